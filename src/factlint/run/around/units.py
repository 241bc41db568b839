"""Units: files that a main file includes, and that are one text together."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factlint.model.citation import Resource, ResourceSort, all_named
from factlint.model.document import Document
from factlint.run.around.files import Files
from factlint.run.discover import is_file, shown

_INCLUDING = frozenset({".tex", ".ltx", ".rst"})
_SIGNS = (b"\\input", b"\\include", b"\\subfile", b"\\import", b".. include::")
_MOST = 500
"""A folder of more files than this is searched for main files no further."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The documents of one text, the main file first; all names in them count from its folder."""

    folder: Path
    documents: tuple[Document, ...]


class Units:
    """Finds the texts that a file is part of, within `root`."""

    def __init__(self, files: Files, root: Path) -> None:
        self._files = files
        self._root = root.absolute()
        self._of_folder: dict[Path, tuple[Unit, ...]] = {}

    def of(self, document: Document) -> list[Unit]:
        """The units that hold this document."""
        path = Path(document.path).absolute()
        if path.suffix.lower() not in _INCLUDING:
            return []
        name = shown(path)
        return [
            unit
            for folder in self._folders(path.parent)
            for unit in self._units(folder)
            if any(member.path == name for member in unit.documents)
        ]

    def _folders(self, folder: Path) -> Iterator[Path]:
        yield folder
        if self._root in folder.parents:
            for parent in folder.parents:
                yield parent
                if parent == self._root:
                    return

    def _units(self, folder: Path) -> tuple[Unit, ...]:
        if folder not in self._of_folder:
            mains = [path for path in self._candidates(folder) if _includes(path)]
            units = [self._unit(path) for path in mains]
            # A file that another one includes is no main file.
            inner = {
                member.path for unit in units for member in unit.documents[1:] if unit.documents
            }
            self._of_folder[folder] = tuple(
                unit for unit in units if unit.documents and unit.documents[0].path not in inner
            )
        return self._of_folder[folder]

    def _candidates(self, folder: Path) -> list[Path]:
        try:
            names = sorted(entry.name for entry in os.scandir(folder))
        except OSError:
            return []
        paths = [folder / name for name in names if Path(name).suffix.lower() in _INCLUDING]
        return paths[:_MOST]

    def _unit(self, main: Path) -> Unit:
        members: dict[str, Document] = {}
        waiting = [main]
        while waiting and len(members) < _MOST:
            document = self._files.document(waiting.pop())
            if isinstance(document, str) or document.path in members:
                continue
            members[document.path] = document
            for resource in all_named(document.resources, ResourceSort.INCLUDE):
                target = found_file(resource, (main.parent, Path(document.path).parent), ".tex")
                if target is not None:
                    waiting.append(target)
        return Unit(main.parent, tuple(members.values()))


def found_file(resource: Resource, folders: tuple[Path, ...], suffix: str) -> Path | None:
    """The file that a name means from one of these folders; the suffix may be left out."""
    for folder in folders:
        for name in (resource.name, resource.name + suffix):
            path = folder / name
            if is_file(path):
                return Path(os.path.normpath(path))
    return None


def _includes(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return any(sign in data for sign in _SIGNS)

"""Units: files that a main file includes, and that are one text together."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from factlint.model.citation import Resource, ResourceSort, all_named
from factlint.model.document import Document
from factlint.run.around.files import Files
from factlint.run.around.looking import INCLUDING
from factlint.run.around.sight import Sight
from factlint.run.discover import shown
from factlint.values import dataclass

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
        self._sight = files.sight
        self._of_folder: dict[Path, tuple[tuple[Unit, ...], str]] = {}

    def of(self, document: Document) -> list[Unit]:
        """The units that hold this document."""
        path = Path(document.path).absolute()
        if path.suffix.lower() not in INCLUDING:
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
        return self._sight.kept(self._of_folder, folder, lambda: self._found(folder))

    def _found(self, folder: Path) -> tuple[Unit, ...]:
        paths = [folder / name for name in self._sight.names(folder, "including")[:_MOST]]
        units = [self._unit(path) for path in paths if self._sight.includes(path)]
        # A file that another one includes is no main file.
        inner = {member.path for unit in units for member in unit.documents[1:]}
        return tuple(
            unit for unit in units if unit.documents and unit.documents[0].path not in inner
        )

    def _unit(self, main: Path) -> Unit:
        members: dict[str, Document] = {}
        waiting = [main]
        while waiting and len(members) < _MOST:
            document = self._files.document(waiting.pop())
            if isinstance(document, str) or document.path in members:
                continue
            members[document.path] = document
            folders = (main.parent, Path(document.path).parent)
            for resource in all_named(document.resources, ResourceSort.INCLUDE):
                target = found_file(self._sight, resource, folders, ".tex")
                if target is not None:
                    waiting.append(target)
        return Unit(main.parent, tuple(members.values()))


def found_file(
    sight: Sight, resource: Resource, folders: tuple[Path, ...], suffix: str
) -> Path | None:
    """The file that a name means from one of these folders; the suffix may be left out."""
    for folder in folders:
        for name in (resource.name, resource.name + suffix):
            path = folder / name
            if sight.is_file(path):
                return Path(os.path.normpath(path))
    return None

"""Which bibliography files a document may cite from."""

from __future__ import annotations

from pathlib import Path

from factlint.errors import ConfigError
from factlint.model.citation import CitationStyle, ResourceSort, all_named
from factlint.model.document import Document
from factlint.model.surroundings import Bibliography
from factlint.run.around.files import Files, entries_of
from factlint.run.around.units import Unit, Units, found_file
from factlint.run.config import Config
from factlint.run.discover import shown
from factlint.values import dataclass, field

_NATURAL = ".bib"


@dataclass(slots=True)
class Linked:
    """What a document may cite from, what it names in vain, what others of its unit cite."""

    bibliographies: dict[str, Bibliography] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    cited_elsewhere: frozenset[str] = frozenset()


class Bibliographies:
    """Reads each bibliography once and says which of them a document may cite from.

    Those that the document or the main file of its unit names; those of the configuration; where
    neither names any, the `.bib` files in the nearest folder at or above the document, up to
    `root`, that has some.
    """

    def __init__(self, config: Config, files: Files) -> None:
        self._config = config
        self._files = files
        self._units = Units(files, config.root)
        self._sight = files.sight
        self._in_folder: dict[Path, tuple[tuple[Path, ...], str]] = {}

    def of(self, document: Document) -> Linked:
        """The bibliographies of a document, and the named ones that cannot be read, with why."""
        linked = Linked()
        if not _may_need(document):
            return linked
        path = Path(document.path)
        units = self._units.of(document)
        for unit in units or [Unit(path.absolute().parent, (document,))]:
            self._add_unit(linked, document, unit)
        for name in self._config.bibliography:
            bibliography = self._required(self._config.root / name)
            linked.bibliographies.setdefault(bibliography.path, bibliography)
        if not linked.bibliographies and not linked.missing and _cites_by_key(document):
            for file in self._nearest(path.absolute().parent):
                self._add(linked, file, shown(file))
        return linked

    def check(self) -> None:
        """ConfigError for a configured bibliography that cannot be read."""
        for name in self._config.bibliography:
            self._required(self._config.root / name)

    def _required(self, path: Path) -> Bibliography:
        found = self._files.bibliography(path)
        if isinstance(found, str):
            raise ConfigError(f"bibliography {shown(path)}: {found}")
        return found

    def _add_unit(self, linked: Linked, document: Document, unit: Unit) -> None:
        cited: set[str] = set(linked.cited_elsewhere)
        for member in unit.documents:
            is_other = member.path != document.path
            for resource in all_named(member.resources, ResourceSort.BIBLIOGRAPHY):
                folders = (unit.folder, Path(member.path).parent, self._config.root)
                file = found_file(self._sight, resource, folders, _NATURAL)
                if file is not None:
                    self._add(linked, file, resource.name)
                elif not _is_elsewhere(resource.name):
                    linked.missing[resource.name] = "there is no such file"
            if is_other:
                if member.references:
                    linked.bibliographies.setdefault(member.path, entries_of(member))
                cited.update(item.key for item in member.citations)
        linked.cited_elsewhere = frozenset(cited)

    def _add(self, linked: Linked, file: Path, name: str) -> None:
        found = self._files.bibliography(file)
        if isinstance(found, str):
            linked.missing[name] = found
        else:
            linked.bibliographies.setdefault(found.path, found)

    def _nearest(self, folder: Path) -> tuple[Path, ...]:
        def look() -> tuple[Path, ...]:
            paths = [folder / name for name in self._sight.names(folder, "bibliographies")]
            found = tuple(path for path in paths if self._sight.is_file(path))
            if not found and self._config.root.absolute() in folder.parents:
                return self._nearest(folder.parent)
            return found

        return self._sight.kept(self._in_folder, folder, look)


def _cites_by_key(document: Document) -> bool:
    """Whether it cites by keys that its own lists do not give."""
    own = any(reference.style is CitationStyle.KEY for reference in document.references)
    return not own and any(item.style is CitationStyle.KEY for item in document.citations)


def _may_need(document: Document) -> bool:
    return (
        bool(document.resources)
        or any(item.style is CitationStyle.KEY for item in document.citations)
        or bool(document.references and document.path.lower().endswith((".tex", ".ltx")))
    )


def _is_elsewhere(name: str) -> bool:
    """Whether it is an address, or a name that a macro makes."""
    return "://" in name or "\\" in name or "{" in name

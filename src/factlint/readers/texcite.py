"""What a LaTeX document cites, lists and names other files for."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.model.citation import (
    Citation,
    CitationStyle,
    Reference,
    Resource,
    ResourceSort,
)
from factlint.model.document import PartKind
from factlint.patterns import lazy_re
from factlint.readers import texwords
from factlint.readers.texarguments import Arguments, Group
from factlint.readers.texflow import Flow

_BARE_NAME = lazy_re(r"[ \t]+([^\s{}\\%]+)")
_SEVERAL = lazy_re(r".*(?:cites|Cites)(?:text)?")


class Citing:
    """Collects citations, entries and resources while the text is written.

    `made` are the bibliographies that the document holds itself, as files to be written.
    """

    def __init__(self, flow: Flow, arguments: Arguments) -> None:
        self.flow = flow
        self.arguments = arguments
        self.source = arguments.source
        self.citations: list[Citation] = []
        self.references: list[Reference] = []
        self.resources: list[Resource] = []
        self.made: set[str] = set()

    def cite(self, name: str, start: int, at: int, *, before: int = 0, only: bool = False) -> int:
        """Reads the arguments of a citing command; returns where they end.

        `before` groups stand before the one that holds keys; `only` says that nothing but a
        listing is meant.
        """
        at = self.arguments.behind_optionals(at)
        for _ in range(before + texwords.LEADING.get(name, 0)):
            skipped = self.arguments.group(at)
            at = self.arguments.behind_optionals(skipped[1] + 1) if skipped is not None else at
        groups: list[Group] = []
        while (group := self.arguments.group(at)) is not None:
            groups.append(group)
            at = group[1] + 1
            if not _SEVERAL.fullmatch(name):
                break
            following = self.arguments.behind_optionals(at)
            if self.arguments.group(following) is None:
                break
            at = following
        if groups:
            keys = [key for group in groups for key in self.arguments.keys(group)]
            self._write(start, keys, at, is_listing=only or texwords.lists(name))
        return at

    def _write(self, start: int, keys: Sequence[Group], end: int, *, is_listing: bool) -> None:
        """Writes `[key, key]`, each key from its own place."""
        keys = [key for key in keys if not self._is_placeholder(key)]
        if not keys:
            return
        flow = self.flow
        muted, flow.muted = flow.muted, 0
        is_apart = not flow.is_open and (muted > 0 or is_listing)
        if is_apart:
            before = flow.kind, flow.section
            flow.kind = flow.section = PartKind.METADATA
        cluster = flow.opened(start)
        flow.put("[", start, keys[0][0])
        for number, (low, high) in enumerate(keys):
            if number:
                flow.put(", ", keys[number - 1][1], low)
            place = flow.length
            flow.take(low, high)
            self.citations.append(
                Citation(
                    place,
                    flow.length,
                    " ".join(self.source[low:high].split()),
                    CitationStyle.KEY,
                    cluster,
                    is_listing,
                )
            )
        flow.put("]", keys[-1][1], end)
        flow.draft.mark(PartKind.CODE, cluster)
        if is_apart:
            flow.end_block()
            flow.kind, flow.section = before
        flow.muted = muted

    def _is_placeholder(self, key: Group) -> bool:
        text = self.source[key[0] : key[1]]
        return "://" in text or any(mark in text for mark in '#\\{}"')

    def name_files(self, name: str, at: int) -> int:
        """Reads a command that names other files; returns where its arguments end."""
        at = self.arguments.behind_optionals(at)
        is_list = name in texwords.BIBLIOGRAPHIES
        group = self.arguments.group(at)
        if group is None:
            bare = None if is_list else _BARE_NAME.match(self.source, at)
            if bare is None:
                return at
            self._name([[bare.span(1)]], ResourceSort.INCLUDE)
            return bare.end()
        end = group[1] + 1
        sort = ResourceSort.BIBLIOGRAPHY if is_list else ResourceSort.INCLUDE
        if is_list:
            self._name([[key] for key in self.arguments.keys(group)], sort)
            return end
        places = [(group[0] + 1, group[1])]
        if name in ("import", "subimport", "inputfrom", "includefrom"):
            second = self.arguments.group(end)
            if second is not None:
                places.append((second[0] + 1, second[1]))
                end = second[1] + 1
        self._name([places], sort)
        return end

    def _name(self, files: Sequence[Sequence[Group]], sort: ResourceSort) -> None:
        """Writes the names of files as a block of their own, or within the paragraph."""
        flow = self.flow
        muted, flow.muted = flow.muted, 0
        if sort is ResourceSort.BIBLIOGRAPHY:
            flow.end_block()  # the list is set apart
        is_apart = not flow.is_open
        before = flow.kind, flow.section
        if is_apart:
            flow.kind = flow.section = PartKind.METADATA
        for number, places in enumerate(files):
            name = "".join(self.source[low:high] for low, high in places).strip()
            if not name or "#" in name or "\\" in name:
                continue
            if number:
                flow.cut(" ")
            place = flow.opened(places[0][0])
            for low, high in places:
                flow.take(low, high)
            flow.draft.mark(PartKind.CODE, place)
            self.resources.append(Resource(sort, name, place, flow.length))
        if is_apart:
            flow.end_block()
            flow.kind, flow.section = before
        flow.muted = muted

    def item(self, start: int, at: int) -> int:
        """Reads `\\bibitem[label]{key}`, which opens an entry; returns where its text begins."""
        at = self.arguments.behind_optionals(at)
        group = self.arguments.group(at)
        if group is None:
            return at
        self.end_item()
        flow = self.flow
        flow.end_block()
        flow.kind, flow.detail, flow.section = PartKind.LIST, "", PartKind.REFERENCES
        place = next(self.arguments.keys(group), None)
        if place is None or self._is_placeholder(place):
            return group[1] + 1
        muted, flow.muted = flow.muted, 0
        first = flow.opened(start)
        flow.put("[", start, place[0])
        low = flow.length
        flow.take(*place)
        key = self.source[place[0] : place[1]]
        self._open_item = (key, first, low, flow.length)
        flow.put("]", place[1], group[1] + 1)
        flow.space(group[1] + 1, group[1] + 1)
        flow.muted = muted
        return group[1] + 1

    _open_item: tuple[str, int, int, int] | None = None

    def end_item(self) -> None:
        """Ends the entry that is open."""
        if self._open_item is None:
            return
        key, start, low, high = self._open_item
        self._open_item = None
        end = max(self.flow.length, high)
        self.references.append(
            Reference(key, start, end, CitationStyle.KEY, key_start=low, key_end=high)
        )

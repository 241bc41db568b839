"""What a Markdown text cites: notes, links by label, keys; and what defines them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from factlint.model.citation import (
    Citation,
    CitationStyle,
    Reference,
    ReferenceField,
    Resource,
)
from factlint.model.document import OffsetMap, Part, PartKind
from factlint.patterns import lazy_re
from factlint.readers.mdinline import LabelUse, folded
from factlint.readers.mdkeys import KeyUse, key_uses
from factlint.readers.mdleaves import Blocks, Definition, Segment
from factlint.readers.mdnumbers import cites_by_number
from factlint.readers.mdworks import (
    bibliographies,
    is_key_definition,
    own_entry,
    own_fields,
    stated_entries,
)
from factlint.readers.mdwrite import WrittenBlock
from factlint.values import dataclass, replace

_NOTE = "#fn:"
_NOTE_LABEL = lazy_re(r"\d{1,3}[a-z]?|[\w:.*†‡§]+", re.IGNORECASE)
_COMMENT = lazy_re(r"<!--.*?-->", re.DOTALL)
_BRACKETED = lazy_re(r"\[([^\[\]]{1,200})\]")
_LABEL = lazy_re(r"https?://\S+|[^\W_](?:[\w +&#'’-]|\.(?=\d))*[\w+#]", re.IGNORECASE)
# Definitions of links may come from a file that is put in when the page is made.
_INCLUDED = lazy_re(
    r"--8<--|\{%-?\s*include|\{!|\{\{#?\s*include|^\.\. include::|<!--\s*#include", re.M
)
_SET = lazy_re(r"\w-\w|\w{1,2}")  # of characters
_EMPTY_SECTION = lazy_re(
    r"\n#{1,4}[ \t]*(?:References|Bibliography|Works Cited)[ \t#]*(?:\{[^}]*\})?\s*\Z"
)
_REFS = "#refs"


@dataclass(frozen=True, slots=True)
class Written:
    """A Markdown document as it came to be: texts, blocks, parts, labels and `{cite}` roles."""

    text: str
    source: str
    offsets: OffsetMap
    blocks: Blocks
    written: Sequence[WrittenBlock]
    parts: Sequence[Part]
    labels: Sequence[LabelUse]
    roles: Sequence[Part]
    values: Mapping[str, Any]


@dataclass(slots=True)
class Cited:
    """The citations, the entries and the named bibliographies of a document, in order."""

    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]
    resources: tuple[Resource, ...]


def without_keys(blocks: Blocks, source: str) -> None:
    """Takes definitions of keys (`[@tag:x]: doi:10.1000/x`) out of those that make links."""
    for definition in blocks.linked:
        if is_key_definition(definition.label, source[slice(*definition.target_place)]):
            blocks.definitions.pop(folded(definition.label), None)


def find_cited(document: Written) -> Cited:
    """All that the format itself marks; numbers in brackets are found in the reading text."""
    return _Finder(document).run()


class _Finder:
    def __init__(self, document: Written) -> None:
        self.document = document
        self.citations: list[Citation] = []
        self.references: list[Reference] = list(stated_entries(document.values))
        self.resources = tuple(bibliographies(document.values, document.source))

    @cached_property
    def _is_whole(self) -> bool:
        """Whether no other file is put into this one when the page is made."""
        return _INCLUDED.search(self.document.source) is None

    def run(self) -> Cited:
        document = self.document
        places = [one for one in document.written if one.part.kind is PartKind.METADATA]
        for definition, block in zip(document.blocks.linked, places, strict=True):
            self._define(definition, block.part.start)
        self._notes()
        self._labels()
        self._keys()
        return Cited(
            tuple(sorted(self.citations, key=lambda one: (one.start, one.end))),
            tuple(sorted(self.references, key=lambda one: one.start)),
            self.resources,
        )

    # --- definitions

    def _define(self, definition: Definition, start: int) -> None:
        source = self.document.source
        target = source[slice(*definition.target_place)]
        label = definition.label
        is_number = label.strip().isdecimal()
        place = _Place(source, definition.segments, start)
        key_start, key_end = place(definition.label_place)
        fields: dict[str, ReferenceField] = {}
        key, style = folded(label), CitationStyle.LABEL
        if is_key_definition(definition.label, target):
            key, style = label[1:], CitationStyle.KEY
        elif is_number and self._cites_by_number:
            key, style = label.strip(), CitationStyle.NUMBER
        if style is CitationStyle.KEY:
            key_start += 1
            fields.update(own_fields(target, place(definition.target_place)[0]))
        else:
            key_start, key_end = key_start - 1, key_end + 1
            if "://" in target:
                fields["url"] = ReferenceField(target, *place(definition.target_place))
        if definition.title_place is not None:
            title = source[slice(*definition.title_place)]
            fields["title"] = ReferenceField(title, *place(definition.title_place))
        end = place((definition.segments[-1][1],) * 2)[1]
        self.references.append(Reference(key, start, end, style, "", fields, key_start, key_end))

    @cached_property
    def _cites_by_number(self) -> bool:
        document = self.document
        defined = {one.label.strip() for one in document.blocks.linked}
        numbers = {label for label in defined if label.isdecimal()}
        return cites_by_number(document.text, document.parts, document.labels, numbers)

    # --- notes

    def _notes(self) -> None:
        defined = set()
        latest: Reference | None = None
        for block in self.document.written:
            if not block.note:
                latest = None
            elif block.part.detail.startswith("[^"):
                start = block.outer
                latest = Reference(
                    block.note,
                    start,
                    block.part.end,
                    CitationStyle.NOTE,
                    key_start=start,
                    key_end=start + len(block.note) + 3,
                )
                self.references.append(latest)
                defined.add(block.note.casefold())
            elif latest is not None:
                latest = replace(latest, end=block.part.end)
                self.references[-1] = latest
        for part in self.document.parts:
            if part.kind is not PartKind.LINK or not part.detail.startswith(_NOTE):
                continue
            label = part.detail[len(_NOTE) :]
            # Brackets with a caret are also sets of characters to leave out.
            is_open = defined and self._is_whole and _NOTE_LABEL.fullmatch(label)
            if label.casefold() in defined or is_open:
                self._add(part.start, part.end, label, CitationStyle.NOTE)

    # --- links by label

    def _labels(self) -> None:
        document = self.document
        known = {
            folded(reference.key): reference.style
            for reference in self.references
            if reference.style in (CitationStyle.LABEL, CitationStyle.NUMBER)
        }
        for use in document.labels:
            name = folded(use.label)
            is_number = known.get(name) is CitationStyle.NUMBER
            if use.is_defined and is_number and document.text.startswith("[", use.start - 1):
                continue
            if use.is_defined or (known and self._is_whole and self._is_plain(use)):
                self._add(use.start, use.end, name, CitationStyle.LABEL)
        if known:
            for name in sorted(self._in_html() & known.keys()):
                self.citations.append(Citation(0, 0, name, CitationStyle.LABEL, 0, is_listing=True))

    def _is_plain(self, use: LabelUse) -> bool:
        """Whether the text and the label of a link that leads nowhere look like those of a link."""
        text = self.document.text
        opening = text.rfind("[", max(0, use.start - 200), use.start - 1)
        shown = text[opening + 1 : use.start - 1] if opening >= 0 else ""
        before = text[opening - 1] if opening > 0 else " "
        return (
            _LABEL.fullmatch(use.label) is not None
            and not use.label.isdecimal()
            and len(shown) > 2
            and "\n" not in shown
            and any(char.isalpha() for char in shown)
            and _SET.fullmatch(use.label) is None
            and (before.isspace() or before in "(!\"'“*_")
        )

    def _in_html(self) -> set[str]:
        """Labels in brackets inside HTML, which some renderers read as links."""
        source = self.document.source
        found: set[str] = set()
        for start, end in self.document.blocks.html:
            if source.find("[", start, end) >= 0:
                shown = _COMMENT.sub("", source[start:end])
                found.update(folded(label) for label in _BRACKETED.findall(shown))
        return found

    # --- keys

    def _keys(self) -> None:
        document = self.document
        if "@" not in document.text and "cite" not in document.text:
            return
        definitions = [
            Part(PartKind.METADATA, one.start, one.end)
            for one in self.references
            if one.style is not CitationStyle.NOTE
        ]
        uses = key_uses(
            document.text,
            [*document.parts, *definitions],
            document.roles,
            is_declared=self._is_declared(),
            names_people=any(name.startswith("@") for name in document.blocks.definitions),
        )
        known = {one.key for one in self.references if one.style is CitationStyle.KEY}
        has_tags = any(key.startswith("tag:") for key in known)
        # Where works are cited by identifiers, other keys are explained in a file of its own.
        is_open = any(use.is_own for use in uses) and not self.resources
        for use in uses:
            if self._is_escaped(use):
                continue
            is_elsewhere = not has_tags if use.key.startswith("tag:") else is_open
            if use.key not in known and not use.is_own and is_elsewhere:
                continue
            self._add(use.start, use.end, use.key, CitationStyle.KEY, use.cluster)
            if use.is_own and use.key not in known:
                known.add(use.key)
                self.references.append(own_entry(use))

    def _is_declared(self) -> bool:
        values = self.document.values
        return (
            bool(self.resources)
            or bool(values.get("references"))
            or bool(values.get("nocite"))
            or any(one.style is CitationStyle.KEY for one in self.references)
            or _REFS in self.document.source
            or _EMPTY_SECTION.search(self.document.source[-200:]) is not None
        )

    def _is_escaped(self, use: KeyUse) -> bool:
        place = self.document.offsets.span(use.start, use.end).start
        return self.document.source.startswith("\\@", max(place - 2, 0))

    def _add(self, start: int, end: int, key: str, style: CitationStyle, cluster: int = -1) -> None:
        self.citations.append(Citation(start, end, key, style, start if cluster < 0 else cluster))


class _Place:
    """Leads from the source to the reading text inside a definition."""

    def __init__(self, source: str, segments: Sequence[Segment], start: int) -> None:
        self.pieces: list[tuple[int, int, int]] = []
        for low, high in segments:
            self.pieces.append((low, high, start))
            start += high - low + (2 if source.startswith("\r\n", high) else 1)

    def __call__(self, place: Segment) -> tuple[int, int]:
        for low, high, start in self.pieces:
            if low <= place[0] <= high:
                return start + place[0] - low, start + place[1] - low
        return self.pieces[0][2], self.pieces[0][2]

"""A plain text divided step by step: its head, what its body certainly lacks, and all its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from factlint.model.document import Part, PartKind, Span
from factlint.readers.bodylines import Lines
from factlint.readers.draft import in_order
from factlint.readers.header import read_header
from factlint.readers.inline import find_ticks, find_urls, may_have_url
from factlint.readers.lines import folded, trimmed
from factlint.readers.metalines import Header
from factlint.readers.plainblocks import is_code_run
from factlint.readers.plaincode import FENCE
from factlint.readers.plainend import begins_paragraph, last_line
from factlint.readers.plainlines import (
    UNDERLINES,
    caption_at,
    item_at,
    may_end_as_caption,
    may_have_captions,
)
from factlint.readers.plainparts import parts_of
from factlint.readers.plainrun import runs_on
from factlint.readers.sections import may_have_references, may_open_references


class PlainBody:
    """A plain body, of which parts of some kinds can be told without dividing all of it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._told: dict[PartKind, Sequence[Part] | None] = {}

    @cached_property
    def parts(self) -> list[Part]:
        """All its parts."""
        return parts_of(self._lines, self._start, self._end)

    def some(self, kinds: frozenset[PartKind]) -> list[Part] | None:
        """The parts of these kinds, None where only all parts tell them."""
        if not kinds.isdisjoint(_UNTOLD):
            return None
        found: list[Part] = []
        for kind in _TELLERS:
            if kind in kinds:
                parts = self._tell(kind)
                if parts is None:
                    return None
                found.extend(parts)
        return found

    def _tell(self, kind: PartKind) -> Sequence[Part] | None:
        if kind not in self._told:
            self._told[kind] = _TELLERS[kind](self)
        return self._told[kind]

    @cached_property
    def _shown(self) -> str:
        return "\n" + folded(self._text[self._start : self._end])

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._text, self._start, self._end)

    def _body(self) -> Sequence[Part] | None:
        start, end = trimmed(self._text, self._start, self._end)
        if start >= end:
            return ()
        # An underline that stands first or last is left out.
        if self._text[start] in UNDERLINES or self._text[end - 1] in UNDERLINES:
            return None
        references = self._tell(PartKind.REFERENCES)
        return None if references is None else (Part(PartKind.BODY, start, end),)

    def _references(self) -> Sequence[Part] | None:
        if not may_have_references(self._shown):
            return ()
        lines = self._lines
        places = [lines.starts[number] for number in lines.naming_references]
        may = any(may_open_references(self._text, place, self._end) for place in places)
        return None if may else ()

    def _captions(self) -> Sequence[Part] | None:
        if not may_have_captions(self._shown):
            return ()
        text, lines = self._text, self._lines
        if may_end_as_caption(lines.shown):
            return None
        return None if any(caption_at(text, lines.place(number)) for number in lines.odd) else ()

    def _codes(self) -> Sequence[Part] | None:
        lines = self._lines
        if lines.has_fence or any(is_code_run(lines, *run) for run in lines.runs()):
            return None
        return tuple(find_ticks(self._text, self._start, self._end))

    def _lists(self) -> Sequence[Part] | None:
        """The items; of a list of references each paragraph is one."""
        if self._tell(PartKind.REFERENCES) is None:
            return None
        text, lines = self._text, self._lines
        return None if any(item_at(text, lines.place(number)) for number in lines.odd) else ()

    def _tables(self) -> Sequence[Part] | None:
        return None if self._lines.has_columns else ()

    def _urls(self) -> Sequence[Part]:
        return tuple(find_urls(self._text, self._start, self._end))


# In the order in which `parts` has them.
_TELLERS: Mapping[PartKind, Callable[[PlainBody], Sequence[Part] | None]] = {
    PartKind.BODY: PlainBody._body,
    PartKind.REFERENCES: PlainBody._references,
    PartKind.CAPTION: PlainBody._captions,
    PartKind.CODE: PlainBody._codes,
    PartKind.LIST: PlainBody._lists,
    PartKind.TABLE: PlainBody._tables,
    PartKind.URL: PlainBody._urls,
}
_CAPTIONS = frozenset({PartKind.CAPTION})
_AROUND_BODY = frozenset({PartKind.REFERENCES, PartKind.CAPTION})
_UNTOLD = frozenset({PartKind.PARAGRAPH, PartKind.HEADING})
_IN_BODY = _UNTOLD | _TELLERS.keys()
# What a text is certainly without, by a look at all of it.
_LOOKS: Mapping[PartKind, Callable[[str, str], bool]] = {
    PartKind.REFERENCES: lambda _, shown: may_have_references(shown),
    PartKind.CAPTION: lambda _, shown: may_have_captions(shown),
    PartKind.URL: lambda text, _: may_have_url(text, 0, len(text)),
}
_IN_HEAD = frozenset(
    {
        PartKind.HEADLINE,
        PartKind.DECK,
        PartKind.BYLINE,
        PartKind.DATELINE,
        PartKind.DATE,
        PartKind.METADATA,
    }
)
_EVER = _IN_BODY | _IN_HEAD


class PlainDivision:
    """The division of a plain text."""

    def __init__(self, text: str, is_article: bool | None) -> None:
        self._text = text
        self._is_article = is_article

    @cached_property
    def _header(self) -> Header:
        return read_header(self._text, 0, len(self._text), with_headline=True)

    @cached_property
    def _body(self) -> PlainBody:
        return PlainBody(self._text, self._header.body_start, self._header.body_end)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All parts, as a document holds them."""
        return in_order([*self._header.parts, *self._body.parts])

    @property
    def metadata(self) -> Mapping[str, Any]:
        """Title, authors, date and the like, as the head states them."""
        return self._header.metadata

    @property
    def is_article(self) -> bool:
        """What the reader was told, else whether the head is that of an article."""
        return self._header.is_article if self._is_article is None else self._is_article

    def some(self, kinds: frozenset[PartKind]) -> Sequence[Part] | None:
        """The parts of these kinds as `parts` has them, None where only all parts tell them."""
        if kinds.isdisjoint(_EVER):
            return ()
        if "parts" in self.__dict__:
            return [part for part in self.parts if part.kind in kinds]
        if not any(map(self._may_have, kinds)):
            return ()
        if kinds.isdisjoint(_IN_BODY):
            return in_order(part for part in self._header.parts if part.kind in kinds)
        found = self._body.some(kinds)
        if found is None:
            return None
        head = [part for part in self._header.parts if part.kind in kinds]
        return in_order(head + found)

    def _may_have(self, kind: PartKind) -> bool:
        """Whether the text may have parts of a kind, told before its head is known."""
        look = _LOOKS.get(kind)
        return look is None or look(self._text, self._shown)

    @cached_property
    def _shown(self) -> str:
        return "\n" + folded(self._text)

    def is_unbroken(self, start: int, end: int) -> bool:
        """Whether a range certainly lies in one block, or in none."""
        text, header = self._text, self._header
        if self._has_returns:
            return False
        if start < header.body_start or end > header.body_end:
            is_apart = end <= header.body_start or start >= header.body_end
            return is_apart and text.find("\n", start, end) < 0
        if text.find("\n", start, end) < 0:
            return True
        return self._has_plain_blocks and runs_on(text, start, end)

    @cached_property
    def _has_returns(self) -> bool:
        return "\r" in self._text

    @cached_property
    def _has_plain_blocks(self) -> bool:
        """Whether there are certainly no captions, which take the lines below them, nor fences."""
        return FENCE not in self._text and self._body.some(_CAPTIONS) == []

    def begins_block(self, offset: int) -> bool:
        """Whether the line that holds the first sign from here on certainly begins a block.

        Of a list or a table it may be another line.
        """
        text, floor = self._text, self._header.body_start
        while text[offset : offset + 1].isspace():
            offset += 1
        is_within = floor <= offset < self._header.body_end
        if not is_within or self._has_returns or not self._has_plain_blocks:
            return False
        first = text.rfind("\n", floor, offset) + 1
        before = text.rfind("\n", floor, max(first - 1, floor)) + 1
        if not first or not text[max(before, floor) : first].strip():
            return True
        return begins_paragraph(text, offset, floor)

    def last_line(self) -> Span | None:
        """The line that the last paragraph of the body ends with, where that is easily told."""
        # A caption takes the lines below it, and references end a body.
        if "\r" in self._text or self._body.some(_AROUND_BODY) != []:
            return None
        return last_line(self._text)

"""What a reader makes of a file: its reading text, its parts, and the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from factlint.model.citation import Citation, Reference, Resource
from factlint.model.link import Hyperlink
from factlint.patterns import lazy_re
from factlint.values import dataclass, field, replace

if TYPE_CHECKING:
    from datetime import date

    from factlint.model.surroundings import Surroundings


class PartKind(StrEnum):
    """The sorts of parts. The first nine divide a document; the others lie inside them."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    DATE = "date"
    BODY = "body"
    CAPTION = "caption"
    REFERENCES = "references"
    METADATA = "metadata"
    PARAGRAPH = "paragraph"
    LAST_PARAGRAPH = "last-paragraph"
    SENTENCE = "sentence"
    QUOTE = "quote"
    LIST = "list"
    TABLE = "table"
    HEADING = "heading"
    CODE = "code"
    LINK = "link"
    URL = "url"


TOP_PARTS = frozenset(list(PartKind)[:9])


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a document, in offsets of its reading text.

    `detail` is what the sort of part has to say: the names in a byline (empty where the label
    names nobody), the target of a link, the level of a heading, the language of a code block,
    the attribution of a block quote.
    """

    kind: PartKind
    start: int
    end: int
    detail: str = ""

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end


def holder_of(parts: Iterable[Part], offset: int) -> PartKind:
    """Which of the dividing parts an offset lies in: the smallest that holds it, else body."""
    holders = [part for part in parts if part.start <= offset <= part.end]
    if not holders:
        return PartKind.BODY
    # An offset at the seam belongs to the part that begins there.
    return min(holders, key=lambda part: (offset == part.end, part.end - part.start)).kind


@dataclass(frozen=True, slots=True)
class Directive:
    """An inline `factlint: …` comment, in offsets of the source.

    `rule` is empty where no rule id was given, `reason` where no reason was; `text` is the quoted
    word that the allow is limited to. `covers` is the range of the source that an allow without
    a quoted word speaks for: its own block, or the next one where it stands alone.
    """

    start: int
    end: int
    covers: Span
    rule: str = ""
    text: str | None = None
    until: date | None = None
    reason: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A place (of the reading text) that is not written as the format demands, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a JSON record: its key and its range in the reading text."""

    key: str
    start: int
    end: int


_LINE_END = lazy_re(r"\r\n|\n|\r")


class LineIndex:
    """Offsets to lines and columns of one text, both counted from 1 in code points."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        if "\r" in text:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        else:  # each line is one longer than what stands between the ends
            self._starts = [0, *accumulate([len(line) + 1 for line in text.split("\n")[:-1]])]

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start_of(self, line: int) -> int:
        """The offset at which a line (from 1) starts."""
        return self._starts[line - 1]


class OffsetMap:
    """Piecewise map from offsets of the reading text to offsets of the source.

    Pieces are `(text_start, text_end, source_start, source_end)`, sorted and without overlap in
    both texts. A piece of equal lengths maps code point by code point; another one (a character
    reference, say) is mapped whole. Text between pieces (a separator that a reader put in)
    belongs to no source and maps to the end of the piece before it.
    """

    __slots__ = ("_pieces", "_starts")

    def __init__(self, pieces: Iterable[tuple[int, int, int, int]] = ()) -> None:
        self._pieces = tuple(pieces)
        self._starts = [piece[0] for piece in self._pieces]

    @property
    def is_identity(self) -> bool:
        """Whether both texts are the same."""
        return not self._pieces

    def span(self, start: int, end: int) -> Span:
        """The source range of a range of the reading text; an empty one stays empty."""
        if not self._pieces:
            return Span(start, end)
        first = self._start(start)
        if end <= start:
            return Span(first, first)
        return Span(first, max(first, self._end(end)))

    def is_contiguous(self, start: int, end: int) -> bool:
        """Whether the range lies in the source as it is read, with nothing in between."""
        if not self._pieces:
            return True
        span = self.span(start, end)
        if span.end - span.start != end - start:
            return False
        return all(
            piece[1] - piece[0] == piece[3] - piece[2] for piece in self._overlapping(start, end)
        )

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """The pieces that share code points with a range of the reading text, in order."""
        return self._overlapping(start, end)

    def _overlapping(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self._pieces) and self._pieces[index][0] < end:
            if self._pieces[index][1] > start:
                yield self._pieces[index]
            index += 1

    def _start(self, offset: int) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self._pieces[0][2]
        text_start, text_end, source_start, source_end = self._pieces[index]
        if offset >= text_end:
            # In a separator: the next piece is where the reader goes on, if there is one.
            following = index + 1
            return (
                self._pieces[following][2]
                if following < len(self._pieces) and (offset > text_end)
                else source_end
            )
        if text_end - text_start == source_end - source_start:
            return source_start + offset - text_start
        return source_start

    def _end(self, offset: int) -> int:
        index = bisect_right(self._starts, offset - 1) - 1
        if index < 0:
            return self._pieces[0][2]
        text_start, text_end, source_start, source_end = self._pieces[index]
        if text_end - text_start == source_end - source_start and offset <= text_end:
            return source_start + offset - text_start
        return source_end


IDENTITY = OffsetMap()


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One document: what is read (`text`), what was stored (`source`), and what is known of it.

    `text` is the reading text: prose without markup, blocks separated by blank lines; all parts
    are offsets of it. `offsets` leads from it to `source`. In plain text and JSON both texts are
    the same. `name` is the id of a JSON record and `line` its line in the file, else None.
    `fields` divides the text of a JSON record, whose findings count within the value that held
    them. `citations`, `references`, `resources` and `links` are those that the format marks as
    such; what only the wording shows is found later. `faults` are the places where
    the format itself is broken (an entry that is not closed, say). `is_text` is false where the
    file does not hold `source` as such, so that nothing can be mended in it. `around` is what the
    run layer found out about the document's surroundings; None where nobody looked.
    """

    path: str
    text: str
    source: str
    offsets: OffsetMap = IDENTITY
    parts: tuple[Part, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)
    directives: tuple[Directive, ...] = ()
    fields: tuple[Field, ...] = ()
    name: str | None = None
    line: int | None = None
    is_article: bool = False
    encoding: str = "utf-8"
    is_encoding_guessed: bool = False
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    resources: tuple[Resource, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    faults: tuple[Fault, ...] = ()
    is_text: bool = True
    around: Surroundings | None = None

    def of_kind(self, *kinds: PartKind) -> Iterator[Part]:
        """The parts of these kinds, in order."""
        return (part for part in self.parts if part.kind in kinds)

    def first(self, kind: PartKind) -> Part | None:
        """The first part of a kind."""
        return next(self.of_kind(kind), None)

    def top_parts(self) -> tuple[Part, ...]:
        """The parts that divide the document."""
        return tuple(self.of_kind(*TOP_PARTS))

    def is_unbroken(self, start: int, end: int) -> bool:
        """Whether a range certainly lies in one block, or in none; a no says nothing."""
        return False

    def begins_block(self, offset: int) -> bool:
        """Whether the first sign from here on certainly begins a block, if it is running text."""
        return False

    def last_line(self) -> Span | None:
        """The line that the last paragraph of the body ends with, where that is easily told."""
        return None

    def words(self) -> int:
        """How many words the reading text has, by white space."""
        return len(self.text.split())

    def amid(self, around: Surroundings) -> Document:
        """The document with its surroundings."""
        return replace(self, around=around)

"""Direct quotations by paragraphs: one over several opens in each and closes in the last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from factlint import regex
from factlint.language.quotemarks import (
    ALL,
    QuoteMark,
    Role,
    double_marks,
    double_places,
    has_single_outer_marks,
    single_marks,
    single_places,
)
from factlint.model.document import Document, Part, PartKind
from factlint.patterns import lazy_regex
from factlint.values import dataclass

_Find = Callable[[str, int, int], Iterator[QuoteMark]]

_ENDS_SENTENCE = frozenset(".!?…")
_BEHIND_END = frozenset(")]}" + ALL)
_ALONE = (PartKind.HEADLINE, PartKind.DECK, PartKind.HEADING, PartKind.CAPTION)

# Words of the writer inside what should be speech: ", said Mr Reed." or ", one trader told us."
_TAG = lazy_regex(
    r"""
    [,?!] \s+ (?:
        (?: he | she | they | it | one | a | an | the | some | his | her | its | \p{Lu}[\w.’'-]+ )
        (?: \s+ (?! (?: be | been | is | are | was | were | I | you | we )\b )
            (?: [\w’'&-]+ | (?: Mr | Mrs | Ms | Dr | St | Inc | Corp | Co | Jr | \p{Lu} )\. )
        ){0,7}?
        \s+ (?: said | added | told | explained | warned | commented | remarked ) (?= [\s.] )
      | (?: said | says | added | adds | explained | warned | wrote )
        \s+ (?: a | an | the | one | \p{Lu}[\w’'-]+ ) (?= [\s.,] )
    )
    """,
    regex.VERBOSE,
)


class Fault(Enum):
    """What is wrong with a mark that has no partner."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    UNEVEN = "uneven"


class Reason(Enum):
    """What shows it."""

    PARAGRAPH = "paragraph"  # the next paragraph does not open with a mark
    NEXT = "next"  # the next quotation opens first
    SPEAKER = "speaker"  # the speaker is named, and then a quotation opens
    END = "end"  # the text is over
    BARE = "bare"  # nothing is open
    REOPEN = "reopen"  # the next paragraph closes it without having opened again
    SINGLE = "single"  # a single mark, which may be an apostrophe


class Loose(NamedTuple):
    """A mark without its partner; `other` is the mark or place that shows it, else its own."""

    start: int
    end: int
    fault: Fault
    reason: Reason
    other: int


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a document, in order and without overlap, and the marks left over."""

    parts: tuple[Part, ...]
    loose: tuple[Loose, ...]


NONE = Quotations((), ())
"""Of a text without any."""


def may_be_in(text: str) -> bool:
    """Whether a text may have quotations or marks left over: a no is certain."""
    return bool(double_places(text)) or has_single_outer_marks(text)


def read(document: Document, within: tuple[Part, ...]) -> Quotations:
    """The quotations in these blocks, marks included.

    `detail` of a part is `open` where it does not close in its block, or where the next mark
    opens again after the end of a sentence, as joined paragraphs do.
    """
    text = document.text
    double = _pair(text, within, double_marks, double_places(text))
    if not has_single_outer_marks(text):
        return double
    single = _pair(text, within, single_marks, single_places(text))
    loose = tuple(item._replace(fault=Fault.UNEVEN, reason=Reason.SINGLE) for item in single.loose)
    return Quotations(_united(single.parts, double.parts), loose)


def touches(quoted: tuple[Part, ...], start: int, end: int) -> bool:
    """Whether a range overlaps one of these quotations."""
    index = bisect_right(quoted, start, key=lambda part: part.start) - 1
    if index >= 0 and start < quoted[index].end:
        return True
    return index + 1 < len(quoted) and quoted[index + 1].start < end


def _pair(text: str, within: tuple[Part, ...], find: _Find, places: list[int]) -> Quotations:
    """The quotations of one sort of marks; `places` is where a mark may begin, in order."""
    if not places:
        return NONE
    pairing = _Pairing(text, find)
    for block in within:
        if bisect_left(places, block.start) < bisect_left(places, block.end):
            pairing.read(block)
        else:
            pairing.pass_over(block)
    pairing.finish()
    parts = sorted(pairing.parts, key=lambda part: part.start)
    return Quotations(tuple(parts), tuple(sorted(pairing.loose)))


def _united(first: tuple[Part, ...], second: tuple[Part, ...]) -> tuple[Part, ...]:
    """Both, in order, without those that overlap an earlier one."""
    found: list[Part] = []
    for part in sorted((*first, *second), key=lambda part: (part.start, -part.end)):
        if not found or part.start >= found[-1].end:
            found.append(part)
    return tuple(found)


@dataclass(slots=True)
class _Open:
    """A quotation that has not closed: `depth` marks inside it are open, too."""

    start: int
    end: int
    stop: int = 0  # where its block ends
    depth: int = 0
    held_another: bool = False


class _Pairing:
    """Goes through the blocks; `carried` is what was open at the end of an earlier one."""

    def __init__(self, text: str, find: _Find) -> None:
        self.text = text
        self.find = find
        self.parts: list[Part] = []
        self.loose: list[Loose] = []
        self._open: _Open | None = None
        self._carried: _Open | None = None
        self._passed: list[Part] = []
        self._doubtful = False

    def read(self, block: Part) -> None:
        """Pairs the marks of one block."""
        outer = None
        if block.kind in _ALONE:
            outer, self._carried = self._carried, None
        self._doubtful = False
        is_first = True
        for mark in self.find(self.text, block.start, block.end):
            role = mark.role
            if role is Role.EITHER:
                if mark.is_doubtful and not self._open:
                    continue
                role = Role.CLOSES if self._open else Role.OPENS
            if role is Role.OPENS:
                self._opens(mark, block, is_first)
            else:
                self._closes(mark, block)
            is_first = False
        self._end_block(block)
        if block.kind in _ALONE:
            if self._carried is not None:
                self._add(self._carried, Fault.UNCLOSED, Reason.END)
            self._carried = outer
        elif self._carried is not None and is_first:
            self._passed.append(block)

    def pass_over(self, block: Part) -> None:
        """As `read`, for a block without a mark."""
        self._doubtful = False
        if self._carried is not None and block.kind not in _ALONE:
            self._passed.append(block)

    def finish(self) -> None:
        """What is still open at the end was never closed, unless the text itself stops there."""
        if self._carried is None:
            return
        stop = self._carried.stop
        end = self.text[max(self._carried.start, stop - 8) : stop].rstrip()
        if end.endswith(("...", "…")):
            return
        if self._passed:
            self._add(self._carried, Fault.UNCLOSED, Reason.PARAGRAPH, self._passed[0].start)
        elif end.rstrip(ALL + ")]")[-1:] in _ENDS_SENTENCE:
            self._add(self._carried, Fault.UNCLOSED, Reason.END)

    def _opens(self, mark: QuoteMark, block: Part, is_first: bool) -> None:
        self._doubtful = False
        if self._carried is not None:
            continues = is_first and not self.text[block.start : mark.start].strip()
            goes_on = self._passed[0].start if self._passed else block.start
            if continues and not self._passed:
                self._judge_next(self._carried, mark)
            else:
                self._add(self._carried, Fault.UNCLOSED, Reason.PARAGRAPH, goes_on)
            self._carried = None
            self._passed.clear()
        if self._open is None:
            self._open = _Open(mark.start, mark.end)
        elif _follows_sentence(self.text, self._open.end, mark.start):
            self._judge_next(self._open, mark)
            end = mark.start
            while self.text[end - 1].isspace():
                end -= 1
            self.parts.append(Part(PartKind.QUOTE, self._open.start, end, "open"))
            self._open = _Open(mark.start, mark.end)
        else:
            self._open.depth += 1

    def _closes(self, mark: QuoteMark, block: Part) -> None:
        if self._open is not None:
            if self._open.depth:
                self._open.depth -= 1
                self._open.held_another = True
                return
            self.parts.append(Part(PartKind.QUOTE, self._open.start, mark.end))
            self._open = None
            self._doubtful = mark.is_doubtful
        elif mark.is_doubtful:
            return
        elif self._doubtful:
            self.parts[-1] = Part(PartKind.QUOTE, self.parts[-1].start, mark.end)
            self._doubtful = False
        elif self._carried is not None:
            self._add(self._carried, Fault.UNEVEN, Reason.REOPEN, block.start)
            self.parts.extend(Part(PartKind.QUOTE, one.start, one.end) for one in self._passed)
            self.parts.append(Part(PartKind.QUOTE, block.start, mark.end))
            self._carried = None
            self._passed.clear()
        else:
            self.loose.append(Loose(mark.start, mark.end, Fault.UNOPENED, Reason.BARE, mark.start))

    def _end_block(self, block: Part) -> None:
        if self._open is not None:
            self.parts.append(Part(PartKind.QUOTE, self._open.start, block.end, "open"))
            self._open.stop = block.end
            self._carried, self._open = self._open, None

    def _judge_next(self, opened: _Open, mark: QuoteMark) -> None:
        """A mark that opens again goes on with the quotation, unless the writer spoke between."""
        if opened.held_another:
            self._add(opened, Fault.UNCLOSED, Reason.NEXT, mark.start)
        elif _TAG.search(self.text, opened.end, mark.start):
            self._add(opened, Fault.UNCLOSED, Reason.SPEAKER, mark.start)

    def _add(self, opened: _Open, fault: Fault, reason: Reason, other: int = -1) -> None:
        place = opened.start if other < 0 else other
        self.loose.append(Loose(opened.start, opened.end, fault, reason, place))


def _follows_sentence(text: str, floor: int, start: int) -> bool:
    place = start - 1
    while place >= floor and (text[place].isspace() or text[place] in _BEHIND_END):
        place -= 1
    return place >= floor and text[place] in _ENDS_SENTENCE

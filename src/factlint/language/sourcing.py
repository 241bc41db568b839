"""Whether figures may stand without a source: a quick look, before a text is divided."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from factlint.language.speakers import certainly_says_who
from factlint.model.document import Document, PartKind
from factlint.patterns import lazy_re

# Where a stretch may end: at a blank line, and before a line that is indented.
_STRETCH = lazy_re(r"\n(?=\s)")
_STOPS = lazy_re(r"[.!?…](?=[\"'”’»)\]]*\s)")
_LONGEST = 2_000  # code points of a stretch: in a longer one a figure has few words near it
_DEEP = 4  # white space before a line that may be code


def may_lack(
    document: Document, figures: Sequence[tuple[int, int]], fewest: int, fewest_words: int
) -> bool:
    """Whether so many sentences with figures may have no source in them or in those beside them.

    Stretches of text that run on in one block are divided at all stops, so that a piece is never
    more than a sentence, and what stands in the pieces beside one stands in a sentence beside it.
    Blocks of fewer than `fewest_words` words are passed over, as are lists and tables.
    """
    for body in document.of_kind(PartKind.BODY):
        look = _Look(document, body.start, body.end, fewest_words)
        for start, _ in figures:
            if body.start <= start < body.end:
                fewest -= look.takes(start)
                if fewest <= 0:
                    return True
    return False


class _Look:
    """The stretches of a body, each looked at when first asked for."""

    def __init__(self, document: Document, start: int, end: int, fewest_words: int) -> None:
        self._document = document
        self._fewest_words = fewest_words
        ends = [match.end() for match in _STRETCH.finditer(document.text, start, end)]
        self._bounds = [start, *ends, end]
        self._known: dict[int, _Stretch] = {}
        self._brief: dict[int, bool] = {}
        self._taken: set[tuple[int, int]] = set()

    def takes(self, offset: int) -> bool:
        """Whether a figure is the first of its piece, and no source is seen near it."""
        number = bisect_right(self._bounds, offset) - 1
        brief = self._brief.get(number)
        if brief is None:
            brief = self._brief[number] = self._is_brief(number)
        if brief:
            return False
        own = self._stretch(number)
        if not own.sourced:
            return True
        index = bisect_right(own.ends, offset)
        if (number, index) in self._taken or any(own.sourced[max(0, index - 1) : index + 2]):
            return False
        self._taken.add((number, index))
        if index == 0 and self._is_sourced_beside(number, -1):
            return False
        return index < len(own.ends) or not self._is_sourced_beside(number, 1)

    def _is_sourced_beside(self, number: int, step: int) -> bool:
        """Whether the piece before a stretch, or behind it, is prose that names a source."""
        number += step
        while 0 <= number < len(self._bounds) - 1:
            low, high = self._bounds[number], self._bounds[number + 1]
            if self._document.text[low:high].strip():
                beside = self._stretch(number)
                return beside.is_prose and beside.sourced[0 if step > 0 else -1]
            number += step
        return False

    def _is_brief(self, number: int) -> bool:
        """Whether a stretch is certainly a block, or a row or an item, of few words."""
        start, end = self._bounds[number : number + 2]
        words = self._fewest_words
        if len(self._document.text[start:end].split(None, words)) >= words:
            return False
        if not self._document.begins_block(start):
            return False
        return number + 2 == len(self._bounds) or self._document.begins_block(end)

    def _stretch(self, number: int) -> _Stretch:
        found = self._known.get(number)
        if found is None:
            found = _Stretch(self._document, *self._bounds[number : number + 2])
            self._known[number] = found
        return found


class _Stretch:
    """The pieces of a stretch and which of them name a source; none where it may not run on.

    `is_prose` where it is certainly neither code nor a part of a table.
    """

    def __init__(self, document: Document, start: int, end: int) -> None:
        text = document.text
        self.ends: list[int] = []
        self.sourced: list[bool] = []
        self.is_prose = False
        last = end - 1 if text[end - 1] == "\n" else end
        if end - start > _LONGEST or not document.is_unbroken(start, last):
            return
        self.is_prose = _is_prose(text[start:last])
        # A stop at the end begins no piece.
        self.ends = [match.end() for match in _STOPS.finditer(text, start, last)]
        if self.ends and not text[self.ends[-1] : last].strip(" \"'”’»)]\n\t"):
            self.ends.pop()
        lows = [start, *self.ends]
        self.sourced = [
            certainly_says_who(text, low, high)
            for low, high in zip(lows, [*self.ends, end], strict=True)
        ]


def _is_prose(stretch: str) -> bool:
    shown = stretch.strip()
    if not shown[:1].isalnum() and shown[:1] not in ('"', "“"):
        return False
    if "\n" in shown:
        return True  # of which no line but the first is indented
    indent = len(stretch) - len(stretch.lstrip())
    return indent < _DEEP and not any(gap in shown for gap in ("  ", "\t", "|"))

"""The numbers of a document, in order, and those within a range of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial

from factlint.language.pieces import Found, pieces
from factlint.language.quantities import ranges, scan, spelled
from factlint.language.quantities.number import End, Hedge, Number, Sort
from factlint.language.sentences import sure_ends
from factlint.patterns import lazy_re

__all__ = ["End", "Hedge", "Number", "Numbers", "Sort", "find", "may_be"]

_FIGURE = lazy_re(r"\d[\d.,]*")


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """All numbers of a text, or of a range of it, sorted by place."""
    return ranges.join(text, scan.find(text, start, len(text) if end is None else end))


def may_be(text: str, start: int, end: int, fewest: int) -> bool:
    """Whether a range has as many figures and number words as so many numbers need."""
    figures = len(_FIGURE.findall(text, start, end))
    return figures >= fewest or figures + spelled.starts(text, start, end) >= fewest


def may_be_spelled(text: str, start: int, end: int) -> bool:
    """Whether a number in words may stand in a range."""
    return spelled.starts(text, start, end) > 0


def _divided(text: str) -> Iterator[tuple[int, int]]:
    for start, end in pieces(text):
        for behind in sure_ends(text, start, end):
            yield start, behind
            start = behind
        yield start, end


class Numbers:
    """The numbers of a text, found in one of its pieces at a time."""

    def __init__(self, text: str) -> None:
        self._text = text
        # No number, no date and no range goes on behind what is surely the end of a sentence.
        self._found = Found(text, partial(find, text), list(_divided(text)))

    @cached_property
    def all(self) -> tuple[Number, ...]:
        """All of them, sorted by place, without overlap."""
        return self._found.all()

    def up_to(self, offset: int) -> tuple[Number, ...]:
        """Those of a piece of the text that begin at an offset or before it, without the others."""
        known, (start, end) = self._found.known_around(offset)
        if known is None:
            found: list[Number] = []
            for number in scan.each(self._text, start, end):
                found.append(number)  # one behind the offset may change the one before it
                if number.start > offset:
                    break
            known = ranges.join(self._text, found)
        return tuple(number for number in known if number.start <= offset)

    def within(self, start: int, end: int) -> tuple[Number, ...]:
        """Those that lie wholly in a range."""
        found = self._found.starting_in(start, end)
        while found and found[-1].end > end:
            found = found[:-1]
        return found

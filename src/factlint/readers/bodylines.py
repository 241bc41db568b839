"""The lines of a plain body, and what all of them together tell of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from factlint.readers.lines import Line, folded, lines_of
from factlint.readers.plaincode import FENCE
from factlint.readers.plainlines import names_source, odd_lines
from factlint.readers.sections import naming_references

_LONGEST_INDENT = 80


class Lines:
    """The lines of a range of a text, as they stand and without white space at their ends."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        body = text[start:end]
        if "\r" in body:
            places = list(lines_of(text, start, end))
            self.__dict__["starts"] = [low for low, _ in places]
            self.raw = [text[low:high] for low, high in places]
        else:
            self.raw = body.split("\n")
        self._start = start
        self.bare = list(map(str.strip, self.raw))
        self.shown = shown = folded("\n" + "\n".join(self.bare))
        self.has_fence = FENCE in body
        self.odd = odd_lines(shown)
        self.has_source = names_source(shown)
        self.has_columns = "  " in shown or "\t" in shown or "|" in shown

    @cached_property
    def starts(self) -> list[int]:
        """Where each line starts; of lines that end with a line feed, as others are told it."""
        return list(accumulate([len(line) + 1 for line in self.raw], initial=self._start))

    @cached_property
    def naming_references(self) -> list[int]:
        """Which lines may open a list of references, by what they begin with."""
        return naming_references(self.shown)

    def place(self, number: int) -> Line:
        """Where a line stands."""
        start = self.starts[number]
        return start, start + len(self.raw[number])

    def places(self, first: int, last: int) -> list[Line]:
        """Where some lines stand."""
        return [self.place(number) for number in range(first, last)]

    def end(self, number: int) -> int:
        """Where a line ends."""
        return self.starts[number] + len(self.raw[number])

    def has_odd(self, first: int, last: int) -> bool:
        """Whether one of these lines may be more than a line of a paragraph by its beginning."""
        index = bisect_left(self.odd, first)
        return index < len(self.odd) and self.odd[index] < last

    def odd_in(self, first: int, last: int) -> list[int]:
        """Which of these lines may be more than a line of a paragraph by their beginning."""
        return self.odd[bisect_left(self.odd, first) : bisect_left(self.odd, last)]

    def indents(self, first: int, last: int) -> list[int]:
        """How many characters of white space some lines begin with."""
        found = [len(line) - len(line.lstrip()) for line in self.raw[first:last]]
        if max(found) > _LONGEST_INDENT:
            return [min(indent, _LONGEST_INDENT) for indent in found]
        return found

    def has_source_in(self, first: int, last: int) -> bool:
        """Whether some lines hold what stands before the source of a picture."""
        return self.has_source and names_source(folded("\n".join(self.bare[first:last])))

    def runs(self) -> Iterator[tuple[int, int]]:
        """Runs of lines that are not blank: the number of the first, and of the one behind."""
        bare = [*self.bare, ""]
        first, last = 0, len(self.bare)
        while first < last:
            behind = bare.index("", first)
            if behind > first:
                yield first, behind
            first = behind + 1

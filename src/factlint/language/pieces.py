"""A text in pieces that are looked at one at a time, and what is found in each when first asked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from factlint.patterns import lazy_re

_BLANK = lazy_re(r"\n[^\S\n]*\n\s*|\r[^\S\r]*\r\s*")
_GAP = lazy_re(r"[.!?][\"'”’)]*\s+")
_LONG = 1_500


class Placed(Protocol):
    """Something that begins at an offset of a text."""

    @property
    def start(self) -> int:
        """The offset."""


Item = TypeVar("Item", bound=Placed)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Blocks of a text, each with the blank lines behind it.

    A block of more than 1,500 code points is divided, behind a sentence where there is one, else
    behind a line or a word.
    """
    start = 0
    for match in _BLANK.finditer(text):
        yield from _divided(text, start, match.end())
        start = match.end()
    yield from _divided(text, start, len(text))


def _divided(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONG:
        cut = _cut(text, start + _LONG // 2, start + _LONG)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _cut(text: str, low: int, high: int) -> int:
    match = _GAP.search(text, low, high)
    if match:
        return match.end()
    for sign in "\n ":
        space = text.rfind(sign, low, high)
        if space >= 0:
            return space + 1
    return high


def may_divide_words(text: str) -> bool:
    """Whether a piece may end elsewhere than behind white space: in a very long word."""
    if len(text) <= _LONG:
        return False
    step = _LONG // 4
    return any(
        " " not in part and "\n" not in part
        for part in (text[start : start + step] for start in range(0, len(text) - step + 1, step))
    )


class Found(Generic[Item]):
    """What `find(start, end)` finds in each piece of a text, sorted by place, each piece once.

    The pieces are those of `pieces`, where no others are given.
    """

    def __init__(
        self,
        text: str,
        find: Callable[[int, int], Iterable[Item]],
        bounds: list[tuple[int, int]] | None = None,
    ) -> None:
        self._bounds = list(pieces(text)) if bounds is None else bounds
        self._find = find
        self._known: list[tuple[Item, ...] | None] = [None] * len(self._bounds)

    def all(self) -> tuple[Item, ...]:
        """Everything."""
        return tuple(item for index in range(len(self._bounds)) for item in self._of(index))

    def around(self, offset: int) -> tuple[Item, ...]:
        """What is in the piece that holds an offset."""
        index = bisect_right(self._bounds, offset, key=_first) - 1
        return self._of(index) if index >= 0 else ()

    def known_around(self, offset: int) -> tuple[tuple[Item, ...] | None, tuple[int, int]]:
        """What was found in the piece that holds an offset, None if nobody asked; its range."""
        index = bisect_right(self._bounds, offset, key=_first) - 1
        return (self._known[index], self._bounds[index]) if index >= 0 else ((), (0, 0))

    def starting_in(self, start: int, end: int) -> tuple[Item, ...]:
        """What begins in a range."""
        index = max(bisect_right(self._bounds, start, key=_first) - 1, 0)
        found: list[Item] = []
        while index < len(self._bounds) and self._bounds[index][0] < end:
            items = self._of(index)
            found += items[_at(items, start) : _at(items, end)]
            index += 1
        return tuple(found)

    def _of(self, index: int) -> tuple[Item, ...]:
        items = self._known[index]
        if items is None:
            items = self._known[index] = tuple(self._find(*self._bounds[index]))
        return items


def _first(bounds: tuple[int, int]) -> int:
    return bounds[0]


def _at(items: Sequence[Item], offset: int) -> int:
    return bisect_left(items, offset, key=lambda item: item.start)

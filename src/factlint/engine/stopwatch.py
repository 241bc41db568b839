"""Where the time goes: seconds of the processor by rule, and for reading and scanning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import process_time
from typing import TypeVar

READING, SCANNING = "(reading)", "(scanning)"

_Item = TypeVar("_Item")
_Value = TypeVar("_Value")


class Stopwatch:
    """Adds up the time that parts of a check take.

    What several rules share (sentences, names) is found when it is first asked for, so its time
    counts for the first of them.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def over(self, name: str, items: Iterable[_Item]) -> Iterator[_Item]:
        """The items, while the time to make each counts for `name`."""
        iterator = iter(items)
        end = object()
        while True:
            item = self.around(name, lambda: next(iterator, end))
            if item is end:
                return
            yield item  # type: ignore[misc]

    def around(self, name: str, action: Callable[[], _Value]) -> _Value:
        """What the action gives, while its time counts for `name`."""
        start = process_time()
        try:
            return action()
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + process_time() - start

"""Which asterisks, underscores and tildes of a Markdown text are emphasis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.values import dataclass


@dataclass(slots=True)
class Run:
    """A run of one delimiter; `count` is how many of it are not used yet."""

    mark: str
    start: int
    end: int
    count: int
    opens: bool
    closes: bool

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Run:
        """The run at a place, which opens or closes by what stands on either side."""
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        left = not after.isspace() and (after.isalnum() or before.isspace() or not before.isalnum())
        right = not before.isspace() and (
            before.isalnum() or after.isspace() or not after.isalnum()
        )
        mark = text[start]
        if mark == "_":
            opens = left and (not right or not before.isalnum())
            closes = right and (not left or not after.isalnum())
        else:
            opens, closes = left, right
        return cls(mark, start, end, end - start, opens, closes)


def emphasis(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """The ranges of delimiters that are markup.

    Each run closes what is open of its kind, the nearest first. What stands open between a pair
    is text, and leaves the stack with it, so that the work is linear.
    """
    stack: list[Run] = []
    waiting = {"*": 0, "_": 0, "~": 0}
    for run in runs:
        if run.closes:
            yield from _close(run, stack, waiting)
        if run.opens and run.count:
            stack.append(run)
            waiting[run.mark] += 1


def _close(run: Run, stack: list[Run], waiting: dict[str, int]) -> Iterator[tuple[int, int]]:
    while run.count and waiting[run.mark]:
        while stack[-1].mark != run.mark:
            waiting[stack.pop().mark] -= 1
        opener = stack[-1]
        if not _fits(opener, run):
            return
        used = 2 if opener.count >= 2 and run.count >= 2 else 1
        if run.mark == "~":
            used = min(opener.count, run.count)
        high = opener.start + opener.count
        yield high - used, high
        low = run.end - run.count
        yield low, low + used
        opener.count -= used
        run.count -= used
        if not opener.count:
            stack.pop()
            waiting[run.mark] -= 1


def _fits(opener: Run, closer: Run) -> bool:
    """CommonMark's rule of three: keeps `*a**b*` from being read as two emphases."""
    if not (opener.closes or closer.opens):
        return True
    lengths = (opener.end - opener.start, closer.end - closer.start)
    return sum(lengths) % 3 != 0 or all(length % 3 == 0 for length in lengths)

"""Lines of a text, by their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factlint.patterns import lazy_re

Line = tuple[int, int]

_LINE = lazy_re(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")


def lines_of(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines of a range, without their ends; the last one may be empty."""
    if text.find("\r", start, end) >= 0:
        yield from _mixed(text, start, end)
        return
    while True:
        stop = text.find("\n", start, end)
        if stop < 0:
            yield start, end
            return
        yield start, stop
        start = stop + 1


def _mixed(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines of a range in which a carriage return may end one."""
    for match in _LINE.finditer(text, start, end):
        yield match.span(1)
        if match.end() == match.end(1):
            return


def folded(text: str) -> str:
    """A text in lower case and as long as it was, as those read it who ignore case.

    The letters beyond ASCII that are one of a-z where case is ignored are written as these.
    """
    if text.isascii():
        return text.lower()
    return text.replace("\u0130", "i").lower().replace("\u017f", "s").replace("\u0131", "i")


def numbers_of(pattern: re.Pattern[str], shown: str) -> list[int]:
    """The numbers of the lines that match; the pattern begins with the break before a line."""
    found: list[int] = []
    number = last = 0
    for match in pattern.finditer(shown):
        number += shown.count("\n", last, match.start())
        last = match.start()
        found.append(number)
    return found


def trimmed(text: str, start: int, end: int) -> Line:
    """A range without the white space at its ends."""
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return start, end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

"""Lines of a text, by their offsets."""

from __future__ import annotations

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


def runs_of(text: str, start: int, end: int) -> Iterator[list[Line]]:
    """Runs of lines that are not blank."""
    run: list[Line] = []
    for line, shown in _shown(text, start, end):
        if shown and not shown.isspace():
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _shown(text: str, start: int, end: int) -> Iterator[tuple[Line, str]]:
    """The lines of a range with their texts."""
    if text.find("\r", start, end) >= 0:
        for line in _mixed(text, start, end):
            yield line, text[line[0] : line[1]]
        return
    for shown in text[start:end].split("\n"):
        stop = start + len(shown)
        yield (start, stop), shown
        start = stop + 1


def trimmed(text: str, start: int, end: int) -> Line:
    """A range without the white space at its ends."""
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return start, end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

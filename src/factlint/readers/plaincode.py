"""Code in plain text: lines that are all indented, and that look like it."""

from __future__ import annotations

from collections.abc import Sequence

from factlint import regex
from factlint.patterns import lazy_re, lazy_regex
from factlint.readers.lines import Line, trimmed

FENCE = "```"
_CODE = lazy_regex(
    r"[{};=<>\\]|\(\)|^\s*[$>#]\s|^\s*(?:def|class|import|from|return|for|if|let|const)\b", regex.M
)
# A blank line before one that is indented; only its beginning is taken, as the next one may be
# blank too.
_DEEP = lazy_re(r"\n(?=[^\S\n]*\n(?:\t|[^\S\n]{4}))")
_BLANK = lazy_re(r"\n[^\S\n]*(?:\n|\Z)")


def is_code(text: str, lines: Sequence[Line]) -> bool:
    """Whether lines without a blank one among them are code."""
    if not all(_is_deep(text, line[0]) for line in lines):
        return False
    marked = sum(bool(_CODE.search(text, *line)) for line in lines)
    return marked * 2 > len(lines)


def _is_deep(text: str, start: int) -> bool:
    return text[start] == "\t" or text[start : start + 4].isspace()


def may_have_code_blocks(text: str, start: int, end: int) -> bool:
    """Whether a range, whose lines end with a line feed, may hold blocks of code.

    A no is certain.
    """
    if text.find(FENCE, start, end) >= 0:
        return True
    places = [text.find("\n", match.end(), end) + 1 for match in _DEEP.finditer(text, start, end)]
    first = text.rfind("\n", start, trimmed(text, start, end)[0]) + 1
    return any(_may_be_code(text, place, end) for place in (max(first, start), *places))


def _may_be_code(text: str, start: int, end: int) -> bool:
    """As `may_have_code_blocks`, of the run of lines that begins at a place."""
    if start >= end or not _is_deep(text, start):
        return False
    stop = _BLANK.search(text, start, end)
    last = end if stop is None else stop.start()
    if _CODE.search(text, start, last) is None:
        return False
    return all(line[:1] == "\t" or line[:4].isspace() for line in text[start:last].split("\n"))

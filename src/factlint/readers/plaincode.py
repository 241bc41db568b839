"""Code in plain text: lines that are all indented, and that look like it."""

from __future__ import annotations

from collections.abc import Sequence

from factlint import regex
from factlint.patterns import lazy_re, lazy_regex
from factlint.readers.lines import Line

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


def may_have_code_blocks(body: str, shown: str) -> bool:
    """Whether a body, `shown` when folded, may hold blocks of code.

    A no is certain. Its lines must end with a line feed.
    """
    if FENCE in body:
        return True
    places = [body.find("\n", match.end()) + 1 for match in _DEEP.finditer(body)]
    first = body.rfind("\n", 0, len(shown) - len(shown.lstrip())) + 1
    return any(_may_be_code(body, place) for place in (first, *places))


def _may_be_code(body: str, start: int) -> bool:
    """As `may_have_code_blocks`, of the run of lines that begins at a place."""
    if start >= len(body) or not _is_deep(body, start):
        return False
    stop = _BLANK.search(body, start)
    last = len(body) if stop is None else stop.start()
    if _CODE.search(body, start, last) is None:
        return False
    return all(line[:1] == "\t" or line[:4].isspace() for line in body[start:last].split("\n"))

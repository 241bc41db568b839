"""Code in plain text: lines that are all indented, and that look like it."""

from __future__ import annotations

from collections.abc import Sequence

from factlint import regex
from factlint.patterns import lazy_regex
from factlint.readers.lines import Line

FENCE = "```"
_CODE = lazy_regex(
    r"[{};=<>\\]|\(\)|^\s*[$>#]\s|^\s*(?:def|class|import|from|return|for|if|let|const)\b", regex.M
)


def is_code(text: str, lines: Sequence[Line]) -> bool:
    """Whether lines without a blank one among them are code."""
    if not all(_is_deep(text, line[0]) for line in lines):
        return False
    marked = sum(bool(_CODE.search(text, *line)) for line in lines)
    return marked * 2 > len(lines)


def _is_deep(text: str, start: int) -> bool:
    return text[start] == "\t" or text[start : start + 4].isspace()

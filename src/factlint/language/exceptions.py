"""Exceptions of a rule: expressions that make legal what they cover."""

from __future__ import annotations

from collections.abc import Iterable

from factlint import regex
from factlint.patterns import compile_regex

_REACH = 80  # how far around a place an exception may reach, in code points


class Exceptions:
    """The `unless` of a rule, compiled. ValueError where one is no regular expression."""

    def __init__(self, patterns: Iterable[str], *, ignore_case: bool = True) -> None:
        flags = regex.IGNORECASE if ignore_case else 0
        try:
            self._patterns = tuple(compile_regex(text, flags) for text in patterns)
        except regex.error as error:
            raise ValueError(f"'unless' is no regular expression: {error}") from error

    def cover(self, text: str, start: int, end: int) -> bool:
        """Whether a range lies inside a match of one of them."""
        floor, ceiling = max(0, start - _REACH), min(len(text), end + _REACH)
        for pattern in self._patterns:
            for match in pattern.finditer(text, floor, ceiling, overlapped=True):
                if match.start() > start:
                    break
                if end <= match.end():
                    return True
        return False

"""An expression that the scan tries: for which rules, behind which gate, and how it is tried."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from factlint import regex
from factlint.kinds.base import NO_GROUPS, Hit, Needle, NeedleSort
from factlint.patterns import compile_regex
from factlint.ruleset.literals import fold, required_literals


class Expression:
    """An expression behind the literals that it cannot match without, once for all its rules.

    `gate` is the number of the gate behind which all these rules stand, if they do.
    """

    def __init__(self, needle: Needle, gate: int | None = None) -> None:
        self.needle = needle
        self.gate = gate
        self.numbers: set[int] = set()
        self.is_phrase = needle.sort is NeedleSort.WORDS
        self._takers: dict[str, list[int]] = {}
        if self.is_phrase:
            self.literals: tuple[str, ...] = (fold(max(needle.pattern.split(), key=len)),)
        elif needle.literals is None:
            self.literals = required_literals(needle.pattern)
        else:
            self.literals = needle.literals

    def give(self, number: int, key: str) -> None:
        """Give the hits, with this key, to the rule of this number too."""
        self.numbers.add(number)
        self._takers.setdefault(key, []).append(number)

    @cached_property
    def _compiled(self) -> regex.Pattern[str]:
        return compiled(self.needle)

    def scan(
        self, text: str, start: int, end: int, found: dict[int, list[Hit]], seconds: float
    ) -> None:
        """Add the hits in a piece of a text; TimeoutError if that takes longer."""
        # "ha ha" stands twice in "ha ha ha".
        matches = self._compiled.finditer(
            text, start, end, overlapped=self.is_phrase, timeout=seconds
        )
        places = [(*match.span(), groups(match)) for match in matches]
        if not places:
            return
        for key, numbers in self._takers.items():
            hits = [Hit(first, last, key, named) for first, last, named in places]
            for number in numbers:
                found.setdefault(number, []).extend(hits)


def groups(match: regex.Match[str]) -> Mapping[str, str]:
    """The named groups of a match; empty texts for those that took no part."""
    if not match.re.groupindex:
        return NO_GROUPS
    return {name: value or "" for name, value in match.groupdict().items()}


def compiled(needle: Needle) -> regex.Pattern[str]:
    """What finds a needle."""
    return compile_regex(source(needle), regex.IGNORECASE if needle.ignore_case else 0)


def source(needle: Needle) -> str:
    """The expression that finds a needle; of words, at their boundaries."""
    if needle.sort is NeedleSort.REGEX:
        return needle.pattern
    words = r"\s+".join(regex.escape(word) for word in needle.pattern.split())
    before = r"(?<!\w)" if regex.match(r"\w", needle.pattern) else ""
    after = r"(?!\w)" if regex.search(r"\w$", needle.pattern) else ""
    return f"{before}(?:{words}){after}"

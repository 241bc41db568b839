"""One scan of a document for the needles of all rules, and the slow oracle that it must equal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import regex

from factlint.kinds.base import Hit, Needle, NeedleSort
from factlint.patterns import compile_regex, lazy_re, lazy_regex
from factlint.ruleset.literals import DIGIT, fold, required_literals

_TOKEN = lazy_regex(r"\w+")
_BLANK = lazy_re(r"\n[^\S\n]*\n\s*|\r[^\S\r]*\r\s*")
_GAP = lazy_re(r"[.!?][\"'”’)]*\s+")
_DIGIT = lazy_re(r"\d")
_LONG = 4_000

Hits = dict[int, list[Hit]]
"""The hits of each rule, by the rule's number, sorted by place."""


class Plan:
    """What to look for, prepared once: needles, each with the number of its rule."""

    def __init__(self, needles: Iterable[tuple[int, Needle]]) -> None:
        self._by_word: dict[str, list[_Words]] = {}
        self._expressions: list[_Expression] = []
        for number, needle in needles:
            if needle.sort is NeedleSort.WORDS and _TOKEN.match(needle.pattern):
                words = _Words(number, needle)
                self._by_word.setdefault(words.first, []).append(words)
            else:
                self._expressions.append(_Expression(number, needle))

    def scan(self, text: str) -> Hits:
        """All hits in a text; time grows with the text and the hits, not with the needles."""
        found: Hits = {}
        if self._by_word:
            self._scan_words(text, found)
        if self._expressions:
            self._scan_expressions(text, found)
        for hits in found.values():
            hits.sort(key=_place)
        return found

    def _scan_expressions(self, text: str, found: Hits) -> None:
        for start, end in pieces(text):
            piece = fold(text[start:end])
            if _DIGIT.search(piece):
                piece += DIGIT
            stands = piece.__contains__
            for expression in self._expressions:
                if not expression.literals or any(map(stands, expression.literals)):
                    expression.scan(text, start, end, found)

    def _scan_words(self, text: str, found: Hits) -> None:
        places: dict[str, list[int]] = {}
        for match in _TOKEN.finditer(text):
            places.setdefault(match[0], []).append(match.start())
        for token, starts in places.items():
            for words in self._by_word.get(fold(token), ()):
                words.scan(text, token, starts, found)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """What an expression sees at a time: a block with the blank lines behind it.

    A block of more than 4,000 code points is divided, behind a sentence where there is one.
    """
    start = 0
    for match in _BLANK.finditer(text):
        yield from _divided(text, start, match.end())
        start = match.end()
    yield from _divided(text, start, len(text))


def _divided(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONG:
        match = _GAP.search(text, start + _LONG // 2, start + _LONG)
        cut = match.end() if match else start + _LONG
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def scan_naive(needles: Sequence[tuple[int, Needle]], text: str) -> Hits:
    """The oracle: every needle by its own expression, one after the other."""
    found: Hits = {}
    for number, needle in needles:
        expression = _compiled(needle)
        is_words = needle.sort is NeedleSort.WORDS
        for start, end in [(0, len(text))] if is_words else pieces(text):
            for match in expression.finditer(text, start, end, overlapped=is_words):
                found.setdefault(number, []).append(_hit(match, needle))
    for hits in found.values():
        hits.sort(key=_place)
    return found


def _place(hit: Hit) -> tuple[int, int, str]:
    return hit.start, hit.end, hit.key


def _hit(match: regex.Match[str], needle: Needle) -> Hit:
    groups = {name: value or "" for name, value in match.groupdict().items()}
    return Hit(match.start(), match.end(), needle.key, groups)


def _compiled(needle: Needle) -> regex.Pattern[str]:
    flags = regex.IGNORECASE if needle.ignore_case else 0
    if needle.sort is NeedleSort.REGEX:
        return compile_regex(needle.pattern, flags)
    words = r"\s+".join(regex.escape(word) for word in needle.pattern.split())
    before = r"(?<!\w)" if regex.match(r"\w", needle.pattern) else ""
    after = r"(?!\w)" if regex.search(r"\w$", needle.pattern) else ""
    return compile_regex(f"{before}(?:{words}){after}", flags)


class _Words:
    """A WORDS needle, reached through its first token."""

    __slots__ = ("__dict__", "first", "needle", "number", "single")

    def __init__(self, number: int, needle: Needle) -> None:
        first = _TOKEN.match(needle.pattern)
        assert first is not None
        self.number = number
        self.needle = needle
        self.first = fold(first[0])
        self.single = first[0] == needle.pattern

    @cached_property
    def expression(self) -> regex.Pattern[str]:
        return _compiled(self.needle)

    def _is_word(self, token: str) -> bool:
        if not self.needle.ignore_case:
            return token == self.needle.pattern
        # Beyond ASCII, folding joins more than ignoring case does (ß and ss).
        if token.isascii() and self.needle.pattern.isascii():
            return True
        return self.expression.fullmatch(token) is not None

    def scan(self, text: str, token: str, starts: list[int], found: Hits) -> None:
        needle = self.needle
        if self.single:
            if not self._is_word(token):
                return
            hits = found.setdefault(self.number, [])
            hits.extend(Hit(start, start + len(token), needle.key) for start in starts)
            return
        for start in starts:
            match = self.expression.match(text, start)
            if match is not None:
                found.setdefault(self.number, []).append(_hit(match, needle))


class _Expression:
    """A REGEX needle behind the literals that it cannot match without."""

    def __init__(self, number: int, needle: Needle) -> None:
        self.number = number
        self.needle = needle
        if needle.literals is None and needle.sort is NeedleSort.REGEX:
            self.literals = required_literals(needle.pattern)
        else:
            self.literals = needle.literals or ()

    @cached_property
    def expression(self) -> regex.Pattern[str]:
        return _compiled(self.needle)

    def scan(self, text: str, start: int, end: int, found: Hits) -> None:
        for match in self.expression.finditer(text, start, end):
            found.setdefault(self.number, []).append(_hit(match, self.needle))

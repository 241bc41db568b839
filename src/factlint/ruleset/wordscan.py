"""The needles that are single words: which of them stand in a text, and where.

Told by the set of the text's distinct words; only those that are needles are then looked for.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

import regex

from factlint.kinds.base import Hit, Needle, NeedleSort
from factlint.patterns import compile_regex, lazy_regex
from factlint.ruleset.literals import fold

_TOKEN = lazy_regex(r"\w+")
_SPLIT = bytes(
    ord(char.lower()) if char.isalnum() or char == "_" else 32 for char in map(chr, range(128))
) + bytes(range(128, 256))
"""Puts ASCII letters into lower case and a space for every ASCII character that is in no word."""


def is_word(needle: Needle) -> bool:
    """Whether a needle is one word, which the set of a text's words tells of."""
    if needle.sort is not NeedleSort.WORDS:
        return False
    pattern = needle.pattern
    return (pattern.isascii() and pattern.isalnum()) or _TOKEN.fullmatch(pattern) is not None


class WordNeedles:
    """Needles that are words, each with the number of its rule."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[int, Needle]]] = {}

    def add(self, number: int, needle: Needle) -> None:
        """Look for this needle too; `is_word` is true of it."""
        self._by_word.setdefault(fold(needle.pattern), []).append((number, needle))

    def scan(self, text: str, found: dict[int, list[Hit]]) -> None:
        """Add the hits in a text, by the number of the rule, in no order."""
        if not self._by_word:
            return
        for token, starts in self._places(text).items():
            length = len(token)
            for number, needle in self._by_word.get(fold(token), ()):
                if _is_meant(needle, token):
                    key = needle.key
                    found.setdefault(number, []).extend(
                        [Hit(start, start + length, key) for start in starts]
                    )

    @cached_property
    def _plain_words(self) -> frozenset[bytes]:
        return frozenset(word.encode() for word in self._by_word if word.isascii())

    def _places(self, text: str) -> dict[str, list[int]]:
        """The written forms of the words that are needles, and where they stand."""
        distinct = set(text.encode("utf-8", "surrogatepass").translate(_SPLIT).split())
        wanted = {word.decode() for word in distinct & self._plain_words}
        lowered = text.lower()
        if not text.isascii():
            mixed = self._mixed(distinct)
            if len(lowered) != len(text) or not all(map(str.isascii, mixed)):
                return _all_places(text)
            wanted |= mixed
        places: dict[str, list[int]] = {}
        for word in wanted:
            length = len(word)
            start = lowered.find(word)
            while start >= 0:
                end = start + length
                before, behind = text[start - 1 : start], text[end : end + 1]
                if not _is_in_word(before) and not _is_in_word(behind):
                    places.setdefault(text[start:end], []).append(start)
                start = lowered.find(word, end)
        return places

    def _mixed(self, distinct: set[bytes]) -> set[str]:
        """The words that are needles and stand beside characters beyond ASCII."""
        return {
            match[0].lower() if match[0].isascii() else match[0]
            for word in distinct
            if not word.isascii()
            for match in _TOKEN.finditer(word.decode("utf-8", "surrogatepass"))
            if fold(match[0]) in self._by_word
        }


def _all_places(text: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for match in _TOKEN.finditer(text):
        places.setdefault(match[0], []).append(match.start())
    return places


def _is_in_word(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char == "_"
    return _TOKEN.match(char) is not None


def _is_meant(needle: Needle, token: str) -> bool:
    """Whether a token of the same folded form is the word of a needle."""
    if not needle.ignore_case:
        return token == needle.pattern
    # Beyond ASCII, folding joins more than ignoring case does (ß and ss).
    if token.isascii() and needle.pattern.isascii():
        return True
    return _ignoring_case(needle.pattern).fullmatch(token) is not None


@lru_cache(maxsize=1_000)
def _ignoring_case(word: str) -> regex.Pattern[str]:
    return compile_regex(regex.escape(word), regex.IGNORECASE)

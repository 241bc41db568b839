"""The distinct words of a text and where they stand.

Most questions are about a few words: those are looked for one by one. The distinct words are told
by splitting the bytes of the text, which is far quicker than finding the place of each. The index
of all places is made only for long texts, and where something asks for all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from factlint.patterns import lazy_re

_WORD = lazy_re(r"[^\W_](?:[^\W_]|['’](?=[^\W_]))*")
_LONG = 100_000
"""Code points: in a longer text there are too many words to look for them one by one."""

_LONGEST = 60
"""Letters: where a longer word begins in a run of one letter would be asked at each of them."""

_APOSTROPHES = "'’"
_SPLIT = bytes(
    code if chr(code).isalnum() or code == ord("'") else ord(" ") for code in range(128)
) + bytes(range(128, 256))
"""A space for every ASCII character that is in no word."""


class WordIndex:
    """Words of a text: runs of letters and digits, with apostrophes between them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, tuple[int, ...]] = {}

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Each distinct word, as written, with its offsets in order."""
        places: dict[str, list[int]] = {}
        for match in _WORD.finditer(self._text):
            places.setdefault(match[0], []).append(match.start())
        return places

    @cached_property
    def folded(self) -> dict[str, int]:
        """How often each word occurs, upper and lower case taken together."""
        counts: dict[str, int] = {}
        for word, offsets in self.places.items():
            key = word.lower()
            counts[key] = counts.get(key, 0) + len(offsets)
        return counts

    @cached_property
    def tokens(self) -> frozenset[bytes]:
        """The distinct pieces of the text between ASCII characters that are in no word, as UTF-8.

        Each word stands in one of them, most by itself; beside apostrophes and characters beyond
        ASCII a piece may be more than a word. `words_of` tells the words of a piece.
        """
        return frozenset(split(self._text.encode("utf-8", "surrogatepass")))

    @cached_property
    def total(self) -> int:
        """How many words the text has."""
        if self._has_index:
            return sum(map(len, self.places.values()))
        return len(_WORD.findall(self._text))

    def at(self, word: str) -> Sequence[int]:
        """Where a word stands as written, in order; empty where it does not."""
        if self._has_index or len(word) > _LONGEST:
            return self.places.get(word, ())
        found = self._found.get(word)
        if found is None:
            found = self._found[word] = tuple(_stands(self._text, word))
        return found

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and bool(self.at(word))

    def count(self, word: str) -> int:
        """How often a lower-case word occurs in any case."""
        if "folded" in self.__dict__ or self._has_index or not self._is_of_one_length:
            return self.folded.get(word, 0)
        return sum(1 for _ in _stands(self._lowered, word))

    @property
    def _has_index(self) -> bool:
        return "places" in self.__dict__ or len(self._text) > _LONG

    @cached_property
    def _lowered(self) -> str:
        return self._text.lower()

    @cached_property
    def _is_of_one_length(self) -> bool:
        """Whether places in the lower-case text are those of the text."""
        return self._text.isascii() or len(self._lowered) == len(self._text)


def split(data: bytes) -> list[bytes]:
    """The pieces of a text in UTF-8, as `WordIndex.tokens`, in order and each as often as it is."""
    return data.translate(_SPLIT).split()


def words_of(token: bytes) -> list[str]:
    """The words in one of `WordIndex.tokens`."""
    return _WORD.findall(token.decode("utf-8", "surrogatepass"))


def _stands(text: str, word: str) -> Iterator[int]:
    """Where a word stands by itself, as the expression of words would find it."""
    length = len(word)
    if not word:
        return
    start = text.find(word)
    while start >= 0:
        if not _goes_on_before(text, start) and not _goes_on_behind(text, start + length):
            yield start
        start = text.find(word, start + 1)


def _goes_on_before(text: str, start: int) -> bool:
    if not start:
        return False
    char = text[start - 1]
    return char.isalnum() or (char in _APOSTROPHES and start > 1 and text[start - 2].isalnum())


def _goes_on_behind(text: str, end: int) -> bool:
    char = text[end : end + 1]
    return char.isalnum() or (
        bool(char) and char in _APOSTROPHES and text[end + 1 : end + 2].isalnum()
    )


def in_order(words: Collection[str], index: WordIndex) -> list[str]:
    """The words by their first places."""
    return sorted(words, key=lambda word: index.at(word)[0])

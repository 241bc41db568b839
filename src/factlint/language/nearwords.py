"""The words that others may be slips of, found by what one edit leaves as it is.

An edit puts in, drops or changes one letter, or swaps two adjacent ones. It leaves one half of a
word alone: only words that share a half with another one are compared with it.
"""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import chain
from operator import ne

LONGEST = 32
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FREQUENT, _RARER = "+", "-"
# Frequencies are rounded when it is told already which words are near ones, and frequent ones.
_SURELY_NEAR, _SURELY_FREQUENT = 2.1, 3.1
_WORTH_IT = 40
"""So many words make up for a set of how near words end; for fewer, each letter is tried."""


class NearWords:
    """The words from a zipf frequency of 2 on, in the lexicon's data from an offset on."""

    def __init__(self, data: bytes | mmap.mmap, start: int) -> None:
        self._data = data
        self._start = start
        self._groups: dict[tuple[str, int, str], _Group] = {}
        self._words_asked = 0
        self._known_tails: dict[tuple[int, str], frozenset[str]] = {}

    def one_away(self, word: str, least: float) -> set[str]:
        """Those one edit away that begin with the same letter; some are not frequent enough."""
        length = len(word)
        shorter = {word[:place] + word[place + 1 :] for place in range(1, length)}
        swapped = {
            word[:place] + word[place + 1] + word[place] + word[place + 2 :]
            for place in range(1, length - 1)
        }
        found: set[str] = set()
        for rank in _FREQUENT if least >= _SURELY_FREQUENT else _FREQUENT + _RARER:
            same = self._group(word[0], length, rank)
            found |= same.words & swapped
            found.update(other for other in same.like(word) if _differ_by_one(word, other))
            longer = self._group(word[0], length + 1, rank)
            found.update(other for other in longer.like(word) if _is_one_longer(other, word))
            found |= self._group(word[0], length - 1, rank).words & shorter
        found.discard(word)
        return found

    def frequent(self, letter: str, length: int) -> list[str]:
        """Those from a frequency of 3 on that begin with a letter and are so long, sorted."""
        return self._group(letter, length, _FREQUENT).sorted

    def begun_otherwise(self, word: str, least: float) -> set[str]:
        """Those one edit away that begin with another letter; some are not frequent enough.

        Others that are no words may be among them.
        """
        self._words_asked += 1
        if least < _SURELY_NEAR or self._words_asked < _WORTH_IT:
            return begun_otherwise(word)
        tail = word[1:]
        found: set[str] = set()
        for rank in _FREQUENT if least >= _SURELY_FREQUENT else _FREQUENT + _RARER:
            thinkable = [tail, tail[:1] + word[0] + tail[1:]]
            for rest in (tail, word):
                if rest in self._tails(len(rest) + 1, rank):
                    thinkable += [letter + rest for letter in _LETTERS]
            found.update(
                other
                for other in thinkable
                if other[0] != word[0] and other in self._group(other[0], len(other), rank).words
            )
        return found

    def _tails(self, length: int, rank: str) -> frozenset[str]:
        """What stands behind the first letters of words."""
        found = self._known_tails.get((length, rank))
        if found is None:
            groups = (self._group(letter, length, rank).sorted for letter in _LETTERS)
            tails = (word[1:] for word in chain.from_iterable(groups))
            found = self._known_tails[length, rank] = frozenset(tails)
        return found

    def _group(self, letter: str, length: int, rank: str) -> _Group:
        key = letter, length, rank
        group = self._groups.get(key)
        if group is None:
            start, end = self._places.get(f"{letter}{length}{rank}", (0, 0))
            group = self._groups[key] = _Group(self._data[start:end].decode().split())
        return group

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """Where the words of each group stand."""
        found: dict[str, tuple[int, int]] = {}
        start = self._data.find(b"\n", self._start) + 1
        while start > 0:
            words, end = self._data.find(b"\t", start) + 1, self._data.find(b"\n", start)
            if 0 < words <= end:
                found[self._data[start : words - 1].decode()] = words, end
            start = end + 1
        return found


class _Group:
    """Words of one length that begin with the same letter, sorted."""

    def __init__(self, words: list[str]) -> None:
        self.sorted = words

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self.sorted)

    def like(self, word: str) -> Iterable[str]:
        """Those that begin as another word does, or end as it does, each about one half of it.

        The other word is as long or shorter by one letter, which is put into one of the halves.
        """
        if not self.sorted:
            return ()
        size = len(self.sorted[0]) // 2
        beginning, ending = word[:-size], word[-size:]
        first = bisect_left(self.sorted, beginning)
        last = bisect_left(self.sorted, beginning + "{", first)
        return self.sorted[first:last] + self._by_ending.get(ending, [])

    @cached_property
    def _by_ending(self) -> dict[str, list[str]]:
        size = len(self.sorted[0]) // 2
        found: dict[str, list[str]] = {}
        for word in self.sorted:
            ending = word[-size:]
            if ending in found:
                found[ending].append(word)
            else:
                found[ending] = [word]
        return found


def _differ_by_one(word: str, other: str) -> bool:
    differing: int = sum(map(ne, word, other))
    return differing == 1


def _is_one_longer(other: str, word: str) -> bool:
    if other[-1] != word[-1] and other[:-1] != word:
        return False
    place = 0
    while place < len(word) and other[place] == word[place]:
        place += 1
    return other[place + 1 :] == word[place:]


def begun_otherwise(word: str) -> set[str]:
    """All texts one edit away that begin with another letter, in the letters a to z."""
    tail, first = word[1:], word[0]
    found = {letter + tail for letter in _LETTERS} | {letter + word for letter in _LETTERS}
    found |= {tail, tail[:1] + first + tail[1:]}
    return {other for other in found if other and other[0] != first}


@lru_cache(maxsize=64)
def edits(word: str) -> frozenset[str]:
    """All texts one edit away, in the letters a to z."""
    found: set[str] = set()
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        found.update([head + letter + tail for letter in _LETTERS])
        if tail:
            rest = tail[1:]
            found.update([head + letter + rest for letter in _LETTERS])
            found.add(head + rest)
            if rest:
                found.add(head + rest[0] + tail[0] + rest[1:])
    found -= {word, ""}
    return frozenset(found)

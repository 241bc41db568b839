"""Spellings that are one edit apart, two in long words, found without comparing all with all."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

TWO_EDITS_FROM = 9  # letters
_LONGEST = 20  # letters: longer words are looked up with one edit only
_MOST_FOR_TWO_EDITS = 2_000  # words
_MOST_EDGES = 50_000  # words
BUCKET = 24  # words that one key may lead to; a key with more says nothing


class Neighbours:
    """Finds, for a word, those of a fixed set of words that are near to it."""

    def __init__(self, words: Collection[str]) -> None:
        self._keys: dict[str, list[str]] = {}
        # A text with more names than any article has is looked through for one edit only.
        self._two_edits = len(words) <= _MOST_FOR_TWO_EDITS
        for word in words:
            for key in self._deletions(word.lower()):
                bucket = self._keys.setdefault(key, [])
                if len(bucket) < BUCKET:
                    bucket.append(word)

    def of(self, word: str) -> list[str]:
        """The words near to this one, in alphabetical order; never the word itself."""
        keys = self._keys
        folded = word.lower()
        candidates = {
            other for key in self._deletions(folded) if key in keys for other in keys[key]
        } - {word}
        if not candidates:
            return []
        # Imported where two spellings meet: most documents never need it.
        from rapidfuzz.distance import OSA

        near: list[str] = []
        for other in sorted(candidates):
            most = limit(folded, other.lower())
            if 0 < OSA.distance(folded, other.lower(), score_cutoff=most) <= most:
                near.append(other)
        return near

    def _deletions(self, word: str) -> set[str]:
        """The word, and what is left of it with one letter missing (two in long words)."""
        once = {word[:place] + word[place + 1 :] for place in range(len(word))}
        found = once | {word}
        if self._two_edits and TWO_EDITS_FROM <= len(word) <= _LONGEST:
            for shorter in once:
                found.update(shorter[:at] + shorter[at + 1 :] for at in range(len(shorter)))
        return found


def limit(one: str, other: str) -> int:
    """How many edits two words may be apart; words that end in two ways are rather two words."""
    is_long = min(len(one), len(other)) >= TWO_EDITS_FROM
    return 2 if is_long and one[-2:] == other[-2:] else 1


@lru_cache(maxsize=50_000)
def is_near(one: str, other: str) -> bool:
    """Whether so few edits make one word of another that they resemble each other."""
    edits = limit(one, other)
    return abs(len(one) - len(other)) <= edits and _is_within(one, other, edits)


def _is_within(one: str, other: str, edits: int) -> bool:
    """Whether so many edits make one of the other: a letter more, less, changed, or two swapped."""
    start = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        start += 1
    one, other = one[start:], other[start:]
    if one == other:
        return True
    if not edits:
        return False
    ways = [(one[1:], other), (one, other[1:]), (one[1:], other[1:])]
    if one[:2] == other[1::-1] and len(one) > 1:
        ways.append((one[2:], other[2:]))
    return any(_is_within(left, right, edits - 1) for left, right in ways)


class _Edges(dict[str, tuple[str, str, str]]):
    """Of each word in lower case the first two letters, the last two, and the outer ones of four.

    What is no word of four letters has no outer ones but itself.
    """

    def __missing__(self, word: str) -> tuple[str, str, str]:
        if len(self) >= _MOST_EDGES:
            self.clear()
        folded = word.lower()
        outer = f"{folded[0]}..{folded[-1]}" if len(folded) == 4 else folded
        found = self[word] = folded[:2], folded[-2:], outer
        return found


_EDGES = _Edges()


def near_pairs(words: Collection[str], others: Collection[str]) -> list[tuple[str, str]]:
    """The pairs of a word and one of the others, of four letters or more, that are near it.

    They are so in lower case. One edit leaves two letters at the beginning or at the end as they
    are, save where the inner letters of four are swapped; where two edits are allowed, the last two
    letters are the same.
    """
    edges = _EDGES
    starts, ends, outers = set(), set(), set()
    for other in others:
        start, end, outer = edges[other]
        starts.add(start)
        ends.add(end)
        outers.add(outer)
    likely = [
        (word, start, end, outer)
        for word in words
        for start, end, outer in (edges[word],)
        if start in starts or end in ends or outer in outers
    ]
    return [
        (word, other)
        for other in others
        for start, end, outer in (edges[other],)
        for word, begins, ends_in, around in likely
        if (begins == start or ends_in == end or around == outer)
        and word != other
        and is_near(word.lower(), other.lower())
    ]

"""Spellings that are one edit apart, two in long words, found without comparing all with all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

TWO_EDITS_FROM = 9  # letters
_LONGEST = 20  # letters: longer words are looked up with one edit only
_MOST_FOR_TWO_EDITS = 2_000  # words
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


def near_pairs(words: Collection[str], others: Sequence[str]) -> set[tuple[str, str]]:
    """The pairs of a word and one of the others, all in lower case, that are near to each other.

    One edit leaves half of a word as it is, at the beginning or at the end, save where the two
    letters in its middle are swapped; where two edits are allowed, the last two letters are the
    same.
    """
    marks = [_marks(other) for other in others]
    begin = tuple([text for begins, _ in marks for text in begins])
    end = tuple([text for _, ends in marks for text in ends])
    likely = [word for word in words if word.startswith(begin) or word.endswith(end)]
    if len(likely) == len(others) == 1:
        return set()
    return {
        (word, other)
        for other, (begins, ends) in zip(others, marks, strict=True)
        for word in likely
        if (word.startswith(begins) or word.endswith(ends))
        and word != other
        and is_near(word, other)
    }


@lru_cache(maxsize=50_000)
def _marks(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How words begin, and how they end, that may be near to a word: one of these at least."""
    half = len(word) // 2
    begins = [word[:half]]
    if half and len(word) % 2 == 0:
        begins.append(f"{word[: half - 1]}{word[half]}{word[half - 1]}{word[half + 1 :]}")
    ends = [word[-half:] if half else word]
    if len(word) >= TWO_EDITS_FROM:
        ends.append(word[-2:])
    return tuple(begins), tuple(ends)

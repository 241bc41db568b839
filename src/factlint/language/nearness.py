"""Spellings that are one edit apart, two in long words, found without comparing all with all."""

from __future__ import annotations

from collections.abc import Collection, Iterator
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


def near_in(text: str, word: str) -> list[str]:
    """The words of a text, a space around each, that are near to a word; all in lower case.

    One edit leaves half of the word as it is, at the beginning or at the end, save where the two
    letters in its middle are swapped; where two edits are allowed, the last two letters are the
    same.
    """
    begins, ends, swapped, last = _marks(word)
    count = text.count
    begun, ended = count(begins) > 1, count(ends) > 1
    if not (begun or ended or swapped in text or (last and count(last) > 1)):
        return []
    others: set[str] = set()
    if begun:
        start = text.find(begins)
        while start >= 0:
            end = text.index(" ", start + 1)
            others.add(text[start + 1 : end])
            start = text.find(begins, end)
    if ended:
        others.update(_ending(text, ends))
    if last:
        others.update(_ending(text, last))
    if swapped in text:
        others.add(swapped[1:-1])
    others.discard(word)
    return [other for other in others if is_near(other, word)]


def _ending(text: str, ends: str) -> Iterator[str]:
    end = text.find(ends)
    while end >= 0:
        end += len(ends) - 1
        yield text[text.rindex(" ", 0, end) + 1 : end]
        end = text.find(ends, end)


@lru_cache(maxsize=50_000)
def _marks(word: str) -> tuple[str, str, str, str]:
    """Half of a word, from its beginning and its end, the middle swapped, the end of a long one."""
    half = len(word) // 2
    middle = word[half - 1 : half + 1][::-1]
    return (
        f" {word[:half]}",
        f"{word[-half:] if half else word} ",
        f" {word[: half - 1]}{middle}{word[half + 1 :]} " if half else " ",
        f"{word[-2:]} " if len(word) >= TWO_EDITS_FROM else "",
    )

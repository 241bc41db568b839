"""Spellings that are one edit apart, two in long words, found without comparing all with all."""

from __future__ import annotations

from collections.abc import Collection
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


def near_pairs(words: Collection[str], others: Collection[str]) -> list[tuple[str, str]]:
    """The pairs of a word and one of the others, of four letters or more, that are near it.

    They are so in lower case; each of the others is also among the words.
    """
    shown = "\n".join(words).lower()
    shown = f"\n{shown}\n"
    found: list[tuple[str, str]] = []
    written: dict[str, list[str]] = {}
    for other in others:
        folded = other.lower()
        near = _near_in(shown, folded)
        if near and not written:
            for word in words:
                written.setdefault(word.lower(), []).append(word)
        found += [(word, other) for one in near for word in written[one] if word != other]
    return found


def _near_in(shown: str, word: str) -> set[str] | tuple[()]:
    """Which of the words shown, each between line ends, are near to one of them; itself if twice.

    One edit leaves one half of a word as it is, save where the letters in the middle are swapped;
    where two edits are allowed, the last two letters are the same.
    """
    size = len(word)
    middle = size >> 1
    head, tail = word[:middle], word[middle:]
    swapped = f"\n{head[:-1]}{tail[0]}{head[-1]}{tail[1:]}\n"
    near = {swapped[1:-1]} if swapped in shown else ()
    if size >= TWO_EDITS_FROM:
        tail = tail[-2:]
    head, tail = f"\n{head}", f"{tail}\n"
    if shown.count(head) > 1:
        near = {*near, *_near_at(shown, word, head)}
    if shown.count(tail) > 1:
        near = {*near, *_near_at(shown, word, tail)}
    return near


def _near_at(shown: str, word: str, part: str) -> list[str]:
    """The words shown that begin or end in a part and are near to a word, or are it once more."""
    size = len(word)
    most = 1 if size < TWO_EDITS_FROM else 2
    fewest = size - most
    most += size
    found: list[str] = []
    times = 0
    place = shown.find(part)
    while place >= 0:
        start = shown.rfind("\n", 0, place + 1) + 1
        end = shown.find("\n", place + 1)
        if fewest <= end - start <= most:
            one = shown[start:end]
            if one == word:
                times += 1
                if times == 2:
                    found.append(one)
            elif is_near(one, word):
                found.append(one)
        place = shown.find(part, end)
    return found

"""Spellings that are one edit apart, two in long words, found without comparing all with all."""

from __future__ import annotations

from collections.abc import Collection

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

"""Whether a document is in English, by its small words."""

from __future__ import annotations

from factlint.language.words import WordIndex

_SMALL = ("the", "The", "of", "and", "to", "is", "was", "said", "that", "for")
_SHARE = 0.06  # about a fifth in news; names, tables and headlines have fewer
_FEWEST = 60  # words: shorter texts prove nothing


def is_english(words: WordIndex) -> bool:
    """Whether small English words are frequent enough."""
    if words.total < _FEWEST:
        return True
    return sum(len(words.at(word)) for word in _SMALL) >= words.total * _SHARE

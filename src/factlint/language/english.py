"""Whether a document is in English, by its small words."""

from __future__ import annotations

from collections.abc import Mapping, Sized

_SMALL = ("the", "The", "of", "and", "to", "is", "was", "said", "that", "for")
_SHARE = 0.06  # about a fifth in news; names, tables and headlines have fewer
_FEWEST = 60  # words: shorter texts prove nothing


def is_english(places: Mapping[str, Sized]) -> bool:
    """Whether small English words are frequent enough; `places` maps words to where they stand."""
    total = sum(len(where) for where in places.values())
    if total < _FEWEST:
        return True
    return sum(len(places.get(word, ())) for word in _SMALL) >= total * _SHARE

"""The distinct words of a text and where they stand; work is done for each distinct word once."""

from __future__ import annotations

from functools import cached_property

from factlint.patterns import lazy_re

_WORD = lazy_re(r"[^\W_](?:[^\W_]|['’](?=[^\W_]))*")


class WordIndex:
    """Words of a text: runs of letters and digits, with apostrophes between them."""

    def __init__(self, text: str) -> None:
        self._text = text

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

"""A glance at the bytes of a file, which tells for most that no rule about words finds anything.

Where all rules in force look for single words, or for words that the lexicon lists, the distinct
pieces of the bytes decide: a file that has no doubtful one need not be read, divided and checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factlint.kinds.base import Needle, NeedleSort
from factlint.language import lexicon
from factlint.language.words import split, words_of
from factlint.model.rule import Need
from factlint.patterns import lazy_regex
from factlint.ruleset.literals import fold

_WORD = lazy_regex(r"[^\W_]+")
_MOST = 200_000
"""So many pieces are remembered; the memory then starts anew."""


class Glance:
    """Which pieces of texts are harmless to all rules in force; those met before are remembered."""

    def __init__(self, words: frozenset[str], *, asks_lexicon: bool) -> None:
        self._words = words
        self._plain = frozenset(word.encode() for word in words)
        self._asks_lexicon = asks_lexicon
        self._harmless: set[bytes] = set()

    def is_clean(self, data: bytes) -> bool:
        """Whether no rule can find anything in a UTF-8 text; a no says nothing."""
        pieces = split(data)
        if self._harmless.issuperset(pieces):  # told without a set of them, as for most texts
            return True
        new = set(pieces) - self._harmless
        if len(self._harmless) + len(new) > _MOST:
            self._harmless.clear()
        doubtful = {token for token in new if self._is_doubtful(token)}
        self._harmless |= new - doubtful
        return not doubtful

    def _is_doubtful(self, token: bytes) -> bool:
        # Most are a word in plain letters, of which the same is told with less ado.
        if token.isalpha() and len(token) > 1 and (token[1:].islower() or token.isupper()):
            lowered = token.lower()
            return lowered in self._plain or (self._asks_lexicon and lexicon.load().lists(lowered))
        text = token.decode("utf-8", "surrogatepass")
        if any(fold(word) in self._words for word in _WORD.findall(text)):
            return True
        if not self._asks_lexicon:
            return False
        sort = lexicon.Sort.LISTED
        return any(lexicon.load().sort(word) is sort for word in words_of(token))


def glance_over(needles: Iterable[Needle], needs: Mapping[Need, object]) -> Glance | None:
    """The glance that answers for these needles and needs; None where some ask for more."""
    if not needs.keys() <= {Need.LISTED}:
        return None
    words = set()
    for needle in needles:
        if needle.sort is not NeedleSort.WORDS or not _WORD.fullmatch(needle.pattern):
            return None
        words.add(fold(needle.pattern))
    return Glance(frozenset(words), asks_lexicon=Need.LISTED in needs)

"""A glance at the bytes of a file, which tells for most that no rule about words finds anything.

Where all rules in force look for single words, or for words that the lexicon lists, the distinct
pieces of the bytes decide: a file that has no doubtful one need not be read, divided and checked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from factlint.kinds.base import Needle
from factlint.language.tokens import Tokens
from factlint.model.rule import Need
from factlint.ruleset.literals import fold
from factlint.ruleset.vocabulary import Vocabulary, is_word


class Glance:
    """Tells of bytes whether they hold a word that some rule in force asks about."""

    def __init__(self, words: frozenset[str], needs: Collection[Need]) -> None:
        self._vocabulary = Vocabulary(words, needs)

    def is_clean(self, data: bytes) -> bool:
        """Whether no rule can find anything in a UTF-8 text; a no says nothing."""
        tokens = Tokens(data)
        self._vocabulary.look(tokens)
        return not tokens.left


def glance_over(needles: Iterable[Needle], needs: Mapping[Need, object]) -> Glance | None:
    """The glance that answers for these needles and needs; None where some ask for more."""
    if not needs.keys() <= {Need.LISTED}:
        return None
    words = set()
    for needle in needles:
        if not is_word(needle):
            return None
        words.add(fold(needle.pattern))
    return Glance(frozenset(words), needs.keys())

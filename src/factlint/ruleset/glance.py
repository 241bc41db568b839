"""A glance at the bytes of a file, which tells for most that no rule about words finds anything.

Where all rules in force look for single words, or for words that the lexicon lists, the distinct
pieces of the bytes decide: a file that has no doubtful one need not be read, divided and checked.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from factlint.kinds.base import Needle
from factlint.language.tokens import Tokens, token_at
from factlint.model.rule import Need
from factlint.ruleset.literals import fold
from factlint.ruleset.vocabulary import Vocabulary, is_word

if TYPE_CHECKING:
    from factlint.ruleset.spots import Spots

_LOAD_AFTER = 500_000
"""So many bytes make up for the loading of the words that the lexicon lists as one database."""

_COMPILE_AFTER = 2_000_000
"""The same for making it, of which later runs have the most."""

_MOST = 200_000
"""So many tokens are remembered; the memory then starts anew."""

Doubts = set[bytes] | None
"""The tokens of a text, as written, in which a rule could find something; None if not known."""


class Glance:
    """Tells of bytes whether they hold a word that some rule in force asks about."""

    def __init__(self, words: frozenset[str], needs: Collection[Need]) -> None:
        self._vocabulary = Vocabulary(words, needs)
        self._words = words
        self._seen = 0
        self._spots: Spots | None = None
        # Words beyond ASCII have more than one written form.
        is_worth_it = Need.LISTED in needs and all(map(str.isascii, words))
        self._ask_after = _LOAD_AFTER if is_worth_it else sys.maxsize
        self._harmless: set[bytes | None] = set()
        self._doubtful: set[bytes] = set()

    def is_clean(self, data: bytes) -> bool:
        """Whether no rule can find anything in a UTF-8 text; a no says nothing."""
        tokens = Tokens(data)
        self._vocabulary.look(tokens)
        return not tokens.left

    def expect(self, size: int) -> None:
        """Be ready for about so many bytes more."""
        if self._seen + size > self._ask_after:
            self._ask_spots(self._seen + size)

    def doubtful(self, texts: Sequence[bytes]) -> dict[int, Doubts]:
        """The numbers of those texts in UTF-8 that are not clean; quickest for many together."""
        self._seen += sum(map(len, texts))
        if self._seen > self._ask_after:
            self._ask_spots(self._seen)
        spots = self._spots
        told = [] if spots is None else [n for n, text in enumerate(texts) if spots.can_tell(text)]
        found: dict[int, Doubts] = {}
        if len(told) < len(texts):
            others = set(range(len(texts))).difference(told)
            found.update((n, None) for n in sorted(others) if not self.is_clean(texts[n]))
        if spots is not None and told:
            shown = self._at_spots(spots, [texts[number] for number in told])
            found.update((told[number], doubts) for number, doubts in shown.items())
        return found

    def _at_spots(self, spots: Spots, texts: Sequence[bytes]) -> dict[int, Doubts]:
        joined = b"\n".join(texts)
        places = spots.places(joined)
        tokens = [token_at(joined, place) for place in places]
        self._learn({token for token in tokens if token is not None})
        ends = list(accumulate(len(text) + 1 for text in texts))
        found: dict[int, Doubts] = {}
        for place, token in zip(places, tokens, strict=True):
            if token in self._harmless:
                continue
            number = bisect_right(ends, place)
            known = found.setdefault(number, set())
            if token is None:
                found[number] = None  # too long to be told
            elif known is not None:
                known.add(token)
        return found

    def _learn(self, tokens: set[bytes]) -> None:
        """Remember those tokens, as written, that are harmless."""
        new = tokens - self._harmless - self._doubtful
        if not new:
            return
        if len(self._harmless) + len(self._doubtful) > _MOST:
            self._harmless.clear()
            self._doubtful.clear()
            new = tokens
        met = Tokens(b" ".join(new))
        self._vocabulary.look(met)
        doubtful = {token for token in new if token in met.left or token.lower() in met.left}
        self._doubtful |= doubtful
        self._harmless |= new - doubtful

    def _ask_spots(self, size: int) -> None:
        from factlint.language import lexicon
        from factlint.ruleset.spots import spots_of  # for much text only

        may_compile = size > _COMPILE_AFTER
        self._ask_after = sys.maxsize if may_compile else _COMPILE_AFTER
        name = f"{lexicon.load().digest()} {sorted(self._words)}"
        self._spots = self._spots or spots_of(self._all_words, name, may_compile=may_compile)

    def _all_words(self) -> Iterator[str]:
        from factlint.language import lexicon

        yield from self._words
        for word, _ in lexicon.load().misspellings():
            yield word


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

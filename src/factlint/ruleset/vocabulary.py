"""Which tokens of texts the rules in force ask about; the harmless ones are remembered.

Nearly all tokens of a text were met in texts before, and nearly all are harmless: one operation on
sets leaves those few that are worth a look.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TYPE_CHECKING

from factlint.kinds.base import Needle, NeedleSort
from factlint.language.tokens import Tokens
from factlint.model.rule import Need
from factlint.patterns import lazy_regex
from factlint.ruleset.literals import fold

if TYPE_CHECKING:
    from factlint.language.lexicon import Lexicon

_WORD = lazy_regex(r"[^\W_]+")
_MOST = 200_000
"""So many tokens are remembered; the memory then starts anew."""

_OF_LEXICON = frozenset({Need.LISTED, Need.UNKNOWN})


def is_word(needle: Needle) -> bool:
    """Whether a needle is one word, of which a text's tokens tell."""
    if needle.sort is not NeedleSort.WORDS:
        return False
    pattern = needle.pattern
    if pattern.isascii():
        return pattern.isalnum()
    return "_" not in pattern and _WORD.fullmatch(pattern) is not None


class Vocabulary:
    """The tokens met before: those that are harmless, and the needles in the others.

    `words` are the needles, folded; `needs` those of the rules that run on silence.
    """

    def __init__(self, words: AbstractSet[str], needs: Collection[Need]) -> None:
        self.harmless: set[bytes] = set()
        self._noted: dict[bytes, tuple[tuple[str, ...], frozenset[Need]]] = {}
        self._words = words
        self._plain = frozenset(word.encode() for word in words if word.isascii())
        self._needs = _OF_LEXICON.intersection(needs)

    def __bool__(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self._words or self._needs)

    def look(self, tokens: Tokens) -> set[str]:
        """The needles that may stand in a text; its harmless tokens are set aside.

        Those in ASCII are in lower case, others as they are written. The needs that the text may
        meet are noted with the tokens.
        """
        left = tokens.set_aside(self.harmless)
        wanted: set[str] = set()
        if not left:
            return wanted
        if any(token not in self._noted for token in left):
            left -= self._learn(left)
        for token in left:
            needles, needs = self._noted[token]
            wanted.update(needles)
            tokens.met |= needs
        return wanted

    def _learn(self, left: AbstractSet[bytes]) -> set[bytes]:
        """Remember these tokens; those that are harmless."""
        if len(self.harmless) + len(self._noted) + len(left) > _MOST:
            self.harmless.clear()
            self._noted.clear()
        new = [token for token in left if token not in self._noted]
        harmless = self._clean(new)
        for token in new:
            if token not in harmless:
                noted = self._needles_in(token), self._doubts(token)
                if any(noted):
                    self._noted[token] = noted
                else:
                    harmless.add(token)
        self.harmless |= harmless
        return harmless

    def _clean(self, new: Iterable[bytes]) -> set[bytes]:
        """Those of which is told with little ado that they hold neither a needle nor a doubt."""
        plain = self._plain
        others = [token for token in new if plain.isdisjoint(token.lower().split(b"'"))]
        if self._needs:
            return self._lexicon.clean(others, despite_unknown=Need.UNKNOWN not in self._needs)
        return set(filter(bytes.isalnum, others))

    def _needles_in(self, token: bytes) -> tuple[str, ...]:
        if token.isalnum():
            word = token.lower().decode()
            return (word,) if word in self._words else ()
        words = _WORD.findall(token.decode("utf-8", "surrogatepass"))
        return tuple(
            word.lower() if word.isascii() else word for word in words if fold(word) in self._words
        )

    def _doubts(self, token: bytes) -> frozenset[Need]:
        if not self._needs:
            return self._needs
        sorts = self._lexicon.doubts(token).values()
        return self._needs.intersection(Need(sort.name.lower()) for sort in sorts)

    @cached_property
    def _lexicon(self) -> Lexicon:
        from factlint.language import lexicon  # not every selection of rules needs it

        return lexicon.load()

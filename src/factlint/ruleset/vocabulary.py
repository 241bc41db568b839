"""Which tokens of texts the rules in force ask about; the harmless ones are remembered.

Nearly all tokens of a text were met in texts before, and nearly all are harmless: one operation on
sets leaves those few that are worth a look.
"""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from functools import cached_property

from factlint.kinds.base import Needle, NeedleSort
from factlint.language.tokens import Tokens
from factlint.model.rule import Need
from factlint.patterns import lazy_regex
from factlint.ruleset.literals import fold
from factlint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from factlint.language.lexicon import Lexicon, Sort

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
        self._noted: dict[bytes, tuple[str, ...]] = {}
        self._words = words
        self._plain = frozenset(word.encode() for word in words if word.isascii())
        self._needs = _OF_LEXICON.intersection(needs)

    def __bool__(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self._words or self._needs)

    def look(self, tokens: Tokens) -> set[str]:
        """The needles that may stand in a text; its harmless tokens are set aside.

        Those in ASCII are in lower case, others as they are written.
        """
        left = tokens.set_aside(self.harmless)
        needles: set[str] = set()
        if left and not self._noted.keys() >= left:
            left -= self._learn(left)
        for token in left:
            needles.update(self._noted[token])
        return needles

    def _learn(self, left: set[bytes]) -> set[bytes]:
        """Remember all these tokens; those that are harmless."""
        new = left - self._noted.keys()
        if len(self.harmless) + len(self._noted) + len(new) > _MOST:
            self.harmless.clear()
            self._noted.clear()
            new = left
        harmless = self._clean({token for token in new if token.lower() not in self._plain})
        for token in new - harmless:
            needles = self._needles_in(token)
            if needles or self._is_doubtful(token):
                self._noted[token] = needles
            else:
                harmless.add(token)
        self.harmless |= harmless
        return harmless

    def _clean(self, tokens: set[bytes]) -> set[bytes]:
        """Those of which is told with little ado that they hold neither a needle nor a doubt."""
        if self._needs:
            return self._lexicon.clean(tokens, despite_unknown=Need.UNKNOWN not in self._needs)
        return {token for token in tokens if token.isalpha() and token.islower()}

    def _needles_in(self, token: bytes) -> tuple[str, ...]:
        words = _WORD.findall(token.decode("utf-8", "surrogatepass"))
        return tuple(
            word.lower() if word.isascii() else word for word in words if fold(word) in self._words
        )

    def _is_doubtful(self, token: bytes) -> bool:
        if not self._needs:
            return False
        return not self._sorts.isdisjoint(self._lexicon.doubts(token).values())

    @cached_property
    def _lexicon(self) -> Lexicon:
        from factlint.language import lexicon  # not every selection of rules needs it

        return lexicon.load()

    @cached_property
    def _sorts(self) -> frozenset[Sort]:
        from factlint.language.lexicon import Sort

        asked = {Need.LISTED: Sort.LISTED, Need.UNKNOWN: Sort.UNKNOWN}
        return frozenset(sort for need, sort in asked.items() if need in self._needs)

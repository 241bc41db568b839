"""Which unknown words of a text could be slips of known ones: asked of the words alone.

Nothing is said of where they stand. Most unknown words are names of which nothing can be made; a
text that has no others need not be looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from factlint.language.correct import SHORTEST, Correction, corrections, is_compound, is_formation
from factlint.language.lexicon import Lexicon, Sort, fold
from factlint.language.words import WordIndex

CAPITAL_MARGIN = 0.8
"""How far above the bar the best correction must be of a word that has a capital everywhere."""

_LONGEST = 28
_BEYOND_DOUBT = 2.7  # facilitie, though there are facilities
_MOST_HOPELESS = 50_000
_hopeless: set[str] = set()
"""Words of which nothing can be made, a document's own terms aside; most are names."""

_FEW = 50  # of more, some are slips or terms, and pairs of them would be too many


def unknown(words: WordIndex, lexicon: Lexicon) -> dict[str, list[str]]:
    """The unknown words that could be slips, folded, with their written forms."""
    found: dict[str, list[str]] = {}
    for word in lexicon.doubtful(words, Sort.UNKNOWN):
        folded = _foldable(word)
        if folded:
            found.setdefault(folded, []).append(word)
    return found


@lru_cache(maxsize=20_000)
def _foldable(word: str) -> str:
    """The folded form of a word that could be a slip; empty for another one."""
    folded = fold(word)
    may_be = SHORTEST <= len(folded) <= _LONGEST and word[1:].islower() and folded.isascii()
    return folded if may_be else ""


def likely(word: str, lexicon: Lexicon, own: Sequence[str] = ()) -> list[Correction]:
    """What may be meant by an unknown word that is used once and no new formation, best first.

    `own` are the document's terms.
    """
    found = [near for near in corrections(word, lexicon, own) if near.margin >= 0]
    if not found:
        return []
    is_beyond_doubt = found[0].margin >= _BEYOND_DOUBT and found[0].price == 0
    if not is_beyond_doubt and is_formation(word, lexicon):
        return []
    return [] if is_compound(word, found[0], lexicon) else found


def is_hopeless(word: str, lexicon: Lexicon) -> bool:
    """Whether nothing can be made of an unknown word, a document's own terms aside."""
    if word in _hopeless:
        return True
    if likely(word, lexicon):
        return False
    if len(_hopeless) >= _MOST_HOPELESS:
        _hopeless.clear()
    _hopeless.add(word)
    return True


def may_be(words: WordIndex, lexicon: Lexicon) -> bool:
    """Whether a text may have a slip, as far as its words tell."""
    # First without their written forms, for which the text must be searched.
    thinkable = {
        folded
        for token in words.tokens.left
        for word, sort in lexicon.doubts(token).items()
        if sort is Sort.UNKNOWN and SHORTEST <= len(folded := fold(word)) <= _LONGEST
    }
    if thinkable <= _hopeless and not _may_hold_pair(thinkable, words):
        return False
    found = unknown(words, lexicon)
    return (
        len(found) > _FEW
        or any(_is_hopeful(word, forms, lexicon) for word, forms in found.items())
        or _may_hold_pair(found, words)
    )


def _is_hopeful(word: str, forms: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether something can be made of a word that is written so."""
    return not is_hopeless(word, lexicon) and (
        any(map(str.islower, forms)) or likely(word, lexicon)[0].margin >= CAPITAL_MARGIN
    )


def _may_hold_pair(found: Collection[str], words: WordIndex) -> bool:
    """Whether one may be a slip of another that is a term of the document."""
    return len(found) > _FEW or any(
        one != other and _may_be_near(one, other) and _may_be_term(one, words)
        for one in found
        for other in found
    )


def _may_be_term(word: str, words: WordIndex) -> bool:
    """Whether a word, or its plural or singular, is used more than once."""
    return words.lowered.count(word.removesuffix("s")) > 1


def _may_be_near(one: str, other: str) -> bool:
    """Whether one edit may lead from one to the other: it leaves one of the ends as it is."""
    return abs(len(one) - len(other)) < 2 and (one[:2] == other[:2] or one[-2:] == other[-2:])

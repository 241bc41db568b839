"""Which unknown words of a text could be slips of known ones: asked of the words alone.

Nothing is said of where they stand. Most unknown words are names of which nothing can be made; a
text that has no others need not be looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from factlint.language.correct import SHORTEST, Correction, corrections, is_compound, is_formation
from factlint.language.lexicon import Lexicon, Sort, fold
from factlint.language.words import WordIndex

_LONGEST = 28
_BEYOND_DOUBT = 2.7  # facilitie, though there are facilities
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


@lru_cache(maxsize=50_000)
def is_hopeless(word: str, lexicon: Lexicon) -> bool:
    """Whether nothing can be made of an unknown word, a document's own terms aside."""
    return not likely(word, lexicon)


def may_be(words: WordIndex, lexicon: Lexicon) -> bool:
    """Whether a text may have a slip, as far as its words tell."""
    found = unknown(words, lexicon)
    if len(found) > _FEW:
        return True
    return not all(is_hopeless(word, lexicon) for word in found) or (
        len(found) > 1 and _may_be_of_terms(found, words)
    )


def _may_be_of_terms(found: Mapping[str, Sequence[str]], words: WordIndex) -> bool:
    """Whether one may be a slip of another, which is used more than once in lower case."""
    return any(
        term in found[term]
        and any(_may_be_near(term, word) for word in found if word != term)
        and words.lowered.count(term.removesuffix("s")) > 1
        for term in found
    )


def _may_be_near(one: str, other: str) -> bool:
    """Whether one edit may lead from one to the other: it leaves one of the ends as it is."""
    return abs(len(one) - len(other)) < 2 and (one[:2] == other[:2] or one[-2:] == other[-2:])

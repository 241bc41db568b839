"""Which capitalised words of a text resemble each other so that one may be a slip of the other.

Most texts have no two such words, and what else is asked of names need not be found for them. Of
those that have some, most are told to be no slips by what stands right around the words.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from factlint.kinds.names import misspelled
from factlint.kinds.names.company import is_singular, speaks
from factlint.language import lexicon
from factlint.language.names import OUTSIDE, opens_sentence, places_of
from factlint.language.prose import Prose
from factlint.language.titles import HONORIFICS, PARTICLES
from factlint.model.document import Document
from factlint.model.ranges import Ranges
from factlint.patterns import lazy_re

_HONORIFIC = lazy_re(rf"\b(?:{'|'.join(sorted(HONORIFICS))})\b")
_LITTLE = rf"(?:(?:{'|'.join(sorted(PARTICLES))})\s+){{0,2}}"
# A word of the same run may stand in front or behind: nothing else can be one.
_CAPITAL_BEFORE = lazy_re(rf"(?:^|[^\W\d_a-z])\S*\s+{_LITTLE}$")
_CAPITAL_BEHIND = lazy_re(rf"(?:-\S*)?\.?\s+{_LITTLE}[^\W\d_a-z]")
_REACH = 60  # code points


class Suspects(NamedTuple):
    """Spellings that may be slips, and those that they may be slips of; None for all."""

    rare: Collection[str] | None
    usual: Collection[str] | None


def suspects(prose: Prose, resembling: Collection[tuple[str, str]] | None) -> Suspects:
    """All spellings of which `misspelled.pairs` may make pairs, and more.

    Asked about are the words that resemble each other, as `capitals.resembling` tells them.
    """
    if resembling is None:
        return Suspects(None, None)
    pairs = [pair for pair in resembling if _may_be_slip(prose, *pair)]
    return Suspects({rare for rare, _ in pairs}, {usual for _, usual in pairs})


def _may_be_slip(prose: Prose, rare: str, usual: str) -> bool:
    """Whether `misspelled` may take one for a slip of the other, as far as a quick look tells."""
    words, text = prose.words, prose.text
    familiarity = lexicon.load().zipf(rare.lower())
    is_known = familiarity >= misspelled.KNOWN
    if (is_known and rare[0] != usual[0]) or rare.lower() in words:
        return False
    places, usually = list(places_of(rare, text)), list(places_of(usual, text))
    if not _is_rarer(prose.document, places, usually):
        return False
    if is_known and all(_is_alone_and_first(text, place, len(rare)) for place in places):
        return False
    if usual.lower() in words and not any(_has_capital_before(text, place) for place in usually):
        return False
    return misspelled.can_be_slip(rare, usual) and not misspelled.is_inflected(
        rare,
        usual,
        familiarity,
        honoured=any(_is_honoured(text, place) for place in places),
        singular=any(is_singular(text, place + len(rare)) for place in places),
        is_person=True,
        speaks=any(
            speaks(text, place, place + len(rare)) or _has_capital_before(text, place)
            for place in places
        ),
    )


def _is_rarer(document: Document, places: Sequence[int], usually: Sequence[int]) -> bool:
    """Whether one word stands more seldom; where in doubt, names outside the prose are left out."""
    if misspelled.is_rarer(len(places), len(usually)):
        return True
    if len(places) < 2:
        return False  # the usual one can only become rarer
    outside = Ranges((part.start, part.end) for part in document.of_kind(*OUTSIDE))
    within = [place for place in places if not outside.holds(place)]
    usually = [place for place in usually if not outside.holds(place)]
    return bool(within) and misspelled.is_rarer(len(within), len(usually))


def _is_alone_and_first(text: str, place: int, length: int) -> bool:
    """Whether the word begins a sentence that goes on in lower case, and says nothing."""
    end = place + length
    return (
        opens_sentence(text, place)
        and not _CAPITAL_BEHIND.match(text, end)
        and not _has_capital_before(text, place)
        and not speaks(text, place, end)
    )


def _has_capital_before(text: str, place: int) -> bool:
    return _CAPITAL_BEFORE.search(text[max(0, place - _REACH) : place]) is not None


def _is_honoured(text: str, place: int) -> bool:
    return _HONORIFIC.search(text, max(0, place - _REACH), place) is not None

"""Sentences around places that were found in the text, and the figures in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factlint import regex
from factlint.language.prose import Prose
from factlint.language.quantities import spelled
from factlint.language.quantities.number import Number
from factlint.model.document import Span
from factlint.model.rule import Scope

_SMALL = "|".join((*spelled.SMALL, *spelled.TENS))
_PARTS = "|".join(sorted(spelled.WORDS - {*spelled.SMALL, *spelled.TENS}))
NUMBER = rf"(?:\d|(?:{_SMALL}|half)(?![a-z])|an?\s+(?:{_PARTS}))"
"""What a number begins with, in a text in small letters or where case is ignored."""
AMOUNT = (
    r"(?:minus\s+|[-−–])?(?:(?:us|u\.s\.|au?|c|can|hk|nz|s|r)?[$£€¥₹₩]"
    rf"|usd|gbp|eur|jpy|chf|aud|cad|rs\.?)?\s?{NUMBER}"
)
"""As `NUMBER`, with what may stand before it and belongs to it."""


def sentences(
    prose: Prose, scope: Scope, places: Iterable[tuple[int, int]], fewest: int = 1
) -> Iterator[Span]:
    """The sentences that hold so many of these rising places in scope, in order."""
    held, last = 0, None
    for start, end in places:
        if not prose.in_scope(scope, start, end):
            continue
        sentence = prose.sentence_holding(start)
        if sentence is None:
            continue
        held = held + 1 if sentence == last else 1
        last = sentence
        if held == fewest:
            yield sentence


def counted(
    prose: Prose,
    scope: Scope,
    places: Sequence[tuple[int, int]],
    fewest: int,
    needed: regex.Pattern[str] | None = None,
) -> Iterator[tuple[Span, Sequence[Number]]]:
    """The sentences with so many places and what is needed that hold at least three numbers."""
    for sentence in sentences(prose, scope, places, fewest):
        if needed and not needed.search(prose.text, sentence.start, sentence.end):
            continue
        if not prose.may_hold_numbers(sentence, 3):
            continue
        numbers = prose.numbers_in(sentence.start, sentence.end)
        if len(numbers) >= 3:
            yield sentence, numbers

"""A part of a whole against the percentage beside it: "12 of 40 members (30 %)"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise

from factlint import regex
from factlint.kinds.arithmetic import beside
from factlint.kinds.arithmetic.figures import places_of, printed, shown
from factlint.kinds.base import Mark, Place
from factlint.language.prose import Prose
from factlint.language.quantities.number import Bounds, End, Hedge, Number, Sort
from factlint.language.quantities.percents import Stretch
from factlint.language.sentences import sentence_at
from factlint.model.document import Span
from factlint.model.rule import Scope
from factlint.patterns import lazy_re, lazy_regex

_FLAGS = regex.VERBOSE | regex.IGNORECASE
_OF = lazy_regex(  # between the part and the whole
    r"""
    (?: \s+ (?! (?: and | or | but | to | from | in | on | at | per ) \b ) [a-z’'-]+ ){0,2}
    \s+ (?: out \s+ )? of
    (?: \s+ (?: the | its | their | his | her | our | my | all | a \s+ total \s+ of | these | those
              | some | every | a ) ){0,2}
    \s+
    """,
    _FLAGS,
)
_MAYBE_OF = lazy_regex(r"\bof\s", regex.IGNORECASE)
_JOIN = lazy_regex(  # between "12 of 40" and its percentage
    r"""
    (?P<noun> (?: \s+ (?! (?: and | but | or | with | while | rose | fell | up | down ) \b )
                 [\w’'-]+ ){0,6} )
    (?: \s* [(\[] \s* (?: or \s+ | i\.e\.,? \s+ | equal \s+ to \s+ | = \s* )?
      | ,? \s+ or \s+
      | ,? \s* [-–—=] \s*
      | , \s+ (?: (?: equal \s+ to | equivalent \s+ to | i\.e\. | that \s+ is ,? ) \s+ )?
    )
    """,
    _FLAGS,
)
_JOIN_BACK = lazy_regex(  # between a percentage and "12 of 40"
    r"""
    (?P<noun> (?: \s+ (?! (?: and | but | or | with | while ) \b ) [\w’'-]+ ){0,4} )
    (?: \s* [(\[] \s* (?: n \s* = \s* | or \s+ | i\.e\.,? \s+ )?
      | ,? \s+ or \s+
      | ,? \s+ [-–—] \s+
    )
    """,
    _FLAGS,
)
_OTHER_BASE = lazy_regex(  # a percentage of something else
    r"""
    \s* (?: of (?! \s+ (?: the \s+ )? (?: total | whole | them | all | members | those | cases
                      | respondents | participants | sample | votes? ) \b )
      | higher | lower | more | less | up | down | increase | rise | fall | drop | decline | above
      | below | discount | premium | over | interest | chance | a \s+ year | per \s+ year | annual
      | stake | turnout | on \b | (?<=\S) -\w
      | [\w’'-]+ \s+ (?: more | less | higher | lower | fewer ) \b )
    """,
    _FLAGS,
)
_CHANGED = lazy_regex(r"\b(?:up|down|rose|fell|by|rise|fall|increase|decrease|drop)\s+$", _FLAGS)
_LONGEST = 90


def wrong_shares(prose: Prose, scope: Scope) -> Iterator[Mark]:
    """Percentages that are not those of the part and the whole beside them."""
    text = prose.text
    for stretch in _stretches(prose, scope, _may_state_share):
        if "/" in text[stretch.start : stretch.end]:
            yield from _slashed(prose, stretch)
        if not _MAYBE_OF.search(text, stretch.start, stretch.end):
            continue
        numbers = prose.numbers_in(stretch.start, stretch.end)
        for index, (part, whole) in enumerate(pairwise(numbers)):
            if not _is_pair(text, part, whole):
                continue
            for stated in (*numbers[index + 2 : index + 3], *numbers[max(0, index - 1) : index]):
                if _belongs(text, part, whole, stated):
                    mark = _judged(prose, part, whole, stated)
                    if mark is not None:
                        yield mark
                    break


def _stretches(prose: Prose, scope: Scope, may_matter: Callable[[Stretch], bool]) -> Iterator[Span]:
    """The sentences, or lines outside of sentences, that have a percentage that may matter."""
    looked_at = [(around, may_matter(around)) for around in prose.percents.stretches]
    likely = [at for around, matters in looked_at if matters for at, _ in around.places]
    if not likely:
        return

    def holds(start: int, end: int) -> bool:
        return bisect_left(likely, start) < bisect_right(likely, end)

    behind, line = -1, Span(-1, -1)
    places = ((*place, matters) for around, matters in looked_at for place in around.places)
    for start, end, matters in places:
        if start > line.end:
            line = sentence_at(prose.text, (), start)
        # Where neither its sentence nor its line has a likely one, none need be asked for.
        if start < behind or not (matters or holds(line.start, line.end)):
            continue
        if prose.in_scope(scope, start, end):
            stretch = prose.sentence_at(start)
            behind = stretch.end
            if holds(stretch.start, stretch.end):
                yield stretch


def _may_state_share(stretch: Stretch) -> bool:
    if stretch.may_state_share and beside.may_state_share(stretch.text):
        return True
    return "/" in stretch.text and _MAY_BE_SLASHED.search(stretch.text) is not None


def _may_state_fraction(stretch: Stretch) -> bool:
    return _MAY_BE_FRACTION.search(stretch.text) is not None


_MAY_BE_SLASHED = lazy_re(r"\d/\d+(?:\s+[\w’'-]+){0,4}\s*(?:[(\[]|,?\s+or\s|,)\s*\d[\d.]*\s?[%p]")
FRACTION = (
    r"\b(?:(?:one|two|three|four|five|six|seven|eight|nine|an?)[-\s](?:hal|third|quarter|fourth"
    r"|fifth|sixth|seventh|eighth|ninth|tenth)|(?:one|two|three|four|nine)\s+(?:in|out)\s)"
)
"""A share in words, in a text in small letters or where case is ignored."""
_MAY_BE_FRACTION = lazy_re(FRACTION)
_SLASHED = lazy_regex(
    r"""
    (?<! [\w/.,-] ) (?P<part> \d{1,6} ) / (?P<whole> \d{1,6} ) (?! [\d/] )
    (?: \s+ [\w’'-]+ ){0,4} \s* (?: [(\[] | ,?\s+or\s+ | , ) \s*
    (?P<pct> (?P<digits> \d{1,3} (?: \.\d+ )? ) \s? (?: % | pct\b | per\s?cent\b ) )
    """,
    _FLAGS,
)


def _slashed(prose: Prose, stretch: Span) -> Iterator[Mark]:
    """12/40 patients (30 %)."""
    for match in _SLASHED.finditer(prose.text, stretch.start, stretch.end):
        part, whole = int(match["part"]), int(match["whole"])
        stated = Fraction(match["digits"])
        step = Fraction(1, 10 ** len(match["digits"].partition(".")[2]))
        if not 0 < part <= whole or _OTHER_BASE.match(
            prose.text, match.end(), match.end() + _LONGEST
        ):
            continue
        share = Fraction(100 * part, whole)
        if stated - step / 2 <= share < stated + step:
            continue
        yield Mark(
            match.start("pct"),
            match.end("pct"),
            {
                "stated": " ".join(match["pct"].split()),
                "part": match["part"],
                "whole": match["whole"],
                "follows": f"{printed(share, 1)} %",
            },
            related=(
                Place(match.start("part"), match.end("part"), "the part"),
                Place(match.start("whole"), match.end("whole"), "the whole"),
            ),
        )


def _is_pair(text: str, part: Number, whole: Number) -> bool:
    if not 0 < whole.start - part.end < 60 or part.value <= 0 or part.value > whole.value:
        return False
    if part.range_end is not End.NONE or whole.range_end is not End.NONE:
        return False
    if whole.sort not in (Sort.COUNT, Sort.MONEY, Sort.MEASURE) or whole.is_attributive:
        return False
    if whole.may_be_year and not whole.unit:
        return False
    if part.sort is not Sort.COUNT and not part.is_like(whole):
        return False
    first = whole.start if whole.hedge_start < 0 else whole.hedge_start
    return _OF.fullmatch(text, part.end, first) is not None


def _belongs(text: str, part: Number, whole: Number, stated: Number) -> bool:
    """Whether the percentage is that of this part and this whole."""
    if stated.sort is not Sort.PERCENT or stated.range_end is not End.NONE:
        return False
    if stated.start >= whole.end:
        if _OTHER_BASE.match(text, stated.end, stated.end + _LONGEST):
            return False
        first = stated.start if stated.hedge_start < 0 else stated.hedge_start
        if first - whole.end > _LONGEST:
            return False
        return _JOIN.fullmatch(text, whole.end, first) is not None
    first = part.start if part.hedge_start < 0 else part.hedge_start
    if not 0 < first - stated.end <= _LONGEST:
        return False
    if _CHANGED.search(text, max(0, stated.start - 20), stated.start):
        return False
    return _JOIN_BACK.fullmatch(text, stated.end, first) is not None


def _judged(prose: Prose, part: Number, whole: Number, stated: Number) -> Mark | None:
    share = 100 * part.value / whole.value
    low, high = _stated(stated)
    least, most = _share(part, whole)
    if low <= most and least <= high:
        return None
    text = prose.text
    return Mark(
        stated.start,
        stated.end,
        {
            "stated": shown(text, stated),
            "part": shown(text, part),
            "whole": shown(text, whole),
            "follows": f"{printed(share, max(1, places_of(stated)))} %",
        },
        related=(
            Place(part.start, part.end, "the part"),
            Place(whole.start, whole.end, "the whole"),
        ),
    )


def _stated(number: Number) -> Bounds:
    low, high = number.bounds()
    # Who says "some 12.5 %" has worked it out.
    slack = max(Fraction(1), number.value / 8) if number.step >= 1 else 2 * number.step
    if number.hedge in (Hedge.ABOUT, Hedge.UNDER):
        low -= slack
    if number.hedge in (Hedge.ABOUT, Hedge.OVER):
        high += slack
    return low, high


def _share(part: Number, whole: Number) -> Bounds:
    """The shares that the two figures leave open; whole numbers are exact counts."""
    part_low, part_high = _open(part)
    whole_low, whole_high = _open(whole)
    return 100 * part_low / whole_high, 100 * part_high / whole_low


def _open(number: Number) -> Bounds:
    if number.hedge is not Hedge.NONE:
        slack = number.value / 10
        return number.value - slack, number.value + slack
    if number.step == 1 and number.scale == 1:
        return number.value, number.value
    low, high = number.bounds()
    return max(low, number.value / 2), high


_FRACTION = lazy_regex(
    r"""\b (?: half | halves | thirds? | quarters? | (?: four|fif|six|seven|eigh|nin|ten ) ths?
        | (?: in | out \s+ of ) \s+ (?: every \s+ )? (?: \d | [a-z]{3,9} \b ) ) \b
    """,
    _FLAGS,
)


def wrong_fractions(prose: Prose, scope: Scope) -> Iterator[Mark]:
    """Fractions in words far from the percentage beside them: one in five, or 35 %."""
    text = prose.text
    for stretch in _stretches(prose, scope, _may_state_fraction):
        if not _FRACTION.search(text, stretch.start, stretch.end):
            continue
        numbers = prose.numbers_in(stretch.start, stretch.end)
        for index, share in enumerate(numbers):
            if share.sort is not Sort.SHARE:
                continue
            for stated in (*numbers[index + 1 : index + 2], *numbers[max(0, index - 1) : index]):
                if stated.sort is not Sort.PERCENT or not _belongs(text, share, share, stated):
                    continue
                if not _is_near(share, stated):
                    yield _fraction_mark(text, share, stated)
                break


def _is_near(share: Number, stated: Number) -> bool:
    """Whether a percentage can stand for a fraction in words."""
    low, high = _stated(stated)
    slack = share.value * (15 if share.hedge is Hedge.NONE else 25)
    return low <= 100 * share.value + slack and high >= 100 * share.value - slack


def _fraction_mark(text: str, share: Number, stated: Number) -> Mark:
    return Mark(
        stated.start,
        stated.end,
        {
            "ratio": shown(text, share),
            "follows": f"{shown(text, stated)} stands beside it, and it is"
            f" {printed(100 * share.value, 1)} %",
        },
        related=(Place(share.start, share.end, "the share in words"),),
    )

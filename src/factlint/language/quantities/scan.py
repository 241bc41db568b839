"""Finds the numbers of a text; dates, times, ordinals, versions, codes and labels are none."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from factlint import regex
from factlint.language.quantities import around, days, spelled, tails
from factlint.language.quantities.number import Hedge, Number, Sort
from factlint.language.quantities.tails import AHEAD
from factlint.language.quantities.units import scale_of
from factlint.patterns import lazy_regex

_DIGITS = lazy_regex(
    r"""
    (?<! [\w#@&_\\] | [^\W\d][-‐‑–/.:] | \d[,.:/] )  # not the rest of a word or a number
    (?: (?P<code> \d++ (?P<joint> [-.:/] ) \d++ (?: (?P=joint) \d++ )++ )  # a date, a version
      |
    (?P<whole> \d{1,3} (?: (?: , \d{3} )+ | (?: [\u00a0\u202f\u2009] \d{3} )+ ) | \d+ )
    (?: (?P<point> \. \d+ )
      | (?P<mixed> (?: - | \s ) \d{1,2} / \d{1,2} (?! [\d/] ) )  # 5-1/4, 5 1/4
      | (?P<over> / \d{1,2} (?! [\d/] ) )                        # 1/4
    )?
    (?P<glyph> [½¼¾⅓⅔] )?
    )
    (?! \d | [.,]\d | :\d | / \d )
    """,
    regex.VERBOSE,
)
_GLYPHS = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
}

_QUARTERS = (Fraction(1, 4), Fraction(1, 4))

# Fractions are dear, and the same few stand in most texts.
_integer = lru_cache(maxsize=4_096)(Fraction)


@lru_cache
def _step(decimals: int) -> Fraction:
    return Fraction(1, 10**decimals)


_ORDINAL_OR_WORD = lazy_regex(r"\w|['’]s\b|[-‐‑]\p{L}")
_YEARS = lazy_regex(r"\s?[-–/]\s?(\d{2}|\d{4})(?![\d,.]?\d|\s?(?:%|pct|percent|mln|million))")

_REACH = 32  # how far before a number the words that qualify it may begin
_ONE = Fraction(1)
_LONGEST = 40  # code points of a figure: a longer one is no amount


def find(text: str, start: int, end: int) -> tuple[Number, ...]:
    """All numbers of a range, sorted by place, without overlap."""
    return tuple(each(text, start, end))


def each(text: str, start: int, end: int) -> Iterator[Number]:
    """As `find`, one by one: of what stands behind the last that is asked for little is read."""
    behind = 0
    figures = _figures(text, start, end)
    words = _spelled(text, start, end)
    figure, word = next(figures, None), next(words, None)
    while figure or word:
        if word is None or (figure is not None and figure.start <= word.start):
            number, figure = figure, next(figures, None)
        else:
            number, word = word, next(words, None)
        assert number is not None
        if number.start >= behind:
            yield number
            behind = number.end


def _figures(text: str, floor: int, limit: int) -> Iterator[Number]:
    date_end = -1  # where the day of a date ended: "Feb 26-28" goes on with another
    behind = 0
    for match in _DIGITS.finditer(text, floor, limit):
        start, end = match.span()
        if start < behind or match["code"] or end - start > _LONGEST:
            continue
        if days.is_day(text, match, date_end):
            date_end = end
            continue
        number = _figure(text, match)
        if number is not None:
            behind = number.end
            yield number


def _figure(text: str, match: regex.Match[str]) -> Number | None:
    start, end = match.span()
    word = tails.next_word(text, end)
    if tails.is_clock(text, end, word):
        return None
    tail = tails.tail_of(text, end, word)
    sign = around.currency(text, start)
    if tail is None and not sign:
        if _ORDINAL_OR_WORD.match(text, end, end + AHEAD) and not _is_compound(text, end):
            return None
        if around.has_label(text, start):
            return None
    value, step, round_step = _value(match)
    if value is None:
        return None
    is_four = len(match["whole"]) == 4 and match.end() == match.start() + 4
    year = (
        is_four and 1700 <= value < 2100 and not sign and not (tail is not None and tail["scale"])
    )
    if year and not (tail is not None and (tail["unit"] or tail["tight_scale"])):
        years = _YEARS.match(text, end, end + AHEAD)
        if (
            years
            or not _noun_behind(text, end)
            or _YEAR_BEFORE.search(text, max(0, start - _REACH), start)
        ):
            until = years.end() if years else end
            return Number(
                start, until, start, until, value, step, step, Sort.YEAR, may_be_year=True
            )
    return _dressed(text, start, end, value, step, round_step, tail, sign, is_year=year)


_NOUN_BEHIND = lazy_regex(r"\s+(?:\w+\s+)?(?:people|men|women|children|[a-z]{2,}[^s\W]s)\b")
_YEAR_BEFORE = lazy_regex(
    r"\b(?:in|since|from|to|of|by|until|till|during|early|late|mid|year|season|fiscal|year-end"
    r"|end|than|and|with|for|between|the|spring|summer|autumn|winter|fall|quarter|"
    rf"{around.MONTH})[\s-]+$",
    regex.IGNORECASE,
)


def _noun_behind(text: str, end: int) -> bool:
    return _NOUN_BEHIND.match(text, end, end + 40) is not None


def _is_compound(text: str, end: int) -> bool:
    """A "40-member" panel: the digits count what the compound names."""
    return _COMPOUND.match(text, end, end + AHEAD) is not None


_COMPOUND = lazy_regex(r"[-‐‑][a-z]{3,}")


def _value(match: regex.Match[str]) -> tuple[Fraction | None, Fraction, Fraction]:
    whole = match["whole"]
    if not whole.isdecimal():
        whole = "".join(filter(str.isdecimal, whole))
    if match["point"]:
        decimals = match["point"][1:]
        step = _step(len(decimals))
        value = Fraction(int(whole + decimals), 10 ** len(decimals))
        return (
            (value + _GLYPHS[match["glyph"]], *_QUARTERS) if match["glyph"] else (value, step, step)
        )
    value, step = _integer(int(whole)), _ONE
    zeros = len(whole) - len(whole.rstrip("0"))
    round_step = _integer(10**zeros) if 0 < zeros < len(whole) else step
    if match["mixed"] or match["over"]:
        above, _, below = (match["mixed"] or whole + match["over"]).strip("- \n").partition("/")
        if int(below) == 0 or int(above) >= int(below):
            return None, step, step
        part = Fraction(int(above), int(below))
        step = round_step = Fraction(1, int(below))
        value = value + part if match["mixed"] else part
    if match["glyph"]:
        value += _GLYPHS[match["glyph"]]
        step = round_step = Fraction(1, 4)
    return value, step, round_step


def _dressed(
    text: str,
    start: int,
    end: int,
    value: Fraction,
    step: Fraction,
    round_step: Fraction,
    tail: regex.Match[str] | None,
    sign: tuple[int, str] | None,
    *,
    is_year: bool = False,
    is_spelled: bool = False,
    is_share: bool = False,
) -> Number:
    """The number with what stands around it: currency, scale, unit, minus sign, hedge."""
    first, until = start, end
    sort, unit = Sort.COUNT, ""
    scale = _ONE
    if tail is not None:
        until = tail.end()
        sort, unit = tails.unit_of(tail)
        if tail["scale"] or tail["tight_scale"]:
            scale = scale_of(tail["scale"] or tail["tight_scale"])
            if not sign and not tail["scale"] and not unit and tails.is_metre(text, tail):
                scale, sort, unit = _ONE, Sort.MEASURE, "metre"
    if sign:
        first = sign[0]
        if not unit:
            sort, unit = Sort.MONEY, sign[1]
    if is_share and not unit:
        sort = Sort.SHARE
    if scale is not _ONE:
        value, step, round_step = value * scale, step * scale, round_step * scale
    before = around.word_before(text, first)
    minus = around.minus(text, first, before)
    if minus is not None:
        first, value = minus, -value
        before = around.word_before(text, first)
    hedge = around.hedge(text, first, before)
    kind = hedge[1] if hedge else Hedge.NONE
    back = None if hedge else tails.hedge_behind(text, until)
    if back:
        kind = {"more": Hedge.OVER, "so": Hedge.ABOUT, "less": Hedge.UNDER}.get(
            (back["word"] or "more").lower(), Hedge.OVER
        )
    return Number(
        first,
        until,
        start,
        end,
        value,
        step,
        round_step,
        sort,
        unit,
        scale,
        kind,
        hedge[0] if hedge else -1,
        is_spelled=is_spelled,
        is_attributive=_is_compound(text, end) if tail is None else tail["tie"] == "-",
        may_be_year=is_year,
    )


def _spelled(text: str, start: int, end: int) -> Iterator[Number]:
    for word in spelled.find(text, start, end):
        tail = tails.tail_of(text, word.end, tails.next_word(text, word.end))
        if word.is_lone_one and not (tail is not None and (tail["unit"] or tail["scale"])):
            continue
        yield _dressed(
            text,
            word.start,
            word.end,
            word.value,
            word.step,
            word.step,
            tail,
            None,
            is_spelled=True,
            is_share=word.is_share,
        )

"""A total against its listed parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factlint import regex
from factlint.kinds.arithmetic.figures import places_of, printed, shown
from factlint.kinds.arithmetic.places import AMOUNT, NUMBER, counted
from factlint.kinds.base import Mark, Place
from factlint.language.prose import Prose
from factlint.language.quantities.number import End, Hedge, Number, Sort
from factlint.model.document import Span
from factlint.model.rule import Scope
from factlint.patterns import lazy_re, lazy_regex
from factlint.values import dataclass

_FLAGS = regex.VERBOSE | regex.IGNORECASE
_OPEN = lazy_regex(  # between the total and its first part
    r"""
    (?P<noun> (?: ,? \s+ (?! (?: including | such | and | but | or | with | while | of | as ) \b )
                 [\w’'“”"-]+ ){0,8} )
    (?: (?P<colon> : ) | \s* (?P<bracket> \( ) | \s+ (?P<dash> -{1,2} | [–—] ) | (?P<dash> — )
      | ,? \s+ (?: made \s+ up \s+ of | comprising | consisting \s+ of | composed \s+ of
               | broken \s+ down \s+ into | split \s+ into | divided \s+ into | namely ,? ) )
    \s* (?: (?: the | an? | some ) \s+ )?
    """,
    _FLAGS,
)
_ENDS = {"(": ")", "-": "-", "--": "--", "–": "–", "—": "—"}
_SEPARATOR = lazy_regex(
    r"\s*(?:[,;]\s+(?:and\s+|plus\s+)?|\s(?:and|plus)\s+)(?:(?:another|a\s+further)\s+)?$"
)
_LAST = lazy_regex(r"\band\b")  # a list without it may be cut short
_LIST_OR_TOTAL = lazy_regex(r"\band\b|total", regex.IGNORECASE)
_WORDS_BETWEEN = lazy_regex(r"(?:\s+|-)[^\d:;()]{1,80}$")
_PARTIAL = lazy_regex(
    r"\b(?:including|such\s+as|among\s+them|of\s+whom|of\s+which|at\s+least|up\s+to|each|both|more"
    r"|per|minus|less|only|a\s+day|a\s+year|every|total|altogether|an\s+hour|also|other\s+than)\b",
    regex.IGNORECASE,
)
_SUM = lazy_regex(  # between the last part and a total behind the list
    r"""
    (?: \s+ [^\d,;:()]{1,40} )?
    [,–—-]? \s*
    (?: for | making | giving | bringing | adding \s+ up \s+ to | which \s+ makes | or )?
    \s* (?: an? \s+ )? (?: (?: grand | combined | overall ) \s+ )?
    total (?: \s+ of | ling | led | ing | ed )? \s+
    """,
    _FLAGS,
)
_END = lazy_regex(r"[.!?;]\s|[.!?;]$")
_MOST = 40  # parts
_LONGEST = 800  # code points of a list
_MORE = 400  # code points of what belongs to the last number
_NEAR = 400  # code points before a total in which the last part stands
_NUMBER = lazy_re(NUMBER)


@dataclass(frozen=True, slots=True)
class _List:
    total: Number
    parts: tuple[Number, ...]


# What a list of parts cannot do without: an opening before its first part and an "and" before its
# last one, or a total behind it.
_FIRST = rf"\s*(?:(?:the|an?|some)\s+)?{AMOUNT}"
_ON = r"(?:[^.!?;]|[.!?;]\S){0,900}?"
LISTS = (
    rf"(?:[:—–]|\s--?){_FIRST}{_ON}\sand\s{_ON}{NUMBER}",
    rf"\({_FIRST}[^()]{{0,900}}?\sand\s[^()]{{0,900}}?{NUMBER}",
    r"(?:made\s+up\s+of|comprising|consisting\s+of|composed\s+of|broken\s+down\s+into"
    rf"|split\s+into|divided\s+into|namely),?{_FIRST}",
    rf"total(?:\s+of|ling|led|ing|ed)?\s+{AMOUNT}",
)
"""In a text in small letters, or where case is ignored."""
_LIST = lazy_re(
    rf"(?:[:(—–]|\s--?|made\s+up\s+of|comprising|consisting\s+of|composed\s+of"
    rf"|broken\s+down\s+into|split\s+into|divided\s+into|namely,?){_FIRST}"
)
_TOTAL = lazy_re(LISTS[-1])


def wrong_totals(prose: Prose, scope: Scope) -> Iterator[Mark]:
    """Totals that are not the sum of the parts listed behind them or before them."""
    folded = prose.percents.folded
    places = sorted(
        [match.span() for match in _LIST.finditer(folded) if _goes_on(folded, match.end())]
        + [match.span() for match in _TOTAL.finditer(folded) if _is_led(folded, match.start())]
    )
    for sentence, numbers in counted(prose, scope, places, 1, _LIST_OR_TOTAL):
        for found in (*_behind(prose, sentence, numbers), *_before(prose, sentence, numbers)):
            total = sum((part.value for part in found.parts), Fraction(0))
            slack = _slack(found.total) + sum((_slack(p) for p in found.parts), Fraction(0))
            if abs(total - found.total.value) <= slack:
                continue
            if not 6 * found.total.value < 10 * total < 16 * found.total.value:
                continue  # not the parts of this total
            yield _total_mark(prose, found, total)


def _goes_on(text: str, end: int) -> bool:
    """Whether an "and" and a number may follow in the list that opens here."""
    at = text.find("and", end, end + _LONGEST + _MORE)
    return at >= 0 and _NUMBER.search(text, at, at + _LONGEST + _MORE) is not None


def _is_led(text: str, start: int) -> bool:
    """Whether parts may stand before a total: numbers with something between them."""
    low = max(0, start - _LONGEST - _MORE)
    between = text.find(",", low, start) >= 0 or text.find(";", low, start) >= 0
    if not between and text.find("and", low, start) < 0 and text.find("plus", low, start) < 0:
        return False
    return _NUMBER.search(text, max(low, start - _NEAR), start) is not None


def _slack(number: Number) -> Fraction:
    """How far rounding may take a figure from the amount; whole numbers are exact counts."""
    return Fraction(0) if number.step == 1 and number.scale == 1 else number.step / 2


def _behind(prose: Prose, sentence: Span, numbers: Sequence[Number]) -> Iterator[_List]:
    """120 people: 50 men, 40 women and 30 children."""
    text = prose.text
    for index in range(len(numbers) - 2):
        total, first = numbers[index], numbers[index + 1]
        if not _is_figure(total) or first.start - total.end > 120:
            continue
        opener = _OPEN.fullmatch(text, total.end, first.start)
        if opener is None:
            continue
        mark = opener["bracket"] or opener["dash"]
        limit = min(sentence.end, first.end + _LONGEST)
        end = _list_end(text, first.end, limit, _ENDS.get(mark or "", ""))
        if end < 0:
            continue
        parts = _parts(text, numbers[index + 1 : index + 1 + _MOST], total, end)
        if len(parts) < 2:
            continue
        is_partial = _PARTIAL.search(text, total.end, end) is not None
        if not is_partial and _LAST.search(text, parts[-2].end, parts[-1].start):
            yield _List(total, parts)


def _list_end(text: str, start: int, limit: int, close: str) -> int:
    """Where the list ends: at its closing bracket or dash, else with the clause; -1: nowhere."""
    if close == ")":
        return text.find(")", start, limit)
    clause = _END.search(text, start, limit)
    end = clause.start() if clause else limit
    if close:
        dash = text.find(f" {close} ", start, end)
        return dash if dash >= 0 else end
    return end


def _is_figure(number: Number) -> bool:
    return (
        number.sort in (Sort.COUNT, Sort.MONEY, Sort.MEASURE)
        and number.hedge is Hedge.NONE
        and number.range_end is End.NONE
        and not number.is_attributive
        and number.value > 0
    )


def _parts(text: str, numbers: Sequence[Number], total: Number, end: int) -> tuple[Number, ...]:
    """The numbers of the list, each at the head of its item; nothing where one is not."""
    found: list[Number] = []
    for number in numbers:
        if number.start >= end:
            break
        if not _is_figure(number) or not _is_part(number, total):
            return ()
        if found:
            between = text[found[-1].end : number.start]
            separator = _SEPARATOR.search(between)
            if len(between) > 100 or separator is None:
                return ()
            if not _WORDS_BETWEEN.match(between[: separator.start()]) and not total.unit:
                return ()
        found.append(number)
    return tuple(found)


def _is_part(number: Number, total: Number) -> bool:
    return number.value < total.value and number.is_like(total)


def _before(prose: Prose, sentence: Span, numbers: Sequence[Number]) -> Iterator[_List]:
    """50 men, 40 women and 30 children, a total of 120."""
    text = prose.text
    for index in range(2, len(numbers)):
        total, last = numbers[index], numbers[index - 1]
        if not _is_figure(total) or total.start - last.end > 80:
            continue
        if not _SUM.fullmatch(text, last.end, total.start):
            continue
        parts = numbers[max(0, index - _MOST) : index]
        if parts[0].start - sentence.start > _LONGEST:
            continue
        if text.count(",", sentence.start, parts[0].start) > 1:
            continue
        kept = _parts(text, parts, total, total.start)
        if len(kept) >= 2 and not _PARTIAL.search(text[kept[0].start : kept[-1].end]):
            yield _List(total, kept)


def _total_mark(prose: Prose, found: _List, total: Fraction) -> Mark:
    text = prose.text
    number = found.total
    places = max(places_of(part) for part in (number, *found.parts))
    return Mark(
        number.start,
        number.end,
        {
            "stated": shown(text, number),
            "parts": " + ".join(shown(text, part) for part in found.parts),
            "follows": printed(total / number.scale, places),
        },
        related=tuple(Place(part.start, part.end, "a part") for part in found.parts[:5]),
    )

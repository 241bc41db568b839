"""A total against its listed parts, and percentages of one whole against a hundred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factlint import regex
from factlint.kinds.arithmetic.figures import places_of, printed, shown
from factlint.kinds.base import Hit, Mark, Place
from factlint.language.prose import Prose
from factlint.language.quantities import spelled
from factlint.language.quantities.number import End, Hedge, Number, Sort
from factlint.model.document import Span
from factlint.patterns import lazy_regex
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
_NUMBER_BEFORE = lazy_regex(
    rf"(?:\d|\b(?:{'|'.join((*spelled.SMALL, *spelled.TENS, 'half', 'an?'))})\b)[^;:()!?]*$",
    regex.IGNORECASE,
)
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


@dataclass(frozen=True, slots=True)
class _List:
    total: Number
    parts: tuple[Number, ...]


def wrong_totals(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """Totals that are not the sum of the parts listed behind them or before them."""
    text = prose.text
    asked = [hit for hit in hits if hit.key == "sum" or _opens(text, hit.start)]
    for sentence, numbers in _sentences(prose, asked, 1, _LIST_OR_TOTAL):
        for found in (*_behind(prose, sentence, numbers), *_before(prose, sentence, numbers)):
            total = sum((part.value for part in found.parts), Fraction(0))
            slack = _slack(found.total) + sum((_slack(p) for p in found.parts), Fraction(0))
            if abs(total - found.total.value) <= slack:
                continue
            if not 6 * found.total.value < 10 * total < 16 * found.total.value:
                continue  # not the parts of this total
            yield _total_mark(prose, found, total)


def _opens(text: str, place: int) -> bool:
    """Whether a number may stand before a colon, a bracket or a dash."""
    return _NUMBER_BEFORE.search(text, max(0, place - 160), place) is not None


def _sentences(
    prose: Prose, hits: Sequence[Hit], fewest: int, needed: regex.Pattern[str] | None = None
) -> Iterator[tuple[Span, Sequence[Number]]]:
    """The sentences with so many hits and what is needed that hold at least three numbers."""
    for sentence in prose.sentences_holding((hit.start for hit in hits), fewest):
        if needed and not needed.search(prose.text, sentence.start, sentence.end):
            continue
        if not prose.may_hold_numbers(sentence, 3):
            continue
        numbers = prose.numbers_in(sentence.start, sentence.end)
        if len(numbers) >= 3:
            yield sentence, numbers


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


_REST = lazy_regex(
    r"\b(?:the\s+(?:remaining|other|balance\s+of)|the\s+(?:rest|remainder),?(?:\s+or)?)\s+$",
    regex.IGNORECASE,
)
_EXHAUSTIVE = lazy_regex(
    r"""
    \b (?: undecided | (?: did | do | does ) (?: \s+ not | n['’]t ) \s+ know | no \s+ opinion
         | unsure | not \s+ sure | did \s+ not \s+ (?: answer | vote ) | abstained | no \s+ answer
         | made \s+ up \s+ of | (?: split | divided ) \s+ (?: between | among | into )
         | breakdown | broken \s+ down | of \s+ (?: the \s+ )? (?: votes? | total | capital ) ) \b
    """,
    _FLAGS,
)


def over_hundred(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """Percentages of one list, said to be the whole, that do not add up to a hundred."""
    text = prose.text
    for sentence, numbers in _sentences(prose, hits, 3):
        shares = [number for number in numbers if number.sort is Sort.PERCENT]
        if len(shares) < 3 or len(shares) > _MOST:
            continue
        parts = _share_list(text, shares)
        if len(parts) < 3:
            continue
        total = sum((part.value for part in parts), Fraction(0))
        slack = max(Fraction(1), sum((part.step / 2 for part in parts), Fraction(0)))
        rest = _REST.search(text, max(sentence.start, parts[-1].start - 24), parts[-1].start)
        is_over = total > 100 + slack
        is_under = total < 100 - slack and rest is not None
        if not (is_over or is_under) or not 85 <= total <= 130:
            continue
        floor = max(sentence.start, parts[0].start - 80)
        if rest is None and not _EXHAUSTIVE.search(
            text, floor, min(sentence.end, parts[-1].end + 80)
        ):
            continue
        yield Mark(
            parts[0].start,
            parts[-1].end,
            {
                "parts": " + ".join(shown(text, part) for part in parts),
                "follows": f"{printed(total, max(places_of(part) for part in parts))} %",
            },
            related=tuple(Place(part.start, part.end, "a part") for part in parts[:5]),
        )


def _share_list(text: str, shares: Sequence[Number]) -> list[Number]:
    """The percentages of the longest list that ends with the last one."""
    found = [shares[-1]]
    for number in reversed(shares[:-1]):
        between = text[number.end : found[-1].start]
        if len(between) > 90 or regex.search(r"\d|[.;:()]", between):
            break
        if number.hedge is not Hedge.NONE or number.range_end is not End.NONE:
            break
        found.append(number)
    return found[::-1]

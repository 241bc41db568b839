"""`exchange`: amounts converted in brackets at rates that one document cannot have both used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from factlint import regex
from factlint.kinds.base import Hit, Mark, Needle, NeedleSort, Place
from factlint.language.numbers import Number, Sort
from factlint.language.prose import Prose
from factlint.language.quantities.units import SCALES, UNITS
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex
from factlint.values import dataclass

SCHEMA = {
    "type": "object",
    "properties": {
        "drift": {
            "type": "number",
            "exclusiveMinimum": 0,
            "default": 10,
            "description": "By how many percent two rates may differ, rounding aside.",
        }
    },
    "additionalProperties": False,
    "description": "A mapping; drift says how many percent rates may differ.",
}
FIELDS = frozenset({"first", "second", "rate", "usual"})
runs_on_silence = False

_REACH = 60  # code points of what stands in brackets
_JOINS = lazy_regex(
    r"\s*[(\[]\s*(?:or\s+)?(?:about|around|some|roughly|nearly|over|approximately)?\s*"
)
_MONEY_ENDS = lazy_regex(r"(?P<word>\p{L}+)\s*$|[\d½¼¾⅓⅔¢+]\s*$")
_HEDGES_BEHIND = frozenset(("more", "so", "less"))
_NEXT = lazy_regex(r"\s*[;,/]\s*(?:or\s+)?|\s+or\s+")


@dataclass(frozen=True, slots=True)
class _Pair:
    """An amount and what it is in another currency; `low` and `high` bound the rate."""

    first: Number
    second: Number
    low: Fraction
    high: Fraction

    @property
    def rate(self) -> Fraction:
        return self.second.value / self.first.value


def needles(rule: Rule) -> Sequence[Needle]:
    """A bracket that opens before an amount of money."""
    return (
        Needle(
            r"[(\[][a-z ]{0,16}(?:(?:US|HK|A|C)?[$£€¥]\s?\d"
            r"|\d[\d.,]*(?:m|bn| mln| million| billion)?"
            r" (?:euros?|dollars?|dlrs|pounds|yen|francs|marks)\b)",
            NeedleSort.REGEX,
        ),
    )


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark at each conversion whose rate is far from that of the others of the document."""
    if len(hits) < 2 and not any(";" in prose.text[hit.start : hit.end + _REACH] for hit in hits):
        return
    hits = [hit for hit in hits if _may_end_money(prose.text, hit.start)]
    if not hits or (len(hits) == 1 and not _may_go_on(prose.text, hits[0].start)):
        return  # one pair at most
    drift = Fraction(str(rule.params.get("drift", 10))) / 100
    rates: dict[tuple[str, str], list[_Pair]] = {}
    for hit in hits:
        for pair in _pairs(prose, hit.start):
            key = pair.first.unit, pair.second.unit
            if key[0] > key[1]:
                key, pair = key[::-1], _turned(pair)
            rates.setdefault(key, []).append(pair)
    marks = [mark for pairs in rates.values() for mark in _marks(prose, pairs, drift)]
    yield from sorted(marks, key=lambda mark: mark.start)


def _may_end_money(text: str, end: int) -> bool:
    """Whether what stands before a place may end an amount of money: a cheap look."""
    last = _MONEY_ENDS.search(text, max(0, end - 24), end)
    if last is None:
        return False
    word = last["word"]
    return word is None or word.lower() in _money_words()


@cache
def _money_words() -> frozenset[str]:
    units = (word for word, (sort, _) in UNITS.items() if sort is Sort.MONEY)
    lasts = (regex.split(r"\P{L}+", word)[-1].lower() for word in units)
    return _HEDGES_BEHIND.union(lasts, SCALES)


def _may_go_on(text: str, bracket: int) -> bool:
    """Whether a second amount may follow in a bracket."""
    return _NEXT.search(text, bracket, bracket + 2 * _REACH) is not None


def _pairs(prose: Prose, bracket: int) -> Iterator[_Pair]:
    """The amount before a bracket with each amount in it."""
    numbers = prose.numbers_in(max(0, bracket - _REACH), bracket + _REACH)
    first = next((number for number in reversed(numbers) if number.end <= bracket), None)
    if first is None or not _is_money(first) or prose.text[first.end : bracket].strip():
        return
    joint = _JOINS.match(prose.text, bracket)
    at = joint.end() if joint else -1
    for number in numbers:
        if number.start < bracket:
            continue
        if number.start != at or not _is_money(number):
            return
        if number.unit != first.unit and first.is_like(first):
            low, high = number.bounds()
            below, above = first.bounds()
            if below > 0 and low > 0:
                yield _Pair(first, number, low / above, high / below)
        following = _NEXT.match(prose.text, number.end)
        if following is None:
            return
        at = following.end()


def _is_money(number: Number) -> bool:
    return number.sort is Sort.MONEY and bool(number.unit) and number.value > 0


def _turned(pair: _Pair) -> _Pair:
    return _Pair(pair.second, pair.first, 1 / pair.high, 1 / pair.low)


def _marks(prose: Prose, pairs: Sequence[_Pair], drift: Fraction) -> Iterator[Mark]:
    if len(pairs) < 2:
        return
    ordered = sorted(pairs, key=lambda pair: pair.rate)
    usual = ordered[len(ordered) // 2]
    if len(pairs) == 2:
        usual = pairs[0]
    for pair in pairs:
        if pair.low <= usual.high * (1 + drift) and pair.high >= usual.low * (1 - drift):
            continue
        start, end = min(pair.first.start, pair.second.start), max(pair.first.end, pair.second.end)
        end += prose.text[end : end + 1] in (")", "]")
        yield Mark(
            start,
            end,
            {
                "rate": _shown(pair.rate),
                "usual": _shown(usual.rate),
                "first": pair.first.unit,
                "second": pair.second.unit,
            },
            related=(
                Place(
                    min(usual.first.start, usual.second.start),
                    max(usual.first.end, usual.second.end),
                    f"{_shown(usual.rate)} here",
                ),
            ),
        )


def _shown(rate: Fraction) -> str:
    return f"{float(rate):.3g}"

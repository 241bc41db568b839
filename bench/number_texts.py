"""A small grammar of sentences with figures, right ones and wrong ones.

Each wording is a function of a `Draw` (numbers that depend on a seed alone); it returns the
sentence and, asked for a wrong one, alters one figure so that it cannot be a matter of rounding.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

RULES = (
    "numbers/percent-change",
    "numbers/percentage-point",
    "numbers/part-of-whole",
    "numbers/parts-and-total",
    "numbers/percentages-of-whole",
    "numbers/ratio",
    "numbers/magnitude",
)


class Draw:
    """Numbers and choices that follow from a seed."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._count = 0

    def below(self, limit: int) -> int:
        """A number from 0 on, below the limit."""
        self._count += 1
        digest = hashlib.sha256(f"{self._seed} {self._count}".encode()).digest()
        return int.from_bytes(digest[:6]) % limit

    def between(self, low: int, high: int) -> int:
        """A number of the range, both ends included."""
        return low + self.below(high - low + 1)

    def of(self, *items: str) -> str:
        """One of the items."""
        return items[self.below(len(items))]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence: the rule it is for, its wording's number, whether a figure is wrong."""

    rule: str
    wording: int
    sentence: str
    is_wrong: bool

    @property
    def half(self) -> str:
        """`seen` while the rules were written, or `kept` apart."""
        digest = hashlib.sha256(f"{self.rule} {self.wording}".encode()).digest()
        return "kept" if digest[0] & 1 else "seen"


def texts(seed: str) -> Iterator[Text]:
    """For each rule one wording, once wrong and once right."""
    for rule, wordings in WORDINGS.items():
        number = Draw(f"{seed} {rule}").below(len(wordings))
        for is_wrong in (True, False):
            fill = FILLS[rule](Draw(f"{seed} {rule} {is_wrong}"), is_wrong)
            yield Text(rule, number, wordings[number].format(**fill), is_wrong)


def _rounded(value: Decimal, places: int, *, cut: bool = False) -> str:
    mode = ROUND_DOWN if cut else ROUND_HALF_UP
    return f"{value.quantize(Decimal(1).scaleb(-places), rounding=mode):,f}"


def _percent(draw: Draw, number: str) -> str:
    return number + draw.of("%", "%", " pct", " per cent", " percent", " %")


_MONEY = (
    "${}m",
    "£{}bn",
    "{} mln dlrs",
    "{} million euros",
    "€{} million",
    "{} billion yen",
    "$ {}bn",
    "A${} million",
    "{} mln stg",
)
_THINGS = ("visitors", "cars", "tonnes", "subscribers", "barrels", "cases", "passengers", "units")
_ITEMS = ("Sales", "Exports", "Net profit", "Output", "Traffic", "Revenue", "Complaints", "Orders")
_WENT = {
    1: ("rose", "climbed", "increased", "grew", "jumped", "were up", "surged", "advanced"),
    -1: ("fell", "dropped", "declined", "slipped", "were down", "decreased", "slid", "plunged"),
}
_RISE = {1: ("rise", "increase", "jump", "gain"), -1: ("fall", "drop", "decline", "decrease")}
_WHEN = (
    "a year earlier",
    "in the same period last year",
    "the year before",
    "in 2018",
    "in the third quarter",
    "last year",
)


def _change(draw: Draw, is_wrong: bool) -> dict[str, str]:
    """A change whose figures are exact and then printed, rounded or cut off."""
    sign = 1 if draw.below(2) else -1
    percent = Decimal(draw.between(30, 480 if sign > 0 else 450)) / 10
    if draw.below(2):
        places = draw.below(2)
        old = Decimal(draw.between(1200, 9800)) / 10 if places else Decimal(draw.between(110, 980))
        amount = draw.of(*_MONEY)
        thing = ""
    else:
        places, amount, thing = 0, "{}", " " + draw.of(*_THINGS)
        old = Decimal(draw.between(1_200, 980_000))
    new = old * (1 + sign * percent / 100)
    cut = draw.below(5) == 0
    new_printed = _rounded(new, places, cut=cut)
    exact = (Decimal(new_printed.replace(",", "")) / old - 1) * 100 * sign
    shown = _rounded(abs(exact), draw.below(2), cut=draw.below(6) == 0)
    old_printed = _rounded(old, places)
    went = sign
    if is_wrong:
        match draw.below(4):
            case 0:
                went = -sign
            case 1:
                shown = _rounded(abs(exact) * Decimal("1.3") + 2, draw.below(2))
            case 2:
                old_printed = _rounded(
                    old * (1 - sign * Decimal(draw.between(8, 40)) / 100), places
                )
            case _:
                new_printed = _rounded(
                    new * (1 + sign * Decimal(draw.between(8, 40)) / 100), places
                )
    an = "an" if shown.startswith(("8", "11", "18")) else "a"
    return {
        "item": draw.of(*_ITEMS),
        "went": draw.of(*_WENT[went]),
        "rise": draw.of(*_RISE[went]),
        "up": "up" if went > 0 else draw.of("down", "off"),
        "more": draw.of("more", "higher") if went > 0 else draw.of("less", "lower"),
        "a": an,
        "pct": _percent(draw, shown),
        "new": amount.format(new_printed) + thing,
        "old": amount.format(old_printed) + draw.of(thing, ""),
        "when": draw.of(*_WHEN),
        "who": draw.of("the company said", "the ministry said", "the agency reported"),
        "time": draw.of("in March", "last year", "in the first half", "in the quarter"),
    }


def _point(draw: Draw, is_wrong: bool) -> dict[str, str]:
    """A share that rises or falls by points; told in percent it is wrong."""
    sign = 1 if draw.below(2) else -1
    places = draw.below(2)
    old = Decimal(draw.between(200, 700)) / 10
    new = old + sign * Decimal(draw.between(15, 150)) / 10
    old_printed, new_printed = _rounded(old, places), _rounded(new, places)
    difference = abs(Decimal(new_printed.replace(",", "")) - Decimal(old_printed.replace(",", "")))
    points = _rounded(difference, places)
    by = (
        _percent(draw, points)
        if is_wrong
        else points + draw.of(" percentage points", " percentage points", " pct points")
    )
    mark = draw.of("%", " pct", " per cent", " percent")
    return {
        "item": draw.of("The load factor", "Its market share", "Unemployment", "Turnout"),
        "went": draw.of(*_WENT[sign]),
        "rise": draw.of(*_RISE[sign]),
        "up": "up" if sign > 0 else "down",
        "a": "an" if points.startswith(("8", "11", "18")) else "a",
        "pct": by,
        "new": new_printed + mark,
        "old": old_printed + mark,
        "when": draw.of(*_WHEN),
        "who": draw.of("the company said", "the ministry said"),
    }


def _share(draw: Draw, is_wrong: bool) -> dict[str, str]:
    whole = draw.between(12, 960)
    part = draw.between(max(1, whole // 20), whole - 1)
    exact = Decimal(part) / whole * 100
    shown = _rounded(exact, draw.below(2), cut=draw.below(6) == 0)
    if is_wrong:
        shift = draw.between(3, 25)
        shown = _rounded(exact + shift if exact + shift < 100 else exact - shift, draw.below(2))
        if Decimal(shown) <= 0:
            shown = _rounded(exact + 5, 0)
    return {
        "part": f"{part}",
        "whole": f"{whole}",
        "pct": _percent(draw, shown),
        "people": draw.of("patients", "members", "schools", "pupils", "firms", "respondents"),
        "did": draw.of("agreed", "replied", "recovered", "took part"),
    }


def _total(draw: Draw, is_wrong: bool) -> dict[str, str]:
    parts = [draw.between(11, 400) for _ in range(3)]
    total = sum(parts)
    if is_wrong:
        total += (draw.of("-", "") == "-" and -draw.between(1, 10)) or draw.between(1, 10)
    parts_in_words = ["two", "three", "four", "five", "six", "seven", "eight", "nine"]
    small = [draw.below(8) for _ in range(3)]
    sum_small = sum(small) + 6
    if is_wrong:
        sum_small += 1
    return {
        "a": f"{parts[0]:,}",
        "b": f"{parts[1]:,}",
        "c": f"{parts[2]:,}",
        "total": f"{total:,}",
        "x": parts_in_words[small[0]],
        "y": parts_in_words[small[1]],
        "z": parts_in_words[small[2]],
        "sum": str(sum_small) if sum_small > 9 else parts_in_words[sum_small - 2],
    }


def _whole(draw: Draw, is_wrong: bool) -> dict[str, str]:
    first = draw.between(31, 55)
    second = draw.between(15, 30)
    third = 100 - first - second
    if is_wrong:
        third += draw.between(3, 12)
    mark = draw.of("%", " pct", " per cent", " percent")
    return {"a": f"{first}{mark}", "b": f"{second}{mark}", "c": f"{third}{mark}"}


def _ratio(draw: Draw, is_wrong: bool) -> dict[str, str]:
    word, factor = (("doubled", 2), ("tripled", 3), ("quadrupled", 4), ("halved", 0))[draw.below(4)]
    hedge = draw.of("", "", "more than ", "nearly ", "almost ")
    low, high = {"": (94, 112), "more than ": (102, 125), "nearly ": (86, 99)}.get(hedge, (86, 99))
    if is_wrong:
        low, high = {"": (55, 80), "more than ": (60, 92)}.get(hedge, (108, 150))
    times = Decimal(draw.between(low, high)) / 100 * (factor or 2)
    old = Decimal(draw.between(1_000, 9_000))
    new = old / times if factor == 0 else old * times
    fraction, share = (
        ("one in five", 20),
        ("one in four", 25),
        ("one in ten", 10),
        ("a third", 33),
        ("two thirds", 67),
        ("three quarters", 75),
    )[draw.below(6)]
    if is_wrong:
        share = share * 3 // 2 if share < 60 else share * 3 // 4
    amount = draw.of("{}", "${}m", "{} mln dlrs", "{} tonnes")
    return {
        "item": draw.of(*_ITEMS),
        "ratio": hedge + word,
        "new": amount.format(f"{int(new):,}"),
        "old": amount.format(f"{int(old):,}"),
        "when": draw.of(*_WHEN),
        "fraction": fraction,
        "Fraction": fraction[0].upper() + fraction[1:],
        "pct": _percent(draw, str(share)),
    }


def _slip(draw: Draw, is_wrong: bool) -> dict[str, str]:
    digits = f"{draw.between(101, 989) / 10:.1f}" if draw.below(2) else str(draw.between(111, 989))
    pattern, wrong = (
        ("${}bn", "${}m"),
        ("£{}m", "£{}bn"),
        ("{} mln dlrs", "{} billion dlrs"),
        ("{} million euros", "{} billion euros"),
    )[draw.below(4)]
    return {
        "one": pattern.format(digits),
        "two": (wrong if is_wrong else pattern).format(digits),
    }


FILLS = dict(zip(RULES, (_change, _point, _share, _total, _whole, _ratio, _slip), strict=True))
WORDINGS: dict[str, tuple[str, ...]] = {
    "numbers/percent-change": (
        "{item} {went} {pct} to {new} from {old} {when}, {who}.",
        "{item} {went} by {pct} to {new} {time}, from {old} {when}.",
        "{item} {went} {pct} from {old} to {new}, {who}.",
        "{item} {went} from {old} to {new}, {a} {rise} of {pct}.",
        "{item} {went} from {old} {when} to {new}, or {pct}, {who}.",
        "{item} {went} to {new} from {old} {when}, {a} {pct} {rise}.",
        "{item} reached {new}, {up} {pct} from {old} {when}.",
        "{item} were {new} {time}, {up} {pct} from the {old} reported {when}.",
        "{item} came to {new}, compared with {old} {when}, {a} {rise} of {pct}.",
        "{item} {went} {pct} to {new}, compared with {old} {when}.",
        "{item} {went} {pct} {time} to {new} against {old}, {who}.",
        "{item} were {up} {pct} at {new} versus {old} {when}.",
        "{item} of {new} were {pct} {more} than the {old} of the year before.",
        "{item} totalled {new}, {pct} {more} than {old} {when}.",
        "There was a {pct} {rise} in {item} to {new} from {old}, {who}.",
        "{item} {went} sharply, by {pct}, to {new} from {old}.",
        "{item} {went} from {old} to {new} ({up} {pct}).",
        "{item}, {who}, {went} {pct} to {new} from {old} {when}.",
        "At {new}, {item} were {up} {pct} on the {old} of {when}.",
        "{item} {went} to {new} {time} from {old}, {up} {pct}.",
        "{item} {went} from {old} to {new} {time} - {a} {pct} {rise}.",
        "{item} {went} {pct}, from {old} {when} to {new} {time}.",
        "{item} {went} {pct} to {new} (from {old} {when}).",
        "{item} for the period {went} {pct} to a record {new}, up from {old}.",
    ),
    "numbers/percentage-point": (
        "{item} {went} {pct} to {new} from {old} {when}.",
        "{item} {went} by {pct}, from {old} to {new}, {who}.",
        "{item} {went} from {old} to {new}, {a} {rise} of {pct}.",
        "{item} was {new}, {up} {pct} from {old} {when}.",
        "{item} {went} to {new} from {old}, {up} {pct}.",
        "{item} {went} {pct} to {new}, compared with {old} {when}.",
    ),
    "numbers/part-of-whole": (
        "Of the group, {part} of {whole} {people} ({pct}) {did}.",
        "{part} out of {whole} {people} ({pct}) {did}.",
        "Only {part} of the {whole} {people}, or {pct}, {did}.",
        "By Friday {part} of its {whole} {people} - {pct} - {did}.",
        "The rate was {pct} ({part} of {whole} {people}).",
        "{pct} of {people} ({part} of {whole}) {did}.",
        "Some {pct}, or {part} of the {whole} {people}, {did}.",
        "{part} of {whole} {people} {did} ({pct}).",
        "In all, {part} {people} out of {whole} ({pct}) {did}.",
        "{part}/{whole} {people} ({pct}) {did}.",
    ),
    "numbers/parts-and-total": (
        "A total of {total} people were hurt: {a} in Leeds, {b} in York and {c} in Hull.",
        "The plan pays for {total} homes ({a} in Leeds, {b} in York and {c} in Hull).",
        "The fleet has {total} ships - {a} tankers, {b} ferries and {c} tugs - in two ports.",
        "They sold {a} tickets in Leeds, {b} in York and {c} in Hull, a total of {total}.",
        "The club won {sum} medals: {x} gold, {y} silver and {z} bronze.",
        "The panel has {sum} members: {x} judges, {y} doctors, and {z} teachers.",
        "The order is for {total} vehicles, made up of {a} buses, {b} vans and {c} cars.",
        "The jury of {sum} ({x} women and {y} men, and {z} in reserve) met on Monday.",
        "It cut {total} jobs: {a} at its mills, {b} in its offices and {c} abroad.",
        "It spent ${total}m: ${a}m on roads, ${b}m on rail and ${c}m on ports.",
    ),
    "numbers/percentages-of-whole": (
        "Of those asked, {a} were in favour, {b} were against and {c} did not know.",
        "The bank holds {a}, a pension fund {b} and the staff the remaining {c}.",
        "In the poll {a} said yes, {b} said no and {c} were undecided.",
        "The capital is split between a bank with {a}, a fund with {b} and staff with {c}.",
        "The red party won {a} of the vote, the blue party {b} and the green party {c}.",
        "The mix is made up of {a} coal, {b} gas and {c} wind.",
    ),
    "numbers/ratio": (
        "{item} {ratio} to {new} from {old} {when}.",
        "{item} {ratio} from {old} to {new}.",
        "{item} have {ratio}, to {new} from {old} {when}.",
        "{item} {ratio} in three years, from {old} to {new}.",
        "{Fraction} of the pupils ({pct}) walk to school.",
        "More children, {fraction} or {pct}, now walk to school.",
        "{Fraction} ({pct}) of the pupils walk to school.",
        "The survey found that {pct} of pupils, or {fraction}, walk to school.",
    ),
    "numbers/magnitude": (
        "The scheme will cost {one}, the office said. Critics say that {two} is too much.",
        "The firm owes {one}. Of the {two} a third falls due this year.",
        "It made {one} in the year. The {two} profit was a surprise to its bankers.",
    ),
}

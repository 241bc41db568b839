"""Lengths of time as a text states them: six years, a two-week period, nearly a decade."""

from __future__ import annotations

from enum import Enum

from factlint import regex
from factlint.language.calendar.names import CARDINAL_WORD, SPACE, small_number
from factlint.values import dataclass


class Unit(Enum):
    """Units of time, by what a text calls one of them."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Hedge(Enum):
    """What a text says of how exact a length is."""

    NONE = "none"
    ABOUT = "about"
    OVER = "over"
    NEARLY = "nearly"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Length:
    """A number of units."""

    amount: float
    unit: Unit
    hedge: Hedge = Hedge.NONE


_HEDGES = {
    Hedge.ABOUT: "about around roughly approximately some almost exactly circa".split(),
    Hedge.OVER: ["more than", "over", "at least", "upwards of", "no less than", "well over",
                 "just over", "a little over", "a little more than", "slightly more than"],
    Hedge.NEARLY: ["nearly", "almost", "close to", "just under", "just short of", "little short of",
                   "not quite", "a little under", "the better part of"],
    Hedge.UNDER: ["less than", "under", "fewer than", "up to", "at most", "no more than", "within",
                  "just", "only", "barely", "a mere"],
}  # fmt: skip
_HEDGE_OF = {
    word: hedge
    for hedge, words in _HEDGES.items()
    for word in words
    if word not in ("exactly", "just", "only", "barely", "a mere")
}
_HEDGE_WORD = "|".join(
    sorted({word for words in _HEDGES.values() for word in words}, key=lambda w: (-len(w), w))
).replace(" ", r"\ ")
_NUMBER = rf"""
    (?: \d{{1,4}} (?: \.\d | {SPACE}?½ | {SPACE}1/2 )?
      | (?: {CARDINAL_WORD} ) (?: [\ -] and [\ -] a [\ -] half )?
      | half{SPACE}an? | an? | an?{SPACE}full | an?{SPACE}whole
    )
"""
_LAST_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundred|half|an?|full|whole|long|straight|consecutive|successive"
)
UNITS = ("year", "month", "week", "day", "decade", "centur", "fortnight")
"""What the words for units begin with."""
LENGTH_LIKE = (
    rf"(?i)(?:\d|½|\b(?:{_LAST_NUMBER_WORDS}))[\s-]+"
    r"(?:years?|months?|weeks?|days?|decades?|centur(?:y|ies)|fortnights?)\b"
)
"""Matches the end of what `LENGTH` matches, and little else; quick."""
LENGTH = rf"""
    (?: (?P<hedge> {_HEDGE_WORD} ) {SPACE} )?
    (?P<length>
        (?P<number> \b {_NUMBER} ) (?: {SPACE} | - )
        (?: (?:full|whole|long|straight|consecutive|successive) {SPACE} )?
        (?P<unit> years? | months? | weeks? | days? | decades? | centur(?:y|ies) | fortnights? ) \b
        (?P<more> {SPACE} and {SPACE} a {SPACE} half )?
        (?: {SPACE} and {SPACE} (?P<months> \d{{1,2}} | {CARDINAL_WORD} )
            {SPACE} months? \b )?
    )
"""
"""An expression for a length; read its groups with `read_length`."""


def read_length(match: regex.Match[str]) -> Length | None:
    """The length that `LENGTH` found as a part of a match."""
    amount = _amount(" ".join(match["number"].lower().split()))
    if amount <= 0:
        return None
    if match["more"]:
        amount += 0.5
    if match["months"]:
        amount += small_number(match["months"]) / 12
    name = match["unit"].lower()
    unit = Unit.CENTURY if name.startswith("centur") else None
    if name.startswith("fortnight"):
        amount, unit = amount * 2, Unit.WEEK
    hedge = _HEDGE_OF.get(" ".join((match["hedge"] or "").lower().split()), Hedge.NONE)
    return Length(amount, unit or Unit(name.rstrip("s")), hedge)


def _amount(text: str) -> float:
    if text in ("a", "an") or text.endswith((" full", " whole")):
        return 1
    if text.startswith("half a"):
        return 0.5
    half = 0.0
    for ending in ("½", "1/2", "-and-a-half", " and a half"):
        if text.endswith(ending):
            half, text = 0.5, text.removesuffix(ending).strip()
    if regex.fullmatch(r"\d+\.\d", text):
        return float(text)
    return small_number(text) + half

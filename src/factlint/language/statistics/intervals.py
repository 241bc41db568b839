"""Confidence intervals, the estimate that each belongs to, and the p-value beside it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factlint import regex
from factlint.language.statistics import pvalues
from factlint.language.statistics.printed import Printed, figure
from factlint.language.statistics.pvalues import PValue
from factlint.patterns import lazy_regex
from factlint.values import dataclass

_BEFORE = 180
_NEAR = 70
_MOST_BESIDE = 6
_UNEQUAL = ("<", ">", "≈", "≤", "≥")
_BEHIND = 60


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an interval is of, in percent or not.

    `null` is the value that says "no effect", where there is one.
    `is_standardised` marks effect sizes, beside which intervals of something else are printed.
    """

    start: int
    name: str
    value: Printed
    null: int | None
    is_standardised: bool
    is_percent: bool


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval as printed; `level` in percent, 0 where not said."""

    start: int
    end: int
    level: int
    low: Printed
    high: Printed
    estimate: Estimate | None
    p: PValue | None
    is_percent: bool


_WORD = r"""
    (?: CI s? | C\.I\. | C[rR]I s? | HDI
      | (?: confidence | credible ) \s intervals? (?: \s?\( \s? (?:CIs?|CrI) \s?\) )? )
"""
_LEVEL = r"(?P<level> \d\d ) (?: \.\d )? \s? %"
_UNIT = r"\s? (?: % | ° | ms\b | s\b | [kc]?m\b | mm\b | kg\b | years?\b | points?\b )?"
_THOUSANDS = r"[-+]? \s? \d{1,3} (?: ,\d{3} )+ (?: \.\d+ )?"
_SMALL = r"[-+]? \s? (?: \d+ (?: \.\d+ )? | \.\d+ )"
_INTERVAL = lazy_regex(
    rf"""
    (?<! [\p{{L}}\d.] ) (?: {_LEVEL} \s? {_WORD} | {_WORD} \s? (?: \(?_? {_LEVEL} \)? )? )
    (?P<of> \s for \s [\p{{L}}\s-]{{2,40}}? )?
    \s? (?: [=:,] | of | was | is | from | ranged? | ranging )? \s? (?: from \s )?
    (?P<open> [\[({{] )? \s?
    (?: (?P<low> {_THOUSANDS} | {_SMALL} ) {_UNIT}
          (?: \s? ; \s? | , \s | \s? (?: to | and ) \s | \s? - \s? )
        (?P<high> {_THOUSANDS} | {_SMALL} )
      | (?P<low> {_SMALL} ) {_UNIT} , (?P<high> {_SMALL} ) )
    {_UNIT} (?! \d | [.,]\d | \s?[×x]\s?10 )
    (?P<close> \s? [\])}}] )?
    """,
    regex.VERBOSE,
)
_NAME = r"[\p{L}\p{M}Δ] [\p{L}\p{M}\d\s_^'().{}\\/-]{0,28}?"
_STATED = lazy_regex(
    rf"""
    (?: (?P<name> {_NAME} ) \s? (?P<rel> [=<>≈≤≥:] | (?<! \d\s ) \b(?:of|was|is)\b ) \s?
      | (?<! [\w.,-] | \w\( ) )
    (?P<value> {_THOUSANDS} | {_SMALL} ) (?P<unit> {_UNIT} ) (?P<sep> [\s,;:()\[]{{0,4}} )
    (?: (?: and | with | a | an | the ) \s ){{0,2}} $
    """,
    regex.VERBOSE,
)
# What may stand between an estimate and its interval.
_BESIDE = lazy_regex(
    r"""
    (?: ^ | \s ) \(? \s? (?: SEM? | SDs? | s\.?e\.?m?\.? | [Ss]tandard\ (?:error|deviation)
                | t | z | Z | F | W | U | Q | χ\ ?2 | Wald | BF \s? _? [\d±+-]{0,3}
                | p s? | p\s?\w{2,9} | P | d\.?f\.? | [Nn] s? | k | MSE | power | α | V | Δ? R\ ?2 )
      (?: \s? [(\[] [^()\[\]]{0,30} [)\]] )? $
    """,
    regex.VERBOSE,
)
_OF_SPREAD = lazy_regex(
    r"(?<!\p{L})(?:SEM?|SDs?|s\.?[ed]\.?|±|[tFzZpP]|to|vs\.?|versus|and|or|from|than|with|[-–])\s?$"
)
_LOGARITHM = lazy_regex(r"(?i)\b(?:log|ln)")
_TESTED = lazy_regex(r"(?:^|[\s(,;])[tFzZ]\s?(?:\([^()]{1,20}\))?\s?[=<>]|χ\s?2\s?\(")
_RATIO = lazy_regex(
    r"(?:^|\W)(?:a?OR|a?HR|a?RR|IRR|(?:odds|hazards?|risk|rate)\sratios?|relative\srisk"
    r"|exp\s?\((?:b|B|β)\))$"
)
_DIFFERENCE = lazy_regex(
    r"""
    (?:^|[\s(,;])
    (?: [bBβγdgrρ] | beta | d\s?z | Cohen's\ d | Hedges'\ g | slope | coefficient | estimate | ab
      | (?: (?:mean|risk)\ )? [Dd]ifference | M\s?_?\s?(?:diff|difference|D) | S?MD | Δ\s?M?
      | (?:indirect|direct|total)\ effect )
      \s? [\d{}_]{0,2} $
    """,
    regex.VERBOSE,
)
_STANDARDISED = lazy_regex(
    r"(?:^|\W)(?:d|d\s?\w{1,3}|g|g\s?av|[ηωε].*|f|f\s?2|V|r|R\s?2|φ|ϕ|Cohen's\s.*|Hedges'?\s.*"
    r"|effect\ssize)\s?$"
)
_PIECES = lazy_regex(r"[,;:(]\s?(?![^()]*\))")
_SEPARATOR = lazy_regex(r"[\s,;:)\]]{0,5}")
_BREAKS = ("\n\n", "\t")  # of blocks, and of the cells of a table


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Interval]:
    """The intervals of a text of plain signs, in order of place."""
    for match in _INTERVAL.finditer(text, start, len(text) if end is None else end):
        if match["open"] and not match["close"] and match["open"] != "(":
            continue
        floor = max(0, match.start() - _BEFORE)
        for sign in _BREAKS:
            place = text.rfind(sign, floor, match.start())
            floor = floor if place < 0 else place + len(sign)
        low, high = figure(match["low"]), figure(match["high"])
        estimate, before = _estimate(text, floor, match.start())
        if match["of"]:
            estimate = None
        end_of_it = match.end() if match["open"] else match.end("high")
        p = _behind(text, match.end()) or before
        level = int(match["level"] or 0)
        is_percent = "%" in text[match.start("low") : match.end()]
        yield Interval(match.start(), end_of_it, level, low, high, estimate, p, is_percent)


def _behind(text: str, at: int) -> PValue | None:
    separator = _SEPARATOR.match(text, at)
    place = separator.end() if separator else at
    return pvalues.at(text, place, min(len(text), place + _BEHIND))


def _estimate(text: str, floor: int, at: int) -> tuple[Estimate | None, PValue | None]:
    """The figure that stands before an interval, and a p-value in between."""
    p = None
    is_tested = False
    for step in range(_MOST_BESIDE):
        match = _STATED.search(text, max(floor, at - _NEAR), at)
        if match is None:
            break
        name = (match["name"] or "").strip()
        last = _last(name)
        if not name or not _BESIDE.search(last):
            if not match["rel"] and (step or not _is_figure(match, text)):
                break
            # Behind (M = 4.1), 95% CI … may be of a difference or of another scale.
            if match["rel"] in _UNEQUAL or ")" in match["sep"] or _LOGARITHM.search(last):
                break
            made = _made(text, floor, match, name)
            # The interval of a tested difference stands behind the means, and is of none of them.
            return (None if is_tested and made.null is None else made), p
        at = match.start("name") + (match["name"] or "").rfind(last)
        if last.startswith(("p", "P")):
            p = p or pvalues.at(text, at, match.end())
        is_tested |= last.startswith(("t", "F", "z", "Z"))
    return None, p


def _is_figure(match: regex.Match[str], text: str) -> bool:
    """Whether a number without a name can be an estimate: no count, (SE 0.4) or end of a change."""
    if "." not in match["value"] and "%" not in match["unit"]:
        return False
    if "\n" in match[0]:
        return False
    return not _OF_SPREAD.search(text, max(0, match.start("value") - 8), match.start("value"))


def _last(name: str) -> str:
    """The part of a name behind its last comma or bracket."""
    return str(_PIECES.split(name)[-1].strip())


def _made(text: str, floor: int, match: regex.Match[str], name: str) -> Estimate:
    null: int | None = None
    if match["rel"]:
        if _RATIO.search(name):
            null = 1
        elif _DIFFERENCE.search(name):
            null = 0
    is_standardised = bool(_STANDARDISED.search(name)) and bool(
        _TESTED.search(text, floor, match.start())
    )
    value, is_percent = figure(match["value"]), "%" in match["unit"]
    return Estimate(match.start(), name, value, null, is_standardised, is_percent)


def excludes(interval: Interval, null: int | Fraction) -> bool | None:
    """Whether the interval leaves a value out; None where rounding hides it."""
    if interval.low.low > null or interval.high.high < null:
        return True
    if interval.low.high < null < interval.high.low:
        return False
    return None

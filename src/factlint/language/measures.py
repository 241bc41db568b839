"""Reads measures as print writes them: "26 miles", "5 ft 10 in", "minus 4°C", "10 to 15 km"."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from factlint import regex
from factlint.language.quantities import spelled
from factlint.language.units import Unit, units
from factlint.patterns import lazy_re, lazy_regex
from factlint.values import dataclass

_REACH = 90  # code points before a bracket in which its measure may begin

_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "mln": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
}
_GLYPHS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundred|thousand|zero|half|an?|dozen|and"
)
_ENDS = lazy_re(r"[\d()\[\]-]")  # what no word at the end of a measure has in it
_DIGITS = (
    r"(?: \d{1,3} (?: ,\d{3} )+ | \d+ ) (?: \.\d+ | [\s-]\d/\d (?!\d) | [½¼¾] )?"
    r" | \.\d+ | \d/\d (?!\d) | [½¼¾]"
)
_HEDGES = (
    r"(?: (?: about | around | some | roughly | approximately | approx\.? | nearly | almost"
    r" | just | over | under | more\ than | less\ than | up\ to | at\ least | or | an? | i\.e\."
    r" | c\. | ca\. | circa | equivalent\ to | equal\ to | the\ equivalent\ of ) \s+ | [~≈] \s? )*"
)
_ADJECTIVES = (
    r"(?: [\s-]+ (?: wide | long | tall | high | deep | thick | away | across | apart | square"
    r" | in\ (?: length | height | width | diameter | weight | size ) | of\ \p{Ll}+ | offshore ) )*"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: its value, how coarse it may be rounded, and what its last digit counts.

    "135" may be rounded to fives, so its grain is 5, and its last digit counts ones.
    """

    value: Fraction
    grain: Fraction
    step: Fraction


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure with its unit, or the two of a range.

    `figure_start` and `figure_end` are the bare digits of the last figure, where it is a single
    one. `units` are all that the word may mean.
    """

    start: int
    end: int
    figures: tuple[Figure, ...]
    units: tuple[Unit, ...]
    is_hedged: bool = False
    figure_start: int = -1
    figure_end: int = -1


@cache
def _grammar() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """A measure that ends at a place, and one that starts there."""
    words = sorted(units(), key=lambda word: (-len(word), word))
    unit = "|".join(r"[\s-]+".join(regex.escape(part) for part in word.split()) for word in words)
    number = rf"(?: {_DIGITS} | (?: \b (?: {_WORDS} ) \b [\s-]* )+ )"
    scale = r"(?: [\s-]? (?: hundred | thousand | million | mln | billion | bln | bn ) \b )?"
    core = rf"""
        (?<! [\w$£€¥.,/] | [\w$£€¥] [-–−] )
        (?P<minus> minus \s+ | [-−–] )?
        (?:
            (?P<between> between \s+ )? (?P<low> {number} ) (?P<low_scale> {scale} )
            (?: [\s-]? (?P<low_unit> {unit} ) (?! \w ) )?
            (?P<link> \s? [-–—] \s? (?: minus\s )? | \s+ (?: to | or ) \s+ (?: minus\s )?
                    | \s* [x×] \s* | \s+ by \s+
                    | (?(between) \s+ and \s+ (?: minus\s )? | (?!) ) )
        )?
        (?P<high> {number} ) (?P<scale> {scale} )
        [\s-]? (?P<unit> {unit} )
        (?: (?: [\s,-] | \s and \s )? \s? (?P<high2> {_DIGITS} ) [\s-]? (?P<unit2> {unit} )
          | (?<= foot ) - (?P<inches> \d{{1,2}} ) )?
        (?! [\w/²³] )
    """
    flags = regex.VERBOSE | regex.IGNORECASE
    before = lazy_regex(rf"(?P<hedge> {_HEDGES} ) {core} {_ADJECTIVES} [\s,]* $", flags)
    after = lazy_regex(rf"\s* (?P<hedge> {_HEDGES} ) {core} {_ADJECTIVES}", flags)
    return before, after


@cache
def _last_words() -> frozenset[str]:
    """What a measure, or the adjective behind it, may end in."""
    adjectives = regex.findall(r"\b[a-z]{4,}\b", _ADJECTIVES)
    return frozenset(regex.split(r"[\s-]", word)[-1] for word in (*units(), *adjectives))


def may_end(text: str, end: int) -> bool:
    """Whether a measure may end here: a cheap look at the last word."""
    before = text[max(0, end - 32) : end].replace(",", " ").split()
    if not before:
        return False
    last = before[-1]
    if last[-1].isdigit() or (len(before) > 1 and before[-2].endswith("of")):
        return True
    return _ENDS.split(last)[-1].lower() in _last_words()


def measure_before(text: str, end: int) -> Measure | None:
    """The measure that ends at a place, but for white space and a word like "wide"."""
    if not may_end(text, end):
        return None
    match = _grammar()[0].search(text, max(0, end - _REACH), end)
    return _read(match) if match else None


def measure_after(text: str, start: int, end: int) -> Measure | None:
    """The measure that starts at a place."""
    match = _grammar()[1].match(text, start, end)
    return _read(match) if match else None


def _read(match: regex.Match[str]) -> Measure | None:
    found = units()[_normal(match["unit"])]
    high = _figure(match["high"], match["scale"])
    if high is None:
        return None
    figures = [high]
    if match["unit2"] or match["inches"]:
        second = _compound(match, found, high)
        if second is None:
            return None
        figures, found = [second[0]], second[1]
    if match["low"]:
        if match["low_unit"] and units()[_normal(match["low_unit"])] != found:
            return None
        low = _figure(match["low"], match["low_scale"] or match["scale"])
        if low is None:
            return None
        figures.insert(0, low)
    if match["minus"] or "minus" in (match["link"] or "").lower():
        figures = _negative(match, figures)
    end = max(match.end("unit"), match.end("unit2"), match.end("inches"))
    is_bare = len(figures) == 1 and not match["minus"] and end == match.end("unit")
    return Measure(
        match.end("hedge"),
        end,
        tuple(figures),
        found,
        bool(match["hedge"].strip()),
        match.start("high") if is_bare else -1,
        match.end("high") if is_bare else -1,
    )


def _normal(word: str) -> str:
    return (
        " ".join(word.lower().replace("-", " ").split())
        if " " in word or "-" in word
        else (word.lower())
    )


def _negative(match: regex.Match[str], figures: list[Figure]) -> list[Figure]:
    """Signs: "minus 5 to minus 10" has two, "minus 5 to 10" has one, "-5" one."""
    signs = [-1] if len(figures) == 1 else [-1 if match["minus"] else 1, 1]
    if len(figures) > 1 and "minus" in (match["link"] or "").lower():
        signs[1] = -1
    return [
        Figure(figure.value * sign, figure.grain, figure.step)
        for figure, sign in zip(figures, signs, strict=True)
    ]


def _compound(
    match: regex.Match[str], first: tuple[Unit, ...], high: Figure
) -> tuple[Figure, tuple[Unit, ...]] | None:
    """Two units of one measure as the smaller one: 5 ft 10 in are 70 in."""
    second = units()[_normal(match["unit2"] or "inches")]
    low = _figure(match["high2"] or match["inches"], "")
    for one in first:
        for two in second:
            if low is None or one.dimension != two.dimension or not (one.sizes and two.sizes):
                continue
            ratio = one.sizes[0] / two.sizes[0]
            if ratio > 1 and low.value < ratio and high.value.denominator == 1:
                return Figure(high.value * ratio + low.value, low.step, low.step), (two,)
    return None


def _figure(printed: str, scale: str | None) -> Figure | None:
    factor = _SCALES.get((scale or "").strip(" -\n\t").lower(), 1)
    digits = printed.strip().replace(",", "")
    if not digits or not (digits[0].isdigit() or digits[0] in ".½¼¾"):
        return _spelled(printed, factor)
    if digits[-1] in _GLYPHS:
        whole = Fraction(digits[:-1]) if digits[:-1] else Fraction(0)
        return Figure(
            (whole + _GLYPHS[digits[-1]]) * factor, Fraction(factor, 4), Fraction(factor, 4)
        )
    if "/" in digits:
        *whole, part = regex.split(r"[\s-]", digits)
        above, below = part.split("/")
        if int(below) == 0:
            return None
        value = Fraction(int(above), int(below)) + (Fraction(whole[0]) if whole else 0)
        return Figure(value * factor, Fraction(factor, int(below)), Fraction(factor, int(below)))
    grain, step = _precision(digits)
    return Figure(Fraction(digits) * factor, grain * factor, step * factor)


def _spelled(printed: str, factor: int) -> Figure | None:
    words = " ".join(printed.replace("-", " ").lower().split())
    if words in ("half", "half a", "half an", "a half"):
        return Figure(Fraction(factor, 2), Fraction(factor, 4), Fraction(factor, 4))
    if words in ("a", "an"):
        return Figure(Fraction(factor), Fraction(factor), Fraction(factor))
    found = list(spelled.find(words))
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(words)):
        return None
    step = found[0].step * factor
    return Figure(found[0].value * factor, step, step)


def _precision(digits: str) -> tuple[Fraction, Fraction]:
    """How coarse a figure may be rounded, and what its last digit counts that is not a zero.

    1/10 in "2.6", 100 in "5,200", 5 and 1 in "135", since print rounds to fives too. A lone one or
    two before zeros is finer than its zeros say: nobody writes 100 for 51.
    """
    whole, _, decimals = digits.partition(".")
    if decimals:
        step = Fraction(1, 10 ** len(decimals))
        return step, step
    meant = whole.lstrip("0").rstrip("0")
    size = Fraction(10 ** (len(whole.lstrip("0")) - len(meant)) if meant else 1)
    if len(meant) == 1 and size > 1 and meant in "12":
        return size / (10 if meant == "1" else 2), size / 10
    if len(meant) > 1 and meant[-1] == "5":
        return 5 * size, size
    return size, size

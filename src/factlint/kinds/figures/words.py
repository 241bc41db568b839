"""A number in words with other digits in brackets behind it, as contracts write: thirty (30)."""

from __future__ import annotations

from fractions import Fraction

from factlint import regex
from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language.prose import Prose
from factlint.language.quantities import spelled
from factlint.patterns import lazy_regex

NEEDLES = (
    Needle(r"\(\s?[$£€]?\s?\d[\d,]*(?:\.\d+)?\s?%?\s?\)", NeedleSort.REGEX, key="digits"),
    Needle(r"\d\s?%?\s?\(\s?[a-z][a-z -]{2,60}\)", NeedleSort.REGEX, key="words"),
)
_REACH = 80
_NUMBER = lazy_regex(r"\d[\d,]*(?:\.\d+)?")
# What may stand between the words and the bracket: "five hundred dollars ($500)".
_UNIT = lazy_regex(
    r"""
    [\s-]+ (?: and\ no/100\ )? (?: U\.?S\.?\s )?
    (?: dollars | pounds | euros | per\s?cent | pct | percent )? \s* $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# A bare number in brackets is often a note or a place in a list; before a noun it counts it.
_NOUN = lazy_regex(
    r"""
    \s+ (?! (?: and | or | of | in | on | at | to | for | from | with | by | as | is | are | was
            | were | has | had | have | the | a | an | but | who | which | that | when | while
            | if | than | will | would | can | may | showed? | found | suggest\w* | also ) \b )
    \p{Ll} [\p{Ll}-]+
    """,
    regex.VERBOSE,
)
_YEARS = range(1700, 2100)


def judge(prose: Prose, hit: Hit) -> Mark | None:
    """A mark where words and digits are two numbers."""
    text = prose.text
    if hit.key == "digits":
        words = _words_before(text, hit.start)
        digits = _NUMBER.search(text, hit.start, hit.end)
        start, end = words[0] if words else 0, hit.end
    else:
        words = _words_inside(text, text.index("(", hit.start) + 1, hit.end - 1)
        digits = _digits_before(text, hit.start + 1)
        start, end = digits.start() if digits else 0, hit.end
    if words is None or digits is None:
        return None
    value = Fraction(digits[0].replace(",", ""))
    is_year = value in _YEARS and "," not in digits[0] and words[2] < 1_000
    if value == words[2] or is_year or _in_thousands(value, words[2]):
        return None
    is_marked = regex.search(r"[$£€%]", text[hit.start : hit.end]) is not None
    if not is_marked and not _NOUN.match(text, end):
        return None
    said = " ".join(text[words[0] : words[1]].split())
    return Mark(start, end, {"words": said, "digits": digits[0]})


def _words_before(text: str, end: int) -> tuple[int, int, Fraction] | None:
    numbers = list(spelled.find(text, max(0, end - _REACH), end))
    if not numbers:
        return None
    found = numbers[-1]
    if found.is_share or found.value.denominator != 1:
        return None
    if not _UNIT.fullmatch(text, found.end, end):
        return None
    if text[max(0, found.start - 1) : found.start] in ("-", "‐", "'", "’"):
        return None
    return found.start, found.end, found.value


def _words_inside(text: str, start: int, end: int) -> tuple[int, int, Fraction] | None:
    found = list(spelled.find(text, start, end))
    if len(found) != 1 or found[0].is_share or text[found[0].end : end].strip():
        return None
    if text[start : found[0].start].strip():
        return None
    return found[0].start, found[0].end, found[0].value


def _digits_before(text: str, end: int) -> regex.Match[str] | None:
    return regex.search(
        r"(?<![\w.,/:-])\d[\d,]*(?:\.\d+)?$", text, pos=max(0, end - 20), endpos=end
    )


def _in_thousands(value: Fraction, words: Fraction) -> bool:
    """Whether the digits give the same number in another scale: five million (5)."""
    return value != 0 and words / value in (1_000, 10**6, 10**9)

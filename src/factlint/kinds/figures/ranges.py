"""Ranges that start with their higher end: between 5 and 3, 20-10 %, from 2010 to 2005."""

from __future__ import annotations

from fractions import Fraction

from factlint import regex
from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language.prose import Prose
from factlint.language.quantities.number import Number, Sort
from factlint.language.quantities.spelled import WORDS
from factlint.patterns import lazy_re, lazy_regex

_YEAR = r"(?:1[789]|20)\d\d"
NEEDLES = (
    Needle(
        r"\bbetween\s+(?=[$£€]?\d|[a-z-]+\s(?:[a-z]+\s){0,2}and\s)",
        NeedleSort.REGEX,
        key="between",
    ),
    Needle(
        rf"(?<![\w$£€.,/:–-]){_YEAR}\s?[-–]\s?{_YEAR}(?![\w/:–-]|[.,]\d)",
        NeedleSort.REGEX,
        key="years",
    ),
    Needle(
        rf"\b(?:from|between)\s+{_YEAR}\s+(?:to|until|till|through|and)\s+{_YEAR}(?![\w/:–-]|[.,]\d)",
        NeedleSort.REGEX,
        key="years",
    ),
    Needle(
        r"(?<![\w$£€.,/:–-])\d{1,3}(?:\.\d+)?\s?[-–]\s?\d{1,3}(?:\.\d+)?\s?"
        r"(?:%|percent\b|per cent\b|pct\b)",
        NeedleSort.REGEX,
        key="percent",
    ),
    Needle(
        r"(?:\bpp\.|\bpages)\s?(?<!\d)\d{1,5}\s?[-–]\s?\d{1,5}(?![\w/-])",
        NeedleSort.REGEX,
        key="pages",
    ),
    Needle(
        r"\baged\s+(?:from\s+)?\d{1,2}\s?(?:-|–|\bto\b)\s?\d{1,2}(?![\w/.-])",
        NeedleSort.REGEX,
        key="ages",
    ),
)
_NUMBERS = lazy_regex(r"\d+(?:\.\d+)?")
_FIGURE = r"[$£€]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d.,]*\d)"
_PLAIN_PAIR = lazy_regex(rf"{_FIGURE}\s+and\s+{_FIGURE}(?!\s?[/½¼¾⅓⅔]|[\s-]\d)")
_LETTERS = lazy_re(r"[A-Za-z]+")
# Between two figures, but no range.
_COMPARES = lazy_regex(
    r"""
    \b (?: difference | gap | spread | ratio | relation\w* | choice | choose | chose | choosing
         | distinction | switch\w* | swing\w* | swung | compar\w* | correlation | link | tie
         | match | game | differential | contrast | balance | split | divided | alternat\w* )
    \b [^.;]{0,30} $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Years that are moved, and counts that look like years.
_MOVES = lazy_regex(
    r"""
    \b (?: brought | bring\w* | mov\w+ | chang\w+ | shift\w* | advanc\w+ | revis\w+ | correct\w+
         | fell | fall\w* | drop\w* | declin\w+ | decreas\w+ | cut\w* | reduc\w+ | lower\w*
         | down | slid | slip\w* | shr[aiu]nk\w* | back\w* | reverse\w* | switch\w* | accelerat\w+
         | drift\w* | regress\w* | rewind\w* | earlier | BCE? ) \b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_ERA = lazy_regex(r"\s?(?:BC|B\.C|BCE)\b")
_CONTEST = lazy_regex(
    r"""
    \b (?: w[io]n\w* | los[et]\w* | beat\w* | defeat\w* | led | leads? | leading | vot\w+ | split
         | margin | poll\w* | ahead | against | favou?r\w* | major\w+ | divid\w+ | ratio | mix
         | approv\w+ | owned | joint | venture | versus | vs ) \b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_COUNTED = lazy_regex(r"\s+(?:\p{Ll}+\s+)?(?:\p{Ll}+[^\Wsu]s|people|men|women|children)\b")
_TIMES = lazy_regex(r"\s*(?:a\.?m\b|p\.?m\b|o['’]clock|GMT|ago\b|before\b|days?\s+before|BC)")
_MONTHS = lazy_regex(
    r"\s+(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:st|nd|rd|th)\b"
)


def judge(prose: Prose, hit: Hit) -> Mark | None:
    """A mark where the first end of a range is the higher one."""
    return _JUDGES[hit.key](prose, hit)


def _between(prose: Prose, hit: Hit) -> Mark | None:
    text = prose.text
    if _rises(text, hit.end) or _is_word(text, hit.end):
        return None
    sentence = prose.sentence_at(hit.start)
    numbers = prose.numbers_in(hit.end, min(sentence.end, hit.end + 80))[:2]
    if len(numbers) < 2 or numbers[0].start != hit.end:
        return None
    low, high = numbers
    if not regex.fullmatch(r"\s+and\s+", text[low.end : high.start]):
        return None
    if (
        low.value <= high.value
        or not _are_alike(text, low, high)
        or "/" in text[low.start : high.end]
    ):
        return None  # bond prices in thirty-seconds are quoted from the top
    if Sort.YEAR in (low.sort, high.sort) and low.sort is not high.sort:
        return None
    if (
        _TIMES.match(text, high.end)
        or _MONTHS.match(text, high.end)
        or _MONTHS.match(text, low.end)
    ):
        return None
    if _COMPARES.search(text, max(sentence.start, hit.start - 60), hit.start):
        return None
    return _mark(text, hit.start, high.end, text[low.start : low.end], text[high.start : high.end])


def _rises(text: str, start: int) -> bool:
    """Whether two plain figures with nothing but "and" between them are no reversed range.

    A scale behind the second one makes it, or both, greater.
    """
    match = _PLAIN_PAIR.match(text, start, start + 80)
    if match is None:
        return False
    low, high = (float(figure.replace(",", "")) for figure in match.groups())
    return low <= high


def _is_word(text: str, start: int) -> bool:
    """Whether a word that begins no number stands here."""
    match = _LETTERS.match(text, start)
    word = match[0].lower() if match else ""
    return bool(word) and word not in WORDS and word not in ("a", "an")


def _are_alike(text: str, low: Number, high: Number) -> bool:
    if low.unit != high.unit and low.unit:
        return False
    # "between 9 and 5" are hours of a day where nothing is counted.
    return bool(high.unit) or low.value > 12 or _COUNTED.match(text, high.end) is not None


def _years(prose: Prose, hit: Hit) -> Mark | None:
    text = prose.text
    low, high = _NUMBERS.findall(text, hit.start, hit.end)
    sentence = prose.sentence_at(hit.start)
    around = max(sentence.start, hit.start - 120), min(sentence.end, hit.end + 60)
    if int(low) <= int(high) or _ERA.match(text, hit.end) or _MOVES.search(text, *around):
        return None
    return _mark(text, hit.start, hit.end, low, high)


def _percent(prose: Prose, hit: Hit) -> Mark | None:
    text = prose.text
    low, high = map(Fraction, _NUMBERS.findall(text, hit.start, hit.end))
    sentence = prose.sentence_at(hit.start)
    around = max(sentence.start, hit.start - 80), min(sentence.end, hit.end + 40)
    if low <= high or low + high == 100 or _CONTEST.search(text, *around):
        return None
    return _mark(text, hit.start, hit.end, *_NUMBERS.findall(text, hit.start, hit.end))


def _pages(prose: Prose, hit: Hit) -> Mark | None:
    """Pages: 123-8 stands for 123-128, but 128-123 for nothing."""
    low, high = _NUMBERS.findall(prose.text, hit.start, hit.end)
    if len(low) > len(high) or int(low) <= int(high):
        return None
    return _mark(prose.text, hit.start, hit.end, low, high)


def _ages(prose: Prose, hit: Hit) -> Mark | None:
    low, high = _NUMBERS.findall(prose.text, hit.start, hit.end)
    if int(low) <= int(high):
        return None
    return _mark(prose.text, hit.start, hit.end, low, high)


def _mark(text: str, start: int, end: int, low: str, high: str) -> Mark:
    return Mark(start, end, {"low": " ".join(low.split()), "high": " ".join(high.split())})


_JUDGES = {
    "between": _between,
    "years": _years,
    "percent": _percent,
    "pages": _pages,
    "ages": _ages,
}

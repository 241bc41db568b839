"""`conversion`: a measure and, in brackets behind it, the same in another unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from factlint import regex
from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language.converting import agree, nearest, pairs
from factlint.language.measures import Figure, Measure, may_end, measure_after, measure_before
from factlint.language.prose import Prose
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex

SCHEMA = {
    "type": "object",
    "maxProperties": 0,
    "additionalProperties": False,
    "description": "An empty mapping: the sizes of the units are built in.",
}
FIELDS = frozenset({"from", "stated", "follows"})
runs_on_silence = False

_LONGEST = 60  # code points of what stands in the brackets
_BRACKET = r"[(\[](?=[^()\[\]\n]{0,30}\d)"
_OR = r",\s+or\s+(?=[^,;()\n]{0,20}\d)"
_ENDS_BRACKET = lazy_regex(r"\s*[)\]]|\s*[,;/]|\s+(?:or|and)\s")
_SEA = lazy_regex(
    r"""
    \b (?: nautical | at\ sea | seas? | ocean | offshore | ships? | vessels? | boats? | yachts?
         | sail\w* | navy | naval | coast\w* | islands? | ports? | aircraft | flights? | knots ) \b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_ENDS_OR = lazy_regex(r"\s*[,.;)]")


def needles(rule: Rule) -> Sequence[Needle]:
    """An opening bracket with a digit behind it, and ", or" with one."""
    return (
        Needle(_BRACKET, NeedleSort.REGEX, key="bracket"),
        Needle(_OR, NeedleSort.REGEX, key="or"),
    )


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark for each measure that the one behind it cannot be a conversion of."""
    sea = _Sea(prose.text)
    for hit in hits:
        if not may_end(prose.text, hit.start):
            continue
        second = measure_after(prose.text, hit.end, min(hit.end + _LONGEST, len(prose.text)))
        if second is None:
            continue
        ending = _ENDS_BRACKET if hit.key == "bracket" else _ENDS_OR
        if not ending.match(prose.text, second.end):
            continue
        first = measure_before(prose.text, hit.start)
        if first is not None:
            yield from _compare(prose.text, first, second, sea)


class _Sea:
    """Whether a text is about the sea or the air, looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def is_there(self) -> bool:
        return _SEA.search(self._text) is not None


def _compare(text: str, first: Measure, second: Measure, sea: _Sea) -> Iterator[Mark]:
    found = pairs(first, second, at_sea=False)
    if not found:
        return
    at_sea = pairs(first, second, at_sea=True)
    if at_sea != found and sea.is_there:
        found = at_sea
    for one, two in _matched(first, second):
        if any(agree(one, two, pair) for pair in found):
            continue
        follows = _shown(nearest(one, two, found), two)
        end = second.end + (text[second.end : second.end + 1] in (")", "]"))
        yield Mark(
            first.start,
            end,
            _fields(text, first, second, (one, two), follows),
            _fix(text[first.start : end], first, second, follows),
        )
        return


def _fields(
    text: str, first: Measure, second: Measure, wrong: tuple[Figure, Figure], follows: str
) -> dict[str, str]:
    unit = second.units[0].name
    if len(second.figures) > 1:
        of = first.units[0].name
        return {
            "from": f"{_shown(wrong[0].value, wrong[0])} {of}",
            "stated": f"{_shown(wrong[1].value, wrong[1])} {unit}",
            "follows": f"{follows} {unit}",
        }
    behind = text[second.figure_end : second.end] if second.figure_end >= 0 else f" {unit}"
    return {
        "from": " ".join(text[first.start : first.end].split()),
        "stated": " ".join(text[second.start : second.end].split()),
        "follows": " ".join(f"{follows}{behind}".split()),
    }


def _matched(first: Measure, second: Measure) -> list[tuple[Figure, Figure]]:
    """The figures that are to be compared; none where a range has no range beside it."""
    if len(first.figures) == len(second.figures):
        return list(zip(first.figures, second.figures, strict=True))
    if len(first.figures) == 2 and first.figures[0].value == 0:
        return [(first.figures[1], second.figures[0])]  # from zero to 60 mph (97 km/h)
    return []


def _shown(value: Fraction, like: Figure) -> str:
    """A value with three digits that count, no finer than the figure that it should replace."""
    places = 0
    while places < 3 and like.grain < Fraction(1, 10**places):
        places += 1
    if not places:
        size = 1
        while abs(value) >= 1_000 * size:
            size *= 10
        return f"{round(value / size) * size:,}"
    return f"{float(value):.{places}f}"


def _fix(found: str, first: Measure, second: Measure, follows: str) -> tuple[str, ...]:
    if second.figure_start < 0 or len(first.figures) > 1:
        return ()
    start, end = second.figure_start - first.start, second.figure_end - first.start
    return (f"{found[:start]}{follows}{found[end:]}",)

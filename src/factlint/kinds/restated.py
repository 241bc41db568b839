"""`restated`: one quantity that a document gives twice, with two figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from factlint.kinds.base import Hit, Mark, Needle, NeedleSort, Place
from factlint.language.prose import Prose
from factlint.language.quantities import spelled
from factlint.model.document import PartKind
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex

SCHEMA = {
    "type": "object",
    "maxProperties": 0,
    "additionalProperties": False,
    "description": "An empty mapping.",
}
FIELDS = frozenset({"thing", "other"})
runs_on_silence = False

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = (
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6}"
    rf"|(?:[Tt]en|[Ee]leven|[Tt]welve|(?:[Tt]hir|[Ff]our|[Ff]if|[Ss]ix|[Ss]even|[Ee]igh|[Nn]ine)teen)"
    rf"|(?i:{_TENS})(?:-(?:{_ONES}))?|(?i:{_ONES})(?=\s))"
)
_BEFORE = r"(?<![\w.,$£€#:/’'–-])"
_HARM = {
    "killed": "killed|dead|died|dying",
    "injured": "injured|wounded|hurt",
    "arrested": "arrested|detained",
    "missing": "missing",
    "rescued": "rescued|saved",
}
_WHO = "people|persons|men|women|children|civilians|soldiers|passengers|students|workers|villagers"
_THING = (
    rf"{_BEFORE}{_NUMBER}(?:\s(?:million|billion|mln|bln))?\s+"
    r"(?P<words>[a-z][a-z-]+(?:\s+[a-z][a-z-]+){1,4})"
)
_VICTIMS = (
    rf"{_BEFORE}{_NUMBER}\s+(?:(?:{_WHO})\s+)?(?:(?:were|are|was|have\sbeen|had\sbeen|being)\s+)?"
    rf"(?P<harm>{'|'.join(_HARM.values())})\b"
)
# Heads that count a measure or a lot, not things that somebody counted twice.
_UNITS = frozenset(
    """
    years months weeks days hours minutes seconds times percent points degrees miles metres meters
    kilometres kilometers feet inches yards acres hectares tonnes tons pounds dollars euros cents
    pence yen shares units barrels bushels ounces litres liters gallons notes bonds bags bales
    francs marks crowns lire pesos rupees warrants contracts dlrs cts stg votes seats
    """.split()
)
# With one of these in between, two figures count two lots.
_OTHER = frozenset(
    """
    more other additional further extra new separate different such consecutive straight of in for
    on at to from with by and or the a an its their his her that which who vs net were was are is
    have had has said than as per each every least
    """.split()
)
_PLURAL = lazy_regex(r"\p{Ll}[\p{Ll}-]*[^\Wsui]s|people|men|women|children")
# Right before a figure: it is not the whole, or not exact.
_HEDGES = lazy_regex(
    r"""
    \b (?: least | most | about | around | some | nearly | almost | approximately | roughly | over
         | under | than | up\ to | another | other | from | to | by | between | first
         | last | next | further | additional | including | of\ the | only | just | every | per
         | top ) \s+ $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Around a figure: time or a comparison, so that both may be right.
_MOVES = lazy_regex(
    r"""
    \b (?: earlier | previous\w* | former\w* | compar\w+ | against | versus | vs | r[oi]se\w*
         | risen | fell | fall\w* | grew | grow\w* | increas\w+ | decreas\w+ | drop\w* | now | later
         | so\ far | since | initial\w* | original\w* | target\w* | revis\w+ | correct\w+ | others
         | remaining | rest | each | ago | (?:last|next|this|previous)\ (?:year|month|week|quarter)
         | expect\w* | forecast\w* | project\w+ | estimat\w+ | propos\w+ | also | separate\w*
         | again | before | after | until | (?:19|20)\d\d ) \b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_REACH = 60


@dataclass(frozen=True, slots=True)
class _Mention:
    """One figure and what it counts."""

    value: int
    start: int
    end: int
    is_headline: bool


def needles(rule: Rule) -> Sequence[Needle]:
    """A number before two words or more, and a number of victims."""
    return (
        Needle(_THING, NeedleSort.REGEX, key="thing", ignore_case=False),
        Needle(_VICTIMS, NeedleSort.REGEX, key="victims", ignore_case=False),
    )


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark at each figure that differs, as a slip would, from another of the same things."""
    groups: dict[str, list[_Mention]] = {}
    for hit in hits:
        found = _read(prose, hit)
        if found is not None:
            groups.setdefault(found[0], []).append(found[1])
    marks = [mark for thing, mentions in groups.items() for mark in _marks(prose, thing, mentions)]
    yield from sorted(marks, key=lambda mark: mark.start)


def _read(prose: Prose, hit: Hit) -> tuple[str, _Mention] | None:
    value = _value(hit.groups["number"])
    if value is None or (1700 <= value < 2100 and "," not in hit.groups["number"]):
        return None
    if hit.key == "victims":
        thing = next(name for name, words in _HARM.items() if hit.groups["harm"] in words)
        end = hit.end
    else:
        counted = _counted(hit.groups["words"])
        if counted is None or value < 10:
            return None
        thing = counted
        end = (
            hit.start
            + regex.search(r"\s+".join(counted.split()), prose.text[hit.start : hit.end]).end()
        )
    is_headline = prose.document.first(PartKind.HEADLINE)
    in_headline = is_headline is not None and hit.start in is_headline
    return thing, _Mention(value, hit.start, end, in_headline)


def _value(number: str) -> int | None:
    if number[0].isdigit():
        return int(number.replace(",", ""))
    found = list(spelled.find(number))
    return int(found[0].value) if len(found) == 1 else None


def _counted(words: str) -> str | None:
    """The noun phrase: one word or more before a plural, none of which starts another lot."""
    taken: list[str] = []
    for word in words.split():
        if word in _OTHER:
            return None
        taken.append(word)
        if _PLURAL.fullmatch(word):
            break
    else:
        return None
    if len(taken) < 2 or taken[-1] in _UNITS:
        return None
    return " ".join(taken)


def _marks(prose: Prose, thing: str, mentions: Sequence[_Mention]) -> Iterator[Mark]:
    values = {mention.value for mention in mentions}
    if len(values) != 2:
        return  # one figure, or so many that they count several things
    if any(_moves(prose, mention) for mention in mentions):
        return
    rare, usual = _sides(mentions)
    if not _is_slip(rare[0].value, usual[0].value):
        return
    first = rare[0]
    yield Mark(
        first.start,
        first.end,
        {"thing": thing, "other": _shown(prose, usual[0])},
        related=tuple(
            Place(mention.start, mention.end, f"'{_shown(prose, mention)}' here")
            for mention in usual[:5]
        ),
    )


def _sides(mentions: Sequence[_Mention]) -> tuple[list[_Mention], list[_Mention]]:
    """The figure that is to be shown and the other: the headline's, the rarer, the later."""
    first = [mention for mention in mentions if mention.value == mentions[0].value]
    second = [mention for mention in mentions if mention.value != mentions[0].value]
    if any(mention.is_headline for mention in first) or len(first) < len(second):
        return first, second
    return second, first


def _moves(prose: Prose, mention: _Mention) -> bool:
    sentence = prose.sentence_at(mention.start)
    start = max(sentence.start, mention.start - _REACH)
    if _HEDGES.search(prose.text, start, mention.start):
        return True
    end = min(sentence.end, mention.end + _REACH)
    return _MOVES.search(prose.text, start, end) is not None


def _is_slip(one: int, two: int) -> bool:
    """Whether one figure is the other mistyped, or close to it."""
    low, high = sorted((one, two))
    if high - low <= max(1, low // 5):
        return True
    first, second = str(one), str(two)
    if len(first) != len(second):
        return high in (10 * low, 1_000 * low)
    return len(first) > 1 and (
        sum(a != b for a, b in zip(first, second, strict=True)) == 1
        or sorted(first) == sorted(second)
    )


def _shown(prose: Prose, mention: _Mention) -> str:
    return " ".join(prose.text[mention.start : mention.end].split())

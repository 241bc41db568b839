"""`restated`: one quantity that a document gives twice, with two figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint import regex
from factlint.kinds.base import Hit, Mark, Needle, Place
from factlint.language.prose import Prose
from factlint.language.quantities import spelled
from factlint.model.document import PartKind
from factlint.model.rule import Rule
from factlint.patterns import lazy_re, lazy_regex
from factlint.values import dataclass

SCHEMA = {
    "type": "object",
    "maxProperties": 0,
    "additionalProperties": False,
    "description": "An empty mapping.",
}
FIELDS = frozenset({"thing", "other"})
runs_on_silence = True

_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_ONES = "one two three four five six seven eight nine".split()
_WORD = (
    rf"(?:{'|'.join(_TEENS)}|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES)}))?|{'|'.join(_ONES)})"
)
_BEFORE = r"(?<![\w.,$£€#:/’'–-])"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})"
_HARM = {
    "killed": "killed died dead dying",
    "injured": "injured wounded hurt",
    "arrested": "arrested detained",
    "missing": "missing",
    "rescued": "rescued saved",
}
_WHO = "people|persons|men|women|children|civilians|soldiers|passengers|students|workers|villagers"
_COUNTED = r"(?:\s(?:million|billion|mln|bln))?\s+(?P<words>[a-z][a-z-]+(?:\s+[a-z][a-z-]+){1,4})"
_PAIR = r"(?:\s(?:million|billion|mln|bln))?\s+([a-z][a-z-]+)\s+([a-z][a-z-]+)"
_MANY = lazy_re(rf"\d(?<![\w.,$£€#:/’'–-]\d)(?:\d{{0,2}}(?:,\d{{3}})+|\d{{1,5}}){_PAIR}")
_WORDS_BEHIND = lazy_re(rf"(?:-[A-Za-z]+)?{_PAIR}")
_BLANK = lazy_re(r"\n[^\S\n]*\n|\r[^\S\r]*\r")
# The same two as the gate asks for them, which ends nothing at the end of a word.
_THINGS = (
    rf"(?:\d|(?i:{'|'.join((*_TEENS, *_TENS))})(?:-(?i:{'|'.join(_ONES)}))?)"
    r"(?:\s(?:million|billion|mln|bln))?\s+[a-z][a-z-]+\s+(?:[a-z][a-z-]+\s+){0,3}"
    r"(?:[a-z-]*[a-hj-rtv-z]s|people|men|women|children)"
)
_HARMED = (
    rf"(?:\d|{_WORD})\s+(?:(?:{_WHO})\s+)?"
    rf"(?:(?:were|are|was|have\sbeen|had\sbeen|being)\s+)?(?:{'|'.join(_HARM.values())})"
).replace(" ", "|")
_THING = lazy_regex(rf"{_BEFORE}(?P<number>{_DIGITS}|(?i:{_WORD})){_COUNTED}")
_VICTIMS = lazy_regex(
    rf"{_BEFORE}(?P<number>{_DIGITS}|{_WORD})"
    rf"\s+(?:(?:{_WHO})\s+)?(?:(?:were|are|was|have\sbeen|had\sbeen|being)\s+)?$",
    regex.IGNORECASE,
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
_REACH = 60  # code points around a figure
_FEWEST = 10  # things: smaller numbers count other things too often
_YEARS = range(1700, 2100)


@dataclass(frozen=True, slots=True)
class _Mention:
    """One figure and what it counts."""

    value: int
    start: int
    end: int
    is_headline: bool


def needles(rule: Rule) -> Sequence[Needle]:
    """The words for victims and for larger numbers; of digits there are too many."""
    return (
        *(Needle(word, key="thing") for word in (*_TEENS, *_TENS)),
        *(Needle(word, key=harm) for harm, words in _HARM.items() for word in words.split()),
    )


def gate(rule: Rule) -> Sequence[Sequence[str]]:
    """Two numbers before things, or two before a word for victims."""
    return ((rf"{_THINGS}[\s\S]*{_THINGS}", rf"(?i){_HARMED}[\s\S]*{_HARMED}"),)


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark at each figure that differs, as a slip would, from another of the same things."""
    groups: dict[str, list[_Mention]] = {}
    for hit in sorted((*_repeated(rule, prose, hits), *_harmed(hits))):
        found = _read(prose, hit)
        if found is not None:
            groups.setdefault(found[0], []).append(found[1])
    marks = [mark for thing, mentions in groups.items() for mark in _marks(prose, thing, mentions)]
    yield from sorted(marks, key=lambda mark: mark.start)


def _repeated(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The numbers that stand before the same two words as another."""
    text = prose.text
    behind: list[tuple[Hit, tuple[str, str]]] = []
    for hit in hits:
        if hit.key == "thing":
            match = _WORDS_BEHIND.match(text, hit.end)
            if match is not None:
                behind.append((hit, (match[1], match[2])))
    followers = _MANY.findall(text)
    followers += [words for _, words in behind]
    if len(followers) == len(set(followers)):
        return
    found: dict[tuple[str, str], list[Hit]] = {}
    for match in _MANY.finditer(text):
        if _BLANK.search(text, *match.span()) is None:
            hit = Hit(match.start(), -1, "thing")
            found.setdefault((match[1], match[2]), []).append(hit)
    for hit, words in behind:
        found.setdefault(words, []).append(hit)
    for alike in found.values():
        for hit in alike if len(alike) > 1 else ():
            if hit.end >= 0:
                yield hit
                continue
            match = _THING.match(text, hit.start)
            if match is not None and prose.in_scope(rule.scope, match.start(), match.end()):
                yield Hit(match.start(), match.end(), "thing")


def _harmed(hits: Sequence[Hit]) -> Iterator[Hit]:
    return (hit for hit in hits if hit.key != "thing")


def _read(prose: Prose, hit: Hit) -> tuple[str, _Mention] | None:
    if hit.key != "thing":
        if not prose.text[hit.start].islower():
            return None
        match = _VICTIMS.search(prose.text, max(0, hit.start - _REACH), hit.start)
        return _mention(prose, match, hit.key, hit.end) if match else None
    match = _THING.match(prose.text, hit.start)
    thing = _counted(match["words"]) if match else None
    if match is None or thing is None:
        return None
    last = thing.split()[-1]
    end = prose.text.index(last, match.start("words")) + len(last)
    found = _mention(prose, match, thing, end)
    return found if found and found[1].value >= _FEWEST else None


def _mention(
    prose: Prose, match: regex.Match[str], thing: str, end: int
) -> tuple[str, _Mention] | None:
    value = _value(match["number"])
    if value is None or (value in _YEARS and "," not in match["number"]):
        return None
    headline = prose.document.first(PartKind.HEADLINE)
    in_headline = headline is not None and match.start() in headline
    return thing, _Mention(value, match.start(), end, in_headline)


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

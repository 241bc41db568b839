"""`acronym`: acronyms with two meanings or the wrong letters, used too early, or never."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from factlint.kinds.base import Hit, Mark, Needle, NeedleSort, Place
from factlint.language.acronyms import (
    AHEAD,
    BEHIND,
    SMALL,
    WELL_KNOWN,
    Acronyms,
    Definition,
    initials,
)
from factlint.language.prose import Prose
from factlint.model.document import PartKind
from factlint.model.finding import Confidence
from factlint.model.rule import Rule

_Judge = Callable[[Prose, Acronyms, list[Definition], frozenset[str]], Iterator[Mark]]

_COMPANY = frozenset("ag co corp corporation inc ltd limited plc sa".split())
_FEWEST = 3  # letters: with two, half of all names fit or nearly fit
_FEWEST_DEFINITIONS = {"defined-twice": 2, "two-meanings": 2}
_LIKE = 80.0  # percent, from which on two meanings are one with a slip
_MOST_MEANINGS = 4  # of one acronym, that a further one is compared with
# Without a definition of its own in the text, each of these is understood.
_KNOWN = frozenset(
    """
    AFP AIDS AM AP BBC CBS CD CEO CFO CIA CNN CPU DC DNA DVD EC ECB EPA EU EUR FBI FDA FIFA FM G7
    G8 G20 GATT GBP GDP GMT GPS HIV IBM ID IMF IQ IRA IRS IT ITV KGB LA MP MPS MTV NASA NATO NBA
    NBC NFL NHS NY OECD OPEC PC PM PR RAF SMS TV UAE UK UN UNESCO UNICEF US USA USB USD USSR VAT
    VIP WHO WTO WWF
    """.split()
)


def needles(rule: Rule) -> Sequence[Needle]:
    """Where an acronym and a name explain each other by brackets."""
    return [
        Needle(f"(?x){pattern}", NeedleSort.REGEX, ignore_case=False) for pattern in (BEHIND, AHEAD)
    ]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    if len(hits) < _FEWEST_DEFINITIONS.get(rule.params["fault"], 1):
        return
    known = _KNOWN | frozenset(rule.params.get("known", ()))
    acronyms = prose.acronyms
    definitions = [
        acronyms.definition(hit.start, hit.end, hit.groups["short"], hit.groups.get("long", ""))
        for hit in hits
    ]
    definitions.sort(key=lambda item: item.start)
    found = _FAULTS[rule.params["fault"]](prose, acronyms, definitions, known)
    yield from sorted(found, key=lambda mark: mark.start)


def _by_short(definitions: list[Definition]) -> Iterator[list[Definition]]:
    """The definitions of each acronym that name something, in order of place."""
    named = [item for item in definitions if item.long]
    named.sort(key=lambda item: (item.short, item.start))
    for _, group in groupby(named, key=lambda item: item.short):
        yield list(group)


def _two_meanings(
    prose: Prose, acronyms: Acronyms, definitions: list[Definition], known: frozenset[str]
) -> Iterator[Mark]:
    for group in _by_short(definitions):
        seen: list[Definition] = []
        for item in group:
            if not _is_exact(item) or not all(_differ(earlier, item) for earlier in seen):
                continue
            if seen:
                yield _mark(item, seen[0], f"stands for {_flat(seen[0].long)} here")
            if len(seen) < _MOST_MEANINGS:
                seen.append(item)


def _twice(
    prose: Prose, acronyms: Acronyms, definitions: list[Definition], known: frozenset[str]
) -> Iterator[Mark]:
    for group in _by_short(definitions):
        seen: list[Definition] = []
        for item in group:
            if any(not _differ(earlier, item) for earlier in seen):
                yield _mark(item, group[0], "explained here first")
            elif len(seen) < _MOST_MEANINGS:
                seen.append(item)


def _early(
    prose: Prose, acronyms: Acronyms, definitions: list[Definition], known: frozenset[str]
) -> Iterator[Mark]:
    for group in _by_short(definitions):
        item = group[0]
        if item.short in known or len(item.short) < _FEWEST or item.long.isupper():
            continue
        if not acronyms.may_stand_before(item.short, min(item.start, item.long_start)):
            continue
        places = acronyms.places.get(item.short, ())
        if not places or places[0] >= min(item.start, item.long_start):
            continue
        body = prose.document.first(PartKind.BODY)
        floor = body.start if body else 0
        for start in places:
            if floor <= start < min(item.start, item.long_start):
                place = Place(item.start, item.end, "explained only here")
                end = start + len(item.short)
                yield Mark(start, end, _fields(item), related=(place,))
                break


def _never_used(
    prose: Prose, acronyms: Acronyms, definitions: list[Definition], known: frozenset[str]
) -> Iterator[Mark]:
    for group in _by_short(definitions):
        item = group[0]
        is_name = len(item.meaning) > 1
        if item.short in known or not is_name or acronyms.surely_stands_twice(item.short):
            continue
        if len(acronyms.places.get(item.short, ())) < 2:
            yield Mark(item.start, item.end, _fields(item))


def _letters(
    prose: Prose, acronyms: Acronyms, definitions: list[Definition], known: frozenset[str]
) -> Iterator[Mark]:
    for item in definitions:
        short = item.short
        if len(short) < _FEWEST or not short.isalpha() or item.start < item.long_start:
            continue
        words = acronyms.words_before(item.start - 1)
        run = [word for word in words if word.lower() not in SMALL][-len(short) :]
        expected = initials(run)
        if not _is_one_slip(expected, short) or _takes_x(short, run):
            continue
        is_used = expected in WELL_KNOWN or expected in acronyms.places
        if is_used or (_is_name(words, run) and not _is_company(run)):
            # The letters of a name may come from another language or from a list of stocks.
            is_sure = is_used or short in WELL_KNOWN
            yield Mark(
                item.start,
                item.end,
                {"short": short, "long": " ".join(run), "letters": expected},
                confidence=None if is_sure else Confidence.LOW,
            )


def _is_company(run: list[str]) -> bool:
    return run[-1].lower() in _COMPANY or "".join(run).isupper()


def _is_name(words: list[str], run: list[str]) -> bool:
    """Whether a run is all the capitalised words in front of the brackets, small words apart."""
    count = 0
    for word in reversed(words):
        if word[0].isupper() and word.lower() not in SMALL:
            count += 1
        elif word.lower() not in SMALL:
            break
    return count == len(run)


def _is_one_slip(expected: str, short: str) -> bool:
    """Whether one letter is another one, or two neighbours have changed places; not the first."""
    if len(expected) != len(short) or expected[:1] != short[0]:
        return False
    differ = [place for place, (a, b) in enumerate(zip(expected, short, strict=True)) if a != b]
    if len(differ) == 1:
        return True
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and expected[differ[0]] == short[differ[1]]
        and expected[differ[1]] == short[differ[0]]
    )


def _takes_x(short: str, run: list[str]) -> bool:
    """Whether a word gives its second letter, as in Data Exchange Format (DXF)."""
    return any(
        letter == "X" and word[:2].lower() == "ex" for letter, word in zip(short, run, strict=True)
    )


def _is_exact(item: Definition) -> bool:
    """Whether the letters are the first ones of the words, with or without the small words."""
    words = item.long.replace("-", " ").split()
    everything = "".join(word[0] for word in words).upper()
    return item.short in (everything, initials(words))


def _differ(first: Definition, second: Definition) -> bool:
    """Whether two definitions have two meanings, not one with a slip or a word less."""
    one, other = first.meaning, second.meaning
    if set(one) <= set(other) or set(other) <= set(one):
        return False
    # Needed only where an acronym is explained twice, and slow to import.
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(" ".join(one), " ".join(other)) < _LIKE)


def _mark(item: Definition, earlier: Definition, message: str) -> Mark:
    place = Place(earlier.start, earlier.end, message)
    fields = {**_fields(item), "other": _flat(earlier.long)}
    return Mark(item.start, item.end, fields, related=(place,))


def _fields(item: Definition) -> dict[str, str]:
    return {"short": item.short, "long": _flat(item.long)}


def _flat(text: str) -> str:
    return " ".join(text.split())


_FAULTS: dict[str, _Judge] = {
    "before-definition": _early,
    "defined-twice": _twice,
    "letters": _letters,
    "never-used": _never_used,
    "two-meanings": _two_meanings,
}
SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": sorted(_FAULTS),
            "description": "What to look for: an acronym that stands for two things, is explained"
            " twice, is used before it is explained or never again, or whose letters are not"
            " those of its name.",
        },
        "known": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "Acronyms that need no explanation, besides the usual ones.",
        },
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset({"short", "long", "other", "letters"})
runs_on_silence = False

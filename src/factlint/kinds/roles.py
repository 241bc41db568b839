"""`roles`: one person in two offices that exclude each other, or with two forms of address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import regex

from factlint.kinds.base import Hit, Mark, Needle, NeedleSort, Place
from factlint.language.offices import OFFICES, Held, are_exclusive, holder, tells_of_moves
from factlint.language.prose import Prose
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex

_ADDRESS = {"Mr": "man", "Mrs": "woman", "Ms": "woman", "Miss": "woman"}
_ADDRESS_NEEDLE = r"""(?x)
    \b (?P<address> Mrs | Mr | Ms | Miss ) \b \.? \s
    (?: \p{Lu}[\p{L}’'-]+ \s ){0,2}? (?P<surname> \p{Lu}[\p{L}’-]+ )
    (?! \s\p{Lu} )
"""
_FAMILY = lazy_regex(
    r"""
    \b(?: wife | husband | spouse | widow(?:er)? | couple | married | marriage | wedding
      | divorce\w* | famil(?:y|ies) | brothers? | sisters? | sons? | daughters? | father | mother
      | parents?
      | siblings? | twins? | cousins? | uncle | aunt | nephew | niece | born | née | trans\w* )\b
  | \bMr \s (?: and | & ) \s (?: Mrs | Ms )
    """,
    regex.VERBOSE,
)
_GIVEN = lazy_regex(r"(?<![\w.])(?P<given>\p{Lu}[\p{L}’-]+)\s(?:\p{Lu}\.?\s)?$")
_MOST_PLACES = 3


def needles(rule: Rule) -> Sequence[Needle]:
    """The names of offices, each with its own key; or the forms of address."""
    if rule.params["fault"] == "address":
        return [Needle(_ADDRESS_NEEDLE, NeedleSort.REGEX, ignore_case=False)]
    return [
        Needle(_spread(expression), NeedleSort.REGEX, office, ignore_case=False)
        for office, expression in OFFICES.items()
    ]


def _spread(expression: str) -> str:
    """The expression as whole words, with any white space between them."""
    return rf"\b(?:{expression})(?!\w)".replace(" ", r"\s+")


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    yield from sorted(_FAULTS[rule.params["fault"]](prose, hits), key=lambda mark: mark.start)


def _offices(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    if len({hit.key for hit in hits}) < 2:
        return
    held = [
        found
        for hit in hits
        if (found := holder(prose.text, hit.key, hit.start, hit.end)) is not None
    ]
    held.sort(key=lambda item: (item.surname, item.start))
    for _, group in groupby(held, key=lambda item: item.surname):
        yield from _conflict(prose, list(group))


def _conflict(prose: Prose, group: list[Held]) -> Iterator[Mark]:
    """A mark at the rarer office of a person, the later one where both stand equally often."""
    if len({item.given for item in group if item.given}) > 1:
        return
    counts: dict[str, int] = {}
    for item in group:
        counts[item.office] = counts.get(item.office, 0) + 1
    for item in reversed(group):
        others = [other for other in group if are_exclusive(other.office, item.office)]
        if not others or counts[item.office] > counts[others[0].office]:
            continue
        if any(_moves(prose, one) for one in (item, *others)):
            return
        fields = {
            "person": item.surname,
            "role": item.office,
            "other": others[0].office,
        }
        places = tuple(Place(other.start, other.end, "here so") for other in others[:_MOST_PLACES])
        yield Mark(item.start, item.end, fields, related=places)
        return


def _moves(prose: Prose, item: Held) -> bool:
    sentence = prose.sentence_at(item.start)
    return tells_of_moves(prose.text, sentence.start, sentence.end)


def _address(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    by_name: dict[str, list[Hit]] = {}
    for hit in hits:
        by_name.setdefault(hit.groups["surname"], []).append(hit)
    for surname, places in by_name.items():
        groups: dict[str, list[Hit]] = {"man": [], "woman": []}
        for hit in places:
            groups[_ADDRESS[hit.groups["address"]]].append(hit)
        if not all(groups.values()) or _are_several(prose, surname):
            continue
        rarer, usual = sorted(groups.values(), key=lambda found: (len(found), -found[0].start))
        fields = {
            "person": surname,
            "role": rarer[0].groups["address"],
            "other": usual[0].groups["address"],
        }
        related = tuple(
            Place(hit.start, hit.end, f"{hit.groups['address']} here")
            for hit in usual[:_MOST_PLACES]
        )
        for hit in rarer:
            yield Mark(hit.start, hit.end, fields, related=related)


def _are_several(prose: Prose, surname: str) -> bool:
    """Whether the name may belong to two people: two given names, or talk of a family."""
    if _FAMILY.search(prose.text):
        return True
    given: set[str] = set()
    for index in prose.names.forms.get(surname, ()):
        start = prose.names.tokens[index].start
        found = _GIVEN.search(prose.text, max(0, start - 40), start)
        if found and found["given"] not in _ADDRESS:
            given.add(found["given"])
    return len(given) > 1


_FAULTS: dict[str, Callable[[Prose, Sequence[Hit]], Iterator[Mark]]] = {
    "address": _address,
    "office": _offices,
}
SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": sorted(_FAULTS),
            "description": "What to look for: one person in two offices that nobody holds at a"
            " time, or called Mr in one place and Mrs or Ms in another.",
        }
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset({"person", "role", "other"})
runs_on_silence = False

"""`roles`: one person in two offices that exclude each other, or with two forms of address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from factlint import regex
from factlint.kinds.base import Hit, Mark, Needle, NeedleSort, Place
from factlint.language.offices import (
    OFFICES,
    Held,
    are_exclusive,
    exclusive_pairs,
    holder,
    tells_of_moves,
)
from factlint.language.prose import Prose
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex

_ADDRESS = {"Mr": "man", "Mrs": "woman", "Ms": "woman", "Miss": "woman"}
_ADDRESS_NEEDLE = r"""(?x)
    \b (?P<address> Mrs | Mr | Ms | Miss ) \b \.? \s
    (?: \p{Lu}[\p{L}’'-]+ \s ){0,2}?
    (?P<surname> \p{Lu}\p{L}++ (?: [’'-] \p{Lu}\p{L}++ )*+ )
    (?! \s\p{Lu} )
"""
_FAMILY = lazy_regex(
    r"""
    \b(?: wife | husband | spouse | widow(?:er)? | couple (?! \s of ) | married | marriage
      | wedding | divorce\w* | family | brothers? | sisters? | sons? | daughters? | father | mother
      | parents? | siblings? | twins? | cousins? | uncle | aunt | nephew | niece | née
      | trans(?:gender|sexual) | transition(?:ed|ing) )\b
  | \bMr \s (?: and | & ) \s (?: Mrs | Ms )
    """,
    regex.VERBOSE,
)
_MOST_PLACES = 3
_REACH = 120  # code points around a sentence


def needles(rule: Rule) -> Sequence[Needle]:
    """The names of offices, each with its own key; or the forms of address."""
    if rule.params["fault"] == "address":
        return [Needle(_ADDRESS_NEEDLE, NeedleSort.REGEX, ignore_case=False)]
    return [
        Needle(_spread(expression), NeedleSort.REGEX, office, ignore_case=False)
        for office, expression in OFFICES.items()
    ]


def gate(rule: Rule) -> Sequence[Sequence[str]]:
    """Two offices that exclude each other; or the address of a man and that of a woman."""
    if rule.params["fault"] == "address":
        return [[r"Mr\.?\s\p{Lu}"], [r"M(?:rs|s|iss)\.?\s\p{Lu}"]]
    return [[_spread(pair) for pair in exclusive_pairs()]]


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
    """A mark at the rarer office of a person; at the later one where both stand equally often."""
    if len({item.given for item in group if item.given}) > 1:
        return
    by_office: dict[str, list[Held]] = {}
    for item in group:
        by_office.setdefault(item.office, []).append(item)
    rising = sorted(by_office.values(), key=lambda items: (len(items), -items[0].start))
    for number, rarer in enumerate(rising):
        for usual in reversed(rising[number + 1 :]):
            if are_exclusive(rarer[0].office, usual[0].office):
                if not any(_moves(prose, item) for item in (*rarer, *usual)):
                    yield _mark(rarer[0], usual)
                return


def _mark(item: Held, others: list[Held]) -> Mark:
    places = tuple(
        Place(other.start, other.end, f"{other.office} here") for other in others[:_MOST_PLACES]
    )
    fields = {"person": item.surname, "role": item.office, "other": others[0].office}
    return Mark(item.start, item.end, fields, related=places)


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
    """Whether the name may belong to two people: two given names, or talk of a family beside it."""
    given: set[str] = set()
    for index in prose.names.forms.get(surname, ()):
        start = prose.names.tokens[index].start
        sentence = prose.sentence_at(start)
        begin = max(0, sentence.start - _REACH)
        if _FAMILY.search(prose.text, begin, sentence.end + _REACH):
            return True
        name, _ = prose.names.introduction(index)
        if name and name not in _ADDRESS:
            given.add(name)
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

"""`phrases`: phrases of a list that say something only where several of them stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language import tortured
from factlint.language.prose import Prose
from factlint.model.rule import Rule

SCHEMA = {
    "type": "object",
    "properties": {
        "list": {"enum": ["tortured"], "description": "The list, which factlint carries."},
        "at-least": {
            "type": "integer",
            "minimum": 1,
            "default": 3,
            "description": "How many different phrases a document must have.",
        },
    },
    "required": ["list"],
    "additionalProperties": False,
    "description": "A mapping with the list and at-least.",
}
FIELDS = frozenset({"usual", "count"})
runs_on_silence = False

# What a paper has and other texts seldom have: the list is read for no others.
_PAPER = (
    Needle("et al", key="paper"),
    Needle("abstract", key="paper"),
    Needle("keywords", key="paper"),
    Needle("index terms", key="paper"),
    Needle("this paper", key="paper"),
    Needle("this study", key="paper"),
    Needle(r"\[\d{1,3}(?:\]|,\s?\d|[-–]\d)", NeedleSort.REGEX, key="paper"),
    Needle(r"\[@|\\cite", NeedleSort.REGEX, key="paper"),
)


def needles(rule: Rule) -> Sequence[Needle]:
    """Signs that a text is a paper."""
    return _PAPER


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark for the first place of each phrase, where there are enough different ones."""
    at_least = rule.params.get("at-least", 3)
    if tortured.possible(prose.text) < at_least:
        return
    found: dict[str, tortured.Tortured] = {}
    for place in tortured.find(prose.text):
        if prose.in_scope(rule.scope, place.start, place.end):
            found.setdefault(place.phrase, place)
    if len(found) < at_least:
        return
    for place in found.values():
        yield Mark(place.start, place.end, {"usual": place.usual, "count": str(len(found))})

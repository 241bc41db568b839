"""`gazetteer`: cities in the wrong country or state, and coordinates that cannot be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language.prose import Prose
from factlint.late import late
from factlint.model.rule import Need, Rule

if TYPE_CHECKING:
    from factlint.kinds.gazetteer import country, points
else:
    country, points = late(__name__, "country", "points")


def need(rule: Rule) -> Need:
    """Countries are looked for here: a comma stands in front of few of those that a text names."""
    return Need.NOTHING if _is_of_countries(rule) else Need.HIT


def gate(rule: Rule) -> Sequence[Sequence[str]]:
    """A country or state behind a comma, where the rule is about them."""
    return country.gate() if _is_of_countries(rule) else ()


def needles(rule: Rule) -> Sequence[Needle]:
    """What shows that coordinates follow, where the rule is about them."""
    if _is_of_countries(rule):
        return ()
    return [
        Needle(r"\d\s?[°º][\s\d.'′’\"″”]{0,20}[NS]\b", NeedleSort.REGEX, ignore_case=False),
        *(Needle(word) for word in ("coordinates", "co-ordinates", "latitude", "longitude")),
    ]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    if _is_of_countries(rule):
        return country.wrong_country(rule, prose)
    return points.coordinates(prose, hits)


def _is_of_countries(rule: Rule) -> bool:
    return bool(rule.params["fault"] == "wrong-country")


SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": ["coordinates", "wrong-country"],
            "description": "What to look for: a city with another country or state than its own,"
            " or coordinates out of range or outside the country that is named with them.",
        }
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset({"city", "right", "stated", "reason"})
runs_on_silence = True

"""`headline`: what a headline, a deck or a caption says and the body says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from factlint.kinds.base import Hit, Mark, Needle, Place
from factlint.kinds.headline.clash import Body, Clash, Evidence, Look
from factlint.language.english import is_english
from factlint.language.prose import Prose
from factlint.late import late
from factlint.model.document import Part, PartKind
from factlint.model.rule import Need, Rule

if TYPE_CHECKING:
    from factlint.kinds.headline import dates, names, numbers, places, words
else:
    dates, names, numbers, places, words = late(
        __name__, "dates", "names", "numbers", "places", "words"
    )


_FEWEST = 40  # words: a shorter body is a teaser that need not repeat its headline
_CALLED = {PartKind.HEADLINE: "headline", PartKind.DECK: "deck", PartKind.CAPTION: "caption"}
_CHECKS: dict[str, Callable[[Look], Iterator[Clash]]] = {
    "names": lambda look: names.clashes(look),
    "numbers": lambda look: numbers.clashes(look),
    "dates": lambda look: dates.clashes(look),
    "places": lambda look: places.clashes(look),
}
_NEEDS = {
    "names": Need.NAME_ABOVE,
    "numbers": Need.NUMBER_ABOVE,
    "dates": Need.DATE_ABOVE,
    "places": Need.PLACE_ABOVE,
}
SCHEMA = {
    "type": "object",
    "properties": {
        "compare": {
            "type": "array",
            "items": {"enum": [*sorted(_CHECKS), "words"]},
            "minItems": 1,
            "description": "What to compare with the body.",
        },
        "evidence": {
            "type": "array",
            "items": {"enum": [item.value for item in Evidence]},
            "minItems": 1,
            "description": "Why something that the body lacks is taken for a slip: slot, since the"
            " body has another one between the same words; sort, since it has another one.",
        },
        "groups": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "string", "minLength": 2}, "minItems": 2},
            "description": "For words: each group lists words that exclude each other.",
        },
    },
    "required": ["compare", "evidence"],
    "additionalProperties": False,
    "description": "A mapping with compare and evidence, and groups where words are compared.",
}
FIELDS = frozenset({"part", "other"})
runs_on_silence = True


def need(rule: Rule) -> Need:
    """Something that stands above a body and may be said otherwise in it."""
    if set(rule.scope.include) == {PartKind.DECK}:
        return Need.DECK
    compared = rule.params["compare"]
    return _NEEDS.get(compared[0], Need.ABOVE) if len(compared) == 1 else Need.ABOVE


def needles(rule: Rule) -> Sequence[Needle]:
    """None: every headline is looked at."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark at each thing that a headline, a deck or a caption has and the body has otherwise."""
    zones = prose.zones
    body = Body(prose)
    wanted = rule.params["evidence"]
    marks: list[Mark] = []
    for part in zones.above:
        if not _is_in_scope(rule, prose, part):
            continue
        look = Look(part, prose, body)
        marks.extend(
            _mark(look, clash) for clash in _clashes(rule, look) if clash.evidence in wanted
        )
    if marks and zones.size >= _FEWEST and is_english(prose.words):
        yield from sorted(marks, key=lambda mark: (mark.start, mark.end))


def _is_in_scope(rule: Rule, prose: Prose, part: Part) -> bool:
    if part.kind in rule.scope.include and not rule.scope.exclude:
        return True
    return prose.in_scope(rule.scope, part.start, part.end)


def _clashes(rule: Rule, look: Look) -> Iterator[Clash]:
    for sort in rule.params["compare"]:
        if sort == "words":
            yield from words.clashes(look, rule.params.get("groups", ()))
        else:
            yield from _CHECKS[sort](look)


def _mark(look: Look, clash: Clash) -> Mark:
    other = " ".join(look.text[clash.other_start : clash.other_end].split())
    return Mark(
        clash.start,
        clash.end,
        {"part": _CALLED[look.part.kind], "other": other},
        related=(Place(clash.other_start, clash.other_end, f"'{other}' here"),),
    )

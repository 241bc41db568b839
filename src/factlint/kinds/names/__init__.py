"""`names`: people and organisations that one document names in two ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from factlint.kinds.base import Hit, Mark, Needle, Place
from factlint.language.names import Token
from factlint.language.prose import Prose
from factlint.late import late
from factlint.model.document import PartKind
from factlint.model.finding import Confidence, Verdict
from factlint.model.rule import Need, Rule

if TYPE_CHECKING:
    from factlint.kinds.names import (
        accents,
        full_name,
        given_name,
        misspelled,
        organisations,
        resembling,
    )
    from factlint.language import capitals
else:
    accents, full_name, given_name, misspelled, organisations, resembling = late(
        __name__, "accents", "full_name", "given_name", "misspelled", "organisations", "resembling"
    )
    (capitals,) = late("factlint.language", "capitals")


_Judge = Callable[[Prose], Iterator[Mark]]
_MOST_PLACES = 5  # related places that a mark shows


def need(rule: Rule) -> Need:
    """Letters with accents, where the rule is about them."""
    return Need.BEYOND_ASCII if rule.params["fault"] == "dropped-accent" else Need.NOTHING


def gate(rule: Rule) -> Sequence[Sequence[str]]:
    """Full names with the surname first, or organisations, where the rule is about those."""
    fault = rule.params["fault"]
    if fault == "given-name-as-surname":
        return given_name.gate()
    return organisations.gate() if fault == "organisation-variants" else ()


def needles(rule: Rule) -> Sequence[Needle]:
    """None: names are found by their capitals."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    found = _FAULTS[rule.params["fault"]](prose)
    for mark in sorted(found, key=lambda mark: (mark.start, mark.end)):
        if prose.in_scope(rule.scope, mark.start, mark.end):
            yield mark


def _misspelled(prose: Prose) -> Iterator[Mark]:
    pairs = capitals.resembling(prose.text)
    if pairs is not None and not pairs:
        return
    suspects = resembling.suspects(prose, pairs)
    if suspects.rare is not None and not suspects.rare:
        return
    for pair in misspelled.pairs(prose.names, prose.words, *suspects):
        usual = [prose.names.tokens[index] for index in pair.usual.tokens]
        fields = {
            "usual": pair.usual.text,
            "count": _times(pair.rare.count),
            "usual_count": _times(pair.usual.count),
        }
        for index in pair.rare.tokens:
            token = prose.names.tokens[index]
            if not prose.document.offsets.is_contiguous(token.start, token.end):
                continue  # words on both sides of markup that read as one
            if misspelled.is_in_list(prose.text, prose.sentence_at(token.start)):
                continue
            yield Mark(
                token.start,
                token.end,
                fields,
                (pair.usual.text,),
                _places(usual, f"'{pair.usual.text}' here"),
            )


def _dropped_accent(prose: Prose) -> Iterator[Mark]:
    if prose.text.isascii() or not accents.may_be_dropped(prose.text):
        return
    if not accents.are_both_there(prose.capitals):
        return
    for rare, usual in accents.dropped(prose.names):
        fields = {
            "usual": usual[0].text,
            "count": _times(len(rare)),
            "usual_count": _times(len(usual)),
        }
        places = _places(usual, f"'{usual[0].text}' here")
        yield Mark(rare[0].start, rare[0].end, fields, (usual[0].text,), places, Verdict.UNSURE)


def _given_name(prose: Prose) -> Iterator[Mark]:
    if not given_name.may_be_misused(prose.text, prose.capitals):
        return
    for person, token in given_name.misused(prose.names):
        if prose.in_quote(token.start, token.tail):
            continue
        name = f"{person.surname} {person.given}"
        yield Mark(
            token.start,
            token.tail,
            {"name": name, "surname": person.surname},
            (person.surname,),
            (Place(person.start, person.end, f"introduced here as {name}"),),
        )


def _early_surname(prose: Prose) -> Iterator[Mark]:
    body = prose.document.first(PartKind.BODY)
    begin = body.start if body else 0
    for early, full in full_name.early_surnames(prose.names, begin):
        run = prose.names.runs[full.run]
        name = " ".join(prose.text[run.start : full.end].split())
        yield Mark(
            early.start,
            early.end,
            {"name": name},
            related=(Place(run.start, full.end, "the full name comes here"),),
            verdict=Verdict.UNSURE,
            confidence=Confidence.LOW,
        )


def _organisations(prose: Prose) -> Iterator[Mark]:
    if not organisations.may_vary(prose.text):
        return
    for name, earlier in organisations.variants(prose.names):
        shown = " ".join(earlier.words)
        yield Mark(
            name.start,
            name.end,
            {"usual": shown},
            (shown,),
            (Place(earlier.start, earlier.end, f"'{shown}' here"),),
            verdict=Verdict.UNSURE,
        )


def _places(tokens: Sequence[Token], message: str) -> tuple[Place, ...]:
    return tuple(Place(token.start, token.end, message) for token in tokens[:_MOST_PLACES])


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


_FAULTS: dict[str, _Judge] = {
    "misspelled-again": _misspelled,
    "dropped-accent": _dropped_accent,
    "given-name-as-surname": _given_name,
    "surname-before-full-name": _early_surname,
    "organisation-variants": _organisations,
}
SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": sorted(_FAULTS),
            "description": "What to look for: a name spelled in two ways, with and without its"
            " accents, a given name in the place of a surname, a surname before its full name,"
            " or one organisation under two names.",
        }
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset({"usual", "count", "usual_count", "name", "surname"})
runs_on_silence = True

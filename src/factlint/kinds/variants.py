"""`variants`: groups of forms of which a document should use one, such as Kyiv and Kiev."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factlint import regex
from factlint.kinds.base import Hit, Mark, Needle, Place
from factlint.language.names import Names
from factlint.language.organisations import is_organisation_word
from factlint.language.prose import Prose
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex
from factlint.values import dataclass

_FORM = {"type": "string", "minLength": 1}
SCHEMA = {
    "type": "object",
    "properties": {
        "groups": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "array", "items": _FORM, "minItems": 2},
            "description": "Each group lists the forms of one thing. A form with a capital is"
            " matched as written, another one without regard to case.",
        },
        "prefer": {
            "enum": ["majority", "first"],
            "default": "majority",
            "description": "Which form of a group is right where a document uses two: the one"
            " that it uses more often (of two used equally often, the earlier), or the one that"
            " the group lists first.",
        },
        "inside-names": {
            "enum": ["apart", "count"],
            "default": "apart",
            "description": "Whether a form inside the name of an organisation counts; such names"
            " keep their own spelling.",
        },
        "except": {
            "type": "array",
            "items": _FORM,
            "description": "Phrases in which a form does not count: Peking duck.",
        },
    },
    "required": ["groups"],
    "additionalProperties": False,
    "description": "A mapping with groups, and optionally prefer, inside-names, except.",
}
FIELDS = frozenset({"other", "count", "other_count", "forms"})
runs_on_silence = False

_MOST_PLACES = 5  # related places of each form that a mark shows
_REACH = 40  # how far before a form the words that explain it may begin, in code points

# A name that is given as another name of the place is no slip: "Mumbai (formerly Bombay)".
_EXPLAINED = lazy_regex(
    r"""
    (?: \b(?: formerly | previously | known\ (?: \w+\ )? as | called | named | renamed
            | spelt | spelled | spelling | transliterated
            | (?: old | former | colonial | Russian | Soviet ) \ name )
        (?: \ (?: known | called | named | as | by | the | its | name | of | to | from ) ){0,3}
        [\s,“"'‘(]{1,3}
      | \( [“"'‘]?                                  # Kyiv (Kiev)
    ) $
    """,
    regex.VERBOSE,
)
_TIED_BEFORE = frozenset("-‐‑#@/\\_.&=")  # part of a compound, a tag or an address
_TIED_AFTER = frozenset("-‐‑/\\_@=")


@dataclass(frozen=True, slots=True)
class _Use:
    """The places of one form that count."""

    form: str
    places: list[Hit]


def needles(rule: Rule) -> Sequence[Needle]:
    """One needle for each form; its key is the number of the group and the form."""
    found: list[Needle] = []
    owner: dict[str, int] = {}
    for number, group in enumerate(rule.params["groups"]):
        for form in group:
            if owner.setdefault(form, number) != number or group.count(form) > 1:
                raise ValueError(f"'{form}' stands in the groups twice")
            found.append(Needle(form, key=f"{number}:{form}", ignore_case=form.islower()))
    return found


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark at the first place of each form that is not the preferred one of its group."""
    groups: dict[str, dict[str, list[Hit]]] = {}
    for hit in hits:
        number, _, form = hit.key.partition(":")
        groups.setdefault(number, {}).setdefault(form, []).append(hit)
    marks = [
        mark
        for number, forms in groups.items()
        if len(forms) > 1
        for mark in _marks(rule, prose, int(number), forms)
    ]
    yield from sorted(marks, key=lambda mark: mark.start)


def _marks(rule: Rule, prose: Prose, number: int, forms: Mapping[str, list[Hit]]) -> Iterator[Mark]:
    uses = [
        _Use(form, places)
        for form, all_places in forms.items()
        if (places := [hit for hit in all_places if _counts(rule, prose, hit, form)])
    ]
    if len(uses) < 2:
        return
    order: list[str] = rule.params["groups"][number]
    if rule.params.get("prefer", "majority") == "first":
        uses.sort(key=lambda use: order.index(use.form))
    else:
        uses.sort(key=lambda use: (-len(use.places), use.places[0].start))
    usual, *others = uses
    for rare in others:
        yield _mark(usual, rare, uses)


def _mark(usual: _Use, rare: _Use, uses: Sequence[_Use]) -> Mark:
    first, *more = rare.places
    return Mark(
        first.start,
        first.end,
        {
            "other": usual.form,
            "count": _times(len(rare.places)),
            "other_count": _times(len(usual.places)),
            "forms": ", ".join(f"{use.form} ({len(use.places)})" for use in uses),
        },
        (usual.form,),
        tuple(
            Place(hit.start, hit.end, message)
            for places, message in (
                (usual.places, f"'{usual.form}' here"),
                (more, f"'{rare.form}' here again"),
            )
            for hit in places[:_MOST_PLACES]
        ),
    )


def _counts(rule: Rule, prose: Prose, hit: Hit, form: str) -> bool:
    text = prose.text
    if hit.start and text[hit.start - 1] in _TIED_BEFORE:
        return False
    if hit.end < len(text) and text[hit.end] in _TIED_AFTER:
        return False
    if _is_domain(text, hit.end) or _EXPLAINED.search(text, max(0, hit.start - _REACH), hit.start):
        return False
    if any(_covers(text, hit, *around) for around in _exceptions(rule).get(form, ())):
        return False
    return rule.params.get("inside-names") == "count" or not _is_in_name(prose.names, hit)


def _is_domain(text: str, end: int) -> bool:
    return text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum()


def _is_in_name(names: Names, hit: Hit) -> bool:
    """Whether the hit lies in a run of capitals that names an organisation."""
    run = names.run_at(hit.start)
    if run is None:
        return False
    return any(
        is_organisation_word(token.text)
        for token in names.tokens[run.first : run.last + 1]
        if not hit.start <= token.start < hit.end
    )


@cache
def _exceptions(rule: Rule) -> dict[str, list[tuple[str, str]]]:
    """For each form what stands before and behind it in the phrases in which it does not count."""
    found: dict[str, list[tuple[str, str]]] = {}
    forms = [form for group in rule.params["groups"] for form in group]
    for phrase in rule.params.get("except", ()):
        for form in forms:
            before, middle, after = phrase.partition(form)
            if middle:
                found.setdefault(form, []).append((before.lower(), after.lower()))
    return found


def _covers(text: str, hit: Hit, before: str, after: str) -> bool:
    ahead = text[max(0, hit.start - len(before)) : hit.start].lower()
    return ahead == before and text[hit.end : hit.end + len(after)].lower() == after


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")

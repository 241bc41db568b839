"""`registered`: an entry against what a registry of works states of its DOI or its title."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from factlint.kinds.base import Hit, Mark, Needle
from factlint.language.citing.works import keys_of
from factlint.language.prose import Prose
from factlint.model.citation import Reference
from factlint.model.finding import Severity, Verdict
from factlint.model.rule import Need, Rule
from factlint.model.surroundings import Answer
from factlint.patterns import lazy_regex
from factlint.values import replace

SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": ["not-found", "wrong-metadata"],
            "description": "A work that no registry knows (not-found), or one that the registry"
            " knows by another title, other authors or another year (wrong-metadata).",
        }
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset({"key", "reason", "here", "there", "source"})
runs_on_silence = True

_SAME = 85.0
_OTHER = 55.0
"""Titles (of 100) from which on two are one, and under which they are two; between is doubt."""

_FEW = 3  # words of a title that may stand for the whole, its subtitle left out
_NO_LETTER = lazy_regex(r"[^\p{L}\p{N}]+")
_LATIN = lazy_regex(r"[a-z]")
_MARKUP = lazy_regex(r"<[^<>]{1,80}>|[{}$\\]")
_YEAR = lazy_regex(r"\b(?:1[5-9]|20)\d\d\b")


def need(rule: Rule) -> Need:
    """Nothing is known of an entry before a registry was asked."""
    return Need.ANSWERS


def needles(rule: Rule) -> Sequence[Needle]:
    """None: the entries are found by the reader, or in the text when first asked for."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place; none where nobody asked."""
    around = prose.document.around
    if around is None or not around.answers:
        return
    for reference in prose.references:
        keys = keys_of(reference, prose.text[reference.start : reference.end])
        answered = [key for key in keys if key in around.answers]
        if not answered:
            continue
        key, answer = answered[0], around.answers[answered[0]]
        if rule.params["fault"] == "not-found":
            yield from _not_found(reference, key, answer)
        elif answer.status == "ok" and answer.values:
            yield from _differing(reference, key, answer)


def _not_found(reference: Reference, key: str, answer: Answer) -> Iterator[Mark]:
    if answer.status == "missing":
        yield _mark(reference, key, "doi", {"reason": answer.detail})
    elif answer.status == "unsure" and key.startswith("title:"):
        # Books, reports and much else are in no registry.
        mark = _mark(reference, key, "title", {"reason": answer.detail})
        yield replace(mark, verdict=Verdict.UNSURE, at_most=Severity.INFO)


def _differing(reference: Reference, key: str, answer: Answer) -> Iterator[Mark]:
    """The first thing in which entry and registry differ, both sides said."""
    values = answer.values
    is_by_title = key.startswith("title:")
    here = reference.value("title")
    titles = [values.get("title", ""), *values.get("titles", "").split(" | ")]
    alike = max((_likeness(here, title) for title in titles if title), default=100.0)
    if is_by_title:
        alike = 100.0
    others = _other_author(reference, values), _other_year(reference, values)
    if alike < _SAME:
        # A work may have a title in another language, or have had one as a preprint.
        is_named = bool(reference.value("author") and values.get("authors"))
        is_sure = any(others) or (alike < _OTHER and not is_named)
        yield _pair(reference, key, answer, "title", values["title"], is_sure=is_sure)
    elif others[0]:
        yield _pair(reference, key, answer, "author", values["authors"], is_sure=False)
    elif others[1]:
        yield _pair(reference, key, answer, "year", values["years"], is_sure=False)


def _pair(
    reference: Reference, key: str, answer: Answer, name: str, there: str, *, is_sure: bool
) -> Mark:
    fields = {
        "here": f"{name} '{_short(reference.value(name))}'",
        "there": f"'{_short(there)}'",
        "source": answer.detail or "the registry",
        "reason": name,
    }
    is_weak = not is_sure and (name == "year" or key.startswith("title:"))
    return replace(
        _mark(reference, key, name, fields),
        verdict=None if is_sure else Verdict.UNSURE,
        at_most=Severity.INFO if is_weak else None,
    )


def _mark(reference: Reference, key: str, name: str, fields: dict[str, str]) -> Mark:
    """A mark on a field of an entry, on the whole entry where the field has no place."""
    place = reference.fields.get(name)
    if name == "doi" and (place is None or not place.value):
        place = reference.fields.get("url")
    start, end = (reference.start, reference.end)
    if place is not None and place.end > place.start:
        start, end = place.start, place.end
    shown = key.removeprefix("title:")
    return Mark(start, end, {"key": shown.replace("doi:", "DOI ", 1), **fields})


def _likeness(here: str, there: str) -> float:
    """How much two titles are one, of 100; one that is cut off at a colon is the other."""
    one, other = _plain(here), _plain(there)
    if not one or not other or _LATIN.search(one) is None or _LATIN.search(other) is None:
        return 100.0  # what is not stated, or in another script, cannot be told to differ
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and len(shorter.split()) >= _FEW:
        return 100.0
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))


def _other_author(reference: Reference, values: Mapping[str, str]) -> bool:
    """Whether none of the registry's first authors stands in the entry."""
    there = values.get("authors", "")
    here = _plain(reference.value("author"))
    names = [_plain(name) for name in there.split("; ") if _LATIN.search(_plain(name))]
    if _LATIN.search(here) is None or not names:
        return False
    words = set(here.split())
    return not any(set(name.split()[-1:]) & words or name in here for name in names[:3])


def _other_year(reference: Reference, values: Mapping[str, str]) -> bool:
    """Whether the year is more than one off all those that the registry states."""
    there = values.get("years", "")
    match = _YEAR.search(reference.value("year", "date"))
    years = [int(year) for year in there.split() if year.isdecimal()]
    return bool(match and years) and all(abs(int(match[0]) - year) > 1 for year in years)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", _MARKUP.sub("", text)).casefold()
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    return str(_NO_LETTER.sub(" ", letters)).strip()


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:99]}…"

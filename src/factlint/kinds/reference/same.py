"""Entries of one work listed twice, and identifiers of two works in one entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from factlint.kinds.base import Mark, Place
from factlint.kinds.reference.stated import ARXIV_DOI, Held, Stated, entries
from factlint.kinds.reference.tables.meetings import DEPOSITS
from factlint.language.citing.authors import surnames
from factlint.language.citing.keys import key_place
from factlint.language.prose import Prose
from factlint.model.document import PartKind
from factlint.model.finding import Severity, Verdict
from factlint.patterns import lazy_re
from factlint.values import replace

_WORD = lazy_re(r"[^\W_]+")
_PARTS = frozenset("volume number pages chapter edition part series isbn note".split())
_LEAST_LETTERS = 16
# Entries that others are parts of, or that are parts and give the DOI of the whole.
_HOLDERS = frozenset(
    "book collection proceedings inbook incollection reference set xdata manual".split()
)


def conflict(prose: Prose) -> Iterator[Mark]:
    """Two arXiv numbers, or two DOIs of one registrant, in one entry."""
    for entry in entries(prose):
        pair = _two_numbers(entry.arxiv) or _two_dois(entry.dois)
        if pair is not None:
            first, other, name = pair
            is_sure = name != "DOI" or _prefix(first.value) == _prefix(other.value)
            yield Mark(
                other.field.start,
                other.field.end,
                {"reason": f"{name} {other.value} here, {first.value} in the field {first.name}"},
                related=(first.place(f"{name} {first.value}"),),
                verdict=None if is_sure else Verdict.UNSURE,
                at_most=None if is_sure else Severity.INFO,
            )


def duplicate(prose: Prose) -> Iterator[Mark]:
    """A later entry of a work that is listed already; only the later ones are marked."""
    first: dict[str, Stated] = {}
    for entry in entries(prose):
        if entry.type in ("set", "xdata"):
            continue
        marked = False
        for key, reason in _keys(entry):
            earlier = first.setdefault(key, entry)
            # One key that is defined twice is a fault of its own.
            is_same_key = entry.reference.key == earlier.reference.key != ""
            if earlier is entry or marked or is_same_key or _are_apart(earlier, entry):
                continue
            marked = True
            yield replace(_duplicate(earlier, entry, reason), at_most=_at_most(prose))


def _at_most(prose: Prose) -> Severity | None:
    """In a bibliography file, which readers do not see, only information: both may not be cited."""
    return Severity.INFO if prose.document.first(PartKind.BODY) is None else None


def shared(prose: Prose) -> Iterator[Mark]:
    """A DOI, or an arXiv number, of two entries with different titles."""
    first: dict[str, Stated] = {}
    for entry in entries(prose):
        if entry.type in _HOLDERS or entry.value("chapter") or not entry.value("title"):
            continue
        for held in (*entry.dois, *entry.arxiv):
            if held.name not in ("doi", "eprint") or held.value.startswith("10.48550"):
                continue
            earlier = first.setdefault(held.value, entry)
            if earlier is not entry and _differ(earlier.value("title"), entry.value("title")):
                title = earlier.held("title").shown
                named = f"'{earlier.reference.key}'" if earlier.reference.key else "another entry"
                reason = f"{held.value} stands at {named} too, whose title is '{title}'"
                related = (earlier.held("title").place("the other title"),)
                yield Mark(
                    held.field.start,
                    held.field.end,
                    {"reason": reason},
                    related=related,
                    at_most=_at_most(prose),
                )
                break


def _differ(one: str, other: str) -> bool:
    """Whether two titles are of two works: neither holds the other, and few words are common."""
    first, second = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    least = min(len(first), len(second))
    return least > 2 and 2 * len(first & second) < least


def normal(text: str) -> str:
    """Letters and digits of a text, without accents and case."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return "".join(_WORD.findall(plain))


def _keys(entry: Stated) -> Iterator[tuple[str, str]]:
    for held in entry.dois:
        if held.name == "doi":
            yield f"doi:{held.value}", f"DOI {held.value}"
    title = normal(entry.value("title"))
    for held in entry.arxiv[:1]:
        yield f"arxiv:{held.value}:{title}", f"arXiv {held.value}"
    if len(title) < _LEAST_LETTERS or entry.years is None:
        return
    people = surnames(entry.value("author", "editor"))
    if people:
        reason = "the same title, first author and year"
        yield f"{title}|{normal(people[0])}|{entry.years.first}|{entry.type}", reason


def _are_apart(one: Stated, other: Stated) -> bool:
    """Whether two entries of one title are of two works: parts, editions, volumes, pages."""
    for name in _PARTS:
        first, second = one.value(name), other.value(name)
        if first and second and normal(first) != normal(second):
            return True
    first, second = normal(one.value("title")), normal(other.value("title"))
    if first and second and first != second:
        return True
    return bool(one.value("crossref")) != bool(other.value("crossref"))


def _duplicate(earlier: Stated, entry: Stated, reason: str) -> Mark:
    one, other = earlier.reference, entry.reference
    title = earlier.fields.get("title")
    related = (
        Place(one.key_start, one.key_end, "listed first here")
        if one.key_end > one.key_start
        else Place(one.start, one.end if title is None else title.end, "listed first here")
    )
    named = f" as '{one.key}'" if one.key else ""
    fields = {"reason": reason, "first": named}
    return Mark(*key_place(other), fields, related=(related,))


def _two_numbers(held: Iterable[Held]) -> tuple[Held, Held, str] | None:
    found = list(held)
    return next(
        (
            (found[0], other, "arXiv")
            for other in found[1:]
            if other.value != found[0].value and other.field is not found[0].field
        ),
        None,
    )


def _two_dois(held: Iterable[Held]) -> tuple[Held, Held, str] | None:
    found = [
        item
        for item in held
        if _prefix(item.value) not in DEPOSITS and not item.value.startswith(ARXIV_DOI)
    ]
    if len(found) < 2 or found[0].value == found[1].value:
        return None
    # What is longer may be a part of the other, or the other cut.
    if found[0].value.startswith(found[1].value) or found[1].value.startswith(found[0].value):
        return None
    return found[0], found[1], "DOI"


def _prefix(doi: str) -> str:
    return doi.partition("/")[0]


FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {
    "conflict": conflict,
    "duplicate": duplicate,
    "shared-identifier": shared,
}

"""An entry as citations by author and year are compared with it."""

from __future__ import annotations

from factlint import regex
from factlint.language.citing.persons import folded, forms, has_others, people
from factlint.model.citation import Reference
from factlint.patterns import lazy_regex
from factlint.values import dataclass

YEAR = lazy_regex(r"(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-m])?(?![\p{L}\d])", regex.IGNORECASE)
_LATER = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_COMING = lazy_regex(
    r"\bin\s+press\b|\bforthcoming\b|\bin\s+prep|\bsubmitted\b|\bunder\s+review\b|\bto\s+appear\b",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """An entry as it is compared: the forms of its authors' surnames, its years, its letters."""

    reference: Reference
    surnames: tuple[frozenset[str], ...]
    years: frozenset[str]
    other_years: frozenset[str]
    letter: str
    text: str
    is_whole: bool
    is_starred: bool

    @property
    def first(self) -> frozenset[str]:
        """The forms of the first author's surname."""
        return self.surnames[0] if self.surnames else frozenset()


def compared(text: str, reference: Reference, shown: str) -> Entry:
    """An entry as it is compared; `shown` is all that is known of its wording."""
    author = reference.value("author") or reference.value("editor")
    names = people(author)
    year = reference.value("year", "date")
    dates = list(YEAR.finditer(year)) or list(YEAR.finditer(shown))
    years = {match["year"] for match in dates}
    if not YEAR.search(year):
        years.update(_undated(year, shown))
    letter = next((match["letter"] for match in dates if match["letter"]), "") or ""
    names = tuple((last, first) for last, first in names if last.lower() not in _LATER)
    surnames = tuple(_surname_forms(last, first) for last, first in names)
    others = frozenset(match["year"] for match in YEAR.finditer(shown))
    return Entry(
        reference, surnames, frozenset(years), others, letter.lower(), folded(shown),
        bool(author) and not has_others(author),
        # An asterisk marks what a meta-analysis counts and does not cite.
        text[max(0, reference.start - 2) : reference.start + 1].strip().endswith("*"),
    )  # fmt: skip


def _surname_forms(last: str, first: str) -> frozenset[str]:
    found = set(forms(last))
    if first and len(first) > 3 and first.replace(" ", "").isalpha():
        # An organisation or a Chinese name may have been taken apart the wrong way.
        found.update(forms(f"{first} {last}"))
        found.update(form for form in forms(first) if len(form) > 3)
    return frozenset(found)


def _undated(year: str, shown: str) -> set[str]:
    if _COMING.search(year) or (not year and _COMING.search(shown)):
        return {"in press"}
    return {"n.d."}

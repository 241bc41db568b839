"""What a DOI or an address carries: year, volume, page, venue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from factlint import regex
from factlint.kinds.reference.stated import Held, Stated
from factlint.kinds.reference.tables.doi_forms import (
    ACM,
    ADDRESSES,
    APS,
    FORMS,
    LETTERS,
    OUP,
    PMLR,
    Form,
)
from factlint.kinds.reference.tables.venues import VENUES
from factlint.patterns import compile_regex


class Claim(NamedTuple):
    """What a DOI or an address carries: 0 and empty where it says nothing."""

    year: int = 0
    early: int = 0
    late: int = 0
    told: str = "is of"
    volume: str = ""
    page: str = ""
    venue: str = ""
    issue: str = ""


def claims_of(entry: Stated) -> Iterator[tuple[Held, Claim]]:
    """What the DOIs of an entry carry, then what its address does."""
    for held in entry.dois:
        claim = claim_of(held.value)
        if claim is not None:
            yield held, claim
    if entry.value("url"):
        held = entry.held("url")
        claim = claim_of_address(held.value)
        if claim is not None:
            yield held, claim


def called(held: Held) -> str:
    """A DOI or an address as a message begins with it."""
    return f"The DOI {held.value}" if held.value.startswith("10.") else held.shown


def claim_of(doi: str) -> Claim | None:
    """What a DOI (as it is compared) carries; None where its form is none of these."""
    prefix, _, suffix = doi.partition("/")
    for form in FORMS.get(prefix, ()):
        match = _compiled(form.pattern).fullmatch(suffix, 0, 200)
        if match is not None:
            return _claim(form, match)
    return None


def claim_of_address(url: str) -> Claim | None:
    """What a web address carries; None where its form is none of these."""
    rest = url.partition("://")[2]
    for form in ADDRESSES:
        match = _compiled(form.pattern).fullmatch(rest, 0, 300)
        if match is not None:
            return _claim(form, match)
    return None


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return compile_regex(pattern)


def _claim(form: Form, match: regex.Match[str]) -> Claim:
    groups = match.groupdict()
    venue = form.venue or _venue(groups.get("venue") or "", groups)
    year = _year(form, groups)
    if groups.get("pmlr"):
        year, venue = PMLR.get(int(groups["pmlr"]), (0, ""))
    return Claim(
        year,
        form.early,
        form.late,
        form.told,
        (groups.get("vol") or "").lstrip("0"),
        (groups.get("page") or "").lstrip("0"),
        venue,
        (groups.get("issue") or "").lstrip("0"),
    )


def _venue(code: str, groups: Mapping[str, str | None]) -> str:
    code = code.lower()
    if len(code) == 1:
        return (APS if "yy" not in groups else LETTERS).get(code, "")
    return code if code in VENUES else ""


def _year(form: Form, groups: Mapping[str, str | None]) -> int:
    found = {name: value for name, value in groups.items() if value}
    year = 0
    if "year" in found:
        year = int(found["year"])
    elif "yy" in found:
        year = int(found["yy"]) + (1900 if int(found["yy"]) > 50 else 2000)
    elif "yyy" in found:
        year = int(found["yyy"]) + (1000 if found["yyy"][0] == "9" else 2000)
    elif "acs" in found:
        year = int(found["acs"][0]) + (2010 if found["acs"][1] == "b" else 2020)
    elif "rsc" in found:
        year = int(found["rsc"][1]) + (2010 if found["rsc"][0] == "c" else 2020)
    elif "oup" in found:
        year = OUP.get(found["oup"][2:], 0)
    elif "acm" in found:
        number = int(found["acm"])
        year = next((year for last, year in ACM if number <= last), 0)
    elif "vol" in found and form.base:
        volume = int(found["vol"])
        year = form.base + (
            volume // -form.per_year if form.per_year < 0 else (volume - 1) // form.per_year
        )
    return year if 1800 <= year <= 2199 else 0

"""Identifiers of a length or with signs that their scheme does not have."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factlint import regex
from factlint.kinds.base import Mark
from factlint.kinds.identifier import arxiv
from factlint.language.identifiers import Identifier, Scheme, accounts, checksums, shown
from factlint.language.prose import Prose
from factlint.model.finding import Severity, Verdict
from factlint.patterns import lazy_regex

_LONGEST_PUBMED = 8  # digits; the numbers reached eight in 1993 and are at 40 million
_ROR = lazy_regex(r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}")
_ISSN_LIKE = lazy_regex(r"\d{3,5}\W\d{2,5}[Xx]?|\d{7}[Xx]?|\d{9}")
IS_ISSN = "it is an ISSN"
_BOOK_DIGITS = range(8, 16)  # what has fewer or more digits is something else


def _isbn(item: Identifier) -> str:
    value = item.value
    if _is_issn(value):
        return IS_ISSN
    if len(value) not in (10, 13):
        return (
            f"it has {len(value)} digits, an ISBN has 13 or 10"
            if len(value) in _BOOK_DIGITS
            else ""
        )
    if "X" in value[:-1] or (len(value) == 13 and "X" in value):
        return "an X stands only at the end of an ISBN of ten digits"
    if len(value) == 13 and not value.startswith(("978", "979")):
        return "an ISBN of 13 digits begins with 978 or 979"
    return ""


def _is_issn(value: str) -> bool:
    return len(value) == 8 and value[:7].isdigit() and checksums.mod_11(value[:7]) == value[7]


def _issn(item: Identifier) -> str:
    if len(item.value) == 8 and "X" not in item.value[:-1]:
        return ""
    if len(item.value) != 8 and _ISSN_LIKE.fullmatch(item.text):
        return f"it has {len(item.value)} digits, an ISSN has 8"
    return ""


def _sixteen(item: Identifier) -> str:
    name = "ORCID iD" if item.scheme is Scheme.ORCID else "ISNI"
    if len(item.value) != 16:
        return f"it has {len(item.value)} digits, an {name} has 16"
    return ""


def _pubmed(item: Identifier) -> str:
    digits = item.value.removeprefix("PMC")
    if len(digits) > _LONGEST_PUBMED:
        return f"it has {len(digits)} digits, the longest ones have {_LONGEST_PUBMED}"
    return ""


def _ror(item: Identifier) -> str:
    if len(item.value) != 9:
        return f"it has {len(item.value)} characters, a ROR ID has 9"
    if item.value[0] != "0":
        return "a ROR ID begins with 0"
    if not _ROR.fullmatch(item.value):
        return "a ROR ID has no letter i, l, o or u, and ends in two digits"
    return ""


def _lei(item: Identifier) -> str:
    if len(item.value) != 20:
        return f"it has {len(item.value)} characters, an LEI has 20"
    return "" if item.value[-2:].isdigit() else "an LEI ends in two digits"


def _iban(item: Identifier) -> str:
    code = item.value[:2]
    country, length, pattern = accounts.layout(code)
    if not country:
        return f"no country with IBANs has the code {code}"
    if len(item.value) != length:
        return f"it has {len(item.value)} characters, an IBAN of {country} has {length}"
    if not regex.fullmatch(pattern, item.value[4:]):
        return f"letters and digits stand otherwise in an IBAN of {country}"
    return ""


_REASONS: dict[Scheme, Callable[[Identifier], str]] = {
    Scheme.ISBN: _isbn,
    Scheme.ISSN: _issn,
    Scheme.ORCID: _sixteen,
    Scheme.ISNI: _sixteen,
    Scheme.PMID: _pubmed,
    Scheme.PMCID: _pubmed,
    Scheme.ROR: _ror,
    Scheme.LEI: _lei,
    Scheme.IBAN: _iban,
    Scheme.ARXIV: arxiv.reason,
}
SCHEMES = frozenset(_REASONS)


def marks(prose: Prose, scheme: Scheme) -> Iterator[Mark]:
    """A mark at each labelled identifier that its scheme cannot have given out."""
    for item in prose.identifiers.of(scheme):
        if not item.is_labelled:
            continue
        reason = _REASONS[scheme](item)
        if reason and not shown.is_for_show(prose.text, item):
            # A country may be new; programs that collect entries put ISSNs where ISBNs belong.
            is_new = reason.startswith("no country")
            yield Mark(
                item.start,
                item.end,
                {"value": item.text, "reason": reason},
                verdict=Verdict.UNSURE if is_new else None,
                at_most=Severity.INFO if reason == IS_ISSN else None,
                source=item.source,
            )


def reason(item: Identifier) -> str:
    """What is wrong with the form of an identifier; empty where nothing is.

    A form that nobody can judge (digits far too few) is a reason too: it has no check digit.
    """
    found = _REASONS[item.scheme](item)
    lengths = {Scheme.ISBN: (10, 13), Scheme.ISSN: (8,)}.get(item.scheme)
    if not found and lengths and (len(item.value) not in lengths or "X" in item.value[:-1]):
        return "no such identifier"
    return found

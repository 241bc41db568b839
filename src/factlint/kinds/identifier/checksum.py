"""Check digits that do not fit the other digits."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factlint.kinds.base import Mark
from factlint.kinds.identifier import form
from factlint.language.identifiers import Identifier, Scheme, checksums, shown
from factlint.language.prose import Prose
from factlint.model.finding import Confidence, Severity


def _isbn(value: str) -> tuple[str, str]:
    digits = value[:-1]
    return value[-1], checksums.mod_11(digits) if len(value) == 10 else checksums.mod_10(digits)


def _iban(value: str) -> tuple[str, str]:
    return value[2:4], checksums.mod_97_10(value[4:] + value[:2])


def _at_end(method: Callable[[str], str], width: int) -> Callable[[str], tuple[str, str]]:
    return lambda value: (value[-width:], method(value[:-width]))


_METHODS: dict[Scheme, Callable[[str], tuple[str, str]]] = {
    Scheme.ISBN: _isbn,
    Scheme.ISSN: _at_end(checksums.mod_11, 1),
    Scheme.ORCID: _at_end(checksums.mod_11_2, 1),
    Scheme.ISNI: _at_end(checksums.mod_11_2, 1),
    Scheme.ROR: _at_end(checksums.ror, 2),
    Scheme.LEI: _at_end(checksums.mod_97_10, 2),
    Scheme.IBAN: _iban,
}
SCHEMES = frozenset(_METHODS)


def marks(prose: Prose, scheme: Scheme) -> Iterator[Mark]:
    """A mark at each identifier of the right form whose check digit is another one.

    `last` is the check digit that stands there, `right` the one that would fit.
    """
    for item in prose.identifiers.of(scheme):
        if form.reason(item):
            continue
        last, right = _METHODS[scheme](item.value)
        if last == right or _is_years(item) or shown.is_for_show(prose.text, item):
            continue
        is_sure = item.is_labelled
        yield Mark(
            item.start,
            item.end,
            {"value": item.text, "last": last, "right": right},
            confidence=None if is_sure else Confidence.MEDIUM,
            at_most=None if is_sure else Severity.WARNING,
            source=item.source,
        )


def _is_years(item: Identifier) -> bool:
    """Whether what is written like an ISSN may be the years of a journal."""
    if item.scheme is not Scheme.ISSN or not item.value.isdigit():
        return False
    first, last = int(item.value[:4]), int(item.value[4:])
    return 1700 <= first <= last <= 2100

"""One identifier in a text."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from factlint.model.document import Span
from factlint.values import dataclass

if TYPE_CHECKING:
    from factlint import regex


class Scheme(StrEnum):
    """What gave out an identifier, and so what it must look like."""

    DOI = "doi"
    ISBN = "isbn"
    ISSN = "issn"
    ORCID = "orcid"
    ARXIV = "arxiv"
    PMID = "pmid"
    PMCID = "pmcid"
    ROR = "ror"
    ISNI = "isni"
    LEI = "lei"
    IBAN = "iban"


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier, or what stands where a label announces one; offsets of the text.

    `start` to `end` is the identifier alone, `lead` where its label or the address around it
    begins (`start` where it stands bare), `text` what is written, `value` the form in which two
    of them are compared: no separators, the case of the scheme, no version of an arXiv paper.
    `is_labelled` says whether a label or an address of the scheme's own site announces it.
    `is_target` is true where it is in the target of a link: the range is that of the link's text
    then, and `source` the place in the source where the target is written, if it is known.
    """

    start: int
    end: int
    scheme: Scheme
    text: str
    value: str
    lead: int
    is_labelled: bool
    is_target: bool = False
    source: Span | None = None


def of_match(match: regex.Match[str], scheme: Scheme, value: str) -> Identifier:
    """The identifier that is the group `number` of a match; what precedes it there is its label."""
    start, end = match.span("number")
    lead = match.start()
    return Identifier(start, end, scheme, match["number"], value, lead, lead < start)

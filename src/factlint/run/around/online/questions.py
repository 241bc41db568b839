"""What there is to ask about a document: its links, and the works that its entries name."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from factlint.language.citing.works import keys_of
from factlint.language.links import split_address
from factlint.language.links.services import is_reserved
from factlint.language.prose import Prose
from factlint.model.document import Document
from factlint.patterns import lazy_re
from factlint.values import dataclass

_TEMPLATE = lazy_re(r"[{}<>$|…\s\\^`]|%7[BD]|\.\.\.")
_WITH_TITLES = frozenset({"article", "inproceedings", "incollection", "conference", "proceedings"})


class Sort(StrEnum):
    """What is asked about."""

    PAGE = "page"
    DOI = "doi"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `key` is the one of the answer, `text` what is asked about."""

    key: str
    sort: Sort
    text: str
    author: str = ""


def questions_of(document: Document) -> Iterator[Question]:
    """The questions about a document; of a work that has a DOI its title is not asked for."""
    prose = Prose(document)
    for link in prose.links:
        address = split_address(link.target)
        if link.is_code or address is None or address.scheme not in ("http", "https"):
            continue
        url = link.target.strip().partition("#")[0]
        is_certain = "." in address.host or ":" in address.host or address.host == "localhost"
        if is_certain and not is_reserved(address.host) and _TEMPLATE.search(url) is None:
            yield Question(url, Sort.PAGE, url)
    for reference in prose.references:
        keys = keys_of(reference, document.text[reference.start : reference.end])
        doi = next((key for key in keys if key.startswith("doi:")), "")
        title = next((key for key in keys if key.startswith("title:")), "")
        if doi:
            yield Question(doi, Sort.DOI, doi.removeprefix("doi:"))
        elif title and (reference.type in _WITH_TITLES or reference.value("journal")):
            author = reference.value("author").partition(" and ")[0]
            yield Question(title, Sort.TITLE, reference.value("title"), author)

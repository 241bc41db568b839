"""The works that a document names, and what each can be known by: DOI, PubMed number, title."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

from factlint.language.citing.keys import by_key
from factlint.language.identifiers import dois, normal_doi
from factlint.model.citation import Citation, CitationStyle, Reference
from factlint.model.document import Document, PartKind
from factlint.model.ranges import Ranges
from factlint.model.surroundings import Bibliography
from factlint.patterns import lazy_re
from factlint.values import dataclass

_WORD = lazy_re(r"[^\W_]+")
_MARK = lazy_re(r"^\W*(?:retracted|withdrawn|retraction)\b(?:\s+article)?\W*", re.IGNORECASE)
_PMID = lazy_re(
    r"\bPMID:?\s{0,3}(\d{5,8})\b|pubmed(?:\.ncbi\.nlm\.nih\.gov)?/(\d{5,8})\b", re.IGNORECASE
)
_LEAST_WORDS = 5
_LEAST_LETTERS = 28


@dataclass(frozen=True, slots=True)
class Work:
    """A work at the place where a document names it; `title` is empty outside of entries.

    `keys` are what it can be known by, the surest first. `entry` is its entry in a bibliography
    that the document cites from, for a work that the document names by a key alone.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    around: tuple[int, int]
    title: str = ""
    entry: tuple[Bibliography, Reference] | None = None


def normal_title(title: str) -> str:
    """The title as it is compared: letters and digits; empty where it is too short to tell."""
    decomposed = unicodedata.normalize("NFKD", _MARK.sub("", title)).casefold()
    words = _WORD.findall("".join(char for char in decomposed if not unicodedata.combining(char)))
    joined = " ".join(words)
    return joined if len(words) >= _LEAST_WORDS and len(joined) >= _LEAST_LETTERS else ""


def named_works(
    document: Document, references: tuple[Reference, ...], citations: tuple[Citation, ...]
) -> tuple[Work, ...]:
    """The works that a document names: by its entries, by identifiers, by keys; in order."""
    works = [*_listed(document, references), *_written(document, references)]
    works.extend(_cited(document, citations))
    return tuple(sorted(works, key=lambda work: (work.start, work.end)))


def keys_of(reference: Reference, text: str = "") -> tuple[str, ...]:
    """What an entry can be known by; `text` is the entry as it is written, where it is at hand."""
    found: dict[str, None] = {}
    for value in (reference.value("doi"), reference.value("url"), reference.value("eprint")):
        doi = normal_doi(value) if value else None
        if doi:
            found.update(dict.fromkeys(doi_keys(doi)))
    if not found:
        found.update(dict.fromkeys(key for _, _, doi in dois(text) for key in doi_keys(doi)))
    pmid = reference.value("pmid").strip()
    if pmid.isdecimal():
        found[f"pmid:{pmid}"] = None
    for match in _PMID.finditer(text):
        found.update(dict.fromkeys(_pmid_key(match)))
    title = normal_title(reference.value("title"))
    if title:
        found[f"title:{title}"] = None
    return tuple(found)


def doi_keys(doi: str) -> tuple[str, ...]:
    """The keys of a DOI. Lists have lost the angle brackets of some old ones on the way."""
    if "<" not in doi:
        return (f"doi:{doi}",)
    return (f"doi:{doi}", f"doi:{doi.replace('<', '').replace('>', '')}")


def _listed(document: Document, references: tuple[Reference, ...]) -> Iterator[Work]:
    linked = sorted(
        (part.start, part.detail)
        for part in document.of_kind(PartKind.LINK, PartKind.URL)
        if "10." in part.detail or "pubmed" in part.detail
    )
    for reference in references:
        text = document.text[reference.start : reference.end]
        first = bisect_left(linked, (reference.start, ""))
        targets = linked[first : bisect_left(linked, (reference.end, ""))]
        keys = keys_of(reference, " ".join((text, *(target for _, target in targets))))
        if keys:
            place = reference.fields.get("title") or reference.fields.get("doi")
            start, end = (place.start, place.end) if place else (reference.start, reference.end)
            around = (reference.start, reference.end)
            yield Work(start, end, keys, around, reference.value("title"))


def _written(document: Document, references: tuple[Reference, ...]) -> Iterator[Work]:
    """Those named by an identifier outside of the entries."""
    listed = Ranges((reference.start, reference.end) for reference in references)
    text = document.text
    told = [(start, end, doi_keys(doi)) for start, end, doi in dois(text)]
    told += [(*match.span(), _pmid_key(match)) for match in _PMID.finditer(text)]
    for part in document.of_kind(PartKind.LINK, PartKind.URL):
        shown = text[part.start : part.end]
        if "10." in part.detail and "10." not in shown:
            told += [(part.start, part.end, doi_keys(doi)) for _, _, doi in dois(part.detail)]
        elif "pubmed" in part.detail and "pubmed" not in shown:
            match = _PMID.search(part.detail)
            if match:
                told.append((part.start, part.end, _pmid_key(match)))
    seen: set[tuple[str, int]] = set()
    for start, end, keys in sorted(told):
        if listed.holds(start) or (keys[0], start) in seen:
            continue
        seen.add((keys[0], start))
        yield Work(start, end, keys, (start, end))


def _pmid_key(match: re.Match[str]) -> tuple[str, ...]:
    return (f"pmid:{match[1] or match[2]}",)


def _cited(document: Document, citations: tuple[Citation, ...]) -> Iterator[Work]:
    """Those whose entries stand in another file, where they are first cited."""
    around = document.around
    if around is None or not around.bibliographies:
        return
    held = by_key(around.bibliographies)
    told: set[str] = set()
    for citation in citations:
        entry = held.get(citation.key) if citation.style is CitationStyle.KEY else None
        if entry is None or citation.key in told:
            continue
        told.add(citation.key)
        keys = keys_of(entry[1])
        if keys:
            place = (citation.start, citation.end)
            yield Work(*place, keys, place, entry[1].value("title"), entry)

"""The variables of a CSL entry by BibTeX's names."""

from __future__ import annotations

from collections.abc import Mapping

from factlint.model.citation import ReferenceField
from factlint.patterns import lazy_re
from factlint.readers.draft import without_surrogates
from factlint.readers.jsonscan import Value
from factlint.readers.months import month_name

TYPES: Mapping[str, str] = {
    "article": "misc",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "misc",
    "book": "book",
    "broadcast": "misc",
    "chapter": "incollection",
    "classic": "book",
    "collection": "proceedings",
    "dataset": "misc",
    "document": "misc",
    "entry": "misc",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "event": "misc",
    "figure": "misc",
    "graphic": "misc",
    "hearing": "misc",
    "interview": "misc",
    "legal_case": "misc",
    "legal-case": "misc",
    "legislation": "misc",
    "manuscript": "unpublished",
    "map": "misc",
    "motion_picture": "misc",
    "musical_score": "misc",
    "pamphlet": "misc",
    "paper-conference": "inproceedings",
    "patent": "misc",
    "performance": "misc",
    "periodical": "misc",
    "personal_communication": "misc",
    "post": "online",
    "post-weblog": "online",
    "regulation": "misc",
    "report": "techreport",
    "review": "article",
    "review-book": "article",
    "software": "misc",
    "song": "misc",
    "speech": "misc",
    "standard": "misc",
    "thesis": "phdthesis",
    "treaty": "misc",
    "webpage": "online",
}
_NAMES = {
    "title": "title",
    "collection-title": "series",
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "page": "pages",
    "publisher": "publisher",
    "publisher-place": "address",
    "publisher-location": "address",
    "edition": "edition",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "URL": "url",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "language": "language",
    "genre": "genre",
    "abstract": "abstract",
    "note": "note",
    "medium": "howpublished",
    "arxiv": "eprint",
}
_PEOPLE = ("author", "editor", "translator")
# What the title of the container is; of a page it is the site.
_HOLDERS = {
    **dict.fromkeys(("chapter", "paper-conference"), "booktitle"),
    **dict.fromkeys(("entry-dictionary", "entry-encyclopedia"), "booktitle"),
    **dict.fromkeys(("article", "article-journal", "article-magazine"), "journal"),
    **dict.fromkeys(("article-newspaper", "review", "review-book"), "journal"),
}
_YEAR = lazy_re(r"(?<!\d)[12]\d{3}(?!\d)")
_ARXIV = lazy_re(r"(?i)arxiv:\s*(\S+)")


def fields_of(item: Value) -> dict[str, ReferenceField]:
    """The values of an entry; a text with escapes keeps the place of all of it."""
    found: dict[str, ReferenceField] = {}
    for name, target in _NAMES.items():
        value = _stated(item.get(name))
        if value is not None:
            found.setdefault(target, value)
    holder = _stated(item.get("container-title"))
    if holder is not None:
        found.setdefault(_HOLDERS.get(_text(item.get("type")), "howpublished"), holder)
    for name in _PEOPLE:
        people = _people(item.get(name))
        if people is not None:
            found[name] = people
    _add_date(item.get("issued"), found)
    accessed = item.get("accessed")
    if accessed is not None:
        found.update(_accessed(accessed))
    _add_preprint(found)
    return found


def type_of(item: Value, fields: Mapping[str, ReferenceField]) -> str:
    """BibTeX's type of an entry."""
    kind = TYPES.get(_text(item.get("type")), "misc")
    if kind == "phdthesis" and "genre" in fields and "master" in fields["genre"].value.lower():
        return "mastersthesis"
    return kind


def _text(value: Value | None) -> str:
    return "" if value is None else value.text()


def _stated(value: Value | None) -> ReferenceField | None:
    """A value that is a text or a number and says something."""
    if value is not None and isinstance(value.held, list) and value.held:
        value = value.held[0]  # as Crossref gives titles
    text = without_surrogates(_text(value))
    if value is None or not text.strip():
        return None
    return ReferenceField(" ".join(text.split()), value.start, value.end)


def _people(value: Value | None) -> ReferenceField | None:
    """Names with the family name first, joined by " and "."""
    if value is None:
        return None
    if isinstance(value.held, str):
        return _stated(value)
    people = [(_name(person), person) for person in value.items()]
    named = [(name, person) for name, person in people if name]
    if not named:
        return None
    joined = " and ".join(name for name, _ in named)
    return ReferenceField(joined, _named_at(named[0][1])[0], _named_at(named[-1][1])[1])


def _named_at(person: Value) -> tuple[int, int]:
    """From the first to the last of a person's names."""
    if not isinstance(person.held, dict):
        return person.start, person.end
    parts = [part for part in person.held.values() if isinstance(part.held, str)]
    return min(part.start for part in parts), max(part.end for part in parts)


def _name(person: Value) -> str:
    if isinstance(person.held, str):
        return without_surrogates(person.held).strip()
    whole = _text(person.get("literal")) or _text(person.get("name"))
    family = " ".join(
        filter(None, (_text(person.get("non-dropping-particle")), _text(person.get("family"))))
    )
    given = " ".join(
        filter(None, (_text(person.get("given")), _text(person.get("dropping-particle"))))
    )
    parts = filter(None, (family, _text(person.get("suffix")), given))
    return without_surrogates(" ".join((", ".join(parts) if family else whole or given).split()))


def _date_parts(date: Value) -> list[Value]:
    parts = date.get("date-parts")
    if parts is None or not isinstance(parts.held, list) or not parts.held:
        return []
    first = parts.held[0]
    return [part for part in first.items() if part.text()]


def _add_date(date: Value | None, found: dict[str, ReferenceField]) -> None:
    if date is None:
        return
    parts = _date_parts(date)
    if parts:
        found["year"] = ReferenceField(parts[0].text(), parts[0].start, parts[0].end)
        month = month_name(parts[1].text()) if len(parts) > 1 else ""
        if month:
            found["month"] = ReferenceField(month, parts[1].start, parts[1].end)
        return
    named = [date.get(name) for name in ("year", "raw", "literal")]
    for value in (date, *named):
        match = _YEAR.search(_text(value))
        if value is not None and match is not None:
            whole = ReferenceField(value.text(), value.start, value.end)
            found["year"] = whole.part(*match.span())
            return


def _accessed(date: Value) -> dict[str, ReferenceField]:
    parts = _date_parts(date)
    if parts:
        shown = "-".join(part.text().zfill(2) for part in parts)
        return {"urldate": ReferenceField(shown, parts[0].start, parts[-1].end)}
    for value in (date, date.get("raw"), date.get("literal")):
        stated = _stated(value)
        if stated is not None:
            return {"urldate": stated}
    return {}


def _add_preprint(found: dict[str, ReferenceField]) -> None:
    """An arXiv number, which CSL has no variable for, from where people put it."""
    for name in ("eprint", "number", "note"):
        value = found.get(name)
        match = _ARXIV.search(value.value) if value is not None else None
        if value is not None and match is not None:
            found["eprint"] = ReferenceField(match[1].rstrip(".,;"), value.start, value.end)
            found["archiveprefix"] = ReferenceField("arXiv", value.start, value.end)
            return

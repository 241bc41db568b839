"""The entries of a TEI bibliography: written one a block, their values by BibTeX's names."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.model.citation import CitationStyle, Reference, ReferenceField
from factlint.patterns import lazy_re
from factlint.readers.draft import Draft
from factlint.readers.months import month_name
from factlint.readers.teinames import inverted, shown_name
from factlint.readers.xmltree import Element, Run, attribute_span
from factlint.readers.xmlwrite import FlowWriter
from factlint.values import dataclass, field

ENTRIES = frozenset({"biblStruct", "bibl", "biblFull"})
_YEAR = lazy_re(r"(?<!\d)\d{4}[a-z]?(?![\da-z])")
_MONTH = lazy_re(r"\d{4}-(\d{2})")
_DOI = lazy_re(r"10\.\d{4,9}/\S")
_IDENTIFIERS = {
    "doi": "doi",
    "isbn": "isbn",
    "issn": "issn",
    "eissn": "issn",
    "arxiv": "eprint",
    "pmid": "pmid",
    "pmc": "pmcid",
    "pmcid": "pmcid",
    "url": "url",
    "uri": "url",
}
_SCOPES = {
    "volume": "volume",
    "vol": "volume",
    "issue": "number",
    "page": "pages",
    "pp": "pages",
    "pages": "pages",
}
_TITLES = {"a": "title", "j": "journal", "s": "series", "u": "title"}
_PLAIN = {
    "publisher": "publisher",
    "pubPlace": "address",
    "edition": "edition",
    "meeting": "meeting",
}
_VALUES = frozenset(
    {"author", "editor", "title", "idno", "ptr", "biblScope", "date", "note", *_PLAIN}
)


@dataclass(slots=True)
class _Entry:
    """What is known so far of one entry; `names` are those of a field that holds several."""

    element: Element
    start: int
    fields: dict[str, ReferenceField] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    is_structured: bool = False


class EntryWriter:
    """Writes entries into a draft, each as one run of text."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.flow = FlowWriter(draft)

    def write(self, element: Element) -> Reference | None:
        """Writes one entry; None where it holds nothing at all."""
        self.flow.begin()
        start = self.draft.length
        key = element.get("xml:id")
        place = attribute_span(self.draft.source, element, "xml:id")
        if place is not None:
            self.flow.take(*place)
        key_end = self.draft.length
        if place is not None:
            self.flow.wait(place[1], place[1])
        entry = _Entry(element, start, is_structured=element.tag == "biblStruct")
        if entry.is_structured:
            self._structured(entry)
        else:
            self._loose(element, entry)
        if self.draft.length == start:
            return None
        _settle(entry)
        return Reference(
            key=key,
            start=start,
            end=self.draft.length,
            style=CitationStyle.KEY,
            type=_type_of(entry),
            fields=entry.fields,
            key_start=start,
            key_end=key_end,
        )

    def _structured(self, entry: _Entry) -> None:
        """The values alone, with commas between them: all else is white space for the eye."""
        is_first = True
        for parent, value in _values(entry.element):
            is_raw = value.tag == "note" and value.get("type") == "raw_reference"
            if is_raw or not _has_words(value):
                continue  # the same once more, as it was printed; or nothing
            if not is_first:
                self.flow.put(",", value.start, value.start)
                self.flow.wait(value.start, value.start)
            is_first = False
            self._value(parent, value, entry)

    def _loose(self, element: Element, entry: _Entry) -> None:
        """The text as it stands; what is tagged in it is noted."""
        for child in element.children:
            if isinstance(child, Run):
                self.flow.run(child)
            elif child.tag in _VALUES:
                self._value(element, child, entry)
            else:
                self._loose(child, entry)

    def _value(self, parent: Element, value: Element, entry: _Entry) -> None:
        if not _has_words(value):
            return
        start = self.flow.settle()
        text = self._write(value, is_structured=entry.is_structured)
        if self.draft.length == start or not text:
            return
        found = ReferenceField(text, start, self.draft.length)
        if value.tag in ("author", "editor"):
            self._name(parent, value, found, entry)
        elif value.tag == "date":
            _add_date(value, found, entry)
        elif value.tag == "note":
            entry.notes.append(text)
        else:
            name = _field_name(parent, value, text)
            if name:
                entry.fields.setdefault(name, found)

    def _write(self, value: Element, *, is_structured: bool) -> str:
        """Writes a value; returns how it reads."""
        if value.tag in ("author", "editor") and is_structured:
            return self._write_names(value)
        if value.text():
            for run in value.runs():
                self.flow.run(run)
            return value.text()
        if value.tag == "biblScope" and value.get("from"):
            return self._write_range(value)
        name = {"ptr": "target", "date": "when"}.get(value.tag, "")
        if name and value.get(name):
            self._write_attribute(value, name)
            return value.get(name)
        return ""

    def _write_range(self, value: Element) -> str:
        """Writes pages that are stated as the first and the last."""
        first, last = value.get("from"), value.get("to")
        if not last or last == first:
            self._write_attribute(value, "from")
            return first
        places = [attribute_span(self.draft.source, value, name) for name in ("from", "to")]
        low, high = places
        if low is None or high is None or high < low:
            self.flow.put(f"{first}-{last}", value.start, value.end)
        else:
            self.flow.take(*low)
            self.flow.put("-", low[1], low[1])
            self.flow.take(*high)
        return f"{first}-{last}"

    def _write_attribute(self, value: Element, name: str) -> None:
        place = attribute_span(self.draft.source, value, name)
        if place is None:
            self.flow.put(value.get(name), value.start, value.open_end)
        else:
            self.flow.take(*place)

    def _write_names(self, person: Element) -> str:
        """Names alone, without the affiliation that may stand beside them."""
        name_of = person.first("persName") or person.first("orgName") or person
        for part in name_of.children:
            if isinstance(part, Run):
                self.flow.run(part)
            elif part.tag not in ("affiliation", "email", "idno", "ref", "ptr"):
                self.flow.wait(part.start, part.start)
                for run in part.runs():
                    self.flow.run(run)
        return name_of.text()

    def _name(self, parent: Element, value: Element, found: ReferenceField, entry: _Entry) -> None:
        # Who is named with the book and not with the chapter in it has edited it.
        is_of_book = parent.tag == "monogr" and entry.element.first("analytic", "author")
        field_name = "editor" if is_of_book else value.tag
        name = inverted(value)
        if not name or name.rstrip(".").lower() in ("et al", "others"):
            return
        names = entry.names.setdefault(field_name, [])
        names.append(name)
        start = entry.fields[field_name].start if field_name in entry.fields else found.start
        entry.fields[field_name] = ReferenceField(" and ".join(names), start, found.end)


def _values(element: Element, parent: Element | None = None) -> Iterator[tuple[Element, Element]]:
    """The elements that hold values, in order, each with the element it stands in."""
    for child in element.elements():
        if child.tag in _VALUES:
            holder = element if element.tag != "imprint" or parent is None else parent
            yield holder, child
        else:
            yield from _values(child, element)


def _has_words(value: Element) -> bool:
    if value.tag in ("author", "editor"):
        return bool(shown_name(value))
    return bool(value.text() or value.get("from") or value.get("target") or value.get("when"))


def _field_name(parent: Element, value: Element, text: str) -> str:
    if value.tag == "title":
        return _title_name(parent, value)
    if value.tag == "idno":
        kind = value.get("type").lower()
        return _IDENTIFIERS.get(kind, "doi" if not kind and _DOI.match(text) else "")
    if value.tag == "ptr":
        return "url"
    if value.tag == "biblScope":
        return _SCOPES.get((value.get("unit") or value.get("type")).lower(), "")
    return _PLAIN.get(value.tag, "")


def _title_name(parent: Element, value: Element) -> str:
    if parent.tag == "analytic":
        return "title"
    if parent.tag == "series":
        return "series"
    # What a book is called is the title or the book's title: see `_settle`.
    return _TITLES.get(value.get("level"), "booktitle")


def _add_date(value: Element, found: ReferenceField, entry: _Entry) -> None:
    if value.get("type") in ("accessed", "access"):
        entry.fields.setdefault("urldate", found)
        return
    match = _YEAR.search(found.value) or _YEAR.search(value.get("when"))
    if match is None:
        return
    if match.string == found.value and value.text() == found.value:
        year = found.part(*match.span())
    else:
        year = ReferenceField(match[0], found.start, found.end)
    entry.fields.setdefault("year", year)
    month = _MONTH.match(value.get("when"))
    name = month_name(month[1]) if month is not None else ""
    if name:
        entry.fields.setdefault("month", ReferenceField(name, found.start, found.end))


def _settle(entry: _Entry) -> None:
    """Gives the values that can be two things their names."""
    fields = entry.fields
    meeting = fields.pop("meeting", None)
    if meeting is not None and "title" in fields:
        fields.setdefault("booktitle", meeting)
    if "title" not in fields and "booktitle" in fields:
        fields["title"] = fields.pop("booktitle")
    eprint = fields.get("eprint")
    if eprint is not None:
        number = eprint.value
        if number.lower().startswith("arxiv:"):
            number = number[6:].strip()
        fields["eprint"] = ReferenceField(number, eprint.start, eprint.end)
        fields["archiveprefix"] = ReferenceField("arXiv", eprint.start, eprint.end)


def _type_of(entry: _Entry) -> str:
    """BibTeX's type, empty where the values leave it open."""
    fields = entry.fields
    noted = " ".join(entry.notes).lower()
    if "thes" in noted or "dissertation" in noted:
        return "mastersthesis" if "master" in noted else "phdthesis"
    if "journal" in fields:
        return "article"
    if "booktitle" in fields:
        has_meeting = next(entry.element.descendants("meeting"), None) is not None
        return "inproceedings" if has_meeting else "incollection"
    if "report" in noted:
        return "techreport"
    is_book = entry.element.first("analytic") is None and entry.is_structured
    if is_book and ("publisher" in fields or "isbn" in fields):
        return "book"
    return ""

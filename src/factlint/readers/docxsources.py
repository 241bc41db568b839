"""Word's own list of sources, which its CITATION fields name by tags."""

from __future__ import annotations

from factlint.model.citation import CitationStyle, Reference, ReferenceField
from factlint.readers.docxpackage import Package
from factlint.readers.months import month_name
from factlint.readers.xmltree import Element

_NAMES = {
    "Title": "title",
    "Year": "year",
    "JournalName": "journal",
    "PeriodicalTitle": "journal",
    "BookTitle": "booktitle",
    "ConferenceName": "booktitle",
    "Volume": "volume",
    "Issue": "number",
    "Pages": "pages",
    "Publisher": "publisher",
    "City": "address",
    "Edition": "edition",
    "URL": "url",
    "DOI": "doi",
    "Institution": "institution",
    "InternetSiteTitle": "howpublished",
}
_TYPES = {
    "JournalArticle": "article",
    "ArticleInAPeriodical": "article",
    "Book": "book",
    "BookSection": "incollection",
    "ConferenceProceedings": "inproceedings",
    "Report": "techreport",
    "InternetSite": "online",
    "DocumentFromInternetSite": "online",
}


def read_sources(package: Package) -> dict[str, Reference]:
    """The entries by their tags; they stand nowhere in the text."""
    found: dict[str, Reference] = {}
    for name in package.names("customxml/item"):
        if "props" in name.lower() or not name.lower().endswith(".xml"):
            continue
        root = package.tree(name)
        if root is None or root.tag != "Sources":
            continue
        for source in root.elements("Source"):
            tag = source.text("Tag")
            if tag:
                found.setdefault(tag, _entry(tag, source))
    return found


def _entry(tag: str, source: Element) -> Reference:
    fields = {
        target: ReferenceField(source.text(name), 0, 0)
        for name, target in _NAMES.items()
        if source.text(name)
    }
    month = month_name(source.text("Month")) or source.text("Month")
    if month:
        fields["month"] = ReferenceField(month, 0, 0)
    for role in ("Author", "Editor"):
        people = source.first("Author", role)
        names = _people(people) if people is not None else ""
        if names:
            fields[role.lower()] = ReferenceField(names, 0, 0)
    number = source.text("StandardNumber")
    digits = sum(sign.isalnum() for sign in number)
    if digits in (8, 10, 13):
        fields["issn" if digits == 8 else "isbn"] = ReferenceField(number, 0, 0)
    kind = _TYPES.get(source.text("SourceType"), "misc")
    return Reference(tag, 0, 0, CitationStyle.KEY, kind, fields)


def _people(people: Element) -> str:
    corporate = people.first("Corporate")
    if corporate is not None:
        return corporate.text()
    names = []
    for person in people.descendants("Person"):
        given = " ".join(filter(None, (person.text("First"), person.text("Middle"))))
        names.append(", ".join(filter(None, (person.text("Last"), given))))
    return " and ".join(filter(None, names))

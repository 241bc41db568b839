"""Names of people as TEI marks them up."""

from __future__ import annotations

from factlint.readers.xmltree import Element


def inverted(person: Element) -> str:
    """A name with the family name first, as far as the parts are tagged."""
    holder = person.first("persName") or person
    family = " ".join(part.text() for part in holder.elements("surname"))
    given = " ".join(part.text() for part in holder.elements("forename"))
    if family:
        return f"{family}, {given}" if given else family
    return holder.text()


def shown_name(person: Element) -> str:
    """A name in the order in which it stands."""
    holder = person.first("persName") or person
    parts = [part.text() for part in holder.elements("forename", "surname")]
    return " ".join(filter(None, parts)) if parts else holder.text()

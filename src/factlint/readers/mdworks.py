"""Works that a Markdown text names without a list: by an identifier, or in its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from factlint.model.citation import (
    CitationStyle,
    Reference,
    ReferenceField,
    Resource,
    ResourceSort,
)
from factlint.patterns import lazy_re
from factlint.readers.mdkeys import KeyUse

_OWN = lazy_re(
    r"(?P<kind>doi|pmid|pmcid|pmc|arxiv|isbn|url|wikidata|raw|swhid|clinicaltrials):(?P<value>.+)",
    re.IGNORECASE,
)
_FIELDS = {
    "doi": "doi",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "pmc": "pmcid",
    "isbn": "isbn",
    "url": "url",
}


def is_key_definition(label: str, target: str) -> bool:
    """Whether a definition names a work for citations by key, as in `[@tag:x]: doi:10.1000/x`."""
    return label.startswith("@") and _OWN.match(target) is not None


def own_entry(use: KeyUse) -> Reference:
    """The entry that an identifier in place of a key stands for: itself."""
    fields = dict(own_fields(use.key, use.start))
    return Reference(use.key, use.start, use.end, CitationStyle.KEY, "", fields, use.start, use.end)


def own_fields(key: str, start: int) -> Iterator[tuple[str, ReferenceField]]:
    """The identifier that a key states, where entries have a field for it."""
    match = _OWN.match(key)
    name = _FIELDS.get(match["kind"].lower()) if match is not None else None
    if match is not None and name is not None:
        yield name, ReferenceField(match["value"], start + match.start("value"), start + len(key))


def stated_entries(values: Mapping[str, Any]) -> Iterator[Reference]:
    """The entries that a front matter holds itself: it is not read, so they have no place."""
    items = values.get("references")
    for item in items if isinstance(items, list) else ():
        key = item.get("id") if isinstance(item, Mapping) else None
        if isinstance(key, str) and key:
            yield Reference(key, 0, 0, CitationStyle.KEY)


def bibliographies(values: Mapping[str, Any], source: str) -> Iterator[Resource]:
    """The bibliographies that the front matter at the beginning of the source names, in order."""
    stated = values.get("bibliography")
    place = source.find("bibliography")
    for one in stated if isinstance(stated, list) else [stated]:
        if isinstance(one, str) and one.strip() and "\n" not in one:
            name = one.strip()
            start = source.find(name, place)
            if start < 0:  # written with escapes
                yield Resource(ResourceSort.BIBLIOGRAPHY, name)
                continue
            place = start + len(name)
            yield Resource(ResourceSort.BIBLIOGRAPHY, name, source_start=start, source_end=place)

"""What a document cites, what its reference list holds, and which files it names for both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from factlint.values import dataclass, field


class CitationStyle(StrEnum):
    """How a citation names its entry."""

    KEY = "key"
    """By the key of an entry: `[@smith2019]`, `\\cite{smith2019}`."""
    NUMBER = "number"
    """By the number of an entry: `[3]`, a raised 3."""
    AUTHOR_YEAR = "author-year"
    """By authors and year: `(Smith, 2019)`."""
    NOTE = "note"
    """By the label of a footnote or an endnote: `[^1]`."""
    LABEL = "label"
    """By the label of a link definition: `[text][label]`."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in a text; a cluster such as `[1, 3]` holds several of one `cluster`.

    `start` and `end` are the range of the reading text that names the entry, without brackets
    where others share them. `key` is compared with the keys of references: as written, for
    numbers in digits, for author and year `surname|year`. `cluster` is the offset at which the
    whole cluster starts. `is_listing` is true where nothing is cited in the text but the entry
    is to be listed all the same (`\\nocite`); its key may be `*`.
    """

    start: int
    end: int
    key: str
    style: CitationStyle
    cluster: int = -1
    is_listing: bool = False


@dataclass(frozen=True, slots=True)
class ReferenceField:
    """One value of an entry: as it reads, and where it stands in the text that holds the entry."""

    value: str
    start: int
    end: int

    def part(self, start: int, end: int) -> ReferenceField:
        """A range of the value; its place is that of all of it where the value reads otherwise."""
        value = self.value[start:end]
        if self.end - self.start != len(self.value):
            return ReferenceField(value, self.start, self.end)
        return ReferenceField(value, self.start + start, self.start + end)


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """One entry of a reference list.

    All offsets are of the text that holds the entry: the reading text of a document, the source
    of a bibliography. `key` is what citations name it by, empty where the list gives no keys, and
    `key_start` to `key_end` its place. `type` and the names of `fields` are BibTeX's, in lower
    case (`author` with names joined by " and ", `title`, `year`, `journal`, `booktitle`, `volume`,
    `number`, `pages`, `publisher`, `doi`, `isbn`, `issn`, `url`, `urldate`, `eprint`, `pmid`, …),
    whatever the format.
    """

    key: str
    start: int
    end: int
    style: CitationStyle
    type: str = ""
    fields: Mapping[str, ReferenceField] = field(default_factory=dict)
    key_start: int = 0
    key_end: int = 0

    def value(self, *names: str) -> str:
        """The value of the first of these fields that is there and not empty, else empty."""
        for name in names:
            found = self.fields.get(name)
            if found is not None and found.value:
                return found.value
        return ""


class ResourceSort(StrEnum):
    """What a document names another file for."""

    BIBLIOGRAPHY = "bibliography"
    INCLUDE = "include"


@dataclass(frozen=True, slots=True)
class Resource:
    """Another file that a document names; `start` and `end` are offsets of the reading text.

    `name` is as written: relative to the document, the suffix left out where the format allows.
    Where the name is not read (it stands in a front matter), `source_start` and `source_end` are
    its place in the source; both are 0 elsewhere.
    """

    sort: ResourceSort
    name: str
    start: int = 0
    end: int = 0
    source_start: int = 0
    source_end: int = 0


def all_named(resources: tuple[Resource, ...], sort: ResourceSort) -> Iterator[Resource]:
    """The resources of one sort, in order."""
    return (resource for resource in resources if resource.sort is sort)

"""What is known of the world around a document: the run layer finds out, the checks judge."""

from __future__ import annotations

from collections.abc import Mapping

from factlint.model.citation import Reference
from factlint.model.document import LineIndex
from factlint.values import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Bibliography:
    """The entries that a document may cite from another file.

    The offsets of the entries are those of that file's source, in which `lines` counts.
    """

    path: str
    references: tuple[Reference, ...]
    lines: LineIndex


@dataclass(frozen=True, slots=True)
class Notice:
    """What a list of retractions says of a work: its sorts of notice, the latest first."""

    sorts: tuple[str, ...]
    doi: str = ""
    pmid: str = ""
    title: str = ""
    date: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was learnt of a link or an identifier.

    `status` is one of `ok`, `missing` (it is not there), `unsure` (nobody can say: refused,
    busy), `wrong` (it is there and says otherwise) and `unreachable` (could not be asked).
    `detail` says it in words, `values` holds what the other side states (title, year, …).
    """

    status: str
    detail: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What the run layer found out for one document; empty where nothing was looked at.

    `bibliographies` are the files whose entries the document may cite, `missing` the names of
    those that it states and that could not be read, with the reason. `cited_elsewhere` holds the
    keys that the other documents of its unit cite (the chapters of a book). `targets` says of
    local link targets (as written) what is wrong with them, `notices` what a list of retractions
    holds, by `doi:…`, `pmid:…` or `title:…`, and `answers` what was learnt online, by URL or by
    `doi:…`.
    """

    bibliographies: tuple[Bibliography, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    cited_elsewhere: frozenset[str] = frozenset()
    targets: Mapping[str, Answer] = field(default_factory=dict)
    notices: Mapping[str, Notice] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)


NOTHING_AROUND = Surroundings()

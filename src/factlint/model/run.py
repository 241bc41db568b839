"""What a run hands to the reporters: findings, documents, failures and the rules behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from factlint.model.finding import Finding, Severity
from factlint.values import dataclass, field

if TYPE_CHECKING:
    from factlint.model.layout import Block


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read (`kind` "input") or a rule that could not be used ("rule").

    "foreign" is an input of a format that is not read though its suffix is. `path` is the file
    that failed; `line` counts from 1 where the place is known.
    """

    path: str
    line: int | None
    reason: str
    kind: str = "input"


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """One document that was checked.

    `document` is the id of a JSON record, else None. `findings` counts by severity ("error",
    "warning", "info"; an absent one is zero). `page` is where its own page lies, relative to the
    index, where there is one. `line` is the line of the file that holds a JSON record, where it
    is known: reports that can only point into files point there.
    """

    path: str
    document: str | None
    title: str
    words: int
    findings: Mapping[str, int] = field(default_factory=dict)
    page: str = ""
    line: int | None = None

    @property
    def total(self) -> int:
        """How many findings the document has."""
        return sum(self.findings.values())


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What reports tell about a rule."""

    id: str
    message: str = ""
    why: str = ""
    url: str = ""
    severity: Severity = Severity.WARNING
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """The outcome of a run, complete and in order. It holds no time: equal runs are equal bytes.

    `hidden` counts the findings that an allow or a baseline silenced.
    """

    findings: tuple[Finding, ...] = ()
    documents: tuple[DocumentSummary, ...] = ()
    failures: tuple[Failure, ...] = ()
    rules: Mapping[str, RuleInfo] = field(default_factory=dict)
    version: str = ""
    hidden: int = 0

    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, the worst first."""
        found = {"error": 0, "warning": 0, "info": 0}
        for finding in self.findings:
            found[finding.severity.value] += 1
        return found


class Texts(Protocol):
    """Where reporters get the texts that the offsets of findings count in."""

    def source(self, path: str, document: str | None, part: str) -> str | None:
        """The source of a file, or the value of a JSON record; None when it cannot be had."""

    def blocks(self, path: str, document: str | None) -> Sequence[Block]:
        """How the document reads (see `layout.blocks_of`); empty shows its source as it stands."""

"""What comes of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factlint.model.finding import Finding
from factlint.model.run import DocumentSummary, Failure
from factlint.values import dataclass, field

if TYPE_CHECKING:
    from factlint.kinds.base import Note
    from factlint.run.around.sight import Group, Seen


@dataclass(frozen=True, slots=True)
class Basis:
    """What a result rests on: the digest of the file, and what was seen around its documents.

    `groups` are those of `seen` that this process has not handed over yet. `is_dated` says that
    the day matters.
    """

    content: bytes
    seen: Seen
    groups: dict[str, Group]
    is_dated: bool


@dataclass(slots=True)
class FileResult:
    """What one file gave, and what that rests on where it may be kept.

    It may also be what several `files` gave, in their order.
    """

    findings: list[Finding] = field(default_factory=list)
    documents: list[DocumentSummary] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    hidden: int = 0
    notes: list[Note] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    is_dated: bool = False
    basis: Basis | None = None
    files: int = 1

    def add(self, other: FileResult) -> None:
        """Take in what another file gave, without what it rests on."""
        self.findings += other.findings
        self.documents += other.documents
        self.failures += other.failures
        self.hidden += other.hidden
        self.notes += other.notes
        for name, seconds in other.seconds.items():
            self.seconds[name] = self.seconds.get(name, 0.0) + seconds

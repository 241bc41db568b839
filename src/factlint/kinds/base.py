"""The seam between rules and their judgement: the Kind protocol and what goes through it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from factlint.model.document import Span
from factlint.model.finding import Confidence, Safety, Severity, Verdict
from factlint.model.rule import Rule
from factlint.values import dataclass, field

if TYPE_CHECKING:
    from factlint.language.prose import Prose
    from factlint.model.surroundings import Bibliography


class NeedleSort(StrEnum):
    """How the shared scan looks for a needle."""

    WORDS = "words"
    REGEX = "regex"


@dataclass(frozen=True, slots=True)
class Needle:
    """What the shared scan looks for on behalf of a rule.

    A WORDS needle is one or more words, found at word boundaries with any run of white space
    between them. `key` comes back with each hit, so that a kind need not look its needle up.
    `literals` is filled by the loader.
    """

    pattern: str
    sort: NeedleSort = NeedleSort.WORDS
    key: str = ""
    ignore_case: bool = True
    literals: tuple[str, ...] | None = None


NO_GROUPS: Mapping[str, str] = MappingProxyType({})
"""The groups of a needle without named ones."""


class Hit(NamedTuple):
    """Where a needle was found in the reading text; a tuple, since there are many."""

    start: int
    end: int
    key: str
    groups: Mapping[str, str] = NO_GROUPS


@dataclass(frozen=True, slots=True)
class Place:
    """Another range that a mark speaks of: of the reading text, or of the file `path` names.

    Only in the latter case `line` and `column` are given; the offsets count in that file then.
    """

    start: int
    end: int
    message: str
    path: str = ""
    line: int = 0
    column: int = 0


def place_in(bibliography: Bibliography, span: tuple[int, int], message: str) -> Place:
    """A range of the file that holds a bibliography."""
    line, column = bibliography.lines.place(span[0])
    return Place(*span, message, bibliography.path, line, column)


@dataclass(frozen=True, slots=True)
class Mark:
    """A fault that a kind sees, in offsets of the reading text.

    The engine makes the finding of it: rule id, severity, message, source place. `fields` fill
    the message (`found` and `fix` are filled by the engine); `fixes` are candidate texts, best
    first. `verdict`, `confidence` and `safety` (of the fixes) are set only where they differ from
    the rule's own, and `at_most` where the mark is less severe than the rule. `source` is the
    range of the source that is at fault where that is markup which nobody reads (the target of a
    link); the range of the reading text then says which text it belongs to.
    """

    start: int
    end: int
    fields: Mapping[str, str] = field(default_factory=dict)
    fixes: tuple[str, ...] = ()
    related: tuple[Place, ...] = ()
    verdict: Verdict | None = None
    confidence: Confidence | None = None
    safety: Safety | None = None
    at_most: Severity | None = None
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What one document has to say of another file, for the conclusion at the end of a run.

    `rule` is the id of the rule that took it, `about` the path of the file spoken of, `path` that
    of the document that speaks. A note without a `value` says only that the document was asked.
    """

    rule: str
    about: str
    path: str
    value: str = ""


class Kind(Protocol):
    """A module under `kinds/` fulfils this and is named in `KINDS`.

    `SCHEMA` is the JSON Schema of what stands under the kind's key; `FIELDS` the names that a
    message may use besides `found` and `fix`. `runs_on_silence` is true where the kind must see
    a document although no needle was found in it. Where it must do so only for some documents, a
    function `need` says which: it takes the rule and returns the `Need`.

    A kind may also have a function `gate`, which takes the rule and returns clauses, each of them
    alternative expressions: the rule finds something in a document only if of each clause one
    expression at least matches somewhere in the reading text. All gates are asked in the pass that
    looks for the needles, so that they cost next to nothing; where one is shut, the rule's needles
    are not confirmed and it is not asked to judge. A gate may be open too often, never too seldom.

    `is_never_surer`, where a kind has it and it is true, says that no mark is surer than the rule;
    `marks_hits` that each mark is the mark of a hit of its own. Then a rule whose findings would
    not be told, or not be dense enough, is not asked.
    """

    @property
    def SCHEMA(self) -> Mapping[str, Any]:  # noqa: N802 - a constant of the module
        """The JSON Schema of the kind's parameters."""

    @property
    def FIELDS(self) -> frozenset[str]:  # noqa: N802 - a constant of the module
        """The names that a message may use."""

    @property
    def runs_on_silence(self) -> bool:
        """Whether the kind must see a document in which nothing was found."""

    def needles(self, rule: Rule) -> Sequence[Needle]:
        """What the shared scan must look for; ValueError where the parameters make no sense."""

    def judge(self, rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
        """The faults, given this rule's own hits within its scope, in order of place."""


class SpanningKind(Kind, Protocol):
    """A kind whose rules also judge what several documents say of one file together."""

    def notes(self, rule: Rule, prose: Prose) -> Iterator[Note]:
        """What this document has to say of other files."""

    def conclude(self, rule: Rule, prose: Prose, notes: Sequence[Note]) -> Iterator[Mark]:
        """The faults of a file, given what all documents said of it."""

"""A rule as its file states it, after loading."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from factlint.model.document import PartKind
from factlint.model.finding import Confidence, Safety, Severity, Verdict
from factlint.values import dataclass, field


class QuotePolicy(StrEnum):
    """What becomes of a finding inside a direct quotation."""

    REPORT = "report"
    SKIP = "skip"
    FIX = "fix"


class Status(StrEnum):
    """Where a rule stands in its life. A preview rule runs only when it is selected by its id."""

    STABLE = "stable"
    PREVIEW = "preview"
    DEPRECATED = "deprecated"


class ExampleSort(StrEnum):
    """What an example shows."""

    BAD = "bad"
    OK = "ok"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule: `content` is the body alone or a mapping of parts.

    `at` lists the exact texts that findings must cover (`$` is the end of the text); `fixed` is
    the text after all fixes; `why` explains a known miss.
    """

    sort: ExampleSort
    content: str | Mapping[str, Any]
    at: tuple[str, ...] = ()
    fixed: str | None = None
    why: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Density:
    """Fires only when there are more than `over` findings for each `words` words."""

    words: int
    over: float


@dataclass(frozen=True, slots=True)
class Scope:
    """The parts that a rule looks at: inside one of `include`, and outside all of `exclude`."""

    include: tuple[PartKind, ...] = (
        PartKind.HEADLINE,
        PartKind.DECK,
        PartKind.BODY,
        PartKind.CAPTION,
    )
    exclude: tuple[PartKind, ...] = (PartKind.CODE, PartKind.URL)


class Need(StrEnum):
    """What a document must have for a rule to find anything where the scan found nothing.

    A need is met sooner rather than later: where it is not, the rule certainly finds nothing.
    """

    HIT = "hit"
    """Nothing else will do: the rule never runs on silence."""
    NOTHING = "nothing"
    """The rule must see every document."""
    LISTED = "listed"
    """A word that the lexicon lists as misspelt."""
    UNKNOWN = "unknown"
    """A word that the lexicon does not know and that may be a slip."""
    REPEATED = "repeated"
    """A token that follows itself, as a word does that stands twice."""
    ALIKE = "alike"
    """Lines that end alike, as those of a paragraph do that stands twice."""
    CITATIONS = "citations"
    REFERENCES = "references"
    LINKS = "links"
    SLASHES = "slashes"
    """Links, or what an address begins with."""
    BRACKETS = "brackets"
    """Brackets as Markdown has them around links, left over in what is read."""
    TARGETS = "targets"
    """Identifiers that the text does not show: in targets of links, in fields of entries."""
    FILES = "files"
    """Links to local files, looked up by the run layer."""
    ANSWERS = "answers"
    NOTICES = "notices"
    FAULTS = "faults"
    LOOSE_MARKS = "loose-marks"
    """Quotation marks that have no partner."""
    ALIKE_QUOTATIONS = "alike-quotations"
    """Two quotations, some words of which are the same."""
    SPEECHLESS = "speechless"
    """A quotation of a sentence beside which nobody is seen at once to speak."""
    ABOVE = "above"
    """A headline, a deck or a caption."""
    NUMBER_ABOVE = "number-above"
    """A number in one of these."""
    DATE_ABOVE = "date-above"
    NAME_ABOVE = "name-above"
    """A name in one of these that the body has not."""
    PLACE_ABOVE = "place-above"
    DECK = "deck"
    ARTICLE = "article"
    BEYOND_ASCII = "beyond-ascii"
    GUESS = "guess"
    """An encoding that was guessed."""


Clauses = tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]
"""Of each clause the alternative expressions: pattern and literals."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What the scan must know of a rule before its kind is asked, worked out when it was loaded.

    A needle is its pattern, sort, key, whether case is ignored, and the literals that it cannot
    match without. `need` is what the rule needs where no needle is found. The rule finds something
    only in a text where each of the `clauses` has an expression that matches; of each expression
    there are its pattern and the literals that it cannot match without.
    """

    needles: tuple[tuple[str, str, str, bool, tuple[str, ...]], ...]
    need: Need
    clauses: Clauses = ()


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule. `params` are what stands under its kind's key, as plain values.

    Compared and hashed by identity, so that kinds can keep what they prepare for a rule.
    """

    id: str
    kind: str
    params: Any
    message: str
    severity: Severity = Severity.WARNING
    confidence: Confidence = Confidence.HIGH
    verdict: Verdict = Verdict.WRONG
    scope: Scope = field(default_factory=Scope)
    fix: Safety = Safety.DISPLAY
    quotes: QuotePolicy = QuotePolicy.REPORT
    why: str = ""
    tags: tuple[str, ...] = ()
    url: str = ""
    lang: str = ""
    since: str = ""
    status: Status = Status.STABLE
    aliases: tuple[str, ...] = ()
    per: Density | None = None
    not_when: Mapping[str, Any] = field(default_factory=dict)
    measured: str = ""
    examples: tuple[Example, ...] = ()
    file: str = ""
    line: int = 0
    gate: Gate | None = None

    @property
    def topic(self) -> str:
        """The first half of the id."""
        return self.id.partition("/")[0]

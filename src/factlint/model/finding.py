"""What every report shows: a finding, its fixes and its related places."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from factlint.values import dataclass


class Severity(StrEnum):
    """How bad a fault is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 2 for error."""
        return {"info": 0, "warning": 1, "error": 2}[self.value]


class Confidence(StrEnum):
    """How often a rule of this sort is right."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for low, 2 for high."""
        return {"low": 0, "medium": 1, "high": 2}[self.value]


class Verdict(StrEnum):
    """What a finding claims."""

    WRONG = "wrong"
    UNSURE = "unsure"
    COULD_NOT_CHECK = "could-not-check"


class Safety(StrEnum):
    """Whether a fix may be applied by itself, on request, or is only shown."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class Fix:
    """A text to put in place of what was found."""

    text: str
    safety: Safety


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of, in the offsets of its own text.

    `part` is as in a finding: in a JSON record the key whose value the offsets count in.
    """

    path: str
    start: int
    end: int
    line: int
    column: int
    message: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place.

    `start` and `end` are half-open offsets in code points of the source (in a JSON record: of the
    value named by `part`); lines and columns count from 1.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    verdict: Verdict
    path: str
    document: str | None
    part: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    found: str
    message: str
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    url: str = ""

    def to_json(self) -> dict[str, Any]:
        """The record of the JSON Lines report, in its promised order of keys."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "confidence": self.confidence.value,
            "verdict": self.verdict.value,
            "path": self.path,
            "document": self.document,
            "part": self.part,
            "start": self.start,
            "end": self.end,
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "found": self.found,
            "message": self.message,
            "fixes": [{"text": fix.text, "safety": fix.safety.value} for fix in self.fixes],
            "related": [
                {
                    "path": place.path,
                    "start": place.start,
                    "end": place.end,
                    "line": place.line,
                    "column": place.column,
                    "message": place.message,
                    "part": place.part,
                }
                for place in self.related
            ],
            "fingerprint": self.fingerprint,
            "url": self.url,
        }

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Finding:
        """The finding of a record that `to_json` made; KeyError or ValueError where it is none."""
        values = dict(record)
        values["severity"] = Severity(values["severity"])
        values["confidence"] = Confidence(values["confidence"])
        values["verdict"] = Verdict(values["verdict"])
        values["fixes"] = tuple(Fix(fix["text"], Safety(fix["safety"])) for fix in values["fixes"])
        values["related"] = tuple(Related(**place) for place in values["related"])
        return cls(**values)

"""The result of a file as plain lists, which can be marshalled."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from factlint.model.finding import (
    Confidence,
    Finding,
    Fix,
    Related,
    Safety,
    Severity,
    Verdict,
)
from factlint.model.run import DocumentSummary, Failure
from factlint.run.file_result import FileResult

if TYPE_CHECKING:
    from factlint.kinds.base import Note

_FINDING = attrgetter(*Finding.__slots__)
_RELATED = attrgetter(*Related.__slots__)
_DOCUMENT = attrgetter(*DocumentSummary.__slots__)
_FAILURE = attrgetter(*Failure.__slots__)
_LEVELS = tuple(map(Finding.__slots__.index, ("severity", "confidence", "verdict")))
_FIXES, _PLACES = map(Finding.__slots__.index, ("fixes", "related"))


def pack(result: FileResult) -> list[Any]:
    """What a file gave, without what it rests on."""
    return [
        [_packed(finding) for finding in result.findings],
        [_DOCUMENT(document) for document in result.documents],
        [_FAILURE(failure) for failure in result.failures],
        result.hidden,
        [(note.rule, note.about, note.path, note.value) for note in result.notes],
    ]


def unpack(record: list[Any]) -> FileResult:
    """The result of a record that `pack` made; ValueError or TypeError where it is none."""
    findings, documents, failures, hidden, notes = record
    return FileResult(
        findings=[_finding(values) for values in findings],
        documents=[DocumentSummary(*values) for values in documents],
        failures=[Failure(*values) for values in failures],
        hidden=hidden,
        notes=_notes(notes) if notes else [],
    )


def _notes(records: list[Any]) -> list[Note]:
    from factlint.kinds.base import Note  # few documents take notes

    return [Note(*values) for values in records]


def _packed(finding: Finding) -> list[Any]:
    values = list(_FINDING(finding))
    for index in _LEVELS:
        values[index] = values[index].value
    values[_FIXES] = [(fix.text, fix.safety.value) for fix in finding.fixes]
    values[_PLACES] = [_RELATED(place) for place in finding.related]
    return values


def _finding(record: list[Any]) -> Finding:
    values = list(record)
    for index, make in _MAKING:
        values[index] = make(values[index])
    return Finding(*values)


def _fixes(records: list[Any]) -> tuple[Fix, ...]:
    return tuple(Fix(text, Safety(safety)) for text, safety in records)


def _related(records: list[Any]) -> tuple[Related, ...]:
    return tuple(Related(*values) for values in records)


_MAKING: tuple[tuple[int, Callable[[Any], Any]], ...] = tuple(
    (Finding.__slots__.index(name), make)
    for name, make in (
        ("severity", Severity),
        ("confidence", Confidence),
        ("verdict", Verdict),
        ("fixes", _fixes),
        ("related", _related),
    )
)

"""What all documents of a run say together of a file that they share."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from factlint.engine.check import conclude, is_listing_only, place_order
from factlint.kinds.base import Note
from factlint.model.document import Document
from factlint.run.discover import discover
from factlint.run.file_result import FileResult
from factlint.run.lint import wanted
from factlint.run.settings import Settings
from factlint.values import replace


def conclude_all(total: FileResult, files: Sequence[str], settings: Settings) -> None:
    """Add the findings about files of which the documents of the run took notes.

    A file is judged only where it was read in the run itself, together with all documents of its
    folder (and of the folder that holds it and those that took notes): a document that was not
    read could be the one that cites an entry.
    """
    notes: dict[str, list[Note]] = {}
    for note in total.notes:
        notes.setdefault(note.about, []).append(note)
    if not notes:
        return
    failed = {failure.path for failure in total.failures}
    read = set(files) - failed
    for about in sorted(notes):
        if about in read and _is_whole(about, notes[about], read, settings):
            document = settings.around.files.document(Path(about))
            if isinstance(document, Document) and is_listing_only(document):
                _add(total, document, notes[about], settings)


def _add(total: FileResult, document: Document, notes: list[Note], settings: Settings) -> None:
    ruleset = settings.ruleset_for(document.path)
    checked = conclude(document, ruleset, notes, settings.silence)
    findings = wanted(checked.findings, settings.config)
    total.hidden += checked.hidden
    total.findings.extend(findings)
    # Of one file all findings stand together in order of place; files are sorted later.
    own = sorted((item for item in total.findings if item.path == document.path), key=place_order)
    total.findings[:] = [item for item in total.findings if item.path != document.path] + own
    counts = Counter(finding.severity.value for finding in own)
    total.documents[:] = [
        replace(item, findings=dict(counts)) if item.path == document.path else item
        for item in total.documents
    ]


def _is_whole(about: str, notes: Sequence[Note], read: set[str], settings: Settings) -> bool:
    """Whether no document that could cite the file was left out of the run."""
    folders = {os.path.abspath(Path(note.path).parent) for note in notes}  # noqa: PTH100
    folder = os.path.commonpath({*folders, os.path.abspath(Path(about).parent)})  # noqa: PTH100
    config = settings.config
    others = discover([folder], config.exclude, config.root).files
    return all(path in read for path in others)

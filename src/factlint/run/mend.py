"""Fixes put into files: in their own encoding, and into JSON only where the rest stays the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from factlint.model.document import Document
from factlint.model.finding import Finding
from factlint.readers import is_text, read
from factlint.readers.decode import decode
from factlint.run.fixing import apply_edits, compatible, edits_of
from factlint.run.settings import Settings
from factlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after; `skipped` says why fixes were left out, one reason each."""

    path: str
    before: str
    after: str
    encoded: bytes
    applied: int
    skipped: tuple[str, ...] = ()


def mend(
    path: str, data: bytes, findings: Sequence[Finding], settings: Settings, *, unsafe: bool
) -> Mended | None:
    """The file with the fixes of these findings; None where none of them can be applied."""
    if not is_text(path) and any(finding.fixes for finding in findings):
        return _skip(path, "is no text file; its fixes are for you to make")
    edits = edits_of(findings, unsafe=unsafe)
    if not edits:
        return None
    if path.endswith(".gz"):
        return _skip(path, "is compressed; its fixes are not applied")
    decoded = decode(path, data)
    if decoded.is_guessed:
        return _skip(path, "has an encoding that had to be guessed; its fixes are not applied")
    if any(finding.document is not None for finding in findings):
        after, applied, skipped = _mend_records(path, decoded.text, findings, settings, unsafe)
    elif not _still_there(decoded.text, findings):
        return _skip(path, "has changed since it was checked; its fixes are not applied")
    else:
        after, applied, skipped = apply_edits(decoded.text, edits), len(compatible(edits)), ()
    mark = _byte_order_mark(data)
    try:
        encoded = mark + after.encode(_codec(decoded.encoding, mark))
    except UnicodeEncodeError:
        return _skip(path, f"a fix cannot be written in {decoded.encoding}")
    return Mended(path, decoded.text, after, encoded, applied, skipped)


def _skip(path: str, reason: str) -> Mended:
    return Mended(path, "", "", b"", 0, (reason,))


_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"\xff\xfe", b"\xfe\xff")


def _byte_order_mark(data: bytes) -> bytes:
    return next((mark for mark in _MARKS if data.startswith(mark)), b"")


def _codec(encoding: str, mark: bytes) -> str:
    """The codec that writes no byte-order mark of its own."""
    if mark == b"\xef\xbb\xbf":
        return "utf-8"
    return {
        b"\xff\xfe\x00\x00": "utf-32-le",
        b"\x00\x00\xfe\xff": "utf-32-be",
        b"\xff\xfe": "utf-16-le",
        b"\xfe\xff": "utf-16-be",
    }.get(mark, encoding)


def _mend_records(
    path: str, text: str, findings: Sequence[Finding], settings: Settings, unsafe: bool
) -> tuple[str, int, tuple[str, ...]]:
    by_document: dict[str | None, list[Finding]] = {}
    for finding in findings:
        by_document.setdefault(finding.document, []).append(finding)
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    records = read(path, text.encode(), options=settings.options_for(path))
    applied = 0
    skipped: list[str] = []
    for number, document in zip(filled, records, strict=True):
        if not isinstance(document, Document):
            continue
        own = by_document.get(document.name, [])
        if not edits_of(own, unsafe=unsafe):
            continue
        mended = _mend_line(lines[number], document, own, unsafe)
        if mended is None:
            skipped.append(f"line {number + 1}: its JSON cannot be written back as it was")
            continue
        lines[number], fixes = mended
        applied += fixes
    return "\n".join(lines), applied, tuple(skipped)


def _mend_line(
    line: str, document: Document, findings: Sequence[Finding], unsafe: bool
) -> tuple[str, int] | None:
    """The line with its fixes, and how many; None where it cannot be written back as it was."""
    body = line.rstrip("\r")
    record = json.loads(body)
    style = next(
        (
            (ascii_only, separators)
            for ascii_only in (False, True)
            for separators in ((", ", ": "), (",", ":"))
            if json.dumps(record, ensure_ascii=ascii_only, separators=separators) == body
        ),
        None,
    )
    if style is None:
        return None
    applied = 0
    for field in document.fields:
        edits = edits_of((item for item in findings if item.part == field.key), unsafe=unsafe)
        if not edits:
            continue
        value = record.get(field.key)
        if not isinstance(value, str) or not _still_there(
            value, [item for item in findings if item.part == field.key]
        ):
            return None
        record[field.key] = apply_edits(value, edits)
        applied += len(compatible(edits))
    ascii_only, separators = style
    mended = json.dumps(record, ensure_ascii=ascii_only, separators=separators)
    return mended + line[len(body) :], applied


def _still_there(text: str, findings: Sequence[Finding]) -> bool:
    """Whether a text still has what was found in it, each at its place."""
    return all(text[item.start : item.end] == item.found for item in findings if item.fixes)


def read_file(path: str) -> bytes | None:
    """The bytes of a file; None when it cannot be read any more."""
    try:
        return Path(path).read_bytes()
    except OSError:
        return None

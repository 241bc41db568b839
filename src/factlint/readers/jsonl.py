"""JSON Lines: one document a line; a broken line does not lose the others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factlint.errors import DocumentError
from factlint.model.document import Document
from factlint.readers.decode import Decoded
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.record import from_record


def read(
    path: str, decoded: Decoded, options: ReadOptions = DEFAULTS
) -> Iterator[Document | DocumentError]:
    """The documents of the lines, and an error for each line that holds none."""
    seen: dict[str, int] = {}
    for number, line in _lines(decoded.text):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", None) or "nested too deeply"
            yield DocumentError(path, f"not JSON: {reason}", number)
            continue
        yield _document(record, path, number, options, seen, decoded)


def _document(
    record: Any,
    path: str,
    number: int,
    options: ReadOptions,
    seen: dict[str, int],
    decoded: Decoded,
) -> Document | DocumentError:
    if isinstance(record, str):
        record = {"body": record}
    if not isinstance(record, dict):
        return DocumentError(path, "a line must hold an object", number)
    given = record.get("id")
    name = str(given) if isinstance(given, str | int) and str(given).strip() else str(number)
    if name in seen:
        # Two documents of one name could not be told apart in a report.
        name = f"{name}#{number}"
    seen[name] = number
    return from_record(
        record,
        path,
        name,
        options,
        line=number,
        encoding=decoded.encoding,
        is_encoding_guessed=decoded.is_guessed,
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines by LF alone: JSON text may hold any other separator inside its strings."""
    number, start = 1, 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield number, text[start:end]
        number, start = number + 1, end + 1

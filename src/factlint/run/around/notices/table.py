"""The files that hold notices: Retraction Watch's table as Crossref publishes it, or two columns.

The columns of the former are described at
https://gitlab.com/crossref/retraction-watch-data; the latter are `doi` and `notice`, the sorts of
notice separated by semicolons.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from factlint.errors import ConfigError
from factlint.language.citing.works import normal_title
from factlint.language.identifiers import normal_doi
from factlint.model.surroundings import Notice
from factlint.patterns import lazy_re

_NAMES: dict[str, tuple[str, ...]] = {
    "doi": ("originalpaperdoi", "doi"),
    "pmid": ("originalpaperpubmedid", "pmid", "pubmedid"),
    "title": ("title",),
    "sorts": ("retractionnature", "notice", "nature", "type"),
    "date": ("retractiondate", "date"),
    "reason": ("reason", "reasons"),
}
_FIELD_LIMIT = 10_000_000
_NO_VALUE = frozenset({"", "0", "unavailable", "unknown", "na", "n/a", "none"})
_PLUS = lazy_re(r"\s*;\s*\+?|^\+", re.MULTILINE)


def read_notices(path: Path, name: str) -> Iterator[Notice]:
    """The notices of a file, a row each; ConfigError with what was expected where it is none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read: {error.strerror}") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    csv.field_size_limit(_FIELD_LIMIT)
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        header = next(rows, [])
        columns = _columns(header, name)
        for row in rows:
            notice = _notice(row, columns)
            if notice is not None:
                yield notice
    except csv.Error as error:
        raise ConfigError(f"{name}:{rows.line_num}: is not CSV: {error}") from error


def _columns(header: list[str], name: str) -> dict[str, int]:
    places = {"".join(cell.casefold().split()): number for number, cell in enumerate(header)}
    found = {
        role: places[alias]
        for role, aliases in _NAMES.items()
        for alias in reversed(aliases)
        if alias in places
    }
    if "sorts" not in found or not found.keys() & {"doi", "pmid", "title"}:
        shown = ", ".join(cell.strip() for cell in header[:6]) or "nothing"
        raise ConfigError(
            f"{name}:1: is no list of retractions; expected the columns 'doi' and 'notice', or"
            f" those of Retraction Watch ('OriginalPaperDOI', 'RetractionNature', …), found {shown}"
        )
    return found


def _notice(row: list[str], columns: dict[str, int]) -> Notice | None:
    values = {
        role: row[number].strip() if number < len(row) else "" for role, number in columns.items()
    }
    values = {
        role: "" if value.casefold() in _NO_VALUE else value for role, value in values.items()
    }
    sorts = tuple(
        " ".join(sort.split()) for sort in values.get("sorts", "").split(";") if sort.strip()
    )
    doi = normal_doi(values.get("doi", "")) or ""
    pmid = values.get("pmid", "").removesuffix(".0")
    title = values.get("title", "")
    if not sorts or not (doi or pmid.isdecimal() or normal_title(title)):
        return None
    return Notice(
        sorts=sorts,
        doi=doi,
        pmid=pmid if pmid.isdecimal() else "",
        title=title,
        date=_date(values.get("date", "")),
        reason=", ".join(item for item in _PLUS.split(values.get("reason", "")) if item),
    )


def _date(text: str) -> str:
    """The ISO form of `1/31/2024 0:00` and of ISO dates; empty for anything else."""
    day = text.partition(" ")[0]
    for form in ("%m/%d/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(day, form).date().isoformat()
        except ValueError:
            continue
    return ""

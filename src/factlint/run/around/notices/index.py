"""The index of a list of notices: an SQLite file under the user's cache directory."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from factlint.digests import hexdigest
from factlint.errors import ConfigError
from factlint.language.citing.works import normal_title
from factlint.model.surroundings import Notice
from factlint.ruleset.store import cache_folder
from factlint.run.around.notices.table import read_notices

_FORMAT = 1
_SCHEMA = """
CREATE TABLE notices (id INTEGER PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE keys (key TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (key, id)) WITHOUT ROWID;
"""


class Notices:
    """Notices by `doi:…`, `pmid:…` and `title:…`; what was asked once is kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, Notice | None] = {}

    def of(self, keys: Iterable[str]) -> dict[str, Notice]:
        """The notices on these works; several on one work are joined, the latest first."""
        found: dict[str, Notice] = {}
        for key in keys:
            if key not in self._known:
                self._known[key] = self._ask(key)
            notice = self._known[key]
            if notice is not None:
                found[key] = notice
        return found

    def _ask(self, key: str) -> Notice | None:
        rows = self._connection.execute(
            "SELECT value FROM notices JOIN keys USING (id) WHERE key = ? ORDER BY id", (key,)
        )
        notices = [Notice(**{**value, "sorts": tuple(value["sorts"])}) for value in _values(rows)]
        if not notices:
            return None
        notices.sort(key=lambda notice: notice.date, reverse=True)
        sorts = dict.fromkeys(sort for notice in notices for sort in notice.sorts)
        first = notices[0]
        return Notice(tuple(sorts), first.doi, first.pmid, first.title, first.date, first.reason)


def _values(rows: Iterable[tuple[str]]) -> Iterator[dict[str, Any]]:
    return (json.loads(row[0]) for row in rows)


def open_notices(path: Path, name: str) -> Notices:
    """The index of a file, built when the file is new or has changed; ConfigError.

    The index is known by the file's place, size and time of change, so that a run reads a few
    pages of it however long the list is. Where no cache can be written it is held in memory.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read: {error.strerror}") from error
    place = _digest(os.path.abspath(path))  # noqa: PTH100 - no link is followed
    state = _digest(f"{status.st_size} {status.st_mtime_ns} {_FORMAT}")
    file = cache_folder() / f"notices-{place}-{state}.sqlite"
    connection = _opened(file)
    if connection is None:
        connection = _built(file, path, name)
        for old in file.parent.glob(f"notices-{place}-*.sqlite"):
            if old != file:
                with contextlib.suppress(OSError):
                    old.unlink()
    return Notices(connection)


def _digest(text: str) -> str:
    return hexdigest(text.encode("utf-8", "surrogatepass"))[:16]


def _opened(file: Path) -> sqlite3.Connection | None:
    """The index of a file; None where there is none or it is damaged."""
    if not file.is_file():
        return None
    try:
        connection = sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)
        connection.execute("SELECT id FROM keys JOIN notices USING (id) LIMIT 1").fetchone()
    except sqlite3.Error:
        return None
    return connection


def _built(file: Path, path: Path, name: str) -> sqlite3.Connection:
    import tempfile  # few runs build one

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".factlint-")
        os.close(handle)
    except OSError:
        return _filled(":memory:", path, name)
    try:
        _filled(temporary, path, name).close()
        Path(temporary).replace(file)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return _opened(file) or _filled(":memory:", path, name)


def _filled(target: str, path: Path, name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(target)
    connection.executescript(_SCHEMA)
    count = 0
    with connection:
        for count, notice in enumerate(read_notices(path, name), 1):
            value = {key: getattr(notice, key) for key in Notice.__slots__}
            connection.execute("INSERT INTO notices VALUES (?, ?)", (count, json.dumps(value)))
            connection.executemany(
                "INSERT OR IGNORE INTO keys VALUES (?, ?)", [(key, count) for key in _keys(notice)]
            )
    if not count:
        raise ConfigError(f"{name}: holds no notice with a DOI, a PubMed number or a title")
    return connection


def _keys(notice: Notice) -> Iterator[str]:
    if notice.doi:
        yield f"doi:{notice.doi}"
    if notice.pmid:
        yield f"pmid:{notice.pmid}"
    title = normal_title(notice.title)
    if title:
        yield f"title:{title}"

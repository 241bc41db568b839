"""The file of the cache of results: one SQLite database under the user's cache directory.

Runs at the same time may use it: each reads and writes in short transactions, and one that finds
it busy, damaged or not to be written does without. Each row has a checksum.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.digests import digest
from factlint.ruleset.store import cache_folder

if TYPE_CHECKING:
    import sqlite3
else:
    import _sqlite3 as sqlite3  # what is around it concerns types of columns, and takes time

FORMAT = 3
MOST = 200_000_000
"""Bytes; when there are more, what has not been used for longest goes."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS kept"
    " (key BLOB PRIMARY KEY, used INTEGER NOT NULL, body BLOB NOT NULL)"
)
_TOGETHER = 500
_PATIENCE = 5.0
_DAY = 86_400
_SUM = 8


class Store:
    """Bodies by key; both are bytes."""

    def __init__(self) -> None:
        self._file = cache_folder() / f"results-{FORMAT}.sqlite"
        self._today = int(time.time()) // _DAY
        self._aged: list[tuple[int, bytes]] = []

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is kept of these keys."""
        found: dict[bytes, bytes] = {}
        with self._open() as database:
            if database is None:
                return {}
            for start in range(0, len(keys), _TOGETHER):
                some = keys[start : start + _TOGETHER]
                marks = ",".join("?" * len(some))
                query = f"SELECT key, used, body FROM kept WHERE key IN ({marks})"
                found.update(self._sound(database.execute(query, some)))
        return found

    def put(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep these bodies, and see to it that all together stay within their bounds."""
        with self._open(is_writing=True) as database:
            if database is None:
                return
            # What a loss of power leaves behind is told by the checksums.
            database.execute("PRAGMA synchronous = OFF")
            database.execute("BEGIN IMMEDIATE")
            database.execute(_SCHEMA)
            database.executemany("UPDATE kept SET used = ? WHERE key = ?", self._aged)
            database.executemany(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)",
                ((key, self._today, _sum(key, body) + body) for key, body in rows),
            )
            _drop_oldest(database)
            database.execute("COMMIT")
        self._aged = []

    @property
    def is_aged(self) -> bool:
        """Whether something was used that had not been used today."""
        return bool(self._aged)

    def _sound(self, rows: Iterable[tuple[bytes, int, bytes]]) -> Iterator[tuple[bytes, bytes]]:
        for key, used, body in rows:
            if body[:_SUM] == _sum(key, body[_SUM:]):
                yield key, body[_SUM:]
                if used != self._today:
                    self._aged.append((self._today, key))

    @contextlib.contextmanager
    def _open(self, *, is_writing: bool = False) -> Iterator[sqlite3.Connection | None]:
        """The database, None where there is none; whatever goes wrong with it ends the block."""
        database = self._connected(is_writing=is_writing)
        if database is None:
            yield None
            return
        try:
            with contextlib.closing(database):
                yield database
        except sqlite3.OperationalError:  # busy, or not to be written
            return
        except (sqlite3.DatabaseError, TypeError):
            self._remove()

    def _connected(self, *, is_writing: bool) -> sqlite3.Connection | None:
        try:
            if is_writing:
                self._file.parent.mkdir(parents=True, exist_ok=True)
            elif not self._file.is_file():
                return None
            return sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        except (OSError, sqlite3.Error):
            return None

    def _remove(self) -> None:
        """Take a damaged file away, so that the next run starts anew."""
        for name in (self._file.name, f"{self._file.name}-journal"):
            with contextlib.suppress(OSError):
                Path(self._file.parent, name).unlink()


def _drop_oldest(database: sqlite3.Connection) -> None:
    pages, free, size = (
        database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    used = (pages - free) * size
    if used <= MOST:
        return
    count = database.execute("SELECT count(*) FROM kept").fetchone()[0]
    many = int(count * (1 - 0.75 * MOST / used)) + 1
    database.execute(
        "DELETE FROM kept WHERE rowid IN (SELECT rowid FROM kept ORDER BY used, rowid LIMIT ?)",
        (many,),
    )


def _sum(key: bytes, body: bytes) -> bytes:
    return digest(key + body)[:_SUM]

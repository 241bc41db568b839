"""The cache of answers: one SQLite file in the user's cache directory, each answer with its age."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from factlint.model.surroundings import Answer
from factlint.run.around.online.options import DAY

_TABLE = (
    "CREATE TABLE IF NOT EXISTS answers_1"
    " (key TEXT PRIMARY KEY, status TEXT, detail TEXT, fields TEXT, asked REAL)"
)
_BRIEF = DAY
"""How long "nobody can say" holds at most; what could not be reached is not kept at all."""


class Store:
    """Answers by key. A file that cannot be used is done without."""

    def __init__(self, path: Path | None, now: float, max_age: float) -> None:
        self._path = path
        self._now = now
        self._max_age = max_age

    def find(self, keys: Iterable[str]) -> dict[str, Answer]:
        """The answers that are young enough."""
        found: dict[str, Answer] = {}
        with self._open() as database:
            if database is None:
                return found
            for key in keys:
                row = database.execute(
                    "SELECT status, detail, fields, asked FROM answers_1 WHERE key = ?", (key,)
                ).fetchone()
                if row is not None and self._is_young(row[0], row[3]):
                    found[key] = Answer(row[0], row[1], json.loads(row[2]))
        return found

    def keep(self, answers: Mapping[str, Answer]) -> None:
        """Keeps answers for later runs."""
        rows = [
            (key, answer.status, answer.detail, json.dumps(dict(answer.values)), self._now)
            for key, answer in answers.items()
            if answer.status != "unreachable"
        ]
        with self._open() as database:
            if database is not None and rows:
                database.executemany("INSERT OR REPLACE INTO answers_1 VALUES (?,?,?,?,?)", rows)
                database.commit()

    def _is_young(self, status: str, asked: float) -> bool:
        limit = min(self._max_age, _BRIEF) if status == "unsure" else self._max_age
        return 0 <= self._now - asked <= limit

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection | None]:
        database = self._connect()
        if database is None:
            yield None
            return
        with contextlib.closing(database), contextlib.suppress(sqlite3.Error, ValueError):
            yield database

    def _connect(self) -> sqlite3.Connection | None:
        if self._path is None:
            return None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(self._path, timeout=10)
            database.execute(_TABLE)
        except (OSError, sqlite3.Error):
            return None
        return database

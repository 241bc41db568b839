"""The cache of results: what a file gave holds as long as nothing that it rests on has changed."""

from __future__ import annotations

import marshal
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from factlint.digests import digest
from factlint.run.around.sight import Seen
from factlint.run.file_result import FileResult
from factlint.run.results.keys import Keys
from factlint.run.results.packed import pack, unpack
from factlint.run.results.store import Store
from factlint.run.settings import Settings

__all__ = ["Results"]

_TOGETHER = 1_000
"""Results that are written in one go."""

_MALFORMED = (ValueError, TypeError, LookupError, AttributeError, EOFError)

_MARSHAL = 4
"""The form of marshalled values that all versions of Python read."""


class Results:
    """Looks up the results of files, and keeps new ones.

    A result is kept under the digest of the file, the rules and what else is known beforehand.
    With it lie the questions that were asked about its surroundings and their answers; it is taken
    only where each has the same answer now.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._store = Store()
        self._keys = Keys(settings, self._store)
        self._sight = settings.around.sight
        day = settings.silence.as_of
        self._day = "" if day is None else day.isoformat()
        self._groups: dict[str, list[Any] | None] = {}
        self._holding: dict[str, bool] = {}
        self._new: list[tuple[bytes, bytes]] = []
        self.found = 0

    def check(self) -> None:
        """As `Around.check`, which is done only where something is new."""
        around = self._settings.around
        key = self._keys.of_checked(around.configured())
        if key not in self._store.get([key]):
            around.check()
            self._store.put([(key, b"")])

    def look_up(self, files: Sequence[str]) -> dict[str, FileResult]:
        """The results that are kept of these files and hold still."""
        results: dict[str, FileResult] = {}
        for start in range(0, len(files), _TOGETHER):
            # What is no entry of this form was not written by us: the files are checked anew.
            with suppress(*_MALFORMED):
                keys = {path: self._key(path) for path in files[start : start + _TOGETHER]}
                results.update(self._of(keys))
        self.found += len(results)
        return results

    def of_read(self, read: Mapping[str, bytes]) -> dict[str, FileResult]:
        """As `look_up`, for files that were read."""
        keys = {path: self._keys.of(path, digest(data)) for path, data in read.items()}
        results: dict[str, FileResult] = {}
        with suppress(*_MALFORMED):
            results = self._of(keys)
        self.found += len(results)
        return results

    def _of(self, keys: Mapping[str, bytes | None]) -> dict[str, FileResult]:
        bodies = self._store.get([key for key in keys.values() if key is not None])
        records = {key: marshal.loads(body) for key, body in bodies.items()}
        self._fetch({name for entry in records.values() for name in entry[3]})
        results: dict[str, FileResult] = {}
        for path, key in keys.items():
            if key in records:
                is_told, day, answers, groups, packed = records[key]
                is_enough = is_told or not self._settings.tells_documents
                is_of_today = not day or day == self._day
                if is_enough and is_of_today and self._holds(answers, groups):
                    results[path] = unpack(packed)
        return results

    def keep(self, path: str, result: FileResult) -> None:
        """Keep a result, where it may be kept."""
        basis = result.basis
        if basis is None:
            return
        key = self._keys.of(path, basis.content)
        if key is not None:
            day = self._day if basis.is_dated else ""
            # Without this the titles and lengths of documents may be missing.
            is_told = self._settings.tells_documents
            entry = [is_told, day, *_parts(basis.seen), pack(result)]
            self._new.append((key, _written(entry)))
        for name, group in basis.groups.items():
            asked = Seen(dict(group.answers), set(group.groups))
            self._new.append((_group_key(name), _written(_parts(asked))))
        if len(self._new) >= _TOGETHER:
            self.close()

    def close(self) -> None:
        """Write what is not written yet."""
        if self._new or self._store.is_aged:
            self._store.put(self._new)
            self._new = []

    def _key(self, path: str) -> bytes | None:
        try:
            status = os.stat(path)  # noqa: PTH116 - many files
            most = self._settings.read_options.max_size
            if not stat.S_ISREG(status.st_mode) or status.st_size > most:
                return None  # a pipe, say, can be read but once
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - many files
                data = file.readall()
        except (OSError, ValueError):
            return None  # the reading will tell
        return self._keys.of(path, digest(data))

    def _fetch(self, digests: set[str]) -> None:
        """Get the groups of these digests, and those that they name themselves."""
        while digests := digests - self._groups.keys():
            keys = {_group_key(name): name for name in digests}
            bodies = self._store.get(list(keys))
            groups = {name: bodies.get(key) for key, name in keys.items()}
            for name, body in groups.items():
                self._groups[name] = None if body is None else marshal.loads(body)
            digests = {inner for name in digests for inner in (self._groups[name] or ((), ()))[1]}

    def _holds(self, answers: Iterable[list[str]], groups: Iterable[str]) -> bool:
        """Whether each question has the same answer as before."""
        return all(
            self._sight.answer((sort, path, more)) == answer for sort, path, more, answer in answers
        ) and all(map(self._group_holds, groups))

    def _group_holds(self, digest: str) -> bool:
        if digest not in self._holding:
            group = self._groups.get(digest)
            self._holding[digest] = group is not None and self._holds(*group)
        return self._holding[digest]


def _parts(seen: Seen) -> list[Any]:
    answers = [[*question, answer] for question, answer in sorted(seen.answers.items())]
    return [answers, sorted(seen.groups)]


def _group_key(digest: str) -> bytes:
    return b"group\0" + digest.encode("ascii")


def _written(values: list[Any]) -> bytes:
    try:
        return marshal.dumps(values, _MARSHAL)
    except ValueError:  # some are of classes of their own, such as a member of an enumeration
        import json

        return marshal.dumps(json.loads(json.dumps(values)), _MARSHAL)

"""The lane for many small files: they are read together, and a glance tells which are clean.

Most files of a run are small and clean, where single words decide. What each of them costs beside
its text (looking up its rules, a result of its own) is paid once for all that are read together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factlint.model.run import DocumentSummary
from factlint.readers.plainness import shows_words
from factlint.run.file_result import FileResult
from factlint.run.lint import (
    NO_FINDINGS,
    NOT_GLANCED,
    Glanced,
    lint_file,
    lint_read,
    may_glance,
    read_file,
)
from factlint.run.settings import Settings

if TYPE_CHECKING:
    from factlint.ruleset.glance import Glance
    from factlint.run.results import Results

_Read = tuple[str, bytes | FileResult]
"""A file, and what it holds or gave."""


_UNTOLD = Glanced()
"""A glance tells nothing of what a reader makes of the bytes."""

_MOST_FILES = 1_000
_MOST_BYTES = 1 << 20
"""So much is read before it is judged: what is read lies in memory, and the caller waits."""


def lint_files(
    files: Sequence[str], settings: Settings, results: Results | None = None
) -> Iterator[FileResult]:
    """As `lint_file` for each file, in order; one result may stand for several of them.

    Of the files that are not clean at a glance, what is among the `results` kept is taken from
    there, and what is new is kept. Without these, each result can be kept by itself where the
    settings say so.
    """
    if not may_glance(settings) or (settings.keeps_results and results is None):
        yield from (lint_file(path, settings) for path in files)
        return
    glances = _Glances(settings)
    together: list[_Read] = []
    glance: Glance | None = None
    size = 0
    for done, path in enumerate(files):
        own = glances.of(path)
        if together and (own is not glance or len(together) == _MOST_FILES or size > _MOST_BYTES):
            if glance is not None:
                glance.expect(size * (len(files) - done) // len(together))
            yield _judged(together, glance, settings, results)
            together, size = [], 0
        glance = own
        if glance is None and results is None:  # nothing is gained by waiting for others
            yield lint_file(path, settings)
            continue
        read = read_file(path, settings)
        size += len(read) if isinstance(read, bytes) else 0
        together.append((path, read))
    if together:
        yield _judged(together, glance, settings, results)


def _judged(
    together: Sequence[_Read], glance: Glance | None, settings: Settings, results: Results | None
) -> FileResult:
    """What files gave that were read together and have the same rules."""
    whole = FileResult(files=len(together))
    documents = whole.documents
    doubtful = _doubtful(together, glance)
    kept: dict[str, FileResult] = {}
    if results is not None:
        left = ((path, data) for n, (path, data) in enumerate(together) if n in doubtful)
        kept = results.of_read({path: data for path, data in left if isinstance(data, bytes)})
    for number, (path, data) in enumerate(together):
        glanced = doubtful.get(number)
        if glanced is None:
            documents.append(DocumentSummary(path, None, "", 0, NO_FINDINGS))
        elif not isinstance(data, bytes):
            whole.add(data)
        elif path in kept:
            whole.add(kept[path])
        else:
            result = lint_read(path, data, settings, glanced)
            if results is not None:
                results.keep(path, result)
            whole.add(result)
    return whole


def _doubtful(together: Sequence[_Read], glance: Glance | None) -> dict[int, Glanced]:
    """Those files, by number, that are not clean at a glance, and what it told of them."""
    if glance is None:
        return dict.fromkeys(range(len(together)), NOT_GLANCED)
    found: dict[int, Glanced] = {}
    shown: list[int] = []
    texts: list[bytes] = []
    for number, (path, data) in enumerate(together):
        if isinstance(data, bytes) and shows_words(path, data):
            shown.append(number)
            texts.append(data)
        else:
            found[number] = _UNTOLD
    for number, doubts in glance.doubtful(texts).items():
        found[shown[number]] = Glanced(doubts)
    return found


class _Glances:
    """The glance of each file; it is looked up once for all files of a folder, if that can be."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._is_of_folder = not settings.config.overrides
        self._folder: str | None = None
        self._glance: Glance | None = None

    def of(self, path: str) -> Glance | None:
        """What answers for the rules of a file; None where nothing does."""
        if not self._is_of_folder:
            return self._settings.ruleset_for(path).glance
        folder = path[: path.rfind("/") + 1]
        if folder != self._folder:
            self._folder = folder
            self._glance = self._settings.ruleset_for(path).glance
        return self._glance

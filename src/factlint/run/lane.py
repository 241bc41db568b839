"""The lane for many small files: they are read together, and a glance tells which are clean.

Most files of a run are small and clean, where single words decide. What each of them costs beside
its text (looking up its rules, a result of its own) is paid once for all that are read together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.readers.plainness import shows_words
from factlint.run.file_result import FileResult
from factlint.run.lint import (
    Glanced,
    clean_summary,
    lint_bytes,
    lint_file,
    may_glance,
    read_file,
)
from factlint.run.settings import Settings
from factlint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from factlint.ruleset.glance import Glance

_CLEAN, _UNTOLD = Glanced(), Glanced()
_MOST_FILES = 256
_MOST_BYTES = 1 << 19
"""So much is read before it is judged: what is read lies in memory, and the caller waits."""


def lint_files(files: Sequence[str], settings: Settings) -> Iterator[FileResult]:
    """As `lint_file` for each file, in order; one result may stand for several of them."""
    if settings.keeps_results or not may_glance(settings):
        yield from (lint_file(path, settings) for path in files)
        return
    glances = _Glances(settings)
    together: list[tuple[str, bytes | FileResult]] = []
    glance: Glance | None = None
    size = 0
    for done, path in enumerate(files):
        own = glances.of(path)
        if together and (own is not glance or len(together) == _MOST_FILES or size > _MOST_BYTES):
            assert glance is not None
            glance.expect(size * (len(files) - done) // len(together))
            yield _judged(together, glance, settings)
            together, size = [], 0
        glance = own
        if glance is None:
            yield lint_file(path, settings)
            continue
        read = read_file(path, settings)
        size += len(read) if isinstance(read, bytes) else 0
        together.append((path, read))
    if together and glance is not None:
        yield _judged(together, glance, settings)


def _judged(
    together: list[tuple[str, bytes | FileResult]], glance: Glance, settings: Settings
) -> FileResult:
    """What files gave that were read together and have the same rules."""
    shown = [
        number
        for number, (path, data) in enumerate(together)
        if isinstance(data, bytes) and shows_words(path, data)
    ]
    doubtful = glance.doubtful([together[number][1] for number in shown])  # type: ignore[misc]
    looked = dict.fromkeys(shown, _CLEAN)
    looked.update((shown[number], Glanced(doubts)) for number, doubts in doubtful.items())
    result = FileResult(files=len(together))
    for number, (path, data) in enumerate(together):
        glanced = looked.get(number, _UNTOLD)
        if glanced is _CLEAN:
            result.documents.append(clean_summary(path))
        elif isinstance(data, bytes):
            result.add(lint_bytes(path, data, settings, glanced))
        else:
            result.add(data)
    return result


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

"""The mapper: the only difference between one process and many."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from factlint.run.file_result import FileResult
from factlint.run.settings import Settings

if TYPE_CHECKING:
    from factlint.run.results import Results

_SERIAL_BYTES = 400_000
"""Below this much input, starting processes costs more than they save."""

_SERIAL_QUICK = 16_000_000
"""The same where a glance does for most files."""

_FEW = 20
"""Of so few files all results are looked for among those kept."""

_MUCH = 2_000_000
"""So much input makes up for the compiling of what later runs take from the cache."""


def map_files(
    files: Sequence[str], settings: Settings, jobs: int, results: Results | None = None
) -> Iterator[FileResult]:
    """The results of the files, in their order, whatever the number of processes.

    A result may stand for several files where none is kept. What is among the `results` kept is
    taken from there, and what is new is kept.
    """
    if results is None:
        yield from _made(files, settings, jobs)
        return
    if _may_be_quick(files, settings, jobs):
        from factlint.run.lane import lint_files  # as below

        with closing(results):
            yield from lint_files(files, settings, results)
        return
    found = results.look_up(files)
    missing = [path for path in files if path not in found]
    # What was found is kept even of a run that is interrupted.
    with closing(results), closing(_made(missing, settings, jobs)) as made:
        for path in files:
            result = found.pop(path, None)
            if result is None:
                result = next(made)
                results.keep(path, result)
            yield result


def _made(files: Sequence[str], settings: Settings, jobs: int) -> Generator[FileResult]:
    if not files:
        return
    # Imported here: a run that finds all its results in the cache needs neither readers nor rules.
    from factlint.run.lane import lint_files

    ruleset = settings.ruleset_for(files[0])
    is_quick = _is_quick(files, settings)
    is_alone = jobs < 2 or len(files) < 2
    worth = _SERIAL_QUICK if is_quick else _SERIAL_BYTES
    if not (is_alone and is_quick):
        size = _size(files, max(worth, _MUCH))
        is_alone = is_alone or size < worth
        if size >= _MUCH and not is_quick:
            ruleset.plan.prepare()
    if is_alone:
        yield from lint_files(files, settings)
        return
    # Imported here: most runs are over a few files, and the import takes longer than they do.
    from factlint.run.supervisor import Supervisor

    yield from Supervisor(files, settings, min(jobs, len(files))).results()


def _may_be_quick(files: Sequence[str], settings: Settings, jobs: int) -> bool:
    """Whether a look at the files is quicker than one for their results."""
    if not settings.config.select or len(files) < _FEW or not _is_quick(files, settings):
        return False  # of all rules some always ask for more than words
    return jobs < 2 or _size(files, _SERIAL_QUICK) < _SERIAL_QUICK


def _is_quick(files: Sequence[str], settings: Settings) -> bool:
    from factlint.run.lint import may_glance

    return may_glance(settings) and settings.ruleset_for(files[0]).glance is not None


def _size(files: Sequence[str], enough: int) -> int:
    """How many bytes the files hold, counted no further than to so many."""
    total = 0
    for path in files:
        try:
            total += os.stat(path).st_size  # noqa: PTH116 - many files
        except OSError:
            continue
        if total >= enough:
            break
    return total

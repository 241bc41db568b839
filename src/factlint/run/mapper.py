"""The mapper: the only difference between one process and many."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.run.file_result import FileResult
from factlint.run.settings import Settings

if TYPE_CHECKING:
    from factlint.run.results import Results

_SERIAL_BYTES = 400_000
"""Below this much input, starting processes costs more than they save."""

_MUCH = 2_000_000
"""So much input makes up for the compiling of what later runs take from the cache."""


def map_files(
    files: Sequence[str], settings: Settings, jobs: int, results: Results | None = None
) -> Iterator[FileResult]:
    """The result of each file, in the order of the files, whatever the number of processes.

    What is among the `results` kept is taken from there, and what is new is kept.
    """
    if results is None:
        yield from _made(files, settings, jobs)
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
    from factlint.run.lint import lint_file

    size = _size(files)
    if size >= _MUCH:
        settings.ruleset_for(files[0]).plan.prepare()
    if jobs < 2 or len(files) < 2 or size < _SERIAL_BYTES:
        yield from (lint_file(path, settings) for path in files)
        return
    # Imported here: most runs are over a few files, and the import takes longer than they do.
    from factlint.run.supervisor import Supervisor

    yield from Supervisor(files, settings, min(jobs, len(files))).results()


def _size(files: Sequence[str]) -> int:
    total = 0
    for path in files:
        try:
            total += Path(path).stat().st_size
        except OSError:
            continue
        if total >= _MUCH:
            break
    return total

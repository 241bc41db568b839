"""The mapper: the only difference between one process and many."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from factlint.run.lint import FileResult, lint_file
from factlint.run.settings import Settings

_SERIAL_BYTES = 400_000
"""Below this much input, starting processes costs more than they save."""

_CHUNK = 16
_MUCH = 2_000_000
"""So much input makes up for the compiling of what later runs take from the cache."""


def map_files(files: Sequence[str], settings: Settings, jobs: int) -> Iterator[FileResult]:
    """The result of each file, in the order of the files, whatever the number of processes."""
    size = _size(files)
    if size >= _MUCH:
        settings.ruleset_for(files[0]).plan.prepare()
    if jobs < 2 or len(files) < 2 or size < _SERIAL_BYTES:
        yield from (lint_file(path, settings) for path in files)
        return
    # Imported here: most runs are over a few files, and the import takes longer than they do.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children

    done = 0
    try:
        with ProcessPoolExecutor(
            max_workers=min(jobs, len(files)), initializer=_start, initargs=(settings,)
        ) as pool:
            try:
                for result in pool.map(_lint, files, chunksize=_chunk(len(files), jobs)):
                    yield result
                    done += 1
            except (KeyboardInterrupt, SystemExit):
                # The pool's own thread would complain of the workers that it loses.
                threading.excepthook = lambda _: None
                for worker in active_children():
                    worker.terminate()
                raise
    except BrokenProcessPool:
        # A worker was killed (memory, most often): what is left goes on here, one by one.
        yield from (lint_file(path, settings) for path in files[done:])


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


def _chunk(files: int, jobs: int) -> int:
    return max(1, min(_CHUNK, files // (jobs * 4)))


_settings: Settings | None = None


def _start(settings: Settings) -> None:
    global _settings
    _settings = settings
    # Ctrl-C reaches a whole group of processes; the first of them ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _lint(path: str) -> FileResult:
    assert _settings is not None
    return lint_file(path, _settings)

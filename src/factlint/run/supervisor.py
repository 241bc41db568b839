"""Work shared among processes that may die: nothing is lost, and the order is kept."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

from factlint.model.run import Failure
from factlint.run.file_result import FileResult
from factlint.run.lane import lint_files
from factlint.run.settings import Settings
from factlint.values import dataclass, field

_CHUNK = 16
_AHEAD = 64
"""Chunks that may be out or done before the oldest file is; so few results wait for their turn."""
_PATIENCE = 5.0
"""Seconds after which an idle process looks whether the one that started it is alive."""


@dataclass(slots=True)
class _Worker:
    """A process, the way to it, and the numbers of the files that it still owes."""

    process: BaseProcess
    pipe: Connection
    owed: list[int] = field(default_factory=list)


class Supervisor:
    """Deals out files to processes and takes back what they find.

    A process that dies (killed for its memory, most often) is replaced. The file that it was at is
    tried once more alone; if that process dies too, the file is told as unread.
    """

    def __init__(self, files: Sequence[str], settings: Settings, processes: int) -> None:
        self._files = files
        self._settings = settings
        self._context: BaseContext = get_context()
        self._size = max(1, min(_CHUNK, len(files) // (processes * 4)))
        self._next = 0
        self._again: list[int] = []
        self._done: dict[int, FileResult | None] = {}
        self._tried: set[int] = set()
        self._workers = [self._start() for _ in range(processes)]

    def results(self) -> Iterator[FileResult]:
        """The results of the files, in their order; one may stand for several of them."""
        try:
            for number in range(len(self._files)):
                while number not in self._done:
                    self._deal(number)
                    self._listen()
                result = self._done.pop(number)
                if result is not None:
                    yield result
        finally:
            for worker in self._workers:
                worker.pipe.close()
                worker.process.terminate()
            for worker in self._workers:
                worker.process.join()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(  # type: ignore[attr-defined]
            target=_work, args=(theirs, self._settings, os.getpid()), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _deal(self, oldest: int) -> None:
        """Give each idle process something to do; what is tried again goes out alone."""
        for place, worker in enumerate(self._workers):
            if worker.owed:
                continue
            if self._again:
                worker.owed = [self._again.pop(0)]
            elif self._next < min(len(self._files), oldest + self._size * _AHEAD):
                end = min(self._next + self._size, len(self._files))
                worker.owed = list(range(self._next, end))
                self._next = end
            else:
                continue
            try:
                worker.pipe.send([self._files[number] for number in worker.owed])
            except OSError:  # it died while it had nothing to do
                self._replace(place, is_at_work=False)

    def _listen(self) -> None:
        """Wait for a result, or for the end of a process."""
        places = {worker.pipe: place for place, worker in enumerate(self._workers) if worker.owed}
        for pipe in wait(list(places)):
            place = places[pipe]  # type: ignore[index]
            worker = self._workers[place]
            try:
                result: FileResult = worker.pipe.recv()
            except (EOFError, OSError):
                self._replace(place, is_at_work=True)
                continue
            given, worker.owed = worker.owed[: result.files], worker.owed[result.files :]
            self._done.update(dict.fromkeys(given))
            self._done[given[0]] = result

    def _replace(self, place: int, *, is_at_work: bool) -> None:
        worker = self._workers[place]
        worker.pipe.close()
        worker.process.join()
        owed = worker.owed
        self._workers[place] = self._start()
        if is_at_work and owed:
            number = owed.pop(0)
            if number in self._tried:
                self._done[number] = self._unread(number, worker.process.exitcode)
            else:
                self._tried.add(number)
                self._again.append(number)
        # What it had not begun goes out again one by one: another of them may be as harmful.
        self._again.extend(owed)

    def _unread(self, number: int, code: int | None) -> FileResult:
        reason = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        told = f"a process that read it ended twice ({reason}); is there too little memory?"
        return FileResult(failures=[Failure(self._files[number], None, told)])


def _work(pipe: Connection, settings: Settings, parent: int) -> None:
    """What a process does: lint what comes, send what it finds, until nobody is there any more."""
    # Ctrl-C reaches a whole group of processes; the first of them ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        while True:
            # The other end may be open in sister processes, so that its end would not be seen.
            while not pipe.poll(_PATIENCE):
                if os.getppid() != parent:
                    return
            for result in lint_files(pipe.recv(), settings):
                pipe.send(result)
    except (EOFError, OSError):
        return

"""What is said to a person: on standard error, never on standard output."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from factlint.errors import ConfigError
from factlint.reporters.characters import one_line
from factlint.reporters.wording import count, failure

if TYPE_CHECKING:
    from factlint.run.execute import Outcome

_PATIENCE = 1.0  # seconds before a run counts as long


class ProgressBar:
    """One line on a terminal that shows how far a long run has come; silent elsewhere."""

    def __init__(self, *, quiet: bool) -> None:
        self._is_shown = sys.stderr.isatty() and not quiet
        self._start = time.monotonic()
        self._last = 0.0
        self._is_dirty = False

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` files are read."""
        if not self._is_shown:
            return
        now = time.monotonic()
        if now - self._start < _PATIENCE or (now - self._last < 0.1 and done < total):
            return
        self._last = now
        filled = 30 * done // max(total, 1)
        bar = "█" * filled + "░" * (30 - filled)
        print(f"\r{bar} {done}/{total} files", end="", file=sys.stderr, flush=True)
        self._is_dirty = True

    def close(self) -> None:
        """Take the line away."""
        if self._is_dirty:
            print("\r\x1b[2K", end="", file=sys.stderr, flush=True)


def say(text: str) -> None:
    """Say something to a person: on one line, with what a terminal would act upon written out.

    One line, since on a CI system a line may be a command.
    """
    print(f"factlint: {one_line(text)}", file=sys.stderr)


def say_notes(outcome: Outcome, *, quiet: bool, reported: bool = False) -> None:
    """Failures always; what was left out, unless quiet.

    `reported` says that a report for persons follows on standard output: where both streams go to
    one place, failures are not told twice.
    """
    if not (reported and _is_one_stream()):
        for failed in outcome.run.failures:
            say(failure(failed))
    if quiet:
        return
    if outcome.asked:
        say(outcome.asked)
    for name in outcome.excluded:
        say(f"{one_line(name)}: left out by the configuration")
    if outcome.files == 0 and not outcome.excluded and not outcome.run.failures:
        say("no file to read here")
    if outcome.gone:
        say(
            f"{count(len(outcome.gone), 'entry', 'entries')} of the baseline mended;"
            " 'factlint baseline prune' takes them out"
        )


def _is_one_stream() -> bool:
    try:
        return os.path.sameopenfile(sys.stdout.fileno(), sys.stderr.fileno())
    except OSError:  # a stream that is no file
        return False


def print_report(pieces: Iterable[str]) -> None:
    """Write to standard output; a reader that has gone (`factlint … | head`) is no error.

    ConfigError where it cannot be written.
    """
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        leave_pipe()
    except OSError as error:
        leave_pipe()
        raise ConfigError(f"standard output cannot be written: {error.strerror}") from error


def leave_pipe() -> None:
    """Send what is still to be written, and Python's own last flush, nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

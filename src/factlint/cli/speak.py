"""What is said to a person: on standard error, never on standard output."""

from __future__ import annotations

import sys
import time

from factlint.model.run import Failure
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


def say_notes(outcome: Outcome, *, quiet: bool) -> None:
    """Failures always; what was left out, unless quiet."""
    for failure in outcome.run.failures:
        print(f"factlint: {_place(failure)}: {failure.reason}", file=sys.stderr)
    if quiet:
        return
    for name in outcome.excluded:
        print(f"factlint: {name}: left out by 'exclude'", file=sys.stderr)
    if outcome.files == 0 and not outcome.run.failures:
        print("factlint: no file to read here", file=sys.stderr)
    if outcome.gone:
        print(
            f"factlint: {len(outcome.gone)} entries of the baseline are mended;"
            " take them out with 'factlint baseline prune'",
            file=sys.stderr,
        )


def _place(failure: Failure) -> str:
    return failure.path if failure.line is None else f"{failure.path}:{failure.line}"

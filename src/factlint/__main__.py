"""`python -m factlint` and the `factlint` command."""

from __future__ import annotations

import gc

# What is made for a document goes with it, hardly ever in a cycle, and a start makes nothing but
# what stays: looking for cycles less often saves some percent of the time and no memory to speak
# of. It is said first, since what is imported is made too.
gc.set_threshold(200_000)

import atexit  # noqa: E402
import os  # noqa: E402
import signal  # noqa: E402
import sys  # noqa: E402

from factlint.late import postpone  # noqa: E402

# `pathlib` brings it by way of `urllib`, for network addresses in brackets that no path has.
postpone("ipaddress")

from factlint.cli.main import main as run  # noqa: E402


def main() -> int:
    """Run the command. Being told to end is as Ctrl-C, so that no worker is left behind."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    code = run()
    if not _is_watched():
        _leave(code)
    return code


def _is_watched() -> bool:
    """Whether something may want to look at the process when the command has run."""
    threading = sys.modules.get("threading")
    return (
        sys.flags.inspect != 0
        or sys.gettrace() is not None
        or sys.getprofile() is not None
        or (threading is not None and threading.active_count() > 1)
    )


def _leave(code: int) -> None:
    """End without taking everything apart first, which takes as long as a small file."""
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # Python's own end is there to tell
            return
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())

"""`python -m factlint` and the `factlint` command."""

from __future__ import annotations

import gc
import signal
import sys

from factlint.cli.main import main as run

_OBJECTS = 50_000


def main() -> int:
    """Run the command. Being told to end is as Ctrl-C, so that no worker is left behind."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # What is made for a document goes with it, hardly ever in a cycle: looking for those less often
    # saves some percent of the time and no memory to speak of.
    gc.set_threshold(_OBJECTS)
    return run()


if __name__ == "__main__":
    sys.exit(main())

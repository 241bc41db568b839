"""`python -m factlint` and the `factlint` command."""

from __future__ import annotations

import signal
import sys

from factlint.cli.main import main as run


def main() -> int:
    """Run the command. Being told to end is as Ctrl-C, so that no worker is left behind."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return run()


if __name__ == "__main__":
    sys.exit(main())

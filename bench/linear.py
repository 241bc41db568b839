"""Whether time grows with the text: each reader, kind and language function on hostile texts.

    python bench/linear.py [--only NAME ...]

NAME is a part of a case's name: `readers`, `quotes`, `readers .md`. Each case of linear_cases.py is
run on a text of n and of 4n characters, n large enough for the clock. Prints the processor time of
both, the best of three, and how many times four the second takes as long; ends with 1 where that
is more than 1.6. Caches, memory and a busy machine account for up to 1.3; what is quadratic has 4.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":  # not this folder: its modules bear names of the standard library
    sys.path[0] = str(ROOT)

from bench.linear_cases import CASES, Case  # noqa: E402 - the package is found through the line above

_LIMIT = 1.6
_FACTOR = 4
_FIRST, _LAST = 10_000, 2_560_000  # characters; n is doubled from the first until it takes time
_LEAST = 0.04  # seconds that n must take, unless it is the last
_PATIENCE = 10.0  # seconds after which a case is not measured again
_READY = 0.4  # seconds after which n is not doubled: it takes long to make ready what is measured
_TURNS = 3


@dataclass(frozen=True, slots=True)
class Growth:
    """Seconds of the processor for n and for 4n characters."""

    n: int
    short: float
    long: float

    @property
    def ratio(self) -> float:
        """1.0 is linear, 4.0 quadratic; less where there are costs that no text adds to."""
        return self.long / (_FACTOR * self.short) if self.short else 0.0

    @property
    def is_steep(self) -> bool:
        """Whether the second takes too long, and not only since memory was new to it."""
        return self.ratio > _LIMIT and self.long > _LEAST


def measure(case: Case) -> Growth:
    """The best of three for each length; three more where these say that it is not linear."""
    _once(case, _FIRST // 10)  # imports, and compiles the expressions
    start = time.process_time()
    n, short = _size(case)
    grown = Growth(n, short, _once(case, _FACTOR * n))
    for turn in range(2 * _TURNS - 1):
        is_clear = turn >= _TURNS - 1 and not grown.is_steep
        if is_clear or time.process_time() - start > _PATIENCE:
            break
        short, long = _once(case, n), _once(case, _FACTOR * n)
        grown = Growth(n, min(grown.short, short), min(grown.long, long))
    return grown


def _size(case: Case) -> tuple[int, float]:
    """An n that the clock can tell, and how long it took."""
    n = _FIRST
    while True:
        start = time.process_time()
        short = _once(case, n)
        if short >= _LEAST or n >= _LAST or time.process_time() - start > _READY:
            return n, short
        n *= 2


def _once(case: Case, size: int) -> float:
    work = case.work(case.text(size))
    gc.collect()
    gc.disable()  # its turns come at random
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def main() -> int:
    """Measure the cases that were asked for and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--only", nargs="+", metavar="NAME", default=[""])
    args = parser.parse_args()
    chosen = {name: case for name, case in CASES.items() if any(part in name for part in args.only)}
    if not chosen:
        parser.error("no case has such a name; their topics: " + ", ".join(_topics()))
    steep = 0
    print("  ratio        n    n, s   4n, s  case")
    for name, case in chosen.items():
        grown = measure(case)
        steep += grown.is_steep
        print(
            f"{'!' if grown.is_steep else ' '} {grown.ratio:5.2f} {grown.n:8} {grown.short:7.3f}"
            f" {grown.long:7.3f}  {name}",
            flush=True,
        )
    print(f"{steep} of {len(chosen)} grow faster than {_LIMIT} times the text")
    return 1 if steep else 0


def _topics() -> list[str]:
    return sorted({name.partition(" ")[0] for name in CASES})


if __name__ == "__main__":
    sys.exit(main())

"""Which of many expressions can match a text at all, found in one pass over it by Hyperscan.

Hyperscan says which expressions are worth trying, never where they match: the expressions
themselves decide, so that a run without it finds the same. Compiled databases are kept under the
user's cache directory; one of another version, processor or set of expressions is made anew.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factlint.ruleset.approximate import ALIKE, approximation
from factlint.ruleset.store import cache_folder, keep, sealed, unsealed
from factlint.version import VERSION

_FORMAT = 2
"""Rises with each change in how expressions are approximated."""


class Multi:
    """A compiled database over the expressions that can be approximated.

    `covered` are the numbers of those; of the others it says nothing.
    """

    def __init__(self, database: Any, covered: frozenset[int]) -> None:
        self._database = database
        self.covered = covered
        self._found: list[int] = []

    def candidates(self, text: str) -> list[int]:
        """The numbers of the expressions that may match in the text, each once, sorted."""
        found = self._found
        found.clear()
        if not text.isascii():
            text = text.translate(ALIKE)
        self._database.scan(text.encode("utf-8", "surrogatepass"), match_event_handler=self._take)
        found.sort()
        return found

    def _take(self, number: int, start: int, end: int, flags: int, context: object) -> None:
        self._found.append(number)


def multi_of(sources: Sequence[tuple[str, bool]], *, may_compile: bool) -> Multi | None:
    """The database over these expressions, each with whether it ignores case.

    None without Hyperscan, and where there is none in the cache and none may be compiled: that
    takes seconds.
    """
    try:
        import hyperscan  # heavy, and only long texts are worth it
    except ImportError:
        return None
    file = cache_folder() / f"scan-{_key(sources, hyperscan)}.bin"
    kept = _kept(file, hyperscan)
    if kept is not None:
        return kept
    if not may_compile:
        return None
    written = [approximation(pattern, ignore_case=ignores) for pattern, ignores in sources]
    useful = {number: item for number, item in enumerate(written) if item is not None}
    compiled = _compiled(useful, hyperscan) if useful else None
    if compiled is None:
        return None
    payload = json.dumps(sorted(useful)).encode() + b"\n" + hyperscan.dumpb(compiled)
    keep(file, sealed(payload), "scan-*.bin")
    return Multi(compiled, frozenset(useful))


def _kept(file: Path, hyperscan: Any) -> Multi | None:
    """The database of an earlier run; None where there is none or it is damaged."""
    try:
        covered, _, dumped = unsealed(file).partition(b"\n")
        database = hyperscan.loadb(dumped, hyperscan.HS_MODE_BLOCK)
        database.scratch = hyperscan.Scratch(database)
        return Multi(database, frozenset(json.loads(covered)))
    except (OSError, ValueError, hyperscan.error):
        return None


def _key(sources: Sequence[tuple[str, bool]], hyperscan: Any) -> str:
    processor = (platform.machine(), platform.processor(), platform.system())
    parts = (_FORMAT, VERSION, hyperscan.__version__, processor, sources)
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _compiled(useful: dict[int, tuple[str, bool]], hyperscan: Any) -> Any:
    """The database; expressions that Hyperscan refuses are taken out of `useful`."""
    for _ in range(2):
        try:
            database = hyperscan.Database()
            database.compile(
                expressions=[pattern.encode("ascii") for pattern, _ in useful.values()],
                ids=list(useful),
                elements=len(useful),
                flags=[_flags(hyperscan, ignores) for _, ignores in useful.values()],
            )
            return database
        except hyperscan.error:
            refused = [n for n, item in useful.items() if not _is_accepted(item, hyperscan)]
            for number in refused:
                del useful[number]
            if not refused or not useful:
                return None
    return None


def _flags(hyperscan: Any, ignores: bool) -> int:
    flags = hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_DOTALL
    return int(flags | hyperscan.HS_FLAG_CASELESS if ignores else flags)


def _is_accepted(item: tuple[str, bool], hyperscan: Any) -> bool:
    pattern, ignores = item
    try:
        hyperscan.Database().compile(
            expressions=[pattern.encode("ascii")], elements=1, flags=_flags(hyperscan, ignores)
        )
    except hyperscan.error:
        return False
    return True

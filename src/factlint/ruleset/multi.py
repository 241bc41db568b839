"""Which of many expressions can match a text at all, found in one pass over it by Hyperscan.

Hyperscan says which expressions are worth trying, never where they match: the expressions
themselves decide, so that a run without it finds the same. Compiled databases are kept under the
user's cache directory; one of another version, processor or set of expressions is made anew.
"""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from factlint.digests import hexdigest
from factlint.ruleset.approximate import approximation
from factlint.ruleset.charsets import ALIKE
from factlint.ruleset.store import cache_folder, keep, sealed, unsealed
from factlint.version import VERSION

_FORMAT = 7
"""Rises with each change in how expressions are approximated."""


Source = tuple[str, bool]
"""An expression, and whether it ignores case."""


class Sought(NamedTuple):
    """What a database is to answer.

    `behind` has for each of the `expressions` the number of the gate that must be open for it, or
    None; it may be left out. A gate is clauses, of each of which one expression must match. Of the
    gates in `told` it is answered whether they are open.
    """

    expressions: tuple[Source, ...]
    behind: tuple[int | None, ...] = ()
    gates: tuple[tuple[tuple[str, ...], ...], ...] = ()
    told: tuple[int, ...] = ()


class Multi:
    """A compiled database over expressions and gates.

    They are numbered, first the expressions and then the gates that are told. `covered` are the
    numbers that it answers; of the others it says nothing.
    """

    def __init__(self, database: Any, covered: frozenset[int]) -> None:
        self._database = database
        self.covered = covered
        self._found: list[int] = []

    def candidates(self, text: str) -> list[int]:
        """The numbers of what may match in the text, each once, sorted.

        An expression behind a gate is among them only if the gate is open.
        """
        found = self._found
        found.clear()
        if not text.isascii() and any(chr(code) in text for code in ALIKE):
            text = text.translate(ALIKE)
        data = text.encode("utf-8", "surrogatepass")
        try:
            self._database.scan(data, match_event_handler=self._take)
        except Exception as error:
            # Hyperscan looks no further where all that is sought, a word or two, was found.
            if type(error).__name__ != "ScanTerminated":
                raise
        found.sort()
        return found

    def _take(self, number: int, start: int, end: int, flags: int, context: object) -> None:
        self._found.append(number)


def multi_of(sought: Sought, *, may_compile: bool) -> Multi | None:
    """The database that answers what is sought.

    None without Hyperscan, and where there is none in the cache and none may be compiled: that
    takes seconds.
    """
    try:
        import hyperscan  # heavy, and only long texts are worth it
    except ImportError:
        return None
    file = cache_folder() / f"scan-{_key(sought, hyperscan)}.bin"
    kept = _kept(file, hyperscan)
    if kept is not None:
        return kept
    return _made(sought, file, hyperscan) if may_compile else None


def _kept(file: Path, hyperscan: Any) -> Multi | None:
    """The database of an earlier run; None where there is none or it is damaged."""
    try:
        covered, _, dumped = unsealed(file).partition(b"\n")
        database = hyperscan.loadb(dumped, hyperscan.HS_MODE_BLOCK)
        database.scratch = hyperscan.Scratch(database)
        database.scan(b"", match_event_handler=_pass)  # refused if made for another processor
        return Multi(database, frozenset(json.loads(covered)))
    except (OSError, ValueError, hyperscan.error):
        return None


def _pass(*_: object) -> None:
    pass


def _key(sought: Sought, hyperscan: Any) -> str:
    # `platform.processor` would start another program to find it out.
    parts = (_FORMAT, VERSION, hyperscan.__version__, sys.platform, platform.machine(), sought)
    return hexdigest(repr(parts).encode("utf-8", "surrogatepass"))[:32]


def _made(sought: Sought, file: Path, hyperscan: Any) -> Multi | None:
    sources = [
        *sought.expressions,
        *((pattern, False) for gate in sought.gates for clause in gate for pattern in clause),
    ]
    written: dict[Source, Source] = {}
    for pattern, ignores in dict.fromkeys(sources):
        item = approximation(pattern, ignore_case=ignores)
        if item is not None:
            written[pattern, ignores] = item
    made = _compiled(sought, written, hyperscan)
    if made is None:
        # Those that Hyperscan refuses are done without.
        accepted = {key: item for key, item in written.items() if _is_accepted(item, hyperscan)}
        made = _compiled(sought, accepted, hyperscan) if len(accepted) < len(written) else None
    if made is None:
        return None
    database, covered = made
    payload = json.dumps(sorted(covered)).encode() + b"\n" + hyperscan.dumpb(database)
    keep(file, sealed(payload), "scan-*.bin")
    return Multi(database, covered)


def _compiled(
    sought: Sought, written: Mapping[Source, Source], hyperscan: Any
) -> tuple[Any, frozenset[int]] | None:
    """The database and what it covers; None where Hyperscan refuses, or nothing is left."""
    flag = hyperscan.HS_FLAG_SINGLEMATCH
    ids = _ids(sought, written)
    answers = dict(_answers(sought, ids))
    first = len(sought.expressions) + len(sought.told)
    direct = {number for number in ids.values() if number < first}
    entries = []
    for key, (pattern, ignores) in written.items():
        of_case = hyperscan.HS_FLAG_CASELESS if ignores else 0
        of_use = 0 if ids[key] in direct else hyperscan.HS_FLAG_QUIET
        flags = flag | hyperscan.HS_FLAG_DOTALL | of_case | of_use
        entries.append((ids[key], pattern.encode("ascii"), flags))
    entries += [
        (number, formula.encode("ascii"), flag | hyperscan.HS_FLAG_COMBINATION)
        for number, formula in answers.items()
    ]
    if not entries:
        return None
    numbers, expressions, all_flags = zip(*entries, strict=True)
    database = hyperscan.Database()
    try:
        database.compile(
            expressions=list(expressions),
            ids=list(numbers),
            elements=len(entries),
            flags=list(all_flags),
        )
    except hyperscan.error:
        return None
    return database, frozenset(direct | answers.keys())


def _ids(sought: Sought, written: Mapping[Source, Source]) -> dict[Source, int]:
    """A number for each expression: its own where no gate is before it, else one beyond all."""
    ids: dict[Source, int] = {}
    for number, key in enumerate(sought.expressions):
        if key in written and not (sought.behind and sought.behind[number] is not None):
            ids.setdefault(key, number)
    others = (key for key in written if key not in ids)
    first = len(sought.expressions) + len(sought.told)
    return ids | {key: number for number, key in enumerate(others, first)}


def _answers(sought: Sought, ids: Mapping[Source, int]) -> Iterator[tuple[int, str]]:
    """What is answered in combination, each with its formula over the numbers of expressions."""
    formulas = [_formula(gate, ids) for gate in sought.gates]
    for number, key in enumerate(sought.expressions):
        if key in ids and ids[key] != number:
            gate = sought.behind[number] if sought.behind else None
            formula = "" if gate is None else formulas[gate]
            # A single number is no formula to Hyperscan.
            yield number, f"{ids[key]}&{formula or ids[key]}"
    for number, gate in enumerate(sought.told, len(sought.expressions)):
        if formulas[gate]:
            yield number, formulas[gate]


def _formula(gate: tuple[tuple[str, ...], ...], ids: Mapping[Source, int]) -> str:
    """Empty where nothing can be said: a clause with an unknown expression may always hold."""
    clauses = []
    for clause in gate:
        numbers = [ids.get((pattern, False)) for pattern in clause]
        if None not in numbers:
            clauses.append(f"({'|'.join(map(str, [*numbers, numbers[0]]))})")
    return f"({'&'.join(clauses)})" if clauses else ""


def _is_accepted(item: Source, hyperscan: Any) -> bool:
    pattern, ignores = item
    flags = hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_DOTALL
    try:
        hyperscan.Database().compile(
            expressions=[pattern.encode("ascii")],
            elements=1,
            flags=flags | hyperscan.HS_FLAG_CASELESS if ignores else flags,
        )
    except hyperscan.error:
        return False
    return True

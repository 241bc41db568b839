"""The cache of loaded rules: parsing and validating YAML happens when a file changes, never else.

It lies under the user's cache directory, never in the repository that is checked. A file is a
checksum and marshalled plain values; one that is damaged is ignored. The examples, which few
commands show, lie in a file of their own.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from factlint.digests import SIZE, hasher, hexdigest
from factlint.digests import digest as digest_of
from factlint.model.document import PartKind
from factlint.model.finding import Confidence, Safety, Severity, Verdict
from factlint.model.rule import (
    Density,
    Example,
    ExampleSort,
    Gate,
    Need,
    QuotePolicy,
    Rule,
    Scope,
    Status,
)

FORMAT = 7
_MOST = 20
_SETTLED = 3_000_000_000
"""So many nanoseconds after a change the next one has another time."""


def digest(version: str, texts: list[tuple[str, str, bytes]]) -> str:
    """The key of a set of rule files: version, and topic, name and content of each file."""
    found = hasher(f"{FORMAT}\0{version}".encode())
    for topic, name, content in texts:
        for item in (topic.encode(), name.encode(), content):
            found.update(len(item).to_bytes(8, "big"))
            found.update(item)
    return found.hexdigest()


def remembered(
    state: str, changed: int, work_out: Callable[[], tuple[str, str]]
) -> tuple[str, str]:
    """What was worked out of files in this state, which names their sizes and times of change.

    `changed` (ns) is the latest of these: another change right after it might have the same time,
    so that nothing is kept of files that have changed just now.
    """
    name = hexdigest(state.encode("utf-8", "surrogateescape"))
    file = cache_folder() / f"packs-{FORMAT}.bin"
    known = _known(file)
    if name in known:
        return known[name]
    found = work_out()
    if time.time_ns() - changed > _SETTLED:
        newest = list(known.items())[-_MOST:]
        keep(file, sealed(marshal.dumps(dict([*newest, (name, found)]))), file.name)
    return found


def _known(file: Path) -> dict[str, tuple[str, str]]:
    try:
        known = _unpacked(file)
    except (OSError, ValueError, TypeError, EOFError):
        return {}
    return known if isinstance(known, dict) else {}


def cache_folder() -> Path:
    """Where everything lies that is kept between runs: `FACTLINT_CACHE_DIR`, else the user's."""
    named = os.environ.get("FACTLINT_CACHE_DIR")
    if named:
        return Path(named).absolute()
    if sys.platform.startswith("linux") and "ANDROID_ROOT" not in os.environ:
        # What platformdirs says, without all that it imports.
        base = os.environ.get("XDG_CACHE_HOME", "").strip() or "~/.cache"
        return Path(base).expanduser() / "factlint"
    from platformdirs import user_cache_path

    return user_cache_path("factlint")


def read(key: str, *, with_examples: bool = True) -> list[Rule] | None:
    """The rules stored under a key; None where there are none or the file is damaged."""
    try:
        heads, bodies = _unpacked(_file(key))
        examples = _unpacked(_file(key, "-examples")) if with_examples else [()] * len(heads)
        rest = _Bodies(bodies)
        return [
            _late(head, rest, number, own)
            for number, (head, own) in enumerate(zip(heads, examples, strict=True))
        ]
    except (OSError, ValueError, KeyError, TypeError, EOFError):
        return None


def write(key: str, rules: list[Rule]) -> None:
    """Store rules under a key, atomically; a cache that cannot be written is done without."""
    import json  # by way of it all values become plain ones, which alone can be marshalled

    records = json.loads(json.dumps([to_json(rule) for rule in rules]))
    examples = [record.pop("examples") for record in records]
    heads = [tuple(record.pop(name) for name in _HEAD) for record in records]
    bodies = [(marshal.dumps(record.pop("gate")), marshal.dumps(record)) for record in records]
    whole = heads, marshal.dumps(bodies)
    for file, values in ((_file(key, "-examples"), examples), (_file(key), whole)):
        keep(file, sealed(marshal.dumps(values)), "rules-*")


class _Bodies:
    """What is stored of rules besides what every run asks, unpacked when somebody asks for more."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    @cached_property
    def _all(self) -> list[tuple[bytes, bytes]]:
        found: list[tuple[bytes, bytes]] = marshal.loads(self._packed)
        return found

    def gate(self, number: int) -> Any:
        """The record of the gate of a rule."""
        return marshal.loads(self._all[number][0])

    def rest(self, number: int) -> Any:
        """The record of all else."""
        return marshal.loads(self._all[number][1])


def _file(key: str, part: str = "") -> Path:
    return cache_folder() / f"rules-{key}{part}.bin"


def _unpacked(file: Path) -> Any:
    return marshal.loads(unsealed(file))


def sealed(payload: bytes) -> bytes:
    """What a file of the cache holds: a checksum and the payload."""
    return digest_of(payload) + payload


def unsealed(file: Path) -> bytes:
    """The payload of a file of the cache; OSError without a file, ValueError if it is damaged."""
    content = file.read_bytes()
    payload = content[SIZE:]
    if digest_of(payload) != content[:SIZE]:
        raise ValueError(f"{file.name} is damaged")
    return payload


def keep(file: Path, content: bytes, siblings: str) -> None:
    """Write a file of the cache atomically, and drop the oldest of many `siblings` (a glob).

    A cache that cannot be written is done without.
    """
    import tempfile  # few runs write

    folder = file.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, suffix=".tmp")
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        Path(temporary).replace(file)
        kept = sorted(folder.glob(siblings), key=lambda path: path.stat().st_mtime)
        for old in kept[:-_MOST]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def to_json(rule: Rule) -> dict[str, Any]:
    """A rule as plain values."""
    record = {name: getattr(rule, name) for name in rule.__slots__}
    record["scope"] = [list(rule.scope.include), list(rule.scope.exclude)]
    record["per"] = None if rule.per is None else [rule.per.words, rule.per.over]
    record["examples"] = [
        [item.sort, item.content, list(item.at), item.fixed, item.why, item.line]
        for item in rule.examples
    ]
    record["gate"] = (
        None
        if rule.gate is None
        else [
            list(rule.gate.needles),
            rule.gate.need,
            rule.gate.clauses,
        ]
    )
    return record


_HEAD = ("id", "kind", "severity", "status", "lang")
"""What every run asks of every rule."""


class _LateRule(Rule):
    """A rule whose gate, and whose rest, are unpacked when somebody first asks for them."""

    __slots__ = ("_bodies", "_number")
    _bodies: _Bodies
    _number: int

    def __getattr__(self, name: str) -> Any:
        # Called for a slot that holds nothing yet, and for nothing else that there is.
        if name == "gate":
            object.__setattr__(self, name, _gate(self._bodies.gate(self._number)))
        elif name in Rule.__slots__:
            for key, value in _rest(self._bodies.rest(self._number)).items():
                object.__setattr__(self, key, value)
        else:
            raise AttributeError(name)
        return getattr(self, name)


def _late(head: list[Any], bodies: _Bodies, number: int, examples: Iterable[list[Any]]) -> Rule:
    rule = object.__new__(_LateRule)
    put = object.__setattr__
    name, kind, severity, status, lang = head
    put(rule, "id", name)
    put(rule, "kind", kind)
    put(rule, "severity", _ENUMS["severity"][severity])
    put(rule, "status", _ENUMS["status"][status])
    put(rule, "lang", lang)
    put(rule, "_bodies", bodies)
    put(rule, "_number", number)
    put(rule, "examples", _examples(examples) if examples else ())
    return rule


def _examples(records: Iterable[list[Any]]) -> tuple[Example, ...]:
    return tuple(
        Example(ExampleSort(sort), content, tuple(at), fixed, why, line)
        for sort, content, at, fixed, why, line in records
    )


def _rest(record: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a record that `to_json` made, but for those of `_HEAD` and the gate."""
    values = dict(record)
    for name in ("confidence", "verdict", "fix", "quotes"):
        values[name] = _ENUMS[name][values[name]]
    include, exclude = values["scope"]
    values["scope"] = _scope(tuple(include), tuple(exclude))
    values["per"] = None if values["per"] is None else Density(*values["per"])
    values["tags"] = tuple(values["tags"])
    values["aliases"] = tuple(values["aliases"])
    return values


def _gate(record: list[Any] | None) -> Gate | None:
    if record is None:
        return None
    needles, need, clauses = record
    return Gate(
        tuple((*needle[:4], tuple(needle[4])) for needle in needles),
        _NEEDS[need],
        tuple(
            tuple((pattern, tuple(literals)) for pattern, literals in clause) for clause in clauses
        ),
    )


@cache
def _scope(include: tuple[str, ...], exclude: tuple[str, ...]) -> Scope:
    return Scope(tuple(map(PartKind, include)), tuple(map(PartKind, exclude)))


_ENUMS: Mapping[str, Mapping[str, Any]] = {
    name: {member.value: member for member in members}
    for name, members in {
        "severity": Severity,
        "confidence": Confidence,
        "verdict": Verdict,
        "fix": Safety,
        "quotes": QuotePolicy,
        "status": Status,
    }.items()
}
_NEEDS = {need.value: need for need in Need}

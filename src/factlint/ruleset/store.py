"""The cache of loaded rules: parsing and validating YAML happens when a file changes, never else.

It lies under the user's cache directory, never in the repository that is checked. A file is a
checksum and marshalled plain values; one that is damaged is ignored. The examples, which few
commands show, lie in a file of their own.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from factlint.digests import SIZE, hasher
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
from factlint.typed import Any

FORMAT = 6
_MOST = 20


def digest(version: str, texts: list[tuple[str, str, bytes]]) -> str:
    """The key of a set of rule files: version, and topic, name and content of each file."""
    found = hasher(f"{FORMAT}\0{version}".encode())
    for topic, name, content in texts:
        for item in (topic.encode(), name.encode(), content):
            found.update(len(item).to_bytes(8, "big"))
            found.update(item)
    return found.hexdigest()


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
        records = _unpacked(_file(key))
        examples = _unpacked(_file(key, "-examples")) if with_examples else [()] * len(records)
        return [
            _late(head, gate, rest, own)
            for (head, gate, rest), own in zip(records, examples, strict=True)
        ]
    except (OSError, ValueError, KeyError, TypeError, EOFError):
        return None


def write(key: str, rules: list[Rule]) -> None:
    """Store rules under a key, atomically; a cache that cannot be written is done without."""
    import json  # by way of it all values become plain ones, which alone can be marshalled

    records = json.loads(json.dumps([to_json(rule) for rule in rules]))
    examples = [record.pop("examples") for record in records]
    split = [
        (
            tuple(record.pop(name) for name in _HEAD),
            marshal.dumps(record.pop("gate")),
            marshal.dumps(record),
        )
        for record in records
    ]
    for file, values in ((_file(key, "-examples"), examples), (_file(key), split)):
        keep(file, sealed(marshal.dumps(values)), "rules-*")


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

    __slots__ = ("_gate", "_rest")
    _gate: bytes
    _rest: bytes

    def __getattr__(self, name: str) -> Any:
        # Called for a slot that holds nothing yet, and for nothing else that there is.
        if name == "gate":
            object.__setattr__(self, name, _gate(marshal.loads(self._gate)))
        elif name in Rule.__slots__:
            for key, value in _rest(marshal.loads(self._rest)).items():
                object.__setattr__(self, key, value)
        else:
            raise AttributeError(name)
        return getattr(self, name)


def _late(head: list[Any], gate: bytes, rest: bytes, examples: Iterable[list[Any]]) -> Rule:
    rule = object.__new__(_LateRule)
    put = object.__setattr__
    name, kind, severity, status, lang = head
    put(rule, "id", name)
    put(rule, "kind", kind)
    put(rule, "severity", _ENUMS["severity"][severity])
    put(rule, "status", _ENUMS["status"][status])
    put(rule, "lang", lang)
    put(rule, "_gate", gate)
    put(rule, "_rest", rest)
    made = (
        Example(ExampleSort(sort), content, tuple(at), fixed, why, line)
        for sort, content, at, fixed, why, line in examples
    )
    put(rule, "examples", tuple(made))
    return rule


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

"""The cache of loaded rules: parsing and validating YAML happens when a file changes, never else.

It lies under the user's cache directory, never in the repository that is checked, and holds
plain JSON, so a damaged or foreign file can do no more than be ignored.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factlint.model.document import PartKind
from factlint.model.finding import Confidence, Safety, Severity, Verdict
from factlint.model.rule import (
    Density,
    Example,
    ExampleSort,
    Gate,
    QuotePolicy,
    Rule,
    Scope,
    Status,
)

FORMAT = 2
_MOST = 20


def digest(version: str, texts: list[tuple[str, str, bytes]]) -> str:
    """The key of a set of rule files: version, and topic, name and content of each file."""
    hasher = hashlib.sha256(f"{FORMAT}\0{version}".encode())
    for topic, name, content in texts:
        for item in (topic.encode(), name.encode(), content):
            hasher.update(len(item).to_bytes(8, "big"))
            hasher.update(item)
    return hasher.hexdigest()


def cache_folder() -> Path:
    """Where everything lies that is kept between runs: `FACTLINT_CACHE_DIR`, else the user's."""
    named = os.environ.get("FACTLINT_CACHE_DIR")
    if named:
        return Path(named).absolute()
    from platformdirs import user_cache_path

    return user_cache_path("factlint")


def read(key: str) -> list[Rule] | None:
    """The rules stored under a key; None where there are none or the file is damaged."""
    try:
        records = json.loads((cache_folder() / f"rules-{key}.json").read_text(encoding="utf-8"))
        return [from_json(record) for record in records]
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return None


def write(key: str, rules: list[Rule]) -> None:
    """Store rules under a key, atomically; a cache that cannot be written is done without."""
    content = json.dumps([to_json(rule) for rule in rules], ensure_ascii=False)
    keep(cache_folder() / f"rules-{key}.json", content.encode(), "rules-*.json")


def keep(file: Path, content: bytes, siblings: str) -> None:
    """Write a file of the cache atomically, and drop the oldest of many `siblings` (a glob).

    A cache that cannot be written is done without.
    """
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
        None if rule.gate is None else [list(rule.gate.needles), rule.gate.runs_on_silence]
    )
    return record


def from_json(record: Mapping[str, Any]) -> Rule:
    """The rule of a record that `to_json` made."""
    values = dict(record)
    for name, make in _ENUMS.items():
        values[name] = make(values[name])
    include, exclude = values["scope"]
    values["scope"] = Scope(tuple(map(PartKind, include)), tuple(map(PartKind, exclude)))
    values["per"] = None if values["per"] is None else Density(*values["per"])
    values["tags"] = tuple(values["tags"])
    values["aliases"] = tuple(values["aliases"])
    values["examples"] = tuple(
        Example(ExampleSort(sort), content, tuple(at), fixed, why, line)
        for sort, content, at, fixed, why, line in values["examples"]
    )
    if values["gate"] is not None:
        needles, silent = values["gate"]
        values["gate"] = Gate(
            tuple((*needle[:4], tuple(needle[4])) for needle in needles), bool(silent)
        )
    return Rule(**values)


_ENUMS: Mapping[str, Any] = {
    "severity": Severity,
    "confidence": Confidence,
    "verdict": Verdict,
    "fix": Safety,
    "quotes": QuotePolicy,
    "status": Status,
}

"""The news that several measurements read, and the halves that it is divided into."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factlint.engine.check import check
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet

COLLECTIONS = ("bbc-business-tech", "cryptonews", "web-2016-buzzfeed", "reuters")


def records(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each record of the news, with the name of its collection."""
    for collection in COLLECTIONS:
        with (data / "news" / f"{collection}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                yield collection, json.loads(line)


def flagged(data: Path, ruleset: RuleSet) -> tuple[int, int]:
    """How many articles have a finding, and how many there are."""
    total = hits = 0
    for collection, record in records(data):
        total += 1
        hits += bool(check(from_record(record, collection, record["id"]), ruleset))
    return hits, total


def half_of(name: str) -> str:
    """`seen` while the rules were written, or `kept` apart."""
    return "kept" if hashlib.sha256(name.encode()).digest()[0] & 1 else "seen"

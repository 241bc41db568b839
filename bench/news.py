"""The news that several measurements read, and the halves that it is divided into."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any


def records(data: Path, collections: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each record of these collections, with the name of its collection."""
    for collection in collections:
        with (data / "news" / f"{collection}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                yield collection, json.loads(line)


def half_of(name: str) -> str:
    """`seen` while the rules were written, or `kept` apart."""
    return "kept" if hashlib.sha256(name.encode()).digest()[0] & 1 else "seen"

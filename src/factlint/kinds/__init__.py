"""The kinds of rules: an explicit table, sorted, and nothing else."""

from __future__ import annotations

from factlint.kinds import (
    arithmetic,
    calendar,
    count,
    declared,
    encoding,
    find,
    gazetteer,
    names,
    python,
    quotation,
    repeat,
    require,
    spell,
    swap,
    truncated,
    variants,
)
from factlint.kinds.base import Kind

KINDS: dict[str, Kind] = {
    "arithmetic": arithmetic,
    "calendar": calendar,
    "count": count,
    "declared": declared,
    "encoding": encoding,
    "find": find,
    "gazetteer": gazetteer,
    "names": names,
    "python": python,
    "quotation": quotation,
    "repeat": repeat,
    "require": require,
    "spell": spell,
    "swap": swap,
    "truncated": truncated,
    "variants": variants,
}

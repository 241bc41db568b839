"""Compiled expressions kept between runs, under the user's cache directory.

The file is a checksum and marshalled bytes. It holds the byte code of expressions, which `regex`
checks when it takes it, and is ignored when it is damaged or of another version.
"""

from __future__ import annotations

import marshal
import sys
from pathlib import Path

from factlint import patterns
from factlint.errors import FactlintError
from factlint.ruleset.store import cache_folder, sealed, unsealed
from factlint.run.write import write_atomically

_MOST = 3_000
"""With more expressions than this the store starts anew: rules come and go."""


def use() -> None:
    """Have what is kept used where an expression is asked for."""
    patterns.preload(_load)


def save() -> None:
    """Keep what this run compiled as well; a cache that cannot be written is done without."""
    new, kept = patterns.made(), patterns.kept()
    if new.keys() <= kept.keys():
        return
    merged = new if len(kept) + len(new) > _MOST else {**kept, **new}
    payload = marshal.dumps(dict(sorted(merged.items())))
    try:
        write_atomically(_file(), sealed(payload))
    except FactlintError:
        return


def _load() -> dict[str, bytes]:
    try:
        kept: dict[str, bytes] = marshal.loads(unsealed(_file()))
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept


def _file() -> Path:
    # The code of the standard library's expressions differs between versions of Python.
    tag = f"{patterns.engine_stamp()}-{sys.implementation.cache_tag}-{sys.hexversion:x}"
    return cache_folder() / f"patterns-{tag}.bin"

"""What makes results of two installations comparable: the program itself and what it rests on."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from factlint import program
from factlint.digests import digest, hasher, hexdigest
from factlint.run.results.store import FORMAT, Store
from factlint.version import VERSION

DEPENDENCIES = frozenset(
    (
        "charset_normalizer hyperscan jsonschema mpmath pathspec platformdirs python_stdnum"
        " rapidfuzz regex reporters_db ruamel_yaml selectolax"
    ).split()
)
"""The packages that findings depend on, as their folders are called."""


def stamp(store: Store) -> str:
    """A digest of the program and its data, the same for equal ones on every machine."""
    try:
        files = program.files()
    except OSError:  # it lies in an archive: its version must do
        files = ()
    state = repr([VERSION, program.FOLDER, files]).encode("utf-8", "surrogateescape")
    names = [f"{program.FOLDER}/{name}" for name, _, _ in files]
    content = remembered(store, state, names)
    rest = [FORMAT, VERSION, content, sys.implementation.name, sys.version_info[:3], _installed()]
    return hexdigest(repr(rest).encode())


def of_file(store: Store, path: Path) -> str:
    """A digest of what a file holds; empty where it cannot be read.

    It is read when its size or the time of its change are new.
    """
    try:
        status = path.stat()
    except OSError:
        return ""
    state = repr([str(path.absolute()), status.st_size, status.st_mtime_ns])
    return remembered(store, state.encode("utf-8", "surrogateescape"), [str(path)])


def remembered(store: Store, state: bytes, files: Sequence[str]) -> str:
    """The digest of what these files hold, known from an earlier run with the same `state`."""
    key = digest(b"state\0" + state)
    known = store.get([key]).get(key)
    if known is not None:
        return known.decode("ascii")
    whole = hasher()
    for file in map(Path, files):
        try:
            content = digest(file.read_bytes())
        except OSError:
            return ""
        whole.update(file.name.encode("utf-8", "surrogateescape") + b"\0" + content)
    found = whole.hexdigest()
    store.put([(key, found.encode("ascii"))])
    return found


def _installed() -> list[str]:
    """The versions of the dependencies, by the names of their folders."""
    found: set[str] = set()
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as entries:
                names = [entry.name for entry in entries if entry.name.endswith(".dist-info")]
        except OSError:
            continue
        found.update(name for name in names if _is_ours(name))
    return sorted(found)


def _is_ours(name: str) -> bool:
    package = name.partition("-")[0]
    return package.lower().replace(".", "_") in DEPENDENCIES

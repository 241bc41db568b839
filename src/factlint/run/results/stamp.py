"""What makes results of two installations comparable: the program itself and what it rests on."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from factlint.run.results.store import FORMAT, Store
from factlint.version import VERSION

DEPENDENCIES = frozenset(
    (
        "charset_normalizer hyperscan jsonschema mpmath pathspec platformdirs python_stdnum"
        " rapidfuzz regex reporters_db ruamel_yaml selectolax"
    ).split()
)
"""The packages that findings depend on, as their folders are called."""

_PACKAGE = Path(__file__).resolve().parents[2]


def stamp(store: Store) -> str:
    """A digest of the program and its data, the same for equal ones on every machine."""
    try:
        files = sorted(_files(os.fspath(_PACKAGE)))
    except OSError:  # it lies in an archive: its version must do
        files = []
    state = repr([VERSION, _PACKAGE, files]).encode("utf-8", "surrogateescape")
    program = remembered(store, state, [Path(name) for name, _, _ in files])
    rest = [FORMAT, VERSION, program, sys.implementation.name, sys.version_info[:3], _installed()]
    return hashlib.sha256(repr(rest).encode()).hexdigest()


def of_file(store: Store, path: Path) -> str:
    """A digest of what a file holds; empty where it cannot be read.

    It is read when its size or the time of its change are new.
    """
    try:
        status = path.stat()
    except OSError:
        return ""
    state = repr([str(path.absolute()), status.st_size, status.st_mtime_ns])
    return remembered(store, state.encode("utf-8", "surrogateescape"), [path])


def remembered(store: Store, state: bytes, files: list[Path]) -> str:
    """The digest of what these files hold, known from an earlier run with the same `state`."""
    key = hashlib.sha256(b"state\0" + state).digest()
    known = store.get([key]).get(key)
    if known is not None:
        return known.decode("ascii")
    hasher = hashlib.sha256()
    for file in files:
        try:
            content = hashlib.sha256(file.read_bytes()).digest()
        except OSError:
            return ""
        hasher.update(file.name.encode("utf-8", "surrogateescape") + b"\0" + content)
    digest = hasher.hexdigest()
    store.put([(key, digest.encode("ascii"))])
    return digest


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of change of all files of the program."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif not entry.name.endswith(".pyc"):
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns


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

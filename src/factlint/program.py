"""The files that the program consists of, looked through once in a process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

FOLDER = os.path.dirname(os.path.realpath(__file__))  # noqa: PTH120 - pathlib is slow to import


@cache
def files() -> tuple[tuple[str, int, int], ...]:
    """Path from `FOLDER`, size and time of change (ns) of each file, sorted; OSError."""
    return tuple(sorted(_files(FOLDER, "")))


def modules_of(*packages: str) -> list[tuple[str, int]]:
    """Path and time of change (ns) of each module of these packages; OSError."""
    heads = tuple(f"{package}/" for package in packages)
    return [
        (name, changed)
        for name, _, changed in files()
        if name.startswith(heads) and name.endswith(".py")
    ]


def _files(folder: str, head: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.endswith(".pyc"):
                continue
            if name.endswith(".py") or not entry.is_dir():
                status = entry.stat()
                yield head + name, status.st_size, status.st_mtime_ns
            elif name != "__pycache__":
                yield from _files(entry.path, f"{head}{name}/")

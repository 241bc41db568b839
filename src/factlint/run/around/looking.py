"""Questions about the file system, each answered by a text that can be kept and compared.

A path is asked about as a text: relative to the working directory where it lies below it.
"""

# Many questions are asked, and a Path for each would cost more than the answer.
# ruff: noqa: PTH116, PTH122, PTH123, PTH208

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from factlint.run.around.sites import BUILDERS

INCLUDING = frozenset({".tex", ".ltx", ".rst"})
"""Suffixes of files that may include others."""

TOO_LARGE = "is larger than --max-size allows"

_SIGNS = (b"\\input", b"\\include", b"\\subfile", b"\\import", b".. include::")


def file(path: str, more: str = "") -> str:
    """What lies at a path, links followed: `file`, `folder`, `other`, or nothing."""
    try:
        mode = os.stat(path or ".").st_mode
    except (OSError, ValueError):
        return ""
    return "file" if stat.S_ISREG(mode) else "folder" if stat.S_ISDIR(mode) else "other"


def there(path: str, more: str = "") -> str:
    """Whether there is anything; a link to what is elsewhere counts."""
    try:
        os.lstat(path or ".")
    except (OSError, ValueError):
        return ""
    return "there"


def within(path: str, root: str) -> str:
    """Whether a path lies below the folder `root` when links are followed."""
    try:
        return "within" if Path(root).absolute() in Path(path).resolve().parents else ""
    except (OSError, ValueError, RuntimeError):
        return ""


def includes(path: str, more: str = "") -> str:
    """Whether a file seems to include others."""
    try:
        data = _bytes(path)
    except (OSError, ValueError):
        return ""
    return "includes" if any(sign in data for sign in _SIGNS) else ""


def content(path: str, most: int) -> bytes | str:
    """The bytes of a file, or why they cannot be had."""
    try:
        return TOO_LARGE if os.stat(path).st_size > most else _bytes(path)
    except OSError as error:
        return str(error.strerror)
    except ValueError:  # a null character, which no path holds
        return "there is no such file"


def listed(path: str) -> tuple[str, ...]:
    """All names in a folder, sorted; none of what may not be looked at."""
    try:
        return tuple(sorted(os.listdir(path or ".")))
    except (OSError, ValueError):
        return ()


def _bytes(path: str) -> bytes:
    with open(path, "rb") as opened:
        return opened.read()


def _is_bibliography(name: str) -> bool:
    return name.lower().endswith(".bib") and not name.startswith(".")


def _may_include(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in INCLUDING


ASKING: Mapping[str, Callable[[str, str], str]] = {
    "file": file,
    "there": there,
    "within": within,
    "includes": includes,
}
LISTINGS: Mapping[str, Callable[[str], bool]] = {
    "bibliographies": _is_bibliography,
    "including": _may_include,
    "builders": BUILDERS.__contains__,
}
"""Which names a question about a folder is about: other changes of it are none."""

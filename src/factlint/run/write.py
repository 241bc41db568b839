"""Writing: to a temporary name beside the file, then renamed, so that nobody sees half a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from factlint.errors import ConfigError


def write_atomically(path: Path, content: str | bytes | Iterable[str]) -> None:
    """Write bytes, or text as UTF-8 with its line ends as they stand; an existing mode is kept.

    ConfigError where it cannot be done; the file is then as it was.
    """
    if isinstance(content, bytes):
        pieces: Iterable[bytes] = (content,)
    else:
        texts = (content,) if isinstance(content, str) else content
        pieces = (text.encode("utf-8", "backslashreplace") for text in texts)
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise ConfigError(f"{path.as_posix()}: cannot be written: {error.strerror}") from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current

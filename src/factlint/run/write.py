"""Writing: to a temporary name beside the file, then renamed, so that nobody sees half a file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from factlint.errors import ConfigError


def write_atomically(path: Path, content: str | bytes | Iterable[str]) -> None:
    """Write bytes, or text as UTF-8 with its line ends as they stand; an existing mode is kept.

    A link stays a link, and what is no file (a device, a pipe) is written to, never replaced.
    ConfigError where it cannot be done; the file is then as it was.
    """
    if isinstance(content, bytes):
        pieces: Iterable[bytes] = (content,)
    else:
        texts = (content,) if isinstance(content, str) else content
        pieces = (text.encode("utf-8", "backslashreplace") for text in texts)
    temporary = ""
    try:
        mode = _mode(path)
        if mode is not None and not stat.S_ISREG(mode):
            with path.open("wb") as device:
                device.writelines(pieces)
            return
        target = Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        import tempfile  # few runs write

        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".factlint-")
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        Path(temporary).chmod(0o666 & ~_umask() if mode is None else stat.S_IMODE(mode))
        Path(temporary).replace(target)
    except OSError as error:
        raise ConfigError(f"{path.as_posix()}: cannot be written: {error.strerror}") from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current

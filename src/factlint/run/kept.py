"""What is kept between runs under the user's cache directory, and its end."""

from __future__ import annotations

import os
from pathlib import Path

from factlint.errors import ConfigError
from factlint.ruleset.store import cache_folder

_OURS = (
    "packs-*",
    "rules-*",
    "patterns-*",
    "scan-*",
    "words-*",
    "notices-*",
    "results-*",
    "online*",
    ".factlint-*",
    "*.tmp",
)


def clear() -> tuple[int, int, Path]:
    """Remove all files of the cache; how many, their bytes, and the folder.

    ConfigError where one cannot be removed. What is not ours stays.
    """
    folder = cache_folder()
    files = size = 0
    for glob in _OURS:
        for file in sorted(folder.glob(glob)):
            try:
                size += os.lstat(file).st_size
                file.unlink()
            except OSError as error:
                raise ConfigError(f"{file.as_posix()}: {error.strerror}") from error
            files += 1
    return files, size, folder

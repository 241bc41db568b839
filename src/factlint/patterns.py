"""Regular expressions that are compiled when they are first used, not when a module is imported.

Compiling takes about a millisecond for each of the longer ones, and one file needs few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast

import regex

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")


class _Lazy:
    """Stands in for a compiled expression and becomes as quick as one at the first call."""

    def __init__(self, engine: Any, pattern: str, flags: int) -> None:
        self._made_from = (engine, pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        engine, pattern, flags = self._made_from
        compiled = engine.compile(pattern, flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_regex(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """A `regex` pattern, compiled at its first use."""
    return cast("regex.Pattern[str]", _Lazy(regex, pattern, int(flags)))


def lazy_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A standard-library pattern, compiled at its first use."""
    return cast("re.Pattern[str]", _Lazy(re, pattern, int(flags)))

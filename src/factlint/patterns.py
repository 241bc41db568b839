"""Regular expressions compiled when they are first used, and not twice if it can be helped.

Compiling a long expression takes tens of milliseconds, and one file needs few of them. So a module
that names one pays nothing, and what was compiled once can be kept: `made()` gives the compiled
forms, `preload()` takes them back in a later process.
"""

from __future__ import annotations

import contextlib
import copyreg
import hashlib
import marshal
import re
from collections.abc import Mapping
from typing import Any, cast

import regex

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")

_kept: Mapping[str, bytes] = {}
_made: dict[str, bytes] = {}


def preload(kept: Mapping[str, bytes]) -> None:
    """Use these compiled forms, as `made` gave them under the same version of `regex`."""
    global _kept
    _kept = kept


def made() -> dict[str, bytes]:
    """The compiled forms, by key, of what this process compiled itself."""
    return dict(_made)


def compile_regex(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """As `regex.compile`, quicker where the compiled form is at hand."""
    key = hashlib.sha256(f"{int(flags)}\0{pattern}".encode("utf-8", "surrogatepass")).hexdigest()
    stored = _kept.get(key)
    if stored is not None:
        try:
            from regex import _regex

            return cast("regex.Pattern[str]", _regex.compile(*marshal.loads(stored)))
        except Exception:  # a form of another build: compile it anew
            pass
    compiled: regex.Pattern[str] = regex.compile(pattern, flags)
    pickler = copyreg.dispatch_table.get(type(compiled))
    if pickler is not None:
        _, data = cast("tuple[Any, Any]", pickler(compiled))[:2]
        with contextlib.suppress(ValueError):  # a form that holds other objects
            _made[key] = marshal.dumps(data)
    return compiled


class _Lazy:
    """Stands in for a compiled expression and becomes as quick as one at the first call."""

    def __init__(self, engine: Any, pattern: str, flags: int) -> None:
        self._made_from = (engine, pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiler, pattern, flags = self._made_from
        compiled = compiler(pattern, flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_regex(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """A `regex` pattern, compiled at its first use."""
    return cast("regex.Pattern[str]", _Lazy(compile_regex, pattern, int(flags)))


def lazy_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A standard-library pattern, compiled at its first use."""
    return cast("re.Pattern[str]", _Lazy(re.compile, pattern, int(flags)))

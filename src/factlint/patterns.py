"""Regular expressions compiled when they are first used, and not twice if it can be helped.

Compiling a long expression takes tens of milliseconds, and one file needs few of them. So a module
that names one pays nothing, and what was compiled once can be kept: `made()` gives the compiled
forms, `preload()` takes them back in a later process.
"""

from __future__ import annotations

import contextlib
import copyreg
import marshal
import os
import re
import sys
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from factlint.digests import hexdigest

if TYPE_CHECKING:
    import regex

_ENGINE = "regex._regex"
_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")

_kept: Mapping[str, bytes] = {}
_fetch: Callable[[], Mapping[str, bytes]] | None = None
_made: dict[str, bytes] = {}


def preload(fetch: Callable[[], Mapping[str, bytes]]) -> None:
    """Use these compiled forms, as `made` gave them under the same version of `regex`.

    They are fetched when the first expression is asked for: some runs need none.
    """
    global _kept, _fetch
    _kept, _fetch = {}, fetch


def kept() -> Mapping[str, bytes]:
    """The forms that were fetched, empty where nothing was asked for."""
    return _kept


def _stored(key: str) -> bytes | None:
    global _kept, _fetch
    if _fetch is not None:
        fetch, _fetch = _fetch, None
        _kept = fetch()
    return _kept.get(key)


def made() -> dict[str, bytes]:
    """The compiled forms, by key, of what this process compiled itself."""
    return dict(_made)


def compile_regex(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """As `regex.compile`, quicker where the compiled form is at hand."""
    key = hexdigest(f"{int(flags)}\0{pattern}".encode("utf-8", "surrogatepass"))
    stored = _stored(key)
    if stored is not None:
        try:
            return cast("regex.Pattern[str]", engine().compile(*marshal.loads(stored)))
        except Exception:  # a form of another build: compile it anew
            pass
    import regex  # takes time, and compiled forms are most often at hand

    compiled: regex.Pattern[str] = regex.compile(pattern, flags)
    pickler = copyreg.dispatch_table.get(type(compiled))
    if pickler is not None:
        _, data = cast("tuple[Any, Any]", pickler(compiled))[:2]
        with contextlib.suppress(ValueError):  # a form that holds other objects
            _made[key] = marshal.dumps(data)
    return compiled


@cache
def engine() -> Any:
    """The module that `regex` is written in C, without the package around it where that can be."""
    try:
        return sys.modules.get(_ENGINE) or _loaded()
    except (ImportError, AttributeError, TypeError):
        from regex import _regex

        return _regex


def _loaded() -> Any:
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    package = PathFinder.find_spec("regex")
    found = package and PathFinder.find_spec(_ENGINE, package.submodule_search_locations)
    if found is None or found.loader is None:
        raise ImportError(_ENGINE)
    module = module_from_spec(found)
    sys.modules[_ENGINE] = module  # the package takes it from there, should it come to be imported
    try:
        found.loader.exec_module(module)
    except BaseException:
        del sys.modules[_ENGINE]
        raise
    return module


def engine_stamp() -> str:
    """What tells one build of `regex` from another."""
    status = os.stat(engine().__file__)  # noqa: PTH116 - pathlib is slow to import
    return f"{status.st_size:x}-{status.st_mtime_ns:x}"


def compile_re(pattern: str | bytes, flags: int = 0) -> re.Pattern[Any]:
    """As `re.compile`, quicker where the compiled form is at hand."""
    if _fetch is not None:
        return re.compile(pattern, flags)  # not worth the fetching of all
    written = pattern if isinstance(pattern, bytes) else pattern.encode("utf-8", "surrogatepass")
    head = f"re {int(flags)} {type(pattern).__name__}\0".encode()
    key = hexdigest(head + written)
    stored = _stored(key)
    if stored is not None:
        try:
            import _sre  # type: ignore[import-not-found]

            made = marshal.loads(stored)
            return cast("re.Pattern[Any]", _sre.compile(pattern, *made))  # it checks the code
        except Exception:  # a form of another build: compile it anew
            pass
    compiled = re.compile(pattern, flags)
    with contextlib.suppress(Exception):  # the insides of another version
        _made[key] = marshal.dumps(_insides(pattern, flags))
    return compiled


def _insides(pattern: str | bytes, flags: int) -> tuple[Any, ...]:
    """What `re.compile` hands to the engine besides the pattern."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(pattern, flags)
    code = _compiler._code(tree, flags)
    names = tree.state.groupdict
    by_number: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        by_number[number] = name
    final = flags | tree.state.flags
    return int(final), list(map(int, code)), tree.state.groups - 1, dict(names), tuple(by_number)


class _Lazy:
    """Stands in for a compiled expression and becomes as quick as one at the first call."""

    def __init__(self, engine: Any, pattern: str | bytes, flags: int) -> None:
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


def lazy_re_bytes(pattern: bytes, flags: int = 0) -> re.Pattern[bytes]:
    """A standard-library pattern over bytes, compiled at its first use."""
    return cast("re.Pattern[bytes]", _Lazy(compile_re, pattern, int(flags)))


def lazy_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A standard-library pattern, compiled at its first use."""
    return cast("re.Pattern[str]", _Lazy(compile_re, pattern, int(flags)))

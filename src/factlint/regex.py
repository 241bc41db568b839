"""The names of the `regex` package that modules use, without its import.

The package takes as long to import as a small file takes to be checked, and most expressions come
compiled from the cache: then its engine alone is needed. Flags are plain numbers here; functions
keep what they compile as `patterns` does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from factlint.patterns import compile_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from regex import Match, Pattern, error

__all__ = ["IGNORECASE", "MULTILINE", "VERBOSE", "Match", "Pattern", "error", "escape"]

IGNORECASE = 2
MULTILINE = 8
VERBOSE = 64

_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_ESCAPED = {ord(sign): f"\\{sign}" for sign in f"+\\{{)?|[.$^(-#*~&]}}{_SPACES}"}


def __getattr__(name: str) -> Any:
    import regex

    return getattr(regex, name)


@lru_cache(maxsize=500)
def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """As `regex.compile`."""
    return compile_regex(pattern, flags)


def escape(text: str, *, special_only: bool = True) -> str:
    """As `regex.escape`: the expression that matches the text itself."""
    if special_only:
        return text.translate(_ESCAPED)
    return "".join(sign if sign.isascii() and sign.isalnum() else f"\\{sign}" for sign in text)


def search(pattern: str, text: str, flags: int = 0, **place: Any) -> Match[str] | None:
    """As `regex.search`."""
    return compile(pattern, flags).search(text, **place)


def match(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    """As `regex.match`."""
    return compile(pattern, flags).match(text)


def fullmatch(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    """As `regex.fullmatch`."""
    return compile(pattern, flags).fullmatch(text)


def findall(pattern: str, text: str, flags: int = 0) -> list[Any]:
    """As `regex.findall`."""
    found: list[Any] = compile(pattern, flags).findall(text)
    return found


def finditer(pattern: str, text: str, flags: int = 0, **place: Any) -> Iterator[Match[str]]:
    """As `regex.finditer`."""
    found: Iterator[Match[str]] = compile(pattern, flags).finditer(text, **place)
    return found


def split(pattern: str, text: str) -> Any:
    """As `regex.split`."""
    return compile(pattern).split(text)


def sub(pattern: str, by: str, text: str) -> str:
    """As `regex.sub`."""
    return str(compile(pattern).sub(by, text))

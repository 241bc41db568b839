"""Where certain words may stand in bytes, found for many texts in one pass by Hyperscan.

The words are literals between spaces, and the texts are made to fit: whatever is no ASCII letter
or digit becomes a space. Also told is every place where a word may stand inside another, as in
`fooBar` or `4you`. All that is told is to be looked at again: it is too much, never too little.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from factlint.digests import sha256
from factlint.patterns import lazy_re_bytes
from factlint.ruleset.store import cache_folder, keep
from factlint.version import VERSION

_FORMAT = 1
"""Rises with each change in what is told."""

_SPACED = bytes(code if code < 128 and chr(code).isalnum() else ord(" ") for code in range(256))
_ASCII = bytes(range(128))
_INSIDE = (rb"[a-z]{4}[A-Z0-9]", rb"[a-z0-9][A-Z][a-z]{4}", rb"[0-9][a-z]{4}")
# The UTF-8 of the characters that are ASCII letters when case is folded (ß, İ, ı, ŉ, ſ, ǰ, ẖ, ﬁ …),
# and of the dot that an i may bear.
_FOLDING = lazy_re_bytes(
    rb"\xc3\x9f|\xc4[\xb0\xb1]|\xc5[\x89\xbf]|\xc7\xb0|\xe1\xba[\x96-\x9b\x9e]"
    rb"|\xe2\x84\xaa|\xef\xac[\x80-\x86]|\xcc\x87"
)


class Spots:
    """Tells where one of some words may stand."""

    def __init__(self, database: Any) -> None:
        self._database = database
        self._ends: list[int] = []

    def can_tell(self, data: bytes) -> bool:
        """Whether no other than ASCII characters of a text in UTF-8 fold to ASCII letters."""
        return data.isascii() or not _FOLDING.search(data.translate(None, _ASCII))

    def places(self, data: bytes) -> list[int]:
        """Offsets inside the pieces of a text in UTF-8 that may be or hold such a word.

        Each word must stand alone between characters that are in no word, or be a hump of at
        least four letters in an identifier.
        """
        self._ends.clear()
        self._database.scan(b" %b " % data.translate(_SPACED), match_event_handler=self._take)
        # What ends is the space behind a word, or a letter of it; one space was put before all.
        return [end - 3 for end in self._ends]

    def _take(self, number: int, start: int, end: int, flags: int, context: object) -> None:
        self._ends.append(end)


def spots_of(words: Callable[[], Iterable[str]], name: str, *, may_compile: bool) -> Spots | None:
    """What tells where these words may stand, in any case.

    They are asked for only where the database must be made; `name` must be another one for other
    words. None without Hyperscan, and where there is no database in the cache and none may be
    compiled: that takes a second.
    """
    try:
        import hyperscan  # heavy, and only much text is worth it
    except ImportError:
        return None
    database = _kept(file := _file(name, hyperscan), hyperscan)
    if database is None and may_compile:
        database = _compiled(words(), hyperscan)
        keep(file, hyperscan.dumpb(database), "words-*.bin")
    return None if database is None else Spots(database)


def _file(name: str, hyperscan: Any) -> Path:
    parts = (_FORMAT, VERSION, hyperscan.__version__, sys.platform, name)
    key = sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return cache_folder() / f"words-{key}.bin"


def _kept(file: Path, hyperscan: Any) -> Any:
    """The database of an earlier run; it holds a checksum of its own."""
    try:
        database = hyperscan.loadb(file.read_bytes(), hyperscan.HS_MODE_BLOCK)
        database.scratch = hyperscan.Scratch(database)
        database.scan(b"", match_event_handler=_pass)  # refused if made for another processor
    except (OSError, ValueError, hyperscan.error):
        return None
    return database


def _pass(*_: object) -> None:
    pass


def _compiled(words: Iterable[str], hyperscan: Any) -> Any:
    literals = sorted({literal for word in words for literal in _literals(word)})
    flags = [hyperscan.HS_FLAG_CASELESS] * len(literals) + [0] * len(_INSIDE)
    database = hyperscan.Database()
    database.compile(
        expressions=[*literals, *_INSIDE],
        ids=list(range(len(flags))),
        elements=len(flags),
        flags=flags,
    )
    return database


def _literals(word: str) -> Iterable[bytes]:
    """What stands in the text where the word does, in either form of the apostrophe."""
    for apostrophe in "'’":
        spaced = word.replace("'", apostrophe).encode("utf-8", "surrogatepass").translate(_SPACED)
        yield b" %b " % spaced.strip()

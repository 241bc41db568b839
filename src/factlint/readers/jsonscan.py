"""JSON whose values know where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import Any

from factlint.patterns import lazy_re
from factlint.values import dataclass

_SPACE = lazy_re(r"[ \t\n\r]*")
_NUMBER = lazy_re(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_WORDS = {"true": True, "false": False, "null": None, "NaN": None, "Infinity": None}
_DEEPEST = 100


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """A JSON value and its place; that of a text is what stands between its quotation marks.

    `held` is a text, a number as written, a truth value, None, a list of Values or a mapping from
    keys to Values.
    """

    held: Any
    start: int
    end: int

    def get(self, key: str) -> Value | None:
        """The value under a key of an object."""
        return self.held.get(key) if isinstance(self.held, dict) else None

    def items(self) -> Iterator[Value]:
        """The values of an array."""
        if isinstance(self.held, list):
            yield from self.held

    def text(self) -> str:
        """A text as it reads, a number as it is written, else empty."""
        return self.held if isinstance(self.held, str) else ""


def scan(source: str) -> Value:
    """The value that a text is; JSONDecodeError where it is none."""
    scanner = _Scanner(source)
    value, end = scanner.value(scanner.skip(0), 0)
    end = scanner.skip(end)
    if end != len(source):
        raise JSONDecodeError("Extra data", source, end)
    return value


class _Scanner:
    def __init__(self, source: str) -> None:
        self.source = source

    def skip(self, at: int) -> int:
        match = _SPACE.match(self.source, at)
        return at if match is None else match.end()

    def value(self, at: int, depth: int) -> tuple[Value, int]:
        source = self.source
        mark = source[at : at + 1]
        if depth > _DEEPEST:
            raise JSONDecodeError("nested too deeply", source, at)
        if mark == '"':
            return self._text(at)
        if mark == "{":
            return self._object(at, depth)
        if mark == "[":
            return self._array(at, depth)
        match = _NUMBER.match(source, at)
        if match is not None:
            return Value(match[0], at, match.end()), match.end()
        for word, held in _WORDS.items():
            if source.startswith(word, at):
                return Value(held, at, at + len(word)), at + len(word)
        raise JSONDecodeError("Expecting value", source, at)

    def _text(self, at: int) -> tuple[Value, int]:
        held, end = scanstring(self.source, at + 1, True)
        return Value(held, at + 1, end - 1), end

    def _array(self, start: int, depth: int) -> tuple[Value, int]:
        source, held = self.source, []
        at = self.skip(start + 1)
        while not source.startswith("]", at):
            value, at = self.value(at, depth + 1)
            held.append(value)
            at = self._next(at, "]")
        return Value(held, start, at + 1), at + 1

    def _object(self, start: int, depth: int) -> tuple[Value, int]:
        source, held = self.source, {}
        at = self.skip(start + 1)
        while not source.startswith("}", at):
            if not source.startswith('"', at):
                raise JSONDecodeError("Expecting property name", source, at)
            key, at = self._text(at)
            at = self.skip(at)
            if not source.startswith(":", at):
                raise JSONDecodeError("Expecting ':' delimiter", source, at)
            value, at = self.value(self.skip(at + 1), depth + 1)
            held[key.held] = value
            at = self._next(at, "}")
        return Value(held, start, at + 1), at + 1

    def _next(self, at: int, close: str) -> int:
        """Where the next member begins, or where the closing bracket stands."""
        at = self.skip(at)
        if self.source.startswith(",", at):
            at = self.skip(at + 1)
            if not self.source.startswith(close, at):
                return at
        elif self.source.startswith(close, at):
            return at
        raise JSONDecodeError("Expecting ',' delimiter", self.source, at)

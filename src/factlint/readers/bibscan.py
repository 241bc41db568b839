"""The syntax of BibTeX: entries, keys, fields and their values, each with its exact place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from factlint.model.document import Fault
from factlint.patterns import lazy_re
from factlint.values import dataclass, field

Range = tuple[int, int]

_BRACE = lazy_re(r"[{}]")
_START = lazy_re(r"@[ \t]*([A-Za-z]\w*)\s*([{(])")
_LINE_START = lazy_re(r"(?m)^[ \t]*@[ \t]*[A-Za-z]\w*\s*[{(]")
_KEY = lazy_re(r"\s*([^\s,={}\"](?:[^,={}\r\n\"]*[^\s,={}\"])?)?\s*(?=[,})]|$|\s)")
_FIELD = lazy_re(r"([^\s=,{}\"#%()@\\]+)\s*=\s*")
_SPACE = lazy_re(r"\s*")
_JOIN = lazy_re(r"\s*#\s*")
_WORD = lazy_re(r"[^\s,{}()\"#%=@]+")
_QUOTED_MARK = lazy_re(r"[\"{}]")
_SWALLOWED = lazy_re(r"[,}\"]?[ \t]*[\r\n]\s*[A-Za-z][\w-]*\s*=\s*[{\"\d]")
_LEFT_OVER = lazy_re(r"\s*,\s*([A-Za-z][\w-]*)\s*=\s*(?=[{\"\d])")
_SURPLUS = lazy_re(r"\s*,?\s*(\})")
_LINE_END = lazy_re(r"[^\r\n]*")


@dataclass(slots=True)
class RawField:
    """A field: the range of its name and the pieces of its value that `#` joins.

    A piece is the range inside its braces or quotation marks, or of a number or a macro's name,
    and whether it is the latter.
    """

    name: str
    pieces: list[tuple[int, int, bool]]
    end: int


@dataclass(slots=True)
class RawEntry:
    """An entry as it is written."""

    type: str
    start: int
    end: int
    key: Range
    fields: list[RawField] = field(default_factory=list)


class Scanner:
    """Reads a BibTeX text once, from its beginning to its end.

    What is broken becomes a fault, and reading goes on at the next entry that begins a line.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.faults: list[Fault] = []
        self.macros: list[RawField] = []
        self._line_starts = [match.start() for match in _LINE_START.finditer(source)]

    @cached_property
    def _closing(self) -> dict[int, int]:
        """Opening braces that are closed, with the place of the closing one."""
        found: dict[int, int] = {}
        stack: list[int] = []
        for match in _BRACE.finditer(self.source):
            if match[0] == "{":
                stack.append(match.start())
            elif stack:
                found[stack.pop()] = match.start()
        return found

    def entries(self) -> Iterator[RawEntry | RawField]:
        """The entries, and the macros that `@string` defines, in order."""
        at = 0
        while (match := _START.search(self.source, at)) is not None:
            line = max(self.source.rfind("\n", at, match.start()) + 1, at)
            if "%" in self.source[line : match.start()]:
                at = _end_of(_LINE_END.match(self.source, match.end()), match.end())
                continue
            kind, opening = match[1].lower(), match.end() - 1
            if kind in ("comment", "preamble"):
                at = self._after_group(opening)
            elif kind == "string":
                fields, at = self._string(match.start(), opening)
                yield from fields
            else:
                entry = self._entry(kind, match.start(), opening)
                at = entry.end
                yield entry

    def _limit(self, start: int) -> int:
        """Where the next entry begins a line."""
        index = bisect_right(self._line_starts, start)
        return self._line_starts[index] if index < len(self._line_starts) else len(self.source)

    def _after_group(self, opening: int) -> int:
        close = self._closing.get(opening) if self.source[opening] == "{" else None
        if close is None:
            return _end_of(_LINE_END.match(self.source, opening), opening)
        return close + 1

    def _string(self, start: int, opening: int) -> tuple[list[RawField], int]:
        entry = RawEntry("string", start, opening, (opening, opening))
        self._read_fields(entry, opening + 1, self._limit(opening), opening, is_macro=True)
        return entry.fields, entry.end

    def _entry(self, kind: str, start: int, opening: int) -> RawEntry:
        limit = self._limit(opening)
        match = _KEY.match(self.source, opening + 1, limit)
        key = match.span(1) if match is not None and match[1] else (opening + 1, opening + 1)
        entry = RawEntry(kind, start, limit, key)
        at = match.end() if match is not None else opening + 1
        if _FIELD.match(self.source, key[0], limit):
            at, entry.key = key[0], (opening + 1, opening + 1)
        if entry.key[0] == entry.key[1]:
            self._fault(start, opening + 1, "the entry has no key")
        self._read_fields(entry, at, limit, opening)
        self._look_behind(entry)
        return entry

    def _look_behind(self, entry: RawEntry) -> None:
        """Looks for what is left over where a brace closed the entry too early."""
        if self.source[entry.end - 1] not in "})":
            return
        key = self.source[slice(*entry.key)]
        field_name = _LEFT_OVER.match(self.source, entry.end)
        surplus = _SURPLUS.match(self.source, entry.end)
        if field_name is not None:
            reason = f"the entry '{key}' is closed before its field '{field_name[1]}'"
            self._fault(*field_name.span(1), reason)
        elif surplus is not None:
            self._fault(*surplus.span(1), f"a closing brace too many behind the entry '{key}'")

    def _read_fields(
        self, entry: RawEntry, at: int, limit: int, opening: int, *, is_macro: bool = False
    ) -> None:
        """Reads fields up to the closing mark, and sets the end of the entry."""
        source = self.source
        closer = "}" if source[opening] == "{" else ")"
        is_separated = is_macro or entry.key[0] == entry.key[1]
        while True:
            at = _end_of(_SPACE.match(source, at, limit), at)
            if at >= limit:
                self._unclosed(entry)
                entry.end = limit
                return
            char = source[at]
            if char == closer:
                entry.end = at + 1
                return
            if char == ",":
                is_separated, at = True, at + 1
            elif char == "%":
                at = min(_end_of(_LINE_END.match(source, at), at), limit)
            else:
                at = self._field(entry, at, limit, is_separated=is_separated)
                is_separated = False
                if at < 0:
                    entry.end = limit
                    return

    def _field(self, entry: RawEntry, at: int, limit: int, *, is_separated: bool) -> int:
        """Reads one field; returns where it ends, -1 where nothing more can be read."""
        match = _FIELD.match(self.source, at, limit)
        if match is None:
            word = _LINE_END.match(self.source, at, limit)
            shown = word[0].strip()[:30] if word is not None else ""
            self._fault(
                at, at + max(len(shown), 1), f"'{shown}' is no field; expected NAME = {{VALUE}}"
            )
            return -1
        if not is_separated:
            self._fault(*match.span(1), f"a comma is missing before the field '{match[1]}'")
        found = RawField(match[1].lower(), [], match.end())
        at = self._value(found, match.end(), limit)
        if at < 0:
            self._unclosed(entry, match[1])
            return -1
        entry.fields.append(found)
        return at

    def _value(self, found: RawField, at: int, limit: int) -> int:
        while True:
            end = self._piece(found, at, limit)
            if end < 0:
                return -1
            found.end = end
            join = _JOIN.match(self.source, end, limit)
            if join is None:
                return end
            at = join.end()

    def _piece(self, found: RawField, at: int, limit: int) -> int:
        char = self.source[at : at + 1] if at < limit else ""
        if char == "{":
            close = self._closing.get(at, limit)
            if close >= limit:
                return -1
            found.pieces.append((at + 1, close, False))
            return close + 1
        if char == '"':
            close = self._quote_end(at + 1, limit)
            if close < 0:
                return -1
            found.pieces.append((at + 1, close, False))
            return close + 1
        word = _WORD.match(self.source, at, limit)
        if word is None:  # a field without a value
            return at
        found.pieces.append((word.start(), word.end(), True))
        return word.end()

    def _quote_end(self, at: int, limit: int) -> int:
        while (match := _QUOTED_MARK.search(self.source, at, limit)) is not None:
            if match[0] == '"':
                return match.start()
            if match[0] == "}":
                return -1
            at = self._closing.get(match.start(), limit) + 1
        return -1

    def _unclosed(self, entry: RawEntry, name: str = "") -> None:
        """Says that an entry has no end, and at which field a brace may be missing."""
        last = entry.fields[-1] if entry.fields else None
        if not name and last is not None and last.pieces:
            low, high = last.pieces[0][0], last.pieces[-1][1]
            if _SWALLOWED.search(self.source, low, high):
                entry.fields.pop()  # it holds the fields that follow it
                name = last.name
        key = self.source[slice(*entry.key)]
        what = f"the entry '{key}' is not closed" if key else f"@{entry.type} is not closed"
        if name:
            what += f"; look at its field '{name}'"
        self._fault(entry.start, max(entry.key[1], entry.start + 1), what)

    def _fault(self, start: int, end: int, reason: str) -> None:
        self.faults.append(Fault(start, end, reason))


def _end_of(match: re.Match[str] | None, otherwise: int) -> int:
    return match.end() if match is not None else otherwise

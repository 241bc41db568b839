"""The arguments that stand behind a command of LaTeX."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factlint.patterns import lazy_re

_GAP = lazy_re(r"(?:[ \t]+|%[^\r\n]*(?:\r\n|\n|\r)|(?:\r\n|\n|\r)(?![ \t]*[\r\n]))*")
_BRACKET = lazy_re(r"[\[\]{}]|\\.", 16)  # re.DOTALL
_KEY = lazy_re(r"%[^\r\n]*|,|[^,%]+")
_PREFIX = lazy_re(r"\*?(?:\[[^\[\]]*\]){1,2}|\*(?=[^\s*])")
_LONGEST = 2_500
_MOST = 60

Group = tuple[int, int]


class Arguments:
    """Finds groups in braces and optional arguments in brackets, by the place they begin at."""

    def __init__(self, source: str, closing: Mapping[int, int]) -> None:
        self.source = source
        self.closing = closing

    def gap(self, at: int) -> int:
        """Where what follows begins, white space and comments passed over, but no blank line."""
        match = _GAP.match(self.source, at)
        return match.end() if match is not None else at

    def group(self, at: int) -> Group | None:
        """The braces of the group that comes next."""
        at = self.gap(at)
        close = self.closing.get(at)
        return None if close is None else (at, close)

    def optional(self, at: int) -> Group | None:
        """The brackets of the optional argument that comes next."""
        at = self.gap(at)
        if not self.source.startswith("[", at):
            return None
        start, depth = at, 0
        for _ in range(_MOST):
            match = _BRACKET.search(self.source, at, start + _LONGEST)
            if match is None:
                return None
            at = match.end()
            if match[0] == "{":
                at = self.closing.get(match.start(), -1) + 1
                if at <= 0:
                    return None
            elif match[0] == "}":
                return None
            elif match[0] in "[]":
                depth += 1 if match[0] == "[" else -1
                if depth == 0:
                    return start, at - 1
        return None

    def behind_optionals(self, at: int) -> int:
        """Where what follows a star and optional arguments begins."""
        if self.source.startswith("*", at):
            at += 1
        while (found := self.optional(at)) is not None:
            at = found[1] + 1
        return at

    def behind(self, at: int, count: int) -> int:
        """Where `count` arguments end, with the optional ones before each of them."""
        at = self.behind_optionals(at)
        for _ in range(count):
            found = self.group(at)
            if found is None:
                return at
            at = self.behind_optionals(found[1] + 1)
        return at

    def keys(self, group: Group) -> Iterator[Group]:
        """The places of the keys in a group, which commas divide; comments are none.

        What REVTeX lets stand before a key (`*`, texts in brackets) is passed over.
        """
        first, last = -1, -1
        at = group[0] + 1
        while (match := _KEY.match(self.source, at, group[1])) is not None:
            at = match.end()
            piece = match[0]
            if piece == ",":
                if first >= 0:
                    yield first, last
                first = -1
            elif piece[0] != "%" and not piece.isspace():
                low = match.start() + len(piece) - len(piece.lstrip())
                prefix = _PREFIX.match(self.source, low, group[1]) if first < 0 else None
                if prefix is not None:
                    at = prefix.end()
                    continue
                first = low if first < 0 else first
                last = match.start() + len(piece.rstrip())
        if first >= 0:
            yield first, last

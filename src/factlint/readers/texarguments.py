"""The arguments that stand behind a command of LaTeX."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factlint.patterns import lazy_re

_GAP = lazy_re(r"(?:[ \t]+|%[^\r\n]*(?:\r\n|\n|\r)|(?:\r\n|\n|\r)(?![ \t]*[\r\n]))*")
_OPTIONAL = lazy_re(
    r"\[(?:[^\[\]{}\\]|\\.|\{(?:[^{}]|\{[^{}]*\})*\}|\[[^\[\]]*\])*+\]",
    16,  # re.DOTALL
)
_KEY = lazy_re(r"%[^\r\n]*|,|[^,%]+")
_LONGEST = 600

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
        match = _OPTIONAL.match(self.source, at, at + _LONGEST)
        return None if match is None else (at, match.end() - 1)

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
        """The places of the keys in a group, which commas divide; comments are none."""
        first, last = -1, -1
        for match in _KEY.finditer(self.source, group[0] + 1, group[1]):
            piece = match[0]
            if piece == ",":
                if first >= 0:
                    yield first, last
                first = -1
            elif piece[0] != "%" and not piece.isspace():
                low = match.start() + len(piece) - len(piece.lstrip())
                first = low if first < 0 else first
                last = match.start() + len(piece.rstrip())
        if first >= 0:
            yield first, last

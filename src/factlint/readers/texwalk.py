"""Walks through a LaTeX source once and writes what a reader would see of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from factlint.model.document import PartKind
from factlint.patterns import lazy_re
from factlint.readers import texwords
from factlint.readers.draft import Draft
from factlint.readers.texarguments import Arguments
from factlint.readers.texcite import Citing
from factlint.readers.texcommands import Commands
from factlint.readers.texenvironments import Environments
from factlint.readers.texflow import Flow
from factlint.readers.texmacros import DEFINING, Macros
from factlint.readers.texmaths import Maths
from factlint.readers.texscan import Scan, Sort, Stretch
from factlint.readers.texsigns import ACCENT, accented, sign

_TOKEN = r"""
      (?P<text> (?: [^\\{}$%~&`'\s@-]+ | [ \n-] (?= [^\\{}$%~&`'\s@-] ) | (?<=\w)'(?=\w) )+ )
    | (?P<space> \s+ )
    | \\ (?P<name> [A-Za-z]+ (?: @ [A-Za-z@]+ )? )
    | \\ (?P<control> . )
    | (?P<open> \{ )
    | (?P<close> \} )
    | (?P<comment> % [^\r\n]* (?: (?:\r\n|\n|\r) [ \t]* )? )
    | (?P<math> \$\$? )
    | (?P<tie> ~ )
    | (?P<cell> & )
    | (?P<mark> --- | -- | `` | '' | ` | ' )
    | (?P<other> . )
    """
_TOKENS: dict[str, re.Pattern[str]] = {}
_MARKS = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "'": "’"}
_ACCENT = lazy_re(ACCENT, re.VERBOSE)
_BREAK = lazy_re(r"\*?(?:\[[^\[\]\r\n]{0,20}\])?")
_GERMAN = lazy_re(
    r"""
      \\usepackage \s* \[ [^\]]* (?:german|austrian) \s* \] \s* \{babel\}
    | \\usepackage \s* (?: \[ [^\]]* \] )? \{ n?german \}
    | [a-z]"[aous][a-z][^"]{0,40}[a-z]"[aous][a-z]
    """,
    re.VERBOSE,
)
_SHORTHANDS = dict(zip("aouAOUszSZ", "äöüÄÖÜßßẞẞ", strict=True)) | {
    "=": "-", "~": "-", "-": "", '"': "", "|": "", "`": "„", "'": "“", "<": "«", ">": "»",
}  # fmt: skip
_CITING = lazy_re(r"\\([A-Za-z]*[cC]it[A-Za-z]*\*?)(?=\s*[\[{])")
_BLANK_LINE = lazy_re(r"\n[ \t]*\r?\n|\r[ \t]*\r")

Close = Callable[[int], None]


def _token(special: str) -> re.Pattern[str]:
    """The pattern of all tokens; the special characters stand alone."""
    if special not in _TOKENS:
        pattern = _TOKEN.replace("@-]", f"{re.escape(special)}-]")
        _TOKENS[special] = re.compile(pattern, re.VERBOSE | re.DOTALL)
    return _TOKENS[special]


class Walker:
    """Writes the text of a source into a draft.

    `ends` holds what is to be done at a closing brace, by its place; `skips` where a group that
    is not read ends; `further` the further arguments of commands that nobody knows. `groups` are
    the closing braces of the groups that are open.
    """

    def __init__(self, source: str, draft: Draft) -> None:
        self.source = source
        self.scan = Scan(source)
        self.flow = Flow(draft)
        self.arguments = Arguments(source, self.scan.closing)
        self.macros = Macros(source, self.scan.closing)
        self.citing = Citing(self.flow, self.arguments)
        self.maths = Maths(self.flow, source)
        self.environments = Environments(self)
        self.commands = Commands(self)
        self.ends: dict[int, list[Close]] = {}
        self.skips: dict[int, int] = {}
        self.groups: list[int] = []
        self.further: set[int] = set()
        self.notes = 0
        self._is_german = _GERMAN.search(source) is not None
        self.is_byline = False
        if self.scan.begin >= 0:
            self.flow.muted = 1

    def walk(self) -> None:
        """Reads from the beginning to the end of the document."""
        at, end = 0, self.scan.end
        handlers: dict[str, Callable[[re.Match[str]], int]] = {
            "text": self._text, "space": self._space, "name": self._name,
            "control": self._control, "open": self._open, "close": self._close,
            "comment": self._comment, "math": self._math, "tie": self._tie, "cell": self._cell,
            "mark": self._mark, "other": self._other,
        }  # fmt: skip
        token = _token(self.scan.short + '"' * self._is_german)
        while at < end:
            match = token.match(self.source, at, end)
            if match is None:
                break
            at = handlers[match.lastgroup or "other"](match)
        self.flow.end_block()
        self.citing.end_item()

    # --- text

    def _text(self, match: re.Match[str]) -> int:
        start, end = match.span()
        if self.source[start] in " \n":
            self.flow.space(start, start + 1)
            start += 1
        self.flow.take(start, end)
        return end

    def _other(self, match: re.Match[str]) -> int:
        start = match.start()
        stretch = self.scan.stretches.get(start)
        if stretch is not None:
            return self._stretch(stretch)
        if match[0] == '"' and self._is_german and not self.maths.is_open:
            return self._shorthand(start)
        return self._text(match)

    def _shorthand(self, start: int) -> int:
        """What babel makes of a quotation mark and the character behind it."""
        following = self.source[start + 1 : start + 2]
        shown = _SHORTHANDS.get(following)
        if shown is None:
            self.flow.take(start, start + 1)
            return start + 1
        self.flow.put(shown, start, start + 2)
        return start + 2

    def _space(self, match: re.Match[str]) -> int:
        if match[0].count("\n") + match[0].count("\r") > 1 and _BLANK_LINE.search(match[0]):
            self.paragraph(match.start(), match.end())
        else:
            self.flow.space(*match.span())
        return match.end()

    def paragraph(self, start: int, end: int) -> None:
        """Ends a paragraph, where it is not that of a note within another one."""
        if self.notes or self.maths.is_open:
            self.flow.space(start, end)
        else:
            self.flow.end_block()

    def _tie(self, match: re.Match[str]) -> int:
        self.flow.space(*match.span())
        return match.end()

    def _mark(self, match: re.Match[str]) -> int:
        if self.maths.is_open:
            self.flow.take(*match.span())
        else:
            self.flow.put(_MARKS[match[0]], *match.span())
        return match.end()

    def _cell(self, match: re.Match[str]) -> int:
        if self.flow.kind is PartKind.TABLE and not self.maths.is_open:
            self.flow.cut("\t")
        else:
            self.flow.space(*match.span())
        return match.end()

    def _comment(self, match: re.Match[str]) -> int:
        end = match.end()
        if self.source[end : end + 1] in ("\n", "\r") and match[0][-1:].isspace():
            self.paragraph(match.start(), end)
        return end

    def _open(self, match: re.Match[str]) -> int:
        at = match.start()
        if at in self.skips:
            return self.skips[at]
        close = self.scan.closing.get(at)
        if close is None:
            return match.end()
        self.groups.append(close)
        if self.maths.is_open:
            self.flow.space(at, at)
        elif at in self.further and self.flow.is_open and close > at + 1:
            self.flow.put(",", at, at + 1)
            self.flow.space(at + 1, at + 1)
        return match.end()

    def _close(self, match: re.Match[str]) -> int:
        at = match.start()
        while self.groups and self.groups[-1] <= at:
            self.groups.pop()
        for action in reversed(self.ends.pop(at, ())):
            action(at)
        return match.end()

    def code_until(self, close: int, start: int) -> None:
        """Marks what stands from here to the closing brace as code."""
        if self.flow.muted or self.maths.is_open:
            return
        first = self.flow.opened(start)

        def mark(_: int) -> None:
            if self.flow.length > first and not self.flow.muted:
                self.flow.draft.mark(PartKind.CODE, first)

        self.ends.setdefault(close, []).append(mark)

    def _math(self, match: re.Match[str]) -> int:
        return self.maths.dollar(match.start(), match[0])

    # --- commands

    def _control(self, match: re.Match[str]) -> int:
        start, end = match.span()
        char = match["control"]
        if char in "([":
            return self.maths.bracket(start, char)
        if char in ")]":
            return self.maths.close_at(start, end)
        if char == "\\":
            return self._line_end(start, end)
        accent = None if self.maths.is_open else _ACCENT.match(self.source, start)
        if accent is not None:
            self.flow.put(accented(accent), start, accent.end())
            return accent.end()
        shown = sign(char)
        if char in " \n\t\r~" or (shown is not None and shown.isspace()):
            self.flow.space(start, end)
        else:
            self.flow.put(char if shown is None else shown, start, end)
        return end

    def _line_end(self, start: int, end: int) -> int:
        match = _BREAK.match(self.source, end)
        stop = match.end() if match is not None else end
        if self.is_byline:
            self.flow.muted = 1  # what follows is where the author works
        elif self.flow.kind is PartKind.TABLE and not self.maths.is_open:
            self.flow.cut("\n")
        else:
            self.flow.space(start, stop)
        return stop

    def _name(self, match: re.Match[str]) -> int:
        start, end = match.span()
        stretch = self.scan.stretches.get(start)
        if stretch is not None:
            return self._stretch(stretch)
        name = self.macros.resolved(match["name"])
        if name in ("begin", "end"):
            return self.environments.read(name, start, end)
        if name in DEFINING:
            stop = self.macros.define(name, end)
            self.cite_within(*self.macros.body, only=True)
            return stop
        if len(name) == 1 and not self.maths.is_open:
            accent = _ACCENT.match(self.source, start)
            if accent is not None:
                self.flow.put(accented(accent), start, accent.end())
                return accent.end()
        macro = self.macros.known.get(match["name"])
        if macro is not None and (macro.cites or not texwords.stands(name)):
            return self.commands.fill_in(macro, start, end)
        return self.commands.run(name, start, end)

    def _stretch(self, stretch: Stretch) -> int:
        if stretch.sort is Sort.INLINE:
            self.flow.code(stretch.low, stretch.high)
        elif stretch.sort is Sort.CODE:
            self.environments.code(stretch)
        return stretch.end

    def behind_optionals(self, at: int) -> int:
        """Where what follows optional arguments begins; what they cite counts."""
        end = self.arguments.behind_optionals(at)
        self.cite_within(at, end)
        return end

    def cite_within(self, start: int, end: int, *, only: bool = False) -> None:
        """Keeps the citations in a stretch that is not read otherwise."""
        if self.source.find("cit", start, end) < 0 and self.source.find("Cit", start, end) < 0:
            return
        for match in _CITING.finditer(self.source, start, end):
            if match.start() >= start and texwords.cites(match[1]):
                start = self.citing.cite(match[1], match.start(), match.end(), only=only)

"""What must be known of a LaTeX source before it is read: braces, comments, verbatim text."""

from __future__ import annotations

import re
from enum import StrEnum

from factlint.patterns import lazy_re
from factlint.values import dataclass

VERBATIM = frozenset(
    "verbatim verbatim* Verbatim Verbatim* BVerbatim LVerbatim SaveVerbatim lstlisting minted"
    " alltt semiverbatim code verbatimtab pyverbatim pycode sagesilent sageblock tcblisting"
    " ltxexample LTXexample listing* boxedverbatim SourceCode shell Sinput Soutput lisp"
    " VerbatimOut luacode luacode* asy gnuplot filecontents filecontents* dot2tex Highlighting"
    " spverbatim verbatimwrite sverb sessionverb".split()
)
_HIDDEN = frozenset("comment CCSXML rmcomment".split())

_MARK = r"""
      \\begin [ \t]* \{ (?P<begin> [A-Za-z]+\*? ) \}
    | \\end [ \t]* \{ (?P<end> document ) \}
    | \\ (?P<plain> begintt ) (?![A-Za-z])
    | \\ (?P<verb> verb\*? | Verb\*? | lstinline | mintinline | mint | spverb ) (?![A-Za-z])
    | \\ (?P<url> url | href | nolinkurl | path ) [ \t]* (?= [{|!] )
    | \\ (?P<if> iffalse (?![A-Za-z@]) | if [ \t]* 0 (?=\s) )
    | \\ .
    | (?P<comment> % [^\r\n]* )
    | (?P<brace> [{}] )
    """
_MARKS: dict[str, re.Pattern[str]] = {}
_SHORT = lazy_re(
    r"\\(?:MakeShortVerb|MakeSpecialShortVerb|lstMakeShortInline|DefineShortVerb)\*?"
    r"\s*(?:\[[^\]]*\])?\s*\{?\\([|\"!+/@^])\}?"
)
_CONDITION = lazy_re(
    r"""
      \\ (?P<fi> fi ) (?![A-Za-z@])
    | \\ (?P<else> else ) (?![A-Za-z@])
    | \\ if (?! f (?![A-Za-z@]) | thenelse | str | def | bool | toggle | blank | empty
            | num (?:comp|equal|greater|less|odd) | dim (?:comp|equal|greater|less)
            | inlist | lengthoption ) [A-Za-z@]*
    | % [^\r\n]*
    """,
    re.VERBOSE,
)
_OPTIONS = lazy_re(r"(?:\[[^\]\r\n]{0,300}\])?")
_LANGUAGE = lazy_re(r"\{[^{}\r\n]{0,60}\}")
_BLANK_LINE = lazy_re(r"\n[ \t]*\r?\n")
_LONGEST_WORD = 2_000
_LONGEST_WRAPPED = 200


def _mark(short: str) -> re.Pattern[str]:
    """The pattern of all marks, those characters that open verbatim text among them."""
    if short not in _MARKS:
        extra = f" | (?P<short> [{re.escape(short)}] )" if short else ""
        _MARKS[short] = re.compile(_MARK + extra, re.VERBOSE | re.DOTALL)
    return _MARKS[short]


class Sort(StrEnum):
    """What a stretch that is not read as LaTeX is."""

    CODE = "code"
    INLINE = "inline"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch from `start` to `end` whose text is `low` to `high`, both in the source."""

    sort: Sort
    end: int
    low: int
    high: int
    name: str = ""


class Scan:
    """Finds in one pass which braces belong together and what is not read as LaTeX.

    `closing` maps each opening brace to its closing one, `stretches` the start of a stretch to
    itself; `comments` holds the ranges of comments, `end` is where the document ends and `begin`
    where it begins, behind its preamble.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.closing: dict[int, int] = {}
        self.stretches: dict[int, Stretch] = {}
        self.comments: list[tuple[int, int]] = []
        self.begin = -1
        self.end = len(source)
        self._depth = 0
        self._absent: set[str] = set()
        self._stack: list[int] = []
        self.short = "".join(sorted({match[1] for match in _SHORT.finditer(source)}))
        mark = _mark(self.short)
        at = 0
        while (match := mark.search(source, at)) is not None:
            at = self._next(match)
            if match["end"] is not None and self.begin >= 0:
                self._depth -= 1
                if self._depth <= 0:
                    self.end = match.start()
                    break

    def _next(self, match: re.Match[str]) -> int:
        start, end = match.span()
        group = match.lastgroup
        if group == "brace":
            if match[0] == "{":
                self._stack.append(start)
            elif self._stack:
                self.closing[self._stack.pop()] = start
        elif group == "comment":
            self.comments.append((start, end))
        elif group == "begin":
            return self._environment(match["begin"], start, end)
        elif group == "plain":
            stop = self._find("\\endtt", end)
            if stop >= 0:
                self._keep(start, Stretch(Sort.CODE, stop + 6, end, stop))
                return stop + 6
        elif group == "verb":
            return self._verb(start, end)
        elif group == "short" and self.begin >= 0:
            return self._short_verb(start, end)
        elif group == "url":
            return self._url(end)
        elif group == "if":
            stop = self._condition(end)
            if stop > end:
                self._keep(start, Stretch(Sort.NOTHING, stop, end, end))
                return stop
        return end

    def _environment(self, name: str, start: int, end: int) -> int:
        if name == "document":
            self._depth += 1  # one inside another is shown as an example
            if self.begin < 0:
                self.begin = end
            return end
        if name not in VERBATIM and name not in _HIDDEN:
            return end
        stop = self._find(f"\\end{{{name}}}", end)
        if stop < 0:
            return end
        close = stop + len(name) + 6
        sort = Sort.NOTHING if name in _HIDDEN else Sort.CODE
        self._keep(start, Stretch(sort, close, end, stop, name))
        return close

    def _verb(self, start: int, end: int) -> int:
        """`\\verb|…|`, `\\lstinline[…]|…|`, `\\mintinline{…}|…|`."""
        source = self.source
        at = _OPTIONS.match(source, end).end()  # type: ignore[union-attr]
        if source.startswith("mint", start + 1):
            language = _LANGUAGE.match(source, at)
            at = language.end() if language is not None else at
        mark = source[at : at + 1]
        if not mark or mark.isspace() or mark.isalnum():
            return end
        closer = "}" if mark == "{" else mark
        line = source.find("\n", at)
        limit = min(line if line >= 0 else len(source), at + _LONGEST_WORD)
        stop = source.find(closer, at + 1, limit)
        if stop < 0:  # some packages let it run over a line end
            stop = source.find(closer, at + 1, at + _LONGEST_WRAPPED)
            if stop < 0 or _BLANK_LINE.search(source, at, stop):
                return end
        self._keep(start, Stretch(Sort.INLINE, stop + 1, at + 1, stop))
        return stop + 1

    def _short_verb(self, start: int, end: int) -> int:
        line = self.source.find("\n", end)
        stop = self.source.find(self.source[start], end, line if line >= 0 else len(self.source))
        if stop < 0:
            return end
        self._keep(start, Stretch(Sort.INLINE, stop + 1, end, stop))
        return stop + 1

    def _url(self, end: int) -> int:
        """The braces around an address, in which `%` begins no comment."""
        stop = self.source.find("}", end, end + _LONGEST_WORD) if self.source[end] == "{" else -1
        if stop < 0 or "\n\n" in self.source[end:stop] or "{" in self.source[end + 1 : stop]:
            return end
        self.closing[end] = stop
        return stop + 1

    def _condition(self, at: int) -> int:
        """Where what is never set ends: behind the `\\fi` or `\\else` of its own level."""
        if "\\fi" in self._absent:
            return at
        depth = 0
        for match in _CONDITION.finditer(self.source, at):
            if match["fi"] is not None:
                if not depth:
                    return match.end()
                depth -= 1
            elif match["else"] is not None:
                if not depth:
                    return match.end()
            elif match[0][0] == "\\":
                depth += 1
        self._absent.add("\\fi")
        return at

    def _find(self, mark: str, at: int) -> int:
        """Where a mark stands; one that was not found once is not looked for again."""
        if mark in self._absent:
            return -1
        found = self.source.find(mark, at)
        if found < 0:
            self._absent.add(mark)
        return found

    def _keep(self, start: int, stretch: Stretch) -> None:
        self.stretches[start] = stretch

"""Macros that a LaTeX document defines, as far as they change what is read."""

from __future__ import annotations

from collections.abc import Mapping

from factlint.patterns import lazy_re
from factlint.readers import texwords
from factlint.readers.texsigns import plain, sign
from factlint.values import dataclass, field

DEFINING = frozenset(
    "newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd renewrobustcmd"
    " NewDocumentCommand RenewDocumentCommand ProvideDocumentCommand DeclareDocumentCommand def"
    " gdef edef xdef let newcommandx".split()
)

_NAME = lazy_re(r"\*?\s*(?:\{\s*)?\\([A-Za-z@]+|[^A-Za-z])\s*\}?\s*")
_COUNT = lazy_re(r"\[\s*(\d)\s*\]\s*")
_OPTIONAL = lazy_re(r"\[[^\[\]]{0,200}\]\s*")
_PARAMETERS = lazy_re(r"[^{}\\]{0,80}(?=\{)")
_SPECIFICATION = lazy_re(r"\{([^{}]{0,80})\}\s*")
_LET = lazy_re(r"\s*=?\s*\\([A-Za-z@]+)")
_CITES = lazy_re(r"\\([A-Za-z]+\*?)\s*(?:\[[^\[\]]*\]\s*){0,2}\{\s*#(\d)\s*\}")
_CODE = lazy_re(r"\\(?:texttt|tt|ttfamily|mathtt|lstinline|code|verb)(?![A-Za-z])")
_COMMANDS = lazy_re(r"\\([A-Za-z@]+)")
_TEXTUAL = frozenset(
    "emph textit textbf texttt textsc textsf textrm textup textmd textsl em it bf tt sc sf rm"
    " xspace mbox text bfseries itshape ttfamily sffamily scshape ensuremath protect small".split()
)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Macro:
    """What a macro makes of its arguments.

    `count` is how many it takes, the first of them optional where `is_first_optional`. `cites` is
    the number of the argument that holds keys, 0 where none does; `shown` are the arguments that
    its text contains, as code where `is_code`. `text` is what one without arguments reads as, None
    where that is not known.
    """

    count: int = 0
    is_first_optional: bool = False
    cites: int = 0
    is_listing: bool = False
    shown: frozenset[int] = frozenset()
    text: str | None = None
    is_code: bool = False


@dataclass(slots=True)
class Macros:
    """The macros of a document, by name, as they are met."""

    source: str
    closing: Mapping[int, int]
    known: dict[str, Macro] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    body: tuple[int, int] = (0, 0)

    def define(self, command: str, at: int) -> int:
        """Reads the definition whose command ends at `at`; returns where it ends.

        `body` is then the range of what the macro stands for, empty where that is not known.
        """
        self.body = (at, at)
        match = _NAME.match(self.source, at)
        if match is None:
            return at
        name, at = match[1], match.end()
        if command == "let":
            let = _LET.match(self.source, at)
            if let is None:
                return at
            self.same[name] = let[1]
            if let[1] in self.known:
                self.known[name] = self.known[let[1]]
            return let.end()
        count, is_optional, at = self._arguments(command, at)
        close = self.closing.get(at, -1)
        if close < 0:
            return at
        self.body = (at + 1, close)
        body = self.source[at + 1 : close]
        self.known[name] = self._macro(body, count, is_optional=is_optional)
        return close + 1

    def _arguments(self, command: str, at: int) -> tuple[int, bool, int]:
        source = self.source
        if command.endswith("def"):
            match = _PARAMETERS.match(source, at)
            return (match[0].count("#"), False, match.end()) if match else (0, False, at)
        if command.endswith("DocumentCommand"):
            match = _SPECIFICATION.match(source, at)
            if match is None:
                return 0, False, at
            letters = [letter for letter in match[1] if letter in "mosOdD"]
            return len(letters), letters[:1] in (["o"], ["O"]), match.end()
        counted = _COUNT.match(source, at)
        if counted is None:
            return 0, False, at
        default = _OPTIONAL.match(source, counted.end())
        end = default.end() if default is not None else counted.end()
        return int(counted[1]), default is not None, end

    def _macro(self, body: str, count: int, *, is_optional: bool) -> Macro:
        cite = next(
            (match for match in _CITES.finditer(body) if texwords.cites(self.resolved(match[1]))),
            None,
        )
        inner = None
        if cite is None:
            inner = next(
                (self.known[match[1]] for match in _CITES.finditer(body) if match[1] in self.known),
                None,
            )
        shown = frozenset(number for number in range(1, count + 1) if f"#{number}" in body)
        if cite is not None:
            return Macro(count, is_optional, int(cite[2]), texwords.lists(cite[1]), shown)
        if inner is not None and inner.cites:
            return Macro(count, is_optional, inner.cites, inner.is_listing, shown)
        text = None if count else self._text(body)
        is_code = _CODE.search(body) is not None
        return Macro(count, is_optional, shown=shown, text=text, is_code=is_code)

    def resolved(self, name: str) -> str:
        """The command that a name was let to be."""
        return self.same.get(name, name)

    def _text(self, body: str) -> str | None:
        """How a short body without arguments reads; None where it is more than words."""
        if len(body) > _LONGEST or "#" in body or "\\begin" in body:
            return None
        for match in _COMMANDS.finditer(body):
            name = match[1]
            known = self.known.get(name)
            if name in _TEXTUAL or sign(name) is not None:
                continue
            if known is None or known.text is None:
                return None
            body = body.replace(match[0], known.text)
        body = body.replace("\\ ", " ").replace("~", " ")
        shown = plain(body)
        lead, trail = " " * body[:1].isspace(), " " * body[-1:].isspace()
        return f"{lead}{shown}{trail}" if shown else ""

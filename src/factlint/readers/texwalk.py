"""Walks through a LaTeX source once and writes what a reader would see of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from factlint.model.document import PartKind
from factlint.model.link import LinkSort
from factlint.patterns import lazy_re
from factlint.readers import texwords
from factlint.readers.draft import Draft
from factlint.readers.texarguments import Arguments
from factlint.readers.texcite import Citing
from factlint.readers.texenvironments import Environments
from factlint.readers.texflow import Flow
from factlint.readers.texmacros import DEFINING, Macro, Macros
from factlint.readers.texmaths import Maths
from factlint.readers.texscan import Scan, Sort, Stretch
from factlint.readers.texsigns import ACCENT, accented, sign, verbatim

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
_LENGTH = lazy_re(
    r"\s*=?\s*-?(?:\d+\.?\d*|\.\d+)\s*(?:true\s*)?"
    r"(?:pt|em|ex|cm|mm|in|bp|pc|dd|cc|sp|mu|fil+|\\[a-z]+)(?![a-z])"
    r"(?:\s*(?:plus|minus)\s*-?[\d.]+\s*(?:pt|em|ex|cm|mm|in|fil+))*"
)
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
_SHORT = 300
_CITING = lazy_re(r"\\([A-Za-z]*[cC]it[A-Za-z]*\*?)(?=\s*[\[{])")
_KEYED = lazy_re(r"\s*[A-Za-z][\w ./:-]{0,30}=")
_SENTENCE = lazy_re(r"[.!?:;]['’”)}]*(?:\s|$)")
_IS_WORD = lazy_re(r"\{\}|\\ |~|[,.;:)'-]|[ \t]+[a-z(]")
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
    is not read ends.
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
        self.ends: dict[int, list[Close]] = {}
        self.skips: dict[int, int] = {}
        self._groups: list[int] = []
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
            return self._stretch(start, stretch)
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
        self._groups.append(close)
        if self.source[at - 1 : at] == "}" and close > at + 1 and self.flow.is_open:
            # Two arguments of a command that nobody knows: not one word, nor one sentence.
            if self.maths.is_open:
                self.flow.space(at, at)
            else:
                self.flow.put(",", at, at + 1)
                self.flow.space(at + 1, at + 1)
        return match.end()

    def _close(self, match: re.Match[str]) -> int:
        at = match.start()
        while self._groups and self._groups[-1] <= at:
            self._groups.pop()
        for action in reversed(self.ends.pop(at, ())):
            action(at)
        return match.end()

    def _code_until(self, close: int, start: int) -> None:
        """Marks what stands from here to the closing brace as code."""
        if self.flow.muted or self.maths.is_open:
            return
        first = self.flow.opened(start)

        def mark(_: int) -> None:
            if self.flow.length > first and not self.flow.muted:
                self.flow.draft.mark(PartKind.CODE, first)

        self.ends.setdefault(close, []).append(mark)

    def _codes(self, name: str, start: int, end: int) -> int:
        group = self.arguments.group(self.arguments.behind_optionals(end))
        if group is None:
            return end
        self._code_until(group[1], start)
        self._groups.append(group[1])
        return group[0] + 1

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
            return self._stretch(start, stretch)
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
        if macro is not None and match["name"] not in texwords.SECTIONS:
            return self._macro(macro, start, end)
        return self._command(name, start, end)

    def _command(self, name: str, start: int, end: int) -> int:
        if texwords.cites(name) and name not in texwords.DROPPED:
            stop = self.citing.cite(name, start, end)
            if stop > end:
                return stop
        for table, action in self._tables:
            if name in table:
                return action(self, name, start, end)
        if self.maths.is_open:
            return self.maths.command(name, start, end)
        shown = sign(name)
        if shown is not None:
            return self._sign(shown, start, end)
        return self._unknown(start, end)

    def _sign(self, shown: str, start: int, end: int) -> int:
        at = end
        while self.source[at : at + 1] in (" ", "\t"):
            at += 1
        if self.source.startswith("{}", at):
            at += 2
        elif at > end and self.source[at : at + 1] in ("\n", "\r", ""):
            at = end
        if shown.isspace():
            self.flow.space(start, at)
        else:
            self.flow.put(shown, start, at)
        return at

    def _unknown(self, start: int, end: int) -> int:
        """A command that nobody knows: its arguments are text; alone it may stand for a word."""
        length = _LENGTH.match(self.source, end)
        if length is not None:
            return length.end()
        at = self.behind_optionals(end)
        group = self.arguments.group(at)
        if group is not None:
            self._take_or_leave(start, group)
        if at > end or group is not None:
            return at
        before = self.source[start - 1 : start]
        is_inside = self.flow.is_open and not self.flow.muted and before not in "\n\r"
        if is_inside and _IS_WORD.match(self.source, end):
            self.flow.code(start + 1, end)
        return end

    def _take_or_leave(self, start: int, group: tuple[int, int]) -> None:
        """The arguments of a command that nobody knows are text, unless they do not look it."""
        inner = self.source[group[0] + 1 : group[1]]
        if self.flow.muted or self.maths.is_open:
            return
        if _KEYED.match(inner):
            self.environments.mute_until(group[1])
        elif self.flow.is_open and self.source[start - 1 : start].isalpha():
            self._code_until(group[1], group[0])
        elif not self.flow.is_open:
            last = group
            while (following := self.arguments.group(last[1] + 1)) is not None:
                last = following
            whole = self.source[group[0] : last[1]]
            rest = self.source[last[1] + 1 : last[1] + 2]
            is_alone = rest in ("", "\n", "\r", "%") and len(whole) < _SHORT
            if is_alone and _SENTENCE.search(whole) is None:
                self.environments.mute_until(last[1])

    def _macro(self, macro: Macro, start: int, end: int) -> int:
        if macro.cites:
            before = macro.cites - 1 - macro.is_first_optional
            return self.citing.cite("", start, end, before=max(before, 0), only=macro.is_listing)
        if not macro.count:
            if macro.text is None or self.maths.is_open:
                name = self.source[start + 1 : end]
                return self._command(name, start, end) if macro.text is None else end
            self.flow.put(macro.text, start, end)
            return end + 2 if self.source.startswith("{}", end) else end
        at = end
        if macro.is_first_optional:
            found = self.arguments.optional(at)
            at = found[1] + 1 if found is not None else at
        for number in range(1 + macro.is_first_optional, macro.count + 1):
            group = self.arguments.group(at)
            if group is None:
                break
            if number not in macro.shown:
                self.skips[group[0]] = group[1] + 1
            elif macro.is_code:
                self._code_until(group[1], group[0])
            at = group[1] + 1
        return self.arguments.gap(end) if at > end else end

    def _stretch(self, start: int, stretch: Stretch) -> int:
        if stretch.sort is Sort.INLINE:
            self.flow.code(stretch.low, stretch.high)
        elif stretch.sort is Sort.CODE:
            self.environments.code(start, stretch)
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
            if texwords.cites(match[1]):
                self.citing.cite(match[1], match.start(), match.end(), only=only)

    # --- commands with arguments

    def _dropped(self, name: str, start: int, end: int) -> int:
        if name in ("hspace", "hskip", "vskip"):
            self.flow.space(start, end)
        length = _LENGTH.match(self.source, end)
        if length is not None:
            return length.end()
        stop = self.arguments.behind(end, texwords.DROPPED[name])
        self.cite_within(end, stop)
        return stop

    def _led(self, name: str, start: int, end: int) -> int:
        return self.arguments.behind(end, texwords.LED[name])

    def _silent(self, name: str, start: int, end: int) -> int:
        if name == "par":
            self.paragraph(start, end)
        elif name in ("tt", "ttfamily") and self._groups:
            self._code_until(self._groups[-1], start)
        length = _LENGTH.match(self.source, end)
        end = length.end() if length is not None else end
        if self.source.startswith("{}", end):
            return end + 2
        return end

    def _file(self, name: str, start: int, end: int) -> int:
        return self.citing.name_files(name, start, end)

    def _refers(self, name: str, start: int, end: int) -> int:
        """A number that only the printed page has: its label stands for it."""
        group = self.arguments.group(self.arguments.behind_optionals(end))
        if group is None:
            return end
        if "#" not in self.source[group[0] : group[1]]:
            self.flow.code(group[0] + 1, group[1])
        return group[1] + 1

    def _within(self, name: str, start: int, end: int) -> int:
        return self.environments.command(name, start, end)

    def _address(self, name: str, start: int, end: int) -> int:
        group = self.arguments.group(end)
        if group is None:
            return end
        low, high = group[0] + 1, group[1]
        raw = self.source[low:high]
        target = verbatim(raw)
        flow = self.flow
        if name == "href":
            first = flow.opened(start)
            text = self.arguments.group(high + 1)
            if text is None or flow.muted:
                return high + 1

            def close(_: int) -> None:
                flow.draft.mark(PartKind.LINK, first, detail=target)
                flow.draft.link(target, LinkSort.LINK, (low, high), first, flow.length)

            self.ends.setdefault(text[1], []).append(close)
            return text[0] + 1
        if flow.muted or not target:
            return high + 1
        first = flow.opened(low)
        if raw == target:
            flow.take(low, high)
        else:
            flow.put(target, low, high)
        flow.draft.mark(PartKind.URL if name != "path" else PartKind.CODE, first, detail=target)
        if name == "url":
            flow.draft.link(target, LinkSort.BARE, (low, high), first, flow.length)
        return high + 1

    def _item(self, name: str, start: int, end: int) -> int:
        return self.environments.item(start, end)

    def _entry(self, name: str, start: int, end: int) -> int:
        return self.citing.item(start, end)

    _tables: tuple[tuple[frozenset[str], Callable[[Walker, str, int, int], int]], ...] = ()


def _tables() -> tuple[tuple[frozenset[str], Callable[[Walker, str, int, int], int]], ...]:
    words = texwords
    walker = Walker
    within = frozenset({*words.SECTIONS, *words.HEADS, "abstract", "and", "And", "AND"})
    return (
        (words.INCLUDES | words.BIBLIOGRAPHIES, walker._file),
        (frozenset(words.DROPPED), walker._dropped),
        (words.REFERS, walker._refers),
        (within | words.CAPTIONS | words.NOTES | words.MUTED, walker._within),
        (frozenset({"url", "href", "nolinkurl", "path"}), walker._address),
        (frozenset({"item"}), walker._item),
        (frozenset({"bibitem"}), walker._entry),
        (frozenset(words.LED), walker._led),
        (words.CODES, walker._codes),
        (words.SILENT, walker._silent),
    )


Walker._tables = _tables()

"""Commands of LaTeX that stand for a text, or have arguments."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factlint.patterns import lazy_re
from factlint.readers import texwords
from factlint.readers.texlinks import address
from factlint.readers.texmacros import Macro
from factlint.readers.texsigns import sign
from factlint.readers.texunits import QUANTITIES, unit

if TYPE_CHECKING:
    from factlint.readers.texwalk import Walker

_LENGTH = lazy_re(
    r"\s*=?\s*-?(?:\d+\.?\d*|\.\d+)\s*(?:true\s*)?"
    r"(?:pt|em|ex|cm|mm|in|bp|pc|dd|cc|sp|mu|fil+|\\[a-z]+)(?![a-z])"
    r"(?:\s*(?:plus|minus)\s*-?[\d.]+\s*(?:pt|em|ex|cm|mm|in|fil+))*"
)
_SHORT = 300
_KEYED = lazy_re(r"\s*[A-Za-z][\w ./:-]{0,30}=")
_SENTENCE = lazy_re(r"[.!?:;]['’”)}]*(?:\s|$)")
_IS_WORD = lazy_re(r"\*?\{\}|\\ |~|[,.;:)'-]|[ \t]+[a-z(]")


class Commands:
    """Does what a command says, given its name and its place."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.source = walker.source
        self.flow = walker.flow
        self.maths = walker.maths
        self.arguments = walker.arguments
        self.citing = walker.citing
        self.environments = walker.environments
        self._quotes = 0

    def _codes(self, name: str, start: int, end: int) -> int:
        group = self.arguments.group(self.arguments.behind_optionals(end))
        if group is None:
            return end
        self.walker.code_until(group[1], start)
        self.walker.groups.append(group[1])
        return group[0] + 1

    def run(self, name: str, start: int, end: int) -> int:
        """Does what a command says; returns where it ends with its arguments."""
        if texwords.cites(name) and name not in texwords.DROPPED:
            stop = self.citing.cite(name, start, end)
            if stop > end:
                return stop
        action = _ACTIONS.get(name)
        if action is not None:
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
        at = self.walker.behind_optionals(end)
        group = self.arguments.group(at)
        is_empty = group is not None and group[1] == group[0] + 1
        if group is not None and self.source.endswith("ref", start, end):
            return self._refers("", start, end)
        if group is not None and not is_empty:
            self._take_or_leave(start, group)
        star = self.source.startswith("*", end)
        if at > end + star or (group is not None and not is_empty):
            return at
        before = self.source[start - 1 : start]
        is_inside = self.flow.is_open and not self.flow.muted and before not in "\n\r"
        if is_inside and _IS_WORD.match(self.source, end):
            self.flow.code(start + 1, end)
        return end

    def _take_or_leave(self, start: int, group: tuple[int, int]) -> None:
        """The arguments of a command that nobody knows are text, unless they do not look it."""
        if self.flow.muted or self.maths.is_open:
            return
        inner = self.source[group[0] + 1 : group[1]]
        if _KEYED.match(inner):
            self.environments.mute_until(group[1])
            return
        if self.flow.is_open and self.source[start - 1 : start].isalpha():
            self.walker.code_until(group[1], group[0])
        last = group
        # Further ones form neither one word nor one sentence with it.
        while self.source.startswith("{", last[1] + 1):
            following = self.arguments.group(last[1] + 1)
            if following is None:
                break
            last = following
            self.walker.further.add(last[0])
        if not self.flow.is_open:
            whole = self.source[group[0] : last[1]]
            rest = self.source[last[1] + 1 : last[1] + 2]
            is_alone = rest in ("", "\n", "\r", "%") and len(whole) < _SHORT
            if is_alone and _SENTENCE.search(whole) is None:
                self.environments.mute_until(last[1])

    def fill_in(self, macro: Macro, start: int, end: int) -> int:
        """Reads what a macro of the document stands for; returns where its arguments end."""
        if macro.cites:
            before = macro.cites - 1 - macro.is_first_optional
            return self.citing.cite("", start, end, before=max(before, 0), only=macro.is_listing)
        if not macro.count:
            if macro.text is None or self.maths.is_open:
                name = self.source[start + 1 : end]
                return self.run(name, start, end) if macro.text is None else end
            if macro.text[:1].isspace():
                self.flow.space(start, start)
            self.flow.put(macro.text.strip(), start, end)
            if macro.text[-1:].isspace():
                self.flow.space(end, end)
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
                self.walker.skips[group[0]] = group[1] + 1
            elif macro.is_code:
                self.walker.code_until(group[1], group[0])
            at = group[1] + 1
        return self.arguments.gap(end) if at > end else end

    def _dropped(self, name: str, start: int, end: int) -> int:
        if name in ("hspace", "hskip", "vskip"):
            self.flow.space(start, end)
        length = _LENGTH.match(self.source, end)
        if length is not None:
            return length.end()
        stop = self.arguments.behind(end, texwords.DROPPED[name])
        self.walker.cite_within(end, stop)
        return stop

    def _led(self, name: str, start: int, end: int) -> int:
        return self.arguments.behind(end, texwords.LED[name])

    def _silent(self, name: str, start: int, end: int) -> int:
        if name == "par":
            self.walker.paragraph(start, end)
        elif name in ("tt", "ttfamily") and self.walker.groups:
            self.walker.code_until(self.walker.groups[-1], start)
        length = _LENGTH.match(self.source, end)
        end = length.end() if length is not None else end
        if self.source.startswith("{}", end):
            return end + 2
        return end

    def _refers(self, name: str, start: int, end: int) -> int:
        """A number that only the printed page has: its label stands for it."""
        group = self.arguments.group(self.arguments.behind_optionals(end))
        if group is None:
            return end
        if "#" not in self.source[group[0] : group[1]]:
            self.flow.code(group[0] + 1, group[1])
        return group[1] + 1

    def _quoted(self, name: str, start: int, end: int) -> int:
        group = self.arguments.group(self.walker.behind_optionals(end))
        if group is None or self.maths.is_open:
            return end
        # The inner one of two has the other marks.
        is_inner = self._quotes % 2 == 1 or self.source.startswith("*", end)
        marks = "‘’" if is_inner else "“”"
        self._quotes += 1
        self.flow.put(marks[0], group[0], group[0] + 1)

        def close(at: int) -> None:
            self._quotes -= 1
            self.flow.put(marks[1], at, at + 1)

        self._at(group[1], close)
        return group[0] + 1

    def _quantity(self, name: str, start: int, end: int) -> int:
        """A number with its unit; one whose unit is not known is code."""
        number = self.arguments.group(self.arguments.behind_optionals(end))
        second = self.arguments.group(number[1] + 1) if number is not None else None
        if number is None or second is None:
            return end
        shown = unit(self.source[second[0] + 1 : second[1]])
        self.walker.skips[second[0]] = second[1] + 1
        if shown is None:
            self.walker.code_until(number[1], number[0])
        else:
            self._at(number[1], lambda at: self.flow.put(f" {shown}", at, second[1] + 1))
        return number[0] + 1

    def _first(self, name: str, start: int, end: int) -> int:
        """Two arguments that say the same: the first is read."""
        first = self.arguments.group(end)
        second = self.arguments.group(first[1] + 1) if first is not None else None
        if second is not None:
            self.walker.skips[second[0]] = second[1] + 1
        return end

    def _foreign(self, name: str, start: int, end: int) -> int:
        """Words of another language, of which the rules know nothing."""
        at = self.arguments.behind(end, 1)
        group = self.arguments.group(at)
        if group is not None:
            self.walker.code_until(group[1], group[0])
        return at

    def _at(self, close: int, action: Callable[[int], None]) -> None:
        self.walker.ends.setdefault(close, []).append(action)


Action = Callable[[Commands, str, int, int], int]


def _actions() -> dict[str, Action]:
    words, own = texwords, Commands
    within = {*words.SECTIONS, *words.HEADS, "abstract", "and", "And", "AND"}
    found: dict[str, Action] = {}
    for names, action in (
        (words.QUOTED, own._quoted),
        (QUANTITIES, own._quantity),
        (("texorpdfstring",), own._first),
        (("foreignlanguage", "textlang"), own._foreign),
        (
            words.INCLUDES | words.BIBLIOGRAPHIES,
            lambda own, name, _, end: own.citing.name_files(name, end),
        ),
        (words.DROPPED, own._dropped),
        (words.REFERS, own._refers),
        (
            within | words.CAPTIONS | words.NOTES | words.MUTED,
            lambda own, name, start, end: own.environments.command(name, start, end),
        ),
        (
            ("url", "href", "nolinkurl", "path"),
            lambda own, name, _, end: address(own.walker, name, end),
        ),
        (("item",), lambda own, _, __, end: own.environments.item(end)),
        (("bibitem",), lambda own, _, start, end: own.citing.item(start, end)),
        (words.LED, own._led),
        (words.CODES, own._codes),
        (words.SILENT, own._silent),
    ):
        for name in names:
            found.setdefault(name, action)
    return found


_ACTIONS = _actions()

"""Environments of LaTeX, and commands whose argument is a part of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from factlint.model.document import PartKind
from factlint.patterns import lazy_re
from factlint.readers import texwords
from factlint.readers.bibtex import entries_in
from factlint.readers.texscan import Stretch
from factlint.values import dataclass

if TYPE_CHECKING:
    from factlint.readers.texwalk import Walker

_NAME = lazy_re(r"[ \t]*\{([A-Za-z@]+\*?)\}")
_ARGUMENTS = {
    "tabularx": 2, "tabular*": 2, "tabulary": 2, "minipage": 1, "multicols": 1, "multicols*": 1,
    "wrapfigure": 2, "wraptable": 2, "subfigure": 1, "subtable": 1, "adjustwidth": 2, "list": 2,
    "thebibliography": 1, "spacing": 1, "otherlanguage": 1, "otherlanguage*": 1, "tabular": 1,
    "longtable": 1, "array": 1, "tblr": 1, "longtblr": 1, "tabu": 1, "supertabular": 1,
    "xtabular": 1, "labeling": 1, "alignat": 1, "alignat*": 1, "subarray": 1,
}  # fmt: skip
_TITLED = frozenset({"frame", "block", "alertblock", "exampleblock", "columnblock"})
_OPTION_LINE = lazy_re(r"(?:[ \t]*(?:\[[^\]\r\n]*\]|\{[^{}\r\n]*\}))*[ \t]*(?:\r\n|\n|\r)?")
_HEADS = {
    "headline": PartKind.HEADLINE,
    "deck": PartKind.DECK,
    "byline": PartKind.BYLINE,
    "date": PartKind.DATE,
}

Back = Callable[[], None]


@dataclass(slots=True)
class _Open:
    name: str
    back: Back
    number: int = 0


class Environments:
    """Opens and closes environments, and what reads like one."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.flow = walker.flow
        self._stack: list[_Open] = []

    def read(self, command: str, start: int, end: int) -> int:
        """`\\begin{…}` with its arguments, or `\\end{…}`."""
        match = _NAME.match(self.walker.source, end)
        if match is None:
            return end
        name = match[1]
        if command == "begin":
            return self._begin(name, start, match.end())
        if any(one.name == name for one in reversed(self._stack[-50:])):
            while self._stack:
                one = self._stack.pop()
                one.back()
                if one.name == name:
                    break
        return match.end()

    def _begin(self, name: str, start: int, at: int) -> int:
        walker = self.walker
        plain = name.rstrip("*")
        if name == "document":
            self.flow.muted = 0
            self.flow.end_block()
            return at
        if plain in texwords.MATHS:
            self._stack.append(_Open(name, self._math(start)))
            return walker.arguments.behind(at, _ARGUMENTS.get(name, 0))
        self._stack.append(_Open(name, self._entered(plain)))
        at = walker.behind_optionals(at)
        if name in _TITLED:
            return self._titled(at)
        first, count = at, _ARGUMENTS.get(name)
        if count is not None:
            at = walker.arguments.behind(at, count)
        else:
            while walker.source.startswith("{", at) and at in walker.scan.closing:
                at = walker.scan.closing[at] + 1
        walker.cite_within(first, at)
        return at

    def _titled(self, at: int) -> int:
        group = self.walker.arguments.group(at)
        if group is None:
            return at
        self._until(group[1], self._change(PartKind.HEADING, "3"))
        return group[0] + 1

    def _math(self, start: int) -> Back:
        maths = self.walker.maths
        if maths.is_open:
            return lambda: None
        self.flow.space_here()
        maths.open(start, -1)

        def back() -> None:
            maths.close()
            self.flow.space_here()

        return back

    def _entered(self, name: str) -> Back:
        if name in texwords.UNREAD:
            return self._muted(is_block=True)
        if name == "abstract":
            return self._change(PartKind.PARAGRAPH, section=PartKind.DECK)
        if name in texwords.TABLES:
            return self._change(PartKind.TABLE)
        if name in texwords.QUOTES:
            return self._quote()
        if name == "thebibliography":
            back = self._change(PartKind.LIST, section=PartKind.REFERENCES)

            def closed() -> None:
                self.flow.end_block()
                self.walker.citing.end_item()
                back()

            return closed
        return self._change(self.flow.kind, self.flow.detail)

    def _quote(self) -> Back:
        back = self._change(PartKind.PARAGRAPH)
        first = len(self.flow.blocks)

        def closed() -> None:
            self.flow.end_block()
            blocks = self.flow.blocks[first:]
            if blocks:
                low, high = blocks[0].part.start, blocks[-1].part.end
                self.flow.draft.mark(PartKind.QUOTE, low, high)
            back()

        return closed

    def _change(self, kind: PartKind, detail: str = "", section: PartKind | None = None) -> Back:
        """Begins a block of a kind; returns what goes back to the kind before."""
        flow = self.flow
        flow.end_block()
        before = flow.kind, flow.detail, flow.section
        flow.kind, flow.detail = kind, detail
        if section is not None:
            flow.section = section

        def back() -> None:
            flow.end_block()
            flow.kind, flow.detail, flow.section = before

        return back

    def _muted(self, *, is_block: bool) -> Back:
        flow = self.flow
        if is_block:
            flow.end_block()
        before = flow.muted
        flow.muted = before + 1

        def back() -> None:
            flow.muted = before

        return back

    def mute_until(self, close: int) -> None:
        """Reads nothing but citations up to a closing brace."""
        self._until(close, self._muted(is_block=False))

    def _until(self, close: int, back: Back) -> None:
        self.walker.ends.setdefault(close, []).append(lambda _: back())

    def item(self, end: int) -> int:
        """`\\item[label]`."""
        flow = self.flow
        label = self.walker.arguments.optional(end)
        flow.end_block()
        if flow.muted:
            return end
        open_list = next((one for one in reversed(self._stack) if _is_list(one.name)), None)
        flow.kind, flow.detail = PartKind.LIST, "-"
        if open_list is not None and open_list.name.startswith("enumerate"):
            open_list.number += 1
            flow.detail = f"{open_list.number}."
        if label is None:
            return end
        low, high = label[0] + 1, label[1]
        walker = self.walker
        raw = walker.source[low:high]
        if "\\" in raw or "{" in raw or "$" in raw or not raw.strip():
            walker.cite_within(low, high)
            return label[1] + 1
        flow.take(low, high)
        if raw.rstrip()[-1] not in ".:;)-":
            flow.put(":", high, high + 1)
        flow.space(high + 1, high + 1)
        return label[1] + 1

    def code(self, stretch: Stretch) -> None:
        """A verbatim environment; a bibliography in one is read."""
        walker, flow = self.walker, self.flow
        is_file = stretch.name.startswith("filecontents")
        inner = walker.source[stretch.low : stretch.high]
        is_bibliography = is_file and "@" in inner and ".bib" in inner[:200]
        if flow.muted and not is_bibliography:
            return
        match = _OPTION_LINE.match(walker.source, stretch.low, stretch.high)
        low = match.end() if match is not None else stretch.low
        muted, flow.muted = flow.muted, 0
        section = PartKind.REFERENCES if is_bibliography else flow.section
        back = self._change(PartKind.CODE, section=section)
        text = walker.source[low : stretch.high]
        high = low + len(text.rstrip())
        first = flow.opened(low)
        flow.take(low, high)
        if is_bibliography:
            name = inner[: inner.find("}") + 1].rpartition("{")[2].rstrip("}").strip()
            walker.citing.made.add(name.removesuffix(".bib"))
            walker.citing.references.extend(entries_in(walker.source[low:high], first))
        back()
        flow.muted = muted

    def command(self, name: str, start: int, end: int) -> int:
        """A command whose argument is a heading, a caption, a note, or no running text."""
        walker = self.walker
        if name.lower() == "and":
            if walker.is_byline:
                self.flow.muted = 0
                self.flow.put(",", start, end)
                self.flow.space(end, end)
            return end
        at = walker.behind_optionals(end)
        if name == "captionof":
            at = walker.arguments.behind(at, 1)
        group = walker.arguments.group(at)
        if group is None:
            return end
        self._until(group[1], self._opened(name, group))
        return group[0] + 1

    def _opened(self, name: str, group: tuple[int, int]) -> Back:
        if name in texwords.SECTIONS:
            return self._change(PartKind.HEADING, str(texwords.SECTIONS[name]), PartKind.BODY)
        if name in texwords.CAPTIONS:
            return self._change(PartKind.CAPTION)
        if name == "abstract":
            return self._change(PartKind.PARAGRAPH, section=PartKind.DECK)
        if name in texwords.HEADS:
            return self._head(_HEADS[texwords.HEADS[name]])
        if name in texwords.NOTES and not self.walker.maths.is_open:
            return self._note(group)
        return self._muted(is_block=False)

    def _head(self, kind: PartKind) -> Back:
        muted, self.flow.muted = self.flow.muted, 0
        back = self._change(kind, section=kind)
        self.walker.is_byline = kind is PartKind.BYLINE

        def closed() -> None:
            self.flow.muted = 0
            back()
            self.flow.muted = muted
            self.walker.is_byline = False

        return closed

    def _note(self, group: tuple[int, int]) -> Back:
        """A note reads as a bracket: it may stand in the middle of a sentence."""
        flow = self.flow
        if flow.kind in (PartKind.HEADING, PartKind.HEADLINE, PartKind.BYLINE, PartKind.CAPTION):
            return self._muted(is_block=False)
        if not flow.is_open:
            return self._change(PartKind.PARAGRAPH)
        flow.space_here()
        flow.put("(", group[0], group[0] + 1)
        self.walker.notes += 1

        def back() -> None:
            flow.put(")", group[1], group[1] + 1)
            self.walker.notes -= 1

        return back


def _is_list(name: str) -> bool:
    return name.rstrip("*") in texwords.LISTS

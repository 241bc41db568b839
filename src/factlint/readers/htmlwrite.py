"""Writes blocks of a page into a reading text: white space collapsed, references replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape

from factlint.model.document import PartKind, Span
from factlint.model.link import LinkSort
from factlint.patterns import lazy_re
from factlint.readers.draft import Draft
from factlint.readers.htmlblocks import Block
from factlint.readers.htmllinks import target_place
from factlint.readers.htmltree import TEXT, Node, Tree
from factlint.readers.inline import find_urls
from factlint.values import dataclass

_SPACE = " \t\r\n\f"
# What cannot be copied as it stands: white space that collapses, references, invisible marks.
_SPECIAL = lazy_re(
    r"""
      (?P<space> [ \t\r\n\f]{2,} )
    | (?P<reference> & (?: \#[0-9]{1,8} | \#[xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ;? )
    | (?P<invisible> [\u00ad\u200b\ufeff]+ )
    """,
    re.VERBOSE,
)
_LONG = 500
_DEEPEST = 20
_CODE = frozenset({"code", "kbd", "samp", "tt"})


@dataclass(slots=True)
class _Held:
    """An element whose end is not reached, and where its first visible character is."""

    node: Node
    start: int | None = None


def _is_special(text: str) -> bool:
    """Whether a long text needs the search for special places, which is slow, at all."""
    return any(
        mark in text for mark in ("&", "  ", "\n", "\t", "\r", "\f", "\u00ad", "\u200b", "\ufeff")
    )


class BlockWriter:
    """Writes into a draft. White space is written when something visible follows it."""

    def __init__(self, tree: Tree, draft: Draft) -> None:
        self.tree = tree
        self.draft = draft
        self._space: tuple[int, int] | None = None
        self._is_empty = True
        self._first: int | None = None

    def write(self, block: Block) -> Span:
        """Writes a block; returns its range in the reading text."""
        start = self._begin()
        if block.kind is PartKind.CODE:
            self._preformatted(block)
            return Span(start, self.draft.length)
        held: list[_Held] = []
        for run in block.runs:
            if run.tag != TEXT:
                self._line_break(run)
                continue
            if held:
                self._close(held, run.index)
            if run.parent != block.owner.index:
                self._open(run, block, held)
            self._first = None
            self._flowing(run.start, run.end)
            for one in held:
                if one.start is None:
                    one.start = self._first
        if held:
            self._close(held, None)
        return Span(start, self.draft.length)

    def _begin(self) -> int:
        self._space = None
        self._is_empty = True
        return self.draft.length

    def _open(self, run: Node, block: Block, held: list[_Held]) -> None:
        for depth, node in enumerate(self.tree.ancestors(run)):
            if node is block.owner or depth > _DEEPEST:
                return
            if (node.tag == "a" or node.tag in _CODE) and not any(one.node is node for one in held):
                held.append(_Held(node))

    def _close(self, held: list[_Held], index: int | None) -> None:
        """Marks the links and the code that are over before a node; all of them before None."""
        for one in held[::-1]:
            if index is not None and index <= one.node.last:
                continue
            held.remove(one)
            if one.start is None:
                continue
            if one.node.tag in _CODE:
                self.draft.mark(PartKind.CODE, one.start)
            elif one.node.get("href"):
                self._link(one.node, one.start)

    def _link(self, node: Node, start: int) -> None:
        target = node.get("href")
        self.draft.mark(PartKind.LINK, start, detail=target)
        place = target_place(self.draft.source, node.start, node.inner, "href")
        self.draft.link(target, LinkSort.LINK, place, start, self.draft.length)

    def _preformatted(self, block: Block) -> None:
        runs = [run for run in block.runs if run.tag == TEXT]
        source = self.draft.source
        for place, run in enumerate(runs):
            start, end = run.start, run.end
            if place == 0:
                start += len(source[start:end]) - len(source[start:end].lstrip("\r\n"))
            if place == len(runs) - 1:
                end = start + len(source[start:end].rstrip())
            self._verbatim(start, end)

    def _flowing(self, start: int, end: int) -> None:
        source = self.draft.source
        position = start
        if end - start > _LONG and not _is_special(source[start:end]):
            self._plain(start, end)
            return
        if _SPECIAL.search(source, start, end) is None:
            self._plain(start, end)
            return
        for match in _SPECIAL.finditer(source, start, end):
            if match.start() > position:
                self._plain(position, match.start())
            position = match.end()
            if match["space"]:
                self._wait(match.start(), match.end())
            elif match["reference"]:
                self._visible_for(match[0], match.start(), match.end())
        if position < end:
            self._plain(position, end)

    def _plain(self, start: int, end: int) -> None:
        """Text without runs of white space, except one character at either end."""
        source = self.draft.source
        if source[start] in _SPACE:
            self._wait(start, start + 1)
            start += 1
        last = end
        if last > start and source[last - 1] in _SPACE:
            last -= 1
        if last > start:
            self._appear()
            self.draft.take(start, last)
        if last < end:
            self._wait(last, end)

    def _visible_for(self, reference: str, start: int, end: int) -> None:
        text = unescape(reference)
        if text in ("\u00ad", "\u200b", "\ufeff"):
            return
        if text.strip(_SPACE) == "" and text:
            self._wait(start, end)
            return
        self._appear()
        if text == reference:
            self.draft.take(start, end)
        else:
            self.draft.put(text, start, end)

    def _verbatim(self, start: int, end: int) -> None:
        position = start
        for match in _SPECIAL.finditer(self.draft.source, start, end):
            if match["reference"]:
                self.draft.take(position, match.start())
                self.draft.put(unescape(match[0]), match.start(), match.end())
                position = match.end()
        self.draft.take(position, end)

    def _line_break(self, node: Node) -> None:
        if not self._is_empty:
            self._space = (-1 - node.start, node.end)

    def _wait(self, start: int, end: int) -> None:
        if not self._is_empty and self._space is None:
            self._space = (start, end)

    def _appear(self) -> None:
        """Before something visible: writes the white space that waits, one character of it."""
        self._write_space()
        self._is_empty = False
        if self._first is None:
            self._first = self.draft.length

    def _write_space(self) -> None:
        if self._space is None:
            return
        start, end = self._space
        self._space = None
        if start < 0:
            self.draft.put("\n", -1 - start, end)
        elif self.draft.source[start] in _SPACE:
            self.draft.take(start, start + 1)
        else:
            self.draft.put(" ", start, end)


def mark_urls(draft: Draft, spans: Iterable[Span]) -> None:
    """Marks the addresses in ranges of the reading text."""
    text = draft.text()
    for span in spans:
        draft.parts.extend(find_urls(text, span.start, span.end))


def source_span(blocks: Sequence[Block]) -> Span:
    """The range of the source that blocks stand in."""
    return Span(blocks[0].runs[0].start, blocks[-1].runs[-1].end)

"""Puts the parts of a page's article into a reading text, in the order of the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from factlint.model.document import PartKind, Span
from factlint.patterns import lazy_re
from factlint.readers.bylines import credit_names
from factlint.readers.draft import Draft
from factlint.readers.htmlarticle import Article
from factlint.readers.htmlblocks import Block, text_of
from factlint.readers.htmlmeta import Stated
from factlint.readers.htmltree import TEXT, Node, Tree
from factlint.readers.htmlwrite import BlockWriter, source_span
from factlint.readers.sections import is_reference_heading
from factlint.values import dataclass

_LONG_CELL = 200
_NUMBER = lazy_re(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in the source, and its element."""

    span: Span
    owner: Node


@dataclass(slots=True)
class _Item:
    """Something to write, where it stands in the source, and the names of a byline."""

    start: int
    end: int
    write: Callable[[], None]
    names: str = ""
    is_head: bool = True


class _Composer:
    def __init__(self, tree: Tree, article: Article, draft: Draft) -> None:
        self.tree = tree
        self.article = article
        self.draft = draft
        self.writer = BlockWriter(tree, draft)
        self.spans: list[Span] = []
        self.places: list[Place] = []
        self.numbers = _numbers(tree)
        self._items: list[_Item] = []

    def run(self) -> None:
        # Elements may hold one another: what is written first, in this order, keeps its place.
        taken: list[_Item] = []
        for item in [*self._head_items(), *self._body_items()]:
            if not any(item.start < other.end and other.start < item.end for other in taken):
                self._items.append(item)
                if item.is_head:
                    taken.append(item)
            elif item.names:
                self._items.append(self._beside(item, taken))
        for item in sorted(self._items, key=lambda item: (item.start, item.end)):
            item.write()

    def _beside(self, item: _Item, taken: list[_Item]) -> _Item:
        """A byline whose element holds the headline: its name alone, or a place for it."""
        end = max(other.end for other in taken)
        name = item.names.partition(", ")[0]
        low = self.tree.source.find(name, end, max(end, item.end))
        start, stop = (low, low + len(name)) if low >= 0 else (end, end)

        def write() -> None:
            self.draft.separate()
            begin = self.draft.length
            if low >= 0:
                self.draft.take(start, stop)
            else:
                self.draft.put(item.names, start, stop)
            self.draft.mark(PartKind.BYLINE, begin, detail=item.names)

        return _Item(start, stop, write)

    def _head_items(self) -> Iterator[_Item]:
        article = self.article
        if article.headline is not None:
            yield from self._shown_or_stated(
                PartKind.HEADLINE,
                article.headline.shown,
                article.headline.stated,
                article.headline.title,
            )
        byline = article.byline
        if byline is not None:
            detail = ", ".join(byline.names)
            if byline.block is not None:
                yield self._block_item(PartKind.BYLINE, [byline.block], detail)
            else:
                yield from self._shown_or_stated(
                    PartKind.BYLINE, byline.shown, byline.stated, detail, detail
                )
        if article.deck:
            yield self._block_item(PartKind.DECK, article.deck)
        if isinstance(article.time, Block):
            yield self._block_item(PartKind.DATE, [article.time], article.date)
        elif article.time is not None and not self._is_in_byline(article.time):
            yield from self._shown_or_stated(PartKind.DATE, article.time, None, "", article.date)

    def _is_in_byline(self, node: Node) -> bool:
        shown = self.article.byline.shown if self.article.byline is not None else None
        return shown is not None and shown.index <= node.index <= shown.last

    def _shown_or_stated(
        self, kind: PartKind, shown: Node | None, stated: Stated | None, text: str, detail: str = ""
    ) -> Iterator[_Item]:
        if shown is not None:
            block = _as_block(self.tree, shown)
            if block is not None:
                yield self._block_item(kind, [block], detail)
                return
            stated, text = Stated(detail, shown), detail  # said in an attribute alone
        if stated is not None and text:
            end = self.tree.nodes[stated.node.last].end
            yield _Item(
                stated.node.start, end, partial(self._write_stated, kind, stated, text, detail)
            )

    def _write_stated(self, kind: PartKind, stated: Stated, text: str, detail: str) -> None:
        node = stated.node
        self.draft.separate()
        start = self.draft.length
        # The value as it stands in the source, where it does; else the element stands for it.
        low = self.tree.source.find(text, node.start, self.tree.nodes[node.last].end)
        if low >= 0:
            self.draft.take(low, low + len(text))
        else:
            self.draft.put(text, node.start, self.tree.nodes[node.last].end)
        self.draft.mark(kind, start, detail=detail)

    def _block_item(self, kind: PartKind, blocks: Sequence[Block], detail: str = "") -> _Item:
        def write() -> None:
            self.draft.separate()
            start = self.draft.length
            for block in blocks:
                self._write(block)
            if self.draft.length > start:
                self.draft.mark(kind, start, detail=detail)

        place = source_span(blocks)
        return _Item(place.start, place.end, write, detail if kind is PartKind.BYLINE else "")

    def _body_items(self) -> Iterator[_Item]:
        sections = _sections(self.tree, self.article.body)
        for kind, blocks in sections:
            holder = _Section(self, kind, blocks)
            for place, block in enumerate(blocks):
                span = source_span([block])
                yield _Item(span.start, span.end, partial(holder.write, place), is_head=False)

    def _write(self, block: Block) -> Span:
        span = self.writer.write(block)
        self.spans.append(span)
        self.places.append(Place(source_span([block]), block.owner))
        return span


class _Section:
    """The body, or the references, block by block."""

    def __init__(self, composer: _Composer, kind: PartKind, blocks: Sequence[Block]) -> None:
        self.composer = composer
        self.kind = kind
        self.blocks = blocks
        self.start = -1
        self._end = 0
        self._table: tuple[Node, int, Node | None] | None = None
        self._quote: tuple[Node, int] | None = None

    def write(self, place: int) -> None:
        """Writes one block, and closes what ends with it."""
        draft = self.composer.draft
        block = self.blocks[place]
        self._separate(block)
        if self.start < 0:
            self.start = draft.length
        quote = self.composer.tree.nearest(block.owner, "blockquote")
        if self._quote is not None and self._quote[0] is not quote:
            self._close_quote()
        if quote is not None and self._quote is None:
            self._quote = (quote, draft.length)
        span = self.composer._write(block)
        if self._mark(block, span) is not PartKind.BYLINE:
            self._end = span.end  # a credit at the end is no body
        if place + 1 == len(self.blocks):
            self._close_quote()
            self._close_table()
            if self._end > self.start:
                draft.mark(self.kind, self.start, self._end)

    def _mark(self, block: Block, span: Span) -> PartKind:
        if span.end <= span.start or block.kind is PartKind.TABLE:
            return block.kind
        kind, detail = block.kind, ""
        if kind is PartKind.HEADING:
            detail = block.owner.tag[1:] if block.owner.tag[1:].isdigit() else ""
        elif kind is PartKind.LIST:
            detail = self.composer.numbers.get(block.owner.index, "")
        elif kind is PartKind.PARAGRAPH:
            names = credit_names(text_of(self.composer.tree, block))
            if names:
                kind, detail = PartKind.BYLINE, ", ".join(names)
            elif self.kind is PartKind.REFERENCES:
                kind = PartKind.LIST
        self.composer.draft.mark(kind, span.start, span.end, detail)
        return kind

    def _separate(self, block: Block) -> None:
        draft = self.composer.draft
        table = (
            self.composer.tree.nearest(block.owner, "table")
            if block.kind is PartKind.TABLE
            else None
        )
        row = self.composer.tree.nearest(block.owner, "tr") if table is not None else None
        if self._table is not None and table is self._table[0]:
            draft.separate("\t" if row is self._table[2] else "\n")
            self._table = (self._table[0], self._table[1], row)
            return
        self._close_table()
        draft.separate()
        if table is not None:
            self._table = (table, draft.length, row)

    def _close_table(self) -> None:
        if self._table is not None:
            self.composer.draft.mark(PartKind.TABLE, self._table[1], self._end)
            self._table = None

    def _close_quote(self) -> None:
        if self._quote is not None:
            self.composer.draft.mark(PartKind.QUOTE, self._quote[1], self._end)
            self._quote = None


def compose(tree: Tree, article: Article, draft: Draft) -> tuple[list[Span], list[Place]]:
    """Writes an article; returns the ranges of its blocks in the reading text and in the source."""
    for block in article.body:
        if block.kind is PartKind.TABLE and block.length > _LONG_CELL:
            block.kind = PartKind.PARAGRAPH  # a table that only lays the page out
    composer = _Composer(tree, article, draft)
    composer.run()
    return composer.spans, sorted(composer.places, key=lambda place: place.span)


def _sections(tree: Tree, body: Sequence[Block]) -> list[tuple[PartKind, list[Block]]]:
    """Body and references, cut at the headings of reference lists."""
    found: list[tuple[PartKind, list[Block]]] = []
    for place, block in enumerate(body):
        kind = found[-1][0] if found else PartKind.BODY
        if block.kind is PartKind.HEADING:
            following = text_of(tree, body[place + 1]) if place + 1 < len(body) else ""
            is_opening = is_reference_heading(text_of(tree, block), following)
            kind = PartKind.REFERENCES if is_opening else PartKind.BODY
        if not found or found[-1][0] is not kind:
            found.append((kind, []))
        found[-1][1].append(block)
    return found


def _numbers(tree: Tree) -> dict[int, str]:
    """The numbers of the items of ordered lists, as `3.`, by the items' nodes."""
    found: dict[int, str] = {}
    counts: dict[int, int] = {}
    for node in tree.nodes:
        if node.tag != "li" or tree.nodes[node.parent].tag != "ol":
            continue
        first = tree.nodes[node.parent].get("start")
        before = counts.get(node.parent, int(first) - 1 if _NUMBER.fullmatch(first) else 0)
        own = node.get("value")
        counts[node.parent] = int(own) if _NUMBER.fullmatch(own) else before + 1
        found[node.index] = f"{counts[node.parent]}."
    return found


def _as_block(tree: Tree, node: Node) -> Block | None:
    runs = [
        inner
        for inner in tree.subtree(node)
        if inner.tag == "br"
        or (
            inner.tag == TEXT
            and tree.nodes[inner.parent].tag not in ("script", "style", "noscript")
        )
    ]
    if not any(tree.source[run.start : run.end].strip() for run in runs if run.tag == TEXT):
        return None
    return Block(PartKind.HEADING, node, runs)

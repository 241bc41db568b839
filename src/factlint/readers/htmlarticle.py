"""The article on a page: its body and what belongs to its head."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.model.document import PartKind
from factlint.patterns import lazy_re
from factlint.readers.dates import find_date, iso_date
from factlint.readers.htmlblocks import Block, blocks_of, text_of
from factlint.readers.htmlbyline import BylineFinder, PageByline
from factlint.readers.htmlcontent import body_blocks
from factlint.readers.htmlhead import Headline, find_headline
from factlint.readers.htmlmeta import PageFacts, read_facts
from factlint.readers.htmltree import Node, Tree
from factlint.values import dataclass, field

_DECK = lazy_re(
    r"\b(?:dec?k|deks?|standfirst|sub-?(?:title|head|heading|headline|line)|summary|teaser"
    r"|intro(?:duction)?|lead|lede|excerpt|strapline|abstract|description)\b"
)
_TIME = lazy_re(
    r"\b(?:date|time|timestamp|published|pub-?date|post-?date|posted-on|dateline|publish-?date"
    r"|meta)\b"
)
_NOT_DECK = lazy_re(r"\b(?:author|byline|bio|caption|credit|meta|share|social)\b")


_PROSE = 60


@dataclass(slots=True)
class Article:
    """What a page holds of an article."""

    facts: PageFacts
    body: list[Block]
    headline: Headline | None = None
    byline: PageByline | None = None
    deck: list[Block] = field(default_factory=list)
    time: Node | Block | None = None
    date: str = ""

    @property
    def is_article(self) -> bool:
        """Whether something says so: the metadata, a byline or a date under the headline."""
        if self.facts.is_article:
            return True
        if self.headline is None:
            return False
        has_byline = self.byline is not None and self.byline.stated is None
        return has_byline or self._is_dated(self.headline.shown)

    def _is_dated(self, headline: Node | None) -> bool:
        if headline is None or self.time is None:
            return False
        place = self.time.index if isinstance(self.time, Node) else self.time.first
        return place > headline.last


def find_article(tree: Tree) -> Article:
    """The article of a page."""
    facts = read_facts(tree)
    blocks = blocks_of(tree)
    body = body_blocks(tree, blocks)
    article = Article(facts, body, find_headline(tree, facts))
    shown = article.headline.shown if article.headline is not None else None
    article.byline = BylineFinder(tree, facts, shown, body).find(blocks)
    head = [*_head(blocks, body, shown), *(body[:2] if shown is not None else [])]
    article.deck = _deck(tree, head, body, shown, article.byline)
    rest = [block for block in body if block.length >= _PROSE and block not in article.deck]
    article.time = _time(tree, head, rest, shown)
    article.date = facts.date or _shown_date(tree, article.time)
    taken = [node for node in (shown, article.byline.shown if article.byline else None) if node]
    article.body = [block for block in body if not _is_taken(block, taken, article)]
    return article


def _head(blocks: Sequence[Block], body: Sequence[Block], shown: Node | None) -> list[Block]:
    """The blocks between the headline and the body."""
    if shown is None or not body:
        return []
    return [block for block in blocks if shown.last < block.first < body[0].first]


def _deck(
    tree: Tree,
    head: Sequence[Block],
    body: Sequence[Block],
    shown: Node | None,
    byline: PageByline | None,
) -> list[Block]:
    """The lines under the headline that sum the article up."""
    if shown is None:
        return []
    for block in head:
        if (
            not 30 <= block.length <= 700
            or block.link_share > 0.4
            or block.kind is PartKind.CAPTION
        ):
            continue
        if byline is not None and (block is byline.block or _inside(block, byline.shown)):
            continue
        words = " ".join(
            node.words
            for node in (block.owner, *list(tree.ancestors(block.owner))[:2])
            if node.index > shown.last
        )
        is_near = block.first - shown.last < 12 and block.owner.tag in ("p", "h2")
        is_body = any(block is one for one in body[:2])
        if is_body and not _is_before(block, byline):
            continue  # the first paragraph of a body may be called its lead
        if (_DECK.search(words) or (is_near and not is_body)) and not _NOT_DECK.search(words):
            text = text_of(tree, block)
            if find_date(text) is None or len(text) > 80:
                return [block]
    return []


def _is_before(block: Block, byline: PageByline | None) -> bool:
    if byline is None:
        return False
    place = byline.shown.index if byline.shown is not None else 0
    return block.first < max(place, byline.block.first if byline.block is not None else 0)


def _time(
    tree: Tree, head: Sequence[Block], body: Sequence[Block], shown: Node | None
) -> Node | Block | None:
    """What shows the date of publication near the headline."""
    first = body[0].first if body else len(tree.nodes)
    low = shown.index - 40 if shown is not None else 0
    for node in tree.nodes[max(low, 0) : first]:
        if node.tag == "time" or (
            node.rest and ("datePublished" in node.get("itemprop") or _TIME.search(node.words))
        ):
            text = tree.text(node)
            if 5 < len(text) < 80 and (
                find_date(text) is not None or iso_date(node.get("datetime"))
            ):
                return node
    for block in head:
        found = find_date(text_of(tree, block)) if block.length < 160 else None
        if found is None or not (found.is_complete or block.length < 80):
            continue
        # In the body itself only a block that is a date and nothing more.
        is_body = any(block is one for one in body[:2])
        if not is_body or (found.end - found.start) * 2 > block.length:
            return block
    return None


def _shown_date(tree: Tree, time: Node | Block | None) -> str:
    if time is None:
        return ""
    if isinstance(time, Node) and time.get("datetime"):
        found = find_date(time.get("datetime"))
        if found is not None and found.iso:
            return found.iso
    text = tree.text(time) if isinstance(time, Node) else text_of(tree, time)
    found = find_date(text)
    return (found.iso or text[found.start : found.end]) if found is not None else ""


def _is_taken(block: Block, taken: Sequence[Node], article: Article) -> bool:
    if article.byline is not None and block is article.byline.block:
        return True
    if block is article.time or any(block is one for one in article.deck):
        return True
    if isinstance(article.time, Node) and _inside(block, article.time):
        return True
    return any(_inside(block, node) for node in taken)


def _inside(block: Block, node: Node | None) -> bool:
    return node is not None and node.index <= block.first <= node.last

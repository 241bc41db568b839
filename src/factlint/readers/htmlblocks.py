"""The blocks of text that a reader of a page would see, page furniture left out."""

from __future__ import annotations

import re
from html import unescape

from factlint.model.document import PartKind
from factlint.patterns import lazy_re
from factlint.readers.htmltree import BLOCKS, TEXT, Node, Tree
from factlint.values import dataclass, field

_NEVER = frozenset(
    (
        "script style noscript template svg math iframe object embed button select option"
        " textarea input"
        " nav footer aside dialog menu head title audio video canvas noframes map"
    ).split()
)
_JUNK_ROLES = frozenset(
    "navigation complementary banner contentinfo dialog alertdialog search menu menubar tablist"
    " toolbar".split()
)
# Words of class names and ids, as whole words after camel case is taken apart.
_JUNK = lazy_re(
    r"""
    \b (?:
        comments? (?!\ count) | comment-?(?:list|form|area|thread)s? | disqus | respond | replies
          | livefyre
      | related | recommend(?:ed|ations?)? | recirc\w*
      | more-?(?:stories|news|from|articles|posts) | read-?(?:more|next|also)
      | most-?(?:read|popular|viewed|recent) | trending | popular | latest | also-?like
      | you-?may | up-?next
      | share | sharing | shares | sharebar | sharedaddy | social(?!-?\w*-?embed) | socials
      | follow | followus | addthis | addtoany | sns
      | newsletters? | subscri(?:be|ption)s? | sign-?up | opt-?in | mailing
      | promo(?:s|tion|tions|ted)? | sponsor(?:ed)?
      | advert\w* | ads? | adbox | ad-?(?:container|wrapper|slot|unit|block|label) | dfp
      | outbrain | taboola | zergnet | revcontent
      | rollover-[\w-]*block | hover-?cards? | cookies? | consent | gdpr | onetrust | banner
      | modal | popup | pop-?over | overlay | tooltip | lightbox | interstitial | paywall
      | nav | navbar | navigation | menu | breadcrumbs? | pager | pagination | toolbar | topbar
      | masthead | skip
      | footer | foot | sidebar | side-?(?:bar|column|rail) | rail | right-?rail | widget | widgets
      | tags | tag-?(?:list|cloud|links)s? | taglist | topics | keywords | categories
      | author-?(?:bio|box|info|card|profile|description) | about-?(?:the-?)?author | bio
      | profile-?card
      | copyright | disclaimer | legal | print-?only | hidden | hide | visually-?hidden
      | sr-?only | screen-?reader\w* | offscreen
      | jump-?links? | toc | rating | vote | poll | quiz | survey | login | signin | search
    ) \b
    """,
    re.VERBOSE,
)
# What a class says of a part that the element has (or has not), not of the element itself.
_MODIFIER = lazy_re(
    r"\b(?:has|no|with|without|is|not|show|enable|js)-\S+|\S+-(?:enabled|disabled|open|opened"
    r"|closed|active|visible)\b"
)
_CERTAIN_JUNK = lazy_re(
    r"\b(?:comments?|disqus|cookies?|consent|gdpr|onetrust|modal|popup|newsletters?|replies)\b"
)
_HIDDEN = lazy_re(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHECKED = BLOCKS | frozenset({"span", "a", "ins", "figure"})
_KINDS = {
    **{f"h{level}": PartKind.HEADING for level in range(1, 7)},
    "li": PartKind.LIST,
    "dt": PartKind.LIST,
    "dd": PartKind.LIST,
    "figcaption": PartKind.CAPTION,
    "caption": PartKind.CAPTION,
    "pre": PartKind.CODE,
    "td": PartKind.TABLE,
    "th": PartKind.TABLE,
}
_CAPTION = lazy_re(
    r"\b(?:captions?|credits?|photo-?(?:credit|by)|image-?credit|cutline|wp-caption-text)\b"
)


@dataclass(slots=True)
class Block:
    """Runs of text (and line breaks) that stand together on the page."""

    kind: PartKind
    owner: Node
    runs: list[Node] = field(default_factory=list)
    length: int = 0
    linked: int = 0

    @property
    def first(self) -> int:
        """The index of its first node."""
        return self.runs[0].index

    @property
    def link_share(self) -> float:
        """How much of it is links."""
        return self.linked / self.length if self.length else 0.0


def blocks_of(tree: Tree) -> list[Block]:
    """All blocks of a page in order, without furniture."""
    return _Walk(tree).blocks


class _Walk:
    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.blocks: list[Block] = []
        self._prose = _prose_sums(tree)
        self._owners: list[Node] = [tree.nodes[0]] * len(tree.nodes)
        self._current: Block | None = None
        self._link_end = -1
        self._breaks = 0
        self._run()

    def _run(self) -> None:
        nodes = self.tree.nodes
        index = 1
        while index < len(nodes):
            node = nodes[index]
            self._owners[index] = self._owners[node.parent]
            index += 1
            if node.tag == TEXT:
                self._text(node)
            elif node.tag == "br":
                self._breaks += 1
                if self._current is not None:
                    self._current.runs.append(node)
            elif node.tag[0] != "#":
                index = self._element(node)

    def _text(self, node: Node) -> None:
        """Adds a run of text to its block; two line breaks before it begin a new one."""
        length = _visible(self.tree.source, node)
        owner = self._owners[node.index]
        block = self._current
        if block is None or owner is not block.owner or self._breaks > 1:
            if not length:
                return
            block = self._current = Block(self._kind(owner), owner)
            self.blocks.append(block)
        block.runs.append(node)
        block.length += length
        if node.index <= self._link_end:
            block.linked += length
        if length:
            self._breaks = 0

    def _element(self, node: Node) -> int:
        """Enters an element, or passes over one that is furniture; returns where to read on."""
        is_block = node.tag in BLOCKS
        if is_block:
            self._current = None
        if self._is_junk(node):
            return node.last + 1
        if is_block:
            self._owners[node.index] = node
            self._breaks = 0
        elif node.tag == "a" and node.rest and "href" in node.rest:
            self._link_end = node.last
        return node.index + 1

    def _kind(self, owner: Node) -> PartKind:
        """The sort of a block: its element's, or that of the nearest element that has one."""
        kind = _KINDS.get(owner.tag)
        if kind is not None:
            return kind
        if _CAPTION.search(owner.words):
            return PartKind.CAPTION
        for depth, node in enumerate(self.tree.ancestors(owner)):
            kind = _KINDS.get(node.tag)
            if kind is not None and not (kind is PartKind.TABLE or kind is PartKind.CODE):
                return kind
            if depth > 2:
                break
            if node.tag in ("figure",) and owner.tag != "p":
                return PartKind.CAPTION
        return PartKind.PARAGRAPH

    def _is_junk(self, node: Node) -> bool:
        if node.tag in _NEVER:
            return node.tag not in ("aside", "footer") or not self._holds_most(node)
        if not node.rest:
            return node.tag == "header" and not self._holds_some(node)
        if node.tag not in _CHECKED:
            return False
        attributes = node.attributes
        if "hidden" in attributes or attributes.get("aria-hidden") == "true":
            return not self._holds_most(node)
        if attributes.get("role") in _JUNK_ROLES:
            return not self._holds_most(node)
        style = attributes.get("style")
        if style and _HIDDEN.search(style) and not self._holds_most(node):
            return True
        words = node.words
        if not words or not _JUNK.search(words) or not _JUNK.search(_MODIFIER.sub(" ", words)):
            return False
        return not self._holds_most(node, 0.9 if _CERTAIN_JUNK.search(words) else 0.5)

    def _holds_most(self, node: Node, share: float = 0.5) -> bool:
        sums = self._prose
        return sums[node.last + 1] - sums[node.index] > sums[-1] * share

    def _holds_some(self, node: Node) -> bool:
        sums = self._prose
        return sums[node.last + 1] - sums[node.index] > 0


def _prose_sums(tree: Tree) -> list[int]:
    """Running totals of the length of text in paragraphs, by node."""
    sums = [0]
    total = 0
    paragraph_end = -1
    for node in tree.nodes:
        if node.tag == "p":
            paragraph_end = max(paragraph_end, node.last)
        elif node.tag == TEXT and tree.nodes[node.parent].tag not in _NEVER:
            length = node.end - node.start
            if length > 20:
                length = _visible(tree.source, node)
            if length > (20 if node.index <= paragraph_end else 100):
                total += length
        sums.append(total)
    return sums


def _visible(source: str, node: Node) -> int:
    """The length of a run of text without the white space around it."""
    text = source[node.start : node.end]
    return len(text.strip()) if len(text) < 200 else len(" ".join(text.split()))


def text_of(tree: Tree, block: Block) -> str:
    """The text of a block, white space as one space."""
    source = tree.source
    pieces = [" " if run.tag != TEXT else source[run.start : run.end] for run in block.runs]
    return " ".join(unescape("".join(pieces)).split())

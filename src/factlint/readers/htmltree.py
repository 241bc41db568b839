"""A tolerant HTML tokenizer and tree in which everything keeps its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from factlint.patterns import lazy_re

_TAG = lazy_re(
    r"""
    (?P<close> /? )
    (?P<name> [a-zA-Z][^\s/>]* )
    (?P<rest> [^>"']*+ (?: (?: "[^"]*" | '[^']*' ) [^>"']*+ )*+ )
    >
    """,
    re.VERBOSE,
)
# Used from the first tag on whose quotation marks do not pair: quotes mean nothing any more.
_LOOSE_TAG = lazy_re(r"(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>[^>]*)>")
_ATTRIBUTE = lazy_re(
    r"""([^\s=>"'/][^\s=>/]*) (?: \s*=\s* (?: "([^"]*)" | '([^']*)' | ([^\s>"'][^\s>]*) ) )?""",
    re.VERBOSE,
)

VOID = frozenset(
    "area base br col embed frame hr img input keygen link meta param source track wbr".split()
)
_RAW = frozenset("script style textarea title noscript iframe noembed noframes xmp".split())
_CLOSERS = {name: lazy_re(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
BLOCKS = frozenset(
    (
        "address article aside blockquote body canvas center dd details dialog dir div dl dt"
        " fieldset"
        " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol"
        " option p pre search section select summary table tbody td tfoot th thead tr ul video"
    ).split()
)
_CLOSES_P = BLOCKS - frozenset(
    "body html td th tr tbody thead tfoot option select video canvas".split()
)
_HEAD_ONLY = VOID | frozenset("script style title noscript template head".split())
_CLOSED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
    "a": frozenset({"a"}),
    "tbody": frozenset({"tr", "td", "th", "thead", "tbody"}),
}
_FENCES = frozenset("ul ol dl table body html article section div main aside td th".split())
_DEEPEST = 120
_NEAR = 12

_CAMEL = lazy_re(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS = lazy_re(r"[_\s:/]+|-{2,}")

TEXT = "#text"
COMMENT = "#comment"


class Node:
    """An element, a run of text or a comment; `last` is the index of its last descendant.

    `start` and `end` span the node in the source, `inner` is where its content starts; the
    attributes of an element are parsed when first asked for.
    """

    __slots__ = (
        "_attributes",
        "_words",
        "end",
        "index",
        "inner",
        "last",
        "parent",
        "rest",
        "start",
        "tag",
    )

    def __init__(
        self, tag: str, parent: int, index: int, start: int, inner: int, rest: str
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.index = index
        self.last = index
        self.start = start
        self.inner = inner
        self.end = inner
        self.rest = rest
        self._attributes: dict[str, str] | None = None
        self._words: str | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes, names in lower case, character references replaced."""
        if self._attributes is None:
            self._attributes = _attributes(self.rest) if self.rest else {}
        return self._attributes

    @property
    def words(self) -> str:
        """The class names and the id as words, in lower case, hyphens kept."""
        if self._words is None:
            names = f"{self.get('class')} {self.get('id')}" if self.rest else " "
            self._words = (
                _SEPARATORS.sub(" ", _CAMEL.sub(" ", names)).lower() if len(names) > 1 else ""
            )
        return self._words

    def get(self, name: str) -> str:
        """The value of an attribute; empty where there is none."""
        return self.attributes.get(name, "") if self.rest else ""


class Tree:
    """The nodes of a page in document order; node 0 stands for the page itself."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.nodes: list[Node] = [Node("#page", -1, 0, 0, 0, "")]
        self._open: list[Node] = [self.nodes[0]]
        self._counts: dict[str, int] = {}
        self._nearest: dict[str, list[int]] = {}
        self._build()

    def subtree(self, node: Node) -> Iterator[Node]:
        """The node and all that it holds, in order."""
        for index in range(node.index, node.last + 1):
            yield self.nodes[index]

    def ancestors(self, node: Node) -> Iterator[Node]:
        """The elements around a node, the nearest first, without the page."""
        while node.parent > 0:
            node = self.nodes[node.parent]
            yield node

    def block_of(self, node: Node) -> Node:
        """The nearest block element around a node."""
        return next((one for one in self.ancestors(node) if one.tag in BLOCKS), self.nodes[0])

    def nearest(self, node: Node, tag: str) -> Node | None:
        """The element of a tag that a node is or lies in. The first question costs a pass."""
        found = self._nearest.get(tag)
        if found is None:
            found = self._nearest[tag] = [-1] * len(self.nodes)
            for one in self.nodes[1:]:
                found[one.index] = one.index if one.tag == tag else found[one.parent]
        return self.nodes[found[node.index]] if found[node.index] >= 0 else None

    def texts(self, node: Node) -> Iterator[Node]:
        """The runs of text inside a node, scripts and other raw elements left out."""
        for inner in self.subtree(node):
            if inner.tag == TEXT and self.nodes[inner.parent].tag not in _RAW:
                yield inner

    def text(self, node: Node) -> str:
        """The text inside a node, white space as one space."""
        joined = " ".join(self.source[run.start : run.end] for run in self.texts(node))
        return " ".join(unescape(joined).split())

    def _build(self) -> None:
        source = self.source
        tags = _TAG
        has_comment_end = True
        position = done = 0
        last_end = source.rfind(">")
        while True:
            opening = source.find("<", position)
            if opening < 0 or opening > last_end:
                break
            if source.startswith(("!", "?"), opening + 1):
                self._add_text(done, opening)
                if source.startswith("!--", opening + 1) and has_comment_end:
                    closing = source.find("-->", opening + 2)
                    if closing >= 0:
                        self._add_leaf(COMMENT, opening, closing + 3)
                        position = done = closing + 3
                        continue
                    has_comment_end = False
                closing = source.find(">", opening)
                position = done = len(source) if closing < 0 else closing + 1
                continue
            match = tags.match(source, opening + 1)
            if (
                match is None
                and tags is _TAG
                and source[opening + 1 : opening + 3].strip("/ ").isalpha()
            ):
                match = _LOOSE_TAG.match(source, opening + 1)
                tags = _LOOSE_TAG
            if match is None:
                position = opening + 1  # a mere less-than sign
                continue
            self._add_text(done, opening)
            position = done = self._tag(match, opening)
        self._add_text(done, len(source))
        self._close_to(0, len(source))
        self.nodes[0].last = len(self.nodes) - 1
        self.nodes[0].end = len(source)

    def _tag(self, match: re.Match[str], start: int) -> int:
        """Handles a tag; returns where to read on."""
        name = match["name"].lower()
        if match["close"]:
            self._end_tag(name, start, match.end())
            return match.end()
        self._close_implied(name, start)
        parent = self._open[-1]
        node = Node(name, parent.index, len(self.nodes), start, match.end(), match["rest"])
        self.nodes.append(node)
        if name in VOID or len(self._open) > _DEEPEST:
            return match.end()
        if name in _RAW:
            return self._raw(node, match.end())
        if match["rest"].endswith("/") and name not in BLOCKS and name not in ("a", "span"):
            return match.end()
        self._open.append(node)
        self._counts[name] = self._counts.get(name, 0) + 1
        return match.end()

    def _raw(self, node: Node, start: int) -> int:
        """The content of a script and its like is one run of text."""
        match = _CLOSERS[node.tag].search(self.source, start)
        end = len(self.source) if match is None else match.start()
        if end > start:
            self.nodes.append(Node(TEXT, node.index, len(self.nodes), start, start, ""))
            self.nodes[-1].end = end
        node.last = len(self.nodes) - 1
        closing = self.source.find(">", end)
        node.end = len(self.source) if closing < 0 else closing + 1
        return node.end

    def _end_tag(self, name: str, start: int, end: int) -> None:
        if not self._counts.get(name):
            return
        depth = len(self._open) - 1
        while self._open[depth].tag != name:
            depth -= 1
        if name not in BLOCKS and any(node.tag in _FENCES for node in self._open[depth + 1 :]):
            return  # a stray </b> must not close the article around it
        node = self._open[depth]
        self._close_to(depth, start)
        node.end = end

    def _close_implied(self, name: str, start: int) -> None:
        if self._counts.get("head") and name not in _HEAD_ONLY:
            self._close_near("head", frozenset({"head"}), start)
        if name in _CLOSES_P and self._counts.get("p"):
            self._close_near("p", frozenset({"p"}), start)
        closed = _CLOSED_BY.get(name)
        if closed:
            self._close_near(name, closed, start)

    def _close_near(self, name: str, closed: frozenset[str], start: int) -> None:
        """Closes an element of these that is open nearby, unless a container lies between."""
        lowest = max(0, len(self._open) - _NEAR)
        found = 0
        for depth in range(len(self._open) - 1, lowest, -1):
            tag = self._open[depth].tag
            if tag in closed:
                found = depth
                if name not in ("tr", "tbody"):
                    break
            elif tag in _FENCES:
                break
        if found:
            self._close_to(found, start)

    def _close_to(self, depth: int, end: int) -> None:
        """Closes the open elements from a depth on."""
        last = len(self.nodes) - 1
        while len(self._open) > max(depth, 1):
            node = self._open.pop()
            node.last = last
            node.end = end
            self._counts[node.tag] -= 1

    def _add_text(self, start: int, end: int) -> None:
        if end > start:
            self._add_leaf(TEXT, start, end)

    def _add_leaf(self, tag: str, start: int, end: int) -> None:
        node = Node(tag, self._open[-1].index, len(self.nodes), start, start, "")
        node.end = end
        self.nodes.append(node)


def _attributes(rest: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(rest):
        name = match[1].lower()
        value = match[2] or match[3] or match[4] or ""
        if name not in found:
            found[name] = unescape(value) if "&" in value else value
    return found

"""Who wrote a page, by what it states and by what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factlint.patterns import lazy_re
from factlint.readers.bylines import find_byline
from factlint.readers.htmlblocks import Block, text_of
from factlint.readers.htmlmeta import PageFacts, Stated
from factlint.readers.htmlnames import ADDRESS, AUTHOR_PAGE, NameFilter, is_part, looks_like_name
from factlint.readers.htmltree import Node, Tree
from factlint.values import dataclass

_STRONG = lazy_re(
    r"\b(?:by-?lines?|authors?|author-?names?|writers?|reporters?|contributors?|creator"
    r"|autor(?:en|es)?|auteur)\b"
)
_WEAK = lazy_re(r"\b(?:provider-?name|source-?name|user-?name|full-?name|blogger)\b")
_WRONG = lazy_re(
    r"\b(?:authors-list|author-?(?:image|photo|avatar|thumb|social|twitter|follow)|avatar"
    r"|timestamp|date|commit-author|credits?|captions?|photo\w*)\b"
)
_ELSEWHERE = lazy_re(
    r"\b(?:comments?|replies|respond|related|recommend\w*|quotes?|sidebar|widget|footer|nav|menu"
    r"|most-\w+|tags?|topics?|popular|trending|promo|latest"
    r"|more-\w+|up-next|teaser|carousel|feed|recirc\w*|ads?|newsletters?|latest-\w+|river|rail)\b"
)
_COMMENTS = lazy_re(
    r"\b(?:comments?|replies|respond|related|recommend\w*|menu|quotes?|blockquote)\b"
)
_NO_BYLINE = frozenset("meta link script img body html article main".split())
_LONGEST = 200
_MOST_TRIED = 300
_NEXT = 12


@dataclass(frozen=True, slots=True)
class PageByline:
    """The names, and what on the page shows or states them."""

    names: tuple[str, ...]
    shown: Node | None = None
    block: Block | None = None
    stated: Stated | None = None


class BylineFinder:
    """Looks for the byline of one page."""

    def __init__(
        self, tree: Tree, facts: PageFacts, headline: Node | None, body: Sequence[Block]
    ) -> None:
        self.tree = tree
        self.facts = facts
        self.body = body
        self.people = NameFilter(facts.sites, facts.host)
        self._headline = headline.index if headline is not None else 0
        self._first = body[0].first if body else len(tree.nodes)
        self._last = body[-1].runs[-1].index if body else len(tree.nodes)

    def find(self, blocks: Sequence[Block]) -> PageByline | None:
        """The byline: shown near the article, else stated, else shown anywhere plausible."""
        near = self._near()
        stated = self._stated()
        shown = self._first_shown([item for item in near if item[1] == 0 and item[0] < 2])
        if shown is not None and stated is not None and is_part(shown.names, stated.names):
            return PageByline(stated.names, shown=shown.shown)  # shows the first of several
        return (
            shown
            or stated
            or self._by_block(blocks)
            or self._first_shown([item for item in near if item[0] != 1])
            or self._empty(node for zone, strength, node in near if strength == 0 and zone == 0)
        )

    def _first_shown(self, near: Sequence[tuple[int, int, Node]]) -> PageByline | None:
        """The first element that names somebody, with those of its kind right behind it."""
        for place, (zone, strength, node) in enumerate(near):
            names = list(self._names_in(node))
            if not names:
                continue
            last = node
            for other_zone, other_strength, other in near[place + 1 :]:
                is_next = 0 < other.index - last.last < _NEXT and other.words == node.words
                if (other_zone, other_strength) == (zone, strength) and is_next:
                    names += [name for name in self._names_in(other) if name not in names]
                    last = other
            return PageByline(tuple(names), shown=node)
        return None

    def _empty(self, nodes: Iterable[Node]) -> PageByline | None:
        """A byline that is a label and nothing else."""
        for node in nodes:
            text = self.tree.text(node)
            byline = find_byline(text, 0, len(text)) if len(text) < 40 else None
            if byline is not None and not byline.names:
                return PageByline((), shown=node)
        return None

    def _stated(self) -> PageByline | None:
        """The first statement, or a later one that names the same people and more."""
        found: dict[str, tuple[list[str], Stated]] = {}
        # A name that is made of an address is the last resort.
        for stated in sorted(self.facts.authors, key=lambda one: bool(ADDRESS.match(one.value))):
            key = stated.node.get("name") or stated.node.get("property") or stated.node.tag
            names, _ = found.setdefault(key, ([], stated))
            cleaned = self.people.names(stated.value, is_stated=not stated.node.get("property"))
            names.extend(name for name in cleaned if name not in names)
        best: tuple[list[str], Stated] | None = None
        for names, stated in found.values():
            if names and (best is None or is_part(best[0], names)):
                best = (names, stated)
        return PageByline(tuple(best[0]), stated=best[1]) if best is not None else None

    def _near(self) -> list[tuple[int, int, Node]]:
        """Elements that look like a byline, with zone and strength, the likeliest first."""
        ranked: list[tuple[int, int, Node]] = []
        for node in self.tree.nodes:
            if not node.rest or node.tag in _NO_BYLINE:
                continue
            is_near = self._headline - 60 <= node.index <= self._last + 200
            if not is_near and "itemprop" not in node.rest:
                continue
            strength = self._strength(node)
            if strength is not None:
                ranked.append((self._zone(node), strength, node))
        ranked.sort(key=lambda item: (item[0] * 2 + item[1], item[2].index))
        return [item for item in ranked[:_MOST_TRIED] if not self._is_elsewhere(item[2])][:40]

    def _strength(self, node: Node) -> int | None:
        attributes = node.attributes
        words = node.words
        if words and _WRONG.search(words):
            return None
        if (
            "author" in attributes.get("itemprop", "")
            or "author" in attributes.get("rel", "").split()
        ):
            return 0
        if words and _STRONG.search(words):
            return 0
        if (node.tag == "a" and AUTHOR_PAGE.search(attributes.get("href", ""))) or _WEAK.search(
            words
        ):
            return 1
        return None

    def _zone(self, node: Node) -> int:
        if self._headline - 5 <= node.index and node.last < self._first:
            return 0
        if node.index <= self._headline:
            return 1 if node.index >= self._headline - 60 else 2
        return 1 if node.index <= self._last + 30 else 3

    def _is_elsewhere(self, node: Node) -> bool:
        is_between = self._zone(node) == 0
        wrong = _COMMENTS if is_between else _ELSEWHERE
        for above in (node, *self.tree.ancestors(node)):
            if above.index <= self._headline <= above.last:
                return False  # what holds the headline as well is the article's, whatever its name
            is_furniture = above.tag in ("nav", "blockquote") or (
                above.tag == "footer" and not self._in_article(above)
            )
            if (is_furniture and not is_between) or wrong.search(above.words):
                return True
        return False

    def _in_article(self, node: Node) -> bool:
        return any(above.tag == "article" for above in self.tree.ancestors(node))

    def _names_in(self, node: Node) -> tuple[str, ...]:
        inner = self._inner_names(node)
        if inner:
            return inner
        text = self.tree.text(node)
        if not text or len(text) > _LONGEST:
            return ()
        return self._checked(text)

    def _inner_names(self, node: Node) -> tuple[str, ...]:
        """Names by the elements inside: itemprop name, links to authors."""
        names: list[str] = []
        for inner in self.tree.subtree(node):
            if not inner.rest:
                continue
            if inner.tag in ("meta", "link") and inner.get("itemprop") in ("name", "author"):
                stated = self.people.names(inner.get("content") or inner.get("value"))
                names.extend(name for name in stated if name not in names)
                continue
            if inner is node:
                continue
            is_name = inner.get("itemprop") == "name" or (
                inner.tag == "a"
                and (AUTHOR_PAGE.search(inner.get("href")) or "author" in inner.get("rel").split())
            )
            if is_name:
                for name in self._checked(self.tree.text(inner)):
                    if name not in names:
                        names.append(name)
        return tuple(names[:20])

    def _checked(self, text: str) -> tuple[str, ...]:
        if len(text) > _LONGEST:
            return ()
        return tuple(name for name in self.people.names(text) if looks_like_name(name))[:20]

    def _by_block(self, blocks: Sequence[Block]) -> PageByline | None:
        """A short block that says who wrote it, near the beginning or the end of the body."""
        for block in blocks:
            if (
                not self._headline - 60 <= block.first <= self._last + 100
                or block.length > _LONGEST
            ):
                continue
            if self._first + 150 < block.first < self._last - 150:
                continue
            text = text_of(self.tree, block)
            byline = find_byline(text, 0, len(text))
            if byline is not None and byline.names:
                names = tuple(
                    name for name in self.people.names(byline.detail) if looks_like_name(name)
                )
                if names:
                    return PageByline(names, block=block)
        return None

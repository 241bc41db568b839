"""Who wrote a page, by what it states and by what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from factlint.patterns import lazy_re
from factlint.readers.bylines import find_byline, names_of, without_label
from factlint.readers.htmlblocks import Block, text_of
from factlint.readers.htmlmeta import PageFacts, Stated
from factlint.readers.htmltree import Node, Tree

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
_PAGES = lazy_re(
    r"/(?:authors?|contributors?|staff|people|by|reporters?|journalists?|columnists?|writers?"
    r"|profiles?|bios?|experts?|team|editors?|users?|u|autor(?:en)?)/[^/?#]+|/@[^/?#]+",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    "admin administrator webmaster unknown anonymous guest none null undefined n/a na user root"
    " author authors wordpress".split()
)
_URL = lazy_re(r"^(?:https?:)?//|^www\.|^/", re.IGNORECASE)
_COMPANY = lazy_re(
    r"株式会社|有限会社|（株）|\(株\)|\b(?:inc|llc|ltd|gmbh|corp|corporation|co\.|limited"
    r"|company|foundation|association|magazine)\b\.?$",
    re.IGNORECASE,
)
_PAPER = lazy_re(
    r"\b(?:news|daily|times|post|media|press|herald|network|tv|radio|staff|today|online|journal"
    r"|review|group|blog|tech|the|of|and"
    r"|geographic|team|world|national|store|shop|web|net|labs?|institute|university|agency|desk"
    r"|office|center|centre|club|party)\b",
    re.IGNORECASE,
)
_LONGEST = 200
_MOST_TRIED = 300


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
        self.sites = {_folded(site) for site in (*facts.sites, *_host_names(facts.host))}
        self._headline = headline.index if headline is not None else 0
        self._first = body[0].first if body else len(tree.nodes)
        self._last = body[-1].runs[-1].index if body else len(tree.nodes)

    def find(self, blocks: Sequence[Block]) -> PageByline | None:
        """The byline: shown near the article, else stated, else shown anywhere plausible."""
        near = list(self._near())
        return (
            self._first_shown(node for zone, strength, node in near if strength == 0 and zone < 2)
            or self._stated()
            or self._by_block(blocks)
            or self._first_shown(node for zone, _, node in near if zone != 1)
            or self._empty(node for zone, strength, node in near if strength == 0 and zone == 0)
        )

    def _first_shown(self, nodes: Iterable[Node]) -> PageByline | None:
        for node in nodes:
            names = self._names_in(node)
            if names:
                return PageByline(names, shown=node)
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
        names: list[str] = []
        first: Stated | None = None
        for stated in self.facts.authors:
            if first is not None and (
                stated.node is not first.node and stated.node.get("name") != first.node.get("name")
            ):
                break
            for name in self.clean(stated.value, is_stated=not stated.node.get("property")):
                if name not in names:
                    names.append(name)
                    first = first or stated
        return PageByline(tuple(names), stated=first) if names else None

    def clean(self, value: str, *, is_stated: bool = False) -> tuple[str, ...]:
        """The names in a value, without sites, companies and placeholders.

        A stated author of the site's own name is kept where it may be a person's own site.
        """
        value = value.strip()
        if _URL.match(value):
            match = _PAGES.search(value)
            value = match[0].rsplit("/", 1)[1].replace("-", " ") if match else ""
        found = []
        for name in names_of(without_label(value)):
            folded = _folded(name)
            is_site = folded in self.sites and not (is_stated and _is_person(name))
            if is_site or name.lower() in _NOBODY or _COMPANY.search(name):
                continue
            if any(letter.isalpha() for letter in name):
                found.append(name)
        return tuple(found)

    def _near(self) -> list[tuple[int, int, Node]]:
        """Elements that look like a byline, with zone and strength, the likeliest first."""
        ranked: list[tuple[int, int, Node]] = []
        for node in self.tree.nodes:
            if not node.rest or node.tag in (
                "meta",
                "link",
                "script",
                "img",
                "body",
                "html",
                "article",
                "main",
            ):
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
        if (node.tag == "a" and _PAGES.search(attributes.get("href", ""))) or _WEAK.search(words):
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
                names.extend(self.clean(inner.get("content") or inner.get("value")))
                continue
            if inner is node:
                continue
            is_name = inner.get("itemprop") == "name" or (
                inner.tag == "a"
                and (_PAGES.search(inner.get("href")) or "author" in inner.get("rel").split())
            )
            if is_name:
                for name in self._checked(self.tree.text(inner)):
                    if name not in names:
                        names.append(name)
        return tuple(names[:20])

    def _checked(self, text: str) -> tuple[str, ...]:
        if len(text) > _LONGEST:
            return ()
        return tuple(name for name in self.clean(text) if _looks_like_name(name))[:20]

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
                names = tuple(name for name in self.clean(byline.detail) if _looks_like_name(name))
                if names:
                    return PageByline(names, block=block)
        return None


def _is_person(name: str) -> bool:
    words = name.split()
    return (
        2 <= len(words) <= 3
        and all(word[0].isupper() for word in words)
        and not _PAPER.search(name)
    )


def _looks_like_name(name: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 7 or len(name) > 60:
        return False
    return not regex.search(
        r"\d{3}|\b(?:more|about|follow|share|read|view|all|posts|articles|comments?|click"
        r"|contact|email|see|the\s+author|archive|author"
        r"|profile|bio|home|news|latest|subscribe|written|website|permalink|photo\w*|image"
        r"|getty)\b",
        name,
        regex.IGNORECASE,
    )


def _folded(name: str) -> str:
    return str(regex.sub(r"[^\p{L}\p{N}]|\.com$|^www\.", "", name.lower()))


def _host_names(host: str) -> Iterator[str]:
    """What a site may call itself: the labels of its host, alone and together."""
    labels = [label for label in host.lower().split(".") if len(label) > 3]
    yield from labels
    yield "".join(labels)

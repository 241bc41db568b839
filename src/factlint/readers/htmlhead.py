"""The headline of a page: the element that shows what the page says its title is."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.patterns import lazy_re
from factlint.readers.htmlmeta import PageFacts, Stated
from factlint.readers.htmltree import Node, Tree
from factlint.values import dataclass

_TITLED = lazy_re(
    r"\b(?:headlines?|title|entry-title|post-title|article-title|story-title|heading)\b"
)
_ELSEWHERE = lazy_re(
    r"\b(?:related|sidebar|footer|nav|menu|comments?|logo|site-title|brand|widget|recommend\w*"
    r"|popular)\b"
)
_SITE = lazy_re(r"\s+(?:[|–—·•«»:]|-{1,2}|::)\s+")
_WORD = lazy_re(r"\w+")


@dataclass(frozen=True, slots=True)
class Headline:
    """The title, and what shows or states it."""

    title: str
    shown: Node | None
    stated: Stated | None


def find_headline(tree: Tree, facts: PageFacts) -> Headline | None:
    """The headline of a page; None where it has no title of any sort."""
    titles = [_without_site(stated.value, facts) for stated in facts.titles]
    shown = _best(tree, titles)
    if shown is not None:
        return Headline(tree.text(shown), shown, None)
    for title, stated in zip(titles, facts.titles, strict=True):
        if title:
            return Headline(title, None, stated)
    return None


def _best(tree: Tree, titles: Sequence[str]) -> Node | None:
    """The heading that is most like one of the titles; a lone h1 where there is no title."""
    folded = [words for title in titles if (words := _words(title))]
    best: tuple[float, int] | None = None
    for node in tree.nodes:
        if node.tag not in ("h1", "h2", "h3") and not (
            node.rest
            and node.tag in ("div", "p", "span")
            and "title" in node.rest
            and _TITLED.search(node.words)
        ):
            continue
        if node.last - node.index > 60:
            continue
        text = tree.text(node)
        if not 2 < len(text) < 400 or _is_elsewhere(tree, node):
            continue
        value = max((_likeness(_words(text), title) for title in folded), default=0.0)
        value += 0.15 if node.tag == "h1" else 0.0
        value += 0.05 if _TITLED.search(node.words) else 0.0
        if value >= 0.6 and (best is None or value > best[0] + 0.04):
            best = (value, node.index)
    if best is not None:
        return tree.nodes[best[1]]
    lone = [node for node in tree.nodes if node.tag == "h1" and len(tree.text(node)) > 2]
    return lone[0] if len(lone) == 1 and not _is_elsewhere(tree, lone[0]) else None


def _is_elsewhere(tree: Tree, node: Node) -> bool:
    return any(
        above.tag in ("nav", "footer", "aside") or _ELSEWHERE.search(above.words)
        for above in (node, *tree.ancestors(node))
        if above.tag != "body" and above.last - above.index < len(tree.nodes) // 2
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Shared words as a share of the longer text."""
    if not one or not other:
        return 0.0
    if "".join(one) == "".join(other):
        return 1.0
    shared = len(set(one) & set(other))
    return shared / max(len(set(one)), len(set(other)))


def _without_site(title: str, facts: PageFacts) -> str:
    """A title without the name of the site at its end (or its beginning)."""
    pieces = _SITE.split(title)
    if len(pieces) < 2:
        return title
    sites = {"".join(_words(site)) for site in facts.sites if site}
    kept = [piece for piece in pieces if "".join(_words(piece)) not in sites]
    if len(kept) < len(pieces) and kept:
        pieces = kept
    longest = max(pieces, key=len)
    if len(longest) * 2 > len(title) and len(pieces[0]) == len(longest):
        return longest
    return (
        title
        if len(pieces[0]) * 3 < len(title)
        else title[: title.rfind(pieces[-1])].rstrip(" |–—·•«»:-") or title
    )

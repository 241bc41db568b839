"""HTML pages: headline, byline, date and the body of the article, without the page around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from factlint.model.document import Directive, Document
from factlint.model.link import LinkSort
from factlint.readers.decode import Decoded
from factlint.readers.directives import covered, parse_directive
from factlint.readers.draft import Draft
from factlint.readers.htmlarticle import Article, find_article
from factlint.readers.htmlciting import find_cited, raised_numbers
from factlint.readers.htmlcompose import Place, compose
from factlint.readers.htmllinks import target_place
from factlint.readers.htmltree import COMMENT, Tree
from factlint.readers.htmlwrite import mark_urls
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.values import replace


def read(path: str, decoded: Decoded, options: ReadOptions = DEFAULTS) -> Iterator[Document]:
    """The one document of a page."""
    source = decoded.text
    tree = Tree(source)
    article = find_article(tree)
    draft = Draft(source)
    spans, places = compose(tree, article, draft)
    mark_urls(draft, spans)
    _keep_pictures(tree, article, draft)
    is_article = article.is_article if options.is_article is None else options.is_article
    text, offsets, parts = draft.text(), draft.offsets(), draft.finished_parts()
    citations, references = find_cited(tree, text, offsets, parts)
    yield Document(
        path=path,
        text=text,
        source=source,
        offsets=offsets,
        parts=parts,
        metadata=_metadata(article),
        directives=tuple(_directives(tree, places)),
        links=draft.links(),
        citations=citations or tuple(raised_numbers(tree, text, offsets, parts)),
        references=references,
        is_article=is_article,
        encoding=decoded.encoding,
        is_encoding_guessed=decoded.is_guessed,
    )


def _keep_pictures(tree: Tree, article: Article, draft: Draft) -> None:
    """The pictures between the first and the last block of the body."""
    if not article.body:
        return
    for node in tree.nodes[article.body[0].first : article.body[-1].runs[-1].index]:
        if node.tag == "img" and node.get("src"):
            place = target_place(tree.source, node.start, node.inner, "src")
            draft.link(node.get("src"), LinkSort.IMAGE, place)


def _directives(tree: Tree, places: Sequence[Place]) -> Iterator[Directive]:
    """The directives among the comments, each with the block it speaks for."""
    spans = [place.span for place in places]
    for node in tree.nodes:
        if node.tag != COMMENT:
            continue
        inner = tree.source[node.start + 4 : node.end - 3]
        directive = parse_directive(inner, node.start, node.end)
        if directive is None:
            continue
        following = bisect_right(spans, node.start, key=lambda span: span.start)
        if following and places[following - 1].owner is tree.block_of(node):
            yield replace(directive, covers=spans[following - 1])  # behind the text of its block
        else:
            yield covered(directive, spans[max(following - 1, 0) : following + 1])


def _metadata(article: Article) -> dict[str, Any]:
    facts = article.facts
    found: dict[str, Any] = {}
    if article.headline is not None and article.headline.title:
        found["title"] = article.headline.title
    if article.byline is not None or article.is_article:
        found["authors"] = list(article.byline.names) if article.byline is not None else []
    if article.date:
        found["date"] = article.date
    if facts.type:
        found["type"] = facts.type
    if facts.sites:
        found["site"] = facts.sites[0]
    return found

"""What a page says of itself outside its text: meta elements, JSON-LD, the title."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from factlint.patterns import lazy_re
from factlint.readers.dates import iso_date
from factlint.readers.draft import without_surrogates
from factlint.readers.htmltree import TEXT, Node, Tree
from factlint.values import dataclass, field

_ARTICLE = lazy_re(
    r"article|blogposting|newsarticle|reportage|liveblog|report$|review$", re.IGNORECASE
)
_AUTHOR_KEYS = (
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.author",
    "citation_author",
    "byl",
    "byline",
    "authors",
    "article.author",
    "cxenseparse:author",
    "bt:author",
    "rbauthors",
    "shareaholic:article_author_name",
    "og:author",
    "twitter:data1",
)
_DATE_KEYS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "article.published",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
    "og:published_time",
    "ptime",
    "date",
)
_SITE_KEYS = (
    "og:site_name",
    "application-name",
    "twitter:site",
    "publisher",
    "dc.publisher",
    "copyright",
    "apple-mobile-web-app-title",
)
_TITLE_KEYS = (
    "og:title",
    "twitter:title",
    "sailthru.title",
    "dc.title",
    "citation_title",
    "parsely-title",
    "title",
    "headline",
)
# What old pages put around a script, so that older browsers did not show it.
_SCRIPT_WRAPPER = lazy_re(
    r"""
    ^ \s* (?: <!-- | //\s*<!\[CDATA\[ | /\*\s*<!\[CDATA\[\s*\*/ )
  | (?: --> | //\s*\]\]> | /\*\s*\]\]>\s*\*/ ) \s* $
    """,
    re.VERBOSE,
)
_MOST_SCRIPTS = 40
# The title that social networks give to a post: "Ana Ruiz on Mastodon: …".
_POSTED_BY = lazy_re(
    r"(?P<name>[^:|]{2,60}) on (?:Bluesky|Facebook|Instagram|LinkedIn|Mastodon|Threads|Twitter|X)\b"
)
_HOST = lazy_re(r"(?:https?:)?//([\w.-]+)")
_DATED_PATH = lazy_re(r"/([12]\d{3})[/-](\d{1,2})[/-](\d{1,2})(?=/|-|$)")


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that the page states, and the element that states it."""

    value: str
    node: Node
    attribute: str = ""


@dataclass(slots=True)
class PageFacts:
    """What is stated about a page, the most reliable first."""

    titles: list[Stated] = field(default_factory=list)
    authors: list[Stated] = field(default_factory=list)
    dates: list[Stated] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    address: str = ""
    type: str = ""
    is_article: bool = False

    @property
    def host(self) -> str:
        """The host of the page's own address."""
        match = _HOST.match(self.address)
        return match[1] if match else ""

    @property
    def date(self) -> str:
        """The day of publication, as an ISO date where that is certain."""
        for stated in self.dates:
            iso = iso_date(stated.value)
            if iso:
                return iso
        if self.dates:
            return self.dates[0].value
        match = _DATED_PATH.search(self.address)
        return iso_date("-".join(match.groups())) if match else ""


def read_facts(tree: Tree) -> PageFacts:
    """Reads the statements of a page."""
    facts = PageFacts()
    metas: dict[str, list[Node]] = {}
    scripts = 0
    title: Node | None = None
    for node in tree.nodes:
        if node.tag == "meta" and node.rest:
            for name in ("property", "name", "itemprop"):
                key = node.get(name).lower()
                if key:
                    metas.setdefault(key, []).append(node)
        elif node.tag == "script" and "ld+json" in node.rest and scripts < _MOST_SCRIPTS:
            scripts += 1
            _read_script(tree, node, facts)
        elif node.tag == "link" and "canonical" in node.rest and node.get("rel") == "canonical":
            facts.address = facts.address or node.get("href")
        elif node.tag == "title" and title is None and tree.nodes[node.parent].tag != "svg":
            title = node
    _read_metas(metas, facts)
    if title is not None:
        facts.titles.append(Stated(_title_text(tree, title), title))
    return facts


def _read_metas(metas: dict[str, list[Node]], facts: PageFacts) -> None:
    def stated(keys: tuple[str, ...]) -> Iterator[Stated]:
        for key in keys:
            for node in metas.get(key, ()):
                # Saved pages may say `value` where the standard says `content`.
                for attribute in ("content", "value"):
                    value = node.get(attribute).strip()
                    if value:
                        yield Stated(value, node, attribute)
                        break

    facts.titles.extend(stated(_TITLE_KEYS))
    facts.authors.extend(
        one
        for one in stated(_AUTHOR_KEYS)
        if one.node.get("name") != "twitter:data1" or _says_author(metas)
    )
    facts.authors.extend(
        Stated(match["name"], one.node, one.attribute)
        for one in stated(("og:title",))
        if (match := _POSTED_BY.match(one.value))
    )
    facts.dates.extend(stated(_DATE_KEYS))
    facts.sites.extend(one.value.lstrip("@") for one in stated(_SITE_KEYS))
    address = next((one.value for one in stated(("og:url", "twitter:url"))), "")
    facts.address = facts.address or address
    kind = next((one.value for one in stated(("og:type",))), "")
    if kind.lower() in ("article", "news", "blog") or kind.lower().startswith("article"):
        facts.is_article = True
        facts.type = facts.type or kind.lower()


def _says_author(metas: dict[str, list[Node]]) -> bool:
    return any(
        "by" in label or "author" in label
        for node in metas.get("twitter:label1", ())
        for label in [(node.get("content") or node.get("value")).lower()]
    )


def _title_text(tree: Tree, title: Node) -> str:
    for index in range(title.index, title.last + 1):
        if tree.nodes[index].tag == TEXT:
            run = tree.nodes[index]
            return " ".join(unescape(tree.source[run.start : run.end]).split())
    return ""


def _read_script(tree: Tree, node: Node, facts: PageFacts) -> None:
    text = tree.source[node.inner : tree.nodes[node.last].end]
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        cleaned = _SCRIPT_WRAPPER.sub("", text)
        try:
            data = json.loads(cleaned.rstrip(" \t\r\n;"), strict=False)
        except (ValueError, RecursionError):
            return
    items = list(_items(data))
    named = {
        item["@id"]: item for item in items if isinstance(item.get("@id"), str) and "name" in item
    }
    for item in items:
        kinds = item.get("@type")
        names = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
        if any(_ARTICLE.search(name) for name in names):
            _read_article(item, names[0], node, facts, named)
        elif any(name in ("Organization", "NewsMediaOrganization", "WebSite") for name in names):
            facts.sites.extend(_names(item.get("name"), named))


def _items(data: Any) -> Iterator[dict[str, Any]]:
    """All objects of a JSON value, the outer ones first."""
    queue = deque([data])
    seen = 0
    while queue and seen < 2000:
        value = queue.popleft()
        seen += 1
        if isinstance(value, dict):
            yield value
            queue.extend(inner for inner in value.values() if isinstance(inner, dict | list))
        elif isinstance(value, list):
            queue.extend(value)


def _read_article(
    item: dict[str, Any], kind: str, node: Node, facts: PageFacts, named: Mapping[str, Any]
) -> None:
    facts.is_article = True
    facts.type = facts.type or kind
    for name in _names(item.get("author") or item.get("creator"), named):
        facts.authors.append(Stated(name, node))
    for key in ("headline", "name"):
        if isinstance(item.get(key), str):
            facts.titles.append(Stated(item[key], node))
    for key in ("datePublished", "dateCreated"):
        if isinstance(item.get(key), str):
            facts.dates.append(Stated(item[key], node))
    facts.sites.extend(_names(item.get("publisher"), named))


def _names(value: Any, named: Mapping[str, Any]) -> list[str]:
    """The names in an author value: a text, an object (or its id), or a list of these."""
    found: list[str] = []
    for one in value[:50] if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("name") or named.get(str(one.get("@id")), {}).get("name")
        for name in one[:50] if isinstance(one, list) else [one]:
            if isinstance(name, str) and name.strip():
                found += [without_surrogates(name.strip())]
    return found

"""The places within a document that a fragment can name.

Headings get their names from the program that shows them, and each has its own rule: GitHub and
those that follow it (lower case, punctuation dropped, a hyphen for each space), pandoc, kramdown
and Python-Markdown (hyphens joined, what is no letter dropped at the beginning). A fragment is
right if one of them would make it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from factlint.model.document import Document, PartKind
from factlint.patterns import lazy_re
from factlint.values import dataclass

_STATED = lazy_re(
    r"""(?<![\w-])(?:id|name|xml:id)\s{0,5}=\s{0,5}(?:"([^"<>]{1,300})"|'([^'<>]{1,300})'|([\w:.-]{1,300}))""",
    re.IGNORECASE,
)
_BRACED = lazy_re(r"\{[^{}\n#]{0,200}#([^\s{}]{1,200})")
_LABELLED = lazy_re(
    r"^[ \t]{0,12}(?:\(([^()\n]{1,200})\)=[ \t]*$|:name:[ \t]*(\S{1,200})|\.\. _([^:\n]{1,200}):)",
    re.MULTILINE,
)
_HTML_HEADING = lazy_re(r"<h([1-6])\b[^<>]{0,500}>(.{1,2000}?)</h\1", re.IGNORECASE | re.DOTALL)
_TAGS = lazy_re(r"<[^<>]{0,2000}>")
_SHORTCODE = lazy_re(r":[a-z0-9_+-]{2,40}:")
# What puts in text from elsewhere, headings included, or leads on to another page.
_INCLUDES = lazy_re(
    r"""
      \{%-?\s*(?:include|render|capture) | \{\{[<%\#] | --8<-- | \{!.{1,200}!\} | ^<<< | ^@include
    | <!--\s*(?:@?include|\[?embedmd|BEGIN|ADD_) | ^\[\[?_?toc_?\]\]? | <\w+\.?\w*[ ]/>
    | ^[ \t]*(?::{3,}|`{3,})\s*\{(?:include|eval-rst|auto\w+|literalinclude|toctree)
    | http-equiv=["']?refresh | (?:window\.)?location\.(?:replace|href)
    | ^[ \t]*\.\.[ ](?:include|auto\w+):: | ^:::\s?[\w.]+$
    """,
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)
_GENERAL = lazy_re(
    r"(?:top|readme|content|main|[!/~:].*|fn.*|footnote.*|user-content-.*|_ftn.*|cite.*|ref-.*"
    r"|L?\d+(?:[-:,]L?\d+)*|page=.*|:~:.*|t=\d+.*|xpointer.*|svg.*|tab.*)?\Z",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Anchors:
    """The names of places: `exact` as they are, `loose` by their letters and digits alone.

    `is_partial` says that other text is put in when the document is shown.
    """

    exact: frozenset[str]
    loose: dict[str, str]
    is_partial: bool

    def has(self, fragment: str) -> bool:
        """Whether a fragment names a place, or one that every page has."""
        return any(
            text in self.exact or _GENERAL.match(text) for text in (fragment, unquote(fragment))
        )

    def similar(self, fragment: str) -> str:
        """The name of a place that is written otherwise; empty where there is none."""
        return self.loose.get(_loose(unquote(fragment)), "")


def anchors_of(document: Document) -> Anchors:
    """The places of a document."""
    exact: set[str] = set(_stated(document.source))
    loose = {_loose(name): name for name in sorted(exact)}
    counts: dict[str, int] = {}
    for heading in _headings(document):
        for name in _slugs(heading):
            exact.add(name)
            number = counts.get(name, 0)
            counts[name] = number + 1
            if number:  # the second of one name is called name-1, by some name_1 or name-2
                exact.update((f"{name}-{number}", f"{name}_{number}", f"{name}-{number + 1}"))
        github = _github(heading)
        loose.setdefault(_loose(github), github)
    is_partial = _INCLUDES.search(document.source) is not None
    return Anchors(frozenset(exact), loose, is_partial)


def _headings(document: Document) -> Iterator[str]:
    parts = document.of_kind(PartKind.HEADING, PartKind.HEADLINE, PartKind.DECK)
    shown = [document.text[part.start : part.end] for part in parts]
    yield from shown
    title = document.metadata.get("title")
    if isinstance(title, str) and title not in shown:
        yield title
    for match in _HTML_HEADING.finditer(document.source):
        yield unescape(_TAGS.sub("", match[2]))


def _stated(source: str) -> Iterator[str]:
    for match in _STATED.finditer(source):
        yield unescape(match[1] or match[2] or match[3])
    for match in _BRACED.finditer(source):
        yield match[1]
    for match in _LABELLED.finditer(source):
        yield (match[1] or match[2] or match[3]).strip()


def _slugs(heading: str) -> set[str]:
    """The names that the common programs give to a heading."""
    found = set()
    for text in {heading, _SHORTCODE.sub("", heading), _SHORTCODE.sub("", heading).strip()}:
        github = _github(text)
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        joined = re.sub(r"-{2,}", "-", github).strip("-")
        python = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
        pandoc = re.sub(r"\s+", "-", re.sub(r"[^\w\s.-]", "", text).strip().lower())
        kramdown = re.sub(r"[^a-z0-9 -]", "", plain.lower()).replace(" ", "-")
        spelt = re.sub(r"[^\w]+", "-", text.lower()).strip("-")
        vuepress = re.sub(r"[^\w]+", "-", plain.lower()).strip("-")
        for name in (github, joined, python, pandoc, kramdown, spelt, vuepress):
            found.add(name)
            found.add(name.strip("-"))
            found.add(re.sub(r"^[\W\d_]+", "", name))
            found.add(name.replace("\ufe0f", ""))
            found.add(f"_{name}")
    found.discard("")
    return found


def _github(heading: str) -> str:
    """As GitHub names a heading: lower case, punctuation dropped, a hyphen for each space."""
    kept = "".join(
        char
        for char in heading.strip().lower()
        if char in "-_ \n" or unicodedata.category(char)[0] in "LMN"
    )
    return re.sub(r"\s", "-", kept)


def _loose(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())

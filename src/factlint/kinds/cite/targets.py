"""Definitions of numbers that lead to one place, and numbers that lead to two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlsplit

from factlint.kinds.base import Mark, Place
from factlint.language.prose import Prose
from factlint.model.citation import CitationStyle, Reference
from factlint.model.document import PartKind
from factlint.model.finding import Severity
from factlint.patterns import lazy_re
from factlint.values import dataclass

_TRACKING = lazy_re(r"(?:utm_\w+|gclid|fbclid|msclkid|dclid|yclid|igshid|mc_[ce]id|_hsenc|_hsmi)=")
_DEFINITION = lazy_re(r"^[ ]{0,3}(\[[^\[\]\n]{1,100}\]):[ \t]+\S+", re.MULTILINE)
_FENCE = lazy_re(r"(?:`{3,}|~{3,})[^`\n]*(?:\r\n|\n|\r)[ \t]*\Z")
_FAR = 200
_PORTS = {"http": ":80", "https": ":443"}


def same_target(prose: Prose) -> Iterator[Mark]:
    """A number whose link an earlier number has; information only for two parts of one page."""
    first: dict[str, _Target] = {}
    pages: dict[str, _Target] = {}
    for target in _targets(prose):
        other = first.setdefault(target.url, target)
        where = "leads where"
        if other is target:
            other = pages.setdefault(target.url.partition("#")[0], target)
            where = "leads to another part of the page to which"
        if other.key != target.key:
            place = Place(other.start, other.end, f"[{other.key}] stands here")
            fields = {"key": target.key, "near": other.key, "where": where}
            at_most = None if other.url == target.url else Severity.INFO
            yield Mark(target.start, target.end, fields, related=(place,), at_most=at_most)


def other_target(prose: Prose) -> Iterator[Mark]:
    """A number that links elsewhere than its definition: `[3](https://…)` and `[3]: https://…`."""
    entries: dict[str, Reference] = {}
    for entry in _linked(prose):
        entries.setdefault(entry.key, entry)
    if not entries:
        return
    for link in prose.document.of_kind(PartKind.LINK):
        found = entries.get(prose.text[link.start : link.end].strip("[] "))
        if found is None or "://" not in link.detail:
            continue
        if _normal(link.detail) != _normal(found.value("url")):
            place = Place(found.key_start, found.key_end, "defined here")
            fields = {"key": found.key, "where": found.value("url")}
            yield Mark(link.start, link.end, fields, related=(place,))


def swallowed(prose: Prose) -> Iterator[Mark]:
    """The first use of a link definition that lies in a block of code that is never closed."""
    document, text = prose.document, prose.text
    last = max(document.of_kind(PartKind.CODE), key=lambda part: part.end, default=None)
    if last is None or text[last.end :].strip() or document.offsets.is_identity:
        return
    span = document.offsets.span(last.start, last.end)
    if document.source[span.end :].strip() or not _FENCE.search(
        document.source, max(0, span.start - _FAR), span.start
    ):
        return
    uses = []
    for match in _DEFINITION.finditer(text, last.start, last.end):
        place = text.find(match[1], 0, last.start)
        if place >= 0:
            uses.append((place, match))
    if uses:
        place, match = min(uses, key=lambda use: use[0])
        other = Place(*match.span(1), "this definition is code")
        fields = {"key": match[1]}
        yield Mark(place, place + len(match[1]), fields, related=(other,))


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a number leads, and where that is said."""

    key: str
    url: str
    start: int
    end: int


def _targets(prose: Prose) -> Iterator[_Target]:
    """The links of definitions, and those in brackets of numbers that have none."""
    defined: set[str] = set()
    for entry in _linked(prose):
        defined.add(entry.key)
        yield _Target(entry.key, _normal(entry.value("url")), entry.key_start, entry.key_end)
    text = prose.text
    for link in prose.document.of_kind(PartKind.LINK):
        key = text[link.start : link.end]
        in_brackets = text.startswith("[", link.start - 1) and text.startswith("]", link.end)
        if key.isdecimal() and in_brackets and "://" in link.detail and key not in defined:
            yield _Target(key, _normal(link.detail), link.start, link.end)


def _linked(prose: Prose) -> Iterator[Reference]:
    """The definitions of numbers; entries that say more are compared by that."""
    for entry in prose.references:
        is_link = entry.style is CitationStyle.NUMBER and bool(entry.value("url"))
        if is_link and not entry.value("author", "year", "doi"):
            yield entry


def _normal(url: str) -> str:
    """A link without what does not change where it leads."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.lower().removesuffix(_PORTS.get(parts.scheme.lower(), " "))
        path = unquote(parts.path).rstrip("/") if parts.path.strip("/") else ""
        if parts.path.endswith("//"):
            path += "//"
    except ValueError:
        return url
    kept = [item for item in parts.query.split("&") if item and not _TRACKING.match(item)]
    query = unquote("&".join(sorted(kept)))
    return f"{parts.scheme.lower()}://{host}{path}?{query}#{parts.fragment}"


FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {
    "same-target": same_target,
    "other-target": other_target,
    "swallowed": swallowed,
}

"""Definitions of numbers that lead to one place, and numbers that lead to two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlsplit

from factlint.kinds.base import Mark, Place
from factlint.language.prose import Prose
from factlint.model.citation import CitationStyle, Reference
from factlint.model.document import PartKind
from factlint.model.rule import Rule
from factlint.patterns import lazy_re

_TRACKING = lazy_re(r"(?:utm_\w+|gclid|fbclid|msclkid|dclid|yclid|igshid|mc_[ce]id|_hsenc|_hsmi)=")
_PORTS = {"http": ":80", "https": ":443"}


def same_target(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """A number whose link an earlier number has."""
    first: dict[str, Reference] = {}
    for entry in _linked(prose):
        target = _normal(entry.value("url"))
        other = first.setdefault(target, entry)
        if other.key != entry.key:
            place = Place(other.key_start, other.key_end, f"[{other.key}] leads there too")
            fields = {"key": entry.key, "near": other.key}
            yield Mark(entry.key_start, entry.key_end, fields, related=(place,))


def other_target(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """A number that links elsewhere than its definition: `[3](https://…)` beside `[3]: https://…`."""
    entries = {entry.key: entry for entry in _linked(prose)}
    if not entries:
        return
    for link in prose.document.of_kind(PartKind.LINK):
        entry = entries.get(prose.text[link.start : link.end].strip("[] "))
        if entry is None or "://" not in link.detail:
            continue
        if _normal(link.detail) != _normal(entry.value("url")):
            place = Place(entry.key_start, entry.key_end, "defined here")
            fields = {"key": entry.key, "where": entry.value("url")}
            yield Mark(link.start, link.end, fields, related=(place,))


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


FAULTS: dict[str, Callable[[Rule, Prose], Iterator[Mark]]] = {
    "same-target": same_target,
    "other-target": other_target,
}

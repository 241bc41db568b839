"""DOIs that nobody can follow: put together or cut wrongly, or with signs that do not belong."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from factlint import regex
from factlint.kinds.base import Mark
from factlint.language.identifiers import Identifier, Scheme, shown
from factlint.language.identifiers.doi import find
from factlint.language.links import Link
from factlint.language.prose import Prose
from factlint.model.link import LinkSort
from factlint.patterns import lazy_regex

_TWICE = lazy_regex(
    r"""
    (?: https?:// )? (?: dx\. | www\. )? doi\.org /+
      (?: (?: https?: /{0,2} )? (?: dx\. | www\. )? doi\.org /+ | doi: \s? )+
    | \b doi: \s? (?: doi: \s? )+
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_SURPLUS = lazy_regex(r"[.,;:]+|[)\]]+[.,;:]*")
# Only in these is all that stands between the signs the DOI.
_OPENED = lazy_regex(
    r"""
    (?: (?: \\ (?: url | href | doi ) | \w \s* = \s* ) (?P<open> [{"] ) | ["'] : \s (?P<open> " )
      | (?P<open> < ) )
    (?: (?: https?:// )? (?: dx\. | www\. )? doi\.org / | doi: )? $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_CLOSE = {"{": "}", '"': '"', "<": ">"}
_BROKEN = lazy_regex(
    r"""
    (?: doi\.org / | (?<! [\w-] ) doi \s? [:=] \s? [{"]? (?: https?:// (?: dx\. )? doi\.org / )? )
    (?P<number>
      (?: 10 [,:;] \s? \d{4,5} | 1[0o]\d{4,5} | 1?[oO] \. \d{4,5} | [01]? \. \d{4,5} | 10 \. \d{1,3}
        | (?! 10 / ) \d{4} )
      / [\w.()/:;-]{3,60} [\w)]
    )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_DASHES = "\u2012\u2013\u2014\u2015\u2212"


def doubled(prose: Prose, scheme: Scheme) -> Iterator[Mark]:
    """A mark at each DOI before which its prefix stands twice, in the text or in a link."""
    yield from sorted(_doubled(prose, scheme), key=lambda mark: mark.start)


def _doubled(prose: Prose, scheme: Scheme) -> Iterator[Mark]:
    text = prose.text
    for item in prose.identifiers.shown(scheme):
        match = _TWICE.search(text, item.lead, item.start)
        if match is not None and match.end() == item.start:
            yield Mark(match.start(), item.end, {"value": item.text}, (_once(match[0], item.text),))
    for link in prose.links:
        match = _TWICE.match(link.target) if "doi" in link.target.lower() else None
        if match is None or not link.target.startswith("10.", match.end()):
            continue
        inside = prose.identifiers.shown_in(scheme, link.start, link.end)
        if not any(_TWICE.search(text, item.lead, item.start) for item in inside):
            doi = link.target[match.end() :]
            yield _on_target(prose, link, {"value": doi}, _once(match[0], doi))


def _once(prefix: str, written: str) -> str:
    return f"https://doi.org/{written}" if "doi.org" in prefix.lower() else f"doi:{written}"


def trailing(prose: Prose, scheme: Scheme) -> Iterator[Mark]:
    """A mark at each DOI whose link or field goes on with the punctuation of a sentence."""
    yield from sorted(_trailing(prose, scheme), key=lambda mark: mark.start)


def _trailing(prose: Prose, scheme: Scheme) -> Iterator[Mark]:
    text = prose.text
    field_ends = {
        field.end
        for entry in prose.document.references
        if (field := entry.fields.get("doi")) is not None
    }
    marked: list[int] = []
    for item in prose.identifiers.shown(scheme):
        surplus = _SURPLUS.match(text, item.end, item.end + 8)
        if surplus is None:
            continue
        opened = _OPENED.search(text, max(0, item.start - 60), item.start)
        is_closed = opened and text[surplus.end() : surplus.end() + 1] == _CLOSE[opened["open"]]
        if is_closed or surplus.end() in field_ends:
            marked.append(item.start)
            yield Mark(
                item.start,
                surplus.end(),
                {"value": item.text, "surplus": surplus[0]},
                (text[item.start : item.end],),
            )
    for link in prose.links:
        rest = _surplus_of(link.target) if link.sort is not LinkSort.BARE else ""
        if rest and bisect_left(marked, link.start) == bisect_left(marked, link.end):
            right = link.target.removesuffix(rest)
            doi = next(find(right))
            fields = {"value": right[doi.start : doi.end], "surplus": rest}
            yield _on_target(prose, link, fields, right)


def _on_target(prose: Prose, link: Link, fields: dict[str, str], right: str) -> Mark:
    """A mark on the target of a link, with a fix where it is written as it is followed."""
    place = link.source
    is_plain = place is not None and prose.document.source[place.start : place.end] == link.target
    return Mark(link.start, link.end, fields, (right,) if is_plain else (), source=place)


def _surplus_of(target: str) -> str:
    """What stands behind the DOI at the end of a link's target, where it is punctuation."""
    if "doi" not in target.lower():
        return ""
    for found in find(target):
        rest = target[found.end :]
        if found.label == "url" and rest and _SURPLUS.fullmatch(rest):
            return rest
    return ""


def broken(prose: Prose, scheme: Scheme) -> Iterator[Mark]:
    """A mark at each DOI with a space or a dash in it, or whose prefix lost a part."""
    text = prose.text
    links = [link for link in prose.links if link.sort is not LinkSort.BARE]
    found = [
        Mark(item.start, item.end, {"value": item.text, "reason": reason})
        for item in prose.identifiers.shown(scheme)
        if item.is_labelled and (reason := _reason(text, item)) and not _is_linked(links, item)
    ]
    for match in _BROKEN.finditer(text):
        start, end = match.span("number")
        if not shown.says_so(text, start):
            reason = "a DOI begins with '10.' and at least four digits"
            found.append(Mark(start, end, {"value": match["number"], "reason": reason}))
    yield from sorted(found, key=lambda mark: mark.start)


def _is_linked(links: Sequence[Link], item: Identifier) -> bool:
    """Whether an identifier is the text of a link, which leads where its target says."""
    index = bisect_right(links, item.start, key=lambda link: link.start) - 1
    return index >= 0 and item.end <= links[index].end and "10." in links[index].target


def _reason(text: str, item: Identifier) -> str:
    written = text[item.start : item.end]
    if " " in written or "\xa0" in written:
        return "a space stands in it"
    if any(dash in written for dash in _DASHES):
        return "a dash stands in it where a hyphen belongs"
    return ""

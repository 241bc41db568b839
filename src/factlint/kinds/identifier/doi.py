"""DOIs that nobody can follow: put together or cut wrongly, or with signs that do not belong."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factlint.kinds.base import Mark
from factlint.kinds.identifier import shown
from factlint.language.identifiers import Identifier, Scheme
from factlint.language.identifiers.doi import find
from factlint.language.prose import Prose
from factlint.model.document import PartKind
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
    text = prose.text
    for item in prose.identifiers.of(scheme):
        if item.is_target:
            continue
        match = _TWICE.search(text, item.lead, item.start)
        if match is not None and match.end() == item.start:
            yield Mark(match.start(), item.end, {"value": item.text}, (_once(match[0], item.text),))
    shown_at = {(item.start, item.end) for item in prose.identifiers.of(scheme)}
    for link in prose.document.of_kind(PartKind.LINK):
        match = _TWICE.match(link.detail) if "doi" in link.detail.lower() else None
        has_text = text[link.start : link.end] == link.detail or any(
            link.start <= start and end <= link.end and _TWICE.search(text, link.start, start)
            for start, end in shown_at
        )
        if match is not None and not has_text and link.detail.startswith("10.", match.end()):
            yield Mark(link.start, link.end, {"value": link.detail})


def _once(prefix: str, written: str) -> str:
    return f"https://doi.org/{written}" if "doi.org" in prefix.lower() else f"doi:{written}"


def trailing(prose: Prose, scheme: Scheme) -> Iterator[Mark]:
    """A mark at each DOI whose link or field goes on with the punctuation of a sentence."""
    text = prose.text
    marked: set[int] = set()
    for item in prose.identifiers.of(scheme):
        opened = _OPENED.search(text, max(0, item.start - 60), item.start)
        surplus = _SURPLUS.match(text, item.end, item.end + 8)
        if item.is_target or opened is None or surplus is None:
            continue
        if text[surplus.end() : surplus.end() + 1] == _CLOSE[opened["open"]]:
            marked.add(item.start)
            yield Mark(
                item.start,
                surplus.end(),
                {"value": item.text, "surplus": surplus[0]},
                (text[item.start : item.end],),
            )
    for link in prose.document.of_kind(PartKind.LINK):
        surplus_of = _surplus_of(link.detail)
        if surplus_of and not any(link.start <= place < link.end for place in marked):
            yield Mark(link.start, link.end, {"value": link.detail, "surplus": surplus_of})


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
    good = [
        link
        for link in prose.document.of_kind(PartKind.LINK)
        if "10." in link.detail and link.detail != text[link.start : link.end]
    ]
    found = [
        Mark(item.start, item.end, {"value": item.text, "reason": reason})
        for item in prose.identifiers.of(scheme)
        if item.is_labelled
        and not item.is_target
        and (reason := _reason(text, item))
        # Where a link leads, no matter what its text looks like.
        and not any(link.start <= item.start and item.end <= link.end for link in good)
    ]
    for match in _BROKEN.finditer(text):
        start, end = match.span("number")
        near = text[max(0, start - 80) : start]
        if not shown.says_so(near):
            reason = "a DOI begins with '10.' and at least four digits"
            found.append(Mark(start, end, {"value": match["number"], "reason": reason}))
    yield from sorted(found, key=lambda mark: mark.start)


def _reason(text: str, item: Identifier) -> str:
    written = text[item.start : item.end]
    if " " in written or "\xa0" in written:
        return "a space stands in it"
    if any(dash in written for dash in _DASHES):
        return "a dash stands in it where a hyphen belongs"
    return ""

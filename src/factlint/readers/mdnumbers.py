"""Whether the numbers that a Markdown text defines are citations, or only the labels of links."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from factlint.model.document import Part, PartKind
from factlint.model.ranges import Ranges
from factlint.patterns import lazy_re
from factlint.readers.mdinline import LabelUse

_SHOWN = lazy_re(
    r"(?<![\w\]\\)])\[ *(?P<first>\d{1,5}) *"
    r"(?:[,;–-] *\d{1,5}[\d ,;–-]{0,200}|, *pp?\b[^\[\]]{1,40})?\](?![\[(:=])"
)
_OUTSIDE = (PartKind.CODE, PartKind.URL, PartKind.HEADING, PartKind.HEADLINE)


def cites_by_number(
    text: str, parts: Sequence[Part], labels: Sequence[LabelUse], defined: Container[str]
) -> bool:
    """Whether a number of `defined` stands in brackets by itself, or is the whole text of a link.

    In code it is an index, and at the head of a section a version.
    """
    outside = Ranges((part.start, part.end) for part in parts if part.kind in _OUTSIDE)
    return any(not outside.holds(place) for place in _places(text, parts, labels, defined))


def _places(
    text: str, parts: Sequence[Part], labels: Sequence[LabelUse], defined: Container[str]
) -> Iterator[int]:
    for use in labels:
        if use.is_defined and use.label.strip().isdecimal() and text.startswith("[", use.start - 1):
            yield use.start
    for part in parts:
        if part.kind is PartKind.LINK and text[part.start : part.end] in defined:
            yield part.start
    for match in _SHOWN.finditer(text):
        if match["first"] in defined:
            yield match.start()

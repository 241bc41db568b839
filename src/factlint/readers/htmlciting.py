"""What a page cites by links to its own notes and references, and what these are.

A link to a place of the same page is many things. It is a citation where the name of the place
is one that wikis, word processors, converters and journals give to notes and references, and at
least one such link leads to an entry that is there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import unquote

from factlint.model.citation import Citation, CitationStyle, Reference
from factlint.model.document import OffsetMap, Part, PartKind
from factlint.patterns import lazy_re
from factlint.readers.htmltree import TEXT, Node, Tree
from factlint.values import dataclass

_NAME = lazy_re(
    r"""
      (?P<note> cite_note | _?(?:ftn|edn)(?=\d) | (?:user-content-)?fn(?=[-_:.\d])
              | (?:foot|end)note(?=[-_:.]?\d) | sd(?:foot|end)note(?=\d+sym) )
      [-_:.]?[\w:.-]{1,80}
    | (?P<key> ref-CR | ref- | bib\.?bib | bib[-.] | bib(?=\d) | CR(?=\d) | B(?=\d+-)
             | cit(?:eref)?[-_.]?(?=\w*\d) | reference-(?=\w) )
      [\w:.+/-]{1,80}
    """,
    re.VERBOSE,
)
_RETURN = lazy_re(r"[\s^↑↩⤴⏎⬆a-z\ufe0e\ufe0f]{0,3}\Z")
_RAISED = lazy_re(r"\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,10}")
_UNIT = lazy_re(r"(?:^|[\d\s(/·])\w{1,2}\Z|[\d\s^]\Z")
_ENTRY = frozenset("li p div dd tr aside td".split())
_LISTED = lazy_re(
    r"\b(?:csl-?entry|csl-bib|bib(?:item|entry|list|r|lio\w*)?|references|ref-?list|citations?"
    r"|doc-biblio\w*)\b",
    re.IGNORECASE,
)
_FEWEST = 2
_LONGEST = 3_000


@dataclass(frozen=True, slots=True)
class _Use:
    part: Part
    name: str
    group: str
    style: CitationStyle


def find_cited(
    tree: Tree, text: str, offsets: OffsetMap, parts: Sequence[Part]
) -> tuple[tuple[Citation, ...], tuple[Reference, ...]]:
    """The citations and the entries of a page, in order."""
    uses = [use for use in map(_use, parts) if use is not None]
    groups = {use.group: use.style for use in uses}
    if not groups:
        return (), ()
    named = _named(tree, groups)
    known = {name for name, _ in named}
    led = Counter(use.group for use in uses if use.name in known)
    places = _Places(offsets, len(text))
    found = [
        reference
        for name, node in named
        if led[_group(name)[0]] >= _FEWEST
        and (reference := _reference(tree, node, name, groups[_group(name)[0]], places)) is not None
    ]
    # An entry may bear its name twice: as an id and as an anchor.
    references = list({(one.key, one.start): one for one in found}.values())
    shown = {reference.key for reference in references}
    citations = [
        Citation(use.part.start, use.part.end, use.name, use.style, use.part.start)
        for use in uses
        if led[use.group] >= _FEWEST
        and (use.name in shown or use.name not in known)
        and not _is_within(references, use.part.start)
        and not _RETURN.match(text, use.part.start, use.part.end)
    ]
    return tuple(citations), tuple(sorted(references, key=lambda one: one.start))


def _use(part: Part) -> _Use | None:
    if part.kind is not PartKind.LINK or not part.detail.startswith("#"):
        return None
    name = unquote(part.detail[1:])
    group, style = _group(name)
    return _Use(part, name, group, style) if group else None


def _group(name: str) -> tuple[str, CitationStyle]:
    """How the names of such places begin, and what is cited there; empty where nothing is."""
    match = _NAME.fullmatch(name)
    if match is None:
        return "", CitationStyle.NOTE
    if match["note"] is not None:
        return match["note"], CitationStyle.NOTE
    return match["key"], CitationStyle.KEY


def _named(tree: Tree, groups: dict[str, CitationStyle]) -> list[tuple[str, Node]]:
    """The elements that have such a name, in order."""
    return [
        (name, node)
        for node in tree.nodes
        if node.rest and node.tag[0] != "#"
        for name in dict.fromkeys((node.get("id"), node.get("name") if node.tag == "a" else ""))
        if name and _group(name)[0] in groups
    ]


def _reference(
    tree: Tree, node: Node, name: str, style: CitationStyle, places: _Places
) -> Reference | None:
    """The entry of a name: its element, or the nearest one that holds a text; None if unread."""
    holder = node
    while holder.tag not in _ENTRY and holder.parent > 0:
        holder = tree.nodes[holder.parent]
    if holder.tag not in _ENTRY:
        return None
    if style is CitationStyle.KEY and not _is_of_a_list(tree, holder):
        return None
    span = places.reading(holder.start, tree.nodes[holder.last].end)
    if span is None or span[1] - span[0] > _LONGEST:
        return None  # what holds the name is more than an entry
    return Reference(name, *span, style)


def _is_of_a_list(tree: Tree, holder: Node) -> bool:
    """Whether an element is an item of a list, or is called an entry."""
    if holder.tag in ("li", "dd", "tr"):
        return True
    return any(_LISTED.search(node.get("class") + " " + node.get("role"))
               for node in [holder, *islice(tree.ancestors(holder), 2)])  # fmt: skip


def _is_within(references: Sequence[Reference], offset: int) -> bool:
    return any(reference.start <= offset < reference.end for reference in references)


class _Places:
    """Leads from the source to the reading text."""

    def __init__(self, offsets: OffsetMap, length: int) -> None:
        self._pieces = list(offsets.pieces(0, length))
        self._starts = [piece[2] for piece in self._pieces]

    def reading(self, start: int, end: int) -> tuple[int, int] | None:
        """The range of the reading text that comes from a range of the source."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end) - 1
        if last < first:
            return None
        return self._pieces[first][0], self._pieces[last][1]


def raised_numbers(
    tree: Tree, text: str, offsets: OffsetMap, parts: Sequence[Part]
) -> Iterator[Citation]:
    """Raised numbers without a link, where the page has an ordered list of references."""
    lists = [part for part in parts if part.kind is PartKind.REFERENCES]
    most = sum(
        part.kind is PartKind.LIST
        and part.detail[:1].isdigit()
        and any(part.start in one for one in lists)
        for part in parts
    )
    if not most:
        return
    places = _Places(offsets, len(text))
    for node in tree.nodes:
        if node.tag != "sup" or node.last != node.index + 1:
            continue
        inner = tree.nodes[node.last]
        shown = tree.source[inner.start : inner.end].strip() if inner.tag == TEXT else ""
        span = places.reading(inner.start, inner.end) if _RAISED.fullmatch(shown) else None
        if span is None or _UNIT.search(text, max(0, span[0] - 4), span[0]):
            continue
        for match in re.finditer(r"(\d+)(?:\s?[–-]\s?(\d+))?", shown):
            first, last = int(match[1]), int(match[2] or match[1])
            for number in range(first, min(last, most) + 1):
                if 0 < number <= most:
                    yield Citation(*span, str(number), CitationStyle.NUMBER, span[0])

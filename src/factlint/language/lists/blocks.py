"""Lists whose items are blocks: bulleted and numbered ones, whatever the format."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from factlint import regex
from factlint.language.lists.listing import Listing
from factlint.model.document import Document, Part, PartKind
from factlint.patterns import lazy_regex
from factlint.values import dataclass

_MOST_GAP = 12  # code points between a paragraph and the first item: its marker and white space
_NUMBER = lazy_regex(r"\d+|\b[a-z]\b")
_MARKERS = frozenset("-*+•‣◦–·")
_BULLETS = frozenset("*•‣◦·")
# Of HTML and of LaTeX.
_LISTS = r"(?:itemize|enumerate|description|compact(?:item|enum|desc))\*?\}"
_OPEN = lazy_regex(rf"<(?:ul|ol|menu)\b|\\begin\s*\{{{_LISTS}", regex.IGNORECASE)
_CLOSE = lazy_regex(rf"</(?:ul|ol|menu)\b|\\end\s*\{{{_LISTS}", regex.IGNORECASE)
_ITEM = lazy_regex(r"<li\b|\\item\b", regex.IGNORECASE)
_TAGS = lazy_regex(r"<(?:li|ul|ol|p|br|div|section)\b|\\(?:item|begin|end)\b", regex.IGNORECASE)
_DEEPEST = 200  # code points before an item on its line
_MOST_BLOCKS = 120  # what is looked at behind an announcement
_MOST_ITEMS = 40  # a longer list is none that was announced by a number up to twenty
_FURTHEST = 4_000  # code points of markup between two items


@dataclass(slots=True)
class _Row:
    """A block behind the announcement, as the list sees it."""

    is_item: bool
    depth: int
    label: str


def block_list(document: Document, blocks: Sequence[Part], offset: int) -> Listing | None:
    """The list right behind the block that holds an offset.

    None where there is none, or where it cannot be said which of its blocks are items.
    """
    index = bisect_right(blocks, offset, key=lambda part: part.start)
    if index == 0 or index >= len(blocks) or blocks[index].kind is not PartKind.LIST:
        return None
    gap = document.text[blocks[index - 1].end : blocks[index].start]
    if len(gap) > _MOST_GAP:
        return None
    items = _items(document, blocks, index)
    if items is None or len(items) < 2:
        return None
    shown = tuple(" ".join(document.text[item.start : item.end].split()) for item in items)
    if any(item[0] in _BULLETS for item in shown):
        return None  # what marks the items was not read as a mark
    return Listing(items[0].start, items[-1].end, shown, len(items), len(items))


def _items(document: Document, blocks: Sequence[Part], first: int) -> list[Part] | None:
    """The items at the level of the first one; None where the list may go on."""
    found = [blocks[first]]
    level = 0 if _is_marked_up(document, blocks, first) else _column(document, blocks[first])
    depth, label = level, blocks[first].detail
    if not _starts(label):
        return None
    if len(blocks) - first > _MOST_BLOCKS:
        blocks = blocks[: first + _MOST_BLOCKS]
    for index in range(first + 1, len(blocks)):
        row = _row(document, blocks, index, depth)
        depth = row.depth if _is_marked_up(document, blocks, index) else level
        part = blocks[index]
        if part.kind is PartKind.HEADING or row.depth < level:
            break
        if row.depth > level:
            continue
        if part.kind is not PartKind.LIST:
            if _goes_on(blocks, index, label):
                return None
            break
        if not row.is_item:
            continue
        if row.label and not _follows(label, row.label):
            break
        found.append(part)
        label = row.label or label
        if len(found) > _MOST_ITEMS:
            return None
    return found


def _row(document: Document, blocks: Sequence[Part], index: int, depth: int) -> _Row:
    part = blocks[index]
    if not _is_marked_up(document, blocks, index):
        if _is_marked_up(document, blocks, index - 1):
            return _Row(False, depth, "")  # a further paragraph of an item
        return _Row(True, _column(document, part), part.detail)
    gap = _gap(document, blocks, index)
    depth += len(_OPEN.findall(gap)) - len(_CLOSE.findall(gap))
    return _Row(_ITEM.search(gap) is not None, depth, "")


def _is_marked_up(document: Document, blocks: Sequence[Part], index: int) -> bool:
    return not document.offsets.is_identity and bool(_TAGS.search(_gap(document, blocks, index)))


def _gap(document: Document, blocks: Sequence[Part], index: int) -> str:
    """What stands in the source between a block and the one before."""
    before = document.offsets.span(blocks[index - 1].start, blocks[index - 1].end)
    here = document.offsets.span(blocks[index].start, blocks[index].end)
    return document.source[max(before.end, here.start - _FURTHEST) : here.start]


def _column(document: Document, part: Part) -> int:
    """How far the line of a block is indented in the source."""
    start = document.offsets.span(part.start, part.end).start
    floor = max(0, start - _DEEPEST)
    line = max(document.source.rfind(end, floor, start) for end in "\n\r") + 1
    line = max(line, floor)
    before = document.source[line:start].expandtabs(4)
    return len(before) - len(before.lstrip())


def _starts(label: str) -> bool:
    number = _NUMBER.search(label)
    return number is None or number[0] in ("1", "a", "i")


def _follows(label: str, following: str) -> bool:
    """Whether a marker is the next of its list."""
    if label in _MARKERS or following in _MARKERS:
        return label == following
    before, after = _NUMBER.search(label), _NUMBER.search(following)
    if before is None or after is None:
        return (before is None) == (after is None)
    if before[0].isdigit() and after[0].isdigit():
        # Markdown numbers every item itself: 1. 1. 1.
        return int(after[0]) in (int(before[0]) + 1, 1)
    return bool(before[0].isdigit() == after[0].isdigit())


def _goes_on(blocks: Sequence[Part], index: int, label: str) -> bool:
    """Whether a list of the same sort comes behind the blocks that interrupt this one."""
    for part in blocks[index + 1 : index + 4]:
        if part.kind is PartKind.HEADING:
            return False
        if part.kind is PartKind.LIST:
            return label in _MARKERS or not _starts(part.detail) or not part.detail
    return False

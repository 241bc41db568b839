"""Direct quotations by paragraphs: one over several opens in each and closes in the last."""

from __future__ import annotations

import re
from bisect import bisect_right

from factlint.model.document import Document, Part, PartKind

_CLOSES = {"“": "”", "«": "»", "„": "“"}
_MARK = re.compile("[\"“«„]")


def quotes(document: Document, within: tuple[Part, ...]) -> tuple[Part, ...]:
    """The quotations in these blocks, marks included.

    `detail` is `open` where a quotation does not close in its block: legal where the next
    block opens with a mark again, else either an omission or a text that stops.
    """
    found: list[Part] = []
    for block in within:
        found.extend(_in_block(document.text, block))
    return tuple(found)


def touches(quoted: tuple[Part, ...], start: int, end: int) -> bool:
    """Whether a range overlaps one of these quotations."""
    index = bisect_right(quoted, start, key=lambda part: part.start) - 1
    if index >= 0 and start < quoted[index].end:
        return True
    return index + 1 < len(quoted) and quoted[index + 1].start < end


def _in_block(text: str, block: Part) -> list[Part]:
    found: list[Part] = []
    position = block.start
    while (match := _MARK.search(text, position, block.end)) is not None:
        position = match.start()
        char = match[0]
        if char in _CLOSES:
            position = _take(text, block, position, _CLOSES[char], found)
        elif _opens(text, position, block):
            position = _take(text, block, position, '"', found)
        else:
            position += 1
    return found


def _take(text: str, block: Part, start: int, close: str, found: list[Part]) -> int:
    end = text.find(close, start + 1, block.end)
    if end < 0:
        found.append(Part(PartKind.QUOTE, start, block.end, "open"))
        return block.end
    found.append(Part(PartKind.QUOTE, start, end + 1))
    return end + 1


def _opens(text: str, position: int, block: Part) -> bool:
    """A straight mark opens unless it stands right behind a letter, a digit (inches) or a stop."""
    if position == block.start:
        return True
    before = text[position - 1]
    return before.isspace() or before in "([—–-/‘'"

"""The parts of a plain body: its blocks, which of them are headings and references, addresses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from factlint.model.document import Part, PartKind
from factlint.readers.bodylines import Lines
from factlint.readers.inline import find_ticks, find_urls
from factlint.readers.lines import trimmed
from factlint.readers.plainblocks import Block, blocks_of, is_final
from factlint.readers.sections import (
    ends_references,
    is_reference_heading,
    may_name_references,
)

_HEADING_LENGTH = 90
_HEADING_WORDS = 14


def parts_of(lines: Lines, start: int, end: int) -> list[Part]:
    """The parts of a plain body: the dividing ones (body, references) and those inside.

    The lines are those from `start` to `end`.
    """
    text = lines.text
    blocks = blocks_of(lines)
    may_list = bool(lines.naming_references)
    _mark_headings(text, blocks, may_list=may_list)
    found: list[Part] = []
    if may_list:
        _add_sections(text, blocks, found)
    elif blocks:
        _add_body(text, blocks, found)
    found.extend(find_urls(text, start, end))
    found.extend(find_ticks(text, start, end))
    return found


def _add_sections(text: str, blocks: Sequence[Block], found: list[Part]) -> None:
    first, limit = 0, len(blocks)
    opening = [index for index in range(limit) if _opens_references(text, blocks, index)]
    while first < limit:
        place = bisect_left(opening, first)
        last = opening[place] if place < len(opening) else limit
        if last == first:
            first = _add_references(text, blocks, first, found)
            continue
        _add_body(text, blocks[first:last], found)
        first = last


def _add_body(text: str, blocks: Sequence[Block], found: list[Part]) -> None:
    found.append(Part(PartKind.BODY, *trimmed(text, blocks[0].begin, blocks[-1].end)))
    found += [
        Part(block.kind, *trimmed(text, block.start, block.end), block.detail) for block in blocks
    ]


def _mark_headings(text: str, blocks: Sequence[Block], *, may_list: bool) -> None:
    """A short line without a stop, before a paragraph, is a heading; a last line never is."""
    for block, following in pairwise(blocks):
        if block.kind is not PartKind.PARAGRAPH or block.lines > 1:
            continue
        line = text[block.start : block.end].strip()
        if (
            may_list
            and may_name_references(line)
            and is_reference_heading(line, text[following.start : following.end])
        ) or (
            following.kind in (PartKind.PARAGRAPH, PartKind.TABLE)
            and _looks_like_heading(line)
            and text[block.end : following.start].count("\n") > 1
            and not _looks_like_heading(text[following.start : following.end].strip())
        ):
            block.kind = PartKind.HEADING


def _looks_like_heading(line: str) -> bool:
    return (
        len(line) <= _HEADING_LENGTH
        and (line[0].isupper() or line[0].isdigit())
        and not line.endswith(('"', "”"))
        and len(line.split()) <= _HEADING_WORDS
        and not is_final(line.replace("?", ""))
    )


def _opens_references(text: str, blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    kinds = (PartKind.HEADING, PartKind.PARAGRAPH, PartKind.LIST)  # an item: "4. References"
    if block.kind not in kinds or index + 1 == len(blocks):
        return False
    if not may_name_references(text[block.begin : min(block.end, block.begin + 60)]):
        return False
    following = blocks[index + 1]
    # An item begins behind its marker, which is what shows that it is one.
    shown = "- " if following.kind is PartKind.LIST else ""
    return is_reference_heading(
        text[block.begin : block.end], shown + text[following.start : following.start + 400]
    )


def _add_references(text: str, blocks: Sequence[Block], first: int, found: list[Part]) -> int:
    """Adds the references that begin at a heading; returns the index of the block after them."""
    last = first + 1
    while last < len(blocks) and not (
        blocks[last].kind is PartKind.HEADING
        and ends_references(text[blocks[last].start : blocks[last].end])
    ):
        last += 1
    found.append(
        Part(PartKind.REFERENCES, *trimmed(text, blocks[first].begin, blocks[last - 1].end))
    )
    found.append(Part(PartKind.HEADING, *trimmed(text, blocks[first].begin, blocks[first].end)))
    for block in blocks[first + 1 : last]:
        is_entry = block.kind in (PartKind.PARAGRAPH, PartKind.HEADING)
        kind = PartKind.LIST if is_entry else block.kind
        found.append(Part(kind, *trimmed(text, block.start, block.end), block.detail))
    return last

"""Divides a marked-up reading text into headline, byline, date, body and references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factlint.model.document import Part, PartKind
from factlint.readers.bylines import credit_names
from factlint.readers.datelines import find_dateline
from factlint.readers.lines import lines_of
from factlint.readers.mdwrite import WrittenBlock
from factlint.readers.metalines import Header, take_meta
from factlint.readers.sections import is_reference_heading
from factlint.values import dataclass, field, replace

_ARTICLE_TYPES = frozenset({"article", "news", "newsarticle", "blogposting", "post", "story"})
_MOST_HEAD = 4


@dataclass(slots=True)
class Layout:
    """The parts of a document and what they say of it."""

    parts: list[Part] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)
    is_article: bool = False


def lay_out(
    text: str, written: Sequence[WrittenBlock], front: Sequence[Part], values: Mapping[str, Any]
) -> Layout:
    """Adds the dividing parts to the blocks of a text.

    `front` are the parts of a front matter, already at the beginning of the text, and `values`
    what it says.
    """
    layout = Layout([*front], dict(values))
    layout.is_article = str(values.get("type", "")).lower() in _ARTICLE_TYPES
    blocks = [one.part for one in written]
    outer = {one.part.start: one.outer for one in written}
    blocks = _take_headline(text, blocks, layout)
    blocks = _take_head(text, blocks, layout)
    _take_body(text, blocks, outer, layout)
    return layout


def _take_headline(text: str, blocks: list[Part], layout: Layout) -> list[Part]:
    """The first heading of level 1 is the headline, unless the front matter brought one."""
    if any(part.kind is PartKind.HEADLINE for part in layout.parts):
        return blocks
    for index, part in enumerate(blocks):
        if part.kind is PartKind.HEADING and part.detail == "1":
            layout.parts.append(replace(part, kind=PartKind.HEADLINE, detail=""))
            layout.metadata.setdefault("title", " ".join(text[part.start : part.end].split()))
            return [*blocks[:index], *blocks[index + 1 :]]
    return blocks


def _take_head(text: str, blocks: list[Part], layout: Layout) -> list[Part]:
    """Takes the lines of byline and date that stand before the body."""
    headline = next((part for part in layout.parts if part.kind is PartKind.HEADLINE), None)
    header = Header(0, len(text), metadata=layout.metadata)
    low = headline.start if headline is not None else 0
    seen = 0
    kept: list[Part] = []
    for index, block in enumerate(blocks):
        if block.start >= low:
            seen += 1
        is_head = (
            block.kind in (PartKind.PARAGRAPH, PartKind.HEADING) and block.end - block.start < 300
        )
        if seen > _MOST_HEAD or not (is_head and _is_all_meta(text, block, header)):
            kept.append(block)
            if block.kind is PartKind.PARAGRAPH and block.end - block.start >= 300:
                kept.extend(blocks[index + 1 :])
                break
    layout.parts.extend(header.parts)
    layout.is_article |= header.is_article and headline is not None
    return kept


def _is_all_meta(text: str, block: Part, header: Header) -> bool:
    """Takes a block whose every line says who, when or where; leaves any other as it is."""
    trial = Header(header.body_start, header.body_end)
    for line in lines_of(text, block.start, block.end):
        if not take_meta(text, line, trial):
            return False
    header.parts.extend(trial.parts)
    for key, value in trial.metadata.items():
        header.metadata.setdefault(key, value)
    header.is_article |= trial.is_article
    return True


def _take_body(text: str, blocks: list[Part], outer: Mapping[int, int], layout: Layout) -> None:
    kind, start, end = PartKind.BODY, -1, 0
    is_titled = False
    for index, block in enumerate(blocks):
        if block.kind is PartKind.METADATA:
            if start >= 0:
                layout.parts.append(Part(kind, start, end))
                start = -1
            _add_definition(block, kind, layout)
            continue
        if index == 0 and block.kind is PartKind.PARAGRAPH:
            block = _without_dateline(text, block, layout)
        opened = _section_of(text, blocks, index, kind)
        if block.kind is PartKind.HEADING:
            is_titled = opened is PartKind.REFERENCES
        elif block.kind in (PartKind.PARAGRAPH, PartKind.CODE) and not is_titled:
            opened = PartKind.BODY  # the notes before it stood in the middle of the text
        if opened is not kind and start >= 0:
            layout.parts.append(Part(kind, start, end))
            start = -1
        kind = opened
        start = outer.get(block.start, block.start) if start < 0 else start
        part = _as_part(text, block, kind)
        layout.parts.append(part)
        if part.kind is not PartKind.BYLINE:
            end = max(end, block.end)  # a credit at the end is no body
    if start >= 0:
        layout.parts.append(Part(kind, start, end))


def _add_definition(block: Part, section: PartKind, layout: Layout) -> None:
    """Adds a link definition, which divides what stands around it; neighbours are one part."""
    is_listed = section is PartKind.REFERENCES or block.detail.isdecimal()
    kind = PartKind.REFERENCES if is_listed else PartKind.METADATA
    before = layout.parts[-1] if layout.parts else None
    if before is not None and before.kind is kind and before.end == block.start - 1:
        layout.parts[-1] = replace(before, end=block.end)
    else:
        layout.parts.append(Part(kind, block.start, block.end))


def _as_part(text: str, block: Part, section: PartKind) -> Part:
    if block.kind is PartKind.PARAGRAPH:
        if section is PartKind.REFERENCES:
            return replace(block, kind=PartKind.LIST)
        names = credit_names(text[block.start : block.end])
        if names:
            return replace(block, kind=PartKind.BYLINE, detail=", ".join(names))
    return block


def _section_of(text: str, blocks: Sequence[Part], index: int, current: PartKind) -> PartKind:
    block = blocks[index]
    if block.kind is PartKind.HEADING:
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        shown = ""
        if following is not None:
            mark = "- " if following.kind is PartKind.LIST else ""
            shown = mark + text[following.start : following.start + 400]
        is_opening = is_reference_heading(text[block.start : block.end], shown)
        return PartKind.REFERENCES if is_opening else PartKind.BODY
    if block.kind is PartKind.LIST and block.detail.startswith("[^"):
        return PartKind.REFERENCES
    return current


def _without_dateline(text: str, block: Part, layout: Layout) -> Part:
    found = find_dateline(text, block.start, block.end)
    if found is None:
        return block
    layout.parts.append(Part(PartKind.DATELINE, block.start, found.end, found.place))
    layout.is_article = True
    if found.is_wire:
        layout.metadata.setdefault("type", "wire")
    if found.iso:
        layout.metadata.setdefault("date", found.iso)
    return replace(block, start=found.end)

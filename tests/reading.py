"""What the tests of the readers look at."""

from __future__ import annotations

from html import unescape

from factlint.model.document import Document, PartKind
from factlint.readers import ReadOptions, read

BLOCKS = (
    PartKind.HEADLINE,
    PartKind.DECK,
    PartKind.BYLINE,
    PartKind.DATELINE,
    PartKind.DATE,
    PartKind.METADATA,
    PartKind.CAPTION,
    PartKind.PARAGRAPH,
    PartKind.HEADING,
    PartKind.LIST,
    PartKind.TABLE,
    PartKind.CODE,
)


def document(text: str | bytes, suffix: str = ".txt", **options) -> Document:
    """The one document of a text in a format."""
    data = text.encode() if isinstance(text, str) else text
    (found,) = read(f"x{suffix}", data, options=ReadOptions(**options))
    return found


def parts(found: Document, *kinds: PartKind) -> list[str]:
    """The texts of the parts of some kinds."""
    return [found.text[part.start : part.end] for part in found.of_kind(*kinds)]


def outline(found: Document) -> list[tuple[str, str]]:
    """The blocks of a document: kind and text."""
    return [(part.kind.value, found.text[part.start : part.end]) for part in found.of_kind(*BLOCKS)]


def check_offsets(found: Document) -> None:
    """Every character that is no separator comes from the place that the map names."""
    text, source, offsets = found.text, found.source, found.offsets
    if not offsets._pieces:
        assert text == source
    position = last_source = 0
    is_tex = found.path.endswith((".tex", ".ltx"))  # whose commands stand for whatever they say
    for start, end, low, high in offsets._pieces:
        assert not text[position:start].strip(), "only separators stand between pieces"
        assert position <= start <= end <= len(text)
        assert last_source <= low <= high <= len(source)
        taken, stored = text[start:end], source[low:high]
        assert taken == stored or is_tex or stands_for(taken, stored), (taken, stored)
        position, last_source = end, high
    if offsets._pieces:
        assert not text[position:].strip()
    for part in found.parts:
        assert 0 <= part.start <= part.end <= len(text)
        assert 0 <= offsets.span(part.start, part.end).end <= len(source)
    assert list(found.parts) == sorted(found.parts, key=lambda part: (part.start, -part.end))
    assert not any("\ud800" <= char <= "\udfff" for char in text)


def stands_for(taken: str, stored: str) -> bool:
    """Whether a text is what a character reference, a tag or a stated value stands for."""
    is_named = stored.startswith("|")  # a substitution of reStructuredText
    return taken == unescape(stored) or not taken.strip() or "<" in stored or not stored or is_named

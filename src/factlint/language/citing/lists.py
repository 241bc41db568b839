"""The reference lists that stand in the text, and where each of their entries begins and ends.

A list is a REFERENCES part of the document. Entries are its blocks; where they stand line by line
or with a hanging indent, lines decide. Numbered lists are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, pairwise

from factlint.language.citing.entries import parse
from factlint.language.citing.persons import folded, people
from factlint.model.citation import CitationStyle, Reference, ReferenceField
from factlint.model.document import Document, Part, PartKind, Span
from factlint.patterns import lazy_regex

_BLANK = lazy_regex(r"\n[ \t\r]*(?:\n[ \t\r]*)+")
_LINE = lazy_regex(r"[^\r\n]+")
_MARKER = lazy_regex(r"[ \t]*(?:[-*•‣·]\s+)?")
_RULE = lazy_regex(r"[\s=~_*#-]*")
_HEADING = lazy_regex(
    r"\s*#{0,6}\s*(?:\d+\.?\s+)?[\p{L}’' ]{3,40}:?\s*#*\s*(?:\r?\n\s*[=~*_-]{3,}\s*)?"
)
_NUMBERED = lazy_regex(r"[ \t]*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)])\s")
_BEGINS = lazy_regex(
    r"[ \t]*(?:[-*•‣·]\s+)?(?:\*\s?)?[\p{Lu}\p{Lt}“\"«(]|[ \t]*(?:van|von|de|di|da|del)\s"
)
_DATED = lazy_regex(
    r"(?<!\d)(?:1[4-9]|20)\d\d[a-m]?(?!\d)|\bn\.\s?d\.|\bin\s+press\b|\bforthcoming\b"
)
_SOURCED = lazy_regex(r"https?://|\bdoi:|(?<![\w/])10\.\d{4,9}/")
_FINAL = lazy_regex(r"(?:[.)\]”\"’'>]|https?://\S+|\b10\.\d{4,9}/\S+|\d)\s*$")
_LONGEST = 3_000  # code points: a longer block is a text, not an entry
_MOST = 5_000  # entries


def listed(document: Document) -> tuple[Reference, ...]:
    """The entries of the lists in the text that name works by author and year, in order."""
    found: list[Reference] = []
    for part in document.of_kind(PartKind.REFERENCES):
        spans = list(islice(_entries(document, part), _MOST))
        entries = [(span, parse(document.text, span.start, span.end)) for span in spans]
        # Most of what stands in a list must read as entries: else it is a text with that heading.
        if spans and sum("year" in fields or "doi" in fields or "url" in fields
                         for _, fields in entries) * 3 >= 2 * len(entries):  # fmt: skip
            found.extend(_reference(document.text, span, fields) for span, fields in entries)
    return tuple(found)


def _reference(text: str, span: Span, fields: Mapping[str, ReferenceField]) -> Reference:
    key = key_of(fields)
    start, end = span.start, span.end
    if key:
        start, end = _shown(text, fields)
    return Reference(
        key,
        span.start,
        span.end,
        CitationStyle.AUTHOR_YEAR,
        "",
        fields,
        key_start=start,
        key_end=end,
    )


def _shown(text: str, fields: Mapping[str, ReferenceField]) -> tuple[int, int]:
    """From the authors to the year where these stand together, else the authors."""
    author, year = fields.get("author") or fields["editor"], fields["year"]
    if author.start <= year.start <= author.end + 40:
        is_bracketed = text[year.end : year.end + 1] in (")", "]")
        return author.start, year.end + is_bracketed
    return author.start, author.end


def key_of(fields: Mapping[str, ReferenceField]) -> str:
    """`surname|year` of an entry; empty where one of both is not known."""
    author = fields.get("author") or fields.get("editor")
    year = fields.get("year")
    if author is None or year is None:
        return ""
    names = people(author.value)
    return f"{folded(names[0][0])}|{year.value.lower()}" if names else ""


def _entries(document: Document, part: Part) -> Iterator[Span]:
    """The entries of one list; none where they are numbered."""
    spans = list(_groups(document, part))
    numbered = sum(bool(_NUMBERED.match(document.text, span.start, span.end)) for span in spans)
    marked = sum(
        item.detail[:1].isdigit() or item.detail.strip("[]().^").isdigit()
        for item in document.of_kind(PartKind.LIST)
        if part.start <= item.start < part.end
    )
    if 2 * max(numbered, marked) > len(spans):
        return
    for span in spans:
        yield from _divided(document.text, span)


def _groups(document: Document, part: Part) -> Iterator[Span]:
    """The blocks of a list, without its heading."""
    text = document.text
    headings = [item for item in document.of_kind(PartKind.HEADING) if item.start in part]
    start = part.start
    cuts = [match.span() for match in _BLANK.finditer(text, part.start, part.end)]
    if not document.offsets.is_identity:
        items = [item for item in document.of_kind(PartKind.LIST, PartKind.PARAGRAPH)
                 if item.start in part]  # fmt: skip
        yield from (Span(item.start, item.end) for item in _outer(items) if item.end > item.start)
        return
    for begin, end in [*cuts, (part.end, part.end)]:
        span = Span(start, begin)
        start = end
        first = _HEADING.match(text, span.start, span.end)
        if first is not None and any(
            item.start in span or item.start == span.start for item in headings
        ):
            span = Span(first.end(), span.end)
        if text[span.start : span.end].strip() and not _RULE.fullmatch(text, span.start, span.end):
            yield span


def _outer(items: list[Part]) -> Iterator[Part]:
    end = -1
    for item in sorted(items, key=lambda item: (item.start, -item.end)):
        if item.start >= end:
            yield item
            end = item.end


def _divided(text: str, span: Span) -> Iterator[Span]:
    """The entries of one block of lines: one each, or by bullets, or by a hanging indent."""
    found = _LINE.finditer(text, span.start, span.end)
    full = (Span(match.start(), match.end()) for match in found if match[0].strip())
    lines = list(islice(full, _MOST))
    starts = [lines[0].start, *_starts(text, lines)] if lines else []
    ends = [*starts[1:], span.end]
    for start, end in zip(starts, ends, strict=True):
        while end > start and text[end - 1].isspace():
            end -= 1
        marker = _MARKER.match(text, start, end)
        start = marker.end() if marker is not None else start
        if start < end <= start + _LONGEST:
            yield Span(start, end)


def _starts(text: str, lines: list[Span]) -> Iterator[int]:
    """Where a line begins another entry of the same block."""
    if len(lines) < 2:
        return
    indents = [_indent(text, line) for line in lines]
    lowest = min(indents)
    is_hanging = indents[0] == lowest and any(indent > lowest for indent in indents)
    has_bullets = _is_bullet(text, lines[0])
    for index, (before, line) in enumerate(pairwise(lines), start=1):
        if has_bullets:
            if _is_bullet(text, line) and indents[index] == indents[0]:
                yield line.start
        elif is_hanging:
            if indents[index] == lowest:
                yield line.start
        elif _is_whole(text, before) and _is_entry(text, line):
            yield line.start


def _indent(text: str, line: Span) -> int:
    shown = text[line.start : min(line.end, line.start + 80)].expandtabs(4)
    return len(shown) - len(shown.lstrip())


def _is_bullet(text: str, line: Span) -> bool:
    match = _MARKER.match(text, line.start, line.end)
    return match is not None and match[0].strip() != ""


def _is_whole(text: str, line: Span) -> bool:
    """Whether a line ends an entry, as far as it shows."""
    return bool(_FINAL.search(text, max(line.start, line.end - 120), line.end))


def _is_entry(text: str, line: Span) -> bool:
    """Whether a line holds the beginning of an entry: a name in front and a date or a source."""
    if not _BEGINS.match(text, line.start, line.end):
        return False
    fields = parse(text, line.start, line.end)
    if "author" in fields or "editor" in fields:
        return bool(
            _DATED.search(text, line.start, line.end) or _SOURCED.search(text, line.start, line.end)
        )
    return False

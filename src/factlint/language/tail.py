"""The last paragraphs of a body, and whether a text like theirs would end in a full stop."""

from __future__ import annotations

from itertools import pairwise

from factlint import regex
from factlint.language import endings
from factlint.model.document import Document, PartKind, Span
from factlint.patterns import lazy_regex

# How far back from the end is looked, in code points.
_WINDOW = 8_000
# What may follow the last paragraph, or lie inside it.
_PASSED_OVER = frozenset({PartKind.CAPTION, PartKind.LINK, PartKind.URL, PartKind.QUOTE})
_NEWLINE = lazy_regex(r"\r\n|\n|\r")
# As many lines as a sign-off or a credit may have.
_FEW = 4
# Wrapped lines of running text are longer.
_SHORT = 36
# Paragraphs of fewer words say little about the punctuation.
_FEWEST = 6

_SENTENCE_END = lazy_regex(
    r"""
    [\p{L}\p{N}%)\]"'”’]                    # not after an ellipsis that stands alone
    (?: [.…] | \s? [!?] )+ ["'”’»)\]]*
    \s+ (?= ["'“‘«(\[]* [\p{Lu}\p{N}] )
    """,
    regex.VERBOSE,
)
_DOTS = lazy_regex(r"(?: \.{3,} | … ) [\])}\"'”’]* \s* $", regex.VERBOSE)
_ANY_DOTS = lazy_regex(r"\.{3}|…")


def last_paragraphs(document: Document) -> list[Span]:
    """Paragraphs and headings up to the end of the body; none where a list or table ends it.

    Only those near the end, and of an endless one only its end.
    """
    body = _body(document)
    inside = [part for part in document.parts if body.start <= part.start and part.end <= body.end]
    while inside and inside[-1].kind in _PASSED_OVER:
        inside.pop()
    if not inside or inside[-1].kind is not PartKind.PARAGRAPH:
        return []
    floor = inside[-1].end - _WINDOW
    units = [
        Span(max(part.start, floor), part.end)
        for part in inside
        if part.kind in (PartKind.PARAGRAPH, PartKind.HEADING) and part.end > floor
    ]
    return _divide(document.text, units)


def is_signed_off(document: Document, end: int) -> bool:
    """Whether a sign-off or a credit, which the reader took out of the body, stands behind it."""
    limit = next(
        (field.end for field in document.fields if field.start <= end <= field.end),
        len(document.text),
    )
    return any(
        end <= part.start < limit for part in document.of_kind(PartKind.METADATA, PartKind.BYLINE)
    )


def sentence_start(text: str, unit: Span) -> int:
    """Where the last sentence of a paragraph starts."""
    start = unit.start
    for match in _SENTENCE_END.finditer(text, unit.start, unit.end):
        start = match.end()
    return start


def is_punctuated(text: str, units: list[Span]) -> bool:
    """Whether nearly all paragraphs before the last one end in a full stop, and one does."""
    good = bad = 0
    for unit, following in pairwise(units):
        line = text[unit.start : unit.end]
        if len(line.split()) < _FEWEST:
            continue
        good += sum(1 for _ in _SENTENCE_END.finditer(line))
        if endings.is_terminated(line):
            good += 1
        elif following.start - unit.end > 1 and not _needs_no_stop(line):
            bad += 1
    return good > 0 and 3 * bad <= good


def follows_links(text: str, units: list[Span]) -> bool:
    """Whether the last unit goes on with lines that have no full stop: a list of links, say."""
    before = [text[unit.start : unit.end] for unit in units[-3:-1]]
    if not before or endings.is_terminated(before[-1]):
        return False
    return endings.is_furniture(before[-1]) or (
        len(before) > 1 and not any(endings.is_terminated(line) for line in before)
    )


def is_list(unit: str) -> bool:
    """Whether a paragraph is set line by line: an address, a poll, a poem, rows of figures."""
    lines = unit.splitlines()
    if len(lines) > 2 and max(map(len, lines)) <= _SHORT:
        return True
    return len(lines) > 1 and all(endings.is_tabular(line) for line in lines[-2:])


def trails_off(line: str) -> bool:
    """Whether a line ends in dots."""
    end = line[-_SHORT:]
    return ("..." in end or "…" in end) and _DOTS.search(end) is not None


def has_dots_before(text: str, end: int) -> bool:
    """Whether dots are the manner of this text, so that they say nothing at its end."""
    return _ANY_DOTS.search(text, max(0, end - _WINDOW), max(0, end - _FEW)) is not None


def _body(document: Document) -> Span:
    """Where the running text lies: the last body part, else the whole."""
    bodies = list(document.of_kind(PartKind.BODY))
    return Span(bodies[-1].start, bodies[-1].end) if bodies else Span(0, len(document.text))


def _divide(text: str, units: list[Span]) -> list[Span]:
    """Takes a sign-off or a credit away from the paragraph that it is set below without a gap."""
    last = units[-1]
    for end in _last_line_ends(text, last):
        above, below = text[last.start : end], text[end : last.end]
        if endings.is_sign_off(below) or (
            endings.is_terminated(above) and endings.is_furniture(below)
        ):
            return [*units[:-1], Span(last.start, end), Span(end, last.end)]
    return units


def _last_line_ends(text: str, unit: Span) -> list[int]:
    """Where the lines before the last few ones end, in order."""
    if "\r" in text:
        return [match.end() for match in _NEWLINE.finditer(text, unit.start, unit.end)][-_FEW:]
    ends: list[int] = []
    place = text.rfind("\n", unit.start, unit.end)
    while place >= 0 and len(ends) < _FEW:
        ends.append(place + 1)
        place = text.rfind("\n", unit.start, place)
    return ends[::-1]


def _needs_no_stop(line: str) -> bool:
    return (
        line.rstrip().endswith(":")
        or endings.is_tabular(line)
        or endings.is_furniture(line)
        or endings.is_title(line)
    )

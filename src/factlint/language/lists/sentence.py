"""Reads the list that starts at a place of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factlint.language.lists.counting import (
    are_items,
    count,
    has_and,
    held,
    is_no_list,
    last_piece,
    stripped,
)
from factlint.language.lists.listing import Listing
from factlint.patterns import lazy_regex
from factlint.values import dataclass, field

_LONGEST = 900  # code points of a list
_LONGEST_ITEM = 10  # words; longer ones are clauses, whose commas are their own
_LONGEST_BARE = 6  # words of an item in a list without an "and"
_QUOTES = {'"': '"', "“": "”", "‘": "’", "«": "»"}
_BRACKETS = {"(": ")", "[": "]"}
_PAIRS = _QUOTES | _BRACKETS
_MARK = lazy_regex(r"""[,;"“‘«(\[)\]]|\s[—–-]{1,2}\s|—|\s[—–]""")
_NEXT_AND = lazy_regex(r"[.\s]*\s(?:And|Or)\b")
_OR = lazy_regex(r"\b(?:or|nor)\s")


@dataclass(slots=True)
class _Segments:
    """Ranges between commas and semicolons, and what closes the last one (or nothing)."""

    ranges: list[tuple[int, int]] = field(default_factory=list)
    semicolons: list[int] = field(default_factory=list)
    end: int = 0
    closed: str = ""


def read_list(text: str, start: int, limit: int) -> Listing | None:
    """The list that starts here and ends before `limit`; None where none is to be read.

    It ends at a dash, at a bracket that closes around it, or where its last item ends.
    """
    segments = _segments(text, start, min(limit, start + _LONGEST))
    if len(segments.semicolons) > 1:
        return _by_semicolons(text, segments)
    if segments.semicolons:
        at = segments.semicolons[0]
        before = [item for item in segments.ranges if item[0] < at]
        segments = _Segments(before, [], at, ";")
    return _by_commas(text, segments)


def _segments(text: str, start: int, limit: int) -> _Segments:
    """Cuts at commas and semicolons outside of quotations and brackets."""
    found = _Segments(end=limit)
    begin = behind = start
    for match in _MARK.finditer(text, start, limit):
        at, char = match.start(), match[0][0]
        if at < behind:
            continue
        if char in _PAIRS:
            close = text.find(_PAIRS[char], at + 1, limit)
            behind = max(behind, close + 1)
            if close > 0 and text[close - 1] in ",;" and char in _QUOTES:
                found.ranges.append((begin, close))  # American style: the comma is inside
                begin = behind
        elif char == ";" or (char == "," and not _is_in_number(text, at)):
            found.ranges.append((begin, at))
            begin = at + 1
            if char == ";":
                found.semicolons.append(at)
        elif char != ",":
            found.end, found.closed = at, char if char in ")]" else "-"
            break
    found.ranges.append((begin, found.end))
    return found


def _is_in_number(text: str, comma: int) -> bool:
    return text[comma - 1 : comma].isdigit() and text[comma + 1 : comma + 2].isdigit()


def _by_semicolons(text: str, segments: _Segments) -> Listing | None:
    start = segments.ranges[0][0]
    edges = [start - 1, *segments.semicolons, segments.end]
    if is_no_list(text[start : segments.end]):
        return None
    items = tuple(
        item for first, last in pairwise(edges) if (item := stripped(text[first + 1 : last]))
    )
    if len(items) < 2 or _goes_on(text, segments) or not are_items(items):
        return None
    most = len(items) + has_and(items[-1])
    return Listing(start, _trimmed(text, start, segments.end), items, len(items), most)


def _by_commas(text: str, segments: _Segments) -> Listing | None:
    ranges = [item for item in segments.ranges if text[item[0] : item[1]].strip()]
    pieces = [held(text[first:last].strip()) for first, last in ranges]
    if not pieces or is_no_list(pieces[0]) or _goes_on(text, segments):
        return None
    last = last_piece(pieces)
    if last is None:
        if not _is_bare_list(pieces, segments.closed):
            return None
        last = len(pieces) - 1
    counted = count(pieces[: last + 1])
    items = tuple(counted.items)
    if len(items) < 2 or any(len(item.split()) > _LONGEST_ITEM for item in items):
        return None
    if not are_items(items) or not are_items(pieces):
        return None
    most = counted.most
    if len(pieces) > last + 1 and any(has_and(f" {piece}") for piece in pieces[last + 1 :]):
        # More follows that has an "and" of its own: the list may go on there.
        most = max(most, count(pieces).most)
    return Listing(
        ranges[0][0],
        _trimmed(text, ranges[0][0], ranges[last][1]),
        items,
        counted.fewest,
        most,
        _OR.search(text, *ranges[last]) is not None,
    )


def _is_bare_list(pieces: Sequence[str], closed: str) -> bool:
    """Whether pieces without an "and" are a list: three or more short ones."""
    return (
        not closed
        and len(pieces) > 2
        and all(len(piece.split()) <= _LONGEST_BARE for piece in pieces)
    )


def _goes_on(text: str, segments: _Segments) -> bool:
    """Whether what seemed to be the end of a sentence was the dot of an abbreviation."""
    return not segments.closed and _NEXT_AND.match(text, segments.end) is not None


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:!?"):
        end -= 1
    return end

"""The quotation marks of a text and what each of them does: open, close, or either."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from factlint import regex
from factlint.patterns import lazy_regex

_DOUBLE = lazy_regex("[\"“”„‟«»]+|['’]{2,3}|``")
# A double mark typed for an apostrophe: Brazil"s.
_APOSTROPHE = lazy_regex(r"(?:s|t|d|m|re|ve|ll)\b")
_SINGLE = lazy_regex("['‘’]")
ALL = "\"“”„‟«»'‘’`"

BEFORE_OPENING = frozenset("([{<>—–-/=*_:|~•")
BEHIND_CLOSING = frozenset(".,;:!?)]}…—–-/*_|<")
_BEFORE_CLOSING = frozenset(".,!?")
_OPENING = frozenset("“„‟«`")
_CLOSING = frozenset("”»")
_UNSPACED = "\u2e80"  # from here on, scripts that set no spaces between words
_FARTHEST = 4  # other marks that are looked past on each side

# An apostrophe in front of a word that lost its beginning, or of a year or a decade.
_ELISION = lazy_regex(
    r"(?: \d{2}s?\b | (?:em|til|tis|twas|cause|bout|round|neath|n|cos|cept|tude)\b )",
    regex.VERBOSE | regex.IGNORECASE,
)
_STRONG_SINGLE = lazy_regex(r"(?<=[^\W\d_][,.!?…])['’](?=\s|$)")
_DOUBLE_OPENS = lazy_regex('["“](?=[^\\W_])')
_ENOUGH = 2


BEFORE_STRONG = frozenset(",.!?…")
_DOUBLE_SIGNS = '"“”„‟«»'
_DOUBLE_PAIRS = ("''", "'’", "’'", "’’", "``")


class Role(Enum):
    """What a mark does, by what stands on both sides of it and by its form."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


class QuoteMark(NamedTuple):
    """One mark. `is_doubtful` where it may be an inch, a second or an apostrophe instead."""

    start: int
    end: int
    role: Role
    is_doubtful: bool


def double_places(text: str) -> list[int]:
    """Where the double marks of a text may begin, in order; quicker than to look at each."""
    found: list[int] = []
    for sign in (*_DOUBLE_SIGNS, *_DOUBLE_PAIRS):
        place = text.find(sign)
        while place >= 0:
            found.append(place)
            place = text.find(sign, place + 1)
    return sorted(found)


def single_places(text: str) -> list[int]:
    """Where the single marks of a text stand, in order."""
    return [match.start() for match in _SINGLE.finditer(text)]


def double_marks(text: str, start: int, end: int) -> Iterator[QuoteMark]:
    """The double marks and guillemets of a range, in order; two of a kind in a row are one."""
    for match in _DOUBLE.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else ""
        if before.isalpha() and _APOSTROPHE.match(text, match.end(), end):
            continue
        role = _role(text, match.start(), match.end(), start, end)
        if role is Role.EITHER and match.end() - match.start() > 1:
            continue  # a quotation of nothing
        doubtful = role is not Role.OPENS and before.isdigit()
        yield QuoteMark(match.start(), match.end(), role, doubtful)


def single_marks(text: str, start: int, end: int) -> Iterator[QuoteMark]:
    """The single marks of a range that are no apostrophes inside or in front of a word."""
    for match in _SINGLE.finditer(text, start, end):
        place = match.start()
        before = text[place - 1] if place > start else ""
        after = text[place + 1] if place + 1 < end else ""
        if (before.isalnum() and after.isalnum()) or _ELISION.match(text, place + 1, end):
            continue
        if before and not before.isspace() and _APOSTROPHE.match(text, place + 1, end):
            continue
        role = _role(text, place, place + 1, start, end)
        stands_alone = role is Role.EITHER and after.isspace()
        role = Role.CLOSES if stands_alone else role
        yield QuoteMark(place, place + 1, role, before.isalnum() or stands_alone)


def has_single_outer_marks(text: str) -> bool:
    """Whether quotations stand in single marks, as in British copy."""
    if not _may_have_strong_marks(text):
        return False
    strong = sum(1 for _ in _STRONG_SINGLE.finditer(text))
    return strong >= _ENOUGH and strong > sum(1 for _ in _DOUBLE_OPENS.finditer(text))


def _may_have_strong_marks(text: str) -> bool:
    """A quick look at what stands before each single mark."""
    found = 0
    for mark in "'’":
        place = text.find(mark, 1)
        while place >= 0:
            if text[place - 1] in BEFORE_STRONG:
                found += 1
                if found >= _ENOUGH:
                    return True
            place = text.find(mark, place + 1)
    return False


def _role(text: str, start: int, end: int, floor: int, ceiling: int) -> Role:
    if floor < start and end < ceiling:  # most stand between a space and a word
        before, after = text[start - 1], text[end]
        if before.isspace() and after.isalnum():
            return Role.OPENS
        if after.isspace() and before in _BEFORE_CLOSING:
            return Role.CLOSES
    place, steps = start - 1, 0
    while place >= floor and text[place] in ALL and steps < _FARTHEST:
        place, steps = place - 1, steps + 1
    opens = place < floor or text[place].isspace() or text[place] in BEFORE_OPENING
    place, steps = end, 0
    while place < ceiling and text[place] in ALL and steps < _FARTHEST:
        place, steps = place + 1, steps + 1
    closes = place >= ceiling or text[place].isspace() or text[place] in BEHIND_CLOSING
    if opens != closes:
        return Role.OPENS if opens else Role.CLOSES
    if opens and (start == floor or end == ceiling):
        return Role.OPENS if start == floor else Role.CLOSES
    if text[start] in _OPENING:
        return Role.OPENS
    if start > floor and text[start - 1] >= _UNSPACED:
        return Role.EITHER
    return Role.CLOSES if text[start] in _CLOSING else Role.EITHER

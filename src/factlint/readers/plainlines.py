"""What a single line of plain text is: a caption, an item, the underline of a heading.

Nearly every line is none of these, so a cheap question comes before each expression.
"""

from __future__ import annotations

import re

from factlint import regex
from factlint.patterns import lazy_re, lazy_regex
from factlint.readers.lines import Line

_ITEM = lazy_regex(
    r"""
    \s{0,8}
    (?P<marker> [-*+•‣◦–·] | \[?\^?\d{1,3}[.)\]] | \(\d{1,3}\) | \[[\w-]{1,20}\]:?
              | [a-z][.)] )
    \s+ (?= \S )
    """,
    regex.VERBOSE,
)
_CAPTION = lazy_regex(
    r"""
    \s* (?:
        (?: photo(?:graph)?s? | image | picture | caption | credit | illustration | pictured
          | courtesy )
            (?: \s+ (?:credits?|courtesy|by|from)\b )? \s* (?: : | /(?=\s?\w) | (?<=by)
              | (?<=courtesy)\s+of ) \s*\S
      | \( (?: photo | image | picture | credit | illustration | file\ photo ) \b [^()]* \) \s* $
      | (?: figure | fig\. | table ) \s+ \d+ [.:] \s+ \S
      | [^.!?]{0,80} (?: / | \s via\s ) \s? (?: getty | reuters | afp | ap | shutterstock
      | unsplash | bloomberg ) \b
            [\w\s/]{0,40} $
    )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_UNDERLINE = lazy_regex(r"\s{0,3}([=\-~*_])\1{2,}\s*$")
_ITEM_SIGNS = frozenset("-*+•‣◦–·[(^")
# What a line begins with that may be an item, a caption or an underline; the line break before
# it is part of the expression, which makes it a quick one.
_ODD = lazy_re(
    r"""
    \n (?: [^\nA-Za-z"“'‘] | .[.)]
      | (?i: photo | image | picture | caption | credit | illustration | courtesy | fig | table ) )
    """,
    re.VERBOSE,
)
UNDERLINES = frozenset("=-~*_")
"""What a line that underlines the one above it is made of."""

_TURKISH = frozenset("ıİ")  # ignoring case, these are an i
_MAY_BE_CAPTION = lazy_re(
    r"\s*(?:\(|photo|image|picture|caption|credit|illustration|courtesy|fig|table)", re.IGNORECASE
)
_LINE_MAY_BE_CAPTION = lazy_re(
    r"\n[^\S\n]*(?P<line>\(|photo|image|picture|caption|credit|illustration|courtesy|fig|table)",
    re.IGNORECASE,
)
_SOURCES = r"\s?(?:getty|reuters|afp|ap|shutterstock|unsplash|bloomberg)\b"
_BY_STROKE = lazy_re(rf"/{_SOURCES}", re.IGNORECASE)
_BY_WORD = lazy_re(rf"via\s{_SOURCES}", re.IGNORECASE)
_CREDIT = lazy_re(r"/|via", re.IGNORECASE)
CREDIT_REACH = 90
"""Code points in which what comes before the source of a picture stands."""


def is_caption(line: str) -> bool:
    """Whether a line is the caption or the credit of a picture."""
    return caption_at(line, (0, len(line)))


def caption_at(text: str, line: Line) -> bool:
    """As `is_caption`, of a line by its place."""
    if not _MAY_BE_CAPTION.match(text, *line):
        start = line[0]
        while start < line[1] and text[start].isspace():
            start += 1
        if not _CREDIT.search(text, start, min(line[1], start + CREDIT_REACH)):
            return False
    return _CAPTION.match(text, *line) is not None


def may_have_caption(text: str, start: int, end: int) -> bool:
    """Whether a range, whose lines end with a line feed, may hold a caption: a no is certain."""
    if _BY_STROKE.search(text, start, end):
        return True
    may_say_via = not text.isascii() or "via" in text.lower()
    if may_say_via and _BY_WORD.search(text, start, end):
        return True
    places = [match.start("line") for match in _LINE_MAY_BE_CAPTION.finditer(text, start, end)]
    return any(caption_at(text, _line_from(text, place, end)) for place in (start, *places))


def _line_from(text: str, start: int, end: int) -> Line:
    stop = text.find("\n", start, end)
    stop = end if stop < 0 else stop
    return start, stop - (stop > start and text[stop - 1] == "\r")


def may_name_source(text: str, start: int, end: int) -> bool:
    """Whether a range holds what stands before the source of a picture: a stroke, or "via"."""
    if text.find("/", start, end) >= 0:
        return True
    shown = text[start:end]
    return "via" in shown.lower() or (not shown.isascii() and not _TURKISH.isdisjoint(shown))


def odd_lines(shown: str) -> list[int]:
    """Which lines may be more than a line of a paragraph by what they begin with, by number.

    Of `shown` each line has a line break before it and no white space at its ends. A caption that
    only ends as one (`may_name_source`) is not thought of.
    """
    if not shown.isascii() and not _TURKISH.isdisjoint(shown):
        return list(range(shown.count("\n")))
    found: list[int] = []
    number = last = 0
    for match in _ODD.finditer(shown):
        number += shown.count("\n", last, match.start())
        last = match.start()
        found.append(number)
    return found


def item_at(text: str, line: Line) -> regex.Match[str] | None:
    """The marker that a line begins with."""
    shown = text[line[0] : min(line[1], line[0] + 10)].lstrip()
    first = shown[:1]
    if first in _ITEM_SIGNS or first.isdigit() or shown[1:2] in (".", ")"):
        return _ITEM.match(text, *line)
    return None


def is_rule(text: str, line: Line) -> bool:
    """Whether a line is made of signs that underline the one above it."""
    shown = text[line[0] : min(line[1], line[0] + 4)].lstrip()
    return shown[:1] in UNDERLINES and _UNDERLINE.match(text, *line) is not None

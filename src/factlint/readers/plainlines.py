"""What a single line of plain text is: a caption, an item, the underline of a heading.

Nearly every line is none of these, so a cheap question comes before each expression.
"""

from __future__ import annotations

import re

import regex

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
_RULES = frozenset("=-~*_")
_PLAIN = frozenset("abdeghjklmnoqrsuvwxyzABDEGHJKLMNOQRSUVWXYZ\"“'‘")
_AFTER_LETTER = frozenset(".)")
_TURKISH = frozenset("ıİ")  # ignoring case, these are an i
_MAY_BE_CAPTION = lazy_re(
    r"\s*(?:\(|photo|image|picture|caption|credit|illustration|courtesy|fig|table)", re.IGNORECASE
)
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


def may_name_source(text: str, start: int, end: int) -> bool:
    """Whether a range holds what stands before the source of a picture: a stroke, or "via"."""
    if text.find("/", start, end) >= 0:
        return True
    shown = text[start:end]
    return "via" in shown.lower() or (not shown.isascii() and not _TURKISH.isdisjoint(shown))


def begins_plainly(text: str, line: Line) -> bool:
    """Whether a line begins as neither an item nor a caption does.

    A caption that only ends as one (`may_name_source`) is not thought of.
    """
    start = line[0]
    return text[start] in _PLAIN and text[start + 1 : start + 2] not in _AFTER_LETTER


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
    return shown[:1] in _RULES and _UNDERLINE.match(text, *line) is not None

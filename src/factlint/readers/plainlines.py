"""What a single line of plain text is: a caption, an item, the underline of a heading.

Nearly every line is none of these, so a cheap question comes before each expression.
"""

from __future__ import annotations

import re

from factlint import regex
from factlint.patterns import lazy_re, lazy_regex
from factlint.readers.lines import Line, folded, numbers_of

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
_CAPTIONS = "photo|image|picture|caption|credit|illustration|courtesy|fig|table"
# What a line of a folded text begins with that may be an item, an underline or a caption. The line
# break before it is part of the expression, which makes it a quick one.
_ODD = lazy_re(
    rf"""
    \n (?:
        (?: [-*+•‣◦–·] | \[?\^?\d{{1,3}}[.)\]] | \(\d{{1,3}}\) | \[[\w-]{{1,20}}\]:? | .[.)] )
            [^\S\n]
      | [=\-~*_]{{3}}
      | {_CAPTIONS} | \( (?:{_CAPTIONS}|file)
    )
    """,
    re.VERBOSE,
)
UNDERLINES = frozenset("=-~*_")
"""What a line that underlines the one above it is made of."""

_MAY_BE_CAPTION = lazy_re(rf"\s*(?:\(|{_CAPTIONS})")
_CAPTION_BEGINS = lazy_re(rf"\n\s*\(?(?:{_CAPTIONS}|file)")
_SOURCES = r"\s?(?:getty|reuters|afp|ap|shutterstock|unsplash|bloomberg)\b"
_BY_SOURCE = lazy_re(rf"/{_SOURCES}|via\s{_SOURCES}")
CREDIT_REACH = 90
"""Code points in which what comes before the source of a picture stands."""


def is_caption(line: str) -> bool:
    """Whether a line is the caption or the credit of a picture."""
    return caption_at(line, (0, len(line)))


def caption_at(text: str, line: Line) -> bool:
    """As `is_caption`, of a line by its place."""
    shown = folded(text[line[0] : line[1]])
    if not _MAY_BE_CAPTION.match(shown) and not names_source(shown.lstrip()[:CREDIT_REACH]):
        return False
    return _CAPTION.match(text, *line) is not None


def may_end_as_caption(shown: str) -> bool:
    """Whether a line of a folded text may be a caption by what it ends with."""
    return names_source(shown) and _BY_SOURCE.search(shown) is not None


def may_have_captions(shown: str) -> bool:
    """Whether a line of a folded text, with a line break before it, may be a caption.

    Asked before there are lines: a no is certain.
    """
    if "\r" in shown or may_end_as_caption(shown):
        return True
    return _CAPTION_BEGINS.search(shown) is not None


def names_source(shown: str) -> bool:
    """Whether a folded text holds what stands before the source of a picture: a stroke, "via"."""
    return "/" in shown or "via" in shown


def odd_lines(shown: str) -> list[int]:
    """Which lines may be more than a line of a paragraph by what they begin with, by number.

    Of `shown`, which is folded, each line has a line break before it and no white space at its
    ends. A caption that only ends as one (`names_source`) is not thought of.
    """
    return numbers_of(_ODD, shown)


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

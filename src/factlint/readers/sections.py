"""Headings that open a list of references, and what may follow such a list."""

from __future__ import annotations

import re

from factlint import regex
from factlint.patterns import lazy_re, lazy_regex

_REFERENCES = lazy_regex(
    r"""
    \s* (?: \d+ \.? \s+ )?
    (?P<name> references? | bibliography | works\s+cited | literature (?:\s+cited)? | citations
            | (?: end | foot )? notes | sources )
    \s* :? \s*
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_BEGINS = lazy_re(
    r"\s*(?:\d+\.?\s+)?(?:ref|bib|works|lit|cit|end|foot|notes|sources)", re.IGNORECASE
)
_LINE_BEGINS = lazy_re(
    r"\n(?=[^\S\n]*(?:\d+\.?\s+)?(?:ref|bib|works|lit|cit|end|foot|notes|sources))",
    re.IGNORECASE,
)
_LONGEST = 60
_CERTAIN = ("ref", "bib", "works", "lit")
_ENTRY = lazy_regex(r"\s*(?:\[|\(?\d{1,3}[.)\]]|\^|[-*•]|\S[^\r\n]*?(?:\b[12]\d{3}\b|https?://))")
_AFTER = lazy_regex(
    r"\s*(?:appendi(?:x|ces)|about\s+the\s+authors?|acknowledge?ments?|funding|supplementary"
    r"|author\s+contributions|further\s+reading|related)\b",
    regex.IGNORECASE,
)


def may_name_references(line: str) -> bool:
    """Whether a line may be one that `is_reference_heading`; cheap, as nearly every one is not."""
    return _BEGINS.match(line) is not None


def is_reference_heading(line: str, following: str) -> bool:
    """Whether a line opens a list of references, given the beginning of what follows it."""
    match = _REFERENCES.fullmatch(line[:_LONGEST])
    if match is None or not following.strip():
        return False
    # Notes and sources are ordinary words: only what looks like an entry makes them a list.
    return match["name"].lower().startswith(_CERTAIN) or bool(_ENTRY.match(following[:400]))


def may_have_references(text: str, start: int, end: int) -> bool:
    """Whether a range, whose lines end with a line feed, may hold a heading of references.

    A no is certain.
    """
    places = [match.end() for match in _LINE_BEGINS.finditer(text, start, end)]
    return any(_may_be_heading(text, place, end) for place in (start, *places))


def _may_be_heading(text: str, start: int, end: int) -> bool:
    """Whether the line that begins at a place may be one, alone or with the next ones."""
    if _BEGINS.match(text, start, end) is None:
        return False
    stop = min(end, start + _LONGEST)
    stops = [place for place in range(start, stop) if text[place] == "\n"]
    return any(_REFERENCES.fullmatch(text, start, place) for place in (*stops, stop))


def ends_references(line: str) -> bool:
    """Whether a heading is that of a section behind the references."""
    return bool(_AFTER.match(line))

"""Headings that open a list of references, and what may follow such a list."""

from __future__ import annotations

import re

import regex

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
    match = _REFERENCES.fullmatch(line[:60])
    if match is None or not following.strip():
        return False
    # Notes and sources are ordinary words: only what looks like an entry makes them a list.
    return match["name"].lower().startswith(_CERTAIN) or bool(_ENTRY.match(following[:400]))


def ends_references(line: str) -> bool:
    """Whether a heading is that of a section behind the references."""
    return bool(_AFTER.match(line))

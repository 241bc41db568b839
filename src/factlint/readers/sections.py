"""Headings that open a list of references, and what may follow such a list."""

from __future__ import annotations

from factlint import regex
from factlint.patterns import lazy_re, lazy_regex
from factlint.readers.lines import folded, numbers_of

_REFERENCES = lazy_regex(
    r"""
    \s* (?: \d+ \.? \s+ )?
    (?P<name> references? | bibliography | works\s+cited | literature (?:\s+cited)? | citations
            | (?: end | foot )? notes | sources )
    \s* :? \s*
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Of a folded text, as the others that begin with a line break.
_NAMES = "ref|bib|works|lit|cit|end|foot|notes|sources"
_BEGINNINGS = rf"(?:{_NAMES}|\d+\.?\s+(?:{_NAMES}))"
_BEGINS = lazy_re(rf"\s*{_BEGINNINGS}")
_LINE_BEGINS = lazy_re(rf"\n(?={_BEGINNINGS})")
_ANYWHERE = lazy_re(rf"\n\s*{_BEGINNINGS}")
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
    return _BEGINS.match(folded(line)) is not None


def may_have_references(shown: str) -> bool:
    """Whether a line of a folded text, with a line break before it, may be that of references.

    Asked before there are lines: a no is certain.
    """
    return "\r" in shown or _ANYWHERE.search(shown) is not None


def naming_references(shown: str) -> list[int]:
    """Which lines may be one that `is_reference_heading`, by number.

    Of `shown`, which is folded, each line has a line break before it and no white space at its
    ends.
    """
    return numbers_of(_LINE_BEGINS, shown)


def is_reference_heading(line: str, following: str) -> bool:
    """Whether a line opens a list of references, given the beginning of what follows it."""
    match = _REFERENCES.fullmatch(line[:_LONGEST])
    if match is None or not following.strip():
        return False
    # Notes and sources are ordinary words: only what looks like an entry makes them a list.
    return match["name"].lower().startswith(_CERTAIN) or bool(_ENTRY.match(following[:400]))


def may_open_references(text: str, start: int, end: int) -> bool:
    """Whether the line that begins at a place may open references, alone or with the next ones."""
    shown = text[start : min(end, start + _LONGEST)]
    stops = [place for place, char in enumerate(shown) if char in "\r\n"]
    return any(_REFERENCES.fullmatch(shown, 0, place) for place in (*stops, len(shown)))


def ends_references(line: str) -> bool:
    """Whether a heading is that of a section behind the references."""
    return bool(_AFTER.match(line))

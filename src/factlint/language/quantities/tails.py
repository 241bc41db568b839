"""What stands right behind a number and belongs to it: scale and unit; clocks and hedges."""

from __future__ import annotations

import re

from factlint import regex
from factlint.language.quantities.number import Sort
from factlint.language.quantities.units import (
    CASED_UNITS,
    SCALES,
    SIGN_UNITS,
    TIGHT_SCALES,
    TIGHT_UNITS,
    UNITS,
    longest_first,
)
from factlint.patterns import lazy_re, lazy_regex

AHEAD = 64
"""How far behind a number it is looked at. Without an end `regex` looks for letters that a pattern
needs in all of the text."""
GAP = r"[^\S\n]*(?:\n[^\S\n]*)?"  # white space, at most one line end
_LOOSE_SCALES = longest_first(word for word in SCALES if word not in TIGHT_SCALES)
_LOOSE_UNITS = longest_first(
    word for word in UNITS if word not in TIGHT_UNITS | CASED_UNITS | SIGN_UNITS
)


def _choice(words: list[str]) -> str:
    return "|".join(regex.escape(word).replace(r"\ ", r"\s+") for word in words)


_TAIL = lazy_regex(
    rf"""
    (?: (?P<tight_scale> [kKmMbB] ) (?! \w )
      | (?: - | {GAP} ) (?P<scale> (?i: {_choice(_LOOSE_SCALES)} ) ) (?! \w )
    )?
    (?: (?P<tight_unit> (?: p|g|C|F|pp|pc ) ) (?! \w )
      | (?P<tie> - | {GAP} )
        (?P<unit> (?: {_choice(sorted(CASED_UNITS))} ) (?! \w )
               | (?: %\s*points? | [%％¢°] (?: [CF] (?! \w ) )? )
               | (?i: {_choice(_LOOSE_UNITS)} ) (?! [\w] ) )
    )?
    """,
    regex.VERBOSE,
)
# The first words of all tails, and those of clocks and ordinals: most numbers have neither behind
# them, which the next word tells. What begins beyond ASCII may be any of them.
_NEXT = lazy_re(r"(?:-|\s*)(?:([A-Za-z]+)|([%％¢°]|[^\x00-\x7f]))?")
FIRST_WORDS = frozenset(
    re.split(r"[^a-z]", word.lower())[0] for word in (*SCALES, *UNITS, *TIGHT_SCALES)
)
_CLOCKS = frozenset("a am p pm o st nd rd th".split())
_ZONES = ("gmt", "est", "edt", "pst", "pdt", "bst", "utc", "cet")  # "1987 estimate" is none either
_CLOCK_AFTER = lazy_regex(
    r"\s*(?:a\.?m\b|p\.?m\b|o'clock|o’clock|GMT|EST|EDT|PST|PDT|BST|UTC|CET|(?:st|nd|rd|th)\b)",
    regex.IGNORECASE,
)
_HEDGE_BEHIND = lazy_regex(r"\s+or\s+(?P<word>more|so|less)\b|(?P<plus>\+)", regex.IGNORECASE)


def is_clock(text: str, end: int, word: str) -> bool:
    """Whether a number is a time of day or an ordinal, given the word behind it."""
    may_be = not word or word in _CLOCKS or word.startswith(_ZONES)
    return may_be and _CLOCK_AFTER.match(text, end, end + AHEAD) is not None


def next_word(text: str, end: int) -> str:
    """The word behind a number in small letters, "?" for a sign; empty where none is certain."""
    match = _NEXT.match(text, end, end + AHEAD)
    if match is None or match[2] is not None:
        return "?" if match is not None and match[2] == "%" else ""
    if match[1] is None:
        return "-"
    return match[1].lower() if text[match.end() : match.end() + 1] < "\x80" else ""


def tail_of(text: str, end: int, word: str) -> regex.Match[str] | None:
    """The scale and the unit behind a number, if it has any."""
    if word and word != "?" and word not in FIRST_WORDS:
        return None
    tail = _TAIL.match(text, end, end + AHEAD)
    return None if tail is None or tail.end() == end else tail


def hedge_behind(text: str, until: int) -> regex.Match[str] | None:
    """The words behind a number that qualify it: or more."""
    char = text[until : until + 1]
    if char == "+" or (char.isspace() and text[until : until + AHEAD].lstrip()[:2].lower() == "or"):
        return _HEDGE_BEHIND.match(text, until, until + AHEAD)
    return None


def unit_of(tail: regex.Match[str]) -> tuple[Sort, str]:
    """What a number with this tail measures, and in which unit."""
    word = tail["unit"] or tail["tight_unit"]
    if not word:
        return Sort.COUNT, ""
    word = " ".join(word.split())
    if word[0] in "%％" and len(word) > 1:
        return Sort.POINTS, "points"
    found = UNITS.get(word) or _FOLDED_UNITS.get(word.lower())
    return found if found else (Sort.COUNT, "")


_FOLDED_UNITS = {word.lower(): unit for word, unit in UNITS.items() if word not in CASED_UNITS}
_METRE = lazy_regex(
    r"\s+(?:tall|long|wide|deep|high|away|from|above|below|race|sprint|hurdles|freestyle|final"
    r"|relay|pool|mark)\b"
)


def is_metre(text: str, tail: regex.Match[str]) -> bool:
    """Whether \"m\" stands for metres: 100m wide."""
    return (
        tail["tight_scale"] == "m"
        and _METRE.match(text, tail.end(), tail.end() + AHEAD) is not None
    )

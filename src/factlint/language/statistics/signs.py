"""A text with ordinary signs in place of typographic ones, code point for code point."""

from __future__ import annotations

import unicodedata
from functools import cache

_MINUS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d\u207b\u208b"
# What conversions from PDF make of the fonts of some publishers.
_LOST = dict(zip("⫽⬍⬎ⱕⱖ⫺⫾⫻␹␩␤␣⳱", "=<>≤≥-±×χηβα=", strict=True))
_OTHERS = {
    **_LOST,
    **dict.fromkeys(_MINUS, "-"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\xad", " "),
    **dict.fromkeys("Χꭓᵡ𝛸𝜒𝝌𝞆ᵪ", "χ"),
    **dict.fromkeys("ßꞵᵝᵦ", "β"),
    **dict.fromkeys("⩽≦≲", "≤"),
    **dict.fromkeys("⩾≧≳", "≥"),
    **dict.fromkeys("∗⋅·✕", "×"),
    "∆": "Δ",
    "’": "'",
}


def plain(text: str) -> str:
    """The text with one sign for all minuses, for all spaces, for raised digits and so on.

    Every code point keeps its place. Letters and digits of mathematical alphabets, raised and
    lowered ones included, become the ordinary ones.
    """
    if text.isascii():
        return text
    return text.translate({ord(char): _sign(char) for char in set(text) if not char.isascii()})


@cache
def _sign(char: str) -> str:
    known = _OTHERS.get(char)
    if known is not None:
        return known
    if char.isspace() and char not in "\u2028\u2029\x85":
        return " "
    usual = unicodedata.normalize("NFKC", char)
    return _OTHERS.get(usual, usual) if len(usual) == 1 else char

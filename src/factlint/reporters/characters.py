"""Found text made fit to be shown: no character of it may act, hide or reorder its surroundings."""

from __future__ import annotations

from typing import Any

from factlint.patterns import lazy_re

# What a terminal or a browser would act upon, hide, or use to reorder the text around it.
# Joiners that scripts and emoji need (U+200C, U+200D) are left alone.
_ACTING = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, without tab and line ends
    r"\xad\u061c\u180e\u200b\u200e\u200f"  # soft hyphen, marks of direction, zero width
    r"\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # line separators, bidi, invisible operators
    r"\ud800-\udfff\U000e0000-\U000e007f"  # lone surrogates, tags
)
ACTING = lazy_re(f"[{_ACTING}]")
_SPACES = lazy_re(r"[\t\r\n ]+")
_NOT_XML = lazy_re(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def code(character: str) -> str:
    """The name by which Unicode calls a code point, such as U+202E."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    """The text with its acting characters written out, such as <U+202E>."""
    if text.isprintable():  # none acts
        return text
    return ACTING.sub(lambda match: f"<{code(match[0])}>", text)


def one_line(text: str) -> str:
    """The text on one line, with its acting characters written out."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return visible(_SPACES.sub(" ", text).strip())


def for_xml(text: str) -> str:
    """The text without what XML 1.0 forbids, escaped for element content and attributes."""
    text = _NOT_XML.sub("", text)
    for character, entity in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ('"', "&quot;"),
        ("\t", "&#9;"),
        ("\n", "&#10;"),
        ("\r", "&#13;"),
    ):
        text = text.replace(character, entity)
    return text


def for_json(value: Any, indent: int | None = None) -> str:
    """A value as JSON: letters as they are, acting characters as escapes of the same meaning."""
    import json  # not every format is JSON

    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return ACTING.sub(lambda match: json.dumps(match[0])[1:-1], written)


def width(character: str) -> int:
    """How many columns a terminal gives a character."""
    if character < "\u0300":
        return 1
    import unicodedata  # most texts are shown without it

    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

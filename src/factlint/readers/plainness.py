"""Whether the words of a file can be told from its bytes, before anything is read."""

from __future__ import annotations

import re

from factlint.patterns import lazy_re_bytes

_PLAIN = (".txt",)
_MARKDOWN = (".md", ".markdown")
_MARKS = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\xef\xbb\xbf", b"GIF8")
# What markup may leave out between two letters, so that two pieces are read as one word:
# something that opens behind a letter, something that closes before one, signs between two.
_JOINS = lazy_re_bytes(
    rb"""
    [\w\x80-\xff] (?: [<\[\\{] | [*_~`=^|$!\])]+ [\w\x80-\xff] )
  | [\])}>] [\w\x80-\xff]
  | & [\#A-Za-z] | \xc2\xad | \xe2\x80[\x8b-\x8f]
  | factlint
    """,
    re.VERBOSE | re.IGNORECASE,
)


def shows_words(path: str, data: bytes) -> bool:
    """Whether all words that a reader would read in this file stand in its bytes as they are.

    True only of text in UTF-8 with nothing that hides or joins words: plain text, and Markdown
    in which no markup stands inside a word. It must hold no inline allow, and be no input that
    its reader would refuse.
    """
    if not path.endswith(_PLAIN):  # as most are written
        name = path.lower()
        if name.endswith(_MARKDOWN):
            if data.startswith((b"---", b"+++")) or _JOINS.search(data):
                return False
        elif not name.endswith(_PLAIN):
            return False
    if data.startswith(_MARKS) or b"\0" in data:
        return False
    if data.isascii():
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True

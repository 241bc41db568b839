"""Sets of characters as byte expressions: what they match, as UTF-8 looks in the scanned text.

Of characters beyond ASCII more may be matched than the set has, never less.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from factlint import regex
from factlint.patterns import lazy_re
from factlint.values import dataclass

ALIKE = {ord("ſ"): "s", ord("\u212a"): "k", ord("ı"): "i", ord("İ"): "i"}
"""Letters beyond ASCII that match ASCII ones where case is ignored; the scanned text has these."""

PROPERTIES = {name: chr(0xE000 + n) for n, name in enumerate(("L", "Lu", "Ll", "N", "Nd"))}
"""What stands in a parsed expression for a Unicode property: a private character."""

ASCII = frozenset(map(chr, range(128)))
WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_SPACE = frozenset(" \t\n\r\f\v\x1c\x1d\x1e\x1f")
_PLAIN = "".join([*sorted(ASCII), *map(chr, ALIKE)])
_MOST_MEMBERS = 300
_BYTES = lazy_re(r"\\x\w\w(?:-\\x\w\w)?")

_ANY_BEYOND = frozenset({r"[\xc2-\xf4][\x80-\xbf]{1,3}"})
_DIGIT_BEYOND = frozenset({r"[\xd9\xdb\xdf\xe0\xe1\xea\xef\xf0][\x80-\xbf]{1,3}"})
_SPACE_BEYOND = frozenset(
    {r"\xc2[\x85\xa0]", r"[\xe1\xe3][\x80\x9a]\x80", r"\xe2[\x80\x81][\x80-\x8a\x9f\xa8\xa9\xaf]"}
)
# Most of the rest of U+2000 to U+203F are quotation marks, dashes and spaces.
_WORD_BEYOND = frozenset(
    {
        r"\xc2[\xaa\xb5\xba]",
        r"\xe2(?:\x80[\x8c\x8d\xbf]|[\x81-\xbf][\x80-\xbf])",
        r"[\xc3-\xe1\xe3-\xf4][\x80-\xbf]{1,3}",
    }
)
_NUMBER_BEYOND = _WORD_BEYOND | {r"\xc2[\xb2\xb3\xb9\xbc-\xbe]"}


@dataclass(frozen=True, slots=True)
class Chars:
    """The ASCII members of a set, and byte expressions for the others.

    `is_word` where all are certainly in words, as `\\w` has it, `is_spaceless` where certainly none
    is white space.
    """

    ascii: frozenset[str]
    beyond: frozenset[str]
    is_word: bool
    is_spaceless: bool

    def __or__(self, other: Chars) -> Chars:
        """The members of both."""
        return Chars(
            self.ascii | other.ascii,
            self.beyond | other.beyond,
            self.is_word and other.is_word,
            self.is_spaceless and other.is_spaceless,
        )

    def once(self) -> str:
        """The expression of one member."""
        parts = sorted(self.beyond)
        if self.ascii:
            parts.insert(0, ascii_class(self.ascii))
        if len(parts) == 1 and not self.beyond:
            return parts[0]
        return f"(?:{'|'.join(parts)})" if parts else r"[^\x00-\xff]"

    def repeated(self) -> str:
        """One class of all the bytes that members are made of: simpler than several of `once`."""
        beyond = {byte for part in self.beyond for byte in _BYTES.findall(part)}
        return f"{ascii_class(self.ascii)[:-1]}{''.join(sorted(beyond))}]"


NONE = Chars(frozenset(), frozenset(), is_word=True, is_spaceless=True)
ALL = Chars(ASCII, _ANY_BEYOND, is_word=False, is_spaceless=False)
ALL_BUT_NEWLINE = Chars(ASCII - {"\n"}, _ANY_BEYOND, is_word=False, is_spaceless=False)


def of_set(items: Sequence[tuple[Any, Any]], *, ignore_case: bool) -> Chars:
    """What a set matches, given as the standard library's parser reads it."""
    plain = tuple(
        (str(name), str(argument) if str(name) == "CATEGORY" else argument)
        for name, argument in items
    )
    return _of_set(plain, ignore_case)


@cache
def _of_set(items: tuple[tuple[str, Any], ...], ignore_case: bool) -> Chars:
    flags = regex.IGNORECASE if ignore_case else 0
    source = "".join(_source(name, argument) for name, argument in items)
    within = frozenset(
        char.translate(ALIKE) for char in regex.compile(f"[{source}]", flags).findall(_PLAIN)
    )
    found = Chars(within, frozenset(), within <= WORD, within.isdisjoint(_SPACE))
    if items[0][0] == "NEGATE":
        has_spaces = ("CATEGORY", "CATEGORY_SPACE") not in items
        return found | (_ANYTHING if has_spaces else _CATEGORIES_BEYOND["CATEGORY_NOT_SPACE"])
    for name, argument in items:
        found = found | _beyond(name, argument, flags)
    return found


def _source(name: str, argument: Any) -> str:
    """How an item of a set is written."""
    if name == "NEGATE":
        return "^"
    if name == "LITERAL":
        char = chr(argument)
        named = next((name for name, sign in PROPERTIES.items() if sign == char), None)
        return rf"\p{{{named}}}" if named else regex.escape(char, special_only=False)
    if name == "RANGE":
        low, high = (regex.escape(chr(code), special_only=False) for code in argument)
        return f"{low}-{high}"
    return _CATEGORIES[argument]


_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_NOT_WORD": r"\W",
}
_CATEGORIES_BEYOND = {
    "CATEGORY_DIGIT": Chars(frozenset(), _DIGIT_BEYOND, is_word=True, is_spaceless=True),
    "CATEGORY_SPACE": Chars(frozenset(), _SPACE_BEYOND, is_word=False, is_spaceless=False),
    "CATEGORY_WORD": Chars(frozenset(), _WORD_BEYOND, is_word=True, is_spaceless=True),
    "CATEGORY_NOT_SPACE": Chars(frozenset(), _ANY_BEYOND, is_word=False, is_spaceless=True),
}
_ANYTHING = Chars(frozenset(), _ANY_BEYOND, is_word=False, is_spaceless=False)


def _beyond(name: str, argument: Any, flags: int) -> Chars:
    """The members beyond ASCII of an item of a set."""
    if name == "CATEGORY":
        return _CATEGORIES_BEYOND.get(argument, _ANYTHING)
    low, high = (argument, argument) if name == "LITERAL" else argument
    if high < 0x80:
        return NONE  # those that match beyond it are in `ALIKE`
    char = chr(low)
    if char in PROPERTIES.values():
        is_letter = char not in (PROPERTIES["N"], PROPERTIES["Nd"])
        beyond = _WORD_BEYOND if is_letter else _NUMBER_BEYOND
        return Chars(frozenset(), beyond, is_word=is_letter, is_spaceless=True)
    if high - low > _MOST_MEMBERS:
        return _ANYTHING
    members = {chr(code) for code in range(max(low, 0x80), high + 1) if code not in ALIKE}
    if flags and any(map(str.isalpha, members)):
        members |= set(
            regex.compile(f"[{_source(name, argument)}]", flags).findall(_beyond_ascii())
        )
    return Chars(
        frozenset(),
        frozenset(map(_bytes, members)),
        is_word=all(regex.match(r"\w", member) for member in members),
        is_spaceless=not any(regex.match(r"\s", member) for member in members),
    )


@cache
def _beyond_ascii() -> str:
    """All characters beyond ASCII, but for those that are scanned as ASCII ones."""
    return "".join(chr(code) for code in range(0x80, 0x110000) if code not in ALIKE)


def _bytes(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode("utf-8", "surrogatepass"))


def ascii_class(chars: Iterable[str], *, is_open: bool = False) -> str:
    """A class of ASCII characters, with all bytes beyond where it is open."""
    codes = sorted({ord(char) for char in chars})
    parts = []
    while codes:
        length = 1
        while length < len(codes) and codes[length] == codes[0] + length:
            length += 1
        low, high = _bytes(chr(codes[0])), _bytes(chr(codes[length - 1]))
        parts.append(low if length == 1 else f"{low}-{high}")
        codes = codes[length:]
    if is_open:
        parts.append(r"\x80-\xff")
    return f"[{''.join(parts)}]"

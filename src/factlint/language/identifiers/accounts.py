"""IBANs behind their label, and what the registry says of the countries that have them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factlint import regex
from factlint.language.identifiers.books import AFTER_LABEL
from factlint.language.identifiers.identifier import Identifier, Scheme
from factlint.patterns import lazy_re, lazy_regex

_IBAN = lazy_regex(
    rf"""
    (?<! [^\W_] ) IBAN s? (?: \s? (?: code | number | no\. | is ) )? {AFTER_LABEL}
    (?P<number> [A-Z]{{2}} [ ]? \d{{2}} (?: [ \xa0-]? [A-Z0-9]{{1,4}} ){{2,8}} [A-Z0-9]{{0,4}} )
    (?! [\w*…] )
    """,
    regex.VERBOSE,
)
_PART = lazy_re(r"(\d+)!([nac])")
_SIGNS = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Z0-9]"}


@cache
def layout(country: str) -> tuple[str, int, str]:
    """The name of a country that has IBANs, their length, and a pattern of what follows `CC00`.

    Empty, 0 and empty where the country has none. As the SWIFT registry has it, by python-stdnum.
    """
    # Imported here: few documents hold an IBAN.
    from stdnum import numdb

    (_, values), *_ = numdb.get("iban").info(f"{country}00")
    parts = [(int(count), sign) for count, sign in _PART.findall(values.get("bban", ""))]
    if not parts:
        return "", 0, ""
    pattern = "".join(f"{_SIGNS[sign]}{{{count}}}" for count, sign in parts)
    return str(values["country"]), 4 + sum(count for count, _ in parts), pattern


def ibans(text: str) -> Iterator[Identifier]:
    """IBANs behind a label; of words in capitals behind one, none is taken."""
    for match in _IBAN.finditer(text):
        start, end = match.start("number"), _end(text, *match.span("number"))
        written = text[start:end]
        yield Identifier(start, end, Scheme.IBAN, written, compact(written), match.start(), True)


def compact(written: str) -> str:
    """The letters and digits of an IBAN."""
    return "".join(char for char in written if char.isalnum()).upper()


def _end(text: str, start: int, end: int) -> int:
    """Where a group ends that makes the length of the country full; else where the groups end."""
    wanted = layout(text[start : start + 2])[1]
    length = 0
    for place in range(start, end):
        length += text[place].isalnum()
        if length == wanted and not text[place + 1 : place + 2].isalnum():
            return place + 1
    return end

"""Check digits: what the last character of an identifier must be, given the others.

The methods are those of ISO 2108 and ISO 3297 (ISBN, ISSN), ISO 27729 (ISNI, and ORCID with it),
and ISO/IEC 7064 (MOD 11-2, MOD 97-10), which LEI, IBAN and ROR use.
"""

from __future__ import annotations

_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"


def mod_11(digits: str) -> str:
    """The check digit of an ISBN-10 or an ISSN, given the digits before it; 10 is X."""
    weights = range(len(digits) + 1, 1, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return "0123456789X"[-total % 11]


def mod_10(digits: str) -> str:
    """The check digit of an ISBN-13 (an EAN), given the twelve digits before it."""
    total = sum((3 if index % 2 else 1) * int(digit) for index, digit in enumerate(digits))
    return str(-total % 10)


def mod_11_2(digits: str) -> str:
    """The check digit of an ORCID or an ISNI, given the fifteen digits before it; 10 is X."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]


def mod_97_10(text: str) -> str:
    """The two check digits that make letters (A is 10) and digits 1 modulo 97."""
    number = int("".join(str(int(char, 36)) for char in text) + "00")
    return f"{98 - number % 97:02}"


def ror(text: str) -> str:
    """The two check digits of a ROR, given the six or seven characters of base 32 before them.

    ValueError where one of them is no digit of Crockford's base 32.
    """
    number = 0
    for char in text:
        number = number * 32 + _BASE32.index(char)
    return f"{98 - number * 100 % 97:02}"

"""Identifiers that nobody means: examples, and those that a text itself calls wrong."""

from __future__ import annotations

import regex

from factlint.language.identifiers.identifier import Identifier
from factlint.patterns import lazy_regex

_BEFORE, _AFTER = 90, 60  # code points around an identifier in which a text speaks of it
_SAYS_SO = lazy_regex(
    r"""
    \b (?: invalid | incorrect(?:ly)? | erroneous | wrong(?:ly)? | mis-?print(?:ed)? | bad | bogus
      | fake | dummy | fictitious | fictional | made-?up | placeholder | examples? | e\.g\.
      | sample | malformed | checksum | check [ -] digit | typo | regex | unit [ ] test
      | validat(?:e|ion)
    ) \b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_MOST_ZEROS = 12  # of sixteen digits, seven of an ORCID are always 0
_RUNS = ("1234567", "7654321", "8765432", "9876543", "2345678", "012345")


def is_for_show(text: str, item: Identifier) -> bool:
    """Whether an identifier is an example rather than a statement."""
    around = text[max(0, item.lead - _BEFORE) : item.end + _AFTER]
    return is_made_up(item.value) or says_so(around)


def says_so(around: str) -> bool:
    """Whether the text around an identifier speaks of an example or of a mistake."""
    return _SAYS_SO.search(around) is not None


def is_made_up(value: str) -> bool:
    """Whether digits are a placeholder: nearly all of them the same, or counted up or down."""
    digits = "".join(char for char in value if char.isdigit())
    body = digits[3:] if digits.startswith(("978", "979")) else digits
    groups = (value[at : at + 4] for at in (0, 4, 8)) if len(value) == 16 else ("01",)
    return (
        # The last digit may have been worked out, the others not.
        len(set(body[:-1])) < 2
        or all(len(set(group)) == 1 for group in groups)
        or value.count("0") > _MOST_ZEROS
        or any(run in body for run in _RUNS)
        or "XXX" in value.upper()
    )

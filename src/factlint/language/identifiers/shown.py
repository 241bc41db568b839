"""Identifiers that nobody means: examples, and those that a text itself calls wrong."""

from __future__ import annotations

from factlint import regex
from factlint.language.identifiers.identifier import Identifier
from factlint.patterns import lazy_regex

_BEFORE, _AFTER = 70, 40  # code points around an identifier in which a text speaks of it
_SAYS_SO = lazy_regex(
    r"""
    \b (?: invalid | incorrect(?:ly)? | erroneous(?:ly)? | wrong(?:ly)? | mis-?print(?:ed)? | bogus
      | fake | dummy | fictitious | fictional | made-?up | placeholder | malformed | mistyped
      | checksum | check [ -] digit | not [ ] valid | (?: for | an ) [ ] example | e\.g\.
      | (?: bad | example | sample | valid ) (?= \W{0,3} (?: [\w-]{1,12} \W{1,2} )?
          (?: ISBN | ISSN | ORCID | IBAN | LEI | ROR | DOI | arXiv | PMID | ID | numbers?
            | identifiers? ) \b )
    ) \b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Another paragraph, or another field of an entry, speaks of something else.
_BOUNDARY = lazy_regex(r"\n[^\S\n]*\n|[}\"],?[^\S\n]*\n|</p>|</li>|</td>", regex.IGNORECASE)
_MOST_ZEROS = 12  # of sixteen digits, seven of an ORCID are always 0
_RUNS = ("1234567", "7654321", "8765432", "9876543", "2345678", "012345")


def is_for_show(text: str, item: Identifier) -> bool:
    """Whether an identifier is an example rather than a statement."""
    if is_made_up(item.value):
        return True
    behind = text[item.end : item.end + _AFTER]
    boundary = _BOUNDARY.search(behind)
    return says_so(text, item.start) or says_so_in(
        behind[: boundary.start()] if boundary else behind
    )


def says_so(text: str, offset: int) -> bool:
    """Whether what stands right before a place speaks of an example or of a mistake."""
    before = text[max(0, offset - _BEFORE) : offset]
    start = 0
    for boundary in _BOUNDARY.finditer(before):
        start = boundary.end()
    return says_so_in(before[start:])


def says_so_in(around: str) -> bool:
    """Whether a few words speak of an example or of a mistake."""
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

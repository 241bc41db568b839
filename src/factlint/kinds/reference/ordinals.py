"""Which meeting of a conference a text speaks of: `36th`, `Thirty-second`, `Systems 30`."""

from __future__ import annotations

from factlint import regex
from factlint.patterns import lazy_regex

_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80}
_FIGURES = lazy_regex(r"(?<!\w)(\d{1,2})\s?(?:st|nd|rd|th)(?!\w)", regex.IGNORECASE)
_WORDS = lazy_regex(
    rf"(?<!\w)(?:(?P<tens>{'|'.join(_TENS)})(?:ieth|y(?:[- ](?P<ones>{'|'.join(_ONES[:9])})))"
    rf"|(?P<one>{'|'.join(_ONES)}))(?!\w)",
    regex.IGNORECASE,
)


def ordinal_in(text: str) -> int:
    """The one ordinal in a text, up to 89; 0 where there is none or more than one."""
    found = {int(number) for number in _FIGURES.findall(text)}
    for match in _WORDS.finditer(text):
        if match["one"]:
            found.add(_ONES.index(match["one"].lower()) + 1)
        else:
            ones = _ONES.index(match["ones"].lower()) + 1 if match["ones"] else 0
            found.add(_TENS[match["tens"].lower()] + ones)
    return found.pop() if len(found) == 1 else 0

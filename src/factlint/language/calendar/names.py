"""What days, months and small numbers are called, as tables and as pieces of expressions."""

from __future__ import annotations

MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

_SHORT_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
_SHORT_WEEKDAYS = "Mon Tues Tue Weds Wed Thurs Thur Thu Fri Sat Sun".split()
_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINAL_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
_ORDINAL_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth"
    " nineteenth".split()
)


def _cardinals() -> dict[str, int]:
    found = {word: number for number, word in enumerate([*_UNITS, *_TEENS], 1)}
    for ten, word in enumerate(_TENS, 2):
        found[word] = 10 * ten
        found.update({f"{word}-{unit}": 10 * ten + n for n, unit in enumerate(_UNITS, 1)})
    found["hundred"] = found["one hundred"] = found["a hundred"] = 100
    return found


def _ordinals() -> dict[str, int]:
    found = {word: number for number, word in enumerate([*_ORDINAL_UNITS, *_ORDINAL_TEENS], 1)}
    for ten, word in enumerate(_TENS, 2):
        found[f"{word[:-1]}ieth"] = 10 * ten
        found.update({f"{word}-{unit}": 10 * ten + n for n, unit in enumerate(_ORDINAL_UNITS, 1)})
    found["hundredth"] = 100
    return found


CARDINALS = _cardinals()
"""Number words from one to a hundred."""
ORDINALS = _ordinals()
"""Ordinal words from first to hundredth."""


def _either_case(words: list[str]) -> str:
    """The words as written with one capital or all in capitals, longest first."""
    forms = {form for word in words for form in (word, word.upper())}
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


def _three_letters(words: list[str]) -> str:
    """How the words begin, with one capital or all in capitals."""
    starts = dict.fromkeys(form for word in words for form in (word[:3], word[:3].upper()))
    return "|".join(starts)


# Loose and quick pieces for needles, which are matched with regard to case.
MONTH_LIKE = rf"(?:{_three_letters(MONTHS)})[A-Za-z]{{0,6}}\.?"
WEEKDAY_LIKE = rf"(?:{_three_letters(WEEKDAYS)})[A-Za-z]{{0,6}}\.?"
ORDINAL_LIKE = r"(?:first|second|third|fourth|fif|six|seven|eigh|nin|ten|eleven|twel|thir|twen)"
YEAR_LIKE = r"[12]\d{3}"
# White space within a line, or one line break: never the blank line between two blocks.
SPACE = r"(?:[\ \t\u00a0\u202f]{1,6}(?:\r?\n[\ \t]{0,6})?|\r?\n[\ \t]{0,6})"
MONTH = rf"(?:(?:{_either_case([*MONTHS, *_SHORT_MONTHS])})\b\.?)"
WEEKDAY = rf"(?:(?:{_either_case([*WEEKDAYS, *_SHORT_WEEKDAYS])})\b)"
_DAY_WORDS = "|".join(
    sorted((word for word, day in ORDINALS.items() if day <= 31), key=lambda word: -len(word))
)
DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th|ST|ND|RD|TH)?(?!\w)|(?:{_DAY_WORDS})\b)"


def _verbose(words: dict[str, int]) -> str:
    """The words as alternatives of a verbose expression, longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word))).replace(" ", r"\ ")


CARDINAL_WORD = _verbose(CARDINALS)
ORDINAL_WORD = _verbose(ORDINALS)


def month_number(word: str) -> int:
    """1 to 12."""
    start = word[:3].capitalize()
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(start))


def weekday_number(word: str) -> int:
    """0 for Monday, as in `datetime.date.weekday`."""
    start = word[:3].capitalize()
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(start))


def day_number(word: str) -> int:
    """The number that a day of a month is written as: 12, 12th, twelfth."""
    digits = word.rstrip("sthndrSTHNDR")
    return int(digits) if digits.isdigit() else ORDINALS[word.lower()]


def small_number(word: str) -> int:
    """The number that digits or words from one to a hundred stand for."""
    folded = " ".join(word.lower().split())
    return int(folded) if folded.isdigit() else CARDINALS.get(folded, ORDINALS.get(folded, 0))

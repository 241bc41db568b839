"""What of the things above a body the body may say otherwise: cheap questions, whose no is certain.

Each headline, deck or caption is asked for numbers, for dates, and for names of places and people
that do not stand in the body as they are written.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from factlint.language import demonyms, mentions, numbers, places
from factlint.language.calendar.names import MONTHS, WEEKDAYS
from factlint.language.names import tokens
from factlint.language.titles import OPENERS, TITLES
from factlint.language.zones import Zones, fold, stem, words_in
from factlint.model.document import Part
from factlint.patterns import lazy_re

# What months, days of the week and years begin with, or have in them.
_DATE = lazy_re(r"\d{4}|day|[JFMASOND](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)")
MONTH = r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+"
"""The name of a month, ignoring case, before its day."""
_DIGIT = lazy_re(r"\d")
_NO_NUMBERS = lazy_re(rf"{MONTH}\d+|\d+(?:st|nd|rd|th)\b|\bin\s(?:1[7-9]|20)\d\d\Z", re.IGNORECASE)
_SPACE = lazy_re(r"\s*")
_SHORTEST = 3
_LONGEST_BRIEF = 4
_LONGEST_LIGHT = 3  # letters of words that a headline may leave small
_TITLE_CASE = 0.7  # share of long words with a capital in a headline that gives them all one


class Headlines:
    """The answers for one document, each found when first asked for."""

    def __init__(self, text: str, zones: Zones) -> None:
        self._text = text
        self._zones = zones

    @cached_property
    def may_count(self) -> bool:
        """Whether a number may stand above the body."""
        return any(may_count(self._text, part) for part in self._zones.above)

    @cached_property
    def may_date(self) -> bool:
        """Whether a year, a month or a day of the week may stand above the body."""
        return any(may_date(self._text, part) for part in self._zones.above)

    @cached_property
    def may_lack_place(self) -> bool:
        """Whether a place may be named above that the body lacks."""
        return any(may_lack_place(self._text, part, self._zones) for part in self._zones.above)

    @cached_property
    def may_lack_name(self) -> bool:
        """Whether a name may stand above that the body lacks."""
        return any(may_lack_name(self._text, part, self._zones) for part in self._zones.above)


def may_count(text: str, part: Part) -> bool:
    """Whether a number may stand in a part that is no year, no day of a month and no ordinal."""
    shown = text[part.start : part.end]
    if _DIGIT.search(shown) and _DIGIT.search(_NO_NUMBERS.sub("", shown)):
        return True
    return numbers.may_be_spelled(text, part.start, part.end)


def may_date(text: str, part: Part) -> bool:
    """Whether a year, a month or a day of the week may stand in a part."""
    return _DATE.search(text, part.start, part.end) is not None


def may_lack_place(text: str, part: Part, zones: Zones) -> bool:
    """Whether a part may name a place that the body does not name in the same words."""
    if _goes_on(text, part):
        return True
    shown = text[part.start : part.end]
    if not any(map(mentions.may_begin, shown.split())):
        return False
    return not all(is_written(name, zones) for name in mentions.possible(shown))


def is_written(written: str, zones: Zones) -> bool:
    """Whether the body has the words of a place, be it as part of another name."""
    if all(map(zones.has, written.split())):
        return True
    return all(map(zones.holds, places.fold(written).split()))


def may_lack_name(text: str, part: Part, zones: Zones) -> bool:
    """Whether a part may have a name of a person or a thing of which the body has not the word."""
    shown = text[part.start : part.end]
    if shown.isupper():
        return False
    names = [name for piece in shown.split() for name in _names_in(piece)]
    goes_on = _goes_on(text, part)
    if not (names or goes_on) or is_title_case(text, part):
        return False
    return goes_on or not all(is_stated(name, zones) for name in names)


@lru_cache(maxsize=20_000)
def _names_in(piece: str) -> tuple[str, ...]:
    """The names in a piece between white space, which are those that a text has there."""
    return tuple(word for word, _, _ in tokens(piece, 0, len(piece)) if is_name(word))


def is_title_case(text: str, part: Part) -> bool:
    """Whether a headline gives all its words a capital, so that names do not stand out."""
    shown = text[part.start : part.end]
    if shown.isupper():
        return True
    words = [word for piece in shown.split() for word in _words_in(piece)]
    capitals = [is_capital for is_long, is_capital in words[1:] if is_long]
    return sum(capitals) >= max(_TITLE_CASE * len(capitals), 2)


@lru_cache(maxsize=20_000)
def _words_in(piece: str) -> tuple[tuple[bool, bool], ...]:
    """Of each word in a piece between white space whether it is long and has a capital."""
    return tuple((len(word) > _LONGEST_LIGHT, word[0].isupper()) for word in words_in(piece))


def is_stated(written: str, zones: Zones) -> bool:
    """Whether the body has a name, be it inflected, in pieces, or spelled a little otherwise."""
    if zones.has(written):
        return True
    word = fold(written)
    if all(map(zones.holds, word.split("-"))):
        return True
    # Zelensky and Zelenskyy, Covid and Covid-19 are one name; which one is right is another check.
    head = word[: max(4, len(word) - 2)]
    if len(word) > _LONGEST_BRIEF and not (zones.may_hold(stem(word)) or zones.may_hold(head)):
        return False
    root = stem(word)
    return any(
        (other.startswith(head) and abs(len(other) - len(word)) < 4)
        or _is_short_for(word, other)
        or (other.startswith(root) and stem(other) == root)
        for other in zones.forms
        if other[0] == word[0]
    )


def _is_short_for(word: str, other: str) -> bool:
    """Whether a brief word is the letters of a longer one, in order: Utd, Intl."""
    if not 1 < len(word) <= _LONGEST_BRIEF or len(other) < len(word) + 2:
        return False
    letters = iter(other)
    return word[-1] == other[-1] and all(letter in letters for letter in word)


@lru_cache(maxsize=20_000)
def is_name(word: str) -> bool:
    """Whether a capitalised word may be a name; places and dates have questions of their own."""
    if len(word) < _SHORTEST or word in TITLES or word.lower() in OPENERS:
        return False
    gazetteer = places.load()
    return not (
        any(month.startswith(word.rstrip(".")) for month in MONTHS)
        or word in WEEKDAYS
        or gazetteer.area(word)
        or demonyms.demonym(word)
        or demonyms.continental(word)
        or gazetteer.city(word)
    )


def _goes_on(text: str, part: Part) -> bool:
    """Whether a name may go on behind a part, since no blank line stands there."""
    if text.startswith("\n\n", part.end):
        return False
    behind = _SPACE.match(text, part.end)
    return behind is not None and behind.end() < len(text) and behind[0].count("\n") < 2

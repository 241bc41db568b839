"""Acronyms that a document defines: what each stands for, and where it is used."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from factlint import regex
from factlint.language.organisations import one_spelling
from factlint.patterns import lazy_re, lazy_regex

_LETTERS = r"\p{Lu} (?: [\p{Lu}\p{N}&/-] | \.(?=\p{Lu}) ){0,7} [\p{Lu}\p{N}] \.? (?: [’']?s )?"
BEHIND = rf"\( \s? [\"“‘']? (?P<short> {_LETTERS} ) [\"”’']? \s? \)"
AHEAD = rf"""
    (?<! [\w.&/-] ) (?P<short> {_LETTERS} ) \s \(
    (?P<long> (?: the \s )? \p{{Lu}} [\p{{L}}’'-]* (?: \s+ [\p{{L}}&’'-]+ ){{1,8}} ) \)
"""
_BEHIND = lazy_regex(BEHIND, regex.VERBOSE)
_AHEAD = lazy_regex(AHEAD, regex.VERBOSE)
# The same where no letters are beyond ASCII; it begins with a set, which is searched for quickly.
_PLAIN_USED = lazy_re(
    r"[A-Z](?<![\w&][A-Z])(?:[A-Z0-9&/-]|\.(?=[A-Z])){0,7}[A-Z0-9]\.?(?:'?s)?(?![\w&])", re.ASCII
)
_USED = lazy_regex(rf"(?<! [\w&] ) {_LETTERS} (?! [\w&] )", regex.VERBOSE)
_WORD = lazy_regex(r"[\p{L}\p{N}]+ (?: ['’] [\p{L}]+ )*", regex.VERBOSE)
_PLAIN = lazy_regex(r"[^\p{Lu}\p{N}]")
_PLURAL = lazy_regex(r"[’']?s$")
# A name goes no further back than the last of these.
_STOP = lazy_regex(r"(?s:.*) (?: [.!?;:,()\[\]“”\"] | \n\s*\n)", regex.VERBOSE)
SMALL = frozenset(
    "a an and as at by de del der des di do du e et for für in la le of on or und the to van von"
    " with y &".split()
)
# What everybody can check: one of these with a letter more, less or other is a slip.
WELL_KNOWN = frozenset(
    """
    ADB AMA ANC APEC ASEAN BBC BCC CBI CBO CEO CFO CFTC CIA CPI DEA DOE DOJ DOT EBRD ECB EEC EFTA
    EIA EPA ETF EU FAA FAO FBI FCC FDA FDIC FERC FIFA FSA FTA FTC GAO GATT GDP GNP HUD IAEA IATA
    ICC ICJ IDB IEA IFC IFS ILO IMF IOC IPCC IPO IRA IRS ISP ITU LSE MIT NAACP NAFTA NASA NATO NCAA
    NGO NHS NIH NOAA NRA NSA NSC NSF NYSE OAU OECD OFT OMB ONS OPEC PGA PLO PPI RAF RIAA RSPCA SEC
    TUC UAE UAW UCLA UEFA UNCTAD UNDP UNESCO UNHCR UNICEF USDA VAT WEF WFP WHO WIPO WTA WTO WWF
    """.split()
)
_REACH = 160
_BETWEEN = "&/-"  # what may stand between the letters of an acronym, besides a point
_CLEAR = frozenset(("", *" \n,;:()"))  # in no acronym, and next to none
_MOST_EXTRA = 5


class Definition(NamedTuple):
    """One place that says what an acronym stands for.

    `start` and `end` are the acronym's own, `long` the words in front of it (or in the brackets
    behind it) whose letters it takes; empty where none fit.
    """

    short: str
    start: int
    end: int
    long_start: int
    long_end: int
    long: str

    @property
    def meaning(self) -> tuple[str, ...]:
        """The words that count, in one spelling and number."""
        words = (match[0].lower() for match in _WORD.finditer(self.long))
        return tuple(one_spelling(word).removesuffix("s") for word in words if word not in SMALL)


class Acronyms:
    """The definitions of a text, and the places of everything that looks like an acronym."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[tuple[int, int], Definition] = {}
        self._before: dict[int, tuple[int, list[str]]] = {}

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Each acronym in brackets with the name before it, and each name in brackets behind one.

        In order; also those whose letters fit no name.
        """
        found = [
            self.definition(
                match.start(), match.end(), match["short"], match.groupdict().get("long", "")
            )
            for expression in (_BEHIND, _AHEAD)
            for match in expression.finditer(self.text)
        ]
        return tuple(sorted(found, key=lambda item: item.start))

    def definition(self, start: int, end: int, short: str, long: str) -> Definition:
        """The one in a range that `BEHIND` or `AHEAD` matches; `long` is empty for the former.

        Its own `long` is empty where the letters fit no name.
        """
        found = self._known.get((start, end))
        if found is None:
            make = self._ahead if long else self._behind
            found = self._known[start, end] = make(start, end, short, long)
        return found

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each run of capitals stands, by its letters without points and plural."""
        found: dict[str, list[int]] = {}
        for match in (_PLAIN_USED if self.text.isascii() else _USED).finditer(self.text):
            found.setdefault(letters(match[0]), []).append(match.start())
        return found

    def may_stand_before(self, short: str, end: int) -> bool:
        """A quick look, before all places are found: whether one of an acronym may lie there."""
        head = self.text[:end]
        return short in head or any(
            f"{char}.{behind}" in head or any(f"{char}{mark}" in head for mark in _BETWEEN)
            for char, behind in pairwise(short)
        )

    def surely_stands_twice(self, short: str) -> bool:
        """A quick look, too: whether an acronym has two places with clear bounds on both sides."""
        text, length = self.text, len(short)
        found = 0
        place = text.find(short)
        while place >= 0 and found < 2:
            before, behind = text[place - 1 : place], text[place + length : place + length + 1]
            found += before in _CLEAR and behind in _CLEAR
            place = text.find(short, place + length)
        return found > 1

    def words_before(self, start: int) -> list[str]:
        """The words in front of a place, back to the nearest stop, in order."""
        return self._words_before(start)[1]

    def _words_before(self, start: int) -> tuple[int, list[str]]:
        found = self._before.get(start)
        if found is None:
            floor = max(0, start - _REACH)
            stop = _STOP.match(self.text, floor, start - 1)
            floor = floor if stop is None else stop.end()
            found = self._before[start] = floor, _WORD.findall(self.text, floor, start)
        return found

    def _behind(self, start: int, end: int, short: str, _: str) -> Definition:
        written, short = short, letters(short)
        floor, words = self._words_before(start)
        words = words[-(min(2 * len(short), len(short) + _MOST_EXTRA) + 1) :]
        first = _fit(short.lower(), [word.lower() for word in words])
        place = self.text.index(written, start)
        own = place, place + len(written)
        if first is None or letters(words[first]) == short:  # a ticker of itself
            return Definition(short, *own, start, start, "")
        last = long_start = long_end = start
        for word in reversed(words[first:]):
            long_start = self.text.rindex(word, floor, last)
            long_end = long_start + len(word) if last == start else long_end
            last = long_start
        return Definition(short, *own, long_start, long_end, self.text[long_start:long_end])

    def _ahead(self, start: int, end: int, short: str, long: str) -> Definition:
        own = start, start + len(short)
        short = letters(short)
        words = [word.lower() for word in _WORD.findall(long)]
        fits = _fit(short.lower(), words) is not None and words[0][0] in (short[0].lower(), "t")
        return Definition(short, *own, end - 1 - len(long), end - 1, long if fits else "")


@lru_cache(maxsize=20_000)
def letters(short: str) -> str:
    """The letters of an acronym, without points, hyphens and the ending of a plural."""
    return str(_PLAIN.sub("", _PLURAL.sub("", short)))


def initials(words: list[str]) -> str:
    """The first letters of the words that count."""
    return "".join(word[0] for word in words if word.lower() not in SMALL).upper()


def _fit(short: str, words: list[str]) -> int | None:
    """The index of the word that an acronym begins with, if its letters lie in the words in order.

    Letters are taken from the right; the first must begin a word, and the words between may give
    none only if they are small.
    """
    word, place = len(words) - 1, None
    for number, letter in enumerate(reversed(short)):
        is_first = number == len(short) - 1
        while word >= 0:
            if is_first:
                if words[word].startswith(letter) and place != 0:
                    # The O of OFT is that of Office, not that of "of".
                    is_small = words[word] in SMALL and word > 0
                    return word - 1 if is_small and words[word - 1][0] == letter else word
            elif (at := words[word].rfind(letter, 0, place)) >= 0:
                place = at
                break
            word, place = word - 1, None
        else:
            return None
    return None

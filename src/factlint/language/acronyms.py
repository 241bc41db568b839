"""Acronyms that a document defines: what each stands for, and where it is used."""

from __future__ import annotations

from functools import cached_property

from factlint import regex
from factlint.language.organisations import one_spelling
from factlint.patterns import lazy_regex
from factlint.tuples import NamedTuple

_LETTERS = r"\p{Lu} (?: [\p{Lu}\p{N}&/-] | \.(?=\p{Lu}) ){0,7} [\p{Lu}\p{N}] \.? (?: [’']?s )?"
BEHIND = rf"\( \s? [\"“‘']? (?P<short> {_LETTERS} ) [\"”’']? \s? \)"
AHEAD = rf"""
    (?<! [\w.&/-] ) (?P<short> {_LETTERS} ) \s \(
    (?P<long> (?: the \s )? \p{{Lu}} [\p{{L}}’'-]* (?: \s+ [\p{{L}}&’'-]+ ){{1,8}} ) \)
"""
_BEHIND = lazy_regex(BEHIND, regex.VERBOSE)
_AHEAD = lazy_regex(AHEAD, regex.VERBOSE)
_USED = lazy_regex(rf"(?<! [\w&] ) {_LETTERS} (?! [\w&] )", regex.VERBOSE)
_WORD = lazy_regex(r"[\p{L}\p{N}]+ (?: ['’] [\p{L}]+ )*", regex.VERBOSE)
_PLAIN = lazy_regex(r"[^\p{Lu}\p{N}]")
_PLURAL = lazy_regex(r"[’']?s$")
# A name goes no further back than this.
_STOPS = lazy_regex(r"[.!?;:,()\[\]“”\"] | \n\s*\n", regex.VERBOSE)
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
_MOST_EXTRA = 5
_FEWEST_LETTERS = 2


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
    """The definitions of a text in order, and the places of everything that looks like one."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Each acronym in brackets with the name before it, and each name in brackets behind one.

        Also those whose letters fit no name: their `long` is empty.
        """
        found = [self._behind(match) for match in _BEHIND.finditer(self.text)]
        found.extend(self._ahead(match) for match in _AHEAD.finditer(self.text))
        return tuple(sorted(found, key=lambda item: item.start))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each run of capitals stands, by its letters without points and plural."""
        found: dict[str, list[int]] = {}
        for match in _USED.finditer(self.text):
            found.setdefault(letters(match[0]), []).append(match.start())
        return found

    def words_before(self, start: int) -> list[regex.Match[str]]:
        """The words in front of a place, back to the nearest stop, in order."""
        floor = max(0, start - _REACH)
        for stop in _STOPS.finditer(self.text, floor, start - 1):
            floor = stop.end()
        return list(_WORD.finditer(self.text, floor, start))

    def _behind(self, match: regex.Match[str]) -> Definition:
        short = letters(match["short"])
        words = self.words_before(match.start())
        words = words[-(min(2 * len(short), len(short) + _MOST_EXTRA) + 1) :]
        first = _fit(short.lower(), [word[0].lower() for word in words])
        if first is None or letters(words[first][0]) == short:  # a ticker of itself
            return _definition(short, match, (match.start(), match.start()), "")
        start, end = words[first].start(), words[-1].end()
        return _definition(short, match, (start, end), self.text[start:end])

    def _ahead(self, match: regex.Match[str]) -> Definition:
        short = letters(match["short"])
        words = [word[0].lower() for word in _WORD.finditer(match["long"])]
        fits = _fit(short.lower(), words) is not None and words[0][0] in (short[0].lower(), "t")
        return _definition(short, match, match.span("long"), match["long"] if fits else "")


def _definition(
    short: str, match: regex.Match[str], where: tuple[int, int], long: str
) -> Definition:
    start, end = match.span("short")
    return Definition(short, start, end, *where, long)


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

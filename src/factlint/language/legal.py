"""Citations of United States law: volume, reporter, page, year; and when a reporter appeared.

The years of the reporters that are cited most stand here, as the citation guides give them. Those
of about 1,300 others come from reporters-db, where it is installed (the extra `legal`); what it
says of first volumes is less certain. A decision may stand in a volume that appeared a year later.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec

from factlint import regex
from factlint.patterns import lazy_re, lazy_regex
from factlint.values import dataclass

_TABLE = """
    U.S. 1754 - | S. Ct. 1882 - | L. Ed. 1754 1956 | L. Ed. 2d 1956 - | F. Cas. 1789 1880
    F. 1880 1924 300 | F.2d 1924 1993 999 | F.3d 1993 2021 999 | F.4th 2021 -
    F. Supp. 1932 1998 999 | F. Supp. 2d 1998 2014 999 | F. Supp. 3d 2014 -
    F. App'x 2001 2021 | F.R.D. 1938 - | B.R. 1979 - | Fed. Cl. 1992 - | Cl. Ct. 1982 1992
    A. 1885 1938 200 | A.2d 1938 2010 999 | A.3d 2010 -
    P. 1883 1931 300 | P.2d 1931 2000 999 | P.3d 2000 -
    N.E. 1884 1936 200 | N.E.2d 1936 2014 999 | N.E.3d 2014 -
    N.W. 1879 1942 300 | N.W.2d 1941 2024 999 | N.W.3d 2023 -
    S.E. 1887 1939 200 | S.E.2d 1939 - | So. 1886 1941 200 | So. 2d 1941 2009 999 | So. 3d 2008 -
    S.W. 1886 1928 300 | S.W.2d 1928 1999 999 | S.W.3d 1999 -
    Cal. 1850 1934 | Cal. 2d 1934 1969 | Cal. 3d 1969 1991 | Cal. 4th 1991 2016 | Cal. 5th 2016 -
    Cal. App. 1905 1934 | Cal. App. 2d 1934 1969 | Cal. App. 3d 1969 1991
    Cal. App. 4th 1991 2016 | Cal. App. 5th 2016 -
    Cal. Rptr. 1959 1991 286 | Cal. Rptr. 2d 1991 2003 | Cal. Rptr. 3d 2003 -
    N.Y. 1847 1956 | N.Y.2d 1956 2004 | N.Y.3d 2003 -
    N.Y.S. 1888 1938 300 | N.Y.S.2d 1937 2015 999 | N.Y.S.3d 2014 -
    A.D. 1896 1955 | A.D.2d 1955 2004 | A.D.3d 2003 -
"""
_ENTRY = lazy_re(r"(.+?) (\d{4}) (-|\d{4})(?: (\d+))?\s*")
_DULL = lazy_re(r"[\s.’']")
_ALIASES = {"FedAppx": "FAppx", "Fed": "F", "Fed2d": "F2d", "Fed3d": "F3d", "FedCas": "FCas"}

_REPORTER = r"""
    [A-Z][A-Za-z’'&]*\.?
    (?: [ ]? (?: [A-Z][A-Za-z’'&]*\.? | & | \d(?: d | th ) ) ){0,5}
"""
_PINS = r"(?: , \s (?: at \s )? \d{1,5} (?: [-–] \d{1,5} )? (?: \s nn?\. \s? \d+ )? ){0,4}"
_CASE = lazy_regex(
    rf"""
    (?<! [\w.,§$/–-] )
    (?P<volume> \d{{1,4}} ) \s (?P<reporter> {_REPORTER} ) \s (?P<page> \d{{1,5}} ) (?! \w )
    (?P<tail>
      {_PINS} (?: , \s \d{{1,4}} \s {_REPORTER} \s \d{{1,5}} {_PINS} ){{0,3}}
      \s \( [^()\n]{{0,60}}? (?<! \d ) (?P<year> (?: 1[6-9] | 20 ) \d\d ) \)
    )
    """,
    regex.VERBOSE,
)
_NAMED = lazy_regex(r"\bv\.\s|\bvs\.\s|\b(?:In|in)\sre\s|\b(?:Ex|ex)\sparte\s|\bCir\.")
_NEAR = 250  # code points before a citation in which the name of its case stands
_CODE = lazy_regex(
    r"""
    (?<! [\w.,§$/–-] ) (?P<title> \d{1,4} ) \s
    (?P<code> U\.\s?S\.\s?C\. (?: \s? [AS]\. )? | C\.\s?F\.\s?R\. | (?: USC | CFR ) (?= \s? § ) )
    \s? (?: §{1,2} | [Ss]ecs?\. | [Pp]art | \d )
    """,
    regex.VERBOSE,
)
TITLES = {"U": 54, "C": 50}
"""How many titles the United States Code and the Code of Federal Regulations have."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A reporter, or one series of it: its first and last year and its last volume.

    `last` and `volumes` are None where it goes on or nobody counted; `is_sure` is false where the
    years are those of reporters-db.
    """

    name: str
    first: int
    last: int | None
    volumes: int | None
    is_sure: bool


@dataclass(frozen=True, slots=True)
class CaseCitation:
    """A citation of a case.

    `start` to `end` is volume, reporter and page; `year_end` is behind the year in brackets.
    """

    start: int
    end: int
    volume: int
    reporter: str
    page: int
    year: int
    year_end: int


@dataclass(frozen=True, slots=True)
class CodeCitation:
    """A citation of a code of laws: its title and which code."""

    start: int
    end: int
    title: int
    code: str


def cases(text: str, start: int, end: int) -> Iterator[CaseCitation]:
    """Citations of cases with their year, in a range; the name of a case must stand before them.

    The year is that in the brackets behind the citation and those parallel to it.
    """
    at = start
    while match := _CASE.search(text, at, end):
        cite_end = match.end("page")
        is_initial = len(_key(match["reporter"])) == 1
        is_led = not is_initial or text[max(0, match.start() - 2) : match.start()] == ", "
        if is_led and _NAMED.search(text, max(0, match.start() - _NEAR), match.end()):
            yield CaseCitation(
                match.start(),
                cite_end,
                int(match["volume"]),
                " ".join(match["reporter"].split()),
                int(match["page"]),
                int(match["year"]),
                match.end(),
            )
        at = cite_end  # parallel citations come with the year behind them all


def codes(text: str, start: int, end: int) -> Iterator[CodeCitation]:
    """Citations of the United States Code and of the Code of Federal Regulations in a range."""
    for match in _CODE.finditer(text, start, end):
        code = "U" if match["code"][0] == "U" else "C"
        yield CodeCitation(match.start(), match.end("code"), int(match["title"]), code)


def edition(reporter: str) -> Edition | None:
    """What is known of a reporter, however its name is spaced; None where nothing is."""
    key = _key(reporter)
    return _known().get(key) or _others().get(key)


def has_others() -> bool:
    """Whether reporters-db is installed."""
    return find_spec("reporters_db") is not None


def series(reporter: str) -> tuple[Edition | None, int, int]:
    """The reporter without its series, the number of the series, and that of the last one known.

    None, 0 and 0 where the name has no series, or its reporter is not known or has but one.
    """
    match = _SERIES.search(_key(reporter))
    if match is None:
        return None, 0, 0
    base = _known().get(match[1])
    known = [number for number in range(2, 10) if f"{match[1]}{_ordinal(number)}" in _known()]
    return (base, int(match[2]), known[-1]) if base and known else (None, 0, 0)


_SERIES = lazy_re(r"^(.+?)(\d)(?:d|th)$")


def _ordinal(number: int) -> str:
    return f"{number}{'d' if number < 4 else 'th'}"


def _key(reporter: str) -> str:
    key = _DULL.sub("", reporter)
    return _ALIASES.get(key, key)


@cache
def _known() -> dict[str, Edition]:
    found = {}
    for entry in (entry for line in _TABLE.splitlines() for entry in line.split("|")):
        match = _ENTRY.fullmatch(entry.strip())
        if match:
            name, first, last, volumes = match.groups()
            ended = None if last == "-" else int(last)
            counted = int(volumes) if volumes else None
            found[_key(name)] = Edition(name, int(first), ended, counted, True)
    return found


@cache
def _others() -> dict[str, Edition]:
    """The editions of reporters-db, by name and by every spelling that means but one of them."""
    if not has_others():
        return {}
    # Imported here: an extra, and 40 milliseconds that few documents need.
    from reporters_db import EDITIONS, REPORTERS, VARIATIONS_ONLY

    found: dict[str, Edition] = {}
    for name, root in EDITIONS.items():
        years = [item["editions"][name] for item in REPORTERS[root] if name in item["editions"]]
        starts = [item["start"].year for item in years if item["start"]]
        ends = [item["end"].year for item in years if item["end"]]
        if starts and len(_key(name)) > 1:
            last = max(ends) if len(ends) == len(years) else None
            found[_key(name)] = Edition(name, min(starts), last, None, False)
    for spelling, names in VARIATIONS_ONLY.items():
        if len(names) == 1 and _key(names[0]) in found:
            found.setdefault(_key(spelling), found[_key(names[0])])
    return found

"""Cities in the wrong country or state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factlint import regex
from factlint.kinds.base import Mark
from factlint.language import places
from factlint.language.prose import Prose
from factlint.model.finding import Verdict
from factlint.model.rule import Rule
from factlint.patterns import compile_re, lazy_regex

_PART = 150  # names of countries and states in one expression
_SPACE = r"(?:[^\S\r\n]+(?:\r\n?|\n)?|\r\n?|\n)[^\S\r\n]*"  # but no blank line
_REACH = 60  # how far before a country the name of a city may begin
_NAME = r"\p{Lu}[\p{L}\p{M}'’.-]*"
_CITY = lazy_regex(
    rf"""
    (?: ^ | (?P<before> [\s("“—–-] ) )
    (?P<city> {_NAME} (?: [ ] (?: (?: de|da|do|of|am|upon|la|el ) [ ] ){{0,2}} {_NAME} ){{0,3}} )
    , \s $
    """,
    regex.VERBOSE,
)
# What leads up to the place where somebody or something is; a bare name may be one of a list.
_LEADS = lazy_regex(
    r"""
    (?: ^ | [.\n(:]
      | \b(?: in | at | from | near | of | to | outside | around | via | into | leaving | reached
          | left | visited | visiting | throughout | suburban | central )
    )
    [\s("“—–-]* $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Behind the country the apposition ends; what goes on is a list of places, or a new clause.
_CLOSES = lazy_regex(
    r"""
    (?: [ ] \( | [ ]? [—–-] [ ] | [.;:!?)”"’'] (?! \w ) | , ["”’] | , \s | \s* $ | \s \d )
    (?! (?: (?: and | or | & ) \s )? (?: the \s )? \p{Lu} )
    """,
    regex.VERBOSE,
)


def gate() -> Sequence[Sequence[str]]:
    """A country or state behind a comma."""
    names = [_spread(name, r"\s+") for name in sorted(places.load().areas)]
    # In parts: Hyperscan takes no expression beyond 16,000 bytes.
    parts = [names[start : start + _PART] for start in range(0, len(names), _PART)]
    return [[rf",\s(?:{'|'.join(part)})" for part in parts]]


@cache
def _areas() -> re.Pattern[str]:
    """Finds a country or state behind a comma; of two at one place the longer one.

    The shorter one would be a part of a longer name, which is no end of an apposition.
    """
    by_letter: dict[str, list[str]] = {}
    for name in sorted(places.load().areas, key=len, reverse=True):
        by_letter.setdefault(name[0], []).append(_spread(name[1:]) + _end_of(name))
    branches = (f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return compile_re(rf",\s(?P<area>{'|'.join(branches)})")


def _spread(name: str, space: str = _SPACE) -> str:
    """An expression for a name, with this between its words."""
    return re.escape(name).replace("\\ ", space)


def _end_of(name: str) -> str:
    return r"(?!\w)" if name[-1].isalnum() else ""


def wrong_country(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """The cities with a country or state behind them that they are not in, in order of place."""
    text, gazetteer = prose.text, places.load()
    for area in _areas().finditer(text):
        start, end = area.span("area")
        if not _CLOSES.match(text, end):
            continue
        begin = max(0, start - _REACH)
        match = _CITY.search(text, begin, start)
        if match is None or not _LEADS.search(
            text, max(0, match.start("city") - 24), match.start("city")
        ):
            continue
        city = match["city"]
        codes = gazetteer.city(city)
        stated = " ".join(area["area"].split())
        if not codes or gazetteer.city(stated) or _is_there(codes, gazetteer.area(stated)):
            continue
        if not prose.in_scope(rule.scope, start, end):
            continue
        yield Mark(
            match.start("city"),
            end,
            {"city": city, "right": _listed(gazetteer, codes), "stated": stated},
            verdict=None if len(codes) == 1 else Verdict.UNSURE,
        )


def _is_there(codes: Sequence[str], stated: Sequence[str]) -> bool:
    """Whether a place of the name may lie in what was stated.

    States are full of hamlets that are called like cities, so only a name that no other place
    has counts there.
    """
    for area in stated:
        is_vague = "-" in area or area == "US"
        if is_vague and len(codes) > 1:
            return True
        if any(code == area or places.country(code) == area for code in codes):
            return True
        if any(_may_be(code, area) for code in codes):
            return True
    return False


def _may_be(code: str, area: str) -> bool:
    return places.are_entwined(code, area) or (
        # A place whose state the table does not know.
        places.country(code) == places.country(area) and "-" not in code
    )


def _listed(gazetteer: places.Gazetteer, codes: Sequence[str]) -> str:
    names = dict.fromkeys(gazetteer.name(code) for code in codes)
    return ", ".join(list(names)[:3]) + (" and elsewhere" if len(names) > 3 else "")

"""Coordinates that cannot be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factlint import regex
from factlint.kinds.base import Hit, Mark
from factlint.language import mentions, places
from factlint.language.prose import Prose
from factlint.model.document import Span
from factlint.model.finding import Verdict
from factlint.patterns import lazy_regex

_COMPONENT = r"""
    (?P<{0}minus> [-−] )?
    (?P<{0}degrees> \d{{1,3}} (?: \.\d+ )? ) \s? (?P<{0}sign> ° | º | \s degrees )? \s?
    (?: (?P<{0}minutes> \d{{1,2}} (?: \.\d+ )? ) \s? ['′’] \s? )?
    (?: (?P<{0}seconds> \d{{1,2}} (?: \.\d+ )? ) \s? (?: ["″”] | ''|’’|′′ ) \s? )?
    (?P<{0}side> [{1}] (?! \w ) | (?: {2} )\b )?
"""
_POINT = lazy_regex(
    rf"""
    (?<! [\w.,-] )
    {_COMPONENT.format("a", "NS", "north|south|North|South")}
    \s? [,;/]? \s? (?: and\s )? (?: longitude \s (?: of \s )? )?
    {_COMPONENT.format("b", "EW", "east|west|East|West")}
    (?! [\w°] | [.,]\d )
    """,
    regex.VERBOSE,
)
_ALONE = lazy_regex(
    rf"""
    (?P<axis> latitude | longitude ) \b [^\d.;−-]{{0,12}}
    {_COMPONENT.format("a", "NSEW", "north|south|east|west")}
    (?! \d )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_SAYS_SO = lazy_regex(r"\b(?:coordinates|co-ordinates|latitude|longitude|GPS|lat)\b")
_MOST = {"a": 90, "b": 180}


class _Point(NamedTuple):
    """A place on the globe, as stated, and what cannot be right about it."""

    start: int
    end: int
    latitude: float
    longitude: float
    fault: str


def coordinates(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The points of the sentences in which there are hits that are wrong, in order of place."""
    seen: set[Span] = set()
    for hit in hits:
        sentence = prose.sentence_at(hit.start)
        if sentence in seen:
            continue
        seen.add(sentence)
        country = _only_country(prose, sentence)
        for point in _points(prose.text, sentence):
            reason = point.fault or _outside(country, point)
            if reason:
                yield Mark(
                    point.start,
                    point.end,
                    {"reason": reason},
                    verdict=None if point.fault else Verdict.UNSURE,
                )


def _points(text: str, sentence: Span) -> Iterator[_Point]:
    says_so = _SAYS_SO.search(text, sentence.start, sentence.end) is not None
    end = sentence.start
    for match in _POINT.finditer(text, sentence.start, sentence.end):
        is_marked = match["aside"] and match["bside"]
        is_decimal = "." in match["adegrees"] and "." in match["bdegrees"]
        if is_marked or (says_so and is_decimal) or (match["asign"] and match["bsign"]):
            end = match.end()
            latitude, wrong = _degrees(match, "a", _MOST["a"])
            longitude, also_wrong = _degrees(match, "b", _MOST["b"])
            yield _Point(match.start(), end, latitude, longitude, wrong or also_wrong)
    for match in _ALONE.finditer(text, end, sentence.end):
        axis = "a" if match["axis"].lower() == "latitude" else "b"
        _, fault = _degrees(match, "a", _MOST[axis])
        if fault:
            yield _Point(match.start("adegrees"), match.end(), 0, 0, fault)


def _degrees(match: regex.Match[str], group: str, most: int) -> tuple[float, str]:
    """The value of one coordinate, and what is wrong with it."""
    degrees = float(match[f"{group}degrees"])
    minutes = float(match[f"{group}minutes"] or 0)
    seconds = float(match[f"{group}seconds"] or 0)
    value = degrees + minutes / 60 + seconds / 3600
    is_negative = match[f"{group}minus"] or (match[f"{group}side"] or "").lower()[:1] in ("s", "w")
    axis = "latitudes" if most == _MOST["a"] else "longitudes"
    fault = ""
    if value > most:
        fault = f"{axis} end at {most} degrees"
    elif max(minutes, seconds) >= 60:
        fault = "minutes and seconds end at 59"
    return (-value if is_negative else value), fault


def _only_country(prose: Prose, sentence: Span) -> str:
    """The code of the one country that a sentence names, be it by a state; else empty."""
    gazetteer = places.load()
    codes = {
        places.country(code)
        for start, end in _runs(prose, sentence)
        for code in gazetteer.area(prose.text[start:end])
    }
    return codes.pop() if len(codes) == 1 else ""


def _outside(code: str, point: _Point) -> str:
    """Why a point does not lie in a country; empty where it may."""
    gazetteer = places.load()
    box = gazetteer.box(code)
    if box is None or box.holds(point.latitude, point.longitude):
        return ""
    name = gazetteer.name(code)
    if box.holds(point.longitude, point.latitude):
        return f"the point is not in {name}; the other way round it would be"
    for latitude, longitude in (
        (-point.latitude, point.longitude),
        (point.latitude, -point.longitude),
        (-point.latitude, -point.longitude),
    ):
        if box.holds(latitude, longitude):
            return f"the point is not in {name}; with another sign it would be"
    return f"the point is not in {name}"


def _runs(prose: Prose, sentence: Span) -> Iterator[tuple[int, int]]:
    """The capitalised runs of a sentence, and each of their words."""
    names = prose.names
    for run in mentions.runs_between(names, sentence.start, sentence.end):
        yield run.start, run.end
        for token in names.tokens[run.first : run.last + 1]:
            yield token.start, token.end

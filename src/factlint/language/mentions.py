"""The places that a text names: cities, countries, states, continents, and their people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from factlint.language import demonyms, places
from factlint.language.names import Names, Run, Token, tokens
from factlint.language.organisations import is_organisation_word

_LONGEST = 3  # words of one place


class Mention(NamedTuple):
    """A place that a text names.

    `codes` are what it names, `covers` also the countries and the continents around it. `sort` is
    `area` (a country, a state, a continent), `city` or `demonym`.
    """

    start: int
    end: int
    sort: str
    codes: frozenset[str]
    covers: frozenset[str]


def runs_between(names: Names, start: int, end: int) -> Sequence[Run]:
    """The runs of capitals that begin in a range."""
    runs = names.runs
    low = bisect_left(runs, start, key=lambda run: run.start)
    high = bisect_left(runs, end, key=lambda run: run.start)
    return runs[low:high]


def find(names: Names, start: int, end: int) -> Iterator[Mention]:
    """The places that are named in a range, in order."""
    for run in runs_between(names, start, end):
        yield from _in_run(names, run)


def _in_run(names: Names, run: Run) -> Iterator[Mention]:
    """The places of a run of capitals, longest first.

    A run that has other words too is a person (Michael Jordan) or a thing that is called after a
    place; only what tells where people and things come from is taken from it.
    """
    words = names.tokens[run.first : run.last + 1]
    found: list[Mention] = []
    index = rest = 0
    while index < len(words):
        size, mention = _at(names, words, index)
        if mention is None:
            rest += not (index == 0 and names.is_opener(words[0]))
        elif not (len(words) == 1 and mention.sort == "city" and names.opens_sentence(words[0])):
            found.append(mention)
        index += size
    return iter([item for item in found if item.sort == "demonym" or not rest])


def _at(names: Names, words: Sequence[Token], index: int) -> tuple[int, Mention | None]:
    most = _LONGEST if _may_go_on(words[index].text) else 1
    for size in range(min(most, len(words) - index), 0, -1):
        low, high = words[index].start, words[index + size - 1].end
        found = _place(" ".join(names.text[low:high].split()))
        if found is not None:
            sort, codes = found
            return size, Mention(low, high, sort, codes, _covers(codes))
    return 1, None


@lru_cache(maxsize=20_000)
def _may_go_on(word: str) -> bool:
    """Whether names of several words begin with this one."""
    first = places.fold(word).partition(" ")[0]
    return first in places.load().beginnings or first in demonyms.beginnings()


@lru_cache(maxsize=20_000)
def may_begin(piece: str) -> bool:
    """Whether a place may begin in a piece of a text between white space."""
    return any(_may_go_on(word) or _place(word) is not None for word, _, _ in _tokens_in(piece))


@lru_cache(maxsize=20_000)
def _tokens_in(piece: str) -> tuple[tuple[str, int, int], ...]:
    """The capitalised words of a piece between white space: those that a text has there."""
    return tuple(tokens(piece, 0, len(piece)))


def possible(shown: str) -> Iterator[str]:
    """Words of a block that would be places by themselves: what `find` finds, and others.

    With single spaces between them.
    """
    pieces = shown.split()
    words = [(number, *token) for number, piece in enumerate(pieces) for token in _tokens_in(piece)]
    for index, (first, word, start, _) in enumerate(words):
        if _place(word) is not None:
            yield word
        if not _may_go_on(word):
            continue
        for last, _, _, end in words[index + 1 : index + _LONGEST]:
            name = " ".join(pieces[first : last + 1])
            name = name[start : len(name) - len(pieces[last]) + end]
            if _place(name) is not None:
                yield name


@lru_cache(maxsize=50_000)
def _place(name: str) -> tuple[str, frozenset[str]] | None:
    gazetteer = places.load()
    continent = demonyms.continental(name)
    if continent:
        sort = "area" if name in demonyms.CONTINENTS else "demonym"
        return sort, frozenset({f"{continent}+"})
    code = demonyms.demonym(name)
    if code:
        return "demonym", frozenset({code})
    areas = gazetteer.area(name)
    if areas:
        return "area", frozenset(areas)
    cities = gazetteer.city(name)
    if cities and not is_organisation_word(name):
        # A city is known by its name; the biggest of the name is meant.
        return "city", frozenset({f"{places.fold(name)}@{cities[0]}"})
    return None


@lru_cache(maxsize=20_000)
def _covers(codes: frozenset[str]) -> frozenset[str]:
    gazetteer = places.load()
    found = set(codes)
    for code in codes:
        area = code.rpartition("@")[2]
        land = places.country(area)
        found.update((area, land, f"{gazetteer.continent(land)}+"))
    return frozenset(found)

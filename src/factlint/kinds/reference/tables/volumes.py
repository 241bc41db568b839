"""Journals and series that begin a volume with each year, so that one follows from the other.

The constants are those of the journals' own archives; a name counts only as the whole of a field.
Years before `since` are left alone: there the journal counted otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from factlint.patterns import lazy_re

_WORD = lazy_re(r"[^\W_]+")


class Volumes(NamedTuple):
    """year = base + volume, or for two volumes a year base + (volume - 1) // 2."""

    base: int
    since: int
    is_halved: bool = False


_YEARLY: Mapping[str, Volumes] = {
    name: Volumes(base, since)
    for base, since, names in (
        (1987, 1995, "advances in neural information processing systems"),
        (1987, 1995, "advances in neural information processing systems nips"),
        (1999, 2011, "journal of machine learning research|j mach learn res"),
        (1999, 2011, "the journal of machine learning research"),
        (1928, 1950, "reviews of modern physics|rev mod phys"),
        (2010, 2012, "physical review x|phys rev x"),
        (2005, 2006, "plos one"),
        (2004, 2005, "plos computational biology|plos comput biol|plos genetics|plos genet"),
        (2002, 2003, "plos biology|plos biol"),
        (2003, 2004, "plos medicine|plos med|nature methods|nat methods"),
        (1999, 2001, "bmc bioinformatics|bmc genomics|genome biology|genome biol"),
        (1972, 1980, "nucleic acids research|nucleic acids res"),
        (1972, 1980, "the annals of statistics|annals of statistics|ann stat"),
        (2010, 2012, "scientific reports|sci rep"),
        (2009, 2011, "nature communications|nat commun"),
        (1984, 1998, "bioinformatics"),
        (1978, 1980, "ieee transactions on pattern analysis and machine intelligence"),
        (1988, 1990, "neural computation|neural comput"),
        (2012, 2014, "ieee access"),
        (1953, 1960, "journal of the acm|j acm"),
        (1958, 1970, "siam review|siam rev"),
        (1913, 1950, "biometrika"),
        (1957, 1960, "communications of the acm|commun acm"),
        (1997, 1999, "nature neuroscience|nat neurosci"),
        (2004, 2006, "nature physics|nat phys"),
        (1893, 1950, "psychological review|psychol rev"),
        (2000, 2002, "sensors"),
        (1998, 2000, "entropy"),
        (2008, 2010, "remote sensing"),
    )
    for name in names.split("|")
}
_HALVED: Mapping[str, Volumes] = {
    f"{name} {letter}": Volumes(1970, 1971, True)
    for name in ("physical review", "phys rev")
    for letter in "abcd"
}
_LETTERS = frozenset({"physical review letters", "phys rev lett", "prl"})


@lru_cache(maxsize=2048)
def volumes_of(journal: str) -> tuple[str, Volumes] | None:
    """How a journal counts its volumes; None where that is not known."""
    name = " ".join(_WORD.findall(journal.lower()))
    found = _YEARLY.get(name) or _HALVED.get(name)
    if found is None and name in _LETTERS:
        found = Volumes(1958, 1959, True)
    return None if found is None else (name, found)


def year_of(name: str, volumes: Volumes, volume: int) -> int:
    """The year of a volume."""
    if not volumes.is_halved:
        return volumes.base + volume
    return volumes.base + (volume // 2 if name in _LETTERS else (volume - 1) // 2)

"""The years in which conferences that do not meet every year have met.

From the lists of proceedings of the Computer Vision Foundation, the ACL Anthology and ijcai.org.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple


class Rhythm(NamedTuple):
    """When a conference meets, from `since` to `until`; outside of that nobody knows here."""

    meets: Callable[[int], bool]
    since: int
    until: int
    told: str


def _is_even(year: int) -> bool:
    return year % 2 == 0


def _is_odd(year: int) -> bool:
    return year % 2 == 1


_NAACL = frozenset((2000, 2001, 2003, 2004, 2006, 2007, 2009, 2010, 2012, 2013, 2015, 2016, 2018,
                    2019, 2021, 2022, 2024, 2025))  # fmt: skip
_EACL = frozenset((1983, 1985, 1987, 1989, 1991, 1993, 1995, 1997, 1999, 2003, 2006, 2009, 2012,
                   2014, 2017, 2021, 2023, 2024))  # fmt: skip

RHYTHMS: Mapping[str, Rhythm] = {
    "iccv": Rhythm(_is_odd, 1999, 2199, "meets in odd years"),
    "eccv": Rhythm(_is_even, 1990, 2023, "met in even years"),
    "ijcai": Rhythm(_is_odd, 1969, 2015, "met in odd years until 2015"),
    "naacl": Rhythm(_NAACL.__contains__, 2000, 2025, "did not meet in that year"),
    "eacl": Rhythm(_EACL.__contains__, 1983, 2024, "did not meet in that year"),
    "coling": Rhythm(_is_even, 1976, 2024, "met in even years"),
    "lrec": Rhythm(_is_even, 1998, 2024, "meets in even years"),
}

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

OWN_REGISTRANTS: Mapping[str, tuple[str, ...]] = {
    "aaai": ("10.1609",),
    "ijcai": ("10.24963",),
    "cvpr": ("10.1109",),
    "iccv": ("10.1109",),
    "wacv": ("10.1109",),
    "acl": ("10.18653", "10.3115"),
    "emnlp": ("10.18653", "10.3115"),
    "naacl": ("10.18653", "10.3115"),
    "eacl": ("10.18653", "10.3115"),
    "kdd": ("10.1145",),
    "www": ("10.1145",),
    "sigir": ("10.1145",),
    "neurips": ("10.52202",),
    "icml": (),
    "iclr": (),
    "colt": (),
    "aistats": (),
    "uai": (),
    "corl": (),
    "jmlr": (),
    "tmlr": (),
}
"""Under which prefixes the proceedings of a conference since 2014 are registered, if at all."""

DEPOSITS = frozenset(
    "10.48550 10.5281 10.1101 10.31234 10.31219 10.2139 10.2307 10.6084 10.17605 10.21203 10.26434"
    " 10.20944 10.5167 10.7910 10.3929 10.17863 10.5683 10.5555 10.7907 10.13140 10.36227 10.2172"
    " 10.5445 10.18419 10.24406 10.14279 10.7916 10.1184 10.13016 10.26153 10.17632 10.57967"
    " 10.34740 10.17615 10.7490 10.4233 10.25560 10.17169 10.15480 10.3204 10.11588 10.7939"
    " 10.60692 10.34726 10.18154 10.5258 10.7488 10.5287 10.25418 10.26180 10.14293 10.32388"
    " 10.31224 10.33774 10.18452 10.14288 10.25560 10.15488 10.5075 10.22028 10.17877".split()
)
"""Prefixes under which works are deposited besides their place of publication."""

PUBLISHERS = frozenset(
    "10.1049 10.1142 10.1201 10.3233 10.5220 10.1117 10.2514 10.1515 10.1561 10.1163 10.14778"
    " 10.5441 10.1613 10.1287 10.1177 10.1057 10.4108 10.1098 10.1063 10.3390 10.7717 10.1017"
    " 10.1056 10.23919 10.1364 10.1121 10.1115 10.1061 10.1086 10.1136 10.1001 10.1006 10.1023"
    " 10.1055 10.1071 10.1107 10.1134 10.1149 10.1159 10.1190 10.2298 10.2196 10.3217 10.3758"
    " 10.4018 10.5244 10.5087 10.1147 10.3301 10.1108 10.1055 10.5540 10.14569 10.1155".split()
)
"""Prefixes of publishers whose DOIs have no telling form; a paper may appear there once more."""

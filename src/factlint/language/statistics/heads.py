"""Where a test is stated: its name, degrees of freedom and value; `t(26) = 1.60`, `F 2,38 < 1`."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction

from factlint import regex
from factlint.language.statistics.printed import NUMBER, Printed, printed, read
from factlint.patterns import lazy_re, lazy_regex
from factlint.values import dataclass


class Sort(StrEnum):
    """The statistics whose p-value follows from them."""

    T = "t"
    F = "F"
    CHI2 = "chi2"
    R = "r"
    Z = "z"
    Q = "Q"


@dataclass(frozen=True, slots=True)
class Head:
    """A test as stated, without its p-value; `start` and `end` are offsets of the text.

    `df` are its degrees of freedom (two for F), `n` the number of cases where it stands with
    them. `is_plural` marks several tests that share a bound (`ts < 1`), `is_bare` one without
    degrees of freedom in its place.
    """

    sort: Sort
    start: int
    end: int
    df: tuple[Printed, ...]
    n: Fraction | None
    relation: str
    value: Printed
    is_plural: bool = False
    is_bare: bool = False


# Torn apart by a conversion from PDF: χ 2 3 2 51 ( ) . = for χ2(3) = 2.51.
_TORN = r"""
    (?P<torn> χ \s? 2 \s (?P<torn_df> \d{1,3} )
      \s (?P<torn_whole> \d{1,3} (?: \s \d{3} (?=\s\d) )? )
      \s (?P<torn_part> \d{1,3} ) \s \( \s \) (?: \s , )? \s \. \s (?P<torn_rel> [=<>] ) )
"""
_NAME = r"""
    (?: (?P<chi> (?: \\chi | [χX] ) \s? \^? [\s{]? 2 [}^]? | \\chi | χ
             | [Cc]hi -? \s? \^? (?: 2 | [Ss]quared? ) \b
             | [GxcvwV] \s? \^? 2 (?= \s? [(\[] ) | 2 (?= \s? \( \d{1,3} , \s? [Nn] \s? = ) )
      | (?P<q> Q (?: [\s_-]? (?: b | w | B | W | M | E | between | within | Between | Within | model
                                 | total | T | bet | wit ) \b )? )
      | (?P<f> F (?: \s? (?: change \b | [12] (?= \s? [(\[] ) ) )? )
      | (?P<t> t | T (?= \s? [(\[] ) )
      | (?P<z> [zZ] )
      | (?P<r> r )
    ) (?: [\s-]? (?: value | statistic | score | ratio ) (?! \w ) )? (?P<plural> '? s (?! \w ) )?
"""
_FIGURES = r"\s{0,3} \d [\d.,]{0,9} (?: \s{0,2} [,;] \s{0,2} \d [\d.,]{0,9} )?"
_DF = rf"""
    (?P<df> \s{{0,2}} [_~]? [(\[{{] (?P<inside> [^()\[\]{{}}]{{1,40}} ) [)\]}}] ~?
          | [\s_~]{{0,2}} (?P<naked> {_FIGURES} ) ~? (?= \s? [=<>≤≥] ) )?
"""
_RELATION = r"(?: (?P<rel> [=<>≤≥]{1,2} | ¼ ) | (?<= [)\]] ) \s (?P<five> 5 ) \s (?= -?\d*\.\d ) )"
_HEAD = lazy_regex(
    rf"""
    (?<! [\w.\\^'] ) (?<! \b[dg]\s | \bd_ ) (?: Δ \s? )?
    (?: {_TORN}
      | {_NAME} [$*]{{0,2}} {_DF} [$*]{{0,2}}
          \s{{0,3}} {_RELATION} \s{{0,3}} [$*|)]{{0,2}} {NUMBER} )
    """,
    regex.VERBOSE,
)
_LOST_MINUS = lazy_re(r"2\d")  # where = became 5, a minus became 2
_SIZE = lazy_re(r"[,;]?\s*\b[Nn]s?\s*=\s*(\d[\d,]*)\s*$")
_DF_WORD = lazy_re(r"^\s*d\.?\s?f\.?\s?_?[s1]?\s*[=:]\s*|^\s*df\s")
_FIGURE = r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?"
_ONE = lazy_re(rf"\s*{_FIGURE}\s*$")
_TWO = lazy_re(rf"\s*{_FIGURE}\s*[,;]\s*(?:(?:df_?2|d\.f\.)\s*=\s*)?{_FIGURE}\s*$")
_TWO_SMALL = lazy_re(rf"\s*(\d{{1,3}})(?:\.(\d+))?\s*[,;]\s*{_FIGURE}\s*$")


def find(text: str, start: int, end: int) -> Iterator[Head]:
    """The tests of a range of a text of plain signs, in order of place."""
    for match in _HEAD.finditer(text, start, end):
        head = _torn(match) if match["torn"] else _head(match)
        if head is not None:
            yield head


def _head(match: regex.Match[str]) -> Head | None:
    sort = next(sort for sort, group in _GROUPS if match[group])
    value = printed(match.groupdict())
    if value is None or (match["five"] and _LOST_MINUS.match(match["whole"] or "")):
        return None
    inside = match["inside"] if match["inside"] is not None else match["naked"]
    degrees: tuple[Printed, ...] = ()
    size = None
    if inside is not None:
        read_inside = freedom(sort, inside)
        if read_inside is None:
            return None
        degrees, size = read_inside
        if any(figure.value == 0 for figure in degrees):
            return None
        if match["naked"] is not None and not _may_be_naked(sort, degrees):
            return None
    relation = (match["rel"] or "=")[-1].replace("¼", "=")
    return Head(
        sort, match.start(), match.end(), degrees, size, relation, value,
        is_plural=bool(match["plural"]), is_bare=inside is None,
    )  # fmt: skip


def _may_be_naked(sort: Sort, df: tuple[Printed, ...]) -> bool:
    """Whether figures behind a name are degrees of freedom: r 2 is a square, Q 3 a question."""
    return sort not in (Sort.Q, Sort.Z) and (sort is not Sort.R or df[0].value > 2)


_GROUPS = (
    (Sort.CHI2, "chi"),
    (Sort.Q, "q"),
    (Sort.F, "f"),
    (Sort.T, "t"),
    (Sort.Z, "z"),
    (Sort.R, "r"),
)


def freedom(sort: Sort, inside: str) -> tuple[tuple[Printed, ...], Fraction | None] | None:
    """Degrees of freedom and the number of cases in brackets; None where it is something else."""
    size = _SIZE.search(inside)
    cases = read(size[1]).value if size else None
    if size:
        inside = inside[: size.start()]
    inside = _DF_WORD.sub("", inside)
    if not inside.strip():
        return ((), cases) if cases is not None else None
    if sort is Sort.F:
        two = _TWO_SMALL.match(inside) or _TWO.match(inside)
        if two is None:
            return None
        return (read(two[1], two[2] or ""), read(two[3], two[4] or "")), cases
    one = _ONE.match(inside)
    if one is None:
        # χ2(1, 90): the second figure is the number of cases
        two = _TWO.match(inside) if sort is Sort.CHI2 else None
        if two is None or two[2] or two[4]:
            return None
        return (read(two[1]),), read(two[3]).value
    return (read(one[1], one[2] or ""),), cases


def _torn(match: regex.Match[str]) -> Head:
    whole = "".join(match["torn_whole"].split())
    value = read(whole, match["torn_part"])
    degrees = (read(match["torn_df"]),)
    return Head(Sort.CHI2, match.start(), match.end(), degrees, None, match["torn_rel"], value)

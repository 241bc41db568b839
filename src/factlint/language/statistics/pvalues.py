"""How a text states a p-value: `p < .001`, `p = .012`, `ps > .05`, `n.s.`, `p = 1.2 × 10⁻⁵`."""

from __future__ import annotations

from fractions import Fraction

from factlint import regex
from factlint.language.statistics.printed import NUMBER, Printed, printed
from factlint.patterns import lazy_regex
from factlint.values import dataclass

ALPHA = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class PValue:
    """A p-value as stated; `value` is None for "n.s.". `tails` is 1 or 2 where said, else 0.

    `is_adjusted` marks one whose name says that it was corrected (`p_FDR`).
    """

    start: int
    end: int
    relation: str
    value: Printed | None
    tails: int = 0
    is_plural: bool = False
    is_adjusted: bool = False

    @property
    def is_significant(self) -> bool | None:
        """What it claims at the level .05; None where it claims neither, or stands at .05."""
        if self.value is None:
            return False
        value = self.value.value
        if self.relation in "<≤":
            return True if value <= ALPHA else None
        if self.relation in ">≥":
            return False if value >= ALPHA else None
        return None if value == ALPHA else value < ALPHA


_TAILS = r"(?:one|two|1|2)\s?-?\s?(?:tail(?:ed)?|side[d]?)"
_P = lazy_regex(
    rf"""
    (?: (?<! [\w.-] ) \.\d+ \s? [<≤] \s? )?  # .05 < p < .10
    (?<! [\w.\\-] )
    (?: (?P<ns> n\.?\s?s\.? (?! \w ) | (?: non-?|not\ )significant \b )
      | (?: (?P<before> {_TAILS} ) \s )?
        [pP] (?P<plural> 's | s )? [$*]{{0,2}}
        (?: [\s_-]? (?: values? \b | val \b )
          | (?P<adjusted> [\s_.-]? [{{(]?
              (?: corr\w* | adj\w* | FDR | fdr | FWE[\w-]* | fwe | [Bb]onf\w* | [Hh]olm | Tukey
                | Scheff\w* | perm\w* | boot\w* | MC | GG | HF | unc\w* ) \.? [}})]? )
        )?
        (?: \s? [,(]? \s? (?P<within> {_TAILS} ) \s? \)? )?
        [\s$]{{0,3}}
        (?: (?P<rel> [=<>≤≥:] (?: \.? \s? [<>≤≥] )? (?: \s? = )? | ¼ ) [\s$]{{0,3}}
            (?: (?P<ns> n\.?\s?s\.? (?! \w ) ) | {NUMBER} (?! \s\d+\s\d ) )
          | (?: (?P<lost_less> [,b] ) | (?P<lost_more> N ) | 5 ) \s? (?= 0?\.\d ) {NUMBER} )
    )
    (?: \s? [,;(]? \s? \(? (?P<behind> {_TAILS} ) )?
    """,
    regex.VERBOSE,
)
_NO_RANGE = lazy_regex(r"\s?(?:[-–]|to)\s?\.?\d|\s?(?:,|and)\s?\.\d")


def at(text: str, start: int, end: int) -> PValue | None:
    """The p-value that starts at an offset of a text of plain signs."""
    match = _P.match(text, start, end)
    return None if match is None else _pvalue(match)


def find(text: str, start: int, end: int) -> list[PValue]:
    """All p-values of a range of a text of plain signs."""
    found = (_pvalue(match) for match in _P.finditer(text, start, end))
    return [value for value in found if value is not None]


def _pvalue(match: regex.Match[str]) -> PValue | None:
    said = match["before"] or match["within"] or match["behind"] or ""
    tails = 0 if not said else 1 if said[0] in "o1" else 2
    plural, adjusted = bool(match["plural"]), bool(match["adjusted"])
    if match["ns"]:
        return PValue(match.start(), match.end(), ">", None, tails)
    value = printed(match.groupdict())
    if value is None or (plural and _NO_RANGE.match(match.string, match.end())):
        return None
    lost = "<" if match["lost_less"] else ">" if match["lost_more"] else ""
    relation = lost or _relation(match["rel"] or "=")
    return PValue(match.start(), match.end(), relation, value, tails, plural, adjusted)


def _relation(signs: str) -> str:
    """One sign for what stands before the number: `<=` is ≤, `= <` is a slip for <."""
    if signs in ("<=", "=<"):
        return "≤"
    if signs in (">=", "=>"):
        return "≥"
    unequal = [char for char in signs if char in "<>≤≥"]
    return unequal[-1] if unequal else "="

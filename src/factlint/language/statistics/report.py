"""The statistics of one text, each sort found when it is first asked for."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from factlint import regex
from factlint.language.statistics import intervals, means, pvalues, signs, tests
from factlint.language.statistics.intervals import Interval
from factlint.language.statistics.means import Mean
from factlint.language.statistics.pvalues import PValue
from factlint.language.statistics.tests import Test
from factlint.patterns import lazy_regex

_ONE_TAILED = (
    r"\b(?:(?:one|1|single)[-\s]?(?:tail(?:ed)?|sided)"
    r"|alternative\s+hypothesis:[^\n]{0,80}\b(?:less|greater)\b"
    r"|directional\s+(?:\w+\s+)?(?:tests?|hypothes[ei]s))\b"
)
# Tests whose p-values follow another distribution, or are changed by no whole factor.
_OF_THEIR_OWN = r"""
    Tukey | Scheff[eé] | Dunnett | Games-Howell | Benjamini | FDR \b | false[-\s]discovery
  | (?: bootstrap\w* | permut\w+ | randomi[sz]ation | exact | simulat\w+ | Monte[-\s]Carlo )
      [-\s]+ (?: p\b | tests? )
"""
_CORRECTED = rf"""
    {_OF_THEIR_OWN} | Bonferroni | Holm \b | Hochberg | [SŠ]id[aá]k | FWE R? \b | family-?\s?wise
  | multiple[-\s]comparisons? | p\s?-?corr\w*
  | (?: corrected | adjusted | cluster\w* ) [-\s]+ (?: for\s+multiple | p\b | significance | level )
"""
_SPHERICITY = r"\b(?:Greenhouse|Huynh|sphericity|Satterthwaite|Kenward)"
_BLANK = lazy_regex(r"\n\n")
_PATTERNS = {
    "one-tailed": lazy_regex(_ONE_TAILED, regex.IGNORECASE),
    "corrected": lazy_regex(
        rf"(?<![\w@]) (?: {_CORRECTED} ) (?!\d)", regex.IGNORECASE | regex.VERBOSE
    ),
    "other-p": lazy_regex(
        rf"(?<![\w@]) (?: {_OF_THEIR_OWN} ) (?!\d)", regex.IGNORECASE | regex.VERBOSE
    ),
    "sphericity": lazy_regex(_SPHERICITY),
    "statistical": lazy_regex(
        r"""
        \b (?: tests? | tested | significan\w+ | regress\w+ | correlat\w+ | coefficients? | ANOVA
             | hypothes\w+ | [pztF][-\s](?:values?|scores?|statistics?|tests?) | statistical\w*
             | participants | patients | respondents | differ (?: s | ed | ences? )
             | predict (?: s | ed | ors? )
             | confidence\ interval | CIs? | SD | SE | BF )
        \b
        """,
        regex.VERBOSE,
    ),
}


class Reported:
    """The tests, intervals and means of a text, and what it says of them, in its own offsets."""

    def __init__(self, text: str, references: int | None = None) -> None:
        """`references` is where the list of references starts, whose titles say nothing here."""
        self.text = signs.plain(text)
        self._end = len(text) if references is None else references
        self._said: dict[tuple[str, int, int], bool] = {}

    @cached_property
    def tests(self) -> tuple[Test, ...]:
        """The reported tests, in order of place.

        `z = 0.3, p = 0.5` may be two parameters of a model: such counts only in a text that has
        tests beyond doubt, or a paragraph that speaks of tests.
        """
        found = tests.find(self.text)
        if any(tests.is_beyond_doubt(self.text, test) for test in found):
            return found
        return tuple(test for test in found if self.says("statistical", *self.block(test.start)))

    @cached_property
    def pvalues(self) -> tuple[PValue, ...]:
        """All p-values, those without a test included, in order of place."""
        return tuple(pvalues.find(self.text, 0, len(self.text)))

    @cached_property
    def intervals(self) -> tuple[Interval, ...]:
        """The confidence intervals, in order of place."""
        return tuple(intervals.find(self.text))

    @cached_property
    def means(self) -> tuple[Mean, ...]:
        """The means with their number of cases that stand in sentences."""
        return tuple(means.find(self.text))

    def block(self, offset: int) -> tuple[int, int]:
        """The range between the blank lines around an offset."""
        index = bisect_right(self._blanks, offset)
        start = self._blanks[index - 1] + 2 if index else 0
        return start, self._blanks[index] if index < len(self._blanks) else len(self.text)

    @cached_property
    def _blanks(self) -> list[int]:
        return [match.start() for match in _BLANK.finditer(self.text)]

    def says(self, what: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a range speaks of something: a key of the patterns above.

        `one-tailed` tests, `corrected` p-values, `sphericity`, anything `statistical`, and tests
        with a p-value of their own (`other-p`: Tukey's, permutations).
        """
        key = what, start, self._end if end is None else end
        if key not in self._said:
            self._said[key] = _PATTERNS[what].search(self.text, *key[1:]) is not None
        return self._said[key]

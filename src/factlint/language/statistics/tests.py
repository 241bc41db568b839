"""The tests that a text reports: each head with the p-value that belongs to it.

Between the two may stand effect sizes, intervals, degrees of freedom and the like, each a name and
a figure; a word that goes on with the sentence ends the test.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factlint import regex
from factlint.language.statistics import heads, pvalues
from factlint.language.statistics.heads import Head, Sort
from factlint.language.statistics.printed import Printed, read
from factlint.language.statistics.pvalues import PValue
from factlint.patterns import lazy_regex
from factlint.values import dataclass

_REACH = 260
_MOST_ITEMS = 12
_MOST_BOUND = Fraction(1, 4)
_VALUE = (
    r"[-+<>~≈]?\s?(?:\d[\d,]*)?\.?\d+(?:\s?[×x]\s?10\s?\^?\{?-?\s?\d+)?"
    r"\s?(?:%|°|ms\b|s\b|dB\b|cm\b|mm\b)?"
)
_BRACKET = rf"[\[(]\s?{_VALUE}\s?(?:[,;]|to|-)\s?{_VALUE}\s?[\])]"
_DEGREES = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_ITEM = lazy_regex(
    rf"""
    (?P<mark> [\s,;:.()\[\]$*]{{0,6}}? )
    (?: (?P<df> d\.?\s?f\.?\s?s?\s?[=:]?\s? (?P<df_text> {_DEGREES} (?: \s?[,;]\s? {_DEGREES} )? ) )
      | (?P<n> [Nn]\s?=\s? (?P<n_text> \d[\d,]* ) )
      | (?P<tails> (?: one | two )[-\s](?: tailed | sided ) (?: \s (?: t\s )? test )? )
      | (?: \d\d\s?% \s? )? (?: (?:confidence|credible)\ intervals?
                              | C[rR]?I s? | HDI | CIs? ) \b (?: \s?\(CI\) )?
        (?: \s \p{{L}}+ ){{0,5}}? \s? (?:\d\d%?)? \s? [=:,]? \s?
        (?: {_BRACKET} | {_VALUE} \s? (?: to | - | , ) \s? {_VALUE} )
      | {_BRACKET}
      | (?: [\p{{L}}\p{{M}}'|]{{1,14}} (?: [\s_^{{}}.-]{{1,2}} | (?=\d) ) ){{0,3}}
        [\p{{L}}\p{{M}}'\\|]{{1,14}} [\s_^]{{0,2}} [\d|]{{0,3}}
        (?: \s?\( [\p{{L}}\s\d]{{1,20}} \) )?
        \s? [=<>≈≤≥] \s? {_VALUE} (?: \s? {_BRACKET} )?
      | (?: and | with ) (?= \s (?: 95%\ CI | an? | [dηr] ) )
    )
    """,
    regex.VERBOSE,
)
_SEPARATOR = lazy_regex(
    r"[\s,;:()\[\]$*]{0,6}(?:and\s|at\s|with\s|an?\s|associated\s|exact\s|two-tailed\s|one-tailed\s)?"
)
_DF_BEFORE = lazy_regex(
    rf"d\.?\s?f\.?\s?s?\s?[=:]\s?({_DEGREES}(?:\s?[,;]\s?{_DEGREES})?)[,;)\s]{{1,3}}$"
)
_COEFFICIENT = lazy_regex(
    rf"(?<![\w.])(?:[bBβγ]|SE|[Ee]stimate|[Bb]eta)\s?=\s?{_VALUE}(?:\s?{_BRACKET})?\s?[,;]\s?$"
)
_N_BEHIND = lazy_regex(r"\s?[,;]\s?[nN]\s?=\s?(\d{1,3}(?:,\d{3})+|\d+)(?!\d|\.\d)")
_BREAK = lazy_regex(r"\n[^\S\n]*\n|\t")  # of blocks, and of the cells of a table


@dataclass(frozen=True, slots=True)
class Test:
    """A reported test. `end` is that of the p-value, or of the head where there is none."""

    head: Head
    df: tuple[Printed, ...]
    n: Fraction | None
    p: PValue | None

    @property
    def start(self) -> int:
        """Where the test is stated."""
        return self.head.start

    @property
    def end(self) -> int:
        """Where its p-value ends, or its own value."""
        return self.head.end if self.p is None else self.p.end


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Test, ...]:
    """The tests of a text of plain signs, in order of place and without overlap.

    A statistic without degrees of freedom in their place counts only with a p-value or with
    `df = …` beside it, or right behind a coefficient.
    """
    found = list(heads.find(text, start, len(text) if end is None else end))
    tests: list[Test] = []
    for index, head in enumerate(found):
        if tests and head.start < tests[-1].end:
            continue  # an effect size of the one before
        test = _test(text, found, index)
        is_sure = bool(test.df) and (head.is_bare or _is_bracketed(text, head))
        if test.p is not None or is_sure or _is_of_coefficient(text, head):
            tests.append(test)
    return tuple(tests)


def _is_of_coefficient(text: str, head: Head) -> bool:
    """Whether it is the t or z of a coefficient: b = 0.30 [0.18, 0.42], t = 4.87."""
    if head.sort not in (Sort.T, Sort.Z) or not head.is_bare:
        return False
    return _COEFFICIENT.search(text, max(0, head.start - 60), head.start) is not None


def _is_bracketed(text: str, head: Head) -> bool:
    """Whether degrees of freedom stand in brackets behind the name of a statistic."""
    return not head.is_bare and any(sign in text[head.start : head.end] for sign in "([{")


def is_beyond_doubt(text: str, test: Test) -> bool:
    """Whether a test is one by its form: by its degrees of freedom, or a p-value like < or .05."""
    if test.head.sort is Sort.CHI2 or _is_bracketed(text, test.head):
        return True
    if test.df and (test.head.is_bare or test.head.sort is Sort.F):
        return True
    if test.p is None or test.p.value is None:
        return test.p is not None
    if test.p.relation != "=":
        return test.p.value.value <= _MOST_BOUND
    return "=." in "".join(text[test.p.start : test.p.end].split())


def _test(text: str, found: Sequence[Head], index: int) -> Test:
    head = found[index]
    df, n = head.df, head.n
    p = None
    limit = _limit(text, found, index)
    for kind, value in _gap(text, head.end, limit):
        if kind == "df" and not df:
            inside = heads.freedom(head.sort, value)
            df = inside[0] if inside is not None else df
        elif kind == "n" and n is None:
            n = read(value).value
        elif kind == "p":
            p = pvalues.at(text, int(value), limit)
    if not df and head.is_bare:
        before = _DF_BEFORE.search(text, max(0, head.start - 40), head.start)
        inside = heads.freedom(head.sort, before[1]) if before else None
        df = inside[0] if inside is not None else df
    if p is not None and n is None:
        behind = _N_BEHIND.match(text, p.end)
        n = read(behind[1]).value if behind else None
    if not df and head.sort is Sort.R and n is not None and n > 3:
        df = (read(str(n - 2)),)
    return Test(head, df, n, p)


def _limit(text: str, found: Sequence[Head], index: int) -> int:
    """Up to where the p-value of a test can stand."""
    head = found[index]
    limit = min(len(text), head.end + _REACH)
    blank = _BREAK.search(text, head.end, limit)
    if blank is not None:
        limit = blank.start()
    for following in range(index + 1, len(found)):
        other = found[following]
        if other.start >= limit:
            break
        if other.sort is not Sort.R or not other.is_bare or head.is_bare:
            return other.start
    return limit


def _gap(text: str, at: int, limit: int) -> Iterator[tuple[str, str]]:
    """What stands behind a test, as pairs of a sort and its text; "p", with its place, is last."""
    for _ in range(_MOST_ITEMS):
        separator = _SEPARATOR.match(text, at, limit)
        place = separator.end() if separator else at
        if pvalues.at(text, place, limit) is not None:
            yield "p", str(place)
            return
        item = _ITEM.match(text, at, limit)
        if item is None or item.end() == at:
            return
        if not item["mark"].strip() and text[item.end("mark")] not in "[(":
            return  # the next cell of a table that lost its lines
        if item["df"]:
            yield "df", item["df_text"]
        elif item["n"]:
            yield "n", item["n_text"]
        at = item.end()

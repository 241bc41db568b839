"""Formulas: written as code, so that no rule on language reads them, but for plain numbers."""

from __future__ import annotations

from factlint.model.document import PartKind
from factlint.patterns import lazy_re
from factlint.readers.texflow import Flow
from factlint.readers.texsigns import math_sign, sign

_INLINE = lazy_re(r"\$(?:[^$\\\r\n]|\\.|(?:\r\n|\n|\r)(?![ \t]*[\r\n]))++\$", 16)  # re.DOTALL
_DISPLAY = lazy_re(r"\$\$(?:[^$\\]|\\.)++\$\$", 16)
_PLAIN = lazy_re(r"[\d.,{}\s:+-]*\d[\d.,{}\s]*(?:\\[%,;]|\s)*|\\(?:sim|approx|pm)\s*\d[\d.,]*")
_STATISTIC = lazy_re(
    r"""
    (?:
        \s* (?: [ptFrzQdnNMg] | SD | SE | df | BF | CI | \\chi\s*\^\s*\{?2\}? )
        \s* (?: _\s* (?: \{[^{}]{0,20}\} | \w ) )?
        \s* (?: \( [^()$]{1,30} \) )?
        \s* (?: [=<>] | \\(?:leq?|geq?|approx)(?![a-z]) )
        \s* -? [\d.]+ (?: \{,\} \d+ )*
        \s* (?: , | ; | \\[,;] )*
    )+
    """,
    64,  # re.VERBOSE
)
_LONGEST = 5_000
_LOOSE = frozenset(
    "left right bigl bigr Bigl Bigr big Big bigg Bigg biggl biggr Biggl Biggr middle nonumber"
    " notag mathrm mathbf mathit mathsf mathcal mathbb mathfrak mathtt text textrm textit textbf"
    " mbox operatorname boldsymbol bm displaystyle textstyle scriptstyle limits nolimits hline"
    " mathop mathbin mathrel mathord ensuremath overline underline hat tilde bar vec dot ddot"
    " widehat widetilde frac dfrac tfrac binom substack underbrace overbrace stackrel xrightarrow"
    " not quad qquad".split()
)


class Maths:
    """Knows whether a formula is open, and marks it when it closes."""

    def __init__(self, flow: Flow, source: str) -> None:
        self.flow = flow
        self.source = source
        self._start = -1
        self._end = -1
        self._width = 1
        self._is_prose = False
        self._absent: set[str] = set()

    @property
    def is_open(self) -> bool:
        """Whether what is read belongs to a formula."""
        return self._start >= 0

    def dollar(self, at: int, mark: str) -> int:
        """A dollar sign or two: opens, closes, or is one that somebody forgot to escape."""
        if self.is_open:
            if at == self._end:
                self.close()
                return at + self._width
            return at + 1
        pattern = _DISPLAY if mark == "$$" else _INLINE
        match = pattern.match(self.source, at, at + _LONGEST)
        if match is None:
            if mark == "$$":
                return at + 2
            self.flow.take(at, at + 1)
            return at + 1
        self.open(at, match.end() - len(mark))
        self._width = len(mark)
        if mark == "$":
            self._is_prose = self._reads_as_prose(self.source[at + 1 : match.end() - 1])
        return at + len(mark)

    def _reads_as_prose(self, inner: str) -> bool:
        """Whether it is a plain number, or a test statistic with its value."""
        if len(inner) > 200:
            return False
        if _PLAIN.fullmatch(inner) is not None:
            return True
        is_reported = "." in inner or "(" in inner  # a bare `p = 0` may be anything
        return is_reported and _STATISTIC.fullmatch(inner) is not None

    def bracket(self, at: int, char: str) -> int:
        """`\\(` or `\\[`."""
        mark = "\\)" if char == "(" else "\\]"
        if not self.is_open and mark not in self._absent:
            end = self.source.find(mark, at + 2)
            if end < 0:
                self._absent.add(mark)
            else:
                self.open(at, end)
        return at + 2

    def close_at(self, start: int, end: int) -> int:
        """`\\)` or `\\]`."""
        if self.is_open and start == self._end:
            self.close()
        return end

    def open(self, start: int, end: int) -> None:
        """Opens a formula that ends at a place of the source, -1 where an environment ends it."""
        self._start = self.flow.opened(start)
        self._end = end
        self._is_prose = False

    def close(self) -> None:
        """Closes the formula that is open."""
        if self.is_open and self.flow.length > self._start and not self._is_prose:
            self.flow.draft.mark(PartKind.CODE, self._start, detail="math")
        self._start = self._end = -1

    def command(self, name: str, start: int, end: int) -> int:
        """A command within a formula: its sign, or its name."""
        shown = math_sign(name)
        if shown is None:
            shown = sign(name)
        if name in _LOOSE:
            return end
        if shown is None:
            self.flow.take(start + 1, end)
        else:
            self.flow.put(shown, start, end)
        return end

"""One scan of a document for the needles of all rules, and the slow oracle that it must equal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import regex

from factlint.kinds.base import NO_GROUPS, Hit, Needle, NeedleSort
from factlint.language.pieces import pieces
from factlint.patterns import compile_regex, lazy_re
from factlint.ruleset.literals import DIGIT, fold, required_literals
from factlint.ruleset.wordscan import WordNeedles, is_word

if TYPE_CHECKING:
    from factlint.ruleset.multi import Multi

_DIGIT = lazy_re(r"\d")
_WORTH_IT = 20_000
"""So many code points, in one text or several, make up for the loading of the database."""

Hits = dict[int, list[Hit]]
"""The hits of each rule, by the rule's number, sorted by place."""


class Plan:
    """What to look for, prepared once: needles, each with the number of its rule.

    An expression that takes more than `seconds` over one piece of a text is given up for that text.
    """

    def __init__(self, needles: Iterable[tuple[int, Needle]], seconds: float = 10) -> None:
        self._seconds = seconds
        self._words = WordNeedles()
        self._multi: Multi | None = None
        self._has_asked = False
        self._seen = 0
        expressions: dict[tuple[NeedleSort, str, bool], _Expression] = {}
        for number, needle in needles:
            if is_word(needle):
                self._words.add(number, needle)
                continue
            same = needle.sort, needle.pattern, needle.ignore_case
            if same not in expressions:
                expressions[same] = _Expression(needle)
            expressions[same].give(number, needle.key)
        self._expressions = list(expressions.values())
        # Those that are tried wherever their literals stand.
        self._others = self._expressions

    def prepare(self) -> None:
        """Make ready for much text: what is compiled once is kept for later runs."""
        self._ask(may_compile=True)

    def scan(self, text: str, late: set[int] | None = None) -> Hits:
        """All hits in a text; time grows with the text and the hits, not with the needles.

        The numbers of rules that took too long are added to `late`; they have no hits.
        """
        found: Hits = {}
        late = set() if late is None else late
        self._words.scan(text, found)
        if self._expressions:
            self._scan_expressions(text, found, late)
        for number in late:
            found.pop(number, None)
        for hits in found.values():
            hits.sort(key=_place)
        return found

    def _ask(self, *, may_compile: bool) -> None:
        from factlint.ruleset.multi import multi_of  # imported for long texts only

        self._has_asked = True
        sources = [
            (_source(expression.needle), expression.needle.ignore_case)
            for expression in self._expressions
        ]
        self._multi = multi_of(sources, may_compile=may_compile)
        covered = self._multi.covered if self._multi is not None else frozenset()
        self._others = [
            expression
            for number, expression in enumerate(self._expressions)
            if number not in covered
        ]

    def _scan_expressions(self, text: str, found: Hits, late: set[int]) -> None:
        self._seen += len(text)
        if not self._has_asked and self._seen > _WORTH_IT:
            self._ask(may_compile=False)
        multi, expressions = self._multi, self._expressions
        others = self._others
        for start, end in pieces(text):
            piece = text[start:end]
            if multi is not None:
                for number in multi.candidates(piece):
                    self._try(expressions[number], text, (start, end), found, late)
                if not others:
                    continue
            folded = fold(piece)
            if _DIGIT.search(folded):
                folded += DIGIT
            stands = folded.__contains__
            for expression in others:
                if not expression.literals or any(map(stands, expression.literals)):
                    self._try(expression, text, (start, end), found, late)

    def _try(
        self,
        expression: _Expression,
        text: str,
        piece: tuple[int, int],
        found: Hits,
        late: set[int],
    ) -> None:
        if late and expression.numbers <= late:
            return
        try:
            expression.scan(text, *piece, found, self._seconds)
        except TimeoutError:
            late |= expression.numbers


def scan_naive(needles: Sequence[tuple[int, Needle]], text: str) -> Hits:
    """The oracle: every needle by its own expression, one after the other."""
    found: Hits = {}
    for number, needle in needles:
        expression = _compiled(needle)
        is_words = needle.sort is NeedleSort.WORDS
        for start, end in [(0, len(text))] if is_word(needle) else pieces(text):
            for match in expression.finditer(text, start, end, overlapped=is_words):
                found.setdefault(number, []).append(_hit(match, needle))
    for hits in found.values():
        hits.sort(key=_place)
    return found


def _place(hit: Hit) -> tuple[int, int, str]:
    return hit.start, hit.end, hit.key


def _hit(match: regex.Match[str], needle: Needle) -> Hit:
    return Hit(match.start(), match.end(), needle.key, _groups(match))


def _groups(match: regex.Match[str]) -> Mapping[str, str]:
    if not match.re.groupindex:
        return NO_GROUPS
    return {name: value or "" for name, value in match.groupdict().items()}


def _compiled(needle: Needle) -> regex.Pattern[str]:
    return compile_regex(_source(needle), regex.IGNORECASE if needle.ignore_case else 0)


def _source(needle: Needle) -> str:
    if needle.sort is NeedleSort.REGEX:
        return needle.pattern
    words = r"\s+".join(regex.escape(word) for word in needle.pattern.split())
    before = r"(?<!\w)" if regex.match(r"\w", needle.pattern) else ""
    after = r"(?!\w)" if regex.search(r"\w$", needle.pattern) else ""
    return f"{before}(?:{words}){after}"


class _Expression:
    """An expression behind the literals that it cannot match without, once for all its rules."""

    def __init__(self, needle: Needle) -> None:
        self.needle = needle
        self.numbers: set[int] = set()
        self.is_phrase = needle.sort is NeedleSort.WORDS
        self._takers: dict[str, list[int]] = {}
        if self.is_phrase:
            self.literals: tuple[str, ...] = (fold(max(needle.pattern.split(), key=len)),)
        elif needle.literals is None:
            self.literals = required_literals(needle.pattern)
        else:
            self.literals = needle.literals

    def give(self, number: int, key: str) -> None:
        """Give the hits, with this key, to the rule of this number too."""
        self.numbers.add(number)
        self._takers.setdefault(key, []).append(number)

    @cached_property
    def expression(self) -> regex.Pattern[str]:
        return _compiled(self.needle)

    def scan(self, text: str, start: int, end: int, found: Hits, seconds: float) -> None:
        # "ha ha" stands twice in "ha ha ha".
        matches = self.expression.finditer(
            text, start, end, overlapped=self.is_phrase, timeout=seconds
        )
        places = [(*match.span(), _groups(match)) for match in matches]
        if not places:
            return
        for key, numbers in self._takers.items():
            hits = [Hit(first, last, key, groups) for first, last, groups in places]
            for number in numbers:
                found.setdefault(number, []).extend(hits)

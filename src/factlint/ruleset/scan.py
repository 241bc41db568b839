"""One scan of a document for the needles of all rules, and the slow oracle that it must equal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from factlint.kinds.base import Hit, Needle, NeedleSort
from factlint.language.pieces import may_divide_words, pieces
from factlint.language.words import WordIndex
from factlint.model.rule import Clauses, Need
from factlint.patterns import lazy_re
from factlint.ruleset.expression import Expression, compiled, groups, source
from factlint.ruleset.literals import DIGIT, fold
from factlint.ruleset.vocabulary import is_word
from factlint.ruleset.wordscan import WordNeedles

if TYPE_CHECKING:
    from factlint.ruleset.multi import Multi

_DIGIT = lazy_re(r"\d")
_WORTH_IT = 20_000
"""So many code points, in one text or several, make up for the loading of the database."""

_FEW = 2
"""So many pieces of a text are tried one by one, without asking the database which is meant."""

Hits = dict[int, list[Hit]]
"""The hits of each rule, by the rule's number, sorted by place."""

Piece = tuple[int, int]
NO_GATES: Mapping[int, Clauses] = {}
NONE_WATCHED: AbstractSet[int] = frozenset()


class Plan:
    """What to look for, prepared once: needles, each with the number of its rule.

    `gates` are the clauses of those rules that have some: no expression of theirs is looked for in
    a text where a clause has no match. Of those that are `watched`, which may find something
    without a hit, the scan tells whether the gate is shut.

    `needs` are those of the rules that run on silence: what they ask of words is asked here too.

    An expression that takes more than `seconds` over one piece of a text is given up for that text.
    """

    def __init__(
        self,
        needles: Iterable[tuple[int, Needle]],
        seconds: float = 10,
        gates: Mapping[int, Clauses] = NO_GATES,
        watched: AbstractSet[int] = NONE_WATCHED,
        needs: Collection[Need] = (),
    ) -> None:
        self._seconds = seconds
        self._multi: Multi | None = None
        self._locator: Multi | None = None
        self._has_asked = False
        self._seen = 0
        self._gates = list(dict.fromkeys(gates.values()))
        numbers = {clauses: number for number, clauses in enumerate(self._gates)}
        told = set(watched & gates.keys())
        expressions: dict[tuple[NeedleSort, str, bool, int | None], Expression] = {}
        words: list[tuple[int, Needle]] = []
        for rule, needle in needles:
            if is_word(needle):
                words.append((rule, needle))
                if rule in gates:
                    told.add(rule)
                continue
            gate = numbers[gates[rule]] if rule in gates else None
            same = needle.sort, needle.pattern, needle.ignore_case, gate
            if same not in expressions:
                expressions[same] = Expression(needle, gate)
            expressions[same].give(rule, needle.key)
        self._words = WordNeedles(words, needs)
        self._expressions = list(expressions.values())
        self._watched: dict[int, set[int]] = {}
        for rule in sorted(told):
            self._watched.setdefault(numbers[gates[rule]], set()).add(rule)
        # What no database answers: tried wherever its literals stand.
        self._others = self._expressions
        self._other_gates = list(self._watched)

    def prepare(self) -> None:
        """Make ready for much text: what is compiled once is kept for later runs."""
        self._ask(may_compile=True)

    def scan(
        self,
        text: str,
        late: set[int] | None = None,
        shut: set[int] | None = None,
        words: WordIndex | None = None,
    ) -> Hits:
        """All hits in a text; time grows with the text and the hits, not with the needles.

        The numbers of rules that took too long are added to `late`; they have no hits. Those of
        watched rules that certainly find nothing, whatever they have hits of, are added to `shut`.
        """
        found: Hits = {}
        late = set() if late is None else late
        self._words.scan(WordIndex(text) if words is None else words, found)
        if self._expressions or self._watched:
            self._scan_expressions(text, found, late, set() if shut is None else shut)
        for number in late:
            found.pop(number, None)
        for hits in found.values():
            hits.sort(key=_place)
        return found

    def _ask(self, *, may_compile: bool) -> None:
        from factlint.ruleset.multi import Sought, multi_of  # imported for long texts only

        self._has_asked = True
        sought = [(source(item.needle), item.needle.ignore_case) for item in self._expressions]
        gates = tuple(
            tuple(tuple(pattern for pattern, _ in clause) for clause in clauses)
            for clauses in self._gates
        )
        behind = tuple(item.gate for item in self._expressions)
        self._multi = multi_of(
            Sought(tuple(sought), behind, gates, tuple(self._watched)), may_compile=may_compile
        )
        if self._multi is None:
            return
        # Where in a long text: of the same expressions, whatever their gates.
        self._locator = multi_of(Sought(tuple(sought)), may_compile=may_compile)
        covered = self._multi.covered
        if self._locator is not None:
            covered &= self._locator.covered
        first = len(self._expressions)
        self._others = [
            item for number, item in enumerate(self._expressions) if number not in covered
        ]
        self._other_gates = [
            gate for at, gate in enumerate(self._watched) if first + at not in self._multi.covered
        ]

    def _scan_expressions(self, text: str, found: Hits, late: set[int], shut: set[int]) -> None:
        self._seen += len(text)
        if not self._has_asked and self._seen > _WORTH_IT:
            self._ask(may_compile=False)
        if self._multi is not None:
            self._scan_at_once(self._multi, text, found, late, shut)
        if self._others or self._other_gates:
            self._scan_apart(text, found, late, shut)

    def _scan_at_once(
        self, multi: Multi, text: str, found: Hits, late: set[int], shut: set[int]
    ) -> None:
        first = len(self._expressions)
        numbers = multi.candidates(text)
        if self._watched:
            opened = {number - first for number in numbers if number >= first}
            for at, rules in enumerate(self._watched.values()):
                if at not in opened and first + at in multi.covered:
                    shut |= rules
        wanted: Sequence[int] = [number for number in numbers if number < first]
        if may_divide_words(text):  # what ends where a piece does is seen in the piece alone
            wanted = range(first)
        if not wanted:
            return
        spans = list(pieces(text))
        if self._locator is None or len(spans) <= _FEW:
            for number in wanted:
                for span in spans:
                    self._try(self._expressions[number], text, span, found, late)
            return
        worthy = frozenset(wanted)
        for start, end in spans:
            for number in self._locator.candidates(text[start:end]):
                if number in worthy:
                    self._try(self._expressions[number], text, (start, end), found, late)

    def _scan_apart(self, text: str, found: Hits, late: set[int], shut: set[int]) -> None:
        """By the literals alone: what there is no database for."""
        whole = _folded(text)
        is_open: dict[int | None, bool] = {None: True}
        for gate in self._other_gates:
            is_open[gate] = _may_open(self._gates[gate], whole)
            if not is_open[gate]:
                shut |= self._watched[gate]
        for behind in {item.gate for item in self._others} - is_open.keys():
            is_open[behind] = behind is None or _may_open(self._gates[behind], whole)
        others = [item for item in self._others if is_open[item.gate]]
        spans = list(pieces(text))
        for start, end in spans:
            stands = (whole if len(spans) == 1 else _folded(text[start:end])).__contains__
            for expression in others:
                if not expression.literals or any(map(stands, expression.literals)):
                    self._try(expression, text, (start, end), found, late)

    def _try(
        self, expression: Expression, text: str, piece: Piece, found: Hits, late: set[int]
    ) -> None:
        if late and expression.numbers <= late:
            return
        try:
            expression.scan(text, *piece, found, self._seconds)
        except TimeoutError:
            late |= expression.numbers


def _folded(text: str) -> str:
    folded = fold(text)
    return folded + DIGIT if _DIGIT.search(folded) else folded


def _may_open(clauses: Clauses, folded: str) -> bool:
    """Whether each clause has an expression of which a literal stands in a text."""
    stands = folded.__contains__
    return all(
        any(not literals or any(map(stands, literals)) for _, literals in clause)
        for clause in clauses
    )


def scan_naive(needles: Sequence[tuple[int, Needle]], text: str) -> Hits:
    """The oracle: every needle by its own expression, one after the other."""
    found: Hits = {}
    for number, needle in needles:
        expression = compiled(needle)
        is_words = needle.sort is NeedleSort.WORDS
        for start, end in [(0, len(text))] if is_word(needle) else pieces(text):
            for match in expression.finditer(text, start, end, overlapped=is_words):
                hit = Hit(match.start(), match.end(), needle.key, groups(match))
                found.setdefault(number, []).append(hit)
    for hits in found.values():
        hits.sort(key=_place)
    return found


def _place(hit: Hit) -> tuple[int, int, str]:
    return hit.start, hit.end, hit.key

"""`declared`: figures and words that `facts.yaml` declares and a document states otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache

from factlint import regex
from factlint.kinds.base import Hit, Mark, Needle, NeedleSort, Place
from factlint.language import numbers
from factlint.language.numbers import Hedge, Number
from factlint.language.prose import Prose
from factlint.language.quantities import spelled
from factlint.model.fact import VALUE, Fact
from factlint.model.finding import Verdict
from factlint.model.rule import Rule
from factlint.patterns import compile_regex, lazy_regex

SCHEMA = {
    "type": "object",
    "properties": {},
    "additionalProperties": False,
    "description": "An empty mapping, {}: the facts come from facts.yaml.",
}
FIELDS = frozenset({"name", "value", "as_of", "where"})
runs_on_silence = False

_WORDS = "|".join((*spelled.TENS, *spelled.SMALL, "hundred", "thousand", "million", "billion", "a"))
_HEDGES = (
    "about around roughly approximately some nearly almost over under up\\s+to at\\s+least"
    " at\\s+most more\\s+than less\\s+than fewer\\s+than close\\s+to just\\s+over just\\s+under"
    " well\\s+over"
)
# Without white space of their own: the scan reads literals only from expressions that are plain.
_NUMBER = "".join(
    rf"""
    (?: (?: {"|".join(_HEDGES.split())} ) \s+ )?
    (?<! [\w.,-] )
    (?P<value>
        \d (?: [\d,.\u00a0\u202f]{{0,40}} \d )?
        (?: [-\s]? (?: thousand|million|billion|trillion|mln|bn ) \b | [km] \b )?
      | (?: {_WORDS} ) \b (?: [-\s]+ (?: and\s+ )? (?: {_WORDS} ) \b ){{0,8}}
    )
    """.split()
)
_OWN_HEDGES = tuple(hedge.replace(r"\s+", " ") for hedge in _HEDGES.split())
_PIECE = r"[\w+#](?:[\w+#./’'-]{0,60}[\w+#])?"
_YEAR = lazy_regex(r"(?<![\w.,-])(?:19|20)\d\d(?![\w,]|\.\d)")
_REACH = 32  # how far before a number the words that hedge it may begin
_ZEROS = 1000  # a whole number with three zeros at its end is taken for a rounded one
_LOOSE = Fraction(11, 10)  # "more than 100" is no lie at 110, and needs no correction


def needles(rule: Rule) -> Sequence[Needle]:
    """One for each statement; its key is the number of its fact and the statement."""
    return [
        Needle(_pattern(fact, statement), NeedleSort.REGEX, key=f"{number}:{statement}")
        for number, fact in enumerate(_facts(rule))
        for statement in fact.statements
    ]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark at each value that is not the declared one, in order of place."""
    facts = _facts(rule)
    marks: dict[tuple[int, str], Mark] = {}
    for hit in hits:
        number, _, statement = hit.key.partition(":")
        fact = facts[int(number)]
        match = _compiled(_pattern(fact, statement)).match(prose.text, hit.start)
        place = (match.start("value"), fact.name)
        if place in marks:
            continue
        mark = _compare(fact, statement, prose, match)
        if mark is not None:
            marks[place] = mark
    yield from sorted(marks.values(), key=lambda mark: mark.start)


def _facts(rule: Rule) -> tuple[Fact, ...]:
    return tuple(rule.params.get("facts", ()))


@cache
def _pattern(fact: Fact, statement: str) -> str:
    before, _, after = statement.partition(VALUE)
    if isinstance(fact.value, str):
        count = len(fact.value.split())
        value = rf"(?<![\w.-])(?P<value>{_PIECE}(?:\s+{_PIECE}){{{count - 1}}})"
    else:
        value = _NUMBER
    # A space is white space of any sort; where the statement has none, none may stand.
    return rf"{_literal(before)}{value}{_literal(after)}"


def _literal(text: str) -> str:
    """The expression of a piece of a statement; a word in it is found as a whole."""
    if not text.strip():
        return r"\s+" if text else ""
    words = r"\s+".join(regex.escape(word) for word in text.split())
    left = r"\s+" if text[0].isspace() else r"\b" if text[0].isalnum() else ""
    right = r"\s+" if text[-1].isspace() else r"\b" if text[-1].isalnum() else ""
    return f"{left}{words}{right}"


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return compile_regex(pattern, regex.IGNORECASE)


def _compare(fact: Fact, statement: str, prose: Prose, match: regex.Match[str]) -> Mark | None:
    start, end = match.span("value")
    stated = match["value"]
    if isinstance(fact.value, str):
        if _folded(stated) == _folded(fact.value):
            return None
        fixes: tuple[str, ...] = (fact.value,)
    else:
        number = _number(prose.text, start, end)
        if number is None or agrees(fact.value, number, _hedge(number, statement)):
            return None
        fixes = _in_figures(fact.value, stated)
    as_of = f" (as of {fact.as_of.isoformat()})" if fact.as_of else ""
    return Mark(
        start,
        end,
        {
            "name": fact.name,
            "value": fact.shown,
            "as_of": as_of,
            "where": f"{fact.path}:{fact.line}",
        },
        fixes,
        (
            Place(
                fact.start,
                fact.end,
                f"{fact.name} is declared as {fact.shown}{as_of}",
                fact.path,
                fact.line,
                fact.column,
            ),
        ),
        Verdict.UNSURE if _is_of_the_past(fact, prose, start) else None,
    )


def _number(text: str, start: int, end: int) -> Number | None:
    """The number in a range; the words before it say whether it is hedged."""
    floor = max(0, start - _REACH)
    for number in numbers.find(text[floor:end]):
        if number.digits_start <= start - floor < number.digits_end:
            return number
    # What no number would be elsewhere, such as the figure behind "version", is one here.
    return next(iter(numbers.find(text[start:end])), None)


def _hedge(number: Number, statement: str) -> Hedge:
    """What the words before a number take back; words of the statement itself take back nothing."""
    words = statement.partition(VALUE)[0].lower().split()
    return Hedge.NONE if " ".join(words).endswith(_OWN_HEDGES) else number.hedge


def agrees(declared: Decimal, number: Number, hedge: Hedge) -> bool:
    """Whether a printed number can stand for the declared value, as print rounds."""
    value = Fraction(declared)
    is_rounded = number.round_step >= _ZEROS * number.step
    step = number.round_step if hedge is not Hedge.NONE or is_rounded else number.step
    if hedge is Hedge.OVER:
        return number.value <= value <= max(number.value + step, number.value * _LOOSE)
    if hedge is Hedge.UNDER:
        return min(number.value - step, number.value / _LOOSE) <= value <= number.value
    return abs(value - number.value) <= step / 2


def _in_figures(declared: Decimal, stated: str) -> tuple[str, ...]:
    """The declared value printed as the stated one, where that is in bare figures."""
    bare = stated.replace(",", "")
    if not bare.replace(".", "", 1).isdecimal():
        return ()
    is_grouped = "," in stated or len(bare) < 4
    return (f"{declared:,f}" if is_grouped else f"{declared:f}",)


def _is_of_the_past(fact: Fact, prose: Prose, start: int) -> bool:
    """Whether the sentence speaks of a year before the one in which the value was declared."""
    if fact.as_of is None:
        return False
    sentence = prose.sentence_at(start)
    years = _YEAR.finditer(prose.text, sentence.start, sentence.end)
    return any(int(year[0]) < fact.as_of.year for year in years)


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())

"""`swap`: what is written and what should stand there instead; a list is ambiguous."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypedDict

from factlint.kinds.base import Hit, Mark, Needle
from factlint.language import lexicon
from factlint.language.correct import ranked
from factlint.language.exceptions import Exceptions
from factlint.language.lexicon import Listed, Sort
from factlint.language.prose import Prose
from factlint.language.setting import Capital, Setting
from factlint.model.document import PartKind
from factlint.model.finding import Confidence, Safety, Severity, Verdict
from factlint.model.rule import Need, Rule, Scope

_WORDS = {"type": "string", "minLength": 1}
_LIST = {"type": "array", "items": _WORDS, "minItems": 1}
SCHEMA = {
    "type": "object",
    "properties": {
        "known-misspellings": {
            "const": True,
            "description": "Adds the misspellings of the lexicon, about 64,000.",
        },
        "match-case": {
            "type": "boolean",
            "description": "Only as written: names, which have a capital, stay as they are.",
        },
        "unless": {
            "oneOf": [_WORDS, _LIST],
            "description": "Regular expressions; a word inside a match of one is legal.",
        },
    },
    "additionalProperties": {"oneOf": [_WORDS, _LIST]},
    "minProperties": 1,
    "description": "wrong: right. A list of right words is ambiguous: reported, never fixed.",
}
FIELDS: frozenset[str] = frozenset()
runs_on_silence = True

_RESERVED = ("known-misspellings", "match-case", "unless")
_CODE = Scope((PartKind.CODE,), ())
_MOST_FIXES = 3
_SHORTEST_IN_CODE = 5
_SHORTEST_PIECE = 5  # of a hyphenated compound
_SHORTEST_SHOUTED = 5
_LONG = 8
_HUMPS = 3  # with fewer capitals, it may be a brand: GameBoy, SysteMed
_NAMES_BEGIN = 2.0  # from this frequency on, a listed misspelling with a capital may be a name


class _Certainty(TypedDict):
    verdict: Verdict
    confidence: Confidence
    safety: Safety
    at_most: Severity


_IN_CODE = _Certainty(
    verdict=Verdict.UNSURE,
    confidence=Confidence.MEDIUM,
    safety=Safety.UNSAFE,
    at_most=Severity.WARNING,
)


def need(rule: Rule) -> Need:
    """Only the lexicon's list is looked up by the text's words; pairs are needles."""
    return Need.LISTED if "known-misspellings" in rule.params else Need.HIT


def needles(rule: Rule) -> Sequence[Needle]:
    """One needle for each pair of the rule; the lexicon's list is looked up by the text's words."""
    _exceptions(rule)
    ignore_case = not rule.params.get("match-case", False)
    return [Needle(wrong, key=wrong, ignore_case=ignore_case) for wrong in _pairs(rule)]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark for each hit that no exception covers, in order of place."""
    marks = [_of_pair(rule, prose, hit) for hit in hits]
    if rule.params.get("known-misspellings"):
        marks += _KnownMisspellings(rule, prose).marks()
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not _exceptions(rule).cover(prose.text, mark.start, mark.end):
            yield mark


def _of_pair(rule: Rule, prose: Prose, hit: Hit) -> Mark:
    fixes = _as_written(prose.text[hit.start : hit.end], _pairs(rule)[hit.key])
    if "known-misspellings" in rule.params and prose.in_scope(_CODE, hit.start, hit.end):
        return Mark(hit.start, hit.end, fixes=fixes, **_IN_CODE)
    return Mark(hit.start, hit.end, fixes=fixes)


def carry_case(found: str, right: str) -> str:
    """The right word with the capitals of what was found."""
    letters = [char for char in found if char.isalpha()]
    if len(letters) > 1 and found.isupper():
        return right.upper()
    if letters and letters[0].isupper():
        return right[:1].upper() + right[1:]
    return right


@cache
def _pairs(rule: Rule) -> Mapping[str, tuple[str, ...]]:
    return {
        wrong: (right,) if isinstance(right, str) else tuple(right)
        for wrong, right in rule.params.items()
        if wrong not in _RESERVED
    }


@cache
def _exceptions(rule: Rule) -> Exceptions:
    unless: Any = rule.params.get("unless", ())
    return Exceptions([unless] if isinstance(unless, str) else unless)


def _as_written(found: str, rights: Sequence[str]) -> tuple[str, ...]:
    return tuple(carry_case(found, right) for right in rights)


class _KnownMisspellings:
    """The lexicon's list in one document: work for each distinct word, not for each word."""

    def __init__(self, rule: Rule, prose: Prose) -> None:
        self._scope = rule.scope
        self._prose = prose
        self._lexicon = lexicon.load()
        self._setting = Setting(prose, self._lexicon)

    def marks(self) -> Iterator[Mark]:
        """A mark for each misspelling that is one where it stands; in no order."""
        words = self._prose.words
        for word in self._lexicon.doubtful(words, Sort.LISTED):
            for listed in self._lexicon.listed(word):
                found = word[listed.start : listed.end]
                rights = ranked(found.lower(), listed.corrections, self._lexicon)
                fixes = _as_written(found, rights[:_MOST_FIXES])
                for place in words.at(word):
                    mark = self._mark(word, place, listed, fixes)
                    if mark is not None:
                        yield mark

    def _mark(self, word: str, place: int, listed: Listed, fixes: tuple[str, ...]) -> Mark | None:
        start, end = place + listed.start, place + listed.end
        if not self._prose.in_scope(self._scope, start, end):
            return None
        if self._is_program(word, place):
            # A program may use a name as it is, slip and all.
            is_likely = end - start >= _SHORTEST_IN_CODE and not any(" " in fix for fix in fixes)
            return Mark(start, end, fixes=fixes, **_IN_CODE) if is_likely else None
        if _is_camel(word) or not self._is_slip(listed, start, end):
            return None
        return Mark(start, end, fixes=fixes)

    def _is_program(self, word: str, place: int) -> bool:
        """Whether the word stands in code or is an identifier, and no brand such as GameBoy."""
        end = place + len(word)
        if self._prose.in_scope(_CODE, place, end):
            return True
        return _is_camel(word) and (
            sum(map(str.isupper, word)) >= _HUMPS or self._setting.is_glued(place, end)
        )

    def _is_slip(self, listed: Listed, start: int, end: int) -> bool:
        """Whether it is one here, and no name, foreign word, dialect or piece of a path."""
        text, setting = self._prose.text, self._setting
        if setting.is_glued(start, end) or text[end : end + 1] in ("'", "’"):
            return False
        compound = setting.joined(start, end)
        if compound and (self._lexicon.known(compound) or end - start < _SHORTEST_PIECE):
            return False
        if not setting.is_english(start):
            return False
        capital = setting.capital(start, text[start:end])
        return capital is Capital.NONE or not self._is_name(listed, start, end, capital)

    def _is_name(self, listed: Listed, start: int, end: int, capital: Capital) -> bool:
        """Whether a word with a capital is rather a name; `zipf` is 0 where it is in no list."""
        found = self._prose.text[start:end]
        zipf = self._lexicon.zipf(found.lower())
        is_beside_name = self._setting.is_beside_name(start, end)
        if listed.corrections[0][0].isupper() and not found.isupper():
            return zipf >= _NAMES_BEGIN and is_beside_name
        if found.isupper():
            is_usual = zipf >= _NAMES_BEGIN if capital is Capital.SHOUTED else zipf > 0
            return is_usual or len(found) < _SHORTEST_SHOUTED
        is_rare = zipf == 0 and len(found) >= _LONG
        if is_beside_name and capital is not Capital.TITLE and not is_rare:
            return True
        is_repeated = self._prose.words.count(found.lower()) > 1
        if capital is Capital.OPENING:
            return zipf >= _NAMES_BEGIN and is_repeated
        return zipf > 0 or is_repeated


def _is_camel(word: str) -> bool:
    return not (word[1:].islower() or word.isupper())

"""`swap`: what is written and what should stand there instead; a list is ambiguous."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypedDict

from factlint.kinds.base import Hit, Mark, Needle
from factlint.language import lexicon
from factlint.language.correct import ranked
from factlint.language.exceptions import Exceptions
from factlint.language.lexicon import Lexicon, Listed, Sort
from factlint.language.prose import Prose
from factlint.language.setting import Capital, Setting
from factlint.model.document import PartKind
from factlint.model.finding import Confidence, Safety, Verdict
from factlint.model.rule import Rule, Scope

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
_SHORTEST_IN_CODE = 5
_MOST_FIXES = 3
_HUMPS = 3  # with fewer capitals, it may be a brand: GameBoy, SysteMed


class _Certainty(TypedDict):
    verdict: Verdict
    confidence: Confidence
    safety: Safety


# A program may use a name as it is, slip and all.
_IN_CODE = _Certainty(verdict=Verdict.UNSURE, confidence=Confidence.MEDIUM, safety=Safety.UNSAFE)


def needles(rule: Rule) -> Sequence[Needle]:
    """One needle for each pair of the rule; the lexicon's list is looked up by the text's words."""
    _exceptions(rule)
    ignore_case = not rule.params.get("match-case", False)
    return [Needle(wrong, key=wrong, ignore_case=ignore_case) for wrong in _pairs(rule)]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark for each hit that no exception covers, in order of place."""
    marks = [
        Mark(hit.start, hit.end, fixes=_as_written(prose.text[hit.start : hit.end], rights))
        for hit in hits
        if (rights := _pairs(rule)[hit.key])
    ]
    if rule.params.get("known-misspellings"):
        marks += _known(rule, prose)
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not _exceptions(rule).cover(prose.text, mark.start, mark.end):
            yield mark


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


def _known(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """The known misspellings in a document: work for each distinct word, not for each word."""
    words = lexicon.load()
    setting = Setting(prose, words)
    for word, places in prose.words.places.items():
        if words.sort(word) is not Sort.LISTED:
            continue
        is_identifier = not (word[1:].islower() or word.isupper())
        is_brand = is_identifier and sum(map(str.isupper, word)) < _HUMPS
        for listed in words.listed(word):
            found = word[listed.start : listed.end]
            rights = ranked(found.lower(), listed.corrections, words)[:_MOST_FIXES]
            fixes = _as_written(found, rights)
            for place in places:
                start, end = place + listed.start, place + listed.end
                if not prose.in_scope(rule.scope, start, end):
                    continue
                is_code = prose.in_scope(_CODE, start, end)
                if is_code or (
                    is_identifier
                    and not (is_brand and not setting.is_glued(place, place + len(word)))
                ):
                    if len(found) >= _SHORTEST_IN_CODE and not any(" " in fix for fix in fixes):
                        yield Mark(start, end, fixes=fixes, **_IN_CODE)
                elif not is_identifier and _is_slip(prose, setting, words, listed, start, end):
                    yield Mark(start, end, fixes=fixes)


def _is_slip(
    prose: Prose, setting: Setting, words: Lexicon, listed: Listed, start: int, end: int
) -> bool:
    """Whether a listed misspelling is one here: not a name, a foreign word, a piece of a path."""
    found = prose.text[start:end]
    if setting.is_glued(start, end) or prose.text[end : end + 1] in ("'", "’"):
        return False
    compound = setting.joined(start, end)
    if compound and (words.known(compound) or len(found) < 5):
        return False
    if not setting.is_english(start):
        return False
    capital = setting.capital(start, found)
    zipf = words.zipf(found.lower())
    if capital is Capital.NONE:
        return True
    if listed.corrections[0][0].isupper() and not (found.isupper() and len(found) < 6):
        return zipf < 2.0 or not setting.is_beside_name(start, end)
    is_repeated = prose.words.folded[found.lower()] > 1
    if found.isupper():
        return len(found) > 4 and zipf < (2.0 if capital is Capital.SHOUTED else 0.1)
    is_rare = zipf == 0 and len(found) > 7
    if setting.is_beside_name(start, end) and capital is not Capital.TITLE and not is_rare:
        return False
    if capital is Capital.OPENING:
        return zipf < 2.0 or not is_repeated
    return zipf == 0 and not is_repeated

"""`find`: words, phrases and regular expressions that should not stand in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language.exceptions import Exceptions
from factlint.language.prose import Prose
from factlint.model.rule import Rule

_TEXTS = {
    "oneOf": [
        {"type": "string", "minLength": 1},
        {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
    ]
}
SCHEMA = {
    "oneOf": [
        {"type": "string", "minLength": 1},
        {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1},
        {
            "type": "object",
            "properties": {
                "words": {**_TEXTS, "description": "Words or phrases, at word boundaries."},
                "regex": {**_TEXTS, "description": "Regular expressions (regex module)."},
                "unless": {
                    **_TEXTS,
                    "description": "Regular expressions; a hit that lies inside a match of one"
                    " of them is legal.",
                },
                "match-case": {"type": "boolean", "default": False},
                "fix": {"type": "string", "description": "What to put instead."},
            },
            "anyOf": [{"required": ["words"]}, {"required": ["regex"]}],
            "additionalProperties": False,
        },
    ],
    "description": "Words (a text or a list), or a mapping with words, regex, unless, match-case.",
}
FIELDS: frozenset[str] = frozenset()
runs_on_silence = False
is_never_surer = True
marks_hits = True


def needles(rule: Rule) -> Sequence[Needle]:
    """One needle for each word and each expression."""
    params = _params(rule)
    ignore_case = not params.get("match-case", False)
    words = [
        Needle(text, ignore_case=ignore_case, key="words") for text in _listed(params, "words")
    ]
    expressions = [
        Needle(text, NeedleSort.REGEX, key="regex", ignore_case=ignore_case)
        for text in _listed(params, "regex")
    ]
    _exceptions(rule)
    return [*words, *expressions]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark for each hit that no exception covers; overlapping hits give one, the longest."""
    fix = _params(rule).get("fix")
    end_of_last = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start < end_of_last or hit.start == hit.end:
            continue
        if _exceptions(rule).cover(prose.text, hit.start, hit.end):
            continue
        end_of_last = hit.end
        yield Mark(hit.start, hit.end, hit.groups, () if fix is None else (fix,))


def _params(rule: Rule) -> dict[str, Any]:
    if isinstance(rule.params, dict):
        return rule.params
    return {"words": rule.params}


def _listed(params: dict[str, Any], key: str) -> list[str]:
    value = params.get(key, [])
    return [value] if isinstance(value, str) else list(value)


@cache
def _exceptions(rule: Rule) -> Exceptions:
    params = _params(rule)
    return Exceptions(_listed(params, "unless"), ignore_case=not params.get("match-case", False))

"""Literals that an expression cannot match without: the cheap gate before the real search."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any

from factlint.patterns import lazy_re

# What the two engines read differently: fuzzy counts, and groups other than the common ones.
_FOREIGN = lazy_re(r"\{[^}]*[a-z<=]|\(\?(?!:|=|!|<=|<!|P<|[im]+[:)])")
_ESCAPED = lazy_re(r"\\\W")  # a sign that stands for itself

DIGIT = "\0digit"
"""Stands among literals for any decimal digit; the scan adds it to a text that has one."""

_MOST = 12
_COMMON_SIGNS = " \n.,:;'’\"“”()-"


def fold(text: str) -> str:
    """Case folding that never misses what case-insensitive matching accepts.

    The dotted and the dotless i match each other when case is ignored, so they fold to one.
    """
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


@cache
def required_literals(pattern: str) -> tuple[str, ...]:
    """Folded texts of which one at least stands in every match; empty where nothing is known.

    Understands what the standard library's parser reads; for the `regex` module's own syntax
    (properties, named lists, possessive forms) it claims nothing, and the expression always runs.
    """
    if _FOREIGN.search(unescaped(pattern)):
        return ()
    try:
        tree = parsed(pattern)
    except Exception:  # whatever a parser says of syntax that it does not know
        return ()
    best = _best(list(tree))
    if best is None or any(len(text) < 2 and text.isalpha() for text in best):
        return ()
    return tuple(sorted(set(best)))


def unescaped(pattern: str) -> str:
    """An expression without the signs that stand for themselves."""
    return str(_ESCAPED.sub("", pattern))


def parsed(pattern: str) -> Any:
    """An expression as the standard library's parser reads it; its errors are of many kinds."""
    # Its tree is stable across 3.11 to 3.14.
    from re import _parser  # type: ignore[attr-defined]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _parser.parse(pattern)


def _best(items: list[tuple[Any, Any]]) -> list[str] | None:
    """The most selective set of alternatives that a sequence cannot do without."""
    candidates: list[list[str]] = []
    run = ""
    for operator, argument in items:
        name = str(operator)
        char = _one_letter(name, argument)
        if char:
            run += char
            continue
        if run:
            candidates.append([fold(run)])
            run = ""
        inner = _inner(name, argument)
        if inner is not None:
            candidates.append(inner)
    if run:
        candidates.append([fold(run)])
    if not candidates:
        return None
    return max(candidates, key=_selectivity)


def _selectivity(texts: list[str]) -> tuple[float, int]:
    """How rare the most common of these texts is, roughly: long ones and odd signs are rare."""
    return min(map(_rarity, texts)), -len(texts)


def _rarity(text: str) -> float:
    if text == DIGIT or (len(text) == 1 and text.isdecimal()):
        return 1.5
    if len(text) == 1 and not text.isalnum():
        return 1.2 if text in _COMMON_SIGNS else 2.5
    return len(text)


def _inner(name: str, argument: Any) -> list[str] | None:
    if name == "SUBPATTERN":
        return _best(list(argument[3]))
    if name == "IN":
        return _of_set(argument)
    if name == "MAX_REPEAT" or name == "MIN_REPEAT":
        least, _, item = argument
        return _best(list(item)) if least > 0 else None
    if name == "BRANCH":
        alternatives: list[str] = []
        for branch in argument[1]:
            best = _best(list(branch))
            if best is None:
                return None
            alternatives.extend(best)
        return alternatives
    return None


def _one_letter(name: str, argument: Any) -> str:
    """The letter that an item stands for: a literal, or a set of its two cases."""
    if name == "LITERAL":
        return chr(argument)
    if name != "IN" or any(str(operator) != "LITERAL" for operator, _ in argument):
        return ""
    folded = {fold(chr(code)) for _, code in argument}
    return folded.pop() if len(folded) == 1 else ""


def _of_set(items: list[tuple[Any, Any]]) -> list[str] | None:
    """The members of a set of signs or digits, where it has no others."""
    found: set[str] = set()
    for operator, argument in items:
        name = str(operator)
        if name == "LITERAL":
            char = chr(argument)
            found.add(DIGIT if char.isdecimal() else fold(char))
        elif (name == "RANGE" and all(chr(code).isdecimal() for code in argument)) or (
            name == "CATEGORY" and str(argument) == "CATEGORY_DIGIT"
        ):
            found.add(DIGIT)
        else:
            return None
    return sorted(found) if found and len(found) <= _MOST else None

"""Literals that an expression cannot match without: the cheap gate before the real search."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any

from factlint.patterns import lazy_re

# What the two engines read differently: fuzzy counts, and groups other than the common ones.
_FOREIGN = lazy_re(r"\{[^}]*[a-z<=]|\(\?(?!:|=|!|<=|<!|P<)")


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
    # The parser is the standard library's; its tree is stable across 3.11 to 3.14.
    from re import _parser  # type: ignore[attr-defined]

    if _FOREIGN.search(pattern):
        return ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = _parser.parse(pattern)
    except Exception:  # whatever a parser says of syntax that it does not know
        return ()
    best = _best(list(tree))
    if best is None or min(map(len, best)) < 2:
        return ()
    return tuple(sorted(set(best)))


def _best(items: list[tuple[Any, Any]]) -> list[str] | None:
    """The most selective set of alternatives that a sequence cannot do without."""
    candidates: list[list[str]] = []
    run = ""
    for operator, argument in items:
        name = str(operator)
        if name == "LITERAL":
            run += chr(argument)
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
    return max(candidates, key=lambda texts: (min(map(len, texts)), -len(texts)))


def _inner(name: str, argument: Any) -> list[str] | None:
    if name == "SUBPATTERN":
        return _best(list(argument[3]))
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

"""`python: module:function`: a check that a user wrote, off unless the configuration allows it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from factlint.kinds.base import Hit, Mark, Needle
from factlint.language.prose import Prose
from factlint.model.rule import Rule

SCHEMA = {
    "type": "string",
    "pattern": r"^[A-Za-z_][\w.]*:[A-Za-z_]\w*$",
    "description": "module:function; the function takes a Prose and yields Marks.",
}
FIELDS = frozenset({"note"})
runs_on_silence = True


def needles(rule: Rule) -> Sequence[Needle]:
    """Nothing: the function sees the whole document."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """What the user's function yields."""
    yield from _function(rule.params)(prose)


@cache
def _function(name: str) -> Callable[[Prose], Iterator[Mark]]:
    module, _, attribute = name.partition(":")
    function: Callable[[Prose], Iterator[Mark]] = getattr(
        importlib.import_module(module), attribute
    )
    return function

"""Rules to a RuleSet: what `check` runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from factlint.model.finding import Confidence
from factlint.model.rule import Clauses, Need, Rule

# Imported where it is used: a run that finds all its results in the cache scans nothing.
if TYPE_CHECKING:
    from factlint.kinds.base import Needle
    from factlint.ruleset.glance import Glance
    from factlint.ruleset.scan import Plan


class RuleSet:
    """The rules in force, for one variety of English, with one scan plan for all of them.

    A rule for another variety is left out: `lang: en-US` runs only where `lang` is en-US. An
    expression may take `seconds` over one piece of a text. Findings that are less sure than `least`
    are not told, so that they need not be looked for.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        lang: str = "en",
        seconds: float = 10,
        least: Confidence = Confidence.LOW,
    ) -> None:
        self.lang = lang
        self.seconds = seconds
        self.least = least
        self.rules = tuple(rule for rule in rules if _speaks(rule.lang, lang))
        self.ids = frozenset(rule.id for rule in self.rules)

    @cached_property
    def needles(self) -> list[tuple[int, Needle]]:
        """All needles, each with the number of its rule."""
        from factlint.ruleset.gate import needles_of

        return [
            (number, needle)
            for number, rule in enumerate(self.rules)
            for needle in needles_of(rule)
        ]

    @cached_property
    def by_need(self) -> Mapping[Need, tuple[int, ...]]:
        """The numbers of the rules that run on silence, by what they need then."""
        from factlint.ruleset.gate import need_of

        found: dict[Need, list[int]] = {}
        for number, rule in enumerate(self.rules):
            need = need_of(rule)
            if need is not Need.HIT:
                found.setdefault(need, []).append(number)
        return {need: tuple(numbers) for need, numbers in found.items()}

    @cached_property
    def plan(self) -> Plan:
        """The scan that serves all rules at once."""
        from factlint.ruleset.scan import Plan

        watched = {number for numbers in self.by_need.values() for number in numbers}
        return Plan(self.needles, self.seconds, self.gates, watched, self.by_need.keys())

    @cached_property
    def gates(self) -> Mapping[int, Clauses]:
        """What must match in a text for a rule to find anything, by the number of the rule."""
        from factlint.ruleset.gate import clauses_of

        clauses = {number: clauses_of(rule) for number, rule in enumerate(self.rules)}
        return {number: item for number, item in clauses.items() if item}

    @cached_property
    def glance(self) -> Glance | None:
        """What tells from the bytes of a file that no rule finds anything, where something can."""
        from factlint.ruleset.glance import glance_over

        return glance_over((needle for _, needle in self.needles), self.by_need)

    def __getstate__(self) -> dict[str, object]:
        """Workers get the rules and prepare their own plan."""
        own = ("lang", "rules", "ids", "seconds", "least")
        return {name: self.__dict__[name] for name in own}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)


def _speaks(wanted: str, lang: str) -> bool:
    return not wanted or wanted == lang or lang.startswith(f"{wanted}-")

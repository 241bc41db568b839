"""Where statistics are looked for: in the rule's parts, formulas included, programs left out."""

from __future__ import annotations

from bisect import bisect_right

from factlint.language.prose import Prose
from factlint.model.document import PartKind
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex

# A dollar sign with a space behind it is the prompt of a shell.
_FORMULA = lazy_regex(r"\$\$|\$\S|\\[(\[]")


class Readable:
    """What of a document a rule looks at."""

    def __init__(self, rule: Rule, prose: Prose) -> None:
        self._rule = rule
        self._prose = prose
        self._code = sorted(
            (part.start, part.end)
            for part in prose.parts_of(PartKind.CODE)
            if part.detail != "math" and not _FORMULA.match(prose.text, part.start)
        )

    def holds(self, start: int, end: int) -> bool:
        """Whether a range lies in the rule's scope and in no code that is no formula."""
        if not self._prose.in_scope(self._rule.scope, start, end):
            return False
        index = bisect_right(self._code, (end - 1, end)) - 1
        return index < 0 or self._code[index][1] <= start

    def shown(self, start: int, end: int) -> str:
        """A range of the text as a message shows it: on one line."""
        return " ".join(self._prose.text[start:end].split())

"""A declared fact: a figure or a word that the documents of a project restate."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from factlint.values import dataclass

if TYPE_CHECKING:
    from decimal import Decimal

VALUE = "{value}"
"""In a statement, where the value stands."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One entry of `facts.yaml`.

    A `value` that is a number is compared as one, a text word by word. `statements` are the
    sentences that restate it, each with `{value}` in its place. `path` to `column` say where the
    value is declared; `start` and `end` count code points of that file.
    """

    name: str
    value: Decimal | str
    statements: tuple[str, ...]
    unit: str = ""
    as_of: date | None = None
    path: str = ""
    line: int = 1
    column: int = 1
    start: int = 0
    end: int = 0

    @property
    def shown(self) -> str:
        """The value as a message states it, with its unit."""
        value = f"{self.value:,f}" if not isinstance(self.value, str) else self.value
        return f"{value} {self.unit}".strip()

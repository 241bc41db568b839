"""One figure of the evidence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`hits` of `total`, for a rule on some data.

    `half` is `seen` or `kept` where half of the documents was kept apart while the rule was
    written, else empty.
    """

    rule: str
    figure: str
    half: str
    data: str
    hits: int
    total: int

    @property
    def share(self) -> float:
        """The part that hits; 0 of 0 is 0."""
        return self.hits / self.total if self.total else 0.0

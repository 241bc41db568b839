"""A list, its items, and how many of them there may be."""

from __future__ import annotations

from factlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its items as one reads them, and the fewest and most that it may be read as."""

    start: int
    end: int
    items: tuple[str, ...]
    fewest: int
    most: int
    is_choice: bool = False  # joined by "or"

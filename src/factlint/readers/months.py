"""The months, as the entries of a bibliography name them."""

from __future__ import annotations

MONTHS = (
    "January February March April May June July August September October November December"
).split()


def month_name(number: str) -> str:
    """The name of a month by its number, empty where there is none of that number."""
    value = int(number) if number.isdecimal() and len(number) < 4 else 0
    return MONTHS[value - 1] if 1 <= value <= 12 else ""

"""How amounts are written in messages."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from factlint.language.quantities.number import Number


def printed(value: Fraction, places: int) -> str:
    """The value with at most so many decimals, without zeros at the end: 2.50 is 2.5."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def places_of(number: Number) -> int:
    """How many decimals a number is printed with."""
    step = number.step / number.scale
    return 0 if step >= 1 else min(3, len(str(step.denominator)) - 1 or 1)


def percent(ratio: Fraction, stated: Number | None = None) -> str:
    """The change to this multiple: "a rise of 15 %"; as exact as the stated one."""
    change = 100 * (ratio - 1)
    places = max(places_of(stated) if stated else 0, 1 if abs(change) < 100 else 0)
    amount = printed(abs(change), places)
    if amount == "0":
        return "no change"
    return f"a {'rise' if change > 0 else 'fall'} of {amount} %"


def shown(text: str, number: Number) -> str:
    """The number as the text has it, on one line."""
    return " ".join(text[number.start : number.end].split())

"""Numbers as print gives them: a value, and how far the true one may lie from it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from factlint.patterns import lazy_re
from factlint.values import dataclass

# A number with its groups `whole`, `part` (the decimals) and `power` (of ten), or, where a
# conversion from PDF pushed the signs behind the digits ("3 65 .", "1 4 10 5 . × -"), `lost`,
# `lost_part` and `lost_power`.
_POWER = r"(?:\s?[x×*]\s?10\s?\^?[\s{(]?-\s?\d{1,3}|[eE]-?\d{1,3}(?!\w))"
_END = r"(?![\d]|[.,]\d)"
_LOST = (
    r"(?P<lost>-?\s?\d{1,4})\s(?P<lost_part>\d{1,4})\s"
    r"(?:10\s(?P<lost_power>\d{1,3})\s{1,2}\.\s×\s?-|\.(?=\s*(?:[,;:)\]]|$)))"
)
NUMBER = (
    rf"(?:{_LOST}"
    r"|(?P<sign>[-+]?)\s?(?:(?P<ten>10)\s?\^?[\s{(]?-\s?(?P<tenth>\d{1,3})"
    r"|(?P<whole>\d{1,3}(?:,\d{3})+|\d*)(?:\.(?P<part>\d+))?(?<=\d)"
    rf"(?P<power>{_POWER})?){_END})"
)
_EXPONENT = lazy_re(r"-?\s?\d+$")


@dataclass(frozen=True, slots=True)
class Printed:
    """A number with the half of the unit of its last printed digit."""

    value: Fraction
    half: Fraction
    places: int = 0

    @property
    def low(self) -> Fraction:
        """The least that rounds to it."""
        return self.value - self.half

    @property
    def high(self) -> Fraction:
        """The most that rounds to it."""
        return self.value + self.half


def printed(groups: Mapping[str, str | None]) -> Printed | None:
    """The number of a match of `NUMBER`; None where the groups hold none."""
    if groups.get("lost"):
        whole = (groups["lost"] or "").replace(" ", "")
        found = read(whole.lstrip("-"), groups["lost_part"] or "", minus=whole.startswith("-"))
        return _scaled(found, -int(groups.get("lost_power") or 0))
    if groups.get("ten"):
        value = Fraction(1, 10 ** int(groups["tenth"] or 0))
        return Printed(value, Fraction(0), int(groups["tenth"] or 0))
    whole, part = groups.get("whole") or "", groups.get("part") or ""
    if not (whole or part):
        return None
    found = read(whole, part, minus=groups.get("sign") == "-")
    power = _EXPONENT.search(groups.get("power") or "")
    if power is None:
        return found
    return _scaled(found, int(power[0].replace(" ", "")))


def _scaled(number: Printed, exponent: int) -> Printed:
    if not exponent:
        return number
    scale = Fraction(10) ** exponent
    return Printed(number.value * scale, number.half * scale, number.places - exponent)


def figure(text: str) -> Printed:
    """A number as it is written, perhaps with a sign and with white space around and inside."""
    digits = "".join(text.split())
    whole, _, part = digits.lstrip("+-").partition(".")
    return read(whole, part, minus=digits.startswith("-"))


def read(whole: str, part: str = "", *, minus: bool = False) -> Printed:
    """A number of its digits before and behind the point."""
    digits = Fraction(int(whole.replace(",", "") + part or "0"), 10 ** len(part))
    return Printed(-digits if minus else digits, Fraction(1, 2 * 10 ** len(part)), len(part))

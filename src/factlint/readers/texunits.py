"""Units as the packages siunitx and units write them."""

from __future__ import annotations

from factlint.patterns import lazy_re

QUANTITIES = frozenset("SI qty quantity unitfrac".split())
"""Commands with a number and a unit for arguments."""

_SIGNS = dict(
    pair.split(":")
    for pair in (
        "metre:m meter:m gram:g kilogram:kg tonne:t second:s minute:min hour:h day:d litre:l"
        " liter:l percent:% celsius:°C degreeCelsius:°C kelvin:K volt:V watt:W hertz:Hz joule:J"
        " newton:N pascal:Pa bar:bar mole:mol ampere:A ohm:Ω bit:bit byte:B electronvolt:eV"
        " degree:° hectare:ha kilo:k milli:m centi:c deci:d micro:µ nano:n pico:p mega:M giga:G"
        " tera:T hecto:h per:/ squared:² cubed:³ square:² cubic:³ m:m cm:cm mm:mm km:km kg:kg"
        " g:g s:s ms:ms min:min h:h l:l ml:ml V:V W:W kW:kW Hz:Hz kHz:kHz MHz:MHz GHz:GHz"
        " eV:eV keV:keV MeV:MeV GeV:GeV um:µm nm:nm"
    ).split()
)
_NAME = lazy_re(r"\\([A-Za-z]+)\s*|([^\\{}]+)")


def unit(raw: str) -> str | None:
    """How a unit reads, None where a part of it is not known."""
    shown = []
    for match in _NAME.finditer(raw):
        sign = _SIGNS.get(match[1]) if match[1] else match[2].replace("~", " ")
        if sign is None:
            return None
        shown.append(sign)
    return "".join(shown).strip() or None

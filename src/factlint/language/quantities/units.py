"""The words for scales, units and currencies, each with what it stands for."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from factlint.language.quantities.number import Sort

SCALES: dict[str, int] = {
    **dict.fromkeys(("hundred",), 100),
    **dict.fromkeys(("thousand", "thousands", "k"), 1_000),
    **dict.fromkeys(("lakh",), 100_000),
    **dict.fromkeys(("million", "millions", "mln", "mlns", "mn", "mio", "m"), 10**6),
    **dict.fromkeys(("crore",), 10**7),
    **dict.fromkeys(("billion", "billions", "bln", "bn", "b"), 10**9),
    **dict.fromkeys(("trillion", "trillions", "trln", "trn", "tn"), 10**12),
}
# What may stand only right behind the digits, and these only after a currency sign or not before
# a word that makes metres of it.
TIGHT_SCALES = frozenset(("k", "m", "b"))

SIGNS: dict[str, str] = {
    "US$": "USD",
    "U.S.$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "Can$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "R$": "BRL",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "USD": "USD",
    "GBP": "GBP",
    "EUR": "EUR",
    "JPY": "JPY",
    "CHF": "CHF",
    "AUD": "AUD",
    "CAD": "CAD",
    "Rs": "INR",
    "Rs.": "INR",
}


def _words(sort: Sort, unit: str, words: str) -> dict[str, tuple[Sort, str]]:
    return {word.strip(): (sort, unit) for word in words.split(",")}


UNITS: dict[str, tuple[Sort, str]] = {
    **_words(Sort.POINTS, "points", "percentage points, percentage point, percentage-point"),
    **_words(
        Sort.POINTS, "points", "pct points, pct point, percent points, per cent points, % points"
    ),
    **_words(Sort.POINTS, "points", "percentage-points, pp, ppt"),
    **_words(Sort.PERCENT, "%", "%, pct, percent, per cent, per-cent, pc, ％"),
    **_words(Sort.MEASURE, "basis point", "basis points, basis point, bps"),
    **_words(Sort.MONEY, "USD", "dlrs, dlr, dollars, dollar, US dollars, U.S. dollars, U.S. dlrs"),
    **_words(Sort.MONEY, "AUD", "Australian dollars, Australian dlrs"),
    **_words(Sort.MONEY, "CAD", "Canadian dollars, Canadian dlrs"),
    **_words(Sort.MONEY, "HKD", "Hong Kong dollars, H.K. dlrs, Hong Kong dlrs"),
    **_words(Sort.MONEY, "GBP", "stg, sterling, pounds sterling, pounds, pound"),
    **_words(Sort.MONEY, "EUR", "euros, euro"),
    **_words(Sort.MONEY, "JPY", "yen"),
    **_words(Sort.MONEY, "DEM", "marks, D-marks, deutschmarks"),
    **_words(Sort.MONEY, "franc", "francs, French francs, Swiss francs, Belgian francs"),
    **_words(Sort.MONEY, "crown", "crowns, kronor, kroner, krona, krone"),
    **_words(Sort.MONEY, "guilder", "guilders"),
    **_words(Sort.MONEY, "lira", "lire, lira"),
    **_words(Sort.MONEY, "peso", "pesos"),
    **_words(Sort.MONEY, "rupee", "rupees"),
    **_words(Sort.MONEY, "ruble", "rubles, roubles"),
    **_words(Sort.MONEY, "yuan", "yuan, renminbi"),
    **_words(Sort.MONEY, "won", "won"),
    **_words(Sort.MONEY, "cent", "cents, cent, cts, ct, ¢"),
    **_words(Sort.MONEY, "penny", "pence, p"),
    **_words(Sort.MONEY, "BTC", "bitcoins, BTC"),
    **_words(Sort.MONEY, "ETH", "ETH"),
    **_words(Sort.MEASURE, "tonne", "tonnes, tonne, metric tons, metric tonnes"),
    **_words(Sort.MEASURE, "ton", "tons, ton, short tons, long tons"),
    **_words(Sort.MEASURE, "kilogram", "kilograms, kilogrammes, kilogram, kilos, kilo, kgs, kg"),
    **_words(Sort.MEASURE, "gram", "grams, grammes, gram, g"),
    **_words(Sort.MEASURE, "milligram", "milligrams, mg"),
    **_words(Sort.MEASURE, "lb", "lbs, lb"),
    **_words(Sort.MEASURE, "ounce", "ounces, ounce, oz"),
    **_words(Sort.MEASURE, "stone", "stone"),
    **_words(Sort.MEASURE, "kilometre", "kilometres, kilometers, kilometre, kilometer, kms, km"),
    **_words(Sort.MEASURE, "metre", "metres, meters, metre, meter"),
    **_words(Sort.MEASURE, "centimetre", "centimetres, centimeters, centimetre, centimeter, cm"),
    **_words(Sort.MEASURE, "millimetre", "millimetres, millimeters, millimetre, millimeter, mm"),
    **_words(Sort.MEASURE, "mile", "miles, mile"),
    **_words(Sort.MEASURE, "yard", "yards, yard"),
    **_words(Sort.MEASURE, "foot", "feet, foot, ft"),
    **_words(Sort.MEASURE, "inch", "inches, inch"),
    **_words(Sort.MEASURE, "square kilometre", "square kilometres, square kilometers, sq km, km²"),
    **_words(Sort.MEASURE, "square metre", "square metres, square meters, sq m, sq metres, m²"),
    **_words(Sort.MEASURE, "square mile", "square miles, sq miles, square mile"),
    **_words(Sort.MEASURE, "square foot", "square feet, sq ft, sq feet, square foot"),
    **_words(Sort.MEASURE, "hectare", "hectares, hectare, ha"),
    **_words(Sort.MEASURE, "acre", "acres, acre"),
    **_words(Sort.MEASURE, "litre", "litres, liters, litre, liter"),
    **_words(Sort.MEASURE, "gallon", "gallons, gallon"),
    **_words(Sort.MEASURE, "pint", "pints, pint"),
    **_words(Sort.MEASURE, "barrel", "barrels, barrel"),
    **_words(Sort.MEASURE, "barrel a day", "bpd, barrels per day, barrels a day"),
    **_words(Sort.MEASURE, "bushel", "bushels, bushel"),
    **_words(Sort.MEASURE, "cubic foot", "cubic feet, cubic foot, cu ft"),
    **_words(Sort.MEASURE, "cubic metre", "cubic metres, cubic meters, cu m"),
    **_words(Sort.MEASURE, "degree C", "degrees Celsius, degrees C, °C, C, degrees centigrade"),
    **_words(Sort.MEASURE, "degree F", "degrees Fahrenheit, degrees F, °F, F"),
    **_words(Sort.MEASURE, "degree", "degrees, degree, °"),
    **_words(Sort.MEASURE, "mile an hour", "mph, miles per hour, miles an hour"),
    **_words(Sort.MEASURE, "kilometre an hour", "km/h, kmh, kph, kilometres per hour"),
    **_words(Sort.MEASURE, "kilometre an hour", "kilometers per hour, kilometres an hour"),
    **_words(Sort.MEASURE, "knot", "knots"),
    **_words(Sort.MEASURE, "watt", "watts, watt"),
    **_words(Sort.MEASURE, "kilowatt", "kilowatts, kW"),
    **_words(Sort.MEASURE, "megawatt", "megawatts, megawatt, MW"),
    **_words(Sort.MEASURE, "gigawatt", "gigawatts, gigawatt, GW"),
    **_words(Sort.MEASURE, "kilowatt hour", "kilowatt hours, kilowatt-hours, kWh"),
    **_words(Sort.MEASURE, "point", "points, point"),
    **_words(Sort.MEASURE, "year", "years, year, yrs"),
    **_words(Sort.MEASURE, "month", "months, month"),
    **_words(Sort.MEASURE, "week", "weeks, week"),
    **_words(Sort.MEASURE, "day", "days, day"),
    **_words(Sort.MEASURE, "hour", "hours, hour, hrs"),
    **_words(Sort.MEASURE, "minute", "minutes, minute, mins"),
    **_words(Sort.MEASURE, "second", "seconds, secs"),
}
# Too short to be a unit with a space before it: "5 p" is no price and "30 C" no heat.
TIGHT_UNITS = frozenset(("p", "g", "C", "F", "pp", "¢", "pc", "°"))
CASED_UNITS = frozenset(("C", "F", "MW", "GW", "kW", "ETH", "BTC"))
SIGN_UNITS = frozenset("%％¢°")


def longest_first(words: Iterable[str]) -> list[str]:
    """The words, a longer one before its own beginning."""
    return sorted(words, key=lambda word: (-len(word), word))


def scale_of(word: str) -> Fraction:
    """What a number is multiplied by where this word stands behind it."""
    return Fraction(SCALES[word.lower()])

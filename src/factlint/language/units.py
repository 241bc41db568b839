"""Units of measure that print converts, each with its exact size.

The sizes are definitions (the international yard and pound of 1959, the litre, the imperial and
the American gallon), written out as fractions. A units library would bring the same numbers, but
takes longer to import than a whole check of a document takes.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from functools import cache

from factlint.values import dataclass


class System(StrEnum):
    """Whose unit it is. Print converts from one system to another."""

    METRIC = "metric"
    IMPERIAL = "imperial"
    SEA = "sea"  # nautical miles and knots
    ENGINE = "engine"  # horsepower, miles per gallon


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures and how much it is; more than one size where the word has several.

    A temperature has no size here. A `reciprocal` unit falls where the others of its dimension
    rise: litres per 100 km.
    """

    name: str
    dimension: str
    system: System
    sizes: tuple[Fraction, ...] = ()
    is_reciprocal: bool = False


_INCH = Fraction(254, 10_000)  # metre
_FOOT = 12 * _INCH
_MILE = 5_280 * _FOOT
_SEA_MILE = Fraction(1_852)
_POUND = Fraction(45_359_237, 100_000_000)  # kilogram
_OUNCE = _POUND / 16
_TROY = Fraction(311_034_768, 10_000_000_000)
_LITRE = Fraction(1, 1_000)  # cubic metre
_US_GALLON = 231 * _INCH**3
_UK_GALLON = Fraction(454_609, 100_000) * _LITRE
_HOUR = 3_600
_MILLI, _CENTI, _KILO, _MEGA = Fraction(1, 1_000), Fraction(1, 100), 1_000, 10**6

_METRIC: tuple[tuple[str, str, Fraction | int], ...] = (
    ("length", "km kms kilometre kilometres kilometer kilometers", _KILO),
    ("length", "m metre metres meter meters", 1),
    ("length", "cm cms centimetre centimetres centimeter centimeters", _CENTI),
    ("length", "mm millimetre millimetres millimeter millimeters", _MILLI),
    ("mass", "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes", 1),
    ("mass", "g gram grams gramme grammes", _MILLI),
    ("mass", "mg milligram milligrams", _MILLI * _MILLI),
    ("mass", "tonne tonnes metric_ton metric_tons metric_tonne metric_tonnes", _KILO),
    ("area", "ha hectare hectares", 10_000),
    ("area", "square_kilometre square_kilometres square_kilometer square_kilometers", _MEGA),
    ("area", "sq_km sq._km sqkm km2 km² km^2", _MEGA),
    ("area", "square_metre square_metres square_meter square_meters", 1),
    ("area", "sq_m sq._m sqm m2 m² m^2 sq_metres sq_meters", 1),
    ("area", "square_centimetres square_centimeters sq_cm cm2 cm²", _CENTI**2),
    ("volume", "l litre litres liter liters", _LITRE),
    ("volume", "ml millilitre millilitres milliliter milliliters", _LITRE * _MILLI),
    ("volume", "cl centilitre centilitres", _LITRE * _CENTI),
    ("volume", "cubic_metre cubic_metres cubic_meter cubic_meters m3 m³ cu_m", 1),
    ("speed", "km/h kmh km/hr kph kmph kilometres_per_hour kilometers_per_hour", Fraction(5, 18)),
    ("speed", "kilometres_an_hour kilometers_an_hour km_per_hour km_an_hour", Fraction(5, 18)),
    ("speed", "kilometre_per_hour kilometer_per_hour kilometer_an_hour", Fraction(5, 18)),
    ("speed", "m/s metres_per_second meters_per_second metres_a_second meters_a_second", 1),
    ("power", "kW kilowatt kilowatts", _KILO),
    ("economy", "km/l kilometers_per_liter kilometres_per_litre kpl", _KILO / _LITRE),
)
_IMPERIAL: tuple[tuple[str, str, tuple[Fraction | int, ...]], ...] = (
    ("length", "mile miles", (_MILE, _SEA_MILE)),
    ("length", "mi statute_mile statute_miles", (_MILE,)),
    ("length", "yard yards yd yds", (3 * _FOOT,)),
    ("length", "foot feet ft ft. ′ '", (_FOOT,)),
    ("length", 'inch inches in in. ins ″ "', (_INCH,)),
    ("mass", "lb lbs lb. lbs. pound pounds", (_POUND,)),
    ("mass", "stone st", (14 * _POUND,)),
    ("mass", "ounce ounces oz oz.", (_OUNCE, _TROY)),
    ("mass", "troy_ounce troy_ounces troy_oz", (_TROY,)),
    ("mass", "ton tons", (2_000 * _POUND, 2_240 * _POUND)),
    ("mass", "short_ton short_tons us_tons u.s._tons", (2_000 * _POUND,)),
    ("mass", "long_ton long_tons", (2_240 * _POUND,)),
    ("area", "acre acres", (43_560 * _FOOT**2,)),
    ("area", "square_mile square_miles sq_mile sq_miles sq_mi sq._mi mi2 mi²", (_MILE**2,)),
    ("area", "square_foot square_feet sq_ft sq._ft sqft sq_feet ft2 ft²", (_FOOT**2,)),
    ("area", "square_yard square_yards sq_yd sq_yards", (9 * _FOOT**2,)),
    ("area", "square_inch square_inches sq_in sq_inches", (_INCH**2,)),
    ("volume", "gallon gallons gal gal.", (_US_GALLON, _UK_GALLON)),
    ("volume", "us_gallon us_gallons u.s._gallon u.s._gallons american_gallons", (_US_GALLON,)),
    ("volume", "imperial_gallon imperial_gallons uk_gallons", (_UK_GALLON,)),
    ("volume", "quart quarts", (_US_GALLON / 4, _UK_GALLON / 4)),
    ("volume", "pint pints", (_US_GALLON / 8, _UK_GALLON / 8)),
    ("volume", "fluid_ounce fluid_ounces fl_oz fl._oz", (_US_GALLON / 128, _UK_GALLON / 160)),
    ("volume", "ounce ounces oz oz.", (_US_GALLON / 128, _UK_GALLON / 160)),
    ("volume", "cubic_foot cubic_feet cu_ft ft3 ft³", (_FOOT**3,)),
    ("volume", "cubic_yard cubic_yards cu_yd", (27 * _FOOT**3,)),
    ("volume", "acre-foot acre-feet acre_feet", (43_560 * _FOOT**3,)),
    ("speed", "mph mile_per_hour miles_per_hour miles_an_hour", (_MILE / _HOUR,)),
    ("speed", "feet_per_second ft/s fps feet_a_second", (_FOOT,)),
)
_OTHER: tuple[tuple[str, str, System, tuple[Fraction | int, ...]], ...] = (
    ("length", "nautical_mile nautical_miles nmi", System.SEA, (_SEA_MILE,)),
    ("speed", "knot knots kt kts", System.SEA, (_SEA_MILE / _HOUR,)),
    (
        "power",
        "hp bhp horsepower brake_horsepower",
        System.ENGINE,
        (550 * _FOOT * _POUND * Fraction(980_665, 100_000), 75 * Fraction(980_665, 100_000)),
    ),
    (
        "economy",
        "mpg miles_per_gallon miles_to_the_gallon",
        System.ENGINE,
        (_MILE / _US_GALLON, _MILE / _UK_GALLON),
    ),
)
_PER_100_KM = "l/100km l/100_km litres_per_100km litres_per_100_km liters_per_100_kilometers"
_HEAT = (
    ("°c c c. celsius degrees_celsius degrees_c centigrade degrees_centigrade deg_c ℃", "celsius"),
    ("°f f f. fahrenheit degrees_fahrenheit degrees_f deg_f ℉", "fahrenheit"),
    ("° degree degrees", "degree"),
)


@cache
def units() -> dict[str, tuple[Unit, ...]]:
    """The units by their words, in lower case with one space between words."""
    found: dict[str, tuple[Unit, ...]] = {}

    def add(
        words: str,
        dimension: str,
        system: System,
        sizes: tuple[Fraction | int, ...],
        is_reciprocal: bool = False,
    ) -> None:
        name = words.split()[0]
        unit = Unit(name, dimension, system, tuple(map(Fraction, sizes)), is_reciprocal)
        for word in words.lower().replace("_", "\0").split():
            key = word.replace("\0", " ")
            found[key] = (*found.get(key, ()), unit)

    for dimension, words, size in _METRIC:
        add(words, dimension, System.METRIC, (size,))
    for dimension, words, sizes in _IMPERIAL:
        add(words, dimension, System.IMPERIAL, sizes)
    for dimension, words, system, sizes in _OTHER:
        add(words, dimension, system, sizes)
    add(_PER_100_KM, "economy", System.METRIC, (_LITRE / (100 * _KILO),), is_reciprocal=True)
    for words, name in _HEAT:
        system = System.IMPERIAL if name == "fahrenheit" else System.METRIC
        add(words, name, system, ())
    return found

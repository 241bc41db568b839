"""Cities, countries and states: which is where, from a table that is derived from GeoNames."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).resolve().parents[1] / "data" / "places.tsv"


class Box(NamedTuple):
    """The range of latitude and longitude in which a country's places lie."""

    south: float
    north: float
    west: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies in it; a box that spans the date line holds every longitude."""
        is_between = self.south <= latitude <= self.north
        return is_between and (
            self.west <= longitude <= self.east or self.east - self.west > _AROUND
        )


_AROUND = 180

# Other names than the table's, as newspapers write them: code, then names.
_NAMES = """
    US: USA, U.S.A., U.S., US, United States of America, America
    GB: UK, U.K., Britain, Great Britain
    GB-ENG: England
    GB-SCT: Scotland
    GB-WLS: Wales
    GB-NIR: Northern Ireland
    AE: UAE, U.A.E., Emirates
    AX: Åland
    BA: Bosnia, Bosnia-Herzegovina
    BS: The Bahamas
    CD: DR Congo, Congo-Kinshasa, DRC
    CG: Congo-Brazzaville, Congo
    CI: Côte d'Ivoire, Côte d’Ivoire, Cote d'Ivoire
    CV: Cape Verde
    CZ: Czech Republic
    FK: Falklands
    GM: The Gambia
    IE: Republic of Ireland
    KR: Republic of Korea, S. Korea
    KP: N. Korea
    MK: Macedonia
    MM: Burma
    MO: Macau
    NL: Netherlands, Holland
    PS: Palestine
    SZ: Swaziland
    TL: Timor-Leste, East Timor
    TR: Türkiye, Turkiye
    VA: Vatican City
    VN: Viet Nam
    CA-AB: Alberta
    CA-BC: British Columbia
    CA-MB: Manitoba
    CA-NB: New Brunswick
    CA-NL: Newfoundland
    CA-NS: Nova Scotia
    CA-ON: Ontario, Ont.
    CA-QC: Quebec, Québec
    CA-SK: Saskatchewan
    AU-NSW: New South Wales, NSW
    AU-QLD: Queensland
    AU-SA: South Australia
    AU-TAS: Tasmania
    AU-VIC: Victoria
    AU-WA: Western Australia
    US-AL: Alabama, Ala.
    US-AK: Alaska
    US-AZ: Arizona, Ariz.
    US-AR: Arkansas, Ark.
    US-CA: California, Calif.
    US-CO: Colorado, Colo.
    US-CT: Connecticut, Conn.
    US-DE: Delaware, Del.
    US-DC: D.C., DC, District of Columbia
    US-FL: Florida, Fla.
    US-GA: Georgia, Ga.
    US-HI: Hawaii
    US-ID: Idaho
    US-IL: Illinois, Ill.
    US-IN: Indiana, Ind.
    US-IA: Iowa
    US-KS: Kansas, Kan.
    US-KY: Kentucky, Ky.
    US-LA: Louisiana, La.
    US-ME: Maine
    US-MD: Maryland, Md.
    US-MA: Massachusetts, Mass.
    US-MI: Michigan, Mich.
    US-MN: Minnesota, Minn.
    US-MS: Mississippi, Miss.
    US-MO: Missouri, Mo.
    US-MT: Montana, Mont.
    US-NE: Nebraska, Neb.
    US-NV: Nevada, Nev.
    US-NH: New Hampshire, N.H.
    US-NJ: New Jersey, N.J.
    US-NM: New Mexico, N.M.
    US-NY: New York, N.Y.
    US-NC: North Carolina, N.C.
    US-ND: North Dakota, N.D.
    US-OH: Ohio
    US-OK: Oklahoma, Okla.
    US-OR: Oregon, Ore.
    US-PA: Pennsylvania, Pa.
    US-RI: Rhode Island, R.I.
    US-SC: South Carolina, S.C.
    US-SD: South Dakota, S.D.
    US-TN: Tennessee, Tenn.
    US-TX: Texas, Tex.
    US-UT: Utah
    US-VT: Vermont, Vt.
    US-VA: Virginia, Va.
    US-WA: Washington, Wash.
    US-WV: West Virginia, W.Va.
    US-WI: Wisconsin, Wis.
    US-WY: Wyoming, Wyo.
"""
# Countries that claim or once held parts of each other: a place may be said to lie in either.
_ENTWINED = frozenset(
    frozenset(pair.split("-"))
    for pair in """
    CN-TW CN-HK CN-MO RS-XK RS-ME MA-EH PS-IL RU-UA GE-RU AM-AZ IN-PK IN-BD PK-BD CY-TR MD-RO SD-SS
    ET-ER ID-TL SG-MY DE-PL PL-UA PL-LT PL-BY AT-IT AT-HU HU-RO HU-SK CZ-SK IT-HR IT-SI GR-TR
    SY-IL JO-PS EG-PS LB-SY IE-GB US-PR US-GU US-VI US-AS US-MP FR-GP FR-RE FR-MQ FR-GF FR-NC FR-PF
    FR-YT NL-CW NL-AW NL-SX NL-BQ DK-GL DK-FO GB-GI GB-JE GB-GG GB-IM GB-BM GB-FK GB-KY NO-SJ FI-AX
    RU-KZ RU-EE RU-LV RU-LT RU-BY RU-FI BA-HR BA-RS CD-CG KP-KR GN-GW VN-KH CN-MN
    """.split()
)


def are_entwined(one: str, other: str) -> bool:
    """Whether a place of one country may, in some text, be said to lie in the other."""
    return frozenset((country(one), country(other))) in _ENTWINED


def country(code: str) -> str:
    """The country of a code: US of US-TX."""
    return code.partition("-")[0]


def fold(name: str) -> str:
    """The form of a name that the table holds: lower case, no accents, spaces for hyphens."""
    bare = name
    if not name.isascii():
        bare = unicodedata.normalize("NFKD", name)
        bare = "".join(char for char in bare if not unicodedata.combining(char))
    words = bare.lower().replace("’", "'").replace("-", " ").replace(".", " ").split()
    return " ".join("saint" if word == "st" else word for word in words)


class Gazetteer:
    """Answers about names of cities, countries and states; cities are read when first asked."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._boxes: dict[str, Box] = {}
        self._continents: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self.areas: dict[str, tuple[str, ...]] = {}
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("P"):
                    break  # the countries stand first
                if line.startswith("C"):
                    _, code, continent, name, box = line.rstrip("\n").split("\t")
                    self._add(name, code)
                    self._continents[code] = continent
                    self._boxes[code] = Box(*map(float, box.split()))
        for code, name in _other_names():
            self._add(name, code)

    @cached_property
    def _cities(self) -> dict[str, str]:
        with self._file.open(encoding="utf-8") as lines:
            rows = (line.rstrip("\n").split("\t") for line in lines if line.startswith("P"))
            return {name: codes for _, name, codes in rows}

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first words, folded, of all names that have more than one."""
        names = (*self._cities, *map(fold, self.areas))
        return frozenset(name.partition(" ")[0] for name in names if " " in name)

    def city(self, name: str) -> tuple[str, ...]:
        """The countries and states that have a place of this name, that of the biggest first.

        Empty where no big city is called so.
        """
        return tuple(self._cities.get(fold(name), "").split())

    def area(self, name: str) -> tuple[str, ...]:
        """The codes of a country or state, as written; Georgia has two."""
        return self.areas.get(name, ())

    def name(self, code: str) -> str:
        """The first name of a country or state; the country's for a state that has none."""
        return self._names.get(code) or self._names.get(country(code), code)

    def continent(self, code: str) -> str:
        """The continent of a country: EU, AS, AF, NA, SA, OC, AN."""
        return self._continents.get(country(code), "")

    def box(self, code: str) -> Box | None:
        """Where a country's places lie."""
        return self._boxes.get(country(code))

    def _add(self, name: str, code: str) -> None:
        self.areas[name] = (*self.areas.get(name, ()), code)
        self._names.setdefault(code, name)


def _other_names() -> Iterator[tuple[str, str]]:
    for line in _NAMES.strip().splitlines():
        code, _, names = line.strip().partition(": ")
        for name in names.split(", "):
            yield code, name


@cache
def load() -> Gazetteer:
    """The table of this installation, read once per process."""
    return Gazetteer(FILE)

"""Words for the people and the things of a country or a continent: Chinese, Britons, European."""

from __future__ import annotations

from functools import cache

CONTINENTS = {
    "Africa": "AF",
    "Antarctica": "AN",
    "Asia": "AS",
    "Europe": "EU",
    "North America": "NA",
    "South America": "SA",
    "Oceania": "OC",
}
_OF_CONTINENTS = """
    AF African; AS Asian; EU European; SA South American; NA North American
"""
_OF_COUNTRIES = """
    AE Emirati; AF Afghan; AL Albanian; AM Armenian; AO Angolan; AR Argentine Argentinian
    AT Austrian; AU Australian Aussie; AZ Azerbaijani Azeri; BA Bosnian; BD Bangladeshi
    BE Belgian; BF Burkinabe; BG Bulgarian; BH Bahraini; BI Burundian; BJ Beninese; BO Bolivian
    BR Brazilian; BT Bhutanese; BW Botswanan; BY Belarusian Belarussian; CA Canadian
    CD Congolese; CG Congolese; CH Swiss; CI Ivorian; CL Chilean; CM Cameroonian; CN Chinese
    CO Colombian; CR Costa-Rican; CU Cuban; CY Cypriot; CZ Czech; DE German; DK Danish Dane
    DO Dominican; DZ Algerian; EC Ecuadorian Ecuadorean; EE Estonian; EG Egyptian; ER Eritrean
    ES Spanish Spaniard Spaniards; ET Ethiopian; FI Finnish Finn; FJ Fijian
    FR French Frenchman Frenchmen Frenchwoman; GA Gabonese; GB British Briton Brit; GE Georgian
    GB-ENG English Englishman Englishmen Englishwoman; GB-SCT Scottish Scot Scotsman
    GB-WLS Welsh Welshman Welshwoman; GH Ghanaian; GM Gambian; GN Guinean; GR Greek
    GT Guatemalan; GY Guyanese; HK Hongkonger; HN Honduran; HR Croatian Croat; HT Haitian
    HU Hungarian; ID Indonesian; IE Irish Irishman Irishmen Irishwoman; IL Israeli; IN Indian
    IQ Iraqi; IR Iranian; IS Icelandic Icelander; IT Italian; JM Jamaican; JO Jordanian
    JP Japanese; KE Kenyan; KG Kyrgyz; KH Cambodian; KP North-Korean; KR South-Korean
    KW Kuwaiti; KZ Kazakh Kazakhstani; LA Laotian; LB Lebanese; LK Sri-Lankan; LR Liberian
    LT Lithuanian; LV Latvian; LY Libyan; MA Moroccan; MD Moldovan; ME Montenegrin
    MG Malagasy Madagascan; MK Macedonian; ML Malian; MM Burmese; MN Mongolian Mongol
    MR Mauritanian; MT Maltese; MU Mauritian; MW Malawian; MX Mexican; MY Malaysian
    MZ Mozambican; NA Namibian; NG Nigerian; NI Nicaraguan; NL Dutch Dutchman Dutchmen
    NO Norwegian; NP Nepali Nepalese; NZ New-Zealander; OM Omani; PA Panamanian; PE Peruvian
    PH Filipino Philippine; PK Pakistani; PL Polish Pole; PR Puerto-Rican; PS Palestinian
    PT Portuguese; PY Paraguayan; QA Qatari; RO Romanian; RS Serbian Serb; RU Russian
    RW Rwandan; SA Saudi; SD Sudanese; SE Swedish Swede; SG Singaporean; SI Slovenian Slovene
    SK Slovak; SL Sierra-Leonean; SN Senegalese; SO Somali; SS South-Sudanese; SV Salvadoran
    SY Syrian; TD Chadian; TG Togolese; TH Thai; TJ Tajik; TM Turkmen; TN Tunisian
    TR Turkish Turk; TW Taiwanese; TZ Tanzanian; UA Ukrainian; UG Ugandan; US American
    UY Uruguayan; UZ Uzbek; VE Venezuelan; VN Vietnamese; YE Yemeni; ZA South-African
    ZM Zambian; ZW Zimbabwean
"""


def demonym(word: str) -> str:
    """The code of the country whose people or things are called so, as written; else empty."""
    table = _table(_OF_COUNTRIES)
    return table.get(word) or table.get(word.removesuffix("s"), "")


@cache
def beginnings() -> frozenset[str]:
    """The first words, in lower case, of all names here that have more than one."""
    names = (*_table(_OF_COUNTRIES), *_table(_OF_CONTINENTS), *CONTINENTS)
    return frozenset(name.lower().partition(" ")[0] for name in names if " " in name)


def continental(word: str) -> str:
    """The code of the continent that a word names or belongs to; else empty."""
    table = _table(_OF_CONTINENTS)
    return CONTINENTS.get(word) or table.get(word) or table.get(word.removesuffix("s"), "")


@cache
def _table(text: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in text.replace("\n", ";").split(";"):
        code, *words = entry.split() or [""]
        for word in words:
            table.setdefault(word.replace("-", " "), code)
    return table

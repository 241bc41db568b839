"""Acronyms that mean two things, have the wrong letters, or come too early."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.engine.check import check
from factlint.language.acronyms import Acronyms
from factlint.model.finding import Confidence, Finding
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

PACK = Path(__file__).parent.parent / "rules" / "names.yaml"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    loaded = load_file("names", PACK, "names.yaml")
    assert loaded.errors == []
    return RuleSet(rule for rule in loaded.rules if rule.kind == "acronym")


@pytest.fixture
def found(rules):
    """The findings of one rule in a body, or in a record of parts."""

    def find(rule: str, body: str = "", **parts: str) -> list[Finding]:
        record = {"body": body, **parts} if body else parts
        findings = check(from_record(record, "doc.jsonl"), rules)
        return [item for item in findings if item.rule == f"names/acronym-{rule}"]

    return find


# --- what an acronym stands for -----------------------------------------------------------------

MEANINGS = {
    "the World Trade Organization (WTO)": "World Trade Organization",
    "the Office of Fair Trading (OFT)": "Office of Fair Trading",
    "the Securities and Exchange Commission (SEC)": "Securities and Exchange Commission",
    "research and development (R&D)": "research and development",
    "non-governmental organisations (NGOs)": "non-governmental organisations",
    "the United Nations (U.N.)": "United Nations",
    "high-speed rail (HSR)": "high-speed rail",
    "polyvinyl chloride (PVC)": "polyvinyl chloride",
    'the "Liquid Crystal Display" ("LCD")': "",
    "WTO (World Trade Organization)": "World Trade Organization",
    "Washington (CNN)": "",
    "the Foreign Intelligence Service (SVR)": "",
    "a film (PG)": "",
    "UAL (UAL)": "",
}


@pytest.mark.parametrize(("text", "long"), MEANINGS.items())
def test_the_name_is_what_gives_the_letters(text, long):
    [definition] = Acronyms(f"It was {text} that paid.").definitions
    assert definition.long == long


def test_a_name_goes_no_further_back_than_a_stop():
    [definition] = Acronyms("Yes, we can. Trade is old (WTO).").definitions
    assert definition.long == ""


@given(
    st.lists(
        st.sampled_from(
            "NIF NIFs NIF's N.I.F. A-NIF A&B (NIF) ( Northern Island Ferries the of . , & - /"
            " G20 U.S. x1 _A 's ABCDEFGHIJKL A/B/C ) é".split()
        ),
        max_size=20,
    ),
    st.sampled_from(["", " "]),
)
def test_acronyms_of_a_plain_text_stand_where_those_of_any_text_do(pieces, between):
    text = between.join(pieces)
    assert Acronyms(text.replace("é", "")).places == Acronyms(text.replace("é", "") + " é").places


# --- two meanings -------------------------------------------------------------------------------

FIRST = "The National Investment Fund (NIF) paid. "


def test_a_second_meaning_is_found_with_the_first(found):
    [finding] = found("two-meanings", FIRST + "The Northern Island Ferries (NIF) will sail.")
    assert finding.found == "NIF"
    assert finding.start > len(FIRST)
    assert finding.related[0].start == FIRST.index("NIF")
    assert "Northern Island Ferries" in finding.message
    assert "National Investment Fund" in finding.message


@pytest.mark.parametrize(
    "again",
    [
        "The National Investment Fund (NIF) paid again.",
        "The national investments fund (NIF) paid again.",
        "The New National Investment Fund (NIF) paid again.",
        "The National Investmnet Fund (NIF) paid again.",
        "The Norwegian police force (NIF) helped.",
    ],
)
def test_one_meaning_in_other_words_is_no_second_meaning(found, again):
    assert found("two-meanings", FIRST + again) == []


def test_the_same_explanation_twice_is_a_hint(found):
    text = FIRST + "All of the National Investment Fund (NIF) agreed. The NIF paid."
    [finding] = found("defined-twice", text)
    assert finding.start > len(FIRST)
    assert found("defined-twice", FIRST + "The NIF paid.") == []


# --- the letters --------------------------------------------------------------------------------

WRONG = {
    "The World Trade Organization (WHO) met.": "WTO",
    "The International Monetary Fund (IFM) met.": "IMF",
    "Its gross domestic product (GDB) grew.": "GDP",
    "Said the Bank of England's Monetary Policy Committee (MPG). The MPC met.": "MPC",
    "The General Motors Acceptance Corp (GMAG) paid. GMAC grew.": "GMAC",
}


@pytest.mark.parametrize(("text", "letters"), WRONG.items())
def test_one_letter_that_does_not_fit_is_found(found, text, letters):
    [finding] = found("letters", text)
    assert f"are {letters}, not {finding.found}" in finding.message
    assert finding.confidence is Confidence.HIGH


def test_letters_that_nobody_knows_are_a_hint_of_low_confidence(found):
    [finding] = found("letters", "The Federal Security Service (FSB) met.")
    assert finding.confidence is Confidence.LOW


FITTING = [
    "The World Trade Organization (WTO) met.",
    "The National Statistics Institute (INE) met.",
    "The Italian Communist Party (PCI) met.",
    "The Securities Exchange Commission (SEC) met.",
    "Canadian Marconi Co (CMW) paid.",
    "The Data Exchange Format (DXF) is old.",
    "Washington (CNN) is cold.",
    "Senator Reed (R-NY) and the runner (USA) met.",
    "The Office for National (ONS) statistics fell.",
]


@pytest.mark.parametrize("text", FITTING)
def test_what_fits_or_comes_from_elsewhere_is_left_alone(found, text):
    assert found("letters", text) == []


# --- where it is used ---------------------------------------------------------------------------


def test_a_use_before_the_explanation_is_found_at_its_first_place(found):
    text = "The NIF paid, and the NIF grew. The National Investment Fund (NIF) is old."
    [finding] = found("before-definition", text)
    assert finding.start == text.index("NIF")


@pytest.mark.parametrize(
    "record",
    [
        {"headline": "NIF grows", "body": FIRST + "The NIF grew."},
        {"body": "The WTO met. It is the World Trade Organization (WTO) that rules."},
        {"body": "The EU met. It is the European Union (EU) that rules."},
    ],
)
def test_headlines_and_what_everybody_knows_are_left_alone(found, record):
    assert found("before-definition", **record) == []


def test_an_acronym_that_is_not_used_again_is_a_hint(found):
    [finding] = found("never-used", FIRST + "It grew.")
    assert finding.confidence is Confidence.LOW
    assert found("never-used", FIRST + "The NIF's fund grew.") == []
    assert found("never-used", FIRST + "All N.I.F. funds grew.") == []

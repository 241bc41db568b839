"""People and organisations that one document names in two ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.engine.check import check
from factlint.language.eastern import is_hyphenated_given_name, is_joined_given_name
from factlint.language.names import Introduction
from factlint.language.nearness import Neighbours
from factlint.language.prose import Prose
from factlint.model.finding import Confidence, Finding, Safety, Verdict
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

PACK = Path(__file__).parent.parent / "rules" / "names.yaml"
FILLER = "The council met in the town hall, and the members agreed that it was time to act. "


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    loaded = load_file("names", PACK, "names.yaml")
    assert loaded.errors == []
    return RuleSet(loaded.rules)


@pytest.fixture
def found(rules):
    """The findings of one rule in a body, or in a record of parts."""

    def find(rule: str, body: str = "", **parts: str) -> list[Finding]:
        document = from_record({"body": body, **parts} if body else parts, "doc.jsonl")
        return [item for item in check(document, rules) if item.rule == f"names/{rule}"]

    return find


# --- one name spelled in two ways -------------------------------------------------------------

SLIPS = {
    "a letter changed": "Gonzalen",
    "a letter dropped": "Gonzlez",
    "two letters swapped": "Gonzlaez",
    "a letter put in": "Gonzallez",
    "another name": "Gonzales",
}


@pytest.mark.parametrize("slip", SLIPS)
def test_the_rarer_spelling_of_a_surname_is_found(found, slip):
    wrong = SLIPS[slip]
    text = f"Luis Gonzalez opened the fair. {FILLER}Mr {wrong} left early. Gonzalez stayed."
    [finding] = found("misspelled-again", text)
    assert finding.found == wrong
    assert [fix.text for fix in finding.fixes] == ["Gonzalez"]
    assert finding.fixes[0].safety is Safety.UNSAFE
    assert [place.message for place in finding.related] == ["'Gonzalez' here"] * 2
    assert f"'{wrong}' stands here once, 'Gonzalez' twice" in finding.message


def test_the_introduction_is_found_where_it_is_the_one_that_differs(found):
    text = f"Alexei Miler runs the firm. {FILLER}Mr Miller was pleased. Mr Miller smiled."
    assert [item.found for item in found("misspelled-again", text)] == ["Miler"]


def test_a_slip_in_an_organisation_is_found(found):
    text = "Kaiser Cement rose. The board of Kaiser Cement met. Analysts liked Kasier Cement."
    assert [item.found for item in found("misspelled-again", text)] == ["Kasier"]


def test_a_headline_counts_and_is_shown(found):
    [finding] = found(
        "misspelled-again",
        headline="Crosibie to step down",
        body="John Crosbie will step down. Crosbie said so on Monday.",
    )
    assert (finding.part, finding.found) == ("headline", "Crosibie")


def test_both_places_of_a_spelling_used_twice_are_found_where_the_other_is_frequent(found):
    text = "Equatorial sold satellites. " * 8 + "Equitorial said so. Equitorial left."
    assert [item.found for item in found("misspelled-again", text)] == ["Equitorial"] * 2


TWO_NAMES = {
    "other given names": "Ronald Reagan met Donald Regan. Mr Reagan spoke. Mr Reagan left.",
    "a plural": "Bill Clinton spoke. Hillary Clinton wrote. The Clintons left.",
    "a plural of a word nobody knows": "Ana Oatley paid. The Oatleys left. Ms Oatley stayed.",
    "a demonym": "Colombia sold coffee. The Colombian crop was good. Colombia gained.",
    "two demonyms": "Argentina paid. Many Argentines cheered. Argentina gained.",
    "a word of the dictionary": "Contrack built it. Contrack was paid. The Contract Office paid.",
    "two well-known countries": "Iraq sold oil. Iraq gained. The war with Iran was over.",
    "another first letter": "Google grew. Tim Koogle left Yahoo. Google hired Mr Koogle.",
    "a company beside a company": "Millipore grew. Millicorp paid. Millipore gained.",
    "a name that is said to be an alias": "Police sought Ahmad Rahami, a/k/a Ahmad Rahimi. "
    "Rahami fled. Rahami was found.",
    "a spelling with a hyphen": "The Exim bank lent. The Exim bank gained. So said Ex-Im.",
    "an author of a reference": "Intel paid. Intel gained. The drug fails (Insel, 2009).",
    "British and American spelling": "The World Trade Organisation met. The Organisation rose. "
    "So said the Health Organization.",
    "short words with capitals": "The LRUCache is full. The LRUCache grew. An LFUCache too.",
    "capital letters": "GONZALES SPEAKS. Ana Gonzalez spoke. Gonzalez left.",
    "an address": "See gonzales.example and @Gonzales. Ana Gonzalez spoke. Gonzalez left.",
}


@pytest.mark.parametrize("why", TWO_NAMES)
def test_two_names_are_left_alone(found, why):
    assert found("misspelled-again", TWO_NAMES[why]) == []


def test_a_line_up_is_left_alone(found):
    lineup = "Kelly 5, Hansen, Hanson, Ruiz 6, Petersen, Petersson 7, Moor, Adeyemi, Okafor 3. "
    text = f"Erik Hansen scored. {FILLER}Hansen left. {lineup}"
    assert found("misspelled-again", text) == []


def test_another_language_is_left_alone(found):
    text = (
        "Die Leistungserbringer im Land zahlen. Bei den Leistungserbringern liegt die Last. "
        "Mit den Leistungserbringern spricht niemand. " + "Das Haus steht leer und kalt da. " * 12
    )
    assert found("misspelled-again", text) == []


def test_a_spelling_used_as_often_as_the_other_decides_nothing(found):
    assert found("misspelled-again", "Ana Gonzalez spoke. Mr Gonzales left.") == []


def test_a_long_text_has_many_people(found):
    text = f"Boris Johnson spoke. Mr Johnson left. {FILLER * 90}Mr Johnston came."
    assert found("misspelled-again", text) == []
    near = f"Boris Johnson spoke. Mr Johnson left. {FILLER * 9}Mr Johnston came."
    assert [item.found for item in found("misspelled-again", near)] == ["Johnston"]


def test_words_on_both_sides_of_markup_are_no_name(found):
    page = "<p>The Family met. The Family left.</p><p>The Family<b></b>x stayed.</p>"
    assert found("misspelled-again", html=f"<article>{page}</article>") == []


# --- accents ----------------------------------------------------------------------------------


def test_the_form_without_the_accent_is_found_and_unsure(found):
    text = "Thomas Müller scored. The crowd sang for Muller. The coach praised Müller."
    [finding] = found("dropped-accent", text)
    assert (finding.found, finding.verdict) == ("Muller", Verdict.UNSURE)
    assert found("misspelled-again", text) == []


# --- surname first ----------------------------------------------------------------------------

REFERENCES = {
    "with a speech verb": "It will help, Zhihong said.",
    "with a title": "Mr Zhihong smiled.",
    "at the start of a sentence": "Later Zhihong left.",
    "with a possessive": "That was Zhihong’s idea.",
}


@pytest.mark.parametrize("how", REFERENCES)
def test_a_given_name_in_the_place_of_the_surname_is_found(found, how):
    [finding] = found("given-name-as-surname", f"Yan Zhihong opened it. {REFERENCES[how]}")
    assert finding.found == "Zhihong"
    assert finding.message == "Refers to Yan Zhihong by the given name; the surname is Yan."
    assert [fix.text for fix in finding.fixes] == ["Yan"]
    assert (finding.verdict, finding.confidence) == (Verdict.WRONG, Confidence.HIGH)


def test_a_given_name_with_a_hyphen_is_found_whole(found):
    text = "The speaker was Ban Ki-moon. Ki-moon’s term ended."
    assert [item.found for item in found("given-name-as-surname", text)] == ["Ki-moon"]


RIGHT = {
    "the surname": "Yan Zhihong opened it. It will help, Yan said.",
    "the full name": "Yan Zhihong opened it. It will help, Yan Zhihong said.",
    "a company": "Amgen Inc gained. Sales were good, Amgen said.",
    "people who share a surname": "Kim Jong-un followed Kim Jong-il. The army obeys Jong-un.",
    "a quotation": "Yan Zhihong opened it. “We love Zhihong,” his mother said.",
    "a Vietnamese name": "Nguyen Van Linh opened it. It will help, Linh said.",
    "a Western given name": "They met Lee Susan. Susan said so.",
    "a pronoun at the start of a sentence": "He Daimin left. Then Daimin said so.",
    "a compound": "The fund is Sun State-owned. The State-owned fund paid.",
}


@pytest.mark.parametrize("why", RIGHT)
def test_a_right_reference_is_left_alone(found, why):
    assert found("given-name-as-surname", RIGHT[why]) == []


@pytest.mark.parametrize("name", ["Zhihong", "Xiaoping", "Jintao", "Yimou", "Enlai"])
def test_two_syllables_of_pinyin_are_a_given_name(name):
    assert is_joined_given_name(name)


@pytest.mark.parametrize("name", ["Amgen", "Smith", "Li", "Microsystems", "Harvey"])
def test_other_words_are_none(name):
    assert not is_joined_given_name(name)


def test_a_compound_is_no_hyphenated_given_name():
    assert is_hyphenated_given_name("Jong-un")
    assert not is_hyphenated_given_name("State-owned")


# --- full names -------------------------------------------------------------------------------


def test_a_surname_before_the_full_name_is_a_hint(found):
    text = "Rain will come, Mr Okafor said. It was measured by Ngozi Okafor, a meteorologist."
    [finding] = found("surname-before-full-name", text)
    assert finding.found == "Okafor"
    assert (finding.confidence, finding.verdict) == (Confidence.LOW, Verdict.UNSURE)


def test_a_surname_in_the_headline_is_none(found):
    parts = {"headline": "Mr Okafor sees rain", "body": "Ngozi Okafor, a meteorologist, spoke."}
    assert found("surname-before-full-name", **parts) == []


# --- organisations ----------------------------------------------------------------------------

ONE_BODY = {
    "another order": (
        "the Lisbon University Innovation Center",
        "the Innovation Center of the University of Lisbon",
    ),
    "another spelling": (
        "the Lisbon Medical Research Centre",
        "the Lisbon Medical Research Center",
    ),
    "an ampersand": ("the Housing and Loans Bank", "the Housing & Loans Bank"),
    "a word left out": ("the First Savings Bank of Lisbon", "the First Savings Bank Lisbon"),
}


@pytest.mark.parametrize("how", ONE_BODY)
def test_an_organisation_under_two_names_is_found_at_the_second(found, how):
    first, second = ONE_BODY[how]
    [finding] = found("organisation-variants", f"It was paid by {first}. So said {second}.")
    assert finding.found == second.removeprefix("the ")
    assert finding.related[0].start == len("It was paid by the ")
    assert finding.verdict is Verdict.UNSURE


TWO_BODIES = {
    "a list in another order": "Officers of the Navy and the Army Reserve met. "
    "The Army Reserve and the Navy agreed.",
    "capitals": "The Bank of South Lisbon paid. The BANK OF SOUTH LISBON paid.",
    "an office": "The Governor of the Bank of Lisbon left. The Bank of Lisbon Governor returned.",
    "two content words": "The University of Lisbon paid. Lisbon University paid.",
    "other content words": "The North Lisbon Savings Bank paid. The South Lisbon Savings Bank ran.",
    "no organisation": "The Gulf of New Mexico is calm. The New Mexico Gulf is calm.",
}


@pytest.mark.parametrize("why", TWO_BODIES)
def test_what_is_no_second_name_is_left_alone(found, why):
    assert found("organisation-variants", TWO_BODIES[why]) == []


# --- capitalised words ------------------------------------------------------------------------


def names(text: str):
    return Prose(from_record({"body": text}, "doc.jsonl")).names


def runs(text: str) -> list[str]:
    return [text[run.start : run.end] for run in names(text).runs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So J. Edgar Hoover left.", ["So J. Edgar Hoover"]),
        ("a word of Mr. Ruiz, Ana Ruiz", ["Mr. Ruiz", "Ana Ruiz"]),
        ("the painter Vincent van Gogh", ["Vincent van Gogh"]),
        ("with Shaun O’Neill’s band", ["Shaun O’Neill"]),
        ("at Hewlett-Packard in\nPalo Alto", ["Hewlett-Packard", "Palo Alto"]),
        ("ask @Ruiz, #Lisbon, Shop.com or ana@Ruiz.example", []),
    ],
)
def test_runs_of_capitals(text, expected):
    assert runs(text) == expected


def test_wide_runs_join_over_small_words():
    text = "He left the Ministry of Trade and Industry for good."
    wide = [text[run.start : run.end] for run in names(text).wide_runs]
    assert wide == ["He", "Ministry of Trade and Industry"]


def test_an_introduction_is_a_given_name_or_a_title():
    found = names("We met Ana B. Ruiz, Mr Okafor and President Adeyemi.")
    introductions = {
        token.text: found.introduction(index) for index, token in enumerate(found.tokens)
    }
    assert introductions["Ruiz"] == ("Ana", Introduction.NONE)
    assert introductions["Okafor"] == ("", Introduction.HONORIFIC)
    assert introductions["Adeyemi"] == ("", Introduction.OFFICE)


def test_the_end_of_a_wrapped_line_starts_no_sentence():
    found = names("a board member\nMoon Jae-in left. Moon stayed.")
    assert [found.opens_sentence(token) for token in found.tokens] == [False, False, True]


# --- cost -------------------------------------------------------------------------------------


def test_neighbours_are_those_one_edit_away_and_two_in_long_words():
    near = Neighbours(["Ruiz", "Gonzalez", "Ahmadinejad", "Petroleum"])
    assert near.of("Riuz") == ["Ruiz"]
    assert near.of("Ruiz") == []
    assert near.of("Ahmedinijad") == ["Ahmadinejad"]
    assert near.of("Petroleos") == []

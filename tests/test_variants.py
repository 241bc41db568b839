"""Places, and any other terms, in two of their forms."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from factlint.engine.check import check
from factlint.model.finding import Confidence, Finding, Safety, Severity, Verdict
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

PACK = Path(__file__).parent.parent / "rules" / "places.yaml"
OWN = """
rules:
  one-form:
    variants:
      groups: [[e-mail, email], [adviser, advisor], [Smith & Sons, Smith and Sons]]
      {more}
    message: "'{{found}}' stands here {{count}}, '{{other}}' {{other_count}}: {{forms}}."
    examples:
      - {{bad: An adviser is an advisor., at: advisor}}
      - {{ok: An adviser.}}
"""


@pytest.fixture(scope="module")
def places() -> RuleSet:
    loaded = load_file("places", PACK, "places.yaml")
    assert loaded.errors == []
    return RuleSet(loaded.rules)


@pytest.fixture
def found(places):
    """The findings on places in a body."""

    def find(body: str) -> list[Finding]:
        return check(from_record({"body": body}, "doc.jsonl"), places)

    return find


@pytest.fixture
def own(ruleset):
    """The findings of a user's rule, with more parameters."""

    def find(body: str, more: str = "prefer: majority") -> list[Finding]:
        rules = ruleset(OWN.format(more=more))
        return check(from_record({"body": body}, "doc.jsonl"), rules)

    return find


def test_the_rarer_form_is_found_with_the_other_in_related(found):
    text = "Ferries leave Macao. Visitors to Macao pay. The Macau Bay Area grows."
    [finding] = found(text)
    assert (finding.found, finding.start) == ("Macau", text.index("Macau"))
    assert (finding.severity, finding.verdict) == (Severity.WARNING, Verdict.UNSURE)
    assert finding.confidence is Confidence.MEDIUM
    assert [place.message for place in finding.related] == ["'Macao' here", "'Macao' here"]
    assert finding.message == "'Macau' stands here once, 'Macao' twice: use one form."
    assert [(fix.text, fix.safety) for fix in finding.fixes] == [("Macao", Safety.DISPLAY)]


def test_of_two_forms_used_equally_often_the_later_is_found(found):
    assert [item.found for item in found("From Kyiv to Lviv. In Kiev it rains.")] == ["Kiev"]
    assert [item.found for item in found("From Kiev to Lviv. In Kyiv it rains.")] == ["Kyiv"]


def test_further_places_of_the_rarer_form_are_related(found):
    [finding] = found("Kyiv, Kyiv and Kyiv; Kiev here, and Kiev there.")
    assert finding.found == "Kiev"
    assert finding.related[-1].message == "'Kiev' here again"


def test_a_third_form_has_its_own_finding(found):
    text = "Sichuan is big. In Sichuan it rains. Szechuan is hot. Szechwan is far."
    assert [item.found for item in found(text)] == ["Szechuan", "Szechwan"]


def test_forms_of_several_words_are_found(found):
    text = "Ivory Coast won. In Ivory\nCoast they danced. Côte d’Ivoire will host the cup."
    assert [item.found for item in found(text)] == ["Côte d’Ivoire"]


APART = {
    "one form": "Macau grows. Macau gains.",
    "a university": "Macao grows. The University of Macau opened.",
    "an association": "Macao grows. The Macau Trade Association opened.",
    "a bank": "Macao grows. The Bank of Macau opened.",
    "a bank with two places": "Hong Kong grows. The Hongkong and Shanghai Banking Corp opened.",
    "a newspaper": "Kyiv grows. The Kiev Post wrote of it.",
    "an airline": "Mumbai grows. The Bombay Airlines office opened.",
    "a compound": "Macao grows. A Macau-based firm opened.",
    "a tag": "Macao grows, they wrote (#Macau).",
    "an address": "Macao grows: see Macau.example or https://example.org/Macau/.",
    "a former name": "Mumbai (formerly Bombay) grows.",
    "a name in brackets": "Kyiv (Kiev) grows.",
    "another name": "Myanmar, also known as Burma, is hot.",
    "a dish": "Kyiv grows. They ate chicken Kiev. In Beijing they ate Peking duck.",
    "a bird": "Türkiye grows. They ate turkey.",
}


@pytest.mark.parametrize("why", APART)
def test_what_keeps_its_own_form_does_not_count(found, why):
    assert found(APART[why]) == []


def test_forms_are_listed_once_and_composed(places):
    groups = places.rules[0].params["groups"]
    forms = [form for group in groups for form in group]
    assert len(forms) == len(set(forms))
    assert all(unicodedata.is_normalized("NFC", form) for form in forms)
    assert len(groups) >= 50


def test_terms_of_a_user_are_found_whatever_their_case(own):
    text = "Email me. An e-mail is best; send an E-mail."
    assert [item.found for item in own(text)] == ["Email"]


def test_a_form_with_a_capital_is_found_as_written(own):
    text = "Smith & Sons paid. Smith & Sons gained. SMITH AND SONS SAID SO. Smith and Sons left."
    assert [item.found for item in own(text)] == ["Smith and Sons"]


def test_the_first_form_of_a_group_can_be_the_preferred_one(own):
    text = "An advisor came. An advisor left. The adviser stayed."
    assert [item.found for item in own(text)] == ["adviser"]
    assert [item.found for item in own(text, "prefer: first")] == ["advisor"]


def test_names_of_organisations_can_count(own):
    text = "The adviser came. The adviser left. The Advisor Company stayed."
    assert own(text) == []
    assert [item.found for item in own(text, "inside-names: count")] == ["Advisor"]


def test_exceptions_are_the_users_own(own):
    text = "The adviser came. The adviser left. The robo advisor stayed."
    assert [item.found for item in own(text)] == ["advisor"]
    assert own(text, "except: [robo advisor]") == []


def test_the_message_can_list_all_forms(own):
    [finding] = own("An adviser came. The adviser left. An advisor stayed.")
    assert finding.message == (
        "'advisor' stands here once, 'adviser' twice: adviser (2), advisor (1)."
    )


def test_a_form_in_two_groups_is_refused(load):
    loaded = load(OWN.format(more="prefer: first").replace("[adviser", "[email"))
    assert "'email' stands in the groups twice" in str(loaded.errors[0])

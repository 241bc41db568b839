"""People in two offices at a time, or with two forms of address."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from factlint.engine.check import check
from factlint.language.offices import OFFICES, are_exclusive, exclusive_pairs, holder
from factlint.model.finding import Finding, Verdict
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

PACK = Path(__file__).parent.parent / "rules" / "names.yaml"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    loaded = load_file("names", PACK, "names.yaml")
    assert loaded.errors == []
    return RuleSet(rule for rule in loaded.rules if rule.kind == "roles")


@pytest.fixture
def found(rules):
    """The findings of one rule in a body."""

    def find(rule: str, body: str) -> list[Finding]:
        findings = check(from_record({"body": body}, "doc.jsonl"), rules)
        return [item for item in findings if item.rule == f"names/{rule}"]

    return find


# --- offices ------------------------------------------------------------------------------------

CONFLICTS = {
    "both in front": (
        "Chief executive Ana Ruiz spoke. It rained. Chief financial officer Ana Ruiz left.",
        "Chief financial officer",
    ),
    "both behind": (
        "Ana Ruiz, chief executive of the firm, spoke. Ana Ruiz, the firm's CFO, left.",
        "CFO",
    ),
    "surname alone": ("Sen. Maria Okafor spoke. It rained. Rep. Okafor left.", "Rep."),
    "ministers": (
        "Finance Minister Tom Hill spoke. Foreign Minister Hill left. Finance Minister Hill ate.",
        "Foreign Minister",
    ),
    "over a line end": (
        "Prime\nMinister Tom Hill spoke. It rained, and President\nHill left.",
        "President",
    ),
    "with a comma": (
        "The chief executive, Ana Ruiz, spoke. The chief operating officer, Ana Ruiz, left.",
        "chief operating officer",
    ),
}


@pytest.mark.parametrize(("text", "at"), CONFLICTS.values(), ids=CONFLICTS)
def test_two_offices_of_one_person_are_found(found, text, at):
    [finding] = found("role-conflict", text)
    assert finding.found == at
    assert finding.verdict is Verdict.UNSURE
    assert finding.related


LEGAL = {
    "one office": "Chief executive Ana Ruiz spoke. CEO Ana Ruiz left.",
    "chairman as well": "Chairman Ana Ruiz spoke. It rained. Chief executive Ana Ruiz left.",
    "both at once": "Ana Ruiz, president and chief executive, spoke. CFO Tom Ruiz left.",
    "two people": "Chief executive Ana Ruiz spoke. Chief financial officer Tom Ruiz left.",
    "former": "Former chief financial officer Ana Ruiz spoke. Chief executive Ana Ruiz left.",
    "then": "The then finance director Ana Ruiz spoke. Chief executive Ana Ruiz left.",
    "deputy": "Deputy prime minister Tom Hill spoke. President Hill left.",
    "promoted": "CFO Ana Ruiz became chief executive in May. Chief executive Ana Ruiz left.",
    "to be replaced": "CFO Ana Ruiz will succeed Tom Hill. Chief executive Ana Ruiz left.",
    "president of something else": "OPEC President Tom Hill spoke. Oil Minister Hill left.",
    "a prime minister with a ministry": "Prime Minister Hill spoke. Finance Minister Hill left.",
    "two names": "Sen. Maria Okafor spoke. It rained. Rep. Hill left.",
    "a company and its head": "Chief executive Reed spoke. The finance director of Reed left.",
}


@pytest.mark.parametrize("text", LEGAL.values(), ids=LEGAL)
def test_what_can_be_is_left_alone(found, text):
    assert found("role-conflict", text) == []


def test_the_holder_is_who_stands_beside_the_office():
    text = "Our CFO, Ana B. Ruiz, left."
    held = holder(text, "chief financial officer", 4, 7)
    assert held is not None
    assert (held.given, held.surname) == ("Ana", "Ruiz")
    assert holder("Our CFO left.", "chief financial officer", 4, 7) is None
    assert are_exclusive("senator", "representative")
    assert not are_exclusive("senator", "senator")
    assert not are_exclusive("senator", "chief executive")


# --- forms of address ---------------------------------------------------------------------------


NAMED = {
    "chief executive": "Chief Executive Officer",
    "chief financial officer": "finance director",
    "chief operating officer": "COO",
    "chief technology officer": "chief technology officer",
    "chief information officer": "CIO",
    "prime minister": "Premier",
    "president": "President",
    "senator": "Sen.",
    "representative": "Congresswoman",
    "governor": "Gov.",
    "finance minister": "Budget Minister",
    "foreign minister": "Secretary of State",
    "defence minister": "defense secretary",
    "interior minister": "Home Secretary",
    "trade minister": "Trade Secretary",
    "energy minister": "Oil Minister",
    "agriculture minister": "farm secretary",
}


def test_two_offices_that_exclude_each_other_open_the_gate():
    assert NAMED.keys() == OFFICES.keys()

    def is_open(text: str) -> bool:
        return any(regex.search(pattern, text) for pattern in exclusive_pairs())

    for one, first in NAMED.items():
        for other, second in NAMED.items():
            if are_exclusive(one, other):
                assert is_open(f"{first} Ruiz met Ana Ruiz,\n\nthe {second}.")
                # Two may share a word: Home Secretary of State.
                shared = first.split()[-1]
                if second.startswith(shared):
                    assert is_open(first + second.removeprefix(shared))


def test_the_rarer_form_of_address_is_found(found):
    text = "Ana Ruiz spoke. Ms Ruiz left. It rained. Mr Ruiz came back, and Ms Ruiz stayed."
    [finding] = found("honorific-switch", text)
    assert finding.found == "Mr Ruiz"
    assert [place.message for place in finding.related] == ["Ms here", "Ms here"]


def test_a_full_name_behind_it_counts(found):
    text = "Mr Sam Hill spoke. It rained. Mrs. Hill came back, and Mr. Hill's car stayed."
    [finding] = found("honorific-switch", text)
    assert finding.found == "Mrs. Hill"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz spoke. Ms Ruiz left. Miss Ruiz came back, and Mrs Ruiz stayed.",
        "Ana Ruiz and Tom Ruiz spoke. Ms Ruiz left. Mr Ruiz came back.",
        "Ana Ruiz came with her husband. Ms Ruiz left. Mr Ruiz came back.",
        "Mr and Mrs Ruiz spoke. It rained all day in the town. Mr Ruiz left, and Mrs Ruiz stayed.",
        "Mr Ruiz spoke. It rained. Ms Ruiz Lopez came back.",
        "Mr Ruiz spoke. It rained. Ms Hill came back.",
        "Mr Ruiz spoke. Dr Ruiz left.",
    ],
)
def test_couples_families_and_others_are_left_alone(found, text):
    assert found("honorific-switch", text) == []

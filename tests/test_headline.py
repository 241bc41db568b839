"""What a headline, a deck or a caption says and the body says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.engine.check import check
from factlint.model.finding import Finding, Severity, Verdict
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

RULES = Path(__file__).parent.parent / "rules"
IDS = (
    "names/headline-name",
    "numbers/headline-number",
    "dates/headline-date",
    "places/headline-place",
    "claims/deck-word",
    "claims/deck-detail",
)
FILLER = (
    "The council of the old town met in the evening to hear a report about the state of the piers."
    " Members asked many questions and agreed to come back to the matter when the engineers have"
    " finished their work on the walls. "
)


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    topics = sorted({name.partition("/")[0] for name in IDS})
    loaded = [load_file(topic, RULES / f"{topic}.yaml", f"{topic}.yaml") for topic in topics]
    return RuleSet([rule for file in loaded for rule in file.rules if rule.id in IDS])


@pytest.fixture
def found(rules):
    """The findings in an article whose body begins with some sentences about nothing."""

    def check_article(body: str, **above: str) -> list[Finding]:
        return check(from_record({**above, "body": FILLER + body}, "doc.jsonl"), rules)

    return check_article


@pytest.mark.parametrize(
    ("headline", "body", "at"),
    [
        ("Repairs to cost $4.8m", "The repairs will cost $4.3 million, it said.", "$4.8m"),
        ("Sales up 12% at the mill", "The mill said its sales were up 21 percent.", "12%"),
        (
            "Sales of the mill up 2.1 mln dlrs",
            "Its sales rose by 2.1 billion dollars.",
            "2.1 mln dlrs",
        ),
        ("Storm damages 45 boats", "The storm damaged fifty-four boats in the basin.", "45"),
        ("Storm kills at least two sailors", "The storm killed at least three sailors.", "two"),
        ("Firm buys mill for £30bn", "The firm paid £30m for the mill, it said.", "£30bn"),
    ],
)
def test_an_amount_that_the_body_has_otherwise_is_found(found, headline, body, at):
    (item,) = found(body, headline=headline)
    assert (item.rule, item.found) == ("numbers/headline-number", at)
    assert (item.verdict, item.severity) == (Verdict.UNSURE, Severity.WARNING)
    assert item.related[0].part == "body"


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Repairs to cost $4m", "The repairs will cost $4.3 million, it said."),
        ("Repairs to cost over $4m", "The repairs will cost $4,800,000, it said."),
        ("Three boats sink", "The boats sank: the Anna, the Berta and the Clara. 2 boats float."),
        ("Storm damages 54 boats", "The storm damaged fifty-four boats in the basin."),
        ("Harbour loses €90,000", "The harbour lost 50,000 euros in May and 40,000 euros in June."),
        ("Rates cut by 5 per cent", "The council cut the rates by 5%, and fees by 7%."),
        ("Harbour sells 10-year bonds", "The bonds can be called after five years, it said."),
        ("1,100 sailors come", "In all, 1,134 sailors came to the regatta."),
        ("Nearly half of 80 boats sold", "Of the 80 boats in the basin 39 were sold."),
    ],
)
def test_an_amount_that_follows_from_the_body_is_left_alone(found, headline, body):
    assert found(body, headline=headline) == []


@pytest.mark.parametrize(
    ("headline", "body", "at"),
    [
        (
            "Report by Maria Okafor warns of rot in pier",
            "The report is by Maria Lindqvist. Lindqvist has worked on piers for years.",
            "Okafor",
        ),
        (
            "Museum sues insurer Bramfield over a leak",
            "The museum is suing the insurer Helmsley over a leak in its roof.",
            "Bramfield",
        ),
    ],
)
def test_another_name_in_the_same_place_is_found(found, headline, body, at):
    assert [item.found for item in found(body, headline=headline)] == [at]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Lindqvist warns of rot in pier", "The report is by Maria Lindqvist, an engineer."),
        ("WHO warns of rot", "The World Health Organization warns of rot. The Rot Council agrees."),
        ("Report By Maria Okafor Warns Of Rot", "The report is by Maria Lindqvist. She warns."),
        ("REPORT BY MARIA OKAFOR WARNS", "The report is by Maria Lindqvist. Lindqvist warns."),
        ("Man Utd sell the ground", "Manchester United will sell the ground, it said."),
        ("Zelensky meets the council", "President Zelenskyy met the council and President Duda."),
        ("Helmsley's insurer pays", "The insurer of the Helmsleys will pay, it said."),
        ("Engineers praise Okafor", "Ngozi Okafor was praised by the engineers of the town."),
    ],
)
def test_a_name_that_the_body_has_in_another_form_is_left_alone(found, headline, body):
    assert found(body, headline=headline) == []


@pytest.mark.parametrize(
    ("headline", "body", "at"),
    [
        ("Ferries to Norway stop", "The ferries to Denmark will stop, the line said.", "Norway"),
        ("Embassy of Kenya moves", "The embassy of Ghana moves to the harbour.", "Kenya"),
        ("Ferry starts in March", "The ferry starts in April, when the quay is ready.", "March"),
        ("The fire of 1987 at the quay", "The fire of 1978 at the quay is not forgotten.", "1987"),
    ],
)
def test_another_place_or_date_between_the_same_words_is_found(found, headline, body, at):
    assert [item.found for item in found(body, headline=headline)] == [at]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("UK ferries stop", "The ferries to London will stop, and those to Denmark too."),
        ("British ferries stop", "The ferries to the United Kingdom stop. Danish ferries run."),
        ("European ferries stop", "The German ferries stop, and the Moroccan ferries run."),
        ("China's ferries stop", "The Chinese ferries stop, and India's ferries run."),
        ("Ferry starts in April", "The ferry starts on 3 Apr. and stops in March."),
        ("US ferries stop", "The ferries in Texas will stop. Those of Mexico run."),
    ],
)
def test_a_place_or_date_that_the_body_has_in_another_form_is_left_alone(found, headline, body):
    assert found(body, headline=headline) == []


def test_of_a_deck_less_evidence_is_asked_and_less_is_claimed(found):
    deck = "Boats for Norway are laid up, says the sister of the mayor."
    body = "The brother of the mayor said so. Ferries went to Denmark last year."
    findings = found(body, deck=deck)
    assert [(item.rule, item.found, item.severity) for item in findings] == [
        ("claims/deck-detail", "Norway", Severity.INFO),
        ("claims/deck-word", "sister", Severity.INFO),
    ]
    assert found(body, headline=deck) == []


def test_a_short_body_need_not_repeat_its_headline(rules):
    teaser = {"headline": "Repairs to cost $4.8m", "body": "The repairs will cost $4.3 million."}
    assert check(from_record(teaser, "doc.jsonl"), rules) == []


def test_the_finding_stands_on_the_headline_and_leads_to_the_body(found):
    (item,) = found("The repairs will cost $4.3 million.", headline="Repairs to cost $4.8m")
    assert (item.part, item.line, item.column) == ("headline", 1, 17)
    assert item.message == "The headline says '$4.8m', the body '$4.3 million'."
    (place,) = item.related
    assert place.start == len(FILLER) + len("The repairs will cost ")

"""Cities with the wrong country, and coordinates that cannot be right."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from factlint.engine.check import check
from factlint.kinds.gazetteer import country
from factlint.language import places
from factlint.model.finding import Finding, Verdict
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

PACK = Path(__file__).parent.parent / "rules" / "places.yaml"
IDS = ("places/wrong-country", "places/coordinates")


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    loaded = load_file("places", PACK, "places.yaml")
    assert loaded.errors == []
    return RuleSet([rule for rule in loaded.rules if rule.id in IDS])


@pytest.fixture
def found(rules):
    """The findings in a body."""

    def check_body(text: str) -> list[Finding]:
        return check(from_record({"body": text}, "doc.jsonl"), rules)

    return check_body


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("The plant in Lyon, Germany, will close.", "Lyon, Germany"),
        ("The plant in Munich, Austria will close, she said in Graz, Austria.", None),
        ("She comes from Nairobi, Uganda.", "Nairobi, Uganda"),
        ("The firm (based in Gothenburg, Norway) is old.", "Gothenburg, Norway"),
        ("He lives in Seattle, Oregon, with his dog.", "Seattle, Oregon"),
        ("He lives in Chicago, Ind., with his dog.", "Chicago, Ind."),
        ("They met in Glasgow, Wales, in May.", None),
        ("They met in Saint Petersburg, France, in May.", "Saint Petersburg, France"),
    ],
)
def test_a_city_with_another_country_or_state_is_found(found, text, at):
    assert [item.found for item in found(text)] == ([at] if at else [])


@pytest.mark.parametrize(
    "text",
    [
        "The fair in Paris, Texas, draws a crowd.",
        "They met in Birmingham, Alabama, and in Birmingham, England.",
        "They have offices in Lyon, Germany and Spain.",
        "They flew to Lyon, Germany, Spain and Portugal.",
        "At the talks in Paris, Japan promised to cut its surplus.",
        "In Lyon, Germany's chancellor met the mayor.",
        "He works in Houston, Texas Instruments said.",
        "They met in Sevastopol, Russia, and in Strasbourg, France.",
        "He moved from London, Ontario, to Cambridge, Massachusetts.",
        "He was born in Tbilisi, Georgia, and lives in Atlanta, Georgia.",
        "Mr Lyon, Germany’s consul, came late. Anna Berlin, France, won.",
        "They live in Springfield, Oregon.",
    ],
)
def test_what_may_be_right_is_left_alone(found, text):
    assert found(text) == []


def test_a_name_that_several_places_have_makes_the_finding_unsure(found):
    (lyon,) = found("The plant in Lyon, Germany, will close.")
    (petersburg,) = found("They met in Saint Petersburg, France, in May.")
    assert (lyon.verdict, petersburg.verdict) == (Verdict.WRONG, Verdict.UNSURE)
    assert lyon.message == "Lyon is in France, not in Germany."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The wreck lies at 95°12′N 4°10′E.", "latitudes end at 90 degrees"),
        ("The wreck lies at 45°12′N 184°10′E.", "longitudes end at 180 degrees"),
        ("The wreck lies at 45°72′N 4°10′E.", "minutes and seconds end at 59"),
        ("The tower in France stands at 48.8584° N, 2.2945° S.", None),
        ("The tower in France stands at 58.8584° N, 2.2945° E.", "the point is not in France"),
        ("The coordinates are 2.2945, 48.8584 in France.", "the other way round it would be"),
        ("The camp in Kenya is at 1.2921° S, 36.8219° W.", "with another sign it would be"),
        ("It lies at a latitude of 123.5 degrees.", "latitudes end at 90 degrees"),
    ],
)
def test_coordinates_that_cannot_be_right_are_found(found, text, reason):
    messages = [item.message for item in found(text)]
    assert len(messages) == (reason is not None)
    assert all(reason in message for message in messages)


@pytest.mark.parametrize(
    "text",
    [
        "The tower in France stands at 48.8584° N, 2.2945° E.",
        "The station lies at 90°00′00″S 0°00′00″E.",
        "The island belongs to Fiji; its coordinates are 17.8° S, 179.9° W.",
        "In France and Spain they sailed from 58.85° N, 12.29° E to 43.1° N, 5.9° E.",
        "It was 95 °F in the north, and the coordinates of power shifted by 3.5, 4.5 points.",
        "The ratio was 120.5 to 190.25.",
    ],
)
def test_coordinates_that_may_be_right_are_left_alone(found, text):
    assert found(text) == []


def test_the_table_knows_names_with_and_without_accents_and_saints_by_both_forms():
    table = places.load()
    assert table.city("Zürich") == table.city("Zurich") != ()
    assert table.city("St. Petersburg") == table.city("Saint Petersburg")
    assert table.city("Paris")[0] == "FR"
    assert table.area("Georgia") == ("GE", "US-GA")
    assert table.city("Nowhere") == ()


def test_the_table_names_its_source_and_licence():
    head = places.FILE.read_text(encoding="utf-8")[:800]
    assert "GeoNames" in head
    assert "CC BY 4.0" in head


def test_no_country_is_the_beginning_of_another_and_ends_an_apposition_there():
    # Only the longer one of two at a place is looked at.
    names = places.load().areas
    for name in names:
        for longer in names:
            if longer != name and longer.startswith(name):
                assert country._CLOSES.match(longer, len(name)) is None


def test_a_country_behind_a_comma_is_found_over_a_line_end_and_opens_the_gate(found):
    text = "He lives in Seattle, North\nDakota, with his dog."
    assert [item.found for item in found(text)] == ["Seattle, North\nDakota"]
    assert found("He lives in Charleston, South\nCarolina, with his dog.") == []
    [clause] = country.gate()
    for name in places.load().areas:
        assert any(regex.search(pattern, f"Lyon, {name}.") for pattern in clause)

"""Measures in two units, and amounts in two currencies."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.engine.check import check
from factlint.language.converting import agree, converted, pairs
from factlint.language.measures import measure_after, measure_before
from factlint.language.units import units
from factlint.model.finding import Finding, Safety, Verdict
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

PACK = Path(__file__).parent.parent / "rules" / "numbers.yaml"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    loaded = load_file("numbers", PACK, "numbers.yaml")
    assert loaded.errors == []
    return RuleSet(loaded.rules)


@pytest.fixture
def found(rules):
    def find(rule: str, body: str) -> list[Finding]:
        document = from_record({"body": body}, "doc.jsonl")
        return [item for item in check(document, rules) if item.rule == f"numbers/{rule}"]

    return find


# --- what a measure is ------------------------------------------------------------------------

MEASURES = {
    "26 miles": ([26], "mile"),
    "1,900-mile-wide": ([1900], "mile"),
    "six-foot": ([6], "foot"),
    "one and a half miles": ([Fraction(3, 2)], "mile"),
    "half a mile": ([Fraction(1, 2)], "mile"),
    "10 1/2 inches": ([Fraction(21, 2)], "inch"),
    "15 million acres": ([15_000_000], "acre"),
    "5 ft 10 in": ([70], "inch"),
    "5-foot-11": ([71], "inch"),
    "6'2\"": ([74], "inch"),
    "12st 8lb": ([176], "lb"),
    "10 to 15 km": ([10, 15], "km"),
    "10-15 km": ([10, 15], "km"),
    "between 3 and 4 km": ([3, 4], "km"),
    "3 x 6 m": ([3, 6], "m"),
    "minus 40C": ([-40], "°c"),
    "-5°C": ([-5], "°c"),
    "7.1 litres per 100 km": ([Fraction(71, 10)], "l/100km"),
    "50,000 square meters": ([50_000], "square metre"),
}


@pytest.mark.parametrize("text", MEASURES)
def test_measures_are_read_from_both_sides(text):
    values, unit = MEASURES[text]
    for measure in (
        measure_before(f"It is {text}", len(text) + 6),
        measure_after(text, 0, len(text)),
    ):
        assert measure is not None
        assert [figure.value for figure in measure.figures] == values
        assert unit.replace("_", " ") in {one.name.lower() for one in measure.units} | {
            word for word, found in units().items() if found == measure.units
        }


@pytest.mark.parametrize("text", ["£10m", "$5 m", "the 5", "A4", "1.2.3 km", "km", "no. 5"])
def test_money_labels_and_bare_numbers_are_no_measures(text):
    assert measure_before(text, len(text)) is None


# --- what is wrong ----------------------------------------------------------------------------

WRONG = {
    "The race is 26 miles (35 km) long.": "42 km",
    "She is 5 ft 10 in (1.68 m) tall.": "1.78 m",
    "It was 30°C (80°F) in the shade.": "86°F",
    "It was 30 degrees (96 Fahrenheit).": "86 Fahrenheit",
    "The farm has 10 acres (14 ha).": "4 ha",
    "The quake was 225 km (135 miles) deep.": "140 miles",
    "The village is 10 miles, or 26 km, away.": "16 km",
    "The pool holds 500 gallons (12,000 litres).": "2,270 litres",
    "The limit is 50 mph [100 km/h].": "80 km/h",
    "The tank is 2.6 metres (102 feet) high.": "9 feet",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_conversion_is_found_and_the_right_one_shown(found, text):
    [finding] = found("conversion", text)
    assert f"is {WRONG[text]}, not" in finding.message
    assert finding.verdict is Verdict.WRONG
    assert all(fix.safety is Safety.DISPLAY for fix in finding.fixes)


def test_the_end_of_a_range_that_is_wrong_is_named(found):
    [finding] = found("conversion", "It rained over 10 to 15 miles (16 to 30 km) of the valley.")
    assert "15 mile is 24 km, not 30 km" in finding.message


RIGHT = [
    "The race is 26 miles (42 km) long.",
    "The race is 26 miles (26.2 miles, to be exact) long.",
    "The tree is about 100 kilometres (60 miles) away.",
    "The farm has 32,000 acres (13,000 hectares).",
    "The plot has 12,900 acres (5,200 hectares).",
    "The screen is 102-inch (2.6 metre) wide.",
    "She is 6 feet 2 inches (188cm) tall and weighs 80 kg (12st 8lb).",
    "It can carry 2,300 tons (2,095 metric tons), or 2,300 tons (2,337 tonnes).",
    "It holds 20 gallons (91 litres) or 20 gallons (76 litres).",
    "It does 40 mpg (5.9 l/100km) and 90 miles per gallon (38 kilometers per liter).",
    "It goes from zero to 60 mph (97 kph) in five seconds.",
    "It was minus 40C (-40F), and oceans are 1.5°C (2.7°F) warmer.",
    "The ship is 10 miles (19 km) from the island.",
    "The street is 3 miles (200 yards of it cobbled) long.",
    "The hall is 30 metres (two of them under water) long.",
    "He paid £10m (33 ft of coins).",
    "It is 5 km (in 1984, 6 km).",
    "The wall is 10 metres (20 cm thick).",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_print_rounds_and_what_is_no_conversion_is_left_alone(found, text):
    assert found("conversion", text) == []


@given(st.integers(1, 99_999), st.integers(1, 4))
def test_a_conversion_rounded_to_two_digits_or_more_always_agrees(value, digits):
    kilometres = value * 1.609344
    places = max(digits, 2) - len(str(int(kilometres)))
    shown = f"{round(kilometres, places):.{max(places, 0)}f}"
    text = f"{value} miles ({shown} km)"
    first = measure_before(text, text.index("("))
    second = measure_after(text, text.index("(") + 1, len(text))
    assert first is not None
    assert second is not None
    [pair] = pairs(first, second, at_sea=False)
    assert agree(first.figures[0], second.figures[0], pair)


@given(st.fractions(1, 10_000))
def test_converting_there_and_back_gives_the_same(value):
    first, second = measure_after("1 mile", 0, 6), measure_after("1 km", 0, 4)
    assert first is not None
    assert second is not None
    [pair] = pairs(first, second, at_sea=False)
    [there] = converted(value, pair)
    assert list(converted(there, pair[::-1])) == [value]


# --- currencies -------------------------------------------------------------------------------


def test_rates_of_one_document_must_agree(found):
    text = (
        "The firm paid $20m (£10m) for the mill, $30m (£15m) for the pier and $40m (£{}m) in tax."
    )
    assert found("exchange-rate", text.format(21)) == []
    [finding] = found("exchange-rate", text.format(2))
    assert finding.found == "$40m (£2m)"
    assert finding.verdict is Verdict.UNSURE
    assert len(finding.related) == 1


def test_a_rate_alone_or_of_other_currencies_is_left_alone(found):
    for text in (
        "The firm paid $20m (£1m) for the mill.",
        "The firm paid $20m (£10m) for the mill and 20m euros (£14m; $27m) for the pier.",
        "The firm paid $20m (20 per cent) for the mill and $40m (£20m) for the pier.",
        "Sales were $1.9m (£1m) and $1 (53p).",
    ):
        assert found("exchange-rate", text) == []


def test_an_amount_in_brackets_with_two_currencies_counts_twice(found):
    text = "It cost 300m euros (£281m; $400m), and 200m euros (£140m; $266m) before."
    assert [item.found for item in found("exchange-rate", text)] == ["200m euros (£140m"]

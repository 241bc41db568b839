"""Numbers as a text writes them, and figures that do not follow from each other."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.engine.check import check
from factlint.language.numbers import End, Hedge, Number, Sort, find
from factlint.model.finding import Finding
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

PACK = Path(__file__).parent.parent / "rules" / "numbers.yaml"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    loaded = load_file("numbers", PACK, "numbers.yaml")
    assert loaded.errors == []
    return RuleSet([rule for rule in loaded.rules if rule.kind == "arithmetic"])


@pytest.fixture
def found(rules):
    """The findings of one rule in a body."""

    def find_all(rule: str, body: str) -> list[Finding]:
        findings = check(from_record({"body": body}, "doc.jsonl"), rules)
        assert not [item for item in findings if item.rule == "factlint/rule-failed"]
        return [item for item in findings if item.rule == f"numbers/{rule}"]

    return find_all


def one(text: str) -> Number:
    """The only number of a text."""
    [number] = find(text)
    return number


# --- numbers ----------------------------------------------------------------------------------

READ = {
    "It sold 1,200 cars.": (1200, Sort.COUNT, "", 1),
    "It cost 92.5 mln dlrs.": (92_500_000, Sort.MONEY, "USD", 100_000),
    "It cost $1.13bn then.": (1_130_000_000, Sort.MONEY, "USD", 10_000_000),
    "It cost £600m then.": (600_000_000, Sort.MONEY, "GBP", 1_000_000),
    "It cost 5.93\nmln euros.": (5_930_000, Sort.MONEY, "EUR", 10_000),
    "A fee of 20 cts a share.": (20, Sort.MONEY, "cent", 1),
    "It fell by 3.2 per cent.": (Fraction(16, 5), Sort.PERCENT, "%", Fraction(1, 10)),
    "It fell by 12%.": (12, Sort.PERCENT, "%", 1),
    "A rate of 5-1/4 pct.": (Fraction(21, 4), Sort.PERCENT, "%", Fraction(1, 4)),
    "It fell three percentage points.": (3, Sort.POINTS, "points", 1),
    "Half a percentage point.": (Fraction(1, 2), Sort.POINTS, "points", Fraction(1, 10)),
    "It is 12 km away.": (12, Sort.MEASURE, "kilometre", 1),
    "Two thirds of them left.": (Fraction(2, 3), Sort.SHARE, "", 0),
    "One in five left.": (Fraction(1, 5), Sort.SHARE, "", 0),
    "Twenty-five came.": (25, Sort.COUNT, "", 1),
    "Two hundred and five thousand came.": (205_000, Sort.COUNT, "", 1_000),
    "One and a half million came.": (1_500_000, Sort.COUNT, "", 100_000),
    "Half a million came.": (500_000, Sort.COUNT, "", 100_000),
    "It opened in 1985.": (1985, Sort.YEAR, "", 1),
    "5m phones were sold.": (5_000_000, Sort.COUNT, "", 1_000_000),
    "She won the 100m race.": (100, Sort.MEASURE, "metre", 1),
    "Minus 5 degrees.": (-5, Sort.MEASURE, "degree", 1),
}


@pytest.mark.parametrize("text", READ)
def test_a_number_has_its_value_unit_and_printed_step(text):
    value, sort, unit, step = READ[text]
    number = one(text)
    assert (number.value, number.sort, number.unit, number.step) == (value, sort, unit, step)


@pytest.mark.parametrize(
    "text",
    [
        "On Feb 26 they met.",
        "It ran from 3 to 5 March.",
        "At 10.30am he left.",
        "At 12:45 he left.",
        "She came 3rd.",
        "The 1980s were loud.",
        "He lives at No. 10 now.",
        "Use version 1.2.3 of it.",
        "An F-16 landed.",
        "On 2004-05-12 it rained.",
        "Call 555-123-4567 now.",
    ],
)
def test_dates_times_ordinals_and_codes_are_no_numbers(text):
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("About 40 left.", Hedge.ABOUT),
        ("More than 40 left.", Hedge.OVER),
        ("Nearly 40 left.", Hedge.UNDER),
        ("Up to $40m was lost.", Hedge.UNDER),
        ("40 or so left.", Hedge.ABOUT),
        ("40 left.", Hedge.NONE),
    ],
)
def test_words_around_a_number_take_back_of_it(text, hedge):
    assert one(text).hedge is hedge


@pytest.mark.parametrize("text", ["5 to 10 mln dlrs", "5-10 mln dlrs", "between 5 and 10 mln dlrs"])
def test_the_ends_of_a_range_share_scale_and_unit(text):
    low, high = find(f"It costs {text} a year.")
    assert (low.value, low.unit, low.range_end) == (5_000_000, "USD", End.LOW)
    assert (high.value, high.unit, high.range_end) == (10_000_000, "USD", End.HIGH)


def test_a_printed_figure_stands_for_what_is_rounded_or_cut_off_to_it():
    number = one("It rose 12.5 pct.")
    assert number.rounded() == (Fraction(1245, 100), Fraction(1255, 100))
    assert number.low == Fraction(1245, 100)
    assert Fraction(1259, 100) < number.high < Fraction(126, 10)


@given(st.text(alphabet="1250,.-/%$£ ()mkbn\ntwo ahlfnd", max_size=80))
def test_any_text_gives_numbers_in_order_that_lie_in_it(text):
    numbers = find(text)
    for number in numbers:
        assert 0 <= number.start <= number.digits_start < number.digits_end <= number.end
        assert number.end <= len(text)
    for one_number, other in pairwise(numbers):
        assert one_number.end <= other.start


def test_a_very_long_row_of_digits_is_no_number():
    assert find("9" * 5000) == ()


# --- percent changes --------------------------------------------------------------------------

CHANGES = [
    "Sales {went} {pct} to {new} from {old}.",
    "Sales {went} by {pct} from {old} to {new}.",
    "Sales were {new}, {up} {pct} from {old} a year earlier.",
    "Sales reached {new}, compared with {old} a year earlier, {up} {pct}.",
    "Sales {went} from {old} in May to {new} in June, or {pct}.",
    "Sales were {up} {pct} at {new} versus {old}.",
    "Sales {went} to {new} ({up} {pct} from {old}).",
    "Sales {went} {pct} in the quarter to {new}, compared with {old} in 2018.",
]


@pytest.mark.parametrize("wording", CHANGES)
@pytest.mark.parametrize("unit", ["{} mln dlrs", "£{}m", "{} tonnes"])
def test_a_change_in_percent_must_follow_from_its_figures(found, wording, unit):
    new, old = unit.format(92), unit.format(80)

    def findings(pct: str, went: str = "rose", up: str = "up") -> list[str]:
        body = wording.format(went=went, up=up, pct=pct, new=new, old=old)
        return [item.found for item in found("percent-change", body)]

    assert findings("15 percent") == []
    assert findings("12 percent") == ["12 percent"]
    assert findings("15 percent", "fell", "down") == ["15 percent"]


def test_the_message_says_what_follows(found):
    [item] = found("percent-change", "Sales rose 12 pct to 92 mln dlrs from 80 mln dlrs.")
    assert item.message == (
        "A rise of 12 pct is stated, but from 80 mln dlrs to 92 mln dlrs is a rise of 15 %."
    )
    assert [place.message for place in item.related] == ["from here", "to here"]


@pytest.mark.parametrize(
    "body",
    [
        "Sales rose 4.5 pct to 9.5 mln dlrs from 9.1 mln dlrs.",  # rounded figures
        "Sales rose 8 pct to 513,059 from 470,700.",  # 8.99, cut off
        "Sales rose about 14 pct to 92 from 80 a year earlier.",
        "Exports grew 9.9 pct to 93.2 billion dlrs compared with 1985.",
        "Sales rose 6 pct on a comparable-store basis to 108 mln dlrs from 89 mln dlrs.",
        "Sales rose 12 pct to 92 mln dlrs while profit rose to 5 mln dlrs from 4 mln dlrs.",
        "Sales rose 12 pct to 92 mln dlrs, against forecasts of 85 mln dlrs.",
        "Sales rose 12 pct to 92 mln dlrs, or 1.20 dlrs a share, from a year earlier.",
        "It raised its stake to 238,000 shares, or 14.6 pct, from 205,000 shares.",
        "Profit jumped 76% to $1.13bn (£600m) in the quarter, from $639m a year earlier.",
        "Sales rose 12 pct from January to 92 mln dlrs from 80 mln dlrs a year earlier.",
        "M3 rose 2.2 pct to 607 billion dlrs after a 3.1 pct rise in December.",
        "Usage fell 8 pct to 6.5 mln tonnes from 7.1 mln.",
    ],
)
def test_what_is_right_or_of_something_else_is_left_alone(found, body):
    assert found("percent-change", body) == []
    assert found("percentage-point", body) == []


def test_points_told_in_percent_are_found(found):
    wrong = "Unemployment rose 2% to 52% from 50%."
    [item] = found("percentage-point", wrong)
    assert item.message == "From 50% to 52% is a rise of 2 percentage points, not 2%."
    assert found("percent-change", wrong) == []
    for right in ("2 percentage points", "4%"):
        assert found("percentage-point", wrong.replace("2% to", f"{right} to")) == []


def test_a_share_that_changes_by_neither_is_a_wrong_change(found):
    body = "Unemployment rose 9% to 52% from 50%."
    assert [item.found for item in found("percent-change", body)] == ["9%"]


# --- shares, totals, multiples ----------------------------------------------------------------


@pytest.mark.parametrize(
    "wording",
    [
        "Some 12 of 40 members ({}) agreed.",
        "Only 12 of the 40 members, or {}, agreed.",
        "Twelve out of 40 members - {} - agreed.",
        "The share was {} (12 of 40).",
        "12/40 members ({}) agreed.",
    ],
)
def test_a_share_must_be_that_of_its_part_and_its_whole(found, wording):
    assert found("part-of-whole", wording.format("30%")) == []
    assert [item.found for item in found("part-of-whole", wording.format("35%"))] == ["35%"]


def test_a_share_of_something_else_is_left_alone(found):
    body = "It closed 12 of 40 shops, 5% more than planned. Of 12 of the 40, 5% of staff left."
    assert found("part-of-whole", body) == []


@pytest.mark.parametrize(
    "wording",
    [
        "A total of {} were hurt: 50 in Leeds, 40 in York and 20 in Hull.",
        "It has {} ships (50 tankers, 40 ferries and 20 tugs).",
        "It has {} ships - 50 tankers, 40 ferries and 20 tugs - in port.",
        "It sold 50 tickets in Leeds, 40 in York and 20 in Hull, a total of {}.",
    ],
)
def test_a_total_must_be_the_sum_of_its_parts(found, wording):
    assert found("parts-and-total", wording.format(110)) == []
    assert [item.found for item in found("parts-and-total", wording.format(120))] == ["120"]


@pytest.mark.parametrize(
    "body",
    [
        "It has 120 ships, including 50 tankers and 40 ferries.",
        "It has 120 ships (50 tankers, 40 ferries).",
        "It has about 120 ships: 50 tankers, 40 ferries and 20 tugs.",
        "Three people were hurt: Ann Lee, 34, Bo Ray, 45, and Cy Fox, 52.",
        "It spent $11.2m: $5.1m on roads, $4.0m on rail and $2.2m on ports.",
    ],
)
def test_a_list_that_may_be_a_part_of_the_whole_is_left_alone(found, body):
    assert found("parts-and-total", body) == []


def test_percentages_of_a_whole_make_a_hundred(found):
    body = "Of those asked, 52% agreed, 37% did not and {} did not know."
    assert found("percentages-of-whole", body.format("11%")) == []
    [item] = found("percentages-of-whole", body.format("18%"))
    assert "they make 107 %" in item.message


@pytest.mark.parametrize(
    ("words", "is_right"),
    [
        ("doubled to 41 from 20", True),
        ("doubled to 29 from 20", False),
        ("more than doubled to 52 from 20", True),
        ("more than doubled to 35 from 20", False),
        ("nearly doubled to 38 from 20", True),
        ("nearly doubled to 49 from 20", False),
        ("was halved from 40 to 21", True),
        ("was halved from 40 to 31", False),
        ("rose threefold to 61 from 20", True),
        ("rose threefold to 39 from 20", False),
        ("was 41, twice the 20 of last year", True),
        ("was 31, twice the 20 of last year", False),
    ],
)
def test_a_multiple_in_words_must_fit_the_figures(found, words, is_right):
    assert (found("ratio", f"The score {words}.") == []) is is_right


@pytest.mark.parametrize(
    ("share", "is_right"), [("20%", True), ("18%", True), ("35%", False), ("10%", False)]
)
def test_one_in_five_must_fit_the_percentage(found, share, is_right):
    assert (found("ratio", f"One in five pupils ({share}) walks.") == []) is is_right


def test_one_figure_with_million_and_billion_is_found(found):
    body = "The port costs $3.45bn. The bank lends the $3.45m.{}"
    assert [item.found for item in found("magnitude", body.format(""))] == ["$3.45m"]
    assert found("magnitude", "The port costs $3.45bn. A crane costs $2.15m.") == []
    assert found("magnitude", "The debt is 3.3 billion dlrs. It saves 3.3 mln dlrs.") == []


def test_a_slip_between_headline_and_body_is_shown_on_the_headline(rules):
    document = from_record(
        {"headline": "Port to cost $3.45m", "body": "The port will cost $3.45bn, it said."},
        "d.jsonl",
    )
    [item] = [f for f in check(document, rules) if f.rule == "numbers/magnitude"]
    assert (item.part, item.found) == ("headline", "$3.45m")
    assert [place.part for place in item.related] == ["body"]

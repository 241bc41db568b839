"""Numbers that announce a list, ranges, shares, numbers in words, and quantities given twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.engine.check import check
from factlint.language.lists.sentence import read_list
from factlint.model.finding import Finding, Severity, Verdict
from factlint.readers import read
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
    """The findings of one rule in a body, or in a record of parts."""

    def find(rule: str, body: str = "", **parts: str) -> list[Finding]:
        document = from_record({"body": body, **parts} if body else parts, "doc.jsonl")
        return [item for item in check(document, rules) if item.rule == f"numbers/{rule}"]

    return find


@pytest.fixture
def in_file(rules):
    """The miscounted lists of a file of some format."""

    def find(path: str, text: str) -> list[Finding]:
        document = next(iter(read(path, text.encode())))
        return [item for item in check(document, rules) if item.rule == "numbers/miscounted-list"]

    return find


# --- lists in sentences -----------------------------------------------------------------------

JOINTS = {
    "a colon": "It covers {n} towns: Leeds, Lyon and Porto.",
    "namely": "It covers {n} towns, namely Leeds, Lyon and Porto.",
    "dashes": "It covers {n} towns - Leeds, Lyon and Porto - and one village.",
    "double dashes": "It covers {n} towns -- Leeds, Lyon and Porto -- and a village.",
    "en dashes": "It covers {n} towns – Leeds, Lyon and Porto – and a village.",
    "a tight dash": "It covers {n} towns—Leeds, Lyon and Porto—and a village.",
    "brackets": "It covers {n} towns (Leeds, Lyon and Porto) and a village.",
    "a verb": "The {n} towns are: Leeds, Lyon and Porto.",
    "a relative clause": "The {n} towns now served are: Leeds, Lyon and Porto.",
    "a serial comma": "It covers {n} towns: Leeds, Lyon, and Porto.",
    "a line end": "It covers {n} towns:\nLeeds, Lyon\nand Porto.",
}


@pytest.mark.parametrize("joint", JOINTS)
def test_a_list_is_counted(found, joint):
    assert found("miscounted-list", JOINTS[joint].format(n="three")) == []
    for wrong in ("two", "four", "12"):
        [finding] = found("miscounted-list", JOINTS[joint].format(n=wrong))
        assert finding.found.startswith(wrong)
        assert f"Says {wrong} but lists" in finding.message
        assert finding.severity is Severity.ERROR
        assert finding.verdict is Verdict.WRONG


def test_the_message_names_the_items_and_counts_as_the_text_does(found):
    [finding] = found("miscounted-list", "It runs on four platforms: Linux, macOS and Windows.")
    assert finding.message == "Says four but lists three: Linux, macOS, Windows."
    [finding] = found("miscounted-list", "It runs on 4 platforms: Linux, macOS and Windows.")
    assert finding.message == "Says 4 but lists 3: Linux, macOS, Windows."


def test_a_list_behind_including_may_leave_some_out_but_not_add_any(found):
    text = "It runs on {} platforms, including Linux, macOS and Windows."
    assert found("miscounted-list", text.format("four")) == []
    assert found("miscounted-list", text.format("three")) == []
    assert len(found("miscounted-list", text.format("two"))) == 1


LEGAL = {
    "an and inside an item": "It has three arms: research and development, sales, and advice.",
    "pairs": "It sells two sets: salt and pepper, oil and vinegar.",
    "an ampersand": "Two brewers - Johnson & Lund and Park Brothers - made an offer.",
    "a country with an and": "It sails to two islands: Malta and Trinidad and Tobago.",
    "ages": "Three people spoke: Ana Ruiz, 45, Peter Lund, 50, and Ilse Brandt, 61.",
    "an age before the and": "Two people spoke: Ana Ruiz, 45 and Peter Lund.",
    "offices": "Two people spoke: Ana Ruiz, the mayor, and Peter Lund, a farmer.",
    "a relative clause": "It has two halls: Leeds, which seats nine, and Lyon, which seats ten.",
    "states": "It has two shops: Macon, Georgia, and Athens, Ohio.",
    "semicolons": "It has two shops: Macon, Georgia; and Athens, Ohio.",
    "titles in quotation marks": "She wrote two books: “Salt, Sand and Sea” and “Stone”.",
    "what the list goes on with": "It has three shops: Leeds, Lyon and Porto, and they do well.",
    "a measure": "The choir sang for two hours: hymns, carols and folk songs.",
    "a part of more": "At least two towns: Leeds, Lyon and Porto.",
    "a label": "See Part 2 items: salt, sand and stone.",
    "a share of others": "Two of the four towns - Leeds and Lyon - agreed.",
    "a choice": "It is the larger of two values (left, right or none).",
    "parts of the total": "Eleven others - six farmers and five clerks - had left.",
    "sizes of groups": "Twenty people took part (8 men and 12 women) in May.",
    "examples": "It names 13 topics (e.g., police, schools and roads) in all.",
    "references": "It has two items (Lund, Hale and Ruiz, 2012) of that sort.",
    "values": "It has three parts (mean = 3, median = 4) and a tail.",
    "days by number": "They came to all six sessions (on Days 0, 1, and 7) alone.",
    "letters": "Three questions (a and b) were left out.",
    "a hundred": "Two hundred voters (women and men) came.",
    "a model by number": "It is Model 3 parameters (alpha and beta) that count.",
    "an open end": "It has eight bins (small, large, etc.) in a row.",
    "another number in between": "Two men run three shops: Leeds, Lyon and Porto.",
    "a clause behind the colon": "There are two problems: it is cold, wet and dark.",
    "an aside in dashes": "Three men - some of whom had keys, masks and ropes - got in.",
    "the end of an abbreviation": "Four states - Oman, the U.A.E., the U.S. And Qatar - agreed.",
}


@pytest.mark.parametrize("case", LEGAL)
def test_a_list_that_can_be_read_as_right_is_left_alone(found, case):
    assert found("miscounted-list", LEGAL[case]) == []


def test_what_explains_an_item_is_no_item(found):
    text = "The three banks are: Tarn Bank, with assets of $9m, Ellis Bank and Lund Bank."
    assert found("miscounted-list", text) == []
    [finding] = found("miscounted-list", text.replace("three", "four"))
    assert "Tarn Bank, Ellis Bank, Lund Bank" in finding.message


def test_a_list_has_bounds():
    listing = read_list("Marks and Spencer, salt and pepper, Porto and Leeds.", 0, 51)
    assert listing is not None
    assert listing.items[0] == "Marks and Spencer"
    assert (listing.fewest, listing.most) == (2, 5)


# --- lists of blocks --------------------------------------------------------------------------

MARKDOWN = """# Guide

The pool has {n} rules:

{a} No running
{b} No glass
    - not even a small one
    - nor a vase
{c} No dogs

Have a good time.
"""
HTML = """<html><body><article><h1>Guide</h1><p>The pool has {n} rules:</p>
<ul><li>No running</li><li><p>No glass</p><ul><li>not even a small one</li></ul></li>
<li>No dogs</li></ul><p>Have a good time.</p></article></body></html>"""


@pytest.mark.parametrize("markers", ["---", "***", ("1.", "2.", "3."), ("1.", "1.", "1.")])
def test_the_items_of_a_markdown_list_are_counted(in_file, markers):
    a, b, c = markers
    assert in_file("guide.md", MARKDOWN.format(n="three", a=a, b=b, c=c)) == []
    [finding] = in_file("guide.md", MARKDOWN.format(n="five", a=a, b=b, c=c))
    assert "Says five but lists three" in finding.message


def test_the_items_of_a_html_list_are_counted(in_file):
    assert in_file("guide.html", HTML.format(n="three")) == []
    [finding] = in_file("guide.html", HTML.format(n="four"))
    assert "Says four but lists three" in finding.message


@pytest.mark.parametrize(("number", "is_wrong"), [("two", False), ("three", True), ("five", True)])
def test_the_items_of_a_latex_list_are_counted(rules, number, is_wrong):
    source = (
        f"They asked for {number} things:\n\\begin{{itemize}}\n\\item a new pier, of\n"
        "\\begin{enumerate}\n\\item stone, or\n\\item wood;\n\\end{enumerate}\n"
        "\\item a longer road,\n\nwhich they had been promised.\n\\end{itemize}\nNo more.\n"
    )
    (document,) = read("a.tex", source.encode())
    told = [item.rule for item in check(document, rules) if item.rule.endswith("-list")]
    assert bool(told) is is_wrong


def test_the_items_of_a_plain_list_are_counted(in_file):
    text = (
        "The pool has {n} rules:\n\n1. No running\n2. No glass\n3. No dogs\n\nHave a good time.\n"
    )
    assert in_file("guide.txt", text.format(n="three")) == []
    assert len(in_file("guide.txt", text.format(n="two"))) == 1


def test_a_list_that_goes_on_behind_a_paragraph_is_left_alone(in_file):
    text = "The pool has three rules:\n\n- No running\n- No glass\n\nAnd also:\n\n- No dogs\n"
    assert in_file("guide.md", text) == []


def test_a_list_of_something_else_is_left_alone(in_file):
    for text in (
        "In the last two weeks:\n\n- Rain\n- Snow\n- Hail\n",
        "There are several new tier 3 targets:\n\n- Rain\n- Snow\n",
        "The pool has three rules.\n\n- No running\n- No glass\n",
        "The pool has three rules:\n\nSome text first.\n\n- No running\n- No glass\n",
    ):
        assert in_file("guide.md", text) == []


# --- numbers in words -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The tenant has twelve (13) days to pay.",
        "The sum of five hundred dollars ($550) is due.",
        "A fee of twenty percent (25%) is due.",
        "The board has 12 (thirteen) members.",
        "One hundred and twenty (102) copies exist.",
    ],
)
def test_words_and_digits_must_agree(found, text):
    [finding] = found("words-against-digits", text)
    assert finding.verdict is Verdict.WRONG


@pytest.mark.parametrize(
    "text",
    [
        "The tenant has thirty (30) days to pay.",
        "The sum of five hundred dollars ($500) is due.",
        "One hundred and twenty (120) copies exist.",
        "The first three (4) and the last two (5) were found by others.",
        "She was in Seven (1995) with him.",
        "The firm owes five million (5) dollars.",
        "Two (see note 3) were lost.",
    ],
)
def test_words_and_digits_that_agree_or_are_not_of_one_thing(found, text):
    assert found("words-against-digits", text) == []


# --- ranges and shares ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Between 5 and 3 ships call each week.",
        "It costs between $50 and $30.",
        "Between 20% and 10% of it was lost.",
        "Costs rose by 20-10%.",
        "She taught there from 2010 to 2005.",
        "The survey (1996–1991) found seals.",
        "See pp. 128-123 of the report.",
        "A club for children aged 12 to 8 meets here.",
    ],
)
def test_a_range_starts_with_its_lower_end(found, text):
    assert len(found("reversed-range", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Between 3 and 5 ships call each week.",
        "The library is open between 9 and 5.",
        "It is cold between 20 December and 5 January.",
        "The difference between 10 and 8 is small.",
        "It costs between 900,000 and 1.2 million euros.",
        "It costs between five and 10 million euros.",
        "Prices fell from 20 to 10 dollars.",
        "Visits dropped from 2010 to 2005.",
        "The opening was brought forward from 2025 to 2024.",
        "The motion was carried by 60-40%.",
        "She won by 55-43 per cent.",
        "See pages 123-8 of the report.",
        "They ruled from 2010 to 2005 BC.",
        "Call 555-2010-2005 for more.",
    ],
)
def test_what_falls_or_is_no_range_is_left_alone(found, text):
    assert found("reversed-range", text) == []


def test_no_more_than_all_can_agree(found):
    assert len(found("share-over-100", "Some 110% of the respondents agreed.")) == 1
    assert len(found("share-over-100", "He won 104 per cent of the vote.")) == 1
    for text in (
        "All 100% of the respondents agreed.",
        "Sales grew by 110%.",
        "It ran at 110% of its capacity.",
        "Membership rose 150% of what the members had hoped.",
        "The offer was for 120% of shares.",
    ):
        assert found("share-over-100", text) == []


# --- quantities given twice -------------------------------------------------------------------


def test_a_quantity_with_two_figures_is_shown_where_it_is_rarer(found):
    text = "The firm built 24 wind turbines. The 42 wind turbines turn. All 24 wind turbines turn."
    [finding] = found("restated", text)
    assert finding.found == "42 wind turbines"
    assert finding.verdict is Verdict.UNSURE
    assert [place.message for place in finding.related] == ["'24 wind turbines' here"] * 2


def test_victims_are_compared(found):
    text = "A train left the rails. Twelve people were killed. The {} people killed were locals."
    assert found("restated", text.format("12")) == []
    assert len(found("restated", text.format("13"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The firm built 24 wind turbines. Earlier it had built 26 wind turbines elsewhere.",
        "The firm built 24 wind turbines and another 25 wind turbines at sea.",
        "The firm built 24 wind turbines. It owns 300 wind turbines.",
        "Police say 12 people were killed. The toll rose, and now 13 people were killed.",
        "At least 12 people were killed. The mayor says 13 people were killed.",
        "It sold 24 new shops. It has 25 new shops.",
    ],
)
def test_figures_that_may_both_be_right_are_left_alone(found, text):
    assert found("restated", text) == []


# --- all of them ------------------------------------------------------------------------------

from datetime import date

import pytest

from factlint.readers.directives import parse_directive
from reading import document

GOOD = 'factlint: allow names/misspelled-again "Gonzales" until 2027-01-01: spelt so in the filing'


def test_an_allow_names_a_rule_a_word_a_day_and_a_reason():
    found = parse_directive(f" {GOOD} ", 5, 90)
    assert (found.start, found.end) == (5, 90)
    assert found.rule == "names/misspelled-again"
    assert found.text == "Gonzales"
    assert found.until == date(2027, 1, 1)
    assert found.reason == "spelt so in the filing"
    assert found.error == ""


@pytest.mark.parametrize(
    ("comment", "rule", "text"),
    [
        ("factlint: allow spelling/common-typo: it is a name", "spelling/common-typo", None),
        ("factlint: allow dates/age “34”: he says so", "dates/age", "34"),
        ("FACTLINT: allow dates/age\n  : over\n  two lines", "dates/age", None),
    ],
)
def test_word_and_day_may_be_left_out(comment, rule, text):
    found = parse_directive(comment, 0, 1)
    assert (found.rule, found.text, found.error) == (rule, text, "")
    assert found.reason


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("factlint: allow", "names no rule"),
        ("factlint: allow : because", "names no rule"),
        ("factlint: allow spelling: because", "'spelling' is not a rule id"),
        ("factlint: allow all: because", "'all' is not a rule id"),
        ("factlint: allow dates/age", "gives no reason"),
        ("factlint: allow dates/age:  ", "gives no reason"),
        ("factlint: allow dates/age until 2027-13-01: x", "'2027-13-01' is not a date"),
        ("factlint: allow dates/age until soon: x", "'soon' is not a date"),
        ('factlint: allow dates/age "": x', "quoted text is empty"),
        ("factlint: allow dates/age because", "from 'because' on"),
        ("factlint: forbid dates/age: x", "'forbid' is not known"),
        ("factlint:", "says nothing"),
    ],
)
def test_a_malformed_directive_says_what_is_wrong(comment, said):
    assert said in parse_directive(comment, 0, 1).error


@pytest.mark.parametrize("comment", ["", "a note", "factlint is a tool", "not factlint: allow x"])
def test_other_comments_are_no_directives(comment):
    assert parse_directive(comment, 0, 1) is None


def covered_text(found):
    return [found.source[one.covers.start : one.covers.end] for one in found.directives]


@pytest.mark.parametrize(
    ("source", "covers"),
    [
        (f"One.\n\n<!-- {GOOD} -->\nTwo.\n\nThree.\n", "Two."),
        (f"One.\n\nTwo <!-- {GOOD} --> goes on.\n\nThree.\n", f"Two <!-- {GOOD} --> goes on."),
        (f"One.\n\n<!--\n{GOOD}\n-->\n\n## Two\n\nThree.\n", "Two"),
        (f"One.\n\n[//]: # ({GOOD})\n\nTwo.\n", "Two."),
        (f"- one\n\n  <!-- {GOOD} -->\n\n- two\n", "- two"),
        (f"One.\n\n<!-- {GOOD} -->\n", ""),
    ],
)
def test_in_markdown_a_directive_covers_its_block_or_the_next(source, covers):
    found = document(source, ".md")
    assert covered_text(found) == [covers]
    assert GOOD not in found.text
    (directive,) = found.directives
    assert GOOD in found.source[directive.start : directive.end]


@pytest.mark.parametrize(
    ("source", "covers"),
    [
        (f"<p>One it is.<!-- {GOOD} --><p>Two it is.", "One it is."),
        (f"<p>One it is.</p><!-- {GOOD} --><p>Two it is.", "Two it is."),
        (f"<p>One <!-- {GOOD} --> it is.<p>Two it is.", f"One <!-- {GOOD} --> it is."),
        (f"<h1>Storm hits</h1><p>One it is.</p><!-- {GOOD} -->", ""),
    ],
)
def test_in_html_too(source, covers):
    assert covered_text(document(source, ".html")) == [covers]


def test_a_directive_in_code_is_code():
    assert document(f"```\n<!-- {GOOD} -->\n```\n", ".md").directives == ()
    assert document(f"Write `<!-- {GOOD} -->` here.\n", ".md").directives == ()

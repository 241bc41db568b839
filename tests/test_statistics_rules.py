"""What the rules on statistics say of a document: severity, verdict, place and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.engine.check import check
from factlint.model.document import Document
from factlint.model.finding import Finding, Severity, Verdict
from factlint.readers import read
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

RULES = Path(__file__).parent.parent / "rules"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    found = [load_file(topic, RULES / f"{topic}.yaml", topic) for topic in ("statistics", "style")]
    assert [error for loaded in found for error in loaded.errors] == []
    return RuleSet([rule for loaded in found for rule in loaded.rules])


@pytest.fixture
def found(rules):
    """The findings in a body."""

    def find(body: str) -> list[Finding]:
        return check(from_record({"body": body}, "doc.jsonl"), rules)

    return find


@pytest.fixture
def in_file(rules):
    """The findings in a file of some format."""

    def find(path: str, text: str) -> list[Finding]:
        (document,) = read(path, text.encode())
        assert isinstance(document, Document)
        return check(document, rules)

    return find


def only(findings: list[Finding], rule: str) -> Finding:
    [finding] = findings
    assert finding.rule == f"statistics/{rule}"
    return finding


# --- p-values ----------------------------------------------------------------------------------


def test_a_wrong_p_value_is_a_warning_with_what_follows(found):
    finding = only(found("They differed, t(37) = -4.93, p = .014, d = 1.6."), "p-value")
    assert finding.severity is Severity.WARNING
    assert finding.verdict is Verdict.WRONG
    assert finding.found == "t(37) = -4.93, p = .014"
    assert finding.message == "t(37) = -4.93 gives p = .00002, but 'p = .014' is stated."


def test_another_verdict_is_an_error(found):
    finding = only(found("They differed, t(37) = 1.03, p = .014."), "decision-error")
    assert finding.severity is Severity.ERROR
    finding = only(found("They did not differ, t(37) = 4.93, n.s."), "decision-error")
    assert finding.severity is Severity.ERROR


def test_a_p_value_near_05_that_rounding_explains_changes_no_verdict(found):
    assert found("They differed, t(20) = 2.1, p = .05, or so it seems.") == []
    assert found("They differed, t(20) = 2.1, p < .05, or so it seems.") == []


def test_a_last_digit_is_information(found):
    finding = only(found("They differed, z = 2.054, p = .041."), "p-value")
    assert finding.severity is Severity.INFO


ONE_TAILED = "They grew, t(28) = 1.80, p = .041, and did so again, t(30) = 1.90, p = .034."


def test_one_tail_is_asked_about_once(found):
    finding = only(found(ONE_TAILED), "p-value")
    assert finding.verdict is Verdict.UNSURE
    assert finding.message.endswith(
        "It is that of a one-tailed test, of which the text does not speak."
    )
    assert [place.start for place in finding.related] == [ONE_TAILED.index("t(30)")]


@pytest.mark.parametrize(
    "words",
    (
        "All tests are one-tailed.",
        "We ran one-sided tests.",
        "Ours was a directional hypothesis.",
        "One-tailed\ntests were used.",
    ),
)
def test_one_tail_is_accepted_where_the_text_speaks_of_it(found, words):
    assert found(f"{words}\n\n{ONE_TAILED}") == []
    assert found("They grew, t(28) = 1.80, p = .041 (one-tailed).") == []


def test_one_tail_is_accepted_where_the_rule_says_so(ruleset):
    rules = ruleset(
        """
        rules:
          p:
            statistic: {fault: p-value, one-tailed: accept}
            message: "{test} {follows} {stated}{note}"
            examples: [{bad: 't(37) = -4.93, p = .014', at: '.'}, {ok: x}]
        """
    )
    assert check(from_record({"body": ONE_TAILED}, "x"), rules) == []
    assert len(check(from_record({"body": "It fell, t(37) = -4.93, p = .014."}, "x"), rules)) == 1


CORRECTED = (
    "After Bonferroni correction none was left, t(28) = 2.10, p = .18.",
    "Tukey's tests showed no difference, t(28) = 2.10, p = .11.",
    "No difference was left, t(28) = 2.10, p_FDR = .09.",
    "No difference was left, t(28) = 2.10, p corrected = .09.",
)


@pytest.mark.parametrize("text", CORRECTED)
def test_a_correction_raises_p_values(found, text):
    assert found(text) == []


def test_a_correction_lowers_none(found):
    only(found("After Bonferroni correction: t(28) = 2.10, p = .004."), "p-value")


def test_a_correction_elsewhere_makes_a_finding_unsure(found):
    text = "P-values are corrected (Tukey).\n\nNo difference was left, t(28) = 2.10, p = .11."
    finding = only(found(text), "p-value")
    assert (finding.severity, finding.verdict) == (Severity.INFO, Verdict.UNSURE)


def test_who_is_cited_explains_nothing(in_file):
    text = "# A\n\nMany tests [@benjamini1995].\n\nNone was left, t(28) = 2.10, p = .11.\n"
    cited = (
        "\n# References\n\nTukey, J. (1949). Comparing individual means. Biometrics, 5, 99-114.\n"
    )
    assert [finding.severity for finding in in_file("a.md", text + cited)] == [Severity.ERROR]


def test_a_p_value_may_be_that_of_the_estimate_before_the_test(found):
    text = "It grew, β = 0.01, 95% CI = [-0.02, 0.03], F(3, 210) = 1.53, p = .67."
    finding = only(found(text), "p-value")
    assert (finding.severity, finding.verdict) == (Severity.INFO, Verdict.UNSURE)


def test_three_zeros(found):
    finding = only(found("They differed (t(37) = -4.93, p = .000)."), "p-zero")
    assert finding.message == "No p-value is zero; write p < .001."
    assert finding.found == "p = .000"
    assert found("Set p = 0.000 and q = 1 in the tree.") == []
    assert found("They differed, t(37) = -4.93, p < .001, unless p = 0.") == []


# --- impossible values -------------------------------------------------------------------------

IMPOSSIBLE = {
    "It did not grow, t(18) = 0.466, p = 2.587.": "p = 2.587",
    "It did not grow, t(18) = 0.466, p > 1.": "p > 1",
    "It grew, t(18) = 4.66, p < .000.": "p < .000",
    "They went together, r(46) = 1.34, p < .001.": "r(46) = 1.34",
    "It grew, F(1, 30) = -4.10, p = .052.": "F(1, 30) = -4.10",
    "It grew, χ2(1) = -4.10, p = .043.": "χ2(1) = -4.10",
    "They were slow (M = 4.2, SD = -0.31).": "SD = -0.31",
    "The model explained much, R2 = 1.41, in all.": "R2 = 1.41",
}


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_impossible_values(found, text):
    finding = only(found(text), "impossible-value")
    assert finding.found == IMPOSSIBLE[text]
    assert finding.severity is Severity.ERROR


POSSIBLE = (
    "They went together, r(46) = 1.00, p < .001.",
    "It did not grow, t(18) = 0.01, p = 1.00 (Holm).",
    "It explained much, R2 = 41.3%, in all.",
    "A perfect model has R2 = 1.00, as here.",
    "The divider has R1 = 2.2 kΩ and R2 = 4.7 kΩ in this model.",
    "At high trust (+1 SD = 0.31) and low trust (-1 SD = -0.31), M = 3.",
    "The walk has z = 0.3, p = 2.5 and q = 1.",
    "For r = 3.0, p < 5 and q = 1 there is none.",
    "Its momentum is p = 2.5, and F(2, 3) = -1 holds.",
    "It grew, t(18) = -4.66, p < .001, and z = -3.1, p = .002.",
)


@pytest.mark.parametrize("text", POSSIBLE)
def test_possible_values(found, text):
    assert found(text) == []


def test_degrees_of_freedom_against_cases(found):
    only(found("They went together, r(54) = .45, p < .001, n = 40."), "degrees-of-freedom")
    only(found("They differed, t(54, N = 40) = 4.45, p < .001."), "degrees-of-freedom")
    assert found("They went together, r(40) = .50, p < .001, n = 40.") == []
    assert found("They differed, t(38, N = 40) = 4.45, p < .001.") == []
    assert found("The model fits, χ2(120, N = 80) = 131.2, p = .228.") == []


# --- intervals ---------------------------------------------------------------------------------


def test_reversed_intervals(found):
    finding = only(found("It grew, b = 0.23, 95% CI = [0.39, 0.07]."), "reversed-interval")
    assert finding.found == "95% CI = [0.39, 0.07]"
    finding = only(found("It fell, b = -0.23, 95% CI = [-0.07, -0.39]."), "reversed-interval")
    assert finding.severity is Severity.INFO


def test_an_estimate_outside_its_interval(found):
    finding = only(found("It grew, b = 0.43, 95% CI = [0.07, 0.39]."), "interval-without-estimate")
    assert finding.verdict is Verdict.WRONG
    finding = only(
        found("It grew, b = 0.23, 95% CI = [-0.39, -0.07]."), "interval-without-estimate"
    )
    assert finding.verdict is Verdict.UNSURE  # a sign


HELD = (
    "It grew, b = 0.39, 95% CI = [0.07, 0.39].",
    "It grew, b = 0.394, 95% CI = [0.07, 0.39].",
    "Of all, 60% (95% CI = [0.54, 0.66]) said yes.",
    "Output fell by a mean of 7.56% (95% CI −11.9 to −3.13) in a year.",
    "Output fell by 7.56% (95% CI −11.9 to −3.13) in a year.",
    "The share went from 51% (95% CI 49–52) to 44.1% (95% CI 40.1–43.5).",
    "Efficacy was 25.2% (95% confidence interval of -10.5% to 49.3%).",
    "They differed, t(49) = 4.1, p < .001, d = 0.58, 95% CI = [3.2, 9.5].",
    "It was lower (M = 2.15), t(47) = 3.46, p = .001, 95% CI [0.4, 1.2].",
)


@pytest.mark.parametrize("text", HELD)
def test_intervals_that_hold_their_estimate_or_are_of_something_else(found, text):
    assert found(text) == []


def test_an_interval_against_its_p_value(found):
    text = "It grew, b = 0.23, 95% CI = [0.07, 0.39], p = .31."
    finding = only(found(text), "interval-against-p")
    assert finding.verdict is Verdict.UNSURE
    assert "excludes 0" in finding.message
    text = "The risk rose, OR = 1.45, 95% CI = [0.88, 2.39], p = .003."
    assert "includes 1" in only(found(text), "interval-against-p").message
    for text in (
        "It grew, b = 0.23, 95% CI = [0.01, 0.45], p = .052.",  # near .05
        "It grew, b = 0.23, 90% CI = [0.01, 0.45], p = .083.",
        "It grew, b = 0.23, 95% CI = [0.00, 0.46], p = .21.",
        "It grew, M = 0.23, 95% CI = [0.07, 0.39], p = .31.",
    ):
        assert found(text) == []


# --- means of whole numbers --------------------------------------------------------------------


def test_a_mean_that_no_whole_numbers_have(found):
    text = "The number of errors fell (M = 3.27, SD = 1.02, n = 20)."
    finding = only(found(text), "grim")
    assert finding.message == "20 whole numbers cannot have the mean 3.27: 3.25 or 3.30."
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("of", ("Trust on a seven-point scale", "Trust"))
def test_where_the_text_does_not_say_whole_numbers_it_is_information(found, of):
    finding = only(found(f"{of} fell (M = 3.27, SD = 1.02, n = 20)."), "grim")
    assert (finding.severity, finding.verdict) == (Severity.INFO, Verdict.UNSURE)


@pytest.mark.parametrize(
    "text",
    (
        "The mean age was high (M = 33.27, SD = 1.02, n = 20).",
        "The average of four items on a 7-point scale fell (M = 3.27, SD = 1.02, n = 20).",
        "The number of errors per minute fell (M = 3.27, SD = 1.02, n = 20).",
        "The number of errors fell (M = 3.27, SD = 1.02, n = 120).",
    ),
)
def test_other_means_are_left_alone(found, text):
    assert found(text) == []


def test_whole_numbers_may_be_assumed(ruleset):
    rules = ruleset(
        """
        rules:
          grim:
            statistic: {fault: grim, whole-numbers: assumed, items: 2}
            message: "{mean} {n} {below} {above}"
            examples: [{bad: 'x', at: 'x'}, {ok: x}]
        """
    )
    for mean, severities in (("3.26", [Severity.WARNING]), ("3.28", [])):
        document = from_record({"body": f"Trust fell (M = {mean}, SD = 1.02, n = 20)."}, "x")
        assert [finding.severity for finding in check(document, rules)] == severities


def test_deviations(found):
    only(found("The number of errors fell (M = 5.23, SD = 2.55, n = 35)."), "grimmer")
    text = "The answer was coded as 0 or 1 (M = 0.19, SD = 0.35, n = 1683)."
    finding = only(found(text), "debit")
    assert finding.message.endswith("have the standard deviation 0.39, not 0.35.")


def test_tables_of_means(in_file):
    rows = "| a | 3.27 | 1.02 | 20 |\n| b | 3.25 | 1.02 | 20 |\n"
    table = f"\n\n| group | M | SD | n |\n|---|---|---|---|\n{rows}"
    [finding] = in_file("a.md", f"# Errors\n\nTable 1: Number of errors.{table}")
    assert (finding.rule, finding.found) == ("statistics/grim", "3.27")
    [finding] = in_file("a.md", f"# Trust\n\nTable 1: Trust.{table}")
    assert finding.severity is Severity.INFO
    assert in_file("a.md", f"# Trust\n\nTable 1: Average trust.{table}") == []


# --- places ------------------------------------------------------------------------------------


def test_markdown_and_html(in_file):
    text = "They differed, *t*(37) = −4.93, *p* = .014, and $F(2, 56) = 1.2$, $p < .001$.\n"
    first, second = in_file("a.md", text)
    assert first.found == "t*(37) = −4.93, *p* = .014"
    assert second.found == "F(2, 56) = 1.2$, $p < .001"
    html = "<p>They differed, <i>t</i><sub>37</sub>&nbsp;=&nbsp;&minus;4.93, <i>p</i> = .014.</p>"
    [finding] = in_file("a.html", html)
    assert finding.rule == "statistics/p-value"


def test_formulas(in_file):
    text = "\\begin{document}\nThey differed, $t(37)=-4.93,\\ p=.014$.\n\\end{document}\n"
    [finding] = in_file("a.tex", text)
    assert finding.rule == "statistics/p-value"
    [finding] = in_file("a.rst", "They differed, :math:`t(37)=-4.93, p=.014`.\n")
    assert finding.rule == "statistics/p-value"


def test_parameters_are_no_tests(found):
    assert found("Take a walk with z = 0.3, p = 0.5 and another with t1 = 2.0, p = 0.1.") == []
    assert found("The tests gave z = 0.3, p = 0.5 in both years.") != []
    assert found("They differed, t(20) = 3.0, p = .007.\n\nThen z = 0.3, p = .53.") != []


def test_programs_are_left_alone(in_file):
    assert in_file("a.md", "# A\n\n```\nt(37) = -4.93, p = .014\n```\n") == []
    assert in_file("a.md", "# A\n\n```console\n$ t(37) = -4.93, p = .014\n```\n") == []


def test_tortured_phrases_need_company(found):
    some = "In this paper, profound learning finds bosom malignancy."
    assert found(some) == []
    more = f"{some} An irregular woodland is used too."
    assert [finding.found for finding in found(more)] == [
        "profound learning",
        "bosom malignancy",
        "irregular woodland",
    ]
    assert found(more.replace("In this paper, p", "P")) == []  # no paper
    assert found(more + " word" * 40_000) == []  # too few for a book

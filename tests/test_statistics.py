"""Tests, p-values, intervals and means as texts print them, and what follows from them."""

from __future__ import annotations

from itertools import combinations_with_replacement
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.language.statistics import distributions, granularity, intervals, means, recompute
from factlint.language.statistics.printed import read
from factlint.language.statistics.recompute import Fit
from factlint.language.statistics.report import Reported
from factlint.language.statistics.signs import plain


def reported_tests(text: str):
    return Reported(text).tests


def shown(text: str) -> list[str]:
    """The tests of a text, one a line: sort, degrees of freedom, value, p-value."""
    found = []
    for test in reported_tests(text):
        df = ",".join(f"{float(figure.value):g}" for figure in test.df)
        n = "" if test.n is None else f" n={test.n}"
        p = ""
        if test.p is not None:
            value = "ns" if test.p.value is None else f"{float(test.p.value.value):g}"
            p = f" p{test.p.relation}{value}"
        value = f"{test.head.relation}{float(test.head.value.value):g}"
        found.append(f"{test.head.sort}({df}){n}{value}{p}")
    return found


# --- forms -------------------------------------------------------------------------------------

T = "t(26)=1.6 p=0.122"
T_FORMS = (
    "t(26) = 1.60, p = .122",
    "t[26] = 1.60; p = .122",
    "t26 = 1.60, p = .122",
    "t 26 = 1.60, p = .122",
    "t₂₆ = 1.60, p = .122",
    "t~26~ = 1.60, p = .122",
    "t_{26} = 1.60, p = .122",
    "$t(26) = 1.60$, $p = .122$",
    "t(df = 26) = 1.60, p = .122",
    "t = 1.60, df = 26, p = .122",
    "t = 1.60 (df = 26), p = .122",
    "t = 1.60 (df = 26; p = .122)",
    "t = 1.60, d.f. = 26, p-value = 0.122",
    "df = 26, t = 1.60, p = .122",
    "t(26)=1.60,p=.122",
    "t(26) = 1.60, P = 0.122",
    "t(26) = 1.60, two-tailed p = .122",
    "t(26) = 1.60 [p = .122]",
    "t(26) = 1.60 (p = .122)",
    "𝑡(26) = 1.60, 𝑝 = .122",
    "t(26)\u2009=\u20091.60, p\u00a0=\u00a0.122",
    "t(26) 5 1.60, p 5 .122",
    "t(26) ¼ 1.60, p ¼ .122",
    "t(26) = 1.60, d = 0.31, 95% CI [–0.08, 0.70], p = .122",
    "t(26) = 1.60, Cohen's d = 0.31, 95% confidence interval (CI) = [−0.08, 0.70], p = .122",
    "t(26) ⫽ 1.60, p ⫽ .122",
    "t(26)\n= 1.60, p =\n.122",
    "t-value(26) = 1.60, p-value = .122",
    "t(26) = 1.60, SE = 0.2, BF10 = 0.7, p = .122, d = 0.3",
)


@pytest.mark.parametrize("form", T_FORMS)
def test_a_t_test_is_read_in_many_forms(form):
    assert shown(f"The groups did not differ, {form}.") == [T]
    assert shown(form) == [T]


FORMS = {
    "F(2, 38) = 3.50, MSE = 0.34, p = .040, ηp2 = .16": "F(2,38)=3.5 p=0.04",
    "F(2, 38) = 3.50, η² = .16, 95% CI [.01, .30], p = .040": "F(2,38)=3.5 p=0.04",
    "F 2,38 = 3.50, p = .040": "F(2,38)=3.5 p=0.04",
    "F[2; 38] = 3.50, p = .040": "F(2,38)=3.5 p=0.04",
    "F(2,\n38) = 3.50, p = .040": "F(2,38)=3.5 p=0.04",
    "t's(26) < 1.00, p's > .30": "t(26)<1 p>0.3",
    "F_{2,38} = 3.50, p = .040": "F(2,38)=3.5 p=0.04",
    "F = 3.50, df = 2, 38, p = .040": "F(2,38)=3.5 p=0.04",
    "F(1, 1,234) = 5.50, p = .019": "F(1,1234)=5.5 p=0.019",
    "F(1.98, 37.6) = 3.50, p = .041": "F(1.98,37.6)=3.5 p=0.041",
    "F(1, 813) = 5,509.53, p < .001": "F(1,813)=5509.53 p<0.001",
    "F1(1, 20) = 4.50, p = .047": "F(1,20)=4.5 p=0.047",
    "F(1, 20) < 1, n.s.": "F(1,20)<1 p>ns",
    "χ2(1, N = 90) = 3.84, p = .050": "chi2(1) n=90=3.84 p=0.05",
    "χ²(1) = 3.84, p = .050": "chi2(1)=3.84 p=0.05",
    "χ 2 (1, 90) = 3.84, p = .050": "chi2(1) n=90=3.84 p=0.05",
    "χ2 = 3.84, df = 1, p = .050": "chi2(1)=3.84 p=0.05",
    "X2(1, N = 1,290) = 3.84, p = .050": "chi2(1) n=1290=3.84 p=0.05",
    "chi-square(1) = 3.84, p = .050": "chi2(1)=3.84 p=0.05",
    "Wald χ2(1) = 3.84, b = -0.16, SE = 0.08, p = .050": "chi2(1)=3.84 p=0.05",
    r"$\chi^2(1, N = 90) = 3.84$, $p = .050$": "chi2(1) n=90=3.84 p=0.05",
    "χ 2 3 2 51 ( ) . = , p = .47": "chi2(3)=2.51 p=0.47",
    "χ 2 17 1 073 01 ( ) , . = , p < .001": "chi2(17)=1073.01 p<0.001",
    "z = 3 65 . , p < .001": "z()=3.65 p<0.001",
    "Z = -1.96, p = .05": "z()=-1.96 p=0.05",
    "r(46) = .34, p = .018": "r(46)=0.34 p=0.018",
    "r = .34, n = 48, p = .018": "r(46) n=48=0.34 p=0.018",
    "Qb(1) = 3.84, p = .05": "Q(1)=3.84 p=0.05",
    "Q(12) = 21.03, p = .05": "Q(12)=21.03 p=0.05",
    "Qbetween(1) = 3.84, p = .05": "Q(1)=3.84 p=0.05",
    "t(26) = 5.10, p = 2.6 × 10−5": "t(26)=5.1 p=2.6e-05",
    "t(26) = 5.10, p = 2.6 × 10⁻⁵": "t(26)=5.1 p=2.6e-05",
    "t(26) = 5.10, p = 2.6e-05": "t(26)=5.1 p=2.6e-05",
    "t(26) = 5.10, p = 2 6 10 5  . × -": "t(26)=5.1 p=2.6e-05",
    "t(26) = 5.10, p < 10−4": "t(26)=5.1 p<0.0001",
    "t(26) = 1.60, p > .1": "t(26)=1.6 p>0.1",
    "t(26) = 3.00, p =< .01": "t(26)=3 p≤0.01",
    "t(26) = 1.60, .10 < p < .20": "t(26)=1.6 p<0.2",
    "t(26) = 3.00, p , .01": "t(26)=3 p<0.01",
    "t(1,558) = 2.80, p = .005": "t(1558)=2.8 p=0.005",
    "ts(26) > 2.37, ps < .05": "t(26)>2.37 p<0.05",
    "t(26) ⫽ ⫺3.00, p ⬍ .01": "t(26)=-3 p<0.01",
    "t(26) = 1.60, p N .05": "t(26)=1.6 p>0.05",
    "t(26) = )3.00, p = .006": "t(26)=3 p=0.006",
    "2(1, N = 90) = 3.84, p = .050": "chi2(1) n=90=3.84 p=0.05",
    "z-score = 1.96, p = .05": "z()=1.96 p=0.05",
}


@pytest.mark.parametrize("form", FORMS)
def test_other_statistics_are_read_too(form):
    assert shown(f"It changed ({form}).") == [FORMS[form]]


def test_several_tests_of_a_sentence_are_kept_apart():
    text = (
        "Both did, t(26) = 1.60, p = .122; F(2, 38) = 3.50, p = .040; and r(46) = .34, p = .018,"
        " but neither t(26) = 0.5 nor t(26) = 0.7, ps > .40."
    )
    assert shown(text) == [
        "t(26)=1.6 p=0.122",
        "F(2,38)=3.5 p=0.04",
        "r(46)=0.34 p=0.018",
        "t(26)=0.5",
        "t(26)=0.7 p>0.4",
    ]


def test_an_effect_size_r_is_no_test_of_its_own():
    assert shown("It fell, t(45) = 2.30, r = .32, p = .026.") == ["t(45)=2.3 p=0.026"]


NO_TESTS = (
    "Cohen's d z = 0.50, p = .02.",
    "It explained more, r 2 = .41, p < .001.",
    "At the start (t = 0) and the end (t = 5).",
    "Take the function f(2) = 3 and R(x) = 4.",
    "They couldn't (26) = 3.",
    "The fit is fine: AUC(1) = .9.",
    "It fell, t(26) 5 23.10, p 5 .01.",  # 3.10 with a minus that became 2, or 23.10
)


@pytest.mark.parametrize("text", NO_TESTS)
def test_what_only_looks_like_a_test_is_left_alone(text):
    assert shown(text) == []


OTHER_P = (
    "t(26) = 1.60 and the difference in errors, p = .03.",
    "t(26) = 1.60. All ps < .01.",
    "t(26) = 1.60.\n\np = .03",
    "F(2, 38) = 3.50 R 2 = .01 (P = .44)",
)


@pytest.mark.parametrize("text", OTHER_P)
def test_a_p_value_of_something_else_does_not_join(text):
    [test] = reported_tests(text)
    assert test.p is None


@given(st.text(alphabet="tFrzχ2p=<>.,()[] 0159-−5¼\n", max_size=120))
def test_any_text_can_be_read(text):
    reported = Reported(text)
    for test in reported.tests:
        assert 0 <= test.start < test.end <= len(text)
        found = recompute.follows(test)
        if found is not None:
            assert 0 <= found.low <= found.high <= 1
    for interval in reported.intervals:
        assert 0 <= interval.start < interval.end <= len(text)


@given(st.text(max_size=60))
def test_ordinary_signs_keep_their_places(text):
    assert len(plain(text)) == len(text)


def test_of_a_long_line_nothing_is_lost():
    times = 200
    reported = Reported("t(26) = 1.6, d = 0.3, 95% CI = [0.1, 0.2], (M = 3.2, n = 20), " * times)
    assert len(reported.tests) == times
    assert len(reported.intervals) == times
    assert len(reported.means) == times


# --- distributions, against published tables ---------------------------------------------------

TABLES = (
    (distributions.of_z(1.960), 0.05),
    (distributions.of_z(2.576), 0.01),
    (distributions.of_z(3.291), 0.001),
    (distributions.of_t(12.706, 1), 0.05),
    (distributions.of_t(2.228, 10), 0.05),
    (distributions.of_t(3.169, 10), 0.01),
    (distributions.of_t(2.042, 30), 0.05),
    (distributions.of_t(1.980, 120), 0.05),
    (distributions.of_f(4.965, 1, 10), 0.05),
    (distributions.of_f(3.098, 3, 20), 0.05),
    (distributions.of_f(4.938, 3, 20), 0.01),
    (distributions.of_f(2.368, 5, 60), 0.05),
    (distributions.of_chi2(3.841, 1), 0.05),
    (distributions.of_chi2(6.635, 1), 0.01),
    (distributions.of_chi2(18.307, 10), 0.05),
    (distributions.of_chi2(124.342, 100), 0.05),
    (distributions.of_r(0.5760, 10), 0.05),
    (distributions.of_r(0.3494, 30), 0.05),
    (distributions.of_r(0.1946, 100), 0.05),
)


@pytest.mark.parametrize(("found", "published"), TABLES)
def test_distributions_agree_with_the_tables(found, published):
    assert found == pytest.approx(published, rel=0.002)


# --- what follows ------------------------------------------------------------------------------


def fit(text: str) -> Fit:
    [test] = reported_tests(text)
    found = recompute.follows(test)
    assert found is not None
    return recompute.fit(test, found)


CONSISTENT = (
    "t(37) = -4.93, p < .001",
    "t(37) = -4.93, p = .000",
    "Q(1) = 6.9, p < .01",
    "F(1, 34) = 3.456, p = .072",
    "χ2(1, N = 90) = 3.84, p = .05",
    "r(374) = -.25, p < .001",
    "r(48) = .34, p = .018",  # the number of cases in place of the degrees of freedom
    "t(20) = 2.1, p = .05",  # 2.05 to 2.15
    "t(20) = 2.09, p = .049",  # .04958, cut off
    "ts(26) < 1.60, ps > .10",
    "F(1, 20) < 1, n.s.",
    "F(1, 20) < 1, p = .62",
    "t = 2.50, p = .02",  # of 24 degrees, say
)


@pytest.mark.parametrize("text", CONSISTENT)
def test_consistent_p_values(text):
    assert fit(text) is Fit.CONSISTENT


WRONG = (
    "F(2, 56) = 1.203, p < .001",
    "Z = 1.54, p = .14",
    "t(37) = -4.93, p = .003",
    "t(26) = 2.37, p > .05",
    "t = 1.50, p < .05",  # whatever the degrees of freedom: the normal distribution gives .13
    "ts(26) < 1.60, ps < .05",
    "t(26) = 2.37, n.s.",
)


@pytest.mark.parametrize("text", WRONG)
def test_wrong_p_values(text):
    assert fit(text) is Fit.WRONG


def test_one_tail_fits_half_of_both_in_either_direction():
    assert fit("t(28) = 1.80, p = .041") is Fit.ONE_TAILED
    assert fit("t(28) = -1.80, p = .959") is Fit.ONE_TAILED
    assert fit("F(1, 28) = 3.24, p = .041") is Fit.WRONG


def test_a_whole_multiple_fits_a_correction():
    assert fit("t(28) = 2.80, p = .0365") is Fit.CORRECTED
    assert fit("t(28) = 0.80, p = 1.00") is Fit.CORRECTED


def test_what_does_not_say_enough_is_not_judged():
    for text in ("F = 3.50, p = .04", "χ2 = 3.84, p = .05", "r = .34, p = .018"):
        [test] = reported_tests(text)
        assert recompute.follows(test) is None


# --- intervals ---------------------------------------------------------------------------------

HELD = {
    "b = 0.43, 95% CI = [0.07, 0.59]": ("b", 0.43, 0.07, 0.59, 95),
    "b = 0.43, SE = 0.10, t(45) = 4.3, p < .001, 95% CI [0.23, 0.63]": ("b", 0.43, 0.23, 0.63, 95),
    "OR = 1.45 (95% CI: 1.10 to 1.90)": ("OR", 1.45, 1.1, 1.9, 95),
    "HR, 0.78; 95% CI, 0.60-0.90": ("", 0.78, 0.6, 0.9, 95),
    "OR 2.3 [90% CI 1.2–4.5]": ("", 2.3, 1.2, 4.5, 90),
    "M = 1,250, 95% CI = [1,100, 1,400]": ("M", 1250, 1100, 1400, 95),
    "d = −0.31, 95% confidence interval (CI) = [−0.50, −0.12]": ("d", -0.31, -0.5, -0.12, 95),
}


@pytest.mark.parametrize("text", HELD)
def test_an_interval_and_its_estimate(text):
    [interval] = intervals.find(plain(text))
    assert interval.estimate is not None
    name, value, low, high, level = HELD[text]
    assert interval.estimate.name == name
    assert float(interval.estimate.value.value) == value
    assert (float(interval.low.value), float(interval.high.value)) == (low, high)
    assert interval.level == level


ALONE = (
    "t(45) = 4.3, p < .001, 95% CI = [0.23, 0.63]",
    "12.3 (SE 0.1), 95% CI [12.1, 12.5]",
    "lower after (M = 2.15, SD = 1.03), t(47) = 3.4, p < .001, 95% CI [0.4, 1.2]",
    "b = 0.2, 95% CI for the odds ratio = [1.0, 1.4]",
    "exp(0.59), 95% CI = [1.14, 2.85]",
    "from 12.1% to 15.4% (95% CI 2.1 to 4.5)",
    "12.1% versus 15.4%, 95% CI 2.1 to 4.5",
    "higher (M = 3.2) than before (M = 4.1), 95% CI = [0.4, 1.2]",
    "OR = 2.5 (log OR = 0.92), 95% CI = [1.2, 5.1]",
    "in 48 of 60 (95% CI = [0.68, 0.89])",
)


@pytest.mark.parametrize("text", ALONE)
def test_an_interval_of_something_else_has_no_estimate(text):
    [interval] = intervals.find(plain(text))
    assert interval.estimate is None


# --- means of whole numbers --------------------------------------------------------------------

# The means and deviations that 2 to 5 answers on a scale from 1 to 5 can have.
ANSWERS = [
    answers for n in range(2, 6) for answers in combinations_with_replacement(range(1, 6), n)
]


def printed(value: float):
    whole, part = f"{value:.2f}".split(".")
    return read(whole, part)


def test_means_and_deviations_of_whole_numbers_pass():
    for answers in ANSWERS:
        n = len(answers)
        mean = sum(answers) / n
        sd = sqrt(sum((answer - mean) ** 2 for answer in answers) / (n - 1))
        assert granularity.grim(printed(mean), n), answers
        assert granularity.grimmer(printed(mean), printed(sd), n), answers


def test_other_means_do_not_pass():
    for n in range(2, 40):
        possible = {f"{total / n:.2f}" for total in range(5 * n + 1)}
        for hundredths in range(501):
            text = f"{hundredths / 100:.2f}"
            if text not in possible and not granularity.grim(printed(hundredths / 100), n):
                break
        else:
            pytest.fail(f"no impossible mean of {n}")
        assert all(granularity.grim(printed(float(text)), n) for text in possible)


PUBLISHED = (  # mean, cases, whether GRIM allows it
    ("5.19", 28, False),
    ("7.22", 32, True),
    ("4.74", 25, False),
    ("5.23", 29, False),
    ("2.68", 28, True),
    ("3.14", 27, False),
    ("5.00", 25, True),
)


@pytest.mark.parametrize(("mean", "n", "allowed"), PUBLISHED)
def test_grim(mean, n, allowed):
    assert granularity.is_telling(printed(float(mean)), n)
    assert granularity.grim(printed(float(mean)), n) is allowed


def test_grim_counts_the_items():
    assert not granularity.grim(printed(3.27), 20)
    assert granularity.grim(printed(3.27), 20, items=5)
    assert not granularity.is_telling(printed(3.27), 20, items=5)
    assert not granularity.is_telling(printed(3.27), 150)


def test_grimmer_looks_at_the_sum_of_squares():
    assert not granularity.grimmer(printed(5.23), printed(2.55), 35)
    assert granularity.grimmer(printed(5.23), printed(2.57), 35)


def test_debit():
    assert granularity.debit(printed(0.53), printed(0.50), 1683)
    assert granularity.debit(printed(0.12), printed(0.33), 1683)
    assert not granularity.debit(printed(0.19), printed(0.35), 1683)
    assert granularity.deviation_of_share(printed(0.19), 1683) == pytest.approx(0.3924, abs=1e-4)


def test_means_in_brackets_and_tables():
    text = "Sleep helped (M = 3.27, SD = 1.02, n = 20) but naps did not (n = 22; M = 2.5)."
    first, second = means.find(text)
    assert (float(first.value.value), first.n, float(first.sd.value)) == (3.27, 20, 1.02)
    assert (float(second.value.value), second.n, second.sd) == (2.5, 22, None)
    table = "group\tM\tSD\tn\nold\t3.27\t1.02\t20\nyoung\t–\t–\t22\nall\t2.50\t\t42"
    rows = list(means.in_table(table, 0, len(table)))
    assert [(float(row.value.value), row.n) for row in rows] == [(3.27, 20), (2.5, 42)]
    assert table[rows[0].start : rows[0].end] == "3.27"
    assert list(means.find("(M = 3.2, n = 20, M = 4.1)")) == []

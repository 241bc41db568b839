"""Citations of United States law: years, volumes, series and titles that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.engine.check import check
from factlint.language import legal
from factlint.model.finding import Finding, Severity, Verdict
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

PACK = Path(__file__).parent.parent / "rules" / "identifiers.yaml"
DECIDED = """
Marbury v. Madison, 5 U.S. (1 Cranch) 137 (1803)
Marbury v. Madison, 5 U.S. 137 (1803)
Chisholm v. Georgia, 2 U.S. 419 (1793)
Plessy v. Ferguson, 163 U.S. 537 (1896)
Brown v. Board of Education, 347 U. S. 483, 495 (1954)
Roe v. Wade, 410 U.S. 113, 93 S. Ct. 705, 35 L. Ed. 2d 147 (1973)
Dobbs v. Jackson Women's Health Organization, 597 U.S. 215 (2022)
United States v. Carroll Towing Co., 159 F.2d 169 (2d Cir. 1947)
United States v. Microsoft Corp., 253 F.3d 34, 51-52 (D.C. Cir. 2001)
Zippo Mfg. Co. v. Zippo Dot Com, Inc., 952 F. Supp. 1119 (W.D. Pa. 1997)
Kitzmiller v. Dover, 400 F.Supp.2d 707 (M.D. Pa. Dec. 20, 2005)
Authors Guild v. Google, Inc., 804 F.3d 202 (2d Cir. 2015)
Thaler v. Vidal, 43 F.4th 1207, 1210 n.2 (Fed. Cir. 2022)
Palsgraf v. Long Island R.R. Co., 248 N.Y. 339, 162 N.E. 99 (1928)
Tarasoff v. Regents, 17 Cal. 3d 425, 551 P.2d 334, 131 Cal. Rptr. 14 (1976)
Sherwood v. Walker, 66 Mich. 568, 33 N.W. 919 (1887)
Greenman v. Yuba Power Products, 59 Cal.2d 57 (1963)
Riggs v. Palmer, 115 N.Y. 506, 22 N.E. 188 (1889)
In re Gault, 387 U.S. 1 (1967)
Ex parte Young, 209 U.S. 123 (1908)
""".strip().splitlines()


@pytest.fixture(scope="module")
def found():
    """The findings of the rules on law in a body, the one that must be selected among them."""
    loaded = load_file("identifiers", PACK, "identifiers.yaml")
    rules = RuleSet([rule for rule in loaded.rules if rule.kind == "legal"])

    def check_body(text: str) -> list[Finding]:
        return check(from_record({"body": text}, "doc.jsonl"), rules)

    return check_body


@pytest.mark.parametrize("citation", DECIDED)
def test_what_was_decided_so_is_left_alone(found, citation):
    assert found(f"The court followed {citation}.") == []


@pytest.mark.parametrize("citation", DECIDED)
def test_a_year_before_there_were_reporters_is_found(found, citation):
    years = [item.year for item in legal.cases(citation, 0, len(citation))]
    if not years:
        pytest.skip("names the editor of old volumes, and is not read")
    wrong = citation.replace(f"{years[0]})", "1650)")
    rules = {item.rule for item in found(f"The court followed {wrong}.")}
    assert rules == {"identifiers/legal-citation"}


@pytest.mark.parametrize(
    ("text", "rule", "at", "reason"),
    [
        (
            "Smith v. Jones, 123 F.2d 456 (9th Cir. 2022)",
            "legal-citation",
            "123 F.2d 456 (9th Cir. 2022)",
            "F.2d ended in 1993",
        ),
        (
            "Smith v. Jones, 12 F.Supp.3d 456, 460 (S.D.N.Y. 2001)",
            "legal-citation",
            "12 F.Supp.3d 456, 460 (S.D.N.Y. 2001)",
            "F. Supp. 3d began in 2014",
        ),
        (
            "Smith v. Jones, 12 F. 4th 456 (2d Cir. Mar. 3, 2012)",
            "legal-citation",
            "12 F. 4th 456 (2d Cir. Mar. 3, 2012)",
            "F.4th began in 2021",
        ),
        (
            "Smith v. Jones, 999 F.3d 1, 12 F.4th 2 (2d Cir. 2009)",
            "legal-citation",
            "12 F.4th 2 (2d Cir. 2009)",
            "F.4th began in 2021",
        ),
        ("Smith v. Jones, 1023 P.2d 4 (Kan. 1999)", "legal-volume", "1023 P.2d 4", "volume is 999"),
        ("Smith v. Jones, 12 F.6th 33 (9th Cir. 2031)", "legal-series", "12 F.6th 33", "4 series"),
        ("Smith v. Jones, 12 F. Supp. 7th 33 (1999)", "legal-series", "12 F. Supp. 7th 33", "3"),
        ("a crime, 81 U.S.C. § 1341(a)", "us-code-title", "81 U.S.C.", "54 titles"),
        ("a crime, 0 USC §1", "us-code-title", "0 USC", "54 titles"),
        ("the rule at 61 CFR § 1.2", "us-code-title", "61 CFR", "50 titles"),
    ],
)
def test_what_cannot_be_is_found(found, text, rule, at, reason):
    (item,) = found(f"See {text}; it says so.")
    assert (item.rule, item.found) == (f"identifiers/{rule}", at)
    assert reason in item.message


@pytest.mark.parametrize(
    "text",
    [
        "Liverpool v. Everton ended 3 B. 2 (2019), and 12 F. 33 (1999) is an address.",
        "He scored 123 F.2d 456 (2022) without the name of a case.",
        "Smith v. Jones (2019) 12 EWCA 33; Smith v. Jones, [1932] AC 562.",
        "Smith v. Jones, 12 F.5th 33 (9th Cir. 2031).",
        "Smith v. Jones, 123 F.2d 456 was cited in 2022.",
        "Smith v. Jones, 999 F.2d 456 (9th Cir. 1994).",
        "It is a crime under 18 U.S.C. § 1341 and 54 U.S.C. 100101.",
    ],
)
def test_what_may_be_right_is_left_alone(found, text):
    findings = found(text)
    assert [item for item in findings if item.verdict is not Verdict.COULD_NOT_CHECK] == []


def test_less_certain_years_are_information(found):
    pytest.importorskip("reporters_db")
    (item,) = found("See Smith v. Jones, 12 Pa. D. & C. 33 (1750).")
    assert (item.severity, item.verdict) == (Severity.INFO, Verdict.UNSURE)


def test_a_reporter_that_is_not_known_could_not_be_checked(found):
    (item,) = found("See Smith v. Jones, 12 Zyx. Rep. 33 (1922).")
    assert (item.rule, item.verdict) == (
        "identifiers/unchecked-legal-citation",
        Verdict.COULD_NOT_CHECK,
    )


def test_without_the_extra_the_message_says_how_to_get_it(found, monkeypatch):
    monkeypatch.setattr(legal, "has_others", lambda: False)
    legal._others.cache_clear()
    try:
        (item,) = found("See Smith v. Jones, 12 Mich. App. 33 (1970).")
        assert "install factlint[legal]" in item.message
        assert found("See Smith v. Jones, 12 F.4th 33 (9th Cir. 2022).") == []
    finally:
        legal._others.cache_clear()

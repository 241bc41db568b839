"""Citations by author and year: what is read as one, which entry it means, what does not fit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factlint.engine.check import check
from factlint.language.citing.authoryear import mentions
from factlint.language.prose import Prose
from factlint.model.citation import Citation, CitationStyle
from factlint.model.document import Document
from factlint.model.finding import Finding, Severity
from factlint.readers import read
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

FILE = Path(__file__).resolve().parent.parent / "rules" / "citations.yaml"
REFERENCES = """

References

Doe, J., & Roe, R. (2017). Weirs of the world. New York: Wiley.

Moe, A., Poe, B., & Coe, C. (2016). Rain on hills. Journal of Wells, 8(1), 1-12.

Smith, J. A. (2019). Wells of the north. Journal of Wells, 12(3), 45-67.

van der Berg, K. (2011a). Locks. Journal of Wells, 4(1), 5-7.

van der Berg, K. (2011b). Keys. Journal of Wells, 4(2), 8-9.

World Health Organization. (2020). Wells and health. Geneva: World Health Organization.
"""
CITED = (
    "Wells run dry (Smith, 2019), and weirs do not (Doe & Roe, 2017). Hills are wet (Moe et al.,"
    " 2016; World Health Organization [WHO], 2020), and locks stay (van der Berg, 2011a, b)."
)


def found(text: str) -> list[tuple[tuple[str, ...], str]]:
    """Names and year of each mention in a text."""
    document = from_record({"body": text}, "a.jsonl")
    return [(mention.names, mention.year) for mention in mentions(document)]


def document_of(body: str, references: str = REFERENCES) -> Document:
    """A plain text with a reference list."""
    (document,) = read("paper.txt", (body + references).encode())
    assert isinstance(document, Document)
    return document


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    """The rules on citations."""
    return RuleSet(load_file("citations", FILE, "citations.yaml").rules)


def told(ruleset: RuleSet, body: str, references: str = REFERENCES) -> list[tuple[str, str]]:
    """Rule and text of each finding on a plain text."""
    return [
        (finding.rule.removeprefix("citations/"), finding.found)
        for finding in findings(ruleset, body, references)
    ]


def findings(ruleset: RuleSet, body: str, references: str = REFERENCES) -> list[Finding]:
    """The findings on a plain text."""
    return list(check(document_of(body, references), ruleset))


class TestMentions:
    @pytest.mark.parametrize(
        ("text", "names", "year"),
        [
            ("Wells (Smith, 2019).", ("Smith",), "2019"),
            ("Wells (Smith 2019: 12).", ("Smith",), "2019"),
            ("Wells (see also Smith, 2019, for a review).", ("Smith",), "2019"),
            ("Wells (as cited in Doe & Roe, 2019, p. 3).", ("Doe", "Roe"), "2019"),
            ("Smith (2019) says so.", ("Smith",), "2019"),
            ("Although Smith, Doe, and Roe (2019, p. 3) say so.", ("Smith", "Doe", "Roe"), "2019"),
            ("In Smith et al.’s (2019) wells.", ("Smith",), "2019"),
            ("Smith and her colleagues (2019) say so.", ("Smith",), "2019"),
            ("Wells (J. A. Smith & R. Roe-Doe, 2019).", ("Smith", "Roe-Doe"), "2019"),
            ("Wells (van der Berg, 2019).", ("van der Berg",), "2019"),
            ("Wells (O'Brien & D’Souza, 2011).", ("O'Brien", "D’Souza"), "2011"),
            ("Wells (García Márquez, 2010).", ("García Márquez",), "2010"),
            ("Wells (Łęcki et al., 2010).", ("Łęcki",), "2010"),
            ("Wells (Smith, in press).", ("Smith",), "in press"),
            ("Wells (Smith, n.d.).", ("Smith",), "n.d."),
            ("Wells (Smith, Jr., 2003).", ("Smith",), "2003"),
            ("Freud (1890/1950) dug.", ("Freud",), "1950"),
            ("(World Health Organization [WHO], 2020)", ("World Health Organization",), "2020"),
            ("Wells (R Core Team, 2016).", ("R Core Team",), "2016"),
        ],
    )
    def test_is_read(self, text: str, names: tuple[str, ...], year: str) -> None:
        assert found(text) == [(names, year)]

    def test_several(self) -> None:
        text = "Wells (Smith & Doe, 2019a, 2020b; Roe et al., 2018) and Moe (2010, 2012a, b)."
        years = [year for _, year in found(text)]
        assert years == ["2019a", "2020b", "2018", "2010", "2012a", "2012b"]

    @pytest.mark.parametrize(
        "text",
        [
            "In March (2019) it rained.",
            "Rain fell in Bath, 2019 was wet.",
            "For 2010–2014 see the table (2010-2014).",
            "The index rose to 2,019 (from 1,990).",
            "It was made in Office 2016 (Version 2016).",
            "The Declaration of Helsinki (2013) was kept.",
        ],
    )
    def test_is_none(self, text: str) -> None:
        assert found(text) == []


class TestMatching:
    def test_finds_each_entry(self) -> None:
        matching = Prose(document_of(CITED)).author_years
        keys = [[item.reference.key for item in match.entries] for match in matching.matches]
        assert keys == [
            ["smith|2019"],
            ["doe|2017"],
            ["moe|2016"],
            ["worldhealthorganization|2020"],
            ["vanderberg|2011a"],
            ["vanderberg|2011b"],
        ]

    def test_of_a_citation(self) -> None:
        prose = Prose(document_of(CITED))
        first = prose.citations[0]
        assert first.style is CitationStyle.AUTHOR_YEAR
        assert first.key == "smith|2019"
        (entry,) = prose.author_years.entry_of(first)
        assert entry.value("title") == "Wells of the north"

    def test_an_ambiguous_one_means_all(self) -> None:
        body = CITED.replace("2011a, b", "2011")
        matches = Prose(document_of(body)).author_years.matches
        assert [len(match.entries) for match in matches] == [1, 1, 1, 1, 2]

    def test_by_a_short_name(self) -> None:
        body = CITED.replace("World Health Organization [WHO], 2020", "WHO, 2020")
        assert all(match.entries for match in Prose(document_of(body)).author_years.matches)

    def test_needs_a_list(self) -> None:
        document = document_of(CITED, "")
        assert Prose(document).citations == ()

    def test_leaves_what_the_format_marks(self) -> None:
        document = document_of(CITED)
        start = document.text.index("Smith, 2019")
        marked = Citation(start, start + 11, "b1", CitationStyle.KEY)
        prose = Prose(replace(document, citations=(marked,)))
        assert [item.key for item in prose.citations][:2] == ["b1", "doe|2017"]


class TestFaults:
    def test_none(self, ruleset: RuleSet) -> None:
        assert told(ruleset, CITED) == []

    def test_without_an_entry(self, ruleset: RuleSet) -> None:
        (finding,) = findings(ruleset, CITED + " Ponds are deep (Poe, 2009), says Poe (2009).")
        assert (finding.rule, finding.found) == ("citations/undefined", "Poe, 2009")
        assert finding.severity is Severity.WARNING
        assert [place.message for place in finding.related] == ["cited here too"]

    def test_without_a_citation(self, ruleset: RuleSet) -> None:
        body = CITED.replace(" (Doe & Roe, 2017)", "")
        assert told(ruleset, body) == [("unused", "Doe, J., & Roe, R. (2017)")]

    def test_another_year(self, ruleset: RuleSet) -> None:
        (finding,) = findings(ruleset, CITED.replace("Roe, 2017", "Roe, 2018"))
        assert (finding.rule, finding.found) == ("citations/year-differs", "2018")
        assert "the list has Doe & Roe 2017" in finding.message
        assert len(finding.related) == 1

    @pytest.mark.parametrize(("name", "wrong"), [("Smith", "Smtih"), ("Berg", "Bergg")])
    def test_another_spelling(self, ruleset: RuleSet, name: str, wrong: str) -> None:
        body = CITED.replace(name, wrong)
        assert [rule for rule, _ in told(ruleset, body)][:1] == ["name-differs"]

    def test_another_spelling_of_a_later_author(self, ruleset: RuleSet) -> None:
        body, references = (
            CITED.replace("& Roe", "& Rowling"),
            REFERENCES.replace("Roe", "Rowlings"),
        )
        (finding,) = findings(ruleset, body, references)
        assert (finding.rule, finding.found) == ("citations/name-differs", "Rowling")

    def test_a_year_that_the_list_has_beside_it_lacks_its_entry(self, ruleset: RuleSet) -> None:
        body = CITED + " Wells were deep once (Smith, 2014)."
        (finding,) = findings(ruleset, body)
        assert (finding.rule, finding.found) == ("citations/undefined", "Smith, 2014")
        assert finding.message.endswith("the list has Smith 2019.")

    @pytest.mark.parametrize(
        "words",
        [
            "Wells of Smith's, in the book of 2019, run dry",
            "Smith, to whom we owe it all (see 2019), dug",
            "Weirs of the north: Smith's of 2019",
        ],
    )
    def test_other_words_may_cite(self, ruleset: RuleSet, words: str) -> None:
        body = CITED.replace("Wells run dry (Smith, 2019)", words)
        assert told(ruleset, body) == []

    def test_a_name_alone_is_doubtful(self, ruleset: RuleSet) -> None:
        body = CITED.replace("Wells run dry (Smith, 2019)", "Wells run dry, as Smith knew")
        (finding,) = findings(ruleset, body)
        assert finding.severity is Severity.INFO

    def test_cited_by_way_of_another(self, ruleset: RuleSet) -> None:
        body = CITED + " Ponds are deep (Poe, 1909, as cited in Smith, 2019)."
        assert told(ruleset, body) == []

    def test_places_and_people_with_a_year(self, ruleset: RuleSet) -> None:
        body = CITED + " It rained in Bath (2014), and Brexit (2016) came."
        assert all(item.severity is Severity.INFO for item in findings(ruleset, body))

    def test_further_reading_need_not_be_cited(self, ruleset: RuleSet) -> None:
        body = "Wells run dry (Smith, 2019), and weirs do not (Doe & Roe, 2017)."
        assert told(ruleset, body) == []

    def test_what_a_meta_analysis_counts_need_not_be_cited(self, ruleset: RuleSet) -> None:
        body = CITED.replace(" (Doe & Roe, 2017)", "")
        assert told(ruleset, body, REFERENCES.replace("\nDoe,", "\n*Doe,")) == []

    def test_dates_in_a_text_without_a_list(self, ruleset: RuleSet) -> None:
        body = "Wells ran dry (Bath, 2014), said Smith (2019), and weirs (Roe, 2017) did not."
        assert told(ruleset, body, "") == []

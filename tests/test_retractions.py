"""Works on a list of retractions."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ended

Command = Callable[..., Ended]
LIST = """\
doi,notice
10.1000/first.1,Retraction
10.1000/second.2,Expression of concern
10.1000/third.3,Correction
10.1000/fourth.4,Retraction;Reinstatement
"10.1002/(sici)1097-0142(19990101)85:1<1::aid-cncr1>3.0.co;2-a",Retraction
"""
TITLE = "A slow effect of cold water on the growth of pears"
WATCH = "\n".join(
    (
        "Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,"
        "RetractionNature,Reason",
        f"1,{TITLE},5/2/2012 0:00,10.1000/n1,10.1000/first.1,12345678,Expression of concern,+Data;",
        f"2,{TITLE},6/3/2013 0:00,10.1000/n2,10.1000/first.1,12345678,Retraction,"
        "+Duplication of Image;",
        "3,No number at all,6/3/2013 0:00,,unavailable,0,Retraction,",
    )
)

FORMS = [
    "10.1000/first.1",
    "10.1000/FIRST.1",
    "doi:10.1000/first.1",
    "DOI: 10.1000/first.1.",
    "doi 10.1000/first.1",
    "https://doi.org/10.1000/first.1",
    "http://dx.doi.org/10.1000/first.1",
    "https://www.doi.org/10.1000/first.1",
    "https://doi.org/10.1000%2Ffirst.1",
    "(https://doi.org/10.1000/first.1)",
    "<https://doi.org/10.1000/first.1>",
    "info:doi/10.1000/first.1",
    "[the paper](https://doi.org/10.1000/first.1)",
]


@pytest.fixture
def found(factlint: Command, tmp_path: Path) -> Callable[..., list[dict[str, object]]]:
    """The findings on retracted works in a text, given a list."""

    def check(text: str, table: str = LIST, name: str = "text.md") -> list[dict[str, object]]:
        (tmp_path / "list.csv").write_text(table, encoding="utf-8")
        (tmp_path / name).write_text(text, encoding="utf-8")
        options = ("--retractions", "list.csv", "--select", "references/retracted")
        ended = factlint("check", name, *options, "--format", "jsonl")
        assert ended.code in (0, 1), ended.err
        return [json.loads(line) for line in ended.out.splitlines()]

    return check


@pytest.mark.parametrize("form", FORMS)
def test_a_doi_is_known_in_every_written_form(form: str, found: Callable[..., list]) -> None:
    [finding] = found(f"The effect is old, see {form} for more.\n")
    assert finding["severity"] == "error"
    assert "Retraction" in finding["message"]


def test_other_works_are_left_alone(found: Callable[..., list]) -> None:
    text = "See 10.1000/first.10, 10.1000/first, 10.1000/xfirst.1 and 10.10001/first.1.\n"
    assert found(text) == []


def test_a_doi_with_signs_of_its_own_is_known(found: Callable[..., list]) -> None:
    doi = "10.1002/(SICI)1097-0142(19990101)85:1%3C1::AID-CNCR1%3E3.0.CO;2-A"
    assert len(found(f"See https://doi.org/{doi}.\n")) == 1


def test_a_list_that_has_lost_the_signs_of_a_doi_is_understood(found: Callable[..., list]) -> None:
    table = "doi,notice\n10.1002/1097-0142(1999)85:11::aid-cncr13.0.co;2-a,Retraction\n"
    doi = "10.1002/1097-0142(1999)85:1%3C1::AID-CNCR1%3E3.0.CO;2-A"
    assert len(found(f"See https://doi.org/{doi}.\n", table)) == 1


@pytest.mark.parametrize(
    ("doi", "severity", "verdict"),
    [
        ("10.1000/first.1", "error", "wrong"),
        ("10.1000/second.2", "warning", "unsure"),
        ("10.1000/third.3", "info", "unsure"),
        ("10.1000/fourth.4", "info", "unsure"),
    ],
)
def test_the_sort_of_notice_decides(
    doi: str, severity: str, verdict: str, found: Callable[..., list]
) -> None:
    [finding] = found(f"See doi:{doi} for more.\n")
    assert (finding["severity"], finding["verdict"]) == (severity, verdict)


@pytest.mark.parametrize(
    "text",
    [
        "The paper (doi:10.1000/first.1) was retracted in 2013.\n",
        "RETRACTED: A slow effect. doi:10.1000/first.1\n",
    ],
)
def test_a_text_that_says_so_is_information_only(text: str, found: Callable[..., list]) -> None:
    assert [finding["severity"] for finding in found(text)] == ["info"]


def test_the_table_of_retraction_watch_is_read(found: Callable[..., list]) -> None:
    [finding] = found("See doi:10.1000/first.1 for more.\n", WATCH)
    assert finding["severity"] == "error"
    assert "2013-06-03" in finding["message"]
    assert "Duplication of Image" in finding["message"]


def test_the_target_of_a_link_in_an_entry_counts(found: Callable[..., list]) -> None:
    entry = "[Roe on pears](https://doi.org/10.1000/first.1), 2009."
    assert len(found(f"Pears are old [1].\n\n## References\n\n1. {entry}\n2. Doe, 2001.\n")) == 1


def test_a_pubmed_number_is_enough(found: Callable[..., list]) -> None:
    [finding] = found("It is known (PMID: 12345678) since 2010.\n", WATCH)
    assert finding["severity"] == "error"


def test_a_title_alone_is_unsure(found: Callable[..., list]) -> None:
    text = (
        "@article{pear, title = {A Slow Effect of Cold Water on the Growth of {Pears}},"
        " author = {Roe, Jane}, year = {2009}}\n"
    )
    [finding] = found(text, WATCH, "refs.bib")
    assert (finding["severity"], finding["verdict"]) == ("warning", "unsure")


def test_an_entry_of_another_file_is_told_where_it_is_cited(
    found: Callable[..., list], tmp_path: Path
) -> None:
    entry = "@article{pear, title = {Pears}, doi = {10.1000/first.1}, year = {2009}}\n"
    (tmp_path / "refs.bib").write_text(entry, encoding="utf-8")
    [finding] = found("The effect is old [@pear], and @pear says more.\n")
    assert finding["found"] == "pear"
    assert finding["related"][0]["path"] == "refs.bib"


def test_without_a_list_nothing_is_said(factlint: Command, tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text("See doi:10.1000/first.1.\n", encoding="utf-8")
    ended = factlint("check", "text.md", "--select", "references/retracted")
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("name,colour\na,b\n", "list.csv:1: is no list of retractions; expected the columns"),
        ("doi,notice\n", "list.csv: holds no notice"),
        ("doi,notice\nnothing,Retraction\n", "list.csv: holds no notice"),
    ],
)
def test_a_list_that_is_none_is_told(
    table: str, expected: str, factlint: Command, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text(table, encoding="utf-8")
    (tmp_path / "text.md").write_text("Nothing.\n", encoding="utf-8")
    ended = factlint("check", "text.md", "--retractions", "list.csv")
    assert ended.code == 2
    assert expected in ended.err


def test_a_list_that_is_not_there_is_told(factlint: Command) -> None:
    ended = factlint("check", ".", "--retractions", "none.csv")
    assert ended.code == 2
    assert re.search(r"none\.csv: cannot be read: No such file", ended.err)


def test_a_changed_list_and_a_damaged_index_are_read_anew(
    found: Callable[..., list], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = "See doi:10.1000/new.9 for more.\n"
    assert found(text) == []
    assert len(found(text, f"{LIST}10.1000/new.9,Retraction\n")) == 1
    folder = tmp_path_factory.getbasetemp() / "cache" / "factlint"
    for file in folder.glob("notices-*.sqlite"):
        with sqlite3.connect(file) as connection:
            connection.execute("DROP TABLE keys")
    assert len(found(text, f"{LIST}10.1000/new.9,Retraction\n")) == 1

"""What is cited against what is listed, over the files of a project."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ended

Command = Callable[..., Ended]
BIB = """\
@book{roe, title = {Wells of the valley}, author = {Roe, Jane}, year = {1990}}
@book{doe, title = {Weirs of the valley}, author = {Doe, John}, year = {1991}}
"""


@pytest.fixture
def told(factlint: Command, tmp_path: Path) -> Callable[..., list[tuple[str, str, str]]]:
    """Rule, path and text of the findings on citations in these files."""

    def check(
        files: dict[str, str], *arguments: str, select: str = "citations"
    ) -> list[tuple[str, str, str]]:
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        paths = [item for item in arguments if not item.startswith("-")] or ["."]
        options = [item for item in arguments if item.startswith("-")]
        ended = factlint("check", *paths, *options, "--select", select, "--format", "jsonl")
        assert ended.code in (0, 1), ended.err
        findings = [json.loads(line) for line in ended.out.splitlines()]
        return [
            (item["rule"].removeprefix("citations/"), item["path"], item["found"])
            for item in findings
        ]

    return check


def test_a_bibliography_that_the_document_names(told: Callable[..., list]) -> None:
    text = "---\nbibliography: lists/refs\n---\n\nSee [@roe; @poe] and [@doe].\n"
    files = {"docs/a.md": text, "docs/lists/refs.bib": BIB, "docs/other.bib": "@book{poe, year=1}"}
    assert told(files, select="citations/undefined") == [("undefined", "docs/a.md", "poe")]


def test_the_bibliography_of_the_folder_and_of_those_above(told: Callable[..., list]) -> None:
    files = {
        "factlint.toml": "",
        "refs.bib": BIB,
        "part/one.md": "See [@roe; @poe].\n",
        "part/deep/two.md": "See [@doe].\n",
    }
    assert told(files) == [("undefined", "part/one.md", "poe")]


def test_a_bibliography_of_the_options_or_of_the_configuration(
    told: Callable[..., list],
) -> None:
    files = {"lists/refs.bib": BIB, "text/one.md": "See [@roe; @poe].\n"}
    assert told(files, "text") == [("no-list", "text/one.md", "roe")]
    option = "--bibliography=lists/refs.bib"
    assert told(files, "text", option) == [("undefined", "text/one.md", "poe")]
    files["factlint.toml"] = 'bibliography = ["lists/refs.bib"]\n'
    assert told(files, "text") == [("undefined", "text/one.md", "poe")]


def test_a_configured_bibliography_that_is_not_there_is_told(
    factlint: Command, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("Text.\n", encoding="utf-8")
    ended = factlint("check", "a.md", "--bibliography", "none.bib")
    assert ended.code == 2
    assert "none.bib: there is no such file" in ended.err


def test_further_keys_of_an_entry(told: Callable[..., list]) -> None:
    bib = "@book{roe, ids = {roe90, old-roe}, title = {Wells}, year = {1990}}\n"
    assert told({"refs.bib": bib, "a.md": "See [@roe90; @old-roe; @roe91].\n"}) == [
        ("undefined", "a.md", "roe91")
    ]


def test_a_bibliography_that_the_document_names_in_vain(told: Callable[..., list]) -> None:
    front = "---\ntitle: A\nbibliography: [refs.bib, more.bib]\n---\n\nSee [@roe; @doe].\n"
    assert told({"a.md": front, "refs.bib": BIB}) == [("missing-bibliography", "a.md", "more.bib")]
    files = {"a.md": "None.\n", "a.tex": "\\section{A}\nSee \\cite{roe}.\n\\bibliography{none}\n"}
    assert told(files) == [("missing-bibliography", "a.tex", "none")]


class TestUnused:
    FILES: dict[str, str] = {  # noqa: RUF012 - never changed
        "book/refs.bib": BIB + "@book{moe, title = {Mills}, year = {1992}}\n",
        "book/one.md": "See [@roe].\n",
        "book/two.md": "See [@doe].\n",
    }

    def test_is_what_no_document_of_the_folder_cites(self, told: Callable[..., list]) -> None:
        assert told(self.FILES) == [("unused", "book/refs.bib", "moe")]

    def test_is_not_told_when_a_document_was_left_out(self, told: Callable[..., list]) -> None:
        assert told(self.FILES, "book/refs.bib", "book/one.md") == []

    def test_is_not_told_of_a_bibliography_that_was_not_checked(
        self, told: Callable[..., list]
    ) -> None:
        assert told(self.FILES, "book/one.md", "book/two.md") == []

    def test_is_not_told_of_a_bibliography_that_nothing_uses(
        self, told: Callable[..., list]
    ) -> None:
        assert told({"refs.bib": BIB, "a.md": "No citation here.\n"}) == []

    def test_is_the_same_for_every_number_of_processes(self, told: Callable[..., list]) -> None:
        files = dict(self.FILES)
        for number in range(40):
            files[f"book/more/{number}.md"] = "See [@roe]. " + "Words and words. " * 700
        assert told(files, "--jobs=2") == told(files, "--jobs=1")

    def test_counts_what_cited_entries_refer_to(self, told: Callable[..., list]) -> None:
        bib = (
            "@inproceedings{roe, title = {Wells}, crossref = {all}}\n"
            "@proceedings{all, title = {Water}, year = {1992}}\n"
        )
        assert told({"refs.bib": bib, "a.md": "See [@roe].\n"}) == []

    def test_of_a_long_list_is_told_once(self, told: Callable[..., list]) -> None:
        bib = "".join(f"@book{{k{n}, title = {{T{n}}}, year = {{1990}}}}\n" for n in range(60))
        assert told({"refs.bib": bib, "a.md": "See [@k1].\n"}) == [("unused", "refs.bib", "k0")]

    def test_can_be_allowed_in_the_bibliography(self, told: Callable[..., list]) -> None:
        allow = "% factlint: allow citations/unused: kept for the next edition\n"
        bib = BIB.replace("@book{doe", f"{allow}@book{{doe")
        files = {"refs.bib": bib, "a.md": "See [@roe].\n"}
        assert told(files, select="citations,factlint") == []


class TestChapters:
    """LaTeX files that one main file includes are one text."""

    MAIN = (
        "\\documentclass{book}\n\\begin{document}\n\\include{parts/one}\n\\input{two.tex}\n"
        "\\bibliography{refs}\n\\end{document}\n"
    )

    def test_share_the_bibliography_of_the_main_file(self, told: Callable[..., list]) -> None:
        files = {
            "factlint.toml": "",
            "main.tex": self.MAIN,
            "refs.bib": BIB,
            "other.bib": "@book{poe, title = {P}, year = {1990}}\n",
            "parts/one.tex": "\\chapter{One}\nSee \\cite{roe,poe}.\n",
            "two.tex": "\\chapter{Two}\nSee \\citep[p.~3]{doe}.\n",
        }
        assert told(files, select="citations/undefined,citations/unused") == [
            ("undefined", "parts/one.tex", "poe")
        ]

    def test_share_the_list_of_the_main_file(self, told: Callable[..., list]) -> None:
        listing = (
            "\\begin{thebibliography}{9}\n\\bibitem{roe} Jane Roe. Wells. 1990.\n"
            "\\bibitem{doe} John Doe. Weirs. 1991.\n\\end{thebibliography}\n"
        )
        files = {
            "main.tex": "\\begin{document}\nSee \\cite{roe}.\n\\input{two}\n"
            f"{listing}\\end{{document}}\n",
            "two.tex": "\\section{Two}\nSee \\cite{poe}.\n",
        }
        assert told(files) == [
            ("unused", "main.tex", "doe"),
            ("undefined", "two.tex", "poe"),
        ]


def test_a_key_that_two_bibliographies_define_otherwise(told: Callable[..., list]) -> None:
    files = {
        "a.md": "---\nbibliography: [one.bib, two.bib]\n---\n\nSee [@roe; @doe].\n",
        "one.bib": BIB,
        "two.bib": BIB.replace("1990", "1995"),
    }
    assert told(files, select="citations/duplicate") == [("duplicate", "a.md", "roe")]


def test_capitals(told: Callable[..., list]) -> None:
    files = {"a.md": "See [@Roe; @doe].\n", "refs.bib": BIB}
    assert told(files) == [("case-differs", "a.md", "Roe")]


def test_a_slip_is_told_with_the_key_that_was_meant(factlint: Command, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{lindqvist2018, year = 2018}", encoding="utf-8")
    (tmp_path / "a.md").write_text("See [@lindkvist2018].\n", encoding="utf-8")
    ended = factlint("check", "a.md", "--select", "citations")
    assert "'lindqvist2018' is near" in ended.out

"""Formats in a run: other XML and JSON in a folder, files that are no text, all reporters."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from conftest import TYPO_RULE, Ended, write_house_rules

Command = Callable[..., Ended]
PAPER = "<TEI><text><body><p>The plalform fell.</p></body></text></TEI>"
FOREIGN = {
    "pom.xml": "<project/>",
    "page.xml": "{% extends %}",
    "package.json": '{"name": "x", "type": "module"}',
    "broken.json": "{",
    "data.json": "[1, 2]",
    "odd.xml": "\0",
}


@pytest.fixture(autouse=True)
def project(factlint: Command, tmp_path: Path) -> Path:
    """An empty folder with a configuration and a rule file."""
    write_house_rules(tmp_path, TYPO_RULE)
    return tmp_path


def word(*paragraphs: str) -> bytes:
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_other_xml_and_json_in_a_folder_is_passed_over(factlint: Command, project: Path):
    for name, text in FOREIGN.items():
        (project / name).write_text(text)
    (project / "paper.xml").write_text(PAPER)
    ended = factlint("check", "--format", "json")
    report = json.loads(ended.out)
    assert ended.code == 1
    assert [item["path"] for item in report["documents"]] == ["paper.xml"]
    assert report["failures"] == []


@pytest.mark.parametrize("name", sorted(FOREIGN))
def test_other_xml_and_json_that_is_named_is_an_error(factlint: Command, project: Path, name: str):
    (project / name).write_text(FOREIGN[name])
    ended = factlint("check", name)
    assert ended.code == 3
    assert f"{name}:" in ended.err


def test_a_broken_paper_in_a_folder_is_an_error(factlint: Command, project: Path):
    (project / "paper.xml").write_text(PAPER[:40])
    ended = factlint("check")
    assert ended.code == 3
    assert "not well-formed" in ended.err


def test_a_folder_of_other_files_alone_has_nothing_to_read(factlint: Command, project: Path):
    (project / "pom.xml").write_text("<project/>")
    ended = factlint("check")
    assert ended.code == 0
    assert "no file to read here" in ended.err


def test_findings_in_a_word_document_count_in_its_paragraphs(factlint: Command, project: Path):
    (project / "a.docx").write_bytes(word("One.", "The plalform fell."))
    ended = factlint("check")
    assert ended.code == 1
    assert "a.docx:2:5 error 'plalform' looks like a typo." in ended.out
    assert "    The plalform fell." in ended.out


def test_a_word_document_has_a_page_in_the_report(factlint: Command, project: Path):
    (project / "a.docx").write_bytes(word("One.", "The plalform fell."))
    factlint("report", "a.docx", "--out", "out")
    (page,) = (project / "out").rglob("*a.docx*.html")
    shown = page.read_text()
    assert "plalform" in shown
    assert "One." in shown


def test_a_word_document_is_never_written(factlint: Command, project: Path):
    data = word("The plalform fell.")
    (project / "a.docx").write_bytes(data)
    assert "can be mended" not in factlint("check", "a.docx").out
    ended = factlint("fix", "a.docx")
    assert "a.docx: is no text file; its fixes are for you to make" in ended.err
    assert (project / "a.docx").read_bytes() == data


def test_the_lock_of_an_open_document_is_left_out(factlint: Command, project: Path):
    (project / "~$a.docx").write_bytes(b"Ana")
    assert "no file to read here" in factlint("check").err


def test_what_is_no_word_document_is_told(factlint: Command, project: Path):
    (project / "a.docx").write_bytes(b"no document")
    ended = factlint("check", "a.docx")
    assert ended.code == 3
    assert "is no Word document" in ended.err


def test_marked_up_text_is_mended_in_place(factlint: Command, project: Path):
    (project / "paper.xml").write_text(PAPER)
    (project / "a.rst").write_text("The *plalform* fell.\n")
    factlint("fix", "paper.xml", "a.rst")
    assert (project / "paper.xml").read_text() == PAPER.replace("plalform", "platform")
    assert (project / "a.rst").read_text() == "The *platform* fell.\n"

"""Facts that a project declares once and its documents restate."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ended

Command = Callable[..., Ended]
ROOT = Path(__file__).parent.parent
FACTS = """\
facts:
  formats:
    value: 124
    unit: formats
    as-of: 2026-03-31
    statements: ["supports {value} formats", "{value} file formats"]
  boats:
    value: 12640
    statements: ["{value} visiting boats"]
  share:
    value: 12.35
    statements: ["{value} % of the boats"]
  version:
    value: "3.10"
    statements: ["needs version {value}"]
"""


@pytest.fixture
def stated(factlint: Command, tmp_path: Path) -> Callable[..., list[dict[str, object]]]:
    """The findings on declared facts in a text."""
    (tmp_path / "facts.yaml").write_text(FACTS, encoding="utf-8")

    def check(text: str) -> list[dict[str, object]]:
        (tmp_path / "text.md").write_text(text, encoding="utf-8")
        ended = factlint("check", "text.md", "--select", "claims/stale-fact", "--format", "jsonl")
        assert ended.code in (0, 1), ended.err
        return [json.loads(line) for line in ended.out.splitlines()]

    return check


@pytest.mark.parametrize(
    "text",
    [
        "It supports 124 formats.",
        "It SUPPORTS 124\nformats.",
        "It supports one hundred and twenty-four formats.",
        "It supports about 120 formats.",
        "It supports more than 120 formats.",
        "It supports nearly 130 formats.",
        "We counted 12,640 visiting boats.",
        "We counted 12.6 thousand visiting boats.",
        "We counted 13,000 visiting boats.",
        "It is 12.4 % of the boats.",
        "It is 12 % of the boats.",
        "It needs version 3.10.",
        "It supports many formats, and 7 visiting yachts.",
    ],
)
def test_a_value_that_is_the_declared_one_as_print_rounds_it_is_left_alone(stated, text):
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It supports 118 formats.", "118"),
        ("It supports about 110 formats.", "110"),
        ("It supports more than 130 formats.", "130"),
        ("It supports nearly 120 formats.", "120"),
        ("It supports ninety formats.", "ninety"),
        ("We counted 12,000 visiting boats.", "12,000"),
        ("We counted 1.2 million visiting boats.", "1.2 million"),
        ("It is 12.2 % of the boats.", "12.2"),
        ("It needs version 3.1.", "3.1"),
        ("All 118 file formats.", "118"),
    ],
)
def test_another_value_is_found(stated, text, found):
    findings = stated(text)
    assert [item["found"] for item in findings] == [found]
    assert findings[0]["verdict"] == "wrong"


def test_the_finding_leads_to_the_declaration_and_offers_the_value(stated, tmp_path: Path):
    (item,) = stated("It supports 118 formats.")
    assert item["message"] == (
        "States 118, but formats is declared as 124 formats (as of 2026-03-31)."
    )
    (place,) = item["related"]
    assert (place["path"], place["line"], place["column"]) == ("facts.yaml", 3, 5)
    assert FACTS[place["start"] : place["end"]] == "value: 124"
    assert item["fixes"] == [{"text": "124", "safety": "unsafe"}]


def test_a_sentence_about_an_earlier_year_is_unsure(stated):
    (item,) = stated("In 2019 it still read 80 file formats.")
    assert item["verdict"] == "unsure"


def test_two_statements_that_meet_in_one_place_give_one_finding(factlint, tmp_path: Path):
    write(tmp_path, 'facts: {f: {value: 3, statements: ["{value} boats", "has {value} boats"]}}')
    (tmp_path / "a.md").write_text("The club has 4 boats.")
    assert factlint("check", "a.md", "--format", "jsonl").out.count("stale-fact") == 1


def test_the_nearest_declaration_of_a_name_holds(factlint: Command, tmp_path: Path):
    write(tmp_path, 'facts: {berths: {value: 10, statements: ["{value} berths"]}}')
    (tmp_path / "north").mkdir()
    write(tmp_path / "north", 'facts: {berths: {value: 20, statements: ["{value} berths"]}}')
    for folder in (tmp_path, tmp_path / "north"):
        (folder / "a.md").write_text("There are 20 berths.")
    ended = factlint("check", "--format", "jsonl")
    assert [json.loads(line)["path"] for line in ended.out.splitlines()] == ["a.md"]


def test_a_file_of_another_program_is_left_alone(factlint: Command, tmp_path: Path):
    write(tmp_path, "ansible_facts: [broken")
    (tmp_path / "a.md").write_text("There are 20 berths.")
    assert factlint("check", "a.md").code == 0


def test_a_configured_file_must_be_there(factlint: Command, tmp_path: Path):
    (tmp_path / "factlint.toml").write_text('facts = "our.yaml"\n')
    (tmp_path / "a.md").write_text("There are 20 berths.")
    ended = factlint("check", "a.md")
    assert ended.code == 2
    assert "our.yaml" in ended.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("facts:\n  a: {statements: ['{value} b']}", "facts.yaml:2:3: the fact 'a' needs 'value'"),
        ("facts:\n  a: {value: 1}", "facts.yaml:2:3: the fact 'a' needs 'statements'"),
        (
            "facts:\n  a:\n    value: true\n    statements: ['{value} b']",
            "facts.yaml:3:5: 'value' is True",
        ),
        (
            "facts:\n  a:\n    value: 1\n    statements:\n      - no place",
            "facts.yaml:5:9: a statement needs {value} once",
        ),
        (
            "facts:\n  a:\n    value: 1\n    statements: ['{value}!']",
            "facts.yaml:4:18: a statement needs a word",
        ),
        (
            "facts:\n  a:\n    value: 1\n    as-of: May\n    statements: ['{value} b']",
            "facts.yaml:4:5: 'as-of' is 'May'; expected a date",
        ),
        (
            "facts:\n  a:\n    value: 1\n    patterns: ['{value} b']",
            "facts.yaml:4:5: unknown key 'patterns'",
        ),
        ("facts:\n  - a", "facts.yaml:1:1: needs 'facts:' with a mapping"),
        ("facts:\n  A b: {}", "facts.yaml:2:3: a fact's name must be kebab-case"),
    ],
)
def test_a_mistake_is_told_with_its_place_before_any_file_is_read(
    factlint: Command, tmp_path: Path, text: str, told: str
):
    write(tmp_path, text)
    (tmp_path / "a.md").write_text("The plalform was offline.")
    ended = factlint("check", "a.md")
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


def test_the_schema_is_printed(factlint: Command):
    schema = json.loads(factlint("schema", "--facts").out)
    assert schema["required"] == ["facts"]


def test_the_page_about_facts_says_what_happens(factlint: Command, tmp_path: Path):
    page = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"```(\w+)\n(.*?)```", page, re.DOTALL)[:3])
    write(tmp_path, blocks["yaml"])
    (tmp_path / "text.md").write_text(blocks["markdown"], encoding="utf-8")
    ended = factlint("check", "text.md", "--select", "claims", "--format", "jsonl")
    messages = [json.loads(line)["message"] for line in ended.out.splitlines()]
    assert messages == blocks["text"].splitlines()


def test_the_stale_figure_of_the_seed_is_found(factlint: Command, tmp_path: Path):
    for file in (ROOT / "seeds" / "facts").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    ended = factlint("check", "--select", "claims", "--format", "jsonl")
    assert [json.loads(line)["found"] for line in ended.out.splitlines()] == ["142"]


def write(folder: Path, text: str) -> None:
    (folder / "facts.yaml").write_text(text, encoding="utf-8")

"""Links to files of the same project, and to places in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ended
from factlint.run.around.anchors import anchors_of
from reading import document

Command = Callable[..., Ended]
Lint = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def lint(factlint: Command, tmp_path: Path) -> Lint:
    """Severity, text found and first fix of the findings in `a.md`, given its neighbours."""

    def run(text: str, /, name: str = "a.md", **files: str) -> list[tuple[str, str, str]]:
        for key, content in {name: text, **files}.items():
            file = tmp_path / key
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
        ended = factlint("check", name, "--select", "links", "--format", "jsonl")
        items = [json.loads(line) for line in ended.out.splitlines()]
        return [
            (item["severity"], item["found"], item["fixes"][0]["text"] if item["fixes"] else "")
            for item in items
        ]

    return run


def test_files_that_are_there_are_silent(lint: Lint):
    text = (
        "[a](b.md) [b](./docs/c%20d.md) [c](docs/) [d](docs) ![e](img/p.png?raw=true)\n"
        "[f](b.md#the-pier) [g](#here) [h](/rooted/x.md) [i](../outside.md) [j](https://a.org)\n"
        "[k](../../issues) [l](dist/x.js) [m](Foo::bar) [n]({{ url }}) [o](docs/#c)\n\n# Here\n"
    )
    files = {"b.md": "# The pier\n", "docs/c d.md": "", "img/p.png": "", "docs/README.md": "# C\n"}
    assert lint(text, **files) == []


def test_a_file_that_is_not_there(lint: Lint):
    assert lint("[a](b.md) [b](c.md) ![](d.png)", **{"b.md": ""}) == [
        ("warning", "c.md", ""),
        ("warning", "d.png", ""),
    ]


def test_names_that_are_nearly_right_are_mended(lint: Lint):
    files = {"README.md": "", "docs/plan.md": "", "b.md": ""}
    assert lint("[a](readme.md) [b](docs/plan#x) [c](b.md) [d](www.harbour.org)", **files) == [
        ("warning", "readme.md", "README.md"),
        ("warning", "docs/plan#x", "docs/plan.md#x"),
        ("warning", "www.harbour.org", "https://www.harbour.org"),
    ]


def test_a_folder_that_is_not_there_is_told_once(lint: Lint):
    text = "[a](b.md) [b](old/c.md) [c](old/d.md) [d](old/x/e.md) [e](old/f.md) [f](old/c.md)"
    assert lint(text, **{"b.md": ""}) == [("warning", "old/c.md", "")] * 2


def test_a_document_taken_out_of_its_place_is_only_doubted(lint: Lint):
    assert {item[0] for item in lint("[a](b.md) [b](c.md) [c](d/e.png)")} == {"info"}


@pytest.mark.parametrize(
    ("fragment", "is_there"),
    [
        ("the-pier", True),
        ("the-pier-1", True),
        ("the-pier-3", False),
        ("a--b", True),
        ("a-b", True),
        ("1-why", True),
        ("why", True),
        ("own", True),
        ("old", True),
        ("named", True),
        ("label", True),
        ("raw-heading", True),
        ("café-au-lait", True),
        ("caf%C3%A9-au-lait", True),
        ("cafe-au-lait", True),
        ("-quick-start", True),
        ("quick-start", True),
        ("code_span-and-link", True),
        ("fn1", True),
        ("top", True),
        ("", True),
        ("pier", False),
        ("quick", False),
    ],
)
def test_the_places_that_programs_make_of_headings(fragment: str, is_there: bool):
    text = (
        "# The pier\n\n## The pier\n\n## A & B\n\n## 1. Why?\n\n## Name {#own}\n\n"
        '<a name="old"></a><span id=named>x</span>\n\n(label)=\n## Other\n\n'
        "<h2>Raw <b>heading</b></h2>\n\n"
        "## Café au lait\n\n## 🚀 Quick start\n\n## `code_span` and [link](x.md)\n\n"
        "```\n# pier\n```\n"
    )
    anchors = anchors_of(document(text, ".md"))
    assert anchors.has(fragment) is is_there


def test_a_place_that_is_not_there(lint: Lint):
    text = (
        "[a](#costs) [b](b.md#plan) [c](b.md#theplan) [d](#Here) [e](c.html#x) [f](c.html#y)\n\n"
        "# Here\n"
    )
    files = {"b.md": "# The plan\n", "c.html": "<p id='x'>A page of some words.</p>"}
    assert lint(text, **files) == [
        ("warning", "#costs", ""),
        ("warning", "b.md#plan", ""),
        ("warning", "b.md#theplan", "b.md#the-plan"),
        ("info", "#Here", "#here"),
        ("warning", "c.html#y", ""),
    ]


def test_of_a_text_that_takes_in_others_nothing_is_said(lint: Lint):
    assert lint("[a](#costs)\n\n{% include costs.md %}\n") == []
    page = "<meta http-equiv=refresh content='0; url=c.html'>"
    assert lint("[a](b.html#costs)", **{"b.html": page}) == []


def test_lines_of_a_listing_are_no_places(lint: Lint):
    assert lint("[a](b.html#12) [b](b.html#12-14) [c](b.html#L3)", **{"b.html": "<p>A page."}) == []


@pytest.mark.parametrize("mark", ["mkdocs.yml", "_config.yml", "docusaurus.config.js", "conf.py"])
def test_a_site_makes_its_own_addresses(lint: Lint, mark: str):
    files = {mark: "", "docs/b.md": "# B\n"}
    text = "[a](b) [b](../b/) [c](c.html) [d](b.md) ![](/img/x.png) [e](../other/)"
    assert lint(text, "docs/a.md", **files) == []
    assert [item[0] for item in lint("[a](none.md) [b](b.md)", "docs/a.md", **files)] == ["info"]


def test_front_matter_says_that_a_page_is_of_a_site(lint: Lint):
    assert lint("---\nlayout: page\n---\n\n[a](about) [b](b.html)\n") == []


def test_pages_saved_from_the_web_are_left_alone(lint: Lint):
    page = (
        "<link rel='canonical' href='https://a.org/x'><article><h1>The pier of the town</h1>"
        "<p>The board met <a href='a.html'>in the hall</a> and spoke of the pier for long.</p>"
    )
    assert lint(page, "a.html") == []


def test_nothing_outside_of_the_project_is_looked_at(lint: Lint, tmp_path: Path):
    (tmp_path.parent / "secret.md").write_text("# One\n")
    assert lint("[a](../secret.md#two) [b](../none.md)") == []


def test_a_link_out_of_the_project_is_not_followed(lint: Lint, tmp_path: Path):
    (tmp_path.parent / "far.md").write_text("# One\n")
    (tmp_path / "near.md").symlink_to(tmp_path.parent / "far.md")
    assert lint("[a](near.md#two)") == []


def test_standard_input_has_no_neighbours(factlint: Command, monkeypatch: pytest.MonkeyPatch):
    import io
    import sys

    stdin = io.TextIOWrapper(io.BytesIO(b"[a](none.md)"))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert (
        factlint("check", "-", "--stdin-name", "x.md", "--select", "links").out.count("none") == 0
    )


@pytest.mark.parametrize(
    "target", ["a\x00b.md", "x" * 5_000, "%00.md", "~", ".", "..", "?", "#", "%"]
)
def test_strange_targets_are_no_trouble(lint: Lint, target: str):
    lint(f"[a](<{target}>)")

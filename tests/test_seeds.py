"""What the main job must show on the seeds, and the sample report that shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factlint.cli.main import main

ROOT = Path(__file__).parent.parent
SEED = "seeds/000_a23941a31536c1a2.txt"


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The folder that the main job writes over all seeds."""
    out = tmp_path_factory.mktemp("reports")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        assert main(["report", "seeds", "--out", str(out), "--quiet"]) == 0
    return out


@pytest.fixture(scope="module")
def findings(reports):
    lines = (reports / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def told(findings, path, *severities):
    return [
        (item["rule"], item["severity"], item["verdict"], item["found"])
        for item in findings
        if item["path"] == path and item["severity"] in (severities or ("error", "warning"))
    ]


def test_the_users_seed_shows_its_faults_and_no_other(findings):
    assert told(findings, SEED) == [
        ("structure/empty-byline", "error", "wrong", "By:"),
        ("names/given-name-as-surname", "warning", "wrong", "Zhihong"),
        ("spelling/common-typo", "error", "wrong", "plalform"),
        ("places/variant-forms", "warning", "unsure", "Macau"),
        ("structure/truncated", "error", "wrong", "Ch"),
    ]
    assert (
        "names/organisation-variants",
        "info",
        "unsure",
        "Innovation Center of the University of Macau",
    ) in told(findings, SEED, "info")


def test_the_users_seed_shows_them_at_their_places(findings):
    places = {
        item["rule"]: (item["line"], item["column"]) for item in findings if item["path"] == SEED
    }
    assert places["structure/empty-byline"] == (3, 38)
    assert places["spelling/common-typo"] == (17, 319)
    assert places["names/given-name-as-surname"] == (15, 227)
    assert places["places/variant-forms"] == (17, 409)


@pytest.mark.parametrize("path", ["seeds/clean-article.txt", "seeds/clean-handbook.md"])
def test_a_clean_document_stays_silent(findings, path):
    assert told(findings, path, "error", "warning", "info") == []


def test_an_allowed_finding_stays_silent(findings):
    assert told(findings, "seeds/allowed.md") == []


def test_a_report_is_held_against_its_own_figures(findings):
    assert [rule for rule, *_ in told(findings, "seeds/brewery-results.md")] == [
        "numbers/percent-change",
        "numbers/miscounted-list",
        "numbers/conversion",
        "numbers/percentage-point",
        "numbers/reversed-range",
        "dates/wrong-weekday",
    ]


def test_an_article_is_held_against_the_calendar_and_the_map(findings):
    assert [rule for rule, *_ in told(findings, "seeds/lighthouse-society.txt")] == [
        "dates/age",
        "dates/duration",
        "quotes/unclosed",
        "dates/impossible-date",
        "dates/wrong-weekday",
        "places/wrong-country",
    ]


def test_a_message_shows_the_calculation(findings):
    [message] = [item["message"] for item in findings if item["rule"] == "numbers/percent-change"]
    assert "12 percent" in message
    assert "15 %" in message


def test_offsets_lead_to_what_was_found(findings):
    for item in findings:
        if item["document"] is None:
            text = (ROOT / item["path"]).read_bytes().decode("utf-8")
            assert text[item["start"] : item["end"]] == item["found"]


def test_each_document_has_its_page(reports, findings):
    summary = json.loads((reports / "summary.json").read_text(encoding="utf-8"))
    index = (reports / "index.html").read_text(encoding="utf-8")
    pages = sorted(path.name for path in (reports / "pages").iterdir())
    assert len(pages) == len(summary["documents"])
    assert all(f"pages/{name}" in index for name in pages)


def test_the_committed_sample_is_fresh(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    main(["report", SEED, "--out", str(tmp_path), "--quiet"])
    sample = ROOT / "reports" / "sample"
    written = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    kept = sorted(path.relative_to(sample) for path in sample.rglob("*") if path.is_file())
    assert written == kept
    for name in written:
        assert (tmp_path / name).read_bytes() == (sample / name).read_bytes(), name

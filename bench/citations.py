"""What the rules on numbers, keys, notes and labels find in Markdown, and what they leave alone.

The pairs of mdcitefix give recall and precision: synthetic documents with faults (`input`), and
what a program that renumbers made of them (`expected`). Each was read: `labels/citations.jsonl`
says what an editor would call a fault in either, empty where there is none. A manuscript that
cites by DOI, ISBN and URL, and the news, give false accusations.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.news import half_of, records
from bench.row import Row
from factlint.engine.check import check
from factlint.language.prose import Prose
from factlint.model.document import Document
from factlint.model.finding import Finding, Severity
from factlint.readers import read
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).resolve().parent / "labels" / "citations.jsonl"


def measure(data: Path) -> list[Row]:
    """All figures for citations in Markdown."""
    loaded = load_file("citations", ROOT / "rules" / "citations.yaml", "citations.yaml")
    ruleset = RuleSet(loaded.rules)
    return [
        *_pairs(data / "citations" / "mdcitefix" / "tests" / "fixtures", ruleset),
        *_manuscript(data / "citations" / "manubot-scihub" / "02.manuscript.md", ruleset),
        *_news(data, ruleset),
    ]


def _labels() -> list[Mapping[str, str]]:
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def _pairs(folder: Path, ruleset: RuleSet) -> Iterator[Row]:
    counts = {"faulty": [0, 0], "sound": [0, 0], "mended": [0, 0]}
    for label in _labels():
        for name in ("input", "expected"):
            findings = _findings(_read(folder / label["fixture"] / f"{name}.md"), ruleset)
            is_told = any(item.severity.rank >= Severity.WARNING.rank for item in findings)
            if label[name] and name == "input":
                _count(counts["faulty"], bool(findings))
            elif not label[name]:
                _count(counts["sound" if name == "input" else "mended"], is_told)
    data = "mdcitefix"
    yield Row("citations/*", "documents with a fault, one found", "", data, *counts["faulty"])
    yield Row("citations/*", "documents without, warned of", "", data, *counts["sound"])
    yield Row("citations/*", "mended documents, warned of", "", data, *counts["mended"])


def _count(counts: list[int], is_hit: bool) -> None:
    counts[0] += is_hit
    counts[1] += 1


def _manuscript(path: Path, ruleset: RuleSet) -> Iterator[Row]:
    document = _read(path)
    told = [item for item in _findings(document, ruleset) if item.severity is not Severity.INFO]
    cited = len(Prose(document).citations)
    yield Row("citations/*", "citations accused", "", "manubot manuscript", len(told), cited)


def _news(data: Path, ruleset: RuleSet) -> Iterator[Row]:
    counts = {"seen": [0, 0], "kept": [0, 0]}
    for collection, record in records(data):
        document = from_record(record, collection)
        half = half_of(f"{collection}:{record.get('id')}")
        _count(counts[half], bool(_findings(document, ruleset)))
    for half, (hits, total) in counts.items():
        yield Row("citations/*", "articles with a finding", half, "news", hits, total)


def _findings(document: Document, ruleset: RuleSet) -> tuple[Finding, ...]:
    return tuple(check(document, ruleset))


def _read(path: Path) -> Document:
    (document,) = read(path.name, path.read_bytes())
    assert isinstance(document, Document)
    return document


if __name__ == "__main__":
    for row in measure(Path(sys.argv[1])):
        print(row)

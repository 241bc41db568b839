"""What the rules on statistics find.

Sentences whose tests were coded by hand say how many tests are recognised; three of statcheck's
test papers how errors and decision errors agree with its coding. Papers with labels in
`labels/statistics.jsonl` give precision: `seen` are those with an even number in the order of their
names, `kept` the others, first looked at when the rules were done; what was mended after that
look is in the commit history. Tests worked out here are put into sentences of many forms, right
for false flags and altered for recall. GRIM is held against an enumeration of all sums, on the
tables of the R package scrutiny. Tortured phrases are put into papers.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.news import flagged
from bench.row import Row
from bench.statistic_texts import put_in
from factlint.engine.check import check
from factlint.language.statistics import granularity, recompute, tests
from factlint.language.statistics.printed import read as read_number
from factlint.language.statistics.report import Reported
from factlint.language.statistics.signs import plain
from factlint.language.tortured import load as load_phrases
from factlint.model.document import Document
from factlint.model.finding import Severity
from factlint.readers import read
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).resolve().parent / "labels" / "statistics.jsonl"
P_RULES = ("statistics/p-value", "statistics/decision-error")


def measure(data: Path) -> list[Row]:
    """All figures for statistics."""
    ruleset = rules("statistics")
    return [
        *_recognised(data),
        *_statcheck(data),
        *_papers(data, ruleset),
        *_news(data, ruleset),
        *_put_in(ruleset),
        *_grim(data),
        *_tortured(data),
    ]


def rules(topic: str) -> RuleSet:
    """The rules of one topic."""
    loaded = load_file(topic, ROOT / "rules" / f"{topic}.yaml", f"{topic}.yaml")
    return RuleSet(loaded.rules)


def _document(path: Path) -> Document:
    (document,) = read(path.name, path.read_bytes())
    assert isinstance(document, Document)
    return document


def _recognised(data: Path) -> Iterator[Row]:
    """Tests coded by hand that are found; the coding cuts thousands at their comma."""
    for name in ("effect_size_Ftest_v1", "effect_size_ttest_v2"):
        found = total = 0
        path = data / "statistics" / "tests-coded" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            for record in csv.DictReader(file):
                text = plain(record["text"])
                heads = [text[test.head.start : test.head.end] for test in tests.find(text)]
                left = Counter(_bare(head) for head in heads)
                for coded in record["match_test"].split(";"):
                    total += 1
                    key = _bare(coded)
                    if left[key] > 0:
                        left[key] -= 1
                        found += 1
        yield Row("tests", "recognised", "", name, found, total)


def _bare(test: str) -> str:
    """A test without white space, and its value up to the first comma."""
    name, sign, value = re.sub(r"\s", "", plain(test)).rpartition("=")
    return name + sign + value.partition(",")[0]


def _statcheck(data: Path) -> Iterator[Row]:
    folder = data / "statistics" / "statcheck"
    gold: dict[str, list[dict[str, str]]] = {}
    path = folder / "manually_extracted_stats_testpapers.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file, delimiter=";"):
            if record["file_type"] == "html":
                gold.setdefault(record["file_name"].rpartition(".")[0], []).append(record)
    total = found = errors = decisions = 0
    for name, coded in gold.items():
        path = folder / f"{name}.htm"
        document = _document(path)
        own = Reported(document.text).tests
        total += len(coded)
        found += min(len(own), len(coded))
        for test, record in zip(own, coded, strict=False):
            p = recompute.follows(test)
            assert p is not None and test.p is not None
            is_error = not recompute.agrees(test.p, p)
            is_decision = is_error and recompute.changes_verdict(test.p, p)
            errors += is_error == (record["error"] == "1")
            decisions += is_decision == (record["decision_error"] == "1")
    yield Row("tests", "recognised", "", "statcheck", found, total)
    yield Row("statistics/p-value", "errors as coded", "", "statcheck", errors, total)
    yield Row("statistics/decision-error", "as coded", "", "statcheck", decisions, total)


def _papers(data: Path, ruleset: RuleSet) -> Iterator[Row]:
    """Findings at `warning` and above in papers, against the labels, and the tests there are."""
    known = {
        (label["document"], label["rule"], label["found"]): label["real"]
        for label in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    }
    real: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    reported: Counter[str] = Counter()
    unlabelled = 0
    for number, path in enumerate(sorted((data / "citations" / "psychsci").glob("*.xml"))):
        half = "kept" if number % 2 else "seen"
        document = _document(path)
        reported[half] += len(Reported(document.text).tests)
        for finding in check(document, ruleset):
            if finding.severity is Severity.INFO:
                continue
            label = known.get((path.stem, finding.rule, " ".join(finding.found.split())))
            if label is None:
                unlabelled += 1
                continue
            total[finding.rule, half] += 1
            real[finding.rule, half] += label
    for rule, half in sorted(total):
        key = rule, half
        yield Row(rule, "real", half, "psychsci", real[key], total[key])
    for half in ("seen", "kept"):
        count = sum(hits for (_, of), hits in total.items() if of == half)
        yield Row("statistics", "flagged, of tests", half, "psychsci", count, reported[half])
    if unlabelled:
        yield Row("statistics", "not labelled", "", "psychsci", unlabelled, 0)


def _news(data: Path, ruleset: RuleSet) -> Iterator[Row]:
    yield Row("statistics", "flagged articles", "", "news", *flagged(data, ruleset))


def _put_in(ruleset: RuleSet) -> Iterator[Row]:
    found: Counter[tuple[str, bool]] = Counter()
    total: Counter[tuple[str, bool]] = Counter()
    for text in put_in():
        findings = check(from_record({"id": "x", "body": text.sentence}, "x", "x"), ruleset)
        key = text.half, text.is_wrong
        total[key] += 1
        found[key] += any(
            finding.severity is not Severity.INFO and finding.rule in P_RULES
            for finding in findings
        )
    for is_wrong, figure in ((True, "found"), (False, "false flags")):
        for half in ("seen", "kept"):
            key = half, is_wrong
            yield Row("statistics/p-value", figure, half, "put in", found[key], total[key])


def _grim(data: Path) -> Iterator[Row]:
    """Agreement with an enumeration of every sum that so many whole numbers can have."""
    agreed = total = impossible = 0
    for name in ("pigs1", "pigs5"):
        with (data / "statistics" / "grim" / f"{name}.csv").open(newline="") as file:
            for record in csv.DictReader(file):
                n, text = int(float(record["n"])), record["x"]
                whole, _, part = text.partition(".")
                mine = granularity.grim(read_number(whole, part), n)
                sums = range(int(float(text) * n) - 2, int(float(text) * n) + 4)
                truth = any(abs(total_ / n - float(text)) <= 0.005 + 1e-9 for total_ in sums)
                total += 1
                impossible += not mine
                agreed += mine == truth
    yield Row("statistics/grim", "as by enumeration", "", "scrutiny", agreed, total)
    yield Row("statistics/grim", "impossible means", "", "scrutiny", impossible, total)


def _tortured(data: Path) -> Iterator[Row]:
    """Ordinary papers and news that are flagged, and papers with three phrases put in."""
    ruleset = rules("style")
    phrases = [entry[1] for entries in load_phrases().values() for entry in entries]
    papers = flagged = found = 0
    for path in sorted((data / "citations" / "psychsci").glob("*.xml")):
        document = _document(path)
        papers += 1
        flagged += bool(check(document, ruleset))
        draw = hashlib.sha256(path.stem.encode()).digest()
        picked = [phrases[int.from_bytes(draw[i : i + 4]) % len(phrases)] for i in (0, 4, 8)]
        body = " ".join(f"We use {phrase}." for phrase in picked) + "\n\n" + document.text
        record: dict[str, Any] = {"id": "x", "body": body}
        found += bool(check(from_record(record, "x", "x"), ruleset))
    yield Row("style/tortured-phrases", "flagged papers", "", "psychsci", flagged, papers)
    yield Row("style/tortured-phrases", "found", "", "put in", found, papers)


def main() -> None:
    """Prints the rows as JSON lines: `python -m bench.statistics_ DATA`."""
    for row in measure(Path(sys.argv[1])):
        print(json.dumps(asdict(row)))


if __name__ == "__main__":
    main()

"""What the rules on counts, conversions and repeated quantities find.

Unaltered articles give precision, against the hand labels in `labels/counts.jsonl` (each line: the
document, the rule, the text found, whether it is real, and why). The lists of real articles, also
named there (`list` is the announcement, `items` how many an "including" lists), get another
number to give recall, and so do amounts in brackets. Sentences of a small grammar are put into
real articles, wrong for recall and right for false flags. Half of the documents and half of the
wordings (`kept`) were set apart by hashes.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.count_texts import WORDS, Text, texts
from bench.news import half_of, records
from bench.row import Row
from factlint.engine.check import check
from factlint.model.document import Document
from factlint.model.finding import Finding
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).resolve().parent / "labels" / "counts.jsonl"
RULES = (
    "numbers/miscounted-list",
    "numbers/conversion",
    "numbers/exchange-rate",
    "numbers/words-against-digits",
    "numbers/reversed-range",
    "numbers/share-over-100",
    "numbers/restated",
)
_TEXTS = 1_500  # articles that sentences are put into
_PAIR = re.compile(r"(?:\$|£)(?P<one>[\d.]+)(?P<unit>m|bn) \((?:\$|£)(?P<two>[\d.]+)(?:m|bn)")

Record = dict[str, Any]


def measure(data: Path) -> list[Row]:
    """All figures for counts, conversions and repeated quantities."""
    ruleset = _ruleset()
    articles = list(records(data))
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    return [
        *_precision(articles, labels, ruleset),
        *_lists(articles, labels, ruleset),
        *_rates(articles, ruleset),
        *_sentences(articles, ruleset),
    ]


def _ruleset() -> RuleSet:
    loaded = load_file("numbers", ROOT / "rules" / "numbers.yaml", "numbers.yaml")
    return RuleSet([rule for rule in loaded.rules if rule.id in RULES])


def _precision(
    articles: list[tuple[str, Record]], labels: list[Record], ruleset: RuleSet
) -> Iterator[Row]:
    known = {
        (label["document"], label["rule"], label["found"]): label["real"]
        for label in labels
        if "real" in label
    }
    real: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    unlabelled: Counter[str] = Counter()
    for collection, record in articles:
        for finding in check(from_record(record, collection, record["id"]), ruleset):
            label = known.get((record["id"], finding.rule, finding.found))
            if label is None:
                unlabelled[finding.rule] += 1
                continue
            total[finding.rule, half_of(record["id"])] += 1
            real[finding.rule, half_of(record["id"])] += label
    for rule in RULES:
        for half in ("seen", "kept"):
            yield Row(rule, "real", half, "news", real[rule, half], total[rule, half])
        if unlabelled[rule]:
            yield Row(rule, "not labelled", "", "news", unlabelled[rule], 0)


def _lists(
    articles: list[tuple[str, Record]], labels: list[Record], ruleset: RuleSet
) -> Iterator[Row]:
    """The lists of real articles with another number before them."""
    bodies = {record["id"]: record["body"] for _, record in articles}
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for label in labels:
        if "list" not in label:
            continue
        body = bodies[label["document"]]
        place = body.index(label["list"])
        stated = label["list"].split()[0]
        wrong = WORDS[label["items"] - 1] if "items" in label else _next(stated)
        if wrong == "one":
            continue
        changed = f"{body[:place]}{wrong}{body[place + len(stated) :]}"
        half = half_of(label["document"])
        total[half] += 1
        found[half] += any(
            finding.start <= place + len(wrong) <= finding.end
            for finding in _found(changed, ruleset, "numbers/miscounted-list")
        )
    for half in ("seen", "kept"):
        yield Row("numbers/miscounted-list", "found", half, "news", found[half], total[half])


def _next(stated: str) -> str:
    if stated.isdigit():
        return str(int(stated) + 1)
    return WORDS[WORDS.index(stated.lower()) + 1]


def _rates(articles: list[tuple[str, Record]], ruleset: RuleSet) -> Iterator[Row]:
    """Articles with amounts in pounds and dollars, one of them altered."""
    rule = "numbers/exchange-rate"
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for _, record in articles:
        body = record["body"]
        pairs = list(_PAIR.finditer(body))
        if len(pairs) < 2 or _found(body, ruleset, rule):
            continue
        number = int.from_bytes(hashlib.sha256(record["id"].encode()).digest()[:4])
        pair = pairs[number % len(pairs)]
        factor = (0.1, 0.65, 0.75, 1.35, 1.5, 10)[number % 6]
        wrong = f"{float(pair['two'].rstrip('.')) * factor:.3g}"
        changed = f"{body[: pair.start('two')]}{wrong}{body[pair.end('two') :]}"
        half = half_of(record["id"])
        total[half] += 1
        found[half] += bool(_found(changed, ruleset, rule))
    for half in ("seen", "kept"):
        yield Row(rule, "found", half, "news", found[half], total[half])


def _sentences(articles: list[tuple[str, Record]], ruleset: RuleSet) -> Iterator[Row]:
    """Sentences of the grammar in real articles: the wrong ones found, the right ones flagged."""
    hits: Counter[tuple[str, str, bool]] = Counter()
    total: Counter[tuple[str, str, bool]] = Counter()
    step = max(1, len(articles) // _TEXTS)
    for _, record in articles[::step]:
        for text in texts(record["id"]):
            key = text.rule, half_of(text.wording), text.is_right
            total[key] += 1
            hits[key] += _is_flagged(record["body"], text, ruleset)
    for rule in RULES:
        for half in ("seen", "kept"):
            for is_right, figure in ((False, "found"), (True, "false flags")):
                key = rule, half, is_right
                yield Row(rule, figure, half, "sentences", hits[key], total[key])


def _is_flagged(body: str, text: Text, ruleset: RuleSet) -> bool:
    place = body.find("\n\n") + 2 if "\n\n" in body else 0
    changed = f"{body[:place]}{text.text}\n\n{body[place:]}"
    end = place + len(text.text)
    return any(
        finding.start < end and finding.end > place
        for finding in _found(changed, ruleset, text.rule)
    )


def _found(body: str, ruleset: RuleSet, rule: str) -> list[Finding]:
    return [finding for finding in check(_document(body), ruleset) if finding.rule == rule]


def _document(body: str) -> Document:
    return from_record({"body": body}, "article.jsonl", "article")


def main() -> None:
    """Prints the rows as JSON lines: `python -m bench.counts DATA`."""
    for row in measure(Path(sys.argv[1])):
        print(json.dumps(asdict(row)))


if __name__ == "__main__":
    main()

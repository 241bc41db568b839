"""What the rules on headlines and decks find in summaries that were altered, and in real headlines.

Summaries: SummEdits, news. Each summary stands as the deck above its document; those that are
consistent with it give false alarms, those with an `entity_modification` recall, and among these
those whose edit put in a figure, a number word or a word with a capital (`typed`). Half of the
documents (`kept`) was not looked at while the rules were written. Headlines: real ones give false
alarms against the hand labels in `labels/headline.jsonl`; with one amount altered, recall.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from bench.names import COLLECTIONS, Article, _articles
from bench.news import half_of
from bench.row import Row
from factlint.engine.check import check
from factlint.language import numbers
from factlint.language.numbers import Sort
from factlint.model.finding import Finding, Severity
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).resolve().parent / "labels" / "headline.jsonl"
RULES = (
    "names/headline-name",
    "numbers/headline-number",
    "dates/headline-date",
    "places/headline-place",
    "claims/deck-word",
    "claims/deck-detail",
)
NUMBER_WORDS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
ALL = "headline and deck rules"


def measure(data: Path) -> list[Row]:
    """All figures."""
    ruleset = _ruleset()
    return [*_summaries(data, ruleset), *_headlines(data, ruleset)]


def _ruleset() -> RuleSet:
    topics = sorted({rule.partition("/")[0] for rule in RULES})
    loaded = [
        rule
        for topic in topics
        for rule in load_file(topic, ROOT / "rules" / f"{topic}.yaml", f"{topic}.yaml").rules
    ]
    return RuleSet([rule for rule in loaded if rule.id in RULES])


def _summaries(data: Path, ruleset: RuleSet) -> Iterator[Row]:
    items = json.loads((data / "summaries" / "summedits_news.json").read_text(encoding="utf-8"))
    counts: Counter[tuple[str, str, str]] = Counter()
    for item in items:
        half = half_of(item["doc"])
        found = _check({"deck": item["summary"], "body": item["doc"]}, ruleset)
        warned = [finding for finding in found if finding.severity is not Severity.INFO]
        for group in _groups(item):
            counts[half, group, "of"] += 1
            counts[half, group, "any severity"] += bool(found)
            counts[half, group, "warning"] += bool(warned)
    for half in ("seen", "kept"):
        for group in ("consistent", "entity_modification", "entity_modification, typed"):
            for level in ("warning", "any severity"):
                yield Row(
                    ALL,
                    f"flagged: {group}, {level}",
                    half,
                    "summedits",
                    counts[half, group, level],
                    counts[half, group, "of"],
                )


def _groups(item: dict[str, Any]) -> Iterator[str]:
    if item["label"]:
        yield "consistent"
    elif "entity_modification" in item["edit_types"]:
        yield "entity_modification"
        if _is_typed(item["original_summary"].split(), item["summary"].split()):
            yield "entity_modification, typed"


def _is_typed(before: list[str], after: list[str]) -> bool:
    """Whether the edit put in a figure, a number word or a capital."""
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    put = [word for tag, _, _, low, high in codes if tag != "equal" for word in after[low:high]]
    return any(
        word not in before
        and (
            word[:1].isupper()
            or any(char.isdigit() for char in word)
            or word.lower() in NUMBER_WORDS
        )
        for word in put
    )


def _headlines(data: Path, ruleset: RuleSet) -> Iterator[Row]:
    labels = _labels()
    totals: Counter[str] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    altered: Counter[tuple[str, str]] = Counter()
    for article in _articles(data):
        headline = str(article.record.get("headline") or article.record.get("title") or "")
        totals[article.collection] += 1
        for finding in _check({"headline": headline, "body": article.body}, ruleset):
            label = labels.get((article.name, finding.rule, finding.found))
            word = {True: "real", False: "false", None: "not labelled"}[label]
            counts[article.collection, word] += 1
        for text, start in _with_other_amounts(article, headline):
            altered[article.half, "of"] += 1
            altered[article.half, "found"] += any(
                finding.start <= start < finding.end
                for finding in _check({"headline": text, "body": article.body}, ruleset)
            )
    for name in COLLECTIONS:
        for word in ("real", "false", "not labelled"):
            yield Row(
                ALL, f"headlines with a finding: {word}", "", name, counts[name, word], totals[name]
            )
    for half in ("seen", "kept"):
        hits, total = altered[half, "found"], altered[half, "of"]
        yield Row(RULES[1], "found: altered amount in a headline", half, "all", hits, total)


def _with_other_amounts(article: Article, headline: str) -> Iterator[tuple[str, int]]:
    """The headline with the first digit of each amount changed, where the body has the amount."""
    for number in numbers.find(headline):
        printed = headline[number.digits_start : number.digits_end]
        if number.sort not in (Sort.MONEY, Sort.PERCENT) or not printed[0].isdigit():
            continue
        if not re.search(rf"(?<![\d.,]){re.escape(printed)}(?![\d]|[.,]\d)", article.body):
            continue
        digit = str(int(printed[0]) % 9 + 1)
        start = number.digits_start
        yield headline[:start] + digit + headline[start + 1 :], start


def _check(record: dict[str, str], ruleset: RuleSet) -> list[Finding]:
    return check(from_record(record, "bench"), ruleset)


def _labels() -> dict[tuple[str, str, str], bool]:
    found: dict[tuple[str, str, str], bool] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        found[label["document"], label["rule"], label["found"]] = label["real"]
    return found


def main() -> None:
    """Prints the rows as JSON lines: `python -m bench.headline DATA`."""
    for row in measure(Path(sys.argv[1])):
        print(json.dumps(asdict(row)))


if __name__ == "__main__":
    main()

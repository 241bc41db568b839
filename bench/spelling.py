"""What the spelling rules find in real documents: mended typos, edited news, pages and papers.

Lines before a mend give recall and how often the first correction is the right one. Lines after
it, and the other documents, give false alarms (web pages and papers were not looked at while the
rules were written): each finding there is judged by hand in
`labels/spelling.jsonl` (the document, the rule, the text found, whether it is a real slip, and
why not). A finding without a label counts as false, and `python -m bench.spelling DATA` lists it.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import unescape
from pathlib import Path
from typing import Any

from bench.row import Row
from factlint.engine.check import check
from factlint.language.lexicon import fold, load
from factlint.model.document import Document
from factlint.model.finding import Finding
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).resolve().parent / "labels" / "spelling.jsonl"
NEWS = ("bbc-business-tech", "cryptonews", "web-2016-buzzfeed", "reuters")
REPOSITORIES = ("kubernetes__enhancements", "rust-lang__rfcs")
RULES = ("spelling/common-typo", "spelling/unknown-word", "spelling/wrong-word")
TECHNICAL = "typos, lines after"
_BODY = re.compile("<body>(.*?)</body>", re.DOTALL)
_BLOCK_END = re.compile("</(?:p|head|div|figDesc)>")
_TAG = re.compile("<[^>]+>")


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with its label: True for a real slip, None where nobody has judged it."""

    data: str
    document: str
    rule: str
    found: str
    real: bool | None
    around: str


def measure(data: Path) -> list[Row]:
    """All figures for spelling."""
    rules = ruleset()
    rows = list(_recall(data, rules))
    for name, documents in collections(data):
        texts = list(documents)
        words = sum(document.words() for _, document in texts)
        judged = list(_judge(name, texts, rules))
        false = [item for item in judged if not item.real]
        rows.append(Row("spelling", "false alarms, of words", "", name, len(false), words))
        for rule in RULES:
            own = [item for item in judged if item.rule == rule]
            real = sum(bool(item.real) for item in own)
            rows.append(Row(rule, "real", "", name, real, len(own)))
    return rows


def ruleset() -> RuleSet:
    """The rules that run whatever the variety of English."""
    loaded = load_file("spelling", ROOT / "rules" / "spelling.yaml", "rules/spelling.yaml")
    if loaded.errors:
        raise loaded.errors[0]
    return RuleSet(loaded.rules)


def collections(data: Path) -> Iterator[tuple[str, Iterator[tuple[str, Document]]]]:
    """The collections without known typos: news, and technical lines after a mend."""
    for name in NEWS:
        yield name, _articles(data / "news" / f"{name}.jsonl")
    yield TECHNICAL, _lines_after(data)
    yield "web pages", _pages(data)
    yield "papers", _papers(data)


def _pages(data: Path) -> Iterator[tuple[str, Document]]:
    """The bodies of web pages."""
    for record in _records(data / "html" / "gold.jsonl"):
        yield record["id"], from_record({"plain": record["articleBody"]}, "page.txt")


def _papers(data: Path) -> Iterator[tuple[str, Document]]:
    """The bodies of papers, as plain text; formulas and hyphenation are often damaged."""
    for path in sorted((data / "citations" / "psychsci").glob("*.xml")):
        body = _BODY.search(path.read_text(encoding="utf-8"))
        text = _BLOCK_END.sub("\n\n", body[1] if body else "")
        yield path.stem, from_record({"plain": unescape(_TAG.sub(" ", text))}, "paper.txt")


def unlabelled(data: Path) -> Iterator[Judged]:
    """The findings that nobody has judged yet."""
    rules = ruleset()
    for name, documents in collections(data):
        yield from (item for item in _judge(name, documents, rules) if item.real is None)


def _recall(data: Path, rules: RuleSet) -> Iterator[Row]:
    hits: Counter[tuple[str, str]] = Counter()
    totals: Counter[tuple[str, str]] = Counter()
    for repository in REPOSITORIES:
        for typo in _records(data / "typos" / f"{repository}.jsonl"):
            findings = check(_markdown(typo["before"]), rules)
            hit = next((item for item in findings if _is_on(item, typo["wrong"])), None)
            for figure in _figures(typo):
                for scope in (repository, "typos"):
                    totals[figure, scope] += 1
                    hits[figure, scope] += hit is not None
            if hit is not None:
                totals["first correction right", "typos"] += 1
                right = bool(hit.fixes) and hit.fixes[0].text.lower() in typo["right"].lower()
                hits["first correction right", "typos"] += right
    for figure, scope in sorted(totals):
        key = (figure, scope)
        yield Row("spelling", figure, "", scope, hits[key], totals[key])


def _figures(typo: dict[str, str]) -> Iterator[str]:
    wrong = typo["wrong"]
    yield "recall of all"
    if typo["kind"] != "misspelling" or load().known(fold(wrong)):
        return
    yield "recall of what is no word"
    if wrong[1:].islower() and wrong.isalpha():
        yield "recall of what is no word and no name of a program"


def _is_on(finding: Finding, wrong: str) -> bool:
    return bool(finding.found) and finding.found in wrong


def _judge(
    data: str,
    documents: Iterator[tuple[str, Document]] | list[tuple[str, Document]],
    rules: RuleSet,
) -> Iterator[Judged]:
    labels: dict[tuple[str, str, str], bool] = {
        (label["document"], label["rule"], label["found"]): bool(label["real"])
        for label in _records(LABELS)
    }
    for name, document in documents:
        for finding in check(document, rules):
            key = (name, finding.rule, finding.found)
            place = document.text.find(finding.found)
            around = " ".join(document.text[max(0, place - 40) : place + 50].split())
            yield Judged(data, *key, labels.get(key), around)


def _articles(path: Path) -> Iterator[tuple[str, Document]]:
    for record in _records(path):
        name = record["id"]
        fields: dict[str, Any] = {key: record[key] for key in ("headline", "body") if key in record}
        yield name, from_record(fields, path.name, name)


def _lines_after(data: Path) -> Iterator[tuple[str, Document]]:
    seen: set[str] = set()
    for repository in REPOSITORIES:
        for typo in _records(data / "typos" / f"{repository}.jsonl"):
            if typo["after"] not in seen:
                seen.add(typo["after"])
                yield f"{repository} {typo['commit'][:8]} {typo['wrong']}", _markdown(typo["after"])


def _markdown(text: str) -> Document:
    return from_record({"markdown": text}, "line.md")


def _records(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as file:
        return [_with_id(json.loads(line), number) for number, line in enumerate(file, 1)]


def _with_id(record: dict[str, str], number: int) -> dict[str, str]:
    return record if "id" in record else {**record, "id": str(number)}


def speed(data: Path) -> Iterator[tuple[str, float]]:
    """Milliseconds: the lexicon's first answer, a BBC article, a megabyte of news."""
    start = time.perf_counter()
    load().known("word")
    yield "the lexicon, opened and asked once", (time.perf_counter() - start) * 1000
    rules = ruleset()
    texts = [document for _, document in _articles(data / "news" / "bbc-business-tech.jsonl")]
    start = time.perf_counter()
    for document in texts:
        check(document, rules)
    spent = (time.perf_counter() - start) * 1000
    yield "an article", spent / len(texts)
    yield "a megabyte", spent / (sum(len(document.text) for document in texts) / 1e6)


def main() -> None:
    """Prints the rows, the speed, and the findings that have no label."""
    data = Path(sys.argv[1])
    for row in measure(data):
        share = f"{row.hits / row.total:.4f}" if row.total else "-"
        print(f"{row.rule:24} {row.figure:52} {row.data:26} {row.hits:5} {row.total:7} {share}")
    for what, spent in speed(data):
        print(f"{what}: {spent:.2f} ms")
    for item in unlabelled(data):
        print(json.dumps(asdict(item), ensure_ascii=False))


if __name__ == "__main__":
    main()

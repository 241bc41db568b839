"""What the structure rules find in real texts: whole ones, ones that are cut, and pages.

Whole texts are labelled by hand (`labels/structure.jsonl`: the document, the rule, the text found,
whether it is real, and why). Cuts are drawn by hashes of the document's id, so that every run
draws the same. Half of the documents (`kept`) were not looked at while the rules were written.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.row import Row
from factlint.engine.check import check
from factlint.model.document import Document
from factlint.readers import read
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).resolve().parent / "labels" / "structure.jsonl"
COLLECTIONS = {
    "bbc-business-tech": "news/bbc-business-tech.jsonl",
    "cryptonews": "news/cryptonews.jsonl",
    "reuters": "news/reuters.jsonl",
    "web-2016-buzzfeed": "news/web-2016-buzzfeed.jsonl",
    "html-gold": "html/gold.jsonl",
}
EDITED = ("bbc-business-tech", "cryptonews", "reuters")
LABELLED = ("structure/truncated", "structure/repeated-word", "structure/repeated-paragraph")
CUTS_EACH = 4
_KEYS = ("headline", "authors", "author", "dateline", "date")
_PLACES = {
    "in a word": re.compile(r"[A-Za-z][a-z]{3,}"),
    "in a sentence": re.compile(r"[A-Za-z]+(?=,? ?[ \n][a-z])"),
}
_FEWEST_SENTENCES = 4
_FIRST = 150
# So much of what was found stands in a label.
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Text:
    """One record of a collection."""

    collection: str
    record: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The id of the record."""
        return str(self.record["id"])

    @property
    def body(self) -> str:
        """The text itself."""
        return str(self.record.get("body") or self.record.get("articleBody") or "")

    @property
    def half(self) -> str:
        """`seen` while the rules were written, or `kept` apart."""
        return "kept" if hashlib.sha256(self.name.encode()).digest()[-1] & 1 else "seen"

    def document(self, body: str | None = None) -> Document:
        """The document, with another body if one is given."""
        record = {key: self.record[key] for key in _KEYS if key in self.record}
        record["body"] = self.body if body is None else body
        return from_record(record, self.collection, self.name)


def measure(data: Path) -> list[Row]:
    """All figures for the structure rules."""
    ruleset = RuleSet(
        load_file("structure", ROOT / "rules" / "structure.yaml", "structure.yaml").rules
    )
    texts = list(_texts(data))
    return [*_whole(texts, ruleset), *_cut(texts, ruleset), *_bylines(data, ruleset)]


def _texts(data: Path) -> Iterator[Text]:
    for collection, name in COLLECTIONS.items():
        with (data / name).open(encoding="utf-8") as lines:
            for line in lines:
                yield Text(collection, json.loads(line))


def _whole(texts: list[Text], ruleset: RuleSet) -> Iterator[Row]:
    """How many whole texts are flagged, and how many of the findings are real."""
    labels = _labels()
    flagged: Counter[tuple[str, str, str]] = Counter()
    documents: Counter[tuple[str, str]] = Counter()
    real: Counter[tuple[str, str, str]] = Counter()
    found: Counter[tuple[str, str, str]] = Counter()
    for text in texts:
        documents[text.half, text.collection] += 1
        findings = [item for item in check(text.document(), ruleset) if item.rule in LABELLED]
        for rule in {item.rule for item in findings}:
            flagged[rule, text.half, text.collection] += 1
        for finding in findings:
            label = labels.get((text.name, finding.rule, finding.found[:_SHOWN]))
            key = finding.rule, text.half, text.collection
            found[key] += 1
            real[key] += label is True
            if label is None:
                print(
                    f"not labelled: {text.name} {finding.rule} {finding.found!r}", file=sys.stderr
                )
    for rule in LABELLED:
        for half, collection in sorted(documents):
            key = rule, half, collection
            total = documents[half, collection]
            yield Row(rule, "whole texts flagged", half, collection, flagged[key], total)
            if found[key]:
                yield Row(rule, "real", half, collection, real[key], found[key])


def _labels() -> dict[tuple[str, str, str], bool]:
    labels: dict[tuple[str, str, str], bool] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        labels[label["document"], label["rule"], label["found"]] = label["real"]
    return labels


def _cut(texts: list[Text], ruleset: RuleSet) -> Iterator[Row]:
    """How many cuts are found; the finding must end where the text does."""
    found: Counter[tuple[str, str, str]] = Counter()
    total: Counter[tuple[str, str, str]] = Counter()
    for text in texts:
        if text.collection not in EDITED or len(re.findall(r"\.\s", text.body)) < _FEWEST_SENTENCES:
            continue
        for where, body in _cuts(text):
            key = where, text.half, text.collection
            total[key] += 1
            found[key] += any(
                item.rule == "structure/truncated" and item.end == len(body)
                for item in check(text.document(body), ruleset)
            )
    for key in sorted(total):
        where, half, collection = key
        yield Row(
            "structure/truncated", f"found: {where}", half, collection, found[key], total[key]
        )


def _cuts(text: Text) -> Iterator[tuple[str, str]]:
    body = text.body
    first = max(_FIRST, len(body) * 15 // 100)
    for where, pattern in _PLACES.items():
        places = [
            match
            for match in pattern.finditer(body)
            if match.start() > first and _is_prose(body, match.start())
        ]
        if not places:
            continue
        for number in range(CUTS_EACH):
            match = places[_number(text.name, where, str(number)) % len(places)]
            end = match.end()
            if where == "in a word":
                end = (
                    match.start() + 2 + _number(text.name, "end", str(number)) % (len(match[0]) - 2)
                )
            yield where, body[:end]


def _is_prose(body: str, place: int) -> bool:
    """Whether a line is running text: a table can be cut anywhere and none can tell."""
    end = body.find("\n", place)
    line = body[body.rfind("\n", 0, place) + 1 : end if end >= 0 else len(body)].strip()
    return "   " not in line and " vs " not in line and len(re.findall("[A-Za-z]{2,}", line)) >= 6


def _bylines(data: Path, ruleset: RuleSet) -> Iterator[Row]:
    """Pages that name an author and are flagged; pages that name none and are found.

    As they are, and where the configuration says that all are articles.
    """
    folder = data / "html" / "byline-date"
    counts: Counter[tuple[str, str]] = Counter()
    for site in json.loads((folder / "expected.json").read_text(encoding="utf-8")):
        page = folder / (Path(site["fixtures"][0]).name + ".gz")
        if site["author"] is None or not page.exists():
            continue
        half = "kept" if hashlib.sha256(site["site"].encode()).digest()[-1] & 1 else "seen"
        sort = "found without an author" if site["author"] == "null" else "flagged with an author"
        for figure, options in (
            (sort, DEFAULTS),
            (f"{sort}, all held for articles", ReadOptions(is_article=True)),
        ):
            counts[f"{figure}, of", half] += 1
            counts[figure, half] += _lacks_an_author(page, ruleset, options)
    for figure, half in sorted(counts):
        if not figure.endswith(", of"):
            total = counts[f"{figure}, of", half]
            hits = counts[figure, half]
            yield Row("structure/missing-byline", figure, half, "html-byline-date", hits, total)


def _lacks_an_author(page: Path, ruleset: RuleSet, options: ReadOptions) -> bool:
    return any(
        item.rule in ("structure/missing-byline", "structure/empty-byline")
        for document in read(page.name, page.read_bytes(), options=options)
        if isinstance(document, Document)
        for item in check(document, ruleset)
    )


def _number(*seed: str) -> int:
    return int.from_bytes(hashlib.sha256(" ".join(seed).encode()).digest()[:6])


def main() -> None:
    """Prints the rows as JSON lines: `python -m bench.structure DATA`."""
    for row in measure(Path(sys.argv[1])):
        print(json.dumps(asdict(row)))


if __name__ == "__main__":
    main()

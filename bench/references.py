"""What the rules on references find in invented entries, in sound ones and in printed papers.

The entries of HALLMARK are written as BibTeX and read back, each as a file of its own, once without
a date and once dated as the collection was made (a rule about the future needs a date). They are
divided by their key: what is `seen` shaped the rules, what is `kept` was looked at once, when they
were done. An entry counts as found, or as flagged, at `warning` and above. Printed papers give
precision, against the hand labels in `labels/references.jsonl`.
"""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from bench.news import half_of
from bench.row import Row
from factlint.engine.check import check
from factlint.model.citation import CitationStyle, Reference, ReferenceField
from factlint.model.document import Document, Part, PartKind
from factlint.model.finding import Finding, Severity
from factlint.readers import read
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).resolve().parent / "labels" / "references.jsonl"
DATE = "2026-02-14"  # when the entries of HALLMARK were added
_OTHERS = (
    "references/retracted",
    "references/not-found",
    "references/wrong-metadata",
    "references/malformed-entry",  # some titles of HALLMARK hold a brace without its partner
)
# What an entry lacks says nothing of whether its work exists.
_COMPLETENESS = {
    "references/missing-field",
    "references/strange-field",
    "references/no-access-date",
}
_NAMES = {"date": "year", "container-title": "booktitle", "location": "address"}


def measure(data: Path) -> list[Row]:
    """All figures for references."""
    loaded = load_file("references", ROOT / "rules" / "references.yaml", "references.yaml")
    ruleset = RuleSet([rule for rule in loaded.rules if rule.id not in _OTHERS])
    folder = data / "citations"
    return [
        *_invented(folder / "hallmark-dev.jsonl", ruleset),
        *_printed(folder, ruleset),
        *_sound(folder, ruleset),
    ]


def serious(document: Document, ruleset: RuleSet) -> list[Finding]:
    """The findings that a gate counts."""
    return [
        finding
        for finding in check(document, ruleset)
        if finding.severity.rank >= Severity.WARNING.rank
    ]


def _invented(path: Path, ruleset: RuleSet) -> Iterator[Row]:
    found: Counter[tuple[str, str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            half, label = half_of(record["bibtex_key"]), record["label"]
            document = _bibliography(record)
            dated = replace(document, metadata={"date": DATE})
            total[half, label] += 1
            found["without a date", half, label] += bool(serious(document, ruleset))
            rules = {finding.rule for finding in serious(dated, ruleset)}
            found["all", half, label] += bool(rules)
            for rule in rules:
                found[rule, half, label] += 1
            doubted = {finding.rule for finding in check(dated, ruleset)} - _COMPLETENESS
            found["information included", half, label] += bool(doubted)
    names = sorted({key[0] for key in found if key[0].startswith("references/")})
    for half in ("seen", "kept"):
        for name in ("all", "without a date", "information included", *names):
            for label, figure in (("HALLUCINATED", "invented found"), ("VALID", "sound flagged")):
                hits = found[name, half, label]
                if name in names and label == "VALID" and not hits:
                    continue
                rule = name if name in names else "references"
                shown = figure if name in ("all", *names) else f"{figure}, {name}"
                yield Row(rule, shown, half, "hallmark-dev", hits, total[half, label])


def _bibliography(record: Mapping[str, Any]) -> Document:
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in record["fields"].items())
    text = f"@{record['bibtex_type']}{{{record['bibtex_key']},\n{fields}\n}}\n"
    return next(item for item in read("entry.bib", text.encode()) if isinstance(item, Document))


def _printed(folder: Path, ruleset: RuleSet) -> Iterator[Row]:
    """Real findings among those in reference lists that a machine has read from papers."""
    labels = {
        (item["document"], item["rule"], item["found"]): item["real"]
        for item in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    }
    real: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for path in sorted((folder / "psychsci").glob("*.xml")):
        for document in read(path.name, path.read_bytes()):
            if isinstance(document, Document):
                for finding in serious(document, ruleset):
                    total[finding.rule] += 1
                    key = (path.name, finding.rule, finding.found)
                    real[finding.rule] += bool(labels.get(key, False))
    for rule in sorted(total):
        yield Row(rule, "real", "", "psychsci", real[rule], total[rule])


def _sound(folder: Path, ruleset: RuleSet) -> Iterator[Row]:
    """Flagged entries of collections that hold real works only."""
    path = folder / "manubot-scihub" / "manual-references.json"
    for document in read(path.name, path.read_bytes()):
        if isinstance(document, Document):
            flagged = len(serious(document, ruleset))
            yield Row(
                "references", "sound flagged", "", "manubot", flagged, len(document.references)
            )
    documents = list(_labelled(folder / "anystyle" / "core.xml"))
    flagged = sum(bool(serious(document, ruleset)) for document in documents)
    yield Row("references", "printed flagged", "", "anystyle", flagged, len(documents))


def _labelled(path: Path) -> Iterator[Document]:
    """The references whose parts anystyle's authors have marked by hand."""
    for sequence in ElementTree.parse(path).getroot():
        text = ""
        fields: dict[str, ReferenceField] = {}
        for part in sequence:
            value = " ".join((part.text or "").split()).strip(" .,;:()")
            name = _NAMES.get(part.tag, part.tag)
            fields.setdefault(name, ReferenceField(value, len(text), len(text) + len(value)))
            text += value + " "
        reference = Reference("", 0, len(text), CitationStyle.NUMBER, "", fields)
        parts = (Part(PartKind.REFERENCES, 0, len(text)),)
        yield Document(path.name, text, text, parts=parts, references=(reference,))


def main() -> None:
    """Prints the rows as JSON lines: `python -m bench.references DATA`."""
    for row in measure(Path(sys.argv[1])):
        print(json.dumps(asdict(row)))


if __name__ == "__main__":
    main()

"""What the rules on citations by author and year find, and how well entries are taken apart.

Papers as a machine read them (TEI) give precision, against the hand labels in
`labels/psychsci-citations.jsonl` (each line: the paper, the rule, the message's key, whether it is
real, and why). The same papers, written as plain text with a reference list in APA style, get
another year, another letter in a name, or lose an entry, which gives recall. Labelled entries of
AnyStyle's core collection give the precision of the fields. Half of the papers and half of the
entries (`kept`) were set apart by hashes.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.news import flagged, half_of
from bench.row import Row
from factlint.engine.check import check
from factlint.language.citing.entries import parse
from factlint.language.prose import Prose
from factlint.model.citation import Reference
from factlint.model.document import Document, PartKind
from factlint.model.finding import Finding, Severity
from factlint.readers import read
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).resolve().parent / "labels" / "psychsci-citations.jsonl"
RULES = (
    "citations/undefined",
    "citations/unused",
    "citations/year-differs",
    "citations/name-differs",
    "citations/authors-differ",
)
_FIELDS = (
    "author",
    "year",
    "title",
    "journal",
    "booktitle",
    "volume",
    "number",
    "pages",
    "publisher",
    "doi",
    "url",
)
_PUT_IN = 4  # slips of each sort for a paper
_KEY = re.compile(r"'(.+?)'(?: is |,)")


@dataclass(frozen=True)
class Paper:
    """A paper as it was read, and its half."""

    name: str
    half: str
    document: Document


def measure(data: Path) -> list[Row]:
    """All figures for citations by author and year."""
    ruleset = _ruleset()
    papers = list(_papers(data / "citations" / "psychsci"))
    return [
        *_precision(papers, ruleset),
        *_slips(papers, ruleset),
        *_entries(data / "citations" / "anystyle" / "core.xml"),
        *_news(data, ruleset),
    ]


def _ruleset() -> RuleSet:
    loaded = load_file("citations", ROOT / "rules" / "citations.yaml", "citations.yaml")
    return RuleSet([rule for rule in loaded.rules if rule.id in RULES])


def _papers(folder: Path) -> Iterator[Paper]:
    for file in sorted(folder.glob("*.xml")):
        for document in read(file.name, file.read_bytes()):
            if isinstance(document, Document):
                yield Paper(file.stem, half_of(file.stem), document)


def key_of(finding: Finding) -> str:
    """What a finding is about, as its message says it."""
    match = _KEY.search(finding.message)
    return match[1] if match else finding.found


def _precision(papers: list[Paper], ruleset: RuleSet) -> Iterator[Row]:
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines]
    known = {(item["document"], item["rule"], item["found"]): item["real"] for item in labels}
    real: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    unlabelled: Counter[str] = Counter()
    for paper in papers:
        for finding in check(paper.document, ruleset):
            if finding.severity is Severity.INFO:
                continue
            label = known.get((paper.name, finding.rule, key_of(finding)))
            if label is None:
                unlabelled[finding.rule] += 1
                continue
            total[finding.rule, paper.half] += 1
            real[finding.rule, paper.half] += label
    for rule in RULES:
        for half in ("seen", "kept"):
            yield Row(rule, "real", half, "psychsci", real[rule, half], total[rule, half])
        if unlabelled[rule]:
            yield Row(rule, "not labelled", "", "psychsci", unlabelled[rule], 0)


def _slips(papers: list[Paper], ruleset: RuleSet) -> Iterator[Row]:
    """Slips put into the papers as plain text, one at a time, and told by any of the rules."""
    found: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for paper in papers:
        text, entries = _plain(paper.document)
        before = _told(text + entries, ruleset)
        for sort, changed in _altered(paper, text, entries):
            total[sort, paper.half] += 1
            found[sort, paper.half] += bool(_told(changed, ruleset) - before)
    for sort in ("year-differs", "name-differs", "authors-differ", "undefined"):
        for half in ("seen", "kept"):
            key_ = sort, half
            yield Row(f"citations/{sort}", "found", half, "slips", found[key_], total[key_])


def _told(source: str, ruleset: RuleSet) -> set[tuple[str, str]]:
    return {
        (finding.rule, key_of(finding))
        for document in read("paper.txt", source.encode())
        if isinstance(document, Document)
        for finding in check(document, ruleset)
        if finding.severity is not Severity.INFO and finding.rule != "citations/unused"
    }


def _plain(document: Document) -> tuple[str, str]:
    """The paper as text, and its list in APA style."""
    first = document.first(PartKind.REFERENCES)
    body = document.text[: first.start] if first is not None else document.text
    entries = (line for line in map(_apa, document.references) if line)
    return body.rstrip(), "\n\nReferences\n\n" + "\n\n".join(sorted(entries)) + "\n"


def _apa(reference: Reference) -> str:
    value = reference.value
    if not value("author") or not value("year"):
        return ""
    names = [_initials(name) for name in value("author").split(" and ")]
    who = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"
    where = value("journal") or value("booktitle") or value("publisher")
    volume, pages = value("volume"), value("pages")
    number = f"{volume}, {pages}" if volume and pages else pages
    tail = f" {where}{', ' + number if number else ''}." if where else ""
    return f"{who} ({value('year')[:4]}). {value('title').rstrip('.')}.{tail}"


def _initials(name: str) -> str:
    last, _, first = name.partition(", ")
    initials = " ".join(f"{part[0]}." for part in first.split() if part[0].isalpha())
    return f"{last}, {initials}" if initials else last


def _altered(paper: Paper, text: str, entries: str) -> Iterator[tuple[str, str]]:
    """The paper with one slip each, in places that a hash chooses."""
    (document,) = (item for item in read("paper.txt", (text + entries).encode()))
    assert isinstance(document, Document)
    prose = Prose(document)
    sure = [match for match in prose.author_years.matches if len(match.entries) == 1]
    sure.sort(key=lambda match: _hash(f"{paper.name} {match.mention.start}"))
    for match in sure[:_PUT_IN]:
        mention = match.mention
        if mention.year[:4].isdigit():
            year = str(int(mention.year[:4]) + (-1, 1, 10)[_hash(mention.year) % 3])
            start = mention.year_start
            yield "year-differs", f"{text[:start]}{year}{text[start + 4 :]}{entries}"
        name = mention.names[0]
        start = text.find(name, mention.start, mention.end)
        if start >= 0 and len(name) > 4:
            wrong = _misspelt(name)
            yield "name-differs", f"{text[:start]}{wrong}{text[start + len(name) :]}{entries}"
        if len(mention.names) == 2 and not mention.has_others:
            start = text.find(mention.names[1], mention.start + len(name), mention.end)
            if start >= 0:
                rest = text[start + len(mention.names[1]) :]
                yield "authors-differ", f"{text[:start]}Quandt{rest}{entries}"
        line = document.text[match.entries[0].reference.start : match.entries[0].reference.end]
        yield "undefined", text + entries.replace(f"{line}\n", "\n", 1)


def _misspelt(name: str) -> str:
    place = 1 + _hash(name) % (len(name) - 2)
    swapped = f"{name[:place]}{name[place + 1]}{name[place]}{name[place + 2 :]}"
    return swapped if swapped != name else f"{name[:place]}{name[place + 1 :]}"


def _hash(value: str) -> int:
    return int.from_bytes(hashlib.sha256(value.encode()).digest()[:4])


def _entries(file: Path) -> Iterator[Row]:
    right: Counter[tuple[str, str]] = Counter()
    got: Counter[tuple[str, str]] = Counter()
    held: Counter[tuple[str, str]] = Counter()
    for text, spans in _sequences(file):
        half = half_of(text)
        fields = parse(text, 0, len(text))
        for name in _FIELDS:
            held[name, half] += any(tag in _TAGS[name][:1] for tag, _, _ in spans)
            if name in fields:
                got[name, half] += 1
                field = fields[name]
                right[name, half] += any(
                    tag in _TAGS[name] and _fits(name, (start, end), field.start, field.end)
                    for tag, start, end in spans
                )
    for name in _FIELDS:
        for half in ("seen", "kept"):
            key = name, half
            yield Row(f"entry: {name}", "right", half, "anystyle", right[key], got[key])
            yield Row(f"entry: {name}", "read", half, "anystyle", right[key], held[key])


_TAGS = {
    "author": ("author", "editor"),
    "year": ("date",),
    "title": ("title",),
    "journal": ("journal", "container-title"),
    "booktitle": ("container-title", "journal"),
    "volume": ("volume",),
    "number": ("volume",),
    "pages": ("pages",),
    "publisher": ("publisher",),
    "doi": ("doi", "url", "note"),
    "url": ("url", "doi", "note"),
}


def _fits(name: str, label: tuple[int, int], start: int, end: int) -> bool:
    """Whether a value is the labelled one; numbers may be a part of what is labelled together."""
    if name in ("title", "author"):
        shared = min(end, label[1]) - max(start, label[0])
        return shared >= 0.93 * max(end - start, label[1] - label[0] - 3)
    return label[0] <= start and end <= label[1] + 1


def _sequences(file: Path) -> Iterator[tuple[str, list[tuple[str, int, int]]]]:
    content = file.read_text(encoding="utf-8")
    for sequence in re.findall(r"<sequence>(.*?)</sequence>", content, re.DOTALL):
        text, spans = "", []
        for tag, value in re.findall(r"<([a-z-]+)>(.*?)</\1>", sequence, re.DOTALL):
            shown_value = html.unescape(re.sub(r"</?(?:italic|bold|i|b)>", "", value)).strip()
            text += " " if text else ""
            spans.append((tag, len(text), len(text) + len(shown_value)))
            text += shown_value
        yield text, spans


def _news(data: Path, ruleset: RuleSet) -> Iterator[Row]:
    yield Row("citations/undefined", "flagged", "", "news", *flagged(data, ruleset))


def main() -> None:
    """Prints the rows as JSON lines: `python -m bench.authoryear DATA`."""
    for row in measure(Path(sys.argv[1])):
        print(json.dumps(asdict(row)))


if __name__ == "__main__":
    main()

"""What the rules on identifiers find in real documents, unaltered and altered.

Unaltered documents give false alarms: news, a manuscript and lists of references whose
identifiers are known to be good, papers as TEI. Into each identifier with a check digit that
stands there, and into well-known ones, one wrong digit is put, and two neighbours are swapped:
that gives recall. DOIs are written in twelve forms, and looked for in the text again.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.news import half_of, records
from bench.row import Row
from factlint.engine.check import check
from factlint.kinds.identifier import form
from factlint.language.identifiers import Identifier, Scheme, dois, normal_doi
from factlint.language.identifiers.found import Identifiers, find
from factlint.model.document import Document
from factlint.readers import read
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

ROOT = Path(__file__).resolve().parents[1]
WITH_DIGIT = (Scheme.ISBN, Scheme.ISSN, Scheme.ORCID, Scheme.ROR, Scheme.LEI, Scheme.IBAN)
KNOWN = (
    "ISBN 978-3-16-148410-0",
    "ISBN 0-306-40615-2",
    "ISBN 978-0-262-03384-8",
    "ISBN 0-521-54051-8",
    "ISSN 0378-5955",
    "ISSN 0028-0836",
    "ISSN 1476-4687",
    "ISSN 2049-3630",
    "https://orcid.org/0000-0002-1825-0097",
    "https://orcid.org/0000-0001-5109-3700",
    "https://orcid.org/0000-0002-1694-233X",
    "https://ror.org/03yrm5c26",
    "https://ror.org/05dxps055",
    "LEI 5493001KJTIIGC8Y1R12",
    "LEI 549300GFX6WN7JDUSN34",
    "IBAN DE89 3704 0044 0532 0130 00",
    "IBAN FR14 2004 1010 0505 0001 3M02 606",
    "IBAN CH93 0076 2011 6238 5295 7",
)
"""Identifiers that their registries publish as examples or that stand in well-known books."""

FORMS = (
    "{}",
    "doi:{}",
    "DOI: {}.",
    "doi {},",
    "https://doi.org/{}",
    "http://dx.doi.org/{}",
    "https://www.doi.org/{}",
    "doi.org/{}",
    "<https://doi.org/{}>",
    "(info:doi/{}).",
    "[the paper](https://doi.org/{})",
    "doi = {{{}}},",
)
_TAG = re.compile(r"<[^>]+>")


def measure(data: Path) -> list[Row]:
    """False alarms, what is found of put-in errors, and DOIs found in their written forms."""
    ruleset = RuleSet(load_file("identifiers", ROOT / "rules" / "identifiers.yaml", "x").rules)
    return [*_alarms(data, ruleset), *_put_in(data, ruleset), *_forms(data)]


def documents(data: Path) -> Iterator[tuple[str, str, Document]]:
    """Each document with the name of its collection and of itself."""
    for collection, record in records(data):
        yield collection, str(record.get("id", record.get("url", ""))), from_record(record, "news")
    folder = data / "citations"
    for path in sorted([*folder.glob("manubot-scihub/0*.md"), *folder.glob("refchecker/*.bib")]):
        yield from (("manubot, refchecker", path.name, item) for item in _read(path))
    for path in sorted([*folder.glob("manubot-scihub/*.json"), *folder.glob("refchecker/*.json")]):
        yield "manubot, refchecker", path.name, _plain(path.read_text(encoding="utf-8"))
    for line in (folder / "hallmark-dev.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in entry["fields"].items())
        yield "hallmark entries", entry["bibtex_key"], _plain(f"@misc{{key,\n{fields}}}")
    listed = (folder / "anystyle" / "core.xml").read_text(encoding="utf-8")
    for number, sequence in enumerate(listed.split("</sequence>")):
        yield "anystyle references", f"anystyle-{number}", _plain(_TAG.sub(" ", sequence))
    for path in sorted(folder.glob("psychsci/*.xml")):
        yield from (("papers as TEI", path.name, item) for item in _read(path))


def _read(path: Path) -> list[Document]:
    found = read(path.name, path.read_bytes())
    return [document for document in found if isinstance(document, Document)]


def _plain(text: str) -> Document:
    return from_record({"body": text}, "x")


def _alarms(data: Path, ruleset: RuleSet) -> Iterator[Row]:
    findings: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    identifiers = 0
    for collection, name, document in documents(data):
        key = collection, half_of(name)
        total[key] += 1
        findings[key] += len(check(document, ruleset))
        identifiers += sum(1 for _ in Identifiers(document))
    for collection, half in sorted(total):
        key = collection, half
        yield Row(
            "identifiers", "findings in documents", half, collection, findings[key], total[key]
        )
    yield Row("identifiers", "identifiers read", "", "all of these", identifiers, 0)


def _put_in(data: Path, ruleset: RuleSet) -> Iterator[Row]:
    """Wrong digits and swapped neighbours in every good identifier with a check digit."""
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    silent = good = 0
    for text, item in _good(data):
        good += 1
        silent += not check(_plain(text), ruleset)
        for sort, altered in _altered(text, item):
            total[sort] += 1
            found[sort] += bool(check(_plain(altered), ruleset))
    yield Row("identifiers", "good ones left alone", "", "real identifiers", silent, good)
    for sort in sorted(total):
        yield Row("identifiers", f"found: {sort}", "", "real identifiers", found[sort], total[sort])


def _good(data: Path) -> Iterator[tuple[str, Identifier]]:
    """Each good identifier with a label, and where it stands in that text."""
    seen: set[str] = set()
    texts = list(KNOWN)
    for _, _, document in documents(data):
        for scheme in WITH_DIGIT:
            for item in Identifiers(document).shown(scheme):
                if item.is_labelled and item.value not in seen:
                    seen.add(item.value)
                    label = {"orcid": "https://orcid.org/", "ror": "https://ror.org/"}
                    texts.append(label.get(scheme, f"{scheme.upper()} ") + item.text)
    for text in texts:
        items = [item for scheme in WITH_DIGIT for item in find(text, scheme)]
        if len(items) == 1 and not form.reason(items[0]):
            yield text, items[0]


def _altered(text: str, item: Identifier) -> Iterator[tuple[str, str]]:
    places = [at for at in range(item.start, item.end) if text[at].isdigit()]
    for number, at in enumerate(places):
        for digit in "0123456789":
            if digit != text[at]:
                yield "one digit changed", f"{text[:at]}{digit}{text[at + 1 :]}"
        following = places[number + 1] if number + 1 < len(places) else at
        if text[at] != text[following]:
            between = text[at + 1 : following]
            swapped = f"{text[following]}{between}{text[at]}"
            yield "two digits swapped", f"{text[:at]}{swapped}{text[following + 1 :]}"


def _forms(data: Path) -> Iterator[Row]:
    """DOIs of the list of notices in twelve forms: found in a sentence, and read as a whole."""
    with (data / "citations" / "retraction-notices.csv").open(encoding="utf-8", newline="") as file:
        rows = [row["doi"] for row in csv.DictReader(file)]
    ordered = sorted(rows, key=lambda doi: hashlib.sha256(doi.encode()).digest())
    found = read_back = total = 0
    for doi in islice(ordered, 2_000):
        for way in FORMS:
            written = way.format(doi)
            total += 1
            found += [item for _, _, item in dois(f"As {written} says, it is so.")] == [doi.lower()]
            read_back += "](" in way or normal_doi(written) == doi.lower()
    yield Row("dois", "found in twelve forms", "", "retraction notices", found, total)
    yield Row("normal_doi", "read in twelve forms", "", "retraction notices", read_back, total)

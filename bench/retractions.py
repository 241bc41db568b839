"""How surely a work on a list of retractions is known, and another one left alone."""

from __future__ import annotations

import csv
import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from bench.row import Row
from factlint.run.config import Config
from factlint.run.lint import lint_bytes
from factlint.run.settings import Settings, make_settings

RULE = "references/retracted"
_SAMPLE = 1_000
_OTHERS = 10_000
_SEED = 20250801


def measure(data: Path) -> Iterator[Row]:
    """Every written form of listed DOIs; DOIs that are on no list."""
    table = data / "citations" / "retraction-notices.csv"
    with table.open(encoding="utf-8", newline="") as file:
        listed = [row["doi"] for row in csv.DictReader(file) if row["doi"].startswith("10.")]
    settings = _settings(table)
    chance = random.Random(_SEED)
    found = total = 0
    for doi in chance.sample(listed, _SAMPLE):
        for name, text in _forms(doi):
            found += _flags(name, text, settings) >= 1
            total += 1
    yield Row(RULE, "found, in 12 written forms", "", f"{_SAMPLE:,} listed DOIs", found, total)
    others = _others(data, set(listed), chance)
    text = "\n\n".join(f"As shown by others (https://doi.org/{doi})." for doi in others)
    flagged = _flags("others.md", text, settings)
    yield Row(RULE, "flagged", "", "DOIs on no list", flagged, len(others))


def _settings(table: Path) -> Settings:
    folder = Path(tempfile.gettempdir())
    config = Config(root=folder, select=(RULE,), retractions=str(table.resolve()))
    return make_settings(config, None)


def _flags(name: str, text: str, settings: Settings) -> int:
    result = lint_bytes(name, text.encode(), settings)
    return sum(item.rule == RULE for item in result.findings)


def _forms(doi: str) -> Iterator[tuple[str, str]]:
    """The usual ways to write a DOI, each in the format it is written so in."""
    yield "a.txt", f"The effect is known ({doi})."
    yield "a.txt", f"The effect is known, see {doi.upper()}."
    yield "a.txt", f"The effect is known. doi:{doi}"
    yield "a.txt", f"The effect is known. DOI: {doi}."
    yield "a.txt", f"The effect is known: https://doi.org/{doi}."
    yield "a.txt", f"The effect is known: http://dx.doi.org/{doi}"
    yield "a.txt", f"The effect is known: https://www.doi.org/{doi}, and more."
    yield "a.txt", f"The effect is known: https://doi.org/{quote(doi, safe='')}."
    yield "a.md", f"The effect is [known](<https://doi.org/{quote(doi)}>)."
    yield "a.html", f'<p>It is <a href="https://doi.org/{quote(doi)}">known</a>.</p>'
    yield "a.bib", f"@article{{a, title = {{Known}}, year = 2009, doi = {{{doi}}}}}"
    yield (
        "a.jsonl",
        json.dumps({"body": "It is known [1].", "references": f"[1] Roe, J. Known. doi:{doi}"}),
    )


def _others(data: Path, listed: set[str], chance: random.Random) -> list[str]:
    """DOIs of real papers that no list has, and neighbours of listed ones, in equal parts."""
    entries = (data / "citations" / "hallmark-dev.jsonl").read_text(encoding="utf-8").splitlines()
    found = {json.loads(line)["fields"].get("doi", "").lower() for line in entries} - listed
    found.discard("")
    neighbours = sorted(listed)
    while len(found) < _OTHERS:
        doi = chance.choice(neighbours)
        place = chance.randrange(doi.index("/") + 1, len(doi))
        found.add(f"{doi[:place]}{chance.choice('0123456789x')}{doi[place + 1 :]}")
        found.add(f"{doi}{chance.choice('0123456789')}")
        found -= listed
    return sorted(found)

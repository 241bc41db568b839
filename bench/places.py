"""What the rules on cities and coordinates find in real articles, unaltered and altered.

Unaltered articles give false alarms: every finding is one until a person has looked at it. Where
an article names a city with its country or state, another one is put in its place: that gives
recall. The draw is by hashes of the document's id; half of the documents (`kept`) were not looked
at while the rules were written.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import regex

from bench.names import COLLECTIONS, Article, _articles, _number
from bench.row import Row
from factlint.engine.check import check
from factlint.language import places
from factlint.model.finding import Finding
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

RULES = ("places/wrong-country", "places/coordinates")
ROOT = Path(__file__).resolve().parents[1]
OTHERS = ("Germany", "France", "Spain", "Canada", "Japan", "Brazil", "Kenya", "India", "Chile")
_MENTION = regex.compile(
    r"(?<=\b(?:in|at|from|near|to)\s)(?P<city>\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?),\s"
    r"(?P<area>\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?)(?=[,.;)])"
)


def measure(data: Path) -> list[Row]:
    """False alarms, and what is found of countries and states that were changed."""
    ruleset = _ruleset()
    alarms: Counter[tuple[str, str]] = Counter()
    articles: Counter[str] = Counter()
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for article in _articles(data):
        articles[article.collection] += 1
        for finding in _check(article, article.body, ruleset):
            alarms[finding.rule, article.collection] += 1
        for place, end, body in _altered(article):
            total[article.half] += 1
            found[article.half] += any(
                item.rule == RULES[0] and item.start == place and item.end == end
                for item in _check(article, body, ruleset)
            )
    return [
        *(
            Row(rule, "articles with a finding", "", name, alarms[rule, name], articles[name])
            for rule in RULES
            for name in COLLECTIONS
        ),
        *(
            Row(RULES[0], "found: another country", half, "all", found[half], total[half])
            for half in ("seen", "kept")
        ),
    ]


def _altered(article: Article) -> Iterator[tuple[int, int, str]]:
    """Each mention of a city of the table with its country, and the text with another one."""
    gazetteer = places.load()
    for match in _MENTION.finditer(article.body):
        codes, area = gazetteer.city(match["city"]), gazetteer.area(match["area"])
        if not codes or not area or gazetteer.city(match["area"]):
            continue
        here = {places.country(code) for code in (*codes, *area)}
        others = [name for name in OTHERS if gazetteer.area(name)[0] not in here]
        put = others[_number(article.name, match["city"]) % len(others)]
        body = article.body[: match.start("area")] + put + article.body[match.end() :]
        yield match.start("city"), match.start("area") + len(put), body


def _check(article: Article, body: str, ruleset: RuleSet) -> list[Finding]:
    return check(from_record({"body": body}, article.collection, article.name), ruleset)


def _ruleset() -> RuleSet:
    loaded = load_file("places", ROOT / "rules" / "places.yaml", "places.yaml")
    return RuleSet([rule for rule in loaded.rules if rule.id in RULES])


def main() -> None:
    """Prints the rows as JSON lines: `python -m bench.places DATA`."""
    for row in measure(Path(sys.argv[1])):
        print(json.dumps(asdict(row)))


if __name__ == "__main__":
    main()

"""What the rules on quotations, offices, acronyms and sources find in real articles.

Unaltered articles give precision, against the hand labels in `labels/quotes.jsonl`. Slips put in
give recall: a quotation mark taken out, a word of a repeated quotation changed, Mr turned into Ms,
an office or a letter of an acronym into another. They are drawn by hashes of the document's id, so
that every run draws the same. Half of the documents (`kept`) were not looked at while the rules
were written.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from bench.names import COLLECTIONS, ROOT, Article, _articles, _number
from bench.row import Row
from factlint.engine.check import check
from factlint.language.acronyms import initials
from factlint.language.offices import OFFICES, are_exclusive, holder
from factlint.language.prose import Prose
from factlint.model.finding import Confidence, Finding, Severity
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

LABELS = Path(__file__).resolve().parent / "labels" / "quotes.jsonl"
RULES = (
    "names/acronym-before-definition",
    "names/acronym-defined-twice",
    "names/acronym-letters",
    "names/acronym-never-used",
    "names/acronym-two-meanings",
    "names/honorific-switch",
    "names/role-conflict",
    "quotes/mark-for-apostrophe",
    "quotes/no-speaker",
    "quotes/two-versions",
    "quotes/unclosed",
    "quotes/uneven",
    "quotes/unopened",
    "sources/unsourced-figure",
    "sources/vague-attribution",
)
_MARKS = ("quotes/unclosed", "quotes/unopened", "quotes/uneven")
_WORD = re.compile(r"(?<![\w'’])[a-z]{4,}(?![\w'’])")
_MR = re.compile(r"\bMr (?P<name>[A-Z][a-z]{3,})\b(?! [A-Z])")
_CHANGES = {"taken out": "", "another word": "seldom"}

_Slip = Callable[[Article, RuleSet], Iterator[tuple[str, bool]]]


def measure(data: Path) -> list[Row]:
    """All figures of these rules."""
    ruleset = _ruleset()
    articles = list(_articles(data))
    return [
        *_unaltered(articles, ruleset),
        *(row for rule, slip in _SLIPS for row in _put_in(articles, ruleset, rule, slip)),
    ]


def _ruleset() -> RuleSet:
    return RuleSet(
        rule
        for topic in ("names", "quotes", "sources")
        for rule in load_file(topic, ROOT / "rules" / f"{topic}.yaml", f"{topic}.yaml").rules
        if rule.id in RULES
    )


def _unaltered(articles: list[Article], ruleset: RuleSet) -> Iterator[Row]:
    """Findings that are real, of those read; and how many a run shows in so many words."""
    labels = _labels()
    real: Counter[tuple[str, str]] = Counter()
    read: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    words: Counter[str] = Counter()
    for article in articles:
        document = from_record(article.record, article.collection, article.name)
        words[article.collection] += document.words()
        for finding in check(document, ruleset):
            if finding.confidence is not Confidence.LOW:
                found[finding.rule, article.collection] += 1
            label = labels.get((article.name, finding.rule, finding.found))
            if label is not None:
                read[finding.rule, article.half] += 1
                real[finding.rule, article.half] += label
    for rule in RULES:
        for half in ("seen", "kept"):
            if read[rule, half]:
                yield Row(rule, "real", half, "all", real[rule, half], read[rule, half])
        for collection in COLLECTIONS:
            count = found[rule, collection]
            if count:
                yield Row(rule, "findings in words", "", collection, count, words[collection])
    loud = {rule.id for rule in ruleset.rules if rule.severity is not Severity.INFO}
    for collection in COLLECTIONS:
        count = sum(found[rule, collection] for rule in loud)
        yield Row("all warnings", "findings in words", "", collection, count, words[collection])


def _labels() -> dict[tuple[str, str, str], bool]:
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    return {(item["document"], item["rule"], item["found"]): item["real"] for item in items}


def _put_in(articles: list[Article], ruleset: RuleSet, rule: str, slip: _Slip) -> Iterator[Row]:
    hits: Counter[tuple[str, str, str]] = Counter()
    total: Counter[tuple[str, str, str]] = Counter()
    for article in articles:
        for figure, is_right in slip(article, ruleset):
            for collection in (article.collection, "all"):
                key = figure, article.half, collection
                total[key] += 1
                hits[key] += is_right
    for key in sorted(total):
        figure, half, collection = key
        if collection == "all" or rule == "quotes/unclosed":
            yield Row(rule, figure, half, collection, hits[key], total[key])


def _found(article: Article, body: str, ruleset: RuleSet) -> list[Finding]:
    return check(from_record({**article.record, "body": body}, "bench", article.name), ruleset)


def _rules_of(article: Article, body: str, ruleset: RuleSet) -> set[str]:
    return {finding.rule for finding in _found(article, body, ruleset)}


def _prose(article: Article) -> tuple[Prose, int]:
    """The article and where its body starts."""
    document = from_record(article.record, article.collection, article.name)
    start = next((field.start for field in document.fields if field.key == "body"), 0)
    return Prose(document), start


def _marks(article: Article, ruleset: RuleSet) -> Iterator[tuple[str, bool]]:
    """One closing mark, then one opening mark, is taken out of an article that has no fault."""
    prose, offset = _prose(article)
    whole = [part for part in prose.quotes if not part.detail and part.start >= offset]
    if not whole or prose.quotations.loose:
        return
    for figure in ("closing mark lost", "opening mark lost"):
        part = whole[_number(article.name, figure) % len(whole)]
        at = (part.end - 1 if figure[0] == "c" else part.start) - offset
        body = article.body[:at] + article.body[at + 1 :]
        yield figure, bool(_rules_of(article, body, ruleset) & set(_MARKS))


def _single(article: Article, ruleset: RuleSet) -> Iterator[tuple[str, bool]]:
    """All double marks become single ones, as in British copy: nothing must be found."""
    prose, _ = _prose(article)
    if article.body.count('"') >= 4 and not prose.quotations.loose:
        body = article.body.replace('"', "'")
        yield "left alone: single marks", not _rules_of(article, body, ruleset) & set(_MARKS)


def _versions(article: Article, ruleset: RuleSet) -> Iterator[tuple[str, bool]]:
    """A quotation comes again at the end, changed, shortened, or with words put in brackets."""
    prose, _ = _prose(article)
    long = [item for item in prose.said if 10 <= len(item.words) <= 40 and item.is_sentence]
    rule = "quotes/two-versions"
    if not long or rule in _rules_of(article, article.body, ruleset):
        return
    item = long[_number(article.name, "quotation") % len(long)]
    text = prose.text[item.start + 1 : item.end - 1]
    words = list(_WORD.finditer(text))
    if not words:
        return
    place = words[_number(article.name, "word") % len(words)]
    for change, put in _CHANGES.items():
        changed = f"{text[: place.start()]}{put}{text[place.end() :]}".replace("  ", " ")
        body = f'{article.body}\n\n"{changed}" the report repeats.'
        yield f"found: a word {change}", rule in _rules_of(article, body, ruleset)
    tokens = text.rstrip(",.").split()
    for figure, shown in (
        ("left alone: shortened", " ".join(tokens[: max(8, len(tokens) - 2)])),
        ("left alone: brackets", f"{text[: place.start()]}[it]{text[place.end() :]}"),
        ("left alone: the same", text),
    ):
        body = f'{article.body}\n\n"{shown}" the report repeats.'
        yield figure, rule not in _rules_of(article, body, ruleset)


def _address(article: Article, ruleset: RuleSet) -> Iterator[tuple[str, bool]]:
    """One Mr of a person who is called so at least twice becomes Ms."""
    found = list(_MR.finditer(article.body))
    counts = Counter(match["name"] for match in found)
    places = [match for match in found if counts[match["name"]] > 1]
    if places:
        place = places[_number(article.name, "address") % len(places)].start()
        body = f"{article.body[:place]}Ms{article.body[place + 2 :]}"
        yield "found", "names/honorific-switch" in _rules_of(article, body, ruleset)


def _office(article: Article, ruleset: RuleSet) -> Iterator[tuple[str, bool]]:
    """One of two mentions of a person's office becomes another that excludes it."""
    held = []
    for name, expression in OFFICES.items():
        for match in re.finditer(expression.replace(" ", r"\s+"), article.body):
            one = holder(article.body, name, match.start(), match.end())
            held.extend([one] if one else [])
    counts = Counter(one.surname for one in held)
    again = [one for one in held if counts[one.surname] > 1]
    if not again:
        return
    one = again[_number(article.name, "office") % len(again)]
    others = [name for name in OFFICES if are_exclusive(name, one.office)]
    if others:
        other = others[_number(article.name, "other") % len(others)]
        shown = other if other.startswith("chief") else other.title()
        body = f"{article.body[: one.start]}{shown}{article.body[one.end :]}"
        yield "found", "names/role-conflict" in _rules_of(article, body, ruleset)


def _letters(article: Article, ruleset: RuleSet) -> Iterator[tuple[str, bool]]:
    """One letter of an acronym changes where it is explained."""
    prose, offset = _prose(article)
    exact = [
        item
        for item in prose.acronyms.definitions
        if item.long and len(item.short) > 2 and item.start >= max(offset, item.long_end)
        if initials(item.long.split()) == item.short
        if article.body[item.start - offset : item.end - offset] == item.short
    ]
    if not exact:
        return
    item = exact[_number(article.name, "acronym") % len(exact)]
    place = 1 + _number(article.name, "letter") % (len(item.short) - 1)
    letter = chr(ord("A") + (ord(item.short[place]) - ord("A") + 5) % 26)
    wrong = item.short[:place] + letter + item.short[place + 1 :]
    body = article.body[: item.start - offset] + wrong + article.body[item.end - offset :]
    rest = "used again" if len(prose.acronyms.places[item.short]) > 1 else "not used again"
    found = [one for one in _found(article, body, ruleset) if one.rule == "names/acronym-letters"]
    yield f"found: {rest}", bool(found)


_SLIPS: tuple[tuple[str, _Slip], ...] = (
    ("quotes/unclosed", _marks),
    ("quotes/uneven", _single),
    ("quotes/two-versions", _versions),
    ("names/honorific-switch", _address),
    ("names/role-conflict", _office),
    ("names/acronym-letters", _letters),
)


def main() -> None:
    """Prints the rows as JSON lines: `python -m bench.quotes DATA`."""
    for row in measure(Path(sys.argv[1])):
        print(json.dumps(asdict(row)))


if __name__ == "__main__":
    main()

"""What the rules on names and places find in real articles, unaltered and with slips put in.

Unaltered articles give precision, against the hand labels in `labels/names.jsonl` (each line: the
document, the rule, the text found, whether it is real, and why). Slips put in give recall. They
are drawn by hashes of the document's id, so that every run draws the same. Half of the documents
(`kept`) were not looked at while the rules were written.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.news import half_of
from bench.row import Row
from factlint.engine.check import check
from factlint.model.finding import Finding
from factlint.model.rule import Rule
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).resolve().parent / "labels" / "names.jsonl"
COLLECTIONS = ("bbc-business-tech", "cryptonews", "web-2016-buzzfeed", "reuters")
RULES = (
    "names/misspelled-again",
    "names/dropped-accent",
    "names/given-name-as-surname",
    "names/surname-before-full-name",
    "names/organisation-variants",
    "places/variant-forms",
)
SLIPS = ("substitution", "deletion", "transposition", "insertion")
PEOPLE = (
    "Yan Zhihong",
    "Wang Junwen",
    "Li Keqiang",
    "Deng Xiaoping",
    "Zhou Xiaochuan",
    "Ban Ki-moon",
    "Moon Jae-in",
    "Leung Chun-ying",
    "Tsai Ing-wen",
    "Ma Huateng",
    "Zhang Yimou",
    "Guo Guangchang",
    "Hu Jintao",
    "Park Geun-hye",
    "Kim Dae-jung",
    "Chen Shui-bian",
)
GIVEN = frozenset(
    """
    Aaron Adam Alan Alexander Alice Amanda Andrew Angela Ann Anna Anne Anthony Ashley Barbara Barry
    Ben Benjamin Bill Bob Brandon Brian Carlos Carly Carol Charles Chris Christopher Colin Dan
    Daniel Dave David Deborah Dennis Diana Don Donald Donna Edward Elizabeth Emily Emma Eric Frank
    Gary George Gerhard Graham Greg Gregory Hans Helen Henry Hillary Ian Jack Jacob James Jane Jason
    Jean Jeff Jeffrey Jennifer Jerry Jessica Jim Joe John Jonathan Jose Joseph Joshua Julia Justin
    Karen Kate Keith Ken Kenneth Kevin Kimberly Larry Laura Linda Lisa Luis Margaret Maria Mark
    Martin Mary Matthew Melissa Michael Michelle Mike Mikhail Nancy Nathan Neil Nicholas Nigel
    Patricia Patrick Paul Peter Phil Raymond Rebecca Richard Robert Ron Ronald Rupert Ruth Ryan
    Samuel Sandra Sarah Scott Sharon Simon Stephanie Stephen Steve Steven Susan Thomas Tim Timothy
    Tom Tony Tyler Vladimir William
    """.split()
)
_INTRODUCED = re.compile(
    r"""
    \b (?: (?P<title> Mr | Mrs | Ms | Dr | Sir | President | Secretary | Minister | Chairman )
         | (?P<given> [A-Z][a-z]+ ) (?: [ ][A-Z]\. )? )
    \s (?P<surname> [A-Z][a-z]{3,} ) \b
    """,
    re.VERBOSE,
)
_BESIDE_CAPITALS = re.compile(r"[A-Z]\w*\s(?:of\s|of\sthe\s)?$")
_CAPITAL_NEXT = re.compile(r"\s[A-Z]|\sand\s[A-Z]")


@dataclass(frozen=True, slots=True)
class Article:
    """One record of a collection."""

    collection: str
    record: dict[str, object]

    @property
    def name(self) -> str:
        """The id of the record."""
        return str(self.record["id"])

    @property
    def body(self) -> str:
        """The text that slips are put into."""
        return str(self.record["body"])

    @property
    def half(self) -> str:
        """`seen` while the rules were written, or `kept` apart."""
        return half_of(self.name)


def measure(data: Path) -> list[Row]:
    """All figures for names and places."""
    ruleset = _ruleset()
    articles = list(_articles(data))
    return [
        *_precision(articles, ruleset),
        *_slips(articles, ruleset),
        *_given_names(articles, ruleset),
        *_places(articles, ruleset),
    ]


def hits(data: Path) -> Iterator[tuple[Article, Finding]]:
    """Every finding in the unaltered articles."""
    ruleset = _ruleset()
    for article in _articles(data):
        for finding in check(
            from_record(article.record, article.collection, article.name), ruleset
        ):
            yield article, finding


def _ruleset() -> RuleSet:
    rules: list[Rule] = []
    for topic in ("names", "places"):
        rules.extend(load_file(topic, ROOT / "rules" / f"{topic}.yaml", f"{topic}.yaml").rules)
    return RuleSet(rules)


def _articles(data: Path) -> Iterator[Article]:
    for collection in COLLECTIONS:
        with (data / "news" / f"{collection}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                yield Article(collection, json.loads(line))


def _precision(articles: list[Article], ruleset: RuleSet) -> Iterator[Row]:
    labels = _labels()
    real: Counter[tuple[str, str, str]] = Counter()
    total: Counter[tuple[str, str, str]] = Counter()
    unlabelled: Counter[tuple[str, str]] = Counter()
    for article in articles:
        document = from_record(article.record, article.collection, article.name)
        for finding in check(document, ruleset):
            key = finding.rule, article.half, article.collection
            label = labels.get((article.name, finding.rule, finding.found))
            if label is None:
                unlabelled[key[:2]] += 1
                continue
            total[key] += 1
            real[key] += label
    for rule in RULES:
        for half in ("seen", "kept"):
            for collection in COLLECTIONS:
                key = rule, half, collection
                if total[key]:
                    yield Row(rule, "real", half, collection, real[key], total[key])
            keys = [(rule, half, collection) for collection in COLLECTIONS]
            yield Row(
                rule, "real", half, "all", sum(real[k] for k in keys), sum(total[k] for k in keys)
            )
            if unlabelled[rule, half]:
                yield Row(rule, "not labelled", half, "all", unlabelled[rule, half], 0)


def _labels() -> dict[tuple[str, str, str], bool]:
    found: dict[tuple[str, str, str], bool] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        found[label["document"], label["rule"], label["found"]] = label["real"]
    return found


def _slips(articles: list[Article], ruleset: RuleSet) -> Iterator[Row]:
    found: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for article in articles:
        names = _surnames(article.body, times=3)
        if not names:
            continue
        surname = names[_number(article.name, "surname") % len(names)]
        places = _places_of(surname, article.body)
        for slip in SLIPS:
            place = places[_number(article.name, slip, "place") % len(places)]
            wrong = _slipped(surname, slip, f"{article.name} {slip}")
            body = article.body[:place] + wrong + article.body[place + len(surname) :]
            rule = "names/misspelled-again"
            total[article.half, slip] += 1
            found[article.half, slip] += any(
                finding.start == place for finding in _found(article, body, ruleset, rule)
            )
    for half in ("seen", "kept"):
        for slip in SLIPS:
            yield Row(
                "names/misspelled-again",
                f"found: {slip}",
                half,
                "all",
                found[half, slip],
                total[half, slip],
            )
        yield Row(
            "names/misspelled-again",
            "found",
            half,
            "all",
            sum(found[half, slip] for slip in SLIPS),
            sum(total[half, slip] for slip in SLIPS),
        )


def _given_names(articles: list[Article], ruleset: RuleSet) -> Iterator[Row]:
    """A person of the article becomes one whose surname stands first.

    With the given name in the later references (to be found), and with the surname (to be left
    alone).
    """
    rule = "names/given-name-as-surname"
    counts: Counter[tuple[str, str]] = Counter()
    for article in articles:
        for surname in _surnames(article.body, times=2)[:1]:
            person = PEOPLE[_number(article.name, "person") % len(PEOPLE)]
            last, given = person.split()
            full = re.compile(rf"\b[A-Z][a-z]+(?: [A-Z]\.)?\s{surname}\b(?!\s[A-Z])")
            first = next((m for m in full.finditer(article.body) if m[0].split()[0] in GIVEN), None)
            if first is None:
                continue
            for figure, reference in (("found", given), ("left alone", last)):
                start, rest = article.body[: first.start()], article.body[first.end() :]
                rest, changed = re.subn(
                    rf"(?<![\w-]){surname}(?![\w-])", reference, full.sub(person, rest)
                )
                if not changed:
                    continue
                marks = _found(article, start + person + rest, ruleset, rule)
                counts[article.half, f"{figure}, of"] += 1
                counts[article.half, figure] += bool(marks) == (figure == "found")
    for half in ("seen", "kept"):
        for figure in ("found", "left alone"):
            yield Row(
                rule, figure, half, "all", counts[half, figure], counts[half, f"{figure}, of"]
            )


def _places(articles: list[Article], ruleset: RuleSet) -> Iterator[Row]:
    """One mention of a place that an article names three times takes another listed form.

    Mentions beside another capitalised word are left out: they may be names of organisations.
    """
    rule = next(rule for rule in ruleset.rules if rule.id == "places/variant-forms")
    other = {form: group for group in rule.params["groups"] for form in group}
    counts: Counter[tuple[str, str]] = Counter()
    for article in articles:
        for form, group in other.items():
            if article.body.count(form) < 3:
                continue
            places = [
                place
                for place in _places_of(form, article.body)
                if not _BESIDE_CAPITALS.search(article.body[max(0, place - 20) : place])
                and not _CAPITAL_NEXT.match(article.body, place + len(form))
            ]
            if len(places) < 3:
                continue
            place = places[_number(article.name, form) % len(places)]
            put = next(item for item in group if item != form)
            body = article.body[:place] + put + article.body[place + len(form) :]
            marks = _found(article, body, ruleset, rule.id)
            counts[article.half, "of"] += 1
            counts[article.half, "found"] += any(mark.start == place for mark in marks)
    for half in ("seen", "kept"):
        yield Row(rule.id, "found", half, "all", counts[half, "found"], counts[half, "of"])


def _found(article: Article, body: str, ruleset: RuleSet, rule: str) -> list[Finding]:
    document = from_record({"id": article.name, "body": body}, article.collection, article.name)
    return [finding for finding in check(document, ruleset) if finding.rule == rule]


def _surnames(text: str, times: int) -> list[str]:
    found = {
        match["surname"]
        for match in _INTRODUCED.finditer(text)
        if match["title"] or match["given"] in GIVEN
    }
    return sorted(name for name in found - GIVEN if len(_places_of(name, text)) >= times)


def _places_of(word: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]


def _slipped(word: str, slip: str, seed: str) -> str:
    """The word with one slip behind its first letter."""
    place = 1 + _number(seed, "place") % (len(word) - 1)
    letter = chr(ord("a") + _number(seed, "letter") % 26)
    match slip:
        case "substitution":
            letter = letter if letter != word[place] else chr(ord("a") + (ord(letter) - 90) % 26)
            return word[:place] + letter + word[place + 1 :]
        case "deletion":
            return word[:place] + word[place + 1 :]
        case "insertion":
            return word[: place + 1] + letter + word[place + 1 :]
    swaps = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1]]
    at = swaps[place % len(swaps)] if swaps else 0
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _number(*seed: str) -> int:
    return int.from_bytes(hashlib.sha256(" ".join(seed).encode()).digest()[:6])


def main() -> None:
    """Prints the rows as JSON lines: `python -m bench.names DATA`."""
    for row in measure(Path(sys.argv[1])):
        print(json.dumps(asdict(row)))


if __name__ == "__main__":
    main()

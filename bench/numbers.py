"""What the rules on arithmetic find.

Unaltered articles give precision, against the hand labels in `labels/numbers.jsonl`. Real
sentences that give a change in percent with both its figures (chosen by the arithmetic alone, not
by the rule; labels with `chance` name figures that agree by chance) get one other figure to give
recall. Sentences of a small grammar (`number_texts`) are
put into real articles, wrong for recall and right, rounded or cut off, for false flags. Half of the
documents and half of the wordings (`kept`) were set apart by hashes.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

from bench.news import half_of, records
from bench.number_texts import RULES, Draw, Text, texts
from bench.row import Row
from factlint.engine.check import check
from factlint.language.prose import Prose
from factlint.language.quantities.number import Number, Sort
from factlint.model.document import Span
from factlint.model.finding import Finding
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).resolve().parent / "labels" / "numbers.jsonl"
_TEXTS = 1_500  # articles that sentences are put into
_WAY = re.compile(
    r"\b(?:rose|fell|up|down|off|higher|lower|more|less|increas|decreas|jump|declin|drop|grew|gain"
    r"|rise|fall|climb|cut|rais|slip|slid|surg|plung|advanc)"
)

Record = dict[str, Any]


def measure(data: Path) -> list[Row]:
    """All figures for arithmetic."""
    ruleset = _ruleset()
    articles = list(records(data))
    return [
        *_precision(articles, ruleset),
        *_altered(articles, ruleset),
        *_sentences(articles, ruleset),
    ]


def _ruleset() -> RuleSet:
    loaded = load_file("numbers", ROOT / "rules" / "numbers.yaml", "numbers.yaml")
    return RuleSet([rule for rule in loaded.rules if rule.id in RULES])


def _precision(articles: list[tuple[str, Record]], ruleset: RuleSet) -> Iterator[Row]:
    known = {
        (label["document"], label["rule"], label["found"]): label["real"]
        for label in _labels()
        if "rule" in label
    }
    real: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    unlabelled: Counter[str] = Counter()
    for collection, record in articles:
        for finding in check(from_record(record, collection, record["id"]), ruleset):
            label = known.get((record["id"], finding.rule, finding.found))
            if label is None:
                unlabelled[finding.rule] += 1
                continue
            total[finding.rule, half_of(record["id"])] += 1
            real[finding.rule, half_of(record["id"])] += label
    for rule in RULES:
        for half in ("seen", "kept"):
            if total[rule, half]:
                yield Row(rule, "real", half, "news", real[rule, half], total[rule, half])
        if unlabelled[rule]:
            yield Row(rule, "not labelled", "", "news", unlabelled[rule], 0)


def _labels() -> list[Record]:
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def _altered(articles: list[tuple[str, Record]], ruleset: RuleSet) -> Iterator[Row]:
    """Real sentences with a change in percent, one of the three figures altered."""
    chance = {(label["document"], label["chance"]) for label in _labels() if "chance" in label}
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for _, record in articles:
        prose = Prose(from_record({"id": "x", "body": record["body"]}, "x", "x"))
        for sentence in prose.sentences:
            numbers = prose.numbers_in(sentence.start, sentence.end)
            triple = _triple(prose.text, sentence, numbers)
            if triple is None:
                continue
            draw = Draw(f"{record['id']} {sentence.start}")
            number = triple[draw.below(3)]
            digits = prose.text[number.digits_start : number.digits_end]
            wrong = _other(digits, draw)
            if wrong is None or (record["id"], digits) in chance:
                continue
            body = prose.text[: number.digits_start] + wrong + prose.text[number.digits_end :]
            total[half_of(record["id"])] += 1
            found[half_of(record["id"])] += any(
                sentence.start <= finding.start <= sentence.end for finding in _found(body, ruleset)
            )
    for half in ("seen", "kept"):
        yield Row("numbers/percent-change", "found", half, "news", found[half], total[half])


def _triple(
    text: str, sentence: Span, numbers: tuple[Number, ...]
) -> tuple[Number, Number, Number] | None:
    """A percentage and the two figures that it follows from, where the sentence has just one."""
    if not _WAY.search(text, sentence.start, sentence.end):
        return None
    shares = [n for n in numbers if n.sort is Sort.PERCENT and n.value > 2 and not n.is_spelled]
    figures = [
        n
        for n in numbers
        if n.sort in (Sort.MONEY, Sort.COUNT, Sort.MEASURE)
        and not n.is_spelled
        and not n.is_attributive
        and n.value > 0
    ]
    hits = [
        (share, new, old)
        for share in shares
        for new in figures
        for old in figures
        if new is not old
        and (new.unit == old.unit or not (new.unit and old.unit))
        and abs(abs(100 * (new.value / old.value - 1)) - share.value) <= Fraction(3, 5)
    ]
    return hits[0] if len(hits) == 1 else None


def _other(digits: str, draw: Draw) -> str | None:
    """The figure with its second digit changed by three or more, or the first of two."""
    places = [index for index, char in enumerate(digits) if char.isdigit()]
    if len(places) < 2 or "/" in digits:
        return None
    place = places[1] if len(places) > 2 else places[0]
    digit = int(digits[place])
    changed = (digit + draw.between(3, 7)) % 10
    if place == places[0] and changed == 0:
        changed = 9 if digit < 6 else 1
    return digits[:place] + str(changed) + digits[place + 1 :]


def _sentences(articles: list[tuple[str, Record]], ruleset: RuleSet) -> Iterator[Row]:
    found: Counter[tuple[str, str, bool]] = Counter()
    total: Counter[tuple[str, str, bool]] = Counter()
    for text, is_found in put_in(articles, ruleset):
        key = text.rule, text.half, text.is_wrong
        total[key] += 1
        found[key] += is_found
    for rule in RULES:
        for half in ("seen", "kept"):
            for is_wrong, figure in ((True, "found"), (False, "false flags")):
                key = rule, half, is_wrong
                yield Row(rule, figure, half, "put in", found[key], total[key])


def put_in(articles: list[tuple[str, Record]], ruleset: RuleSet) -> Iterator[tuple[Text, bool]]:
    """Each sentence in the middle of an article, and whether the rule flags it there."""
    chosen = sorted(articles, key=lambda pair: hashlib.sha256(pair[1]["id"].encode()).digest())
    for _, record in chosen[:_TEXTS]:
        body = record["body"]
        blanks = [match.end() for match in re.finditer(r"\n\n", body)]
        place = blanks[len(blanks) // 2] if blanks else 0
        for text in texts(record["id"]):
            changed = f"{body[:place]}{text.sentence}\n\n{body[place:]}"
            end = place + len(text.sentence)
            yield (
                text,
                any(
                    place <= finding.start <= end
                    for finding in _found(changed, ruleset)
                    if finding.rule == text.rule or not text.is_wrong
                ),
            )


def _found(body: str, ruleset: RuleSet) -> list[Finding]:
    return check(from_record({"id": "x", "body": body}, "x", "x"), ruleset)


def main() -> None:
    """Prints the rows as JSON lines: `python -m bench.numbers DATA`."""
    for row in measure(Path(sys.argv[1])):
        print(json.dumps(asdict(row)))


if __name__ == "__main__":
    main()

"""What the rules on dates find in real articles, unaltered and with sentences about time put in.

Unaltered articles give precision, against the hand labels in `labels/dates.jsonl`. Sentences with
a wrong figure give recall, the same ones with the right figure give false findings. They are put
between two sentences of a real paragraph; what is put where is drawn by hashes, so that every run
draws the same. The wordings of `KEPT` were written last and looked at once, when the rules were
done; the others (`seen`) shaped the rules.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from bench.row import Row
from factlint.engine.check import check
from factlint.model.finding import Finding
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).resolve().parent / "labels" / "dates.jsonl"
COLLECTIONS = ("bbc-business-tech", "cryptonews", "web-2016-buzzfeed", "reuters")
MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen".split()
)
_SENTENCE_END = re.compile(r"(?<=[a-z]{3}\.)[ \n](?=[A-Z])")
_TIMES = 3  # articles that each wording is put into

# {w} weekday, {d} day, {m} month, {y} year; the short forms are {ws} and {ms}; {th} is 12th.
WITH_YEAR = (
    "The board met on {w}, {d} {m} {y}, to vote on the plan.",
    "The vote was held on {w} {d} {m} {y}.",
    "It was decided on {w}, {m} {d}, {y}, after a long debate.",
    "The meeting of {w} {m} {d}, {y} was short.",
    "On {w}, {ms}. {d}, {y}, the offices were closed.",
    "The shop opened on {ws} {d} {ms} {y}.",
    "The deadline passed on {w} the {th} of {m}, {y}, at noon.",
    "The hearing ({w}, {d} {m} {y}) was public.",
    "A second round followed on {d} {m} {y} ({w}).",
    "It closed on {m} {d}, {y}, a {w}.",
    "The storm came on {w} night, {m} {d}, {y}.",
    "The launch is dated {iso} ({w}).",
    "The offer ran until {w}, {th} {m} {y}.",
    "{w}, {d} {m} {y}: the talks failed again.",
    "By {w} {th} {m} {y} all the tickets were gone.",
    "The paper was signed on {ws}, {d} {ms} {y}, in the town hall.",
    "{m} {d}, {y} was a {w}, and the banks were shut.",
    "The bridge was shut from {w} ({d} {m} {y}) on.",
    "The court sat on {w}, the {th} of {m} {y}, for the first time.",
    "The march was planned for {w} morning, {d} {m} {y}.",
    "The edition of {w}, {d} {m} {y}, is lost.",
    "In the night of {w}, {m} {d}, {y}, the roof fell in.",
    "Tickets go on sale on {w}, the {th} {m} {y}.",
    "The ship left on {w}, {m} {th}, {y}, for Malta.",
    "Since {w} ({m} {d}, {y}) the road has been open.",
    "The {w}, {d} {m} {y}, hearing was put off.",
    "He resigned on {w} evening ({d} {m} {y}).",
    "The match of {d} {m} {y}, a {w}, was a draw.",
)
WITHOUT_YEAR = (
    "The board will meet on {w}, {d} {m}, to vote on the plan.",
    "The vote was held on {w} {m} {d}.",
    "The committee met on {w}, {m} {d}, and adjourned.",
    "The talks of {w} {d} {m} were short.",
    "On {w}, {ms}. {d}, the offices were closed.",
    "The deadline is {w} the {th} of {m}.",
    "Bidding closes on {w} ({m} {d}).",
    "The shares fell on {w}, {ms} {d}, and rose again.",
    "It opens next week, on {w}, {th} {m}.",
    "The offer runs until {w}, the {th} of {m}.",
    "A new round begins on {w}, the {th} of {m}, in Rome.",
    "Shareholders vote on {w} {d} {m}.",
    "The strike starts on {w} morning, {m} {d}.",
    "Until {w} ({d} {m}) the museum is closed.",
)
IMPOSSIBLE = (
    "The board met on {d} {m} {y} to vote on the plan.",
    "It was decided on {m} {d}, {y}, after a long debate.",
    "The offer runs until {m} {d}.",
    "The deadline is {ms}. {d}, {y}.",
    "The year ended {m} {d} was a good one.",
    "The vote of {th} {m} {y} was close.",
    "The bridge was closed on the {th} of {m} and stayed so.",
    "The form is dated {iso}.",
    "Payment was due by {dd}/{mm}/{y}.",
    "The letter was sent on {d}.{mm}.{y}, it said.",
    "From {m} {d} on, the road will be closed.",
    "The talks on {w}, {m} {d}, {y}, failed.",
    "The lease ends on {d} {m}.",
    "On {d} {ms} {y} the works will begin.",
    "The contract expires at midnight on {m} {d}, {y}, she said.",
    "Applications must arrive no later than {d} {m}.",
    "The figures are for the quarter to {m} {d}.",
    "As of {ms} {d}, {y}, nothing was paid.",
    "Born on the {th} of {m}, {y}, he grew up in Cork.",
    "The log ends with {iso}T10:00.",
)
# {a} and {b} the years, {n} the length in figures or words, {N} the same for use before "-year".
YEARS = (
    "She led the firm from {a} to {b}, a period of {n} years.",
    "He was in office for {n} years, from {a} to {b}.",
    "The {N}-year reign ({a}–{b}) was a calm one.",
    "He ran the club from {a} until {b}, {n} years in all.",
    "Over the {n} years from {a} to {b} the town grew.",
    "In the {n} years between {a} and {b} nothing was built.",
    "She spent {n} years ({a}-{b}) in the capital.",
    "From {a} to {b} ({n} years) the mill stood empty.",
    "The war lasted {n} years, from {a} to {b}.",
    "The {N}-year period from {a} to {b} was dry.",
    "He served as mayor for {n} years, from {a} until {b}.",
    "The partnership ran from {a} to {b}, lasting {n} years.",
    "Between {a} and {b}, a span of {n} years, prices doubled.",
    "The works took {n} years, {a} to {b}.",
    "The ban was in force from {a} to {b}, that is, for {n} years.",
    "During his {N}-year tenure from {a} to {b} the fund grew.",
    "The strike of {a}–{b} lasted {n} years.",
    "They lived in Spain for {n} years (from {a} to {b}).",
    "The line was closed from {a} to {b}, a total of {n} years.",
    "He chaired the board for {n} years between {a} and {b}.",
    "From {a} to {b} – {n} years – she ran the firm.",
    "She held the post from {a} until {b}, or {n} years.",
    "His {n} years in charge ({a}-{b}) were happy ones.",
    "The family owned the paper for {n} years from {a} to {b}.",
    "The drought, which lasted {n} years from {a} to {b}, ruined them.",
    "A {N}-year study, carried out between {a} and {b}, found nothing.",
    "It took the council {n} years ({a}–{b}) to build the road.",
    "He was president of the club from {a} to {b}, a {N}-year spell.",
    "Her reign of {n} years, from {a} to {b}, was a peaceful one.",
    "The mine was worked from {a} to {b} – a period of {n} years.",
    "In {n} years, from {a} to {b}, the price of bread doubled.",
    "For {n} years – from {a} to {b} – no train stopped there.",
)
DAYS = (
    "The {N}-day conference ({m} {f} to {t}) was full.",
    "The fair lasted {n} days, from {f} to {t} {m}.",
    "The visit from {m} {f} to {m} {t}, a total of {n} days, was a success.",
    "The {N}-day festival runs from {f} {m} to {t} {m}.",
    "They were away for {n} days, from {m} {f} to {t}.",
    "The {n} days from {f} {m} to {t} {m} were hot.",
)
MONTH_SPANS = (
    "The {N}-month trial from {f} to {t} {b} was a success.",
    "It was closed for {n} months, from {f} to {t}.",
    "In the {n} months from {f} to {t} sales were flat.",
    "The works ran from {f} to {t} {b}, a period of {n} months.",
)
# {born} and {died} are years, {age} the age.
DEATHS = (
    "Ana Berg, who was born in {born}, died in {died} aged {age}.",
    "Ana Berg ({born}–{died}) died at the age of {age}.",
    "The painter Ana Berg was born in Ulm in {born}. She died in {died} at the age of {age}.",
    "Born in {born}, Berg died in {died} at {age}.",
    "Tom Berg, a builder, was born in Hull in {born} and died in {died}, aged {age}.",
    "Tom Berg (born {born}, died {died}) was {age} when he died.",
    "Tom Berg was born in {born} near Leeds. In {died}, at the age of {age}, he died in Rome.",
    "At the age of {age}, Berg, born in {born}, died in {died}.",
    "Berg was born on 3 March {born} in Cork. He was {age} when he died in {died}.",
    "Ana Berg ({born}-{died}), who died aged {age}, was a judge.",
    "Berg died in {died}. Born in {born}, he was {age}.",
    "Ana Berg was {age} at her death in {died}, having been born in {born}.",
    "Ana Berg was born in Ulm in {born} and lived there until she died in {died} at age {age}.",
    "Tom Berg (b. {born}) died in {died} at the age of {age}.",
    "In {died} Berg, who had been born in {born}, died at {age} in a clinic.",
    "Ana Berg ({born}–{died}), the founder, lived to the age of {age}.",
)
EVENTS = (
    "Born in {born}, she won the prize in {died} at the age of {age}.",
    "Tom Berg, who was born in {born}, joined the firm in {died}, aged {age}.",
    "Ana Berg was born in Ulm in {born}. In {died}, at the age of {age}, she moved to Rome.",
    "Berg, born in {born}, was {age} when he took over in {died}.",
    "In {died}, aged just {age}, Berg, who was born in {born}, became mayor.",
    "Tom Berg was born in {born}. He was {age} years old when he left school in {died}.",
    "Born in {born}, she became mayor in {died} when she was {age}.",
    "He was born in Hull in {born} and, at {age}, took over the shop in {died}.",
    "Tom Berg, born in {born}, was only {age} years old when he left for Peru in {died}.",
    "Ana Berg was born in {born}. Aged {age}, she opened her first shop in {died}.",
)
AGES_NOW = (
    "Ana Berg, {age}, was born in {born} in Leeds.",
    "Born in {born}, Tom Berg is {age} years old.",
    "Tom Berg, {age}, who was born in {born}, runs the shop.",
    "The {age}-year-old Berg, born in {born}, lives in Rome.",
    "Ana Berg, born in {born}, died on Monday at the age of {age}.",
    "At {age}, Ana Berg, who was born in {born}, still works.",
    "Tom Berg ({age}), born in {born}, is the oldest of them.",
    "Ana Berg, who is {age}, was born in {born}.",
)
ORDERS = (
    "The mill was founded in {a} and closed in {b}.",
    "The painter Ana Berg ({a}–{b}) is forgotten.",
    "The shop opened in {a} but was shut in {b}.",
    "He was born in Ulm in {a} and died in Rome in {b}.",
    "She joined the firm in {a} and left in {b}.",
    "He was chairman from {a} to {b}.",
    "The party was established in {a} and dissolved in {b}.",
    "They married in {a} and divorced in {b}.",
    "Tom Berg, born in {a}, died in {b}.",
    "The line was opened on 3 May {a} and closed on 2 June {b}.",
)
ANNIVERSARIES = (
    "In {b} the town marked the {th} anniversary of the {a} flood.",
    "In {b}, on the {th} anniversary of the {a} landing, a stone was laid.",
    "In {b}, {n} years after the {a} strike, the pit closed.",
    "In {a} the bridge was built, and {n} years later, in {b}, it fell.",
    "The {b} fair marked the {th} anniversary of the founding of the club in {a}.",
)
AGO = (
    "The bridge was built {n} years ago, in {a}.",
    "In {a}, {n} years ago, the pit closed.",
    "The firm was founded {n} years ago in {a}.",
)
PAST = (
    "The mayor was arrested in Leeds on {d} {m} {y}.",
    "The accident happened on {m} {d}, {y}, near the bridge.",
    "He died on {d} {m} {y} in a clinic.",
    "The talks took place in Rome on {w}, {d} {m} {y}.",
    "The law was signed on {m} {d}, {y}.",
    "They met in Ulm on the {th} of {m} {y}.",
)
KEPT = {
    "with year": (
        "It was on {w}, {d} {m} {y} that the bank failed.",
        "The ({w}) {d} {m} {y} issue was the last.",
        "On the evening of {w} {m} {d}, {y}, snow fell.",
        "The flood reached Ulm on the {th} of {m} {y} ({w}).",
        "{m} the {th}, {y}, was a {w}.",
    ),
    "without year": (
        "The two sides meet again this {w}, {d} {m}.",
        "Polling day is {w} {m} {th}.",
        "A vigil was held on {w} night, {d} {m}.",
    ),
    "impossible": (
        "It happened between {m} {d} and the end of the year.",
        "The {d} {m}, {y} issue was the last.",
        "The report, dated {w}, {d} {m} {y}, was leaked.",
        "Polls close at noon on the {th} of {m}.",
    ),
    "years": (
        "She was chancellor for {n} years ({a} to {b}).",
        "The club played there from {a} through {b}, for {n} years.",
        "In all, the siege took {n} years, from {a} until {b}.",
        "The treaty held for {n} years, between {a} and {b}, and then lapsed.",
        "His {N}-year marriage, from {a} to {b}, was a happy one.",
        "The paper appeared from {a} to {b}, a run of {n} years.",
        "The {N} years of his exile ({a}–{b}) were hard.",
        "The school opened in {a} and closed in {b}, after {n} years.",
        "From {a} to {b}, a span of {n} years, the fleet grew.",
        "He spent {n} years in prison, from {a} to {b}.",
    ),
    "deaths": (
        "Berg was born in {born}; he died in {died}, aged {age}.",
        "Ana Berg, {born}–{died}, died aged {age}.",
        "Born in Cork in {born}, Tom Berg was {age} when he died in {died}.",
        "She died in {died} at the age of {age}, having been born in {born}.",
        "Tom Berg was born in {born}. When he died in {died}, he was {age} years old.",
        "Tom Berg, born in {born}, was killed in {died} at the age of {age}.",
    ),
    "events": (
        "Ana Berg (born {born}) was appointed in {died}, at the age of {age}.",
        "In {died}, Tom Berg, then {age}, sold the firm; he was born in {born}.",
        "Born in Ulm in {born}, he emigrated in {died}, aged {age}.",
        "She was born in {born} and turned {age} in {died}.",
    ),
    "ages now": (
        "Tom Berg, aged {age}, who was born in {born} in Hull, owns the shop.",
        "Ana Berg, now {age}, was born in Ulm in {born}.",
        "Tom Berg was born in {born}, which makes him {age}.",
    ),
}


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
        """The text that sentences are put into."""
        return str(self.record["body"])


@dataclass(frozen=True, slots=True)
class Put:
    """A sentence with the right and with a wrong figure, and the date of the article."""

    rule: str
    figure: str
    wording: str
    right: str
    wrong: str
    own: date | None = None


def measure(data: Path) -> list[Row]:
    """All figures for dates."""
    loaded = load_file("dates", ROOT / "rules" / "dates.yaml", "dates.yaml")
    ruleset = RuleSet(loaded.rules)
    articles = list(_articles(data))
    return [*_flags(articles, ruleset), *_recall(articles, ruleset)]


def _articles(data: Path) -> Iterator[Article]:
    for name in COLLECTIONS:
        with (data / "news" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                yield Article(name, json.loads(line))


def _flags(articles: list[Article], ruleset: RuleSet) -> Iterator[Row]:
    labels = {
        (item["document"], item["rule"], item["found"]): item["real"]
        for item in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    }
    real: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for article in articles:
        document = from_record(article.record, article.collection, article.name)
        for finding in check(document, ruleset):
            key = (finding.rule, article.collection)
            total[key] += 1
            real[key] += bool(labels.get((article.name, finding.rule, finding.found), False))
    for rule in ruleset.rules:
        for name in COLLECTIONS:
            yield Row(rule.id, "real", "", name, real[rule.id, name], total[rule.id, name])


def _recall(articles: list[Article], ruleset: RuleSet) -> Iterator[Row]:
    found: Counter[tuple[str, str, str]] = Counter()
    false: Counter[tuple[str, str, str]] = Counter()
    total: Counter[tuple[str, str, str]] = Counter()
    hosts = [item for item in articles if _SENTENCE_END.search(item.body)]
    for put in _puts():
        half = half_of(put.wording)
        host = hosts[_number(put.wrong, "host") % len(hosts)]
        key = (put.rule, put.figure, half)
        total[key] += 1
        found[key] += bool(_found(host, put, put.wrong, ruleset))
        false[key] += bool(_found(host, put, put.right, ruleset))
    for rule, figure, half in sorted(total):
        key = (rule, figure, half)
        yield Row(rule, f"found: {figure}", half, "all", found[key], total[key])
        yield Row(rule, f"right ones flagged: {figure}", half, "all", false[key], total[key])


def half_of(wording: str) -> str:
    """`seen` while the rules were written, or `kept` apart."""
    return "kept" if any(wording in wordings for wordings in KEPT.values()) else "seen"


def _found(host: Article, put: Put, sentence: str, ruleset: RuleSet) -> list[Finding]:
    places = [match.start() for match in _SENTENCE_END.finditer(host.body)]
    place = places[_number(put.wording, host.name) % len(places)]
    body = f"{host.body[:place]} {sentence}{host.body[place:]}"
    record: dict[str, object] = {"id": host.name, "body": body}
    if put.own is not None:
        record["date"] = put.own.isoformat()
    document = from_record(record, host.collection, host.name)
    low, high = place + 1, place + 1 + len(sentence)
    return [
        item
        for item in check(document, ruleset)
        if item.rule == put.rule and low <= item.start and item.end <= high
    ]


def _puts() -> Iterator[Put]:
    yield from _weekdays()
    yield from _impossible()
    yield from _durations()
    yield from _ages()
    yield from _others()


def _weekdays() -> Iterator[Put]:
    rule = "dates/wrong-weekday"
    for wording, turn in _turns(WITH_YEAR + KEPT["with year"], 6):
        day = date(1930 + _number(wording, turn, "y") % 95, 1, 1)
        day += timedelta(_number(wording, turn, "d") % 365)
        other = WEEKDAYS[(day.weekday() + 1 + _number(wording, turn, "w") % 6) % 7]
        right = _dated(wording, day, WEEKDAYS[day.weekday()])
        yield Put(rule, "year stated", wording, right, _dated(wording, day, other))
    for wording, turn in _turns(WITHOUT_YEAR + KEPT["without year"], 10):
        own = date(1987 + _number(wording, turn, "y") % 37, 1, 1)
        own += timedelta(_number(wording, turn, "d") % 365)
        day = own + timedelta(_number(wording, turn, "off") % 181 - 90)
        other = WEEKDAYS[(day.weekday() + 1 + _number(wording, turn, "w") % 6) % 7]
        right = _dated(wording, day, WEEKDAYS[day.weekday()])
        yield Put(rule, "year of the article", wording, right, _dated(wording, day, other), own)


def _impossible() -> Iterator[Put]:
    for wording, turn in _turns(IMPOSSIBLE + KEPT["impossible"], 8):
        year = 1901 + _number(wording, turn, "y") % 120
        has_year = "{y}" in wording or "{iso}" in wording
        year += has_year and year % 4 == 0
        options = [(31, 4), (31, 6), (31, 9), (31, 11), (30, 2), (31, 2)]
        options += [(29, 2)] if has_year else []
        day, month = options[_number(wording, turn, "d") % len(options)]
        weekday = date(year, month, 28).weekday()
        wrong = _worded(wording, day, month, year, WEEKDAYS[weekday])
        right = _worded(wording, 28, month, year, WEEKDAYS[weekday])
        yield Put("dates/impossible-date", "put in", wording, right, wrong)


def _durations() -> Iterator[Put]:
    rule = "dates/duration"
    for wording, turn in _turns(YEARS + KEPT["years"], 6):
        first = 1850 + _number(wording, turn, "a") % 150
        length = 2 + _number(wording, turn, "n") % 24
        off = _off(wording, turn, length)
        if "between" in wording and " for " in wording:
            off = abs(off)  # some years between two others may be fewer
        right = length + (_number(wording, turn, "inclusive") % 4 == 0)
        stated = length + off + (off > 0)
        yield Put(
            rule,
            "years",
            wording,
            _spanned(wording, first, length, right, turn),
            _spanned(wording, first, length, stated, turn),
        )
    for wording, turn in _turns(DAYS, 8):
        first, length = 1 + _number(wording, turn, "a") % 12, 2 + _number(wording, turn, "n") % 13
        month = MONTHS[_number(wording, turn, "m") % 12]
        stated = length + (2 + _number(wording, turn, "off") % 4)
        if stated % 2 and length > 4:
            stated = length - 1 - _number(wording, turn, "off") % 2
        fill = {"m": month, "f": first, "t": first + length}
        yield Put(
            rule,
            "days and months",
            wording,
            _filled(wording, length + turn % 2, turn, **fill),
            _filled(wording, stated, turn, **fill),
        )
    for wording, turn in _turns(MONTH_SPANS, 8):
        first, length = _number(wording, turn, "a") % 6, 2 + _number(wording, turn, "n") % 5
        fill = {"f": MONTHS[first], "t": MONTHS[first + length], "b": 1990 + turn}
        stated = length + (2 + _number(wording, turn, "off") % 3)
        yield Put(
            rule,
            "days and months",
            wording,
            _filled(wording, length + turn % 2, turn, **fill),
            _filled(wording, stated, turn, **fill),
        )


def _ages() -> Iterator[Put]:
    deaths, events = DEATHS + KEPT["deaths"], EVENTS + KEPT["events"]
    for wording, turn in (*_turns(deaths, 8), *_turns(events, 8)):
        born = 1850 + _number(wording, turn, "b") % 100
        least = 40 if wording in deaths else 15
        age = least + _number(wording, turn, "n") % 50
        yield _aged("birth and year", wording, turn, born, age, None)
    for wording, turn in _turns(AGES_NOW + KEPT["ages now"], 10):
        own = date(1987 + _number(wording, turn, "y") % 37, 5, 7)
        age = 18 + _number(wording, turn, "n") % 60
        yield _aged("birth and date of the article", wording, turn, own.year - age, age, own)


def _aged(figure: str, wording: str, turn: int, born: int, age: int, own: date | None) -> Put:
    off = _off(wording, turn, age)
    right = age - _number(wording, turn, "birthday") % 2
    if "turned" in wording or ("3 March" in wording and turn % 2):
        right = age
    stated = age + off - (off < 0)
    right_text, wrong_text = (
        wording.format(born=born, died=born + age, age=_shown(value, turn, words=value < 100))
        if "-year-old" not in wording
        else wording.format(born=born, age=value)
        for value in (right, stated)
    )
    return Put("dates/age", figure, wording, right_text, wrong_text, own)


def _others() -> Iterator[Put]:
    for wording, turn in _turns(ORDERS, 6):
        first = 1850 + _number(wording, turn, "a") % 150
        length = 1 + _number(wording, turn, "n") % 40
        right, wrong = (
            wording.format(a=a, b=b) for a, b in ((first, first + length), (first + length, first))
        )
        yield Put("dates/order", "put in", wording, right, wrong)
    for wording, turn in _turns(ANNIVERSARIES, 8):
        first = 1850 + _number(wording, turn, "a") % 120
        length = 10 + _number(wording, turn, "n") % 60
        off = 3 + _number(wording, turn, "off") % 10
        right, wrong = (
            wording.format(a=first, b=first + length, th=_ordinal(n), n=_shown(n, turn))
            for n in (length, length + off)
        )
        yield Put("dates/anniversary", "two years stated", wording, right, wrong)
    for wording, turn in _turns(AGO, 8):
        length = 10 + _number(wording, turn, "n") % 60
        off = 3 + _number(wording, turn, "off") % 10
        own = date(2010 + turn, 5, 7)
        right, wrong = (
            wording.format(a=own.year - length, n=_shown(n, turn)) for n in (length, length + off)
        )
        yield Put("dates/anniversary", "years ago", wording, right, wrong, own)
    for wording, turn in _turns(PAST, 8):
        own = date(2000 + turn, 1 + _number(wording, turn, "m") % 12, 9)
        ahead = own + timedelta(20 + _number(wording, turn, "d") % 340)
        behind = own - timedelta(20 + _number(wording, turn, "d") % 340)
        right, wrong = (_dated(wording, day, WEEKDAYS[day.weekday()]) for day in (behind, ahead))
        yield Put("dates/future-in-past-tense", "put in", wording, right, wrong, own)


def _turns(wordings: tuple[str, ...], times: int) -> Iterator[tuple[str, int]]:
    for wording in wordings:
        for turn in range(times * _TIMES):
            yield wording, turn


def _off(wording: str, turn: int, length: int) -> int:
    """How far a wrong figure is off: by one to nine, mostly by little, never below one."""
    off = 1 + _number(wording, turn, "off") % 4
    if _number(wording, turn, "far") % 4 == 0:
        off += 5
    if _number(wording, turn, "sign") % 2 and length - off >= 1:
        return -off
    return off


def _spanned(wording: str, first: int, length: int, stated: int, turn: int) -> str:
    return _filled(wording, stated, turn, a=first, b=first + length)


def _filled(wording: str, stated: int, turn: int, **values: object) -> str:
    return wording.format(n=_shown(stated, turn), N=_shown(stated, turn), **values)


def _shown(number: int, turn: int, *, words: bool = True) -> str:
    """A number in words up to ten, above mostly in figures."""
    if not words or number >= 100 or (number > 10 and turn % 3):
        return str(number)
    if number < 20:
        return _ONES[number]
    ten, one = divmod(number, 10)
    return _TENS[ten - 2] + (f"-{_ONES[one]}" if one else "")


def _ordinal(number: int) -> str:
    ending = "th"
    if number % 100 not in (11, 12, 13):
        ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _dated(wording: str, day: date, weekday: str) -> str:
    return _worded(wording, day.day, day.month, day.year, weekday)


def _worded(wording: str, day: int, month: int, year: int, weekday: str) -> str:
    name = MONTHS[month - 1]
    return wording.format(
        w=weekday,
        ws=weekday[:3],
        d=day,
        dd=f"{day:02}",
        th=_ordinal(day),
        m=name,
        mm=f"{month:02}",
        ms=name[:3],
        y=year,
        iso=f"{year}-{month:02}-{day:02}",
    )


def _number(*seed: object) -> int:
    return int.from_bytes(hashlib.sha256(" ".join(map(str, seed)).encode()).digest()[:6])


def main() -> None:
    """Prints the rows as JSON lines: `python -m bench.dates DATA`."""
    for row in measure(Path(sys.argv[1])):
        print(json.dumps(asdict(row)))


if __name__ == "__main__":
    main()

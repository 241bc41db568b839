"""Means and standard deviations that no whole numbers can have: GRIM, GRIMMER, DEBIT."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.base import Mark
from factlint.kinds.statistic.place import Readable
from factlint.language.prose import Prose
from factlint.language.statistics import granularity
from factlint.language.statistics import means as reader
from factlint.language.statistics.means import Mean
from factlint.language.statistics.printed import Printed
from factlint.model.document import PartKind
from factlint.model.finding import Severity, Verdict
from factlint.model.rule import Rule


def grim(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Means that so many whole numbers cannot have."""
    items = rule.params.get("items", 1)
    for mean, is_sure in _whole(rule, prose):
        if not granularity.is_telling(mean.value, mean.n, items):
            continue
        if granularity.grim(mean.value, mean.n, items):
            continue
        below, above = granularity.nearest(mean.value, mean.n, items)
        places = mean.value.places
        fields = {
            **_fields(mean),
            "below": f"{float(below):.{places}f}",
            "above": f"{float(above):.{places}f}",
        }
        yield _mark(mean, fields, is_sure=is_sure)


def grimmer(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Standard deviations that so many whole numbers with such a mean cannot have."""
    items = rule.params.get("items", 1)
    for mean, is_sure in _whole(rule, prose):
        if mean.sd is None or not granularity.is_telling(mean.value, mean.n, items):
            continue
        if not granularity.grimmer(mean.value, mean.sd, mean.n, items):
            yield _mark(mean, _fields(mean), is_sure=is_sure)


def debit(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """Standard deviations that zeros and ones with such a mean cannot have."""
    text = prose.reported.text
    for mean, (start, end) in _means(rule, prose):
        if mean.sd is None or mean.n < 2 or not 0 <= mean.value.value <= 1:
            continue
        if not reader.says_binary(text, start, end):
            continue
        if not granularity.debit(mean.value, mean.sd, mean.n):
            should = granularity.deviation_of_share(mean.value, mean.n)
            fields = {**_fields(mean), "follows": f"{should:.{max(mean.sd.places, 2)}f}"}
            yield _mark(mean, fields, is_sure=True)


def _whole(rule: Rule, prose: Prose) -> Iterator[tuple[Mean, bool]]:
    """The means that may be of whole numbers, and whether that is certain: stated, or assumed."""
    text = prose.reported.text
    is_assumed = rule.params.get("whole-numbers", "stated") == "assumed"
    for mean, (start, end) in _means(rule, prose):
        if is_assumed:
            yield mean, True
        elif not reader.says_averaged(text, start, end):
            yield mean, reader.says_whole(text, start, end)


def _means(rule: Rule, prose: Prose) -> Iterator[tuple[Mean, tuple[int, int]]]:
    """Means in sentences and tables, with the range of text that says what they are of."""
    place = Readable(rule, prose)
    for mean in prose.reported.means:
        if place.holds(mean.start, mean.end):
            sentence = prose.sentence_at(mean.start)
            yield mean, (sentence.start, sentence.end)
    reported = prose.reported
    for table in prose.parts_of(PartKind.TABLE):
        # What stands above a table, its caption, and what stands below it, its note.
        above, below = reported.block(max(0, table.start - 3)), reported.block(table.end + 2)
        around = min(above[0], table.start), max(below[1], table.end)
        for mean in reader.in_table(reported.text, table.start, table.end):
            if place.holds(mean.start, mean.end):
                yield mean, around


def _fields(mean: Mean) -> dict[str, str]:
    fields = {"mean": _printed(mean.value), "n": str(mean.n)}
    if mean.sd is not None:
        fields["sd"] = _printed(mean.sd)
    return fields


def _printed(number: Printed) -> str:
    return f"{float(number.value):.{number.places}f}"


def _mark(mean: Mean, fields: dict[str, str], *, is_sure: bool) -> Mark:
    if is_sure:
        return Mark(mean.start, mean.end, fields)
    return Mark(mean.start, mean.end, fields, verdict=Verdict.UNSURE, at_most=Severity.INFO)

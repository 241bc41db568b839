"""`legal`: citations of United States law that cannot be: a year, a series, a volume, a title."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language import legal
from factlint.language.identifiers import shown
from factlint.language.legal import CaseCitation, Edition
from factlint.language.prose import Prose
from factlint.model.finding import Confidence, Severity, Verdict
from factlint.model.rule import Rule

_BEFORE, _AFTER = 20, 600  # code points around a hit in which its citations stand
_SLACK, _MORE_SLACK = 1, 5  # years: volumes appear later than decisions; reporters-db is less sure
_SETTLED = 2024  # until this year all series are known; a new one may begin at any time


def needles(rule: Rule) -> Sequence[Needle]:
    """The name of a case, or the name of a code."""
    if rule.params["fault"] == "title":
        return [
            Needle(r"\d U\. ?S\. ?C\.", NeedleSort.REGEX, ignore_case=False),
            Needle(r"\d C\. ?F\. ?R\.", NeedleSort.REGEX, ignore_case=False),
            Needle(r"\d (?:USC|CFR) ?§", NeedleSort.REGEX, ignore_case=False),
        ]
    return [
        Needle(pattern, NeedleSort.REGEX, ignore_case=False)
        for pattern in (r"\bvs?\. [A-Z]", r"\b[Ii]n re [A-Z]", r"\b[Ee]x parte [A-Z]", r"\bCir\. ")
    ]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of the rule's fault, in order of place."""
    fault = rule.params["fault"]
    for start, end in _windows(hits, len(prose.text)):
        marks = _titles(prose, start, end) if fault == "title" else _cases(fault, prose, start, end)
        for mark in marks:
            if prose.in_scope(rule.scope, mark.start, mark.end):
                yield mark


def _windows(hits: Sequence[Hit], length: int) -> Iterator[tuple[int, int]]:
    """What is near the hits, without overlap."""
    start = end = -1
    for hit in hits:
        low, high = max(0, hit.start - _BEFORE), min(length, hit.end + _AFTER)
        if low > end:
            if end > start:
                yield start, end
            start = low
        end = max(end, high)
    if end > start:
        yield start, end


def _titles(prose: Prose, start: int, end: int) -> Iterator[Mark]:
    for item in legal.codes(prose.text, start, end):
        most = legal.TITLES[item.code]
        if not 1 <= item.title <= most:
            fields = {"value": prose.text[item.start : item.end], "reason": f"it has {most} titles"}
            yield Mark(item.start, item.end, fields)


def _cases(fault: str, prose: Prose, start: int, end: int) -> Iterator[Mark]:
    for item in legal.cases(prose.text, start, end):
        reason = _REASONS[fault](item)
        if reason and not shown.says_so(prose.text, item.start):
            known = legal.edition(item.reporter)
            is_sure = known is None or known.is_sure
            yield Mark(
                item.start,
                item.year_end if fault == "year" else item.end,
                {
                    "value": prose.text[item.start : item.end],
                    "reporter": known.name if known else item.reporter,
                    "year": str(item.year),
                    "reason": reason,
                },
                verdict=None if is_sure else Verdict.UNSURE,
                confidence=None if is_sure else Confidence.MEDIUM,
                at_most=None if is_sure else Severity.INFO,
            )


def _year(item: CaseCitation) -> str:
    known = legal.edition(item.reporter)
    if known is None:
        return ""
    slack = _SLACK if known.is_sure else _MORE_SLACK
    if item.year < known.first - slack:
        return f"began in {known.first}"
    if known.last is not None and item.year > known.last + slack:
        return f"ended in {known.last}{_next(known)}"
    return ""


def _next(known: Edition) -> str:
    return f" with volume {known.volumes}" if known.volumes else ""


def _volume(item: CaseCitation) -> str:
    known = legal.edition(item.reporter)
    if item.volume == 0:
        return "volumes are counted from 1"
    if item.page == 0:
        return "pages are counted from 1"
    if known is not None and known.volumes is not None and item.volume > known.volumes:
        return f"its last volume is {known.volumes}"
    return ""


def _series(item: CaseCitation) -> str:
    base, number, last = legal.series(item.reporter)
    if base is None or legal.edition(item.reporter) is not None:
        return ""
    is_next = number == last + 1 and item.year > _SETTLED
    return "" if number <= last or is_next else f"{base.name} has {last} series"


def _unchecked(item: CaseCitation) -> str:
    if legal.edition(item.reporter) is not None or _series(item):
        return ""
    hint = "" if legal.has_others() else "; install factlint[legal] for more reporters"
    return f"the years of {item.reporter} are not known here{hint}"


_REASONS: dict[str, Callable[[CaseCitation], str]] = {
    "year": _year,
    "volume": _volume,
    "series": _series,
    "unchecked": _unchecked,
}
SCHEMA = {
    "type": "object",
    "properties": {
        "fault": {
            "enum": sorted([*_REASONS, "title"]),
            "description": "What to look for: a decision of a year in which its reporter did not"
            " appear; a volume that it does not have; a series that no reporter has; a title that"
            " the United States Code or the Code of Federal Regulations does not have; or the"
            " citations whose reporter is not known, and which were not checked.",
        }
    },
    "required": ["fault"],
    "additionalProperties": False,
    "description": "A mapping with the fault.",
}
FIELDS = frozenset({"value", "reporter", "year", "reason"})
runs_on_silence = False

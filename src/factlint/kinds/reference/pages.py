"""Page ranges that run backwards, and months that no year has."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factlint.kinds.base import Mark
from factlint.kinds.reference.stated import entries
from factlint.language.prose import Prose
from factlint.model.finding import Severity, Verdict
from factlint.patterns import lazy_regex

_RANGE = lazy_regex(
    r"(?P<lead>[a-zA-Z]{0,3})(?P<first>\d{1,7})\s*[-‐‑–—−]{1,3}\s*(?P<again>[a-zA-Z]{0,3})(?P<last>\d{1,7})"
)
_FIRST = lazy_regex(r"(?:pp?\.?\s*)?(?P<page>\d{1,7})(?:\s*[-‐‑–—−]{1,3}\s*\d{1,7})?(?:\s*\+)?")
_LEAD = lazy_regex(r"^\s*(?:pp?\.|pages?)\s*")
_LONGEST = 3000
_MONTH = lazy_regex(r"(?P<month>\d{1,2})")


def pages(prose: Prose) -> Iterator[Mark]:
    """A range of pages that ends before it begins."""
    for entry in entries(prose):
        if not entry.value("pages"):
            continue
        held = entry.held("pages")
        for part in _LEAD.sub("", held.value).split(","):
            match = _RANGE.fullmatch(part.strip())
            if match is None or match["again"] not in ("", match["lead"]):
                continue
            reason, is_sure = _fault(match["first"], match["last"])
            if reason:
                yield Mark(
                    held.field.start,
                    held.field.end,
                    {"reason": f"Pages {part.strip()[:40]}: {reason}"},
                    verdict=None if is_sure else Verdict.UNSURE,
                    at_most=None if is_sure else Severity.INFO,
                )
                break


def month(prose: Prose) -> Iterator[Mark]:
    """A month of another number than 1 to 12."""
    for entry in entries(prose):
        match = _MONTH.fullmatch(entry.value("month").strip())
        if match is not None and not 1 <= int(match["month"]) <= 12:
            field = entry.held("month").field
            yield Mark(field.start, field.end, {"reason": f"there is no month {match['month']}"})


def first_page(text: str) -> str:
    """The first page of a single range of plain numbers, without leading noughts; else empty."""
    match = _FIRST.fullmatch(text.strip())
    return match["page"].lstrip("0") if match is not None else ""


def _fault(first: str, last: str) -> tuple[str, bool]:
    """What is wrong with a range, and whether it is certain."""
    low, high = int(first), int(last)
    if 1900 <= low < 2100 and 1 <= high <= 12:
        return "that is a month, not a range of pages", False
    if len(last) < len(first):
        # 1285-93 is short for 1285-1293; 985-13 may go on in the next hundred.
        full = int(first[: -len(last)] + last)
        return ("the end comes before the beginning", False) if full < low else ("", True)
    if high < low:
        return "the end comes before the beginning", True
    if high - low > _LONGEST and len(last) > len(first):
        return f"{high - low + 1} pages", False
    return "", True


FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {"pages": pages, "month": month}

"""Numbers of arXiv: year and month, and how many digits follow.

Until March 2007 a number was `archive/YYMMNNN`, then `YYMM.NNNN`, and from January 2015 on
`YYMM.NNNNN` (https://info.arxiv.org/help/arxiv_identifier.html).
"""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.base import Mark
from factlint.language.identifiers import Identifier, Scheme, shown
from factlint.language.prose import Prose
from factlint.model.finding import Verdict

_FIRST, _NEW, _FIVE_DIGITS = (1991, 7), (2007, 4), (2015, 1)


def reason(item: Identifier) -> str:
    """What no number of arXiv has; empty where the number may exist."""
    archive, _, number = item.value.rpartition("/")
    year, month = _month(item.value)
    if not 1 <= month <= 12:
        return f"its third and fourth digits are a month, and {month:02} is none"
    if archive:
        if len(number) != 7:
            return f"it has {len(number)} digits, the old numbers have 7"
        if not _FIRST <= (year, month) < _NEW:
            return (
                f"numbers of this sort were given out from July 1991 to March 2007, not in {year}"
            )
        return ""
    digits = len(number.partition(".")[2])
    wanted = 4 if (year, month) < _FIVE_DIGITS else 5
    if (year, month) < _NEW:
        return "numbers of this sort were given out from April 2007 on"
    if digits != wanted:
        since = "since 2015" if wanted == 5 else "until 2014"
        return f"{digits} digits stand behind the point, {since} there are {wanted}"
    return ""


def future(prose: Prose, scheme: Scheme) -> Iterator[Mark]:
    """A mark at each number of a month after that of the document's own date."""
    own = prose.dates.own
    if own is None:
        return
    for item in prose.identifiers.of(scheme):
        if not item.is_labelled or reason(item):
            continue
        year, month = _month(item.value)
        if (year, month) > (own.year, own.month) and not shown.is_for_show(prose.text, item):
            yield Mark(
                item.start,
                item.end,
                {"value": item.text, "reason": f"{year}-{month:02}", "date": own.isoformat()},
                verdict=Verdict.UNSURE,
                source=item.source,
            )


def _month(value: str) -> tuple[int, int]:
    """The year and the month of a number."""
    archive, _, number = value.rpartition("/")
    year, month = int(number[:2]), int(number[2:4])
    if archive:
        return (1900 if year > 50 else 2000) + year, month
    return 2000 + year, month

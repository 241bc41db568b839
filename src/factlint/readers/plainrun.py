"""Whether lines of a plain text run on in one block, told before the text is divided."""

from __future__ import annotations

from factlint.readers.plainblocks import LONG_LINE, is_final

_SHORT = 0.6
_FARTHEST = 10_000  # code points in which a blank line is looked for


def runs_on(text: str, start: int, end: int) -> bool:
    """Whether a range of a body without captions and fences certainly lies in one block, or none.

    Its lines end with a line feed.
    """
    if text.find("\n", start, end) < 0:
        return True
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    rows = text[low : high if high >= 0 else len(text)].split("\n")
    if not all(map(_begins_plainly, rows[1:])):
        return False
    if any("  " in row.strip() or "\t" in row or "|" in row for row in rows):
        return False  # a table, perhaps
    widest = _widest(text, low, high if high >= 0 else len(text))
    return widest <= LONG_LINE and not any(
        len(row) < widest * _SHORT and is_final(row) for row in rows[:-1]
    )


def _begins_plainly(row: str) -> bool:
    """Whether a line is not indented, and neither an item nor an underline."""
    first, second = row[:1], row[1:2]
    if first == "(":
        return second.isalpha()
    return first.isupper() or (first.isalpha() and second not in (".", ")"))


def _widest(text: str, low: int, high: int) -> int:
    """The longest of the lines up to blank ones, and perhaps of some more; too long, if far."""
    floor, ceiling = max(0, low - _FARTHEST), min(len(text), high + _FARTHEST)
    first, last = text.rfind("\n\n", floor, low), text.find("\n\n", high, ceiling)
    if (first < 0 and floor) or (last < 0 and ceiling < len(text)):
        return LONG_LINE + 1
    shown = text[max(first, 0) : last if last >= 0 else len(text)]
    return max(map(len, shown.split("\n")))

"""How a plain text ends, told before it is divided: most texts end well, and nobody asks more."""

from __future__ import annotations

from factlint.model.document import Span
from factlint.patterns import lazy_re
from factlint.readers.lines import trimmed
from factlint.readers.plainlines import UNDERLINES

_AGENCIES = frozenset(("reuter", "reuters"))
_LAST_SIGNS = frozenset("rRsS\u017f-#*")
_CREDITED = lazy_re(r"(?:reporting|writing|editing|written)\s+by\s")
_CREDIT_REACH = 400
_MOST_INDENTED = 40
_DEEPEST = 80


def last_line(text: str) -> Span | None:
    """The line that a body without captions and references ends with.

    A sign-off of the agency alone may stand behind it; none, where another may.
    """
    start, end = _line_before(text, len(text))
    if text[start:end].lower() in _AGENCIES:
        start, end = _line_before(text, start)
    if start == end or text[end - 1] in _LAST_SIGNS:
        return None
    if _CREDITED.search(text[max(start, end - _CREDIT_REACH) : end].lower()):
        return None
    return Span(start, end)


def _line_before(text: str, end: int) -> tuple[int, int]:
    """The last line of a beginning of the text that is not blank."""
    end = len(text[:end].rstrip())
    return trimmed(text, text.rfind("\n", 0, end) + 1, end)


def begins_paragraph(text: str, start: int, floor: int) -> bool:
    """Whether a line of which this is the first sign is indented like those above it.

    Such a line is a paragraph of its own, if it is not one of a list or a table.
    """
    first = text.rfind("\n", 0, start) + 1
    indent = start - first
    for _ in range(_MOST_INDENTED):
        before = text.rfind("\n", 0, max(first - 1, 0)) + 1
        shown = text[before : max(first - 1, 0)]
        bare = shown.lstrip()
        above = len(shown) - len(bare)
        # Lines that make a table or underline a heading part the others.
        if not bare or above > indent or bare[0] in UNDERLINES or _may_be_row(bare):
            return False
        if above < indent:
            return indent <= _DEEPEST and before >= floor
        first = before
    return False


def _may_be_row(line: str) -> bool:
    return "  " in line or "\t" in line or "|" in line

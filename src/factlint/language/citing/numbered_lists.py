"""The entries of reference lists that are numbered in the text: `[1] …`, `1. …`, `(1) …`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from factlint.model.citation import CitationStyle, Reference
from factlint.model.document import Document, Part, PartKind
from factlint.patterns import lazy_re
from factlint.values import dataclass

_MARKER = lazy_re(
    r"""^[ \t>*•-]{0,8}
    (?: (?P<square> \[ [ \t]? (?P<a> \d{1,4} ) [ \t]? \] ) :?
      | (?P<round> \( (?P<b> \d{1,3} ) \) )
      | (?P<bare> (?P<c> \d{1,3} ) [.)] ) )
    [ \t]+ (?= \S )""",
    re.VERBOSE | re.MULTILINE,
)
_INSIDE = lazy_re(
    r"(?<=[.\d/)”\"]\s)(?P<square>\[(?P<a>\d{1,4})\])(?P<round>(?P<b>))(?P<bare>(?P<c>))\s+(?=\S)"
)
_FORMS = ("square", "bare", "round")
_BLANK = lazy_re(r"\n[ \t\r]*\n")
_SOURCED = lazy_re(r"https?://|\bwww\.|\b10\.\d{4,9}/|\b(?:1[5-9]|20)\d\d\b")
_CERTAIN = lazy_re(
    r"[\W\d_]*(?:references?|bibliography|works\s+cited|literature)\b", re.IGNORECASE
)
_CITED = lazy_re(r"(?<!\w)\[\d[\d ,;–-]{0,60}\]")
_HALF = 0.5
_SHORT = 200
_LONGEST = 3_000
_MOST = 5_000
_MOST_LOST = 10


@dataclass(frozen=True, slots=True)
class _Entry:
    number: int
    form: str
    key_start: int
    key_end: int
    text_start: int
    end: int


def listed(document: Document) -> tuple[Reference, ...]:
    """The numbered entries under headings such as References, else of a list at the end.

    Empty where several lists use the same numbers: each may be the list of its own chapter.
    """
    found: list[_Entry] = []
    for part in document.of_kind(PartKind.REFERENCES):
        here = _counted(_of_one_form(_entries(document.text, part.start, part.end)))
        here = here or list(_items(document, part))
        if _is_list_of_works(document.text, part, here):
            found.extend(_without_gaps(document.text, here))
    found.extend(_continued(document.text, found))
    if not found and "\n[1]" in document.text:
        found = _closing_list(document)
    # The first number again is where another list starts.
    if not found or any(entry.number == found[0].number for entry in found[1:]):
        return ()
    return tuple(_reference(document.text, entry) for entry in found[:_MOST])


def _reference(text: str, entry: _Entry) -> Reference:
    from factlint.language.citing.entries import parse  # few documents have such a list

    return Reference(
        str(entry.number),
        entry.key_start,
        entry.end,
        CitationStyle.NUMBER,
        "",
        parse(text, entry.text_start, entry.end),
        entry.key_start,
        entry.key_end,
    )


def _entries(text: str, start: int, end: int) -> Iterator[_Entry]:
    """What begins with a number at the start of a line, up to the next one or a blank line."""
    if start and text[start - 1] != "\n":
        start = text.find("\n", start, end) + 1 or end
    matches = list(_MARKER.finditer(text, start, end))
    if matches and matches[0]["square"]:
        matches = _with_those_inside(text, matches, end)
    limits = [*(match.start() for match in matches[1:]), end]
    for match, limit in zip(matches, limits, strict=False):
        blank = _BLANK.search(text, match.end(), min(limit, match.end() + _LONGEST))
        last = blank.start() if blank is not None else min(limit, match.end() + _LONGEST)
        while last > match.end() and text[last - 1].isspace():
            last -= 1
        form = next(form for form in _FORMS if match[form])
        number = int(match["a"] or match["b"] or match["c"])
        yield _Entry(number, form, *match.span(form), match.end(), last)


def _is_list_of_works(text: str, part: Part, entries: Sequence[_Entry]) -> bool:
    """Whether numbered items are sources: notes, say, may be anything."""
    if _CERTAIN.match(text, part.start, part.end):
        return True
    sourced = sum(
        _SOURCED.search(text, entry.text_start, entry.end) is not None for entry in entries
    )
    if not entries or sourced / len(entries) < _HALF:
        return False
    share = _cited_share(text[: part.start], entries)
    return share > _HALF or not share


def _items(document: Document, section: Part) -> Iterator[_Entry]:
    """The items of an ordered list whose numbers the text does not hold."""
    for part in document.of_kind(PartKind.LIST):
        number = part.detail.rstrip(".")
        if part.start in section and number.isdecimal():
            yield _Entry(int(number), "bare", part.start, part.start, part.start, part.end)


def _with_those_inside(
    text: str, matches: Sequence[re.Match[str]], end: int
) -> list[re.Match[str]]:
    """Adds entries that begin inside a line, as in text from a PDF, where a number would lack."""
    found: list[re.Match[str]] = []
    limits = [*(match.start() for match in matches[1:]), end]
    for match, limit in zip(matches, limits, strict=True):
        found.append(match)
        number = int(match["a"] or match["b"] or match["c"])
        position = match.end()
        while (inner := _INSIDE.search(text, position, limit)) is not None:
            position = inner.end()
            if int(inner["a"]) == number + 1:
                number += 1
                found.append(inner)
    return found


def _without_gaps(text: str, entries: Sequence[_Entry]) -> Iterator[_Entry]:
    """Adds a number that the list skips but that stands somewhere between its neighbours."""
    yield from entries[:1]
    for before, entry in pairwise(entries):
        lost = range(before.number + 1, entry.number)
        for number in lost if len(lost) < _MOST_LOST else ():
            match = re.compile(rf"\[{number}\]|(?<![\d.]){number}[.)]?(?=\s)").search(
                text, before.text_start, entry.key_start
            )
            if match is not None:
                yield _Entry(number, entry.form, *match.span(), match.end(), entry.key_start)
        yield entry


def _continued(text: str, entries: Sequence[_Entry]) -> Iterator[_Entry]:
    """Entries that go on with the numbers behind a heading inside the list."""
    if not entries:
        return
    last = entries[-1]
    for entry in _entries(text, text.find("\n", last.end) + 1 or len(text), len(text)):
        is_next = entry.form == last.form and entry.number == last.number + 1
        if is_next and _SOURCED.search(text, entry.text_start, entry.end):
            last = entry
            yield entry


def _of_one_form(entries: Iterable[_Entry]) -> list[_Entry]:
    """The entries of the form that most have: other numbers are part of their text."""
    found = list(entries)
    counts = {form: sum(entry.form == form for entry in found) for form in _FORMS}
    best = max(_FORMS, key=lambda form: counts[form])
    return [entry for entry in found if entry.form == best]


def _counted(entries: list[_Entry]) -> list[_Entry]:
    """Numbers as they are shown: where all are written as the same, programs count on."""
    numbers = {entry.number for entry in entries}
    if len(entries) < 2 or len(numbers) > 1 or entries[0].form != "bare":
        return entries
    first = entries[0].number
    return [
        _Entry(first + index, item.form, item.key_start, item.key_end, item.text_start, item.end)
        for index, item in enumerate(entries)
    ]


def _closing_list(document: Document) -> list[_Entry]:
    """A list without a heading: lines `[1] …`, `[2] …` to the end, each with a year or a link."""
    text = document.text
    start = text.rfind("\n[1]") + 1
    codes = list(document.of_kind(PartKind.CODE))
    found: list[_Entry] = []
    for entry in _entries(text, start, len(text)):
        if entry.form != "square" or entry.number != len(found) + 1:
            return []
        if not _SOURCED.search(text, entry.text_start, entry.end) or _inside(codes, entry):
            return []
        found.append(entry)
    if not found or len(text[found[-1].end :].strip()) > _SHORT:
        return []
    # Without a heading, a list of links is one of sources only if the text cites it.
    return found if _cited_share(text[:start], found) > _HALF else []


def _cited_share(text: str, entries: Sequence[_Entry]) -> float:
    """How many of these entries a text cites in square brackets."""
    cited = {
        number for brackets in _CITED.finditer(text) for number in re.findall(r"\d+", brackets[0])
    }
    return sum(str(entry.number) in cited for entry in entries) / len(entries)


def _inside(parts: Iterable[Part], entry: _Entry) -> bool:
    return any(entry.key_start in part for part in parts)

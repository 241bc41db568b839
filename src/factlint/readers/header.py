"""The head of a plain-text article: headline, deck, section, date, byline, dateline."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.model.document import Part, PartKind
from factlint.readers.datelines import find_dateline, find_sign_off
from factlint.readers.lines import Line, lines_of, trimmed
from factlint.readers.metalines import Header, is_stopped, may_be_meta, take_meta
from factlint.readers.plainlines import caption_at

_MOST_LINES = 14
_MOST_HEAD_LINES = 7
_HEAD_REACH = 4000  # code points in which the first lines nearly always are


class _Lines:
    """The first lines that are not blank, and one more so that the body has a beginning."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.places: list[Line] = []
        self._numbers: list[int] = []
        self._metas: dict[int, bool] = {}
        self._rest = enumerate(_shown(text, start, end))

    def has(self, index: int) -> bool:
        """Whether there is such a line; it is read when it is first asked for."""
        places = self.places
        if index < len(places):
            return True
        if index <= _MOST_LINES:
            for number, (low, shown) in self._rest:
                if shown and not shown.isspace():
                    places.append((low, low + len(shown)))
                    self._numbers.append(number)
                    if index < len(places):
                        return True
        return False

    def shown(self, index: int) -> str:
        """A line without white space at its ends."""
        start, end = self.places[index]
        return self.text[start:end].strip()

    def is_meta(self, index: int) -> bool:
        """Whether a line says who, when or where published."""
        found = self._metas.get(index)
        if found is None:
            line = self.places[index]
            found = may_be_meta(self.shown(index)) and take_meta(self.text, line, Header(0, 0))
            self._metas[index] = found
        return found

    def is_gap(self, index: int) -> bool:
        """Whether a blank line stands behind a line."""
        return self._numbers[index + 1] > self._numbers[index] + 1


def _shown(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The lines of a range, each with where it starts."""
    stop = min(end, start + _HEAD_REACH)
    if text.find("\r", start, end) < 0:
        pieces = text[start:stop].split("\n")
        if stop < end:
            pieces.pop()
        for piece in pieces:
            yield start, piece
            start += len(piece) + 1
        if stop == end:
            return
    for low, high in lines_of(text, start, end):
        yield low, text[low:high]


def read_header(text: str, start: int, end: int, *, with_headline: bool) -> Header:
    """Reads the head of a text; `with_headline` where the text must bring its own headline."""
    header = Header(start, end)
    lines = _Lines(text, start, end)
    index = 0
    if with_headline and lines.has(0):
        index = _take_headline(lines, header)
    index = _take_lines(lines, index, header)
    header.body_start = lines.places[index][0] if lines.has(index) else end
    _take_dateline(text, header)
    _take_sign_off(text, header)
    return header


def _take_headline(lines: _Lines, header: Header) -> int:
    text = lines.text
    if not lines.has(1) or lines.is_meta(0) or caption_at(text, lines.places[0]):
        return 0
    section = int(_is_section(lines))
    if section:
        header.parts.append(Part(PartKind.METADATA, *trimmed(text, *lines.places[0])))
    count = _headline_lines(lines, section)
    if count == 0:
        return 0
    start, end = trimmed(text, lines.places[section][0], lines.places[section + count - 1][1])
    header.parts.append(Part(PartKind.HEADLINE, start, end))
    header.metadata["title"] = " ".join(text[start:end].split())
    return section + count


def _is_section(lines: _Lines) -> bool:
    """Whether the first line names a section, and the headline stands behind it."""
    if len(lines.shown(0).split()) > 2 or not lines.has(3) or not _headline_lines(lines, 0):
        return False
    if len(lines.shown(1).split()) <= 2 or not _headline_lines(lines, 1):
        return False
    return any(lines.is_meta(index) for index in range(2, 5) if lines.has(index))


def _headline_lines(lines: _Lines, first: int) -> int:
    """How many lines the headline has: one, or two before a blank line; 0 where there is none."""
    for count in (1, 2):
        if not lines.has(first + count):
            return 0
        last = first + count - 1
        line = lines.shown(last)
        if len(line) > (200 if count == 1 else 90) or (
            not line[0].isalnum() and line[0] not in "\"'“‘$€£#¿¡"
        ):
            return 0
        is_before_meta = lines.is_meta(last + 1)
        if is_before_meta or lines.is_gap(last):
            return count if is_before_meta or not is_stopped(line) else 0
        if is_stopped(line):
            return 0
    return 0


def _take_lines(lines: _Lines, index: int, header: Header) -> int:
    """Takes the lines of section, date, byline and deck; returns the index of the first other."""
    text = lines.text
    while lines.has(index):
        if lines.is_meta(index):
            take_meta(text, lines.places[index], header)
            index += 1
            continue
        count = _deck_lines(lines, index)
        if count == 0:
            break
        start, end = trimmed(text, lines.places[index][0], lines.places[index + count - 1][1])
        shown = text[start:end]
        is_section = len(shown.split()) <= 4 and not is_stopped(shown)
        header.parts.append(Part(PartKind.METADATA if is_section else PartKind.DECK, start, end))
        index += count
    return index


def _deck_lines(lines: _Lines, index: int) -> int:
    """How many lines from here on are a deck or a section: few, and lines of date follow them."""
    last = index
    while lines.has(last + 1) and not lines.is_gap(last):
        last += 1
        if last - index > _MOST_HEAD_LINES:
            return 0  # a wrapped paragraph
    # Of wrapped prose one line may look like a date line; then others follow it.
    first = last + 1
    while first > index and lines.is_meta(first - 1):
        first -= 1
    if first > last and not (lines.has(first) and lines.is_meta(first)):
        return 0
    if first - index > 4 or lines.places[first - 1][1] - lines.places[index][0] > 400:
        return 0
    return 0 if any(map(lines.is_meta, range(index, first))) else first - index


def _take_dateline(text: str, header: Header) -> None:
    found = find_dateline(text, header.body_start, header.body_end)
    if found is None:
        return
    start, end = trimmed(text, found.start, found.end)
    header.parts.append(Part(PartKind.DATELINE, start, end, found.place))
    header.is_article = True
    if found.is_wire:
        header.metadata.setdefault("type", "wire")
    if found.iso:
        header.metadata.setdefault("date", found.iso)
    header.body_start = found.end


def _take_sign_off(text: str, header: Header) -> None:
    """Leaves the agency's sign-off and the credits out of the body."""
    for _ in range(3):
        end = trimmed(text, header.body_start, header.body_end)[1]
        found = find_sign_off(text, header.body_start, end)
        if found is None:
            return
        low = trimmed(text, found.start, end)[0]
        kind = PartKind.BYLINE if found.names else PartKind.METADATA
        header.parts.append(Part(kind, low, end, ", ".join(found.names)))
        if found.is_wire:
            header.metadata.setdefault("type", "wire")
        if found.names:
            header.metadata.setdefault("authors", []).extend(found.names)
            header.is_article = True
        header.body_end = low

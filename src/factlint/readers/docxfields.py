"""Field codes of a Word document: what is shown, what is cited, what is linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from factlint.model.citation import Citation, CitationStyle, Reference, ReferenceField
from factlint.patterns import lazy_re
from factlint.readers.cslentry import fields_of, type_of
from factlint.readers.docxendnote import read_entries
from factlint.readers.jsonscan import Value, scan
from factlint.values import dataclass, field

_HYPERLINK = lazy_re(r'\s*HYPERLINK\s+"([^"]+)"')
_CSL = lazy_re(r"\s*ADDIN\s+(?:ZOTERO_ITEM\s+)?CSL_CITATION\s*(?=\{)")
_ENDNOTE = lazy_re(r"\s*ADDIN\s+EN\.CITE\s*(?=<EndNote)")
_WORDS_OWN = lazy_re(r"\s*CITATION\s+(\S+)(.*)")
_MORE = lazy_re(r"\\m\s+(\S+)")
_LONGEST = 2_000_000


@dataclass(slots=True)
class _Open:
    """A field whose end has not come; `start` is where its result begins, -1 before that."""

    code: list[str] = field(default_factory=list)
    start: int = -1


@dataclass(frozen=True, slots=True)
class FieldUse:
    """A field with its result, in offsets of the lines."""

    code: str
    start: int
    end: int


class Fields:
    """Follows the fields of a text while it is written."""

    def __init__(self) -> None:
        self.uses: list[FieldUse] = []
        self._open: list[_Open] = []
        self._unread = 0

    @property
    def is_read(self) -> bool:
        """Whether text at this place is shown: the code of a field is not."""
        return not self._unread and all(one.start >= 0 for one in self._open)

    @contextmanager
    def unread(self) -> Iterator[None]:
        """Text that is not shown, whose fields are followed all the same."""
        self._unread += 1
        yield
        self._unread -= 1

    def char(self, kind: str, place: int) -> None:
        """A mark where a field begins, where its result begins, or where it ends."""
        if kind == "begin":
            self._open.append(_Open())
        elif kind == "separate" and self._open:
            self._open[-1].start = place
        elif kind == "end" and self._open:
            done = self._open.pop()
            if 0 <= done.start < place and not self._unread:
                self.uses.append(FieldUse("".join(done.code), done.start, place))

    def simple(self, code: str, place: int) -> None:
        """A field that states its code at once."""
        self._open.append(_Open([code], place))

    def instruction(self, text: str) -> None:
        """A piece of the code of the innermost field."""
        if self._open and self._open[-1].start < 0:
            self._open[-1].code.append(text)

    def cut(self, length: int) -> None:
        """Takes back what was noted of text that is not kept."""
        while self.uses and self.uses[-1].end > length:
            self.uses.pop()
        for one in self._open:
            one.start = min(one.start, length)


def links(uses: list[FieldUse]) -> Iterator[tuple[int, int, str]]:
    """The results that lead somewhere, with their targets."""
    for use in uses:
        match = _HYPERLINK.match(use.code)
        if match is not None:
            yield use.start, use.end, match[1]


class Cited:
    """The citations that reference managers and Word itself left in fields.

    `sources` are the entries of Word's own list by their tags.
    """

    def __init__(self, sources: Mapping[str, Reference]) -> None:
        self.citations: list[Citation] = []
        self.references: dict[str, Reference] = {}
        self._sources = sources

    def read(self, use: FieldUse) -> None:
        """Takes the citations of one field."""
        match = _CSL.match(use.code)
        if match is not None and len(use.code) < _LONGEST:
            self._csl(use.code[match.end() :].strip(), use)
            return
        if (match := _ENDNOTE.match(use.code)) is not None and len(use.code) < _LONGEST:
            for entry in read_entries(use.code[match.end() :].strip()):
                self._add(entry.key, use, entry)
            return
        own = _WORDS_OWN.match(use.code)
        if own is not None:
            for tag in (own[1], *_MORE.findall(own[2])):
                self._add(tag, use, self._sources.get(tag))

    def _csl(self, text: str, use: FieldUse) -> None:
        try:
            items = scan(text).get("citationItems")
        except ValueError:
            return
        for item in items.items() if items is not None else ():
            data = item.get("itemData")
            key = _key(item) or (_key(data) if data is not None else "")
            if key and data is not None and isinstance(data.held, dict):
                self._add(key, use, _entry(key, data))

    def _add(self, key: str, use: FieldUse, entry: Reference | None) -> None:
        start, end = use.start, use.end
        self.citations.append(Citation(start, end, key, CitationStyle.KEY, cluster=start))
        if entry is not None and key not in self.references:
            self.references[key] = placed(entry, start, end)


def _key(value: Value) -> str:
    """What names an item: its address in a library, else its number."""
    uris = value.get("uris") or value.get("uri")
    first = next(uris.items(), None) if uris is not None else None
    if first is not None and first.text():
        return first.text().rpartition("/")[2]
    found = value.get("citation-key") or value.get("id")
    return found.text() if found is not None else ""


def _entry(key: str, data: Value) -> Reference:
    fields = fields_of(data)
    return Reference(key, 0, 0, CitationStyle.KEY, type_of(data, fields), fields)


def placed(entry: Reference, start: int, end: int) -> Reference:
    """An entry that stands nowhere in the text, at the place that first cites it."""
    fields = {name: ReferenceField(value.value, start, end) for name, value in entry.fields.items()}
    return Reference(entry.key, start, end, entry.style, entry.type, fields, start, end)

"""The text of a Word document: a paragraph a line, with what stands inside each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factlint.model.document import PartKind
from factlint.readers.docxfields import Fields
from factlint.readers.docxstyles import Style, Styles
from factlint.readers.draft import without_surrogates
from factlint.readers.xmltree import Element
from factlint.values import dataclass, field

_SKIPPED = frozenset(
    "del moveFrom pPr rPr sectPr proofErr bookmarkStart bookmarkEnd commentRangeStart"
    " commentRangeEnd commentReference annotationRef footnoteRef endnoteRef delText"
    " delInstrText lastRenderedPageBreak object softHyphen Fallback rt instrText fldChar"
    " sdtPr sdtEndPr tblPr tblGrid trPr tcPr fldData permStart permEnd".split()
)
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_SIGNS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-", "ptab": "\t"}


@dataclass(slots=True)
class TextLine:
    """One line of the text; a row of a table goes on with the line before it."""

    start: int
    end: int
    kind: PartKind
    detail: str = ""
    is_more: bool = False
    note: str = ""


@dataclass(slots=True)
class Marked:
    """A range of the text that is a link (with its target), code, or a reference to a note."""

    start: int
    end: int
    detail: str = ""


@dataclass(slots=True)
class Lines:
    """All of the text, and what is marked in it."""

    lines: list[TextLine] = field(default_factory=list)
    links: list[Marked] = field(default_factory=list)
    codes: list[Marked] = field(default_factory=list)
    notes: list[Marked] = field(default_factory=list)


class LineWriter:
    """Writes paragraphs and tables into lines."""

    def __init__(self, styles: Styles, fields: Fields) -> None:
        self.styles = styles
        self.fields = fields
        self.found = Lines()
        self.length = 0
        self.note_ids: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self._chunks: list[str] = []
        self._relations: Mapping[str, tuple[str, str]] = {}
        self._boxes: list[Element] = []
        self._is_at_start = True

    def source(self) -> str:
        """The lines so far."""
        return "".join(self._chunks)

    def write(self, body: Element, relations: Mapping[str, tuple[str, str]]) -> None:
        """Writes all paragraphs and tables of a part."""
        self._relations = relations
        for block in _blocks(body):
            if block.tag == "tbl":
                self._table(block)
            else:
                self._paragraph(block)
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                self.write(box, relations)

    def write_note(
        self, note: Element, label: str, relations: Mapping[str, tuple[str, str]]
    ) -> None:
        """Writes a footnote: its label and its paragraphs, one line each."""
        self._relations = relations
        lead = f"[{label}] "
        for block in _blocks(note):
            style = Style(PartKind.LIST, f"[^{label}]")
            if self._line(block, style, lead, label):
                lead = ""

    # --- lines

    def _paragraph(self, paragraph: Element) -> None:
        style = self.styles.of(paragraph.first("pPr"))
        if style.is_left_out:
            with self.fields.unread():
                self._line(paragraph, style, is_kept=False)
        else:
            self._line(paragraph, style)

    def _line(
        self,
        block: Element,
        style: Style,
        lead: str = "",
        note: str = "",
        *,
        is_kept: bool = True,
        is_more: bool = False,
    ) -> bool:
        """Writes one line; takes it back where it holds nothing."""
        before = len(self._chunks), self.length
        marks = len(self.found.links), len(self.found.codes), len(self.found.notes)
        if self.length:
            self._put("\n")
        start = self.length
        if lead:
            self._put(lead)
        low = len(self._chunks)
        self._is_at_start = True
        self._inside(block)
        if not is_kept or not "".join(self._chunks[low:]).strip():
            del self._chunks[before[0] :]
            self.length = before[1]
            del self.found.links[marks[0] :], self.found.codes[marks[1] :]
            del self.found.notes[marks[2] :]
            self.fields.cut(self.length)
            return False
        line = TextLine(start, self.length, style.kind, style.detail, is_more, note)
        self.found.lines.append(line)
        return True

    def _table(self, table: Element) -> None:
        is_more = False
        for row in _rows(table):
            style = Style(PartKind.TABLE)
            is_more = self._line(row, style, is_more=is_more) or is_more

    def _put(self, text: str) -> None:
        self._chunks.append(text)
        self.length += len(text)

    # --- what stands in a line

    def _inside(self, element: Element) -> None:
        for child in element.elements():
            tag = child.tag
            if tag == "fldChar":
                self.fields.char(child.get("fldCharType"), self.length)
            elif tag == "instrText":
                self.fields.instruction("".join(run.text for run in child.runs()))
            elif tag in _SKIPPED:
                continue
            elif tag == "r":
                self._run(child)
            elif tag == "t":
                self._text(child)
            elif tag == "hyperlink":
                self._hyperlink(child)
            elif tag == "fldSimple":
                self.fields.simple(child.get("instr"), self.length)
                self._inside(child)
                self.fields.char("end", self.length)
            elif tag == "oMath":
                self._math(child)
            elif tag == "txbxContent":
                self._boxes.append(child)
            elif tag in ("footnoteReference", "endnoteReference"):
                self._note(child)
            elif tag in _SIGNS:
                self._sign(_SIGNS[tag])
            elif tag in ("tc", "p", "tbl") and element.tag != "r":
                self._cell(child)
            else:
                self._inside(child)

    def _cell(self, cell: Element) -> None:
        """A cell of a row, or a paragraph in a cell."""
        if self._chunks and not self._chunks[-1].endswith(("\n", "\t", " ")):
            self._sign("\t" if cell.tag == "tc" else " ")
        self._inside(cell)

    def _run(self, run: Element) -> None:
        properties = run.first("rPr")
        is_code = False
        if properties is not None:
            if _is_on(properties.first("vanish")) or _is_on(properties.first("webHidden")):
                return
            named = properties.first("rStyle")
            is_code = named is not None and self.styles.is_code(named.get("val"))
        start = self.length
        self._inside(run)
        if is_code and self.length > start:
            self.found.codes.append(Marked(start, self.length))

    def _text(self, text: Element) -> None:
        if self.fields.is_read:
            shown = "".join(run.text for run in text.runs())
            shown = without_surrogates(shown.replace("\n", " ").replace("\r", " "))
            if self._is_at_start:  # the space behind the number of a note, say
                shown = shown.lstrip()
            if shown:
                self._put(shown)
                self._is_at_start = False

    def _sign(self, sign: str) -> None:
        if self.fields.is_read and not self._is_at_start:
            self._put(sign)

    def _math(self, formula: Element) -> None:
        start = self.length
        for text in formula.descendants("t"):
            self._text(text)
        if self.length > start:
            self.found.codes.append(Marked(start, self.length))

    def _hyperlink(self, link: Element) -> None:
        start = self.length
        self._inside(link)
        target = self._relations.get(link.get("id"), ("", ""))[1]
        if link.get("anchor"):
            target = f"{target}#{link.get('anchor')}"
        if target and self.length > start:
            self.found.links.append(Marked(start, self.length, target))

    def _note(self, reference: Element) -> None:
        """Where a note is called: its label in brackets; the notes are numbered as they come."""
        if not self.fields.is_read:
            return
        kind = reference.tag.removesuffix("Reference")
        ids = self.note_ids[kind]
        ids.append(reference.get("id"))
        count = len(ids)
        label = str(count) if kind == "footnote" else roman(count)
        if _is_on_value(reference.get("customMarkFollows")):
            return
        start = self.length
        self._put(f"[{label}]")
        self.found.notes.append(Marked(start + 1, self.length - 1, label))


def _blocks(element: Element) -> Iterator[Element]:
    """The paragraphs and tables, out of whatever they are wrapped in."""
    for child in element.elements():
        if child.tag in ("p", "tbl"):
            yield child
        elif child.tag not in _SKIPPED and child.tag != "altChunk":
            yield from _blocks(child)


def _rows(table: Element) -> Iterator[Element]:
    for child in table.elements():
        if child.tag == "tr":
            yield child
        elif child.tag not in _SKIPPED:
            yield from _rows(child)


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get("val") not in ("0", "false", "off")


def _is_on_value(value: str) -> bool:
    return value in ("1", "true", "on")


def roman(number: int) -> str:
    """A number below 4000 in small Roman figures."""
    found = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        found += sign * count
    return found

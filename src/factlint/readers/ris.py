"""Tagged bibliographies: RIS, PubMed's .nbib and EndNote's .enw."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factlint.errors import DocumentError, ForeignError
from factlint.model.citation import CitationStyle, Reference
from factlint.model.document import Document, Part, PartKind
from factlint.patterns import lazy_re
from factlint.readers.decode import Decoded
from factlint.readers.draft import in_order
from factlint.readers.lines import lines_of
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.risfields import ENW, NBIB, RIS, Dialect, Tagged, fields_of, type_of

# The tag and where its value begins; by the name of what `_OPENS` finds.
_LINES: dict[str | None, tuple[Dialect, re.Pattern[str]]] = {
    "ris": (RIS, lazy_re(r"[ \t]*([A-Z][A-Z0-9]) {0,3}-(?: |$)[ \t]*")),
    "nbib": (NBIB, lazy_re(r"([A-Z]{2,4}) {0,2}- [ \t]*")),
    "enw": (ENW, lazy_re(r"(%[A-Z0-9@!?<>^$&()*+#\[\]\\])[ \t]+")),
}
_OPENS = lazy_re(
    r"^[ \t]*(?:(?P<ris>TY) {0,3}-|(?P<nbib>PMID) ?- ?\d|(?P<enw>%0)[ \t])", re.MULTILINE
)


def read(
    path: str, decoded: Decoded, options: ReadOptions = DEFAULTS
) -> Iterator[Document | DocumentError]:
    """The one document of a bibliography: all of it is a list of references."""
    source = decoded.text
    opening = _OPENS.search(source)
    if opening is None:
        raise ForeignError(path, "holds no entry of RIS, PubMed or EndNote")
    dialect, pattern = _LINES[opening.lastgroup]
    yield Document(
        path=path,
        text=source,
        source=source,
        parts=in_order([Part(PartKind.REFERENCES, 0, len(source))]),
        references=tuple(
            _reference(entry, dialect) for entry in _entries(source, dialect, pattern)
        ),
        encoding=decoded.encoding,
        is_encoding_guessed=decoded.is_guessed,
    )


def _entries(source: str, dialect: Dialect, pattern: re.Pattern[str]) -> Iterator[list[Tagged]]:
    """The tagged lines of each entry; lines without a tag go on with the value before them."""
    entry: list[Tagged] = []
    added: list[str] = []  # to the last value; joined at its end, since there may be many lines
    first = "PMID" if dialect is NBIB else dialect.type_tag
    for start, end in lines_of(source, 0, len(source)):
        match = pattern.match(source, start, end)
        if match is None:
            if entry and (more := source[start:end].strip()):
                added.append(more)
                high = start + len(source[start:end].rstrip())
                entry[-1] = Tagged(entry[-1].tag, entry[-1].value, entry[-1].start, high)
            continue
        _lengthen(entry, added)
        if match[1] == first and entry:
            yield entry
            entry = []
        if match[1] == "ER":
            continue
        if entry or match[1] == first:
            low, high = match.end(), end
            while high > low and source[high - 1].isspace():
                high -= 1
            entry.append(Tagged(match[1], source[low:high], low, max(low, high)))
    _lengthen(entry, added)
    if entry:
        yield entry


def _lengthen(entry: list[Tagged], added: list[str]) -> None:
    """Give the last value the lines that were added to it."""
    if added:
        last = entry[-1]
        value = " ".join([last.value, *added]).strip()
        entry[-1] = Tagged(last.tag, value, last.start, last.end)
        added.clear()


def _reference(entry: list[Tagged], dialect: Dialect) -> Reference:
    kind = type_of(entry, dialect)
    opening = entry[0]
    key = next((one for one in entry if one.tag in dialect.key_tags and one.value), None)
    return Reference(
        key=key.value if key is not None else "",
        start=opening.start,
        end=entry[-1].end,
        style=CitationStyle.KEY,
        type=kind,
        fields=fields_of(entry, kind, dialect),
        key_start=key.start if key is not None else opening.start,
        key_end=key.end if key is not None else opening.end,
    )

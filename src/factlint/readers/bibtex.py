"""BibTeX and BibLaTeX: entries with the place of every value, brought to BibTeX's names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from factlint.model.citation import CitationStyle, Reference, ReferenceField
from factlint.model.document import Directive, Document, Part, PartKind, Span
from factlint.patterns import lazy_re
from factlint.readers.bibnames import braced_names, names
from factlint.readers.bibscan import RawEntry, RawField, Scanner
from factlint.readers.decode import Decoded
from factlint.readers.directives import covered, parse_directive
from factlint.readers.draft import in_order
from factlint.readers.lines import trimmed
from factlint.readers.months import MONTHS, month_name
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.texsigns import plain, verbatim
from factlint.values import replace

_MONTHS = {name[:3].lower(): name for name in MONTHS}
_NAMES = {
    "journaltitle": "journal",
    "location": "address",
    "eprinttype": "archiveprefix",
    "eprintclass": "primaryclass",
    "annotation": "annote",
    "langid": "language",
    "hyphenation": "language",
    "archivex": "archiveprefix",
}
_TYPES = {
    "conference": "inproceedings",
    "electronic": "online",
    "www": "online",
    "report": "techreport",
    "mvbook": "book",
    "mvproceedings": "proceedings",
    "mvcollection": "collection",
    "mvreference": "reference",
    "inreference": "incollection",
    "bookinbook": "inbook",
    "suppbook": "inbook",
    "suppcollection": "incollection",
    "suppperiodical": "article",
}
_THESES = (("ma", "mastersthesis"), ("master", "mastersthesis"), ("msc", "mastersthesis"))
_ADDRESSES = frozenset("url doi eprint file pdf isbn issn crossref ids xdata pmid pmcid".split())
_PEOPLE = frozenset("author editor translator bookauthor".split())
_DATE = lazy_re(r"\D{0,4}([12]\d{3})(?:-(\d\d))?(?!\d)")
_DIRECTIVE = lazy_re(
    r"^(?P<lead>[^\r\n%]*?%+|[ \t]*@[ \t]*comment[ \t]*[{(]|)(?P<inner>[ \t]*factlint\b[^\r\n]*)",
    re.MULTILINE | re.IGNORECASE,
)


def read(path: str, decoded: Decoded, options: ReadOptions = DEFAULTS) -> Iterator[Document]:
    """The one document of a bibliography: all of it is a list of references."""
    source = decoded.text
    scanner = Scanner(source)
    entries, references = _read(scanner)
    yield Document(
        path=path,
        text=source,
        source=source,
        parts=in_order([Part(PartKind.REFERENCES, 0, len(source))]),
        directives=_directives(source, entries),
        references=references,
        faults=tuple(scanner.faults),
        encoding=decoded.encoding,
        is_encoding_guessed=decoded.is_guessed,
    )


def entries_in(source: str, shift: int) -> tuple[Reference, ...]:
    """The entries of a text that stands at an offset of a reading text."""
    return tuple(_shifted(entry, shift) for entry in _read(Scanner(source))[1])


def _shifted(entry: Reference, shift: int) -> Reference:
    fields = {
        name: ReferenceField(one.value, one.start + shift, one.end + shift)
        for name, one in entry.fields.items()
    }
    return replace(
        entry,
        start=entry.start + shift,
        end=entry.end + shift,
        key_start=entry.key_start + shift,
        key_end=entry.key_end + shift,
        fields=fields,
    )


def _read(scanner: Scanner) -> tuple[list[Span], tuple[Reference, ...]]:
    macros = dict(_MONTHS)
    spans: list[Span] = []
    references: list[Reference] = []
    for entry in scanner.entries():
        if isinstance(entry, RawField):
            macros[entry.name] = _value(scanner.source, entry, macros)[0]
            continue
        spans.append(Span(entry.start, entry.end))
        references.append(_reference(scanner.source, entry, macros))
    return spans, tuple(references)


def _reference(source: str, entry: RawEntry, macros: Mapping[str, str]) -> Reference:
    fields: dict[str, ReferenceField] = {}
    for one in entry.fields:
        value, start, end = _value(source, one, macros)
        name = _NAMES.get(one.name, one.name)
        if name not in fields:  # BibTeX keeps the first of two
            fields[name] = ReferenceField(value, start, end)
    date = fields.get("date")
    if date is not None:
        for name, found in _date(source, date).items():
            fields.setdefault(name, found)
    return Reference(
        key=source[entry.key[0] : entry.key[1]],
        start=entry.start,
        end=entry.end,
        style=CitationStyle.KEY,
        type=_type(entry.type, fields),
        fields=fields,
        key_start=entry.key[0],
        key_end=entry.key[1],
    )


def _type(written: str, fields: Mapping[str, ReferenceField]) -> str:
    if written != "thesis":
        return _TYPES.get(written, written)
    degree = fields["type"].value.lower() if "type" in fields else ""
    return next((kind for mark, kind in _THESES if degree.startswith(mark)), "phdthesis")


def _value(source: str, one: RawField, macros: Mapping[str, str]) -> tuple[str, int, int]:
    """The value of a field as it reads, and its place without what only holds it together."""
    if not one.pieces:
        return "", one.end, one.end
    if len(one.pieces) == 1 and not one.pieces[0][2]:
        start, end = _inner(source, one.pieces[0][0], one.pieces[0][1])
        return _shown(one.name, source[start:end]), start, end
    raw = "".join(
        _expanded(source[start:end], macros) if is_word else source[start:end]
        for start, end, is_word in one.pieces
    )
    return _shown(one.name, raw), one.pieces[0][0], one.pieces[-1][1]


def _expanded(word: str, macros: Mapping[str, str]) -> str:
    return word if word.isdigit() else macros.get(word.lower(), word)


def _inner(source: str, start: int, end: int) -> tuple[int, int]:
    """A range without white space at its ends and without a pair of braces around all of it."""
    while True:
        start, end = trimmed(source, start, end)
        if end - start < 2 or source[start] != "{" or source[end - 1] != "}":
            return start, end
        # Another pair inside, and the braces may be those of two groups side by side.
        first = source.find("}", start, end)
        second = source.find("{", start + 1, end)
        if first != end - 1 and not (0 <= second < first and _is_one_group(source, start, end)):
            return start, end
        start, end = start + 1, end - 1


def _is_one_group(source: str, start: int, end: int) -> bool:
    depth = 0
    for match in re.finditer(r"[{}]", source[start : end - 1]):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return False
    return True


def _shown(name: str, raw: str) -> str:
    if name in _ADDRESSES:
        return verbatim(raw)
    if name in _PEOPLE:
        return names(plain(braced_names(raw)))
    if name == "howpublished" and "\\url" in raw:
        return verbatim(raw)
    return plain(raw)


def _date(source: str, date: ReferenceField) -> dict[str, ReferenceField]:
    """The year and the month of a BibLaTeX date, of the first one of a range."""
    match = _DATE.match(source, date.start, date.end)
    if match is None:
        return {}
    found = {"year": ReferenceField(match[1], *match.span(1))}
    month = month_name(match[2] or "")
    if month:
        found["month"] = ReferenceField(month, *match.span(2))
    return found


def _directives(source: str, entries: list[Span]) -> tuple[Directive, ...]:
    """The directives in comments and between entries, each with the entry it speaks for."""
    if "factlint" not in source:
        return ()
    found: list[Directive] = []
    for match in _DIRECTIVE.finditer(source):
        start = match.start("inner")
        is_inside = any(entry.start <= start < entry.end for entry in entries)
        if is_inside and not match["lead"].lstrip().startswith("%"):
            continue
        inner = match["inner"].rstrip()
        if "{" in match["lead"]:
            inner = inner.rstrip("}) \t")
        directive = parse_directive(inner, match.start("lead"), start + len(inner))
        if directive is not None:
            found.append(covered(directive, entries))
    return tuple(found)

"""One record of named values (a line of JSON Lines, an example of a rule) as a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from importlib import import_module
from typing import Any

from factlint.model.document import Document, Field, Part, PartKind, Span
from factlint.model.late import late_document
from factlint.readers.bylines import find_byline, names_of, without_label
from factlint.readers.datelines import find_dateline
from factlint.readers.dates import iso_date
from factlint.readers.decode import Decoded
from factlint.readers.draft import in_order, without_surrogates
from factlint.readers.header import read_header
from factlint.readers.metalines import Header
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.plaindivision import PlainBody
from factlint.values import dataclass, field, replace

_SEPARATOR = "\n\n"
_ALIASES: dict[str, tuple[str, ...]] = {
    "headline": ("headline", "title"),
    "deck": ("deck", "summary"),
    "byline": ("byline", "author", "authors"),
    "dateline": ("dateline",),
    "date": ("date",),
    "body": ("body", "text", "paragraphs"),
    "references": ("references",),
}
ROLES = tuple(_ALIASES)
"""What the values of a record may be to the article; a configuration may name their keys."""

_TOP = {
    "headline": PartKind.HEADLINE,
    "deck": PartKind.DECK,
    "byline": PartKind.BYLINE,
    "dateline": PartKind.DATELINE,
    "date": PartKind.DATE,
    "references": PartKind.REFERENCES,
}
_WHOLE = {
    "bibtex": "bibtex",
    "csl": "csl",
    "html": "html",
    "latex": "latex",
    "markdown": "markdown",
    "plain": "text",
    "ris": "ris",
    "rst": "rst",
    "tei": "tei",
}
# What a body is divided into and a list of references is not.
_UNLISTED = frozenset({PartKind.BODY, PartKind.HEADING, PartKind.REFERENCES})
_ARTICLE_TYPES = frozenset({"article", "newsarticle", "blogposting", "reportagenewsarticle"})


@dataclass(slots=True)
class _Draft:
    text: str
    metadata: dict[str, Any]
    parts: list[Part] = field(default_factory=list)
    bodies: list[PlainBody] = field(default_factory=list)
    lists: list[PlainBody] = field(default_factory=list)
    is_article: bool = False


def from_record(
    record: Mapping[str, Any],
    path: str,
    name: str | None = None,
    options: ReadOptions = DEFAULTS,
    **known: Any,
) -> Document:
    """The document of a record; its text is the values of its parts, joined by blank lines.

    A record that holds `markdown`, `html` or `plain` is read whole by that reader. `known` are
    other fields of the document.
    """
    for key, module in _WHOLE.items():
        if isinstance(record.get(key), str):
            reader = import_module(f"factlint.readers.{module}")  # seldom needed
            whole: Document = next(
                reader.read(path, Decoded(without_surrogates(record[key]), "utf-8"), options)
            )
            return replace(whole, name=name, **known)
    keys = _keys(record, options.fields)
    values: list[str] = []
    fields: list[Field] = []
    roles: list[str] = []
    length = 0
    for role, key in keys.items():
        value = _text_of(record[key], role)
        if not value.strip():
            continue
        start = length + (len(_SEPARATOR) if values else 0)
        length = start + len(value)
        values.append(value)
        fields.append(Field(key, start, length))
        roles.append(role)
    text = _SEPARATOR.join(values)
    places = tuple(zip(roles, fields, strict=True))
    return late_document(
        _Division(text, record, keys, places, options.is_article),
        path=path,
        text=text,
        source=text,
        fields=tuple(fields),
        name=name,
        **known,
    )


class _Division:
    """The division of a record: its values, and the bodies among them."""

    def __init__(
        self,
        text: str,
        record: Mapping[str, Any],
        keys: Mapping[str, str],
        places: tuple[tuple[str, Field], ...],
        is_article: bool | None,
    ) -> None:
        self._text = text
        self._record = record
        self._keys = keys
        self._places = places
        self._is_article = is_article

    @cached_property
    def _draft(self) -> _Draft:
        draft = _Draft(self._text, _metadata(self._record, self._keys))
        for role, place in self._places:
            _add(draft, role, place.start, place.end, self._keys)
        draft.is_article |= "headline" in self._keys and "byline" in self._keys
        return draft

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All parts, as a document holds them."""
        draft = self._draft
        bodies = [part for body in draft.bodies for part in body.parts]
        listed = [_listed(part) for body in draft.lists for part in body.parts]
        return in_order([*draft.parts, *bodies, *filter(None, listed)])

    @property
    def metadata(self) -> Mapping[str, Any]:
        """The values that are no text, and what the head of a body states."""
        return self._draft.metadata

    @property
    def is_article(self) -> bool:
        """What the reader was told, else whether the record is that of an article."""
        return self._draft.is_article if self._is_article is None else self._is_article

    def some(self, kinds: frozenset[PartKind]) -> Sequence[Part] | None:
        """The parts of these kinds as `parts` has them, None where only all parts tell them."""
        if "parts" in self.__dict__:
            return [part for part in self.parts if part.kind in kinds]
        draft = self._draft
        found = [part for part in draft.parts if part.kind in kinds]
        wanted = [(body, kinds) for body in draft.bodies]
        wanted += [(body, kinds - _UNLISTED) for body in draft.lists]
        for body, sought in wanted:
            parts = body.some(sought)
            if parts is None:
                return None
            found += parts
        return in_order(found)

    def is_unbroken(self, start: int, end: int) -> bool:
        """Not told: a range may lie in several values."""
        return False

    def begins_block(self, offset: int) -> bool:
        """Not told either."""
        return False

    def last_line(self) -> Span | None:
        """Not told: the text of a record ends with whichever value is the last."""
        return None


def _listed(part: Part) -> Part | None:
    """A part as it is in a list of references: paragraphs are its items."""
    if part.kind is PartKind.PARAGRAPH:
        return replace(part, kind=PartKind.LIST)
    return None if part.kind in _UNLISTED else part


def _keys(record: Mapping[str, Any], renamed: Mapping[str, str]) -> dict[str, str]:
    """Which key holds which role, in the order of the text."""
    found: dict[str, str] = {}
    for role, aliases in _ALIASES.items():
        names = (renamed[role],) if role in renamed else aliases
        present = [name for name in names if name in record]
        if present:
            filled = [name for name in present if record[name]]
            found[role] = (filled or present)[0]
    return found


def _text_of(value: Any, role: str) -> str:
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, list):
        separator = ", " if role == "byline" else _SEPARATOR
        return separator.join(filter(None, (_text_of(item, role) for item in value)))
    if isinstance(value, Mapping):
        return _text_of(value.get("name") or value.get("text") or "", role)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None or isinstance(value, bool) else str(value)


def _add(draft: _Draft, role: str, start: int, end: int, keys: Mapping[str, str]) -> None:
    text = draft.text
    if role == "body":
        _add_body(draft, start, end, keys)
    elif role == "references":
        draft.parts.append(Part(PartKind.REFERENCES, start, end))
        draft.lists.append(PlainBody(text, start, end))
    elif role == "byline":
        found = find_byline(text, start, end)
        names = found.names if found else names_of(without_label(text[start:end]))
        draft.parts.append(Part(PartKind.BYLINE, start, end, ", ".join(names)))
        draft.metadata["authors"] = list(names)
    elif role == "date":
        draft.parts.append(Part(PartKind.DATE, start, end, iso_date(text[start:end])))
    elif role == "dateline":
        found_line = find_dateline(text, start, end)
        place = found_line.place if found_line is not None else ""
        draft.parts.append(Part(PartKind.DATELINE, start, end, place))
        draft.is_article = True
    else:
        draft.parts.append(Part(_TOP[role], start, end))


def _add_body(draft: _Draft, start: int, end: int, keys: Mapping[str, str]) -> None:
    """Adds the body; of an article, lines of byline and dateline at its beginning are no body."""
    text = draft.text
    header = Header(start, end)
    if "headline" in keys:
        found = read_header(text, start, end, with_headline=False)
        if text[found.body_start : found.body_end].strip():
            header = found
    draft.parts.extend(header.parts)
    draft.bodies.append(PlainBody(text, header.body_start, header.body_end))
    draft.is_article |= header.is_article
    for name, value in header.metadata.items():
        draft.metadata.setdefault(name, value)


def _metadata(record: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    """All values that are not text, and what is known of the author, date and title."""
    held = set(keys.values())
    found: dict[str, Any] = {key: value for key, value in record.items() if key not in held}
    if "headline" in keys:
        found["title"] = _text_of(record[keys["headline"]], "headline")
    if "byline" in keys:
        found["authors"] = []
    if "date" in keys:
        found["date"] = _date_of(record[keys["date"]])
    if found.get("date") in (None, ""):
        found.pop("date", None)
    return found


def _date_of(value: Any) -> str:
    if isinstance(value, Mapping):
        value = next(iter(value.values()), None)
    if isinstance(value, str):
        return iso_date(value) or value
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, int | float) and not isinstance(value, bool):
        # Seconds, or milliseconds where seconds would be after the year 5000.
        seconds = value / 1000 if abs(value) > 1e11 else float(value)
        try:
            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
        except (OverflowError, OSError, ValueError):
            return ""
    return ""

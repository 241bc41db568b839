"""CSL-JSON: the entries of a bibliography as citation processors and Zotero write them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factlint.errors import DocumentError, ForeignError
from factlint.model.citation import CitationStyle, Reference
from factlint.model.document import Document, Part, PartKind
from factlint.readers.cslentry import TYPES, fields_of, type_of
from factlint.readers.decode import Decoded
from factlint.readers.draft import in_order
from factlint.readers.jsonscan import Value, scan
from factlint.readers.options import DEFAULTS, ReadOptions

_LISTS = ("references", "items")
_TELLING = ('"date-parts"', '"container-title"', '"family"', '"article-journal"', '"citation-key"')
_HINTS = (*_TELLING, '"issued"', '"author"', '"DOI"', '"URL"')
_PEOPLE = ("author", "editor", "translator", "director", "composer", "recipient")


def read(
    path: str, decoded: Decoded, options: ReadOptions = DEFAULTS
) -> Iterator[Document | DocumentError]:
    """The one document of a bibliography, all of it a list; ForeignError for any other JSON."""
    source = decoded.text
    _refuse_other(path, source)
    try:
        root = scan(source)
    except ValueError as error:  # nested too deeply: the only fault that is left
        raise _not_json(path, source, error) from None
    yield Document(
        path=path,
        text=source,
        source=source,
        parts=in_order([Part(PartKind.REFERENCES, 0, len(source))]),
        references=tuple(_references(root)),
        encoding=decoded.encoding,
        is_encoding_guessed=decoded.is_guessed,
    )


def _refuse_other(path: str, source: str) -> None:
    """Raises where the text is no CSL-JSON, at little cost: most JSON is none."""
    if '"type"' in source and any(hint in source for hint in _HINTS):
        try:
            held = json.loads(source)
        except (ValueError, RecursionError) as error:
            raise _not_json(path, source, error) from None
        if _is_bibliography(held):
            return
    raise ForeignError(path, "holds no CSL-JSON: no list of entries with a type, a title, a date")


def _not_json(path: str, source: str, error: Exception) -> DocumentError:
    reason = f"not JSON: {getattr(error, 'msg', 'nested too deeply')}"
    line = getattr(error, "lineno", 1)
    if isinstance(error, json.JSONDecodeError):
        reason = f"{reason} (column {error.colno})"
    kind = DocumentError if any(hint in source for hint in _TELLING) else ForeignError
    return kind(path, reason, line)


def _is_bibliography(held: Any) -> bool:
    if isinstance(held, dict):
        held = next((held[name] for name in _LISTS if isinstance(held.get(name), list)), [held])
    if not isinstance(held, list) or not held:
        return False
    return sum(map(_is_item, held)) * 2 > len(held)


def _is_item(item: Any) -> bool:
    """Whether a value is an entry: its type alone could be that of anything."""
    if not isinstance(item, dict) or item.get("type") not in TYPES:
        return False
    people = any(
        isinstance(item.get(name), list) and item[name] and isinstance(item[name][0], dict)
        for name in _PEOPLE
    )
    return (
        people
        or isinstance(item.get("issued"), dict)
        or any(isinstance(item.get(name), str) for name in ("DOI", "container-title", "URL"))
    ) and any(name in item for name in ("title", "id", "container-title"))


def _references(root: Value) -> Iterator[Reference]:
    listed = root
    if isinstance(root.held, dict):
        named = [root.get(name) for name in _LISTS]
        found = next((one for one in named if one is not None and isinstance(one.held, list)), None)
        listed = Value([root], root.start, root.end) if found is None else found
    for item in listed.items():
        if isinstance(item.held, dict):
            yield _reference(item)


def _reference(item: Value) -> Reference:
    key = item.get("id") or item.get("citation-key") or Value("", item.start, item.start)
    fields = fields_of(item)
    return Reference(
        key=key.text(),
        start=item.start,
        end=item.end,
        style=CitationStyle.KEY,
        type=type_of(item, fields),
        fields=fields,
        key_start=key.start,
        key_end=key.end,
    )

"""Documents that are divided into their parts when somebody first asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factlint.model.document import Document, Part, PartKind, Span
from factlint.values import fields

if TYPE_CHECKING:
    from typing import Protocol

    from factlint.model.surroundings import Surroundings

    class Division(Protocol):
        """What of a document is found late, step by step: no more than what is asked for."""

        @property
        def parts(self) -> tuple[Part, ...]:
            """All parts, as a document holds them."""
            ...

        @property
        def metadata(self) -> Mapping[str, Any]:
            """What is known of the document besides its text."""
            ...

        @property
        def is_article(self) -> bool:
            """Whether the document is an article."""
            ...

        def some(self, kinds: frozenset[PartKind]) -> Sequence[Part] | None:
            """The parts of these kinds as `parts` has them, None where only all parts tell them."""
            ...

        def is_unbroken(self, start: int, end: int) -> bool:
            """Whether a range certainly lies in one block, or in none; a no says nothing."""
            ...

        def begins_block(self, offset: int) -> bool:
            """Whether the first sign from here on certainly begins a block of running text."""
            ...

        def last_line(self) -> Span | None:
            """The line that the last paragraph of the body ends with, where that is easily told."""
            ...


class LateDocument(Document):
    """A document that is divided into its parts when somebody first asks for them.

    In most short documents no rule finds anything, and then nobody does. Made by `late_document`.
    """

    __slots__ = ("_division", "_told")
    _division: Division | None
    _told: dict[tuple[PartKind, ...], Sequence[Part]]

    def __getattr__(self, name: str) -> Any:
        # Called for a slot that holds nothing yet, and for nothing else that there is.
        if name == "_division":
            return None  # a copy of a document that was divided
        if name == "_told":
            _PUT_TOLD(self, {})
            return self._told
        if name not in _PUT_LATE or self._division is None:
            raise AttributeError(name)
        value = getattr(self._division, name)
        _PUT_LATE[name](self, value)
        return value

    def of_kind(self, *kinds: PartKind) -> Iterator[Part]:
        """The parts of these kinds, in order; found without the others where that is possible."""
        found = self._told.get(kinds)
        if found is None:
            found = self._told[kinds] = self._tell(frozenset(kinds))
        return iter(found)

    def _tell(self, kinds: frozenset[PartKind]) -> Sequence[Part]:
        if self._division is not None:
            found = self._division.some(kinds)
            if found is not None:
                return found
        return [part for part in self.parts if part.kind in kinds]

    def is_unbroken(self, start: int, end: int) -> bool:
        """Whether a range certainly lies in one block, or in none; a no says nothing."""
        return self._division is not None and self._division.is_unbroken(start, end)

    def begins_block(self, offset: int) -> bool:
        """Whether the first sign from here on certainly begins a block, if it is running text."""
        return self._division is not None and self._division.begins_block(offset)

    def last_line(self) -> Span | None:
        """The line that the last paragraph of the body ends with, where that is easily told."""
        return None if self._division is None else self._division.last_line()

    def amid(self, around: Surroundings) -> Document:
        """The document with its surroundings; it is not divided for that."""
        if self._division is None:
            return super().amid(around)
        document = object.__new__(LateDocument)
        for get, put in _COPY:
            put(document, get(self))
        _PUT["around"](document, around)
        _PUT_DIVISION(document, self._division)
        return document


_LATE = ("parts", "metadata", "is_article")
_DEFAULTS: Mapping[str, Any] = {
    item.name: item.default for item in fields(Document) if item.name not in _LATE
}
# The slots themselves: a document is made often, and this is the quickest way into a frozen one.
_PUT_LATE = {name: getattr(Document, name).__set__ for name in _LATE}
_PUT = {name: getattr(Document, name).__set__ for name in _DEFAULTS}
_PUT_DEFAULTS = tuple((_PUT[name], value) for name, value in _DEFAULTS.items())
_COPY = tuple((getattr(Document, name).__get__, _PUT[name]) for name in _DEFAULTS)
_PUT_TOLD = LateDocument.__dict__["_told"].__set__
_PUT_DIVISION = LateDocument.__dict__["_division"].__set__


def late_document(division: Division, **values: Any) -> Document:
    """A document of these fields, which `division` divides when its parts are asked for."""
    document = object.__new__(LateDocument)
    for put, value in _PUT_DEFAULTS:
        put(document, value)
    for name, value in values.items():
        _PUT[name](document, value)
    _PUT_DIVISION(document, division)
    return document

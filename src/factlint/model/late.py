"""Documents that are divided into their parts when somebody first asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from factlint.model.document import Document, LastLine, Part
from factlint.values import fields

if TYPE_CHECKING:
    from typing import Protocol

    from factlint.model.surroundings import Surroundings

    class Foresight(Protocol):
        """What a reader can tell of a document without dividing it; None where it cannot.

        Each answer is the one that the divided document would give.
        """

        def above(self) -> tuple[Part, ...] | None:
            """Headlines, decks and captions, in order."""
            ...

        def bodies(self) -> tuple[Part, ...] | None:
            """The parts that hold the running text, in order."""
            ...

        def last_line(self) -> LastLine | None:
            """The line that the last paragraph of the body ends with, if a paragraph ends it."""
            ...


class Outline(NamedTuple):
    """What of a document is found late: its parts, its metadata, and whether it is an article."""

    parts: tuple[Part, ...]
    metadata: Mapping[str, Any]
    is_article: bool


class LateDocument(Document):
    """A document that is divided into its parts when somebody first asks for them.

    In most short documents no rule finds anything, and then nobody does. Made by `late_document`.
    """

    __slots__ = ("_find", "_foresight")
    _find: Callable[[], Outline]
    _foresight: Foresight | None

    def __getattr__(self, name: str) -> Any:
        # Called for a slot that holds nothing yet, and for nothing else that there is.
        if name not in Outline._fields:
            raise AttributeError(name)
        for key, value in zip(Outline._fields, self._find(), strict=True):
            object.__setattr__(self, key, value)
        return getattr(self, name)

    def above(self) -> tuple[Part, ...]:
        """Headlines, decks and captions, in order: what speaks of a body."""
        told = self._foresight.above() if self._foresight is not None else None
        return super().above() if told is None else told

    def bodies(self) -> tuple[Part, ...]:
        """The parts that hold the running text, in order."""
        told = self._foresight.bodies() if self._foresight is not None else None
        return super().bodies() if told is None else told

    def last_line(self) -> LastLine | None:
        """The line that the last paragraph of the body ends with, where that is easily told."""
        return self._foresight.last_line() if self._foresight is not None else None

    def amid(self, around: Surroundings) -> Document:
        """The document with its surroundings; it is not divided for that."""
        values = {name: getattr(self, name) for name in _DEFAULTS}
        values["around"] = around
        return late_document(
            lambda: Outline(self.parts, self.metadata, self.is_article), self._foresight, **values
        )


_DEFAULTS: Mapping[str, Any] = {
    item.name: item.default for item in fields(Document) if item.name not in Outline._fields
}


def late_document(
    find: Callable[[], Outline], foresight: Foresight | None = None, **values: Any
) -> Document:
    """A document of these fields, of which `find` tells the rest when it is asked for."""
    document = object.__new__(LateDocument)
    put = object.__setattr__
    put(document, "_find", find)
    put(document, "_foresight", foresight)
    for name, default in _DEFAULTS.items():
        put(document, name, values.get(name, default))
    return document

"""Documents that are divided into their parts when somebody first asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from factlint.model.document import Document, Part
from factlint.values import fields

if TYPE_CHECKING:
    from factlint.model.surroundings import Surroundings


class Outline(NamedTuple):
    """What of a document is found late: its parts, its metadata, and whether it is an article."""

    parts: tuple[Part, ...]
    metadata: Mapping[str, Any]
    is_article: bool


class LateDocument(Document):
    """A document that is divided into its parts when somebody first asks for them.

    In most short documents no rule finds anything, and then nobody does. Made by `late_document`.
    """

    __slots__ = ("_find",)
    _find: Callable[[], Outline]

    def __getattr__(self, name: str) -> Any:
        # Called for a slot that holds nothing yet, and for nothing else that there is.
        if name not in Outline._fields:
            raise AttributeError(name)
        for key, value in zip(Outline._fields, self._find(), strict=True):
            object.__setattr__(self, key, value)
        return getattr(self, name)

    def amid(self, around: Surroundings) -> Document:
        """The document with its surroundings; it is not divided for that."""
        values = {name: getattr(self, name) for name in _DEFAULTS}
        values["around"] = around
        return late_document(lambda: Outline(self.parts, self.metadata, self.is_article), **values)


_DEFAULTS: Mapping[str, Any] = {
    item.name: item.default for item in fields(Document) if item.name not in Outline._fields
}


def late_document(find: Callable[[], Outline], **values: Any) -> Document:
    """A document of these fields, of which `find` tells the rest when it is asked for."""
    document = object.__new__(LateDocument)
    put = object.__setattr__
    put(document, "_find", find)
    for name, default in _DEFAULTS.items():
        put(document, name, values.get(name, default))
    return document

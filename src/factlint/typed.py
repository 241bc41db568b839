"""The names of `typing` that are there when a module runs, without its import.

Annotations are never evaluated, so that little of them is needed; `typing` and the classes that it
makes for protocols take a twentieth of the time of a start.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, Generic, Protocol, TypedDict, TypeVar, cast
else:

    class Any:
        """Stands in aliases."""

    class Protocol:
        """What fulfils it need not know it."""

    class Generic:
        """A class of items of any sort."""

        def __class_getitem__(cls, item):
            return cls

    class TypeVar:
        """Stands in aliases."""

        def __init__(self, name, *bounds, **how):
            self.__name__ = name

    TypedDict = dict

    def cast(kind, value):
        """The value, of which a type checker is told the kind."""
        return value


__all__ = ["TYPE_CHECKING", "Any", "Generic", "Protocol", "TypeVar", "TypedDict", "cast"]

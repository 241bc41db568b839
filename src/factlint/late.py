"""Modules that are imported when something of them is first asked for.

A kind with many faults has a module for each, and a text needs few of them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class _Late:
    """Stands in for a module."""

    def __init__(self, name: str) -> None:
        self.__name__ = name

    def __getattr__(self, name: str) -> Any:
        value = getattr(import_module(self.__name__), name)
        setattr(self, name, value)  # the next asking is as quick as with the module itself
        return value


def late(package: str, *names: str) -> tuple[Any, ...]:
    """These modules of a package, in that order."""
    return tuple(_Late(f"{package}.{name}") for name in names)


class _Postponed(ModuleType):
    """What others get who import a module; it is loaded when they use it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by those who look at all modules, and at import
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def postpone(name: str) -> None:
    """Have a module loaded only when something of it is used, whoever imports it."""
    sys.modules.setdefault(name, _Postponed(name))

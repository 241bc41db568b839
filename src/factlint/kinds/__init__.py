"""The kinds of rules: an explicit table, sorted; a kind is imported when it is first asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from typing import cast

from factlint.kinds.base import Kind, SpanningKind

_NAMES = (
    "acronym",
    "arithmetic",
    "calendar",
    "cite",
    "conversion",
    "count",
    "declared",
    "encoding",
    "exchange",
    "figures",
    "find",
    "gazetteer",
    "headline",
    "malformed",
    "identifier",
    "legal",
    "link",
    "names",
    "phrases",
    "python",
    "quotation",
    "reference",
    "registered",
    "repeat",
    "require",
    "restated",
    "retracted",
    "roles",
    "spell",
    "statistic",
    "swap",
    "truncated",
    "unsourced",
    "variants",
)
"""Each is the module or package of that name in this folder."""


class _Kinds(Mapping[str, Kind]):
    def __init__(self) -> None:
        self._kinds: dict[str, Kind] = {}

    def __getitem__(self, name: str) -> Kind:
        kind = self._kinds.get(name)
        if kind is None:
            if name not in _NAMES:
                raise KeyError(name)
            kind = cast("Kind", importlib.import_module(f"factlint.kinds.{name}"))
            self._kinds[name] = kind
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


KINDS: Mapping[str, Kind] = _Kinds()

_SPANNING = frozenset({"cite"})
"""The kinds that also take notes for a conclusion over all documents of a run."""


def spanning(name: str) -> SpanningKind | None:
    """The kind of this name where it concludes over several documents, else None."""
    return cast("SpanningKind", KINDS[name]) if name in _SPANNING else None

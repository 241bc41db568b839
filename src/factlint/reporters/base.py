"""The seam between a run and its renderings: the Reporter protocol and its options."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from factlint.model.run import Run, Texts
from factlint.values import dataclass


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How to write; `width` is that of the terminal, in columns."""

    color: bool = False
    width: int = 100
    quiet: bool = False
    statistics: Mapping[str, Any] | None = None


class Reporter(Protocol):
    """A module under `reporters/` fulfils this and is named in `REPORTERS`."""

    def render(self, run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:
        """The report, in pieces to be written one after the other."""


Renderer = Callable[[Run, Texts, RenderOptions], Iterator[str]]

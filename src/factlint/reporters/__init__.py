"""Reporters: renderings of the same findings; they judge nothing and print nothing."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from factlint.model.run import Run, Texts
from factlint.reporters.base import Renderer, RenderOptions, Reporter
from factlint.values import dataclass


@dataclass(frozen=True, slots=True)
class _Module:
    """A reporter that is imported when it is used: a run needs one of them, seldom two."""

    name: str

    def render(self, run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:
        """The report, in pieces to be written one after the other."""
        renderer: Renderer = import_module(f"factlint.reporters.{self.name}").render
        return renderer(run, texts, options)


TELLING = frozenset({"html", "json", "markdown"})
"""The formats that tell title and length of every document, of those without a finding too."""

REPORTERS: dict[str, Reporter] = {
    "checkstyle": _Module("checkstyle"),
    "github": _Module("github"),
    "gitlab": _Module("gitlab"),
    "html": _Module("html"),
    "json": _Module("json"),
    "jsonl": _Module("jsonl"),
    "junit": _Module("junit"),
    "markdown": _Module("markdown"),
    "rdjson": _Module("rdjson"),
    "sarif": _Module("sarif"),
    "terminal": _Module("terminal"),
}

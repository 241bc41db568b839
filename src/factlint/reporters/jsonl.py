"""JSON Lines: one finding a line, the wire form of factlint."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.model.run import Run, Texts
from factlint.reporters.base import RenderOptions
from factlint.reporters.characters import for_json


def render(run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:
    """One line for each finding, and nothing where there is none."""
    for finding in run.findings:
        yield for_json(finding.to_json()) + "\n"

"""HTML: the documents as an editor reads them, with their findings marked and explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from factlint.model.finding import Finding
from factlint.model.layout import Block
from factlint.model.run import RuleInfo, Run, Texts
from factlint.reporters.base import RenderOptions


def page(
    title: str,
    source: str | Mapping[str, str],
    findings: Sequence[Finding],
    *,
    blocks: Sequence[Block] = (),
    rules: Mapping[str, RuleInfo] | None = None,
    path: str = "",
    document: str | None = None,
    words: int = 0,
    version: str = "",
    index: str = "index.html",
    lang: str = "en",
) -> str:
    """The page of one document.

    `source` is the source of the file, or the values of a JSON record by key. `index` is where
    the list of all documents lies, relative to the page; empty for none. `lang` is that of the
    document.
    """
    return f"<title>{escape(title)}</title>"


def index(run: Run) -> str:
    """The list of all documents, the most serious first, with links to their pages."""
    return f"<title>factlint {escape(run.version)}</title>"


def render(run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:  # noqa: ARG001
    """One page with everything."""
    yield index(run)

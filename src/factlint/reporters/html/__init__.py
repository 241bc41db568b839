"""HTML: the documents as an editor reads them, with their findings marked and explained."""

from __future__ import annotations

from factlint.reporters.html.pages import index, page, render

__all__ = ["index", "page", "render"]

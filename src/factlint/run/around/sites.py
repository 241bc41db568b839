"""Whether a document is a page of a site that a program builds, or a copy of one from the web."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factlint.model.document import Document
from factlint.patterns import lazy_re
from factlint.values import dataclass

if TYPE_CHECKING:
    from factlint.run.around.sight import Sight

BUILDERS = frozenset(
    (
        "_config.yml _config.yaml _config.toml docusaurus.config.js docusaurus.config.ts"
        " docusaurus.config.mjs mkdocs.yml mkdocs.yaml conf.py hugo.toml hugo.yaml hugo.json"
        " config.toml book.toml _quarto.yml _toc.yml myst.yml antora.yml SUMMARY.md .eleventy.js"
        " eleventy.config.js gatsby-config.js gatsby-config.ts next.config.js next.config.mjs"
        " astro.config.mjs astro.config.ts nuxt.config.js nuxt.config.ts pelicanconf.py"
        " .vuepress .vitepress .nojekyll _sidebar.md docfx.json mint.json docs.json zensical.toml"
        " velite.config.ts typedoc.json _bookdown.yml _site.yml gridsome.config.js svelte.config.js"
    ).split()
)
_PAGE_KEYS = frozenset(
    (
        "layout permalink slug sidebar_label sidebar_position nav_order weight aliases menu url"
        " redirect_from hide_title template eleventyNavigation sidebar pagination_next route"
        " has_children parent nav_exclude section"
    ).split()
)
_COPY = lazy_re(r"<link[^<>]{0,300}\brel=[\"']?canonical|<meta[^<>]{0,300}\bog:url|<base\s", 2)
_MOST_SOURCE = 200_000


@dataclass(frozen=True, slots=True)
class Site:
    """What is known of the site that a document belongs to.

    `is_served` is true where a program makes addresses of files by its own rules, `root` the
    folder of its configuration; `is_copy` where the page was taken from the web without what it
    links to.
    """

    is_served: bool = False
    is_copy: bool = False
    root: Path | None = None


class Sites:
    """Looks for the configuration of such programs in the folders up to `root`."""

    def __init__(self, root: Path, sight: Sight) -> None:
        self._root = root
        self._sight = sight
        self._of_folder: dict[Path, tuple[Path | None, str]] = {}

    def of(self, document: Document, path: Path) -> Site:
        """The site of a document."""
        if path.suffix.lower() in (".html", ".htm"):
            return Site(is_copy=_COPY.search(document.source, 0, _MOST_SOURCE) is not None)
        root = self._builder(path.parent)
        is_page = not _PAGE_KEYS.isdisjoint(document.metadata)
        return Site(is_served=root is not None or is_page, root=root)

    def _builder(self, folder: Path) -> Path | None:
        def look() -> Path | None:
            if self._sight.names(folder, "builders"):
                return folder
            return self._builder(folder.parent) if self._root in folder.parents else None

        return self._sight.kept(self._of_folder, folder, look)

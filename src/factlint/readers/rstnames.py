"""The directives and roles of reStructuredText, docutils' and Sphinx's, by what they hold."""

from __future__ import annotations

from enum import Enum


class Directive(Enum):
    """What the content of a directive is."""

    TEXT = "text"
    """Text that may begin on the line of the directive."""
    TITLED = "titled"
    """Text below a title."""
    NESTED = "nested"
    """Text below an argument that nobody reads."""
    TABLE = "table"
    CODE = "code"
    SKIPPED = "skipped"
    INCLUDE = "include"
    BIBLIOGRAPHY = "bibliography"


VERSIONED = frozenset(
    "versionadded versionchanged deprecated versionremoved deprecated-removed".split()
)
QUOTES = frozenset({"epigraph", "highlights", "pull-quote"})
UNREAD_TITLES = frozenset({"only", "figure"})
WITHOUT_BODY = frozenset({"rubric"})
"""Directives that may have a title alone: with text below it docutils shows nothing of them."""
_SORTS: dict[str, Directive] = {
    name: sort
    for sort, names in {
        Directive.TEXT: (
            "note warning tip important caution danger error hint attention seealso todo compound"
            " parsed-text impl-detail centered cssclass availability epigraph highlights pull-quote"
            " versionadded versionchanged deprecated versionremoved deprecated-removed hlist"
            " glossary details"
        ),
        Directive.TITLED: (
            "topic sidebar admonition rubric figure tab dropdown card grid-item-card tab-item"
            " collapse toggle"
        ),
        Directive.TABLE: "table list-table",
        Directive.CODE: (
            "code code-block sourcecode parsed-literal math doctest testcode testsetup testoutput"
            " testcleanup ipython plot graphviz digraph graph uml mermaid csv-table prompt"
            " productionlist jupyter-execute jupyter-input jupyter-output exec execute eval tikz"
            " pyplot altair-plot bokeh-plot ipython3 code-cell console-block literal kernel-figure"
            " kernel-render cmake runblock autorun command-output program-output highlight-block"
        ),
        Directive.SKIPPED: (
            "toctree contents sectnum section-numbering index image meta raw highlight"
            " literalinclude default-role role currentmodule module py:module py:currentmodule"
            " autosummary inheritance-diagram date unicode title header footer target-notes"
            " tabularcolumns minigallery gallery automodapi automod-diagram program c:namespace"
            " cpp:namespace default-domain sectionauthor codeauthor moduleauthor video youtube"
            " automodule autoclass autofunction automethod autoattribute autodata autoexception"
            " kernel-doc kernel-abi kernel-feat footbibliography macro cmake-module"
            " kernel-include click argparse autoprogram replace"
        ),
        Directive.INCLUDE: "include",
        Directive.BIBLIOGRAPHY: "bibliography",
    }.items()
    for name in names.split()
}


def sort_of(name: str) -> Directive:
    """What a directive holds; one that nobody knows holds text below its argument."""
    return _SORTS.get(name, Directive.NESTED)


_TEXT_ROLES = frozenset(
    "strong emphasis title-reference title t dfn abbr abbreviation acronym term sub sup subscript"
    " superscript guilabel menuselection ref doc numref eq any-text superscript index download"
    " small underline del ins".split()
)
_LABEL_ROLES = frozenset({"ref", "doc", "numref", "any", "download"})


def is_text_role(role: str) -> bool:
    """Whether what a role marks is prose; what others mark is code."""
    return role.rpartition(":")[2] in _TEXT_ROLES


def is_label_role(role: str) -> bool:
    """Whether a role shows, without a title, a label that nobody reads."""
    return role.rpartition(":")[2] in _LABEL_ROLES


def is_cite_role(role: str) -> bool:
    """Whether a role holds keys of a bibliography."""
    first = role.partition(":")[0]
    return first in ("cite", "footcite", "citep", "citet", "citealp", "citealt", "citeauthor")

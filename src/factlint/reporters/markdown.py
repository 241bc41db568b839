"""A Markdown summary, for the page of a CI job or a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factlint.model.finding import Finding
from factlint.model.run import DocumentSummary, Run, Texts
from factlint.patterns import lazy_re
from factlint.reporters.base import RenderOptions
from factlint.reporters.characters import one_line
from factlint.reporters.wording import count, counts, failure, fixes, message, place, worst_first

_MOST_DOCUMENTS = 50
_MOST_FINDINGS = 50
_SPECIAL = lazy_re(
    r"""
    (?P<calling> [@#](?=\w) )                  # a mention, or a reference to an issue
    | [\\`*{}\[\]<>|~&$]                       # markup, table cells, references, formulas
    | (?<!\w)_ | _(?!\w)                       # emphasis; inside a word it has no meaning
    | :(?=//)                                  # an address, which would become a link
    | \A[-+=]                                  # a list inside a list
    """,
    re.VERBOSE,
)


def render(run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:
    """Counts, the documents with most findings, and the most serious findings."""
    yield f"## factlint: {counts(run.counts())}\n\n"
    words = count(sum(document.words for document in run.documents), "word")
    silenced = f", {count(run.hidden, 'finding')} silenced" if run.hidden else ""
    yield f"{count(len(run.documents), 'document')}, {words}{silenced}.\n"
    if run.failures:
        yield "\n### Failures\n\n"
        yield from (f"- {escape(failure(failed))}\n" for failed in run.failures)
    if run.findings:
        yield from _documents([document for document in run.documents if document.total])
        yield from _findings(worst_first(run.findings))


def escape(text: str) -> str:
    """Text that Markdown shows as it is: in a table, with no markup, link or mention in it."""
    return _SPECIAL.sub(_reference, one_line(text))


def _reference(match: re.Match[str]) -> str:
    # Mentions are looked for after rendering, so that only a character between stops them.
    return f"{match[0]}&#8203;" if match["calling"] else f"&#{ord(match[0])};"


def _documents(documents: Sequence[DocumentSummary]) -> Iterator[str]:
    if not documents:
        return
    yield "\n### Documents\n\n"
    yield "| Document | Words | Errors | Warnings | Notes |\n| :-- | --: | --: | --: | --: |\n"
    ordered = sorted(documents, key=_weight)
    for document in ordered[:_MOST_DOCUMENTS]:
        name = document.path + ("" if document.document is None else f":{document.document}")
        title = f"{escape(document.title)}<br>" if document.title.strip() else ""
        found = document.findings
        yield (
            f"| {title}{escape(name)} | {document.words} | {found.get('error', 0)}"
            f" | {found.get('warning', 0)} | {found.get('info', 0)} |\n"
        )
    yield from _rest(len(documents) - _MOST_DOCUMENTS, "document")


def _weight(document: DocumentSummary) -> tuple[int, int, int]:
    found = document.findings
    return -found.get("error", 0), -found.get("warning", 0), -found.get("info", 0)


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    yield "\n### Findings\n\n| Severity | Place | Finding | Rule |\n| :-- | :-- | :-- | :-- |\n"
    for finding in findings[:_MOST_FINDINGS]:
        suggestion = fixes(finding)
        told = escape(message(finding)) + (f"<br>{escape(suggestion)}" if suggestion else "")
        yield (
            f"| {finding.severity.value} | {escape(place(finding))} | {told}"
            f" | {escape(finding.rule)} |\n"
        )
    yield from _rest(len(findings) - _MOST_FINDINGS, "finding")


def _rest(number: int, noun: str) -> Iterator[str]:
    if number > 0:
        yield f"\nAnd {count(number, f'more {noun}')}.\n"

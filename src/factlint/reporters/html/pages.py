"""The pages: one document, the list of all of them, and a single page with everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factlint.model.finding import Finding
from factlint.model.layout import Block
from factlint.model.run import DocumentSummary, RuleInfo, Run, Texts
from factlint.reporters.base import RenderOptions
from factlint.reporters.characters import one_line
from factlint.reporters.html.article import Article, article
from factlint.reporters.html.frame import badges, closing, opening
from factlint.reporters.html.overview import name_of, overview
from factlint.reporters.html.text import relative, shown
from factlint.reporters.wording import count, counts

Key = tuple[str, str | None]


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
    found: dict[str, int] = {}
    for finding in findings:
        found[finding.severity.value] = found.get(finding.severity.value, 0) + 1
    summary = DocumentSummary(path, document, title, words, found)
    texts = {"": source} if isinstance(source, str) else source
    shown_article = Article(findings, texts, blocks, rules or {}, lang=lang)
    parts = [
        opening(f"{one_line(title) or name_of(summary)} · {counts(found)}"),
        '<a class="skip" href="#text">To the text</a>\n<header>\n',
        f'<nav><a href="{relative(index)}">All documents</a></nav>\n' if index else "",
        *_heading(summary, "h1"),
        "</header>\n<main>\n",
        *article(shown_article),
        "</main>\n",
        closing(version),
    ]
    return "".join(parts)


def index(run: Run) -> str:
    """The list of all documents, the most serious first, with links to their pages."""
    links = {
        (summary.path, summary.document): relative(summary.page)
        for summary in run.documents
        if summary.page
    }
    return "".join([*_start(run), *overview(run, links), "</main>\n", closing(run.version)])


def render(run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:
    """One page with everything; of a clean document only its line in the list."""
    findings: dict[Key, list[Finding]] = {}
    for finding in run.findings:
        findings.setdefault((finding.path, finding.document), []).append(finding)
    summaries = {(summary.path, summary.document): summary for summary in run.documents}
    prefixes = {key: f"d{number}-" for number, key in enumerate(findings, 1)}
    yield from _start(run)
    yield from overview(run, {key: f"#{prefix}top" for key, prefix in prefixes.items()})
    for key, of_document in findings.items():
        summary = summaries.get(key) or DocumentSummary(*key, "", 0)
        yield f'<section class="document" id="{prefixes[key]}top">\n'
        yield '<p class="up"><a href="#documents">All documents</a></p>\n'
        yield from _heading(summary, "h2")
        yield from article(_article(run, texts, summary, of_document, prefixes[key]))
        yield "</section>\n"
    yield "</main>\n"
    yield closing(run.version)


def _start(run: Run) -> Iterator[str]:
    yield opening(f"factlint · {counts(run.counts())}")
    yield "<header>\n<h1>Fact check</h1>\n"
    yield f"{badges(run.counts())}</header>\n<main>\n"


def _heading(summary: DocumentSummary, element: str) -> Iterator[str]:
    name = name_of(summary)
    yield f"<{element}>{shown(one_line(summary.title) or name)}</{element}>\n"
    words = f" · {count(summary.words, 'word')}" if summary.words else ""
    yield f'<p class="path"><code>{shown(name)}</code>{words}</p>\n'
    yield badges(summary.findings)


def _article(
    run: Run, texts: Texts, summary: DocumentSummary, findings: Sequence[Finding], prefix: str
) -> Article:
    """The document as far as its texts can be had; without any, its cards alone."""
    path, document = summary.path, summary.document
    blocks = texts.blocks(path, document)
    keys = [""]
    if document is not None:
        of_blocks = [block.part for block in blocks]
        keys = list(dict.fromkeys([*of_blocks, *(finding.part for finding in findings)]))
    values: dict[str, str] = {}
    for key in keys:
        text = texts.source(path, document, key or findings[0].part)
        if text is not None:
            values[key] = text
    return Article(findings, values, blocks, run.rules, prefix)

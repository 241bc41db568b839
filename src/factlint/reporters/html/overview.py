"""What a run found on the whole: totals, failures, documents and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factlint.model.finding import Finding
from factlint.model.run import DocumentSummary, Run
from factlint.reporters.characters import one_line
from factlint.reporters.html.text import shown
from factlint.reporters.wording import SEVERITIES, count, failure, listing

Key = tuple[str, str | None]


def overview(run: Run, links: Mapping[Key, str]) -> Iterator[str]:
    """The totals, the failures, the documents (the most serious first) and the rules that fired.

    `links` are the addresses, already escaped, of the documents that can be looked at.
    """
    yield f'<p class="totals">{_totals(run)}</p>\n'
    if run.failures:
        yield '<section class="failures">\n<h2>Failures</h2>\n<ul>\n'
        yield from (f"<li>{shown(failure(failed))}</li>\n" for failed in run.failures)
        yield "</ul>\n</section>\n"
    if run.documents:
        yield from _documents(run, links)
    if run.findings:
        yield from _rules(run)


def name_of(summary: DocumentSummary) -> str:
    """The path, with the id of a JSON record."""
    inside = "" if summary.document is None else f" · {summary.document}"
    return one_line(summary.path + inside)


def _totals(run: Run) -> str:
    clean = sum(summary.total == 0 for summary in run.documents)
    parts = [
        count(len(run.documents), "document"),
        count(sum(summary.words for summary in run.documents), "word"),
    ]
    told = f"{listing(parts)} read"
    if run.documents:
        told += f"; {clean or 'none'} without findings"
    return f"{told}; {count(run.hidden, 'finding')} silenced." if run.hidden else f"{told}."


def _documents(run: Run, links: Mapping[Key, str]) -> Iterator[str]:
    yield '<section>\n<h2 id="documents">Documents</h2>\n<table class="documents">\n<thead><tr>'
    yield '<th scope="col">Document</th>'
    for label in ("Errors", "Warnings", "Notes", "Words"):
        yield f'<th scope="col" class="count">{label}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for summary in sorted(run.documents, key=_weight):
        yield _row(summary, links.get((summary.path, summary.document)))
    yield "</tbody>\n</table>\n</section>\n"


def _weight(summary: DocumentSummary) -> tuple[int, ...]:
    return tuple(-summary.findings.get(severity, 0) for severity in SEVERITIES)


def _row(summary: DocumentSummary, link: str | None) -> str:
    name = shown(name_of(summary))
    title = shown(one_line(summary.title)) or name
    cells = [f'<a href="{link}">{title}</a>' if link else title]
    if title != name:
        cells.append(f'<code class="path">{name}</code>')
    counted = "".join(
        _count(severity, summary.findings.get(severity, 0)) for severity in SEVERITIES
    )
    state = "" if summary.total else ' class="clean"'
    return (
        f'<tr{state}><th scope="row" dir="auto">{" ".join(cells)}</th>{counted}'
        f'<td class="count">{summary.words}</td></tr>\n'
    )


def _count(severity: str, number: int) -> str:
    style = f"count {severity}" if number else "count none"
    return f'<td class="{style}">{number}</td>'


def _rules(run: Run) -> Iterator[str]:
    """The rules that fired, the busiest first, each with the first of its findings."""
    examples: dict[str, Finding] = {}
    counted: dict[str, int] = {}
    for finding in run.findings:
        examples.setdefault(finding.rule, finding)
        counted[finding.rule] = counted.get(finding.rule, 0) + 1
    yield '<section>\n<h2>Rules</h2>\n<table class="rules">\n<thead><tr><th scope="col">Rule</th>'
    yield '<th scope="col">For example</th><th scope="col" class="count">Findings</th>'
    yield "</tr></thead>\n<tbody>\n"
    for rule, number in sorted(counted.items(), key=lambda one: (-one[1], one[0])):
        example = shown(one_line(examples[rule].message))
        yield (
            f'<tr><th scope="row"><code>{shown(one_line(rule))}</code></th><td>{example}</td>'
            f'<td class="count">{number}</td></tr>\n'
        )
    yield "</tbody>\n</table>\n</section>\n"

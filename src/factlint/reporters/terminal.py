"""The terminal report: each finding with the line it stands on, for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factlint.model.finding import Finding, Safety, Severity
from factlint.model.run import Run, Texts
from factlint.reporters.base import RenderOptions
from factlint.reporters.characters import one_line
from factlint.reporters.excerpt import excerpt
from factlint.reporters.lines import LastText
from factlint.reporters.wording import count, counts, failure, fixes, listing, message, place

_INDENT = "    "
_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_FAINT = "\x1b[2m"
_UNDERLINED = "\x1b[4m"
_COLORS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.INFO: "\x1b[36m"}


def render(run: Run, texts: Texts, options: RenderOptions) -> Iterator[str]:
    """The findings by document, the failures, and a summary; quiet, a line for each and no more."""
    if options.quiet:
        yield from (f"{_headline(finding, options)}\n" for finding in run.findings)
        yield from (f"{failure(failed)}\n" for failed in run.failures)
        return
    titles = {(summary.path, summary.document): summary.title for summary in run.documents}
    current: tuple[str, str | None] | None = None
    sources = LastText(texts)
    for finding in run.findings:
        document = (finding.path, finding.document)
        if document != current:
            current = document
            yield from _title(titles.get(document, ""), options)
        yield _finding(finding, sources.of(finding), options)
    for failed in run.failures:
        yield f"{_paint(failure(failed), _COLORS[Severity.ERROR], options)}\n"
    if run.failures:
        yield "\n"
    if options.statistics is not None:
        yield from _statistics(options.statistics, "")
        yield "\n"
    yield f"{_paint(_summary(run), _BOLD, options)}\n"


def _title(title: str, options: RenderOptions) -> Iterator[str]:
    if title.strip():
        yield f"{_paint(one_line(title), _UNDERLINED, options)}\n\n"


def _finding(finding: Finding, text: str | None, options: RenderOptions) -> str:
    lines = [_headline(finding, options)]
    if text is not None:
        lines += _excerpt(finding, text, options)
    if suggestion := fixes(finding):
        lines.append(f"{_INDENT}{suggestion}")
    for related in finding.related:
        where = "" if related.path == finding.path else f"{related.path}:"
        told = one_line(f"{where}{related.line}:{related.column} {related.message}")
        lines.append(f"{_INDENT}{_paint(f'see {told}', _FAINT, options)}")
    return "\n".join(lines) + "\n\n"


def _headline(finding: Finding, options: RenderOptions) -> str:
    severity = _paint(finding.severity.value, _BOLD + _COLORS[finding.severity], options)
    rule = _paint(f"[{one_line(finding.rule)}]", _FAINT, options)
    return f"{place(finding)} {severity} {message(finding)} {rule}"


def _excerpt(finding: Finding, text: str, options: RenderOptions) -> list[str]:
    room = options.width - len(_INDENT)
    shown = excerpt(text, finding.start, finding.end, finding.column, room)
    color = _COLORS[finding.severity]
    line = shown.before + _paint(shown.marked, color, options) + shown.after
    indent = _INDENT + " " * shown.indent
    return [f"{_INDENT}{line}", f"{indent}{_paint(shown.marker.strip(), _BOLD + color, options)}"]


def _summary(run: Run) -> str:
    documents = count(len(run.documents), "document")
    told = f"No findings in {documents}."
    if run.findings:
        read = {(document.path, document.document) for document in run.documents}
        concerned = len({(item.path, item.document) for item in run.findings} & read)
        told = f"{counts(run.counts())} in {concerned} of {documents}."
        told = told[0].upper() + told[1:]
    safe = sum(
        1 for finding in run.findings if any(fix.safety is Safety.SAFE for fix in finding.fixes)
    )
    if safe:
        told += f" {count(safe, 'finding')} can be mended by `factlint fix`."
    if run.hidden:
        told += f" {count(run.hidden, 'finding')} silenced."
    failed = [
        count(sum(failed.kind == kind for failed in run.failures), noun)
        for kind, noun in (("input", "input"), ("rule", "rule"))
        if any(failed.kind == kind for failed in run.failures)
    ]
    return f"{told} Failed: {listing(failed)}." if failed else told


def _statistics(values: Mapping[str, Any], indent: str) -> Iterator[str]:
    """The statistics as an indented list, one name a line."""
    longest = max((len(str(name)) for name in values), default=0)
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield f"{indent}{one_line(str(name))}\n"
            yield from _statistics(value, indent + "  ")
        else:
            yield f"{indent}{one_line(str(name)):<{longest}}  {one_line(str(value))}\n"


def _paint(text: str, style: str, options: RenderOptions) -> str:
    return f"{style}{text}{_RESET}" if options.color and text else text

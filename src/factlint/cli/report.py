"""`factlint report`: the main job: lint, and write a folder that editors and machines read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.cli.lint import baseline_of, lint
from factlint.cli.options import (
    add_lint_options,
    paths_of,
    settings_of,
    stdin_of,
)
from factlint.cli.speak import say, say_notes
from factlint.digests import sha256
from factlint.model.finding import Finding
from factlint.model.run import DocumentSummary, Run
from factlint.reporters import REPORTERS, html
from factlint.reporters.base import RenderOptions
from factlint.reporters.wording import count, counts
from factlint.run.discover import literal_globs
from factlint.run.execute import Outcome, exit_code
from factlint.run.settings import Settings
from factlint.run.write import write_atomically
from factlint.values import replace

if TYPE_CHECKING:
    import argparse

_FILES = {
    "jsonl": "findings.jsonl",
    "sarif": "findings.sarif",
    "junit": "junit.xml",
    "json": "summary.json",
    "markdown": "summary.md",
}
_PAGES = "pages"
_MARK = '<meta name="generator" content="factlint'


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_lint_options(parser)
    parser.add_argument("--out", default="reports", metavar="FOLDER", help="default: reports")
    parser.add_argument("--baseline", metavar="FILE", help="leave out the findings it holds")


def run(args: argparse.Namespace) -> int:
    """Write the reports; findings do not make it fail unless `--fail-on` is given."""
    settings = settings_of(args)
    config = settings.config
    paths = paths_of(args, config)
    if not args.paths and not config.paths and Path("seeds").is_dir():
        paths = ["seeds"]
    out = Path(args.out)
    settings = _without(out, settings, paths)
    outcome = lint(args, settings, paths, stdin=stdin_of(args), baseline=baseline_of(args, config))
    say_notes(outcome, quiet=args.quiet)
    write_reports(outcome, out)
    if not args.quiet:
        documents = count(len(outcome.run.documents), "document")
        found = counts(outcome.run.counts())
        say(f"{documents}: {found}. Open {(out / 'index.html').as_posix()}")
    return exit_code(outcome.run, args.fail_on or "never")


def _without(out: Path, settings: Settings, paths: list[str]) -> Settings:
    """Settings under which an earlier report is no input of the next, unless it is named."""
    config = settings.config
    if any(Path(path).resolve().is_relative_to(out.resolve()) for path in paths):
        return settings
    exclude = (*config.exclude, *literal_globs(out, config.root))
    return replace(settings, config=replace(config, exclude=exclude))


def write_reports(outcome: Outcome, out: Path) -> None:
    """Write index, pages and the machine-readable files into a folder.

    Pages of an earlier run that this one does not write again are taken away.
    """
    paged = _with_pages(outcome.run)
    pages = out / _PAGES
    written = set()
    findings = _by_document(paged)
    for document in paged.documents:
        text = _page(document, findings.get((document.path, document.document), []), outcome)
        write_atomically(out / document.page, text)
        written.add((out / document.page).name)
    for stale in sorted(pages.glob("*.html")) if pages.is_dir() else ():
        if stale.name not in written and _is_ours(stale):
            stale.unlink()
    write_atomically(out / "index.html", html.index(paged))
    options = RenderOptions()
    for name, file in _FILES.items():
        write_atomically(out / file, REPORTERS[name].render(paged, outcome.texts, options))


def _page(document: DocumentSummary, findings: list[Finding], outcome: Outcome) -> str:
    texts = outcome.texts
    read = texts.document(document.path, document.document)
    source: str | dict[str, str] = ""
    lang = "en"
    if read is not None:
        source = (
            {field.key: read.text[field.start : field.end] for field in read.fields}
            if read.fields
            else read.source
        )
        stated = read.metadata.get("lang")
        lang = stated if isinstance(stated, str) and stated else lang
    return html.page(
        document.title,
        source,
        findings,
        blocks=texts.blocks(document.path, document.document),
        rules=outcome.run.rules,
        path=document.path,
        document=document.document,
        words=document.words,
        version=outcome.run.version,
        index="../index.html",
        lang=lang,
    )


def _by_document(run: Run) -> dict[tuple[str, str | None], list[Finding]]:
    found: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in run.findings:
        found.setdefault((finding.path, finding.document), []).append(finding)
    return found


def _with_pages(run: Run) -> Run:
    return replace(
        run,
        documents=tuple(
            replace(document, page=f"{_PAGES}/{name}")
            for document, name in zip(run.documents, _page_names(run.documents), strict=True)
        ),
    )


def _page_names(documents: tuple[DocumentSummary, ...]) -> Iterator[str]:
    """A readable name for each page; those that would be the same are told apart by a number."""
    used: dict[str, int] = {}
    for document in documents:
        name = document.path
        if document.document is not None:
            name = f"{name}-{document.document}"
        slug = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")
        if len(slug) > 100 or not slug:
            stored = name.encode(errors="surrogateescape")
            slug = f"{slug[:80]}-{sha256(stored).hexdigest()[:12]}"
        key = slug.casefold()
        used[key] = used.get(key, 0) + 1
        yield f"{slug}.html" if used[key] == 1 else f"{slug}~{used[key]}.html"


def _is_ours(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return _MARK in file.read(2000)
    except OSError:
        return False

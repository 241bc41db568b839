"""One file to its findings; nothing that a file holds may stop the run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from factlint.digests import digest
from factlint.engine.check import check_counting
from factlint.engine.own_rules import OWN_RULES
from factlint.engine.stopwatch import READING, Stopwatch
from factlint.errors import DocumentError, ForeignError
from factlint.language.tokens import Tokens
from factlint.model.document import Document, PartKind
from factlint.model.finding import Finding
from factlint.model.run import DocumentSummary, Failure
from factlint.readers import may_be_foreign, read
from factlint.readers.options import MEBIBYTE
from factlint.readers.plainness import shows_words
from factlint.run.config import Config
from factlint.run.file_result import Basis, FileResult
from factlint.run.select import is_own_wanted
from factlint.run.settings import Settings
from factlint.values import dataclass

_SMALL = 1 << 16
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)
NO_FINDINGS: Mapping[str, int] = {}
_ALWAYS_TOLD = frozenset({"factlint/rule-failed", "factlint/rule-too-slow"})


@dataclass(frozen=True, slots=True)
class Glanced:
    """What a glance told of a file that is not clean: the doubtful tokens, where that is known."""

    doubts: AbstractSet[bytes] | None = None

    def tokens(self, document: Document) -> Tokens | None:
        """Those tokens of a document that matter."""
        if self.doubts is None:
            return None
        return Tokens(b" ".join(self.doubts), is_lowered=document.text.isascii())


NOT_GLANCED = Glanced()
"""Nobody had a look."""


def lint_file(path: str, settings: Settings) -> FileResult:
    """Read a file and check each document in it."""
    data = read_file(path, settings)
    return lint_read(path, data, settings) if isinstance(data, bytes) else data


def lint_read(
    path: str, data: bytes, settings: Settings, glanced: Glanced = NOT_GLANCED
) -> FileResult:
    """As `lint_bytes`, with what the result rests on where it may be kept."""
    if not settings.keeps_results:
        return lint_bytes(path, data, settings, glanced)
    sight = settings.around.sight
    with sight.recording() as seen:
        result = lint_bytes(path, data, settings, glanced)
    if _may_be_kept(result):
        content = digest(data)
        result.basis = Basis(content, seen, sight.hand_over(seen.groups), result.is_dated)
    return result


def read_file(path: str, settings: Settings) -> bytes | FileResult:
    """What a file holds, or the result of one that cannot be read."""
    limit = settings.read_options.max_size
    try:
        # Neither a Path nor an object for the file: of small files there are many.
        file = os.open(path, _FLAGS)
        try:
            data = os.read(file, _SMALL)
            size = len(data)
            if size == _SMALL or size > limit:
                size = os.fstat(file).st_size
                if size > limit:
                    return _too_large(path, size, limit)
            # A pipe gives what is there, and more later.
            while more := os.read(file, max(size - len(data), len(data)) + 1):
                data += more
        finally:
            os.close(file)
    except OSError as error:
        return FileResult(failures=[Failure(path, None, str(error.strerror))])
    return data


def _too_large(path: str, size: int, limit: int) -> FileResult:
    reason = f"is {size / MEBIBYTE:.0f} MiB; --max-size allows {limit // MEBIBYTE} MiB"
    kind = "foreign" if may_be_foreign(path) else "input"
    return FileResult(failures=[Failure(path, None, reason, kind)])


def _may_be_kept(result: FileResult) -> bool:
    """Whether the same would come of it again: nothing broke, no rule ran out of time."""
    return all(item.kind != "internal" for item in result.failures) and all(
        item.rule not in _ALWAYS_TOLD for item in result.findings
    )


def lint_bytes(
    path: str, data: bytes, settings: Settings, glanced: Glanced = NOT_GLANCED
) -> FileResult:
    """Check each document in these bytes; `path` names them and says how to read them."""
    result = FileResult()
    if glanced is NOT_GLANCED and _is_clean(path, data, settings):
        result.documents.append(DocumentSummary(path, None, "", 0, NO_FINDINGS))
        return result
    watch = Stopwatch() if settings.is_timed else None
    try:
        documents: Iterable[Document | DocumentError]
        documents = read(path, data, options=settings.options_for(path))
        for document in documents if watch is None else watch.over(READING, documents):
            if isinstance(document, DocumentError):
                result.failures.append(Failure(path, document.line, document.reason))
            else:
                tokens = glanced.tokens(document)
                if tokens is not None:
                    _ = document.parts  # that all are asked for is likely now: not some before
                _check(settings.around.complete(document), settings, result, watch, tokens)
    except DocumentError as error:
        kind = "foreign" if isinstance(error, ForeignError) else "input"
        result.failures.append(Failure(path, error.line, error.reason, kind))
    except Exception as error:  # one file that breaks the program must not cost the others
        reason = f"internal error: {type(error).__name__}: {error}"
        result.failures.append(Failure(path, None, reason, "internal"))
    result.seconds = {} if watch is None else watch.seconds
    return result


def may_glance(settings: Settings) -> bool:
    """Whether a glance at a file may do: nobody asks for more than its findings."""
    return not (settings.tells_documents or settings.is_timed or settings.silence.sidecar)


def _is_clean(path: str, data: bytes, settings: Settings) -> bool:
    """Whether a glance tells that nothing will be found."""
    if not may_glance(settings):
        return False
    glance = settings.ruleset_for(path).glance
    return glance is not None and shows_words(path, data) and glance.is_clean(data)


def _check(
    document: Document,
    settings: Settings,
    result: FileResult,
    watch: Stopwatch | None,
    tokens: Tokens | None,
) -> None:
    config = settings.config
    ruleset = settings.ruleset_for(document.path)
    checked = check_counting(document, ruleset, settings.silence, watch, tokens)
    result.notes.extend(checked.notes)
    result.is_dated |= any(directive.until is not None for directive in document.directives)
    findings = wanted(checked.findings, config)
    result.findings.extend(findings)
    result.hidden += checked.hidden
    is_told = settings.tells_documents
    result.documents.append(
        DocumentSummary(
            path=document.path,
            document=document.name,
            title=_title(document) if is_told or findings else "",
            words=document.words() if is_told else 0,
            findings=_counted(findings) if findings else NO_FINDINGS,
            line=document.line,
        )
    )


def _counted(findings: Sequence[Finding]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in findings:
        severity = finding.severity.value
        counts[severity] = counts.get(severity, 0) + 1
    return counts


def wanted(findings: Sequence[Finding], config: Config) -> list[Finding]:
    """The findings that the configuration asks for."""
    if not findings:
        return []
    return [
        finding
        for finding in findings
        if finding.severity.rank >= config.min_severity.rank
        and finding.confidence.rank >= config.min_confidence.rank
        and _is_wanted(finding.rule, config)
    ]


def _is_wanted(rule: str, config: Config) -> bool:
    """A rule that broke or was given up is always told: the run would look clean otherwise."""
    if rule not in OWN_RULES or rule in _ALWAYS_TOLD:
        return True
    return is_own_wanted(rule, config.select, config.ignore)


def _title(document: Document) -> str:
    headline = document.first(PartKind.HEADLINE)
    if headline is not None and headline.end > headline.start:
        return " ".join(document.text[headline.start : headline.end].split())
    title = document.metadata.get("title")
    return title if isinstance(title, str) and title else document.path

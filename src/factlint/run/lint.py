"""One file to its findings; nothing that a file holds may stop the run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from factlint.engine.check import check_counting
from factlint.engine.own_rules import OWN_RULES
from factlint.engine.stopwatch import READING, Stopwatch
from factlint.errors import DocumentError, ForeignError
from factlint.kinds.base import Note
from factlint.model.document import Document, PartKind
from factlint.model.finding import Finding
from factlint.model.run import DocumentSummary, Failure
from factlint.readers import may_be_foreign, read
from factlint.run.around.sight import Group, Seen
from factlint.run.config import Config
from factlint.run.select import is_own_wanted
from factlint.run.settings import Settings

_MIB = 1024 * 1024
_ALWAYS_TOLD = frozenset({"factlint/rule-failed", "factlint/rule-too-slow"})


@dataclass(frozen=True, slots=True)
class Basis:
    """What a result rests on: the digest of the file, and what was seen around its documents.

    `groups` are those of `seen` that this process has not handed over yet. `is_dated` says that
    the day matters.
    """

    content: bytes
    seen: Seen
    groups: dict[str, Group]
    is_dated: bool


@dataclass(slots=True)
class FileResult:
    """What one file gave, and what that rests on where it may be kept."""

    findings: list[Finding] = field(default_factory=list)
    documents: list[DocumentSummary] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    hidden: int = 0
    notes: list[Note] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    is_dated: bool = False
    basis: Basis | None = None


def lint_file(path: str, settings: Settings) -> FileResult:
    """Read a file and check each document in it."""
    limit = settings.read_options.max_size
    try:
        file = Path(path)
        size = file.stat().st_size
        if size > limit:
            reason = f"is {size / _MIB:.0f} MiB; --max-size allows {limit // _MIB} MiB"
            kind = "foreign" if may_be_foreign(path) else "input"
            return FileResult(failures=[Failure(path, None, reason, kind)])
        data = file.read_bytes()
    except OSError as error:
        return FileResult(failures=[Failure(path, None, str(error.strerror))])
    if not settings.keeps_results:
        return lint_bytes(path, data, settings)
    sight = settings.around.sight
    with sight.recording() as seen:
        result = lint_bytes(path, data, settings)
    if _may_be_kept(result):
        content = sha256(data).digest()
        result.basis = Basis(content, seen, sight.hand_over(seen.groups), result.is_dated)
    return result


def _may_be_kept(result: FileResult) -> bool:
    """Whether the same would come of it again: nothing broke, no rule ran out of time."""
    return all(item.kind != "internal" for item in result.failures) and all(
        item.rule not in _ALWAYS_TOLD for item in result.findings
    )


def lint_bytes(path: str, data: bytes, settings: Settings) -> FileResult:
    """Check each document in these bytes; `path` names them and says how to read them."""
    result = FileResult()
    watch = Stopwatch() if settings.is_timed else None
    try:
        documents: Iterable[Document | DocumentError]
        documents = read(path, data, options=settings.options_for(path))
        for document in documents if watch is None else watch.over(READING, documents):
            if isinstance(document, DocumentError):
                result.failures.append(Failure(path, document.line, document.reason))
            else:
                _check(settings.around.complete(document), settings, result, watch)
    except DocumentError as error:
        kind = "foreign" if isinstance(error, ForeignError) else "input"
        result.failures.append(Failure(path, error.line, error.reason, kind))
    except Exception as error:  # one file that breaks the program must not cost the others
        reason = f"internal error: {type(error).__name__}: {error}"
        result.failures.append(Failure(path, None, reason, "internal"))
    result.seconds = {} if watch is None else watch.seconds
    return result


def _check(
    document: Document, settings: Settings, result: FileResult, watch: Stopwatch | None
) -> None:
    config = settings.config
    ruleset = settings.ruleset_for(document.path)
    checked = check_counting(document, ruleset, settings.silence, watch)
    result.notes.extend(checked.notes)
    result.is_dated |= any(directive.until is not None for directive in document.directives)
    findings = wanted(checked.findings, config)
    result.findings.extend(findings)
    result.hidden += checked.hidden
    counts = Counter(finding.severity.value for finding in findings)
    result.documents.append(
        DocumentSummary(
            path=document.path,
            document=document.name,
            title=_title(document),
            words=document.words(),
            findings=dict(counts),
            line=document.line,
        )
    )


def wanted(findings: Iterable[Finding], config: Config) -> list[Finding]:
    """The findings that the configuration asks for."""
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

"""A whole run: discover, lint, merge, compare with the baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.engine.own_rules import OWN_RULES, own_finding
from factlint.errors import RuleError
from factlint.model.document import LineIndex
from factlint.model.finding import Finding, Severity
from factlint.model.rule import Rule
from factlint.model.run import Failure, RuleInfo, Run
from factlint.run import pattern_store
from factlint.run.baseline import compare, read_baseline
from factlint.run.changed import only
from factlint.run.discover import Discovered, discover, literal_globs, shown
from factlint.run.file_result import FileResult
from factlint.run.mapper import map_files
from factlint.run.select import is_own_wanted
from factlint.run.settings import Settings
from factlint.run.texts import FileTexts
from factlint.values import dataclass, field, replace
from factlint.version import VERSION

if TYPE_CHECKING:
    from factlint.run.results import Results

USAGE = 2
INTERNAL = 4

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Outcome:
    """A run with what the command line needs to speak of it.

    `cached` results were kept of earlier runs, those of files that are passed over included.
    """

    run: Run
    texts: FileTexts
    files: int
    excluded: list[str] = field(default_factory=list)
    gone: tuple[tuple[str, str, str], ...] = ()
    known: int = 0
    asked: str = ""
    seconds: Mapping[str, float] = field(default_factory=dict)
    cached: int = 0


def execute(
    settings: Settings,
    paths: Sequence[str],
    *,
    jobs: int,
    stdin: tuple[str, bytes] | None = None,
    baseline: Path | None = None,
    changed: frozenset[str] | None = None,
    progress: Progress | None = None,
    notify: Callable[[str], None] | None = None,
) -> Outcome:
    """Lint these paths (and what came by standard input, as name and bytes).

    Only those of `changed` (absolute paths) are read, where it is given. `notify` is told what the
    network is about to be asked, if it is.
    """
    config = settings.config
    pattern_store.use()
    entries = read_baseline(baseline) if baseline is not None else []
    # The list of accepted words is no text to check, not even when a hook names it.
    words = config.root / config.words
    exclude = (*config.exclude, *(literal_globs(words, config.root) if words.is_file() else ()))
    discovered = discover(paths, exclude, config.root)
    if changed is not None:
        discovered.files = only(discovered.files, changed)
    names = (*discovered.files, *([stdin[0]] if stdin is not None else []))
    for folder in dict.fromkeys(name[: name.rfind("/") + 1] for name in names):
        settings.declarations.of(folder)  # malformed facts are told before any work is done
    results = _results(settings, discovered.files)
    settings.around.check() if results is None else results.check()
    settings, asked = _with_answers(settings, discovered.files, stdin, notify)
    total = FileResult(failures=list(discovered.failures))
    if stdin is not None:
        from factlint.run.lint import lint_bytes  # as in the mapper

        total.add(lint_bytes(*stdin, settings))
    done = 0
    for result in map_files(discovered.files, settings, jobs, results):
        total.add(result)
        done += result.files
        if progress is not None:
            progress(done, len(discovered.files))
    passed = _pass_over(total, discovered)
    if total.notes:
        # Imported here: few documents cite from bibliographies.
        from factlint.run.conclude import conclude_all

        conclude_all(total, discovered.files, settings)
    pattern_store.save()
    texts = FileTexts(settings, dict([stdin]) if stdin is not None else None)
    findings = [*_bad_rules(settings, texts), *total.findings]
    findings.sort(key=lambda finding: finding.path)  # stable: within a file the order stays
    compared = compare(findings, entries, config.root)
    read = {document.path for document in total.documents}
    run = _run(total, compared.new, settings, hidden=total.hidden + compared.known)
    files = len(discovered.files) - passed + (stdin is not None)
    gone = tuple(entry for entry in compared.gone if _is_mended(entry, settings, read))
    known = compared.known
    excluded, seconds = discovered.excluded, total.seconds
    cached = 0 if results is None else results.found
    return Outcome(run, texts, files, excluded, gone, known, asked, seconds, cached)


def _run(total: FileResult, findings: Sequence[Finding], settings: Settings, hidden: int) -> Run:
    failures = sorted(total.failures, key=lambda item: (item.path, item.line or 0, item.reason))
    return Run(
        findings=_unique(findings),
        documents=tuple(total.documents),
        failures=(*(_failure(error) for error in settings.packs.errors), *failures),
        rules=_Infos(settings.packs.rules),
        version=VERSION,
        hidden=hidden,
    )


def exit_code(run: Run, fail_on: str) -> int:
    """4 internal error, 2 a rule that could not be loaded, 3 unread input, 1 findings, 0 none."""
    kinds = {failure.kind for failure in run.failures}
    if "internal" in kinds or any(item.rule == "factlint/rule-failed" for item in run.findings):
        return INTERNAL
    if "rule" in kinds:
        return USAGE
    if "input" in kinds:
        return 3
    if fail_on == "never":
        return 0
    floor = Severity(fail_on).rank
    return int(any(finding.severity.rank >= floor for finding in run.findings))


def _results(settings: Settings, files: Sequence[str]) -> Results | None:
    """The cache of results, where it may be used and something is to be read."""
    if not settings.keeps_results or not files:
        return None
    # Imported here: SQLite takes time to import.
    from factlint.run.results import Results

    return Results(settings)


def _pass_over(total: FileResult, discovered: Discovered) -> int:
    """Forgets the files of a format that is not read, unless they were named; returns how many."""
    told = [
        replace(item, kind="input") if item.kind == "foreign" else item
        for item in total.failures
        if item.kind != "foreign" or item.path not in discovered.met
    ]
    passed = len(total.failures) - len(told)
    total.failures = told
    return passed


def _with_answers(
    settings: Settings,
    files: Sequence[str],
    stdin: tuple[str, bytes] | None,
    notify: Callable[[str], None] | None,
) -> tuple[Settings, str]:
    """The settings with what the network says, where it may be asked, and how much was asked."""
    if settings.online is None:
        return settings, ""
    # Imported here: few runs ask, and what speaks to the network takes time to import.
    from factlint.run.asking import with_answers

    return with_answers(settings, settings.online, files, stdin, notify)


def _is_mended(entry: tuple[str, str, str], settings: Settings, read: set[str]) -> bool:
    """Whether this run would have found an entry of the baseline, were it still there."""
    name, rule_id, _ = entry
    config = settings.config
    path = shown(config.root / name)
    if path not in read:
        return not (config.root / name).exists()
    if rule_id in OWN_RULES:
        return is_own_wanted(rule_id, config.select, config.ignore)
    if all(rule.id != rule_id for rule in settings.packs.rules):
        return not settings.packs.errors
    return any(
        rule.id == rule_id
        and rule.severity.rank >= config.min_severity.rank
        and rule.confidence.rank >= config.min_confidence.rank
        for rule in settings.ruleset_for(path).rules
    )


def _unique(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Without a sidecar's finding that several documents of one file repeat."""
    return tuple(dict.fromkeys(findings))


def _failure(error: RuleError) -> Failure:
    name = f"{error.rule}: " if error.rule else ""
    return Failure(error.file, error.line, f"column {error.column}: {name}{error.reason}", "rule")


def _bad_rules(settings: Settings, texts: FileTexts) -> list[Finding]:
    config = settings.config
    if not is_own_wanted("factlint/bad-rule", config.select, config.ignore):
        return []
    return [_bad_rule(error, texts) for error in settings.packs.errors]


def _bad_rule(error: RuleError, texts: FileTexts) -> Finding:
    source = texts.source(error.file, None, "metadata") or ""
    start = 0
    if error.line <= source.count("\n") + 1:
        start = min(LineIndex(source).start_of(error.line) + error.column - 1, len(source))
    reason = f"{error.rule}: {error.reason}" if error.rule else error.reason
    place = (start, error.line, error.column)
    return own_finding("bad-rule", {"reason": reason}, path=error.file, start=place)


class _Infos(Mapping[str, RuleInfo]):
    """What reports tell about the rules, by their ids in order; made for those that are asked."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        known = (*rules, *OWN_RULES.values())
        self._rules = {rule.id: rule for rule in sorted(known, key=lambda rule: rule.id)}

    def __getitem__(self, name: str) -> RuleInfo:
        rule = self._rules[name]
        return RuleInfo(rule.id, rule.message, rule.why, rule.url, rule.severity, rule.tags)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)

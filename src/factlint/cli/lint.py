"""Running the linter under the options of a command, with a progress bar where one helps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.cli.options import jobs_of
from factlint.cli.speak import ProgressBar, say
from factlint.run.changed import changed_since, staged
from factlint.run.config import Config
from factlint.run.execute import Outcome, execute
from factlint.run.settings import Settings

if TYPE_CHECKING:
    import argparse


def lint(
    args: argparse.Namespace,
    settings: Settings,
    paths: Sequence[str],
    *,
    stdin: tuple[str, bytes] | None,
    baseline: Path | None = None,
) -> Outcome:
    """Lint these paths and standard input, without what the baseline holds."""
    bar = ProgressBar(quiet=args.quiet)
    outcome = execute(
        settings,
        paths,
        jobs=jobs_of(args),
        stdin=stdin,
        baseline=baseline,
        changed=_changed(args),
        progress=bar,
        notify=None if args.quiet else say,
    )
    bar.close()
    return outcome


def _changed(args: argparse.Namespace) -> frozenset[str] | None:
    """The files that `--since` and `--staged` leave, None where neither is given."""
    if args.since is None and not args.staged:
        return None
    since = changed_since(args.since) if args.since is not None else frozenset()
    return since | (staged() if args.staged else frozenset())


def baseline_of(args: argparse.Namespace, config: Config) -> Path | None:
    """The baseline of the options, else that of the configuration."""
    if args.baseline:
        return Path(args.baseline)
    return config.root / config.baseline if config.baseline else None

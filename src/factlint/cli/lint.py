"""Running the linter under the options of a command, with a progress bar where one helps."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from factlint.cli.options import jobs_of, stdin_of
from factlint.cli.speak import ProgressBar
from factlint.run.execute import Outcome, execute
from factlint.run.settings import Settings


def lint(args: argparse.Namespace, settings: Settings, paths: Sequence[str]) -> Outcome:
    """Lint these paths, without what the baseline of the options or the configuration holds."""
    config = settings.config
    baseline = args.baseline or (config.baseline and str(config.root / config.baseline))
    bar = ProgressBar(quiet=args.quiet)
    outcome = execute(
        settings,
        paths,
        jobs=jobs_of(args),
        stdin=stdin_of(args),
        baseline=Path(baseline) if baseline else None,
        progress=bar,
    )
    bar.close()
    return outcome

"""`factlint baseline`: the ratchet: write what is there, find what is new, prune what is gone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.cli.lint import lint
from factlint.cli.options import add_lint_options, paths_of, settings_of, stdin_of
from factlint.cli.speak import print_report, say, say_notes
from factlint.reporters import REPORTERS
from factlint.reporters.base import RenderOptions
from factlint.run.baseline import entry_of, read_baseline, write_baseline
from factlint.run.execute import exit_code

if TYPE_CHECKING:
    import argparse

DEFAULT = "factlint-baseline.json"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("action", choices=("write", "check", "prune"))
    add_lint_options(parser)
    parser.add_argument("--file", metavar="FILE", help=f"default: configured, else {DEFAULT}")


def run(args: argparse.Namespace) -> int:
    """Do it. `check` exits 1 where anything is new, and where entries are gone."""
    settings = settings_of(args)
    config = settings.config
    file = Path(args.file) if args.file else config.root / (config.baseline or DEFAULT)
    outcome = lint(
        args,
        settings,
        paths_of(args, config),
        stdin=stdin_of(args),
        baseline=None if args.action == "write" else file,
    )
    say_notes(outcome, quiet=args.quiet or args.action == "prune")
    unread = exit_code(outcome.run, "never")
    findings = outcome.run.findings
    if args.action == "write":
        write_baseline(file, (entry_of(finding, config.root) for finding in findings))
        _say(f"{file.as_posix()}: {len(findings)} findings", args)
        return unread
    if args.action == "prune":
        kept = list((Counter(read_baseline(file)) - Counter(outcome.gone)).elements())
        write_baseline(file, kept)
        _say(f"{file.as_posix()}: {len(outcome.gone)} taken out, {len(kept)} left", args)
        return unread
    print_report(REPORTERS["terminal"].render(outcome.run, outcome.texts, RenderOptions()))
    return unread or int(bool(findings or outcome.gone))


def _say(text: str, args: argparse.Namespace) -> None:
    if not args.quiet:
        say(text)

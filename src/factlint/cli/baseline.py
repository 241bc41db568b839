"""`factlint baseline`: the ratchet: write what is there, find what is new, prune what is gone."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from factlint.cli.options import add_lint_options, jobs_of, paths_of, settings_of, stdin_of
from factlint.cli.speak import ProgressBar, say_notes
from factlint.reporters import REPORTERS
from factlint.reporters.base import RenderOptions
from factlint.run.baseline import compare, entry_of, read_baseline, write_baseline
from factlint.run.execute import execute, exit_code

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
    known = [] if args.action == "write" else read_baseline(file)
    bar = ProgressBar(quiet=args.quiet)
    paths = paths_of(args, config)
    outcome = execute(settings, paths, jobs=jobs_of(args), stdin=stdin_of(args), progress=bar)
    bar.close()
    say_notes(outcome, quiet=args.quiet)
    unread = exit_code(outcome.run, "never")
    findings = outcome.run.findings
    if args.action == "write":
        write_baseline(file, map(entry_of, findings))
        _say(f"{file.as_posix()}: {len(findings)} findings", args)
        return unread
    compared = compare(findings, known)
    if args.action == "prune":
        kept = list((Counter(known) - Counter(compared.gone)).elements())
        write_baseline(file, kept)
        _say(f"{file.as_posix()}: {len(compared.gone)} taken out, {len(kept)} left", args)
        return unread
    new = replace(outcome.run, findings=compared.new, hidden=compared.known)
    for piece in REPORTERS["terminal"].render(new, outcome.texts, RenderOptions()):
        sys.stdout.write(piece)
    if compared.gone:
        _say(
            f"{len(compared.gone)} entries of {file.as_posix()} are mended;"
            " take them out with 'factlint baseline prune'",
            args,
        )
    return unread or int(bool(compared.new or compared.gone))


def _say(text: str, args: argparse.Namespace) -> None:
    if not args.quiet:
        print(f"factlint: {text}", file=sys.stderr)

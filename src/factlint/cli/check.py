"""`factlint check`: lint files and folders."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.cli.lint import baseline_of, lint
from factlint.cli.options import (
    Output,
    add_lint_options,
    add_output_options,
    outputs_of,
    paths_of,
    settings_of,
    stdin_of,
)
from factlint.cli.speak import print_report, say, say_notes
from factlint.errors import ConfigError
from factlint.reporters import REPORTERS, TELLING
from factlint.reporters.base import RenderOptions
from factlint.reporters.wording import count
from factlint.run.execute import INTERNAL, USAGE, Outcome, exit_code
from factlint.run.write import write_atomically
from factlint.values import replace

if TYPE_CHECKING:
    import argparse

_SLOWEST = 15


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_lint_options(parser)
    add_output_options(parser, sorted(REPORTERS))
    parser.add_argument("--baseline", metavar="FILE", help="leave out the findings it holds")
    parser.add_argument("--statistics", action="store_true", help="count findings and time by rule")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")


def run(args: argparse.Namespace) -> int:
    """Lint, report, and say by the exit code whether anything at or above `--fail-on` is there."""
    outputs = outputs_of(args)
    settings = replace(
        settings_of(args),
        is_timed=args.statistics,
        tells_documents=args.statistics or any(output.format in TELLING for output in outputs),
    )
    config = settings.config
    paths = paths_of(args, config)
    outcome = lint(args, settings, paths, stdin=stdin_of(args), baseline=baseline_of(args, config))
    to_persons = any(output.format == "terminal" and output.file is None for output in outputs)
    say_notes(outcome, quiet=args.quiet, reported=to_persons)
    is_written = True
    for output in outputs:
        try:
            write_output(output, outcome, _options(args, output))
        except ConfigError as error:  # one that cannot be written must not cost the others
            say(str(error))
            is_written = False
    if args.statistics:
        _say_statistics(outcome, settings.packs.replaced)
    code = exit_code(outcome.run, config.fail_on)
    return code if is_written or code == INTERNAL else USAGE


def write_output(output: Output, outcome: Outcome, options: RenderOptions) -> None:
    """Render one format to its file or to standard output."""
    pieces = REPORTERS[output.format].render(outcome.run, outcome.texts, options)
    if output.file is None:
        print_report(pieces)
    else:
        write_atomically(Path(output.file), pieces)


def _options(args: argparse.Namespace, output: Output) -> RenderOptions:
    is_terminal = output.file is None and sys.stdout.isatty()
    wants_color = args.color == "always" or (
        args.color == "auto" and is_terminal and not os.environ.get("NO_COLOR")
    )
    width = 100
    if is_terminal:
        import shutil  # for the width alone

        width = shutil.get_terminal_size((100, 24)).columns
    return RenderOptions(color=wants_color, width=width, quiet=args.quiet)


def _say_statistics(outcome: Outcome, replaced: list[str]) -> None:
    counts: dict[str, int] = {}
    for finding in outcome.run.findings:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
    words = sum(document.words for document in outcome.run.documents)
    print(
        f"{count(len(outcome.run.documents), 'document')}, {count(words, 'word')},"
        f" {count(len(outcome.run.findings), 'finding')}, {outcome.run.hidden} silenced",
        file=sys.stderr,
    )
    if outcome.cached:
        cached = count(outcome.cached, "result")
        print(f"{cached} came from the cache; nothing is timed for them", file=sys.stderr)
    for rule, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(f"{number:6} {rule}", file=sys.stderr)
    _say_times(outcome.seconds)
    for rule in replaced:
        print(f"replaced by a later pack: {rule}", file=sys.stderr)


def _say_times(seconds: Mapping[str, float]) -> None:
    total = sum(seconds.values())
    if total <= 0:
        return
    print(f"{total:.2f} s of processor time; the slowest:", file=sys.stderr)
    for name, spent in sorted(seconds.items(), key=lambda item: (-item[1], item[0]))[:_SLOWEST]:
        print(f"{spent:8.3f} s {spent / total:4.0%} {name}", file=sys.stderr)

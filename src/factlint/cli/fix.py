"""`factlint fix`: apply safe fixes, or show them; never inside a quotation."""

from __future__ import annotations

import argparse
import difflib
import sys
from dataclasses import replace
from pathlib import Path

from factlint.cli.options import add_lint_options, jobs_of, paths_of, settings_of, stdin_of
from factlint.cli.speak import ProgressBar, say_notes
from factlint.model.finding import Finding
from factlint.run.execute import execute, exit_code
from factlint.run.fixing import edits_of
from factlint.run.mend import Mended, mend, read_file
from factlint.run.write import write_atomically


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_lint_options(parser)
    parser.add_argument("--unsafe", action="store_true", help="unsafe fixes too")
    parser.add_argument("--diff", action="store_true", help="show what would change; write nothing")


def run(args: argparse.Namespace) -> int:
    """Write the mended files; with `-`, the mended text goes to standard output."""
    settings = settings_of(args)
    stdin = stdin_of(args)
    bar = ProgressBar(quiet=args.quiet)
    paths = paths_of(args, settings.config)
    outcome = execute(settings, paths, jobs=jobs_of(args), stdin=stdin, progress=bar)
    bar.close()
    say_notes(outcome, quiet=args.quiet)
    by_path: dict[str, list[Finding]] = {}
    for finding in outcome.run.findings:
        by_path.setdefault(finding.path, []).append(finding)
    left: list[Finding] = []
    if stdin is not None:
        by_path.setdefault(stdin[0], [])
    for path, findings in by_path.items():
        is_stdin = stdin is not None and path == stdin[0]
        data = stdin[1] if is_stdin and stdin is not None else read_file(path)
        mended = mend(path, data, findings, settings, unsafe=args.unsafe) if data else None
        _tell(mended, quiet=args.quiet)
        if args.diff:
            _show(mended)
        elif is_stdin:
            sys.stdout.buffer.write(mended.encoded if mended and mended.applied else data or b"")
        elif mended is not None and mended.after != mended.before:
            write_atomically(Path(path), mended.encoded)
        if mended is None or args.diff or mended.skipped:
            left.extend(findings)
        else:
            left.extend(item for item in findings if not edits_of([item], unsafe=args.unsafe))
    return exit_code(replace(outcome.run, findings=tuple(left)), args.fail_on or "never")


def _tell(mended: Mended | None, *, quiet: bool) -> None:
    if mended is None:
        return
    for reason in mended.skipped:
        print(f"factlint: {mended.path}: {reason}", file=sys.stderr)
    if mended.applied and not quiet:
        noun = "fix" if mended.applied == 1 else "fixes"
        print(f"{mended.path}: {mended.applied} {noun}", file=sys.stderr)


def _show(mended: Mended | None) -> None:
    if mended is None:
        return
    before, after = (text.splitlines(keepends=True) for text in (mended.before, mended.after))
    names = (f"a/{mended.path}", f"b/{mended.path}")
    for line in difflib.unified_diff(before, after, *names):
        sys.stdout.write(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")

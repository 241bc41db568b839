"""`factlint fix`: apply safe fixes, or show them; never inside a quotation."""

from __future__ import annotations

import difflib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.cli.lint import lint
from factlint.cli.options import add_lint_options, paths_of, settings_of, stdin_of
from factlint.cli.speak import say, say_notes
from factlint.errors import ConfigError
from factlint.model.finding import Finding
from factlint.reporters.characters import one_line
from factlint.run.execute import INTERNAL, USAGE, Outcome, exit_code
from factlint.run.fixing import edits_of
from factlint.run.mend import Mended, mend, read_file
from factlint.run.settings import Settings
from factlint.run.write import write_atomically
from factlint.values import replace

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_lint_options(parser)
    parser.add_argument("--unsafe", action="store_true", help="unsafe fixes too")
    parser.add_argument("--diff", action="store_true", help="show what would change; write nothing")


def run(args: argparse.Namespace) -> int:
    """Write the mended files; with `-`, the mended text goes to standard output."""
    settings = settings_of(args)
    stdin = stdin_of(args)
    outcome = lint(args, settings, paths_of(args, settings.config), stdin=stdin)
    say_notes(outcome, quiet=args.quiet)
    left, is_written = _mend_all(outcome, settings, args, stdin)
    code = exit_code(replace(outcome.run, findings=tuple(left)), args.fail_on or "never")
    return code if is_written or code == INTERNAL else USAGE


def _mend_all(
    outcome: Outcome, settings: Settings, args: argparse.Namespace, stdin: tuple[str, bytes] | None
) -> tuple[list[Finding], bool]:
    """The findings that are left, and whether all files could be written."""
    by_path: dict[str, list[Finding]] = {stdin[0]: []} if stdin is not None else {}
    for finding in outcome.run.findings:
        by_path.setdefault(finding.path, []).append(finding)
    left: list[Finding] = []
    done: set[str] = set()
    is_written = True
    for path, findings in by_path.items():
        given = stdin[1] if stdin is not None and path == stdin[0] else None
        if given is None and (real := os.path.realpath(path)) in done:
            continue  # a link to a file that is mended already
        data = read_file(path) if given is None else given
        mended = mend(path, data, findings, settings, unsafe=args.unsafe) if data else None
        _tell(mended, quiet=args.quiet)
        if args.diff:
            _show(mended)
        elif given is not None:
            sys.stdout.buffer.write(mended.encoded if mended and mended.applied else given)
        elif mended is not None and mended.after != mended.before:
            is_written &= _write(mended)
            done.add(real)
        if mended is None or args.diff or mended.skipped:
            left.extend(findings)
        else:
            left.extend(item for item in findings if not edits_of([item], unsafe=args.unsafe))
    return left, is_written


def _write(mended: Mended) -> bool:
    try:
        write_atomically(Path(mended.path), mended.encoded)
    except ConfigError as error:  # one file that cannot be written must not cost the others
        say(str(error))
        return False
    return True


def _tell(mended: Mended | None, *, quiet: bool) -> None:
    if mended is None:
        return
    for reason in mended.skipped:
        say(f"{one_line(mended.path)}: {reason}")
    if mended.applied and not quiet:
        noun = "fix" if mended.applied == 1 else "fixes"
        say(f"{one_line(mended.path)}: {mended.applied} {noun}")


def _show(mended: Mended | None) -> None:
    if mended is None:
        return
    before, after = (text.splitlines(keepends=True) for text in (mended.before, mended.after))
    names = (f"a/{mended.path}", f"b/{mended.path}")
    for line in difflib.unified_diff(before, after, *names):
        sys.stdout.write(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")

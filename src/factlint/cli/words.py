"""`factlint words`: the accepted words of a project, added by hand or proposed by its files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factlint.cli.options import add_rule_options, config_of, jobs_of, paths_of, positive
from factlint.cli.speak import say, say_notes
from factlint.errors import ConfigError, UsageError
from factlint.model.finding import Confidence
from factlint.run.config import Config
from factlint.run.execute import execute, exit_code
from factlint.run.settings import make_settings
from factlint.run.write import write_atomically
from factlint.values import replace

if TYPE_CHECKING:
    import argparse

_TOPICS = ("spelling/unknown-word", "spelling/common-typo")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("action", choices=("add", "suggest"))
    parser.add_argument("paths", nargs="*", metavar="WORD|PATH", help="words to add; files to read")
    parser.add_argument(
        "--min-files",
        type=positive,
        default=2,
        metavar="N",
        help="suggest: used in N files (default 2)",
    )
    parser.add_argument("--jobs", type=positive, metavar="N")
    add_rule_options(parser)


def run(args: argparse.Namespace) -> int:
    """Add words to the file, or print the unknown words that several files use."""
    config = config_of(args)
    if args.action == "add":
        return _add(config, args.paths)
    config = replace(config, select=_TOPICS, min_confidence=Confidence.LOW)
    settings = make_settings(config, None)
    outcome = execute(settings, paths_of(args, config), jobs=jobs_of(args))
    say_notes(outcome, quiet=True)
    users: dict[str, set[str]] = {}
    for finding in outcome.run.findings:
        users.setdefault(finding.found.lower(), set()).add(finding.path)
    for word, paths in sorted(users.items()):
        if len(paths) >= args.min_files:
            print(word)
    return exit_code(outcome.run, "never")


def _add(config: Config, words: list[str]) -> int:
    if not words:
        raise UsageError("words add: needs at least one word")
    for word in words:
        if not word.strip() or "#" in word or "\n" in word:
            raise UsageError(f"words add: {word!r} is no word")
    file: Path = config.root / config.words
    try:
        text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file.as_posix()}: is not UTF-8") from error
    lines = text.splitlines()
    known = {line.partition("#")[0].strip().casefold() for line in lines}
    new = [word.strip() for word in words if word.strip().casefold() not in known]
    comments = [line for line in lines if line.startswith("#")]
    entries = [line for line in lines if line.strip() and not line.startswith("#")]
    merged = sorted({*entries, *new}, key=lambda line: (line.casefold(), line))
    write_atomically(file, "".join(f"{line}\n" for line in [*comments, *merged]))
    say(f"{file.as_posix()}: {len(new)} added")
    return 0

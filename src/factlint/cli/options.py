"""Options that several subcommands share, and the configuration that they make."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factlint.errors import ConfigError, UsageError
from factlint.model.finding import Confidence, Severity
from factlint.run.config import FAIL_ON, LANGS, Config, check_fields, load_config
from factlint.run.select import split
from factlint.run.settings import Settings, make_settings
from factlint.values import dataclass, replace

if TYPE_CHECKING:
    import argparse

    from factlint.run.around.online import OnlineOptions


@dataclass(slots=True)
class Output:
    """A format and the file it goes to; standard output where there is none.

    `is_placed` says that an `--output` belongs to it.
    """

    format: str
    file: str | None = None
    is_placed: bool = False


def add_output_options(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """`--format` and `--output`, as pairs; the actions are those of `cli.parser`."""
    parser.add_argument(
        "--format",
        action="format",
        choices=formats,
        dest="outputs",
        help="how to report; with --output a pair, and several pairs may be given",
    )
    parser.add_argument("--output", action="file", dest="outputs", metavar="FILE")
    parser.set_defaults(outputs=None)


def outputs_of(args: argparse.Namespace) -> list[Output]:
    """What to write where; UsageError where two would be written to one place."""
    outputs: list[Output] = args.outputs or [Output("terminal")]
    taken: dict[str, str] = {}
    for output in outputs:
        place = "standard output" if output.file is None else output.file
        if place in taken:
            raise UsageError(
                f"--format {taken[place]} and --format {output.format} both go to {place};"
                " give each but one its --output"
            )
        taken[place] = output.format
    return outputs


def add_rule_options(parser: argparse.ArgumentParser) -> None:
    """Where the configuration and the rules come from."""
    parser.add_argument("--config", metavar="FILE", help="instead of the nearest configuration")
    parser.add_argument(
        "--rules", action="append", default=[], metavar="PATH", help="a further rule file or folder"
    )
    parser.add_argument("--no-default-rules", action="store_true")
    parser.add_argument(
        "--strict-rules", action="store_true", help="stop when a rule cannot be loaded"
    )


def add_lint_options(parser: argparse.ArgumentParser) -> None:
    """What `check`, `report`, `fix` and `baseline` have in common."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - is stdin")
    add_rule_options(parser)
    parser.add_argument("--stdin-name", default="stdin.txt", metavar="NAME")
    parser.add_argument("--select", action="append", default=[], metavar="RULES")
    parser.add_argument("--ignore", action="append", default=[], metavar="RULES")
    parser.add_argument("--min-severity", choices=[item.value for item in Severity])
    parser.add_argument("--min-confidence", choices=[item.value for item in Confidence])
    parser.add_argument("--fail-on", choices=FAIL_ON)
    parser.add_argument("--exclude", action="append", default=[], metavar="GLOB")
    parser.add_argument("--fields", metavar="headline=title,…", help="names of JSON Lines keys")
    parser.add_argument(
        "--since", metavar="COMMIT", help="only files that differ from this commit, by git"
    )
    parser.add_argument("--staged", action="store_true", help="only files that git has staged")
    parser.add_argument("--lang", choices=LANGS)
    parser.add_argument(
        "--bibliography",
        action="append",
        default=[],
        metavar="FILE",
        help="entries that every document may cite (.bib, CSL-JSON, .ris)",
    )
    parser.add_argument(
        "--retractions",
        metavar="FILE",
        help="a list of retracted works, such as Retraction Watch's",
    )
    parser.add_argument(
        "--online",
        action="store_true",
        help="ask the sites of links, and Crossref and OpenAlex about works",
    )
    parser.add_argument(
        "--online-max-age",
        type=_days,
        default=7,
        metavar="DAYS",
        help="how long an answer from the network holds (default: 7; 0 asks anew)",
    )
    parser.add_argument("--max-size", type=positive, metavar="MIB")
    parser.add_argument("--jobs", type=positive, metavar="N", help="default: the cores there are")
    parser.add_argument(
        "--as-of", type=_date, metavar="DATE", help="the day that decides about dated allows"
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="check every file anew, and ask the network anew, whatever is kept of earlier runs",
    )
    parser.add_argument("--quiet", action="store_true", help="say nothing but the findings")


def settings_of(args: argparse.Namespace) -> Settings:
    """The settings of a run: the configuration, overridden by the options.

    Raises ConfigError, and RuleError under `--strict-rules`.
    """
    as_of = getattr(args, "as_of", None) or date.today()
    online = _online_of(args)
    settings = make_settings(config_of(args), as_of, online)
    # What the network says today is not what it said.
    keeps = online is None and not getattr(args, "no_cache", True)
    settings = replace(settings, keeps_results=keeps)
    if args.strict_rules and settings.packs.errors:
        raise settings.packs.errors[0]
    return settings


def _online_of(args: argparse.Namespace) -> OnlineOptions | None:
    """How to ask the network; None where it must not be asked. No configuration allows it."""
    if not getattr(args, "online", False):
        return None
    # Imported here: few runs ask.
    from factlint.ruleset.store import cache_folder
    from factlint.run.around.online.options import options_of

    cache = None if args.no_cache else cache_folder() / "online.sqlite"
    return options_of(now=time.time(), max_age_days=args.online_max_age, cache=cache)


def config_of(args: argparse.Namespace) -> Config:
    """The configuration of the options."""
    file = Path(args.config) if args.config else None
    config = load_config(file, Path.cwd())
    changes: dict[str, Any] = {}
    here = Path.cwd()
    if args.rules:
        changes["rules"] = (*config.rules, *(str(here / name) for name in args.rules))
    if args.no_default_rules:
        changes["default_rules"] = False
    if getattr(args, "bibliography", None):
        named = (str(here / name) for name in args.bibliography)
        changes["bibliography"] = (*config.bibliography, *named)
    if getattr(args, "retractions", None):
        changes["retractions"] = str(here / args.retractions)
    if getattr(args, "select", None):
        changes["select"] = split(args.select)
    if getattr(args, "ignore", None):
        changes["ignore"] = (*config.ignore, *split(args.ignore))
    if getattr(args, "exclude", None):
        changes["exclude"] = (*config.exclude, *args.exclude)
    if getattr(args, "fields", None):
        changes["fields"] = _fields(args.fields)
    if getattr(args, "min_severity", None):
        changes["min_severity"] = Severity(args.min_severity)
    if getattr(args, "min_confidence", None):
        changes["min_confidence"] = Confidence(args.min_confidence)
    for name in ("fail_on", "lang", "max_size"):
        if getattr(args, name, None):
            changes[name] = getattr(args, name)
    return replace(config, **changes)


def paths_of(args: argparse.Namespace, config: Config) -> list[str]:
    """The paths of the options, else those of the configuration, else the working directory."""
    if args.paths:
        return [path for path in args.paths if path != "-"]
    if config.paths:
        root = Path(os.path.relpath(config.root))
        return [(root / path).as_posix() for path in config.paths]
    return ["."]


def stdin_of(args: argparse.Namespace) -> tuple[str, bytes] | None:
    """Name and bytes of standard input, where `-` asks for it."""
    if "-" not in args.paths:
        return None
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    return args.stdin_name, sys.stdin.buffer.read()


def jobs_of(args: argparse.Namespace) -> int:
    """How many processes."""
    if args.jobs:
        return int(args.jobs)
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def positive(text: str) -> int:
    """The number of an option that must be at least 1."""
    if not text.isdecimal() or int(text) < 1:
        raise _wrong(f"{text} is not a positive number")
    return int(text)


def _days(text: str) -> float:
    if not text.replace(".", "", 1).isdecimal():
        raise _wrong(f"{text} is no number of days")
    return float(text)


def _fields(text: str) -> dict[str, str]:
    pairs = [item.partition("=") for item in split([text])]
    for name, _, key in pairs:
        if not name or not key:
            raise ConfigError(f"--fields {text}: expected pairs such as headline=title,body=text")
    table = {name: key for name, _, key in pairs}
    check_fields(f"--fields {text}", table)
    return table


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _wrong(f"{text} is no date such as 2027-01-31") from None


def _wrong(text: str) -> Exception:
    import argparse  # which tells it

    return argparse.ArgumentTypeError(text)

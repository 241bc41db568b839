"""Plain command lines are read as argparse reads them, and all others are left to it."""

from __future__ import annotations

import importlib
import shlex

import pytest

from factlint.cli.arguments import Arguments
from factlint.cli.main import COMMANDS
from factlint.cli.parser import make, parse

PLAIN = {
    "check": [
        "",
        "a.md",
        "a.md --quiet b.md --no-cache",
        "--select spelling --select=names,dates",
        "- --stdin-name x.md --jobs 2 --as-of 2027-01-31",
        "--min-severity warning --min-confidence low --fail-on never --lang en-GB a",
        "--online-max-age 0.5 --statistics --color always --baseline b.json",
        "--config c.toml --rules r --no-default-rules --strict-rules --exclude '*.html'",
        "'a b.md' ''",
        "--ignore= a",
    ],
    "report": ["", "seeds --out reports --quiet"],
    "fix": ["--diff a.md", "--unsafe"],
    "rules": ["--json", "--select names"],
    "test-rules": ["rules --strict-rules"],
    "schema": [""],
}

ODD = [
    "--help",
    "-q",
    "--qui",
    "--quiet=yes",
    "--jobs 0",
    "--jobs",
    "--jobs -1",
    "--as-of yesterday",
    "--lang fr",
    "--select --quiet",
    "--format json",
    "--output out.json",
    "-- -a.md",
    "--no-such-option",
]


def quick(name: str, line: str):
    declared = Arguments()
    importlib.import_module(f"factlint.cli.{name.replace('-', '_')}").configure(declared)
    return declared.read(shlex.split(line))


@pytest.mark.parametrize(("name", "line"), [(name, line) for name in PLAIN for line in PLAIN[name]])
def test_plain_lines_are_read_as_argparse_reads_them(name, line):
    parser = make(name, COMMANDS[name])
    importlib.import_module(f"factlint.cli.{name.replace('-', '_')}").configure(parser)
    read = quick(name, line)
    assert read is not None
    assert vars(read) == vars(parse(parser, shlex.split(line)))


@pytest.mark.parametrize("line", ODD)
def test_odd_lines_are_left_to_argparse(line):
    assert quick("check", line) is None


@pytest.mark.parametrize("line", ["a.md", "write"])
def test_so_are_commands_with_arguments_of_their_own(line):
    assert quick("baseline", line) is None
    assert quick("explain", line) is None

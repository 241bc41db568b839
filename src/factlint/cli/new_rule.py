"""`factlint new-rule`: write a rule with its examples, ready to run."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factlint.errors import UsageError
from factlint.kinds import KINDS
from factlint.patterns import lazy_re
from factlint.ruleset.load import load_file
from factlint.run.write import write_atomically

if TYPE_CHECKING:
    import argparse

_ID = lazy_re(r"^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$")
_HEAD = "rules:\n"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("id", metavar="TOPIC/NAME")
    parser.add_argument("--kind", required=True, choices=sorted(_TEMPLATES))
    parser.add_argument("--from", dest="source", metavar='"wrong => right"')
    parser.add_argument("--folder", default="rules", metavar="FOLDER", help="default: rules")


def run(args: argparse.Namespace) -> int:
    """Append the rule to `FOLDER/TOPIC.yaml` and check that it loads."""
    match = _ID.match(args.id)
    if match is None:
        raise UsageError(f"'{args.id}' is no rule id; expected topic/name in kebab-case")
    topic, name = match.groups()
    file = Path(args.folder) / f"{topic}.yaml"
    before = file.read_text(encoding="utf-8") if file.is_file() else _HEAD
    if re.search(rf"^  {re.escape(name)}:", before, re.MULTILINE):
        raise UsageError(f"{file.as_posix()} has a rule '{name}' already")
    wrong, right = _pair(args.source)
    entry = _TEMPLATES[args.kind](wrong, right)
    body = "".join(f"    {line}".rstrip() + "\n" for line in entry)
    gap = "" if before.endswith(("\n\n", _HEAD)) else "\n"
    write_atomically(file, f"{before.rstrip()}\n{gap}  {name}:\n{body}")
    loaded = load_file(topic, file, file.as_posix())
    for error in loaded.errors:
        print(f"factlint: {error}", file=sys.stderr)
    print(
        f"factlint: wrote {args.id} to {file.as_posix()};"
        f" edit it, then run 'factlint test-rules {file.as_posix()}'",
        file=sys.stderr,
    )
    return 2 if loaded.errors else 0


def _pair(source: str | None) -> tuple[str, str]:
    if source is None:
        return "teh", "the"
    wrong, arrow, right = (part.strip() for part in source.partition("=>"))
    if not arrow or not wrong or not right:
        raise UsageError(f'--from {source!r}: expected "wrong => right"')
    return wrong, right


def _quoted(text: str) -> str:
    """A text as YAML reads it whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def _swap(wrong: str, right: str) -> list[str]:
    return [
        "swap:",
        f"  {_quoted(wrong)}: {_quoted(right)}",
        "message: \"Write '{fix}', not '{found}'.\"",
        "severity: warning",
        "fix: safe",
        "why: Say here why it matters to a reader.",
        "examples:",
        f"  - bad: {_quoted(f'We read {wrong} again.')}",
        f"    fixed: {_quoted(f'We read {right} again.')}",
        f"  - ok: {_quoted(f'We read {right} again.')}",
    ]


def _find(wrong: str, right: str) -> list[str]:
    return [
        "find:",
        f"  words: [{_quoted(wrong)}]",
        "  # regex: ['\\bfoo\\d+\\b']      # instead of words, or beside them",
        "  # unless: ['the word foo1']   # a hit inside one of these is legal",
        f"message: \"'{{found}}' should be '{right}'.\"",
        "severity: warning",
        "why: Say here why it matters to a reader.",
        "examples:",
        f"  - bad: {_quoted(f'We read {wrong} again.')}",
        f"    at: {_quoted(wrong)}",
        f"  - ok: {_quoted(f'We read {right} again.')}",
    ]


def _variants(wrong: str, right: str) -> list[str]:
    bad = f"We read {right} first. We read {right} then. We read {wrong} last."
    return [
        "variants:",
        f"  groups: [[{_quoted(right)}, {_quoted(wrong)}]]",
        "message: \"'{found}' here, but '{other}' elsewhere.\"",
        "severity: warning",
        "why: Say here why it matters to a reader.",
        "examples:",
        f"  - bad: {_quoted(bad)}",
        f"    at: {_quoted(wrong)}",
        f"  - ok: {_quoted(f'We read {right} again.')}",
    ]


_TEMPLATES = {"find": _find, "swap": _swap, "variants": _variants}
assert set(_TEMPLATES) <= {*KINDS, "swap", "variants"}

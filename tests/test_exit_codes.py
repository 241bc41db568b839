"""Exit codes and streams: the promise to hooks, CI jobs and scripts."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import TYPO_RULE, Ended, write_house_rules
from factlint.errors import FactlintError

Command = Callable[..., Ended]

RULES = (
    TYPO_RULE
    + """\
  vague:
    find: soonish
    message: "'{found}' is vague."
    severity: warning
    examples:
      - {bad: It comes soonish., at: soonish}
      - {ok: It comes soon.}
  filler:
    find: basically
    message: "'{found}' adds nothing."
    severity: info
    examples:
      - {bad: It is basically done., at: basically}
      - {ok: It is done.}
"""
)
BROKEN = """\
rules:
  good:
    find: soonish
    message: "'{found}' is vague."
    severity: warning
    examples:
      - {bad: It comes soonish., at: soonish}
      - {ok: It comes soon.}
  bad:
    fnid: soonish
    message: x
    examples: []
"""
RAISING = """\
rules:
  breaks:
    python: raising:judge
    message: "{note}"
    severity: error
    examples:
      - {bad: Anything., at: Anything}
      - {ok: Nothing.}
"""
TEXTS = {
    "error.md": "The plalform was offline.\n",
    "warning.md": "It comes soonish.\n",
    "info.md": "It is basically done.\n",
    "clean.md": "The platform was offline.\n",
}


@pytest.fixture(autouse=True)
def project(factlint: Command, tmp_path: Path) -> Path:
    """A folder with rules and one text for each severity."""
    write_house_rules(tmp_path, RULES)
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def raising(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule whose code breaks on every document."""
    (project / "raising.py").write_text("def judge(prose):\n    raise OSError('no such luck')\n")
    (project / "raising.yaml").write_text(RAISING)
    with (project / "factlint.toml").open("a") as config:
        config.write("allow-python = true\n")
    monkeypatch.syspath_prepend(str(project))
    monkeypatch.delitem(sys.modules, "raising", raising=False)


def rules_in(report: str) -> list[str]:
    return [json.loads(line)["rule"] for line in report.splitlines()]


# 0 and 1: findings


@pytest.mark.parametrize(
    ("file", "fail_on", "code"),
    [
        (file, fail_on, int(rank >= floor))
        for floor, fail_on in enumerate(("info", "warning", "error", "never"))
        for rank, file in enumerate(("info.md", "warning.md", "error.md"))
    ],
)
def test_a_finding_fails_the_run_at_or_above_fail_on(
    factlint: Command, file: str, fail_on: str, code: int
):
    assert factlint("check", file, "--fail-on", fail_on).code == code


@pytest.mark.parametrize(("file", "code"), [("error.md", 1), ("warning.md", 0), ("clean.md", 0)])
def test_errors_alone_fail_a_run_that_says_nothing(factlint: Command, file: str, code: int):
    assert factlint("check", file).code == code


def test_the_configuration_sets_fail_on_and_the_option_overrides_it(
    factlint: Command, project: Path
):
    with (project / "factlint.toml").open("a") as config:
        config.write('fail-on = "warning"\n')
    assert factlint("check", "warning.md").code == 1
    assert factlint("check", "warning.md", "--fail-on", "error").code == 0


def test_a_finding_below_the_least_severity_or_confidence_does_not_count(factlint: Command):
    ended = factlint("check", "info.md", "--min-severity", "warning", "--fail-on", "info")
    assert ended.code == 0


@pytest.mark.parametrize("command", [("fix", "--diff"), ("report", "--out", "out")])
def test_report_and_fix_do_not_fail_on_findings_unless_they_are_told_to(
    factlint: Command, command: tuple[str, ...]
):
    name, *options = command
    assert factlint(name, "error.md", *options).code == 0
    assert factlint(name, "error.md", *options, "--fail-on", "error").code == 1


def test_what_fix_has_mended_does_not_fail_it(factlint: Command):
    assert factlint("fix", "error.md", "--fail-on", "error").code == 0
    assert factlint("fix", "warning.md", "--fail-on", "warning").code == 1


def test_the_configured_fail_on_is_not_meant_for_report_and_fix(factlint: Command, project: Path):
    with (project / "factlint.toml").open("a") as config:
        config.write('fail-on = "info"\n')
    assert factlint("fix", "warning.md").code == 0
    assert factlint("report", "warning.md", "--out", "out").code == 0


# 2: usage, configuration, rules


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["chekc"], "check"),
        (["check", "--fromat", "json"], "--fromat"),
        (["check", "--format", "xml"], "sarif"),
        (["check", "--fail-on", "notice"], "warning"),
        (["check", "--min-severity", "high"], "info"),
        (["check", "--jobs", "none"], "none is not a positive number"),
        (["check", "--as-of", "tomorrow"], "2027-01-31"),
        (["check", "--fields", "heading=t"], "headline"),
        (["check", "--lang", "de"], "en-GB"),
        (["check", "--select", "hose"], "did you mean 'house'"),
        (["check", "--ignore", "house/typos"], "did you mean 'house/typo'"),
        (["check", "--config", "absent.toml"], "absent.toml"),
        (["check", "--baseline", "absent.json"], "absent.json"),
        (["check", "--exclude", "!"], "'!'"),
        (["check", "--output", "out.json"], "--format"),
        (["explain", "house/typos"], "house/typo"),
        (["baseline", "wirte"], "write"),
    ],
    ids=str,
)
def test_a_command_that_cannot_be_carried_out_says_what_was_expected(
    factlint: Command, arguments: list[str], named: str
):
    ended = factlint(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert named in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("colour = true", "allow-python"),
        ("fail_on = 'error'", "fail-on"),
        ("fail-on = 'sometimes'", "never"),
        ("min-confidence = 1", "medium"),
        ("select = 'house'", "a list"),
        ("select = ['hose']", "did you mean 'house'"),
        ("exclude = ['x[z-a]']", "x[z-a]"),
        ("max-size = 0", "a number of MiB"),
        ("articles = ['!']", "'!'"),
        ("extends = 'absent.toml'", "absent.toml"),
        ("extends = 'factlint.toml'", "itself"),
        ("fields = {heading = 't'}", "headline"),
        ("severity = {house = 'bad'}", "off"),
        ("severity = {hose = 'off'}", "did you mean 'house'"),
        ("overrides = [{ignore = ['house']}]", "files"),
        ("overrides = [{files = ['*'], ignor = ['house']}]", "ignor"),
        ("overrides = [{files = ['*'], select = ['hose']}]", "did you mean 'house'"),
        ("baseline = 'absent.json'", "absent.json"),
        ("words = '.'", "cannot be read"),
        ("this is no TOML", "TOML"),
    ],
)
def test_a_configuration_that_cannot_be_used_says_what_was_expected(
    factlint: Command, project: Path, line: str, named: str
):
    with (project / "factlint.toml").open("a") as config:
        config.write(f"{line}\n")
    ended = factlint("check", "error.md")
    assert ended.code == 2
    assert ended.out == ""
    assert named in ended.err


def test_a_rule_that_cannot_be_loaded_does_not_stop_the_others(factlint: Command, project: Path):
    (project / "broken.yaml").write_text(BROKEN)
    ended = factlint("check", "warning.md", "--rules", "broken.yaml", "--format", "jsonl")
    assert ended.code == 2
    assert rules_in(ended.out) == ["factlint/bad-rule", "broken/good", "house/vague"]
    told = json.loads(ended.out.splitlines()[0])
    assert (told["path"], told["line"], told["column"]) == ("broken.yaml", 10, 5)
    assert "broken/bad" in ended.err


def test_a_selected_rule_that_cannot_be_loaded_is_told_as_what_it_is(
    factlint: Command, project: Path
):
    (project / "broken.yaml").write_text(BROKEN)
    ended = factlint("check", "clean.md", "--rules", "broken.yaml", "--select", "broken/bad")
    assert ended.code == 2
    assert "broken/bad: needs exactly one of" in ended.err


@pytest.mark.parametrize("content", ["rules: [", "rules:\n\tx: 1\n", "", "\x00", "nothing: here\n"])
def test_a_rule_file_that_is_none_does_not_stop_the_others(
    factlint: Command, project: Path, content: str
):
    (project / "broken.yaml").write_text(content)
    ended = factlint("check", "error.md", "--rules", "broken.yaml", "--format", "jsonl")
    assert ended.code == 2
    assert rules_in(ended.out)[-1] == "house/typo"


def test_rule_files_that_are_not_there_count_as_rules_that_cannot_be_loaded(factlint: Command):
    ended = factlint("check", "error.md", "--rules", "absent.yaml", "--format", "jsonl")
    assert ended.code == 2
    assert rules_in(ended.out) == ["factlint/bad-rule", "house/typo"]


def test_strict_rules_stop_at_the_first_rule_that_cannot_be_loaded(
    factlint: Command, project: Path
):
    (project / "broken.yaml").write_text(BROKEN)
    ended = factlint("check", "warning.md", "--rules", "broken.yaml", "--strict-rules")
    assert (ended.code, ended.out) == (2, "")
    assert "broken.yaml:10:5" in ended.err


# 3: inputs


def test_an_input_that_cannot_be_read_does_not_stop_the_others(factlint: Command, project: Path):
    (project / "binary.md").write_bytes(b"\0\1\2" * 100)
    ended = factlint("check", "absent.md", "binary.md", "error.md", "--format", "jsonl")
    assert ended.code == 3
    assert rules_in(ended.out) == ["house/typo"]
    assert "absent.md: could not be read: no such file or folder" in ended.err
    assert "binary.md" in ended.err


def test_a_broken_line_of_json_lines_does_not_stop_the_others(factlint: Command, project: Path):
    (project / "batch.jsonl").write_text('{"id": "a", "body": "x"}\n{oops\n"The plalform."\n')
    ended = factlint("check", "batch.jsonl", "--format", "jsonl")
    assert ended.code == 3
    assert rules_in(ended.out) == ["house/typo"]
    assert "batch.jsonl:2: could not be read" in ended.err


@pytest.mark.parametrize("command", ["report", "fix", "baseline"])
def test_an_input_that_cannot_be_read_fails_every_command(factlint: Command, command: str):
    options = {"report": ["--out", "out"], "fix": [], "baseline": []}[command]
    action = ["write"] if command == "baseline" else []
    assert factlint(command, *action, "absent.md", "error.md", *options).code == 3


# 4: internal errors


@pytest.mark.usefixtures("raising")
def test_a_rule_that_breaks_is_an_internal_error_and_does_not_stop_the_others(factlint: Command):
    ended = factlint("check", "error.md", "--rules", "raising.yaml", "--format", "jsonl")
    assert ended.code == 4
    assert rules_in(ended.out) == ["factlint/rule-failed", "house/typo"]
    assert "no such luck" in ended.out


@pytest.mark.usefixtures("raising")
@pytest.mark.parametrize(
    "options",
    [("--select", "raising"), ("--ignore", "factlint"), ("--fail-on", "never")],
    ids="=".join,
)
def test_no_option_makes_a_rule_that_broke_look_like_one_that_found_nothing(
    factlint: Command, options: tuple[str, str]
):
    ended = factlint("check", "clean.md", "--rules", "raising.yaml", *options)
    assert ended.code == 4
    assert "factlint/rule-failed" in ended.out


def test_an_error_that_nobody_foresaw_is_told_in_one_line(
    factlint: Command, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("factlint.cli.check.settings_of", fail)
    monkeypatch.delenv("FACTLINT_DEBUG", raising=False)
    ended = factlint("check", "clean.md")
    assert ended.code == 4
    assert ended.err.startswith("factlint: internal error: ZeroDivisionError: by zero")
    assert ended.err.count("\n") == 1
    assert not issubclass(ZeroDivisionError, FactlintError)


def test_a_document_that_breaks_a_reader_does_not_stop_the_others(
    factlint: Command, monkeypatch: pytest.MonkeyPatch
):
    from factlint.run import lint

    read = lint.read

    def fail_once(path: str, *arguments: object, **options: object) -> object:
        if path == "clean.md":
            raise ZeroDivisionError("by zero")
        return read(path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(lint, "read", fail_once)
    monkeypatch.setattr(lint, "shows_words", lambda *_: False)  # a glance reads nothing
    ended = factlint("check", "clean.md", "error.md", "--format", "jsonl")
    assert ended.code == 4
    assert rules_in(ended.out) == ["house/typo"]


# Precedence


@pytest.mark.usefixtures("raising")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["error.md"], 1),
        (["error.md", "absent.md"], 3),
        (["error.md", "absent.md", "--rules", "broken.yaml"], 2),
        (["error.md", "--rules", "broken.yaml"], 2),
        (["error.md", "absent.md", "--rules", "broken.yaml", "--rules", "raising.yaml"], 4),
        (["error.md", "absent.md", "--format", "json", "--output", "house.yaml/x"], 2),
    ],
    ids=str,
)
def test_of_several_codes_the_gravest_is_given(
    factlint: Command, project: Path, arguments: list[str], code: int
):
    (project / "broken.yaml").write_text(BROKEN)
    assert factlint("check", *arguments).code == code


# Streams


@pytest.mark.parametrize("format", ["jsonl", "json", "sarif", "gitlab", "rdjson"])
def test_standard_output_carries_the_report_alone(factlint: Command, project: Path, format: str):
    (project / "broken.yaml").write_text(BROKEN)
    options = ["--format", format, "--statistics", "--rules", "broken.yaml"]
    ended = factlint("check", ".", "absent.md", *options)
    for text in ended.out.splitlines() if format == "jsonl" else [ended.out]:
        json.loads(text)
    assert "absent.md" in ended.err
    assert "documents" in ended.err


def test_quiet_leaves_the_findings_and_the_failures(factlint: Command):
    ended = factlint("check", "error.md", "clean.md", "--quiet")
    assert ended.out == "error.md:1:5 error 'plalform' looks like a typo. [house/typo]\n"
    assert ended.err == ""
    assert "absent.md" in factlint("check", "absent.md", "--quiet").err

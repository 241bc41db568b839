"""A run over files as a new user may meet it: odd paths, pipes, links, signals, configurations."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from conftest import HOUSE_CONFIG, TYPO_RULE, Ended, write_house_rules
from factlint.run.config import load_config
from factlint.run.lint import lint_bytes
from factlint.run.settings import make_settings

Command = Callable[..., Ended]

SOURCE = Path(__file__).parent.parent / "src"
FAULT = "The plalform was offline.\n"
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
"""
)


@pytest.fixture(autouse=True)
def project(factlint: Command, tmp_path: Path) -> Path:
    """An empty folder with a configuration and a rule file."""
    write_house_rules(tmp_path, RULES)
    return tmp_path


def environment(**changes: str) -> dict[str, str]:
    """The environment of a process that runs the code of this checkout."""
    search = filter(None, (str(SOURCE), os.environ.get("PYTHONPATH")))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(search), **changes}


def start(*arguments: str, cwd: Path, **options: object) -> subprocess.Popen[str]:
    """The command as a process of its own, in a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "factlint", *arguments],
        cwd=cwd,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A test run in the background of a shell is deaf to Ctrl-C, and its children with it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        **options,  # type: ignore[call-overload]
    )


def finish(process: subprocess.Popen[str]) -> Ended:
    out, err = process.communicate(timeout=60)
    return Ended(process.returncode, out, err)


def write(folder: Path, *names: str, text: str = FAULT) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def places(ended: Ended) -> list[str]:
    """The paths of the findings of a JSON Lines report, each once."""
    return list(dict.fromkeys(json.loads(line)["path"] for line in ended.out.splitlines()))


def check(factlint: Command, *arguments: str) -> list[str]:
    return places(factlint("check", "--format", "jsonl", *arguments))


# Which files are read


def test_a_folder_is_read_in_order_and_known_suffixes_alone(factlint: Command, project: Path):
    write(project, "b.md", "a.txt", "sub/c.html", "d.py", "LICENSE", "e.MD", "f.jsonl.bak")
    assert check(factlint) == ["a.txt", "b.md", "e.MD", "sub/c.html"]


def test_a_file_that_is_named_is_read_whatever_its_suffix(factlint: Command, project: Path):
    write(project, "LICENSE", ".hidden.md", "notes.unknown")
    assert check(factlint, "LICENSE", ".hidden.md", "notes.unknown") == [
        ".hidden.md",
        "LICENSE",
        "notes.unknown",
    ]


def test_hidden_folders_reports_and_virtual_environments_are_left_out(
    factlint: Command, project: Path
):
    for folder in (".git", "reports", "node_modules", "own-env/lib", "kept"):
        write(project, f"{folder}/a.md")
    write(project, "own-env/pyvenv.cfg")
    assert check(factlint) == ["kept/a.md"]


def test_a_file_that_is_named_twice_is_read_once(factlint: Command, project: Path):
    write(project, "sub/a.md")
    named = ("sub/a.md", "sub", str(project / "sub" / "a.md"), "sub/../sub")
    assert check(factlint, *named) == ["sub/a.md"]


@pytest.mark.parametrize(
    "name",
    ["with space.md", "línea—长.md", "new\nline.md", "a'b\"c.md", "-dash.md", "%41.md", "[x].md"],
)
def test_a_path_may_hold_anything(factlint: Command, project: Path, name: str):
    write(project, name)
    assert check(factlint, ".") == [name]
    assert check(factlint, "--", name) == [name]
    assert factlint("report", ".", "--out", "out").code == 0


def test_a_path_that_is_no_utf_8_is_reported_in_every_format(factlint: Command, project: Path):
    (project / os.fsdecode(b"caf\xe9.md")).write_text(FAULT)
    for name in ("terminal", "jsonl", "json", "sarif", "junit", "gitlab", "github", "checkstyle"):
        assert factlint("check", ".", "--format", name, "--output", name).code == 1
        assert (project / name).read_bytes().decode("utf-8")
    assert factlint("report", ".", "--out", "out").code == 0


def test_what_a_path_holds_cannot_act_on_the_terminal(factlint: Command, project: Path):
    write(project, "\x1b[31mred.md")
    ended = factlint("check", ".", "\x1b[2Jabsent.md")
    assert "\x1b" not in ended.out + ended.err
    assert "<U+001B>[2Jabsent.md" in ended.err


def test_options_may_stand_among_the_paths(factlint: Command, project: Path):
    write(project, "a.md", "b.md")
    assert check(factlint, "a.md", "--min-severity", "error", "b.md") == ["a.md", "b.md"]


def test_paths_are_told_from_the_working_directory(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
):
    write(project, "sub/a.md", "b.md")
    monkeypatch.chdir(project / "sub")
    assert check(factlint) == ["a.md"]
    assert check(factlint, "..", "a.md") == ["../b.md", "a.md"]


def test_a_folder_without_files_is_said_to_have_none(factlint: Command, project: Path):
    (project / "empty").mkdir()
    ended = factlint("check", "empty")
    assert ended.code == 0
    assert "no file to read here" in ended.err


def test_links_to_folders_are_not_followed_and_links_to_files_are(factlint: Command, project: Path):
    write(project, "sub/a.md")
    (project / "sub" / "up").symlink_to("..")
    (project / "link.md").symlink_to("sub/a.md")
    assert check(factlint) == ["link.md", "sub/a.md"]


def test_links_that_lead_nowhere_are_inputs_that_cannot_be_read(factlint: Command, project: Path):
    write(project, "a.md")
    (project / "loop.md").symlink_to("loop.md")
    (project / "dangling.md").symlink_to("absent.md")
    ended = factlint("check", ".", "--format", "jsonl")
    assert (ended.code, places(ended)) == (3, ["a.md"])
    assert "loop.md: could not be read" in ended.err
    assert "dangling.md: could not be read" in ended.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes in folders")
def test_a_pipe_in_a_folder_is_not_waited_for(factlint: Command, project: Path):
    write(project, "a.md")
    os.mkfifo(project / "pipe.md")
    assert check(factlint) == ["a.md"]


def test_a_name_that_is_too_long_is_an_input_that_cannot_be_read(factlint: Command):
    assert factlint("check", "a" * 5000).code == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_does_not_stop_the_run(factlint: Command, project: Path):
    write(project, "a.md", "closed.md", "folder/b.md")
    for closed in ("closed.md", "folder"):
        (project / closed).chmod(0)
    try:
        ended = factlint("check", "--format", "jsonl")
        assert (ended.code, places(ended)) == (3, ["a.md"])
        assert "closed.md: could not be read: Permission denied" in ended.err
        assert "folder: could not be read: Permission denied" in ended.err
        assert factlint("check", "folder/b.md").code == 3
    finally:
        (project / "folder").chmod(0o700)


def test_a_file_that_vanishes_while_the_run_lasts_does_not_stop_it(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
):
    from factlint.run import execute as module

    write(project, "a.md", "b.md")
    discover = module.discover

    def and_then_lose_one(*arguments: object) -> object:
        found = discover(*arguments)  # type: ignore[arg-type]
        (project / "a.md").unlink()
        return found

    monkeypatch.setattr(module, "discover", and_then_lose_one)
    ended = factlint("check", "--format", "jsonl")
    assert (ended.code, places(ended)) == (3, ["b.md"])


def test_a_file_that_is_too_large_is_told_with_its_limit(factlint: Command, project: Path):
    write(project, "a.md", text="word " * 220_000)
    ended = factlint("check", "a.md", "--max-size", "1")
    assert ended.code == 3
    assert "--max-size allows 1 MiB" in ended.err


def test_the_list_of_accepted_words_is_no_text_to_check(factlint: Command, project: Path):
    write(project, "factlint-words.txt", "docs/factlint-words.txt")
    assert check(factlint) == ["docs/factlint-words.txt"]
    assert factlint("check", "factlint-words.txt").code == 0


# .gitignore and exclude


def test_gitignore_files_are_honoured_at_every_depth(factlint: Command, project: Path):
    write(project, ".gitignore", text="*.tmp.md\n/drafts/\n!keep.tmp.md\n!\n")
    write(project, "sub/.gitignore", text="local.md\n")
    write(project, "a.tmp.md", "keep.tmp.md", "drafts/a.md", "sub/drafts/a.md", "sub/local.md")
    write(project, "local.md")
    assert check(factlint) == ["keep.tmp.md", "local.md", "sub/drafts/a.md"]


def test_gitignore_files_above_count_up_to_the_top_of_the_repository(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
):
    write(project, ".gitignore", text="outside.md\n")
    write(project, "repo/.gitignore", text="ignored.md\n")
    write(project, "repo/sub/ignored.md", "repo/sub/outside.md", "repo/.git/HEAD")
    for folder, named in (("repo/sub", "."), ("repo/sub", "../sub"), (".", "repo/sub")):
        monkeypatch.chdir(project / folder)
        found = check(factlint, named)
        assert [path.rpartition("/")[2] for path in found] == ["outside.md"]


def test_an_ignored_folder_is_read_when_it_is_named(factlint: Command, project: Path):
    write(project, ".gitignore", text="build/\n")
    write(project, "build/a.md", "build/sub/b.md", ".git/HEAD")
    assert check(factlint) == []
    assert check(factlint, "build") == ["build/a.md", "build/sub/b.md"]
    assert check(factlint, "build/a.md") == ["build/a.md"]


def test_exclude_holds_for_files_that_are_named_too(factlint: Command, project: Path):
    write(project, "a.md", "drafts/b.md", "drafts/keep.md")
    options = ("--exclude", "drafts/*", "--exclude", "!keep.md")
    assert check(factlint, ".", "drafts/b.md", *options) == ["a.md", "drafts/keep.md"]
    ended = factlint("check", "drafts/b.md", *options)
    assert ended.code == 0
    assert "drafts/b.md: left out" in ended.err


# Configuration


def test_the_configuration_is_found_upward_and_its_paths_count_from_its_folder(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
):
    write(project, "texts/a.md", "other/b.md", "deep/down/c.md")
    (project / "factlint.toml").write_text(
        HOUSE_CONFIG + 'paths = ["texts"]\nexclude = ["/other/"]\n'
    )
    monkeypatch.chdir(project / "deep" / "down")
    assert check(factlint) == ["../../texts/a.md"]
    assert check(factlint, ".", "../../other/b.md") == ["c.md"]


def test_factlint_toml_wins_over_pyproject_and_the_nearest_over_one_above(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
):
    write(project, "a.md", "sub/a.md", "sub/deeper/a.md")
    write(project, "pyproject.toml", text='[tool.factlint]\nfail-on = "never"\n')
    write(project, "sub/pyproject.toml", text="[tool.other]\nx = 1\n")
    below = '[tool.factlint]\nfail-on = "never"\nrules = ["../../house.yaml"]\n'
    write(project, "sub/deeper/pyproject.toml", text=below)
    assert factlint("check", "a.md").code == 1
    monkeypatch.chdir(project / "sub")
    assert factlint("check", "a.md").code == 1
    monkeypatch.chdir(project / "sub" / "deeper")
    assert factlint("check", "a.md", "--no-default-rules").code == 0


@pytest.mark.parametrize("text", ["tool = 3\n", "[tool]\nfactlint = 3\n", "[project]\n"])
def test_a_pyproject_without_a_table_for_factlint_is_passed_over(
    factlint: Command, project: Path, text: str
):
    (project / "factlint.toml").unlink()
    write(project, "pyproject.toml", text=text)
    write(project, "a.md")
    assert check(factlint, "a.md", "--no-default-rules", "--rules", "house.yaml") == ["a.md"]


def test_a_shared_configuration_brings_its_rules_along(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
):
    (project / "shared").mkdir()
    shutil.move(project / "house.yaml", project / "shared")
    write(project, "shared/base.toml", text=HOUSE_CONFIG + 'ignore = ["house/vague"]\n')
    write(project, "factlint.toml", text='extends = "shared/base.toml"\nfail-on = "info"\n')
    write(project, "sub/a.md")
    write(project, "sub/b.md", text="It comes soonish.\n")
    monkeypatch.chdir(project / "sub")
    ended = factlint("check", "--format", "jsonl")
    assert (ended.code, places(ended)) == (1, ["a.md"])


def test_a_key_of_the_extending_file_replaces_the_key_it_extends(factlint: Command, project: Path):
    write(project, "base.toml", text=HOUSE_CONFIG + 'ignore = ["house/vague"]\n')
    write(project, "factlint.toml", text='extends = "base.toml"\nignore = ["house/typo"]\n')
    write(project, "a.md", text="The plalform comes soonish.\n")
    ended = factlint("check", "a.md", "--format", "jsonl")
    assert [json.loads(line)["rule"] for line in ended.out.splitlines()] == ["house/vague"]


def test_overrides_hold_for_the_files_they_match(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
):
    overrides = '[[overrides]]\nfiles = ["notes/**"]\nseverity = {house = "info"}\n'
    overrides += '[[overrides]]\nfiles = ["*.log.md"]\nignore = ["house/typo"]\n'
    (project / "factlint.toml").write_text(HOUSE_CONFIG + overrides)
    write(project, "a.md", "notes/b.md", "notes/c.log.md")
    monkeypatch.chdir(project / "notes")
    ended = factlint("check", "..", "--format", "jsonl")
    found = {item["path"]: item["severity"] for item in map(json.loads, ended.out.splitlines())}
    assert found == {"../a.md": "error", "b.md": "info"}


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        ((), ["house/typo", "house/vague"]),
        (("--select", "house/typo"), ["house/typo"]),
        (("--select", "house/t"), ["house/typo"]),
        (("--select", "house/vague,house/typo"), ["house/typo", "house/vague"]),
        (("--select", "severity:warning"), ["house/vague"]),
        (("--ignore", "house/vague"), ["house/typo"]),
        (("--select", "house", "--ignore", "house/typo"), ["house/vague"]),
        (("--ignore", "house"), []),
        (("--min-severity", "error"), ["house/typo"]),
    ],
    ids=str,
)
def test_rules_are_chosen_by_id_prefix_topic_severity_and_list(
    factlint: Command, project: Path, options: tuple[str, ...], rules: list[str]
):
    write(project, "a.md", text="The plalform comes soonish.\n")
    ended = factlint("check", "a.md", "--format", "jsonl", *options)
    assert sorted({json.loads(line)["rule"] for line in ended.out.splitlines()}) == rules


# Silence across folders


def test_a_baseline_is_true_from_any_folder(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
):
    (project / "factlint.toml").write_text(HOUSE_CONFIG + 'baseline = "known.json"\n')
    write(project, "sub/a.md", "b.md")
    assert factlint("baseline", "write").code == 0
    assert check(factlint) == []
    monkeypatch.chdir(project / "sub")
    assert check(factlint, "..") == []
    write(project, "sub/new.md")
    assert check(factlint) == ["new.md"]
    assert factlint("baseline", "check").code == 1


def test_a_run_over_a_part_does_not_call_the_rest_of_the_baseline_mended(
    factlint: Command, project: Path
):
    write(project, "a.md", "b.md", text="The plalform comes soonish.\n")
    file = ("--file", "known.json")
    assert factlint("baseline", "write", *file).code == 0
    for part in (("a.md",), (".", "--select", "house/typo"), (".", "--min-severity", "error")):
        ended = factlint("check", *part, "--baseline", "known.json")
        assert (ended.code, ended.err) == (0, "")
        assert factlint("baseline", "check", *part, *file).code == 0
        assert "0 taken out, 4 left" in factlint("baseline", "prune", *part, *file).err


def test_what_was_mended_or_taken_away_is_asked_to_be_pruned(factlint: Command, project: Path):
    write(project, "a.md", "b.md", "c.md")
    file = ("--file", "known.json")
    factlint("baseline", "write", *file)
    write(project, "a.md", text="The platform was offline.\n")
    (project / "b.md").unlink()
    ended = factlint("check", "--baseline", "known.json")
    assert (ended.code, "2 entries of the baseline mended" in ended.err) == (0, True)
    assert factlint("baseline", "check", *file).code == 1
    assert "2 taken out, 1 left" in factlint("baseline", "prune", *file).err
    assert factlint("baseline", "check", *file).code == 0


def test_the_sidecar_is_true_from_any_folder(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
):
    write(project, "sub/a.txt")
    found = json.loads(factlint("check", "--format", "jsonl").out)
    entry = {"path": "sub/a.txt", "rule": "house/typo", "fingerprint": found["fingerprint"]}
    allows = {"allows": [{**entry, "reason": "spelt so in the original"}]}
    write(project, "factlint-allow.yaml", text=json.dumps(allows))
    assert check(factlint) == []
    monkeypatch.chdir(project / "sub")
    assert check(factlint) == []


# What is written where


def test_several_reports_are_written_in_one_run(factlint: Command, project: Path):
    write(project, "a.md")
    options = ("--format", "sarif", "--output", "new/folder/x.sarif", "--format", "jsonl")
    ended = factlint("check", "a.md", *options, "--format", "junit", "--output", "x.xml")
    assert places(ended) == ["a.md"]
    assert json.loads((project / "new/folder/x.sarif").read_text())["version"] == "2.1.0"
    assert (project / "x.xml").read_text().startswith("<?xml")


def test_a_dash_stands_for_standard_output(factlint: Command, project: Path):
    write(project, "a.md")
    assert places(factlint("check", "a.md", "--format", "jsonl", "--output", "-")) == ["a.md"]


def test_two_reports_do_not_go_to_one_place(factlint: Command, project: Path):
    write(project, "a.md")
    ended = factlint("check", "a.md", "--format", "json", "--format", "sarif")
    assert (ended.code, ended.out) == (2, "")
    assert "standard output" in ended.err


def test_a_report_that_cannot_be_written_does_not_cost_the_others(factlint: Command, project: Path):
    write(project, "a.md")
    for place in (".", "a.md/x.sarif", "x" * 300):
        options = ("--format", "sarif", "--output", place, "--format", "jsonl")
        ended = factlint("check", "a.md", *options)
        assert (ended.code, places(ended)) == (2, ["a.md"])
        assert "cannot be written" in ended.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without /dev/full")
def test_devices_are_written_to_and_never_replaced(factlint: Command, project: Path):
    write(project, "a.md")
    assert factlint("check", "a.md", "--format", "sarif", "--output", "/dev/full").code == 2
    assert Path("/dev/full").is_char_device()
    with Path("/dev/full").open("w") as full:
        ended = finish(start_with_output(full, cwd=project))
    assert ended.code == 2
    assert ended.err == "factlint: standard output cannot be written: No space left on device\n"


def start_with_output(out: IO[str], cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "factlint", "check", "a.md"],
        cwd=cwd,
        env=environment(),
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_report_goes_through_a_link_and_keeps_the_mode_of_its_file(
    factlint: Command, project: Path
):
    write(project, "a.md", "target.json")
    (project / "target.json").chmod(0o640)
    (project / "link.json").symlink_to("target.json")
    factlint("check", "a.md", "--format", "json", "--output", "link.json")
    assert (project / "link.json").is_symlink()
    assert json.loads((project / "target.json").read_text())["summary"]["documents"] == 1
    assert (project / "target.json").stat().st_mode & 0o777 == 0o640


def test_an_earlier_report_is_no_input_of_the_next(factlint: Command, project: Path):
    write(project, "a.md")
    for _ in range(2):
        ended = factlint("report", ".", "--out", "my [report] #1")
        assert "1 document" in ended.err
    assert len(list((project / "my [report] #1" / "pages").iterdir())) == 1


def test_no_color_and_a_report_to_a_file_stay_plain(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
):
    write(project, "a.md")
    assert "\x1b[" in factlint("check", "a.md", "--color", "always").out
    assert "\x1b[" not in factlint("check", "a.md").out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in factlint("check", "a.md").out


# Standard input


@pytest.mark.parametrize(
    ("arguments", "text", "found"),
    [
        (("-",), FAULT, ["stdin.txt"]),
        (("-", "--stdin-name", "x.jsonl"), '{"body": "The plalform."}\n', ["x.jsonl"]),
        (("b.md", "-", "a.md"), FAULT, ["a.md", "b.md", "stdin.txt"]),
        (("z.md", "-"), FAULT, ["stdin.txt", "z.md"]),
        (("-",), "", []),
    ],
    ids=str,
)
def test_a_dash_among_the_paths_is_standard_input(
    project: Path, arguments: tuple[str, ...], text: str, found: list[str]
):
    write(project, "a.md", "b.md", "z.md")
    process = start("check", *arguments, "--format", "jsonl", cwd=project, stdin=subprocess.PIPE)
    out, err = process.communicate(text, timeout=60)
    assert places(Ended(process.returncode, out, err)) == found
    assert err == ""


def test_fix_mends_standard_input_to_standard_output(project: Path):
    process = start("fix", "-", cwd=project, stdin=subprocess.PIPE)
    out, _ = process.communicate(FAULT, timeout=60)
    assert out == "The platform was offline.\n"


def test_streams_that_are_closed_are_no_internal_error(project: Path):
    write(project, "a.md")
    for redirection, code in (("- <&-", 2), ("a.md >&-", 1), ("a.md 2>&-", 1)):
        command = f"exec {sys.executable} -m factlint check {redirection}"
        assert (
            subprocess.run(
                ["sh", "-c", command], cwd=project, env=environment(), capture_output=True
            ).returncode
            == code
        )


def test_a_reader_that_leaves_early_changes_nothing_but_the_output(project: Path):
    write(project, "a.md", text=FAULT * 5000)
    options = ("--format", "terminal", "--format", "jsonl", "--output", "all.jsonl")
    process = start("check", "a.md", *options, cwd=project)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=60) == 1
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert (project / "all.jsonl").read_text().count("\n") == 5000


# Fixes


def test_a_link_and_its_file_are_mended_once(factlint: Command, project: Path):
    text = "A plalform, a plalform.\n"
    write(project, "a.md", text=text.replace("plalform", "plalform x"))
    (project / "link.md").symlink_to("a.md")
    rules = RULES.replace("fix: platform", "fix: the longer platform")
    (project / "house.yaml").write_text(rules)
    assert factlint("fix").code == 0
    assert (project / "link.md").is_symlink()
    assert (project / "a.md").read_text() == "A the longer platform x, a the longer platform x.\n"


def test_a_file_that_changes_while_the_run_lasts_is_not_mended(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
):
    from factlint.cli import fix

    write(project, "a.md")
    lint = fix.lint

    def and_then_edit(*arguments: object, **options: object) -> object:
        outcome = lint(*arguments, **options)  # type: ignore[arg-type]
        write(project, "a.md", text=f"New first words. {FAULT}")
        return outcome

    monkeypatch.setattr(fix, "lint", and_then_edit)
    ended = factlint("fix")
    assert (project / "a.md").read_text() == f"New first words. {FAULT}"
    assert "a.md: has changed since it was checked" in ended.err


def test_a_fix_that_cannot_be_written_does_not_cost_the_others(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
):
    from factlint.cli import fix
    from factlint.errors import ConfigError

    write(project, "a.md", "b.md")
    write_file = fix.write_atomically

    def refuse_one(path: Path, content: bytes) -> None:
        if path.name == "a.md":
            raise ConfigError("a.md: cannot be written: Read-only file system")
        write_file(path, content)

    monkeypatch.setattr(fix, "write_atomically", refuse_one)
    assert factlint("fix").code == 2
    assert (project / "b.md").read_text() == "The platform was offline.\n"


# Many processes


@pytest.fixture
def many(project: Path) -> Iterator[Path]:
    """Enough text for a run with several processes."""
    for number in range(24):
        text = f"Text {number}. " + "The river rose over the old bridge near the hall. " * 340
        write(project, f"d{number:02}.md", text=f"{text}\n\nThe plalform comes soonish.\n")
    yield project


def test_one_process_and_many_give_the_same_bytes(many: Path):
    reports = {
        jobs: finish(start("check", "--jobs", jobs, "--format", "json", cwd=many)).out
        for jobs in ("1", "2", "4")
    }
    assert json.loads(reports["1"])["summary"]["findings"]["total"] == 48
    assert len(set(reports.values())) == 1


def test_the_settings_reach_a_process_that_shares_nothing(project: Path):
    settings = make_settings(load_config(None, project), None)
    sent = pickle.loads(pickle.dumps(settings))
    found = [lint_bytes("a.md", FAULT.encode(), one).findings for one in (settings, sent)]
    assert found[0] == found[1] != []


SLOW = """\
import os, pathlib, time

def judge(prose):
    pathlib.Path(f"begun-{os.getpid()}").touch()
    time.sleep(45)
    pathlib.Path(f"ended-{os.getpid()}").touch()
    yield
"""


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("to", ["group", "process"])
def test_an_interrupted_run_ends_at_once_and_leaves_no_process_behind(
    many: Path, sent: signal.Signals, to: str
):
    (many / "slow.py").write_text(SLOW)
    rule = 'rules:\n  slow:\n    python: slow:judge\n    message: "x"\n    severity: info\n'
    rule += "    examples:\n      - {bad: Anything., at: Anything}\n      - {ok: Nothing.}\n"
    (many / "slow.yaml").write_text(rule)
    with (many / "factlint.toml").open("a") as config:
        config.write("allow-python = true\n")
    process = start("check", "--jobs", "2", "--rules", "slow.yaml", cwd=many)
    while len(list(many.glob("begun-*"))) < 2:
        assert process.poll() is None, finish(process)
        time.sleep(0.05)
    (os.killpg if to == "group" else os.kill)(process.pid, sent)
    ended = finish(process)
    assert (ended.code, ended.out, ended.err) == (130, "", "factlint: interrupted\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert list(many.glob("ended-*")) == []


# The user's folders


def test_a_home_that_cannot_be_written_is_done_without(project: Path):
    write(project, "a.md")
    process = subprocess.run(
        [sys.executable, "-m", "factlint", "check", "a.md", "--quiet"],
        cwd=project,
        env=environment(HOME="/dev/null", XDG_CACHE_HOME="/dev/null/cache"),
        capture_output=True,
        text=True,
    )
    assert (process.returncode, process.stderr) == (1, "")
    assert process.stdout == "a.md:1:5 error 'plalform' looks like a typo. [house/typo]\n"


def test_nothing_is_written_into_the_folder_that_is_checked(factlint: Command, project: Path):
    write(project, "a.md")
    before = sorted(project.rglob("*"))
    factlint("check")
    assert sorted(project.rglob("*")) == before

"""Only what git sees as changed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ended

Command = Callable[..., Ended]
BAD = "The plalform was offline.\n"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def told(factlint: Command, tmp_path: Path) -> Callable[..., list[str]]:
    """The paths of the findings in a repository with two committed files, three changed ones."""
    git(tmp_path, "init", "-q")
    (tmp_path / "docs").mkdir()
    for name in ("old.md", "docs/edited.md", "docs/gone.md"):
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    (tmp_path / ".gitignore").write_text("ignored.md\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "start")
    (tmp_path / "docs/edited.md").write_text(f"More. {BAD}", encoding="utf-8")
    (tmp_path / "docs/gone.md").unlink()
    for name in ("naïve new.md", "ignored.md", "staged.md"):
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    git(tmp_path, "add", "staged.md")

    def check(*arguments: str) -> list[str]:
        ended = factlint("check", *arguments, "--format", "jsonl", "--select", "spelling")
        assert ended.code in (0, 1), ended.err
        return [json.loads(line)["path"] for line in ended.out.splitlines()]

    return check


def test_since_a_commit(told: Callable[..., list[str]]) -> None:
    assert told("--since", "HEAD") == ["docs/edited.md", "naïve new.md", "staged.md"]


def test_since_a_commit_within_named_folders(told: Callable[..., list[str]]) -> None:
    assert told("docs", "--since", "HEAD") == ["docs/edited.md"]


def test_staged(told: Callable[..., list[str]]) -> None:
    assert told("--staged") == ["staged.md"]


def test_from_a_folder_below_the_top(
    told: Callable[..., list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "docs")
    assert told("--since", "HEAD") == ["edited.md"]


@pytest.mark.parametrize("commit", ["nothing-like-it", "--output=x", ""])
def test_an_unknown_commit_is_told(
    commit: str, told: Callable[..., list[str]], factlint: Command
) -> None:
    ended = factlint("check", f"--since={commit}")
    assert ended.code == 2
    assert f"--since {commit}: git knows no such commit" in ended.err


def test_outside_of_a_repository(factlint: Command) -> None:
    ended = factlint("check", "--since", "HEAD")
    assert ended.code == 2
    assert "git work tree" in ended.err

"""Processes that share the work, and die."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from multiprocessing import get_start_method
from pathlib import Path

import pytest

from factlint.run import supervisor
from factlint.run.config import Config
from factlint.run.lint import FileResult, lint_file
from factlint.run.settings import Settings, make_settings
from factlint.run.supervisor import Supervisor

pytestmark = pytest.mark.skipif(
    os.name != "posix" or get_start_method() != "fork", reason="needs processes that are forked"
)
Lint = Callable[[str, Settings], FileResult]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    names = [f"{number:03}.md" for number in range(60)]
    for name in names:
        Path(name).write_text("The plalform was offline.\n", encoding="utf-8")
    return names


def run(
    files: list[str], monkeypatch: pytest.MonkeyPatch, lint: Lint = lint_file
) -> list[FileResult]:
    monkeypatch.setattr(
        supervisor, "lint_files", lambda paths, made: (lint(path, made) for path in paths)
    )
    settings = make_settings(Config(root=Path(), select=("spelling",)), None)
    return list(Supervisor(files, settings, 2).results())


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_results_come_in_the_order_of_the_files(files, monkeypatch) -> None:
    results = run(files, monkeypatch)
    assert [result.findings[0].path for result in results] == files


def test_a_process_that_is_killed_once_costs_nothing(files, monkeypatch, tmp_path) -> None:
    mark = tmp_path / "died"

    def lint(path: str, settings: Settings) -> FileResult:
        if path == "020.md" and not mark.exists():
            mark.touch()
            die()
        return lint_file(path, settings)

    results = run(files, monkeypatch, lint)
    assert [result.findings[0].path for result in results] == files


def test_a_result_may_stand_for_several_files(files, monkeypatch) -> None:
    def lint(paths: list[str], settings: Settings) -> Iterator[FileResult]:
        result = FileResult(files=len(paths))
        for path in paths:
            result.add(lint_file(path, settings))
        yield result

    monkeypatch.setattr(supervisor, "lint_files", lint)
    settings = make_settings(Config(root=Path(), select=("spelling",)), None)
    results = list(Supervisor(files, settings, 2).results())
    assert sum(result.files for result in results) == len(files) > len(results)
    assert [item.path for result in results for item in result.findings] == files


def test_files_that_kill_are_told_as_unread_and_the_others_are_read(files, monkeypatch) -> None:
    def lint(path: str, settings: Settings) -> FileResult:
        if path in ("007.md", "008.md", "059.md"):
            die()
        return lint_file(path, settings)

    results = run(files, monkeypatch, lint)
    unread = [failure.path for result in results for failure in result.failures]
    assert unread == ["007.md", "008.md", "059.md"]
    assert "signal 9" in results[7].failures[0].reason
    assert sum(len(result.findings) for result in results) == 57


def test_no_process_is_left_when_the_caller_stops_early(files, monkeypatch) -> None:
    settings = make_settings(Config(root=Path(), select=("spelling",)), None)
    team = Supervisor(files, settings, 2)
    results = team.results()
    next(results)
    results.close()
    assert not any(worker.process.is_alive() for worker in team._workers)

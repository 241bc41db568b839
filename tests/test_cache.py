"""What is kept between runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from conftest import Ended

Command = Callable[..., Ended]


def test_clear_removes_what_runs_keep_and_nothing_else(
    factlint: Command, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "text.md").write_text("The plalform was offline.\n", encoding="utf-8")
    first = factlint("check", "text.md", "--format", "jsonl")
    folder = tmp_path / "cache" / "factlint"
    (folder / "mine.txt").write_text("not yours", encoding="utf-8")
    assert len(list(folder.iterdir())) > 1
    ended = factlint("cache", "clear")
    assert (ended.code, ended.out) == (0, "")
    assert str(folder) in ended.err
    assert [file.name for file in folder.iterdir()] == ["mine.txt"]
    assert factlint("check", "text.md", "--format", "jsonl") == first


def test_clear_of_an_empty_cache_is_no_fault(
    factlint: Command, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "none"))
    assert factlint("cache", "clear").code == 0


def test_statistics_say_where_the_time_went(factlint: Command, tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text("The plalform was offline.\n" * 50, encoding="utf-8")
    ended = factlint("check", "text.md", "--statistics", "--fail-on", "never")
    assert "processor time; the slowest:" in ended.err
    assert "(scanning)" in ended.err

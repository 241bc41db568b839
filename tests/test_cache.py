"""What is kept between runs."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from conftest import TYPO_RULE, Ended
from factlint.ruleset import packs, store
from factlint.ruleset.packs import load_packs
from factlint.version import VERSION

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


def test_a_pack_is_read_anew_when_it_is_another_of_the_same_size_and_time(tmp_path, monkeypatch):
    file = tmp_path / "house.yaml"
    file.write_text(TYPO_RULE)
    long_ago = time.time() - 100
    os.utime(file, (long_ago, long_ago))
    monkeypatch.setattr(store, "_SETTLED", -1)  # files of this moment are taken for settled
    first = load_packs([file], VERSION, builtin=False)
    again = load_packs([file], VERSION, builtin=False)
    assert first.digests == again.digests
    file.write_text(file.read_text().replace("plalform", "plotform"))
    os.utime(file, (long_ago, long_ago))
    changed = load_packs([file], VERSION, builtin=False)
    assert changed.digests != first.digests
    assert [rule.params["words"] for rule in changed.rules] != [
        rule.params["words"] for rule in first.rules
    ]


def test_a_pack_that_is_known_is_not_read(tmp_path, monkeypatch):
    file = tmp_path / "house.yaml"
    file.write_text(TYPO_RULE)
    monkeypatch.setattr(store, "_SETTLED", -1)
    first = load_packs([file], VERSION, builtin=False)
    monkeypatch.setattr(packs, "_digested", None)
    assert load_packs([file], VERSION, builtin=False).digests == first.digests
    for damaged in store.cache_folder().glob("packs-*"):
        damaged.write_bytes(b"damaged")
    monkeypatch.undo()
    assert load_packs([file], VERSION, builtin=False).digests == first.digests

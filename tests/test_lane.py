"""Files that are read together: what is told of each is what it would give alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from factlint.ruleset import glance
from factlint.ruleset.glance import Glance
from factlint.run import lane
from factlint.run.config import Config, Override
from factlint.run.file_result import FileResult
from factlint.run.lane import lint_files
from factlint.run.lint import lint_file
from factlint.run.settings import Settings, make_settings

_TEXTS = {
    "a/clean.txt": b"The platform was offline.\n",
    "a/empty.txt": b"",
    "a/faulty.txt": b"The plalform was offline.\n",
    "a/latin.txt": b"Un caf\xe9, the plalform.\n",
    "a/marked.txt": b"\xef\xbb\xbfThe plalform was offline.\n",
    "a/nul.txt": b"The \0 plalform.\n",
    "a/paper.md": b"A **plalform** and a pl**alform**.\n",
    "b/clean.md": b"# Head\n\nThe platform was offline.\n",
    "b/large.txt": b"The platform was online. " * 100_000 + b"The plalform. " * 3,
    "b/page.html": b"<p>The plal<b>form</b> was offline.</p>\n",
    "b/records.jsonl": b'{"id": "a", "body": "The plalform."}\n{"body": 1}\n',
    "b/text.txt.gz": b"no archive",
    "c.txt": "“Plalform” – a naïve word.\n".encode(),
}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    for name, data in _TEXTS.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(data)
    return [*sorted(_TEXTS), "missing.txt", "a"]


def settings_of(**config: object) -> Settings:
    given = {"root": Path(), "select": ("spelling/common-typo",), **config}
    made = make_settings(Config(**given), None)  # type: ignore[arg-type]
    return replace(made, tells_documents=False)


def apart(files: list[str], settings: Settings) -> FileResult:
    whole = FileResult(files=0)
    for path in files:
        whole.add(lint_file(path, settings))
        whole.files += 1
    return whole


def together(files: list[str], settings: Settings) -> FileResult:
    whole = FileResult(files=0)
    for result in lint_files(files, settings):
        whole.add(result)
        whole.files += result.files
    return whole


@pytest.mark.parametrize(
    "settings",
    [
        settings_of,
        lambda: settings_of(select=("spelling",)),
        lambda: replace(settings_of(), tells_documents=True),
        lambda: settings_of(max_size=1),
        lambda: settings_of(
            overrides=(Override(files=("a/*",), ignore=("spelling/common-typo",)),)
        ),
    ],
)
def test_each_file_gives_what_it_gives_alone(
    files: list[str], settings: Callable[[], Settings]
) -> None:
    made = settings()
    assert together(files, made) == apart(files, made)


def test_one_result_stands_for_many_files(files: list[str]) -> None:
    results = list(lint_files(files, settings_of()))
    assert sum(result.files for result in results) == len(files) > len(results)
    assert len({item.path for result in results for item in result.findings}) == 8


def test_what_is_read_together_is_bounded(
    files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lane, "_MOST_FILES", 2)
    made = settings_of()
    assert together(files, made) == apart(files, made)
    assert max(result.files for result in lint_files(files, made)) == 2


def test_no_word_reaches_into_the_next_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"plal")
    (tmp_path / "b.txt").write_bytes(b"form")
    paths = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    assert together(paths, settings_of()).findings == []


def test_what_a_glance_told_of_a_text_changes_no_finding(
    files: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(glance, "_LOAD_AFTER", 0)
    monkeypatch.setattr(glance, "_COMPILE_AFTER", 0)
    monkeypatch.setattr(Glance, "_all_words", lambda self: ["plalform", "teh", "adress"])
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path / "cache"))
    texts = ["Teh plalform’s adress.", "TEH PLALFORM was ‘Plalform’.", "thePlalForm fooAdress1."]
    for number, text in enumerate([*texts, " ".join(texts), "plalform " * 90 + "é" * 500]):
        Path(f"{number}.txt").write_text(f"{text}\n", encoding="utf-8")
        Path(f"{number}.md").write_text(f"# Teh\n\n{text}\n", encoding="utf-8")
        files += [f"{number}.txt", f"{number}.md"]
    made = settings_of()
    assert together(files, made) == apart(files, settings_of())

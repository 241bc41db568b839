"""The cache of results: what is kept, and what makes a file be checked anew."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from conftest import Ended
from factlint.reporters import REPORTERS
from factlint.run import lane
from factlint.run.results import store

Command = Callable[..., Ended]

_TEXT = """# The tide mill

The plalform at the [mill](place.md#the-wheel) opens on Monday [@smith2020].
See [the plan](plan.md), and Ms. Smith said that that was it.
"""
_PLACE = "# Place\n\n## The wheel\n\nIt turns.\n"
_BIB = """@article{smith2020,
  author = {Smith, Ann},
  title = {On Mills},
  journal = {Mills},
  year = {2020},
}
"""
_RULE = """rules:
  monday:
    find: {regex: Monday}
    message: "'{found}' is a day"
    severity: warning
    examples:
      - {bad: It opens on Monday., at: Monday}
      - {ok: It opens.}
"""


@pytest.fixture(autouse=True)
def kept(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    put_rules: Callable[[Path], None],
) -> Path:
    """A cache in which rules may lie already, so that tests are quick, and no results."""
    folder = tmp_path_factory.getbasetemp() / "results-cache"
    put_rules(folder)
    for file in folder.glob("results-*"):
        file.unlink()
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, "text.md", _TEXT)
    write(tmp_path, "place.md", _PLACE)
    write(tmp_path, "plan.md", "# Plan\n\nNothing.\n")
    write(tmp_path, "refs.bib", _BIB)
    write(tmp_path, "other.txt", "The plalform was offline for teh day.\n")
    write(tmp_path, "records.jsonl", '{"id": "a", "body": "The plalform."}\n{"body": 1}\n')
    write(tmp_path, "odd.json", "{")
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def checked(factlint: Command, *arguments: str) -> tuple[Ended, int]:
    """How a run ended that equals one without the cache, and how many results were kept."""
    counted = factlint("check", "--format", "jsonl", "--statistics", *arguments)
    alone = factlint("check", "--format", "jsonl", "--no-cache", *arguments)
    assert (counted.code, counted.out) == (alone.code, alone.out)
    said = [line for line in counted.err.splitlines() if "came from the cache" in line]
    return counted, int(said[0].partition(" ")[0]) if said else 0


def hits(factlint: Command, *arguments: str) -> int:
    return checked(factlint, *arguments)[1]


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_every_report_is_the_same_cold_warm_and_without(
    factlint: Command, project: Path, form: str
) -> None:
    runs = [
        factlint("check", "--format", form, *options)
        for options in ((), (), ("--no-cache",), ("--jobs", "2"))
    ]
    assert all(run == runs[0] for run in runs)
    assert "plalform" in runs[0].out or form == "json"


def test_reports_take_no_less_than_they_tell_from_each_other(
    factlint: Command, project: Path
) -> None:
    for form in ("jsonl", "json", "html", "junit", "terminal", "jsonl"):
        kept = factlint("check", "--format", form)
        assert kept == factlint("check", "--format", form, "--no-cache")
    assert "from the cache" in factlint("check", "--statistics").err


def test_an_unchanged_tree_is_not_checked_again(factlint: Command, project: Path) -> None:
    assert hits(factlint) == 0
    assert hits(factlint) == 7


def test_without_the_cache_nothing_is_kept(factlint: Command, project: Path, kept: Path) -> None:
    factlint("check", "--no-cache")
    assert not list(kept.glob("results-*"))


def test_clear_removes_results(factlint: Command, project: Path, kept: Path) -> None:
    factlint("check")
    assert list(kept.glob("results-*"))
    factlint("cache", "clear")
    assert not list(kept.iterdir())
    assert hits(factlint) == 0


def test_only_what_changed_is_checked_again(factlint: Command, project: Path) -> None:
    hits(factlint)
    write(project, "other.txt", "The plalform was online.\n")
    assert hits(factlint) == 6


def test_a_text_under_another_name_is_another_one(factlint: Command, project: Path) -> None:
    hits(factlint, "other.txt")
    (project / "other.txt").rename(project / "same.txt")
    assert hits(factlint, "same.txt") == 0


@pytest.mark.parametrize(
    "options",
    [
        ("--ignore", "spelling"),
        ("--select", "spelling"),
        ("--min-severity", "warning"),
        ("--min-confidence", "low"),
        ("--lang", "en-GB"),
        ("--max-size", "3"),
        ("--fields", "headline=title"),
        ("--bibliography", "refs.bib"),
        ("--no-default-rules", "--rules", "own.yaml"),
        ("--rules", "own.yaml"),
    ],
    ids=" ".join,
)
def test_other_options_are_another_run(
    factlint: Command, project: Path, options: tuple[str, ...]
) -> None:
    write(project, "own.yaml", _RULE)
    hits(factlint)
    assert hits(factlint, *options) == 0
    assert hits(factlint, *options) == 7


def test_a_changed_rule_is_another_rule(factlint: Command, project: Path) -> None:
    write(project, "own.yaml", _RULE)
    options = ("text.md", "--rules", "own.yaml")
    hits(factlint, *options)
    write(project, "own.yaml", _RULE.replace("is a day", "is a weekday"))
    ended, found = checked(factlint, *options)
    assert found == 0
    assert "is a weekday" in ended.out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("factlint.toml", '[severity]\n"spelling/common-typo" = "info"\n'),
        ("factlint.toml", '[[overrides]]\nfiles = ["*.md"]\nignore = ["spelling"]\n'),
        ("factlint.toml", 'articles = ["*.md"]\n'),
        ("factlint-words.txt", "plalform\n"),
        ("facts.yaml", "facts:\n  day:\n    value: 7\n    statements: ['opens on {value}']\n"),
    ],
)
def test_what_the_project_says_counts(
    factlint: Command, project: Path, name: str, text: str
) -> None:
    hits(factlint, "text.md")
    write(project, name, text)
    assert hits(factlint, "text.md") == 0
    assert hits(factlint, "text.md") == 1
    (project / name).unlink()
    assert hits(factlint, "text.md") == 1


def test_overrides_of_other_files_do_not_count(factlint: Command, project: Path) -> None:
    hits(factlint)
    write(project, "factlint.toml", '[[overrides]]\nfiles = ["*.md"]\nignore = ["spelling"]\n')
    assert hits(factlint) == 4


def test_an_allow_beside_the_file_counts_for_that_file(factlint: Command, project: Path) -> None:
    out = factlint("check", "other.txt", "--format", "jsonl").out
    print_ = out.partition('"fingerprint": "')[2].partition('"')[0]
    rule = out.partition('"rule": "')[2].partition('"')[0]
    allow = f"path: other.txt, rule: {rule}, fingerprint: {print_}, reason: meant"
    hits(factlint)
    write(project, "factlint-allow.yaml", f"allows:\n  - {{{allow}}}\n")
    ended, found = checked(factlint)
    assert found == 6
    assert print_ not in ended.out


def test_the_day_counts_where_an_allow_ends(factlint: Command, project: Path) -> None:
    allow = "<!-- factlint: allow spelling/common-typo until 2027-01-31: quoted -->\n"
    write(project, "text.md", allow + _TEXT)
    before, _ = checked(factlint, "--as-of", "2027-01-31")
    ended, found = checked(factlint, "--as-of", "2027-02-01")
    assert found == 6
    assert before.out != ended.out
    assert hits(factlint, "--as-of", "2027-02-01") == 7


@pytest.mark.parametrize(
    "change",
    [
        lambda project: write(project, "refs.bib", _BIB.replace("smith2020", "smith2021")),
        lambda project: write(project, "more.bib", _BIB.replace("smith", "jones")),
        lambda project: (project / "refs.bib").unlink(),
        lambda project: write(project, "place.md", _PLACE.replace("wheel", "pond")),
        lambda project: (project / "place.md").unlink(),
        lambda project: (project / "plan.md").unlink(),
        lambda project: (project / "plan.md").rename(project / "Plan.md"),
        lambda project: write(project, "mkdocs.yml", "site_name: x\n"),
    ],
    ids="entry new-list no-list heading no-target no-plan case site".split(),
)
def test_what_lies_around_a_document_counts(
    factlint: Command, project: Path, change: Callable[[Path], None]
) -> None:
    hits(factlint, "text.md")
    assert hits(factlint, "text.md") == 1
    change(project)
    assert hits(factlint, "text.md") == 0
    assert hits(factlint, "text.md") == 1


def test_a_file_that_comes_where_one_was_missed_counts(factlint: Command, project: Path) -> None:
    (project / "plan.md").unlink()
    before, _ = checked(factlint, "text.md")
    assert "missing-target" in before.out
    write(project, "plan.md", "# Plan\n")
    after, found = checked(factlint, "text.md")
    assert found == 0
    assert "missing-target" not in after.out


def test_other_files_around_a_document_do_not_count(factlint: Command, project: Path) -> None:
    hits(factlint, "text.md")
    write(project, "notes.md", "# Notes\n")
    write(project, "plan.md", "# Plan\n\nSomething else.\n")
    assert hits(factlint, "text.md") == 1


def test_chapters_of_a_book_count_for_each_other(factlint: Command, project: Path) -> None:
    write(project, "book/main.tex", "\\bibliography{list}\n\\input{one}\n\\input{two}\n")
    write(project, "book/one.tex", "A mill \\cite{smith2020} turns.\n")
    write(project, "book/two.tex", "A wheel \\cite{jones} turns.\n")
    write(project, "book/list.bib", _BIB)
    hits(factlint, "book")
    assert hits(factlint, "book") == 4
    write(project, "book/two.tex", "A wheel turns.\n")
    ended, found = checked(factlint, "book")
    assert found < 3
    assert "jones" not in ended.out


def test_a_changed_list_of_retractions_counts(factlint: Command, project: Path) -> None:
    header = "doi,notice\n"
    write(project, "notices.csv", f"{header}10.1234/one,Retraction\n")
    write(project, "text.txt", "See https://doi.org/10.1234/two for more.\n")
    options = ("text.txt", "--retractions", "notices.csv")
    hits(factlint, *options)
    assert hits(factlint, *options) == 1
    write(project, "notices.csv", f"{header}10.1234/two,Retraction\n10.1234/three,Retraction\n")
    ended, found = checked(factlint, *options)
    assert found == 0
    assert "references/retracted" in ended.out


def test_another_version_checks_anew(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hits(factlint)
    monkeypatch.setattr("factlint.run.results.stamp.VERSION", "0.0.1")
    assert hits(factlint) == 0


def test_what_the_packages_are_made_of_is_in_the_stamp() -> None:
    import tomllib

    from factlint.run.results.stamp import DEPENDENCIES

    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text())
    needed = project["project"]["dependencies"]
    needed += project["project"]["optional-dependencies"]["legal"]
    names = {entry.partition(">")[0].replace("-", "_").replace(".", "_") for entry in needed}
    assert names == DEPENDENCIES


def test_rules_in_python_are_asked_anew(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, "foreign_rule.py", "def judge(prose):\n    return iter(())\n")
    monkeypatch.syspath_prepend(project)
    options = ("text.md", "--rules", "own.yaml")
    write(project, "own.yaml", _RULE)
    write(project, "factlint.toml", "allow-python = true\n")
    hits(factlint, *options)
    assert hits(factlint, *options) == 1
    write(project, "own.yaml", _RULE.replace("find: {regex: Monday}", "python: foreign_rule:judge"))
    hits(factlint, *options)
    assert hits(factlint, *options) == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"no database",
        lambda data: data[: len(data) // 2],
        lambda data: data[:4096] + bytes(len(data) - 4096),
        lambda data: data.replace(b"common-typo", b"common-gypo"),
    ],
    ids="empty foreign cut zeros altered".split(),
)
def test_a_damaged_cache_is_made_anew(
    factlint: Command, project: Path, kept: Path, damage: Callable[[bytes], bytes]
) -> None:
    hits(factlint)
    (file,) = kept.glob("results-*")
    file.write_bytes(damage(file.read_bytes()))
    hits(factlint)
    hits(factlint)
    assert hits(factlint) == 7


def test_a_cache_of_another_form_is_left_alone(
    factlint: Command, project: Path, kept: Path
) -> None:
    with sqlite3.connect(kept / f"results-{store.FORMAT}.sqlite") as database:
        database.execute("CREATE TABLE kept (other INTEGER)")
    assert hits(factlint) == 0


def test_an_entry_that_is_none_is_passed_over(
    factlint: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = store.Store.put

    def put_other(self: store.Store, rows: Iterable[tuple[bytes, bytes]]) -> None:
        put(self, [(key, b'["", {}, 1]') for key, _ in rows])

    with monkeypatch.context() as patch:
        patch.setattr(store.Store, "put", put_other)
        hits(factlint)
    assert hits(factlint) == 0


def test_a_busy_cache_is_done_without(
    factlint: Command, project: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_PATIENCE", 0.01)
    hits(factlint)
    write(project, "other.txt", "The plalform was online.\n")
    (file,) = kept.glob("results-*")
    with sqlite3.connect(file, isolation_level=None) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert hits(factlint) == 0
        database.execute("ROLLBACK")
    assert hits(factlint) == 6


def test_the_cache_stays_within_its_bounds(
    factlint: Command, project: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MOST", 200_000)
    rows = store.Store()
    for number in range(40):
        rows.put([(b"%d" % number, bytes(10_000))])
    (file,) = kept.glob("results-*")
    assert file.stat().st_size < 300_000
    assert rows.get([b"39"])
    assert not rows.get([b"0"])
    assert hits(factlint) == 0
    assert hits(factlint) == 7


def test_two_runs_at_once_agree(command: Path, project: Path, kept: Path) -> None:
    for number in range(60):
        write(project, f"many/{number}.md", _TEXT.replace("Monday", f"day {number}"))
    arguments = [command / "factlint", "check", "--format", "jsonl"]
    runs = [
        subprocess.Popen([*arguments, "--jobs", jobs], stdout=subprocess.PIPE, cwd=project)
        for jobs in "12"
    ]
    outs = {run.communicate()[0] for run in runs}
    again = subprocess.run(arguments, capture_output=True, cwd=project, check=False)
    assert outs == {again.stdout}


def test_a_moved_checkout_finds_its_results(
    factlint: Command,
    project: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(project, "factlint.toml", 'bibliography = ["refs.bib"]\n')
    write(project, "facts.yaml", "facts:\n  day:\n    value: 7\n    statements: ['on {value}']\n")
    write(project, "book/main.tex", "\\bibliography{list}\n\\input{one}\n")
    write(project, "book/one.tex", "A mill \\cite{smith2020} turns.\n")
    write(project, "book/list.bib", _BIB)
    before, _ = checked(factlint)
    moved = tmp_path_factory.mktemp("moved") / "deeper"
    shutil.copytree(project, moved)
    shutil.rmtree(project / "book")
    monkeypatch.chdir(moved)
    after, found = checked(factlint)
    assert found == 10
    assert after.out == before.out


def test_a_restored_cache_is_used_wherever_it_lies(
    factlint: Command, project: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hits(factlint)
    restored = project.parent / f"{project.name}-restored"
    shutil.copytree(kept, restored)
    for file in kept.glob("results-*"):
        file.unlink()
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(restored))
    assert hits(factlint) == 7
    assert not list(kept.glob("results-*"))


def test_nothing_is_read_from_what_is_checked(factlint: Command, project: Path) -> None:
    hits(factlint)
    assert not [path for path in project.rglob("*") if "results" in path.name]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_read_once(command: Path, project: Path) -> None:
    pipe = project / "pipe.txt"
    os.mkfifo(pipe)
    run = subprocess.Popen(
        [command / "factlint", "check", "pipe.txt", "--format", "jsonl"],
        stdout=subprocess.PIPE,
        cwd=project,
    )
    pipe.write_text("The plalform.\n", encoding="utf-8")
    assert b"plalform" in run.communicate(timeout=60)[0]


def test_unused_entries_are_concluded_from_kept_results(factlint: Command, project: Path) -> None:
    write(project, "refs.bib", _BIB + _BIB.replace("smith", "jones"))
    first, _ = checked(factlint)
    second, found = checked(factlint)
    assert found == 7
    assert first.out == second.out
    assert "citations/unused" in second.out
    write(project, "text.md", _TEXT.replace("[@smith2020]", "[@smith2020; @jones2020]"))
    third, found = checked(factlint)
    assert found >= 5
    assert "citations/unused" not in third.out


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_cache_changes_nothing(
    factlint: Command, project: Path, seed: int
) -> None:
    chance = random.Random(seed)
    write(project, "book/main.tex", "\\bibliography{list}\n\\input{one}\n")
    write(project, "book/one.tex", "A mill \\cite{smith2020} turns.\n")
    write(project, "book/list.bib", _BIB)
    pieces = [
        "The plalform.", "[@smith2020]", "[@jones]", "[a](place.md#the-wheel)", "[b](plan.md)",
        "[c](sub/x.md)", "\\cite{jones}", "\\input{one}", "\\input{two}", "## The wheel", _BIB,
        _BIB.replace("smith2020", "jones"), "<!-- factlint: allow spelling/common-typo: quoted -->",
    ]  # fmt: skip
    names = "text.md place.md plan.md sub/x.md refs.bib sub/refs.bib book/one.tex book/two.tex"
    for _ in range(12):
        name = chance.choice(names.split())
        if chance.random() < 0.25:
            (project / name).unlink(missing_ok=True)
        else:
            write(project, name, "\n\n".join(chance.choices(pieces, k=chance.randint(1, 4))) + "\n")
        checked(factlint)


def test_of_many_files_only_those_that_are_not_clean_are_looked_for_among_the_kept(
    factlint: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        write(tmp_path, f"{number:02}.txt", "The plalform.\n" if number % 9 == 0 else "A text.\n")
    write(tmp_path, "page.html", "<p>The plal<b>form</b>.</p>\n")
    read: list[str] = []
    lint = lane.lint_read
    monkeypatch.setattr(
        lane, "lint_read", lambda path, *rest: read.append(path) or lint(path, *rest)
    )
    command = ("check", "--select", "spelling/common-typo", "--format", "junit", "--jobs", "1")
    cold = factlint(*command)
    assert read == ["00.txt", "09.txt", "18.txt", "27.txt", "page.html"]
    assert cold.out.count("<failure") == 5
    write(tmp_path, "01.txt", "The plalform.\n")
    write(tmp_path, "00.txt", "The platform.\n")
    read.clear()
    changed = factlint(*command)
    assert read == ["01.txt"]
    assert changed == factlint(*command, "--no-cache")

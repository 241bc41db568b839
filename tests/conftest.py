"""What all tests share: rules from text, documents from text, an own cache folder."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from factlint.cli.main import main
from factlint.model.document import Document
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import Loaded, load_file
from factlint.ruleset.packs import load_packs
from factlint.version import VERSION

TYPO_RULE = """\
rules:
  typo:
    find: {words: plalform, fix: platform}
    fix: safe
    message: "'{found}' looks like a typo."
    severity: error
    examples:
      - {bad: The plalform was offline., at: plalform}
      - {ok: The platform was offline.}
"""

HOUSE_CONFIG = 'default-rules = false\nrules = ["house.yaml"]\n'


def write_house_rules(folder: Path, rules: str) -> None:
    """Writes a rule file, and a configuration under which these are the only rules."""
    (folder / "house.yaml").write_text(rules)
    (folder / "factlint.toml").write_text(HOUSE_CONFIG)


@pytest.fixture(scope="session")
def put_rules(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], None]:
    """Puts the built-in rules, which take long to read, into a cache that lacks them."""
    kept = tmp_path_factory.mktemp("rules")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTLINT_CACHE_DIR", str(kept))
        load_packs([], VERSION)
    files = sorted(kept.iterdir())

    def put(folder: Path) -> None:
        for file in files:
            if not (folder / file.name).exists():
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, folder)

    return put


@pytest.fixture(autouse=True)
def own_cache(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    put_rules: Callable[[Path], None],
) -> None:
    """No test reads or writes the user's cache, or finds results of another test in its own."""
    cache = tmp_path_factory.getbasetemp() / "cache"
    put_rules(cache / "factlint")
    for file in (cache / "factlint").glob("results-*"):
        file.unlink()
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.delenv("FACTLINT_CACHE_DIR", raising=False)


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Loaded]:
    """Loads the text of a rule file."""

    def load_text(text: str, topic: str = "style") -> Loaded:
        file = tmp_path / f"{topic}.yaml"
        file.write_text(text, encoding="utf-8")
        return load_file(topic, file, f"{topic}.yaml")

    return load_text


@pytest.fixture
def ruleset(load: Callable[..., Loaded]) -> Callable[..., RuleSet]:
    """The rule set of a text that must load without errors."""

    def make(text: str, topic: str = "style") -> RuleSet:
        loaded = load(text, topic)
        assert loaded.errors == []
        return RuleSet(loaded.rules)

    return make


class Ended(NamedTuple):
    """How a command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a `factlint` command, for processes of their own, that runs this checkout."""
    folder = tmp_path_factory.mktemp("bin")
    source = Path(__file__).parent.parent / "src"
    code = "import sys; from factlint.__main__ import main; sys.exit(main())"
    script = folder / "factlint"
    script.write_text(
        f"#!/bin/sh\nPYTHONPATH={shlex.quote(str(source))}"
        f' exec {shlex.quote(sys.executable)} -c {shlex.quote(code)} "$@"\n'
    )
    script.chmod(0o755)
    return folder


@pytest.fixture
def factlint(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ended]:
    """The command, as typed in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ended:
        try:
            code = main(arguments)
        except SystemExit as left:
            code = int(left.code or 0)
        return Ended(code, *capsys.readouterr())

    return run


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """The files of this checkout as they are now, as others would get them."""
    checkout = Path(__file__).parent.parent
    if not (checkout / ".git").exists():
        pytest.skip("needs a git checkout")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True)
    copy = tmp_path / "published"
    for name in filter(None, listed.stdout.split("\0")):
        if (checkout / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((checkout / name).read_bytes())
    return copy


def record(**values: object) -> Document:
    """A document of a JSON record."""
    return from_record(values, "doc.jsonl")

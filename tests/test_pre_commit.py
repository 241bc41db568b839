"""The hooks as pre-commit runs them: in a repository of their own, with real commits."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from factlint.readers import READERS, is_text, may_be_foreign
from test_docs import fences, fits, steps

CHECKOUT = Path(__file__).parent.parent
PAGE = CHECKOUT / "docs" / "pre-commit.md"
MANIFEST = CHECKOUT / ".pre-commit-hooks.yaml"
HOOKS: list[dict[str, Any]] = YAML(typ="safe").load(MANIFEST.read_text(encoding="utf-8"))
FAULT = "# Notes\n\nThe plalform was offline for a week.\n"
MENDED = FAULT.replace("plalform", "platform")


class Repository:
    """A git repository in which pre-commit is installed, and nothing of the user's is read."""

    def __init__(self, folder: Path, home: Path, command: Path) -> None:
        self.folder = folder
        inherited = {key: value for key, value in os.environ.items() if key[:4] != "GIT_"}
        self._environment = {
            **inherited,
            "PATH": f"{command}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(home),
            "XDG_CACHE_HOME": str(home / "cache"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_NAME": "An Editor" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "editor@example.org" for who in ("AUTHOR", "COMMITTER")},
        }
        folder.mkdir(exist_ok=True)
        self.run("git", "init", "--quiet", "--initial-branch=main", ".")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command in this repository; its output is both streams, as a person sees them."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def configure(self, repositories: Sequence[dict[str, Any]]) -> None:
        """Write the configuration and install the git hook."""
        with (self.folder / ".pre-commit-config.yaml").open("w") as file:
            YAML(typ="safe").dump({"repos": list(repositories)}, file)
        installed = self.run(sys.executable, "-m", "pre_commit", "install")
        assert installed.returncode == 0, installed.stdout

    def commit(self, **texts: str) -> subprocess.CompletedProcess[str]:
        """Write files (`a__md` is `a.md`), stage everything and commit."""
        for name, text in texts.items():
            self.write(name.replace("__", "."), text)
        self.run("git", "add", "--all")
        return self.run("git", "commit", "--message=Change")

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        (self.folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path, command: Path, put_rules: Callable[[Path], None]) -> Repository:
    """An empty repository."""
    put_rules(tmp_path / "home" / "cache" / "factlint")
    return Repository(tmp_path / "articles", tmp_path / "home", command)


def local(*ids: str, **changes: object) -> list[dict[str, Any]]:
    """The hooks of the manifest, run by the `factlint` command on the path: nothing to install."""
    chosen = [hook for name in ids for hook in HOOKS if hook["id"] == name]
    return [
        {"repo": "local", "hooks": [{**hook, "language": "system", **changes} for hook in chosen]}
    ]


# The manifest


def test_pre_commit_accepts_the_manifest():
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)]
    subprocess.run(command, check=True)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_is_given_every_format_that_factlint_reads(hook: dict[str, Any]):
    # Most files of these suffixes are of other formats, and a hook names every file.
    names = [f"texts/A{suffix}" for suffix in READERS]
    names = [name for name in names if not may_be_foreign(name)]
    if hook["id"] == "factlint-fix":
        names = [name for name in names if is_text(name)]
    assert [name for name in names if not re.search(hook["files"], name)] == []
    assert re.search(hook["files"], "README.MD")
    others = ["a.py", "a.md.bak", "md", "html", "a.json", "a.xml", "a.txt~"]
    assert [name for name in others if re.search(hook["files"], name)] == []


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_leaves_lists_for_machines_alone(hook: dict[str, Any]):
    for name in ("requirements.txt", "sub/requirements-dev.txt", "CMakeLists.txt"):
        assert re.search(hook["exclude"], name)
    for name in ("our-requirements.txt", "requirements.md", "notes.txt"):
        assert not re.search(hook["exclude"], name)


# Commits


def test_a_commit_with_a_fault_is_refused_and_shows_it(repository: Repository):
    repository.configure(local("factlint"))
    refused = repository.commit(a__md=FAULT, b__md=MENDED)
    assert refused.returncode == 1
    assert "a.md:3:5 error 'plalform' looks like a typo for 'platform'" in refused.stdout
    assert "b.md" not in refused.stdout
    assert repository.run("git", "log").returncode != 0
    assert repository.commit(a__md=MENDED).returncode == 0
    assert repository.run("git", "status", "--porcelain").stdout == ""


def test_files_of_other_formats_are_skipped(repository: Repository):
    repository.configure(local("factlint"))
    passed = repository.commit(a__py="plalform = 1\n", requirements__txt="plalform==1.0\n")
    assert passed.returncode == 0
    assert "no files to check" in passed.stdout


def test_what_is_staged_is_checked_and_not_what_lies_beside_it(repository: Repository):
    repository.configure(local("factlint"))
    repository.write("a.md", MENDED)
    repository.run("git", "add", "--all")
    repository.write("a.md", FAULT)
    assert repository.run("git", "commit", "--message=Change").returncode == 0
    assert (repository.folder / "a.md").read_text() == FAULT


def test_the_fix_hook_mends_the_file_and_the_next_commit_passes(repository: Repository):
    repository.configure(local("factlint-fix"))
    refused = repository.commit(a__md=FAULT)
    assert refused.returncode == 1
    assert "files were modified by this hook" in refused.stdout
    assert "a.md: 1 fix" in refused.stdout
    assert (repository.folder / "a.md").read_text() == MENDED
    assert repository.commit().returncode == 0


def test_the_fix_hook_leaves_quotations_to_a_person(repository: Repository):
    repository.configure(local("factlint-fix"))
    text = "# Notes\n\n“The plalform was offline,” the operator said.\n"
    assert repository.commit(a__md=text).returncode == 0
    assert (repository.folder / "a.md").read_text() == text


def test_fix_and_check_together_leave_what_a_person_must_decide(repository: Repository):
    house = """\
rules:
  vague:
    find: soonish
    message: "'{found}' is vague."
    severity: error
    examples:
      - {bad: It comes soonish., at: soonish}
      - {ok: It comes soon.}
"""
    repository.write("house.yaml", house)
    repository.write("factlint.toml", 'rules = ["house.yaml"]\n')
    repository.configure(local("factlint-fix", "factlint"))
    refused = repository.commit(a__md=f"{FAULT}It comes soonish.\n")
    assert refused.returncode == 1
    mended = repository.commit()
    assert mended.returncode == 1
    assert "[house/vague]" in mended.stdout
    assert "common-typo" not in mended.stdout


@pytest.mark.parametrize(("args", "code"), [([], 0), (["--fail-on", "warning"], 1)], ids=str)
def test_args_say_what_fails_a_commit(repository: Repository, args: list[str], code: int):
    repository.write("factlint.toml", 'severity = {"spelling/common-typo" = "warning"}\n')
    repository.configure(local("factlint", args=args))
    assert repository.commit(a__md=FAULT).returncode == code


def test_files_that_the_configuration_leaves_out_are_left_out(repository: Repository):
    repository.write("factlint.toml", 'exclude = ["archive.md"]\n')
    repository.configure(local("factlint"))
    assert repository.commit(archive__md=FAULT).returncode == 0


def test_accepted_words_pass_and_their_list_is_no_text(repository: Repository):
    repository.write("factlint-words.txt", "plalform\n")
    repository.configure(local("factlint"))
    assert repository.commit(a__md=FAULT).returncode == 0


@pytest.mark.parametrize("name", ["with space.md", "línea.md", "new\nline.md", "$(touch x).md"])
def test_any_file_name_reaches_the_hook_as_it_is(repository: Repository, name: str):
    repository.configure(local("factlint"))
    repository.write(name, FAULT)
    refused = repository.commit()
    assert refused.returncode == 1
    assert "[spelling/common-typo]" in refused.stdout
    assert not (repository.folder / "x").exists()


# docs/pre-commit.md


def written() -> list[tuple[str, str]]:
    """The blocks of the page that are files: name and content."""
    page = [fence for fence in fences(PAGE) if "file=" in fence.info]
    return [(fence.info.partition("file=")[2], fence.content) for fence in page]


CONFIGURATIONS = [text for name, text in written() if name == ".pre-commit-config.yaml"]


@pytest.mark.parametrize("text", CONFIGURATIONS, ids=["hooks", "args", "local"])
def test_pre_commit_accepts_the_configurations_of_the_docs(repository: Repository, text: str):
    repository.write(".pre-commit-config.yaml", text)
    checked = repository.run(sys.executable, "-m", "pre_commit", "validate-config")
    assert checked.returncode == 0, checked.stdout
    for source in YAML(typ="safe").load(text)["repos"]:
        named = {hook["id"] for hook in source["hooks"]}
        assert named <= {hook["id"] for hook in HOOKS}


def test_the_session_of_the_docs_is_what_happens(repository: Repository):
    repository.configure(local("factlint-fix", "factlint"))
    repository.write("harbour.md", dict(written())["harbour.md"])
    (session,) = [step for step in steps(PAGE) if step.text.startswith("git add")]
    shown = repository.run("bash", "-c", session.text).stdout.splitlines()
    assert session.shown is not None
    assert fits(session.shown, shown), "\n".join(shown)


def test_the_local_hook_of_the_docs_refuses_a_fault(repository: Repository):
    repository.configure(YAML(typ="safe").load(CONFIGURATIONS[-1])["repos"])
    assert repository.commit(a__md=FAULT).returncode == 1
    assert repository.commit(a__md=MENDED).returncode == 0


def test_the_git_hook_of_the_docs_refuses_a_fault(repository: Repository):
    hook = repository.folder / ".git" / "hooks" / "pre-commit"
    hook.write_text(dict(written())["hooks/pre-commit"])
    hook.chmod(0o755)
    refused = repository.commit(**{"a b__md": FAULT, "c__py": "x = 1\n"})
    assert refused.returncode != 0
    assert "[spelling/common-typo]" in refused.stdout
    assert repository.commit(**{"a b__md": MENDED}).returncode == 0
    assert repository.commit(c__py="x = 2\n").returncode == 0


# The real thing


@pytest.mark.slow
def test_pre_commit_installs_both_hooks_from_this_repository(published: Path, tmp_path: Path):
    empty = tmp_path / "empty"
    empty.mkdir()
    source = Repository(published, tmp_path / "home", empty)
    source.commit()
    revision = source.run("git", "rev-parse", "HEAD").stdout.strip()
    repository = Repository(tmp_path / "articles", tmp_path / "home", empty)
    hooks = [{"id": "factlint-fix"}, {"id": "factlint"}]
    repository.configure([{"repo": str(published), "rev": revision, "hooks": hooks}])
    refused = repository.commit(a__md=FAULT)
    assert refused.returncode == 1, refused.stdout
    assert "a.md: 1 fix" in refused.stdout
    assert (repository.folder / "a.md").read_text() == MENDED
    quoted = "# Notes\n\n“The plalform was offline,” the operator said.\n"
    refused = repository.commit(b__md=quoted)
    assert refused.returncode == 1
    assert "b.md:3:6" in refused.stdout
    passed = repository.commit(b__md=MENDED)
    assert passed.returncode == 0, passed.stdout
    assert len(list((tmp_path / "home").glob("repo*/py_env-*/bin/factlint"))) == 1

"""The pages tell the truth: their commands run, and show what the pages say they show.

How a page is read:

- A fenced block whose first line names a file (```` ```toml file=factlint.toml ````) is that file:
  it is written to the page's own folder before the commands that follow.
- In a `console` block a line that begins with `$ ` is typed; what stands below it, up to the next
  one, is what both streams show. A line of a single `…` stands for any lines, `[…]` for any text.
- In a `sh` block each line that begins with `factlint` is typed; nothing is said of its output.
- Commands of a page run one after the other in its folder; `…` aside, all of them must end with 0
  or 1, or with the code that a following `$ echo $?` shows. Files and folders of this checkout that
  a command names are copied there first. What begins with a word that is not in `RUN` is not run.
- A block marked `no-run` is shown only.

`UPDATE_DOCS=1 pytest tests/test_docs.py` writes into the pages what the commands show now.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from ruamel.yaml import YAML

from factlint.cli.main import COMMANDS
from factlint.run.config import Config, Override, load_config

CHECKOUT = Path(__file__).parent.parent
PAGES = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md")])
RUN = frozenset({"bash", "cat", "cp", "echo", "factlint", "ls", "mkdir", "printf", "rm"})
_FILE = re.compile(r"(?:^|\s)file=(\S+)")


@dataclass(frozen=True)
class Step:
    """A file to write, or a command with what it shows (None: nothing is said of it)."""

    line: int
    text: str
    file: str = ""
    shown: list[str] | None = None


def fences(page: Path) -> list[Token]:
    tokens = MarkdownIt("commonmark").parse(page.read_text(encoding="utf-8"))
    return [token for token in tokens if token.type == "fence"]


def steps(page: Path) -> Iterator[Step]:
    for fence in fences(page):
        line = (fence.map or [0])[0] + 2
        language = fence.info.partition(" ")[0]
        if named := _FILE.search(fence.info):
            yield Step(line, fence.content, file=named[1])
        elif "no-run" in fence.info.split():
            continue
        elif language == "console":
            yield from typed(fence.content.splitlines(), line)
        elif language == "sh":
            joined = fence.content.replace("\\\n", " ")
            for number, text in enumerate(joined.splitlines(), line):
                if text.startswith("factlint "):
                    yield Step(number, text)


def typed(lines: list[str], first: int) -> Iterator[Step]:
    """The commands of a console block; one may go on with `> ` behind a backslash."""
    at = 0
    while at < len(lines):
        assert lines[at].startswith("$ "), f"line {first + at}: output before any command"
        start, command = at, lines[at][2:]
        while command.endswith("\\"):
            at += 1
            command = command[:-1] + lines[at].removeprefix("> ")
        end = at + 1
        while end < len(lines) and not lines[end].startswith("$ "):
            end += 1
        yield Step(first + start, command, shown=lines[at + 1 : end])
        at = end


class Session:
    """A folder in which the commands of one page run."""

    def __init__(self, folder: Path, command: Path) -> None:
        self.folder = folder
        self.status = 0
        self._environment = {
            **os.environ,
            "PATH": f"{command}{os.pathsep}{os.environ['PATH']}",
            "NO_COLOR": "1",
            "LC_ALL": "C.UTF-8",
        }

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, command: str) -> list[str]:
        """What a command shows, line by line."""
        self._bring(command)
        before = f"(exit {self.status});"  # what `$?` is at the beginning
        ended = subprocess.run(
            ["bash", "-c", f"{before} {command}"],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
        )
        self.status = ended.returncode
        return [line.rstrip() for line in ended.stdout.splitlines()]

    def _bring(self, command: str) -> None:
        for word in shlex.split(command):
            source, target = CHECKOUT / word, self.folder / word
            if re.fullmatch(r"[\w./-]+", word) is None or word.startswith(("/", ".")):
                continue
            if source.is_dir() and not target.exists():
                shutil.copytree(source, target)
            elif source.is_file() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)


def fits(shown: list[str], actual: list[str]) -> bool:
    """Whether the output is what the page shows."""
    pattern = "".join(
        r"(?:.*\n)*?"
        if line.strip() == "…"
        else ".*".join(map(re.escape, line.rstrip().split("[…]"))) + r"\n"
        for line in shown
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in actual)) is not None


def is_run(command: str) -> bool:
    return command.split(" ", 1)[0] in RUN


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_the_commands_of_a_page_show_what_it_says(page: Path, tmp_path: Path, command: Path):
    session = Session(tmp_path, command)
    wrong: list[str] = []
    found = list(steps(page))
    for step, following in zip(found, [*found[1:], None], strict=False):
        place = f"{page.name}:{step.line}"
        if step.file:
            session.write(step.file, step.text)
            continue
        if not is_run(step.text):
            continue
        actual = session.run(step.text)
        is_asked = following is not None and following.text == "echo $?"
        if session.status > 1 and not is_asked:
            wrong.append(f"{place}: '{step.text}' ends with {session.status}: {actual}")
        elif step.shown is not None and not fits(step.shown, actual):
            update(page, step, actual)
            change = difflib.unified_diff(step.shown, actual, "page", "shown", lineterm="")
            wrong.append(f"{place}: $ {step.text}\n" + "\n".join(change))
    assert wrong == [], "\n\n".join(wrong)


def update(page: Path, step: Step, actual: list[str]) -> None:
    """Write the output into the page, where that is asked for; one step for each run."""
    if not os.environ.get("UPDATE_DOCS"):
        return
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    first = step.line
    while lines[first - 1].rstrip().endswith("\\"):
        first += 1
    indent = re.match(r"\s*", lines[first - 1])
    assert indent is not None
    text = [f"{indent[0]}{line}".rstrip() + "\n" for line in actual]
    lines[first : first + len(step.shown or ())] = text
    page.write_text("".join(lines), encoding="utf-8")
    pytest.fail(f"{page.name}:{step.line}: written anew; run again for the rest")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_the_data_on_a_page_can_be_read(page: Path):
    readers = {
        "json": json.loads,
        "toml": tomllib.loads,
        "yaml": lambda text: list(YAML(typ="safe").load_all(text)),
        "yml": None,  # one name for one thing
    }
    for fence in fences(page):
        language = fence.info.partition(" ")[0]
        assert language, f"{page.name}: a fenced block without a language"
        if language in readers:
            reader = readers[language]
            assert reader is not None, f"{page.name}: say yaml, not yml"
            reader(fence.content)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_what_a_page_links_to_is_there(page: Path):
    tokens = MarkdownIt("commonmark").parse(page.read_text(encoding="utf-8"))
    inline = [child for token in tokens for child in token.children or ()]
    links = [str(child.attrs.get("href") or child.attrs.get("src") or "") for child in inline]
    targets = [link.partition("#")[0] for link in links if "://" not in link]
    missing = [target for target in targets if target and not (page.parent / target).exists()]
    assert missing == []


def test_the_commands_that_pages_name_exist():
    for page in PAGES:
        for step in steps(page):
            words = step.text.split() if not step.file else []
            if words[:1] == ["factlint"]:
                assert words[1] in COMMANDS or words[1].startswith("-"), f"{page.name}:{step.line}"


# docs/configuration.md

CONFIGURATION = CHECKOUT / "docs" / "configuration.md"


def test_every_key_of_the_configuration_is_explained():
    text = CONFIGURATION.read_text(encoding="utf-8")
    keys = [item.name.replace("_", "-") for item in fields(Config) if item.name != "file"]
    overriding = [item.name for item in fields(Override)]
    for key in {*keys, *overriding, "extends"} - {"root"}:
        assert re.search(rf"^\| `{key}` \|", text, re.MULTILINE), f"no row for `{key}`"


def test_every_example_of_a_configuration_can_be_used(tmp_path: Path):
    examples = [fence for fence in fences(CONFIGURATION) if fence.info.startswith("toml")]
    assert examples
    for number, example in enumerate(examples):
        name = "pyproject.toml" if "[tool.factlint]" in example.content else "factlint.toml"
        file = tmp_path / str(number) / name
        file.parent.mkdir()
        for extended in (tmp_path / "house.toml", file.parent / "house.toml"):
            extended.write_text("")
        file.write_text(example.content, encoding="utf-8")
        load_config(file, tmp_path)


def test_the_examples_use_every_key():
    used: set[str] = set()
    for fence in fences(CONFIGURATION):
        if fence.info.startswith("toml"):
            table = tomllib.loads(fence.content)
            used.update(table.get("tool", {}).get("factlint", table))
    keys = {item.name.replace("_", "-") for item in fields(Config)} - {"root", "file"}
    assert keys | {"extends"} <= used

"""Which files a run reads: those named, and those of the named folders that a reader knows."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factlint.model.run import Failure
from factlint.readers import READERS

_SKIPPED = frozenset({"reports", "node_modules", "__pycache__", "venv", "env"})


@dataclass(slots=True)
class Discovered:
    """The files to read, sorted; what was named and is not there; what was named and excluded."""

    files: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)


def discover(paths: Sequence[str], exclude: Sequence[str], root: Path) -> Discovered:
    """The files behind these paths.

    Folders are walked: `.gitignore` is honoured; hidden files and folders, `reports/`, virtual
    environments and files without a reader are left out. `exclude` holds globs relative to
    `root`, in the syntax of `.gitignore`; they hold for named files too.
    """
    found = Discovered()
    spec = make_spec(exclude) if exclude else None
    files: set[str] = set()
    for name in paths:
        path = Path(name)
        if path.is_dir():
            files.update(_walk(path, spec, root))
        elif not path.exists():
            found.failures.append(Failure(_shown(path), None, "no such file or folder"))
        elif spec is not None and matches(spec, path, root):
            found.excluded.append(_shown(path))
        else:
            files.add(_shown(path))
    found.files = sorted(files)
    return found


def has_reader(name: str) -> bool:
    """Whether a file's suffix (before `.gz`) is one that a reader claims."""
    stem = name[:-3] if name.endswith(".gz") else name
    return os.path.splitext(stem)[1].lower() in READERS  # noqa: PTH122 - many names, no Path each


def _walk(top: Path, spec: Any, root: Path) -> Iterator[str]:
    ignores = _Ignores(top)
    for folder, names, files in os.walk(top):
        here = Path(folder)
        ignores.enter(here)
        names[:] = sorted(
            name
            for name in names
            if not name.startswith(".")
            and name not in _SKIPPED
            and not (here / name / "pyvenv.cfg").exists()
            and not ignores.match(here / name, is_folder=True)
            and not (spec is not None and matches(spec, here / name, root, is_folder=True))
        )
        for name in files:
            path = here / name
            if name.startswith(".") or not has_reader(name) or ignores.match(path):
                continue
            if spec is None or not matches(spec, path, root):
                yield _shown(path)


def _shown(path: Path) -> str:
    """The path relative to the working directory where it lies below it, with `/`."""
    try:
        shown = Path(os.path.relpath(path))
    except ValueError:  # another drive
        shown = path
    if shown.parts and shown.parts[0] == "..":
        shown = path
    return shown.as_posix()


def make_spec(lines: Sequence[str]) -> Any:
    """A matcher for globs in the syntax of `.gitignore`."""
    # Imported here: most runs over a few named files need no patterns.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def matches(spec: Any, path: Path, root: Path, *, is_folder: bool = False) -> bool:
    """Whether a path, taken from `root`, matches."""
    relative = os.path.relpath(path, root).replace(os.sep, "/")
    return bool(spec.match_file(relative + "/" if is_folder else relative))


class _Ignores:
    """The `.gitignore` files from the top of the repository down to each folder walked."""

    def __init__(self, top: Path) -> None:
        self._specs: list[tuple[Path, Any]] = []
        self._seen: set[Path] = set()
        absolute = top.resolve()
        above = [absolute, *absolute.parents]
        repository = next((folder for folder in above if (folder / ".git").exists()), None)
        if repository is not None:
            for folder in reversed(above[: above.index(repository) + 1]):
                self.enter(folder)

    def enter(self, folder: Path) -> None:
        absolute = folder.resolve()
        file = absolute / ".gitignore"
        if absolute not in self._seen and file.is_file():
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
            self._specs.append((absolute, make_spec(lines)))
        self._seen.add(absolute)

    def match(self, path: Path, *, is_folder: bool = False) -> bool:
        if not self._specs:
            return False
        absolute = path.absolute()
        ignored = False
        for folder, spec in self._specs:
            if not absolute.is_relative_to(folder):
                continue
            relative = absolute.relative_to(folder).as_posix() + ("/" if is_folder else "")
            result = spec.check_file(relative)
            if result.include is not None:
                ignored = bool(result.include)
        return ignored

"""Which files a run reads: those named, and those of the named folders that a reader knows."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from factlint.errors import ConfigError
from factlint.model.run import Failure
from factlint.readers import READERS
from factlint.values import dataclass, field

_SKIPPED = frozenset({"reports", "node_modules", "__pycache__", "venv", "env"})


@dataclass(slots=True)
class Discovered:
    """The files to read, sorted; what was named and is not there; what was named and excluded.

    `met` are those files that nobody named: they lie in a folder that was.
    """

    files: list[str] = field(default_factory=list)
    met: frozenset[str] = frozenset()
    failures: list[Failure] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)


def discover(paths: Sequence[str], exclude: Sequence[str], root: Path) -> Discovered:
    """The files behind these paths.

    Folders are walked: `.gitignore` is honoured (not for a folder that is named), links to folders
    are not followed; hidden files and folders, `reports/`, virtual environments, pipes and files
    without a reader are left out. `exclude` holds globs relative to `root`, in the syntax of
    `.gitignore`; they hold for named files too.
    """
    found = Discovered()
    spec = make_spec(exclude) if exclude else None
    named: set[str] = set()
    met: set[str] = set()
    for name in paths:
        path = Path(name)
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except FileNotFoundError:
            found.failures.append(Failure(shown(path), None, "no such file or folder"))
        except OSError as error:
            found.failures.append(Failure(shown(path), None, str(error.strerror)))
        else:
            if is_folder:
                met.update(_walk(path, spec, root, found.failures))
            elif spec is not None and matches(spec, path, root):
                found.excluded.append(shown(path))
            else:
                named.add(shown(path))
    met -= named
    found.files = sorted((*named, *met))
    found.met = frozenset(met)
    return found


def has_reader(name: str) -> bool:
    """Whether a file's suffix (before `.gz`) is one that a reader claims."""
    stem = name[:-3] if name.endswith(".gz") else name
    return os.path.splitext(stem)[1].lower() in READERS  # noqa: PTH122 - many names, no Path each


def _walk(top: Path, spec: Any, root: Path, failures: list[Failure]) -> Iterator[str]:
    def fail(error: OSError) -> None:
        failures.append(Failure(shown(Path(error.filename)), None, str(error.strerror)))

    ignores = _Ignores(top)
    readable: dict[str, bool] = {}
    waiting = [top]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as scanned:
                entries = list(scanned)
        except OSError as error:
            fail(error)
            continue
        ignores.enter(here)
        within = "" if spec is None else f"{_relative(here, root)}/".removeprefix("./")
        prefix = ""
        for entry in entries:
            name = entry.name
            # Word keeps a lock beside a document that is open: `~$name.docx`.
            if name.startswith("."):
                continue
            if _is_folder(entry):
                path = here / name
                is_left_out = (
                    name in _SKIPPED
                    or entry.is_symlink()
                    or is_file(path / "pyvenv.cfg")
                    or ignores.match(f"{name}/")
                    or (spec is not None and spec.match_file(f"{within}{name}/"))
                )
                if not is_left_out:
                    waiting.append(path)
                continue
            suffix = name[name.rfind(".") :]
            is_readable = readable.get(suffix)
            if is_readable is None:
                is_readable = has_reader(name)
                if suffix != ".gz":  # what stands before it decides
                    readable[suffix] = is_readable
            if is_readable and not name.startswith("~$") and _may_be_read(entry):
                if ignores.match(name):
                    continue
                if spec is None or not spec.match_file(within + name):
                    # All files of a folder are shown with the same beginning.
                    prefix = prefix or shown(here / name).removesuffix(name)
                    yield prefix + name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _may_be_read(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or should be one: reading a pipe could wait for ever."""
    try:
        return entry.is_file(follow_symlinks=False) or stat.S_ISREG(entry.stat().st_mode)
    except OSError:  # a dangling link, say: the reading will tell
        return True


def is_file(path: Path) -> bool:
    """Whether it is a file; what may not be looked at counts as absent."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except OSError:
        return False
    return True


def shown(path: Path) -> str:
    """The path relative to the working directory where it lies below it, with `/`."""
    try:
        relative = Path(os.path.relpath(path))
    except ValueError:  # another drive
        relative = path
    if relative.parts and relative.parts[0] == "..":
        relative = path
    return relative.as_posix()


def make_spec(globs: Sequence[str]) -> Any:
    """A matcher for globs in the syntax of `.gitignore`; ConfigError for one that is none."""
    # Imported here: most runs over a few named files need no patterns.
    from pathspec import GitIgnoreSpec

    for glob in globs:
        if not _is_glob(glob):
            raise ConfigError(f"'{glob}' is no glob in the syntax of .gitignore")
    # Its other backends compile for milliseconds, and refuse names that are not UTF-8.
    return GitIgnoreSpec.from_lines(globs, backend="simple")


@lru_cache(4_096)
def _is_glob(text: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([text], backend="simple")
    except (ValueError, re.error):
        return False
    return True


def literal_globs(path: Path, root: Path) -> tuple[str, ...]:
    """The glob that matches this path alone, where it lies below `root`; else none."""
    relative = _relative(path, root)
    if relative.split("/")[0] in ("..", "."):
        return ()
    return ("/" + re.sub(r"[\\*?\[\]!# ]", r"\\\g<0>", relative),)


def matches(spec: Any, path: Path, root: Path) -> bool:
    """Whether the path of a file, taken from `root`, matches."""
    return bool(spec.match_file(_relative(path, root)))


def _relative(path: Path, root: Path) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")


class _Ignores:
    """The `.gitignore` files from the top of the repository down to each folder walked.

    One that would leave out the named folder itself does not count: who names it wants it read.
    """

    def __init__(self, top: Path) -> None:
        self._specs: list[tuple[str, Any]] = []
        self._here = ""
        self._top = top
        self._real = top.resolve()
        above = [self._real, *self._real.parents]
        repository = next((folder for folder in above if _is_there(folder / ".git")), None)
        if repository is not None:
            for folder in reversed(above[1 : above.index(repository) + 1]):
                self._read(folder)
        self._specs = [
            (folder, spec)
            for folder, spec in self._specs
            if not spec.match_file(self._real.as_posix()[len(folder) :] + "/")
        ]

    def enter(self, folder: Path) -> None:
        """Take in the `.gitignore` of a folder at or below the top, and look at its entries."""
        real = self._real / folder.relative_to(self._top)
        self._read(real)
        self._here = real.as_posix().rstrip("/") + "/"

    def _read(self, folder: Path) -> None:
        try:
            text = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return
        globs = list(filter(_is_glob, text.splitlines()))  # git, too, passes over the others
        self._specs.append((folder.as_posix().rstrip("/") + "/", make_spec(globs)))

    def match(self, name: str) -> bool:
        """Whether an entry of the folder is ignored, if a folder with `/` behind its name.

        The last pattern that fits decides.
        """
        ignored = False
        for folder, spec in self._specs:
            if self._here.startswith(folder):
                result = spec.check_file(self._here[len(folder) :] + name)
                if result.include is not None:
                    ignored = bool(result.include)
        return ignored

"""Where rules come from: the built-in pack first, then the user's, in the order given."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from factlint import program
from factlint.errors import RuleError
from factlint.model.rule import Rule
from factlint.ruleset import store
from factlint.values import dataclass, field

_PACKAGE = Path(program.FOLDER)


@dataclass(slots=True)
class Packs:
    """All rules by id, sorted; what could not be loaded; the ids that a later pack replaced.

    `digests` tell the contents of the packs, one each.
    """

    rules: list[Rule] = field(default_factory=list)
    errors: list[RuleError] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)


def builtin_folder() -> Path:
    """The built-in pack: inside the package when installed, beside `src/` in a checkout."""
    inside = _PACKAGE / "rules"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "rules"


def load_packs(
    paths: Sequence[Path], version: str, *, builtin: bool = True, with_examples: bool = True
) -> Packs:
    """The rules of the built-in pack (unless left out) and of these files and folders.

    Without their examples they load faster, where they are in the cache.
    """
    packs = Packs()
    by_id: dict[str, Rule] = {}
    roots = [builtin_folder()] if builtin else []
    for root in [*roots, *paths]:
        is_own = builtin and root is roots[0]
        try:
            rules = _load(root, version, packs, own=is_own, with_examples=with_examples)
        except RuleError as error:
            packs.errors.append(error)
            continue
        for rule in rules:
            if rule.id in by_id:
                packs.replaced.append(rule.id)
            by_id[rule.id] = rule
    packs.rules = [by_id[key] for key in sorted(by_id)]
    packs.replaced.sort()
    return packs


def _load(root: Path, version: str, packs: Packs, *, own: bool, with_examples: bool) -> list[Rule]:
    files = [(topic, _shown(path, root, own=own), path) for topic, path in rule_files(root)]
    digest, key = _identified(files, version)
    packs.digests.append(digest)
    rules = store.read(key, with_examples=with_examples)
    if rules is not None:
        return rules
    # Imported here: parsing and validation are needed only when a file has changed.
    from factlint.ruleset.load import load_file

    rules = []
    is_clean = True
    for topic, name, path in files:
        loaded = load_file(topic, path, name)
        is_clean = is_clean and not loaded.errors
        rules.extend(loaded.rules)
        packs.errors.extend(loaded.errors)
    if is_clean:
        store.write(key, rules)
    return rules


def _identified(files: Sequence[tuple[str, str, Path]], version: str) -> tuple[str, str]:
    """The digest of a pack, and the key under which its rules are stored.

    The files are read where one of them is new or has changed.
    """
    state = [
        (topic, name, str(path.absolute()), *_changed(path, name)) for topic, name, path in files
    ]
    latest = max((max(times) for *_, times in state), default=0)
    stamp = version + _kinds_stamp()
    return store.remembered(repr((stamp, state)), latest, lambda: _digested(files, stamp))


def _changed(path: Path, name: str) -> tuple[int, tuple[int, int]]:
    """The size of a file and when it was changed (ns): as it says itself, and when it was put."""
    try:
        status = path.stat()
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", name) from error
    return status.st_size, (status.st_mtime_ns, status.st_ctime_ns)


def _digested(files: Sequence[tuple[str, str, Path]], stamp: str) -> tuple[str, str]:
    contents: list[tuple[str, str, bytes]] = []
    for topic, name, path in files:
        try:
            contents.append((topic, name, path.read_bytes()))
        except OSError as error:
            raise RuleError(f"cannot be read: {error.strerror}", name) from error
    content = store.digest("", [(topic, "", data) for topic, _, data in contents])
    return content, store.digest(stamp, contents)


def rule_files(root: Path) -> list[tuple[str, Path]]:
    """Topic and path of each rule file of a pack, sorted; a single file is a pack of one."""
    if root.is_file():
        return [(root.stem, root)]
    if not root.is_dir():
        raise RuleError("no such rule file or folder", root.as_posix())
    names = sorted(_below(os.fspath(root), ""), key=lambda name: name.replace(os.sep, "/"))
    return [(_topic(name), root / name) for name in names]


def _below(folder: str, head: str) -> Iterator[str]:
    """The rule files of a folder, by their paths within it; links to folders are not followed."""
    try:
        entries = list(os.scandir(folder))
    except PermissionError:
        return
    for entry in entries:
        stem, dot, suffix = entry.name.rpartition(".")
        if dot and suffix in ("yaml", "yml") and stem not in ("", "pack", "factlint-allow"):
            yield head + entry.name
        elif entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{head}{entry.name}{os.sep}")


def _topic(name: str) -> str:
    """The topic of a rule file: the folder that it lies in, else what the file is called."""
    folder, sep, _ = name.partition(os.sep)
    return folder if sep else name.rpartition(".")[0]


def _shown(path: Path, root: Path, *, own: bool) -> str:
    """Built-in files are named by their place in the pack, so that no machine's path shows."""
    return f"rules/{path.relative_to(root).as_posix()}" if own else path.as_posix()


def _kinds_stamp() -> str:
    """Changes with the code that loads and validates, so that a checkout needs no new version."""
    return repr(program.modules_of("kinds", "ruleset"))

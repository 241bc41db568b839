"""Which files have changed, as git sees it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from factlint.errors import UsageError


def changed_since(commit: str) -> frozenset[str]:
    """The files that differ from a commit, untracked ones that are not ignored included.

    Absolute paths without links. UsageError where this is no git work tree or the commit is
    unknown.
    """
    top = _top()
    known = _git(["rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}"])
    if known is None:
        raise UsageError(f"--since {commit}: git knows no such commit")
    differing = _git(["diff", "--name-only", "--no-renames", "-z", known.strip(), "--"], top)
    untracked = _git(["ls-files", "--others", "--exclude-standard", "-z"], top)
    return _paths(top, (differing, untracked))


def staged() -> frozenset[str]:
    """The files whose staged state differs from the last commit; UsageError as above."""
    top = _top()
    return _paths(top, (_git(["diff", "--cached", "--name-only", "--no-renames", "-z"], top),))


def only(files: Iterable[str], changed: frozenset[str]) -> list[str]:
    """Those of the files that have changed, in their order."""
    return [name for name in files if os.path.realpath(name) in changed]


def _top() -> Path:
    found = _git(["rev-parse", "--show-toplevel"])
    if found is None:
        raise UsageError("--since and --staged need git and a git work tree")
    return Path(found.rstrip("\n"))


def _paths(top: Path, listings: Iterable[str | None]) -> frozenset[str]:
    return frozenset(
        os.path.realpath(top / name)
        for listing in listings
        for name in (listing or "").split("\0")
        if name
    )


def _git(arguments: list[str], folder: Path | None = None) -> str | None:
    """What git prints; None where it fails or is not there."""
    import subprocess  # few runs ask git

    try:
        ended = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
        )
    except OSError:
        return None
    return ended.stdout if ended.returncode == 0 else None

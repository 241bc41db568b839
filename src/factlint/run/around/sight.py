"""The one way in which surroundings are looked at, and the memory of what was seen.

A result depends on its document and on what was looked at around it. So every question to the file
system goes through `Sight`, which keeps each answer for the run and writes down, for whoever
records, which questions were asked. In a later run the same questions tell whether the result
still holds.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from factlint.digests import hexdigest
from factlint.run.around import looking
from factlint.values import dataclass, field

Question = tuple[str, str, str]
"""What is asked, of which path (relative where it lies below the working directory), and more."""

_SHORT = 64

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(slots=True)
class Seen:
    """Questions with their answers, and the digests of groups of such."""

    answers: dict[Question, str] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Group:
    """What was asked to make a value that several documents share."""

    answers: tuple[tuple[Question, str], ...]
    groups: tuple[str, ...]


class Sight:
    """Looks at files and folders; what was asked once is remembered.

    What may not be looked at counts as absent.
    """

    def __init__(self) -> None:
        self._here = f"{Path.cwd()}{os.sep}"
        self._known: dict[Question, str] = {}
        self._folders: dict[str, tuple[str, ...]] = {}
        self._folded: dict[str, dict[str, str]] = {}
        self._records: list[Seen] = []
        self._groups: dict[str, Group] = {}

    @contextlib.contextmanager
    def recording(self) -> Iterator[Seen]:
        """Writes down what is asked meanwhile."""
        seen = Seen()
        self._records.append(seen)
        try:
            yield seen
        finally:
            self._records.pop()

    def kept(
        self, memo: dict[_Key, tuple[_Value, str]], key: _Key, make: Callable[[], _Value]
    ) -> _Value:
        """The value of a key, made once; who takes it has asked all that was asked to make it."""
        entry = memo.get(key)
        if entry is None:
            with self.recording() as seen:
                value = make()
            entry = memo[key] = value, self._group(seen)
        value, group = entry
        if group and self._records:
            self._records[-1].groups.add(group)
        return value

    def hand_over(self, digests: Iterable[str]) -> dict[str, Group]:
        """These groups with those that they name, without what was handed over before."""
        found: dict[str, Group] = {}
        waiting = list(digests)
        while waiting:
            digest = waiting.pop()
            group = self._groups.pop(digest, None)
            if group is not None:
                found[digest] = group
                waiting.extend(group.groups)
        return found

    def answer(self, question: Question) -> str:
        """The answer to a question as it is written down: short, a digest of a long one."""
        known = self._known.get(question)
        if known is None:
            known = self._known[question] = self._asked(*question)
        return known if len(known) <= _SHORT else _digest(known.encode("utf-8", "surrogateescape"))

    def is_file(self, path: Path) -> bool:
        """Whether there is a file."""
        return self._ask("file", path) == "file"

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder."""
        return self._ask("file", path) == "folder"

    def is_there(self, path: Path) -> bool:
        """Whether there is anything; a link to what is elsewhere counts."""
        return self._ask("there", path) != ""

    def is_within(self, path: Path, root: Path) -> bool:
        """Whether a path lies below a folder when links are followed."""
        return self._ask("within", path, self._name(root)) != ""

    def includes(self, path: Path) -> bool:
        """Whether a file seems to include others."""
        return self._ask("includes", path) != ""

    def names(self, folder: Path, listing: str) -> list[str]:
        """The names in a folder that a listing of `LISTINGS` holds, sorted."""
        return self._ask("names", folder, listing).split("/")[1:]

    def alike(self, path: Path) -> str:
        """The name beside a path that differs from its own at most in case; empty for none."""
        return self._ask("alike", path)

    def content(self, path: Path, most: int) -> bytes | str:
        """The bytes of a file of at most so many, or why they cannot be had."""
        name = self._name(path)
        content = looking.content(name, most)
        answer = _digest(content) if isinstance(content, bytes) else content
        self._note(("content", name, str(most)), answer)
        return content

    def digest(self, path: Path, most: int) -> str:
        """The digest of what a file of at most so many bytes holds, or why it cannot be had."""
        return self._ask("content", path, str(most))

    def _ask(self, sort: str, path: Path, more: str = "") -> str:
        question = sort, self._name(path), more
        known = self._known.get(question)
        if known is None:
            known = self._asked(*question)
        self._note(question, known)
        return known

    def _asked(self, sort: str, path: str, more: str) -> str:
        if sort == "content":
            content = looking.content(path, int(more))
            return _digest(content) if isinstance(content, bytes) else content
        if sort == "names":
            is_listed = looking.LISTINGS[more]
            return "".join(f"/{name}" for name in self._listed(path) if is_listed(name))
        if sort == "alike":
            folder, name = os.path.split(path)
            if folder not in self._folded:
                self._folded[folder] = {item.casefold(): item for item in self._listed(folder)}
            return self._folded[folder].get(name.casefold(), "")
        return looking.ASKING[sort](path, more)

    def _listed(self, folder: str) -> tuple[str, ...]:
        if folder not in self._folders:
            self._folders[folder] = looking.listed(folder)
        return self._folders[folder]

    def _note(self, question: Question, answer: str) -> None:
        self._known[question] = answer
        if self._records:
            self._records[-1].answers[question] = self.answer(question)

    def _name(self, path: Path) -> str:
        name = os.fspath(path)
        return name.removeprefix(self._here) if name + os.sep != self._here else ""

    def _group(self, seen: Seen) -> str:
        if not seen.answers and not seen.groups:
            return ""
        group = Group(tuple(sorted(seen.answers.items())), tuple(sorted(seen.groups)))
        digest = _digest(repr(group).encode("utf-8", "surrogateescape"))
        self._groups[digest] = group
        return digest


def _digest(data: bytes) -> str:
    return hexdigest(data)[:32]

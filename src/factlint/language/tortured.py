"""Tortured phrases: set terms that a paraphrasing tool turned into other words.

The list is that of the Problematic Paper Screener (see `NOTICE`); it is read when a text that may
be a paper is first looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cache
from pathlib import Path

from factlint.patterns import lazy_regex
from factlint.values import dataclass

FILE = Path(__file__).resolve().parents[1] / "data" / "tortured.tsv"
_WORD = lazy_regex(r"\p{L}+")

_Entry = tuple[tuple[str, ...], str, str]


@dataclass(frozen=True, slots=True)
class Tortured:
    """A phrase as it stands in a text, and what it may stand for."""

    start: int
    end: int
    phrase: str
    usual: str


@cache
def load() -> Mapping[tuple[str, str], tuple[_Entry, ...]]:
    """The phrases by their first two words, the longest first."""
    found: dict[tuple[str, str], list[_Entry]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        phrase, tab, usual = line.partition("\t")
        if tab and not line.startswith("#"):
            words = tuple(phrase.replace("-", " ").replace("'", " ").split())
            found.setdefault((words[0], words[1]), []).append((words, phrase, usual))
    return {
        start: tuple(sorted(entries, key=lambda entry: (-len(entry[0]), entry[1])))
        for start, entries in found.items()
    }


@cache
def _seconds() -> Mapping[str, tuple[str, ...]]:
    """The first words of the phrases, each with the second ones that go with it."""
    found: dict[str, list[str]] = {}
    for first, second in load():
        found.setdefault(first, []).append(second)
    return {first: tuple(seconds) for first, seconds in found.items()}


def possible(words: Set[str]) -> int:
    """How many phrases could stand in a text with these distinct words, case folded: a quick no."""
    known, seconds = load(), _seconds()
    return sum(
        all(word in words for word in entry)
        for first in words & seconds.keys()
        for second in seconds[first]
        if second in words
        for entry, _, _ in known[first, second]
    )


def find(text: str) -> Iterator[Tortured]:
    """The tortured phrases of a text, in order of place and without overlap.

    White space, hyphens and capitals may differ; no other sign may stand between the words.
    """
    known = load()
    words = list(_WORD.finditer(text))
    tokens = [match[0].casefold() for match in words]
    behind = -1
    for index in range(len(tokens) - 1):
        entries = known.get((tokens[index], tokens[index + 1]))
        if entries is None or index <= behind:
            continue
        for entry, phrase, usual in entries:
            last = index + len(entry) - 1
            if tuple(tokens[index : last + 1]) != entry:
                continue
            start, end = words[index].start(), words[last].end()
            if all(char.isalpha() or char.isspace() or char in "-'’" for char in text[start:end]):
                behind = last
                yield Tortured(start, end, phrase, usual)
                break

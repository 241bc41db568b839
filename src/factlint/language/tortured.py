"""Tortured phrases: set terms that a paraphrasing tool turned into other words.

The list is that of the Problematic Paper Screener (see `NOTICE`); it is read when a text that may
be a paper is first looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from factlint.patterns import lazy_regex
from factlint.values import dataclass

FILE = Path(__file__).resolve().parents[1] / "data" / "tortured.tsv"
_WORD = lazy_regex(r"\p{L}+")
_LETTERS = bytes(
    ord(char.lower()) if char.isalpha() else ord(" ") for char in map(chr, range(128))
) + bytes(128)
"""Puts ASCII letters into lower case and a space for every other ASCII character."""

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


def possible(text: str) -> int:
    """How many phrases have two words in a row in a text, and all others: a quick no."""
    if text.isascii():
        words = text.encode().translate(_LETTERS).decode().split()
    else:
        words = _WORD.findall(text.casefold())
    known, distinct = load(), set(words)
    return sum(
        distinct.issuperset(entry)
        for start in known.keys() & pairwise(words)
        for entry, _, _ in known[start]
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

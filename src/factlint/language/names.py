"""The capitalised words of a document and the runs they form: what names are made of."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from functools import cached_property
from typing import NamedTuple

import regex

from factlint.language.titles import HONORIFICS, OPENERS, PARTICLES, TITLES
from factlint.model.document import Document, Part, PartKind

# Parts whose capitals are not the author's prose.
_OUTSIDE = (PartKind.CODE, PartKind.URL, PartKind.REFERENCES, PartKind.METADATA)

_TOKEN = regex.compile(
    r"""
    (?<! [\w@\#/\\&=.’'-] )             # not inside a word, a handle, a tag or an address
    (?:
        (?P<initials> (?: \p{Lu}\. )+ )     # J. or U.S.
      |
        (?P<name>
            \p{Lu} [\p{L}\p{M}]*
            (?: ['’] \p{Lu} [\p{L}\p{M}]* )?        # O'Neill
            (?: - \p{Lu} [\p{L}\p{M}]* )*           # Hewlett-Packard
        )
        (?P<tail> (?: - \p{Ll} [\p{L}\p{M}]* )* )   # Ki-moon, but also Chinese-made
        (?! [\w\x80-\x9f] | @ | :// | \.\w | ['’] (?! [sS]\b | \W | $ ) )
    )
    """,
    regex.VERBOSE,
)
_OF = frozenset({"of", "for", "the"})
_CONNECTORS = _OF | {"and", "&", "in"}
_LONGEST_GAP = 12  # code points between two capitalised words of one name


class Introduction(Enum):
    """What sort of title stands right in front of a name."""

    NONE = "none"
    HONORIFIC = "honorific"
    OFFICE = "office"


class Token(NamedTuple):
    """One capitalised word, without a possessive.

    `tail` is where a lower-case part behind a hyphen ends: Ki-moon.
    """

    text: str
    start: int
    end: int
    tail: int
    run: int


class Run(NamedTuple):
    """Capitalised words in a row: `first` and `last` index the tokens, both included."""

    first: int
    last: int
    start: int
    end: int


class Names:
    """The capitalised words of a document, in order, and the runs they stand in."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self._outside = _merged(document)
        self.tokens: list[Token] = []
        self.runs: list[Run] = []
        self._collect()

    @cached_property
    def forms(self) -> dict[str, list[int]]:
        """Each capitalised word, as written, with the indexes of its tokens."""
        forms: dict[str, list[int]] = {}
        for index, token in enumerate(self.tokens):
            forms.setdefault(token.text, []).append(index)
        return forms

    @cached_property
    def wide_runs(self) -> tuple[Run, ...]:
        """Runs joined by `of`, `of the`, `for`, `and`, `&`: the longest that could be one name."""
        return self._joined(_CONNECTORS)

    @cached_property
    def joined_runs(self) -> tuple[Run, ...]:
        """Runs joined by `of` or `for`: University of Macau, but not Hong Kong and Macau."""
        return self._joined(_OF)

    def run_at(self, offset: int) -> Run | None:
        """The joined run that holds an offset."""
        runs = self.joined_runs
        index = bisect_right(runs, offset, key=lambda run: run.start) - 1
        return runs[index] if index >= 0 and offset < runs[index].end else None

    def before(self, index: int) -> Token | None:
        """The token in front of this one in its run."""
        token = self.tokens[index]
        if index > self.runs[token.run].first:
            return self.tokens[index - 1]
        return None

    def after(self, index: int) -> Token | None:
        """The token behind this one in its run."""
        token = self.tokens[index]
        if index < self.runs[token.run].last:
            return self.tokens[index + 1]
        return None

    def introduction(self, index: int) -> tuple[str, Introduction]:
        """The given name in front of this token (or ''), and what sort of title stands there."""
        first = self.runs[self.tokens[index].run].first
        place = index - 1
        while place >= first and _is_initial(self.tokens[place].text):
            place -= 1
        if place < first:
            return "", Introduction.NONE
        token = self.tokens[place]
        if place == index - 1 and token.text in HONORIFICS:
            return "", Introduction.HONORIFIC
        if token.text in TITLES:
            return "", Introduction.OFFICE if place == index - 1 else Introduction.NONE
        if token.tail > token.end or token.text.isupper() or self.is_opener(token):
            return "", Introduction.NONE
        return token.text, Introduction.NONE

    def is_opener(self, token: Token) -> bool:
        """Whether the token is a common word with the capital of a sentence or a headline."""
        return token.text.lower() in OPENERS

    def opens_sentence(self, token: Token) -> bool:
        """Whether the capital says nothing: at the start of a sentence, a line or a quotation."""
        text = self.text
        place = token.start - 1
        while place >= 0 and text[place] in " \t\"'“”‘’([":
            place -= 1
        return place < 0 or text[place] in ".!?…:;\n•*|>—–-"

    def _collect(self) -> None:
        text = self.text
        last_end = -1
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            if self._is_outside(start):
                continue
            name = match["name"]
            if name is None:
                word, stop = match[0], end
            else:
                word, stop = name, match.end("name")
            if last_end >= 0 and self._continues(last_end, start):
                run = self.runs[-1]
                self.runs[-1] = Run(run.first, len(self.tokens), run.start, stop)
            else:
                self.runs.append(Run(len(self.tokens), len(self.tokens), start, stop))
            self.tokens.append(Token(word, start, stop, end, len(self.runs) - 1))
            last_end = end

    def _continues(self, end: int, start: int) -> bool:
        if start - end > _LONGEST_GAP:
            return False
        gap = self.text[end:start]
        if gap == " ":
            return True
        if gap == ". ":
            return self.tokens[-1].text in TITLES or len(self.tokens[-1].text) == 1
        words = gap.split()
        if not gap[0].isspace() or gap.count("\n") > 1:
            return False
        return len(words) <= 2 and all(word in PARTICLES for word in words)

    def _joined(self, connectors: frozenset[str]) -> tuple[Run, ...]:
        joined: list[Run] = []
        for run in self.runs:
            if joined and self._is_joint(joined[-1].end, run.start, connectors):
                joined[-1] = Run(joined[-1].first, run.last, joined[-1].start, run.end)
            else:
                joined.append(run)
        return tuple(joined)

    def _is_joint(self, end: int, start: int, connectors: frozenset[str]) -> bool:
        if start - end > _LONGEST_GAP:
            return False
        gap = self.text[end:start]
        if not gap or not gap[0].isspace() or gap.count("\n") > 1:
            return False
        return all(word in connectors for word in gap.split())

    def _is_outside(self, offset: int) -> bool:
        starts, ends = self._outside
        index = bisect_right(starts, offset) - 1
        return index >= 0 and offset < ends[index]


def _is_initial(text: str) -> bool:
    return len(text) == 1 or text[-1] == "."


def _merged(document: Document) -> tuple[list[int], list[int]]:
    starts: list[int] = []
    ends: list[int] = []
    parts: list[Part] = sorted(document.of_kind(*_OUTSIDE), key=lambda part: (part.start, part.end))
    for part in parts:
        if ends and part.start <= ends[-1]:
            ends[-1] = max(ends[-1], part.end)
        else:
            starts.append(part.start)
            ends.append(part.end)
    return starts, ends

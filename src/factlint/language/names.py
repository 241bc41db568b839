"""The capitalised words of a document and the runs they form: what names are made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from functools import cached_property, lru_cache
from typing import NamedTuple

from factlint import regex
from factlint.language.titles import HONORIFICS, OPENERS, PARTICLES, TITLES
from factlint.model.document import Document, PartKind
from factlint.model.ranges import Ranges
from factlint.patterns import lazy_re, lazy_regex

# Parts whose capitals are not the author's prose.
OUTSIDE = (PartKind.CODE, PartKind.URL, PartKind.REFERENCES, PartKind.METADATA)

_TOKEN = lazy_regex(
    r"""
    (?<! [\w@\#/\\&=.’'-] )             # not inside a word, a handle, a tag or an address
    (?:
        (?: \p{Lu}\. )+                     # J. or U.S.
      |
        (                                   # the word
            \p{Lu} [\p{L}\p{M}]*
            (?: ['’] \p{Lu} [\p{L}\p{M}]* )?        # O'Neill
            (?: - \p{Lu} [\p{L}\p{M}]* )*           # Hewlett-Packard
        )
        (?: - \p{Ll} [\p{L}\p{M}]* )*          # its tail: Ki-moon, but also Chinese-made
        (?! [\w\x80-\x9f] | @ | :// | \.\w | ['’] (?! [sS]\b | \W | $ ) )
    )
    """,
    regex.VERBOSE,
)
# The same where no letters are beyond ASCII; it begins with a set, which is searched for quickly.
_PLAIN_TOKEN = lazy_re(
    r"""
    ( [A-Z] (?<! [\w@\#/\\&=.’'-] [A-Z] )
      (?: \. (?: [A-Z] \. )*
        | [A-Za-z]* (?: ['’] [A-Z] [A-Za-z]* )? (?: - [A-Z] [A-Za-z]* )* ) )
    (?: (?<= \. )
      | (?: - [a-z] [A-Za-z]* )* (?! \w | @ | :// | \.\w | ['’] (?! [sS]\b | \W | $ ) ) )
    """,
    re.VERBOSE | re.ASCII,
)
_IN_WORD = lazy_regex(r"[\w\p{L}\p{M}\x80-\x9f]")
_ASCII = bytes(range(128))
CONNECTORS = frozenset({"of", "for", "the", "and", "&"})
_BEFORE_SENTENCE = frozenset(" \t\r\n\"'“”‘’([")
_ENDS_SENTENCE = frozenset(".!?…:;•*|>—–-")
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


def capitals(text: str) -> Counter[str]:
    """Each capitalised word, as written, and how often it stands, be it in code or an address.

    Far quicker than `Names`: what no capitals of a text call for need not be looked for in it.
    """
    if is_plain(text):
        return Counter(_PLAIN_TOKEN.findall(text))
    return Counter(match[1] or match[0] for match in _TOKEN.finditer(text))


def tokens(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The capitalised words of a range, each with its place, be they in code or an address."""
    shown = text[start:end]
    for match in (_PLAIN_TOKEN if is_plain(shown) else _TOKEN).finditer(shown):
        word = match[1] or match[0]
        low = start + match.start()
        yield word, low, low + len(word)


def places_of(word: str, text: str) -> Iterator[int]:
    """Where the tokens of `Names` begin that are written like a capitalised word, in order.

    Those in code and addresses, too. Quicker than finding all tokens: where one could begin it
    does, as no other reaches over its place.
    """
    pattern = _PLAIN_TOKEN if is_plain(text) else _TOKEN
    start = text.find(word)
    while start >= 0:
        match = pattern.match(text, start)
        if match and (match[1] or match[0]) == word:
            yield start
        start = text.find(word, start + 1)


def opens_sentence(text: str, start: int) -> bool:
    """Whether what starts here is at the start of a sentence, a line or a quotation."""
    place = start - 1
    ends = 0
    while place >= 0 and text[place] in _BEFORE_SENTENCE:
        ends += text[place] == "\n"
        place -= 1
    return place < 0 or ends > 1 or text[place] in _ENDS_SENTENCE


class Names:
    """The capitalised words of a document, in order, and the runs they stand in.

    With a range, only the runs that begin in it; the first of them may be the rest of an earlier
    one.
    """

    def __init__(self, document: Document, within: tuple[int, int] | None = None) -> None:
        self.text = document.text
        self._within = within or (0, len(self.text))
        self._outside = Ranges((part.start, part.end) for part in document.of_kind(*OUTSIDE))
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
        wide: list[Run] = []
        for run in self.runs:
            if wide and self._is_joint(wide[-1].end, run.start):
                wide[-1] = Run(wide[-1].first, run.last, wide[-1].start, run.end)
            else:
                wide.append(run)
        return tuple(wide)

    def run_at(self, offset: int) -> Run | None:
        """The wide run that holds an offset."""
        runs = self.wide_runs
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
        return token.start == self.runs[token.run].start and opens_sentence(self.text, token.start)

    def _collect(self) -> None:
        tokens, runs = self.tokens, self.runs
        first = run_start = stop = last_end = 0
        pattern = _PLAIN_TOKEN if is_plain(self.text) else _TOKEN
        begin, stop_before = self._within
        for match in pattern.finditer(self.text, begin):
            start, end = match.span()
            if self._outside.holds(start):
                continue
            is_new = not tokens or not self._continues(last_end, start)
            if is_new and start >= stop_before:
                break
            if tokens and is_new:
                runs.append(Run(first, len(tokens) - 1, run_start, stop))
                first = len(tokens)
            if first == len(tokens):
                run_start = start
            word = match[1] or match[0]
            stop = start + len(word)
            tokens.append(Token(word, start, stop, end, len(runs)))
            last_end = end
        if tokens:
            runs.append(Run(first, len(tokens) - 1, run_start, stop))

    def _continues(self, end: int, start: int) -> bool:
        """Whether the gap between two capitalised words lies inside a name."""
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

    def _is_joint(self, end: int, start: int) -> bool:
        if start - end > _LONGEST_GAP:
            return False
        gap = self.text[end:start]
        if not gap or not gap[0].isspace() or gap.count("\n") > 1:
            return False
        return all(word in CONNECTORS for word in gap.split())


def is_plain(text: str) -> bool:
    """Whether all characters beyond ASCII are quotation marks, dashes and other signs."""
    if text.isascii():
        return True
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return not any(map(_is_in_word, set(beyond.decode("utf-8", "surrogatepass"))))


@lru_cache(maxsize=4096)
def _is_in_word(char: str) -> bool:
    return _IN_WORD.match(char) is not None


def _is_initial(text: str) -> bool:
    return len(text) == 1 or text[-1] == "."

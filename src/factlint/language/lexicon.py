"""The lexicon: which words there are, how frequent they are, and what known misspellings stand for.

The file is made by `hatch_build.py`. It is mapped into memory and never parsed as a whole:

- 20 bytes that name the form, then three offsets: of the index, of the lines, of the near words;
- the index: where each of 65,536 buckets begins in the lines, and the end (unsigned, 32 bits);
- the lines: each bucket is a line end and the lines `word TAB class corrections` of the words
  whose CRC-32 ends in the bucket's number. The class is one character, `0` + ten times the zipf
  frequency; a word with corrections (joined by `|`) is a known misspelling;
- the near words: those that other words may be slips of, as lines `letter length rank TAB word
  word …`; the rank is `+` from a zipf frequency of 3 on, `-` from 2 on.
"""

from __future__ import annotations

import mmap
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from factlint.errors import ConfigError
from factlint.language.nearwords import LONGEST, NearWords
from factlint.language.tokens import words_of
from factlint.language.words import WordIndex
from factlint.patterns import lazy_re

FORM = b"factlint lexicon 2\n\0"
FILE = Path(__file__).resolve().parents[1] / "data" / "lexicon.bin"

_HEADER = struct.Struct("<20s3I")
_PAIR = struct.Struct("<2I")
_BUCKETS = 0xFFFF
_ZERO = ord("0")
_LINE_END = ord("\n")
_MEMO_SIZE = 200_000
_HUMP = lazy_re(
    r"""
    (?: (?<! [A-Za-z]) | (?<= [a-z]) (?= [A-Z]) )    # the start, or aB
    [A-Z]? [a-z]{4,}
    """,
    re.VERBOSE,
)
_TAIL = lazy_re(r"(?<=[\d'’])[a-z]{4,}")
_SHORTEST_HUMP = 4


class Sort(IntEnum):
    """What the lexicon says of a word as it is written."""

    CLEAN = 0
    LISTED = 1
    UNKNOWN = 2


class Listed(NamedTuple):
    """A known misspelling inside a written word: its range in that word, and the corrections."""

    start: int
    end: int
    corrections: tuple[str, ...]


class Neighbour(NamedTuple):
    """A known word that few edits make of another word."""

    word: str
    zipf: float
    distance: int


class Lexicon:
    """Answers about words. Lower case is expected unless a function says "as written"."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        form, self._index, self._lines, near = _HEADER.unpack_from(data)
        if form != FORM:
            raise ConfigError("The word list has an unknown form. Run `python hatch_build.py`.")
        self._data = data
        self._doubts: dict[bytes, dict[str, Sort]] = {}
        self._end = near
        self._near = NearWords(data, near)

    def known(self, word: str) -> bool:
        """Whether the word is one; a known misspelling is none."""
        entry = self._entry(word)
        return entry is not None and len(entry) == 1

    def zipf(self, word: str) -> float:
        """The logarithm of how often a word stands in 10^9 words; 0 where that is not known."""
        entry = self._entry(word)
        return 0.0 if entry is None else (entry[0] - _ZERO) / 10

    def corrections(self, word: str) -> tuple[str, ...]:
        """What a known misspelling may stand for; empty for any other word."""
        entry = self._entry(word)
        return () if entry is None or len(entry) == 1 else tuple(entry[1:].decode().split("|"))

    def clean(self, tokens: Iterable[bytes], *, despite_unknown: bool = False) -> set[bytes]:
        """Those tokens of which nothing is to be said; at a first look, which may leave some out.

        They are in lower case, as those of `Tokens` that are lowered, or as written.
        """
        data, lines = self._data, self._lines
        found: set[bytes] = set()
        for token in tokens:
            word = token
            if not (token.isalpha() and token.islower()):
                word = _plain(token)
                if not word:
                    continue
            start, end = _PAIR.unpack_from(data, self._index + 4 * (crc32(word) & _BUCKETS))
            place = data.find(b"\n%b\t" % word, lines + start, lines + end)
            if place < 0:
                if despite_unknown or not word.isalpha():
                    found.add(token)
            elif data[place + len(word) + 3] == _LINE_END:
                found.add(token)
        return found

    def digest(self) -> str:
        """What tells this lexicon from others."""
        return f"{len(self._data)} {crc32(self._data):08x}"

    def misspellings(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """All known misspellings with their corrections, in the order of the file."""
        for line in self._data[self._lines : self._end].split(b"\n"):
            word, _, entry = line.partition(b"\t")
            if len(entry) > 1:
                yield word.decode(), tuple(entry[1:].decode().split("|"))

    def doubtful(self, words: WordIndex, sort: Sort) -> list[str]:
        """The words of a text, as written, of which this is to be said; sorted."""
        known = words.doubtful.get(sort)  # asked once whether there are any, and by each rule
        if known is None:
            known = words.doubtful[sort] = self._doubtful(words, sort)
        return known

    def _doubtful(self, words: WordIndex, sort: Sort) -> list[str]:
        found: set[str] = set()
        is_lowered = words.tokens.is_lowered
        for token in words.tokens.left:
            for word, item in self.doubts(token).items():
                if item is sort:
                    forms = words.forms(word) if is_lowered and word.islower() else (word,)
                    found.update(form for form in forms if self.sort(form) is sort)
        return sorted(found)

    def doubts(self, token: bytes) -> Mapping[str, Sort]:
        """What is to be said of the words of a token, those left out that are clean.

        Of a word in lower case, for which it may stand in other cases as well, it is what may be
        said of one of them.
        """
        known = self._doubts.get(token)
        if known is not None:
            return known
        doubts: dict[str, Sort] = {}
        # ASCII letters and digits alone are one word.
        for word in (token.decode(),) if token.isalnum() else words_of(token):
            sort = self._sort_in_some_case(word) if word.islower() else self.sort(word)
            if sort is not Sort.CLEAN:
                doubts[word] = sort
        if doubts:  # the others are remembered by who asks
            if len(self._doubts) >= _MEMO_SIZE:
                self._doubts.clear()
            self._doubts[token] = doubts
        return doubts

    def _sort_in_some_case(self, word: str) -> Sort:
        """What is to be said of a word in lower case, or else of it with capitals somewhere.

        Not with a capital behind a small letter: those are tokens of their own.
        """
        entry = self._entry(fold(word))
        if entry is not None and len(entry) > 1:
            return Sort.LISTED
        if any(self.corrections(tail) for tail in _TAIL.findall(word)):
            return Sort.LISTED  # US5milion
        return Sort.CLEAN if entry is not None or not fold(word).isalpha() else Sort.UNKNOWN

    def listed(self, word: str) -> tuple[Listed, ...]:
        """The known misspellings in a word as written: itself, or the humps of an identifier."""
        if not _is_camel(word):
            folded = fold(word)
            corrections = self.corrections(folded)
            return (Listed(0, len(folded), corrections),) if corrections else ()
        return tuple(
            Listed(*hump.span(), corrections)
            for hump in _HUMP.finditer(word)
            if (corrections := self.corrections(hump[0].lower()))
        )

    def neighbours(
        self, word: str, least: float = 2.0, least_elsewhere: float = 2.0
    ) -> list[Neighbour]:
        """Words from a zipf frequency on within one edit, in the order of the alphabet.

        Those that begin with another letter are asked for a frequency of their own. Both are at
        least 2.
        """
        if not 1 < len(word) <= LONGEST:
            return []
        near = [Neighbour(other, self.zipf(other), 1) for other in self._near.one_away(word, least)]
        near = [item for item in near if item.zipf >= least]
        for other in self._near.begun_otherwise(word, least_elsewhere):
            zipf = self.zipf(other)
            if zipf >= least_elsewhere:
                near.append(Neighbour(other, zipf, 1))
        return sorted(item for item in near if self.known(item.word))

    def neighbours_two_away(self, word: str) -> list[Neighbour]:
        """Words from a zipf frequency of 3 on that two edits make, with the same first letter."""
        if not 1 < len(word) <= LONGEST:
            return []
        # Here because only a word that nobody knows needs it, and loading it takes 10 ms.
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found: list[str] = []
        for length in range(len(word) - 2, len(word) + 3):
            group = self._near.frequent(word[0], length)
            hits = extract(word, group, scorer=OSA.distance, score_cutoff=2, limit=None)
            found.extend(other for other, distance, _ in hits if distance == 2)
        return [Neighbour(other, self.zipf(other), 2) for other in sorted(found)]

    def begins(self, beginning: str) -> bool:
        """Whether a frequent word begins so and goes on."""
        return any(
            word.startswith(beginning)
            for length in range(len(beginning) + 1, LONGEST + 1)
            for word in self._near.frequent(beginning[0], length)
        )

    def _entry(self, word: str) -> bytes | None:
        """The class and the corrections of a word; None where the lexicon does not hold it."""
        key = word.encode()
        start, end = _PAIR.unpack_from(self._data, self._index + 4 * (crc32(key) & _BUCKETS))
        bucket = self._data[self._lines + start : self._lines + end]
        place = bucket.find(b"\n%b\t" % key)
        if place < 0:
            return None
        place += len(key) + 2
        return bucket[place : bucket.index(b"\n", place)]

    def sort(self, word: str) -> Sort:
        """What is to be said of a word as written."""
        folded = fold(word)
        entry = self._entry(folded)
        if self.listed(word) if _is_camel(word) else entry is not None and len(entry) > 1:
            return Sort.LISTED
        return Sort.CLEAN if entry is not None or not folded.isalpha() else Sort.UNKNOWN


def _plain(token: bytes) -> bytes:
    """The folded form of a token where that is plain; else nothing."""
    if token.isdigit():
        return token
    folded = token[:-2] if token.endswith((b"'s", b"'S")) else token
    if folded.isalpha():
        if token.islower() or token.isupper() or (len(token) > 1 and token[1:].islower()):
            return folded.lower()
    elif folded.isalnum() and token.islower() and len(token) < _SHORTEST_HUMP + 1:
        return folded
    return b""


def _is_camel(word: str) -> bool:
    return not (word[1:].islower() or word.isupper())


def fold(word: str) -> str:
    """The form that the lexicon holds: lower case, straight apostrophe, no possessive."""
    folded = word.lower().replace("’", "'")
    return folded.removesuffix("'s")


@cache
def load() -> Lexicon:
    """The lexicon of this installation, mapped once per process."""
    return open_lexicon(FILE)


def open_lexicon(path: Path) -> Lexicon:
    """The lexicon in a file; ConfigError where there is none or it is of another form."""
    try:
        with path.open("rb") as file:
            return Lexicon(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError, struct.error) as error:
        raise ConfigError(
            f"The word list {path} cannot be read ({error}); install factlint again,"
            " or run `python hatch_build.py` in a checkout."
        ) from error

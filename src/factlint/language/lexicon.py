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
from functools import cache, cached_property, lru_cache
from pathlib import Path
from zlib import crc32

from factlint.enums import IntEnum
from factlint.errors import ConfigError
from factlint.language.tokens import words_of
from factlint.language.words import WordIndex
from factlint.patterns import lazy_re
from factlint.tuples import NamedTuple

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
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST = 32


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
        form, self._index, self._lines, self._near = _HEADER.unpack_from(data)
        if form != FORM:
            raise ConfigError("The word list has an unknown form. Run `python hatch_build.py`.")
        self._data = data
        self._doubts: dict[bytes, dict[str, Sort]] = {}
        self._groups: dict[str, frozenset[str]] = {}

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
            if not token.islower() or not token.isalpha():
                if not token.isalpha():
                    continue
                if len(token) == 1 or not (token[1:].islower() or token.isupper()):
                    continue
                word = token.lower()
            start, end = _PAIR.unpack_from(data, self._index + 4 * (crc32(word) & _BUCKETS))
            place = data.find(b"\n%b\t" % word, lines + start, lines + end)
            if despite_unknown if place < 0 else data[place + len(word) + 3] == _LINE_END:
                found.add(token)
        return found

    def digest(self) -> str:
        """What tells this lexicon from others."""
        return f"{len(self._data)} {crc32(self._data):08x}"

    def misspellings(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """All known misspellings with their corrections, in the order of the file."""
        for line in self._data[self._lines : self._near].split(b"\n"):
            word, _, entry = line.partition(b"\t")
            if len(entry) > 1:
                yield word.decode(), tuple(entry[1:].decode().split("|"))

    def doubtful(self, words: WordIndex, sort: Sort) -> list[str]:
        """The words of a text, as written, of which this is to be said; sorted."""
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
        for word in words_of(token):
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

    def neighbours(self, word: str) -> list[Neighbour]:
        """Words from a zipf frequency of 2 on within one edit.

        An edit puts in, drops or changes one letter, or swaps two adjacent ones.
        """
        if not 1 < len(word) <= _LONGEST:
            return []
        first = word[0]
        near_by = edits(word)
        found = {other for other in near_by if other[0] != first and self.zipf(other) >= 2}
        for length in range(len(word) - 1, len(word) + 2):
            for rank in "+-":
                found |= near_by & self._group(first, length, rank)
        ones = [Neighbour(other, self.zipf(other), 1) for other in sorted(found)]
        return [near for near in ones if self.known(near.word)]

    def neighbours_two_away(self, word: str) -> list[Neighbour]:
        """Words from a zipf frequency of 3 on that two edits make, with the same first letter."""
        if not 1 < len(word) <= _LONGEST:
            return []
        # Here because only a word that nobody knows needs it, and loading it takes 10 ms.
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        near_by = edits(word)
        found: list[str] = []
        for length in range(len(word) - 2, len(word) + 3):
            group = self._group(word[0], length, "+")
            hits = extract(word, group, scorer=OSA.distance, score_cutoff=2, limit=None)
            found.extend(other for other, _, _ in hits if other not in near_by)
        return [Neighbour(other, self.zipf(other), 2) for other in sorted(found)]

    def begins(self, beginning: str) -> bool:
        """Whether a frequent word begins so and goes on."""
        return any(
            word.startswith(beginning)
            for length in range(len(beginning) + 1, _LONGEST + 1)
            for word in self._group(beginning[0], length, "+")
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

    def _group(self, letter: str, length: int, rank: str) -> frozenset[str]:
        key = f"{letter}{length}{rank}"
        group = self._groups.get(key)
        if group is None:
            start, end = self._lines_of_groups.get(key, (0, 0))
            group = self._groups[key] = frozenset(self._data[start:end].decode().split())
        return group

    @cached_property
    def _lines_of_groups(self) -> dict[str, tuple[int, int]]:
        """Where the words of each group of near words stand."""
        found: dict[str, tuple[int, int]] = {}
        start = self._data.find(b"\n", self._near) + 1
        while start > 0:
            words, end = self._data.find(b"\t", start) + 1, self._data.find(b"\n", start)
            if 0 < words <= end:
                found[self._data[start : words - 1].decode()] = words, end
            start = end + 1
        return found


def _is_camel(word: str) -> bool:
    return not (word[1:].islower() or word.isupper())


def fold(word: str) -> str:
    """The form that the lexicon holds: lower case, straight apostrophe, no possessive."""
    folded = word.lower().replace("’", "'")
    return folded.removesuffix("'s")


@lru_cache(maxsize=64)
def edits(word: str) -> frozenset[str]:
    """All texts one edit away, in the letters a to z."""
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    dropped = {head + tail[1:] for head, tail in parts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    changed = {head + letter + tail[1:] for head, tail in parts if tail for letter in _LETTERS}
    added = {head + letter + tail for head, tail in parts for letter in _LETTERS}
    return frozenset((dropped | swapped | changed | added) - {word, ""})


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

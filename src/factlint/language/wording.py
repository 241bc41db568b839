"""The words of a quotation, and where another wording of the same differs from it."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from factlint import regex
from factlint.language.organisations import one_spelling
from factlint.patterns import lazy_regex

_TOKEN = lazy_regex(
    r"""
    (?P<gap> \[ [^\[\]]{0,80} \] | \( [^()]{0,80} \) | \.{2,} | \.\s\.\s\. | … | \*{2,} )
  | (?P<word> [^\W_]+ (?: ['’] [^\W_]+ )* )
    """,
    regex.VERBOSE,
)
_WORD = lazy_regex(r"[^\W_]+(?:['’][^\W_]+)*")
# A capital that the writer put in to open a sentence: [W]e.
_CAPITAL = lazy_regex(r"[\[(](\p{L})[\])](?=\p{L})")
_SPLIT = bytes(
    code if code > 127 else ord(char.lower()) if char.isalnum() or char == "'" else ord(" ")
    for code, char in enumerate(map(chr, range(256)))
)
"""Puts ASCII letters into lower case and a space for every ASCII character that is in no word."""
_SHORT = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
NEAR = 80.0
"""How alike two wordings of one quotation are, in percent."""

_GAP = ""
_SHINGLE = 3
FEWEST_COMPARED = 8
"""Words of a quotation that must be compared: a shorter one may be another sentence."""
_SLACK = 3  # words by which the place of one wording in another may be off
SAME_WORDS = 0.75
"""Share of the compared words that are the same in wordings of one quotation."""

_APART = 2  # words between two changes that are shown as one
_MOST_SHOWN = 14


class Difference(NamedTuple):
    """What the two wordings have in each other's place, with a word on each side."""

    first: str
    second: str


SAME = Difference("", "")


class _Change(NamedTuple):
    """Ranges of words that stand in each other's place."""

    start: int
    end: int
    other_start: int
    other_end: int


class Wording:
    """The words of one quotation; what the writer put in or left out is a gap."""

    def __init__(self, text: str) -> None:
        self._tokens: list[str] = []
        self._words: list[str] = []
        self._token_of: list[int] = []
        for match in _TOKEN.finditer(_CAPITAL.sub(r"\1", text)):
            self._tokens.append(match[0])
            words = (_GAP,) if match["gap"] else _parted(match["word"].lower())
            self._words.extend(words)
            self._token_of.extend([len(self._tokens) - 1] * len(words))

    @cached_property
    def shingles(self) -> dict[tuple[str, ...], int]:
        """The runs of three words without a gap, each with its first place."""
        found: dict[tuple[str, ...], int] = {}
        runs = zip(*(self._words[start:] for start in range(_SHINGLE)), strict=False)
        for place, run in enumerate(runs):
            if _GAP not in run:
                found.setdefault(run, place)
        return found

    def difference(self, other: Wording, near: float) -> Difference | None:
        """Where the wordings differ; None where they are two quotations, by `near` in percent.

        A part of a longer quotation says the same as that, and so does what stands in a gap.
        """
        if len(self._words) > len(other._words):
            found = other.difference(self, near)
            return None if found is None else Difference(found.second, found.first)
        changes: list[_Change] = []
        compared = same = 0
        for start, end in self._fragments():
            aligned = self._aligned(other, start, end, near)
            if aligned is not None:
                changes.extend(aligned[0])
                compared += end - start
                same += aligned[1]
        if compared < FEWEST_COMPARED or same < SAME_WORDS * compared:
            return None
        if not changes:
            return SAME
        shown = _joined(changes)
        return Difference(
            self._excerpt(shown.start, shown.end),
            other._excerpt(shown.other_start, shown.other_end),
        )

    def _fragments(self) -> list[tuple[int, int]]:
        """The ranges of words between gaps."""
        found: list[tuple[int, int]] = []
        start = 0
        for place, word in enumerate([*self._words, _GAP]):
            if word == _GAP:
                if place - start >= _SHINGLE:
                    found.append((start, place))
                start = place + 1
        return found

    def _aligned(
        self, other: Wording, start: int, end: int, near: float
    ) -> tuple[list[_Change], int] | None:
        """The changes of a fragment, and how many words are the same; None if it has no place."""
        # Needed only where two quotations are alike, and slow to import.
        from rapidfuzz import fuzz
        from rapidfuzz.distance import Levenshtein

        offset = self._offset(other, start, end)
        if offset is None:
            return None
        mine = self._words[start:end]
        floor, ceiling = max(0, start + offset), end + offset
        if other._words[floor] != mine[0]:
            floor = max(0, floor - _SLACK)
        if other._words[ceiling - 1 : ceiling] != mine[-1:]:
            ceiling += _SLACK
        theirs = other._words[floor:ceiling]
        codes = list(Levenshtein.opcodes(mine, theirs))
        while codes and codes[0].tag == "insert":
            codes.pop(0)
        while codes and codes[-1].tag == "insert":
            codes.pop()
        window = theirs[codes[0].dest_start : codes[-1].dest_end] if codes else []
        if fuzz.ratio(" ".join(mine), " ".join(window)) < near:
            return None
        changes = [
            _Change(start + a, start + b, floor + c, floor + d)
            for a, b, c, d in _regions(codes)
            # What stands beside a gap, or in one, the writer has put in other words.
            if _GAP not in theirs[c:d]
            and not (a == 0 and start > 0)
            and not (b == len(mine) and end < len(self._words))
        ]
        same = sum(code.src_end - code.src_start for code in codes if code.tag == "equal")
        return changes, same

    def _offset(self, other: Wording, start: int, end: int) -> int | None:
        """How far into the other wording a fragment begins: what most of its shingles say."""
        counts: Counter[int] = Counter()
        for shingle, place in self.shingles.items():
            if start <= place < end and shingle in other.shingles:
                counts[other.shingles[shingle] - place] += 1
        return counts.most_common(1)[0][0] if counts else None

    def _excerpt(self, start: int, end: int) -> str:
        """The words as written, with one on each side."""
        last = len(self._words) - 1
        first = self._token_of[min(last, max(0, start - 1))]
        final = self._token_of[min(last, max(end, start))]
        return " ".join(self._tokens[first : final + 1][:_MOST_SHOWN])


def run_keys(text: str) -> set[tuple[str, ...]]:
    """The shingles that a `Wording` of the text may have, and more: gaps are not looked for."""
    words = spoken_words(text)
    return set(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def spoken_words(text: str) -> list[str]:
    """The words that a `Wording` of the text has, without its gaps but with what stands in them."""
    if "[" in text or "(" in text:
        text = _CAPITAL.sub(r"\1", text)
    if not text.isascii():
        return [word for token in _WORD.findall(text.lower()) for word in _parted(token)]
    tokens = text.encode().translate(_SPLIT).decode().split()
    if "'" not in text:
        return list(map(_spelling, tokens))
    return [word for token in tokens for word in _words_in(token)]


@lru_cache(maxsize=20_000)
def _words_in(token: str) -> tuple[str, ...]:
    """The words in lower-case letters, digits and apostrophes."""
    return tuple(word for item in _WORD.findall(token) for word in _parted(item))


def _regions(codes: list[Any]) -> list[_Change]:
    """The changes, those that touch as one."""
    found: list[_Change] = []
    for code in codes:
        if code.tag == "equal":
            continue
        if found and found[-1].end == code.src_start and found[-1].other_end == code.dest_start:
            found[-1] = found[-1]._replace(end=code.src_end, other_end=code.dest_end)
        else:
            found.append(_Change(code.src_start, code.src_end, code.dest_start, code.dest_end))
    return found


@lru_cache(maxsize=20_000)
def _parted(word: str) -> tuple[str, ...]:
    """A lower-case word as one, a contraction as two."""
    word = word.replace("’", "'")
    for ending, full in _SHORT.items():
        if word.endswith(ending) and len(word) > len(ending):
            stem = word[: -len(ending)]
            return {"wo": "will", "ca": "can"}.get(stem, stem), full
    return (_spelling(word),)


_spelling = lru_cache(maxsize=20_000)(one_spelling)


def _joined(changes: list[_Change]) -> _Change:
    """The first change, with those that follow close behind."""
    shown = changes[0]
    for change in changes[1:]:
        if change.start - shown.end > _APART:
            break
        shown = _Change(shown.start, change.end, shown.other_start, change.other_end)
    return shown

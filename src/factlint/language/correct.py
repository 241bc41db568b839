"""What an unknown word may be a slip of: neighbours, weighed by how likely the slip is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from factlint.language.lexicon import Lexicon, edits

SHORTEST = 5
_VOWELS = frozenset("aeiouy")
_KEYS = {
    letter: (row, column)
    for row, letters in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm"))
    for column, letter in enumerate(letters)
}
_ALIKE = frozenset(
    frozenset(pair) for pair in ("cs", "ck", "sz", "mn", "dt", "bp", "fv", "gj", "cq", "kq", "vw")
)
# A letter left out, doubled or swapped with its neighbour is one slip of a few; which wrong letter
# was put in is one of 25, and costs the logarithm of that: less where the finger or the ear is near.
_ANY_LETTER = 1.4
_NEAR_LETTER = 0.7
_FIRST_LETTER = 1.5  # people seldom miss the first letter
_SECOND_SLIP = 1.5
# How frequent the right word must be, after these costs. By chance, short words have neighbours.
_BARS = {5: 3.4, 6: 3.2, 7: 2.6, 8: 1.8}
_BAR = 1.5

_PREFIXES = tuple(
    """anti auto bio co counter cross cyber de dis eco euro extra fore geo hyper inter intra macro
    mega meta micro mid mini mis multi neo non out over photo post pre proto pseudo re self semi
    sub super tele trans ultra un under""".split()
)
_SUFFIXES = tuple(
    "able ably ible dom er ers esque ful hood ish ism isms ist ists less like ness ship ware wise"
    .split()
)


class Correction(NamedTuple):
    """A word that may be meant; `margin` is how far above the bar it is."""

    word: str
    score: float
    margin: float


def corrections(word: str, lexicon: Lexicon, own: Iterable[str] = ()) -> list[Correction]:
    """What may be meant by an unknown lower-case word, the most likely first.

    `own` are the document's own frequent terms, which count like frequent words.
    """
    if len(word) < SHORTEST:
        return []
    found = [
        _weighed(word, near.word, near.zipf) for near in lexicon.neighbours(word, 1)
    ]
    near_by = edits(word) if own else frozenset()
    found += [_weighed(word, term, 4.0) for term in own if term in near_by]
    if len(word) >= 8 and not any(near.margin >= 0 for near in found):
        found += [
            Correction(near.word, near.zipf - _SECOND_SLIP, near.zipf - _SECOND_SLIP - _BAR)
            for near in lexicon.neighbours(word, 2)
            if near.distance == 2 and not _at_one_edge(word, near.word)
        ]
    return sorted(found, key=lambda near: (-near.score, near.word))


def is_formation(word: str, lexicon: Lexicon) -> bool:
    """Whether the word is formed from known ones by a pattern that makes new words every day."""
    return _is_inflected(word, lexicon) or _has_affix(word, lexicon)


def is_compound(word: str, lexicon: Lexicon) -> bool:
    """Whether the word is two frequent words written as one."""
    return any(
        lexicon.zipf(word[:place]) >= 3.0 and lexicon.zipf(word[place:]) >= 2.5
        for place in range(4, len(word) - 3)
    )


def _weighed(word: str, other: str, zipf: float) -> Correction:
    score = zipf - cost(word, other)
    return Correction(other, score, score - _BARS.get(len(word), _BAR))


def cost(word: str, other: str) -> float:
    """How unlikely it is to write `word` for `other`, which is one edit away."""
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(word), len(other)) - start and word[-1 - end] == other[-1 - end]:
        end += 1
    wrong, right = word[start : len(word) - end], other[start : len(other) - end]
    price = _FIRST_LETTER if start == 0 else 0.0
    if len(wrong) == 1 and len(right) == 1:
        return price + (_NEAR_LETTER if _are_near(wrong, right) else _ANY_LETTER)
    if wrong and not right:
        around = word[max(0, start - 1) : start] + word[start + 1 : start + 2]
        if wrong in around:
            return price
        is_near = any(_are_beside(wrong, letter) for letter in around)
        return price + (_NEAR_LETTER if is_near else _ANY_LETTER)
    return price


def _are_near(one: str, other: str) -> bool:
    return (
        (one in _VOWELS and other in _VOWELS)
        or frozenset((one, other)) in _ALIKE
        or _are_beside(one, other)
    )


def _are_beside(one: str, other: str) -> bool:
    """Whether two letters are neighbours on the keyboard."""
    if one not in _KEYS or other not in _KEYS:
        return False
    (row, column), (other_row, other_column) = sorted((_KEYS[one], _KEYS[other]))
    if row == other_row:
        return other_column - column == 1
    return other_row - row == 1 and other_column - column in (-1, 0)


def _at_one_edge(word: str, other: str) -> bool:
    """Whether both edits are at the end: another ending makes another word."""
    shared = 0
    while shared < min(len(word), len(other)) and word[shared] == other[shared]:
        shared += 1
    return shared >= min(len(word), len(other)) - 1


def _is_inflected(word: str, lexicon: Lexicon) -> bool:
    if word.endswith("s"):
        return lexicon.known(word[:-1])
    return lexicon.known(f"{word}s")


def _has_affix(word: str, lexicon: Lexicon) -> bool:
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= 5 and lexicon.zipf(rest) >= 2.5:
            return True
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem == word or len(word) < 8 or len(stem) < 4:
            continue
        stems = [stem, f"{stem}e"] + ([stem[:-1]] if stem[-1] == stem[-2] else [])
        if any(lexicon.zipf(form) >= 2.5 and lexicon.known(form) for form in stems):
            return True
    return False

"""What an unknown word may be a slip of: neighbours, weighed by how likely the slip is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from factlint.language.lexicon import Lexicon
from factlint.language.nearwords import edits

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
# A letter left out, doubled or swapped with its neighbour is one slip of a few; which wrong
# letter was put in is one of 25, and costs the logarithm of that, or less where it is a near one.
_ANY_LETTER = 1.4
_NEAR_LETTER = 0.7
_FIRST_LETTER = 1.5  # people seldom miss the first letter
_LAST_LETTER = 0.7  # another last letter makes another name: httpx
_SECOND_SLIP = 1.0
_SURE = 1.5  # from this margin on, a slip is likelier than a new compound
_FAR = 3.0  # for a listed correction that is more than one slip away
# How frequent the right word must be, after these costs. By chance, short words have neighbours.
_BARS = {5: 3.6, 6: 3.2, 7: 2.6, 8: 1.8}
_BAR = 1.5
_ROUNDING = 0.05

_PREFIXES = tuple(
    """anti auto back bio co counter cross cyber de dis down eco euro extra fore geo hyper inter
    intra macro mega meta micro mid mini mis multi neo non off out over photo post pre proto pseudo
    re self semi sub super tele trans ultra un under up""".split()
)
_SUFFIXES = tuple(
    """able ably ible dom er ers esque ful hood ish ism isms ist ists ity less like ness or ors
    ship ware wise""".split()
)


class Correction(NamedTuple):
    """A word that may be meant; `margin` is how far above the bar it is.

    `price` is 0 for the likeliest slips, and higher for others.
    """

    word: str
    score: float
    margin: float
    price: float
    distance: int = 1


def corrections(word: str, lexicon: Lexicon, own: Iterable[str] = ()) -> list[Correction]:
    """What may be meant by an unknown lower-case word, the most likely first.

    Of what is below the bar, only some are given.

    `own` are the document's own frequent terms, which count like frequent words.
    """
    near_by = edits(word) if own else frozenset()
    beside = tuple(term for term in own if term in near_by)
    return list(_corrections(word, lexicon, beside))


@lru_cache(maxsize=20_000)
def _corrections(word: str, lexicon: Lexicon, beside: tuple[str, ...]) -> tuple[Correction, ...]:
    """As `corrections`, given those of the document's terms that are one edit away."""
    if len(word) < SHORTEST:
        return ()
    bar = _BARS.get(len(word), _BAR) - _ROUNDING
    neighbours = lexicon.neighbours(word, bar, bar + _FIRST_LETTER)
    found = [_weighed(word, near.word, near.zipf) for near in neighbours]
    found += [_weighed(word, term, 4.0) for term in beside]
    if len(word) >= 8 and not any(near.margin >= 0 for near in found):
        found += [
            _weighed_twice(word, near.word, near.zipf)
            for near in lexicon.neighbours_two_away(word)
            if not _at_one_edge(word, near.word)
        ]
    return tuple(sorted(found, key=lambda near: (-near.score, near.word)))


def ranked(word: str, candidates: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The candidates for a misspelling, the most likely first."""
    if len(candidates) < 2:
        return tuple(candidates)
    near_by = edits(word)

    def weight(candidate: str) -> float:
        right = candidate.lower()
        frequency = min(map(lexicon.zipf, right.split()), default=0.0)
        return frequency - (cost(word, right) if right in near_by else _FAR)

    return tuple(sorted(candidates, key=lambda candidate: (-weight(candidate), candidate)))


@lru_cache(maxsize=20_000)
def is_formation(word: str, lexicon: Lexicon) -> bool:
    """Whether the word is formed from known ones by a pattern that makes new words every day."""
    return _is_inflected(word, lexicon) or _has_affix(word, lexicon)


@lru_cache(maxsize=20_000)
def is_compound(word: str, best: Correction, lexicon: Lexicon) -> bool:
    """Whether the word is rather two words written as one than a slip of the correction."""
    if best.margin >= _SURE:
        return False
    least = 3.5 if best.distance == 1 else 2.5
    for place in range(3, len(word) - 2):
        parts = word[:place], word[place:]
        rarest = min(map(lexicon.zipf, parts))
        if rarest >= (least if min(map(len, parts)) > 3 else 4.5):
            return True
    return False


def _weighed(word: str, other: str, zipf: float) -> Correction:
    price = cost(word, other)
    return Correction(other, zipf - price, zipf - price - _BARS.get(len(word), _BAR), price)


def _weighed_twice(word: str, other: str, zipf: float) -> Correction:
    """As `_weighed`, for a word two edits away: by the cheapest way from one to the other."""
    between = edits(word) & edits(other)
    price = min(cost(word, step) + cost(step, other) for step in between)
    score = zipf - _SECOND_SLIP - price
    return Correction(other, score, score - _BAR, price, 2)


def cost(word: str, other: str) -> float:
    """How unlikely it is to write `word` for `other`, which is one edit away."""
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(word), len(other)) - start and word[-1 - end] == other[-1 - end]:
        end += 1
    wrong, right = word[start : len(word) - end], other[start : len(other) - end]
    if not wrong or len(wrong) == 2:
        return _FIRST_LETTER if start == 0 else 0.0
    price = _FIRST_LETTER if start == 0 else _LAST_LETTER if end == 0 else 0.0
    if right:
        return price + (_NEAR_LETTER if _are_near(wrong, right) else _ANY_LETTER)
    around = word[max(0, start - 1) : start] + word[start + 1 : start + 2]
    if wrong in around:
        return 0.0
    is_near = any(_are_beside(wrong, letter) for letter in around)
    return price + (_NEAR_LETTER if is_near else _ANY_LETTER)


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
    return shared >= min(len(word), len(other)) - 2


def _is_inflected(word: str, lexicon: Lexicon) -> bool:
    other = word[:-1] if word.endswith("s") else f"{word}s"
    # Below this the frequency list holds slips; what only the dictionary knows has none.
    return lexicon.known(other) and not 0 < lexicon.zipf(other) < 1.5


def _has_affix(word: str, lexicon: Lexicon) -> bool:
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 3 and lexicon.zipf(rest) >= (2.5 if len(rest) > 4 else 3.5):
            return True
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem == word or len(word) < 8 or len(stem) < 4:
            continue
        stems = [stem, f"{stem}e"] + ([stem[:-1]] if stem[-1] == stem[-2] else [])
        if any(lexicon.zipf(form) >= 2.0 and lexicon.known(form) for form in stems):
            return True
    return False

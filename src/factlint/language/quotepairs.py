"""Quotations told by their marks alone, without the blocks of the text; nearly always they can be.

Where each double mark plainly opens or closes, each that opens is followed by one that closes, and
no block ends between the two, the quotations are known, and no mark is left over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import combinations

from factlint.language.quotemarks import (
    BEFORE_OPENING,
    BEFORE_STRONG,
    BEHIND_CLOSING,
    has_single_outer_marks,
)
from factlint.language.speakers import SENTENCE_ENDS, names_somebody
from factlint.language.wording import FEWEST_COMPARED, NEAR, SAME_WORDS, Wording, spoken_words
from factlint.model.document import Document, PartKind

Pair = tuple[int, int]
_FEWEST = 8  # words of a quotation that is compared
_MOST_ALIKE = 12  # quotations that are compared with each other
_GAP_SIGNS = ("[", "(", "..", "…", "**")
_ODD = ("„", "‟", "«", "»")


def paired(document: Document) -> tuple[Pair, ...] | None:
    """The ranges of all quotations, marks included, and of pairs outside of blocks.

    None where that cannot be told.
    """
    text = shown = document.text
    if "`" in text and "``" in text:
        return None
    if not text.isascii():
        if any(mark in text for mark in _ODD):
            return None
        shown = text.replace("“", '"').replace("”", '"').replace("’", "'")
    if "'" in shown:
        pieces = shown.split("'")
        if "" in pieces[1:-1]:
            return None  # two of them stand for a double one
        strong = sum([piece[-1:] in BEFORE_STRONG for piece in pieces[:-1]])
        if strong > 1 and has_single_outer_marks(text):
            return None
    if '"' not in shown:
        return ()
    pairs = _pairs(shown.split('"'))
    if pairs is None or not all(document.is_unbroken(*pair) for pair in pairs):
        return None
    return pairs


def _pairs(pieces: list[str]) -> tuple[Pair, ...] | None:
    """Pairs of the marks between pieces of a text, if all of them plainly open and close."""
    if not len(pieces) % 2:
        return None
    found: list[Pair] = []
    at = len(pieces[0])
    before = pieces[0]
    for number in range(1, len(pieces), 2):
        inside, behind = pieces[number], pieces[number + 1]
        opener = before[-1:]
        if not (opener.isspace() or opener in BEFORE_OPENING if opener else number == 1):
            return None
        closer = inside[-1:]
        if not inside[:1].isalnum() or closer.isspace() or closer in BEFORE_OPENING:
            return None
        if closer.isdigit() or (closer in _SINGLE):
            return None
        if behind and not (behind[0].isspace() or behind[0] in BEHIND_CLOSING):
            return None
        if not behind and number + 2 < len(pieces):
            return None
        end = at + len(inside) + 2
        found.append((at, end))
        at = end + len(behind)
        before = behind
    return tuple(found)


_SINGLE = frozenset("'‘’`")


def may_be_twice(text: str, pairs: Sequence[Pair]) -> bool:
    """Whether two quotations of some length may be one in two wordings, or said by two."""
    long = [text[start:end] for start, end in pairs if end - start > 2 * _FEWEST]
    if len(long) < 2:
        return False
    worded = [(shown, words) for shown in long if len(words := spoken_words(shown)) >= _FEWEST]
    runs = [set(zip(words, words[1:], words[2:], strict=False)) for _, words in worded]
    if sum(map(len, runs)) == len(set().union(*runs)):
        return False
    if len(worded) > _MOST_ALIKE:
        return True
    return any(
        not keys.isdisjoint(others)
        and _have_same_words(*one, *other)
        and _are_alike(Wording(one[0]), Wording(other[0]))
        for (one, keys), (other, others) in combinations(zip(worded, runs, strict=True), 2)
    )


def _are_alike(one: Wording, other: Wording) -> bool:
    """Whether these are wordings of one quotation."""
    if one.shingles.keys().isdisjoint(other.shingles):
        return False
    return one.difference(other, NEAR) is not None


def _have_same_words(one: str, words: list[str], other: str, others: list[str]) -> bool:
    """Whether so many words are the same as wordings of one quotation need.

    Where nothing may be left out, that is a share of all words of the shorter one.
    """
    if len(words) > len(others):
        words, others = others, words
    compared = FEWEST_COMPARED if _may_have_gap(one) or _may_have_gap(other) else len(words)
    return sum(map(set(others).__contains__, words)) >= SAME_WORDS * compared


def _may_have_gap(shown: str) -> bool:
    return shown.count(".") > 2 or any(map(shown.__contains__, _GAP_SIGNS))


def may_lack_speaker(document: Document, pairs: Sequence[Pair]) -> bool:
    """Whether beside some quotation of a sentence nobody is seen at once to speak, or named."""
    text = document.text
    sentences = [
        pair for pair in pairs if text[pair[0] + 1].isupper() and text[pair[1] - 2] in SENTENCE_ENDS
    ]
    return bool(sentences) and any_lacks_speaker(document, sentences, pairs)


def any_lacks_speaker(
    document: Document, quotations: Sequence[Pair], quoted: Sequence[Pair]
) -> bool:
    """Whether beside one of some quotations nobody is seen at once to speak, or named.

    `quoted` are all ranges that are quoted, in order; what stands in them says nothing of that.
    """
    bodies = [(part.start, part.end) for part in document.of_kind(PartKind.BODY)]
    for start, end in quotations:
        body = next((item for item in bodies if item[0] <= start < item[1]), None)
        if body is None:
            continue  # only running text is asked who speaks
        first = bisect_left(quoted, (start, start))
        behind = bisect_left(quoted, (end, end))
        floor = max(body[0], quoted[first - 1][1] if first else 0)
        ceiling = min(body[1], quoted[behind][0] if behind < len(quoted) else len(document.text))
        if not _is_beside(document, floor, start, end, ceiling):
            return True
    return False


def _is_beside(document: Document, floor: int, start: int, end: int, ceiling: int) -> bool:
    """Whether the lines of a quotation, or those next to them, say in its block who speaks."""
    text = document.text
    high = _line_end(text, end, ceiling)
    if names_somebody(text, end, high):
        return True
    low = max(text.rfind("\n", floor, start) + 1, floor)
    if names_somebody(text, low, start):
        return True
    if high < ceiling:
        last = _line_end(text, high + 1, ceiling)
        if document.is_unbroken(start, last) and names_somebody(text, high, last):
            return True
    if low > floor:
        first = max(text.rfind("\n", floor, low - 1) + 1, floor)
        if document.is_unbroken(first, end) and names_somebody(text, first, low):
            return True
    return False


def _line_end(text: str, start: int, ceiling: int) -> int:
    end = text.find("\n", start, ceiling)
    return end if end >= 0 else ceiling

"""The needles that are single words: which of them stand in a text, and where.

Told by the tokens of the text; only the words that are needles are then looked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from factlint import regex
from factlint.kinds.base import Hit, Needle
from factlint.language.tokens import Tokens
from factlint.language.words import WordIndex
from factlint.model.rule import Need
from factlint.patterns import compile_regex, lazy_regex
from factlint.ruleset.literals import fold
from factlint.ruleset.vocabulary import Vocabulary

_TOKEN = lazy_regex(r"\w+")
_GAP = lazy_regex(r"[ \n]")
_LONG = 100_000
_PIECE = 16_000


class WordNeedles:
    """Needles that are words, each with the number of its rule, and what is asked of the lexicon.

    `needs` are those of the rules that run on silence.
    """

    def __init__(
        self, needles: Iterable[tuple[int, Needle]], needs: Collection[Need] = frozenset()
    ) -> None:
        self._by_word: dict[str, list[tuple[int, Needle]]] = {}
        for number, needle in needles:
            self._by_word.setdefault(fold(needle.pattern), []).append((number, needle))
        self._vocabulary = Vocabulary(self._by_word.keys(), needs)

    def scan(self, words: WordIndex, found: dict[int, list[Hit]]) -> None:
        """Add the hits in a text, by the number of the rule, in no order.

        The tokens that are harmless to all rules are set aside.
        """
        if not self._vocabulary:
            return
        if words.tokens.size <= _LONG:
            self._scan_piece(words, 0, found)
            return
        left: set[bytes] = set()
        is_lowered = words.tokens.is_lowered
        for start, end in _pieces(words.text):
            text = words.text[start:end]
            data = text.encode("utf-8", "surrogatepass")
            piece = WordIndex(text, Tokens(data, is_lowered=is_lowered))
            self._scan_piece(piece, start, found)
            left |= piece.tokens.left
            words.tokens.met |= piece.tokens.met
        words.tokens.left = left

    def _scan_piece(self, words: WordIndex, offset: int, found: dict[int, list[Hit]]) -> None:
        wanted = self._vocabulary.look(words.tokens)
        if not wanted:
            return
        for token, starts in _places(words, wanted).items():
            length = len(token)
            for number, needle in self._by_word.get(fold(token), ()):
                if _is_meant(needle, token):
                    key = needle.key
                    found.setdefault(number, []).extend(
                        [Hit(offset + start, offset + start + length, key) for start in starts]
                    )


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A long text in pieces, cut at white space: few of the words stand in each."""
    start = 0
    while len(text) - start > 2 * _PIECE:
        gap = _GAP.search(text, start + _PIECE)
        if gap is None:
            break
        yield start, gap.start()
        start = gap.start()
    yield start, len(text)


def _places(words: WordIndex, wanted: set[str]) -> dict[str, list[int]]:
    """The written forms of words in lower case, and where they stand; maybe those of others too."""
    text, lowered = words.text, words.lowered
    if len(lowered) != len(text) or not all(map(str.isascii, wanted)):
        return _all_places(text)
    places: dict[str, list[int]] = {}
    for word in wanted:
        length = len(word)
        start = lowered.find(word)
        while start >= 0:
            end = start + length
            before, behind = text[start - 1 : start], text[end : end + 1]
            if not _is_in_word(before) and not _is_in_word(behind):
                places.setdefault(text[start:end], []).append(start)
            start = lowered.find(word, end)
    return places


def _all_places(text: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for match in _TOKEN.finditer(text):
        places.setdefault(match[0], []).append(match.start())
    return places


def _is_in_word(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char == "_"
    return _TOKEN.match(char) is not None


def _is_meant(needle: Needle, token: str) -> bool:
    """Whether a token of the same folded form is the word of a needle."""
    if not needle.ignore_case:
        return token == needle.pattern
    # Beyond ASCII, folding joins more than ignoring case does (ß and ss).
    if token.isascii() and needle.pattern.isascii():
        return True
    return _ignoring_case(needle.pattern).fullmatch(token) is not None


@lru_cache(maxsize=1_000)
def _ignoring_case(word: str) -> regex.Pattern[str]:
    return compile_regex(regex.escape(word), regex.IGNORECASE)

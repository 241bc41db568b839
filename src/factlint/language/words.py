"""The distinct words of a text and where they stand.

Most questions are about a few words: those are looked for one by one. Which words there are at all
is told by the tokens, which is far quicker than finding the place of each. The index of all places
is made only for long texts, and where something asks for all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from factlint.language.tokens import WORD, Tokens, words_of

_LONG = 100_000
_FEW = 32
"""In a text of more code points than that so many words are looked for one by one, no more."""

_LONGEST = 60
"""Letters: where a longer word begins in a run of one letter would be asked at each of them."""

_APOSTROPHES = "'’"
_NO_FORMS: frozenset[str] = frozenset()


class WordIndex:
    """Words of a text: runs of letters and digits, with apostrophes between them.

    Where it is known beforehand which of its `tokens` matter, it need not be split.
    """

    def __init__(self, text: str, tokens: Tokens | None = None) -> None:
        self.text = text
        if tokens is not None:
            self.tokens = tokens
        self.doubtful: dict[int, list[str]] = {}
        """What the lexicon said of the text, by the sort of doubt."""
        self._found: dict[str, tuple[int, ...]] = {}
        self._asked = 0

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Each distinct word, as written, with its offsets in order."""
        places: dict[str, list[int]] = {}
        for match in WORD.finditer(self.text):
            places.setdefault(match[0], []).append(match.start())
        return places

    @cached_property
    def folded(self) -> dict[str, int]:
        """How often each word occurs, upper and lower case taken together."""
        counts: dict[str, int] = {}
        for word, offsets in self.places.items():
            key = word.lower()
            counts[key] = counts.get(key, 0) + len(offsets)
        return counts

    @cached_property
    def tokens(self) -> Tokens:
        """The pieces of the text in which its words stand, found without looking for words."""
        return Tokens(self.text.encode("utf-8", "surrogatepass"))

    def forms(self, word: str) -> AbstractSet[str]:
        """How a word in lower case is written, in a text whose tokens are lowered."""
        if self._asks_index() or len(word) > _LONGEST:
            return self._forms.get(word, _NO_FORMS)
        length = len(word)
        return {self.text[place : place + length] for place in _stands(self.lowered, word)}

    @cached_property
    def _forms(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for token in self.tokens.as_written():
            for word in words_of(token):
                found.setdefault(word.lower(), set()).add(word)
        return found

    @cached_property
    def total(self) -> int:
        """How many words the text has."""
        if "places" in self.__dict__:
            return sum(map(len, self.places.values()))
        return len(WORD.findall(self.text))

    def at(self, word: str) -> Sequence[int]:
        """Where a word stands as written, in order; empty where it does not."""
        if self._asks_index() or len(word) > _LONGEST:
            return self.places.get(word, ())
        found = self._found.get(word)
        if found is None:
            found = self._found[word] = tuple(_stands(self.text, word))
        return found

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and bool(self.at(word))

    def count(self, word: str) -> int:
        """How often a lower-case word occurs in any case."""
        if "folded" in self.__dict__ or self._asks_index() or not self._is_of_one_length:
            return self.folded.get(word, 0)
        return sum(1 for _ in _stands(self.lowered, word))

    def _asks_index(self) -> bool:
        """Whether a word is better looked up in the index than in the text."""
        if "places" in self.__dict__:
            return True
        if len(self.text) <= _LONG:
            return False
        self._asked += 1
        return self._asked > _FEW

    @cached_property
    def lowered(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @cached_property
    def doubled(self) -> Sequence[str] | None:
        """In lower case the words with only white space between them and themselves, and more.

        None where that takes long to tell.
        """
        if not self.tokens.is_lowered:
            return None
        twins = self.tokens.twins()
        if not twins or len(self.text) > _LONG:
            return None if twins else ()
        words = (token.decode() for token in twins)
        return [word for word in words if any(map(str.isspace, self.lowered.split(word)[1:-1]))]

    @cached_property
    def _is_of_one_length(self) -> bool:
        """Whether places in the lower-case text are those of the text."""
        return self.text.isascii() or len(self.lowered) == len(self.text)


def _stands(text: str, word: str) -> Iterator[int]:
    """Where a word stands by itself, as the expression of words would find it."""
    length = len(word)
    if not word:
        return
    start = text.find(word)
    while start >= 0:
        if not _goes_on_before(text, start) and not _goes_on_behind(text, start + length):
            yield start
        start = text.find(word, start + 1)


def _goes_on_before(text: str, start: int) -> bool:
    if not start:
        return False
    char = text[start - 1]
    return char.isalnum() or (char in _APOSTROPHES and start > 1 and text[start - 2].isalnum())


def _goes_on_behind(text: str, end: int) -> bool:
    char = text[end : end + 1]
    return char.isalnum() or (
        bool(char) and char in _APOSTROPHES and text[end + 1 : end + 2].isalnum()
    )


def in_order(words: Collection[str], index: WordIndex) -> list[str]:
    """The words by their first places."""
    return sorted(words, key=lambda word: index.at(word)[0])

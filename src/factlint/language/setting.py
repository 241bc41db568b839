"""Where a word stands: what its capital says, what it is glued to, whether it stands in English."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from functools import cached_property

import regex

from factlint.language.lexicon import Lexicon, fold
from factlint.language.prose import Prose
from factlint.model.document import Part, Span

_WORD = regex.compile(
    r"(?: https?:// | www\. )\S+ | (?P<word> \p{L}[\p{L}\p{M}'’]* )", regex.VERBOSE
)
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_OPENS = regex.compile(
    r"""
    (?: [.!?:…] ["'”’)\]]* \s      # behind what may end a sentence, or a colon
      | \s [—–-] \s               # behind a dash
      | \s ["“]                     # where a quotation opens
    )
    [\s"'“‘«(\[*_•>-]* $
    """,
    regex.VERBOSE,
)
_NAME_BEFORE = regex.compile(
    r"""(?: ^ | [\s(“"-] ) ( \p{Lu} [\p{L}.’']* ) [ \n-] $""", regex.VERBOSE
)
_GLUED_BEFORE = regex.compile(r"[@\\#&$_=]$ | \w\.$ | //$ | ::$", regex.VERBOSE)
_GLUED_AFTER = regex.compile(r"[@\\_&] | [.:][a-z] | \((?!s\))[a-z)] | // | ::", regex.VERBOSE)
_COMPOUND_BEFORE = regex.compile(r"(?: [^\W_]+ [-‑] )+ $", regex.VERBOSE)
_COMPOUND_AFTER = regex.compile(r"(?: [-‑] [^\W_]+ )+", regex.VERBOSE)
_REACH = 60
_VERY_COMMON = 5.4  # the, of, and, that, with …: a third of English prose, and of no other
_COMMON = 3.0
_BRIEF = 8
_READ = 20_000  # code points, enough to know a language


class Capital(Enum):
    """What the capitals of a word say."""

    NONE = "none"
    OPENING = "opening"  # a sentence begins here
    TITLE = "title"  # most words around have one
    SHOUTED = "shouted"  # all letters are capitals, and so they are around
    NAME = "name"  # it looks like a name or an abbreviation


class Setting:
    """Answers about places of one document; what they need is found when first asked."""

    def __init__(self, prose: Prose, lexicon: Lexicon) -> None:
        self._prose = prose
        self._text = prose.text
        self._lexicon = lexicon
        self._english: dict[tuple[int, int], bool] = {}
        self._titles: dict[Span, bool] = {}

    def capital(self, start: int, word: str) -> Capital:
        """What the capitals of the word that starts here say."""
        if word.islower():
            return Capital.NONE
        sentence = self._prose.sentence_at(start)
        if word.isupper():
            end = start + len(word)
            around = (
                self._text[max(sentence.start, start - _REACH) : start]
                + self._text[end : min(sentence.end, end + _REACH)]
            )
            return Capital.SHOUTED if around.isupper() else Capital.NAME
        if not word[1:].islower():
            return Capital.NAME
        if self._is_title(sentence):
            return Capital.TITLE
        before = self._text[max(sentence.start, start - 24) : start]
        if start <= sentence.start or _OPENS.search(before) or not _LETTER.search(before):
            return Capital.OPENING
        return Capital.NAME

    def is_beside_name(self, start: int, end: int) -> bool:
        """Whether the word before or after, in the same sentence, has a capital as well."""
        text = self._text
        following = text[end : end + 2]
        if len(following) == 2 and following[0] in " -\n" and following[1].isupper():
            return True
        before = text[max(0, start - 40) : start]
        if not before or before[-1] not in " -\n":
            return False
        word = _NAME_BEFORE.search(before)
        if word is None or word[1] in ("A", "I", "The"):
            return False
        place: int = start - len(before) + word.start(1)
        return self._prose.sentence_at(place).start != place

    def is_glued(self, start: int, end: int) -> bool:
        """Whether the range is a piece of an address, a path, a handle or a file name."""
        before, after = self._text[max(0, start - 2) : start], self._text[end : end + 3]
        return bool(_GLUED_BEFORE.search(before) or _GLUED_AFTER.match(after))

    def joined(self, start: int, end: int) -> str:
        """The compound without its hyphens that the range is a piece of; else empty."""
        text = self._text
        before = _COMPOUND_BEFORE.search(text[max(0, start - _REACH) : start])
        after = _COMPOUND_AFTER.match(text[end : end + _REACH])
        if before is None and after is None:
            return ""
        parts = (before[0] if before else "", text[start:end], after[0] if after else "")
        return "".join(parts).replace("-", "").replace("‑", "").lower()

    def is_english(self, start: int) -> bool:
        """Whether the block around a place reads as English; a brief one like the document."""
        block = self._block(start)
        key = (block.start, block.end)
        known = self._english.get(key)
        if known is None:
            words = self._words(*key)
            known = self._is_english_text if len(words) < _BRIEF else self._reads_english(words)
            self._english[key] = known
        return known

    @cached_property
    def _is_english_text(self) -> bool:
        words = self._words(0, len(self._text))
        return len(words) < _BRIEF or self._reads_english(words)

    def _block(self, start: int) -> Part | Span:
        blocks = self._prose.blocks
        index = bisect_right(blocks, start, key=lambda part: part.start) - 1
        if index >= 0 and start < blocks[index].end:
            return blocks[index]
        return self._prose.sentence_at(start)

    def _words(self, start: int, end: int) -> list[str]:
        found = _WORD.finditer(self._text, start, min(end, start + _READ))
        return [match["word"] for match in found if match["word"]]

    def _reads_english(self, words: list[str]) -> bool:
        """By the share of the commonest words, or, as notes lack them, of common ones."""
        zipfs = [self._lexicon.zipf(fold(word)) for word in words]
        if sum(zipf >= _VERY_COMMON for zipf in zipfs) >= 0.12 * len(zipfs):
            return True
        return sum(zipf >= _COMMON for zipf in zipfs) >= 0.65 * len(zipfs)

    def _is_title(self, sentence: Span) -> bool:
        known = self._titles.get(sentence)
        if known is None:
            words = [w for w in self._words(sentence.start, sentence.end) if len(w) > 3]
            capitals = sum(word[0].isupper() for word in words)
            known = len(words) > 1 and capitals >= 0.7 * len(words)
            self._titles[sentence] = known
        return known

"""Where a word stands: what its capital says, what it is glued to, whether it stands in English."""

from __future__ import annotations

from enum import Enum

import regex

from factlint.language.lexicon import Lexicon, fold
from factlint.language.prose import Prose
from factlint.model.document import Part, PartKind, Span

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’]*")
_OPENS = regex.compile(r"""(?: ^ | [.!?:…] ["'”’)\]]* \s | \s[—–-]\s | \n | \d+[.)]\s ) [\s"'“‘«(\[*_•>-]* $""", regex.X)
_VERY_COMMON = 5.4  # the, of, and, that, with …: a third of English prose, and of no other
_BRIEF = 8


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
            around = self._text[sentence.start : sentence.end].replace(word, "")
            return Capital.SHOUTED if around.isupper() else Capital.NAME
        if not word[1:].islower():
            return Capital.NAME
        if self._is_title(sentence):
            return Capital.TITLE
        before = self._text[max(sentence.start - 1, start - 24, 0) : start]
        if start <= sentence.start or _OPENS.search(before) or not before.strip("\"'“‘«([*_ \n"):
            return Capital.OPENING
        return Capital.NAME

    def is_beside_name(self, start: int, end: int) -> bool:
        """Whether the word before or after, in the same sentence, has a capital as well."""
        text = self._text
        following = text[end : end + 2]
        if len(following) == 2 and following[0] in " -" and following[1].isupper():
            return True
        before = text[max(0, start - 40) : start]
        if not before or before[-1] not in " -":
            return False
        word = regex.search(r"(?:^|[\s(“\"-])(\p{Lu}[\p{L}.’']*)[ -]$", before)
        if word is None or word[1] in ("A", "I", "The"):
            return False
        place = start - len(before) + word.start(1)
        return self._prose.sentence_at(place).start != place

    def is_glued(self, start: int, end: int) -> bool:
        """Whether the range is a piece of an address, a path, a handle or a file name."""
        before, after = self._text[max(0, start - 2) : start], self._text[end : end + 2]
        if before[-1:] in ("@", "\\", "#", "&", "$", "_", "=") or after[:1] in ("@", "\\", "_", "&"):
            return True
        if before[-1:] == "." and before[:1].isalnum():
            return True
        if after[:1] in (".", ":", "(") and after[1:].strip(after[0]) and after[1:][:1].islower():
            return True
        return before in ("//", "::") or after in ("//", "::", "()")

    def joined(self, start: int, end: int) -> str:
        """The compound without its hyphens that the range is a piece of; else empty."""
        text = self._text
        first, last = start, end
        while first > 1 and text[first - 1] in "-‑" and text[first - 2].isalnum():
            first -= 2
            while first > 0 and text[first - 1].isalnum():
                first -= 1
        while last + 1 < len(text) and text[last] in "-‑" and text[last + 1].isalnum():
            last += 2
            while last < len(text) and text[last].isalnum():
                last += 1
        if (first, last) == (start, end):
            return ""
        return text[first:last].replace("-", "").replace("‑", "").lower()

    def is_english(self, start: int) -> bool:
        """Whether the block around a place reads as English; a brief one like the document."""
        block = self._block(start)
        key = (block.start, block.end)
        known = self._english.get(key)
        if known is None:
            words = self._words(*key)
            if len(words) < _BRIEF and key != (0, len(self._text)):
                words = self._words(0, min(len(self._text), 20_000))
            known = self._english[key] = len(words) < _BRIEF or self._reads_english(words)
        return known

    def kind_of_block(self, start: int) -> PartKind | None:
        """The kind of the block around a place, where there is one."""
        block = self._block(start)
        return block.kind if isinstance(block, Part) else None

    def _block(self, start: int) -> Part | Span:
        from bisect import bisect_right

        blocks = self._prose.blocks
        index = bisect_right(blocks, start, key=lambda part: part.start) - 1
        if index >= 0 and start < blocks[index].end:
            return blocks[index]
        return self._prose.sentence_at(start)

    def _words(self, start: int, end: int) -> list[str]:
        return _WORD.findall(self._text, start, min(end, start + 20_000))

    def _reads_english(self, words: list[str]) -> bool:
        common = sum(self._lexicon.zipf(fold(word)) >= _VERY_COMMON for word in words)
        return common >= 0.12 * len(words)

    def _is_title(self, sentence: Span) -> bool:
        known = self._titles.get(sentence)
        if known is None:
            words = [w for w in self._words(sentence.start, sentence.end) if len(w) > 3]
            capitals = sum(word[0].isupper() for word in words)
            known = self._titles[sentence] = len(words) > 1 and capitals >= 0.7 * len(words)
        return known

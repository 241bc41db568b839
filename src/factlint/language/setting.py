"""Where a word stands: what its capital says, what it is glued to, whether it stands in English."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum
from functools import cached_property

from factlint.language.lexicon import Lexicon, fold
from factlint.language.prose import Prose
from factlint.model.document import Part, Span
from factlint.patterns import lazy_re

_WORD = lazy_re(r"(?: https?:// | www\. )\S+ | (?P<word> [^\W\d_] [^\W\d_'’]* )", re.VERBOSE)
_LETTER = lazy_re(r"[^\W_]")
_OPENS = lazy_re(
    r"""
    (?: [.!?:…] ["'”’)\]]* \s      # behind what may end a sentence, or a colon
      | \s [—–-] \s               # behind a dash
      | \s ["“]                     # where a quotation opens
    )
    [\s"'“‘«(\[*_•>-]* $
    """,
    re.VERBOSE,
)
_GLUED_BEFORE = lazy_re(r"[@\\#&$_=]$ | \w\.$ | //$ | ::$", re.VERBOSE)
_GLUED_AFTER = lazy_re(r"[@\\_&] | [.:][a-z] | \((?!s\))[a-z)] | // | ::", re.VERBOSE)
_COMPOUND_BEFORE = lazy_re(r"(?: [^\W_]+ [-‑] )+ $", re.VERBOSE)
_COMPOUND_AFTER = lazy_re(r"(?: [-‑] [^\W_]+ )+", re.VERBOSE)
_REACH = 60
# Frequent words that other languages do not write: a fifth of English prose or more.
_ENGLISH = frozenset(
    """
    about all and are as at be been but by can could for from had has have he her his how if into is
    it its more my not of on one or our out she so than that the their them they there this to up
    was we were what when which who will with would you your
    """.split()
)
_FOREIGN = frozenset(
    """
    che con da das de degli dei del della den der des di die do een el em en est et het il ist la le
    les los mit na nel nos o os par para pas per por pour que se sur um un una und une van von y zu
    """.split()
)
_COMMON = 3.0
_BRIEF = 8
_LONG = 16
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
        if before[-1:] not in (" ", "-", "\n"):
            return False
        last = before[:-1].replace("-", " ").split(" ")[-1].split("\n")[-1].lstrip("(“\"'")
        if not last[:1].isupper() or last in ("A", "I", "The"):
            return False
        place = start - 1 - len(last)
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
            known = len(words) < _BRIEF or _reads_english(words, self._lexicon)
            known = known and (len(words) >= _LONG or self._is_english_text)
            self._english[key] = known
        return known

    @cached_property
    def _is_english_text(self) -> bool:
        words = self._words(0, len(self._text))
        return len(words) < _BRIEF or _reads_english(words, self._lexicon)

    def _block(self, start: int) -> Part | Span:
        blocks = self._prose.blocks
        index = bisect_right(blocks, start, key=lambda part: part.start) - 1
        if index >= 0 and start < blocks[index].end:
            return blocks[index]
        return self._prose.sentence_at(start)

    def _words(self, start: int, end: int) -> list[str]:
        found = _WORD.findall(self._text, start, min(end, start + _READ))
        return list(filter(None, found))  # an address has no word

    def _is_title(self, sentence: Span) -> bool:
        known = self._titles.get(sentence)
        if known is None:
            words = [w for w in self._words(sentence.start, sentence.end) if len(w) > 3]
            capitals = sum(word[0].isupper() for word in words)
            known = len(words) > 1 and capitals >= 0.7 * len(words)
            self._titles[sentence] = known
        return known


def _reads_english(words: list[str], lexicon: Lexicon) -> bool:
    """By the share of words that only English has; notes, which lack them, by common ones."""
    lowered = list(map(str.lower, words))
    english = sum(map(_ENGLISH.__contains__, lowered))
    if len(words) < _LONG:
        return english >= sum(map(_FOREIGN.__contains__, lowered)) - 1
    if english >= 0.14 * len(words):
        return True
    common = sum(lexicon.zipf(fold(word)) >= _COMMON for word in words)
    return common >= 0.8 * len(words)

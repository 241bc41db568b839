"""Words that stop in the middle."""

from __future__ import annotations

from factlint import regex
from factlint.language.lexicon import load
from factlint.language.words import WordIndex
from factlint.patterns import lazy_regex

# The zipf frequency of words that a last word is not likely to be, and of those that it is not
# if it begins a frequent word.
_RARE = 1.5
_SELDOM = 2.6
_VOWEL = lazy_regex(r"[aeiouyàâäæéèêëîïôöœùûüÿ\P{Latin}]", regex.IGNORECASE)
_SHORT_FORMS = frozenset("Mr Mrs Ms Dr St Jr Sr Mt Ft Ltd Bhd Ph".split())


def is_cut_off(words: WordIndex, token: str, end: int) -> bool:
    """Whether the last word of a text is none, or the beginning of another word of the text."""
    word = token.rpartition("-")[2]
    if not word.isalpha() or word.isupper():
        return False
    if (words.at(word) or (end,))[0] < end - len(word):
        return False
    if word[0].isupper() and not _VOWEL.search(word):
        return word not in _SHORT_FORMS
    lexicon = load()
    frequency = lexicon.zipf(word.lower())
    if word.islower() and frequency <= _RARE:
        return True
    if len(word) < 3 or frequency > _SELDOM:
        return False
    return lexicon.begins(word.lower()) or _begins_another(words, word)


def _begins_another(words: WordIndex, word: str) -> bool:
    return any(
        len(other) > len(word) and other.startswith(word) and other[len(word)].islower()
        for other in words.places
    )

"""The capitalised words of a text at a quick look, before its names are found.

Far quicker than `Names`, and never less: what is no name to them (a part of a compound, a word of
an address) may be among these words, and counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from factlint.language.nearness import near_pairs
from factlint.patterns import lazy_re, lazy_regex

SHORTEST = 4  # letters: shorter names are one edit from too many others
_LONG = 60  # code points
MANY = 120  # words that stand more than once: of more of them no two are compared

# It begins with a set, which is searched for quickly, and then only where no word goes on: a long
# run of capitals is gone over once.
_PLAIN = lazy_re(
    r"[A-Z](?<![A-Z'-][A-Z])[A-Z'-]*[a-z]"
    r"(?:[A-Za-z]+(?:['-][A-Z][A-Za-z]*)*|(?:['-][A-Z][A-Za-z]*)+)"
)
_PIECE = lazy_re(r"[A-Z\x80-\U0010ffff][A-Za-z'\x80-\U0010ffff-]*")
_WORD = r"\p{Lu}[\p{L}\p{M}]*"
_WORDS = lazy_regex(rf"(?<![\p{{L}}\p{{M}}]){_WORD}(?:['’]{_WORD})?(?:-{_WORD})*")
_APOSTROPHE = lazy_re(r"’[A-Z]")
_MARK = lazy_re(r"['’]")


def resembling(text: str) -> list[tuple[str, str]] | None:
    """Pairs of capitalised words of which few edits make one of the other.

    The second has four letters or more and stands twice or more; neither is in capitals throughout.
    Each pair stands once. None where there are too many to tell.
    """
    counts = Counter(_words(text))
    usual = [word for word, count in counts.items() if count > 1 and len(word) >= SHORTEST]
    if not usual:
        return []
    if len(usual) > MANY:
        return None
    return near_pairs(counts, usual)


def _words(text: str) -> list[str]:
    """All capitalised words of three letters or more, each as often as it stands."""
    if not (text.isascii() or _has_plain_words(text)):
        return [word for piece in _PIECE.findall(text) for word in _words_of(piece)]
    words = _PLAIN.findall(text)
    together = "".join(words)
    if "-" in together or "'S" in together:
        tied = [word for word in words if "-" in word or "'S" in word]
        words += [part for word in tied for part in _beginnings(word)]
    return words


def _has_plain_words(text: str) -> bool:
    """Whether no word with a capital has letters or apostrophes beyond ASCII within."""
    from factlint.language.names import is_plain  # not for most texts

    return is_plain(text) and _APOSTROPHE.search(text) is None


def _beginnings(word: str) -> Iterator[str]:
    """What a name may be where the whole word is none, since something is tied to its end.

    A name has one apostrophe at most, in front of all its hyphens; it gives up its last part.
    """
    if "-" not in word and "'S" not in word and "’S" not in word:
        return
    hyphen = word.find("-")
    marks = [place.start() for place in islice(_MARK.finditer(word), 2)]
    is_first_within = bool(marks) and (hyphen < 0 or marks[0] < hyphen)
    surplus = marks[1:] if is_first_within else marks
    whole = word[: surplus[0]] if surplus else word
    if surplus:
        yield whole
    if "-" in whole:
        yield whole.rpartition("-")[0]
    if is_first_within:
        yield word[: marks[0]]


def _words_of(piece: str) -> tuple[str, ...]:
    """Whatever a name in a piece may be; remembered, but for what is longer than words are."""
    return _split(piece) if len(piece) > _LONG else _split_once(piece)


def _split(piece: str) -> tuple[str, ...]:
    return tuple(
        word
        for match in _WORDS.finditer(piece)
        for word in (match[0], *_beginnings(match[0]))
        if len(word) >= SHORTEST - 1 and not word.isupper()
    )


_split_once = lru_cache(maxsize=50_000)(_split)

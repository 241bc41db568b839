"""One name spelled in two ways: the rarer spelling, where the two cannot well be two names."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection

from factlint.kinds.names.accents import bare
from factlint.kinds.names.company import Company, company
from factlint.language import lexicon
from factlint.language.capitals import SHORTEST
from factlint.language.english import is_english
from factlint.language.names import Names
from factlint.language.nearness import Neighbours
from factlint.language.organisations import one_spelling
from factlint.language.words import WordIndex
from factlint.model.document import Span
from factlint.patterns import lazy_re
from factlint.values import dataclass

RARER = 4  # a spelling that is used twice needs four times as many of the usual one
# How familiar a word is (zipf): from the first on it may be a name of its own, from the last on
# it stands in every paper.
_HALF_KNOWN, KNOWN, _FAMOUS, _LIKELY, _EVERYDAY = 1.0, 2.0, 2.5, 3.0, 4.5

_WORD = lazy_re(r"\w+")
_FAMILY = lazy_re(r"(?:Mac|Mc|O['’]|De|Di|La|Le|Van)(?=[A-Z])|-(?=[A-Z])")
_LONG_CAMEL = 9  # letters
_NEAR = 6_000  # code points: about a thousand words
_LIST_WORDS = 10
_SHORTEST_STEM = 3
_LIST_SHARE = 0.2

# Endings that make another word of the same stem: plurals, demonyms, adjectives.
_ENDINGS = frozenset(
    """
    a al ally an ans ce cy e ed er ers es ese i ia ian ians ic ine ines ing ion ions is ish ism ist
    ists ity ive n o or ors s t tic ts y
    """.split()
) | {""}
_INFLECTIONS = frozenset("s es n an ns ian ians ese ish ers".split())


@dataclass(frozen=True, slots=True)
class Pair:
    """A rarer spelling and the one that it should be."""

    rare: Company
    usual: Company


def pairs(
    names: Names,
    words: WordIndex,
    rarer: Collection[str] | None = None,
    of: Collection[str] | None = None,
) -> list[Pair]:
    """The spellings of the document that look like slips, each with its usual form.

    `words` are the words of the document as written: what also stands there without a capital
    is a name only where it is used like one. Where `rarer` and `of` are given, only those are
    compared.
    """
    forms = {
        text: tokens
        for text, tokens in names.forms.items()
        if len(text) >= SHORTEST - 1 and not text.isupper()
    }
    usual = [
        text
        for text, tokens in forms.items()
        if len(tokens) >= 2 and len(text) >= SHORTEST and (of is None or text in of)
    ]
    if not usual:
        return []
    neighbours = Neighbours(usual)
    judge = _Judge(names, words)
    most = max(len(forms[text]) for text in usual)
    found: list[Pair] = []
    for text, tokens in forms.items():
        if rarer is not None and text not in rarer:
            continue
        if not is_rarer(len(tokens), most):
            continue
        best: Pair | None = None
        for other in neighbours.of(text):
            if is_rarer(len(tokens), len(forms[other])) and judge.is_slip(text, other):
                pair = Pair(judge.company(text), judge.company(other))
                if best is None or pair.usual.count > best.usual.count:
                    best = pair
        if best:
            found.append(best)
    return found if found and is_english(words) else []


def is_rarer(rare: int, usual: int) -> bool:
    """Whether one spelling is used so much more than another that this may be a slip of it."""
    return usual >= 2 if rare == 1 else usual >= RARER * rare


class _Judge:
    def __init__(self, names: Names, words: WordIndex) -> None:
        self._names = names
        self._words = words
        self._companies: dict[str, Company] = {}
        self._lexicon = lexicon.load()

    def _zipf(self, text: str) -> float:
        return self._lexicon.zipf(text.lower())

    def company(self, text: str) -> Company:
        found = self._companies.get(text)
        if found is None:
            found = company(self._names, text, self._names.forms[text])
            self._companies[text] = found
        return found

    def is_slip(self, rare_text: str, usual_text: str) -> bool:
        if rare_text.lower() in self._words or not can_be_slip(rare_text, usual_text):
            return False
        rare, usual = self.company(rare_text), self.company(usual_text)
        if usual_text.lower() in self._words and not (usual.titled or usual.givens):
            return False
        known = self._zipf(rare_text)
        if rare.alias or rare.cited or _is_inflection(rare, usual, known):
            return False
        if known >= KNOWN and not _is_near(rare, usual):
            return False
        if not rare.runs.isdisjoint(usual.runs) or self._have_other_givens(rare, usual, known):
            return False
        shared = bool(rare.neighbours & usual.neighbours)
        if rare_text[0] != usual_text[0]:
            return shared and known < KNOWN
        is_shared_name = bool(rare.givens & usual.givens) and usual.is_person
        if is_shared_name or (shared and self._zipf(usual_text) < _ceiling(known)):
            return True
        if (
            known < KNOWN
            and len(rare_text) >= SHORTEST
            and (known < _HALF_KNOWN or self._zipf(usual_text) < _EVERYDAY)
        ):
            return True
        return self._is_one_person(rare, usual, known)

    def _is_one_person(self, rare: Company, usual: Company, known: float) -> bool:
        """Whether a spelling that is a word or a name of its own stands for the other one here."""
        if rare.givens and not usual.givens:
            # Introduced in one spelling, spoken of in another.
            return (
                rare.tokens[0] < usual.tokens[0]
                and (known < KNOWN or not usual.in_office)
                and (usual.honoured or (usual.inside and usual.speaks))
            )
        if rare.givens:
            return False
        if rare.honoured and (usual.titled or usual.givens):
            return True
        if not (usual.is_person or (rare.titled and usual.inside)):
            return False
        if known < KNOWN and rare.alone:
            return True
        return rare.inside and (known < _LIKELY or rare.speaks or usual.speaks)

    def _have_other_givens(self, rare: Company, usual: Company, known: float) -> bool:
        """Two people, unless nobody is called like the rare one and everybody knows the other."""
        if not rare.givens or not usual.givens or rare.givens & usual.givens:
            return False
        return known >= _HALF_KNOWN or self._zipf(usual.text) < _FAMOUS


def _is_inflection(rare: Company, usual: Company, familiarity: float) -> bool:
    return is_inflected(
        rare.text,
        usual.text,
        familiarity,
        honoured=rare.honoured,
        singular=rare.singular,
        is_person=usual.is_person,
        speaks=rare.speaks or (bool(rare.givens) and usual.honoured),
    )


def is_inflected(
    rare: str,
    usual: str,
    familiarity: float,
    *,
    honoured: bool,
    singular: bool,
    is_person: bool,
    speaks: bool,
) -> bool:
    """Whether one is a plural, a demonym or an adjective of the other.

    What has a title (is `honoured`), or `speaks` like the person that the other one is, is none.
    """
    ends = _ends(rare.lower(), usual.lower())
    if ends is None or honoured:
        return False
    if ends[1] == "" and ends[0] in _INFLECTIONS:
        is_other_word = ends[0] != "n" or usual[-1] in "aeio"
        return is_other_word and not (singular and familiarity < _HALF_KNOWN)
    if is_person and speaks:
        return False
    if ends == ("", "s") and not is_person:
        return True
    return familiarity >= _HALF_KNOWN and ends[0] in _ENDINGS and ends[1] in _ENDINGS


def can_be_slip(rare: str, usual: str) -> bool:
    """Whether two forms differ by more than hyphens, accents, or British and American spelling.

    Short words with capitals inside (URIs, LRUCache) are names of things that differ by a letter.
    """
    if bare(rare) == bare(usual) or one_spelling(rare.lower()) == one_spelling(usual.lower()):
        return False
    is_camel = any(char.isupper() for char in _FAMILY.sub("", rare)[1:])
    return not is_camel or min(len(rare), len(usual)) >= _LONG_CAMEL


def _is_near(rare: Company, usual: Company) -> bool:
    """Whether the two stand in what may be one article: a long text has many people."""
    for start in rare.starts:
        at = bisect_left(usual.starts, start - _NEAR)
        if at == len(usual.starts) or usual.starts[at] > start + _NEAR:
            return False
    return True


def _ceiling(known: float) -> float:
    """How familiar the usual spelling may be where no more than a neighbour is shared."""
    if known < KNOWN:
        return math.inf
    return _EVERYDAY if known < _LIKELY else _LIKELY


def is_in_list(text: str, sentence: Span) -> bool:
    """Whether a sentence is a line-up or a row of a table: hardly a lower-case word."""
    words = _WORD.findall(text, sentence.start, sentence.end)
    lower = sum(1 for word in words if word.islower() and len(word) > 1)
    return len(words) >= _LIST_WORDS and lower < len(words) * _LIST_SHARE


def _ends(rare: str, usual: str) -> tuple[str, str] | None:
    """What is left of two words behind the stem that they share; None where there is no stem."""
    shared = 0
    for left, right in zip(rare, usual, strict=False):
        if left != right:
            break
        shared += 1
    return None if shared < _SHORTEST_STEM else (rare[shared:], usual[shared:])

"""`spell`: a word that nobody knows, close to one that everybody knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from factlint.kinds.base import Hit, Mark, Needle
from factlint.language import lexicon
from factlint.language.correct import SHORTEST, Correction, corrections, is_compound, is_formation
from factlint.language.lexicon import Lexicon, Sort, fold
from factlint.language.prose import Prose
from factlint.language.setting import Capital, Setting
from factlint.model.rule import Rule

SCHEMA = {
    "type": "object",
    "properties": {
        "uses": {
            "type": "integer",
            "minimum": 1,
            "description": "A word used more often is a term of the document (default 2).",
        },
    },
    "additionalProperties": False,
    "description": "Words that no lexicon knows, one or two slips from a frequent word.",
}
FIELDS: frozenset[str] = frozenset()
runs_on_silence = True

_LONGEST = 28
_USES = 2
_MANY = 2_000  # distinct unknown words; where they are many and a quarter, it is no English prose
# How far above the bar the best correction must be where a capital may be a name's.
_OPENING_MARGIN = 0.8
_TITLE_MARGIN = 1.0
_NAME_MARGIN = 2.3
_AGAIN_MARGIN = 0.8  # for each further use: a slip is seldom made twice
_SHORTEST_TITLE = 7
_SHORTEST_NAME = 8
_BEYOND_DOUBT = 2.7  # facilitie, though there are facilities


# Words of which no document's own terms aside nothing can be made; most are names.
_hopeless: set[str] = set()
_MOST_HOPELESS = 50_000


def needles(rule: Rule) -> Sequence[Needle]:
    """None: the document's own words are looked up."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark for each unknown word that looks like a slip, in order of place."""
    words = lexicon.load()
    unknown = _unknown(prose, words)
    if len(unknown) > _MANY and len(unknown) > len(prose.words.places) // 4:
        return
    judgement = _Judgement(rule, prose, words, unknown)
    marks = [mark for word in unknown for mark in judgement.marks(word)]
    yield from sorted(marks, key=lambda mark: mark.start)


def _unknown(prose: Prose, words: Lexicon) -> dict[str, list[str]]:
    """The unknown words that could be slips, folded, with their written forms."""
    found: dict[str, list[str]] = {}
    for word in words.doubtful(prose.words, Sort.UNKNOWN):
        folded = _foldable(word)
        if folded:
            found.setdefault(folded, []).append(word)
    return found


@lru_cache(maxsize=20_000)
def _foldable(word: str) -> str:
    """The folded form of a word that could be a slip; empty for another one."""
    folded = fold(word)
    may_be = SHORTEST <= len(folded) <= _LONGEST and word[1:].islower() and folded.isascii()
    return folded if may_be else ""


class _Judgement:
    """What is asked of one document about its unknown words."""

    def __init__(
        self, rule: Rule, prose: Prose, words: Lexicon, unknown: dict[str, list[str]]
    ) -> None:
        self._rule = rule
        self._prose = prose
        self._words = words
        self._unknown = unknown
        self._setting = Setting(prose, words)
        self._most: int = rule.params.get("uses", _USES)
        self._own = frozenset(
            word for word in unknown if word in unknown[word] and self._uses(word) > self._most
        )

    def marks(self, word: str) -> Iterator[Mark]:
        """The marks of one unknown word."""
        if not self._own and word in _hopeless:
            return
        places = self._places(word)
        if not places:
            return
        found = self._corrections(word)
        if not found:
            return
        for start, written, capital in places:
            if self._is_likely(found[0], capital, written):
                yield Mark(start, start + len(word), fixes=_as_written(written, found))

    def _places(self, word: str) -> list[tuple[int, str, Capital]]:
        """Where the word stands as prose; empty where it is a term or a name of the document."""
        uses = self._uses(word)
        if uses > 2 * self._most or (word in self._own and uses > self._most + 2):
            return []
        places: list[tuple[int, str, Capital]] = []
        at = self._prose.words.at
        written_at = ((place, form) for form in self._unknown[word] for place in at(form))
        for start, written in written_at:
            end = start + len(word)
            if not self._prose.in_scope(self._rule.scope, start, end):
                return []  # code, an address: the word is a term
            if self._setting.is_glued(start, end) or self._setting.joined(start, end):
                return []
            capital = self._setting.capital(start, written)
            if self._is_name(start, written, end, capital):
                return []
            if self._setting.is_english(start):
                places.append((start, written, capital))
        return places

    def _is_name(self, start: int, written: str, end: int, capital: Capital) -> bool:
        if capital in (Capital.NONE, Capital.TITLE):
            return False
        if len(written) > end - start:  # a possessive
            return True
        if capital is Capital.NAME:
            return len(written) < _SHORTEST_NAME or self._uses(written.lower()) > 1
        return self._setting.is_beside_name(start, end)

    def _corrections(self, word: str) -> list[Correction]:
        own = sorted(term for term in self._own if term.rstrip("s") != word.rstrip("s"))
        found = self._likely_corrections(word, own)
        if not found and not own:
            _remember_hopeless(word)
        margin = _AGAIN_MARGIN * (max(self._prose.words.count(word), 1) - 1)
        found = [near for near in found if near.margin >= margin]
        if self._uses(word) > self._most and not any(
            self._prose.words.count(near.word) for near in found
        ):
            return []
        return found[:3]

    def _likely_corrections(self, word: str, own: list[str]) -> list[Correction]:
        """Those that may be meant by a word that is used once and no new formation, best first."""
        found = [near for near in corrections(word, self._words, own) if near.margin >= 0]
        if not found:
            return []
        is_beyond_doubt = found[0].margin >= _BEYOND_DOUBT and found[0].price == 0
        if not is_beyond_doubt and is_formation(word, self._words):
            return []
        return [] if is_compound(word, found[0], self._words) else found

    def _is_likely(self, best: Correction, capital: Capital, written: str) -> bool:
        """Whether the slip is likely enough for what the capital says."""
        if capital is Capital.NAME:
            return best.margin >= _NAME_MARGIN and best.price < 1 and best.distance == 1
        if capital is Capital.TITLE:
            return best.margin >= _TITLE_MARGIN and len(written) >= _SHORTEST_TITLE
        return capital is Capital.NONE or best.margin >= _OPENING_MARGIN

    def _uses(self, word: str) -> int:
        """How often the word stands in the document, its plural or singular included."""
        count = self._prose.words.count
        other = word[:-1] if word.endswith("s") else f"{word}s"
        return count(word) + count(f"{word}'s") + count(other)


def _as_written(written: str, found: Sequence[Correction]) -> tuple[str, ...]:
    if written[0].isupper():
        return tuple(near.word[0].upper() + near.word[1:] for near in found)
    return tuple(near.word for near in found)


def _remember_hopeless(word: str) -> None:
    if len(_hopeless) >= _MOST_HOPELESS:
        _hopeless.clear()
    _hopeless.add(word)

"""`spell`: a word that nobody knows, close to one that everybody knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.kinds.base import Hit, Mark, Needle
from factlint.language import lexicon, slips
from factlint.language.correct import Correction
from factlint.language.lexicon import Lexicon
from factlint.language.prose import Prose
from factlint.language.setting import Capital, Setting
from factlint.model.rule import Need, Rule

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

_USES = 2
_MANY = 2_000  # distinct unknown words; where they are many and a quarter, it is no English prose
# How far above the bar the best correction must be where a capital may be a name's.
_OPENING_MARGIN = slips.CAPITAL_MARGIN  # and the others are no lower
_TITLE_MARGIN = 1.0
_NAME_MARGIN = 2.3
_AGAIN_MARGIN = 0.8  # for each further use: a slip is seldom made twice
_SHORTEST_TITLE = 7
_SHORTEST_NAME = 8


def need(rule: Rule) -> Need:
    """The unknown words alone tell of most documents that there is no slip."""
    return Need.UNKNOWN


def needles(rule: Rule) -> Sequence[Needle]:
    """None: the document's own words are looked up."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark for each unknown word that looks like a slip, in order of place."""
    words = lexicon.load()
    unknown = slips.unknown(prose.words, words)
    if len(unknown) > _MANY and len(unknown) > len(prose.words.places) // 4:
        return
    judgement = _Judgement(rule, prose, words, unknown)
    marks = [mark for word in unknown for mark in judgement.marks(word)]
    yield from sorted(marks, key=lambda mark: mark.start)


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
        if not self._own and slips.is_hopeless(word, self._words):
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
        written_at = [(place, form) for form in self._unknown[word] for place in at(form)]
        for start, _ in written_at:  # before the document is divided, which takes longer
            end = start + len(word)
            if self._setting.is_glued(start, end) or self._setting.joined(start, end):
                return []
        for start, written in written_at:
            end = start + len(word)
            if not self._prose.in_scope(self._rule.scope, start, end):
                return []  # code, an address: the word is a term
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
        found = slips.likely(word, self._words, own)
        margin = _AGAIN_MARGIN * (max(self._prose.words.count(word), 1) - 1)
        found = [near for near in found if near.margin >= margin]
        if self._uses(word) > self._most and not any(
            self._prose.words.count(near.word) for near in found
        ):
            return []
        return found[:3]

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

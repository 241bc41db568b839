"""What stands above a text (headline, deck, captions) and the body that it speaks of."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from factlint.model.document import Document, Part, PartKind
from factlint.patterns import lazy_re, lazy_regex

_ABOVE = (PartKind.HEADLINE, PartKind.DECK, PartKind.CAPTION)
_WORD = lazy_regex(r"[^\W_]+(?:['’](?=[^\W_])[^\W_]+|(?<=\d)[.,]\d+)*")
_AROUND = lazy_regex(r"[^\W_]+(?:['’](?=[^\W_])[^\W_]+)*|[,(]")
_BREAK = lazy_regex(r"[.!?;:\n—–]+(?=\s|$)|\n")
_APART = frozenset(' \n\t.,;:!?()[]"“”-–—/')
_NUMBER = lazy_re(r"[0-9]+(?:[.,][0-9]+)*")
_IN_WORDS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_REACH = 70  # code points around a place that make its context
_NEAR = 4  # words on each side
_LONGEST = 2_000  # code points: a longer deck or caption is a text of its own
_MOST = 40  # parts: what has more is a gallery


def fold(word: str) -> str:
    """A word without its case and its possessive."""
    return word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")


def stem(word: str) -> str:
    """A word without its most common endings, so that `carriers` meets `carrier`."""
    word = fold(word)
    for ending in ("ies", "ing", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word.removesuffix(ending)
    return word.removesuffix("e") if len(word) > 4 else word


def words_in(text: str) -> list[str]:
    """The words of a text, as written."""
    found: list[str] = _WORD.findall(text)
    return found


class Zones:
    """The parts above a body, and the words of the body."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._stems_in: dict[tuple[int, int], frozenset[str]] = {}

    @cached_property
    def above(self) -> tuple[Part, ...]:
        """Headline, decks and captions, those that are brief, and not too many."""
        found = tuple(self._document.of_kind(*_ABOVE))
        # Figures and tables of a paper have numbers of their own.
        has_caption = any(part.kind is PartKind.CAPTION for part in found)
        if has_caption and self._document.metadata.get("type") == "paper":
            found = tuple(part for part in found if part.kind is not PartKind.CAPTION)
        return tuple(part for part in found if 0 < part.end - part.start <= _LONGEST)[:_MOST]

    @cached_property
    def body(self) -> tuple[tuple[int, int], ...]:
        """The ranges of the body, without what stands above it."""
        cuts = [(part.start, part.end) for part in sorted(self.above, key=lambda part: part.start)]
        ranges: list[tuple[int, int]] = []
        for part in sorted(self._document.of_kind(PartKind.BODY), key=lambda part: part.start):
            start = part.start
            for low, high in cuts:
                if start < high and low < part.end:
                    if start < low:
                        ranges.append((start, low))
                    start = max(start, high)
            if start < part.end:
                ranges.append((start, part.end))
        return tuple(ranges)

    def in_body(self, offset: int) -> bool:
        """Whether an offset lies in the body."""
        index = bisect_right(self.body, (offset, len(self._document.text))) - 1
        return index >= 0 and offset < self.body[index][1]

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """The words of the body, folded, with where they start."""
        found: dict[str, list[int]] = {}
        for start, end in self.body:
            for match in _WORD.finditer(self._document.text, start, end):
                found.setdefault(fold(match[0]), []).append(match.start())
        return found

    @cached_property
    def forms(self) -> frozenset[str]:
        """The words of the body, folded."""
        if "words" in self.__dict__:
            return frozenset(self.words)
        text = self._document.text
        return frozenset(fold(word) for low, high in self.body for word in words_in(text[low:high]))

    def has(self, written: str) -> bool:
        """Whether the body has a word, whatever its case, with or without a possessive."""
        return self.holds(fold(written))

    def holds(self, word: str) -> bool:
        """Whether a folded word is one of `words`, nearly always told without all of them."""
        if not word.isascii() or "words" in self.__dict__:
            return word in self.words
        lowered = self._lowered
        place = lowered.find(word)
        if place < 0 or word.endswith("."):  # which no word does
            return False
        is_number = _NUMBER.fullmatch(word) is not None
        is_doubtful = not (is_number or word.isalpha())
        while place >= 0:
            end = place + len(word)
            before, behind = lowered[place - 1], lowered[end]
            if is_number and _is_in_number(lowered, place, end):
                place = lowered.find(word, place + 1)
                continue
            # Signs that could make it a piece of a longer word are left to the index.
            if before in _APART and _ends_word(lowered, end):
                if not is_doubtful:
                    return True
            elif before not in _IN_WORDS and behind not in _IN_WORDS:
                is_doubtful = True
            place = lowered.find(word, place + 1)
        return is_doubtful and word in self.words

    def may_hold(self, stem: str) -> bool:
        """Whether a word of this stem may stand in the body: a quick no."""
        return not stem.isascii() or stem in self._lowered

    @cached_property
    def _lowered(self) -> str:
        """The body as words are folded, between line ends."""
        text = self._document.text
        shown = "\n".join([text[start:end] for start, end in self.body])
        return f"\n{shown.lower().replace('’', chr(39))}\n"

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words of the body."""
        return frozenset(stem(word) for word in self.words)

    @cached_property
    def size(self) -> int:
        """How many words the body has."""
        return sum(map(len, self.words.values()))

    def stems_in(self, start: int, end: int) -> frozenset[str]:
        """The stems of the words of a range that say something."""
        found = self._stems_in.get((start, end))
        if found is None:
            words = map(fold, _WORD.findall(self._document.text, start, end))
            found = self._stems_in[start, end] = frozenset(
                stem(word) for word in words if word not in LIGHT and not word.isdigit()
            )
        return found

    def context(self, start: int, end: int) -> Context:
        """What stands around a range, within its sentence and its part."""
        text = self._document.text
        floor, ceiling = self._limits(start)
        low, high = max(floor, start - _REACH), min(ceiling, end + _REACH)
        for cut in _BREAK.finditer(text, low, start):
            low = cut.end()
        stop = _BREAK.search(text, end, high)
        if stop is not None:
            high = stop.start()
        before = [fold(match[0]) for match in _AROUND.finditer(text, low, start)]
        after = [fold(match[0]) for match in _AROUND.finditer(text, end, high)]
        return Context(_plain(before)[-_NEAR:], _plain(after)[:_NEAR])

    def _limits(self, offset: int) -> tuple[int, int]:
        for part in self.above:
            if offset in part:
                return part.start, part.end
        return 0, len(self._document.text)


def _is_in_number(lowered: str, start: int, end: int) -> bool:
    """Whether more digits stand before or behind a stop or a comma beside a number."""
    if lowered[start - 1] in ".," and start > 1 and lowered[start - 2].isdecimal():
        return True
    return lowered[end] in ".," and lowered[end + 1 : end + 2].isdecimal()


def _ends_word(lowered: str, end: int) -> bool:
    """Whether a word ends at a place of a text, with or without a possessive."""
    if lowered[end] == "'":
        end += 2 if lowered[end + 1] == "s" else 1
    return lowered[end] in _APART


_ARTICLES = frozenset("a an the s".split())
# Words that say little about what stands beside them.
LIGHT = frozenset(
    """
    , ( about after against all also am an and any are around as at be because been before being
    but by can could did do does during for from get gets give had has have he her here him his
    how if in into is it its just last like made make many may might more most much must new
    next no not now of off on one only or other our out over own per said say saying says she
    should since so some still such than that the their them then there these they this those
    though through to told took two under until up us was we were what when where which while
    who whose why will with within without would year years yet you your time times day days
    week month first second man men woman women people among between called including aged old
    january february march april june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday
    """.split()
)
_TIES = frozenset(
    "of in at from to for by with against on into over near off after before than as".split()
)


def _plain(words: list[str]) -> list[str]:
    return [word for word in words if word not in _ARTICLES]


class Context:
    """The words before and after a place, folded, without articles."""

    __slots__ = ("after", "before")

    def __init__(self, before: list[str], after: list[str]) -> None:
        self.before = before
        self.after = after

    def is_like(self, other: Context) -> bool:
        """Whether both places are filled by the same words: one slot, stated twice."""
        return _meets(self.after, other.after) or self.begins_like(other)

    def begins_like(self, other: Context) -> bool:
        """Whether the same words lead up to both places."""
        return _meets(self.before[::-1], other.before[::-1])


def _meets(one: list[str], other: list[str]) -> bool:
    """Whether two contexts, nearest word first, share a word that says something."""
    if not one or not other:
        return False
    if one[0] == other[0] and one[0] in _TIES and len(one) > 1 and len(other) > 1:
        return _is_one_word(one[1], other[1])
    return _is_one_word(one[0], other[0])


def _is_one_word(one: str, other: str) -> bool:
    return one not in LIGHT and not one.isdigit() and stem(one) == stem(other)

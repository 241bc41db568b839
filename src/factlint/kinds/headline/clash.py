"""What the checks of one part above the body have in common."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from itertools import islice

from factlint.language import mentions
from factlint.language.mentions import Mention
from factlint.language.names import Run
from factlint.language.numbers import Number
from factlint.language.prose import Prose
from factlint.language.zones import Zones
from factlint.model.document import Part
from factlint.values import dataclass

MOST_OTHERS = 400
"""Places of a body that one thing above it is compared with."""


class Evidence(StrEnum):
    """Why something that the body does not have is taken for a slip."""

    SLOT = "slot"  # the body has another one of its sort between the same words
    SORT = "sort"  # the body has others of its sort


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that a headline, deck or caption states and the body states otherwise."""

    start: int
    end: int
    other_start: int
    other_end: int
    evidence: Evidence


class Body:
    """What the body of a document names and counts, each found when first asked."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._zones = prose.zones
        self.nouns: dict[int, str] = {}  # by the end of a number: what it counts

    @cached_property
    def numbers(self) -> list[Number]:
        """The numbers of the body."""
        return [number for number in self._prose.numbers if self._zones.in_body(number.start)]

    @cached_property
    def runs(self) -> list[Run]:
        """The runs of capitals of the body."""
        names = self._prose.names
        return [
            run for low, high in self._zones.body for run in mentions.runs_between(names, low, high)
        ]

    @cached_property
    def mentions(self) -> list[Mention]:
        """The places that the body names."""
        names = self._prose.names
        return [
            mention for low, high in self._zones.body for mention in mentions.find(names, low, high)
        ]

    @cached_property
    def covered(self) -> frozenset[str]:
        """The codes of all places that the body names, and of what lies around them."""
        return frozenset(code for mention in self.mentions for code in mention.covers)


@dataclass(frozen=True, slots=True)
class Look:
    """One part above the body, with all that is known of the document."""

    part: Part
    prose: Prose
    body: Body

    @property
    def zones(self) -> Zones:
        """The body and what stands above it."""
        return self.prose.zones

    @property
    def text(self) -> str:
        """The reading text of the whole document."""
        return self.prose.text

    def best(
        self,
        start: int,
        end: int,
        others: Iterable[tuple[int, int]],
        unspoken: Iterable[tuple[int, int]] = (),
    ) -> Clash | None:
        """The clash with the first of `others` that stands between the same words.

        Where none does, one of `unspoken`, which the part does not speak of: the first in the
        sentence that shares most words with the part.
        """
        context = self.zones.context(start, end)
        for low, high in others:
            if context.is_like(self.zones.context(low, high)):
                return Clash(start, end, low, high, Evidence.SLOT)
        near = max(islice(unspoken, MOST_OTHERS), key=self._likeness, default=None)
        return Clash(start, end, *near, Evidence.SORT) if near else None

    def _likeness(self, place: tuple[int, int]) -> int:
        """How many words the sentence around a place shares with the part."""
        sentence = self.prose.sentence_at(place[0])
        return len(self.zones.stems_in(sentence.start, sentence.end) & self.own_stems)

    @property
    def own_stems(self) -> frozenset[str]:
        """The stems of the words of the part that say something."""
        return self.zones.stems_in(self.part.start, self.part.end)

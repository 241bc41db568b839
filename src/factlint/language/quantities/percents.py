"""Where a text says percent, and the stretches around it that surely hold its sentence."""

from __future__ import annotations

from functools import cached_property

from factlint.language.quantities import near
from factlint.language.sentences import stretch_around
from factlint.patterns import lazy_re

Place = tuple[int, int]
"""Where a word or a sign for percent begins and ends; of "5 pc" the last digit belongs to it."""

# What is sought begins with one of two letters: a third one beyond ASCII would make it slow.
_MARK = lazy_re(r"%|p(?:(?<=\bp)ct\b|(?<=\bp)er[-\s]*cent|(?:c|pt?)\b)")
_SHORT = frozenset(("pc", "pp", "ppt"))


def folded(text: str) -> str:
    """The text in small letters, as many as before, with those beyond ASCII that are alike."""
    if text.isascii():
        return text.lower()
    text = text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").replace("\u212a", "k")
    return text.replace("％", "%").lower()


def places(text: str) -> tuple[Place, ...]:
    """The signs and words for percent, in order; the text is a folded one."""
    found: list[Place] = []
    for match in _MARK.finditer(text):
        start, end = match.span()
        if match[0] in _SHORT:
            start -= 1 + text[start - 1 : start].isspace()
            if start < 0 or not text[start].isdecimal():
                continue
        found.append((start, end))
    return tuple(found)


class Stretch:
    """A range of a folded text that holds the whole sentences of the percentages in it."""

    def __init__(self, text: str, places: tuple[Place, ...]) -> None:
        self.text = text
        self.places = places

    @cached_property
    def _may_hold_three(self) -> bool:
        return near.may_hold_three(self.text)

    @cached_property
    def _letters(self) -> str:
        return near.letters(self.text)

    @cached_property
    def may_state_change(self) -> bool:
        """Whether a percent change may be stated with both its figures."""
        if not self._may_hold_three or not near.may_tie(self.text):
            return False
        return near.may_state_change(self._letters)

    @cached_property
    def may_state_share(self) -> bool:
        """Whether a part of a whole may stand beside its percentage."""
        if not self._may_hold_three or "of" not in self.text:
            return False
        return near.may_state_share(self._letters)


class Percents:
    """The percentages of a text, given as it is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.folded = folded(text)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All of them, in order."""
        return places(self.folded)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches that have some, in order, without overlap."""
        found: list[Stretch] = []
        start = end = 0
        held: list[Place] = []
        for place in self.places:
            if held and place[0] >= end:
                found.append(Stretch(self.folded[start:end], tuple(held)))
                held = []
            if not held:
                start, end = stretch_around(self._text, place[0], end)
            held.append(place)
        if held:
            found.append(Stretch(self.folded[start:end], tuple(held)))
        return tuple(found)

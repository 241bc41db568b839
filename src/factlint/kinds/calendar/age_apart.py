"""A birth in one paragraph and an age in another, where the document tells of one birth only."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.base import Mark, Place
from factlint.language.calendar import lives
from factlint.language.calendar.lives import Age, Birth, Tie
from factlint.language.calendar.when import When, ages
from factlint.language.prose import Prose
from factlint.model.finding import Confidence, Verdict
from factlint.patterns import lazy_regex

_LONGEST = 60_000  # code points: a longer text is no article about one person
_NEAR = 50
_NAME = lazy_regex(r"\b\p{Lu}[\p{Ll}'’-]+\b")
_TITLE = frozenset("Mr Mrs Ms Miss Dr Sir Lord Lady Born He She The In Prof Professor".split())


def marks(prose: Prose) -> Iterator[Mark]:
    """A mark at each age, beside the surname, that the birth and the document's own date deny."""
    own = prose.dates.own
    text = prose.text
    if own is None or len(text) > _LONGEST:
        return
    births = list(lives.births(text, 0, len(text)))
    if len(births) != 1:
        return
    birth = births[0]
    surname = _surname(prose, birth)
    if not surname:
        return
    low, high = ages(birth.when, When(own.year, own.month, own.day))
    home = prose.sentence_at(birth.end - 1)
    for age in lives.ages(text, 0, len(text)):
        if age.tie is not Tie.NOW or home.start <= age.start < home.end:
            continue
        if low <= age.years <= high or not _is_beside(text, age, surname):
            continue
        yield Mark(
            age.start,
            age.end,
            {
                "stated": " ".join(text[age.start : age.end].split()),
                "reason": f"from {birth.when} to {When(own.year, own.month, own.day)} it is "
                + (str(high) if low == high else f"{low} or {high}"),
            },
            related=(Place(birth.start, birth.end, "the birth"),),
            verdict=Verdict.UNSURE,
            confidence=Confidence.MEDIUM,
        )


def _surname(prose: Prose, birth: Birth) -> str:
    """The name that the birth is told of: the last one before it, or the first one behind it."""
    home = prose.sentence_at(birth.start)
    before = _NAME.findall(prose.text, max(home.start, birth.start - _NEAR), birth.start)
    names = [name for name in before if name not in _TITLE]
    return names[-1] if names else ""


def _is_beside(text: str, age: Age, surname: str) -> bool:
    """Whether the name ends right before the age or stands right behind it."""
    before = text[max(0, age.start - _NEAR) : age.start].rstrip(" ,(\n")
    if before.endswith(surname):
        return True
    return surname in text[age.end : age.end + _NEAR].split(",")[0].split()[:4]

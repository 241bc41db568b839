"""Ages that do not follow from the birth and the time that the same text states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint import regex
from factlint.kinds.base import Hit, Mark, Place
from factlint.kinds.calendar import age_apart
from factlint.language.calendar import lives
from factlint.language.calendar.lives import Age, Birth, Lifespan, Tie
from factlint.language.calendar.names import YEAR_LIKE
from factlint.language.calendar.when import WHEN, When, ages, read_when
from factlint.language.prose import Prose
from factlint.model.document import Span
from factlint.model.finding import Confidence, Verdict
from factlint.patterns import lazy_regex
from factlint.values import dataclass

NEEDLES = (
    r"[Bb]orn(?![-\w])",
    r"b\.\s(?<![-\w]b\.\s)",
    rf"{YEAR_LIKE}\s?(?:[-–—]|to\b|[,;]\s?d)[^()\n]{{0,30}}{YEAR_LIKE}[^()\n]{{0,40}}[,)]",
)
_REACH = 700  # code points of a paragraph on either side of a birth
_NEXT = 300
_OLDEST = 125
_LEAST = 15  # years: a shorter time in brackets is hardly a life
_MOST_OFF = 20
_YEAR = lazy_regex(YEAR_LIKE)
_WHEN = lazy_regex(rf"(?<! \w ) (?: {WHEN} )", regex.VERBOSE)
_RECENT = lazy_regex(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|this\s(?:week|month|morning)"
    r"|last\s(?:week|night)|has\sdied|is\sdead|overnight)\b",
    regex.IGNORECASE,
)
_OTHERS = lazy_regex(
    r"""
    \b (?: (?: grand | step | god | half- )?
            (?: father | mother | brother | sister | son | daughter | parent | child(?:ren)? ) s?
         | husband | wife | uncle | aunt | nephew | niece | cousin | friend | twins? | widow
         | couple | boy | girl | man | woman | baby | partner | fianc[ée]e? | character | youngest
         | oldest | eldest | whose ) \b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_PRONOUN = lazy_regex(
    r"(?:^[\"“'‘]?|[,;]\s)(?:and\s|but\s)?(?:He|She|he|she|who)\b|^(?:His|Her)\s(?:death|career)\b"
)
_RULER = lazy_regex(
    r"\b(?:King|Queen|Emperor|Empress|Pope|Tsar|Czar|Sultan|Shah|Kaiser|President|Chancellor"
    r"|Premier|Minister|Mayor|Governor|Bishop|Archbishop)\s[\w\s.'’-]{0,30}$"
)
_AND_NAME = lazy_regex(r"\b(?:and|with|like|than|unlike)\s+(?:\p{Lu}\.?\s)?\p{Lu}")
_NAME = lazy_regex(r"\b\p{Lu}[\p{Ll}'’-]+\b")


@dataclass(frozen=True, slots=True)
class _Event:
    when: When
    span: Span | None
    what: str


def marks(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark at each age that birth and event deny."""
    seen: set[int] = set()
    done = -1
    for hit in hits:
        if hit.start < done:
            continue
        start, end = _paragraph(prose.text, hit.start)
        done = min(end, hit.start + _REACH - 200)
        if not _YEAR.search(prose.text, start, end):
            continue
        for mark in _in_paragraph(prose, start, end):
            if mark.start not in seen:
                seen.add(mark.start)
                yield mark
    for mark in age_apart.marks(prose):
        if mark.start not in seen:
            yield mark


def _paragraph(text: str, place: int) -> tuple[int, int]:
    low, high = max(0, place - _REACH), min(len(text), place + _REACH)
    start = text.rfind("\n\n", low, place)
    end = text.find("\n\n", place, high)
    return (low if start < 0 else start), (high if end < 0 else end)


def _in_paragraph(prose: Prose, start: int, end: int) -> Iterator[Mark]:
    text = prose.text
    spans = [life for life in lives.lifespans(text, start, end) if not _is_reign(text, life)]
    births = [
        birth
        for birth in lives.births(text, start, end)
        if not any(life.start <= birth.start < life.end for life in spans)
    ]
    if len(births) + len(spans) != 1:
        return
    life = spans[0] if spans else None
    birth = births[0] if life is None else Birth(life.start, life.end, life.birth)
    home = prose.sentence_at(birth.end - 1)
    for age in lives.ages(text, start, end):
        is_in_birth = birth.start <= age.start < birth.end
        if is_in_birth and age.tie is not Tie.AGED:
            continue
        sentence = prose.sentence_at(age.start)
        is_same = sentence == home
        if is_same and _is_of_another(text, birth, age):
            continue
        if is_same or _goes_on(prose, birth, home, sentence):
            yield from _judge(prose, birth, life, age, is_same=is_same)


def _is_reign(text: str, life: Lifespan) -> bool:
    """Whether the years behind a name are those of an office: Queen Victoria (1837–1901)."""
    return bool(_RULER.search(text[max(0, life.start - 40) : life.start]))


def _is_of_another(text: str, birth: Birth, age: Age) -> bool:
    """Whether another person comes in between birth and age."""
    low, high = min(birth.end, age.start), max(age.start, birth.end)
    if _OTHERS.search(text, low, high):
        return True
    gap = Span(min(birth.end, age.end), max(birth.start, age.start))
    return gap.start < gap.end and bool(_AND_NAME.search(text, gap.start, gap.end))


def _goes_on(prose: Prose, birth: Birth, home: Span, sentence: Span) -> bool:
    """Whether a sentence speaks of the person whose birth another one states."""
    shown = prose.text[sentence.start : sentence.end]
    if _OTHERS.search(shown):
        return False
    if sentence.start > home.start and _PRONOUN.search(shown):
        return True
    names = set(_NAME.findall(prose.text, home.start, birth.start)[-3:])
    return bool(names & set(_NAME.findall(shown)[:3]))


def _judge(
    prose: Prose, birth: Birth, life: Lifespan | None, age: Age, *, is_same: bool
) -> Iterator[Mark]:
    events = _events(prose, birth, life, age)
    bounds = [ages(birth.when, event.when) for event in events]
    if age.tie is Tie.TURNED:
        bounds = [(high, high) for _, high in bounds]
    if not events or any(low <= age.years <= high for low, high in bounds):
        return
    (low, high), event = bounds[0], events[0]
    if not 0 <= high <= _OLDEST:
        return
    if life is not None and (high < _LEAST or abs(age.years - high) > _MOST_OFF):
        return  # the years of a reign, a career, a firm
    related = [Place(birth.start, birth.end, "the birth")]
    if event.span is not None and event.span.start != birth.start:
        related.append(Place(event.span.start, event.span.end, event.what))
    is_certain = is_same and event.span is not None and len(events) == 1
    follows = str(high) if low == high else f"{low} or {high}"
    yield Mark(
        age.start,
        age.end,
        {
            "stated": " ".join(prose.text[age.start : age.end].split()),
            "reason": f"from {birth.when} to {event.when} it is {follows}",
        },
        related=tuple(related),
        verdict=None if is_certain else Verdict.UNSURE,
        confidence=None if is_certain else Confidence.MEDIUM,
    )


def _events(prose: Prose, birth: Birth, life: Lifespan | None, age: Age) -> list[_Event]:
    """The times at which somebody may have had this age, the likeliest first."""
    text = prose.text
    sentence = prose.sentence_at(age.start)
    low, high = max(sentence.start, age.start - _NEXT), min(sentence.end, age.end + _NEXT)
    others = _times(text, low, high, birth, age)
    has_died = bool(lives.deaths(text, low, high))
    is_of_death = age.tie is Tie.DIED or (has_died and age.tie in (Tie.AGED, Tie.WAS))
    if life is not None:
        is_inside = birth.start <= age.start < birth.end
        if is_of_death or (not others and is_inside):
            return [_Event(life.death, Span(life.start, life.end), "birth and death")]
    if not others and age.tie in (Tie.WAS, Tie.AGED):
        others = _death_beside(prose, birth, age, sentence)
    own = prose.dates.own
    if own is not None and _is_now(text, age, low, high, has_others=bool(others)):
        others.append(_Event(When(own.year, own.month, own.day), None, "the document"))
    return others


def _times(text: str, low: int, high: int, birth: Birth, age: Age) -> list[_Event]:
    """The years, months and days of a range, apart from those of birth and age."""
    found: list[_Event] = []
    for match in _WHEN.finditer(text, low, high):
        when = read_when(match[0])
        is_in_age = age.start < match.end() and match.start() < age.end
        is_in_birth = birth.start <= match.start() < birth.end
        if when is not None and when.year is not None and not is_in_birth and not is_in_age:
            found.append(_Event(when, Span(*match.span()), "the time"))
    return found


def _death_beside(prose: Prose, birth: Birth, age: Age, sentence: Span) -> list[_Event]:
    """The time of a death in the sentence before or after: Berg died in 2003. He was 78."""
    text = prose.text
    for place in (sentence.start - 2, sentence.end + 2):
        if not 0 <= place < len(text):
            continue
        beside = prose.sentence_at(place)
        low, high = max(beside.start, place - _NEXT), min(beside.end, place + _NEXT)
        if low < high and lives.deaths(text, low, high):
            times = _times(text, low, high, birth, age)
            if len(times) == 1:
                return times
    return []


def _is_now(text: str, age: Age, low: int, high: int, *, has_others: bool) -> bool:
    """Whether an age may be that of the day of the document."""
    if age.tie in (Tie.NOW, Tie.IS):
        return True
    return not has_others and bool(_RECENT.search(text, low, high))

"""Numbers in words: "twelve", "two hundred and five", "half a million", "two thirds"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factlint import regex
from factlint.patterns import lazy_re, lazy_regex
from factlint.values import dataclass

SMALL: dict[str, int] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS: dict[str, int] = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_PARTS: dict[str, int] = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_BIG: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "mln": 10**6,
    "bn": 10**9,
}
WORDS = frozenset((*SMALL, *TENS, *_PARTS, *(f"{word}s" for word in _PARTS), *_BIG, "dozen"))
"""The words that numbers are made of, "and" and "a" left out."""
_LONGEST = 200  # code points of a number in words
_ONES = "|".join(SMALL)
_FIRST = lazy_re(  # where a number in words may begin, in a text in small letters
    rf"""
    \b (?= [aefhnostz] )
    (?: (?: {_ONES} | {"|".join(TENS)} | half ) \b
      | an? \s+ (?: {"|".join(_PARTS)} | {"|".join(_BIG)} | dozen ) )
    """,
    re.VERBOSE,
)
_SPELLED = lazy_regex(
    rf"""
    (?<! [\w.-] )
    (?:
        (?P<share>                                  # two thirds, a quarter of, one-fifth
            (?: (?P<share_of> {"|".join(list(SMALL)[1:10])} ) [-\s] | an?\s )
            (?P<part> half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?
                     |ninths?|tenths? )
            (?! \w | -\w | \s (?: century|place|time|year|quarter|consecutive|straight ) )
        )
      | (?P<in> one|two|three|four|nine ) (?: \s+ in \s+ | \s+ out \s+ of \s+ (?:every\s+)? )
        (?: every \s+ )?
        (?P<of> (?:{_ONES}) | ten | twenty | \d{{1,3}} ) (?! \w | [.,/]\d | \s (?:million|billion) )
      | (?P<half_of_unit> half ) (?: \s+ an? )? (?= \s+ (?:percentage|percent|per\s+cent|pct)\b )
      | half \s+ an? \s+ (?P<half> million|billion|dozen|hundred )
      | an? \s+ (?: (?P<and_half> million|billion ) \s+ and \s+ a \s+ half
              | (?P<a> hundred|thousand|million|billion|trillion|dozen ) )
      | (?P<dozens> two|three|four|five|six ) \s+ dozen
      | (?P<words>
            (?: {_ONES} | {"|".join(TENS)} )
            (?: (?: [\s-]+ (?: and \s+ )? )
                (?: {_ONES} | {"|".join(TENS)} | {"|".join(_BIG)} ) ){{0,12}}
            (?P<and_a_half> \s+ and \s+ a \s+ half (?: \s+ (?P<half_of> million|billion ) )? )?
        )
    )
    (?! \w )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words, with the last step of what it says."""

    start: int
    end: int
    value: Fraction
    step: Fraction
    is_share: bool = False
    is_lone_one: bool = False


def starts(text: str, start: int, end: int) -> int:
    """At how many places of a range a number in words may begin or go on."""
    return len(_FIRST.findall(text[start:end].lower()))


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Spelled]:
    """The numbers in words, in order."""
    end = len(text) if end is None else end
    lowered = text[start:end].lower()
    if len(lowered) != end - start:  # a letter that is two when lowered
        lowered = text[start:end]
    behind = start
    for first in _FIRST.finditer(lowered):
        at = start + first.start()
        if at < behind:
            continue
        match = _SPELLED.match(text, at, min(end, at + _LONGEST))
        if match is not None:
            behind = match.end()
            yield from _read(match)


def _read(match: regex.Match[str]) -> Iterator[Spelled]:
    start, end = match.span()
    if match["share"]:
        part = match["part"].lower()
        over = _PARTS.get(part) or _PARTS[part.removesuffix("s")]
        share = Fraction(SMALL[(match["share_of"] or "one").lower()], over)
        yield Spelled(start, end, share, Fraction(0), is_share=True)
    elif match["in"]:
        of = match["of"].lower()
        over = int(of) if of.isdigit() else SMALL.get(of) or TENS[of]
        value = SMALL[match["in"].lower()]
        if over > value:
            yield Spelled(start, end, Fraction(value, over), Fraction(0), is_share=True)
    elif match["half_of_unit"]:
        yield Spelled(start, end, Fraction(1, 2), Fraction(1, 10))
    elif match["half"]:
        unit = _size(match["half"])
        yield Spelled(start, end, unit / 2, unit / 10)
    elif match["and_half"]:
        unit = _size(match["and_half"])
        yield Spelled(start, end, unit * 3 / 2, unit / 10)
    elif match["a"]:
        unit = _size(match["a"])
        yield Spelled(start, end, unit, unit if unit > 12 else Fraction(1))
    elif match["dozens"]:
        yield Spelled(start, end, Fraction(12 * SMALL[match["dozens"].lower()]), Fraction(1))
    else:
        yield from _sum(match)


def _size(word: str) -> Fraction:
    return Fraction(_BIG.get(word.lower(), 12))


def _sum(match: regex.Match[str]) -> Iterator[Spelled]:
    """Splits where the words make no single number: "six seven", "ten million two"."""
    half = match["and_a_half"]
    stop = match.start("and_a_half") if half else match.end()
    words = list(_WORD.finditer(match.string, match.start(), stop))
    while words:
        taken, value, step = _prefix([word[0].lower() for word in words])
        first, last = words[0], words[taken - 1]
        start, end = first.start(), last.end()
        is_end = taken == len(words)
        words = words[taken:]
        if words and words[0][0].lower() == "and":
            words = words[1:]
        if half and is_end:
            unit = _size(match["half_of"]) if match["half_of"] else step
            value, step = (
                (value + Fraction(1, 2)) * unit if match["half_of"] else value + unit / 2,
                (unit / 10),
            )
            end = match.end()
        is_one = taken == 1 and value == 1
        yield Spelled(start, end, value, step, is_lone_one=is_one)


_WORD = lazy_regex(r"[A-Za-z]+")


def _prefix(words: list[str]) -> tuple[int, Fraction, Fraction]:
    """How many of the words make one number, its value and its step."""
    total, group, step = 0, 0, 1
    taken = 0
    last = 10**15  # the size of the last part of the group: the next one must be smaller
    for index, word in enumerate(words):
        if word == "and":
            if not (step == 100 or step >= 1_000) or index + 1 >= len(words):
                break
            continue
        if word in _BIG:
            size = _BIG[word]
            if size == 100 and group:
                group, step, last = group * 100, 100, 100
            elif group and size > 100 and (total == 0 or total % (size * 1_000) == 0):
                total, group, step, last = total + group * size, 0, size, size
            else:
                break
        elif word in TENS:
            if last < 100:
                break
            group, step, last = group + TENS[word], 1, 10
        else:
            value = SMALL[word]
            if last < 10 or (last == 10 and not 0 < value < 10):
                break
            group, step, last = group + value, 1, 1
        taken = index + 1
    taken = max(taken, 1)
    return taken, Fraction(total + group), Fraction(step)

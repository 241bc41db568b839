"""Births, deaths and ages as a stretch of text states them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from factlint import regex
from factlint.language.calendar.names import CARDINAL_WORD, ORDINAL_WORD, SPACE, small_number
from factlint.language.calendar.when import WHEN, When, read_when
from factlint.model.document import Span
from factlint.patterns import lazy_regex
from factlint.values import dataclass

_GAP = r"[^.;:()\d\n]{0,90}?"
_LINKS = rf"(?: \b(?: in | on | around | circa | early{SPACE}in | late{SPACE}in ) {SPACE} | , \s )?"
_NOT_IN = lazy_regex(r"\b(?:after|before|since|between|until|till|by|than)\b", regex.IGNORECASE)
_OF_SEVERAL = lazy_regex(
    r"\b(?:children|babies|people|those|boys|girls|women|men|anyone|everyone|persons?|patients"
    r"|generations?|[\p{L}]+(?:ians|icans|ers|ists))[^.;]{0,12}$",
    regex.IGNORECASE,
)
_BIRTH = lazy_regex(
    rf"""
    (?<! [-\w] ) (?: [Bb]orn | b\. | n[ée]e ) (?! [-\w] )
    (?P<gap> {_GAP} ) {_LINKS} (?<! [\w] ) (?P<when> {WHEN} )
    """,
    regex.VERBOSE,
)
_DEATH = lazy_regex(
    r"""
    \b (?: died | dies | dead | death | d\. | passed\ away | dying | lived\ to
         | (?:was|were|been)\ (?: killed | murdered | assassinated | executed | shot\ dead )
         | killed\ (?:him|her)self | drowned )
    (?! \w )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_LIFESPAN = lazy_regex(
    rf"""
    (?<= [\p{{Lu}}] [\p{{L}}.'’-]{{1,30}} \s? ) (?: \( \s? | , \s (?= \d ) )
    (?: born \s | b\. \s? )? (?P<birth> {WHEN} )
    \s? (?: [-–—] | , | ; | to ) \s?
    (?: died \s (?: in \s | on \s )? | d\. \s? )? (?P<death> {WHEN} )
    (?: (?P<rest> [^()\n]{{0,40}} ) \) | (?= , ) )
    """,
    regex.VERBOSE,
)
_NUMBER = rf"""
    (?P<age> \d{{1,3}} | (?: {CARDINAL_WORD} ) )
    (?! [\w½] | [.,:]\d | % | [\s-] (?: months? | weeks? | days? | hours? ) )
"""
# Is 34, but not: is 34 miles away.
_FULL = r"""
    (?: \s years \s old
      | (?= \s* (?: [.,;:)!?—–] | $
                  | \s (?: and | but | when | in | on | at | as | he | she | who | now | today
                         | this | by | that | if | so | last | next ) \b ) ) )
"""
_NO_RANGE = r"""
    (?! \s? [-–] \s? \d | \+
      | \s (?: to | and | or ) \s
            (?: \d | over | older | under | above | below | more | up | younger ) )
"""
_ONLY = rf"(?: (?: just | only | now | then | about ) {SPACE} )?"
_AGE = lazy_regex(
    rf"""
    (?: \b [Aa]ged {SPACE} {_ONLY} (?P<aged> {_NUMBER} ) {_NO_RANGE}
      | \b (?: [Aa]t {SPACE} {_ONLY} )? (?: the {SPACE} )?
            (?: (?: ripe{SPACE}old | tender | young | early | great | advanced ) {SPACE} )?
            [Aa]ge {SPACE} (?: of {SPACE} )? {_ONLY} (?P<aged> {_NUMBER} ) {_NO_RANGE}
      | \b (?: died | dies | death | killed | dead | away )
            {SPACE} (?: [\w'’]{{1,15}} ,? {SPACE} ){{0,5}}?
            (?P<died> at {SPACE} {_NUMBER} ) {_NO_RANGE}
            (?! {SPACE}? (?: : | [ap]\.?m | o['’]clock | GMT | pct | per | [A-Z] | the ) )
      | (?<= , \s ) (?P<comma> at {SPACE} {_ONLY} {_NUMBER} ) (?= , )
      | (?<! \w ) (?P<opening> At {SPACE} {_ONLY} {_NUMBER} ) (?= , )
      | (?<! [\w-] ) (?P<old> {_NUMBER} - year - old (?! s ) )
      | \b (?P<turned> turned | turns | turning | mak(?:ing|es) {SPACE} (?: him | her ) )
            {SPACE} {_NUMBER} {_FULL}
      | \b (?P<is> is | was | be ) {SPACE} {_ONLY} {_NUMBER} {_FULL}
      | (?: (?<= [\p{{Lu}}] [\p{{L}}'’-]{{1,30}} | \) ) | (?<= \w ) (?= ,\ (?: now | then ) ) )
            , {SPACE} (?P<apposed> (?: (?: aged | now | then ) {SPACE} )? {_NUMBER} )
            (?= , | \) | [;.] \s )
      | (?<= [\p{{Lu}}] [\p{{L}}'’-]{{1,30}} \s ) \( (?P<apposed> {_NUMBER} ) \)
      | (?P<birthday> (?P<age> {ORDINAL_WORD} | \d{{1,3}} (?= st|nd|rd|th ) )
            (?: st | nd | rd | th )? {SPACE} birthday )
    )
    """,
    regex.VERBOSE,
)
_SHORT_OF = lazy_regex(r"\b(?:before|after|short|shy|ahead|from|until|till|to|of|for)\b[^.]{0,12}$")
_MOST = 120  # years
_PARTS = ("aged", "died", "comma", "opening", "old", "apposed", "birthday")


class Tie(Enum):
    """How an age is stated."""

    AGED = "aged"  # aged 34, at the age of 34
    DIED = "died"  # died at 34
    NOW = "now"  # the 34-year-old; Ana Ruiz, 34,
    IS = "is"  # is 34
    WAS = "was"  # was 34
    TURNED = "turned"  # turned 34


@dataclass(frozen=True, slots=True)
class Birth:
    """A stated birth."""

    start: int
    end: int
    when: When


@dataclass(frozen=True, slots=True)
class Lifespan:
    """Birth and death behind a name."""

    start: int
    end: int
    birth: When
    death: When


@dataclass(frozen=True, slots=True)
class Age:
    """A stated age."""

    start: int
    end: int
    years: int
    tie: Tie


def births(text: str, start: int, end: int) -> Iterator[Birth]:
    """The births with a year, of one person each, that a range states."""
    for match in _BIRTH.finditer(text, start, end):
        when = read_when(match["when"])
        before = text[max(start, match.start() - 30) : match.start()]
        if when is None or when.year is None:
            continue
        if _NOT_IN.search(match["gap"]) or _OF_SEVERAL.search(before):
            continue
        yield Birth(match.start(), match.end(), when)


def lifespans(text: str, start: int, end: int) -> Iterator[Lifespan]:
    """The lives, in brackets or between commas, of a range."""
    for match in _LIFESPAN.finditer(text, start, end):
        birth, death = read_when(match["birth"]), read_when(match["death"])
        if birth and death and birth.year is not None and death.year is not None:
            yield Lifespan(match.start(), match.end(), birth, death)


def deaths(text: str, start: int, end: int) -> list[Span]:
    """The words of a range that speak of a death."""
    return [Span(*match.span()) for match in _DEATH.finditer(text, start, end)]


def ages(text: str, start: int, end: int) -> Iterator[Age]:
    """The ages of one person each that a range states."""
    for match in _AGE.finditer(text, start, end):
        years = small_number(match["age"])
        if not 1 <= years <= _MOST:
            continue
        part = next((name for name in _PARTS if match[name]), None)
        begin = match.start(part) if part in ("died", "old", "apposed") else match.start()
        if part == "birthday" and _SHORT_OF.search(text[max(start, begin - 30) : begin]):
            continue
        yield Age(begin, match.end(part) if part else match.end(), years, _tie(match, part))


def _tie(match: regex.Match[str], part: str | None) -> Tie:
    if match["turned"]:
        return Tie.TURNED if match["turned"].startswith("turn") else Tie.NOW
    if match["is"]:
        return Tie.IS if match["is"] == "is" else Tie.WAS
    return {
        "died": Tie.DIED,
        "opening": Tie.NOW,
        "old": Tie.NOW,
        "apposed": Tie.NOW,
        "birthday": Tie.TURNED,
    }.get(part or "", Tie.AGED)

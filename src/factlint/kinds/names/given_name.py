"""People whose surname stands first, referred to by the given name alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from factlint.language import lexicon
from factlint.language.eastern import (
    AMBIGUOUS,
    CHINESE,
    SURNAMES,
    is_hyphenated_given_name,
    is_joined_given_name,
    two_syllables,
)
from factlint.language.names import Names, Token
from factlint.language.titles import PARTICLES, TITLES
from factlint.patterns import lazy_re
from factlint.values import dataclass

_HYPHENATED = lazy_re(r"[^\W\d_a-z][^\W\d_]{0,5}-[^\W\d_]{1,6}")
# What may lie between two words of one name, and more.
_SPACE = r"[\s\x1c-\x1f]+"
_GAP = rf"(?:-\p{{Ll}}\S*)?{_SPACE}(?:(?:{'|'.join(sorted(PARTICLES))}){_SPACE}){{0,2}}"
_ORDINARY = 3.4  # zipf: Susan and China are two syllables of pinyin, too


@dataclass(frozen=True, slots=True)
class Person:
    """A full name, surname first, at its first place."""

    surname: str
    given: str
    start: int
    end: int


def gate() -> Sequence[Sequence[str]]:
    """A surname of the kind, and right behind it what may be a given name of the kind."""
    hyphenated = r"\p{Lu}\p{L}*-\p{L}"
    # The name stands once more later, so that a sign follows.
    return [
        [
            rf"(?:{_either(SURNAMES)}){_GAP}{hyphenated}",
            rf"(?:{_either(CHINESE)}){_GAP}{two_syllables()}\W",
        ]
    ]


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words))


def may_be_misused(text: str, capitals: Mapping[str, int]) -> bool:
    """A quick look, before all names are found: whether a given name of the kind stands twice."""
    if SURNAMES.isdisjoint(capitals):
        return False
    if not CHINESE.isdisjoint(capitals) and any(
        count > 1 and _is_joined(word) for word, count in capitals.items()
    ):
        return True
    hyphenated = Counter(_HYPHENATED.findall(text))
    return any(count > 1 and is_hyphenated_given_name(word) for word, count in hyphenated.items())


def misused(names: Names) -> Iterator[tuple[Person, Token]]:
    """Each place where a given name stands for its person, in order of place."""
    people = _people(names)
    if not people:
        return
    for run in names.runs:
        first = run.first
        while first < run.last and _may_precede(names, names.tokens[first]):
            first += 1
        token = names.tokens[run.last]
        person = people.get(_whole(names, token))
        if person and first == run.last and token.start > person.start:
            yield person, token


def _people(names: Names) -> dict[str, Person]:
    """The people of the document by given name, without those who share a surname with another."""
    found: dict[str, Person] = {}
    bearers: dict[str, set[str]] = {}
    for run in names.runs:
        person = _person(names, run.first, run.last)
        if person is not None:
            found.setdefault(person.given, person)
            bearers.setdefault(person.surname, set()).add(person.given)
    return {given: person for given, person in found.items() if len(bearers[person.surname]) == 1}


def _person(names: Names, first: int, last: int) -> Person | None:
    if last == first or names.tokens[last - 1].text not in SURNAMES:
        return None
    surname, token = names.tokens[last - 1], names.tokens[last]
    given = _whole(names, token)
    if surname.text in AMBIGUOUS and "-" not in given and names.opens_sentence(surname):
        return None
    if not _is_given_name(given, surname.text):
        return None
    return Person(surname.text, given, surname.start, token.tail)


def _is_given_name(given: str, surname: str) -> bool:
    if is_hyphenated_given_name(given):
        return True
    return surname in CHINESE and _is_joined(given)


@lru_cache(maxsize=20_000)
def _is_joined(given: str) -> bool:
    return is_joined_given_name(given) and lexicon.load().zipf(given.lower()) < _ORDINARY


def _may_precede(names: Names, token: Token) -> bool:
    return token.text in TITLES or token.text.isupper() or names.is_opener(token)


def _whole(names: Names, token: Token) -> str:
    return names.text[token.start : token.tail]

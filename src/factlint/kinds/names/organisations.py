"""One organisation under two names: the same content words, put together in another way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from factlint.language.names import CONNECTORS, Names, Run
from factlint.language.organisations import ORGANISATION_FORMS, is_organisation_word, one_spelling
from factlint.language.titles import PARTICLES, TITLES
from factlint.patterns import lazy_re
from factlint.values import dataclass

_FEWEST = 3  # content words
_MOST_RUNS = 4  # runs of capitals in one name
_LONGEST_CHAIN = 12  # runs of capitals that `of` and `and` may join before it is no prose
_LONGEST_NAME = 24  # words; of a longer chain it is not asked which names may be in it
_LITTLE = frozenset("of the for and & in".split())
_MOST_CHAINS = 60  # with so many it is no longer quicker to look at them beforehand
_SORTS = frozenset(map(one_spelling, ORGANISATION_FORMS))


def _chain(capital: str, letter: str) -> str:
    """Whatever `Names` takes for one name, and more: capitals and the small words between them."""
    rest = rf"(?>(?:\.{capital})+\.|\.|{letter}*(?:\.(?=[ ]))?)"
    word = capital + rest
    space = r"(?:[^\S\n]++\n?|\n)[^\S\n]*+"
    small = "|".join(sorted(map(re.escape, CONNECTORS | PARTICLES)))
    first = rf"{capital}(?<![\w'’.-]{capital})"  # a long word is gone over once
    return rf"{first}{rest}(?:{space}{word}|{space}(?>(?:{small}){space})+{word})+"


_CHAIN = lazy_re(_chain(r"[^\W\d_a-z]", r"[\w'’-]"))
_PLAIN_CHAIN = lazy_re(_chain("[A-Z]", r"[A-Za-z0-9_'-]"))
_MARK = lazy_re("['’-]")
_TIED = lazy_re(r"['’-](?![^\W\d_a-z]).*")


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a name: its words and its first place."""

    words: tuple[str, ...]
    start: int
    end: int


def gate() -> Sequence[Sequence[str]]:
    """A word for a sort of organisation, and that word or another spelling of it once more."""
    spellings: dict[str, list[str]] = {}
    for word in sorted(ORGANISATION_FORMS):
        spellings.setdefault(one_spelling(word), []).append(word)
    return [[_twice(words) for words in spellings.values()]]


def _twice(words: Iterable[str]) -> str:
    """An expression for one of the words with a capital, and one of them somewhere behind it."""
    written = "|".join(
        word[0].upper() + "".join(f"[{char}{char.upper()}]" for char in word[1:]) for word in words
    )
    dotted = "|".join("".join(rf"{char.upper()}\." for char in word) for word in words)
    return rf"(?:(?:{written})\W|{dotted})[\s\S]*(?:{written}|{dotted})"


def may_vary(text: str) -> bool:
    """A quick look, before all names are found: whether `variants` may find any.

    Two chains of capitals, or two places of one, hold the same words otherwise: a word for a sort
    of organisation, and two others at least.
    """
    chains = (_PLAIN_CHAIN if text.isascii() else _CHAIN).findall(text)
    held: dict[tuple[str, ...], set[str]] = {}
    likely: set[tuple[str, ...]] = set()
    for chain in chains:
        words = tuple(chain.split())
        if len(words) < _FEWEST:
            continue
        content = [_plain(word) for word in words if word not in _LITTLE]
        if len(content) < _FEWEST:
            continue
        if _MARK.search(chain):
            for word in words:
                content += {_plain(end) for end in _ends(word)} - {_plain(word)}
        if _SORTS.isdisjoint(content):
            continue
        held[words] = distinct = set(content)
        if len(distinct) < len(content):
            likely.add(words)
        if len(held) > _MOST_CHAINS:
            return True
    for (words, one), (others, other) in combinations(held.items(), 2):
        shared = one & other
        if len(shared) >= _FEWEST and not (_SORTS.isdisjoint(shared) or _holds(words, others)):
            likely.update((words, others))
    return any(len(words) > _LONGEST_NAME for words in likely) or _may_differ(likely)


def _holds(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether one chain is a part of another, but for capitals."""
    shown, other_shown = (f" {' '.join(chain)} ".lower() for chain in (words, others))
    return shown in other_shown or other_shown in shown


def _may_differ(chains: Iterable[tuple[str, ...]]) -> bool:
    """Whether two stretches of the chains hold the same words and differ all the same."""
    seen: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for words in chains:
        bounds = [place for place, word in enumerate(words) if word[0].isupper()]
        for first, last in combinations(bounds, 2):
            if last - first + 1 < _FEWEST:
                continue
            for end in _ends(words[last]):
                name = (*words[first:last], end)
                key = _content(name)
                if key is None:
                    continue
                others = seen.setdefault(key, set())
                if any(_differ(other, name) for other in others):
                    return True
                others.add(name)
    return False


def _ends(word: str) -> tuple[str, ...]:
    """What of a word may end a name: not what is tied to it in lower case, nor a possessive."""
    whole = _TIED.sub("", word)
    return whole, *(whole[: mark.start()] for mark in _MARK.finditer(whole))


def variants(names: Names) -> Iterator[tuple[Name, Name]]:
    """Each further way to write a name, with the first way, in order of place."""
    first: dict[tuple[str, ...], Name] = {}
    seen: set[tuple[str, ...]] = set()
    found: list[tuple[Name, Name]] = []
    for wide in names.wide_runs:
        for name in _readings(names, wide):
            key = _content(name.words)
            if key is None or name.words in seen:
                continue
            seen.add(name.words)
            earlier = first.setdefault(key, name)
            if earlier is not name and _differ(earlier.words, name.words):
                found.append((name, earlier))
    yield from _outermost(found)


def _readings(names: Names, wide: Run) -> Iterator[Name]:
    """The stretches of a joined run that could be a name: whole runs, from the longest on."""
    runs = names.runs[names.tokens[wide.first].run : names.tokens[wide.last].run + 1]
    tokens = names.tokens[wide.first : wide.last + 1]
    if len(runs) > _LONGEST_CHAIN or not any(is_organisation_word(t.text) for t in tokens):
        return
    for length in range(min(len(runs), _MOST_RUNS), 0, -1):
        for at in range(len(runs) - length + 1):
            start, end = _trimmed(names, runs[at]), runs[at + length - 1].end
            words = tuple(names.text[start:end].split())
            if len(words) >= _FEWEST:
                yield Name(words, start, end)


def _trimmed(names: Names, run: Run) -> int:
    """Where a run starts without the `The` or `But` of a sentence."""
    first = run.first
    while first < run.last and names.is_opener(names.tokens[first]):
        first += 1
    return names.tokens[first].start


def _content(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """The words that tell two organisations apart, sorted; None where it is no organisation."""
    content = [_plain(word) for word in words if word not in _LITTLE]
    if len(content) < _FEWEST or any(word in TITLES for word in words):
        return None
    if not any(is_organisation_word(word) for word in content):
        return None
    return tuple(sorted(content))


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    return one_spelling(word.lower().replace(".", "").removesuffix("'s").removesuffix("’s"))


def _differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two ways to write the same content are more than capitals and `the`.

    What `and` joins may stand in any order and is then a list, no name.
    """
    left, right = _shown(one), _shown(other)
    if left == right:
        return False
    if any(word in ("and", "&") for word in (*left, *right)):
        return _order(left) == _order(right)
    return True


def _shown(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower().replace(".", "") for word in words if word.lower() != "the")


def _order(words: tuple[str, ...]) -> list[str]:
    return [_plain(word) for word in words if word not in _LITTLE]


def _outermost(found: list[tuple[Name, Name]]) -> Iterator[tuple[Name, Name]]:
    end = -1
    for name, earlier in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        if name.start >= end:
            end = name.end
            yield name, earlier

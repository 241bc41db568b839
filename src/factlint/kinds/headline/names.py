"""People and organisations above a body that names others in their place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from factlint.kinds.headline.clash import MOST_OTHERS, Clash, Evidence, Look
from factlint.language import demonyms, lexicon, places
from factlint.language.calendar.names import MONTHS, WEEKDAYS
from factlint.language.mentions import runs_between
from factlint.language.names import Names, Run, Token
from factlint.language.organisations import is_organisation_word
from factlint.language.titles import TITLES
from factlint.language.zones import fold, stem
from factlint.model.document import PartKind

_SHORTEST = 3
_BRIEF = 5  # an abbreviation that long may be everyday speech: EVP, NATO
_COMMON = 3.0  # zipf: from here on the first word of a sentence is rather no name
_TITLE_CASE = 0.7  # share of long words with a capital in a headline that gives them all one


def clashes(look: Look) -> Iterator[Clash]:
    """Each name that the body lacks, with one that it has instead."""
    if _is_title_case(look):
        return
    # Before the names of the whole document are found.
    if not _missing(look, look.prose.names_within(look.part.start, look.part.end)):
        return
    names = look.prose.names
    missing = _missing(look, names)
    runs = runs_between(names, look.part.start, look.part.end)
    shown = {fold(names.tokens[index].text) for run in runs for index in _range(run)}
    body = [
        run
        for run in look.body.runs
        if not any(fold(names.tokens[index].text) in shown for index in _range(run)[1:])
    ]
    spelled = _Initials(look)
    for run, lacking in missing:
        if spelled.are_one(run):
            continue
        if len(lacking) < sum(_is_name(names, names.tokens[index]) for index in _range(run)):
            clash = _namesake(look, lacking[0], body, shown)
        elif look.part.kind is PartKind.CAPTION:
            continue  # a picture shows people of whom the body need not speak
        else:
            clash = _other(look, lacking, body)
        if clash is not None:
            yield clash


def _missing(look: Look, names: Names) -> list[tuple[Run, list[int]]]:
    """The runs of capitals that hold names which the body lacks, with the places of these."""
    missing: list[tuple[Run, list[int]]] = []
    for run in runs_between(names, look.part.start, look.part.end):
        lacking = [index for index in _range(run) if _is_lacking(look, names, names.tokens[index])]
        if lacking:
            missing.append((run, lacking))
    return missing


def _range(run: Run) -> range:
    return range(run.first, run.last + 1)


def _is_title_case(look: Look) -> bool:
    """Whether a headline gives all its words a capital, so that names do not stand out."""
    if look.text[look.part.start : look.part.end].isupper():
        return True
    words = [look.text[start:end] for start, end in look.zones.words_of(look.part)[1:]]
    long = [word for word in words if len(word) > 3]
    return sum(word[0].isupper() for word in long) >= max(_TITLE_CASE * len(long), 2)


def _is_name(names: Names, token: Token) -> bool:
    """Whether a capitalised word is a name; places and dates have checks of their own."""
    text = token.text
    if len(text) < _SHORTEST or text in TITLES or names.is_opener(token) or _is_elsewhere(text):
        return False
    if names.opens_sentence(token):
        return lexicon.load().zipf(text.lower()) < _COMMON
    return True


@lru_cache(maxsize=20_000)
def _is_elsewhere(text: str) -> bool:
    """Whether the word is a place or a date."""
    gazetteer = places.load()
    return bool(
        any(month.startswith(text.rstrip(".")) for month in MONTHS)
        or text in WEEKDAYS
        or gazetteer.area(text)
        or demonyms.demonym(text)
        or demonyms.continental(text)
        or gazetteer.city(text)
    )


def _is_lacking(look: Look, names: Names, token: Token) -> bool:
    return _is_name(names, token) and not _is_stated(look, token)


def _is_stated(look: Look, token: Token) -> bool:
    if look.zones.has(token.text):
        return True
    word = fold(token.text)
    words = look.zones.words
    if stem(word) in look.zones.stems:
        return True
    if all(piece in words for piece in word.split("-")):
        return True
    # Zelensky and Zelenskyy, Covid and Covid-19 are one name; which one is right is another check.
    head = word[: max(4, len(word) - 2)]
    return any(
        (other.startswith(head) and abs(len(other) - len(word)) < 4) or _is_short_for(word, other)
        for other in words
        if other[0] == word[0]
    )


def _is_short_for(word: str, other: str) -> bool:
    """Whether a brief word is the letters of a longer one, in order: Utd, Intl."""
    if not 1 < len(word) < 5 or len(other) < len(word) + 2:
        return False
    letters = iter(other)
    return word[-1] == other[-1] and all(letter in letters for letter in word)


class _Initials:
    """What the names of a body are abbreviated to."""

    def __init__(self, look: Look) -> None:
        self._look = look
        names = look.prose.names
        self._of_body = [
            self._letters(run)
            for runs in (names.runs, names.wide_runs)
            for run in runs
            if run.last > run.first and look.zones.in_body(run.start)
        ]

    def are_one(self, run: Run) -> bool:
        """Whether a run is the letters of a name of the body, or the other way round."""
        letters = self._look.prose.names.tokens[run.last].text.replace(".", "")
        # NYC may stand for New York as well.
        brief = letters[:-1] if len(letters) > 2 else letters
        if letters.isupper() and any(brief in of_name for of_name in self._of_body):
            return True
        return run.last > run.first and self._letters(run).lower() in self._look.zones.words

    def _letters(self, run: Run) -> str:
        return "".join(self._look.prose.names.tokens[index].text[0] for index in _range(run))


def _namesake(look: Look, index: int, body: list[Run], shown: set[str]) -> Clash | None:
    """A person of the body with the same given name and another surname."""
    names = look.prose.names
    token, before = names.tokens[index], names.before(index)
    if before is None or before.text in TITLES:
        return None
    for other in body:
        for place in range(other.first, other.last):
            surname = names.tokens[place + 1]
            if (
                names.tokens[place].text == before.text
                and fold(surname.text) not in shown
                and _is_alone(look, surname.text)
                and not is_organisation_word(surname.text)
            ):
                return Clash(token.start, token.end, surname.start, surname.end, Evidence.SLOT)
    return None


def _is_alone(look: Look, surname: str) -> bool:
    """Whether the body also speaks of somebody by this word alone, as it does of people."""
    names = look.prose.names
    return any(
        names.runs[names.tokens[index].run].first
        == index
        == names.runs[names.tokens[index].run].last
        for index in names.forms[surname]
    )


def _other(look: Look, lacking: list[int], body: list[Run]) -> Clash | None:
    names = look.prose.names
    others = [
        (other.start, other.end)
        for other in body
        if any(_is_name(names, names.tokens[index]) for index in _range(other))
    ]
    start, end = names.tokens[lacking[0]].start, names.tokens[lacking[-1]].end
    is_brief = look.text[start:end].isupper() and end - start <= _BRIEF
    return look.best(start, end, others[:MOST_OTHERS], () if is_brief else others)

"""People and organisations above a body that names others in their place."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.headline.clash import MOST_OTHERS, Clash, Evidence, Look
from factlint.language import lexicon
from factlint.language.headlines import is_name, is_stated, may_lack_name
from factlint.language.mentions import runs_between
from factlint.language.names import Names, Run, Token
from factlint.language.organisations import is_organisation_word
from factlint.language.titles import TITLES
from factlint.language.zones import fold
from factlint.model.document import PartKind

_BRIEF = 5  # an abbreviation that long may be everyday speech: EVP, NATO
_COMMON = 3.0  # zipf: from here on the first word of a sentence is rather no name


def clashes(look: Look) -> Iterator[Clash]:
    """Each name that the body lacks, with one that it has instead."""
    # Before the names of the whole document are found.
    if not may_lack_name(look.text, look.part, look.zones):
        return
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


def _is_name(names: Names, token: Token) -> bool:
    """Whether a capitalised word is a name; places and dates have checks of their own."""
    if not is_name(token.text):
        return False
    if names.opens_sentence(token):
        return lexicon.load().zipf(token.text.lower()) < _COMMON
    return True


def _is_lacking(look: Look, names: Names, token: Token) -> bool:
    return _is_name(names, token) and not is_stated(token.text, look.zones)


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

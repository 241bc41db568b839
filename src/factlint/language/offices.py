"""Offices that one person holds at a time, and the words around a name that tell which."""

from __future__ import annotations

from typing import NamedTuple

from factlint import regex
from factlint.patterns import lazy_regex

OFFICES: dict[str, str] = {
    "chief executive": r"[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|CEO",
    "chief financial officer": r"[Cc]hief [Ff]inanc(?:ial|e) [Oo]fficer|[Ff]inance [Dd]irector|CFO",
    "chief operating officer": r"[Cc]hief [Oo]perating [Oo]fficer|COO",
    "chief technology officer": r"[Cc]hief [Tt]echnology [Oo]fficer|CTO",
    "chief information officer": r"[Cc]hief [Ii]nformation [Oo]fficer|CIO",
    "prime minister": r"[Pp]rime [Mm]inister|Premier",
    "president": r"President",
    "senator": r"Senator|Sen\.|Sen(?= [A-Z])",
    "representative": r"Representative|Congressman|Congresswoman|Rep\.|Rep(?= [A-Z])",
    "governor": r"Governor|Gov\.",
    "finance minister": r"(?:[Ff]inance|[Ee]conomy|[Tt]reasury|[Bb]udget) [Mm]inister",
    "foreign minister": r"[Ff]oreign (?:[Mm]inister|[Ss]ecretary)|Secretary of State",
    "defence minister": r"[Dd]efen[cs]e (?:[Mm]inister|[Ss]ecretary)",
    "interior minister": r"[Ii]nterior [Mm]inister|[Hh]ome [Ss]ecretary",
    "trade minister": r"(?:[Tt]rade|[Ii]ndustry|[Cc]ommerce) (?:[Mm]inister|[Ss]ecretary)",
    "energy minister": r"(?:[Ee]nergy|[Oo]il|[Pp]etroleum|[Mm]ines) [Mm]inister",
    "agriculture minister": r"(?:[Aa]griculture|[Ff]arm) (?:[Mm]inister|[Ss]ecretary)",
}
"""Each office with the expression that finds it."""

# Within one of these, nobody holds two at a time. (A chairman may well be chief executive, and a
# president of a company its chief operating officer; some prime ministers keep a ministry.)
_EXCLUSIVE = (
    frozenset(
        {
            "chief executive",
            "chief financial officer",
            "chief operating officer",
            "chief technology officer",
            "chief information officer",
        }
    ),
    frozenset(name for name in OFFICES if name.endswith(" minister") and name[0] != "p"),
    frozenset({"prime minister", "president"}),
    frozenset({"senator", "representative", "governor"}),
)
_NAME = r"""
    (?P<given> (?: \p{Lu}[\p{L}’'-]+ \s | \p{Lu}\. \s? ){0,3})
    (?P<surname> \p{Lu}[\p{L}’'-]+ )
"""
_BEHIND = lazy_regex(rf"(?P<comma>,)? \s {_NAME}", regex.VERBOSE)
_AHEAD = lazy_regex(
    rf"{_NAME} , \s (?: (?: the | its | their | a ) \s )? (?: [\p{{L}}’'&.-]+ \s ){{0,4}} $",
    regex.VERBOSE,
)
# The office is not held, or not alone, or the text is about its change.
_QUALIFIED = lazy_regex(
    r"""
    \b(?: former | ex | then | past | late | previous(?:ly)? | formerly | one[-\s]?time | acting
      | interim | deputy | vice | assistant | incoming | outgoing | future | designate | elect
      | shadow | junior | group | division | regional | candidate | succe(?:ed|ss)\w* | replac\w+
      | appoint\w* | named | become\w* | became | promot\w+ | resign\w* | elect(?:ed|ion)
      | nominat\w+ | joint | co | un )\b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Chairman and chief executive; but Sen. Reed and Rep. Hill are two.
_JOINED = lazy_regex(r"\b\p{Ll}+\s+(?:and|or|&|/)\s+$")
_MOVES = lazy_regex(
    r"""
    \b(?: former | ex- | promot(?:ed|ion) | appoint(?:ed|s|ment) | becom(?:e|es|ing) | became
      | succe(?:ed|eds|eded|ssor) | replac(?:e|es|ed|ing) | named | resign(?:ed|s|ation)
      | step(?:s|ped|ping)? \s (?: down | up | aside ) | until | took \s over | takes \s over
      | previously | formerly | elected | reshuffle | cabinet | both | doubles? \s as )\b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_POSSESSIVE = lazy_regex(r"['’]s?$")
_NO_SURNAME = frozenset(
    "Officer Minister Ministry Secretary Director President General State The Mr Mrs Ms".split()
)
_REACH = 60


class Held(NamedTuple):
    """A person in an office: the name and the office's range."""

    office: str
    given: str
    surname: str
    start: int
    end: int


def holder(text: str, office: str, start: int, end: int) -> Held | None:
    """Who is said to hold the office that stands in this range; None where that is not plain."""
    before = max(0, start - 30)
    if _QUALIFIED.search(text, before, start) or _JOINED.search(text, before, start):
        return None
    found = _BEHIND.match(text, end, end + _REACH)
    if found is not None and (found["given"] or not found["comma"]):
        return _held(office, found, start, end)
    found = _AHEAD.search(text, max(0, start - _REACH), start)
    return None if found is None else _held(office, found, start, end)


def are_exclusive(first: str, second: str) -> bool:
    """Whether nobody holds both offices at a time."""
    return first != second and any(first in group and second in group for group in _EXCLUSIVE)


def exclusive_pairs() -> list[str]:
    """Expressions, spaces for any white space, one of which matches where two such offices stand.

    Of the later one only the end is asked for where its beginning may be the end of another one.
    """
    shared = "Secretary of State"
    found = []
    for group in _EXCLUSIVE:
        for first in sorted(group):
            others = [OFFICES[other] for other in sorted(group - {first})]
            later = "|".join(others).replace(shared, "of State")
            found.append(rf"(?:{OFFICES[first]})[\s\S]*(?:{later})")
    return found


def tells_of_moves(text: str, start: int, end: int) -> bool:
    """Whether a range tells of people who come into an office or leave it."""
    return _MOVES.search(text, start, end) is not None


def _held(office: str, match: regex.Match[str], start: int, end: int) -> Held | None:
    surname = _POSSESSIVE.sub("", match["surname"])
    given = [word for word in match["given"].split() if word not in _NO_SURNAME]
    if surname in _NO_SURNAME:
        return None
    names = [word for word in given if not word.endswith(".")]
    return Held(office, names[-1] if names else "", surname, start, end)

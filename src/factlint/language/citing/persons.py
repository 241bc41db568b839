"""Names of authors: read from the beginning of an entry, and compared letter by letter.

A name is read in the forms of the usual styles: `Smith, J. A.`, `Smith, Jane A.`, `Smith JA`,
`J. A. Smith`, `Jane A. Smith`. Where it is not clear where the names end, none are read.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from factlint import regex
from factlint.patterns import lazy_regex

PARTICLES = (
    r"(?:[Vv][ao]n|[Dd]e|[Dd]er|[Dd]en|[Dd]i|[Dd]a|[Dd]el|[Dd]ella|[Dd]os|[Dd]as|[Dd]u|[Ll][ae]"
    r"|[Tt]en?r?|[Zz]ur?|[Zz]um|[Bb]in|[Ii]bn|[Aa]l|[Ee]l|[Ss]t\.?|[Dd]’|[Dd]')"
)
_LETTERS = r"[\p{L}\p{M}]"
_NAME_LETTERS = rf"{_LETTERS}{{1,40}}"  # bounded, so that a text without spaces costs little
SURNAME = (
    rf"(?:(?:{PARTICLES}\s{{1,9}}){{0,3}}(?:[\p{{Lu}}dl]['’ʼ]\p{{L}}|\p{{Lu}}){_NAME_LETTERS}"
    # an accent that a machine left beside its letter
    rf"(?:\s{{0,9}}[´`¨˜ˆ˘¸˚]\s{{0,9}}{_NAME_LETTERS})*"
    rf"(?:[-‐‑–'’ʼ]{_NAME_LETTERS}){{0,3}})"
)
"""A surname, with particles and hyphens; double ones without a hyphen are two of these."""

_LONG = rf"(?:{SURNAME}(?:\s{{1,9}}(?!\p{{Lu}}{{1,3}}\b){SURNAME}){{0,2}})"
_DOTTED = (
    r"(?:(?:\p{Lu}\p{Ll}?\.\s{0,9}(?:-\s{0,9})?){1,5}(?<=\.)"
    r"(?:\s{0,9}(?:van|von|de|der|den|da|di)\b)*)"
)
_BARE = r"(?:\p{Lu}{1,3}(?:-\p{Lu})?)(?![\p{L}\p{M}.])"
_WORD = rf"\p{{Lu}}{_NAME_LETTERS}(?:-{_NAME_LETTERS})?(?!{_LETTERS})"
_GIVEN = rf"(?:{_WORD}(?:\s{{1,9}}(?:{_WORD}|\p{{Lu}}(?:\.|(?![\p{{L}}\p{{M}}])))){{0,2}})"
_LATER = r"(?:,?\s{1,9}(?:[JS]r\.?|I{2,3}|IV)(?![\p{L}]))?"
_STOP = r"(?=\s*(?:[,;.(&:]|and\b|et\b|$))"
_INVERTED = lazy_regex(
    rf"(?P<last>{_LONG}){_LATER},\s{{0,9}}(?P<first>{_DOTTED}|{_BARE}){_LATER}"
    rf"|(?P<last>{_LONG})\s{{1,9}}(?P<first>{_DOTTED}){_LATER}{_STOP}"
)
_FULL = lazy_regex(
    rf"(?P<last>{SURNAME}),\s{{1,9}}(?P<first>{_GIVEN}){_LATER}(?=\s*(?:[,;.(&]|and\b|\d|$))"
    rf"|(?P<last>{_LONG}),\s{{1,9}}(?P<first>{_GIVEN}){_LATER}(?=\.\s{{1,9}}|\s{{1,9}}\(|$)"
)
_PACKED_NAME = rf"(?P<last>{_LONG})\s{{1,9}}(?P<first>\p{{Lu}}{{1,3}}(?:-\p{{Lu}})?)(?=[\s,.;:(]|$)"
# not "Jane A. Smith."
_PACKED = lazy_regex(
    rf"{_PACKED_NAME}(?!\.\s{{1,9}}{SURNAME}(?:[.,]|\s{{1,9}}and\b|\s{{1,9}}\(\d))"
)
_PACKED_TOO = lazy_regex(_PACKED_NAME)
_DIRECT = lazy_regex(
    rf"(?P<first>(?:\p{{Lu}}\s{{1,9}}|{_DOTTED}))\s{{0,9}}(?P<last>{_LONG}){_LATER}"
    rf"|(?P<first>{_GIVEN})\s{{1,9}}(?P<last>{SURNAME}){_LATER}"
)
_INITIALS = lazy_regex(
    r"(?:(?:\p{Lu}\p{Ll}?\.[\s-]*){1,5}|\p{Lu}{1,3}(?:-\p{Lu})?\s?)(?:van|von|de|der|den|da|di|\s)*"
)
_BETWEEN = lazy_regex(
    r"\s*(?:;\s*(?:&|and|und|et|y)?|,\s*(?:&|and|und|et|y)\b|,?\s*&|,|\s(?:and|und|et|y)\b"
    r"|,?\s*(?:\.\s?\.\s?\.|…)\s*(?:&\s*)?)\s*"
)
_ET_AL = lazy_regex(r"\s*[,;]?\s*(?:&\s*)?(?:et\s+al\b\.?|and\s+others\b)", regex.IGNORECASE)
_ELIDED = lazy_regex(r"^\p{L}\p{Ll}?['’]")
_GROUP = lazy_regex(
    r"\b(?:of|for|the|on)\b|&|\b(?:Team|Group|Committee|Commission|Council|Society|Association|Institute"
    r"|Organi[sz]ation|Agency|Bank|Union|University|Foundation|Center|Centre|Collaboration|Consortium"
    r"|Department|Ministry|Office|Press|Inc|Ltd|Corp|Nations|Bureau|Academy|Network|Project)\b"
)
_DOTS = lazy_regex(r"…|\.\s?\.\s?\.")
_FARTHEST = 4_000  # code points of names
_EXPANDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae",
                           "œ": "oe", "þ": "th"})  # fmt: skip


class Names(NamedTuple):
    """Names as they were read: each `Last, First`, where they end, and whether more are meant."""

    names: tuple[str, ...]
    end: int
    has_others: bool
    is_certain: bool


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """The letters of a name without accents, case, hyphens and white space."""
    spread = unicodedata.normalize("NFKD", name.casefold().translate(_EXPANDED))
    return "".join(letter for letter in spread if letter.isalpha())


@lru_cache(maxsize=8192)
def forms(surname: str) -> frozenset[str]:
    """The folded forms in which a text may give a surname: whole, and without what precedes.

    `van der Berg` may be called `Berg`, `García Márquez` may be called `Márquez`; `ü` may be
    written `ue`.
    """
    words = surname.replace("\u2010", "-").split()
    found = {folded(surname), folded(_ELIDED.sub("", surname))}
    found.update(folded(word.rpartition("-")[2]) for word in words[-1:])
    found.update(folded(" ".join(words[index:])) for index in range(1, len(words)))
    for mark, letters in (("ü", "ue"), ("ö", "oe"), ("ä", "ae"), ("ø", "oe"), ("å", "aa")):
        if mark in surname.lower():
            found.add(folded(surname.lower().replace(mark, letters)))
    return frozenset(form for form in found if len(form) > 1)


@lru_cache(maxsize=4096)
def people(author: str) -> tuple[tuple[str, str], ...]:
    """The `(last, first)` of each author in a field of names joined by `and`; last may be all."""
    found: list[tuple[str, str]] = []
    for name in regex.split(r"\s+and\s+", author.strip()):
        if not name or name.lower() in ("others", "et al", "et al."):
            continue
        last, comma, first = name.partition(",")
        if comma:
            found.append((last.strip(), first.strip()))
        else:
            found.append(_divided(name))
    return tuple(found)


def _divided(name: str) -> tuple[str, str]:
    """Given names first; a name of an organisation stays whole."""
    words = name.split()
    if len(words) < 2 or len(words) > 4 or _GROUP.search(name):
        return name, ""
    index = len(words) - 1
    while index > 1 and regex.fullmatch(PARTICLES, words[index - 1]):
        index -= 1
    return " ".join(words[index:]), " ".join(words[:index])


def is_organisation(name: str) -> bool:
    """Whether a name has a word that organisations have."""
    return _GROUP.search(name) is not None


def has_others(author: str) -> bool:
    """Whether a field of names says that there are more."""
    return bool(regex.search(r"\band others\b|\bet al\b|…|\.\.\.", author))


def read_names(text: str, start: int, end: int) -> Names | None:
    """The names that begin at an offset; None where there is none that is certain."""
    end = min(end, start + _FARTHEST)
    match = _name_at(text, start, end, (_INVERTED, _PACKED, _FULL, _DIRECT))
    if match is None or text.startswith(("The ", "A ", "An "), start):
        return None
    # Where the first name has initials, the later ones have too: a word is of the title.
    has_initials = _INITIALS.fullmatch(match["first"]) is not None
    patterns = (_INVERTED, _DIRECT, _FULL)
    if has_initials:
        packed = _PACKED if "." in match[0] or "," in match[0] else _PACKED_TOO
        patterns = (_INVERTED, packed, _DIRECT)
    is_certain = has_initials or match.start("last") < match.start("first")
    names: list[str] = []
    joined = ""
    while True:
        names.append(_name(match))
        place = match.end()
        others = _ET_AL.match(text, place, end)
        if others is not None:
            return Names(tuple(names), others.end(), True, True)
        between = _BETWEEN.match(text, place, end)
        following = None
        if between is not None and between.end() > place:
            following = _name_at(text, between.end(), end, patterns)
        if (
            between is None
            or following is None
            or (has_initials and not _INITIALS.fullmatch(following["first"]))
        ):
            has_more = between is not None and _DOTS.search(between[0]) is not None
            # A list of full names ends with "and": else its last words may be the title's.
            if not has_initials and len(names) > 1:
                is_certain = joined.strip(" ,;") != ""
            return Names(tuple(names), place, has_more, is_certain)
        joined = between[0]
        match = following


def _name(match: regex.Match[str]) -> str:
    """The name with the family name first; that of an organisation as it reads."""
    shown = " ".join(match[0].split())
    if match.start("first") < match.start("last") and _GROUP.search(shown):
        return shown
    return " ".join(f"{match['last']}, {match['first']}".split())


def _name_at(
    text: str, start: int, end: int, patterns: tuple[regex.Pattern[str], ...]
) -> regex.Match[str] | None:
    for pattern in patterns:
        match = pattern.match(text, start, end)
        if match is not None:
            return match
    return None

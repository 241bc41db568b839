"""Names of people among the values that a page gives for its author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factlint import regex
from factlint.patterns import lazy_re, lazy_regex
from factlint.readers.bylines import names_of, without_label

AUTHOR_PAGE = lazy_re(
    r"/(?:authors?|contributors?|staff|people|by|reporters?|journalists?|columnists?|writers?"
    r"|profiles?|bios?|experts?|team|editors?|users?|u|autor(?:en)?)/[^/?#]+|/@[^/?#]+",
    re.IGNORECASE,
)
ADDRESS = lazy_re(r"^(?:https?:)?//|^www\.|^/", re.IGNORECASE)
_NOBODY = frozenset(
    "admin administrator webmaster unknown anonymous guest none null undefined n/a na user root"
    " author authors wordpress".split()
)
_COMPANY = lazy_re(
    r"株式会社|有限会社|（株）|\(株\)|\b(?:inc|llc|ltd|gmbh|corp|corporation|co\.|limited"
    r"|company|foundation|association|magazine)\b\.?$",
    re.IGNORECASE,
)
_PAPER = lazy_re(
    r"\b(?:news|daily|times|post|media|press|herald|network|tv|radio|staff|today|online|journal"
    r"|review|group|blog|tech|the|of|and"
    r"|geographic|team|world|national|store|shop|web|net|labs?|institute|university|agency|desk"
    r"|office|center|centre|club|party)\b",
    re.IGNORECASE,
)
_NOT_A_NAME = lazy_regex(
    r"""
    \d{3}
  | \b (?: more | about | follow | share | read | view | all | posts | articles | comments? | click
        | contact | email | see | the\s+author | archive | author | profile | bio | home | news
        | latest | subscribe | written | website | permalink | photo\w* | illustrat\w* | image
        | getty ) \b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_MOST_WORDS = 7
_LONGEST = 60


class NameFilter:
    """Tells the people from the site itself, companies and placeholders."""

    def __init__(self, sites: Iterable[str], host: str) -> None:
        self._sites = {folded(site) for site in (*sites, *_host_names(host))}

    def names(self, value: str, *, is_stated: bool = False) -> tuple[str, ...]:
        """The people in a value, which may be the address of an author's page.

        A stated author of the site's own name is kept where it may be a person's own site.
        """
        value = value.strip()
        if ADDRESS.match(value):
            match = AUTHOR_PAGE.search(value)
            value = match[0].rsplit("/", 1)[1].replace("-", " ") if match else ""
        found = []
        for name in names_of(without_label(value)):
            is_site = folded(name) in self._sites and not (is_stated and _is_person(name))
            if is_site or name.lower() in _NOBODY or _COMPANY.search(name):
                continue
            if any(letter.isalpha() for letter in name):
                found.append(name)
        return tuple(found)


def _is_person(name: str) -> bool:
    words = name.split()
    return (
        2 <= len(words) <= 3
        and all(word[0].isupper() for word in words)
        and not _PAPER.search(name)
    )


def is_part(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether others name the same people and more."""
    return {folded(name) for name in names} < {folded(name) for name in others}


def looks_like_name(name: str) -> bool:
    """Whether a shown text can be a name, and is no command or caption."""
    is_short = len(name.split()) <= _MOST_WORDS and 0 < len(name) <= _LONGEST
    return is_short and not _NOT_A_NAME.search(name)


def folded(name: str) -> str:
    """A name as names are compared: letters and digits, in lower case."""
    return str(regex.sub(r"[^\p{L}\p{N}]|\.com$|^www\.", "", name.lower()))


def _host_names(host: str) -> Iterator[str]:
    """What a site may call itself: the labels of its host, alone and together."""
    labels = [label for label in host.lower().split(".") if len(label) > 3]
    yield from labels
    yield "".join(labels)

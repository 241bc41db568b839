"""Identifiers of people and organisations: ORCID, ISNI, ROR, LEI."""

from __future__ import annotations

from collections.abc import Iterator

from factlint import regex
from factlint.language.identifiers.books import AFTER_LABEL, compact
from factlint.language.identifiers.identifier import Identifier, Scheme, of_match
from factlint.patterns import lazy_regex

_DASH = r"[-\u2010-\u2015\u2212]"
_ORCID = lazy_regex(
    rf"""
    (?<! [^\W_] )
    (?: (?P<site> orcid\.org / )
      | ORCID (?: \s? ids? )? {AFTER_LABEL} (?: https?:// (?: www\. )? orcid\.org / )? )
    (?P<number> \d{{1,16}} (?: {_DASH} \d{{1,8}} ){{0,5}} [Xx]? )
    (?! [\w@*…] | \s{{0,3}} {_DASH} | {_DASH} \s \d )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# The block of numbers that ISNI set aside for ORCID: nothing else is written so.
_BARE_ORCID = lazy_regex(
    rf"""
    (?<! [\w/.] | {_DASH} )
    (?P<number> (?: 0000 - 000[1-3] | 0009 - 000\d ) - \d{{4}} - \d{{3}} [\dXx] )
    (?! [\w*…] | {_DASH} \w )
    """,
    regex.VERBOSE,
)
_ISNI = lazy_regex(
    rf"""
    (?<! [^\W_] ) (?: isni\.org / (?: isni/ | page/ )? | ISNI {AFTER_LABEL} )
    (?P<number> \d{{4}} (?: [ \xa0-]? \d{{1,4}} ){{2,4}} [Xx]? ) (?! [\w*…] | {_DASH} \w )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_ROR = lazy_regex(
    r"""
    (?<! [^\W_] ) (?: ror\.org/ | ROR (?: \s? ID )? : \s? (?: https?://ror\.org/ )? )
    (?P<number> 0[a-zA-Z0-9]{4,12} | [a-zA-Z0-9]{7}\d\d ) (?! [\w/-] | \.\w )
    """,
    regex.VERBOSE,
)
_LEI = lazy_regex(
    rf"""
    (?<! [^\W_] ) (?: LEI | [Ll]egal [ ] [Ee]ntity [ ] [Ii]dentifier )
    (?: \s? (?: code | number | no\. ) )? {AFTER_LABEL}
    (?P<number> (?= [A-Z]{{0,18}} \d ) [A-Z0-9]{{15,24}} ) (?! [\w*…] )
    """,
    regex.VERBOSE,
)


def orcids(text: str) -> Iterator[Identifier]:
    """ORCIDs behind a label or in an address, and bare ones of the block that is theirs."""
    found = [
        of_match(match, Scheme.ORCID, compact(match["number"]))
        for match in _ORCID.finditer(text)
        if match["site"] or len(compact(match["number"])) > 11
    ]
    places = {item.start for item in found}
    found.extend(
        of_match(match, Scheme.ORCID, compact(match["number"]))
        for match in _BARE_ORCID.finditer(text)
        if match.start() not in places
    )
    yield from sorted(found, key=lambda item: item.start)


def isnis(text: str) -> Iterator[Identifier]:
    """ISNIs behind a label or in an address."""
    for match in _ISNI.finditer(text):
        yield of_match(match, Scheme.ISNI, compact(match["number"]))


def rors(text: str) -> Iterator[Identifier]:
    """RORs behind a label or in an address."""
    for match in _ROR.finditer(text):
        yield of_match(match, Scheme.ROR, match["number"].lower())


def leis(text: str) -> Iterator[Identifier]:
    """Legal entity identifiers behind a label."""
    for match in _LEI.finditer(text):
        yield of_match(match, Scheme.LEI, match["number"])

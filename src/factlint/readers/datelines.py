"""The dateline that a news story begins with, and the sign-off that it ends with."""

from __future__ import annotations

from typing import NamedTuple

from factlint import regex
from factlint.patterns import lazy_re, lazy_regex
from factlint.readers.bylines import credit_names
from factlint.readers.dates import find_date
from factlint.values import dataclass

_DATELINE = lazy_regex(
    r"""
    \s*
    (?P<place> (?: \p{Lu}[\p{Lu}\p{M}.'’\-]* | \p{Lu}\p{Ll}[\p{L}.'’\-]* )
               (?: [ ] (?: \p{Lu}[\p{L}\p{M}.'’\-]* | de | of | la ) ){0,4}
               (?: / \p{Lu}[\p{L} ]+ )? )?
    (?P<region> , [ ] \p{Lu}[\p{L}.]+ (?: [ ] \p{Lu}[\p{L}.]+ )? (?= \s* [,(–—-] ) )?
    (?P<date> ,? \s+ (?i: jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?
        |aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)? )\.?
        \s \d{1,2} (?: ,\s\d{4} )? )?
    (?: \s* \( (?P<agency> [\p{Lu}][^()\r\n]{1,30} ) \) )?
    \s* (?P<dash> --? | [–—] ) (?: [ \t]+ | (?= [\r\n] ) | (?<= [–—] ) | \Z )
    """,
    regex.VERBOSE,
)
_NO_PLACE = frozenset(
    "NOTE WARNING UPDATE IMPORTANT CAUTION TIP TODO FIXME DEAR NB PS EXCLUSIVE CORRECTED".split()
)
_AGENCIES = lazy_regex(r"reuters?|ap|afp|upi|xinhua|dpa|tass|kyodo|pti|bloomberg", regex.IGNORECASE)
_SIGN_OFF = lazy_regex(
    r"""
    (?P<agency> (?<![^\r\n\ ]) [ ]* \b (?:Reuters?|REUTERS?) \b )
  | (?P<credit> \(? (?: (?:additional\s+)? reporting | writing | editing | written )
        \s+ by \s [^\r\n]{2,300} )
  | (?P<mark> (?: -30- | \#\#\# | (?:\*\s*){3,} ) )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_DASH = lazy_re(r"-(?:[ \t\r\n]|\Z)|[–—]")
_AGENCY_LINES = frozenset({"reuter", "reuters"})
_DATELINE_REACH = 160
_LAST_SIGNS = frozenset("rRsSſ-#*")
_BEFORE_CREDIT = lazy_regex(r"(?:^|[.!?…)\]\"”’—–-])\s*\Z")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline stands, and what it says; `end` is where the story goes on."""

    start: int
    end: int
    place: str
    is_wire: bool
    iso: str


class SignOff(NamedTuple):
    """Where a sign-off stands: the agency's, a mark, or a credit with names."""

    start: int
    end: int
    names: tuple[str, ...]
    is_wire: bool


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that a paragraph begins with."""
    end = min(end, start + _DATELINE_REACH)
    shown = text[start:end]
    if "-" not in shown:
        if "–" not in shown and "—" not in shown:
            return None
    elif not _DASH.search(shown):
        return None
    match = _DATELINE.match(text, start, end)
    if match is None or not _is_dateline(match):
        return None
    date = find_date(text, match.start(), match.end())
    return Dateline(
        match.start(),
        match.end(),
        match["place"] or "",
        bool(_AGENCIES.fullmatch(match["agency"] or "")),
        date.iso if date is not None else "",
    )


def _is_dateline(match: regex.Match[str]) -> bool:
    """A place with a date or an agency; or capitals alone before a long dash."""
    place = match["place"] or ""
    if match["agency"]:
        return bool(place) or bool(_AGENCIES.fullmatch(match["agency"]))
    if place and match["date"]:
        return True
    is_capitals = len(place) > 2 and place.isupper() and place not in _NO_PLACE
    return is_capitals and match["dash"] in ("—", "–", "--")


def find_sign_off(text: str, start: int, end: int) -> SignOff | None:
    """The sign-off that a range of text, without white space behind it, ends with."""
    reach = max(start, end - 400)
    floor = max(reach, text.rfind("\n", reach, end) + 1)
    last = text[floor:end].lower()
    # It ends with an agency or a mark, or says "by"; few ends of a text do.
    if last[-1:] not in _LAST_SIGNS and "by" not in last:
        return None
    if last.lstrip(" ") in _AGENCY_LINES and text[floor - 1 : floor] == "\n":
        return SignOff(floor, end, (), is_wire=True) if floor > start else None
    match = None
    for match in _SIGN_OFF.finditer(text, floor, end):
        if match.end() == end:
            break
    if match is None or match.end() != end or match.start() <= start:
        return None
    if not match["credit"]:
        return SignOff(match.start(), end, (), is_wire=bool(match["agency"]))
    if not _BEFORE_CREDIT.search(text[floor : match.start()]):
        return None  # "thought to have been written by …" is a sentence
    names = credit_names(match[0])
    return SignOff(match.start(), end, names, is_wire=False) if names else None

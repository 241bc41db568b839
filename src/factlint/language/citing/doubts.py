"""How sure it is that a citation by author and year lacks its entry."""

from __future__ import annotations

from factlint import regex
from factlint.language.citing.authoryear import Mention
from factlint.language.citing.compared import Entry
from factlint.language.citing.matching import Match, Matching
from factlint.language.citing.persons import forms, is_organisation
from factlint.model.citation import CitationStyle
from factlint.patterns import lazy_regex

# What shows that one name before a year in brackets is that of an author.
_SAYS = lazy_regex(
    r"[,\s]*(?:\p{Ll}+ly\s|also\s|has\s|have\s|first\s|who\s)?(?:found|finds|show(?:ed|s|n)|argue[sd]"
    r"|report(?:ed|s)|suggest(?:ed|s)|propose[sd]|demonstrate[sd]|note[sd]|observe[sd]|describe[sd]"
    r"|conclude[sd]|claim(?:ed|s)|examine[sd]|use[sd]|develop(?:ed|s)|introduce[sd]|review(?:ed|s)"
    r"|define[sd]|investigate[sd]|test(?:ed|s)|conduct(?:ed|s)|present(?:ed|s)|compare[sd]|identif\w+"
    r"|point(?:ed|s)\sout|stat(?:ed|es)|wrote|writes|prove[sd]|gave|gives|discuss\w+|stud(?:ied|ies))\b"
)
# More of a name, or more names, right before those that were read.
_CUT = lazy_regex(r"\p{Lu}[\p{L}\p{M}'’.-]*,\s*(?:&\s*)?$|&\s*$|\p{Lu}\p{L}*\p{Ll}\s+$")
_BY = lazy_regex(
    r"\b(?:by|see|see\salso|following|cf\.|e\.g\.,?|according\sto)\s+$", regex.IGNORECASE
)
# "(Mentz, 1895, cited in Smith, 1969)": the entry of the second is enough.
_SECOND_HAND = lazy_regex(
    r"\)?\s*,?\s*(?:as\s+)?(?:cited|quoted|reproduced|reprinted)\s+(?:in|by|from)\b"
)
REPRINT = 25
"""Years between an old work and a new edition of it."""
_LEAST = 4  # letters of a name that does not stand in an entry by accident


def is_second_hand(mention: Mention, text: str) -> bool:
    """Whether a work is cited by way of another, whose entry the list has."""
    return bool(_SECOND_HAND.match(text, mention.end, mention.end + 40))


def is_sure(match: Match, matching: Matching) -> bool:
    """Whether a citation for which no entry was found has none beyond doubt."""
    mention, text = match.mention, matching.document.text
    if _CUT.search(text, max(0, mention.start - 30), mention.start):
        return False  # the first of the names was not read as one
    if is_group(mention):
        # The entry of an organisation may begin with its title, or name it otherwise.
        return not any(
            not entry.first and (not entry.years or mention.year[:4] in entry.other_years)
            for entry in matching.entries
        )
    if match.near and all(_is_reprint(mention, entry) for entry in match.near):
        return False
    if any(_may_mean(mention, entry, matching) for entry in matching.dated(mention.year[:4])):
        return False
    if not mention.is_narrative or len(mention.names) > 1 or mention.has_others or match.near:
        return True
    return bool(
        _SAYS.match(text, mention.end, mention.end + 80)
        or _BY.search(text, max(0, mention.start - 20), mention.start)
    )


def is_group(mention: Mention) -> bool:
    """Whether a citation names an organisation, as far as it shows."""
    name = mention.names[0]
    if len(mention.names) > 1 or mention.has_others:
        return False
    return bool(mention.short) or name.isupper() or len(name.split()) > 2 or is_organisation(name)


def _is_reprint(mention: Mention, entry: Entry) -> bool:
    """Whether an entry may be the new edition of the old work that is cited."""
    years = [int(year) for year in entry.years if year.isdigit()]
    return mention.year[:4].isdigit() and any(
        abs(int(mention.year[:4]) - year) > REPRINT for year in years
    )


def _may_mean(mention: Mention, entry: Entry, matching: Matching) -> bool:
    """Whether an entry of that year has one of the names: its first authors may have been lost.

    Where a format marks entries, a machine may have made them, and may have put two into one.
    """
    if mention.year[:4] not in entry.other_years | entry.years:
        return False
    is_marked = entry.reference.style is CitationStyle.KEY
    if not is_marked and entry.reference in matching.cited:
        return False
    names = mention.names if is_marked else mention.names[1:]
    if any(forms(name) & surname for name in names for surname in entry.surnames):
        return True
    return is_marked and any(
        form in entry.text for form in forms(mention.names[0]) if len(form) >= _LEAST
    )

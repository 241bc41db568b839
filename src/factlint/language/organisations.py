"""Words that make a run of capitals a fixed name: of an organisation, a paper, an event."""

from __future__ import annotations

from factlint.patterns import lazy_re

ORGANISATION_WORDS = frozenset(
    """
    academy administration agency airline airlines airport airways alliance army assembly
    association athletic authority bank board bureau center centre chamber church club co college
    commission committee company confederation conference congress consortium convention corp
    corporation council court cup daily declaration department dinamo dynamo exchange fc
    federation festival fk forum foundation fund games gazette group guardian herald holdings
    hospital hotel inc industries institute institution journal laboratories laboratory league
    library limited llc ltd mail marathon ministry museum navy network news newspaper office
    opera orchestra organisation organization parliament partners party philharmonic plc police
    polytechnic post press prix protocol radio railway railways school secretariat senate service
    services society stadium summit symphony syndicate telegraph television theater theatre times
    treaty tribune trust tv union university utd
    """.split()
)
# British and American spellings, and abbreviations, of one word.
_SAME = {
    "centre": "center",
    "company": "co",
    "corporation": "corp",
    "defence": "defense",
    "harbour": "harbor",
    "incorporated": "inc",
    "labour": "labor",
    "limited": "ltd",
    "programme": "program",
    "theatre": "theater",
}
_IS = lazy_re(r"is(?=e$|ed$|ing$|ation)")
_PERIODS = lazy_re(r"\.")


ORGANISATION_FORMS = ORGANISATION_WORDS.union(
    (other for other, form in _SAME.items() if form in ORGANISATION_WORDS),
    (word.replace("iz", "is") for word in ORGANISATION_WORDS),
)
"""These words in each of their spellings."""


def is_organisation_word(word: str) -> bool:
    """Whether a capitalised word names a sort of organisation."""
    return _PERIODS.sub("", word.lower()) in ORGANISATION_WORDS


def one_spelling(word: str) -> str:
    """One form for the British and the American spelling of a lower-case word."""
    return _SAME.get(word) or _IS.sub("iz", word)

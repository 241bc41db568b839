"""A share of people or votes of more than 100 %."""

from __future__ import annotations

from fractions import Fraction

from factlint import regex
from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language.prose import Prose
from factlint.patterns import lazy_regex

NEEDLES = (
    Needle(
        r"(?<![\w.,$£€/-])[1-9],?\d\d[\d.]*[\s-]?(?:%|percent|per cent|pct)",
        NeedleSort.REGEX,
        key="share",
    ),
)
_DIGITS = lazy_regex(r"[\d,]+(?:\.\d+)?")
# Whoever is counted here cannot be more than all. Money, output and capacity can.
_PEOPLE = (
    "respondents|voters|people|persons|patients|users|customers|consumers|households|families"
    "|homes|students|pupils|graduates|teachers|women|men|girls|boys|adults|children|teenagers"
    "|parents|mothers|fathers|employees|workers|staff|members|participants|residents|citizens"
    "|drivers|viewers|readers|listeners|doctors|nurses|farmers|companies|firms|businesses"
    "|employers|managers|executives|economists|analysts|schools|hospitals|candidates|victims"
    "|cases|deaths|births|infections|the\\ votes?|votes\\ cast|ballots|the\\ population"
    "|the\\ electorate|the\\ seats|Americans|Britons|Germans|Europeans|Canadians|Australians"
)
_OF_WHOM = lazy_regex(
    rf"""
    \s+ (?: of \s+ (?: (?: all | the | its | their | our | those | these | his | her ) \s+ ){{0,2}}
            (?P<whole> (?: [\p{{L}}-]+ \s+ ){{0,2}}? (?: {_PEOPLE} )
                     | (?<= those\s ) (?: asked | surveyed | polled | questioned | interviewed ) )
            (?! \w | ['’] | \s+ (?: in | at | of | from ) \s+ (?:19|20)\d\d )
      | (?: (?: of \s+ them \s+ )? (?P<said> said | say | voted | agreed | disagreed | answered
                | replied | responded | supported | approved | opposed | believe | think ) \b ) )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_GROWTH = lazy_regex(
    r"""
    \b (?: by | up | down | rose | risen | rise | grew | grown | growth | increas\w* | gain\w*
         | jump\w* | surg\w* | soar\w* | higher | more | earn\w* | paid | worth | equal\w*
         | target | compared | oversubscribed | capacity ) \b [^.;]{0,40} $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def judge(prose: Prose, hit: Hit) -> Mark | None:
    """A mark where the share is of people, votes or the like, and not of growth."""
    text = prose.text
    digits = _DIGITS.match(text, hit.start)
    if digits is None or Fraction(digits[0].replace(",", "")) <= 100:
        return None
    behind = _OF_WHOM.match(text, hit.end)
    if behind is None:
        return None
    sentence = prose.sentence_at(hit.start)
    if _GROWTH.search(text, max(sentence.start, hit.start - 60), hit.start):
        return None
    whole = behind["whole"] or "those who answered"
    shown = " ".join(text[hit.start : hit.end].split())
    return Mark(hit.start, behind.end(), {"share": shown, "whole": " ".join(whole.split())})

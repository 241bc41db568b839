"""`count`: a number of things announced, and a list that holds fewer or more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language.lists.blocks import block_list
from factlint.language.lists.listing import Listing
from factlint.language.lists.sentence import read_list
from factlint.language.prose import Prose
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex

_MARKS = {
    "type": "array",
    "items": {"type": "string", "minLength": 1},
    "minItems": 1,
}
SCHEMA = {
    "type": "object",
    "properties": {
        "exact": {
            **_MARKS,
            "description": "What stands between the number of things and a list of all of them.",
        },
        "at-most": {
            **_MARKS,
            "description": "What stands before a list that may leave some of them out.",
        },
    },
    "minProperties": 1,
    "additionalProperties": False,
    "description": "What joins an announced number to its list, in a mapping: exact, at-most.",
}
FIELDS = frozenset({"stated", "listed", "items"})
runs_on_silence = False

_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
).split()
_VALUES = {word: value for value, word in enumerate(_WORDS, 1)}
_REACH = 160  # how far before its list a number may stand, in code points
_MOST_SHOWN = 12
# Measures are not announced: "five years: a long time".
_UNITS = frozenset(
    """
    years months weeks days hours minutes seconds times percent points degrees miles metres meters
    kilometres kilometers feet inches yards acres hectares tonnes tons pounds dollars euros cents
    pence yen shares votes seats goals runs wickets lengths others barrels bushels ounces litres
    liters gallons bits bytes words characters lines pages digits letters copies decades centuries
    decimals quarters halves thirds sides ones us is was has its this as yes various previous
    """.split()
)
_PLURALS = "people men women children criteria phenomena media data police analyses feet"
_COPULAS = frozenset({"are", "were", "include", "included"})
_PREPOSITIONS = frozenset(
    "of in for to with on at from under behind during as across within near".split()
)
_PLURAL = lazy_regex(r"\p{Ll}[\p{Ll}’'-]+[^\Wsui]s|people|men|women|children")
# A number behind one of these says less than how many there are, or is none.
_BEFORE = (
    r"at\ least|more\ than|less\ than|fewer\ than|up\ to|about|some|over|around|nearly"
    r"|(?:\d|" + "|".join(_WORDS) + r")\ (?:or|to|and)|almost|approximately"
    r"|page|part|section|chapter|item|figure|table|version|number|no\."
    r"|tier|level|type|class|stage|phase|layer|grade|category|group|day|week|season|round|rule"
    r"|article|clause|volume|issue|series|episode|step|question|lesson|unit|module|python|windows"
    r"|(?:" + "|".join(_WORDS[1:]) + r"|some|many|several|few|half|both|first|last|none|\w+est)"
    r"\ of\ (?:the|its|their|his|her|our|these|those)"
)
# Words that do not stand between a number and what it counts.
_ENDS = "of|in|for|and|or|to|at|by|from|with|that|who|which|than|against|pct|percent|per|mln|bln"
_ANNOUNCED = lazy_regex(
    rf"""
    (?<! [\w$£€#.,/:–-] ) (?<! \b(?:{_BEFORE})\s )
    (?P<count> {"|".join(_WORDS[1:])} | [2-9] | 1\d | 20 )
    \s+ (?: of \s+ (?: the | its | their | his | her | our | these | those ) \s+ )?
    (?P<middle>
        (?: (?! (?: {"|".join(_WORDS)} | {_ENDS} )\b ) [\p{{L}}’'-]+ \s+ ){{0,5}}?
    )
    (?P<noun> \p{{Ll}}[\p{{Ll}}-]+ s | {_PLURALS.replace(" ", " | ")} )
    (?P<tail> (?: \s+ (?! \b (?: {"|".join(_WORDS[1:])} ) \b ) [^\s,;:.()\d–—]+ ){{0,12}} )
    \s* $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def needles(rule: Rule) -> Sequence[Needle]:
    """One expression for each sort of mark: any of its texts."""
    found: list[Needle] = []
    for sort in ("exact", "at-most"):
        texts = rule.params.get(sort, ())
        if texts:
            pattern = "|".join(_loose(text) for text in sorted(texts, key=len, reverse=True))
            found.append(Needle(pattern, NeedleSort.REGEX, key=sort))
    return found


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark for each list that cannot have as many items as the words before it say."""
    for hit in hits:
        announced = _announced(prose, hit)
        if announced is None:
            continue
        stated = _value(announced["count"])
        listing = _listing(prose, hit)
        if listing is None or not _disagree(hit.key, stated, listing):
            continue
        if listing.is_choice and ":" not in prose.text[hit.start : hit.end]:
            continue  # "the larger of two values (left or right or none)"
        start = announced.start("count")
        yield Mark(start, listing.end, _fields(announced["count"], listing))


@cache
def _loose(text: str) -> str:
    """The expression of a mark; any white space will do, a line end included."""
    words = r"\s+".join(regex.escape(word, special_only=True) for word in text.split())
    before = r"\s+" if text[0].isspace() else ""
    after = r"\s+" if text[-1].isspace() else ""
    return f"{before}{words}{after}"


def _announced(prose: Prose, hit: Hit) -> regex.Match[str] | None:
    sentence = prose.sentence_at(hit.start)
    begin = max(sentence.start, hit.start - _REACH)
    match = _ANNOUNCED.search(prose.text, begin, hit.start)
    if match is None or match["noun"].lower() in _UNITS:
        return None
    is_colon = ":" in prose.text[hit.start : hit.end]
    if not _is_about(match["tail"], is_colon=is_colon):
        return None
    return match


def _is_about(tail: str, *, is_colon: bool) -> bool:
    """Whether the list behind these words still spells out the things that were counted."""
    words = tail.split()
    if not words:
        return True
    if is_colon and words[-1] in _COPULAS:
        return True
    if not is_colon and words[0] not in _PREPOSITIONS and not words[0].endswith("ed"):
        return False
    return not any(_PLURAL.fullmatch(word) for word in words)


def _listing(prose: Prose, hit: Hit) -> Listing | None:
    sentence = prose.sentence_at(hit.start)
    if hit.end < sentence.end:
        return read_list(prose.text, hit.end, sentence.end)
    return block_list(prose.document, prose.blocks, hit.start) if hit.key == "exact" else None


def _disagree(sort: str, stated: int, listing: Listing) -> bool:
    if sort == "at-most":
        return listing.fewest > stated
    return not listing.fewest <= stated <= listing.most


def _value(count: str) -> int:
    return _VALUES[count.lower()] if count.isalpha() else int(count)


def _fields(count: str, listing: Listing) -> dict[str, str]:
    listed = len(listing.items)
    is_word = count.isalpha() and listed <= len(_WORDS)
    shown = [_shortened(item) for item in listing.items[:_MOST_SHOWN]]
    if listed > _MOST_SHOWN:
        shown.append("…")
    mark = "; " if any("," in item for item in shown) else ", "
    return {
        "stated": count.lower(),
        "listed": _WORDS[listed - 1] if is_word else str(listed),
        "items": mark.join(shown),
    }


def _shortened(item: str) -> str:
    return item if len(item) <= 60 else f"{item[:57].rstrip()}…"

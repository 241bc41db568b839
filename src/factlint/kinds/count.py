"""`count`: a number of things announced, and a list that holds fewer or more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factlint import regex
from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
from factlint.language.lists.blocks import block_list
from factlint.language.lists.listing import Listing
from factlint.language.lists.sentence import read_list
from factlint.language.prose import Prose
from factlint.model.document import Span
from factlint.model.rule import Rule
from factlint.patterns import compile_regex, lazy_regex

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
_REACH = 220  # how far before its list a number may stand, in code points
_GAP = 2  # the white space behind the colon that ends a sentence
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
    r"|(?:"
    + "|".join(_WORDS[1:])
    + r"|some|many|several|few|more|half|both|first|last|none|\w+est)"
    r"\ of\ (?:the|its|their|his|her|our|these|those)"
)
_LABEL = lazy_regex(r"[\w’'-]\s\p{Lu}[\w’'-]*\s$")  # "of Model 3", but not "The 3 towns"
# Words that do not stand between a number and what it counts.
_ENDS = "of|in|for|and|or|to|at|by|from|with|that|who|which|than|against|pct|percent|per|mln|bln"
_ENDS += "|hundred|thousand|million|billion|dozen"
_COUNTS = (*_WORDS[1:], *map(str, range(2, len(_WORDS) + 1)))
_PHRASE = rf"""
    (?<! [\w$£€#.,/:–-] ) (?<! \b(?:{_BEFORE})\s )
    (?P<count> {"|".join(_WORDS[1:])} | [2-9] | 1\d | 20 )
    \s+ (?: of \s+ (?: the | its | their | his | her | our | these | those ) \s+ )?
    (?P<middle>
        (?: (?! (?: {"|".join(_WORDS)} | {_ENDS} )\b ) [\p{{L}}’'-]+ \s+ ){{0,5}}?
    )
    (?P<noun> \p{{Ll}}[\p{{Ll}}-]* [^\Wsui] s | {_PLURALS.replace(" ", " | ")} )
    (?P<tail>
        (?: \s+ (?! \b (?: {"|".join(_WORDS[1:])} ) \b ) [^\s,;:.()\d–—]+ ){{0,12}}?
    )
"""


def needles(rule: Rule) -> Sequence[Needle]:
    """The numbers that have behind them, in the same clause, what may join them to a list."""
    joints = "|".join(map(_loose, (*rule.params.get("exact", ()), *rule.params.get("at-most", ()))))
    _announcement(rule)
    counts = "|".join(sorted(_COUNTS, key=len, reverse=True))
    behind = rf"\s[^,;:.()\d–—]{{2,{_REACH}}}?(?:{joints})"
    return [Needle(rf"(?<![\w$£€#.,/:–-])(?:{counts})(?={behind})", NeedleSort.REGEX)]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark for each list that cannot have as many items as the words before it say."""
    for hit in hits:
        sentence = prose.sentence_at(hit.start)
        announced = _announced(rule, prose.text, hit, sentence)
        if announced is None:
            continue
        stated = _value(announced["count"])
        listing = _listing(prose, announced, sentence)
        if listing is None or not _disagree(announced, stated, listing):
            continue
        if listing.is_choice and ":" not in announced[0]:
            continue  # "the larger of two values (left or right or none)"
        end = listing.end + (prose.text[listing.end : listing.end + 1] in (")", "]"))
        yield Mark(hit.start, end, _fields(announced["count"], listing))


@cache
def _announcement(rule: Rule) -> regex.Pattern[str]:
    """A number, what it counts, and what joins both to a list."""
    joints = "|".join(
        f"(?P<{name}>{'|'.join(map(_loose, sorted(texts, key=len, reverse=True)))})"
        for name, texts in (
            ("exact", rule.params.get("exact", ())),
            ("most", rule.params.get("at-most", ())),
        )
        if texts
    )
    return compile_regex(rf"{_PHRASE}(?:{joints})", regex.VERBOSE | regex.IGNORECASE)


def _loose(text: str) -> str:
    """The expression of a joint; any white space will do, a line end included."""
    words = r"\s+".join(regex.escape(word) for word in text.split())
    before = r"\s+" if text[0].isspace() else ""
    after = r"\s+" if text[-1].isspace() else ""
    return f"{before}{words}{after}"


def _announced(rule: Rule, text: str, hit: Hit, sentence: Span) -> regex.Match[str] | None:
    end = min(hit.start + _REACH, sentence.end + _GAP)
    match = _announcement(rule).match(text, hit.start, end)
    if match is None or match["noun"].lower() in _UNITS:
        return None
    if match["count"].isdigit() and _LABEL.search(text, max(0, hit.start - 24), hit.start):
        return None
    if not _is_about(match["tail"], is_colon=":" in match[0]):
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


def _listing(prose: Prose, announced: regex.Match[str], sentence: Span) -> Listing | None:
    if announced.end() < sentence.end:
        return read_list(prose.text, announced.end(), sentence.end)
    if ":" not in announced[0] or announced.groupdict().get("most"):
        return None
    return block_list(prose.document, prose.blocks, announced.end("noun"))


def _disagree(announced: regex.Match[str], stated: int, listing: Listing) -> bool:
    if announced.groupdict().get("most"):
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

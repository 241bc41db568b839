"""A word, or a whole paragraph, that stands twice."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from operator import eq
from typing import Any

from factlint.kinds.base import Hit, Mark, Needle, Place
from factlint.language import repeats
from factlint.language.endings import is_terminated
from factlint.language.lexicon import load
from factlint.language.prose import Prose
from factlint.model.document import Part, PartKind
from factlint.model.finding import Confidence, Safety, Verdict
from factlint.model.rule import Need, Rule
from factlint.patterns import lazy_re
from factlint.values import replace

_WORDS = {"type": "array", "items": {"type": "string", "minLength": 1}}
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "unit": {"enum": ["word", "paragraph"]},
        "never-double": {**_WORDS, "description": "Words of which one can go without a look."},
        "may-double": {**_WORDS, "description": "Words that rightly stand twice in a row."},
        "fewest-words": {
            "type": "integer",
            "minimum": 1,
            "description": "Shorter paragraphs are left alone.",
        },
    },
    "required": ["unit"],
    "additionalProperties": False,
}
FIELDS: frozenset[str] = frozenset({"word"})
runs_on_silence = True

_TWICE = lazy_re(
    r"""
    (?<! [\w'’@\#&/.-] )                              # not the end of a compound
    (?P<first> [^\W\d_]+ (?: ['’][^\W\d_]+ )? )
    (?P<gap> \s+ )
    (?P<second> (?P=first) )
    (?! [\w'’&/-] | \. \w | \s+ (?P=first) \b )       # nor the beginning of one, nor of three
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ENGLISH = ("the", "of", "and", "to", "a", "in", "is", "for")
# The zipf frequency of words that everybody knows; a rarer one may be a name or foreign.
_COMMON = 3.0
_FEWEST = 12


def need(rule: Rule) -> Need:
    """Of two equal words the tokens of a text tell, of long paragraphs how lines end."""
    if rule.params["unit"] == "word":
        return Need.REPEATED
    is_long = rule.params.get("fewest-words", _FEWEST) >= repeats.FEWEST
    return Need.ALIKE if is_long else Need.NOTHING


def needles(rule: Rule) -> Sequence[Needle]:
    """Nothing: what is sought is any word."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """Both words of each pair, or the second of two equal paragraphs."""
    if rule.params["unit"] == "paragraph":
        yield from _paragraphs(rule, prose)
    else:
        yield from _pairs(rule, prose)


def _may_hold_a_pair(text: str) -> bool:
    """A quick look at neighbouring words, before the regular expression takes its time."""
    tokens = text.lower().replace(",", " ,").replace(".", " .").split()
    return any(map(eq, tokens, islice(tokens, 1, None)))


def _pairs(rule: Rule, prose: Prose) -> Iterator[Mark]:
    if not _may_hold_a_pair(prose.text):
        return
    never = frozenset(rule.params.get("never-double", ()))
    may = frozenset(rule.params.get("may-double", ()))
    for match in _found(prose, may):
        word = match["first"].lower().replace("’", "'")
        if word in may or not _is_slip(match, word in never) or _is_third(match):
            continue
        if word not in never and load().zipf(word) < _COMMON:
            continue
        if not _in_one_block(prose, *match.span()) or not prose.in_scope(rule.scope, *match.span()):
            continue
        if not _is_english(prose):
            return
        if word in never and match["second"].islower():
            yield Mark(*match.span(), fields={"word": word}, fixes=(match["first"],))
        else:
            yield Mark(
                *match.span(),
                fields={"word": word},
                fixes=(match["first"],),
                verdict=Verdict.UNSURE,
                confidence=Confidence.MEDIUM,
                safety=Safety.UNSAFE,
            )


def _found(prose: Prose, may: AbstractSet[str]) -> Iterator[re.Match[str]]:
    """The pairs in order, maybe without those of words that may double."""
    text, tokens = prose.text, prose.words.tokens
    if not tokens.is_lowered:
        yield from _TWICE.finditer(text)
        return
    starts: list[int] = []
    doubled = prose.words.doubled
    for word in map(bytes.decode, tokens.twins()) if doubled is None else doubled:
        start = -1 if word in may else prose.words.lowered.find(word)
        while start >= 0:
            starts.append(start)
            start = prose.words.lowered.find(word, start + len(word))
    for start in sorted(starts):
        match = _TWICE.match(text, start)
        if match is not None:
            yield match


def _is_slip(match: re.Match[str], is_listed: bool) -> bool:
    """Whether the way the two are written speaks for a slip: no name, no column of a table."""
    first, gap, second = match.group("first", "gap", "second")
    if gap.count("\n") > 1 or (len(gap) > 1 and "\n" not in gap and not is_listed):
        return False
    if second.islower():
        return first.lower() == "a" if len(first) == 1 else not first.isupper()
    return is_listed and first.islower() and second.istitle()


def _is_third(match: re.Match[str]) -> bool:
    """Whether the same word stands before the two: said three times, it is said on purpose."""
    reach = 2 * len(match["first"]) + 2
    before = match.string[max(0, match.start() - reach) : match.start()].lower().split()
    return before[-1:] == [match["first"].lower()]


def _in_one_block(prose: Prose, start: int, end: int) -> bool:
    index = bisect_right(prose.blocks, start, key=lambda part: part.start) - 1
    return index >= 0 and end <= prose.blocks[index].end


def _is_english(prose: Prose) -> bool:
    """Whether small words are as frequent as in English; other tongues double some of theirs."""
    words = prose.words
    return words.total < 40 or 25 * sum(map(words.count, _ENGLISH)) > words.total


def _paragraphs(rule: Rule, prose: Prose) -> Iterator[Mark]:
    """The second of two; what stands more often is a form or a refrain, not a slip."""
    fewest = rule.params.get("fewest-words", _FEWEST)
    places: dict[str, list[Part]] = {}
    for part in _resembling(prose):
        shown = prose.text[part.start : part.end]
        words = shown.split()
        if len(words) >= fewest and is_terminated(shown):
            places.setdefault(" ".join(words), []).append(part)
    pairs = sorted(
        ((found[1], found[0]) for found in places.values() if len(found) == 2),
        key=lambda pair: pair[0].start,
    )
    headings = [part.start for part in prose.document.of_kind(PartKind.HEADING)]
    for second, first in _joined(prose.text, pairs):
        if _has_heading(headings, first.end, second.start):
            continue  # a handbook says the same under each of its headings
        if prose.in_scope(rule.scope, second.start, second.end):
            place = Place(first.start, first.end, "it stands here first")
            yield Mark(second.start, second.end, related=(place,))


def _resembling(prose: Prose) -> Iterator[Part]:
    """The paragraphs that share their first and their last word with another one, in order."""
    parts: list[Part] = []
    keys: list[tuple[str, str]] = []
    for part in prose.document.of_kind(PartKind.PARAGRAPH):
        shown = prose.text[part.start : part.end]
        first = shown.split(None, 1)[:1]
        if first:
            parts.append(part)
            keys.append((first[0], shown.rsplit(None, 1)[-1]))
    if len(set(keys)) < len(keys):
        counts = Counter(keys)
        yield from (part for part, key in zip(parts, keys, strict=True) if counts[key] > 1)


def _has_heading(headings: list[int], start: int, end: int) -> bool:
    return bisect_left(headings, start) < bisect_left(headings, end)


def _joined(text: str, pairs: list[tuple[Part, Part]]) -> Iterator[tuple[Part, Part]]:
    """Neighbouring paragraphs that were pasted together make one pair."""
    held: tuple[Part, Part] | None = None
    for second, first in pairs:
        if held and all(
            old.end <= new.start and text[old.end : new.start].isspace()
            for old, new in zip(held, (second, first), strict=True)
        ):
            held = replace(held[0], end=second.end), replace(held[1], end=first.end)
            continue
        if held:
            yield held
        held = second, first
    if held:
        yield held

"""A text that stops in the middle: of a word, of a sentence, of a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from factlint.kinds.base import Hit, Mark, Needle
from factlint.language import endings, tail
from factlint.language.lexicon import load
from factlint.language.prose import Prose
from factlint.model.document import Document, PartKind, Span
from factlint.model.finding import Confidence, Verdict
from factlint.model.rule import Rule

_WORDS = {"type": "array", "items": {"type": "string", "minLength": 1}}
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "read-on": {**_WORDS, "description": "Lines that stand where a text was cut."},
        "binding-words": {**_WORDS, "description": "Words that something must follow."},
        "opening-words": {**_WORDS, "description": "Words that begin sentences, not titles."},
    },
    "additionalProperties": False,
}
FIELDS: frozenset[str] = frozenset({"reason"})
runs_on_silence = True

# From so many words on, one sentence without an end is no title and no note.
_LONG = 12
_QUOTES = "\"'“‘«(["
# The zipf frequency of words that a last word is not likely to be, and of those that it is not
# if it begins a frequent word.
_RARE = 1.5
_SELDOM = 2.6
_VOWEL = regex.compile(r"[aeiouyàâäæéèêëîïôöœùûüÿ\P{Latin}]", regex.IGNORECASE)
_SHORT_FORMS = frozenset("Mr Mrs Ms Dr St Jr Sr Mt Ft Ltd Bhd Ph".split())
_CUT_MARK = regex.compile(
    r"\[ \s* \+? \s* \d+ \s+ (?: more\ )? (?: char(?:acter)? | word ) s? \s* \]? \s* $",
    regex.VERBOSE,
)
# A sentence may be cut behind a letter, a figure, a mark inside it; not behind a symbol.
_ENDING = regex.compile(r"[\p{L}\p{M}\p{N}] [\p{P}%°$€£+]* $", regex.VERBOSE)
_PHRASE = regex.compile(r"[\W_]* ( \p{L} [\p{L}’' ]{1,40} ) [\W_]*", regex.VERBOSE)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that a rule names, folded."""

    read_on: frozenset[str]
    binding: frozenset[str]
    opening: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Sign:
    """What says that the text stops in the middle."""

    span: Span
    reason: str
    is_certain: bool = False


def needles(rule: Rule) -> Sequence[Needle]:
    """Nothing: what counts is where the text ends."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """At most one mark: the last two words of the unfinished sentence, or what marks the cut."""
    sign = _find(_words_of(rule), prose)
    if sign is not None:
        yield Mark(
            sign.span.start,
            sign.span.end,
            fields={"reason": sign.reason},
            verdict=Verdict.WRONG if sign.is_certain else Verdict.UNSURE,
            confidence=Confidence.HIGH if sign.is_certain else Confidence.MEDIUM,
        )


@cache
def _words_of(rule: Rule) -> _Words:
    params = rule.params or {}
    lists = (params.get(key, ()) for key in ("read-on", "binding-words", "opening-words"))
    return _Words(*(frozenset(map(str.lower, words)) for words in lists))


def _find(words: _Words, prose: Prose) -> _Sign | None:
    """Looks past the lines that stand after an article, at where the article itself ends."""
    units = tail.last_paragraphs(prose.document)
    is_closed = False
    while units:
        line = prose.text[units[-1].start : units[-1].end]
        marker = _marker(words, line, units[-1].start)
        if marker is not None:
            return marker
        if endings.is_terminated(line) and not tail.trails_off(line):
            return None
        if not endings.is_furniture(line):
            break
        is_closed = True
        units.pop()
    if not units or _is_link(prose.document, units[-1]):
        return None
    return _judge_end(words, prose, units, is_closed=is_closed)


def _marker(words: _Words, line: str, start: int) -> _Sign | None:
    """What sites and agencies put where they cut a text."""
    cut = _CUT_MARK.search(line, max(0, len(line) - 60))
    if cut:
        span = Span(start + cut.start(), start + len(line.rstrip()))
        return _Sign(span, "a mark says how much was cut off", is_certain=True)
    phrase = _PHRASE.fullmatch(line)
    if phrase is None or phrase[1].strip().lower() not in words.read_on:
        return None
    shown = phrase[1].strip()
    span = Span(start + phrase.start(1), start + phrase.start(1) + len(shown))
    return _Sign(span, f"it ends in “{shown}”, and nothing follows")


def _judge_end(words: _Words, prose: Prose, units: list[Span], *, is_closed: bool) -> _Sign | None:
    text = prose.text
    whole = text[units[-1].start : units[-1].end].rstrip()
    last = Span(units[-1].start, units[-1].start + len(whole))
    start = tail.sentence_start(text, last)
    sentence = text[start : last.end]
    marker = _marker(words, sentence, start)
    if marker is not None and len(sentence.split()) > 1:
        return marker
    is_alone = start == last.start
    is_long = len(sentence.split()) >= _LONG
    is_expected = (
        not is_alone or tail.is_punctuated(text, units) or (is_long and prose.document.is_article)
    )
    span = _last_words(text, start, last.end)
    if tail.trails_off(sentence):
        if is_expected and not tail.has_dots_before(text, last.end):
            return _Sign(span, "it trails off in dots")
        return None
    is_cut_off = _is_cut_off(prose, sentence.split()[-1].strip(_QUOTES), last.end)
    if _is_other_matter(words, prose, units, sentence, is_title_allowed=is_cut_off):
        return None
    reason = "the last word is cut off" if is_cut_off else _open_end(words, sentence)
    if reason:
        return _Sign(span, reason, is_certain=True) if is_expected or is_long else None
    if is_closed or not is_expected or sentence.endswith(":"):
        return None
    return _Sign(span, "the last sentence has no full stop, unlike the others")


def _is_link(document: Document, unit: Span) -> bool:
    """Whether most of the unit is a link."""
    return any(
        2 * (min(part.end, unit.end) - max(part.start, unit.start)) > unit.end - unit.start
        for part in document.of_kind(PartKind.LINK, PartKind.URL)
    )


def _is_other_matter(
    words: _Words, prose: Prose, units: list[Span], sentence: str, *, is_title_allowed: bool
) -> bool:
    """Whether the last unit is a row of figures, a title, a link, a signature."""
    last = units[-1]
    whole = prose.text[last.start : last.end].rstrip()
    if sentence.isupper() or endings.is_furniture(sentence) or not _ENDING.search(sentence):
        return True
    if endings.is_tabular(whole) or tail.is_list(whole):
        return True
    if (
        not is_title_allowed
        and endings.is_title(whole)
        and not _is_opening(words, prose, sentence, last.start)
    ):
        return True
    return len(sentence) == len(whole) and tail.follows_links(prose.text, units)


def _is_opening(words: _Words, prose: Prose, sentence: str, start: int) -> bool:
    """Whether a few capitalised words begin a sentence rather than stand for themselves."""
    tokens = sentence.split()
    first = tokens[0].strip(_QUOTES)
    if len(tokens) == 1 or first.strip(",").lower() in words.opening:
        return True
    if len(tokens) > 3:
        return False
    if first.lower() in words.binding or first.endswith("ly"):
        return True
    known = prose.words.places.get(first.removesuffix("'s").removesuffix("’s"), ())
    return any(place < start for place in known)


def _is_cut_off(prose: Prose, token: str, end: int) -> bool:
    """Whether the last word is none, or the beginning of another word of the text."""
    word = token.rpartition("-")[2]
    if not word.isalpha() or word.isupper():
        return False
    if prose.words.places.get(word, [end])[0] < end - len(word):
        return False
    if word[0].isupper() and not _VOWEL.search(word):
        return word not in _SHORT_FORMS
    lexicon = load()
    frequency = lexicon.zipf(word.lower())
    if word.islower() and frequency <= _RARE:
        return True
    if len(word) < 3 or frequency > _SELDOM:
        return False
    return lexicon.begins(word.lower()) or _begins_another(prose, word)


def _begins_another(prose: Prose, word: str) -> bool:
    return any(
        len(other) > len(word) and other.startswith(word) and other[len(word)].islower()
        for other in prose.words.places
    )


def _last_words(text: str, start: int, end: int) -> Span:
    """The last two words of the unfinished sentence."""
    floor = max(start, end - 80)
    first = floor + [match.start() for match in regex.finditer(r"\S+", text[floor:end])][-2:][0]
    while first < end - 1 and text[first] in _QUOTES:
        first += 1
    return Span(first, end)


def _open_end(words: _Words, sentence: str) -> str:
    """Why the sentence cannot end here, or nothing."""
    tokens = sentence.split()
    bare = tokens[-1].strip(_QUOTES).lower()
    if bare in words.binding and len(tokens) > 1:
        return f"something must follow “{bare}”"
    if sentence[-1] in ",;":
        return "it ends with a comma"
    if sentence[-1] in _QUOTES.replace('"', "").replace("'", ""):
        return "something opens, and nothing follows"
    if sentence.count('"') % 2 or sentence.count("“") > sentence.count("”"):
        return "a quotation stays open"
    if sentence.rfind("(") > sentence.rfind(")"):
        return "a bracket stays open"
    return ""

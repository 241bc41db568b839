"""A text that stops in the middle: of a word, of a sentence, of a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from factlint import regex
from factlint.kinds.base import Hit, Mark, Needle
from factlint.language import endings, halves, tail
from factlint.language.prose import Prose
from factlint.model.document import Document, PartKind, Span
from factlint.model.finding import Confidence, Verdict
from factlint.model.rule import Rule
from factlint.patterns import lazy_regex
from factlint.values import dataclass

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
_AFTER_WORDS = endings.CLOSERS + "".join(endings.TERMINAL)
_CUT_MARK = lazy_regex(
    r"\[ \s* \+? \s* \d+ \s+ (?: more\ )? (?: char(?:acter)? | word ) s? \s* \]? \s* $",
    regex.VERBOSE,
)
# A sentence may be cut behind a letter, a figure, a mark inside it; not behind a symbol.
_ENDING = lazy_regex(r"[\p{L}\p{M}\p{N}] [\p{P}%°$€£+]* $", regex.VERBOSE)
_PHRASE = lazy_regex(r"[\W_]* ( \p{L} [\p{L}’' ]{1,40} ) [\W_]*", regex.VERBOSE)


@dataclass(frozen=True)
class _Words:
    """The words that a rule names, folded."""

    read_on: frozenset[str]
    binding: frozenset[str]
    opening: frozenset[str]

    @cached_property
    def read_on_ends(self) -> frozenset[str]:
        """The last words of the lines that say where to read on."""
        return frozenset(line.split()[-1] for line in self.read_on)


@dataclass(frozen=True, slots=True)
class _Sign:
    """What says that the text stops in the middle."""

    span: Span
    reason: str
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class _End:
    """The last sentence of a body, which has no end, and the paragraphs up to it.

    `is_closed` where a sign-off or a credit stands behind it.
    """

    prose: Prose
    units: list[Span]
    start: int
    end: int
    is_closed: bool

    @classmethod
    def of(cls, prose: Prose, units: list[Span], *, is_closed: bool) -> _End:
        """The end of the last of some paragraphs."""
        shown = prose.text[units[-1].start : units[-1].end].rstrip()
        last = Span(units[-1].start, units[-1].start + len(shown))
        return cls(prose, units, tail.sentence_start(prose.text, last), last.end, is_closed)

    @property
    def sentence(self) -> str:
        return self.prose.text[self.start : self.end]

    @property
    def paragraph(self) -> str:
        return self.prose.text[self.units[-1].start : self.end]

    @property
    def is_alone(self) -> bool:
        return self.start == self.units[-1].start

    @property
    def is_long(self) -> bool:
        return len(self.sentence.split()) >= _LONG

    @property
    def is_surprising(self) -> bool:
        """Whether the text before it lets one expect a full stop."""
        document = self.prose.document
        is_article = document.is_article or (document.name is not None and self._has_headline)
        return (
            not self.is_alone
            or tail.is_punctuated(self.prose.text, self.units)
            or (self.is_long and is_article)
        )

    @property
    def _has_headline(self) -> bool:
        return self.prose.document.first(PartKind.HEADLINE) is not None

    def last_words(self, count: int) -> Span:
        """The last words, without the quotation mark or bracket before them."""
        text = self.prose.text
        floor = max(self.start, self.end - 80)
        places = [match.start() for match in regex.finditer(r"\S+", text[floor : self.end])]
        first = floor + places[-count:][0]
        while first < self.end - 1 and text[first] in _QUOTES:
            first += 1
        return Span(first, self.end)


def needles(rule: Rule) -> Sequence[Needle]:
    """Nothing: what counts is where the text ends."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """At most one mark: on the half word, the last two words of the sentence, or the cut's mark."""
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
    if _ends_well(words, prose):
        return None
    units = tail.last_paragraphs(prose.document)
    last = units[-1].end if units else 0
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
    is_closed = is_closed or tail.is_signed_off(prose.document, last)
    return _judge_end(words, _End.of(prose, units, is_closed=is_closed))


def _ends_well(words: _Words, prose: Prose) -> bool:
    """A quick look: whether the last line is known, and ends a sentence or is a row of figures.

    Where that line ends a paragraph, the paragraph does so too; else no paragraph ends the text.
    """
    place = prose.document.last_line()
    if place is None:
        return False
    line = prose.text[place.start : place.end]
    if tail.trails_off(line):
        return False
    if endings.is_terminated(line):
        last = line.rstrip(_AFTER_WORDS).rpartition(" ")[2].lower()
        if last.isalpha():
            return last not in words.read_on_ends
        return _marker(words, line, place.start) is None
    return (
        endings.is_tabular(line)
        and prose.document.begins_block(place.start)
        and _marker(words, line, place.start) is None
        and tail.sentence_start(prose.text, place) == place.start
        and not endings.is_furniture(line)
    )


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


def _judge_end(words: _Words, end: _End) -> _Sign | None:
    sentence = end.sentence
    marker = _marker(words, sentence, end.start)
    if marker is not None and len(sentence.split()) > 1:
        return marker
    is_surprising = end.is_surprising
    if tail.trails_off(sentence):
        if is_surprising and not tail.has_dots_before(end.prose.text, end.end):
            return _Sign(end.last_words(2), "it trails off in dots")
        return None
    last = sentence.split()[-1].strip(_QUOTES)
    is_cut_off = halves.is_cut_off(end.prose.words, last, end.end)
    if _is_other_matter(words, end, may_be_title=not is_cut_off):
        return None
    if is_surprising or end.is_long:
        if is_cut_off:
            return _Sign(end.last_words(1), "the last word is cut off", is_certain=True)
        reason = _open_end(words, sentence)
        if reason:
            return _Sign(end.last_words(2), reason, is_certain=True)
    if end.is_closed or not is_surprising or sentence.endswith(":"):
        return None
    return _Sign(end.last_words(2), "the last sentence has no full stop, unlike the others")


def _is_link(document: Document, unit: Span) -> bool:
    """Whether most of the unit is a link."""
    return any(
        2 * (min(part.end, unit.end) - max(part.start, unit.start)) > unit.end - unit.start
        for part in document.of_kind(PartKind.LINK, PartKind.URL)
    )


def _is_other_matter(words: _Words, end: _End, *, may_be_title: bool) -> bool:
    """Whether the last unit is a row of figures, a title, a link, a signature."""
    sentence, paragraph = end.sentence, end.paragraph
    if sentence.isupper() or endings.is_furniture(sentence) or not _ENDING.search(sentence):
        return True
    if endings.is_tabular(paragraph) or tail.is_list(paragraph):
        return True
    if may_be_title and endings.is_title(paragraph) and not _is_opening(words, end):
        return True
    return end.is_alone and tail.follows_links(end.prose.text, end.units)


def _is_opening(words: _Words, end: _End) -> bool:
    """Whether a few capitalised words begin a sentence rather than stand for themselves."""
    tokens = end.sentence.split()
    first = tokens[0].strip(_QUOTES)
    if len(tokens) == 1 or first.strip(",").lower() in words.opening:
        return True
    if len(tokens) > 3:
        return False
    if first.lower() in words.binding or first.endswith("ly"):
        return True
    name = first.removesuffix("'s").removesuffix("’s")
    return any(place < end.start for place in end.prose.words.at(name))


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

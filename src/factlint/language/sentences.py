"""Blocks and sentences. Abbreviations, initials and decimals do not end a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from factlint import regex
from factlint.model.document import Document, Part, PartKind, Span
from factlint.patterns import lazy_re, lazy_regex

_BLOCK_KINDS = (
    PartKind.HEADLINE,
    PartKind.DECK,
    PartKind.PARAGRAPH,
    PartKind.HEADING,
    PartKind.LIST,
    PartKind.CAPTION,
)

# Words with a full stop that a capital letter may follow inside a sentence.
_NEVER_ENDS = frozenset(
    "Mr Mrs Ms Dr Prof Gen Col Maj Capt Lt Sgt Sen Rep Gov Rev Hon St Mt Ft Fr Sr Messrs Mme"
    " Pres Supt vs cf eg ie No Nos Vol vol Fig fig Figs pp p ca approx".split()
)
_SELDOM_ENDS = frozenset(
    "etc al Ch Sec Art Eq Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
    " Inc Ltd Co Corp Bros pct Ave Blvd Rd".split()
)

_BREAK = lazy_regex(
    r"""
    (?P<mark> [.!?…]+ )                 # what ends a sentence
    (?P<close> ["'”’»)\]]* )            # closing quotation marks and brackets belong to it
    # the next one starts with a capital or a digit
    (?= \s+ (?P<next> ["'“‘«(\[]* [\p{Lu}\p{Lt}\p{N}] ) )
    """,
    regex.VERBOSE,
)
_LAST_WORD = lazy_regex(r"([\p{L}\p{M}]+(?:\.[\p{L}])*)$")


def blocks(document: Document) -> tuple[Part, ...]:
    """The parts that hold sentences, in order, without those that lie inside another."""
    found: list[Part] = []
    parts = list(document.of_kind(*_BLOCK_KINDS))
    if any(later.start <= part.start for part, later in pairwise(parts)):
        parts.sort(key=lambda part: (part.start, -part.end))
    for part in parts:
        if found and part.start < found[-1].end:
            continue
        found.append(part)
    return tuple(found)


def sentences(document: Document, within: tuple[Part, ...]) -> tuple[Span, ...]:
    """The sentences of these blocks, without the white space around them."""
    found: list[Span] = []
    text = document.text
    for block in within:
        start = block.start
        for match in _BREAK.finditer(text, block.start, block.end):
            if _ends_sentence(text, block.start, match):
                _add(found, text, start, match.end())
                start = match.end()
        _add(found, text, start, block.end)
    return tuple(found)


def sentence_at(text: str, spans: tuple[Span, ...], offset: int) -> Span:
    """The sentence that holds the offset, else the line around it."""
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    if index >= 0 and offset <= spans[index].end:
        return spans[index]
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return Span(start, len(text) if end < 0 else end)


# Where a sentence surely ends, whatever blocks there are: behind a word that is no abbreviation.
_SURE_END = lazy_re(
    r"\.(?<=[a-z]{4}\.)(?<!pprox\.)(?<!essrs\.)[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z])"
)
_NEAR = 400  # code points before an offset in which the end of another sentence is sought first


def sure_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences of a range surely end, their closing marks included."""
    return (match.end() for match in _SURE_END.finditer(text, start, end))


def stretch_around(text: str, offset: int, floor: int = 0) -> tuple[int, int]:
    """A range that has all of the sentence that holds an offset, if one does.

    Blocks are not asked, so that it costs little. Before `floor` the sentence does not begin.
    """
    end = _SURE_END.search(text, offset)
    start, near = -1, _NEAR
    while start < 0:
        low = max(floor, offset - near)
        for match in _SURE_END.finditer(text, low, offset):
            start = match.end()
        if low == floor:
            start = max(start, floor)
        near *= 4
    return start, end.end() if end else len(text)


def _ends_sentence(text: str, floor: int, match: regex.Match[str]) -> bool:
    if match["mark"] != ".":
        return True
    word = _LAST_WORD.search(text, max(floor, match.start() - 24), match.start())
    if word is None:
        return True
    last = word[1]
    if last in _NEVER_ENDS:
        return False
    following = match["next"].lstrip("\"'“‘«([")
    if len(last) == 1 and last.isupper():
        return False  # an initial
    if last in _SELDOM_ENDS:
        return False
    if "." in last:  # U.S., p.m.: a new sentence only before a common opening word
        return bool(_OPENING.match(text, match.end()))
    return bool(following)


_OPENING = lazy_regex(
    r"\s+[\"“‘']?(?:The|A|An|It|He|She|They|We|In|On|At|But|And|This|That|These|Those|There|If|When|While|As|His|Her|Its|Their|For)\b"
)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append(Span(start, end))

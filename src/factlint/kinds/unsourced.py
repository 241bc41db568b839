"""`unsourced`: shares and large figures with nobody named who counted them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factlint import regex
from factlint.kinds.base import Hit, Mark, Needle
from factlint.language import sourcing
from factlint.language.pieces import pieces
from factlint.language.prose import Prose
from factlint.language.speakers import says_who
from factlint.model.document import PartKind, Span
from factlint.model.rule import Rule, Scope
from factlint.patterns import lazy_regex

SCHEMA = {
    "type": "object",
    "properties": {
        "fewest-words": {
            "type": "integer",
            "minimum": 1,
            "default": 6,
            "description": "Sentences with fewer words are left alone: they are captions or rows.",
        },
        "at-least": {
            "type": "integer",
            "minimum": 1,
            "default": 3,
            "description": "With fewer nothing is said: one figure may be common knowledge.",
        },
    },
    "additionalProperties": False,
    "description": "A mapping, which may be empty.",
}
FIELDS: frozenset[str] = frozenset()
# The kind looks for figures itself, and only in texts that have enough of them.
runs_on_silence = True
is_never_surer = True

_FIGURE = (
    r"(?<![\w$€£¥.,/-])(?:"
    r"\d+(?:[.,]\d+)*\s?(?:%|percent\b|per\scent\b|pct\b)"
    r"|\d+(?:[.,]\d+)*\s(?:million|billion|trillion|mln|bln)\b"
    r"|\d{1,3}(?:,\d{3})+(?![\d.,]*\d))"
)
_FIGURES = lazy_regex(_FIGURE, regex.IGNORECASE)
_MOST_ASKED = 3  # figures that the gate asks for
_WITHOUT_LINK = Scope(include=(PartKind.BODY,), exclude=(PartKind.LINK, PartKind.URL))
# A link, a note or a citation: [3], (Reed, 2019), (2019).
_CITED = lazy_regex(
    r"""
    \[ \^? [\w,\s–-]{1,20} \] | \( [^()]{0,80} \b(?:19|20)\d\d [a-z]? \) | https?://
    """,
    regex.VERBOSE,
)


def needles(rule: Rule) -> Sequence[Needle]:
    """None: the gate asks for figures, which are not looked for where there are too few."""
    return ()


def gate(rule: Rule) -> Sequence[Sequence[str]]:
    """As many shares and large figures, money apart, as there must be."""
    more = min(_at_least(rule), _MOST_ASKED) - 1
    return [[f"(?i){_FIGURE}" + rf"(?>[\s\S]*?{_FIGURE})" * more]]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of a text, if there are enough of them."""
    fewest = _at_least(rule)
    spans = _figure_spans(prose.text)
    if len(spans) < fewest:
        return
    if rule.per is not None:
        words = max(prose.document.words(), 1)
        fewest = max(fewest, int(rule.per.over * words // rule.per.words) + 1)
    least = rule.params.get("fewest-words", 6)
    passed = least if PartKind.LIST in rule.scope.exclude else 0
    if len(spans) < fewest or not sourcing.may_lack(prose.document, spans, fewest, passed):
        return
    spans = [span for span in spans if prose.in_scope(rule.scope, *span)]
    if len(spans) < fewest:
        return
    figures = list(_figures(prose, spans, least))
    known: dict[int, bool] = {}
    marks: list[Mark] = []
    for number, ((start, end), index) in enumerate(figures):
        if len(marks) + len(figures) - number < fewest:
            return
        around = range(max(0, index - 1), min(len(prose.sentences), index + 2))
        if not any(_has_source(prose, known, place) for place in around):
            marks.append(Mark(start, end))
    if len(marks) >= fewest:
        yield from marks


def _at_least(rule: Rule) -> int:
    return int(rule.params.get("at-least", 3))


def _figure_spans(text: str) -> list[tuple[int, int]]:
    """Where the figures stand."""
    return [
        match.span() for low, high in pieces(text) for match in _FIGURES.finditer(text, low, high)
    ]


def _figures(
    prose: Prose, spans: Sequence[tuple[int, int]], fewest: int
) -> Iterator[tuple[tuple[int, int], int]]:
    """The first figure of each sentence of so many words, with the number of its sentence."""
    last = -1
    sentences = prose.sentences
    for start, end in spans:
        if last >= 0 and start < sentences[last].end:
            continue
        index = bisect_right(sentences, start, key=lambda span: span.start) - 1
        if index <= last or index < 0 or end > sentences[index].end:
            continue
        last = index
        sentence = sentences[index]
        if len(prose.text[sentence.start : sentence.end].split()) >= fewest:
            yield (start, end), index


def _has_source(prose: Prose, known: dict[int, bool], index: int) -> bool:
    found = known.get(index)
    if found is None:
        span: Span = prose.sentences[index]
        found = known[index] = (
            says_who(prose.text, span.start, span.end)
            or _CITED.search(prose.text, span.start, span.end) is not None
            or not prose.in_scope(_WITHOUT_LINK, span.start, span.end)
        )
    return found

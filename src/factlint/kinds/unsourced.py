"""`unsourced`: shares and large figures with nobody named who counted them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factlint import regex
from factlint.kinds.base import Hit, Mark, Needle, NeedleSort
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
runs_on_silence = False

_FIGURE = r"""(?x)
    (?<! [\w$€£¥.,/-] )
    (?: \d+ (?: [.,]\d+ )* \s? (?: % | percent\b | per\scent\b | pct\b )
      | \d+ (?: [.,]\d+ )* \s (?: million | billion | trillion | mln | bln )\b
      | \d{1,3} (?: ,\d{3} )+ (?! [\d.,]*\d )
    )
"""
_WITHOUT_LINK = Scope(include=(PartKind.BODY,), exclude=(PartKind.LINK, PartKind.URL))
# A link, a note or a citation: [3], (Reed, 2019), (2019).
_CITED = lazy_regex(
    r"""
    \[ \^? [\w,\s–-]{1,20} \] | \( [^()]{0,80} \b(?:19|20)\d\d [a-z]? \) | https?://
    """,
    regex.VERBOSE,
)


def needles(rule: Rule) -> Sequence[Needle]:
    """Shares and large figures, money apart."""
    return [Needle(_FIGURE, NeedleSort.REGEX)]


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """The marks of a text, if there are enough of them."""
    fewest = rule.params.get("at-least", 3)
    if rule.per is not None:
        words = max(prose.document.words(), 1)
        fewest = max(fewest, rule.per.over * words // rule.per.words + 1)
    if len(hits) < fewest:
        return
    figures = list(_figures(prose, hits, rule.params.get("fewest-words", 6)))
    known: dict[int, bool] = {}
    marks: list[Mark] = []
    for number, (hit, index) in enumerate(figures):
        if len(marks) + len(figures) - number < fewest:
            return
        around = range(max(0, index - 1), min(len(prose.sentences), index + 2))
        if not any(_has_source(prose, known, place) for place in around):
            marks.append(Mark(hit.start, hit.end))
    if len(marks) >= fewest:
        yield from marks


def _figures(prose: Prose, hits: Sequence[Hit], fewest: int) -> Iterator[tuple[Hit, int]]:
    """The first figure of each sentence of so many words, with the number of its sentence."""
    last = -1
    sentences = prose.sentences
    for hit in hits:
        if last >= 0 and hit.start < sentences[last].end:
            continue
        index = bisect_right(sentences, hit.start, key=lambda span: span.start) - 1
        if index <= last or index < 0 or hit.end > sentences[index].end:
            continue
        last = index
        sentence = sentences[index]
        if len(prose.text[sentence.start : sentence.end].split()) >= fewest:
            yield hit, index


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

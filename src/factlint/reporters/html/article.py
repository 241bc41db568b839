"""One document with its findings: the overview, the marked text, and the cards beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factlint.model.finding import Finding, Verdict
from factlint.model.layout import Block
from factlint.model.run import RuleInfo
from factlint.reporters.characters import one_line
from factlint.reporters.html.card import LABELS, card
from factlint.reporters.html.marks import Marked, Range, Segment, mark
from factlint.reporters.html.text import attribute, shown
from factlint.reporters.wording import VERDICTS, worst_first
from factlint.values import dataclass

# The longest overview that is open from the start.
_OPEN_OVERVIEW = 20
_ELEMENTS = {
    "headline": "h2",
    "deck": "p",
    "paragraph": "p",
    "caption": "p",
    "byline": "p",
    "dateline": "p",
    "date": "p",
    "text": "p",
    "table": "pre",
    "code": "pre",
    "source": "pre",
}


@dataclass(frozen=True, slots=True)
class Article:
    """A document to be shown.

    `texts` are the source of a file under the key "", or the values of a JSON record by key.
    `prefix` keeps the ids of several documents on one page apart; `lang` is that of the document.
    """

    findings: Sequence[Finding]
    texts: Mapping[str, str]
    blocks: Sequence[Block]
    rules: Mapping[str, RuleInfo]
    prefix: str = ""
    lang: str = "en"


def article(document: Article) -> Iterator[str]:
    """The overview, what cannot be shown in the text, and the text."""
    sections = [
        (key, mark(text, _blocks(document, key), _ranges(document, key, text)))
        for key, text in document.texts.items()
    ]
    places = _places(document, sections)
    if document.findings:
        yield from _overview(document)
    yield from _elsewhere(document, places)
    if not any(text.strip() for text in document.texts.values()):
        yield '<p class="totals">The text of this document cannot be shown.</p>\n'
        return
    style = "sheet" if document.findings else "sheet clean"
    lang = attribute(document.lang)
    yield f'<div class="{style}" id="{document.prefix}text" lang="{lang}">\n'
    for key, blocks in sections:
        if key:
            yield f'<h2 class="field">{shown(one_line(key))}</h2>\n'
        for marked in blocks:
            yield from _row(document, marked, places)
    yield "</div>\n"


def _blocks(document: Article, key: str) -> list[Block]:
    return [block for block in document.blocks if block.part == key]


def _ranges(document: Article, key: str, text: str) -> list[Range]:
    """The findings of one text. In a JSON record nobody knows which value a place lies in."""
    ranges: list[Range] = []
    for number, finding in enumerate(document.findings, 1):
        if key and finding.part != key:
            continue
        if text[finding.start : finding.end] != finding.found:
            continue
        ranges.append(Range(finding.start, finding.end, number, finding.severity))
        if not key:
            ranges += [
                Range(place.start, place.end, number, finding.severity, index)
                for index, place in enumerate(finding.related, 1)
                if place.path == finding.path
            ]
    return ranges


def _places(
    document: Article, sections: Sequence[tuple[str, Sequence[Marked]]]
) -> dict[int, list[int]]:
    """For each finding that is marked: 0, and the numbers of its related places that are."""
    places: dict[int, list[int]] = {number: [] for number in range(1, len(document.findings) + 1)}
    for _, blocks in sections:
        for marked in blocks:
            for segment in marked.segments:
                for covered in segment.begins:
                    places[covered.finding].append(covered.place)
    return places


def _overview(document: Article) -> Iterator[str]:
    """The findings in a line each, the most serious first."""
    numbers = {id(finding): number for number, finding in enumerate(document.findings, 1)}
    state = " open" if len(numbers) <= _OPEN_OVERVIEW else ""
    yield f'<details class="overview"{state}>\n<summary>Findings at a glance</summary>\n<ul>\n'
    for finding in worst_first(tuple(document.findings)):
        number = numbers[id(finding)]
        verdict = ""
        if finding.verdict is not Verdict.WRONG:
            verdict = f" <small>{VERDICTS[finding.verdict]}</small>"
        yield (
            f'<li class="{finding.severity.value}"><a href="#{document.prefix}f{number}">'
            f'<span class="number">{number}</span> <b>{LABELS[finding.severity]}</b>'
            f" {shown(one_line(finding.message))}{verdict}</a></li>\n"
        )
    yield "</ul>\n</details>\n"


def _elsewhere(document: Article, places: Mapping[int, list[int]]) -> Iterator[str]:
    hidden = [number for number, marked in places.items() if 0 not in marked]
    if not hidden:
        return
    yield '<section class="elsewhere">\n<h2>Outside the text shown below</h2>\n'
    for number in hidden:
        yield _card(document, number, places)
    yield "</section>\n"


def _row(document: Article, marked: Marked, places: Mapping[int, list[int]]) -> Iterator[str]:
    """A block, with its cards in the margin. They come first so that they float beside it."""
    numbers = [covered.finding for covered in marked.begins()]
    content = "".join(_segment(document, segment) for segment in marked.segments)
    if not content.strip():
        return
    yield '<div class="row">\n' if numbers else ""
    if numbers:
        yield (
            '<div class="notes" lang="en" role="group"'
            ' aria-label="Findings in the next paragraph">\n'
        )
        for number in numbers:
            yield _card(document, number, places)
        yield "</div>\n"
    yield _element(marked.block, content)
    yield "</div>\n" if numbers else ""


def _card(document: Article, number: int, places: Mapping[int, list[int]]) -> str:
    finding = document.findings[number - 1]
    return card(
        number,
        finding,
        document.rules.get(finding.rule),
        prefix=document.prefix,
        is_marked=0 in places[number],
        places=places[number],
    )


def _element(block: Block, content: str) -> str:
    element = _ELEMENTS.get(block.kind, "div")
    if block.kind == "heading":
        element = f"h{min(max(block.level + 1, 3), 6)}"
    name = attribute(block.kind)
    return f'<{element} class="{name}" dir="auto">{content}</{element}>\n'


def _segment(document: Article, segment: Segment) -> str:
    prefix = document.prefix
    anchors = "".join(
        f'<span class="at" id="{prefix}p{one.finding}.{one.place}"></span>'
        if one.place
        else f'<span class="at" id="{prefix}m{one.finding}"></span>'
        for one in segment.begins
    )
    references = "".join(
        f'<a class="ref {one.severity.value}" href="#{prefix}f{one.finding}"'
        f' aria-label="{LABELS[one.severity]} {one.finding}">{one.finding}</a>'
        for one in segment.ends
    )
    return anchors + _covered(document, segment) + references


def _covered(document: Article, segment: Segment) -> str:
    """The text of a segment. The link on it is for the mouse; the number behind it is for all."""
    text = shown(segment.shown)
    covered = segment.finding or segment.place
    if covered is None:
        return text
    finding = document.findings[covered.finding - 1]
    href = f'href="#{document.prefix}f{covered.finding}" tabindex="-1"'
    if segment.severity is None:
        told = attribute(finding.related[covered.place - 1].message)
        return f'<a class="place" {href} title="{told} ({covered.finding})">{text}</a>'
    style = segment.severity.value
    if segment.finding is not None and segment.finding.severity is not segment.severity:
        style += f" over-{segment.finding.severity.value}"
    if not segment.shown:
        style += " point"
    told = attribute(finding.message)
    return f'<mark class="{style}"><a {href} title="{told}">{text}</a></mark>'

"""The examples inside rules, run as tests, cross-noise included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factlint.engine.check import check
from factlint.model.document import Document
from factlint.model.finding import Finding
from factlint.model.rule import Example, ExampleSort, Rule
from factlint.readers.options import DEFAULTS, ReadOptions
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.run.around import examples
from factlint.run.facts import facts_of, with_facts
from factlint.run.fixing import Edit, apply_edits
from factlint.values import dataclass, replace

END = "$"
"""In `at:`, the end of the text."""


@dataclass(frozen=True, slots=True)
class Miss:
    """An example that does not do what its rule says."""

    rule: str
    file: str
    line: int
    reason: str


def try_rules(rules: Sequence[Rule]) -> Iterator[Miss]:
    """Every example of these rules that fails, in order.

    `bad` must fire exactly once for each `at` and, where `fixed` is given, be mended by the first
    fixes; `ok` must be silent under every rule; `todo` must still be missed.
    """
    everything = RuleSet(rules)
    for rule in rules:
        alone = RuleSet([rule], rule.lang or "en")
        for example in rule.examples:
            for reason in _try(rule, example, alone, everything):
                yield Miss(rule.id, rule.file, example.line or rule.line, reason)


def document_of(content: Any, *, is_article: bool = False) -> Document:
    """The document of an example: a plain text is the body alone.

    Under `encoding-guessed` stands the encoding that a file of this text was taken to have; under
    `bibliography` (BibTeX), `targets`, `notices` and `answers` what is around the document.
    """
    record = {"body": content} if isinstance(content, str) else dict(content)
    around = {key: record.pop(key) for key in examples.KEYS if key in record}
    guessed = record.pop("encoding-guessed", None)
    options = ReadOptions(is_article=True) if is_article else DEFAULTS
    document = from_record(record, "example", options=options)
    if around:
        document = replace(document, around=examples.surroundings(around))
    if guessed is None:
        return document
    return replace(document, encoding=str(guessed), is_encoding_guessed=True)


def _try(rule: Rule, example: Example, alone: RuleSet, everything: RuleSet) -> Iterator[str]:
    if isinstance(example.content, Mapping) and "facts" in example.content:
        facts = facts_of(example.content["facts"], rule.file)
        alone = RuleSet(with_facts([rule], facts), rule.lang or "en")
    # Absence is a fault of articles, so a mapping of parts stands for one there.
    is_article = rule.kind == "require" and not isinstance(example.content, str)
    document = document_of(example.content, is_article=is_article)
    findings = [item for item in check(document, alone) if item.rule == rule.id]
    shown = _shown(example.content)
    if example.sort is ExampleSort.BAD:
        yield from _try_bad(rule, example, alone, document, findings)
    elif example.sort is ExampleSort.TODO:
        if findings:
            yield f"todo example is found now; make it a bad one: {shown}"
    else:
        if findings:
            yield f"fires on its own ok example at {_places(findings)}: {shown}"
        others = [item for item in check(document, everything) if item.rule != rule.id]
        for finding in others:
            yield f"{finding.rule} fires on this ok example at {_places([finding])}: {shown}"


def _try_bad(
    rule: Rule, example: Example, alone: RuleSet, document: Document, findings: list[Finding]
) -> Iterator[str]:
    shown = _shown(example.content)
    if example.at:
        wanted = Counter(example.at)
        ends = wanted.pop(END, 0)
        at_end = [item for item in findings if _is_at_end(item, document)]
        if ends and len(at_end) != ends:
            yield f"should fire at the end of the text, fires at {_places(findings)}: {shown}"
        rest = [item for item in findings if not (ends and _is_at_end(item, document))]
        if Counter(item.found for item in rest) != wanted:
            expected = ", ".join(repr(text) for text in wanted.elements()) or "nothing else"
            yield f"should fire at {expected}, fires at {_places(rest)}: {shown}"
    elif not findings:
        yield f"does not fire: {shown}"
    if example.fixed is None:
        return
    fixed = _fixed(document, findings)
    if fixed != example.fixed:
        yield f"should be mended to {example.fixed!r}, becomes {fixed!r}"
    left = check(document_of(_refilled(example.content, fixed)), alone)
    if left:
        yield f"still fires at {_places(left)} after the fix: {fixed!r}"


def _fixed(document: Document, findings: Sequence[Finding]) -> str:
    key = next((field.key for field in document.fields if field.key == "body"), None)
    text = document.source
    if key is not None:
        field = next(field for field in document.fields if field.key == key)
        text = document.text[field.start : field.end]
    edits = [
        Edit(item.start, item.end, item.fixes[0].text)
        for item in findings
        if item.fixes and (key is None or item.part == key)
    ]
    return apply_edits(text, edits)


def _refilled(content: Any, text: str) -> Any:
    if isinstance(content, str):
        return text
    return {**content, next((key for key in _TEXT_KEYS if key in content), "body"): text}


_TEXT_KEYS = ("markdown", "html", "plain", "body")


def _is_at_end(finding: Finding, document: Document) -> bool:
    for field in document.fields:
        if field.key == finding.part:
            return finding.end == field.end - field.start
    return finding.end == len(document.source)


def _places(findings: Sequence[Finding]) -> str:
    return ", ".join(repr(item.found or f"offset {item.start}") for item in findings) or "nothing"


def _shown(content: Any) -> str:
    text = " ".join(str(content).split())
    return repr(text if len(text) <= 90 else text[:87] + "…")

"""Marks to findings: the engine stamps on what a kind need not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from factlint.digests import sha256
from factlint.kinds.base import Mark, Place
from factlint.language.prose import Prose
from factlint.model.document import Document, Field, LineIndex, Span, holder_of
from factlint.model.finding import Finding, Fix, Related, Safety, Severity
from factlint.model.rule import QuotePolicy, Rule
from factlint.values import dataclass

_NEAR = 300
QUOTED = " It stands in a quotation: check it against the source."


@dataclass(frozen=True, slots=True)
class Draft:
    """A mark with its rule, before it is given a place in the source."""

    rule: Rule
    mark: Mark
    is_quoted: bool = False


class Stamp:
    """Turns the drafts of one document into findings."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._document: Document = prose.document
        self._seen: Counter[str] = Counter()
        self._lines: dict[str | None, LineIndex] = {}
        self._tops = prose.document.top_parts()

    def finding(self, draft: Draft) -> Finding:
        """The finding of a draft; call in order of place, as equal places are counted."""
        rule, mark = draft.rule, draft.mark
        place = self._place(mark.start, mark.end, mark.source)
        message = _message(rule, mark, place.found)
        if draft.is_quoted and rule.quotes is QuotePolicy.REPORT:
            message += QUOTED
        return Finding(
            rule=rule.id,
            severity=_severity(rule, mark),
            confidence=mark.confidence or rule.confidence,
            verdict=mark.verdict or rule.verdict,
            path=self._document.path,
            document=self._document.name,
            part=place.part,
            start=place.start,
            end=place.end,
            line=place.line,
            column=place.column,
            end_line=place.end_line,
            end_column=place.end_column,
            found=place.found,
            message=message,
            fixes=self._fixes(draft),
            related=tuple(self._related(other) for other in mark.related),
            fingerprint=self._fingerprint(rule.id, mark),
            url=rule.url,
        )

    def _fixes(self, draft: Draft) -> tuple[Fix, ...]:
        rule, mark = draft.rule, draft.mark
        safety = mark.safety or rule.fix
        if (
            not self._document.is_text
            or (draft.is_quoted and rule.quotes is not QuotePolicy.FIX)
            or not (mark.source or self._document.offsets.is_contiguous(mark.start, mark.end))
            or (len(mark.fixes) > 1 and safety is Safety.SAFE)
        ):
            safety = Safety.DISPLAY
        return tuple(Fix(text, safety) for text in mark.fixes)

    def _related(self, other: Place) -> Related:
        if other.path:
            return Related(
                other.path, other.start, other.end, other.line, other.column, other.message
            )
        place = self._place(other.start, other.end)
        return Related(
            self._document.path,
            place.start,
            place.end,
            place.line,
            place.column,
            other.message,
            place.part,
        )

    def _fingerprint(self, rule: str, mark: Mark) -> str:
        text = self._document.text
        sentence = self._prose.sentence_at(mark.start)
        source = mark.source
        target = self._document.source[source.start : source.end] if source is not None else ""
        parts = (
            rule,
            self._document.name or "",
            _normal(target or text[mark.start : mark.end]),
            # Of an endless sentence only what is near: it is hashed for each finding in it.
            _normal(text[max(sentence.start, mark.start - _NEAR) : mark.start]),
            _normal(text[mark.end : min(sentence.end, mark.end + _NEAR)]),
        )
        key = "\0".join(parts)
        self._seen[key] += 1
        return sha256(f"{key}\0{self._seen[key]}".encode()).hexdigest()[:16]

    def _place(self, start: int, end: int, source: Span | None = None) -> _Placed:
        """Where a range of the reading text stands; the place in the source may be known."""
        document = self._document
        holder = _field_at(document.fields, start)
        if holder is not None:
            text = document.text[holder.start : holder.end]
            start, end = start - holder.start, min(end, holder.end) - holder.start
            part = holder.key
        else:
            text = document.source
            part = holder_of(self._tops, start).value
            span = source or document.offsets.span(start, end)
            start, end = span.start, span.end
        key = part if holder is not None else None
        lines = self._lines.get(key)
        if lines is None:
            lines = self._lines[key] = LineIndex(text)
        return _Placed(part, start, end, *lines.place(start), *lines.place(end), text[start:end])


@dataclass(frozen=True, slots=True)
class _Placed:
    part: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    found: str


def _severity(rule: Rule, mark: Mark) -> Severity:
    if mark.at_most is None:
        return rule.severity
    return min(rule.severity, mark.at_most, key=lambda severity: severity.rank)


def _field_at(fields: tuple[Field, ...], offset: int) -> Field | None:
    holder = None
    for field in fields:
        if field.start <= offset:
            holder = field
    return holder if holder is not None else (fields[0] if fields else None)


class _Blank(dict[str, str]):
    """A named group that took no part in the match is empty."""

    def __missing__(self, key: str) -> str:
        return ""


def _message(rule: Rule, mark: Mark, found: str) -> str:
    fields: Mapping[str, str] = {
        "found": " ".join(found.split()),
        "fix": "' or '".join(mark.fixes),
        **mark.fields,
    }
    return rule.message.format_map(_Blank(fields))


def _normal(text: str) -> str:
    return " ".join(text.casefold().split())

"""The table of linear.py: what is run, and on which texts."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bench.linear_texts import (
    CSL,
    HEADLINES,
    HOSTILE,
    MADE,
    PIECES,
    RIS,
    TAILS,
    TEI,
    TEI_ENDS,
    Text,
    again,
)
from factlint.engine.check import check
from factlint.errors import DocumentError
from factlint.language.citing.authoryear import mentions
from factlint.language.identifiers import dois
from factlint.language.prose import Prose
from factlint.language.statistics.report import Reported
from factlint.model.document import Document
from factlint.model.rule import Rule
from factlint.readers import read
from factlint.readers.decode import decode
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.packs import load_packs
from factlint.version import VERSION

Work = Callable[[str], Callable[[], object]]  # makes ready; what it gives is what is timed


@dataclass(frozen=True, slots=True)
class Case:
    """What is run on which text."""

    work: Work
    text: Text


@cache
def _pack() -> Sequence[Rule]:
    return load_packs([], VERSION).rules


@cache
def rules(topics: str, kind: str = "") -> RuleSet:
    """The built-in rules of some topics (all for none), of one kind; no rule is given up."""
    chosen = [
        rule
        for rule in _pack()
        if (not topics or rule.topic in topics.split()) and kind in ("", rule.kind)
    ]
    return RuleSet(chosen, seconds=3_600)


def checking(topics: str, kind: str = "", suffix: str = "", **above: str) -> Work:
    """Checks a body, or a file of a format that was read before."""

    def prepare(text: str) -> Callable[[], object]:
        ruleset = rules(topics, kind)
        if suffix:
            (document,) = read(f"a{suffix}", text.encode())
            assert isinstance(document, Document)
        else:
            document = from_record({**above, "body": text}, "a.jsonl")
        return lambda: check(document, ruleset)

    return prepare


def reading(suffix: str) -> Work:
    """Reads a file of a format, or refuses it."""

    def prepare(text: str) -> Callable[[], object]:
        data = text.encode()

        def work() -> None:
            with contextlib.suppress(DocumentError):
                list(read(f"a{suffix}", data))

        return work

    return prepare


def decoding(encoding: str) -> Work:
    """Finds the encoding of bytes that do not tell it."""

    def prepare(text: str) -> Callable[[], object]:
        data = text.encode(encoding)
        return lambda: decode("a.txt", data)

    return prepare


def _author_years(text: str) -> Callable[[], object]:
    document = Document("a.txt", text, text)
    return lambda: list(mentions(document))


def _citations(text: str) -> Callable[[], object]:
    (document,) = read("a.md", text.encode())
    assert isinstance(document, Document)
    return lambda: Prose(document).citations


def _statistics(text: str) -> Callable[[], object]:
    def work() -> object:
        reported = Reported(text)
        return reported.tests, reported.intervals, reported.means

    return work


def _repeated(
    topic: str, work: Work, pieces: Iterable[str], head: str = "", tail: str = ""
) -> Iterator[tuple[str, Case]]:
    for piece in pieces:
        yield f"{topic} {piece!r}"[:60], Case(work, again(piece, head, tail))


_WORKS: Mapping[str, Work] = {
    "acronyms": checking("names", "acronym"),
    "author-year": _author_years,
    "citations": _citations,
    "counts": checking("numbers", suffix=".txt"),
    "dates": checking("dates", "calendar", date="2018-11-12"),
    "dois": lambda text: lambda: list(dois(text)),
    "identifiers": checking("identifiers", suffix=".md"),
    "legal": checking("identifiers", "legal"),
    "links": checking("links", suffix=".md"),
    "names": checking("names"),
    "numbers": checking("numbers", "arithmetic"),
    "places": checking("places"),
    "quotes": checking("quotes sources"),
    "references": checking("references", suffix=".bib"),
    "roles": checking("names", "roles"),
    "rules": checking(""),
    "statistics": _statistics,
    "structure": checking("structure"),
}
_LINE = "Rain fell (on the pier), and more. "
_GUESSED = "The café’s “naïve” résumé cost £5 – or so they said in Zürich.\n"


def _checks() -> Iterator[tuple[str, Case]]:
    for topic, pieces in PIECES.items():
        yield from _repeated(topic, _WORKS[topic], pieces, tail=TAILS.get(topic, ""))
    for topic, texts in MADE.items():
        for name, text in texts.items():
            yield f"{topic} {name}", Case(_WORKS[topic], text)
    for headline, piece in HEADLINES.items():
        work = checking("names numbers dates places claims", "headline", headline=headline)
        yield f"headline {headline[:40]}", Case(work, again(piece))


def _readers() -> Iterator[tuple[str, Case]]:
    for suffix, pieces in HOSTILE.items():
        yield from _repeated(f"readers {suffix}", reading(suffix), pieces)
    yield from _repeated("readers .xml", reading(".xml"), TEI, *TEI_ENDS)
    yield from _repeated("readers .ris", reading(".ris"), RIS, "TY  - JOUR\nTI  - x\n")
    yield "readers .json entries", Case(reading(".json"), again(f"{CSL},", "[", f"{CSL}]"))
    for suffix in (".txt", ".md", ".html", ".rst", ".tex"):
        yield f"readers {suffix} one line", Case(reading(suffix), again(_LINE))
    yield "readers .jsonl one line", Case(reading(".jsonl"), again(_LINE, '{"body": "', '"}'))
    for encoding in ("utf-8", "utf-16", "cp1252"):
        yield f"decode {encoding}", Case(decoding(encoding), again(_GUESSED))


CASES: Mapping[str, Case] = dict([*_checks(), *_readers()])

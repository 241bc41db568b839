"""`encoding: guessed`: the file does not say in which encoding it is, and it is not UTF-8."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.kinds.base import Hit, Mark, Needle
from factlint.language.prose import Prose
from factlint.model.rule import Need, Rule

SCHEMA = {"enum": ["guessed"], "description": "Fires where the encoding had to be guessed."}
FIELDS = frozenset({"encoding"})
runs_on_silence = True


def need(rule: Rule) -> Need:
    """What was declared is believed."""
    return Need.GUESS


def needles(rule: Rule) -> Sequence[Needle]:
    """Nothing: the reader knows."""
    return ()


def judge(rule: Rule, prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """One mark at the first character outside ASCII."""
    document = prose.document
    if not document.is_encoding_guessed:
        return
    start = next((at for at, char in enumerate(document.text) if ord(char) > 127), 0)
    end = min(start + 1, len(document.text))
    yield Mark(start, end, {"encoding": document.encoding})

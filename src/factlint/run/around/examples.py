"""The surroundings that an example of a rule states."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factlint.model.document import Document, LineIndex
from factlint.model.surroundings import Answer, Bibliography, Notice, Surroundings
from factlint.readers import read

KEYS = ("bibliography", "missing", "targets", "notices", "answers")
"""What an example may say of the world around it, besides its own parts."""


def surroundings(stated: Mapping[str, Any]) -> Surroundings:
    """`bibliography` is BibTeX, `missing` maps names of bibliographies to what is wrong.

    The others map a link, a `doi:…` or a `pmid:…` to their values.
    """
    return Surroundings(
        bibliographies=tuple(_bibliographies(stated.get("bibliography"))),
        missing=dict(stated.get("missing") or {}),
        targets=_answers(stated.get("targets")),
        notices={
            key: Notice(**{**value, "sorts": tuple(value["sorts"])})
            for key, value in (stated.get("notices") or {}).items()
        },
        answers=_answers(stated.get("answers")),
    )


def _answers(stated: Mapping[str, Any] | None) -> dict[str, Answer]:
    return {key: Answer(**value) for key, value in (stated or {}).items()}


def _bibliographies(text: str | None) -> list[Bibliography]:
    if text is None:
        return []
    return [
        Bibliography(document.path, document.references, LineIndex(document.source))
        for document in read("example.bib", text.encode())
        if isinstance(document, Document)
    ]

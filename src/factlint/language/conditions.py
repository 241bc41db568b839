"""Conditions on a document, as rules state them under `not-when`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factlint.model.document import Document


def holds(conditions: Mapping[str, Any], document: Document) -> bool:
    """Whether any of the conditions is true of the document.

    A key `meta.NAME` looks at the metadata; its value is a word or a list of words, compared
    without regard to case.
    """
    return any(_holds(key, wanted, document) for key, wanted in conditions.items())


def _holds(key: str, wanted: Any, document: Document) -> bool:
    scope, _, name = key.partition(".")
    if scope != "meta":
        return False
    value = document.metadata.get(name)
    values = value if isinstance(value, list | tuple) else [value]
    options = wanted if isinstance(wanted, list) else [wanted]
    folded = {str(option).casefold() for option in options}
    return any(str(item).casefold() in folded for item in values if item is not None)

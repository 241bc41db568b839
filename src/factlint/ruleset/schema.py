"""The JSON Schema of rule files, assembled from the kinds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factlint.kinds import KINDS
from factlint.model.document import PartKind
from factlint.model.finding import Confidence, Safety, Severity, Verdict
from factlint.model.rule import QuotePolicy, Status

_TEXT = {"type": "string", "minLength": 1}
_CONTENT = {
    "oneOf": [
        {"type": "string"},
        {"type": "object", "minProperties": 1, "description": "Parts: headline, byline, body …"},
    ]
}
_AT = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
_PARTS = [kind.value for kind in PartKind]

EXAMPLE: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "bad": {**_CONTENT, "description": "Must fire exactly once for each `at`."},
        "ok": {**_CONTENT, "description": "Must stay silent, under every rule."},
        "todo": {**_CONTENT, "description": "A known miss; must stay one until mended."},
        "at": {**_AT, "description": "The exact text that is found; $ is the end of the text."},
        "fixed": {"type": "string", "description": "The text after the fix."},
        "why": {"type": "string"},
    },
    "oneOf": [{"required": ["bad"]}, {"required": ["ok"]}, {"required": ["todo"]}],
    "additionalProperties": False,
}

SHARED: Mapping[str, Any] = {
    "message": {
        **_TEXT,
        "description": "What the editor reads; {found}, {fix} and the kind's own.",
    },
    "severity": {"enum": [item.value for item in Severity]},
    "confidence": {"enum": [item.value for item in Confidence]},
    "verdict": {"enum": [item.value for item in Verdict]},
    "parts": {
        "type": "array",
        "items": {"enum": [*_PARTS, *(f"~{part}" for part in _PARTS)]},
        "minItems": 1,
        "description": "Where to look; ~part leaves one out.",
    },
    "fix": {"enum": [item.value for item in Safety]},
    "quotes": {"enum": [item.value for item in QuotePolicy]},
    "why": _TEXT,
    "tags": {"type": "array", "items": _TEXT},
    "url": _TEXT,
    "lang": {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
    "since": _TEXT,
    "status": {"enum": [item.value for item in Status]},
    "aliases": {"type": "array", "items": {"type": "string", "pattern": "^[a-z0-9-]+/[a-z0-9-]+$"}},
    "per": {
        "type": "object",
        "properties": {
            "words": {"type": "integer", "minimum": 1},
            "over": {"type": "number", "minimum": 0},
        },
        "required": ["words", "over"],
        "additionalProperties": False,
    },
    "show-at": {"enum": _PARTS, "description": "Where a missing part is shown."},
    "not-when": {"type": "object", "minProperties": 1},
    "measured": {**_TEXT, "description": "Measured precision and recall, with counts."},
    "examples": {"type": "array", "items": EXAMPLE, "minItems": 1},
}


def rule_schema(kind: str) -> dict[str, Any]:
    """The schema of one rule of a kind."""
    return {
        "type": "object",
        "properties": {kind: dict(KINDS[kind].SCHEMA), **SHARED},
        "required": [kind, "message", "examples"],
        "additionalProperties": False,
    }


def file_schema() -> dict[str, Any]:
    """The schema of a whole rule file, for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "factlint rule file",
        "type": "object",
        "properties": {
            "rules": {
                "type": "object",
                "propertyNames": {"pattern": NAME_PATTERN},
                "additionalProperties": {"oneOf": [rule_schema(kind) for kind in KINDS]},
            }
        },
        "required": ["rules"],
        "additionalProperties": False,
    }


NAME_PATTERN = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

"""Reporters: renderings of the same findings; they judge nothing and print nothing."""

from __future__ import annotations

from factlint.reporters import html, json, jsonl
from factlint.reporters.base import Reporter

REPORTERS: dict[str, Reporter] = {
    "html": html,
    "json": json,
    "jsonl": jsonl,
}

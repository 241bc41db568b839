"""Reporters: renderings of the same findings; they judge nothing and print nothing."""

from __future__ import annotations

from factlint.reporters import (
    checkstyle,
    github,
    gitlab,
    html,
    json,
    jsonl,
    junit,
    markdown,
    rdjson,
    sarif,
    terminal,
)
from factlint.reporters.base import Reporter

REPORTERS: dict[str, Reporter] = {
    "checkstyle": checkstyle,
    "github": github,
    "gitlab": gitlab,
    "html": html,
    "json": json,
    "jsonl": jsonl,
    "junit": junit,
    "markdown": markdown,
    "rdjson": rdjson,
    "sarif": sarif,
    "terminal": terminal,
}

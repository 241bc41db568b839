"""What every page has around its content; nothing in it comes from the network or runs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from factlint.reporters.html.text import attribute, shown
from factlint.reporters.wording import SEVERITIES, count

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
# Whoever cleans a folder of old pages knows them by this.
GENERATOR = "factlint"
_NOUNS = {"error": "error", "warning": "warning", "info": "note"}


@cache
def _style() -> str:
    return files("factlint.reporters.html").joinpath("style.css").read_text("utf-8")


def opening(title: str) -> str:
    """The head of a page and the start of its body."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="generator" content="{GENERATOR}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{attribute(title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
    )


def closing(version: str) -> str:
    """The foot of a page: how to read it, and which version wrote it."""
    name = f"factlint {shown(version)}" if version else "factlint"
    return (
        '<footer>\n<p><mark class="error">Error</mark>: mend it before you publish. '
        '<mark class="warning">Warning</mark>: an editor should look. '
        '<mark class="info">Note</mark>: worth knowing. '
        "The number behind a mark leads to its card; the number on a card leads back.</p>\n"
        f"<p>{name}</p>\n</footer>\n</body>\n</html>\n"
    )


def badges(findings: Mapping[str, int]) -> str:
    """The counts by severity, as a line of badges."""
    shown_counts = [
        f'<li class="{severity}">{count(findings.get(severity, 0), _NOUNS[severity])}</li>'
        for severity in SEVERITIES
        if findings.get(severity)
    ] or ['<li class="clean">No findings</li>']
    return f'<ul class="counts">{"".join(shown_counts)}</ul>\n'

"""Names of people as BibTeX and BibLaTeX write them."""

from __future__ import annotations

import re

from factlint.patterns import lazy_re

_GROUP = lazy_re(r"\{[^{}]*\}")
_AND = lazy_re(r"\band\b", re.IGNORECASE)
_BETWEEN = lazy_re(r"\s+and\s+", re.IGNORECASE)
_PART = lazy_re(r"\s*(family|given|prefix|suffix)(?:-i)?\s*=\s*\"?([^,\"]*)\"?\s*(?:,|$)")


def braced_names(raw: str) -> str:
    """Names in which the `and` inside braces, which joins no two people, reads `&`."""
    if "{" not in raw or "and" not in raw.lower():
        return raw
    return _GROUP.sub(lambda match: _AND.sub(r"\\&", match[0]), raw)


def names(text: str) -> str:
    """Names joined with ` and `, those that name their own parts as `Family, Given`."""
    if "family" not in text or "=" not in text:
        return text
    return " and ".join(map(_name, _BETWEEN.split(text)))


def _name(text: str) -> str:
    parts = {match[1]: match[2].strip() for match in _PART.finditer(text)}
    if "family" not in parts:
        return text
    family = " ".join(filter(None, (parts.get("prefix"), parts["family"])))
    return ", ".join(filter(None, (family, parts.get("suffix"), parts.get("given"))))

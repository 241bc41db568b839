"""Citations as TEI marks them up: what they name without what stands around it."""

from __future__ import annotations

from factlint.model.citation import Citation
from factlint.values import replace


def without_brackets(text: str, citation: Citation) -> Citation:
    """A citation without the brackets and the punctuation around what it names."""
    start, end = citation.start, citation.end
    while start < end and text[start] in " \t\r\n([{":
        start += 1
    surplus = {
        close: text.count(close, start, end) - text.count(opening, start, end)
        for opening, close in ("()", "[]", "{}")
    }
    while end > start:
        last = text[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in " \t\r\n;,.":
            break
        end -= 1
    return citation if start >= end else replace(citation, start=start, end=end)

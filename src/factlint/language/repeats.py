"""Whether a paragraph of a text may stand there twice, told by how its lines end."""

from __future__ import annotations

from factlint.patterns import lazy_re

FEWEST = 12
"""Words of the shortest paragraph of which this is told."""

_SHORTEST = 2 * FEWEST - 1
_RARE_SPACE = lazy_re(r"[^\S\n ]")


def may_repeat_paragraph(text: str) -> bool:
    """Whether two paragraphs may have the same words; a yes is none.

    A paragraph ends where a line ends. What it ends with stands in its last line, or, where that
    is short, in the lines before as well.
    """
    ends: list[str] = []
    before = ""
    for line in _lines(text):
        end = line[-_SHORTEST:]
        if len(end) < _SHORTEST or "  " in end or end[-1] == " ":
            end = " ".join(line.split())[-_SHORTEST:]
            if end and before and len(end) < _SHORTEST:
                end = f"{before} {end}"[-_SHORTEST:]
        before = end
        if len(end) == _SHORTEST:
            ends.append(end)
    return len(set(ends)) < len(ends)


def _lines(text: str) -> list[str]:
    """The lines, in which all white space is spaces."""
    if _has_rare_space(text):
        return [" ".join(line.split()) for line in text.splitlines()]
    return text.split("\n")


def _has_rare_space(text: str) -> bool:
    """Whether a text has white space that is neither a space nor a line feed."""
    if not text.isascii():
        return _RARE_SPACE.search(text) is not None
    return (
        "\r" in text
        or "\t" in text
        or "\v" in text
        or "\f" in text
        or "\x1c" in text
        or "\x1d" in text
        or "\x1e" in text
        or "\x1f" in text
    )

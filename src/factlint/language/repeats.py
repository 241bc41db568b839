"""Whether a paragraph of a text may stand there twice, told by how its lines end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

FEWEST = 12
"""Words of the shortest paragraph of which this is told."""

_SHORTEST = 2 * FEWEST - 1
_RARE = "\t\r\v\f\x1c\x1d\x1e\x1f"


def may_repeat_paragraph(text: str) -> bool:
    """Whether two paragraphs may have the same words; a yes is none.

    A paragraph ends where a line ends. What it ends with stands in its last line, or, where that
    is short, in the lines before as well.
    """
    lines = _lines(text)
    ends = [line[-_SHORTEST:] for line in lines if len(line) >= _SHORTEST]
    if len(ends) + lines.count("") < len(lines):
        ends = list(_joined_ends(lines))
    return len(set(ends)) < len(ends)


def _joined_ends(lines: Sequence[str]) -> Iterator[str]:
    end = ""
    for line in lines:
        end = f"{end} {line}"[-_SHORTEST:] if line and end else line[-_SHORTEST:]
        if len(end) == _SHORTEST:
            yield end


def _lines(text: str) -> list[str]:
    """The lines, with single spaces between their words and none at their ends."""
    if not text.isascii() or any(map(text.__contains__, _RARE)):
        return [" ".join(line.split()) for line in text.splitlines()]
    while "  " in text:
        text = text.replace("  ", " ")
    return text.replace(" \n", "\n").replace("\n ", "\n").strip().split("\n")

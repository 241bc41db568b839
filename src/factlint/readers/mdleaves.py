"""What the blocks of a Markdown text are, as places in its source."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from factlint.values import dataclass, field

Segment = tuple[int, int]


class Sort(Enum):
    """The sorts of leaves."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CODE = "code"
    TABLE = "table"
    HTML = "html"
    DEFINITION = "definition"


@dataclass(slots=True)
class Leaf:
    """A block of lines; `detail` is the level of a heading, the language of code, a link's label.

    `marker` is set on the first block of a list item or of a footnote; `quote` is the number of
    the outermost block quote around it, 0 for none; `note` is the label of its footnote.
    """

    sort: Sort
    segments: list[Segment]
    detail: str = ""
    marker: tuple[int, int] | None = None
    is_item: bool = False
    quote: int = 0
    note: str = ""

    @property
    def start(self) -> int:
        """Where it starts in the source."""
        return self.marker[0] if self.marker is not None else self.segments[0][0]

    @property
    def end(self) -> int:
        """Where its last line ends."""
        return self.segments[-1][1]


@dataclass(frozen=True, slots=True)
class Definition:
    """A link definition: its label as written, and where it, its target and title stand."""

    label: str
    segments: list[Segment]
    label_place: Segment
    target_place: Segment
    title_place: Segment | None


@dataclass(slots=True)
class Blocks:
    """The leaves of a text, its link definitions, and what lies between the lines.

    `places` are the ranges of the definitions' targets, `html` those of raw HTML. `linked` are
    the definitions in order, each in step with one leaf of that sort.
    """

    leaves: list[Leaf] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)
    places: dict[str, Segment] = field(default_factory=dict)
    html: list[Segment] = field(default_factory=list)
    comments: list[tuple[str, int, int]] = field(default_factory=list)
    linked: list[Definition] = field(default_factory=list)


def cells(source: str, start: int, end: int) -> list[Segment]:
    """The cells of a table row, without the white space around them."""
    return list(_cells(source, start, end))


def _cells(source: str, start: int, end: int) -> Iterator[Segment]:
    while start < end and source[start] in " \t":
        start += 1
    while end > start and source[end - 1] in " \t":
        end -= 1
    if start < end and source[start] == "|":
        start += 1
    if end > start and source[end - 1] == "|" and (end - 2 < start or source[end - 2] != "\\"):
        end -= 1
    low = position = start
    while position <= end:
        bar = source.find("|", position, end)
        bar = end if bar < 0 else bar
        if bar < end and bar > start and source[bar - 1] == "\\":
            position = bar + 1
            continue
        left, right = low, bar
        while left < right and source[left] in " \t":
            left += 1
        while right > left and source[right - 1] in " \t":
            right -= 1
        yield left, right
        low = position = bar + 1

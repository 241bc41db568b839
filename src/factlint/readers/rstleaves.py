"""What the blocks of a reStructuredText are, as places in its source."""

from __future__ import annotations

from enum import Enum

from factlint.model.citation import ResourceSort
from factlint.values import dataclass, field

Segment = tuple[int, int]


class Sort(Enum):
    """The sorts of leaves."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CODE = "code"
    TABLE = "table"
    CAPTION = "caption"
    TERM = "term"
    RESOURCE = "resource"


@dataclass(slots=True)
class Leaf:
    """A block of lines; `detail` is the level of a heading or the language of code.

    `marker` is the number of a list item or the bracketed label of a footnote; `quote` is the
    number of the outermost block quote around it, 0 for none; `note` is the label of its footnote.
    In a table each segment is a cell, and `rows` says how many cells each row has. `names` is what
    the file is named for whose name is the text.
    """

    sort: Sort
    segments: list[Segment]
    detail: str = ""
    marker: Segment | None = None
    is_item: bool = False
    quote: int = 0
    note: str = ""
    rows: tuple[int, ...] = ()
    names: ResourceSort | None = None

    @property
    def start(self) -> int:
        """Where it starts in the source."""
        return self.marker[0] if self.marker is not None else self.segments[0][0]

    @property
    def end(self) -> int:
        """Where its last line ends."""
        return self.segments[-1][1]


@dataclass(frozen=True, slots=True)
class Target:
    """What a name leads to: a URL, another name, or (empty) a place in the text."""

    name: str
    url: str
    place: Segment
    start: int


@dataclass(slots=True)
class Blocks:
    """The leaves of a text and what stands between them.

    `targets` are the hyperlink targets in order, `anonymous` those without a name; `replaced` are
    the texts of substitutions; `comments` the insides of comments with their places.
    """

    leaves: list[Leaf] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    anonymous: list[Target] = field(default_factory=list)
    replaced: dict[str, str] = field(default_factory=dict)
    comments: list[tuple[str, int, int]] = field(default_factory=list)


def normal_name(text: str) -> str:
    """A reference name as it is compared: white space and capitals do not matter."""
    return " ".join(text.replace("\\", "").lower().split())

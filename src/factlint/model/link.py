"""A link or an image of a document, as its format marks it."""

from __future__ import annotations

from enum import StrEnum

from factlint.values import dataclass


class LinkSort(StrEnum):
    """What leads to a target."""

    LINK = "link"
    """A text that is clicked: `[text](target)`, `<a href>`."""
    IMAGE = "image"
    """A picture that is shown."""
    BARE = "bare"
    """An address that stands in the text itself."""


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """One link: `start` and `end` are its visible text in the reading text.

    An image without a text, and a link in markup that is not read, have an empty range there.
    `target` is as it is followed, escapes and character references replaced; `source_start` and
    `source_end` are the place of the target in the source (of a reference link that of its
    definition), equal where the target is the visible text itself.
    """

    start: int
    end: int
    target: str
    sort: LinkSort = LinkSort.LINK
    source_start: int = 0
    source_end: int = 0

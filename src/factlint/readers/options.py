"""What a reader may be told about its input."""

from __future__ import annotations

from collections.abc import Mapping

from factlint.values import dataclass, field

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    `fields` renames the keys of JSON records (`{"headline": "title"}`: the headline stands under
    `title`). An input of more than `max_size` bytes, after decompression, is refused.
    `is_article` is what the configuration says; None leaves it to the document.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    max_size: int = 64 * MEBIBYTE
    is_article: bool | None = None


DEFAULTS = ReadOptions()

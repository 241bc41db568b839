"""The targets of links and pictures in a stretch of HTML, without a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factlint.model.link import LinkSort
from factlint.patterns import lazy_re

_TAG = lazy_re(r"<(a|img|source|video|audio)(?=\s)([^<>]{0,4000})", re.IGNORECASE)
_TARGET = lazy_re(
    r"""(?<![^\s"'])(href|src)\s{0,9}=\s{0,9}(?:"([^"]{0,3000})"|'([^']{0,3000})'|([^\s"'<>]{1,3000}))""",
    re.IGNORECASE,
)


def find_links(source: str, start: int, end: int) -> Iterator[tuple[str, LinkSort, int, int]]:
    """The links in a range: the target, the sort, and the range of the target in the source."""
    if source.find("<", start, end) < 0:
        return
    for tag in _TAG.finditer(source, start, end):
        is_link = tag[1].lower() == "a"
        wanted = "href" if is_link else "src"
        sort = LinkSort.LINK if is_link else LinkSort.IMAGE
        for match in _TARGET.finditer(source, *tag.span(2)):
            if match[1].lower() == wanted:
                group = next(number for number in (2, 3, 4) if match[number] is not None)
                yield _unescaped(match[group]), sort, *match.span(group)
                break


def _unescaped(target: str) -> str:
    if "&" not in target:
        return target
    from html import unescape  # few texts have any, and the names of all take time to import

    return unescape(target)


def target_place(source: str, start: int, end: int, name: str) -> tuple[int, int]:
    """The range of the value of an attribute within a tag; the whole tag where it is not found."""
    for match in _TARGET.finditer(source, start, end):
        if match[1].lower() == name:
            group = next(number for number in (2, 3, 4) if match[number] is not None)
            return match.span(group)
    return start, end

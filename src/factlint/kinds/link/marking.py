"""Where a fault of a link is shown."""

from __future__ import annotations

from factlint.kinds.base import Mark
from factlint.language.links import Link
from factlint.language.prose import Prose
from factlint.model.finding import Severity, Verdict
from factlint.model.link import LinkSort

_LONGEST = 90


def mark(
    link: Link,
    *,
    fixes: tuple[str, ...] = (),
    verdict: Verdict | None = None,
    at_most: Severity | None = None,
    **fields: str,
) -> Mark:
    """A mark on the target of a link: in the source where the target is not read.

    Of a target that stands nowhere known the text is marked, and no fix is offered for it.
    """
    is_placed = link.source is not None or link.sort is LinkSort.BARE
    return Mark(
        link.start,
        link.end,
        {"target": shortened(link.target), **fields},
        fixes if is_placed else (),
        verdict=verdict,
        at_most=at_most,
        source=link.source,
    )


def written(prose: Prose, link: Link) -> str:
    """The target as it is written, with escapes and character references where they are known."""
    if link.source is not None:
        return prose.document.source[link.source.start : link.source.end]
    return link.target


def shortened(target: str) -> str:
    """A target as a message shows it."""
    text = " ".join(target.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def is_html(prose: Prose) -> bool:
    """Whether the document is a page of the web."""
    return prose.document.path.lower().removesuffix(".gz").endswith((".html", ".htm"))

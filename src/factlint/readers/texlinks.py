"""Links and addresses in LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factlint.model.document import PartKind
from factlint.model.link import LinkSort
from factlint.readers.texsigns import verbatim

if TYPE_CHECKING:
    from factlint.readers.texwalk import Walker


def address(walker: Walker, name: str, end: int) -> int:
    """Reads `\\url{…}`, `\\href{…}{…}` and the like; returns where to read on."""
    source, flow = walker.source, walker.flow
    group = walker.arguments.group(end)
    if group is None:
        return end
    low, high = group[0] + 1, group[1]
    raw = source[low:high]
    target = verbatim(raw)
    if name == "href":
        first = flow.opened(low)
        text = walker.arguments.group(high + 1)
        if text is None or flow.muted:
            return high + 1

        def close(_: int) -> None:
            flow.draft.mark(PartKind.LINK, first, detail=target)
            flow.draft.link(target, LinkSort.LINK, (low, high), first, flow.length)

        walker.ends.setdefault(text[1], []).append(close)
        return text[0] + 1
    if flow.muted or not target:
        return high + 1
    first = flow.opened(low)
    if raw == target:
        flow.take(low, high)
    else:
        flow.put(target, low, high)
    flow.draft.mark(PartKind.URL if name != "path" else PartKind.CODE, first, detail=target)
    if name == "url" and ":" in target:  # without a scheme it is an address to be read
        flow.draft.link(target, LinkSort.BARE, (low, high), first, flow.length)
    return high + 1

"""Places above a body that names others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from factlint.kinds.headline.clash import MOST_OTHERS, Clash, Look
from factlint.language import mentions
from factlint.language.headlines import is_written, may_lack_place
from factlint.language.mentions import Mention


def clashes(look: Look) -> Iterator[Clash]:
    """Each place that the body lacks, with one of its sort that the body has instead."""
    part = look.part
    if not may_lack_place(look.text, part, look.zones):
        return
    above = mentions.find(look.prose.names_within(part.start, part.end), part.start, part.end)
    if all(_is_written(look, mention) for mention in above):
        return  # before the names of the whole document are found
    own = list(mentions.find(look.prose.names, part.start, part.end))
    shown = frozenset(code for mention in own for code in mention.codes)
    for mention in own:
        if _is_written(look, mention) or mention.codes & look.body.covered:
            continue
        others = list(
            islice(
                (
                    other
                    for other in look.body.mentions
                    if other.sort == mention.sort and not mention.covers & other.codes
                ),
                MOST_OTHERS,
            )
        )
        clash = look.best(
            mention.start,
            mention.end,
            ((other.start, other.end) for other in others),
            ((other.start, other.end) for other in others if not other.codes & shown),
        )
        if clash is not None:
            yield clash


def _is_written(look: Look, mention: Mention) -> bool:
    """Whether the body has the words of the place, be it as part of another name."""
    return is_written(look.text[mention.start : mention.end], look.zones)

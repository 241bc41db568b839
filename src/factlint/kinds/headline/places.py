"""Places above a body that names others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from factlint.kinds.headline.clash import MOST_OTHERS, Clash, Look
from factlint.language import mentions, places
from factlint.language.mentions import Mention


def clashes(look: Look) -> Iterator[Clash]:
    """Each place that the body lacks, with one of its sort that the body has instead."""
    part = look.part
    if not mentions.may_name_places(look.text, part.start, part.end):
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
    written = look.text[mention.start : mention.end]
    if all(map(look.zones.has, written.split())):
        return True
    return all(word in look.zones.words for word in places.fold(written).split())

"""Words above a body that exclude what the body says: sister for brother, green for blue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.kinds.headline.clash import MOST_OTHERS, Clash, Look
from factlint.language.zones import fold, stem
from factlint.patterns import lazy_regex

_WORD = lazy_regex(r"[^\W\d_]+(?:['’](?=[^\W_])[^\W_]+)*")


def clashes(look: Look, groups: Sequence[Sequence[str]]) -> Iterator[Clash]:
    """Each word of a group that the body lacks though it has another one of the group."""
    words = [
        (match.start(), match.end(), fold(match[0]))
        for match in _WORD.finditer(look.text, look.part.start, look.part.end)
    ]
    shown = {stem(word) for _, _, word in words}
    for start, end, word in words:
        group = next((group for group in groups if _holds(group, word)), None)
        if group is None or _is_stated(look, word):
            continue
        others = sorted(
            (place, place + len(form))
            for other in group
            if stem(other) not in shown and stem(other) != stem(word)
            for form in (other, _plural(other))
            for place in look.zones.words.get(form, ())
        )
        clash = look.best(start, end, others[:MOST_OTHERS], others)
        if clash is not None:
            yield clash


def _holds(group: Sequence[str], word: str) -> bool:
    return any(word in (item, _plural(item)) for item in group)


def _is_stated(look: Look, word: str) -> bool:
    """Whether the body has the word, in whatever form, or as a piece of a compound."""
    if word in look.zones.words or stem(word) in look.zones.stems:
        return True
    root = stem(word)
    return len(root) > 3 and any(root in other for other in look.zones.words)


def _plural(word: str) -> str:
    irregular = {"man": "men", "woman": "women", "child": "children", "wife": "wives"}
    if word in irregular:
        return irregular[word]
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeo" else f"{word}s"

"""The stretches of text around hits: within the sentence, and few where hits are dense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factlint import regex
from factlint.kinds.base import Hit
from factlint.language.prose import Prose
from factlint.model.document import Span


def are_near(
    text: str, hits: Sequence[Hit], reach: int, words: Iterable[str], pattern: regex.Pattern[str]
) -> bool:
    """Whether some hit has one of these words, and a match, within the reach of its window.

    Asked before sentences are looked for: where it is not so, no window holds a match.
    """
    for hit in hits:
        start, end = max(0, hit.start - reach), min(len(text), hit.end + reach)
        around = text[start:end].lower()
        if any(word in around for word in words) and pattern.search(text, start, end):
            return True
    return False


def windows(prose: Prose, hits: Sequence[Hit], reach: int) -> Iterator[Span]:
    """For each hit the text around it, as far as its sentence goes and no farther than `reach`.

    A hit close behind the last one is covered by its window, which keeps the whole linear.
    """
    covered = -1
    for hit in hits:
        if hit.start < covered:
            continue
        sentence = prose.sentence_at(hit.start)
        end = min(sentence.end, hit.end + reach)
        covered = min(end, hit.start + reach // 2)
        yield Span(max(sentence.start, hit.start - reach), end)

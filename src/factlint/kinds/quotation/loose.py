"""Quotation marks without a partner."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.base import Mark, Place
from factlint.language.prose import Prose
from factlint.language.quotemarks import ALL
from factlint.language.quotes import Fault, Loose, Reason
from factlint.patterns import lazy_regex

_HOW = {
    Reason.PARAGRAPH: "the paragraph ends, and the next one does not open with a quotation mark",
    Reason.NEXT: "another quotation opens inside it, and only that one closes",
    Reason.SPEAKER: "the speaker is named, and then the next quotation opens",
    Reason.END: "the text ends first",
    Reason.BARE: "nothing is open here",
    Reason.REOPEN: "This quotation runs on into a paragraph that does not open with a quotation"
    " mark.",
    Reason.SINGLE: "This single quotation mark has no partner, unless it is an apostrophe.",
}
_SHOWN = {
    Reason.PARAGRAPH: "the text goes on here",
    Reason.NEXT: "the next quotation opens here",
    Reason.SPEAKER: "the next quotation opens here",
    Reason.REOPEN: "it goes on here",
}
_WORD_AFTER = lazy_regex(r"\s{0,2}[^\W_]+")
_WORD_BEFORE = lazy_regex(r"[^\W_]+[^\w\s]{0,3}\s?$")
_LONGEST = 30  # code points of the word that is shown with the mark


def marks(prose: Prose, fault: Fault) -> Iterator[Mark]:
    """One for each such mark; it covers the mark and the word that it stands at."""
    if not any(mark in prose.text for mark in ALL):
        return
    for item in prose.quotations.loose:
        if item.fault is fault:
            start, end = _range(prose.text, item)
            related: tuple[Place, ...] = ()
            if item.other != item.start and item.reason in _SHOWN:
                stop = _WORD_AFTER.match(prose.text, item.other + 1, item.other + _LONGEST)
                other_end = stop.end() if stop else item.other + 1
                related = (Place(item.other, other_end, _SHOWN[item.reason]),)
            yield Mark(start, end, {"how": _HOW[item.reason]}, related=related)


def _range(text: str, item: Loose) -> tuple[int, int]:
    if item.reason is Reason.BARE:
        word = _WORD_BEFORE.search(text, max(0, item.start - _LONGEST), item.start)
        return (word.start() if word else item.start), item.end
    word = _WORD_AFTER.match(text, item.end, item.end + _LONGEST)
    return item.start, (word.end() if word else item.end)

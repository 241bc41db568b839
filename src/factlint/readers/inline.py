"""Web addresses, mail addresses and back-ticked code inside running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factlint.model.document import Part, PartKind
from factlint.patterns import lazy_re

_REST = r"[^\s<>\"“”|\\^`{}]"
# What addresses begin with: a text to look for, what must stand right before it, and the rest.
_BEGINNINGS = (
    ("://", lazy_re(r"(?<![\w@])(?:https?|ftp)\Z", re.IGNORECASE), lazy_re(rf"://{_REST}+")),
    ("www.", lazy_re(r"(?<![\w@./-])\Z"), lazy_re(rf"www\.\w{_REST}*")),
    ("mailto:", lazy_re(r"(?<![\w@])\Z"), lazy_re(rf"mailto:{_REST}+")),
    (
        "10.",
        lazy_re(r"(?<![\w@./])(?:doi:\s?)?\Z", re.I),
        lazy_re(rf"10\.\d{{4,9}}/{_REST}+"),
    ),
)
_DOMAIN_END = lazy_re(
    r"""
    \. (?: (?i: com | org | net | gov | edu | info | biz ) | mil | io | app | dev | co\.uk | ac\.uk
        | org\.uk | de | fr | eu | ch | ca | jp | ru )
    (?! [\w-] | \.\w )
    (?: [/?\#] [^\s<>"“”|\\^`{}]* )?
    """,
    re.VERBOSE,
)
_DOMAIN_BEFORE = lazy_re(r"(?<![\w@.-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\Z")
_MAIL_BEFORE = lazy_re(r"[\w.+-]+\Z")
_MAIL_AFTER = lazy_re(r"[\w-]+(?:\.[\w-]+)+")
_TICKS = lazy_re(r"(?<!`)(`{1,2})(?!`)([^`\n]{1,200})\1(?!`)")
_SIGNS = (*(sign for sign, _, _ in _BEGINNINGS), "@")
_LONGEST = 64


def find_urls(text: str, start: int, end: int) -> Iterator[Part]:
    """Addresses in a range, in order; `detail` is the address."""
    if not may_have_url(text, start, end):
        return
    found = [*_full(text, start, end), *_mail(text, start, end), *_bare(text, start, end)]
    last = start
    for low, high in sorted(found, key=lambda place: (place[0], -place[1])):
        if low >= last:
            yield Part(PartKind.URL, low, high, text[low:high])
            last = high


def may_have_url(text: str, start: int, end: int) -> bool:
    """Whether anything that an address is found by stands in a range: mostly there is nothing."""
    for sign in _SIGNS:
        if text.find(sign, start, end) >= 0:
            return True
    return _DOMAIN_END.search(text, start, end) is not None


def find_ticks(text: str, start: int, end: int) -> Iterator[Part]:
    """Code between back-ticks."""
    if text.find("`", start, end) >= 0:
        for match in _TICKS.finditer(text, start, end):
            yield Part(PartKind.CODE, match.start(), match.end())


def trimmed_end(text: str, start: int, end: int) -> int:
    """The end of an address without the punctuation of the sentence around it."""
    surplus = {
        close: text.count(close, start, end) - text.count(opening, start, end)
        for opening, close in ("()", "[]")
    }
    while end > start + 1:
        last = text[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in ".,;:!?'’*_~":
            break
        end -= 1
    return end


def _full(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    # A plain search for what is rare is far faster than one pattern for all of it.
    for mark, before, after in _BEGINNINGS:
        place = text.find(mark, start, end)
        while place >= 0:
            match = after.match(text, place, end)
            first = before.search(text, max(start, place - 5), place) if match else None
            if match is not None and first is not None:
                yield first.start(), trimmed_end(text, first.start(), match.end())
            place = text.find(mark, match.end() if match and first else place + 1, end)


def _mail(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = text.find("@", start, end)
    while at >= 0:
        # Looked for from the @ outwards, and not far: a pattern that begins with the name
        # would try every word of the text.
        before = _MAIL_BEFORE.search(text, max(start, at - _LONGEST), at)
        after = _MAIL_AFTER.match(text, at + 1, min(end, at + 1 + 4 * _LONGEST))
        if before and after:
            yield before.start(), trimmed_end(text, before.start(), after.end())
        at = text.find("@", at + 1, end)


def _bare(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _DOMAIN_END.finditer(text, start, end):
        before = _DOMAIN_BEFORE.search(text, max(start, match.start() - _LONGEST), match.start())
        if before:
            yield before.start(), trimmed_end(text, before.start(), match.end())

"""ISBN and ISSN: behind their labels, and bare where only an ISBN is written so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factlint import regex
from factlint.language.identifiers.identifier import Identifier, Scheme
from factlint.patterns import lazy_re, lazy_regex

AFTER_LABEL = r"""
    (?: \s? \( [^()\n]{1,24} \) )? ["'”*_]{0,3}
    (?: [ \t]{0,20} = [ \t]{0,20} | \s{0,3} (?: \\? [:\#./] )? \s{0,3} )
    (?: \[ \s{0,12} )? ["'“{(<*_]{0,3} \s?
"""
"""What may stand between a label and the identifier: a note, a colon, quotation marks, braces."""

_DASH = r"[-\u00ad\u2010-\u2015\u2212]"
_DIGITS = rf"\d{{1,20}} (?: (?: {_DASH} \n? | [ \xa0\u2009\u202f] ) \d{{1,13}} ){{0,8}}"
_NUMBER = rf"(?P<number> {_DIGITS} (?: (?: {_DASH} | [ ] )? [Xx] )? ) (?! [\w*…] | {_DASH} \w )"
_ISBN = lazy_regex(
    rf"""
    (?<! [^\W_] ) (?: [ep] {_DASH}? )? ISBN (?: s | [-\u2010-\u2013 ]? 1[03] (?! \d | -\d ) )?
    {AFTER_LABEL} {_NUMBER}
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_ISSN = lazy_regex(
    rf"""
    (?<! [^\W_] ) (?: [ep] {_DASH}? )? ISSN (?: -? L )? {AFTER_LABEL} {_NUMBER}
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_RIS = lazy_regex(rf"(?<= \n | ^ ) SN [ ]{{2}} - [ ] {_NUMBER}", regex.VERBOSE)
_MORE = lazy_regex(
    rf"""
    (?: \s? \( [^()\n]{{1,24}} \) )? ["']? \s? (?: [,;/] | and | or | & ) \s* ["']? {_NUMBER}
    """,
    regex.VERBOSE,
)
_BARE = lazy_regex(
    rf"""
    (?<! [\w./%@=+] | {_DASH} )
    (?P<number> 97[89] (?: \d{{9}} [\dXx]
      | (?P<dash> {_DASH} | [ ] ) \d{{1,7}} (?: (?P=dash) \d{{1,7}} ){{2}} (?P=dash) [\dXx] ) )
    (?! [\w/%@…] | {_DASH} \w | [.,] \d )
    """,
    regex.VERBOSE,
)
_NAMED = lazy_regex("isbn", regex.IGNORECASE)
_CONTEXT = 300  # code points before a bare number in which "ISBN" says what it is
_JUNK = lazy_re(r"[^0-9Xx]+")
_CHUNK = lazy_re(r"[^ \xa0\u2009\u202f]+")
_Split = Callable[[str, int, int], Iterator[tuple[int, int]]]
_ISBN_LENGTHS = (10, 13)


def isbns(text: str) -> Iterator[Identifier]:
    """ISBNs behind a label, those of a list behind one included, and bare ones."""
    taken = 0
    found: list[Identifier] = []
    for match in _ISBN.finditer(text):
        if match.start("number") < taken:
            continue
        for start, end in _one_or_more(text, match.span("number"), _split_isbn):
            found.append(_made(text, Scheme.ISBN, start, end, match.start()))
            taken = end
    found.extend(_of_ris(text, Scheme.ISBN, _ISBN_LENGTHS))
    places = {item.start for item in found}
    for match in _BARE.finditer(text):
        start, end = match.span("number")
        is_told = match["dash"] or _NAMED.search(text, max(0, start - _CONTEXT), start)
        if is_told and len(compact(match["number"])) == 13 and start not in places:
            found.append(_made(text, Scheme.ISBN, start, end, start))
    yield from sorted(found, key=lambda item: item.start)


def issns(text: str) -> Iterator[Identifier]:
    """ISSNs behind a label, those of a list behind one included."""
    found = [
        _made(text, Scheme.ISSN, start, end, match.start())
        for match in _ISSN.finditer(text)
        for start, end in _one_or_more(text, match.span("number"), _split_issn)
    ]
    found.extend(_of_ris(text, Scheme.ISSN, (8,)))
    yield from sorted(found, key=lambda item: item.start)


def compact(written: str) -> str:
    """The digits of a number, and its X."""
    return _JUNK.sub("", written).upper()


def _made(text: str, scheme: Scheme, start: int, end: int, lead: int) -> Identifier:
    written = text[start:end]
    return Identifier(start, end, scheme, written, compact(written), lead, lead < start)


def _of_ris(text: str, scheme: Scheme, lengths: tuple[int, ...]) -> Iterator[Identifier]:
    """The numbers of the tag SN, which holds either scheme."""
    for match in _RIS.finditer(text) if "SN  - " in text else ():
        if len(compact(match["number"])) in lengths:
            start, end = match.span("number")
            yield _made(text, scheme, start, end, match.start())


def _one_or_more(text: str, place: tuple[int, int], split: _Split) -> Iterator[tuple[int, int]]:
    """The numbers at a place, and those that a comma, a slash or "and" joins to them."""
    yield from split(text, *place)
    end = place[1]
    for _ in range(20):
        match = _MORE.match(text, end, end + 80)
        if match is None:
            return
        places = list(split(text, *match.span("number")))
        if not places or any(len(compact(text[a:b])) not in (8, 10, 13) for a, b in places):
            return
        yield from places
        end = match.end()


def _split_isbn(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ISBNs of a run of digits: all of it, else those that spaces divide it into.

    What fits nowhere is taken for one number, whose length is wrong then.
    """
    if len(compact(text[start:end])) in _ISBN_LENGTHS:
        yield start, end
        return
    chunks = _chunks(text, start, end)
    first, found = 0, False
    for index in range(len(chunks)):
        low, high = chunks[first][0], chunks[index][1]
        number = compact(text[low:high])
        is_book = number.startswith(("978", "979"))
        if (len(number) == 13 and is_book) or (
            len(number) == 10 and not (is_book and index + 1 < len(chunks))
        ):
            yield low, high
            first, found = index + 1, True
    if not found:
        low, high = chunks[0]
        yield (low, high) if _has_dash(text[low:high]) else (start, end)


def _split_issn(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    chunks = _chunks(text, start, end)
    if len(chunks) == 2 and [high - low for low, high in chunks] == [4, 4]:
        yield start, end
    elif len(chunks) > 1 and all(len(compact(text[low:high])) == 8 for low, high in chunks):
        yield from chunks
    else:
        yield chunks[0]


def _chunks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [
        (start + match.start(), start + match.end()) for match in _CHUNK.finditer(text[start:end])
    ]


def _has_dash(written: str) -> bool:
    return not written.isalnum()

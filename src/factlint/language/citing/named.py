"""Whether a text speaks of an entry's work in other words than a citation has.

The text as it is stored is looked at: a reader may leave out what it takes for furniture, and an
entry must not be said to be cited nowhere because of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from factlint import regex
from factlint.language.citing.compared import Entry
from factlint.language.citing.matching import Match
from factlint.language.citing.persons import forms, people
from factlint.model.citation import Reference
from factlint.model.document import Document, PartKind
from factlint.patterns import lazy_regex

_WORD = lazy_regex(r"[\p{L}\p{M}]+(?:[-'’‐][\p{L}\p{M}]+)*")
_POSSESSIVE = lazy_regex(r"['’]s$")
_TITLE = lazy_regex(r"[^:.?!]+")
_SPACE = lazy_regex(r"[\W_]+")
_NAMED_TOOL = lazy_regex(r"(?=.*(?:\d|\p{Ll}.*\p{Lu}))[\p{L}\d.]{3,}|[\p{Ll}\d.]{3,}")
_BEFORE, _AFTER = 40, 160  # code points around a surname in which its year may stand
_MARKUP = 200  # more of them where tags stand between


class Naming:
    """Looks for works in the text of one document, outside of its reference lists."""

    def __init__(self, document: Document, references: Sequence[Reference]) -> None:
        self._document = document
        self._references = references

    def has_year(self, item: Entry) -> bool:
        """Whether the first author's surname stands near the year, in whatever wording."""
        text = self._document.source
        after = _AFTER + (0 if self._document.offsets.is_identity else _MARKUP)
        for place in self._places(item):
            around = text[max(0, place - _BEFORE) : place + after]
            if any(year in around for year in item.years | item.other_years):
                return True
            if not item.years or item.years <= {"in press", "n.d."}:
                return True
        return False

    def has_other_author(self, item: Entry, matches: Sequence[Match]) -> bool:
        """Whether a later author's surname stands before the year where no other entry is meant.

        So an entry is known whose citation lost its first name.
        """
        explained = {match.mention.year_start for match in matches if match.entries}
        names = [last for last, _ in people(item.reference.value("author", "editor"))[1:] if last]
        years = [year for year in item.years if year.isdigit()]
        if not names or not years:
            return False
        pattern = regex.compile(
            rf"\b(?:{'|'.join(map(regex.escape, names))}),?\s+\(?({'|'.join(years)})\b"
        )
        found = pattern.finditer(self._document.text)
        lists = self._document.of_kind(PartKind.REFERENCES)
        first = min((part.start for part in lists), default=len(self._document.text))
        return any(match.start(1) not in explained and match.start() < first for match in found)

    def has_title(self, item: Entry) -> bool:
        """Whether the text has the title, or the name of the tool with which it begins."""
        title = _TITLE.match(item.reference.value("title"))
        if title is None:
            return False
        words = _SPACE.sub(" ", title[0]).strip()
        if words.count(" ") >= 2:
            return words.casefold() in self._plain
        is_tool = _NAMED_TOOL.fullmatch(words) and ":" in item.reference.value("title")
        return bool(is_tool) and f" {words.casefold()} " in self._plain

    def has_name(self, item: Entry) -> bool:
        """Whether the text has the surname at all."""
        return bool(self._places(item))

    def _places(self, item: Entry) -> list[int]:
        return sorted(place for form in item.first for place in self._words.get(form, ()))

    @cached_property
    def _plain(self) -> str:
        text, start = self._document.source, 0
        kept: list[str] = []
        for begin, end in [*self._lists, (len(text), len(text))]:
            kept.append(text[start:begin])
            start = end
        return f" {_SPACE.sub(' ', ' '.join(kept)).casefold()} "

    @cached_property
    def _lists(self) -> list[tuple[int, int]]:
        """The ranges of the source that hold the lists, in order, none touching another."""
        offsets = self._document.offsets
        parts = [(part.start, part.end) for part in self._document.of_kind(PartKind.REFERENCES)]
        parts += [(item.start, item.end) for item in self._references]
        found: list[tuple[int, int]] = []
        for span in sorted(offsets.span(start, end) for start, end in parts):
            if found and span.start <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], span.end))
            else:
                found.append((span.start, span.end))
        return found

    @cached_property
    def _words(self) -> dict[str, list[int]]:
        """Where each capitalised word stands outside of the lists, by its letters."""
        found: dict[str, list[int]] = {}
        text, start = self._document.source, 0
        for begin, end in [*self._lists, (len(text), len(text))]:
            for match in _WORD.finditer(text, start, begin):
                if match[0][0].isupper():
                    for form in forms(_POSSESSIVE.sub("", match[0])):
                        found.setdefault(form, []).append(match.start())
            start = max(start, end)
        return found

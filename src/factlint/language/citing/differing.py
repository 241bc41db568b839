"""What does not fit between citations by author and year and the entries of the list.

A year or a name that differs is told where one slip joins a citation to an entry that is otherwise
not cited; only what is left lacks an entry or a citation.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from factlint.language.citing import doubts
from factlint.language.citing.authoryear import Mention
from factlint.language.citing.compared import Entry
from factlint.language.citing.matching import Match, Matching
from factlint.language.citing.named import Naming
from factlint.language.citing.persons import forms, people
from factlint.model.citation import CitationStyle, Reference
from factlint.values import dataclass

_MANY = 3  # one entry in so many that is not cited is no slip any more
_CLOSE = 4  # code points between the names and the year: "Smith, J. (2019)"
_SHORT = 6  # letters of a surname in which one edit is a slip, and two make another name
_LEAST = 4


class Slip(StrEnum):
    """What a citation and its entry have otherwise."""

    YEAR = "year"
    NAME = "name"
    AUTHORS = "authors"


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """A citation that one slip keeps from its entry: what it states, and what the list has."""

    mention: Mention
    entry: Entry
    sort: Slip
    stated: str
    listed: str
    start: int
    end: int


class Differences:
    """The faults of one document; empty where it does not cite by author and year."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching

    @cached_property
    def slips(self) -> tuple[Difference, ...]:
        """Citations whose year or name differs from that of their entry, in order."""
        if not self._matching.applies:
            return ()
        found = []
        for match in self._matching.matches:
            if match.entries and not match.is_loose:
                slip = self._name_in(match) or self._authors(match)
            else:
                slip = self._year(match) or self._name(match)
            if slip is not None:
                found.append(slip)
        return tuple(found)

    @cached_property
    def undefined(self) -> tuple[Match, ...]:
        """Citations without an entry, those that a slip explains left out."""
        if not self._matching.applies:
            return ()
        explained = {slip.mention for slip in self.slips}
        return tuple(
            match
            for match in self._matching.matches
            if not match.entries
            and match.mention not in explained
            and not doubts.is_second_hand(match.mention, self._matching.document.text)
            and not self._linked(match.mention)
        )

    @cached_property
    def unused(self) -> tuple[Entry, ...]:
        """Entries without a citation, those that a slip explains left out."""
        if not self._matching.applies:
            return ()
        explained = {slip.entry.reference for slip in self.slips}
        found = tuple(
            entry
            for entry in self._matching.entries
            if entry.reference not in explained
            and not self._is_cited(entry.reference)
            and entry.first
            and _has_capital(entry.reference)
            and entry.years
            and "n.d." not in entry.years
            and not entry.is_starred
            and not self._naming.has_year(entry)
            and not self._naming.has_title(entry)
            and not self._naming.has_other_author(entry, self._matching.matches)
        )
        # A list most of which nobody cites is one of further reading.
        return found if 2 * len(found) <= len(self._matching.entries) else ()

    def _is_cited(self, reference: Reference) -> bool:
        if reference in self._matching.cited:
            return True
        return reference.style is CitationStyle.KEY and reference.key in self._matching.cited_keys

    def _linked(self, mention: Mention) -> list[Entry]:
        """The entries to which the format itself leads from the place of a mention."""
        keys = {
            citation.key
            for citation in self._matching.document.citations
            if citation.start < mention.end and citation.end > mention.start
        }
        return [item for item in self._matching.entries if item.reference.key in keys]

    def _year(self, match: Match) -> Difference | None:
        """The one entry of the same authors and another year that nothing else cites."""
        mention = match.mention
        held = [
            item
            for item in match.near
            if _same_authors(mention, item)
            and (item.reference not in self._matching.cited or item in self._linked(mention))
        ]
        if len(held) != 1 or not mention.year[:4].isdigit():
            return None
        listed = held[0].reference.value("year", "date")
        if not listed[:4].isdigit() or _is_reprint(mention.year, listed):
            return None
        return Difference(
            mention, held[0], Slip.YEAR, mention.year, listed, mention.year_start, mention.year_end
        )

    def _name(self, match: Match) -> Difference | None:
        """The one entry of that year whose first author's name is a slip away."""
        mention = match.mention
        held = [
            item
            for item in self._matching.dated(mention.year)
            if mention.year[:4] in item.years
            and item.surnames
            and _is_slip(forms(mention.names[0]), item.first)
            and _fit(mention, item, 1)
        ]
        free = [
            item
            for item in held
            if item.reference not in self._matching.cited or item in self._linked(mention)
        ]
        if len(mention.names) == 1 and not mention.has_others:
            held = free
        if len(held) != 1:
            return None
        return self._named(mention, held[0], 0)

    def _name_in(self, match: Match) -> Difference | None:
        """A later author's name that is a slip away, where all the others agree."""
        mention = match.mention
        if len(match.entries) != 1 or not _fit(mention, match.entries[0], len(mention.names)):
            return None
        item = match.entries[0]
        differing = [
            index
            for index, name in enumerate(mention.names[: len(item.surnames)])
            if not forms(name) & item.surnames[index]
        ]
        if len(differing) != 1 or differing[0] == 0:
            return None
        index = differing[0]
        if not _is_slip(forms(mention.names[index]), item.surnames[index]):
            return None
        return self._named(mention, item, index)

    def _authors(self, match: Match) -> Difference | None:
        """An author whom the entry does not have, or "et al." for one author alone.

        Only where the names of the entry run up to its year, so that none can have been missed.
        """
        mention, item = match.mention, match.entries[0]
        author = item.reference.fields.get("author")
        year = item.reference.fields.get("year")
        if (
            len(match.entries) != 1
            or item.reference.style is not CitationStyle.AUTHOR_YEAR
            or not item.is_whole
            or author is None
            or year is None
            or not 0 <= year.start - author.end <= _CLOSE
        ):
            return None
        listed = shown(item.reference)
        if mention.has_others and len(item.surnames) == 1 and len(mention.names) == 1:
            start, end = mention.start, mention.end
            return Difference(mention, item, Slip.AUTHORS, "et al.", listed, start, end)
        for name in mention.names[1:]:
            if not any(form in item.text for form in forms(name)):
                start = self._matching.document.text.find(name, mention.start, mention.end)
                if start >= 0:
                    end = start + len(name)
                    return Difference(mention, item, Slip.AUTHORS, name, listed, start, end)
        return None

    def _named(self, mention: Mention, item: Entry, index: int) -> Difference | None:
        stated = mention.names[index]
        listed = people(item.reference.value("author", "editor"))[index][0]
        text = self._matching.document.text
        start = text.find(stated, mention.start, mention.end)
        if start < 0:
            return None
        return Difference(mention, item, Slip.NAME, stated, listed, start, start + len(stated))

    def is_doubtful(self, entry: Entry) -> bool:
        """Whether an entry may be cited, or need not be, although no citation fits it.

        So where the text has the surname and no other entry has it, and where so many are not
        cited that the list seems to hold further reading too.
        """
        if _MANY * len(self.unused) > len(self._matching.entries):
            return True
        others = (item for item in self._matching.entries if item is not entry)
        is_own = not any(entry.first & name for item in others for name in item.surnames)
        return is_own and self._naming.has_name(entry)

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self._matching.document, self._matching.references)


def _has_capital(reference: Reference) -> bool:
    """Whether the first author has a capital, as names have."""
    first = people(reference.value("author", "editor"))[:1]
    return any(letter.isupper() or not letter.isascii() for last, _ in first for letter in last)


def _same_authors(mention: Mention, item: Entry) -> bool:
    """Whether an entry has the authors that a mention names, no fewer and no more."""
    if not all(
        forms(name) & theirs for name, theirs in zip(mention.names, item.surnames, strict=False)
    ):
        return False
    return _fit(mention, item, len(mention.names))


def _fit(mention: Mention, item: Entry, ignored: int) -> bool:
    """Whether the numbers of authors fit, and the names behind the first `ignored` ones."""
    named, held = len(mention.names), len(item.surnames)
    if mention.has_others:
        if held < named + 2 and item.is_whole:
            return False
    elif named != held:
        return False
    return all(
        forms(name) & theirs
        for name, theirs in list(zip(mention.names, item.surnames, strict=False))[ignored:]
    )


def _is_slip(stated: frozenset[str], listed: frozenset[str]) -> bool:
    """Whether two surnames differ by a slip: one edit, two in a long name."""
    from rapidfuzz.distance import OSA  # only a fault needs it

    for one in stated:
        for other in listed:
            size = min(len(one), len(other))
            if size < _LEAST:
                continue
            if OSA.distance(one, other) <= (2 if size > _SHORT else 1):
                return True
    return False


def _is_reprint(stated: str, listed: str) -> bool:
    return abs(int(stated[:4]) - int(listed[:4])) > doubts.REPRINT


def shown(reference: Reference) -> str:
    """How a text would cite an entry: `Smith & Doe 2019`."""
    names = [last for last, _ in people(reference.value("author", "editor"))]
    year = reference.value("year", "date")
    who = " & ".join(names) if len(names) < 3 else f"{names[0]} et al."
    return f"{who} {year}".strip()

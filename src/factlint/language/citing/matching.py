"""Which entry of the list a citation by author and year means.

Names are compared by their letters alone, with and without particles, and a mention that may mean
several entries means all of them: a citation is only said to lack an entry, or an entry to lack a
citation, where no reading of the names and years joins them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property

from factlint.language.citing.authoryear import Mention, mentions
from factlint.language.citing.compared import YEAR, Entry, compared
from factlint.language.citing.persons import folded, forms, people
from factlint.model.citation import Citation, CitationStyle, Reference
from factlint.model.document import Document, PartKind
from factlint.patterns import lazy_regex
from factlint.values import dataclass, field

_CAPITAL = lazy_regex(r"(?<![\p{L}])\p{Lu}")
_TAG = lazy_regex(r"<[^<>]{0,400}>")
_LONGEST = 8_000  # code points of the source of an entry
_FEWEST = 2  # entries by author and year that make a list
_LEAST_MATCHED = 0.5  # of the mentions: else the list is of another sort


@dataclass(slots=True, eq=False)
class Match:
    """What a mention means: `entries` in the closest reading, all of which are then cited.

    `near` are entries of the same first author and another year, where `entries` is empty or
    `is_loose`, which says that the first authors of both do not agree.
    """

    mention: Mention
    entries: tuple[Entry, ...] = ()
    near: tuple[Entry, ...] = ()
    is_loose: bool = False


@dataclass(eq=False)
class Matching:
    """The mentions of a document and its entries, brought together."""

    document: Document
    references: Sequence[Reference]
    mentions: tuple[Mention, ...]
    cited_keys: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that can be compared, in order."""
        return tuple(
            compared(self.document.text, reference, shown)
            for reference, shown in zip(self.references, self._shown(), strict=True)
        )

    def _shown(self) -> Iterator[str]:
        """Each entry as it is stored: formats hold more of it than the reading text shows."""
        document = self.document
        spans = [document.offsets.span(item.start, item.end) for item in self.references]
        for index, (reference, span) in enumerate(zip(self.references, spans, strict=True)):
            after = spans[index + 1] if index + 1 < len(spans) else None
            read = document.text[reference.start : reference.end]
            end = span.end if after is None else max(span.end, after.start)
            if document.offsets.is_identity or end - span.start > _LONGEST:
                yield read
            else:
                yield f"{read} {_TAG.sub(' ', document.source[span.start : end])}"

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """What each mention means, in order.

        First authors decide. Only what they leave over on both sides is brought together by other
        signs, since the authors of an entry may have been read wrongly.
        """
        found = [self._by_first(mention) for mention in self.mentions]
        taken = {entry for match in found for entry in match.entries}
        if sum(bool(match.entries) for match in found) < _LEAST_MATCHED * len(found):
            return tuple(found)
        return tuple(
            match if match.entries else self._by_other_signs(match, taken) for match in found
        )

    @cached_property
    def applies(self) -> bool:
        """Whether the document cites by author and year from the list that it has."""
        if len(self.mentions) < _FEWEST:
            return False
        named = sum(bool(entry.surnames and entry.years) for entry in self.entries)
        found = sum(bool(match.entries) and not match.is_loose for match in self.matches)
        return (
            named >= _FEWEST
            and 2 * named >= len(self.entries)
            and found >= _FEWEST
            and found >= _LEAST_MATCHED * len(self.matches)
        )

    @cached_property
    def cited(self) -> frozenset[Reference]:
        """The entries that some mention means."""
        return frozenset(entry.reference for match in self.matches for entry in match.entries)

    def entry_of(self, citation: Citation) -> tuple[Reference, ...]:
        """The entries that a citation may mean: none, one, or several where it is ambiguous."""
        for match in self.matches:
            if match.mention.start == citation.start and match.mention.end == citation.end:
                return tuple(entry.reference for entry in match.entries)
        return ()

    @cached_property
    def _by_surname(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for item in self.entries:
            for form in item.first:
                found.setdefault(form, []).append(item)
        return found

    @cached_property
    def _by_short(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for item in self.entries:
            names = people(item.reference.value("author", "editor"))
            for last, first in names[:1]:
                short = "".join(_CAPITAL.findall(f"{first} {last}" if first else last))
                if len(short) > 1:
                    found.setdefault(short.lower(), []).append(item)
        return found

    def _by_first(self, mention: Mention) -> Match:
        wanted = [forms(name) for name in mention.names]
        held = self._held(mention, wanted)
        dated = [item for item in held if is_dated(item, mention.year)]
        if dated:
            return Match(mention, tuple(_closest(dated, wanted, mention)))
        return Match(mention, self._without_first(mention, wanted), tuple(held))

    def _by_other_signs(self, match: Match, taken: Set[Entry]) -> Match:
        """The entries that nothing else cites and that have the name otherwise."""
        mention = match.mention
        keys = forms(mention.names[0])
        dated = self.dated(mention.year)
        free = [item for item in dated if item not in taken]
        found = [item for item in free if any(keys & surname for surname in item.surnames)]
        # The words of an organisation do not stand in an entry by accident.
        found = found or _spelled(mention, keys, dated if " " in mention.names[0] else free)
        return Match(mention, tuple(found), match.near, is_loose=True)

    def dated(self, year: str) -> list[Entry]:
        """The entries that may be of a year, as a mention gives it."""
        if not year[:4].isdigit():
            return list(self.entries)
        found = _unique((*self._by_year.get(year[:4], ()), *self._by_year.get("", ())))
        return [item for item in found if is_dated(item, year)]

    @cached_property
    def _by_year(self) -> dict[str, list[Entry]]:
        """The entries by each year in them; those without one under an empty one."""
        found: dict[str, list[Entry]] = {}
        for item in self.entries:
            years = {year for year in item.years | item.other_years if year.isdigit()}
            if not item.years or item.years <= {"in press", "n.d."}:
                years.add("")
            for year in years:
                found.setdefault(year, []).append(item)
        return found

    def _held(self, mention: Mention, wanted: Sequence[frozenset[str]]) -> list[Entry]:
        keys = set(wanted[0]) | ({mention.short.lower()} if mention.short else set())
        held = self._of_surname(keys)
        if mention.names[0].isupper() or mention.short:
            short = (mention.short or mention.names[0]).lower().replace(".", "")
            held = _unique([*held, *self._by_short.get(short, ())])
        return held

    def _of_surname(self, keys: Set[str]) -> list[Entry]:
        """The entries whose first author has one of these forms; a set has no order of its own."""
        return _unique(item for key in sorted(keys) for item in self._by_surname.get(key, ()))

    def _without_first(
        self, mention: Mention, wanted: Sequence[frozenset[str]]
    ) -> tuple[Entry, ...]:
        """The entry of all names but the first: "Finally, Smith and Doe (2019)"."""
        for index in range(1, len(wanted)):
            found = [
                item
                for item in self._of_surname(wanted[index])
                if is_dated(item, mention.year)
                and _agree(wanted[index:], item.surnames)
                and (mention.has_others or len(wanted) - index == len(item.surnames))
            ]
            if found:
                return tuple(found)
        return ()


def _spelled(mention: Mention, keys: frozenset[str], dated: Sequence[Entry]) -> list[Entry]:
    """Entries that have the name as words: their authors were not read."""
    words = [folded(word) for word in mention.names[0].split() if len(word) > 3]
    found = []
    for item in dated:
        held = sum(word in item.text for word in words)
        is_named = any(key in item.text for key in keys if len(key) > 3)
        is_glued = any(name.endswith(form) for name in keys for form in item.first if len(form) > 4)
        if is_named or is_glued or (held > 1 and 5 * held >= 3 * len(words)):
            found.append(item)
    return found


def matching(
    document: Document, references: Sequence[Reference], cited: Iterable[Citation]
) -> Matching:
    """The matching of a document; without mentions where it lists nothing by author and year."""
    lists = [
        item for item in references if item.style in (CitationStyle.AUTHOR_YEAR, CitationStyle.KEY)
    ]
    is_listed = len(lists) >= _FEWEST and document.first(PartKind.REFERENCES) is not None
    found = tuple(mentions(document)) if is_listed else ()
    keys = frozenset(item.key for item in cited if item.style is CitationStyle.KEY)
    return Matching(document, lists, found, keys)


def is_dated(item: Entry, year: str) -> bool:
    """Whether the entry may be of the year that a mention gives."""
    match = YEAR.match(year)
    if match is None:
        # "in press" of the text may have become a year in the list, and the other way round.
        return True
    if item.years and item.years <= {"in press", "n.d."}:
        return True
    letter = match["letter"]
    if letter and item.letter and letter.lower() != item.letter:
        return False
    return match["year"] in item.years or match["year"] in item.other_years


def _agree(wanted: Sequence[frozenset[str]], held: Sequence[frozenset[str]]) -> bool:
    """Whether all names of a mention are those of the first authors, in order."""
    return len(wanted) <= len(held) and all(
        mine & theirs for mine, theirs in zip(wanted, held, strict=False)
    )


def _closest(dated: list[Entry], wanted: list[frozenset[str]], mention: Mention) -> Iterable[Entry]:
    """Those in which most names agree in order; all that agree equally well."""

    def rank(item: Entry) -> tuple[int, int, int]:
        agreeing = 0
        for mine, theirs in zip(wanted, item.surnames, strict=False):
            if not mine & theirs:
                break
            agreeing += 1
        size = len(item.surnames)
        fits = size > 2 if mention.has_others else size == len(wanted)
        return agreeing, int(fits), int(bool(item.letter) and mention.year.endswith(item.letter))

    best = max(rank(item) for item in dated)
    return [item for item in dated if rank(item) == best]


def _unique(items: Iterable[Entry]) -> list[Entry]:
    return list(dict.fromkeys(items))

"""A lazy view over a document: what several kinds need to know, each found when first asked."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from factlint.language import quotes as quote_finder
from factlint.language import sentences as sentence_finder
from factlint.language import words as word_finder
from factlint.language.scopes import ScopeMap
from factlint.model.document import Document, Part, PartKind, Span
from factlint.model.rule import Scope

# What few documents need is imported where it is first asked for: a start must be quick.
if TYPE_CHECKING:
    from factlint.language.acronyms import Acronyms
    from factlint.language.calendar import Calendar
    from factlint.language.citing.clusters import Cluster
    from factlint.language.citing.differing import Differences
    from factlint.language.citing.matching import Matching
    from factlint.language.citing.works import Work
    from factlint.language.headlines import Headlines
    from factlint.language.identifiers.found import Identifiers
    from factlint.language.links import Link
    from factlint.language.names import Names
    from factlint.language.numbers import Number, Numbers
    from factlint.language.quantities.changes import Change
    from factlint.language.quantities.percents import Percents
    from factlint.language.speakers import Quotation
    from factlint.language.statistics.report import Reported
    from factlint.language.tokens import Tokens
    from factlint.language.zones import Zones
    from factlint.model.citation import Citation, Reference


_FOUND_LAZILY = frozenset({PartKind.QUOTE, PartKind.SENTENCE, PartKind.LAST_PARAGRAPH})


class Prose:
    """What is known of the language of one document. All offsets are of its reading text.

    `lang` is the variety asked for: `en`, `en-US` or `en-GB`. `tokens` are those that matter, where
    that is known beforehand.
    """

    def __init__(self, document: Document, lang: str = "en", tokens: Tokens | None = None) -> None:
        self.document = document
        self.text = document.text
        self.lang = lang
        self._tokens = tokens
        self._scopes: dict[Scope, ScopeMap] = {}
        self._sentences_of: dict[int, tuple[Span, ...]] = {}
        self._names_within: dict[tuple[int, int], Names] = {}
        self._changes: dict[Span, tuple[Change, ...]] = {}

    @cached_property
    def blocks(self) -> tuple[Part, ...]:
        """Headline, paragraphs, headings, list items, captions: the units that hold sentences."""
        return sentence_finder.blocks(self.document)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of all blocks, in order."""
        return sentence_finder.sentences(self.document, self.blocks)

    def sentence_at(self, offset: int) -> Span:
        """The sentence (or the gap between two) that holds an offset."""
        return sentence_finder.sentence_at(self.text, self._near(offset), offset)

    def _near(self, offset: int) -> tuple[Span, ...]:
        return self.sentences if "sentences" in self.__dict__ else self._sentences_near(offset)

    def _sentences_near(self, offset: int) -> tuple[Span, ...]:
        """The sentences of the block that holds an offset, without those of all the others."""
        index = bisect_right(self.blocks, offset, key=lambda part: part.start) - 1
        if index < 0:
            return ()
        spans = self._sentences_of.get(index)
        if spans is None:
            block = self.blocks[index : index + 1]
            spans = self._sentences_of[index] = sentence_finder.sentences(self.document, block)
        return spans if spans and spans[0].start <= offset else self.sentences

    @cached_property
    def quotes(self) -> tuple[Part, ...]:
        """Direct quotations, marks included; one that runs over paragraphs has a part for each."""
        return self.quotations.parts

    @cached_property
    def quote_pairs(self) -> tuple[tuple[int, int], ...] | None:
        """The ranges of the quotations where their marks alone tell them; more than those, too."""
        from factlint.language import quotepairs

        return quotepairs.paired(self.document)

    @cached_property
    def quotations(self) -> quote_finder.Quotations:
        """The direct quotations, and the quotation marks that have no partner."""
        if not quote_finder.may_be_in(self.text):
            return quote_finder.NONE  # without the blocks
        return quote_finder.read(self.document, self.blocks)

    @cached_property
    def said(self) -> tuple[Quotation, ...]:
        """The quotations as wholes, those over several paragraphs once."""
        from factlint.language import speakers

        return speakers.said(self.text, self.quotes)

    def sentence_holding(self, offset: int) -> Span | None:
        """The sentence that holds an offset; None where it stands outside of all sentences."""
        near = self._near(offset)
        index = bisect_right(near, offset, key=_start_of) - 1
        return near[index] if index >= 0 and offset <= near[index].end else None

    def in_quote(self, start: int, end: int) -> bool:
        """Whether a range touches a direct quotation."""
        return quote_finder.touches(self.quotes, start, end)

    @cached_property
    def words(self) -> word_finder.WordIndex:
        """The distinct words of the document and where they stand."""
        return word_finder.WordIndex(self.text, self._tokens)

    @cached_property
    def dates(self) -> Calendar:
        """The document's own date and the dates that it states."""
        from factlint.language.calendar import Calendar

        return Calendar(self.document)

    @cached_property
    def acronyms(self) -> Acronyms:
        """The acronyms that the document explains."""
        from factlint.language.acronyms import Acronyms

        return Acronyms(self.text)

    @cached_property
    def capitals(self) -> Counter[str]:
        """The capitalised words, those of code and addresses too, and how often each stands."""
        from factlint.language.names import capitals

        return capitals(self.text)

    @cached_property
    def names(self) -> Names:
        """The capitalised words of the document and the runs they form."""
        from factlint.language.names import Names

        return Names(self.document)

    def names_within(self, start: int, end: int) -> Names:
        """As `names`, but only those that begin in a range: quicker, where few ranges matter."""
        if "names" in self.__dict__:
            return self.names
        found = self._names_within.get((start, end))
        if found is None:
            from factlint.language.names import Names

            found = self._names_within[start, end] = Names(self.document, (start, end))
        return found

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the whole document, sorted by place, without overlap."""
        return self._numbers.all

    @cached_property
    def _numbers(self) -> Numbers:
        from factlint.language.numbers import Numbers

        return Numbers(self.text)

    @cached_property
    def percents(self) -> Percents:
        """The percentages of the document."""
        from factlint.language.quantities.percents import Percents

        return Percents(self.text)

    def changes_in(self, sentence: Span) -> tuple[Change, ...]:
        """The changes that a sentence states with both their figures."""
        found = self._changes.get(sentence)
        if found is None:
            from factlint.language.quantities import changes

            numbers = self.numbers_in(sentence.start, sentence.end)
            found = self._changes[sentence] = changes.find(self.text, sentence, numbers)
        return found

    @cached_property
    def zones(self) -> Zones:
        """Headline, deck and captions, and the body that they speak of."""
        from factlint.language.zones import Zones

        return Zones(self.document)

    @cached_property
    def headlines(self) -> Headlines:
        """What headline, deck and captions have that the body may say otherwise."""
        from factlint.language.headlines import Headlines

        return Headlines(self.text, self.zones)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The entries of the document's own reference lists, in order."""
        from factlint.language.citing import found

        return found.references(self.document)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The citations in the text, in order."""
        from factlint.language.citing import found

        return found.citations(self.document, self.references, self.author_years)

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """The citations that stand in one pair of brackets, together, in order."""
        from factlint.language.citing.clusters import clusters

        return clusters(self.text, self.citations)

    @cached_property
    def author_years(self) -> Matching:
        """The citations by author and year, and the entries that they mean."""
        from factlint.language.citing import found

        return found.worded(self.document, self.references)

    @cached_property
    def differences(self) -> Differences:
        """Where citations by author and year and the entries do not fit."""
        from factlint.language.citing.differing import Differences

        return Differences(self.author_years)

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """The works that the document names by an entry, an identifier or a key."""
        from factlint.language.citing.works import named_works

        return named_works(self.document, self.references, self.citations)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of the document, marked and bare, in order of place."""
        from factlint.language.links import find_links

        return find_links(self.document)

    @cached_property
    def identifiers(self) -> Identifiers:
        """DOIs, ISBNs and the like: of the text, of its links' targets and of its references."""
        from factlint.language.identifiers.found import Identifiers

        return Identifiers(self.document, lambda: self.links)

    @cached_property
    def reported(self) -> Reported:
        """The tests, intervals and means that the text reports, as papers do."""
        from factlint.language.statistics.report import Reported

        references = self.document.first(PartKind.REFERENCES)
        return Reported(self.text, None if references is None else references.start)

    def numbers_up_to(self, offset: int) -> tuple[Number, ...]:
        """The numbers of the block, or the piece of a long one, up to the one at an offset."""
        return self._numbers.up_to(offset)

    def may_hold_numbers(self, span: Span, fewest: int) -> bool:
        """Whether so many numbers are thinkable in a range: a cheap question."""
        from factlint.language import numbers

        return numbers.may_be(self.text, span.start, span.end, fewest)

    def numbers_in(self, start: int, end: int) -> tuple[Number, ...]:
        """The numbers that lie wholly in a range."""
        return self._numbers.within(start, end)

    def in_scope(self, scope: Scope, start: int, end: int) -> bool:
        """Whether a range lies in one of the scope's parts and touches none that it leaves out."""
        return self.map_of(scope).holds(start, end)

    def map_of(self, scope: Scope) -> ScopeMap:
        """Where the document lies in a scope: to be asked about several ranges."""
        found = self._scopes.get(scope)
        if found is None:
            include, exclude = self._of_kinds(scope.include), self._of_kinds(scope.exclude)
            found = self._scopes[scope] = ScopeMap(include, exclude)
        return found

    def _of_kinds(self, kinds: tuple[PartKind, ...]) -> Iterable[Part]:
        if _FOUND_LAZILY.isdisjoint(kinds):
            return self.document.of_kind(*kinds)
        return (part for kind in kinds for part in self.parts_of(kind))

    def parts_of(self, kind: PartKind) -> tuple[Part, ...]:
        """The parts of a kind, those that are found lazily included."""
        if kind is PartKind.QUOTE:
            return (*self.document.of_kind(kind), *self.quotes)
        if kind is PartKind.SENTENCE:
            return tuple(Part(kind, span.start, span.end) for span in self.sentences)
        if kind is PartKind.LAST_PARAGRAPH:
            return tuple(self.document.of_kind(PartKind.PARAGRAPH))[-1:]
        return tuple(self.document.of_kind(kind))


def _start_of(span: Span) -> int:
    return span.start

"""What a document has of that which rules need to find anything without a needle.

A no is certain and cheap, so that the rules about citations, say, and the modules that they import
are left alone in the many documents without any. A yes is none: the rule itself finds out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factlint.language.prose import Prose
from factlint.model.document import PartKind
from factlint.model.rule import Need
from factlint.model.surroundings import NOTHING_AROUND, Surroundings


class Holdings:
    """Which needs a document may meet, each found out when first asked for."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._document = prose.document
        self._text = prose.text
        self._met: dict[Need, bool] = {Need.NOTHING: True, Need.HIT: False}

    def meet(self, need: Need) -> bool:
        """Whether a rule with this need may find anything where the scan found nothing for it."""
        met = self._met.get(need)
        if met is None:
            met = self._met[need] = bool(_TESTS[need](self))
        return met

    def _has(self, *kinds: PartKind) -> bool:
        return next(self._document.of_kind(*kinds), None) is not None

    @property
    def _around(self) -> Surroundings:
        return self._document.around or NOTHING_AROUND

    def _listed(self) -> bool:
        if Need.LISTED not in self._prose.words.tokens.met:
            return False
        from factlint.language import lexicon  # not every selection of rules needs it

        return bool(lexicon.load().doubtful(self._prose.words, lexicon.Sort.LISTED))

    def _unknown(self) -> bool:
        if Need.UNKNOWN not in self._prose.words.tokens.met:
            return False
        from factlint.language import lexicon, slips  # not every selection of rules needs them

        return slips.may_be(self._prose.words, lexicon.load())

    def _repeated(self) -> bool:
        doubled = self._prose.words.doubled
        return doubled is None or bool(doubled)

    def _alike(self) -> bool:
        from factlint.language.repeats import may_repeat_paragraph  # as above

        return may_repeat_paragraph(self._text)

    def _references(self) -> bool:
        return (
            bool(self._document.references)
            or self._has(PartKind.REFERENCES)
            or "\n[1]" in self._text
            or bool(self._around.bibliographies)
        )

    def _citations(self) -> bool:
        around = self._around
        return (
            bool(self._document.citations)
            or self.meet(Need.REFERENCES)
            or bool(around.missing or around.cited_elsewhere)
            or self._has(PartKind.LINK)
            or (not self._document.offsets.is_identity and self._has(PartKind.CODE))
        )

    def _links(self) -> bool:
        document = self._document
        return (
            bool(document.links or document.references)
            or self._has(PartKind.URL)
            or self._has(PartKind.LINK)
        )

    def _slashes(self) -> bool:
        return ":/" in self._text or "//" in self._text or self.meet(Need.LINKS)

    def _brackets(self) -> bool:
        if self._document.offsets.is_identity:
            return False
        return "](http" in self._text or ")[" in self._text

    def _loose_marks(self) -> bool:
        return self._prose.quote_pairs is None and bool(self._prose.quotations.loose)

    def _alike_quotations(self) -> bool:
        pairs = self._prose.quote_pairs
        if pairs is None:
            pairs = tuple((item.start, item.end) for item in self._prose.said)
        if len(pairs) < 2:
            return False
        from factlint.language.quotepairs import may_be_twice  # few documents have several

        return may_be_twice(self._text, pairs)

    def _speechless(self) -> bool:
        pairs = self._prose.quote_pairs
        if pairs is not None and not pairs:
            return False
        from factlint.language.quotepairs import any_lacks_speaker, may_lack_speaker

        if pairs is not None:
            return may_lack_speaker(self._document, pairs)
        said = [(item.start, item.end) for item in self._prose.said if item.is_sentence]
        quoted = [(part.start, part.end) for part in self._prose.quotes]
        return any_lacks_speaker(self._document, said, quoted)

    def _targets(self) -> bool:
        document = self._document
        return bool(document.references or document.links) or self._has(PartKind.LINK)

    def _above(self) -> bool:
        # A headline is nearly always there, and sooner found than a caption is ruled out.
        return self._has(PartKind.HEADLINE) or self._has(PartKind.DECK, PartKind.CAPTION)


_TESTS: Mapping[Need, Callable[[Holdings], object]] = {
    Need.LISTED: Holdings._listed,
    Need.UNKNOWN: Holdings._unknown,
    Need.REPEATED: Holdings._repeated,
    Need.ALIKE: Holdings._alike,
    Need.CITATIONS: Holdings._citations,
    Need.REFERENCES: Holdings._references,
    Need.LINKS: Holdings._links,
    Need.SLASHES: Holdings._slashes,
    Need.BRACKETS: Holdings._brackets,
    Need.TARGETS: Holdings._targets,
    Need.FILES: lambda holdings: holdings._around.targets,
    Need.ANSWERS: lambda holdings: holdings._around.answers,
    Need.NOTICES: lambda holdings: holdings._around.notices,
    Need.FAULTS: lambda holdings: holdings._document.faults,
    Need.LOOSE_MARKS: Holdings._loose_marks,
    Need.ALIKE_QUOTATIONS: Holdings._alike_quotations,
    Need.SPEECHLESS: Holdings._speechless,
    Need.ABOVE: Holdings._above,
    Need.NUMBER_ABOVE: lambda holdings: holdings._prose.headlines.may_count,
    Need.DATE_ABOVE: lambda holdings: holdings._prose.headlines.may_date,
    Need.NAME_ABOVE: lambda holdings: holdings._prose.headlines.may_lack_name,
    Need.PLACE_ABOVE: lambda holdings: holdings._prose.headlines.may_lack_place,
    Need.DECK: lambda holdings: holdings._has(PartKind.DECK),
    Need.ARTICLE: lambda holdings: holdings._document.is_article,
    Need.BEYOND_ASCII: lambda holdings: not holdings._text.isascii(),
    Need.GUESS: lambda holdings: holdings._document.is_encoding_guessed,
}

"""The company that a name keeps: given names, titles and neighbours at all its places."""

from __future__ import annotations

import re

from factlint.language.names import Introduction, Names
from factlint.language.titles import TITLES
from factlint.patterns import lazy_re
from factlint.values import dataclass, field

_SPEAKS = lazy_re(
    r"""
    ,? \s (?: has | had | have | also | later | then )? \s?
    (?: said | says | say | told | tells | added | adds | explained | asked | warned | replied
      | argued | believes | thinks | insisted | claimed | noted | declined | testified | resigned
      | wrote | vowed | plans | was | is | would | will | did | does )\b
    | \s (?: has | had ) \b
    """,
    re.VERBOSE,
)
_SPOKEN = lazy_re(
    r"\b(?:said|says|added|explained|asked|warned|replied|argued|thinks|told|predicted)\s$"
)

_SINGULAR = lazy_re(r"\s(?:is|was|has|says|does|plans)\b")
_CITED = lazy_re(r",?\s(?:et\sal\b|\(?(?:19|20)\d\d[a-z]?\b)")
_ALIAS = lazy_re(r"\b(?:a/?k/?a|alias|also known as|spell?ed|spelt|pronounced)\b.{0,20}$")


@dataclass(slots=True)
class Company:
    """One spelling of a name and what stands around it.

    `honoured` and `in_office`: it has a title before it. `alone`: no other capitals but a title.
    `inside`: alone, and the capital is not that of a sentence. `alias`: given as another spelling.
    `cited`: a year follows, and references have their own checks.
    """

    text: str
    tokens: list[int]
    starts: list[int]
    runs: set[int]
    givens: set[str] = field(default_factory=set)
    neighbours: set[str] = field(default_factory=set)
    honoured: bool = False
    in_office: bool = False
    alone: bool = False
    inside: bool = False
    speaks: bool = False
    singular: bool = False
    alias: bool = False
    cited: bool = False

    @property
    def count(self) -> int:
        """How often the document has it."""
        return len(self.tokens)

    @property
    def titled(self) -> bool:
        """Whether a title of any sort stands before it somewhere."""
        return self.honoured or self.in_office

    @property
    def is_person(self) -> bool:
        """Whether it is used like the surname of a person."""
        if self.text in TITLES:
            return False
        return self.titled or (self.inside and bool(self.givens))


def speaks(text: str, start: int, end: int) -> bool:
    """Whether the name in a range says something, or does what people do."""
    return bool(_SPEAKS.match(text, end) or _SPOKEN.search(text, max(0, start - 12), start))


def is_singular(text: str, end: int) -> bool:
    """Whether a name that ends here is one thing."""
    return _SINGULAR.match(text, end) is not None


def company(names: Names, text: str, tokens: list[int]) -> Company:
    """Looks at every place of a spelling."""
    starts = [names.tokens[index].start for index in tokens]
    found = Company(text, tokens, starts, {names.tokens[index].run for index in tokens})
    for index in tokens:
        given, introduction = names.introduction(index)
        if given:
            found.givens.add(given)
        found.honoured = found.honoured or introduction is Introduction.HONORIFIC
        found.in_office = found.in_office or introduction is Introduction.OFFICE
        token = names.tokens[index]
        is_speaker = speaks(names.text, token.start, token.end)
        found.speaks = found.speaks or is_speaker
        found.singular = found.singular or is_singular(names.text, token.end)
        found.cited = found.cited or bool(_CITED.match(names.text, token.end))
        found.alias = found.alias or bool(
            _ALIAS.search(names.text, max(0, token.start - 30), token.start)
        )
        _add_neighbours(names, index, introduction, found)
        is_last = names.after(index) is None
        if is_last and (names.before(index) is None or introduction is not Introduction.NONE):
            found.alone = True
            found.inside = found.inside or is_speaker or not names.opens_sentence(token)
    return found


def _add_neighbours(names: Names, index: int, introduction: Introduction, found: Company) -> None:
    before, after = names.before(index), names.after(index)
    is_titled = introduction is not Introduction.NONE
    if before and not is_titled and len(before.text) > 2 and not names.is_opener(before):
        found.neighbours.add(before.text + " ")
    if after:
        found.neighbours.add(" " + after.text)

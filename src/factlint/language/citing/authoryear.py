"""Citations by author and year, as the text words them: `(Smith & Doe, 2019a)`, `Roe (2018)`.

A citation is read backwards from its year. What is found are candidates: only a document that lists
entries by author and year cites in this way, since names and years stand together in any text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factlint import regex
from factlint.language.citing.persons import SURNAME, folded
from factlint.model.citation import Citation, CitationStyle
from factlint.model.document import Document, PartKind
from factlint.patterns import lazy_regex
from factlint.values import dataclass

_UNDATED = r"in\s+press|n\.\s?d\.?|no\s+date|forthcoming|submitted|in\s+preparation|under\s+review"
_YEARS = lazy_regex(
    r"(?<![\d.,/:$€£–-]|\d\s)(?:(?:1[5-9]|20)\d\d\s?[/–]\s?)?"
    r"(?P<year>(?:1[5-9]|20)\d\d)(?P<suffix>[a-m])?(?![\p{L}\d]|[.,]\d|[-–/][\p{L}\d])"
    rf"|(?<=[,(]\s?)(?P<year>{_UNDATED})(?P<suffix>-?[a-m])?(?![\p{{L}}])",
    regex.IGNORECASE,
)
_MORE = lazy_regex(r"\s*(?:[,;&]|,?\s+and|/)\s*")
_LETTER = lazy_regex(r"(?:,\s?|\s?(?:&|and)\s?|,\s?(?:&|and)\s?)(?P<suffix>[b-m])(?![\p{L}\d.])")
_INITIALS = r"(?:\p{Lu}\p{Ll}?\.[\s-]?){1,3}"
_LATER = r"(?:,?\s[JS]r\.?|\sI{2,3})"
_AUTHOR = rf"(?:{_INITIALS}\s?)?(?:{SURNAME}\s)?{SURNAME}{_LATER}?"
_AND = r"(?:,?\s*&\s*|,?\s+(?:and|und|y|et)\s+)"
_OTHERS = (
    r"(?:,?\s+et\s*\.?\s+al\b\.?,?|,?\s+(?:and|&)\s+(?:(?:his|her|their)\s+)?"
    r"(?:colleagues?|co-?workers?|co-?authors?|associates|others|collaborators))"
)
_POSSESSIVE = r"(?:['’]s|(?<=s)['’])?"
_BEFORE_YEAR = r"(?:\.?,\s*|\s*,?\s*[(\[]\s*(?:see\s+also\s+|e\.g\.,?\s+)?|\s+)"
# Read from the right: the year's place is where it ends.
_NAMES = lazy_regex(
    rf"(?r)(?<![\p{{L}}\p{{M}}\d'’-])(?P<names>{_AUTHOR}(?:,\s{_AUTHOR}){{0,12}}(?:{_AND}{_AUTHOR})?)"
    rf"(?P<others>{_OTHERS})?{_POSSESSIVE}(?P<between>{_BEFORE_YEAR})"
)
_GROUP_WORD = r"\p{Lu}[\p{L}\p{M}\d.'’&/-]*"
_GROUP = lazy_regex(
    rf"(?r)(?<![\p{{L}}\p{{M}}\d'’-])(?P<names>(?:{_GROUP_WORD}\s(?:(?:of|for|the|and|on|in|&|de)\s){{0,2}})"
    rf"{{0,9}}{_GROUP_WORD})(?:\s?[\[(](?P<short>\p{{Lu}}[\p{{L}}\d&/.-]{{1,14}})[\])])?{_POSSESSIVE}"
    rf"(?P<between>{_BEFORE_YEAR})"
)
_DIVIDERS = lazy_regex(r",?\s*&\s*|,?\s+(?:and|und|y|et)\s+|,\s+(?![JS]r\b)")
_LEADING = lazy_regex(
    r"(?:Also|Although|And|As|At|Because|Both|But|By|Cf|Compare|Consider|Contra|Despite|Following|For|From|Given|Here|However|If"
    r"|In|Indeed|Instead|Like|Moreover|Of|On|Recently|See|Similarly|Since|So|That|The|Then|This|Thus|To|Unlike|Using|When"
    r"|Where|Whereas|Whether|While|With|Yet|Dr|Professor|Prof)\.?,?\s+"
)
# A month, a thing with a number, a code: no author.
_NO_NAME = lazy_regex(
    r"^(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|spring|summer|autumn|fall|winter|easter"
    r"|christmas|versions?|release|windows|office|experiments?|stud(?:y|ies)|figures?|tables?|chapter"
    r"|equations?|appendix|section|volume|note|grant|model|wave|cohort|year|copyright)$"
    r"|\d|\b(?:no|nos|vol|fig|version|grant|edition|declaration|act|treaty|constitution|convention"
    r"|directive|regulation|protocol)\b",
    regex.IGNORECASE,
)
_FARTHEST = 300  # code points of names before a year
_WIDEST = 1_500  # code points from a bracket to a year in it
_OUTSIDE = (PartKind.REFERENCES, PartKind.CODE, PartKind.URL, PartKind.METADATA)


@dataclass(frozen=True, slots=True)
class Mention:
    """One work that a text names by its authors and its year.

    `names` are surnames as written (an organisation is one name), `has_others` says that more
    are meant. `year` has its letter and is in lower case; `year_start` to `year_end` is its place.
    `is_narrative` is true where the year alone stands in brackets.
    """

    start: int
    end: int
    names: tuple[str, ...]
    short: str
    has_others: bool
    year: str
    year_start: int
    year_end: int
    is_narrative: bool
    cluster: int

    @property
    def key(self) -> str:
        """`surname|year`."""
        return f"{folded(self.names[0])}|{self.year}"


def mentions(document: Document) -> Iterator[Mention]:
    """The candidates in the text outside of reference lists and code, in order."""
    text = document.text
    skipped = sorted((part.start, part.end) for part in document.of_kind(*_OUTSIDE))
    index = 0
    last: Mention | None = None
    reach = 0
    for match in _YEARS.finditer(text):
        while index < len(skipped) and skipped[index][1] <= match.start():
            reach = max(reach, skipped[index][1])
            index += 1
        if index < len(skipped) and skipped[index][0] <= match.start():
            continue
        floor = max(reach, last.end if last else 0)
        found = _mention(text, match, floor) or _another(text, match, last)
        if found is None:
            continue
        yield found
        last = found
        for letter in _letters(text, found):
            yield letter
            last = letter


def _mention(text: str, year: regex.Match[str], floor: int) -> Mention | None:
    """The citation that ends with a year, if names stand before it."""
    floor = max(floor, year.start() - _FARTHEST)
    floor = max(floor, text.rfind("\n\n", floor, year.start()))
    match = _NAMES.match(text, floor, year.start())
    group = _GROUP.match(text, floor, year.start())
    short = ""
    names: tuple[str, ...]
    if group is not None and (match is None or _is_wider(group, match)):
        match, short = group, group["short"] or ""
        start = _behind_leading(text, match.start("names"), match.end("names"))
        names = (text[start : match.end("names")],)
    elif match is not None:
        start = _behind_leading(text, match.start("names"), match.end("names"))
        names = tuple(_DIVIDERS.split(text[start : match.end("names")]))
    else:
        return None
    names = tuple(" ".join(_without_initials(name).split()) for name in names)
    if not names[0] or _NO_NAME.search(names[0]):
        return None
    is_narrative = match["between"].lstrip(" ,").startswith(("(", "["))
    opening = _opening(text, year.start())
    if not is_narrative and opening < 0:
        return None
    if names[0].isupper() and match["between"].isspace():
        return None  # a code: "(CGS-M 2019)"
    has_others = "others" in match.re.groupindex and match["others"] is not None
    end = year.end() + (is_narrative and text[year.end() : year.end() + 1] in (")", "]"))
    return Mention(
        start, end, names, short, has_others, _year(year), year.start(), year.end(),
        is_narrative, start if is_narrative else opening,
    )  # fmt: skip


def _is_wider(group: regex.Match[str], match: regex.Match[str]) -> bool:
    """Whether the names are part of the name of an organisation."""
    if match["others"] is not None or group.start("names") > match.start("names"):
        return False
    if _DIVIDERS.search(match["names"]) and not regex.search(
        r"\b(?:of|for|on|in)\b", group["names"]
    ):
        return False
    return group.start("names") < match.start("names") or bool(group["short"])


def _behind_leading(text: str, start: int, end: int) -> int:
    """Where the names begin, behind words that open a sentence."""
    while True:
        match = _LEADING.match(text, start, end)
        if match is None or match.end() >= end:
            return start
        start = match.end()


_GIVEN = lazy_regex(r"^(?:\p{Lu}\p{Ll}?\.[\s-]*)+")
_JUNIOR = lazy_regex(r"(?:,?\s[JS]r\.?|\sI{2,3})$")


def _without_initials(name: str) -> str:
    return str(_JUNIOR.sub("", _GIVEN.sub("", name))).strip()


def _year(match: regex.Match[str]) -> str:
    year: str = match["year"].lower()
    suffix: str = (match["suffix"] or "").lower()
    return " ".join(year.split()) + suffix


def _another(text: str, match: regex.Match[str], last: Mention | None) -> Mention | None:
    """Another year of the same authors: `(Smith, 2018, 2019)`."""
    if last is None or match.start() - last.year_end > 12:
        return None
    if _MORE.fullmatch(text, last.year_end, match.start()) is None:
        return None
    return Mention(
        match.start(), match.end(), last.names, last.short, last.has_others, _year(match),
        match.start(), match.end(), last.is_narrative, last.cluster,
    )  # fmt: skip


def _letters(text: str, found: Mention) -> Iterator[Mention]:
    """Further letters of the same year: `(Smith, 2019a, b)`."""
    if not found.year[-1].isalpha() or not found.year[:4].isdigit():
        return
    end = found.year_end
    while True:
        match = _LETTER.match(text, end, end + 12)
        if match is None or match["suffix"] <= found.year[-1]:
            return
        end = match.end()
        yield Mention(
            match.start("suffix"), end, found.names, found.short, found.has_others,
            found.year[:4] + match["suffix"], match.start("suffix"), end, found.is_narrative,
            found.cluster,
        )  # fmt: skip


def _opening(text: str, offset: int) -> int:
    """Where the bracket opens in which an offset lies; -1 outside of brackets."""
    floor = max(0, offset - _WIDEST)
    floor = max(floor, text.rfind("\n\n", floor, offset))
    best = -1
    for left, right in (("(", ")"), ("[", "]")):
        place = offset
        for _ in range(12):
            opened = text.rfind(left, floor, place)
            closed = text.rfind(right, floor, place)
            if opened < 0 or opened > closed:
                best = max(best, opened)
                break
            place = opened  # a pair of brackets inside, or before
    return best


def citations(found: Iterable[Mention]) -> Iterator[Citation]:
    """The candidates as citations."""
    for mention in found:
        yield Citation(
            mention.start, mention.end, mention.key, CitationStyle.AUTHOR_YEAR, mention.cluster
        )


__all__ = ["Mention", "citations", "mentions"]

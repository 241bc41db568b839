"""Authors, titles and other values that only hold the place of the real ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from factlint import regex
from factlint.kinds.base import Mark
from factlint.kinds.reference.same import normal
from factlint.kinds.reference.stated import Stated, entries
from factlint.language.citing.authors import names
from factlint.language.prose import Prose
from factlint.model.citation import CitationStyle
from factlint.model.finding import Severity, Verdict
from factlint.patterns import lazy_regex

# Names that nobody has, or that everybody knows for nobody's.
_NOBODY = frozenset(
    """
    john doe|jane doe|john q public|jane roe|joe bloggs|fred bloggs|firstname lastname|first last
    |first name last name|given family|given name family name|author name|name surname|first author
    |second author|third author|author one|author two|author three|author a|author b|author c
    |a author|b author|c author|an author|some author|the author|author author|your name
    |firstname surname|lastname firstname|last first|last name first name|surname name
    |alice example|bob example|author unknown|foo bar|bar foo|foo|bar|lorem ipsum|author|authors
    |author 1|author 2|author1|author2|lastname|surname|first1 last1|last1 first1|todo|tbd|xxx
    |xxxx|various authors here|insert author|insert author here|author names|author list
    |fictitious author|placeholder|n n author|test author|sample author
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
# Names that real people have; a list of several that holds no other is nobody's.
_COMMON = frozenset(
    f"{first} {last}"
    for first in "john jane alice bob mary james michael robert david emily sarah j a b".split()
    for last in "smith doe johnson brown jones williams davis roe miller wilson".split()
)
_TITLE = lazy_regex(
    r"(?:the )?(?:paper|article|book|work|chapter|thesis|your|my|insert|sample|example|full)?"
    r" ?(?:title|name)"
    r" ?(?:here|of (?:the )?(?:paper|article|book|work|chapter|reference))?"
    r"|todo|tbd|tba|x{3,}|\?{2,}|lorem ipsum.*|placeholder(?: title)?|fixme|untitled paper"
    r"|insert .{0,20}title.{0,10}|title (?:to be|goes|needed|unknown|missing).{0,20}"
    r"|an? (?:example|sample) (?:paper|article|title)"
)
_VENUE = lazy_regex(
    r"(?:the )?(?:journal|conference|proceedings|venue|booktitle|publisher|book)"
    r"(?: ?(?:name|title))(?: here)?"
    r"|(?:name of (?:the )?)(?:journal|conference|publisher|proceedings|venue)"
    r"|journal of (?:x{2,}|example.{0,20}|placeholders?|foo)|todo|tbd|x{3,}|fixme|insert .{0,30}"
)
_DOI = lazy_regex(
    r"10\.(?:x{2,}|n{3,}|(?:0000|9999\d?|00000)/|1000/(?:xyz|abc|x{2,}|example|journal|j\.)"
    r"|1234/(?:5678|1234|abc|xyz|example|x{2,}|placeholder|doi|fake)|12345/|5555/12345678|1145/(?:n{4,}|x{3,}|1122445\.1122456"
    r"|1234567|xxxxxxx)|\d{4,5}/(?:x{3,}|todo|tbd|placeholder|insert|example(?![a-z]{2}))).*"
    r"|10\.\d{4,5}/[a-z]{0,10}[./-]?(?:\d{4}[./-])?x{4,}.*",
)
_ET_AL = lazy_regex(r"\bet\.?\s+al\b", regex.IGNORECASE)
_YEAR = lazy_regex(r"yyyy|20xx|19xx|xxxx|\?{2,4}|todo|tbd|year")


def placeholder(prose: Prose) -> Iterator[Mark]:
    """A value that a template, or nobody, has put in."""
    for entry in entries(prose):
        found = _held(entry)
        if found is not None:
            held = entry.held(found[0])
            yield Mark(
                held.field.start,
                held.field.end,
                {"reason": f"the {found[0]} '{_short(found[1])}' only holds a place"},
            )


def authors(prose: Prose) -> Iterator[Mark]:
    """A list of authors that cannot be one."""
    for entry in entries(prose):
        if not entry.value("author"):
            continue
        held = entry.held("author")
        reason, at_most = _wrong_list(entry, held.value)
        if reason:
            yield Mark(
                held.field.start,
                held.field.end,
                {"reason": reason},
                verdict=Verdict.UNSURE if at_most else None,
                at_most=at_most,
            )


def _wrong_list(entry: Stated, value: str) -> tuple[str, Severity | None]:
    """What is wrong with a list of authors, and how much it may matter."""
    listed = {normal(name): name for name in names(value) if len(name.split()) > 1}
    counts = Counter(normal(name) for name in names(value))
    is_work = len(counts) > 1 or entry.type in ("article", "inproceedings", "incollection")
    if is_work and len(value) > 12 and normal(value) == normal(entry.value("title")):
        return "the authors are the title", None
    doubled = next((name for name in listed if counts[name] > 1), "")
    if doubled:
        return f"{_short(listed[doubled])} is listed twice", Severity.INFO
    if entry.reference.style is CitationStyle.KEY and _ET_AL.search(value):
        return "'et al.' is taken for a name; write 'and others'", Severity.INFO
    return "", None


def _held(entry: Stated) -> tuple[str, str] | None:
    people = [_flat(name) for name in names(entry.value("author"))]
    nobody = next((name for name in people if name in _NOBODY), None)
    if nobody is not None:
        return "author", nobody.title()
    if len(people) > 1 and all(name in _COMMON for name in people):
        return "author", entry.value("author")
    for name, pattern in (
        ("title", _TITLE),
        ("journal", _VENUE),
        ("booktitle", _VENUE),
        ("publisher", _VENUE),
        ("year", _YEAR),
    ):
        value = entry.value(name)
        if value and pattern.fullmatch(" ".join(value.lower().split()), 0, 80):
            return name, value
    doi = entry.value("doi").lower().removeprefix("https://doi.org/").strip()
    return ("doi", doi) if doi and _DOI.fullmatch(doi, 0, 120) else None


def _flat(name: str) -> str:
    """A name as it is said, in lower case, without dots."""
    last, comma, first = name.partition(",")
    said = f"{first} {last}" if comma else last
    return " ".join(said.lower().replace(".", " ").split())


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


FAULTS: dict[str, Callable[[Prose], Iterator[Mark]]] = {
    "placeholder": placeholder,
    "authors": authors,
}

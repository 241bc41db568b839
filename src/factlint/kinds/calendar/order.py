"""Ends that come before their beginnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint import regex
from factlint.kinds.base import Hit, Mark
from factlint.kinds.calendar.windows import windows
from factlint.language.calendar import lives
from factlint.language.calendar.names import MONTH, ORDINAL_LIKE, SPACE, YEAR_LIKE
from factlint.language.calendar.when import WHEN, YEAR, When, read_when
from factlint.language.prose import Prose
from factlint.model.finding import Confidence, Verdict
from factlint.patterns import lazy_regex

_BEGAN = rf"""
    (?: founded | established | created | formed | set{SPACE}up | opened | launched | started
      | began | built | completed | married | wed | joined | introduced | incorporated | enacted
      | elected | appointed | hired | published | released | born | commissioned | inaugurated )
"""
_ENDED = rf"""
    (?: closed | shut | dissolved | disbanded | abolished | ended | folded | ceased | demolished
      | resigned | retired | divorced | left | stepped{SPACE}down | repealed | withdrawn
      | liquidated | wound{SPACE}up | collapsed | scrapped | discontinued | decommissioned
      | dismissed | sacked | fired | closing | shutting | ending | folding | leaving | resigning
      | retiring | dying | died | destroyed | razed | burn(?:t|ed){SPACE}down
      | went{SPACE}bankrupt )
"""
_BETWEEN = """
    (?: and | but | then | was | were | is | it | he | she | they | which | who | had | been
      | finally | eventually | only | to | be | before | until | later | again | has | have )
"""
NEEDLES = (
    # Two years, with at most a day and a month before the second one.
    rf"{YEAR_LIKE}\b[^.;\d\n]{{1,80}}?(?:\b\d{{1,2}}\s)?(?:[A-Z][a-z]+\s(?:\d{{1,2}},\s)?)?"
    rf"\b{YEAR_LIKE}(?!\d)",
    r"(?:[Aa]ccessed|[Rr]etrieved|[Vv]iewed|[Ll]ast\svisited)\b",
)
# What all that is looked for has one of.
_WORDS = r"(?: [\w.]{1,15} ,? \s{1,8} ){0,4}"
_GAP = r"[\w\s,.'’-]{1,300}"
GATE = (
    (
        rf"(?xi) \b {_BEGAN} \b {_GAP} [12]\d{{3}} {_GAP} \b {_ENDED} \b {_GAP} [12]\d{{3}}",
        rf"(?x) \b [Ff]rom \s{{1,8}} {_WORDS} \d{{4}} \s{{1,8}}"
        r" (?: until | till | through | to ) \s",
        rf"(?x) [(,] \s? (?: born \s | b\. \s? )? {_WORDS} \d{{4}} \s? (?: [-–—,;] | to ) \s?"
        r" (?: died | d\. | [A-Z] | [a-z]{5} | \d )",
        r"(?x) (?<! [-\w] ) (?: [Bb]orn | b\. | n[ée]e ) (?! [-\w] )",
        r"(?x) (?: [Aa]ccessed | [Rr]etrieved | [Vv]iewed | [Ll]ast\ visited )"
        rf" (?: \s+ on | \s+ at | : )? \s+ (?: \d | [A-Z] | {ORDINAL_LIKE} )",
    ),
)
_PAIR = lazy_regex(
    rf"""
    \b (?P<began> {_BEGAN} ) \b (?: {SPACE} [^\W\d][\w'’-]{{0,20}} ){{0,6}}? ,?
    {SPACE} (?: (?:in|on) {SPACE} )? (?P<first> {WHEN} ) ,?
    (?: {SPACE} {_BETWEEN} \b ){{0,5}}
    {SPACE} (?P<ended> {_ENDED} ) \b (?: {SPACE} [^\W\d][\w'’-]{{0,20}} ){{0,5}}? ,?
    {SPACE} (?: in | on ) {SPACE} (?P<last> {WHEN} )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_SPAN = lazy_regex(
    rf"""
    \b [Ff]rom {SPACE}
    (?P<first> (?: (?: \d{{1,2}} {SPACE} )? {MONTH} {SPACE} (?: \d{{1,2}}, {SPACE} )? )? {YEAR} )
    {SPACE} (?: until | till | through | to ) {SPACE} (?P<last> {WHEN} )
    """,
    regex.VERBOSE,
)
_DIED = lazy_regex(
    rf"""
    \b (?: died | was{SPACE}killed | was{SPACE}murdered | passed{SPACE}away )
    (?: {SPACE} [^\W\d][\w'’-]{{0,20}} ){{0,6}}? ,? {SPACE} (?: in | on ) {SPACE} (?P<when> {WHEN} )
    """,
    regex.VERBOSE,
)
_ACCESSED = lazy_regex(
    rf"""
    \b (?: [Aa]ccessed | [Rr]etrieved | [Vv]iewed | [Ll]ast\ visited )
    (?: {SPACE} on | {SPACE} at | : )? {SPACE} (?P<when> {WHEN} )
    """,
    regex.VERBOSE,
)
_PUBLISHED = lazy_regex(
    rf"""
    \b (?: [Pp]ublished | [Pp]osted ) (?: {SPACE} (?: on | in ) | : )? {SPACE} (?P<when> {WHEN} )
      | \( (?P<when> {YEAR} ) [a-z]? (?: , {SPACE} {MONTH} (?: {SPACE} \d{{1,2}} )? )? \)
    """,
    regex.VERBOSE,
)
_OF_ANOTHER = lazy_regex(
    r"\b(?:who|whose|after|since|because|when|where|(?:grand)?(?:father|mother|son|daughter)s?"
    r"|parents?|brother|sister|husband|wife|widow|uncle|aunt|namesake|friend)\b",
    regex.IGNORECASE,
)
_REACH = 300
# From 1928 to 1901 a figure or a date may have been changed; a person may not have held office.
_PERIOD = lazy_regex(
    r"""
    ^ \W* $
    | \b (?: was | were | been | served | lived | worked | ruled | reigned | ran | lasted | held
          | played | taught | led | headed | chaired | studied | stayed | president | chairman
          | chairwoman | chair | director | minister | mayor | editor | member | head | leader
          | coach | manager | office | secretary | governor | war | period | years | prison ) \b
      [^.;:]{0,40} $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_CHANGED = lazy_regex(
    r"\b(?:back|down|fell|falls?|rose|up|compar\w+|chang\w+|mov\w+|correct\w+|revis\w+|alter\w+"
    r"|delay\w+|advanc\w+|brought|updat\w+|\w+grad\w+|lower\w*|rais\w+|convert\w*|shift\w*|cut)\b",
    regex.IGNORECASE,
)


def marks(prose: Prose, hits: Sequence[Hit]) -> Iterator[Mark]:
    """A mark at each pair of times in the wrong order."""
    seen: set[int] = set()
    for window in windows(prose, hits, _REACH):
        start, end = window.start, window.end
        for mark in (*_pairs(prose, start, end), *_lives(prose, start, end)):
            if mark.start not in seen:
                seen.add(mark.start)
                yield mark
    for hit in hits:
        yield from _accessed(prose, hit)


def _pairs(prose: Prose, start: int, end: int) -> Iterator[Mark]:
    text = prose.text
    for match in _PAIR.finditer(text, start, end):
        first, last = read_when(match["first"]), read_when(match["last"])
        if _is_reversed(first, last):
            reason = (
                f"'{_one_line(match['ended'])}' in {last} comes before"
                f" '{_one_line(match['began'])}' in {first}"
            )
            yield Mark(match.start(), match.end(), {"reason": reason})
    for match in _SPAN.finditer(text, start, end):
        first, last = read_when(match["first"]), read_when(match["last"])
        if not _is_reversed(first, last):
            continue
        before = text[max(start, match.start() - 60) : match.start()]
        is_years = first is not None and first.month is None
        if _CHANGED.search(before) or (is_years and not _PERIOD.search(before)):
            continue
        yield Mark(
            match.start(),
            match.end(),
            {"reason": f"{last} comes before {first}"},
            verdict=Verdict.UNSURE,
            confidence=Confidence.MEDIUM,
        )


def _lives(prose: Prose, start: int, end: int) -> Iterator[Mark]:
    text = prose.text
    for life in lives.lifespans(text, start, end):
        if _is_reversed(life.birth, life.death):
            reason = f"{life.death} comes before {life.birth}"
            yield Mark(life.start, life.end, {"reason": reason})
    births = list(lives.births(text, start, end))
    deaths = list(_DIED.finditer(text, start, end))
    if len(births) != 1 or len(deaths) != 1:
        return
    birth, death = births[0].when, read_when(deaths[0]["when"])
    low, high = min(births[0].start, deaths[0].start()), max(births[0].end, deaths[0].end())
    if _is_reversed(birth, death) and not _OF_ANOTHER.search(text, low, high):
        yield Mark(low, high, {"reason": f"the death in {death} comes before the birth in {birth}"})


def _accessed(prose: Prose, hit: Hit) -> Iterator[Mark]:
    if prose.text[hit.start].isdigit():
        return  # another needle's
    match = _ACCESSED.match(prose.text, hit.start, hit.start + _REACH)
    if match is None:
        return
    text = prose.text
    start = max(text.rfind("\n", max(0, hit.start - 500), hit.start) + 1, hit.start - 500, 0)
    published = list(_PUBLISHED.finditer(text, start, hit.start))
    accessed = read_when(match["when"])
    if len(published) != 1:
        return
    when = read_when(published[0]["when"])
    if not _is_reversed(when, accessed) or when is None or accessed is None:
        return
    # What is dated next year is often online this year.
    is_next = when.month is None and (when.year or 0) - (accessed.year or 0) == 1
    yield Mark(
        match.start(),
        match.end(),
        {"reason": f"the access in {accessed} comes before the publication in {when}"},
        verdict=Verdict.UNSURE if is_next else None,
        confidence=Confidence.LOW if is_next else None,
    )


def _is_reversed(first: When | None, last: When | None) -> bool:
    if first is None or last is None or first.year is None or last.year is None:
        return False
    return last.last < first.first


def _one_line(text: str) -> str:
    return " ".join(text.split())

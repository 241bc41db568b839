"""One entry of a reference list, taken apart: what is certain of it, with exact places.

Reads the forms of the usual styles (APA, Chicago, MLA, Harvard, Vancouver, IEEE). A value that is
not certain is left out: no fault may rest on a guess.
"""

from __future__ import annotations

from collections.abc import Mapping

from factlint import regex
from factlint.language.citing.entryholder import holder
from factlint.language.citing.entryparts import (
    Year,
    field_at,
    identifiers,
    only_year,
    volume_and_pages,
    year_behind,
)
from factlint.language.citing.persons import Names, read_names
from factlint.model.citation import ReferenceField
from factlint.patterns import lazy_regex

_LABEL = lazy_regex(
    r"\s*(?:(?:\[[^\]\n]{1,24}\]|\(\d{1,3}\)|\d{1,3}[.)]|\^|[-*•‣·])[\s:]+)?(?:\*\s?)?"
)
_QUOTED = lazy_regex(
    r"[“\"](?P<title>[^“”\"]{3,300}?)[,.;]?[”\"]|«\s?(?P<title>[^«»]{3,300}?)[,.]?\s?»"
)
# What may follow names that are certain: an end of the part, a year, a title in quotation marks.
_BEHIND_NAMES = lazy_regex(
    r"\.?,?\s*(?:[(\[](?=[12]\d\d\d|n\.\s?d|in\s+press|eds?\b|hrsg)|[“\"‘«]|(?:1[4-9]|20)\d\d|$)"
    r"|\.\s|(?<=\.)\s|(?<=\P{Ll}\.?):\s",
    regex.IGNORECASE,
)
_EDITORS = lazy_regex(
    r"\s*,?\s*[(\[]?(?:eds?\b\.?|editors?\b|hrsg\.?)[)\]]?[.,]?", regex.IGNORECASE
)
_GROUP = lazy_regex(
    r"(?P<name>(?:The\s)?\p{Lu}[\p{L}\p{M}.&’'-]*(?:,?\s(?:of|for|the|and|on|in|de|des|du|la|&|\p{Lu}[\p{L}\p{M}.&’'-]*)){0,12})"
    r"(?:\s?[(\[](?P<short>\p{Lu}[\p{L}\d.-]{1,11})[)\]])?\s*[.,]?\s*$"
)
_SENTENCE_END = lazy_regex(r"(?<!\b\p{Lu})(?<!\b(?:vs|cf|St|Dr|No|vol|Vol|ed|eds|al))[.?!](?=\s|$)")
_REMARK = lazy_regex(
    r"(?:\s*(?:\((?=[^()]{0,40}(?:\bed\b|\beds?\.|edn|edition|[Vv]ol|pp|[Uu]npublished|[Dd]octoral"
    r"|thesis|dissertation|report|Report))[^()]{2,80}\)|\[[^\[\]]{2,60}\]))?\s*$"
)
_TOOL = lazy_regex(r"[\p{Ll}\d.]{3,20}:\s")
_PART = lazy_regex(r"[.?!]?\s*(?:\d|[IVX]+\.)")
_NO_TITLE = lazy_regex(
    r"^(?:chapter|part|volume|personal\scommunication)\b.{0,12}$|^in\s|\d[-–]\d+$|\bpages?\s\d"
    r"|,\s(?:in|pp?)\s|</|\b(?:vol|rev|ed|edn)$|,\s[12]\d\d\d$|\b\p{L}{2}$",
    regex.IGNORECASE,
)
_PRESS = lazy_regex(
    r"(?<!\p{L})(?P<publisher>(?:\p{Lu}[\p{L}&'’-]{0,30}\s(?:of\s)?){0,4}"
    r"(?:University\s)?Press(?:,?\sInc\.)?)"
    r"|(?P<publisher>Springer(?:[-\s]Verlag)?|Elsevier|Wiley(?:-Blackwell)?|Routledge|Sage|SAGE"
    r"|Academic\sPress|Erlbaum|McGraw[-\s]Hill|Prentice[-\s]Hall|Addison[-\s]Wesley|Blackwell)\b"
    r"(?!\sSeries)"
)
_MOST = 4_000  # code points: a longer block is no entry


def parse(text: str, start: int, end: int) -> Mapping[str, ReferenceField]:
    """The fields of the entry that stands between two offsets, by BibTeX's names."""
    end = min(end, start + _MOST)
    label = _LABEL.match(text, start, end)
    start = label.end() if label is not None else start
    found = identifiers(text, start, end)
    names = read_names(text, start, end)
    after = names.end if names is not None else start
    year = year_behind(text, _skip_editors(text, after, end), end) if names is not None else None
    if year is None:
        year = _year_of_group(text, start, end, found)
    leads = year is not None and names is not None and _follows(text, names.end, year)
    if year is None:
        year = only_year(text, start, _before_links(found, end))
    if year is not None:
        found["year"] = year.field
    if names is not None and (
        leads or (names.is_certain and _BEHIND_NAMES.match(text, names.end, end))
    ):
        _add_names(text, start, end, names, found)
    title_start = year.after if year is not None and ("author" in found or "editor" in found) and (
        leads or "group" in found) else after  # fmt: skip
    found.pop("group", None)
    tail = _add_title(text, title_start, end, "author" in found, found)
    found.update(volume_and_pages(text, tail, _before_links(found, end)))
    if "title" in found:
        volume = found["volume"].start if "volume" in found else None
        found.update(holder(text, tail, _before_links(found, end), volume))
    match = _PRESS.search(text, tail, _before_links(found, end))
    if match is not None:
        found["publisher"] = field_at(text, match.start("publisher"), match.end("publisher"))
    return found


def _skip_editors(text: str, start: int, end: int) -> int:
    match = _EDITORS.match(text, start, end)
    return match.end() if match is not None else start


def _follows(text: str, end: int, year: Year) -> bool:
    between = text[end : year.begin]
    return len(between) < 30 and not _EDITORS.sub("", between).strip(" .,:;\n\t")


def _year_of_group(
    text: str, start: int, end: int, found: dict[str, ReferenceField]
) -> Year | None:
    """The year behind the name of an organisation, which is put down as the author."""
    limit = min(end, start + 160)
    for match in regex.finditer(
        r"[(\[](?=(?:1[4-9]|20)\d\d|n\.|in\spress)", text, pos=start, endpos=limit
    ):
        group = _GROUP.match(text, start, match.start())
        year = year_behind(text, match.start(), end)
        if group is None or year is None:
            return None
        found["author"] = found["group"] = field_at(text, group.start("name"), group.end("name"))
        return year
    return None


def _add_names(
    text: str, start: int, end: int, names: Names, found: dict[str, ReferenceField]
) -> None:
    value = " and ".join((*names.names, *(["others"] if names.has_others else [])))
    is_editor = _EDITORS.match(text, names.end, end) is not None
    found["editor" if is_editor else "author"] = ReferenceField(value, start, names.end)


def _add_title(
    text: str, start: int, end: int, is_certain: bool, found: dict[str, ReferenceField]
) -> int:
    """Puts down the title and what holds it, where they are certain; returns where they end."""
    limit = _before_links(found, end)
    quoted = _QUOTED.search(text, start, limit)
    if quoted is not None and quoted.start() - start < 12:
        found["title"] = field_at(text, quoted.start("title"), quoted.end("title"))
        return int(quoted.end())
    begin = start
    while start < limit and text[start] in " .,:;\n\t":
        start += 1
    stop = _SENTENCE_END.search(text, start, limit) if is_certain else None
    if stop is None or stop.start() - start < 3:
        return start
    last = stop.end() if text[stop.start()] in "?!" else stop.start()
    remark = _REMARK.search(text, start, last)
    last = remark.start() if remark is not None else last
    if _is_title(text, begin, start, last, limit):
        found["title"] = field_at(text, start, last)
    return int(stop.end())


def _is_title(text: str, begin: int, start: int, end: int, limit: int) -> bool:
    """Whether the sentence behind the year is the whole title and nothing but the title."""
    separator, title = text[begin:start], text[start:end]
    if "," in separator or ("." not in separator and ":" not in separator and "," in title):
        return False  # what holds the title may stand behind a comma too
    if _PART.match(text, end, min(end + 40, limit)) or _NO_TITLE.search(title):
        return False
    return title[0].isupper() or title[0].isdigit() or bool(_TOOL.match(title))


def _before_links(found: Mapping[str, ReferenceField], end: int) -> int:
    starts = [found[name].start for name in ("doi", "url") if name in found]
    return min([end, *starts])

"""DOIs in any written form, and the one form that they are compared in.

The syntax is that of ISO 26324: a prefix `10.` with a registrant, a slash, and a suffix of any
printable characters. Where a suffix ends is a matter of the text around it: brackets that were
opened before it, the punctuation of a sentence and the rest of a web address are none of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factlint import regex
from factlint.patterns import lazy_re, lazy_regex

_LEAD = 200  # code points before a DOI in which its label or its address begins
_LONGEST = 300  # code points of a suffix
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that show nothing: soft hyphen, zero-width space and joiners, byte-order mark."""

_INVISIBLES = lazy_regex(f"[{INVISIBLE}]+")
_HIDDEN = f"[{INVISIBLE}]*"
_PLAIN = lazy_re(r"10\.\d{4,9}/[A-Za-z0-9._/-]*[A-Za-z0-9]", 0)
_PREFIX = lazy_regex(
    rf"10\.{_HIDDEN}\d{{4,9}}(?:\.\d{{1,9}}){{0,3}}{_HIDDEN}(?:/|%2F|\\/){_HIDDEN}",
    regex.IGNORECASE,
)
_SUFFIX = lazy_regex(
    r"""
    (?: [^\s<>"“”„«»‘`|\\^?…。，、；：（）【】「」《》]
      | \\ [_#%&$~/]                                  # escapes of LaTeX and JSON
      | \\ text (?: less | greater ) (?: \{\} )?
      | \$ [<>] \$
      | < [\w:.;%+-]{1,60} > (?= \d \. )              # within a DOI of the SICI sort
    ){1,300}+
    """,
    regex.VERBOSE,
)
# What is read on in the next line: nothing but the prefix stands in this one, or it ends with a
# hyphen, which is never the end of a DOI.
_NEXT_LINE = lazy_regex(r"[ \t]*\r?\n[ \t]*(?=[\w.()/-]*\d)")
_SPACE = lazy_regex(r"[ \t\xa0]{1,2}(?=[\w.()/-]*\d)")
_BEFORE = lazy_regex(
    r"""
    (?P<all>
      (?:
        (?P<site>                                     # an address, as far as the DOI
          (?: https? (?: : | %3A ) (?: \\? (?: / | %2F ) ){1,3} )?
          (?: [\w.-]{1,60} \. )? (?: [\w-]{0,20} doi | doi-org | hdl\.handle )
          (?: \. [\w-]{1,30} ){0,5} (?: : \d{2,5} )? (?: \\? (?: / | %2F ) ){1,3}
        )
        | (?P<elsewhere> https?: // [^\s<>"“”|\\^`{}]{1,160} [/=:] )
        | (?P<name>
            (?: (?<= [\s({\["'>,;.\\/*_] | ^ ) | (?<= info: ) | (?<= urn: ) )
            (?: info: | urn: )? doi (?: \s? (?: number | no\.? | link | id ) )?
            ["'*_]{0,3} (?: \s | [:=/] | \\: | %3A ){0,4}
          )
        | (?P<ris> (?<= \n | ^ ) DO [ ]{2} - [ ] )
      )
      [\s{\["'<(*_]{0,4}
    ){1,4} $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_GLUED = lazy_regex(r"(?:^|[^\w.%-])doi$|%(?:2F|3A|3D)$|\\n$", regex.IGNORECASE)
# What cannot go on behind a DOI: another address, a parameter, a reference to a character that is
# no letter, the names that pages of references put behind it.
_BREAK = lazy_regex(
    r"""
    [,;|] (?= https?: | doi\b | 10\.\d{4} | www\. ) | https?: | & (?= \w+ = )
    | & (?: nbsp | quot | [rl][sd]quo | [mn]dash | hellip | \#\w+ ) ; | (?<! ;2- ) \#
    | \.? (?: PMID | PubMed | CrossRef | Medline | Google ) | \]\( | \}\{
    """,
    regex.VERBOSE,
)
_VIEW = lazy_regex(
    r"(?:/(?:full|abstract|e?pdf|epub|html|meta|references|summary|figures?|tables?|citations?|suppinfo)"
    r"|\.(?:full|pdf|html?|abstract|short|xml)|(?<=^10\.1101/[\d.]{1,30})v\d{1,2})+/?$",
    regex.IGNORECASE,
)
_PARAMETERS = lazy_re(r"[?&#].*")
_CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
_TRAIL = ".,;:!?'’*_~=/\\-–([{$" + INVISIBLE
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2212", "-----")
_LATEX = lazy_regex(r"\{?\\text(less|greater)(?:\{\})?\}?|\$([<>])\$")
_ESCAPE = lazy_re(r"\\([_#%&$~/])")


class Doi(NamedTuple):
    """A DOI in a text: its range, what it is, and how it is introduced.

    `lead` is where its label or its address begins, `start` where nothing introduces it. `label`
    is `doi` behind that word, `url` in an address of a resolver, `site` in another address, and
    empty where it stands bare.
    """

    start: int
    end: int
    doi: str
    lead: int
    label: str


def normal_doi(text: str) -> str | None:
    """The DOI that a text is, in the form it is compared in: `10.…`, lower case, no escapes.

    The text may be written in any way (an address, `doi:`, brackets around it, a full stop behind
    it) but must hold nothing else; None otherwise.
    """
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return text.lower()
    found = find(text)
    doi = next(found, None)
    if doi is None or next(found, None) is not None:
        return None
    if text[: doi.lead].strip(" \t<([{\"'“‘*\\" + INVISIBLE) not in ("", "href", "url"):
        return None
    rest = text[doi.end :]
    if doi.label == "site":
        rest = _PARAMETERS.sub("", rest)
        rest = "" if _VIEW.fullmatch(rest) else rest
    return None if rest.strip(" \t>)]}\"'”’*.,;:!?/\\" + INVISIBLE) else doi.doi


def dois(text: str) -> Iterator[tuple[int, int, str]]:
    """The DOIs of a text in order: the range from `10.` on, and the form they are compared in.

    Time grows with the text alone. A DOI in a web address counts, whoever's it is; one in the
    target of a link is no part of a reading text and must be looked for there.
    """
    for doi in find(text):
        yield doi.start, doi.end, doi.doi


def find(text: str) -> Iterator[Doi]:
    """The DOIs of a text, in order."""
    place = text.find("10.")
    last = 0
    while place >= 0:
        doi = _at(text, place, last)
        if doi is not None:
            yield doi
            last = doi.end
        place = text.find("10.", doi.end if doi else place + 3)


def _at(text: str, place: int, last: int) -> Doi | None:
    prefix = _PREFIX.match(text, place, place + 40)
    if prefix is None:
        return None
    low = max(last, place - _LEAD)
    is_glued = place > 0 and (text[place - 1].isalnum() or text[place - 1] in "._-")
    if is_glued and not _GLUED.search(text, max(low, place - 4), place):
        return None
    before = _BEFORE.search(text, low, place) if place > low else None
    label = _label(before)
    end = _end(text, prefix.end(), is_labelled=bool(label))
    if end is None:
        return None
    written = text[place:end]
    stop = place + _kept(written, is_elsewhere=label == "site")
    if stop <= prefix.end():
        return None
    return Doi(place, stop, clean(text[place:stop]), before.start() if before else place, label)


def _label(before: regex.Match[str] | None) -> str:
    if before is None:
        return ""
    if before["name"] or before["ris"]:
        return "doi"
    return "url" if before["site"] else "site"


def _end(text: str, start: int, *, is_labelled: bool) -> int | None:
    """Where the run of characters ends that a suffix may consist of."""
    suffix = _SUFFIX.match(text, start, start + _LONGEST)
    if suffix is None:
        gap = _NEXT_LINE.match(text, start, start + 80)
        if gap is None and is_labelled:
            gap = _SPACE.match(text, start, start + 80)
        suffix = _SUFFIX.match(text, gap.end(), gap.end() + _LONGEST) if gap else None
        return int(suffix.end()) if suffix else None
    end = int(suffix.end())
    if text[end - 1] in "-_":
        gap = _NEXT_LINE.match(text, end, end + 80)
        more = _SUFFIX.match(text, gap.end(), gap.end() + _LONGEST) if gap else None
        end = int(more.end()) if more else end
    return end


def _kept(written: str, *, is_elsewhere: bool) -> int:
    """How much of what was written belongs to the DOI."""
    end = len(written)
    match = _BREAK.search(written)
    if match is not None:
        end = match.start()
    end = _balanced(written, end)
    end = len(written[:end].rstrip(_TRAIL))
    if is_elsewhere:
        view = _VIEW.search(written, 0, end)
        end = len(written[: view.start()].rstrip(_TRAIL)) if view else end
    return end


def _balanced(written: str, end: int) -> int:
    """Up to the first bracket that closes what was opened before the DOI."""
    depth = dict.fromkeys("([{<", 0)
    for index in range(end):
        char = written[index]
        if char in depth:
            depth[char] += 1
        elif char in _CLOSERS:
            depth[_CLOSERS[char]] -= 1
            # The sign alone, between dollars, is a way to write it in LaTeX.
            if depth[_CLOSERS[char]] < 0 and written[index - 1 : index] != "$":
                return index
    return end


def clean(written: str) -> str:
    """The form in which DOIs are compared, of one as it was written."""
    if written.isascii() and _PLAIN.fullmatch(written):
        return written.lower()
    doi: str = _INVISIBLES.sub("", "".join(written.split())).translate(_DASHES)
    if "\\" in doi or "$" in doi:
        doi = _LATEX.sub(lambda match: "<" if "less" in match[0] or "<" in match[0] else ">", doi)
        doi = _ESCAPE.sub(r"\1", doi)
    # Imported here: few DOIs need them.
    if "&" in doi:
        import html

        doi = html.unescape(doi)
    if "%" in doi:
        from urllib.parse import unquote

        doi = unquote(doi)
    return doi.replace("{", "").replace("}", "").lower()

"""Who wrote it, as bylines say it: the label, the names, and what stands beside them."""

from __future__ import annotations

from factlint import regex
from factlint.patterns import lazy_regex
from factlint.readers.dates import find_date
from factlint.values import dataclass

_LABEL = lazy_regex(
    r"""
    (?P<label>
        (?: (?:written|posted|reported|story|words|text|compiled|published|contributed) \s+ )? by
      | (?: authors? | byline | reporters? | writer | words | text ) (?= \s* : )
    )
    (?: \s* (?P<colon> : ) | (?! [\w'’-] ) )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_SPLIT = lazy_regex(r"\s*(?:,|;|&|\||•|·|/|\band\b|\bwith\b)\s*", regex.IGNORECASE)
_NAME = lazy_regex(
    r"""
    (?! (?:the|a|an|this|its|his|her|on|in|at|for)\b (?! \s+ \p{Lu}) )   # prose, not a name
    [\p{Lu}\p{Lt}\p{Lo}] [\p{L}\p{M}.'’\-]*      # a capital, or a letter without case
    (?: \s+ (?: (?:de|da|di|do|dos|das|del|della|der|den|des|du|la|le|las|los|van|von|ter|ten
                |al|el|bin|bint|ibn|abu|y|e|of|st\.?|'t) \s+ )*
        (?: [dlo]['’] )?
        [\p{Lu}\p{Lt}\p{Lo}] [\p{L}\p{M}.'’\-]* ){0,5}
    """,
    regex.VERBOSE,
)
_ROLE = lazy_regex(
    r"""
    \b (?: staff | writers? | reporters? | editors? | correspondents? | columnists? | contributors?
         | contributing | senior | special | chief | bureau | desk | freelance | guest | journalist
         | producer | photographer | analyst | fellow | professor | press | news | reuters?
         | bloomberg | ap | afp
         | updated | published | posted | today | ph\.?d | m\.?d | jr | sr | cnn | bbc | inc
         | minutes? | min )\b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_TAIL = lazy_regex(r"\s+(?:for|in|at|on|from|via|of|@)\s+\S.*$", regex.IGNORECASE)
_CONTACT = lazy_regex(r"[\w.+-]{1,64}@[\w.-]{1,200}|(?<!\w)@\w+|https?://\S+|\([^()]*\)|[<>]")


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline and its place; no names where the label names nobody."""

    start: int
    end: int
    names: tuple[str, ...]
    is_labelled: bool = True

    @property
    def detail(self) -> str:
        """What a byline part says of itself."""
        return ", ".join(self.names)


def find_byline(text: str, start: int, end: int) -> Byline | None:
    """The byline that a line is, label first."""
    while start < end and text[start] in " \t-–—•*|·":
        start += 1
    match = _LABEL.match(text, start, end)
    return None if match is None else _after_label(text, match, end)


def find_late_byline(text: str, start: int, end: int) -> Byline | None:
    """A byline further on in a line of section, date and byline."""
    for match in _LABEL.finditer(text, start, end):
        if match.start() > start and text[match.start() - 1] not in " \t|•·—–-":
            continue
        found = _after_label(text, match, end)
        if found is not None:
            return found
    return None


def names_of(text: str) -> tuple[str, ...]:
    """The names in a list of names, without roles, places, contacts and dates."""
    text = _CONTACT.sub(" ", text)
    date = find_date(text)
    if date is not None:
        text = text[: date.start]
    names: list[str] = []
    for piece in _SPLIT.split(text[:1000]):
        piece = _BY.sub("", piece)
        name = " ".join(_TAIL.sub("", piece.strip(' \t\r\n-–—:*_."“”')).split())
        if not name or len(name) > 80 or _NOT_A_NAME.search(name):
            continue
        if names and (_ROLE.search(name) or (name.isupper() and len(name) < 4)):
            continue
        if name not in names:
            names.append(name)
    return tuple(names)


_BY = lazy_regex(r"^\s*by\s+", regex.IGNORECASE)
_GOES_ON = lazy_regex(r"[,;&|•·/(<@—–-]|and\b|with\b|for\b|in\b|at\b|of\b|on\b", regex.IGNORECASE)
_PREPOSITION = lazy_regex(r"[\s,]+(?:on|at)?\s*$", regex.IGNORECASE)
_LONGEST_LIST = 160
_MOST_WORDS = 6
_NOT_A_NAME = lazy_regex(r"\b(?:view|see|read)\s+(?:all|more)\b|\bposts\b", regex.IGNORECASE)

_CREDIT = lazy_regex(
    r"""
    [\s([]* (?:additional\s+|with\s+)? (?: reporting | reported | writing | written | editing )
    \s+ by \s+ (?P<by> [^.]{2,300} )
  | [\s([]* (?P<contributor> \p{Lu}[\p{L}.'’ ,-]{2,400}? )
    \s+ contributed \s+ (?: reporting | to\s+this )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


_CREDIT_END = lazy_regex(
    r";|,?\s*\b(?:(?:additional|with)\s+reporting|editing|writing)\b", regex.IGNORECASE
)


def credit_names(text: str) -> tuple[str, ...]:
    """The names in a line at the end that says who reported, wrote or contributed."""
    match = _CREDIT.match(text) if len(text) < 600 else None
    if match is None:
        return ()
    first = _CREDIT_END.split(match["by"] or match["contributor"])[0].strip(" )].\r\n")
    names = names_of(first)
    is_sure = all(_NAME.match(name) and len(name.split()) <= _MOST_WORDS for name in names)
    return names if is_sure else ()


def without_label(text: str) -> str:
    """What stands behind the label of a byline, all of it where there is no label."""
    match = _LABEL.match(text.strip())
    return text.strip()[match.end() :].strip() if match else text.strip()


def _after_label(text: str, match: regex.Match[str], end: int) -> Byline | None:
    start = match.start()
    rest = text[match.end() : end]
    if len(rest) > 300:
        return None
    if not rest.strip(" \t|•·-–—_*."):
        return Byline(start, match.end(), ())
    date = find_date(rest)
    shown = _PREPOSITION.sub("", rest[: date.start]) if date is not None else rest
    if not shown.strip(" \t|•·-–—"):
        return Byline(start, match.end(), ())
    is_sure = match["colon"] and match["label"].lower() not in ("words", "text")
    if not is_sure and not _is_name_list(shown):
        return None
    names = names_of(shown)
    if not names:
        return None
    stop = match.end() + len(shown.rstrip(" \t|•·-–—,"))
    return Byline(start, stop, names)


def _is_name_list(text: str) -> bool:
    """Whether a text without a colon before it is names, roles and places, and no sentence."""
    shown = text.strip()
    match = _NAME.match(shown)
    if match is None or len(shown) > _LONGEST_LIST:
        return False
    rest = shown[match.end() :].strip()
    if not rest:
        return True
    if not _GOES_ON.match(rest):
        return False
    return all(
        _NAME.match(piece) or _ROLE.search(piece) or _CONTACT.match(piece)
        for piece in (_TAIL.sub("", f" {one}").strip() for one in _SPLIT.split(rest))
        if piece
    ) and (not rest.endswith((".", "!", "?")) or bool(_ROLE.search(rest)))

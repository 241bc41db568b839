"""The names in a field of authors, whatever the style of the list it was read from."""

from __future__ import annotations

from functools import lru_cache

from factlint import regex
from factlint.patterns import lazy_regex

_AND = lazy_regex(r"\s+(?:and|&)\s+|\s*;\s*", regex.IGNORECASE)
_OTHERS = lazy_regex(r"^(?:others|et\.?\s+al\.?|…|\.\.\.)$", regex.IGNORECASE)
_TAIL = lazy_regex(r",?\s+(?:et\.?\s+al\.?|and others)\s*$", regex.IGNORECASE)
_INITIALS = r"(?:\p{Lu}\.?[\s-]?){1,4}"
# Smith J, Doe AB, van der Berg C
_VANCOUVER = lazy_regex(rf"[\p{{L}}][\p{{L}}\p{{M}}'’ -]*\p{{Ll}}\s{_INITIALS}")
# J. Smith, A. B. Doe
_DIRECT = lazy_regex(r"(?:(?:\p{Lu}\.[\s-]?){1,4}\s*|\p{Lu}{1,3}\s)[\p{L}][\p{L}\p{M}'’ -]*\p{Ll}")
_JUST_INITIALS = lazy_regex(rf"{_INITIALS}|(?:\p{{Lu}}\p{{Ll}}?\.[\s-]?){{1,5}}")
_FULL = lazy_regex(r"\p{Lu}[\p{L}\p{M}'’.-]*(?:\s[\p{L}\p{M}'’.-]+){1,3}")
_SUFFIX = lazy_regex(r"(?:jr|sr|i{2,3}|iv)\.?", regex.IGNORECASE)
_PARTICLES = frozenset(
    "van von de der den di da del della dos das du la le ten ter te zur zum bin ibn al el af av"
    " dal dalla do degli della’ d' 't st. st vom zu".split()
)
_ORGANISATION = lazy_regex(
    r"\b(?:of|for|the|on|and|university|institute|collaboration|consortium|group|team|committee|"
    r"council|association|society|foundation|organi[sz]ation|ministry|office|agency|bureau|company|"
    r"inc|ltd|gmbh|corp|core|project|network|initiative|department|commission|union|bank)\b|&",
    regex.IGNORECASE,
)


@lru_cache(maxsize=8192)
def names(value: str) -> tuple[str, ...]:
    """The single names of a field, as written; `others` and `et al.` are none.

    Joined by `and`, `&` or `;`, else by commas where each piece shows that it is a whole name
    (`Smith J, Doe A`; `J. Smith, A. Doe`; `Jane Smith, Ana Doe`) or a surname and its initials
    alternate (`Smith, J., Doe, A.`).
    """
    text = _TAIL.sub("", " ".join(value.split()))
    found: list[str] = []
    for piece in _AND.split(text):
        found.extend(_by_commas(piece.strip(" ,")))
    return tuple(name for name in found if name and not _OTHERS.match(name))


@lru_cache(maxsize=8192)
def surnames(value: str) -> list[str]:
    """The surname of each name of a field, in order; an organisation's name stays whole."""
    return [surname(name) for name in names(value)]


def surname(name: str) -> str:
    """The surname of one name, with its particles: `van der Berg`; of an organisation all."""
    name = name.strip("{} ")
    last, comma, _ = name.partition(",")
    if comma:
        return last.strip("{} ")
    if _ORGANISATION.search(name):
        return name
    words = name.split()
    if len(words) < 2:
        return name
    if _VANCOUVER.fullmatch(name) and _JUST_INITIALS.fullmatch(words[-1]):
        return " ".join(words[:-1])
    while len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        words.pop()
    index = len(words) - 1
    while index > 1 and words[index - 1].lower() in _PARTICLES:
        index -= 1
    return " ".join(words[index:])


def _by_commas(piece: str) -> list[str]:
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if len(parts) < 2:
        return [piece]
    for pattern in (_VANCOUVER, _DIRECT):
        if all(pattern.fullmatch(part) for part in parts):
            return parts
    if len(parts) == 2 or _SUFFIX.fullmatch(parts[1]):
        return [piece]
    if len(parts) % 2 == 0 and all(_JUST_INITIALS.fullmatch(part) for part in parts[1::2]):
        return [f"{last}, {first}" for last, first in zip(parts[::2], parts[1::2], strict=True)]
    if all(_FULL.fullmatch(part) for part in parts):
        return parts
    return [piece]

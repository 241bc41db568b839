"""Which conference or journal a text names."""

from __future__ import annotations

from functools import cache, lru_cache

from factlint import regex
from factlint.kinds.reference.tables.venues import NAMES, VENUES
from factlint.patterns import compile_regex, lazy_regex

_EMPTY = frozenset(
    "the of on in and for a an proceedings proc conference conf international int annual journal"
    " j lecture notes advances ieee acm meeting symposium volume vol book abstracts papers main"
    " long short new york usa first second third".split()
)
_ORDINAL = ("fth", "xth", "nth", "hth", "ieth", "enty", "irty", "orty", "ifty", "ixty")
_LONGEST = 500  # code points of a name that are looked at
_WORDS = lazy_regex(r"[^\W\d_]+")
# Text that names a meeting beside the conference; its volumes are others, often of other years.
_BESIDE = lazy_regex(
    r"workshop|tutorial|special interest|\bsig[a-z]*\b(?<!sigir)(?<!sigkdd)|shared task|companion"
    r"|symposium on educ|challenge|student|demonstration|special issue|supplement"
    r"|satellite|adjunct|extended abstract|\bco-?located|spring symposi|fall symposi",
    regex.IGNORECASE,
)


@lru_cache(maxsize=4096)
def venues_in(text: str) -> frozenset[str]:
    """The keys of the venues that a text names; none where it names a meeting beside one."""
    text = text[:_LONGEST]
    if _BESIDE.search(text):
        return frozenset()
    flat = " ".join(text.split())
    return frozenset(
        match.lastgroup for match in _pattern().finditer(flat) if match.lastgroup is not None
    )


def is_named_in_full(key: str, text: str) -> bool:
    """Whether a text has the name of a venue, and not its acronym alone."""
    pattern = compile_regex(VENUES[key].name, regex.IGNORECASE)
    return pattern.search(" ".join(text[:_LONGEST].split())) is not None


@lru_cache(maxsize=4096)
def may_be(key: str, text: str) -> bool:
    """Whether a text may name a venue in some way or other: it shares the beginning of a word.

    So `IEEE Conf. Comp. Vis. Patt. Recog.` may be CVPR, `Advances in Robotics` may not. A text
    without two words that say something may name anything, and so may one in another language.
    """
    text = text[:_LONGEST]
    words = {
        word
        for word in _WORDS.findall(text.lower())
        if word not in _EMPTY and not word.endswith(_ORDINAL)
    }
    if _BESIDE.search(text) or len(words) < 2 or key not in NAMES or not text.isascii():
        return True
    names = set(NAMES.get(key, "").split())
    return any(
        word.startswith(name[:3]) or name.startswith(word) for word in words for name in names
    )


@cache
def _pattern() -> regex.Pattern[str]:
    return compile_regex(
        "|".join(
            rf"(?P<{key}>(?<![\w-])(?:{venue.short})(?!\w)|(?i:{venue.name}))"
            for key, venue in VENUES.items()
        )
    )

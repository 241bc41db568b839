"""Citations by key in a reading text: `[@smith2019, p. 3]`, `@smith2019`, `{cite}` roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factlint.model.document import Part, PartKind
from factlint.model.ranges import Ranges
from factlint.patterns import lazy_re
from factlint.values import dataclass

_OWN = "doi|pmid|pmcid|pmc|arxiv|isbn|url|https?|wikidata|raw|swhid|clinicaltrials"
_KEY = lazy_re(
    rf"""@ (?:
        \{{ (?P<braced> [^{{}}\s]{{1,500}} ) \}}
      | (?P<own> (?:{_OWN}) : [^\s;,\]\[{{}}]{{1,500}} )
      | (?P<plain> \w (?: \w | [:.\#$%&+?<>~/-](?=\w) ){{0,200}} )
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_IS_OWN = lazy_re(rf"(?:{_OWN}):", re.IGNORECASE)
_BEFORE = frozenset(" \t\r\n[({;,—–-\"'“‘*_:|>")
_CROSS_REFERENCE = lazy_re(
    r"(?:fig|figure|tbl|tab|table|sec|eq|eqn|thm|lem|cor|prp|cnj|def|exm|exr|lst|nte|tip|wrn|imp"
    r"|cau|rem|sol|alg)[:-]",
    re.IGNORECASE,
)
_YEAR = lazy_re(r"\D(?:1[5-9]|20)\d\d(?!\d)")
_LOCATOR = lazy_re(r"\s*,\s*(?:pp?\b|\d|ch\b|chap|sec|§|¶|fig|vol|no\b|[ivxlc]+\b)")
_PREFIX = lazy_re(r"\[\s*(?:see|e\.g\.|i\.e\.|cf\.?|compare|also)\b[^@\]]*-?\Z", re.IGNORECASE)
_ROLE = lazy_re(r"\{(?:foot|full)*cite(?:[:a-z]*)\}\Z")
_ROLE_KEY = lazy_re(r"(?:\{[^{}]*\})?\s*(?P<key>[^\s{},]+)\s*(?:\{[^{}]*\})?")
_THANKS = lazy_re(r"\b(?:thanks|thank|thx|by|via|cc|credits?|kudos)\b[^.]{0,50}\Z", re.IGNORECASE)
_FAR = 1000
_OUTSIDE = (PartKind.CODE, PartKind.URL, PartKind.LINK, PartKind.METADATA)


@dataclass(slots=True)
class KeyUse:
    """A key and where it stands, without its @; `cluster` is where its bracket opens, else -1."""

    start: int
    end: int
    key: str
    cluster: int = -1
    is_own: bool = False
    is_strong: bool = False


def key_uses(
    text: str,
    parts: Sequence[Part],
    roles: Sequence[Part],
    *,
    is_declared: bool,
    names_people: bool,
) -> list[KeyUse]:
    """The citations by key, in order.

    An @ and a word may be a person or a package as well. Outside brackets they are a citation
    only in a document that shows that it cites with keys: `is_declared`, where it names a
    bibliography, or by one bracket that can be nothing else (a year in the key, a locator, two
    keys, an identifier); then the key needs a declaration, a year, or to be cited in brackets
    elsewhere. In brackets they are none where the document thanks people so (`names_people`).
    """
    found = list(_candidates(text, parts)) if "@" in text else []
    if not is_declared and not any(use.is_strong for use in found):
        thanked = names_people or any(
            _THANKS.search(text, max(0, use.start - 60), use.start) for use in found
        )
        found = [] if thanked else [use for use in found if use.cluster >= 0]
        return sorted([*found, *_roles(text, roles)], key=lambda use: use.start)
    bracketed = {use.key for use in found if use.cluster >= 0}
    kept = [
        use
        for use in found
        if use.cluster >= 0 or is_declared or use.key in bracketed or _YEAR.search(use.key)
    ]
    return sorted([*kept, *_roles(text, roles)], key=lambda use: use.start)


def _is_own_key(key: str) -> bool:
    """Whether a key identifies its work itself: a DOI, an ISBN, a URL."""
    return bool(_IS_OWN.match(key))


def role_parts(text: str, parts: Iterable[Part]) -> list[Part]:
    """The code that is the content of a `{cite}` role."""
    return [
        part
        for part in parts
        if part.kind is PartKind.CODE
        and text.startswith("}", part.start - 1)
        and _ROLE.search(text, max(0, part.start - 40), part.start)
    ]


def _roles(text: str, roles: Sequence[Part]) -> Iterator[KeyUse]:
    for part in roles:
        position = part.start
        for piece in text[part.start : part.end].split(","):
            match = _ROLE_KEY.search(piece)
            if match is not None:
                start = position + match.start("key")
                yield KeyUse(start, start + len(match["key"]), match["key"], part.start)
            position += len(piece) + 1


def _candidates(text: str, parts: Sequence[Part]) -> Iterator[KeyUse]:
    outside = Ranges((part.start, part.end) for part in parts if part.kind in _OUTSIDE)
    at = text.find("@")
    while at >= 0:
        match = _KEY.match(text, at)
        before = text[at - 1] if at else " "
        if match is None or before not in _BEFORE or outside.holds(at):
            at = text.find("@", at + 1)
            continue
        use = _use(text, match)
        if use is not None:
            yield use
        at = text.find("@", match.end())


def _use(text: str, match: re.Match[str]) -> KeyUse | None:
    group = next(name for name in ("braced", "own", "plain") if match[name])
    key = match[group]
    start, end = match.span(group)
    if match["own"]:
        trimmed = key.rstrip(".:!?)>'\"")
        end -= len(key) - len(trimmed)
        key = trimmed
    is_own = _is_own_key(key)
    if not is_own and "/" in key and ":" not in key.partition("/")[0]:
        return None  # the scope of a package
    if text.startswith("/", match.end()) or _CROSS_REFERENCE.match(key):
        return None
    cluster = _bracket(text, match.start())
    use = KeyUse(start, end, key, cluster, is_own)
    use.is_strong = cluster >= 0 and (is_own or _is_strong(text, use))
    return use


def _is_strong(text: str, use: KeyUse) -> bool:
    """Whether the bracket around a key can be nothing but a citation."""
    at = text.rfind("@", use.cluster, use.start)
    end = use.end + text.startswith("}", use.end)
    if _YEAR.search(use.key) or _LOCATOR.match(text, end, end + 20):
        return True
    if text[at - 1] == "-" or _PREFIX.search(text, use.cluster, at):
        return True
    rest = text[end : end + 12].lstrip()
    return rest.startswith(";") and "@" in rest


def _bracket(text: str, at: int) -> int:
    """Where the bracket around a place opens, -1 where there is none."""
    low = max(0, at - _FAR)
    opening = text.rfind("[", low, at)
    if opening < 0 or text.rfind("]", opening, at) >= 0 or text.find("\n\n", opening, at) >= 0:
        return -1
    closing = text.find("]", at, at + _FAR)
    if closing < 0 or text.find("\n\n", at, closing) >= 0:
        return -1
    return opening

"""Which keys the lists of a document have, and which of them a citation means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factlint.model.citation import Citation, CitationStyle, Reference
from factlint.model.surroundings import Bibliography

LOOKS_IN: dict[CitationStyle, tuple[CitationStyle, ...]] = {
    CitationStyle.KEY: (CitationStyle.KEY,),
    CitationStyle.NUMBER: (CitationStyle.NUMBER, CitationStyle.LABEL),
    CitationStyle.NOTE: (CitationStyle.NOTE,),
    CitationStyle.LABEL: (CitationStyle.LABEL, CitationStyle.NUMBER),
    CitationStyle.AUTHOR_YEAR: (),
}
"""Among entries of which styles a citation finds its own; author and year are matched elsewhere."""


def folded(key: str, style: CitationStyle) -> str:
    """The key as it is compared: labels without regard to case and white space, as in Markdown."""
    if style in (CitationStyle.LABEL, CitationStyle.NOTE, CitationStyle.NUMBER):
        return " ".join(key.casefold().split())
    return key


def names_of(reference: Reference) -> tuple[str, ...]:
    """The key of an entry and, in BibLaTeX, the further ones that its field `ids` gives it."""
    ids = reference.value("ids")
    others = (key.strip() for key in ids.split(",")) if ids else ()
    return tuple(key for key in (reference.key, *others) if key)


def key_place(reference: Reference) -> tuple[int, int]:
    """Where the key of an entry stands; the whole entry where its key has no place."""
    if reference.key_end > reference.key_start:
        return reference.key_start, reference.key_end
    return reference.start, reference.end


def by_key(linked: Sequence[Bibliography]) -> dict[str, tuple[Bibliography, Reference]]:
    """The entries that a key alone leads to, each with its file; the first file goes before."""
    return {
        reference.key: (bibliography, reference)
        for bibliography in reversed(linked)
        for reference in bibliography.references
    }


class Known:
    """The keys of a document's own lists and of the bibliographies that it may cite from."""

    def __init__(self, own: Iterable[Reference], linked: Sequence[Bibliography] = ()) -> None:
        self._keys: dict[CitationStyle, dict[str, str]] = {}
        for reference in own:
            self._add(reference)
        for bibliography in linked:
            self._keys.setdefault(CitationStyle.KEY, {})  # an empty one has no entry, and says so
            for reference in bibliography.references:
                self._add(reference)
        self._recased = {
            key.casefold(): key for key in self._keys.get(CitationStyle.KEY, {}).values()
        }

    def _add(self, reference: Reference) -> None:
        for key in names_of(reference):
            keys = self._keys.setdefault(reference.style, {})
            keys.setdefault(folded(key, reference.style), key)

    def can_tell(self, citation: Citation) -> bool:
        """Whether there is a list in which its entry should be."""
        return any(style in self._keys for style in LOOKS_IN[citation.style])

    def has(self, citation: Citation) -> bool:
        """Whether its entry is there."""
        key = folded(citation.key, citation.style)
        return any(key in self._keys.get(style, {}) for style in LOOKS_IN[citation.style])

    def recased(self, citation: Citation) -> str:
        """The key of an entry that differs in capitals alone, else empty."""
        if citation.style is not CitationStyle.KEY:
            return ""
        return self._recased.get(citation.key.casefold(), "")

    def keys(self, style: CitationStyle) -> list[str]:
        """The keys among which a citation of this style finds its own."""
        return [key for other in LOOKS_IN[style] for key in self._keys.get(other, {})]


def near(key: str, keys: Sequence[str]) -> str:
    """The one key that differs by a slip from this one; empty where none or several do.

    A slip is one edit (insertion, deletion, substitution, transposition), two from nine characters
    on; short and numeric keys have too many neighbours to guess.
    """
    if len(key) < 4 or key.isdecimal():
        return ""
    from rapidfuzz.distance import OSA  # only a fault needs it

    limit = 2 if len(key) >= 9 else 1
    found = {other for other in keys if OSA.distance(key, other, score_cutoff=limit) <= limit}
    return found.pop() if len(found) == 1 else ""

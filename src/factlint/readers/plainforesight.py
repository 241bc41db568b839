"""What can be told of a plain text before it is divided: what stands above its body, and its end.

Most rules need no more than that of most texts. The answers are those that the parts would give;
where a text has something that makes that doubtful, a caption say, there is none.
"""

from __future__ import annotations

from functools import cached_property

from factlint.model.document import LastLine, Part, PartKind
from factlint.patterns import lazy_re
from factlint.readers.header import Header, read_header
from factlint.readers.lines import trimmed
from factlint.readers.plainlines import caption_at

_ABOVE = (PartKind.HEADLINE, PartKind.DECK, PartKind.CAPTION)
# What a line of a lower-case text begins with that may be a caption, or open references. These are
# quick, since they begin with one sign.
_CAPTION = "photo|image|picture|caption|credit|illustration|file photo|courtesy|fig|table"
_NAMES = (
    r"references?|bibliography|(?:works|literature)(?:\s+cited)?|citations|(?:end|foot)?notes"
    "|sources"
)
_HAS_ODD = lazy_re(
    rf"\n[^\na-z]*(?:{_CAPTION}|reference|bibliography|works|literature|citation|end|foot|notes"
    "|sources)"
)
_HAS_CAPTION = lazy_re(rf"\n[^\na-z]*(?:{_CAPTION})")
# The heading alone on its line; of a long one only the beginning is looked at.
_HAS_REFERENCES = lazy_re(
    rf"\n[^\na-z]{{0,20}}(?:{_NAMES})[^\S\n]*:?(?:[^\S\n]*(?:\n|\Z)|[^\S\n]{{8}})"
    rf"|\n[^\na-z]{{20}}[^\na-z]*(?:{_NAMES})"
)
_SOURCE = r"\s?(?:getty|reuters|afp|ap|shutterstock|unsplash|bloomberg)"
_STROKE = lazy_re(rf"/{_SOURCE}")
_VIA = lazy_re(rf"via\s{_SOURCE}")
_FOLDING = ("\u0131", "\u0130", "\u017f", "\u212a")
"""Letters beyond ASCII that are one of a-z where case is ignored."""

_RULES = frozenset("=-~*_")
_AGENCIES = frozenset(("reuter", "reuters"))
_LAST_SIGNS = frozenset("rRsS\u017f-#*")
_CREDITED = lazy_re(r"(?:reporting|writing|editing|written)\s+by\s")
_CREDIT_REACH = 400
_MOST_INDENTED = 40
_DEEPEST = 80


class PlainForesight:
    """The answers for one text, each found when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def header(self) -> Header:
        """The head of the text."""
        return read_header(self._text, 0, len(self._text), with_headline=True)

    @cached_property
    def _lowered(self) -> str:
        """The text behind a line end, in lower case where that is as good as to ignore case."""
        text = self._text
        if "\r" in text or (not text.isascii() and any(map(text.__contains__, _FOLDING))):
            return ""
        return f"\n{text.lower()}"

    @cached_property
    def _is_plain(self) -> bool:
        """Whether no line looks like a caption or a heading of references."""
        return bool(self._lowered) and not _is_odd(self._lowered)

    @cached_property
    def _has_captions(self) -> bool:
        """Whether there may be captions."""
        return not self._is_plain and (
            not self._lowered
            or _names_source(self._lowered)
            or any(
                caption_at(self._text, (match.start(), self._line_end(match.start())))
                for match in _HAS_CAPTION.finditer(self._lowered)
            )
        )

    @cached_property
    def _has_references(self) -> bool:
        """Whether there may be references."""
        return not self._is_plain and (
            not self._lowered or _HAS_REFERENCES.search(self._lowered) is not None
        )

    @cached_property
    def _begins_oddly(self) -> bool:
        """Whether what stands behind a dateline looks like a caption or a heading."""
        text, start = self._text, self.header.body_start
        if not start or text[start - 1] == "\n":
            return False
        return _is_odd(f"\n{text[start : self._line_end(start)].lower()}")

    def _line_end(self, start: int) -> int:
        end = self._text.find("\n", start)
        return end if end >= 0 else len(self._text)

    def above(self) -> tuple[Part, ...] | None:
        """Headlines and decks, in order, where there are no captions."""
        if self._has_captions or self._begins_oddly:
            return None
        parts = [part for part in self.header.parts if part.kind in _ABOVE]
        parts.sort(key=lambda part: (part.start, -part.end))
        return tuple(part for part in parts if part.end > part.start)

    def bodies(self) -> tuple[Part, ...] | None:
        """The one body of a text without references."""
        if self._has_references or self._begins_oddly:
            return None
        start, end = trimmed(self._text, self.header.body_start, self.header.body_end)
        if start == end:
            return ()
        last = self._text.rfind("\n", start, end) + 1
        if self._text[start] in _RULES or self._text[last:end].lstrip()[:1] in _RULES:
            return None  # what underlines a heading belongs to no block
        return (Part(PartKind.BODY, start, end),)

    def last_line(self) -> LastLine | None:
        """The line that a body without captions and references ends with.

        A sign-off of the agency alone may stand behind it; none, where another may.
        """
        # A caption takes the lines below it.
        if self._has_references or self._has_captions:
            return None
        text = self._text
        start, end = self._line_before(len(text))
        if text[start:end].lower() in _AGENCIES:
            start, end = self._line_before(start)
        if start == end or text[end - 1] in _LAST_SIGNS:
            return None
        if _CREDITED.search(text[max(start, end - _CREDIT_REACH) : end].lower()):
            return None
        return LastLine(start, end, self._begins_paragraph(start))

    def _line_before(self, end: int) -> tuple[int, int]:
        """The last line of a beginning of the text that is not blank."""
        end = len(self._text[:end].rstrip())
        return trimmed(self._text, self._text.rfind("\n", 0, end) + 1, end)

    def _begins_paragraph(self, start: int) -> bool:
        """Whether a line of which this is the first sign is indented like those above it.

        Such a line is a paragraph of its own, if it is not one of a list or a table.
        """
        text = self._text
        first = text.rfind("\n", 0, start) + 1
        indent = start - first
        for _ in range(_MOST_INDENTED):
            before = text.rfind("\n", 0, max(first - 1, 0)) + 1
            shown = text[before : max(first - 1, 0)]
            bare = shown.lstrip()
            above = len(shown) - len(bare)
            # Lines that make a table or underline a heading part the others.
            if not bare or above > indent or bare[0] in _RULES or _may_be_row(bare):
                return False
            if above < indent:
                return indent <= _DEEPEST and before >= self.header.body_start
            first = before
        return False


def _may_be_row(line: str) -> bool:
    return "  " in line or "\t" in line or "|" in line


def _is_odd(lowered: str) -> bool:
    """Whether a line of a lower-case text may be a caption or a heading of references."""
    return _HAS_ODD.search(lowered) is not None or _names_source(lowered)


def _names_source(lowered: str) -> bool:
    """Whether a lower-case text has what the source of a picture is named behind."""
    return bool(_STROKE.search(lowered) or _VIA.search(lowered))

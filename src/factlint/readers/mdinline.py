"""Inline Markdown: what is markup and goes, what is text and stays, in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence

from factlint.model.document import PartKind
from factlint.model.link import LinkSort
from factlint.patterns import lazy_re
from factlint.readers.draft import Draft
from factlint.readers.htmllinks import find_links
from factlint.readers.mdcontent import Content
from factlint.readers.mdemphasis import Run, emphasis
from factlint.values import dataclass

# A mere set of characters: by far the fastest thing to look for.
_SPECIAL = lazy_re(r"[\\`*_~\[\]<&$]")
_RUN = lazy_re(r"`+|\*+|_+|~+")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TICKS = lazy_re(r"`+")
_TAG = lazy_re(
    r"""<(?: /?[A-Za-z][A-Za-z0-9-]*+ (?: [^<>"']*+ (?: "[^"<>]*" | '[^'<>]*' )? ){0,40} >
          | [?!][A-Za-z\[][^<>]*> )""",
    re.VERBOSE,
)
_AUTOLINK = lazy_re(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
_AUTOMAIL = lazy_re(r"<([\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,200})>")
_REFERENCE = lazy_re(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TARGET = lazy_re(
    r"""
    \( [ \t\r\n]{0,99}
    (?: < (?P<angled> [^<>\r\n]{0,2000} ) >
      | (?P<bare> [^\s()<]{0,2000} (?: \( [^\s()]{0,500} \) [^\s()]{0,500} ){0,20} ) )
    (?: [ \t\r\n]{1,99} (?: "(?:[^"\\]|\\.){0,1000}" | '(?:[^'\\]|\\.){0,1000}'
                         | \((?:[^()\\]|\\.){0,1000}\) ) )?
    [ \t\r\n]{0,99} \)
    """,
    re.VERBOSE | re.DOTALL,
)
_LABEL = lazy_re(r"\[([^\[\]\\]{0,999})\]")
_ATTRIBUTES = lazy_re(r"\{[:#.][^{}\r\n]{0,200}\}|\{[\w-]+=[^{}\r\n]{0,200}\}")
_NOTE = lazy_re(r"\[\^([^\s\[\]]{1,100})\]")
_MATH = lazy_re(r"\$(?![\s$])([^$\r\n]{1,500}?)(?<![\s\\])\$(?!\d)")
_FORMULA = lazy_re(r"[\\^_{}=]")
# Underscores inside the key of a citation are no emphasis.
_KEY_BEFORE = lazy_re(r"(?:^|[\s\[;(-])@\{?[\w:.#$%&+?<>~/-]*\Z")
_SORTS = (LinkSort.LINK, LinkSort.IMAGE)
_NOWHERE = (0, 0)


@dataclass(frozen=True, slots=True)
class LabelUse:
    """A link by a label: where its text (undefined: its label) stands, and the label."""

    start: int
    end: int
    label: str
    is_defined: bool


@dataclass(slots=True)
class _Edit:
    """A range of the content that goes, and what stands in its place."""

    start: int
    end: int
    text: str = ""


class InlineWriter:
    """Writes the inline content of blocks into a draft.

    `definitions` are the link targets by folded label, `places` their ranges in the source;
    `on_comment` is told of HTML comments by their inside and their range in the source.
    `labels` are the links by a label, in offsets of the reading text. A number that links by its
    own label keeps its brackets: it reads as a citation.
    """

    def __init__(
        self,
        draft: Draft,
        definitions: Mapping[str, str],
        on_comment: Callable[[str, int, int], None],
        places: Mapping[str, tuple[int, int]],
    ) -> None:
        self.draft = draft
        self.definitions = definitions
        self.places = places
        self.on_comment = on_comment
        self.labels: list[LabelUse] = []

    def write(self, content: Content) -> tuple[int, int]:
        """Writes a block; returns its range in the reading text."""
        start = self.draft.length
        if _SPECIAL.search(content.text) is None:
            for low, high in content.stretches(0, len(content.text)):
                self.draft.take(low, high)
            return start, self.draft.length
        scan = _Scan(content, self.definitions, self.on_comment, self.places)
        scan.run()
        self._emit(content, scan)
        return start, self.draft.length

    def _emit(self, content: Content, scan: _Scan) -> None:
        """Writes what stays, and marks the parts by where their text came to stand."""
        places: list[int] = []
        reading: list[int] = []
        position = 0
        for edit in [
            *sorted(scan.edits, key=lambda edit: edit.start),
            _Edit(len(content.text), len(content.text)),
        ]:
            if edit.start < position:
                continue
            places.append(position)
            reading.append(self.draft.length)
            for low, high in content.stretches(position, edit.start):
                self.draft.take(low, high)
            places.append(edit.start)
            reading.append(self.draft.length)
            if edit.text:
                source = content.source(edit.start)
                self.draft.put(edit.text, source, content.source(edit.end - 1) + 1)
            position = edit.end
        for kind, start, end, detail in scan.parts:
            low = _reading_place(places, reading, start)
            high = _reading_place(places, reading, end)
            if high > low:
                self.draft.mark(kind, low, high, detail)
        for sort, start, end, target, place in scan.links:
            low = _reading_place(places, reading, start)
            self.draft.link(target, sort, place, low, _reading_place(places, reading, end))
        for use in scan.labels:
            low = _reading_place(places, reading, use.start)
            high = _reading_place(places, reading, use.end)
            self.labels.append(LabelUse(low, high, use.label, use.is_defined))


def _reading_place(places: Sequence[int], reading: Sequence[int], position: int) -> int:
    """Where a position of the content came to stand; inside of what went, where that stood."""
    index = bisect_right(places, position) - 1
    following = index + 1
    offset = position - places[index]
    limit = (reading[following] if following < len(reading) else reading[index] + offset) - reading[
        index
    ]
    return reading[index] + min(offset, max(limit, 0))


class _Scan:
    def __init__(
        self,
        content: Content,
        definitions: Mapping[str, str],
        on_comment: Callable[[str, int, int], None],
        places: Mapping[str, tuple[int, int]],
    ) -> None:
        self.content = content
        self.text = content.text
        self.definitions = definitions
        self.places = places
        self.on_comment = on_comment
        self.edits: list[_Edit] = []
        self.parts: list[tuple[PartKind, int, int, str]] = []
        self.labels: list[LabelUse] = []
        self._has_keys = "@" in content.text
        self.links: list[tuple[LinkSort, int, int, str, tuple[int, int]]] = []
        self._brackets: list[tuple[int, int]] = []
        self._within = 0  # how many open brackets stand around a link
        self._anchor = -1  # which of the links is an HTML element that is open
        self._runs: list[Run] = []
        self._ticks: dict[int, list[int]] | None = None
        self._has_comment_end = True

    def run(self) -> None:
        position = 0
        text = self.text
        while (match := _SPECIAL.search(text, position)) is not None:
            position = self._handle(match)
        for start, end in emphasis(self._runs):
            self.edits.append(_Edit(start, end))

    def _handle(self, match: re.Match[str]) -> int:
        """Handles what may be markup; returns where to read on."""
        first = match[0]
        start, end = match.span()
        if first in "`*_~":
            run = _RUN.match(self.text, start)
            end = run.end() if run else end
        if first == "\\":
            following = self.text[end : end + 1]
            if following in _PUNCTUATION or following in "\r\n":
                if following:
                    self.edits.append(_Edit(start, end))
                return end + 1
            return end
        if first == "`":
            return self._code(start, end)
        if first in "*_~":
            if first == "~" and end - start == 1:
                return end
            if not (self._has_keys and _KEY_BEFORE.search(self.text, max(0, start - 200), start)):
                self._runs.append(Run.at(self.text, start, end))
            return end
        if first == "[":
            is_image = start > 0 and self.text[start - 1] == "!"
            return self._opening(start - is_image, end)
        if first == "]":
            return self._closing(start)
        if first == "<":
            return self._angle(start)
        if first == "&":
            return self._entity(start)
        return self._math(start)

    def _code(self, start: int, end: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for run in _TICKS.finditer(self.text):
                self._ticks.setdefault(run.end() - run.start(), []).append(run.start())
        width = end - start
        places = self._ticks.get(width, [])
        index = bisect_left(places, end)
        if index == len(places):
            return end
        close = places[index]
        inner = self.text[end:close]
        pad = int(
            len(inner) > 2 and inner[0] in " \n" and inner[-1] in " \n" and bool(inner.strip())
        )
        self.edits.append(_Edit(start, end + pad))
        self.edits.append(_Edit(close - pad, close + width))
        self.parts.append((PartKind.CODE, end + pad, close - pad, ""))
        return close + width

    def _opening(self, start: int, end: int) -> int:
        note = _NOTE.match(self.text, start) if end - start == 1 else None
        if note is not None:
            self.parts.append((PartKind.LINK, start, note.end(), f"#fn:{note[1]}"))
            return note.end()
        self._brackets.append((start, end))
        return end

    def _closing(self, start: int) -> int:
        """A closing bracket ends a link or an image, or is text."""
        if not self._brackets:
            return start + 1
        low, inner = self._brackets.pop()
        is_image = inner - low == 2
        if len(self._brackets) < self._within and not is_image:
            self._within = len(self._brackets)
            return start + 1  # around a link there is no link
        target, end, place = self._target(inner, start)
        if target is None:
            return start + 1
        self.links.append((_SORTS[is_image], inner, start, target, place))
        attributes = _ATTRIBUTES.match(self.text, end)
        end = attributes.end() if attributes else end
        if end > start + 1 or is_image or not self.text[inner:start].strip().isdecimal():
            self.edits.append(_Edit(low, inner))
            self.edits.append(_Edit(start, end))
        kind = PartKind.CAPTION if is_image else PartKind.LINK
        if not is_image:
            self._within = len(self._brackets)
        self.parts.append((kind, inner, start, target))
        return end

    def _target(self, inner: int, close: int) -> tuple[str | None, int, tuple[int, int]]:
        """The target of a link whose text ends at a bracket, where the link ends, and its place."""
        match = _TARGET.match(self.text, close + 1)
        if match is not None:
            group = "angled" if match["angled"] is not None else "bare"
            return _plain(match[group]), match.end(), self._source(*match.span(group))
        label = _LABEL.match(self.text, close + 1)
        shown = self.text[inner:close] if close - inner <= 999 else ""
        if label is not None and label[1].strip():
            # Two numbers side by side are two citations, not a link.
            if not (label[1].strip().isdecimal() and shown.strip().isdecimal()):
                found = self._defined(label[1], label.end())
                place = label.span() if found[0] is None else (inner, close)
                self.labels.append(LabelUse(*place, label[1], found[0] is not None))
                return found
            label = None
        if not shown:
            return None, close, _NOWHERE
        found = self._defined(shown, close + 1)
        if found[0] is None:
            return found
        self.labels.append(LabelUse(inner, close, shown, is_defined=True))
        return (found[0], label.end(), found[2]) if label is not None else found

    def _defined(self, label: str, end: int) -> tuple[str | None, int, tuple[int, int]]:
        name = folded(label)
        return self.definitions.get(name), end, self.places.get(name, _NOWHERE)

    def _source(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source of a range of the text; an empty one has an empty place."""
        first = self.content.source(start)
        return first, self.content.source(end - 1) + 1 if end > start else first

    def _angle(self, start: int) -> int:
        text = self.text
        if text.startswith("<!--", start):
            end = text.find("-->", start + 4) if self._has_comment_end else -1
            if end < 0:
                self._has_comment_end = False
                return start + 1
            source = self.content.source(start)
            self.on_comment(text[start + 4 : end], source, self.content.source(end + 2) + 1)
            end += 3
            while start == 0 and text[end : end + 1] in (" ", "\t", "\n"):
                end += 1  # a block begins with what is visible
            self.edits.append(_Edit(start, end))
            return end
        for pattern, prefix in ((_AUTOLINK, ""), (_AUTOMAIL, "mailto:")):
            match = pattern.match(text, start)
            if match is not None:
                self.edits.append(_Edit(start, start + 1))
                self.edits.append(_Edit(match.end() - 1, match.end()))
                self.parts.append((PartKind.LINK, *match.span(1), prefix + match[1]))
                return match.end()
        match = _TAG.match(text, start)
        if match is None:
            return start + 1
        end = match.end()
        self._link_of_tag(start, end)
        if text[start + 1 : start + 3].lower() != "br":
            self.edits.append(_Edit(start, end))
            return end
        while start and text[start - 1] in " \t":
            start -= 1
        while end < len(text) and text[end] in " \t":
            end += 1
        self.edits.append(_Edit(start, end, "\n"))
        return end

    def _link_of_tag(self, start: int, end: int) -> None:
        """Keeps the link or the picture of an HTML tag; the text up to `</a>` is a link's own."""
        if self.text[start : start + 3].lower() == "</a" and self._anchor >= 0:
            sort, low, _, target, place = self.links[self._anchor]
            self.links[self._anchor] = (sort, low, start, target, place)
            self._anchor = -1
        for target, sort, low, high in find_links(self.text, start, end):
            if sort is LinkSort.LINK:
                self._anchor = len(self.links)
            self.links.append((sort, end, end, target, self._source(low, high)))

    def _entity(self, start: int) -> int:
        match = _REFERENCE.match(self.text, start)
        if match is None:
            return start + 1
        text = _unescaped(match[0])
        if text != match[0]:
            self.edits.append(_Edit(start, match.end(), text))
        return match.end()

    def _math(self, start: int) -> int:
        match = _MATH.match(self.text, start)
        if match is None or not _FORMULA.search(match[1]):
            return start + 1
        self.parts.append((PartKind.CODE, start, match.end(), "math"))
        return match.end()


def folded(label: str) -> str:
    """A link label as it is looked up."""
    return " ".join(label.split()).casefold()


def _plain(target: str) -> str:
    """A link target without escapes and references."""
    if "\\" in target:
        target = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", target)
    return _unescaped(target)


def _unescaped(text: str) -> str:
    """The text without character references."""
    if "&" not in text:
        return text
    from html import unescape  # few texts have any, and the names of all take time to import

    return unescape(text)

"""Inline reStructuredText: what is markup and goes, what is text and stays, in one pass."""

from __future__ import annotations

from collections.abc import Mapping

from factlint import regex
from factlint.model.document import PartKind
from factlint.model.link import LinkSort
from factlint.patterns import lazy_re, lazy_regex
from factlint.readers import rstnames
from factlint.readers.draft import Draft
from factlint.readers.mdcontent import Content
from factlint.readers.rstleaves import Target, normal_name
from factlint.values import dataclass

_BEFORE = r"(?<=^|[\s\p{Ps}\p{Pi}\p{Pf}\p{Pd}'\"/:<\\])"
_AFTER = r"(?=$|[\s\p{Pe}\p{Pf}\p{Pi}\p{Pd}'\".,;:!?/\\>])"
_START = lazy_regex(
    rf"""
      (?P<escape> \\ (?s:.) )
    | {_BEFORE} (?:
          (?P<strong> \*\* ) (?=\S)
        | (?P<emphasis> \* ) (?! [\s*] )
        | (?P<literal> `` ) (?=\S)
        | (?P<target> _` ) (?=\S)
        | (?: : (?P<role> [A-Za-z][\w.+:-]{{0,60}} ) : )? (?P<phrase> ` ) (?! [\s`] )
        | (?P<substitution> \| ) (?! [\s|] )
        | \[ (?P<note> \d{{1,4}} | \# (?: [^\W_][\w.:+-]{{0,80}} )? | \* | [^\W_][\w.:+-]{{0,80}} )
          \]_ {_AFTER}
        | (?P<name> (?> [^\W_]\w*+ (?: [.+:-] [^\W_]\w*+ )*+ ) (?<=[^\W_]_{{1,2}}) ) {_AFTER}
      )
    """,
    regex.VERBOSE,
)
_ENDS = {
    "strong": lazy_regex(rf"(?<![\s\\])\*\*{_AFTER}"),
    "emphasis": lazy_regex(rf"(?<![\s\\])\*{_AFTER}"),
    "literal": lazy_regex(rf"(?<!\s)``{_AFTER}"),
    "target": lazy_regex(rf"(?<![\s\\])`{_AFTER}"),
    "phrase": lazy_regex(rf"(?<![\s\\])`(?P<tail>:[A-Za-z][\w.+:-]{{0,60}}:|__?|){_AFTER}"),
    "substitution": lazy_regex(rf"(?<![\s\\])\|_{{0,2}}{_AFTER}"),
}
_EMBEDDED = lazy_re(r"(?:(?s:(.*?))[ \t\r\n]*)?(?<![\\])<([^<>]{1,2000})>\Z")
_KEYS = lazy_re(r"(?:\{[^{}]*\})?([^\s,{}]+)(?:\{[^{}]*\})?")
_PAIRS = {"'": "'", '"': '"', "(": ")", "[": "]", "{": "}", "<": ">"}
_WORDS = lazy_re(r"\w\s+\w")
_SPECIAL = lazy_re(r"[\\*`|_]")
_URL = lazy_re(r"(?:https?|ftp|mailto):\S", 2)


@dataclass(frozen=True, slots=True)
class NoteUse:
    """A reference to a footnote or a citation, in offsets of the reading text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class KeyUse:
    """The key of a bibliography that a role holds; `cluster` is where its first key starts."""

    start: int
    end: int
    key: str
    cluster: int
    is_listing: bool


class InlineWriter:
    """Writes the inline content of blocks into a draft.

    `notes`, `keys` and `names` are the references met, in offsets of the reading text; the last
    are those to names that the text defines.
    """

    def __init__(
        self, draft: Draft, targets: Mapping[str, Target], replaced: Mapping[str, str]
    ) -> None:
        self.draft = draft
        self.targets = targets
        self.replaced = replaced
        self.notes: list[NoteUse] = []
        self.keys: list[KeyUse] = []
        self.names: list[NoteUse] = []
        self._content = Content("")
        self._next: dict[str, regex.Match[str] | None] = {}

    def write(self, content: Content) -> None:
        """Writes one block."""
        text = content.text
        self._content = content
        self._next = {}
        if _SPECIAL.search(text) is None:
            self._take(0, len(text))
            return
        position = 0
        while position < len(text):
            match = _START.search(text, position)
            if match is None:
                break
            self._take(position, match.start())
            position = self._construct(match)
        self._take(position, len(text))

    def _take(self, start: int, end: int) -> None:
        for low, high in self._content.stretches(start, end):
            self.draft.take(low, high)

    def _put(self, text: str, start: int, end: int) -> None:
        """Writes a text that stands for a range of the block."""
        self.draft.put(text, *self._source(start, end))

    def _source(self, start: int, end: int) -> tuple[int, int]:
        first = self._content.source(start)
        return first, max(first, self._content.source(end - 1) + 1) if end > start else first

    def _plain(self, start: int, end: int) -> None:
        """Writes text in which only the backslash means something."""
        text, position = self._content.text, start
        while position < end:
            slash = text.find("\\", position, end)
            if slash < 0 or slash + 1 >= end:
                break
            self._take(position, slash)
            position = slash + 2 if text[slash + 1].isspace() else slash + 1
            if position == slash + 1:  # the sign behind it is a sign, a backslash too
                self._take(position, position + 1)
                position += 1
        self._take(position, end)

    def _construct(self, match: regex.Match[str]) -> int:
        """Writes what begins here; returns where it ends."""
        text = self._content.text
        start, end = int(match.start()), int(match.end())
        kind = match.lastgroup or ""
        if match["phrase"]:
            kind = "phrase"
        if kind == "escape":
            if not match[0][1].isspace():
                self._take(start + 1, end)
            return end
        if kind == "note":
            self._note(match)
            return end
        if kind == "name":
            return self._name(start, end, match["name"])
        closing = self._closing(kind, end)
        is_quoted = start > 0 and _PAIRS.get(text[start - 1], "") == text[end : end + 1] != ""
        if closing is None or is_quoted:
            self._take(start, end)
            return end
        if kind == "phrase":
            self._phrase(match["role"] or "", end, closing)
        elif kind == "literal":
            self._marked(PartKind.CODE, end, closing.start(), is_raw=True)
        elif kind == "substitution":
            self._substitution(start, closing)
        else:
            self._plain(end, closing.start())
        return int(closing.end())

    def _closing(self, kind: str, position: int) -> regex.Match[str] | None:
        """The end string behind a position; what was found is kept for the next start string."""
        if kind in self._next:
            found = self._next[kind]
            if found is None or found.start() > position:
                return found
        pattern = _ENDS[kind]
        found = pattern.search(self._content.text, position + 1)
        self._next[kind] = found
        return found

    def _marked(
        self, kind: PartKind, start: int, end: int, detail: str = "", *, is_raw: bool = False
    ) -> tuple[int, int]:
        low = self.draft.length
        if is_raw:
            self._take(start, end)
        else:
            self._plain(start, end)
        self.draft.mark(kind, low, detail=detail)
        return low, self.draft.length

    def _note(self, match: regex.Match[str]) -> None:
        low = self.draft.length
        self._take(match.start(), match.end() - 1)  # without the underscore
        self.notes.append(NoteUse(low, self.draft.length, match["note"]))

    def _name(self, start: int, end: int, shown: str) -> int:
        name = shown.rstrip("_")
        target = self.targets.get(normal_name(name))
        if target is None or shown.endswith("__"):
            self._take(start, end)  # a name with a low line at its end, most likely
            return end
        self._linked(start, start + len(name), target)
        return end

    def _linked(self, start: int, end: int, target: Target) -> None:
        low = self.draft.length
        self._plain(start, end)
        self.names.append(NoteUse(low, self.draft.length, target.name))
        if _URL.match(target.url):
            self.draft.mark(PartKind.LINK, low, detail=target.url)
            self.draft.link(target.url, LinkSort.LINK, target.place, low, self.draft.length)

    def _substitution(self, start: int, closing: regex.Match[str]) -> None:
        name = self._content.text[start + 1 : closing.start()]
        text = self.replaced.get(name)
        if text is None:  # defined elsewhere, if it is: nobody knows what it says
            self._marked(PartKind.CODE, start + 1, closing.start())
        else:
            self._put(text, start, closing.end())

    def _phrase(self, role: str, start: int, closing: regex.Match[str]) -> None:
        text, end, tail = self._content.text, closing.start(), closing["tail"]
        if tail.startswith(":"):
            role = role or tail.strip(":")
        shown = text[start:end]
        embedded = _EMBEDDED.match(shown)
        if role:
            self._role(role, start, end, embedded is not None)
        elif tail.startswith("_"):
            self._reference(start, end, shown, embedded is not None)
        elif _WORDS.search(shown):
            self._plain(start, end)
        else:
            self._marked(PartKind.CODE, start, end)  # a name of the program, most often

    def _reference(self, start: int, end: int, shown: str, is_embedded: bool) -> None:
        embedded = _EMBEDDED.match(shown) if is_embedded else None
        if embedded is None:
            target = self.targets.get(normal_name(shown))
            if target is None:
                self._plain(start, end)
            else:
                self._linked(start, end, target)
            return
        url = embedded[2]
        place = self._source(start + embedded.start(2), start + embedded.end(2))
        low = self.draft.length
        if embedded[1]:
            self._plain(start, start + embedded.end(1))
        else:
            self._take(start + embedded.start(2), start + embedded.end(2))
        joined = "".join(url.split())
        if _URL.match(joined):
            self.draft.mark(PartKind.LINK, low, detail=joined)
            self.draft.link(joined, LinkSort.LINK, place, low, self.draft.length)

    def _role(self, role: str, start: int, end: int, is_embedded: bool) -> None:
        text = self._content.text
        if rstnames.is_cite_role(role):
            self._cite(role, start, end)
            return
        embedded = _EMBEDDED.match(text[start:end]) if is_embedded else None
        if embedded is not None and embedded[1]:
            end = start + embedded.end(1)
        elif rstnames.is_label_role(role):
            self._marked(PartKind.CODE, start, end)
            return
        if rstnames.is_text_role(role) or embedded is not None:
            self._plain(start, end)
            return
        if text[start] in "~!":
            short = text.rfind(".", start, end) + 1 if text[start] == "~" else 0
            start = short if short > start else start + 1
        self._marked(PartKind.CODE, start, end, "math" if role == "math" else "")

    def _cite(self, role: str, start: int, end: int) -> None:
        """Keys read as they would in brackets, each at its own place."""
        matches = list(_KEYS.finditer(self._content.text, start, end))
        if not matches:
            return
        is_listing = role.endswith(":empty")
        self._put("[", start, start)
        cluster = self.draft.length
        for index, match in enumerate(matches):
            if index:
                self._put(", ", match.start(1), match.start(1))
            low = self.draft.length
            self._take(match.start(1), match.end(1))
            self.keys.append(KeyUse(low, self.draft.length, match[1], cluster, is_listing))
        self._put("]", end, end)

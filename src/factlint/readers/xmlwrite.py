"""Writes runs of XML text into a reading text, white space collapsed."""

from __future__ import annotations

from factlint.patterns import lazy_re
from factlint.readers.draft import Draft
from factlint.readers.xmltree import Run

_SPACE = " \t\r\n"
# What cannot be copied as it stands: white space that collapses, and invisible marks.
_SPECIAL = lazy_re("[ \t\r\n]{2,}|[\t\r\n]|[\u00ad\u200b\ufeff]+")


class FlowWriter:
    """Writes into a draft. White space is written when something visible follows it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.is_empty = True
        self._space: tuple[int, int] | None = None

    def begin(self) -> None:
        """Starts a block: white space before its first word is left out."""
        self.is_empty = True
        self._space = None

    def run(self, run: Run) -> None:
        """Writes one run."""
        if not run.is_exact:
            if run.text.strip(_SPACE):
                self._appear()
                self.draft.put(run.text, run.start, run.end)
            else:
                self.wait(run.start, run.end)
            return
        position = run.start
        for match in _SPECIAL.finditer(self.draft.source, run.start, run.end):
            self._plain(position, match.start())
            if match[0][0] in _SPACE:
                self.wait(match.start(), match.end())
            position = match.end()
        self._plain(position, run.end)

    def put(self, text: str, start: int, end: int) -> None:
        """Writes a text that stands for a range of the source."""
        self._appear()
        self.draft.put(text, start, end)

    def take(self, start: int, end: int) -> None:
        """Writes a range of the source as it stands."""
        self._appear()
        self.draft.take(start, end)

    def wait(self, start: int, end: int) -> None:
        """White space in the source, or the lack of it, where words must not run together."""
        if not self.is_empty and self._space is None:
            self._space = (start, end)

    def settle(self) -> int:
        """Where the next visible character will stand, the white space before it written."""
        self._write_space()
        self.is_empty = True
        return self.draft.length

    def drop_space(self) -> None:
        """Leaves out the white space that waits."""
        self._space = None

    def _plain(self, start: int, end: int) -> None:
        source = self.draft.source
        if start < end and source[start] == " ":
            self.wait(start, start + 1)
            start += 1
        last = end
        if last > start and source[last - 1] == " ":
            last -= 1
        if last > start:
            self._appear()
            self.draft.take(start, last)
        if last < end:
            self.wait(last, end)

    def _appear(self) -> None:
        self._write_space()
        self.is_empty = False

    def _write_space(self) -> None:
        if self._space is None:
            return
        start, end = self._space
        self._space = None
        if end > start and self.draft.source[start] in _SPACE:
            self.draft.take(start, start + 1)
        else:
            self.draft.put(" ", start, end)

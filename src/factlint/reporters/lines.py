"""The places of findings in files, for formats that know only files, lines and columns."""

from __future__ import annotations

from factlint.model.finding import Finding
from factlint.model.run import Run, Texts


class FileLines:
    """Where findings stand in their files.

    Lines and columns of a finding in a JSON record count within a value of the record, so the
    file place is the line of the record as a whole, where that is known.
    """

    def __init__(self, run: Run) -> None:
        self._lines = {
            (document.path, document.document): document.line
            for document in run.documents
            if document.document is not None
        }

    def line(self, finding: Finding) -> int | None:
        """The line of the file that the finding, or the record that holds it, starts on."""
        if finding.document is None:
            return finding.line
        return self._lines.get((finding.path, finding.document))


class ByteColumns:
    """Columns in UTF-8 bytes instead of code points.

    Ask in order of place: the count goes on from the place before, so that many findings on one
    long line cost no more than one pass over it.
    """

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._path: str | None = None
        self._text: str | None = None
        self._line_start = 0
        self._offset = 0
        self._bytes = 0

    def start(self, finding: Finding) -> int:
        """The column at which a finding of a file starts, from 1."""
        if finding.path != self._path:
            self._path = finding.path
            self._text = self._texts.source(finding.path, None, finding.part)
            self._line_start = -1
        if self._text is None or self._text[finding.start : finding.end] != finding.found:
            return finding.column
        line_start = finding.start - finding.column + 1
        if line_start != self._line_start or finding.start < self._offset:
            self._line_start = self._offset = line_start
            self._bytes = 0
        self._bytes += byte_length(self._text[self._offset : finding.start])
        self._offset = finding.start
        return self._bytes + 1

    def end(self, finding: Finding, start: int) -> int:
        """The column after the last one of a finding that starts at column `start`."""
        if finding.end_line == finding.line:
            return start + byte_length(finding.found)
        last_line = finding.found[len(finding.found) - finding.end_column + 1 :]
        return byte_length(last_line) + 1


def byte_length(text: str) -> int:
    """The length in UTF-8, a lone surrogate counting as the three bytes of its replacement."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))

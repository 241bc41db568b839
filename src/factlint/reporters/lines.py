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


class LastText:
    """The text of the finding asked for last, kept for those that follow in the same text."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._key: tuple[str, str | None, str] | None = None
        self._text: str | None = None

    def of(self, finding: Finding) -> str | None:
        """The text that its offsets count in; None when it is not there as it was."""
        part = "" if finding.document is None else finding.part
        key = (finding.path, finding.document, part)
        if key != self._key:
            self._key = key
            self._text = self._texts.source(finding.path, finding.document, finding.part)
        if self._text is None or self._text[finding.start : finding.end] != finding.found:
            return None
        return self._text


class ByteColumns:
    """Columns in UTF-8 bytes instead of code points.

    Ask in order of place: the count goes on from the place before, so that many findings on one
    long line cost no more than one pass over it.
    """

    def __init__(self, texts: Texts) -> None:
        self._texts = LastText(texts)
        self._line = ("", 0)
        self._offset = 0
        self._bytes = 0

    def start(self, finding: Finding) -> int:
        """The column at which a finding of a file starts, from 1."""
        text = self._texts.of(finding)
        if text is None:
            return finding.column
        line = (finding.path, finding.line)
        if line != self._line or finding.start < self._offset:
            self._line = line
            self._offset = finding.start - finding.column + 1
            self._bytes = 0
        self._bytes += byte_length(text[self._offset : finding.start])
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

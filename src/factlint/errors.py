"""Every error that factlint raises on purpose; usable by all rooms."""

from __future__ import annotations


class FactlintError(Exception):
    """A fault of the input or the configuration, told to the user without a traceback."""


class ConfigError(FactlintError):
    """A configuration that cannot be used: an unknown key, a missing file, a wrong type."""


class UsageError(FactlintError):
    """A command that cannot be carried out as it was given."""


class DocumentError(FactlintError):
    """An input that cannot be read as a document.

    `line` is the line of the file (1-based) where reading failed, where there is one.
    """

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        self.path = path
        self.reason = reason
        self.line = line
        place = f"{path}:{line}" if line is not None else path
        super().__init__(f"{place}: {reason}")

    def __reduce__(self) -> tuple[type[DocumentError], tuple[str, str, int | None]]:
        return (type(self), (self.path, self.reason, self.line))


class ForeignError(DocumentError):
    """A file whose suffix a reader claims and whose content is of another kind.

    Most XML is no TEI and most JSON no bibliography: who names such a file is told, who names its
    folder is not.
    """


class RuleError(FactlintError):
    """A rule that cannot be used; `line` and `column` count from 1."""

    def __init__(
        self, reason: str, file: str, line: int = 1, column: int = 1, rule: str = ""
    ) -> None:
        self.reason = reason
        self.file = file
        self.line = line
        self.column = column
        self.rule = rule
        name = f"rule {rule}: " if rule else ""
        super().__init__(f"{file}:{line}:{column}: {name}{reason}")

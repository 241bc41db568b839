"""Which bibliography files a document may cite from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from factlint.model.document import Document
from factlint.model.surroundings import Bibliography

if TYPE_CHECKING:
    from factlint.run.config import Config


class Bibliographies:
    """Reads each bibliography once and says which of them a document may cite from."""

    def __init__(self, config: Config) -> None:
        self._config = config

    def of(self, document: Document) -> tuple[tuple[Bibliography, ...], Mapping[str, str]]:
        """The bibliographies of a document, and the stated ones that cannot be read, with why."""
        return (), {}

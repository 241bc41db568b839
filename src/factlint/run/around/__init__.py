"""What is around a document: bibliographies, link targets, notices, answers from the network."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from factlint.model.document import Document
from factlint.model.surroundings import Surroundings

if TYPE_CHECKING:
    from factlint.run.around.bibliographies import Bibliographies
    from factlint.run.config import Config

__all__ = ["Around"]


class Around:
    """Finds out for each document what the checks must know of the world; files are read once.

    `config` says which bibliography, which list of retractions and whether the network may be
    asked.
    """

    def __init__(self, config: Config) -> None:
        self._config = config

    def complete(self, document: Document) -> Document:
        """The document with its surroundings."""
        bibliographies, missing = self._bibliographies.of(document)
        return replace(document, around=Surroundings(bibliographies, missing))

    @cached_property
    def _bibliographies(self) -> Bibliographies:
        # Imported here: a document that cites nothing needs none.
        from factlint.run.around.bibliographies import Bibliographies

        return Bibliographies(self._config)

"""What is around a document: bibliographies, link targets, notices, answers from the network."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from factlint.model.document import Document
from factlint.model.surroundings import Answer, Surroundings
from factlint.readers.options import MEBIBYTE
from factlint.run.around.sight import Sight
from factlint.run.config import Config
from factlint.run.discover import shown
from factlint.values import replace

if TYPE_CHECKING:
    from factlint.run.around.bibliographies import Bibliographies
    from factlint.run.around.files import Files
    from factlint.run.around.notices import Notices
    from factlint.run.around.targets import Targets

__all__ = ["Around"]

NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})


class Around:
    """Finds out for each document what the checks must know of the world; files are read once.

    `config` says which bibliography and which list of retractions; `answers` is what the network
    said.
    """

    def __init__(self, config: Config, answers: Mapping[str, Answer] = NO_ANSWERS) -> None:
        self._config = config
        self._answers = answers
        self.sight = Sight()

    def complete(self, document: Document) -> Document:
        """The document with its surroundings."""
        linked = self._bibliographies.of(document)
        around = Surroundings(
            bibliographies=tuple(linked.bibliographies.values()),
            missing=linked.missing,
            cited_elsewhere=linked.cited_elsewhere,
            targets=self._targets.of(document) if document.links else {},
            answers=self._answers,
        )
        document = document.amid(around)
        if self._notices is not None:
            from factlint.language.prose import Prose  # lists of retractions are seldom given

            works = Prose(document).works
            notices = self._notices.of(key for work in works for key in work.keys)
            document = document.amid(replace(around, notices=notices))
        return document

    def check(self) -> None:
        """ConfigError for a configured file that cannot be read; told before any work is done."""
        self._bibliographies.check()
        if self._config.retractions:
            assert self._notices is not None

    def configured(self) -> list[str]:
        """Digests of the configured bibliographies, or why they cannot be read."""
        paths = [self._config.root / name for name in self._config.bibliography]
        return [self.sight.digest(path, self._config.max_size * MEBIBYTE) for path in paths]

    @cached_property
    def files(self) -> Files:
        """Files that documents point to, each read once."""
        from factlint.run.around.files import Files  # with the readers

        return Files(self._config.max_size * MEBIBYTE, self.sight)

    @cached_property
    def _targets(self) -> Targets:
        # Imported here: many documents link to nothing.
        from factlint.run.around.targets import Targets

        return Targets(self._config.root, self._config.max_size * MEBIBYTE, self.sight)

    @cached_property
    def _notices(self) -> Notices | None:
        if not self._config.retractions:
            return None
        # Imported here: few runs are given a list, and SQLite takes time to import.
        from factlint.run.around.notices import open_notices

        path = self._config.root / self._config.retractions
        return open_notices(path, shown(path))

    @cached_property
    def _bibliographies(self) -> Bibliographies:
        from factlint.run.around.bibliographies import Bibliographies

        return Bibliographies(self._config, self.files)

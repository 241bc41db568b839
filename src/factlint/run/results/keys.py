"""Under which key a result is kept: all that it depends on and that is known before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factlint.digests import digest
from factlint.engine.suppress import SidecarAllow
from factlint.model.rule import Rule
from factlint.run.discover import shown
from factlint.run.results.stamp import of_file, stamp
from factlint.run.results.store import Store
from factlint.run.settings import Settings


class Keys:
    """Makes the keys of a run; what files have in common is digested once."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._base = _digest([stamp(store), *_common(settings, store)])
        self._rules: dict[int, bytes | None] = {}
        self._entries: dict[str, list[SidecarAllow]] = {}
        for entry in settings.silence.sidecar:
            self._entries.setdefault(entry.path, []).append(entry)

    def of(self, path: str, content: bytes) -> bytes | None:
        """The key of a file whose content has this digest; None where nothing may be kept."""
        chosen = self._settings.rules_for(path)
        if id(chosen) not in self._rules:  # the settings keep them alive
            self._rules[id(chosen)] = self._of_rules(chosen, path)
        rules = self._rules[id(chosen)]
        if rules is None:
            return None
        is_article = self._settings.options_for(path).is_article
        rest = repr((path, is_article, self._entries.get(path)))
        return digest(rules + content + rest.encode("utf-8", "surrogateescape"))

    def of_checked(self, configured: list[str]) -> bytes:
        """The key under which is kept that configured files, of these digests, can be read."""
        return _digest(["checked", self._base, configured])

    def _of_rules(self, rules: Sequence[Rule], path: str) -> bytes | None:
        if any(rule.kind == "python" for rule in rules):
            return None  # what foreign code looks at, nobody knows
        return _digest(
            [
                self._base,
                [(rule.id, rule.severity.value) for rule in rules],
                self._settings.declarations.of(path),
            ]
        )


def _common(settings: Settings, store: Store) -> list[Any]:
    """What matters of the configuration, whatever the file."""
    config = settings.config
    retractions = config.root / config.retractions if config.retractions else None
    return [
        settings.packs.digests,
        shown(config.root),
        config.select,
        config.ignore,
        config.min_severity.value,
        config.min_confidence.value,
        sorted(config.fields.items()),
        config.lang,
        config.bibliography,
        config.max_size,
        config.max_seconds,
        sorted(settings.silence.accepted),
        "" if retractions is None else of_file(store, retractions),
    ]


def _digest(values: list[Any]) -> bytes:
    return digest(repr(values).encode("utf-8", "surrogateescape"))

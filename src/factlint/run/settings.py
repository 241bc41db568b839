"""Everything that a worker needs to lint a file: plain, frozen and picklable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factlint.engine.suppress import SidecarAllow, Silence
from factlint.errors import ConfigError, RuleError
from factlint.model.rule import Rule
from factlint.model.surroundings import Answer
from factlint.readers.options import MEBIBYTE, ReadOptions
from factlint.ruleset.packs import Packs, load_packs
from factlint.run.config import Config, Override
from factlint.run.discover import is_file, make_spec, matches, shown
from factlint.run.facts import Declarations, with_facts
from factlint.run.select import check_selectors, select_rules
from factlint.values import dataclass, field, replace
from factlint.version import VERSION

if TYPE_CHECKING:
    from datetime import date

    from factlint.ruleset.compile import RuleSet
    from factlint.run.around import Around
    from factlint.run.around.online import OnlineOptions


@dataclass(frozen=True)
class Settings:
    """The rules that were loaded, what the configuration makes of them, and how to read.

    `online` says how the network is to be asked, None where it must not be; `answers` is what it
    said. Where a run `is_timed`, it tells how long each rule took. `keeps_results` allows to take
    results from the cache and to keep new ones. Where no report `tells_documents`, the lengths
    of documents are not found out, nor the titles of those without a finding.
    """

    config: Config
    packs: Packs
    silence: Silence
    declarations: Declarations
    read_options: ReadOptions = field(default_factory=ReadOptions)
    online: OnlineOptions | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    is_timed: bool = False
    keeps_results: bool = False
    tells_documents: bool = True

    @cached_property
    def _chosen(self) -> dict[tuple[tuple[int, ...], int], tuple[Rule, ...]]:
        return {}

    @cached_property
    def _rulesets(self) -> dict[int, RuleSet]:
        return {}

    def rules_for(self, path: str) -> tuple[Rule, ...]:
        """The rules for a file: equal overrides and facts share one tuple."""
        overrides = self.config.overrides
        chosen = (
            tuple(
                number
                for number, override in enumerate(overrides)
                if matches_any(override.files, path, self.config.root)
            )
            if overrides
            else ()
        )
        facts = self.declarations.of(path)
        key = chosen, id(facts)  # the declarations keep the facts alive
        if key not in self._chosen:
            self._chosen[key] = tuple(with_facts(self._rules(chosen), facts))
        return self._chosen[key]

    def ruleset_for(self, path: str) -> RuleSet:
        """The rules for a file, ready to be run: equal rules share one RuleSet."""
        rules = self.rules_for(path)
        if id(rules) not in self._rulesets:
            from factlint.ruleset.compile import RuleSet  # some runs check nothing

            config = self.config
            made = RuleSet(rules, config.lang, config.max_seconds, config.min_confidence)
            self._rulesets[id(rules)] = made
        return self._rulesets[id(rules)]

    @cached_property
    def around(self) -> Around:
        """What finds out about the surroundings of documents; each process has its own."""
        from factlint.run.around import Around  # some runs check nothing

        return Around(self.config, self.answers)

    def options_for(self, path: str) -> ReadOptions:
        """How to read a file."""
        if self.config.articles and matches_any(self.config.articles, path, self.config.root):
            return replace(self.read_options, is_article=True)
        return self.read_options

    def _rules(self, chosen: tuple[int, ...]) -> list[Rule]:
        config = self.config
        rules = [rule for rule in self.packs.rules if rule.kind != "python" or config.allow_python]
        overrides: list[Override] = [config.overrides[number] for number in chosen]
        ignore = [*config.ignore, *(item for override in overrides for item in override.ignore)]
        severity = dict(config.severity)
        for override in overrides:
            severity.update(override.severity)
        selected = select_rules(rules, config.select, ignore, severity)
        extra = [item for override in overrides for item in override.select]
        if extra:
            ids = {rule.id for rule in selected}
            added = select_rules(rules, extra, ignore, severity)
            selected = sorted(
                [*selected, *(rule for rule in added if rule.id not in ids)],
                key=lambda rule: rule.id,
            )
        return selected

    def check(self) -> None:
        """ConfigError for a glob that is none or a selector that fits no rule.

        It is told before any file is read.
        """
        config = self.config
        for globs in (config.articles, *(override.files for override in config.overrides)):
            if globs:
                _spec(tuple(globs))
        failed = [error.rule for error in self.packs.errors if error.rule]
        tables: list[Config | Override] = [config, *config.overrides]
        for table in tables:
            selectors = (*table.select, *table.ignore, *table.severity)
            check_selectors(selectors, self.packs.rules, failed)
        self.declarations.of("")

    def __getstate__(self) -> dict[str, object]:
        """Workers make their own rule sets and look around for themselves."""
        own = ("_chosen", "_rulesets", "around")
        return {key: value for key, value in self.__dict__.items() if key not in own}


def make_settings(
    config: Config, as_of: date | None, online: OnlineOptions | None = None
) -> Settings:
    """Load rules, accepted words and the sidecar of a configuration."""
    packs = load_packs(
        rule_paths(config), VERSION, builtin=config.default_rules, with_examples=False
    )
    silence = Silence(as_of, _words(config), _sidecar(config))
    options = ReadOptions(fields=dict(config.fields), max_size=config.max_size * MEBIBYTE)
    declarations = Declarations(config.root, config.facts)
    settings = Settings(config, packs, silence, declarations, options, online)
    settings.check()
    return settings


def rule_paths(config: Config) -> list[Path]:
    """The rule files and folders of a configuration, from the working directory."""
    return [Path(shown(config.root / name)) for name in config.rules]


def matches_any(globs: Sequence[str], path: str, root: Path) -> bool:
    """Whether a path matches one of these globs, in the syntax of `.gitignore`, from `root`."""
    if not globs or not path:
        return False
    return matches(_spec(tuple(globs)), Path(path), root)


@cache
def _spec(globs: tuple[str, ...]) -> Any:
    return make_spec(globs)


def _words(config: Config) -> frozenset[str]:
    path = config.root / config.words
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise ConfigError(f"{path.as_posix()}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path.as_posix()}: is not UTF-8") from error
    words = (line.partition("#")[0].strip() for line in lines)
    return frozenset(word.casefold() for word in words if word)


def _sidecar(config: Config) -> tuple[SidecarAllow, ...]:
    path = config.root / config.allows
    if not is_file(path):
        return ()
    # Imported here: few projects have the file, and reading YAML is slow to import.
    from factlint.run.sidecar import read_sidecar

    try:
        entries = read_sidecar(path, shown(path))
    except RuleError as error:
        raise ConfigError(str(error)) from error
    return tuple(replace(entry, path=shown(config.root / entry.path)) for entry in entries)

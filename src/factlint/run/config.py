"""The configuration: `factlint.toml` or `[tool.factlint]` in `pyproject.toml`, found upward."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factlint.errors import ConfigError
from factlint.model.finding import Confidence, Severity
from factlint.run.discover import is_file, shown
from factlint.values import dataclass, field, fields, replace

LANGS = ("en", "en-US", "en-GB")
FAIL_ON = ("error", "warning", "info", "never")


@dataclass(frozen=True, slots=True)
class Override:
    """What differs for the files that match one of `files`: globs from the folder of the file."""

    files: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """What a project asks for. Paths are relative to `root`, the configuration's folder."""

    root: Path
    file: Path | None = None
    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    min_severity: Severity = Severity.INFO
    min_confidence: Confidence = Confidence.MEDIUM
    fail_on: str = "error"
    rules: tuple[str, ...] = ()
    default_rules: bool = True
    allow_python: bool = False
    exclude: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    lang: str = "en"
    words: str = "factlint-words.txt"
    allows: str = "factlint-allow.yaml"
    facts: str = ""
    bibliography: tuple[str, ...] = ()
    retractions: str = ""
    baseline: str = ""
    max_size: int = 64
    max_seconds: int = 10
    overrides: tuple[Override, ...] = ()


def find_config(start: Path) -> Path | None:
    """The nearest configuration file at or above a folder; `factlint.toml` wins in one folder."""
    for folder in (start, *start.parents):
        candidate = folder / "factlint.toml"
        if is_file(candidate):
            return candidate
        candidate = folder / "pyproject.toml"
        if is_file(candidate) and _table(candidate, _read(candidate)) is not None:
            return candidate
    return None


def load_config(file: Path | None, start: Path) -> Config:
    """The configuration of a file, of the nearest one above `start`, or the defaults.

    ConfigError where it cannot be used, naming the key and what was expected.
    """
    file = file if file is not None else find_config(start)
    if file is None:
        return Config(root=Path(shown(start)))
    return _load(Path(shown(file)), ())


def _load(file: Path, seen: tuple[Path, ...]) -> Config:
    if file.resolve() in seen:
        raise ConfigError(f"{file.as_posix()}: 'extends' leads back to itself")
    table = _table(file, _read(file))
    if table is None:
        raise ConfigError(f"{file.as_posix()}: has no [tool.factlint]")
    base = Config(root=file.parent, file=file)
    extends = table.pop("extends", None)
    if extends is not None:
        if not isinstance(extends, str):
            raise ConfigError(f"{file.as_posix()}: 'extends' must be the path of a file")
        parent = _load(file.parent / extends, (*seen, file.resolve()))
        base = replace(_in_place(parent), root=file.parent, file=file)
    return replace(base, **{_name(key): _value(file, key, table[key]) for key in table})


def _in_place(parent: Config) -> Config:
    """A shared configuration whose rule files are found from wherever it is extended."""
    rules = tuple((parent.root / name).as_posix() for name in parent.rules)
    return replace(parent, rules=rules)


def _read(file: Path) -> dict[str, Any]:
    import tomllib  # where there is a file of configuration

    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{file.as_posix()}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file.as_posix()}: is not TOML: {error}") from error


def _table(file: Path, data: dict[str, Any]) -> dict[str, Any] | None:
    if file.name != "pyproject.toml":
        return dict(data)
    tool = data.get("tool")
    table = tool.get("factlint") if isinstance(tool, dict) else None
    return dict(table) if isinstance(table, dict) else None


def _name(key: str) -> str:
    return key.replace("-", "_")


_KEYS = {
    item.name.replace("_", "-"): item
    for item in fields(Config)
    if item.name not in ("root", "file")
}


def _value(file: Path, key: str, value: Any) -> Any:
    def wrong(expected: str) -> ConfigError:
        return ConfigError(f"{file.as_posix()}: '{key}' is {value!r}; expected {expected}")

    if key == "online":
        reason = "nothing that is checked may send anything; use the option --online"
        raise ConfigError(f"{file.as_posix()}: 'online' cannot be configured: {reason}")
    if key not in _KEYS:
        known = ", ".join(sorted([*_KEYS, "extends"]))
        raise ConfigError(f"{file.as_posix()}: unknown key '{key}'; expected one of {known}")
    if key == "overrides":
        return _overrides(file, value)
    if key in ("severity", "fields"):
        if not _is_words(value):
            raise wrong("a table of words")
        if key == "severity":
            _check_severities(file, value)
        else:
            check_fields(f"{file.as_posix()}: fields", value)
        return dict(value)
    if key == "min-severity":
        return _one_of(value, Severity, wrong)
    if key == "min-confidence":
        return _one_of(value, Confidence, wrong)
    if key in _CHOICES:
        if value not in _CHOICES[key]:
            raise wrong(f"one of {', '.join(_CHOICES[key])}")
        return value
    if key in ("default-rules", "allow-python"):
        if not isinstance(value, bool):
            raise wrong("true or false")
        return value
    if key in ("max-size", "max-seconds"):
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise wrong("a number of MiB" if key == "max-size" else "a number of seconds")
        return value
    if key in ("words", "allows", "facts", "retractions", "baseline"):
        if not isinstance(value, str):
            raise wrong("the path of a file")
        return value
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise wrong("a list of texts")
    return tuple(value)


_CHOICES: Mapping[str, tuple[str, ...]] = {"fail-on": FAIL_ON, "lang": LANGS}


def _one_of(value: Any, kind: Any, wrong: Any) -> Any:
    try:
        return kind(value)
    except ValueError:
        raise wrong(f"one of {', '.join(item.value for item in kind)}") from None


def _is_words(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def check_fields(where: str, table: Mapping[str, str]) -> None:
    """ConfigError for a name that no part of a JSON record has."""
    # Imported here: few projects name fields, and readers take time to import.
    from factlint.readers.record import ROLES

    for role in table:
        if role not in ROLES:
            raise ConfigError(f"{where}: unknown '{role}'; expected one of {', '.join(ROLES)}")


def _check_severities(file: Path, table: Mapping[str, str]) -> None:
    for rule, level in table.items():
        if level not in (*(item.value for item in Severity), "off"):
            raise ConfigError(
                f"{file.as_posix()}: severity of '{rule}' is {level!r};"
                " expected error, warning, info or off"
            )


def _overrides(file: Path, value: Any) -> tuple[Override, ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ConfigError(f"{file.as_posix()}: 'overrides' must be a list of tables")
    overrides = []
    for item in value:
        unknown = sorted(set(item) - {"files", "select", "ignore", "severity"})
        if unknown or "files" not in item:
            raise ConfigError(
                f"{file.as_posix()}: an override needs 'files' and may have 'select', 'ignore'"
                f" and 'severity'" + (f"; found '{unknown[0]}'" if unknown else "")
            )
        for key in ("files", "select", "ignore"):
            listed = item.get(key, [])
            if not isinstance(listed, list) or not all(isinstance(text, str) for text in listed):
                raise ConfigError(f"{file.as_posix()}: overrides.{key} must be a list of texts")
        severity = item.get("severity", {})
        if not _is_words(severity):
            raise ConfigError(f"{file.as_posix()}: overrides.severity must be a table of words")
        _check_severities(file, severity)
        overrides.append(
            Override(
                tuple(item["files"]),
                tuple(item.get("select", ())),
                tuple(item.get("ignore", ())),
                dict(severity),
            )
        )
    return tuple(overrides)

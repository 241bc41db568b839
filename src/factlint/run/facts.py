"""`facts.yaml`: what a project declares once and its documents restate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factlint.errors import ConfigError, RuleError
from factlint.model.document import LineIndex
from factlint.model.fact import VALUE, Fact
from factlint.model.rule import Rule
from factlint.patterns import lazy_re
from factlint.run.discover import shown
from factlint.values import replace

if TYPE_CHECKING:
    from factlint.ruleset.yaml_file import YamlFile

NAME = "facts.yaml"
"""The file that is looked for beside documents and in the folders above them."""

_TEXT = {"type": "string", "minLength": 1}
_FACT = {
    "type": "object",
    "properties": {
        "value": {
            "oneOf": [{"type": "number"}, _TEXT],
            "description": "The number, or in quotation marks the text (a version, a name).",
        },
        "unit": {**_TEXT, "description": "What the number counts; for messages."},
        "as-of": {
            "type": "string",
            "format": "date",
            "description": "The day on which the value was right.",
        },
        "statements": {
            "type": "array",
            "items": {"type": "string", "pattern": r"\{value\}"},
            "minItems": 1,
            "description": "How documents state it, with {value} where the value stands.",
        },
    },
    "required": ["value", "statements"],
    "additionalProperties": False,
}
SCHEMA: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "factlint declared facts",
    "type": "object",
    "properties": {
        "facts": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},
            "additionalProperties": _FACT,
        }
    },
    "required": ["facts"],
    "additionalProperties": False,
}

_IS_OURS = lazy_re(r"^facts\s*:", re.MULTILINE)
_FACT_NAME = lazy_re(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_KEYS: tuple[str, ...] = tuple(_FACT["properties"])  # type: ignore[arg-type]
_LETTERS = lazy_re(r"[^\W\d_]{2,}")


def read_facts(path: Path, name: str, *, is_configured: bool) -> tuple[Fact, ...]:
    """The facts of a file; ConfigError with line, column and expectation where one is malformed.

    A file that was not configured is taken for ours only if it has the key `facts`: other
    programs have files of that name too.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: is not UTF-8 (byte {error.start})") from error
    if not is_configured and not _IS_OURS.search(text):
        return ()
    try:
        return parse_facts(text, name)
    except RuleError as error:
        raise ConfigError(str(error)) from error


def parse_facts(text: str, name: str) -> tuple[Fact, ...]:
    """The facts of a text; RuleError with line and column where one is malformed."""
    from factlint.ruleset.yaml_file import parse_yaml  # few projects declare facts

    file = parse_yaml(text, name)
    if not isinstance(file.data, dict) or not isinstance(file.data.get("facts"), dict):
        raise file.error("needs 'facts:' with a mapping of names to facts")
    for key in file.data:
        if key != "facts":
            raise file.error(f"unknown key '{key}'; expected only 'facts'", [key])
    return tuple(_facts(file, LineIndex(text), text))


def facts_of(entries: Any, name: str) -> tuple[Fact, ...]:
    """The facts of an example inside a rule file, given as plain values."""
    from factlint.ruleset.yaml_file import YamlFile  # few projects declare facts

    return tuple(_facts(YamlFile(name, {"facts": entries}, None)))


def _facts(file: YamlFile, lines: LineIndex | None = None, text: str = "") -> Iterator[Fact]:
    from decimal import Decimal  # few projects declare facts

    if not isinstance(file.data["facts"], dict):
        raise file.error("facts must be a mapping of names to facts", ["facts"])
    for name, entry in file.data["facts"].items():
        _check(file, name, entry)
        line, column = file.place(["facts", name, "value"])
        start = lines.start_of(line) + column - 1 if lines else 0
        end = len(text[start:].partition("\n")[0].rstrip()) + start
        value = entry["value"]
        yield Fact(
            name=name,
            value=value if isinstance(value, str) else Decimal(str(value)),
            statements=tuple(entry["statements"]),
            unit=entry.get("unit", ""),
            as_of=date.fromisoformat(entry["as-of"]) if "as-of" in entry else None,
            path=file.name,
            line=line,
            column=column,
            start=start,
            end=end,
        )


def _check(file: YamlFile, name: str, entry: Any) -> None:
    place = ("facts", name)
    if not _FACT_NAME.fullmatch(name):
        raise file.error(f"a fact's name must be kebab-case, not '{name}'", place)
    if not isinstance(entry, dict):
        raise file.error(f"the fact '{name}' must be a mapping with {_listing(_KEYS)}", place)
    for key in entry:
        if key not in _KEYS:
            reason = f"unknown key '{key}' in the fact '{name}'; expected {_listing(_KEYS)}"
            raise file.error(reason, (*place, key))
    for key in ("value", "statements"):
        if key not in entry:
            raise file.error(f"the fact '{name}' needs '{key}'", place)
    _check_value(file, entry, place)
    _check_date(file, entry, place)
    if not isinstance(entry.get("unit", ""), str):
        raise file.error("'unit' must be a text", (*place, "unit"))
    statements = entry["statements"]
    if not isinstance(statements, list) or not statements:
        raise file.error("'statements' must be a list of texts", (*place, "statements"))
    for index, statement in enumerate(statements):
        _check_statement(file, statement, (*place, "statements", index))


def _check_value(file: YamlFile, entry: Mapping[str, Any], place: tuple[str, ...]) -> None:
    from decimal import Decimal  # few projects declare facts

    value = entry["value"]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and Decimal(str(value)).is_finite():
        return
    if not isinstance(value, str) or not value.strip():
        reason = f"'value' is {value!r}; expected a number, or a text in quotation marks"
        raise file.error(reason, (*place, "value"))


def _check_date(file: YamlFile, entry: Mapping[str, Any], place: tuple[str, ...]) -> None:
    if "as-of" not in entry:
        return
    try:
        date.fromisoformat(str(entry["as-of"]))
    except ValueError:
        reason = f"'as-of' is {entry['as-of']!r}; expected a date such as 2027-01-31"
        raise file.error(reason, (*place, "as-of")) from None


def _check_statement(file: YamlFile, statement: Any, place: tuple[str | int, ...]) -> None:
    if not isinstance(statement, str):
        reason = f"a statement is {statement!r}; a text with {VALUE} needs quotation marks"
        raise file.error(reason, place)
    if statement.count(VALUE) != 1:
        raise file.error(f"a statement needs {VALUE} once: '{statement}'", place)
    if not _LETTERS.search(statement.replace(VALUE, " ")):
        raise file.error(f"a statement needs a word besides {VALUE}: '{statement}'", place)


def _listing(items: tuple[str, ...]) -> str:
    return ", ".join(f"'{item}'" for item in items)


class Declarations:
    """Which facts hold for which document; files are looked up once for each folder.

    A configured file holds for all documents. Otherwise each `facts.yaml` holds for its folder
    and all below it, up to the folder of the configuration; the nearest declaration of a name
    wins.
    """

    def __init__(self, root: Path, configured: str = "") -> None:
        self._root = root.absolute()
        self._configured = root / configured if configured else None
        self._folders: dict[Path, tuple[Fact, ...]] = {}
        self._of_path: dict[str, tuple[Fact, ...]] = {}

    def of(self, path: str) -> tuple[Fact, ...]:
        """The facts for a document, the same object for all of a folder; ConfigError."""
        folder = path.rpartition("/")[0]
        if folder not in self._of_path:
            if self._configured is not None:
                self._of_path[folder] = self._read(self._configured, is_configured=True)
            else:
                self._of_path[folder] = self._above(Path(folder).absolute())
        return self._of_path[folder]

    def _above(self, folder: Path) -> tuple[Fact, ...]:
        if folder not in self._folders:
            inherited: tuple[Fact, ...] = ()
            if folder != self._root and self._root in folder.parents:
                inherited = self._above(folder.parent)
            file = folder / NAME
            own = self._read(file, is_configured=False) if file.is_file() else ()
            names = {fact.name for fact in own}
            kept = tuple(fact for fact in inherited if fact.name not in names)
            self._folders[folder] = (*kept, *own) if own else inherited
        return self._folders[folder]

    def _read(self, file: Path, *, is_configured: bool) -> tuple[Fact, ...]:
        return read_facts(file, shown(file), is_configured=is_configured)


def with_facts(rules: Sequence[Rule], facts: Sequence[Fact]) -> list[Rule]:
    """The rules, those about declared facts with the facts that they compare with."""
    return [
        replace(rule, params={**rule.params, "facts": tuple(facts)}, gate=None)
        if facts and rule.kind == "declared"
        else rule
        for rule in rules
    ]

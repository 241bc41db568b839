"""Rule files to rules: every fault is named with file, line, column and what was expected."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factlint import regex
from factlint.errors import RuleError
from factlint.kinds import KINDS
from factlint.kinds.base import NeedleSort
from factlint.model.document import PartKind
from factlint.model.finding import Confidence, Safety, Severity, Verdict
from factlint.model.rule import (
    Density,
    Example,
    ExampleSort,
    Gate,
    QuotePolicy,
    Rule,
    Scope,
    Status,
)
from factlint.patterns import lazy_re
from factlint.ruleset.gate import gate_of
from factlint.ruleset.schema import NAME_PATTERN, SHARED, rule_schema
from factlint.ruleset.yaml_file import YamlFile, read_yaml
from factlint.values import dataclass, field, replace

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_NAME = lazy_re(NAME_PATTERN)


@dataclass(slots=True)
class Loaded:
    """The rules that could be loaded, and the errors of those that could not."""

    rules: list[Rule] = field(default_factory=list)
    errors: list[RuleError] = field(default_factory=list)


def load_file(topic: str, path: Path, name: str) -> Loaded:
    """The rules of one file."""
    loaded = Loaded()
    try:
        file = read_yaml(path, name)
        entries = _entries(file, topic)
    except RuleError as error:
        loaded.errors.append(error)
        return loaded
    for rule_name in entries:
        try:
            loaded.rules.append(_rule(file, topic, rule_name))
        except RuleError as error:
            loaded.errors.append(error)
    return loaded


def _entries(file: YamlFile, topic: str) -> Mapping[str, Any]:
    if not _NAME.match(topic):
        raise file.error(f"the file's name is the topic and must be kebab-case, not '{topic}'")
    data = file.data
    if not isinstance(data, dict) or not isinstance(data.get("rules"), dict):
        raise file.error("needs 'rules:' with a mapping of names to rules")
    for key in data:
        if key != "rules":
            raise file.error(f"unknown key '{key}'; expected only 'rules'", [key])
    rules: dict[str, Any] = data["rules"]
    return rules


def _rule(file: YamlFile, topic: str, name: str) -> Rule:
    entry = file.data["rules"][name]
    path = ("rules", name)
    rule_id = f"{topic}/{name}"
    if not _NAME.match(name):
        raise file.error(f"a rule's name must be kebab-case, not '{name}'", path, rule_id)
    if not isinstance(entry, dict):
        raise file.error("must be a mapping", path, rule_id)
    kind = _kind_of(file, entry, path, rule_id)
    _validate(file, entry, kind, path, rule_id)
    _check_examples(file, entry, path, rule_id)
    line, _ = file.place(path)
    rule = _build(entry, kind, rule_id, file, line)
    return replace(rule, gate=_check_matter(file, rule, path))


def _kind_of(file: YamlFile, entry: Mapping[str, Any], path: tuple[str, str], rule: str) -> str:
    kinds = [key for key in entry if key in KINDS]
    if len(kinds) == 1:
        return kinds[0]
    if len(kinds) > 1:
        raise file.error(f"has {_listing(kinds)}; needs exactly one of them", path, rule)
    unknown = [key for key in entry if key not in SHARED]
    hint = f"; found '{unknown[0]}'" if unknown else ""
    where = (*path, unknown[0]) if unknown else path
    raise file.error(f"needs exactly one of {', '.join(KINDS)}{hint}", where, rule)


def _validate(
    file: YamlFile, entry: Mapping[str, Any], kind: str, path: tuple[str, str], rule: str
) -> None:
    # Imported here: rule files are validated only when they change.
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    errors = sorted(
        Draft202012Validator(rule_schema(kind)).iter_errors(entry),
        key=lambda error: ([str(step) for step in error.absolute_path], error.message),
    )
    if not errors:
        return
    error = best_match([errors[0]]) or errors[0]
    steps = list(error.absolute_path)
    where, reason = _say(error, steps)
    raise file.error(reason, [*path, *where], rule)


def _say(error: ValidationError, steps: list[str | int]) -> tuple[list[str | int], str]:
    """The place and the words for one schema error."""
    name = ".".join(str(step) for step in steps) or "the rule"
    value: Any = error.instance
    expected: Any = error.validator_value
    match error.validator:
        case "additionalProperties":
            known = sorted(error.schema.get("properties", ()))  # type: ignore[union-attr]
            unknown = sorted(key for key in value if key not in known)
            return [*steps, unknown[0]], (
                f"unknown key '{unknown[0]}' in {name}; expected one of {', '.join(known)}"
            )
        case "required":
            missing = [key for key in expected if key not in value]
            return steps, f"{name} needs '{missing[0]}'"
        case "enum":
            return steps, f"{name} is {value!r}; expected one of {', '.join(map(str, expected))}"
        case "type":
            return steps, f"{name} is {_shown(value)}; expected {_type(expected)}"
        case "minItems" | "minLength" | "minProperties":
            return steps, f"{name} is empty"
        case "oneOf" | "anyOf":
            wanted = error.schema.get("description", "another form")  # type: ignore[union-attr]
            return steps, f"{name} is {_shown(value)}; expected: {wanted}"
        case "pattern":
            return steps, f"{name} is {value!r}, which does not match {expected}"
        case _:
            return steps, f"{name}: {error.message}"


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _type(expected: Any) -> str:
    names = {"string": "a text", "object": "a mapping", "array": "a list", "integer": "a number"}
    return names.get(str(expected), str(expected))


def _listing(items: list[str]) -> str:
    return " and ".join(f"'{item}'" for item in items)


def _check_examples(
    file: YamlFile, entry: Mapping[str, Any], path: tuple[str, str], rule: str
) -> None:
    sorts = {sort for example in entry["examples"] for sort in ("bad", "ok") if sort in example}
    for sort, meaning in (("bad", "that fires"), ("ok", "that stays silent")):
        if sort not in sorts:
            raise file.error(f"needs an example '{sort}:' {meaning}", (*path, "examples"), rule)
    for index, example in enumerate(entry["examples"]):
        if "bad" in example and "at" not in example and "fixed" not in example:
            raise file.error(
                "a bad example needs 'at:', the exact text that is found, or 'fixed:'",
                (*path, "examples", index),
                rule,
            )


def _build(entry: Mapping[str, Any], kind: str, rule_id: str, file: YamlFile, line: int) -> Rule:
    params = entry[kind]
    if "show-at" in entry:
        params = {**(params if isinstance(params, dict) else {"part": params})}
        params["show-at"] = entry["show-at"]
    name = rule_id.partition("/")[2]
    return Rule(
        id=rule_id,
        kind=kind,
        params=params,
        message=entry["message"],
        severity=Severity(entry.get("severity", "warning")),
        confidence=Confidence(entry.get("confidence", "high")),
        verdict=Verdict(entry.get("verdict", "wrong")),
        scope=_scope(entry.get("parts")),
        fix=Safety(entry.get("fix", "display")),
        quotes=QuotePolicy(entry.get("quotes", "report")),
        why=entry.get("why", ""),
        tags=tuple(entry.get("tags", ())),
        url=entry.get("url", ""),
        lang=entry.get("lang", ""),
        since=entry.get("since", ""),
        status=Status(entry.get("status", "stable")),
        aliases=tuple(entry.get("aliases", ())),
        per=Density(**entry["per"]) if "per" in entry else None,
        not_when=entry.get("not-when", {}),
        measured=entry.get("measured", ""),
        examples=tuple(
            _example(example, file.place(("rules", name, "examples", index))[0])
            for index, example in enumerate(entry["examples"])
        ),
        file=file.name,
        line=line,
    )


def _scope(parts: list[str] | None) -> Scope:
    default = Scope()
    if parts is None:
        return default
    include = tuple(PartKind(part) for part in parts if not part.startswith("~"))
    exclude = tuple(PartKind(part[1:]) for part in parts if part.startswith("~"))
    return Scope(include or default.include, exclude)


def _example(example: Mapping[str, Any], line: int) -> Example:
    sort = next(sort for sort in ExampleSort if sort.value in example)
    at = example.get("at", ())
    return Example(
        sort=sort,
        content=example[sort.value],
        at=(at,) if isinstance(at, str) else tuple(at),
        fixed=example.get("fixed"),
        why=example.get("why", ""),
        line=line,
    )


def _check_matter(file: YamlFile, rule: Rule, path: tuple[str, str]) -> Gate:
    """That the needles compile and the message names only fields that somebody fills."""
    kind = KINDS[rule.kind]
    groups: set[str] = set()
    try:
        needles = kind.needles(rule)
        for needle in needles:
            if needle.sort is NeedleSort.REGEX:
                groups.update(_groups(needle.pattern))
    except ValueError as error:
        raise file.error(str(error), (*path, rule.kind), rule.id) from error
    allowed = {"found", "fix", *kind.FIELDS, *groups}
    try:
        fields = set(_fields(rule.message))
    except ValueError as error:
        reason = f"the message is no format text ({error}); write {{{{ for a brace"
        raise file.error(reason, (*path, "message"), rule.id) from error
    for name in sorted(fields - allowed):
        raise file.error(
            f"the message uses {{{name}}}, which nothing provides;"
            f" expected one of {', '.join(sorted(allowed))}",
            (*path, "message"),
            rule.id,
        )
    return gate_of(rule, needles)


def _groups(pattern: str) -> Iterable[str]:
    try:
        return list(regex.compile(pattern).groupindex)
    except regex.error as error:
        raise ValueError(f"'{pattern}' is no regular expression: {error}") from error


def _fields(message: str) -> Iterator[str]:
    for _, name, spec, conversion in string.Formatter().parse(message):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(f"'{{{name}}}' is no plain field")
        yield name

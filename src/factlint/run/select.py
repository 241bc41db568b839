"""Which rules are in force: by id, id prefix, topic, tag, severity or confidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factlint.engine.own_rules import OWN_RULES
from factlint.errors import ConfigError
from factlint.model.finding import Severity
from factlint.model.rule import Rule, Status
from factlint.values import replace


def select_rules(
    rules: Sequence[Rule],
    select: Sequence[str],
    ignore: Sequence[str],
    severity: Mapping[str, str],
) -> list[Rule]:
    """The rules that are selected (all, where nothing is) and not ignored, with their severities.

    A preview rule runs only when its own id is selected.
    """
    kept = []
    for rule in rules:
        if any(matches(rule, selector) for selector in ignore):
            continue
        if select and not any(matches(rule, selector) for selector in select):
            continue
        if rule.status is Status.PREVIEW and rule.id not in select:
            continue
        level = severity_of(rule, severity)
        if level != "off":
            kept.append(rule if level == rule.severity else replace(rule, severity=Severity(level)))
    return kept


def check_selectors(
    selectors: Iterable[str], rules: Sequence[Rule], failed: Sequence[str] = ()
) -> None:
    """ConfigError for a selector that fits no rule, not even one that could not be loaded."""
    known = [*rules, *OWN_RULES.values()]
    topics = sorted({rule.topic for rule in known})
    for selector in selectors:
        if any(matches(rule, selector) for rule in known):
            continue
        if any(selector in (name, name.partition("/")[0]) for name in failed):
            continue
        # Imported here: only a mistake needs it.
        from difflib import get_close_matches

        names = sorted({*topics, *(rule.id for rule in known), *_tags(known)})
        near = get_close_matches(selector, names, n=1)
        hint = f"did you mean '{near[0]}'? " if near else ""
        raise ConfigError(
            f"'{selector}' is no rule, topic or tag; {hint}expected one of the topics"
            f" {', '.join(topics)}, or see 'factlint rules'"
        )


def _tags(rules: Iterable[Rule]) -> set[str]:
    return {tag for rule in rules for tag in rule.tags}


def is_own_wanted(rule_id: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether findings of one of the engine's own rules are wanted."""
    rule = OWN_RULES[rule_id]
    if any(matches(rule, selector) for selector in ignore):
        return False
    return not select or any(matches(rule, selector) for selector in select)


def severity_of(rule: Rule, table: Mapping[str, str]) -> str:
    """The severity that a table gives a rule: the last entry that fits, else the rule's own."""
    level = rule.severity.value
    for selector, value in table.items():
        if matches(rule, selector):
            level = value
    return level


def matches(rule: Rule, selector: str) -> bool:
    """Whether a selector fits a rule."""
    sort, _, value = selector.partition(":")
    if sort == "severity":
        return rule.severity.value == value
    if sort == "confidence":
        return rule.confidence.value == value
    if sort == "tag":
        return value in rule.tags
    return (
        selector == "all"
        or selector in (rule.id, rule.topic)
        or selector in rule.tags
        or selector in rule.aliases
        or ("/" in selector and rule.id.startswith(selector))
    )


def split(values: Iterable[str]) -> tuple[str, ...]:
    """Selectors from options that may be repeated and hold commas."""
    return tuple(
        part for value in values for part in (item.strip() for item in value.split(",")) if part
    )

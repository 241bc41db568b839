"""Writes docs/rules.md from the rule packs: what each rule finds, why, and how it is silenced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factlint.engine.own_rules import OWN_RULES
from factlint.model.rule import Example, ExampleSort, Rule
from factlint.ruleset.packs import load_packs
from factlint.run.write import write_atomically
from factlint.version import VERSION

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"


def main() -> None:
    """Write the page."""
    write_atomically(PAGE, text())


def text() -> str:
    """The whole page."""
    packs = load_packs([], VERSION)
    rules = sorted([*packs.rules, *OWN_RULES.values()], key=lambda rule: rule.id)
    return "\n".join(_lines(rules))


def _lines(rules: list[Rule]) -> Iterator[str]:
    yield "# The rules"
    yield ""
    yield "Made from the rule files by `make docs`. `factlint explain RULE` prints the same."
    yield ""
    yield "| rule | severity | confidence |"
    yield "|---|---|---|"
    for rule in rules:
        anchor = rule.id.replace("/", "")
        yield f"| [{rule.id}](#{anchor}) | {rule.severity} | {rule.confidence} |"
    yield ""
    for rule in rules:
        yield from _rule_lines(rule)


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield f"## {rule.id}"
    yield ""
    yield f"Says: {_code(rule.message)}"
    if rule.lang:
        yield f"Runs with `--lang {rule.lang}`."
    if rule.why:
        yield ""
        yield rule.why
    if rule.measured:
        yield ""
        yield f"Measured: {rule.measured}"
    yield ""
    titles = {
        ExampleSort.BAD: "Found",
        ExampleSort.OK: "Left alone",
        ExampleSort.TODO: "Not found yet",
    }
    for sort, title in titles.items():
        examples = [example for example in rule.examples if example.sort is sort]
        if not examples:
            continue
        yield f"{title}:"
        yield ""
        for example in examples:
            yield f"- {_example(example)}"
        yield ""


def _example(example: Example) -> str:
    content = example.content
    if isinstance(content, str):
        shown = _code(content)
    else:
        shown = ", ".join(f"{key}: {_code(str(value))}" for key, value in content.items())
    if example.at:
        places = ("the end" if at == "$" else _code(at) for at in example.at)
        shown += f" at {', '.join(places)}"
    if example.fixed is not None:
        shown += f" becomes {_code(example.fixed)}"
    return shown


def _code(value: str) -> str:
    """Inline code that may hold backticks, on one line."""
    flat = " ".join(value.split())
    return f"`` {flat} ``" if "`" in flat else f"`{flat}`"


if __name__ == "__main__":
    main()

"""Rule files: what loads, and how a fault is told."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from factlint.ruleset.schema import file_schema

GOOD = """\
rules:
  very:
    find: very
    message: "'{found}' adds little."
    examples:
      - {bad: A very good day., at: very}
      - {ok: A good day.}
"""


def test_a_rule_gets_its_id_from_file_and_name_and_its_defaults(load):
    [rule] = load(GOOD).rules
    assert (rule.id, rule.kind, rule.severity, rule.confidence) == (
        "style/very",
        "find",
        "warning",
        "high",
    )


FAULTS = {
    "a tab": ("rules:\n\tvery:\n", 2, "tab"),
    "a duplicate key": (GOOD + "  very:\n    find: x\n", 8, "'very' stands twice"),
    "a colon in a plain text": (
        "rules:\n  a:\n    find: x\n    message: this: that\n",
        4,
        "put the whole text in quotation marks",
    ),
    "no rules": ("very: {}\n", 1, "needs 'rules:'"),
    "a key beside rules": (GOOD + "other: 1\n", 8, "unknown key 'other'"),
    "no kind": (GOOD.replace("find:", "fnd:"), 3, "needs exactly one of"),
    "two kinds": (GOOD.replace("    find:", "    encoding: guessed\n    find:"), 2, "exactly one"),
    "an unknown key": (GOOD + "    sevrity: error\n", 8, "unknown key 'sevrity'"),
    "an unknown key inside the kind": (
        GOOD.replace("find: very", "find: {words: very, rgex: x}"),
        3,
        "unknown key 'rgex'",
    ),
    "a wrong severity": (GOOD + "    severity: fatal\n", 8, "expected one of error, warning, info"),
    "a number where a text is meant": (GOOD.replace("find: very", "find: 12"), 3, "expected"),
    "a number as a key": (GOOD.replace("find: very", "find: {2024: x}"), 3, "quotation marks"),
    "no bad example": (
        GOOD.replace("      - {bad: A very good day., at: very}\n", ""),
        5,
        "needs an example 'bad:'",
    ),
    "no ok example": (GOOD.replace("      - {ok: A good day.}\n", ""), 5, "needs an example 'ok:'"),
    "a bad example without a place": (GOOD.replace(", at: very", ""), 6, "needs 'at:'"),
    "a message field that nobody fills": (GOOD.replace("{found}", "{fund}"), 4, "{fund}"),
    "a broken regular expression": (
        GOOD.replace("find: very", "find: {regex: 'a(b'}"),
        3,
        "no regular expression",
    ),
    "a name that is not kebab-case": (GOOD.replace("  very:", "  Very_much:"), 2, "kebab-case"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_line_and_expectation(load, fault):
    text, line, words = FAULTS[fault]
    loaded = load(text)
    [error] = loaded.errors
    assert error.line == line
    assert words in error.reason
    assert str(error).startswith(f"style.yaml:{line}:")


def test_one_bad_rule_never_sinks_the_others(load):
    loaded = load(GOOD + "  broken:\n    find: x\n    message: no examples\n")
    assert [rule.id for rule in loaded.rules] == ["style/very"]
    assert [error.rule for error in loaded.errors] == ["style/broken"]


def test_the_schema_is_a_schema_and_accepts_what_loads():
    schema = file_schema()
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema
    rule = {"find": "very", "message": "no", "examples": [{"bad": "very", "at": "very"}]}
    Draft202012Validator(schema).validate({"rules": {"very": rule}})


def test_the_schema_refuses_two_kinds():
    rule = {"find": "x", "swap": {"x": "y"}, "message": "no", "examples": [{"ok": "very"}]}
    assert not Draft202012Validator(file_schema()).is_valid({"rules": {"very": rule}})

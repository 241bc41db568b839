"""YAML with places: plain values, and the line and column where each key and value stands."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factlint.errors import RuleError
from factlint.values import dataclass


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A parsed file: `data` as plain values, and `place(path)` for the line of any of them."""

    name: str
    data: Any
    _tree: Any

    def place(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Line and column (from 1) of the key or item that a path leads to, or of the nearest."""
        node = self._tree
        line, column = 1, 1
        for step in path:
            try:
                mark = node.lc.data[step]
                node = node[step]
            except (AttributeError, KeyError, IndexError, TypeError):
                break
            line, column = mark[0] + 1, mark[1] + 1
        return line, column

    def error(self, reason: str, path: Sequence[str | int] = (), rule: str = "") -> RuleError:
        """A RuleError at the place of a path."""
        line, column = self.place(path)
        return RuleError(reason, self.name, line, column, rule)


def read_yaml(path: Path, name: str) -> YamlFile:
    """Parse a file; RuleError with place and expectation where it is not YAML."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError(f"is not UTF-8 (byte {error.start})", name) from error
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", name) from error
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> YamlFile:
    """Parse a text; RuleError with place and expectation where it is not YAML."""
    # Imported here: rule files are parsed only when they change.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        tree = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RuleError(_explain(error, text, line), name, line, column) from error
    except (YAMLError, ValueError) as error:
        raise RuleError(f"is not YAML: {error}".splitlines()[0], name) from error
    file = YamlFile(name, None, tree)
    return YamlFile(name, _plain(tree, file, ()), tree)


def _explain(error: Any, text: str, line: int) -> str:
    problem = str(error.problem or error.context or "cannot be parsed").strip()
    lines = text.splitlines()
    shown = lines[line - 1] if line <= len(lines) else ""
    if "duplicate key" in problem:
        key = problem.split('"')[1] if '"' in problem else "a key"
        return f"the key '{key}' stands twice; each key may be given once"
    if "\t" in shown[: len(shown) - len(shown.lstrip())]:
        return "a tab in the indentation; YAML wants spaces"
    if "mapping values are not allowed" in problem:
        return "': ' inside a plain text; put the whole text in quotation marks"
    return f"is not YAML: {problem}"


def _plain(node: Any, file: YamlFile, path: tuple[str | int, ...]) -> Any:
    if isinstance(node, dict):
        for key in node:
            if not isinstance(key, str):
                raise file.error(
                    f"the key {key!r} is read as {_type_name(key)}; put it in quotation marks",
                    (*path, key),
                )
        return {str(key): _plain(value, file, (*path, key)) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(value, file, (*path, index)) for index, value in enumerate(node)]
    if isinstance(node, bool) or node is None:
        return node
    if isinstance(node, str):
        return str(node)
    if isinstance(node, datetime.datetime | datetime.date):
        return node.isoformat()
    if isinstance(node, int):
        return int(node)
    if isinstance(node, float):
        return float(node)
    raise file.error(f"a value of the type {type(node).__name__} has no place here", path)


def _type_name(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if value is None:
        return "nothing"
    if isinstance(value, int | float):
        return "a number"
    return "a date" if isinstance(value, datetime.date) else f"a {type(value).__name__}"

"""Command lines that are plainly right, read without `argparse`.

It takes longer to import and to set up than a small file takes to be checked. A command declares
its options once, to either reader; where a line is anything but plain (an error, `--help`, an
option that others depend on) this one leaves it to `argparse`, which says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

_PLAIN = ("store", "append", "store_true")


class Arguments:
    """Takes declarations as an `argparse.ArgumentParser` does."""

    def __init__(self) -> None:
        self._options: dict[str, _Option] = {}
        self._defaults: dict[str, Any] = {}
        self._positional = ""
        self._is_plain = True

    def add_argument(self, name: str, *names: str, **how: Any) -> None:
        """Declare an option, or the one argument that takes all else."""
        if names or (not name.startswith("--") and (self._positional or how.get("nargs") != "*")):
            self._is_plain = False
            return
        if not name.startswith("--"):
            self._positional = name
            return
        dest = how.get("dest") or name[2:].replace("-", "_")
        action = how.get("action", "store")
        default = how.get("default", False if action == "store_true" else None)
        self._defaults.setdefault(dest, default)
        if action in _PLAIN and "nargs" not in how:
            self._options[name] = _Option(dest, action, how.get("type"), how.get("choices"))

    def set_defaults(self, **values: Any) -> None:
        """Declare what holds where an option is not given."""
        self._defaults.update(values)

    def read(self, arguments: Sequence[str]) -> SimpleNamespace | None:
        """What `argparse` makes of these arguments; None where that is not plain."""
        if not self._is_plain:
            return None
        values = dict(self._defaults)
        paths: list[str] = []
        rest = iter(arguments)
        for item in rest:
            if not item.startswith("-") or item == "-":
                paths.append(item)
            elif not self._is_read(item, rest, values):
                return None
        if self._positional:
            values[self._positional] = paths
        elif paths:
            return None
        return SimpleNamespace(**values)

    def _is_read(self, item: str, rest: Any, values: dict[str, Any]) -> bool:
        name, sign, text = item.partition("=")
        option = self._options.get(name)
        if option is None or (option.action == "store_true" and sign):
            return False
        if option.action == "store_true":
            values[option.dest] = True
            return True
        if not sign:
            text = next(rest, "-")
        if not sign and text.startswith("-"):
            return False
        try:
            value = text if option.type is None else option.type(text)
        except Exception:  # argparse tells it
            return False
        if option.choices is not None and value not in option.choices:
            return False
        if option.action == "append":
            value = [*(values[option.dest] or ()), value]
        values[option.dest] = value
        return True


class _Option:
    __slots__ = ("action", "choices", "dest", "type")

    def __init__(
        self,
        dest: str,
        action: str,
        kind: Callable[[str], Any] | None,
        choices: Sequence[str] | None,
    ) -> None:
        self.dest = dest
        self.action = action
        self.type = kind
        self.choices = choices

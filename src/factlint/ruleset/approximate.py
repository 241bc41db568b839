"""A byte expression that matches wherever a needle's expression does, and seldom elsewhere.

It is what a multi-pattern engine looks for in all needles at once; the needle's own expression then
decides. Boundaries, lookaround and back references are left out, long repetitions are shortened or
opened, and a code point beyond ASCII is any sequence of bytes from 80 to FF, so that nothing which
the `regex` module would match can be missed.
"""

from __future__ import annotations

import re
from typing import Any

from factlint.patterns import lazy_re
from factlint.ruleset.literals import parsed, unescaped

_FOREIGN = lazy_re(r"\{[^}]*[a-z<=]|\(\?(?!:|=|!|<=|<!|P<|>|[imx]+[:)])|\\[PLNXGR]")
_PROPERTY = lazy_re(r"\\p\{(\w+)\}|\\.|\[\^?\]?|\]", re.DOTALL)
_PROPERTIES = {"Lu": "A-Z", "Ll": "a-z", "L": "A-Za-z", "N": "0-9", "Nd": "0-9"}
_BEYOND = "\x80-\U0010ffff"
_HIGH = r"[\x80-\xff]{1,4}"
_ANY = r"[\x00-\xff]{1,4}"
_MOST_TIMES = 8
_MOST_MEMBERS = 300
_IGNORECASE = 2
_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_CATEGORIES = {
    "CATEGORY_DIGIT": frozenset("0123456789"),
    "CATEGORY_SPACE": frozenset(" \t\n\r\f\v\x1c\x1d\x1e\x1f"),
    "CATEGORY_WORD": _WORD,
}
_ASCII = frozenset(map(chr, range(128)))
ALIKE = {ord("ſ"): "s", ord("\u212a"): "k", ord("ı"): "i", ord("İ"): "i"}
"""Letters beyond ASCII that match ASCII ones where case is ignored; the scanned text has these."""


class _NotPossibleError(Exception):
    """The expression cannot be approximated usefully."""


def approximation(pattern: str, *, ignore_case: bool) -> tuple[str, bool] | None:
    """The byte expression, and whether it ignores case; None where there is no useful one.

    It is to be sought in UTF-8, with `ALIKE` applied to the text and the dot matching all bytes.
    """
    try:
        pattern = _plain(pattern)
        if _FOREIGN.search(unescaped(pattern)):
            return None
        tree = parsed(pattern)
        writer = _Writer(ignore_case=ignore_case or bool(tree.state.flags & _IGNORECASE))
        written, least = writer.sequence(_with_tail(list(tree)))
    except Exception:  # whatever a parser says of syntax that it does not know
        return None
    return (written, writer.ignore_case) if least else None


def _with_tail(items: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """The nodes with what must follow at the very end as a part of the match."""
    if items and str(items[-1][0]) == "ASSERT" and items[-1][1][0] > 0:
        return [*items[:-1], *_with_tail(list(items[-1][1][1]))]
    return items


def _plain(pattern: str) -> str:
    """The expression with Unicode properties as sets of their ASCII members and all else."""
    if "\\p{" not in pattern:
        return pattern
    is_in_set = False

    def written(match: Any) -> str:
        nonlocal is_in_set
        text = str(match[0])
        if text.startswith("["):
            if is_in_set:
                return text
            is_in_set = True
        elif text == "]":
            is_in_set = False
        elif match[1]:
            members = f"{_PROPERTIES[match[1]]}{_BEYOND}"
            return members if is_in_set else f"[{members}]"
        return text

    return _PROPERTY.sub(written, pattern)


class _Writer:
    """Writes the nodes of a parsed expression, each with the least bytes that it takes."""

    def __init__(self, *, ignore_case: bool) -> None:
        self.ignore_case = ignore_case

    def sequence(self, items: list[tuple[Any, Any]]) -> tuple[str, int]:
        texts, least = [], 0
        for operator, argument in items:
            text, bytes_ = self._node(str(operator), argument)
            texts.append(text)
            least += bytes_
        return "".join(texts), least

    def _node(self, name: str, argument: Any) -> tuple[str, int]:
        if name == "LITERAL":
            return self._literal(chr(argument)), 1
        if name in ("ANY", "NOT_LITERAL"):
            return _ANY, 1
        if name == "IN":
            return self._set(argument), 1
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            return "", 0
        if name == "SUBPATTERN":
            added, inner = argument[1], argument[3]
            if added & _IGNORECASE:
                self.ignore_case = True
            return self._group(list(inner))
        if name == "ATOMIC_GROUP":
            return self._group(list(argument))
        if name == "BRANCH":
            return self._branch([list(branch) for branch in argument[1]])
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            return self._repeat(*argument)
        if name == "GROUPREF":
            return r"[\x00-\xff]*", 0
        raise _NotPossibleError(name)

    def _group(self, items: list[tuple[Any, Any]]) -> tuple[str, int]:
        text, least = self.sequence(items)
        return f"(?:{text})", least

    def _branch(self, branches: list[list[tuple[Any, Any]]]) -> tuple[str, int]:
        written = [self.sequence(branch) for branch in branches]
        return f"(?:{'|'.join(text for text, _ in written)})", min(least for _, least in written)

    def _repeat(self, low: Any, high: Any, item: Any) -> tuple[str, int]:
        text, least = self.sequence(list(item))
        low, high = int(low), int(high)
        if not text or high == 0:
            return "", 0
        fewest = min(low, _MOST_TIMES)
        most = str(high) if high <= _MOST_TIMES else ""
        return f"(?:{text}){{{fewest},{most}}}", least * fewest

    def _literal(self, char: str) -> str:
        if char < "\x80":
            return char if char.isalnum() else _bytes(char)
        return f"(?:{'|'.join(sorted(self._beyond({char})))})"

    def _beyond(self, chars: set[str]) -> set[str]:
        """How characters beyond ASCII look in the scanned text."""
        if self.ignore_case and any(char.isalpha() for char in chars):
            return {_HIGH, "[iks]"}
        return {_bytes(chr(ord(char)).translate(ALIKE)) for char in chars}

    def _set(self, items: list[tuple[Any, Any]]) -> str:
        within, beyond, is_open = _members(items)
        written = self._beyond(beyond) if not is_open else {_HIGH}
        if within:
            written.add(f"[{''.join(map(_bytes, sorted(within)))}]")
        return f"(?:{'|'.join(sorted(written))})" if len(written) > 1 else written.pop()


def _bytes(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode("utf-8", "surrogatepass"))


def _members(items: list[tuple[Any, Any]]) -> tuple[set[str], set[str], bool]:
    """The ASCII members of a set, the others, and whether there are too many others to name.

    Where there are, the letters that stand for others in the scanned text are members too, unless
    a category decides, which has none of them or all.
    """
    negated = False
    members: set[str] = set()
    is_open = is_vague = False
    for operator, argument in items:
        name = str(operator)
        if name == "NEGATE":
            negated = is_open = is_vague = True
        elif name == "LITERAL":
            members.add(chr(argument))
        elif name == "RANGE":
            low, high = argument
            is_vague |= high - low > _MOST_MEMBERS
            members.update(chr(code) for code in range(low, min(high, low + _MOST_MEMBERS) + 1))
        elif name == "CATEGORY":
            members |= _category(str(argument))
            is_open = True
        else:
            raise _NotPossibleError(name)
    within = {char for char in members if char < "\x80"}
    beyond = members - within
    if negated:
        # Ignoring case, a letter is excluded only if both its cases are: keep all letters.
        within = set(_ASCII - within) | {char for char in _ASCII if char.isalpha()}
    if is_vague:
        is_open, within = True, within | set(ALIKE.values())
    elif is_open:
        within |= {ALIKE[ord(char)] for char in beyond if ord(char) in ALIKE}
    return within, set() if is_open else beyond, is_open


def _category(name: str) -> frozenset[str]:
    if name in _CATEGORIES:
        return _CATEGORIES[name]
    opposite = name.replace("CATEGORY_NOT_", "CATEGORY_")
    if opposite in _CATEGORIES:
        return _ASCII - _CATEGORIES[opposite]
    raise _NotPossibleError(name)

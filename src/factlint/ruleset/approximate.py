"""A byte expression that matches wherever a needle's expression does, and seldom elsewhere.

It is what a multi-pattern engine looks for in all needles at once; the needle's own expression then
decides. Most lookaround is left out, and so is what does not stand at an end of the expression;
long repetitions are opened, and of characters beyond ASCII more may be matched than a set has, so
that nothing which the `regex` module would match can be missed. That holds for a text that is
scanned as a whole and for a piece of one, of which `regex` sees what stands before it, but not what
comes behind it.
"""

from __future__ import annotations

import re

from factlint.patterns import lazy_re
from factlint.ruleset.charsets import ALL, PROPERTIES, Chars
from factlint.ruleset.limits import END, NO_LIMIT, START, Node, edge, ignoring, leaf, limit
from factlint.ruleset.literals import parsed, unescaped
from factlint.values import dataclass

_FOREIGN = lazy_re(r"\{[^}]*[a-z<=]|\(\?(?!:|=|!|<=|<!|P<|>|[imx]+[:)])|\\[PLNXGR]")
_PROPERTY = lazy_re(r"\\p\{(\w+)\}|\\.", re.DOTALL)
_MOST_TIMES = 8
_MOST_BYTES = 4  # of a character
_IGNORECASE = 2
_ZERO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
_GROUPS = ("SUBPATTERN", "ATOMIC_GROUP", "BRANCH")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


class _NotPossibleError(Exception):
    """The expression cannot be approximated usefully."""


def approximation(pattern: str, *, ignore_case: bool) -> tuple[str, bool] | None:
    """The byte expression, and whether it ignores case; None where there is no useful one.

    It is to be sought in UTF-8, with `charsets.ALIKE` applied to the text.
    """
    try:
        plain = _PROPERTY.sub(_plain, pattern)
        if _FOREIGN.search(unescaped(plain)) or not set(pattern).isdisjoint(PROPERTIES.values()):
            return None
        tree = parsed(plain)
        ignores = ignore_case or bool(tree.state.flags & _IGNORECASE)
        writer = _Writer(ignore_case=ignores)
        nodes = _from_equals(list(tree))
        around = _Around([] if len(nodes) == len(tree) else None, [])
        written, least = writer.sequence(nodes, around, ignores)
    except Exception:  # whatever a parser says of syntax that it does not know
        return None
    return (written, writer.ignore_case) if least else None


def _plain(match: re.Match[str]) -> str:
    """A Unicode property as the private character that stands for it."""
    return PROPERTIES[match[1]] if match[1] else match[0]


@dataclass(frozen=True, slots=True)
class _Around:
    """The lookaround right before and right behind a sequence, each with whether it ignores case.

    None where something else of the expression stands there.
    """

    before: list[tuple[Node, bool]] | None = None
    behind: list[tuple[Node, bool]] | None = None


_WITHIN = _Around()


class _Writer:
    """Writes the nodes of a parsed expression, each with the least characters that it takes."""

    def __init__(self, *, ignore_case: bool) -> None:
        self.ignore_case = ignore_case
        self._groups: dict[int, list[Node]] = {}

    def sequence(self, items: list[Node], around: _Around, ignores: bool) -> tuple[str, int]:
        first, end = 0, len(items)
        while first < end and str(items[first][0]) in _ZERO_WIDTH:
            first += 1
        while first < end and str(items[end - 1][0]) in _ZERO_WIDTH:
            end -= 1
        if first == end:
            return "", 0
        core = items[first:end]
        before, behind = around.before, around.behind
        if before is not None:
            before = [*before, *((node, ignores) for node in items[:first])]
        if behind is not None:
            behind = [*((node, ignores) for node in items[end:]), *behind]
        prefix, suffix, least = "", "", 0
        if before and not _is_divided(core[0], ignores, is_last=False):
            prefix, before = _prefix(core, before, ignores), None
        if behind and not _is_divided(core[-1], ignores, is_last=True):
            (suffix, least), behind = self._suffix(core, behind, ignores), None
        texts = [prefix]
        for index, node in enumerate(core):
            is_first, is_last = index == 0, index == len(core) - 1
            within = _Around(before if is_first else None, behind if is_last else None)
            text, fewest = self._node(node, within, ignores)
            texts.append(text)
            least += fewest
        return "".join([*texts, suffix]), least

    def _suffix(
        self, core: list[Node], behind: list[tuple[Node, bool]], ignores: bool
    ) -> tuple[str, int]:
        """What must stand behind, where the scanned text does not end there for `regex` alone.

        A piece of a text ends behind white space.
        """
        inner, may_be_empty = edge(core, is_last=True, ignore_case=ignores)
        found = NO_LIMIT
        for node, is_ignored in behind:
            found &= limit(node, inner, is_before=False, ignore_case=is_ignored)
        text = found.text(inner, END) if inner.is_spaceless and not may_be_empty else ""
        for node, is_ignored in behind:
            if str(node[0]) == "ASSERT" and node[1][0] > 0:
                written, least = self.sequence(list(node[1][1]), _Around(None, []), is_ignored)
                return written, least
        return text, 0

    def _node(self, node: Node, around: _Around, ignores: bool) -> tuple[str, int]:
        name, argument = str(node[0]), node[1]
        chars = leaf(node, ignore_case=ignores)
        if chars is not None:
            return _one(node, chars), 1
        if name in _ZERO_WIDTH:
            return "", 0
        if name == "SUBPATTERN":
            inner = list(argument[3])
            if argument[0] is not None:
                self._groups[argument[0]] = inner
            is_ignored = ignoring(argument, ignore_case=ignores)
            self.ignore_case |= is_ignored
            return self._group(inner, around, is_ignored)
        if name == "ATOMIC_GROUP":
            return self._group(list(argument), around, ignores)
        if name == "BRANCH":
            written = [self.sequence(list(branch), around, ignores) for branch in argument[1]]
            return f"(?:{'|'.join(text for text, _ in written)})", min(n for _, n in written)
        if name in _REPEATS:
            low, high, item = argument
            return self._repeat(int(low), int(high), list(item), ignores)
        if name == "GROUPREF":  # the same characters again
            return self._group(self._groups[argument], _WITHIN, ignores or self.ignore_case)
        raise _NotPossibleError(name)

    def _group(self, items: list[Node], around: _Around, ignores: bool) -> tuple[str, int]:
        text, least = self.sequence(items, around, ignores)
        return f"(?:{text})", least

    def _repeat(self, low: int, high: int, items: list[Node], ignores: bool) -> tuple[str, int]:
        chars = leaf(items[0], ignore_case=ignores) if len(items) == 1 else None
        if high == 0:
            return "", 0
        if chars is not None and chars.beyond:
            return _many(chars, low, high), min(low, 1)
        text, least = self.sequence(items, _WITHIN, ignores)
        if not text:
            return "", 0
        fewest = min(low, _MOST_TIMES)
        return f"{_grouped(text)}{_times(fewest, high)}", least * fewest


def _many(chars: Chars, low: int, high: int) -> str:
    """So many members of a set, some of several bytes."""
    if high == 1:
        return chars.once() + ("" if low else "?")
    if low == 0:
        return chars.repeated() + _times(0, high * _MOST_BYTES)
    # The first begins where a character does, not with the last bytes of another one.
    rest = _times(min(low, _MOST_TIMES) - 1, (high - 1) * _MOST_BYTES)
    return chars.once() + chars.repeated() + rest


def _from_equals(nodes: list[Node]) -> list[Node]:
    """What is left of an expression from its equals sign on, where few letters stand before it.

    The sign is rare, and Hyperscan has no use for fewer than three letters in a row.
    """
    is_sign = [str(name) == "LITERAL" and argument == ord("=") for name, argument in nodes]
    place = is_sign.index(True) if True in is_sign else 0
    letters = "".join("x" if str(name) == "LITERAL" else " " for name, _ in nodes[:place])
    return nodes if "xxx" in letters else nodes[place:]


def _prefix(core: list[Node], before: list[tuple[Node, bool]], ignores: bool) -> str:
    inner, may_be_empty = edge(core, is_last=False, ignore_case=ignores)
    found = NO_LIMIT
    for node, is_ignored in before:
        found &= limit(node, ALL if may_be_empty else inner, is_before=True, ignore_case=is_ignored)
    return found.text(ALL if may_be_empty else inner, START)


def _is_divided(node: Node, ignores: bool, *, is_last: bool) -> bool:
    """Whether what stands beside a node is written beside each of its parts: they differ in it."""
    if str(node[0]) not in _GROUPS:
        return False
    chars, may_be_empty = edge([node], is_last=is_last, ignore_case=ignores)
    return not may_be_empty and (not chars.is_word or _has_lookaround(node, is_last=is_last))


def _has_lookaround(node: Node, *, is_last: bool) -> bool:
    """Whether some part of a node begins, or ends, with lookaround of its own."""
    name, argument = str(node[0]), node[1]
    if name in _ZERO_WIDTH:
        return True
    if name not in _GROUPS:
        return False
    if name == "BRANCH":
        parts = [list(branch) for branch in argument[1]]
    else:
        parts = [list(argument[3] if name == "SUBPATTERN" else argument)]
    return any(
        bool(items) and _has_lookaround(items[-1 if is_last else 0], is_last=is_last)
        for items in parts
    )


def _one(node: Node, chars: Chars) -> str:
    """One character; a plain letter as it is."""
    if str(node[0]) == "LITERAL" and chr(node[1]).isascii() and chr(node[1]).isalnum():
        return chr(node[1])
    return chars.once()


def _grouped(text: str) -> str:
    is_one = len(text) == 1 or (text[0] == "[" and "]" not in text[:-1])
    return text if is_one else f"(?:{text})"


def _times(fewest: int, most: int) -> str:
    if most > _MOST_TIMES:
        return {0: "*", 1: "+"}.get(fewest, f"{{{fewest},}}")
    return "?" if (fewest, most) == (0, 1) else f"{{{fewest},{most}}}"

"""What may stand right before and right behind a match, by the lookaround at an expression's ends.

Expressions are given as the standard library's parser reads them: lists of an operator and its
argument. "Before" and "behind" are also sought at the ends of the scanned text, which may be a
piece: what comes first in it may stand behind anything.
"""

from __future__ import annotations

from typing import Any

from factlint.ruleset import charsets
from factlint.ruleset.charsets import ALL, ALL_BUT_NEWLINE, ASCII, NONE, WORD, Chars
from factlint.values import dataclass

Node = tuple[Any, Any]
START, END = "^", r"\z"
_IGNORECASE = 2
_NOT_WORD = ASCII - WORD


@dataclass(frozen=True, slots=True)
class Limit:
    """The ASCII characters that may stand beside a match, and whether any others may."""

    ascii: frozenset[str]
    is_open: bool

    def __and__(self, other: Limit) -> Limit:
        """Both at once."""
        return Limit(self.ascii & other.ascii, self.is_open and other.is_open)

    def text(self, inner: Chars, end: str) -> str:
        """The expression: `end` is `START` or `END`, `inner` what the match has there."""
        if self == NO_LIMIT:
            return ""
        # Behind a match, Hyperscan would not take `\b` in what it combines to gates.
        if self == _BOUNDARY and end == START and inner.is_word and not inner.beyond:
            return r"\b"
        if not self.ascii and not self.is_open:
            return end
        return f"(?:{end}|{charsets.ascii_class(self.ascii, is_open=self.is_open)})"


NO_LIMIT = Limit(ASCII, is_open=True)
_BOUNDARY = Limit(_NOT_WORD, is_open=True)


def limit(node: Node, inner: Chars, *, is_before: bool, ignore_case: bool) -> Limit:
    """What a boundary, an anchor or a lookaround says of the one character beside the match."""
    name, argument = str(node[0]), node[1]
    if name == "AT":
        return _limit_of_anchor(str(argument), inner, is_before=is_before)
    direction, items = argument
    if (direction < 0) != is_before:
        return NO_LIMIT
    if name == "ASSERT_NOT":
        return _none_of(list(items), ignore_case=ignore_case)
    chars, may_be_empty = edge(list(items), is_last=is_before, ignore_case=ignore_case)
    return NO_LIMIT if may_be_empty else Limit(chars.ascii, bool(chars.beyond))


def _limit_of_anchor(name: str, inner: Chars, *, is_before: bool) -> Limit:
    if name == "AT_BOUNDARY":
        return _BOUNDARY if inner.is_word else NO_LIMIT
    if name == ("AT_BEGINNING" if is_before else "AT_END"):
        return Limit(frozenset("\n"), is_open=False)
    if name == ("AT_BEGINNING_STRING" if is_before else "AT_END_STRING"):
        return Limit(frozenset(), is_open=False)
    return NO_LIMIT


def _none_of(items: list[Node], *, ignore_case: bool) -> Limit:
    """What is left by a negative lookaround; alternatives of several characters leave all."""
    if len(items) != 1:
        return NO_LIMIT
    name, argument = str(items[0][0]), items[0][1]
    if name == "SUBPATTERN":
        return _none_of(list(argument[3]), ignore_case=ignore_case or bool(argument[1] & 2))
    if name == "BRANCH":
        found = NO_LIMIT
        for branch in argument[1]:
            found &= _none_of(list(branch), ignore_case=ignore_case)
        return found
    if name == "LITERAL":
        left = [("NEGATE", None), ("LITERAL", argument)]
    elif name == "IN":
        is_negated = str(argument[0][0]) == "NEGATE"
        left = argument[1:] if is_negated else [("NEGATE", None), *argument]
    else:
        return NO_LIMIT
    chars = charsets.of_set(left, ignore_case=ignore_case)
    return Limit(chars.ascii, bool(chars.beyond))


def edge(items: list[Node], *, is_last: bool, ignore_case: bool) -> tuple[Chars, bool]:
    """What a match may begin with, or end with, and whether it may be empty."""
    found = NONE
    for node in reversed(items) if is_last else items:
        chars, may_be_empty = _edge_of(node, is_last=is_last, ignore_case=ignore_case)
        found |= chars
        if not may_be_empty:
            return found, False
    return found, True


def _edge_of(node: Node, *, is_last: bool, ignore_case: bool) -> tuple[Chars, bool]:
    name, argument = str(node[0]), node[1]
    chars = leaf(node, ignore_case=ignore_case)
    if chars is not None:
        return chars, False
    if name == "SUBPATTERN":
        ignores = ignoring(argument, ignore_case=ignore_case)
        return edge(list(argument[3]), is_last=is_last, ignore_case=ignores)
    if name == "ATOMIC_GROUP":
        return edge(list(argument), is_last=is_last, ignore_case=ignore_case)
    if name == "BRANCH":
        found, is_any_empty = NONE, False
        for branch in argument[1]:
            part, may_be_empty = edge(list(branch), is_last=is_last, ignore_case=ignore_case)
            found, is_any_empty = found | part, is_any_empty or may_be_empty
        return found, is_any_empty
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        part, may_be_empty = edge(list(argument[2]), is_last=is_last, ignore_case=ignore_case)
        return part, may_be_empty or int(argument[0]) == 0
    return (NONE if name in ("AT", "ASSERT", "ASSERT_NOT") else ALL), True


def leaf(node: Node, *, ignore_case: bool) -> Chars | None:
    """What a node matches that takes exactly one character; None for other nodes."""
    name, argument = str(node[0]), node[1]
    if name == "LITERAL":
        return charsets.of_set([node], ignore_case=ignore_case)
    if name == "NOT_LITERAL":
        negated = [("NEGATE", None), ("LITERAL", argument)]
        return charsets.of_set(negated, ignore_case=ignore_case)
    if name == "IN":
        return charsets.of_set(argument, ignore_case=ignore_case)
    return ALL_BUT_NEWLINE if name == "ANY" else None


def ignoring(argument: Any, *, ignore_case: bool) -> bool:
    """Whether case is ignored in a group, by the flags that it adds and takes."""
    added, taken = argument[1], argument[2]
    return bool(added & _IGNORECASE) or (ignore_case and not taken & _IGNORECASE)

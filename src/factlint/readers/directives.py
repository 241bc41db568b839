"""The grammar of `factlint: …` comments, which silence a rule at one place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from factlint.model.document import Directive, Span
from factlint.patterns import lazy_re

_START = lazy_re(r"\s*factlint\b\s*:?", re.IGNORECASE)
_ALLOW = lazy_re(
    r"""
    \s* (?P<verb> [\w-]+ )
    (?: \s+ (?P<rule> [a-z][a-z0-9-]*/[a-z0-9][a-z0-9-]* ) (?= [\s:] | $ ) )?
    (?: \s* (?P<quoted> "(?P<straight> [^"]* )" | “(?P<curly> [^”]* )” ) )?
    (?: \s* \b until \s+ (?P<until> [^\s:]+ ) )?
    \s* (?P<rest> .* )
    """,
    re.VERBOSE | re.DOTALL,
)


def parse_directive(comment: str, start: int, end: int) -> Directive | None:
    """The directive that the inside of a comment is, None where it is any other comment.

    `start` and `end` are the place of the whole comment in the source. What is wrong with a
    directive stands in its `error`; nothing is raised.
    """
    opening = _START.match(comment)
    if opening is None or (":" not in opening[0] and "allow" not in comment[:60]):
        return None
    nowhere = Span(end, end)
    match = _ALLOW.match(comment, opening.end())
    if match is None or match["verb"] != "allow":
        verb = match["verb"] if match else ""
        said = f"'{verb}' is not known" if verb else "says nothing"
        return Directive(
            start, end, nowhere, error=f"{said}; expected 'factlint: allow RULE: REASON'"
        )
    rule = match["rule"] or ""
    text = match["straight"] if match["straight"] is not None else match["curly"]
    until, fault = _until(match["until"])
    rest = match["rest"].strip()
    reason = " ".join(rest[1:].split()) if rest.startswith(":") else ""
    error = _fault(rule, text, rest, reason) or fault
    return Directive(start, end, nowhere, rule, text, until, reason, error)


def covered(directive: Directive, blocks: Iterable[Span]) -> Directive:
    """The directive with the range it speaks for: the block that holds it, else the next one."""
    covers = directive.covers
    for block in blocks:
        if block.start <= directive.start < block.end or block.start >= directive.end:
            covers = block
            break
    return Directive(
        directive.start,
        directive.end,
        covers,
        directive.rule,
        directive.text,
        directive.until,
        directive.reason,
        directive.error,
    )


def directives_among(
    comments: Iterable[tuple[str, int, int]], blocks: Sequence[Span]
) -> Iterator[Directive]:
    """The directives among comments (inside, start, end), each with the block it speaks for.

    `blocks` are in order.
    """
    starts = [block.start for block in blocks]
    for inner, start, end in comments:
        directive = parse_directive(inner, start, end)
        if directive is not None:
            first = max(bisect_right(starts, start) - 1, 0)
            yield covered(directive, blocks[first : first + 2])


def _until(value: str | None) -> tuple[date | None, str]:
    if value is None:
        return None, ""
    try:
        return date.fromisoformat(value), ""
    except ValueError:
        return None, f"'{value}' is not a date; expected YYYY-MM-DD"


def _fault(rule: str, text: str | None, rest: str, reason: str) -> str:
    if not rule:
        first = rest.split(":")[0].split()
        said = f"'{first[0]}' is not a rule id" if first else "names no rule"
        return f"{said}; expected TOPIC/NAME"
    if text is not None and not text.strip():
        return "the quoted text is empty"
    if rest and not rest.startswith(":"):
        return f"cannot be understood from '{rest.split()[0]}' on; expected ': REASON'"
    return "" if reason else "gives no reason; expected ': REASON' at its end"

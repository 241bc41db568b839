"""What the blocks of Markdown begin (and end) with."""

from __future__ import annotations

import re

from factlint.patterns import lazy_re

LINE = lazy_re(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
STARTS = frozenset("#>`~*+-=_<|:[0123456789")
HEADING = lazy_re(r"(#{1,6})(?:[ \t]+|$)(?P<text>.*?)[ \t]*(?:(?<=[ \t])#+[ \t]*)?$")
ANCHOR = lazy_re(r"[ \t]*\{#[\w:. -]+\}$")
FENCE = lazy_re(r"(?P<mark>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*)$")
SETEXT = lazy_re(r"(=+|-+)[ \t]*$")
BREAK = lazy_re(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
BULLET = lazy_re(r"(?P<mark>[-+*])(?P<pad>[ \t]+|$)")
NUMBER = lazy_re(r"(?P<mark>(?P<number>\d{1,9})[.)])(?P<pad>[ \t]+|$)")
NOTE = lazy_re(r"\[\^([^\s\[\]]{1,100})\]:[ \t]*")
DEFINITION = lazy_re(
    r"""\[(?P<label>[^\[\]\\]{1,999})\]:[ \t]*(?:<(?P<angled>[^<>]*)>|(?P<bare>\S+))
    (?: [ \t]+ (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)'
              | \((?P<round>[^()]*(?:\([^()]*\)[^()]*)*)\) ) )? [ \t]*$""",
    re.VERBOSE,
)
LABEL_ALONE = lazy_re(r"\[[^\[\]\\]{1,999}\]:[ \t]*$")
DELIMITERS = lazy_re(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
HTML_BLOCKS = "|".join(
    (
        "address article aside base basefont blockquote body caption center col colgroup dd details"
        " dialog dir div dl dt fieldset figcaption figure footer form frame frameset h[1-6] head"
        " header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option"
        " p param search section summary table tbody td tfoot th thead title tr track ul"
    ).split()
)
HTML = lazy_re(
    rf"""<(?:
        (?P<raw> (?:script|pre|style|textarea) (?=[\s>]|$) )
      | (?P<comment> !-- ) | (?P<php> \? ) | (?P<declaration> ![A-Za-z] )
      | (?P<block> /?(?:{HTML_BLOCKS}) (?=[\s>]|/>|$) )
    )""",
    re.VERBOSE | re.IGNORECASE,
)
ALONE = lazy_re(r"<(?:[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?|/[A-Za-z][A-Za-z0-9-]*\s*)>[ \t]*$")
ENDS = {"raw": "</", "comment": "-->", "php": "?>", "declaration": ">"}

"""Whether a percentage may stand beside a part and its whole: a quick look at the text alone."""

from __future__ import annotations

from factlint.kinds.arithmetic.places import AMOUNT, NUMBER
from factlint.language.quantities import around, tails
from factlint.patterns import lazy_re

_LONGEST = 1_500  # code points of a text that is looked at: a longer one is let pass
_ATTRIBUTES = "the its their his her our my all a total of these those some every an".split()
_LEADS = "|".join(sorted({*around.HEDGE_WORDS, *_ATTRIBUTES}, reverse=True))
# What may stand before a figure: attributes of a whole, and the words that qualify a number.
_LED = rf"(?:(?:{_LEADS})\.?\s+){{0,12}}{AMOUNT}"
_SHORT = r"(?:pct|percent|per(?:\s{1,64}|-)cent|pc)(?!\w)"
_PERCENT = rf"(?:%|{_SHORT})"
_NO_PERCENT = rf"(?!{tails.GAP}{_PERCENT})"
_FIRST_WORDS = "|".join(sorted(tails.FIRST_WORDS - {""}, reverse=True))
_UNIT = rf"(?:-|{tails.GAP})(?:{_FIRST_WORDS}|[%¢°]|[^\x00-\x7f])"
_YEAR = rf"(?:1[7-9]|20)\d\d(?!\d|[.,:/-]\d|\s\d|{_UNIT}|[½¼¾⅓⅔])"
_SHARE = rf"\d[\d.,/]{{0,40}}(?:[-\s]\d{{1,2}}/\d{{1,2}})?{tails.GAP}{_PERCENT}"
# A figure that is no percentage, few words, "of" and another that is no year or percentage.
# No figure is longer than 40 code points, its tail than 64, the words before "of" than 60.
_PAIR = lazy_re(
    rf"(?:\d(?![\d.,/]{{0,40}}{tails.GAP}{_PERCENT})|{NUMBER}(?<!\d){_NO_PERCENT})[^\s;:()]{{0,110}}"
    r"(?:\s{1,64}and\s+a\s+half\b"
    r"|\s{1,64}(?!(?:but|to|from|in|on|at|or|and)\b)[^\s\d;:]{1,64}){0,10}?"
    rf"\s{{1,64}}of\s{{1,64}}(?!(?:(?:{_LEADS})\.?\s+){{0,12}}(?:{_YEAR}|{_SHARE})){_LED}"
)
_BEHIND = lazy_re(  # (30 %); , or 30 %; - about 30 %
    r"(?:[(\[]|\bor\s|,\s|(?<!\d)[-–]|[-–](?!\d)|[—=])\s{0,90}"
    r"(?:or\s+|i\.e\.,?\s+|equal\s+to\s+|equivalent\s+to\s+|that\s+is\s*,?\s+|=\s*)?"
    rf"{_LED}[^\s;:()%]{{0,110}}(?:[\s-]{{1,64}}[a-z\d/]{{1,20}}){{0,10}}?{tails.GAP}-?{_PERCENT}"
)
_AHEAD = lazy_re(  # 30 % (12 of 40)
    rf"{_PERCENT}(?:\s{{1,90}}[\w’'-]{{1,90}}){{0,4}}"
    rf"(?:\s*[(\[]\s*(?:n\s*=\s*|or\s+|i\.e\.,?\s+)?|,?\s+or\s+|,?\s+[-–—]\s+){_LED}"
)


def may_state_share(text: str) -> bool:
    """Whether a part, "of" and a whole may have their percentage beside them, in a folded text."""
    if len(text) > _LONGEST:
        return True
    pair = _PAIR.search(text)
    if pair is None:
        return False
    return _BEHIND.search(text, pair.start()) is not None or _AHEAD.search(text) is not None

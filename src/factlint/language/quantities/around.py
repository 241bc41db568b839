"""What stands right before a number and changes it: currency, minus sign, hedge, label, month."""

from __future__ import annotations

from factlint import regex
from factlint.language.quantities.number import Hedge
from factlint.language.quantities.units import SIGNS, longest_first
from factlint.patterns import lazy_regex

_REACH = 32  # how far before a number the words that qualify it may begin
_SIGN = lazy_regex(
    rf"(?<![\w$£€])(?:{'|'.join(regex.escape(sign) for sign in longest_first(SIGNS))})\s?$"
    r"|[$£€¥]\s?$"
)
_SIGN_ENDS = frozenset(sign[-1] for sign in SIGNS)
_MINUS = lazy_regex(r"(?:(?:^|[\s(])[-−–]|\bminus\s+)$", regex.IGNORECASE)
_LABELS = frozenset(
    """
    No No. Nos. Number Flight Boeing Airbus Room Route Highway Article Section Chapter Title Page
    page pages p. pp. Rule Act Form Figure Fig. Table Appendix Channel Level Type Version Windows
    Formula Phase Unit Block Lot Square Catch Fortune Nikkei FTSE S&P Russell Stage Group Vol.
    Volume Issue Part Step Day Week Area Pier Gate Terminal Tier Grade Class Resolution Proposition
    Prop Amendment
    """.split()
)
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_MONTH_WORD = lazy_regex(MONTH)
_HEDGES = {
    Hedge.ABOUT: "about|around|some|roughly|approximately|approx|circa|ca|c|an estimated"
    "|estimated|in the region of|something like",
    Hedge.OVER: "more than|over|at least|just over|well over|slightly over|slightly more than"
    "|just more than|above|just above|as many as|as much as|greater than|a little over|upwards of",
    Hedge.UNDER: "nearly|almost|close to|just under|less than|under|up to|fewer than|below"
    "|just below|slightly less than|just short of|no more than|at most|not quite|a little under",
}
_HEDGE_OF = {word: hedge for hedge, words in _HEDGES.items() for word in words.split("|")}
_HEDGE = lazy_regex(
    r"(?<!\w)(?P<hedge>"
    + "|".join(regex.escape(word).replace(r"\ ", r"\s+") for word in longest_first(_HEDGE_OF))
    + r")\.?\s+(?:(?:the|a|an)\s+)?$",
    regex.IGNORECASE,
)
HEDGE_WORDS = frozenset(word for words in _HEDGE_OF for word in words.split())
"""The words that qualify a number, each by itself."""
_HEDGE_ENDS = frozenset(word.rpartition(" ")[2] for word in _HEDGE_OF) | {"the", "a", "an"}


def word_before(text: str, start: int) -> str:
    """The last word before an offset, empty where none is near."""
    words = text[max(0, start - _REACH) : start].rsplit(None, 1)
    return words[-1] if words else ""


def currency(text: str, start: int) -> tuple[int, str] | None:
    """Where the sign of a currency before the digits begins, and which it is."""
    last = text[start - 1 : start]
    if last.isspace():
        last = text[start - 2 : start - 1]
    if last not in _SIGN_ENDS:
        return None
    match = _SIGN.search(text, max(0, start - 6), start)
    return (match.start(), SIGNS[match[0].strip()]) if match else None


def minus(text: str, start: int, before: str) -> int | None:
    """Where the minus sign or the word before a number begins; `before` is its last word."""
    if text[start - 1 : start] not in ("-", "−", "–") and before[-5:].lower() != "minus":
        return None
    match = _MINUS.search(text, max(0, start - _REACH), start)
    return None if match is None else match.end() - len(match[0].lstrip(" \n\t("))


def hedge(text: str, start: int, before: str) -> tuple[int, Hedge] | None:
    """Where the words that qualify a number begin, and what they say; `before` is the last one."""
    if before.rstrip(".").lower() not in _HEDGE_ENDS:
        return None
    match = _HEDGE.search(text, max(0, start - _REACH), start)
    if match is None:
        return None
    return match.start(), _HEDGE_OF[" ".join(match["hedge"].lower().split())]


def has_label(text: str, start: int) -> bool:
    """Whether a number only names something: No. 10, Flight 103."""
    return text[start - 1 : start].isspace() and word_before(text, start).lstrip("(") in _LABELS


def has_month(text: str, start: int) -> bool:
    """Whether the name of a month stands before a number."""
    return _MONTH_WORD.fullmatch(word_before(text, start).lstrip("(")) is not None

"""Whether a sentence can state a percent change or a share: a quick look at its words alone.

A no is certain, and most sentences with a percentage have it: a change needs a figure behind "from"
or one of its like, another one, and between these and the percentage none of the words that begin
another statement. See `anchors` and `changes`, which find out what is stated.
"""

from __future__ import annotations

from factlint.language.quantities import change_words as words
from factlint.language.quantities import spelled
from factlint.patterns import lazy_re

# Between words there is white space, but for signs that tell something.
_PLAIN = {
    **{code: " " for code in range(128) if not chr(code).isalnum()},
    **{ord(sign): " " for sign in "’‘–—−£€¥₹₩\u00a0…"},
    **{ord(sign): ";" for sign in ';:?!"“”'},
    **{ord(sign): sign for sign in "%().,/"},
}
# A sentence is looked at as a text with one letter for each of its words and signs.
_KNOWN = {
    **dict.fromkeys(words.SIGN, "M"),
    **dict.fromkeys(words.BREAKING, "W"),
    **dict.fromkeys(("up", "down"), "U"),
    **dict.fromkeys(("from", "against", "versus", "vs", "after", "compared", "compares"), "F"),
    **dict.fromkeys(("on", "above", "below", "over"), "B"),
    **dict.fromkeys(("to", "at"), "T"),
    **dict.fromkeys(("reaching", "hitting", "totaling", "totalling"), "t"),
    # Of what breaks a statement that which no figure and none of its attributes can have.
    **dict.fromkeys(("but", "while", "with", "which", "who", "that", "when", "if"), "K"),
    **dict.fromkeys(("will", "would", "said", "is", "was", "has", "had"), "f"),
    **dict.fromkeys(spelled.WORDS, "N"),
    **dict.fromkeys(("a", "an"), "a"),
    **dict.fromkeys(("pct", "percent", "pc", "pp", "ppt", "%"), "P"),
    **dict.fromkeys(("point", "points"), "i"),
    "percentage": "q",
    "cent": "c",
    **dict.fromkeys(("were", "are"), "w"),
    "per": "p",
    "and": "A",
    "or": "r",
    "by": "b",
    "of": "O",
    "than": "n",
    "share": "Z",
    "(": "L",
    ")": "R",
    ";": "H",
}
_TIGHT = ("pct", "pc", "pp", "ppt", "percent")
_MOST = 50_000


class _Letters(dict[str, str]):
    """The letters of each word, with one for a comma behind it; words once met are remembered."""

    def __missing__(self, token: str) -> str:
        comma = "C" if token[-1] == "," else ""
        word = token.strip(".,")
        if word[:1].isdecimal():
            return f"N{'P' if word.endswith(_TIGHT) else ''}{comma}"
        if len(self) > _MOST:
            self.clear()
            self.update(_KNOWN)
        letters = self[token] = _KNOWN.get(word, "x") + comma
        return letters


_LETTERS = _Letters(_KNOWN)
_OTHERS = str.maketrans("pcqi", "xxxx")  # what makes a percentage only with another word
_IN_NUMBER = lazy_re(r"NA(?=a?N)")
# In an aside that is left out nothing is stated, and it does not begin with a base.
_ASIDE = lazy_re(r"L(?!x?[KFUTBnx]?[FTBn])[^LRP]*R")
_ANY_ASIDE = lazy_re(r"L[^LR]*R")
_WITHIN = r"[^HLRC]*"  # between a base and its figure
_GLUE = r"[^HKAWLR]*L?"
_BASE = r"K?[UxF]?F"
_HEDGE = r"(?:[xUMa]{0,3}[Tn])?[xaMBUO]{0,4}"
_OWN = r"N[Na]*x?P"
_VERB = rf"[WU][xaMBOKbZwCFtNP]*{_HEDGE}"
_ANCHOR = lazy_re(rf"{_VERB}{_OWN}|P[^OAHLRCr]{{0,4}}[WMUB]|[rL]b?{_HEDGE}{_OWN}")
_LEAD = rf"[^HKAWLRC]*(?:C[^HLRC]{{1,5}}[fw])?C?L?(?:Kf|[frwx])?a?(?:{_VERB})?{_HEDGE}{_OWN}"
_TO = r"[Tt]"
_TO_AND_FROM = rf"(?:{_TO}{_WITHIN}N{_GLUE}{_BASE}|{_BASE}{_WITHIN}N{_GLUE}{_TO}){_WITHIN}N"
_PAIRS = (
    lazy_re(rf"P[^HLRC]{{0,5}}{_GLUE}{_TO_AND_FROM}"),  # up 12 % to 92 from 80
    # 92, up 12 % from 80
    lazy_re(rf"N{_LEAD}[^HLRC]{{0,5}}{_GLUE}(?:{_BASE}|[nB]){_WITHIN}N"),
    lazy_re(rf"F{_WITHIN}N(?:{_GLUE}{_TO}{_WITHIN}N)?{_LEAD}"),  # from 80 to 92, up 12 %
)


_FIGURE = lazy_re(r"\d[\d.,]*")
# One of the words of `FROM` and `BASE`, without which `changes` ties no figure to another.
_TIE = lazy_re(
    r"from|against|versus|after|compare[ds]|above|below|over|than|(?<![a-z])(?:on|vs)(?![a-z])"
)
_OF_WHOLE = r"N(?!P)[^HLRCN]*O[^HLRCN]{0,12}N[Na]*"  # 12 of the 40
_SHARES = lazy_re(rf"{_OF_WHOLE}[^H]{{0,16}}{_OWN}|P[^HR]{{0,10}}{_OF_WHOLE}")


def may_hold_three(text: str) -> bool:
    """Whether three numbers are thinkable in a folded text."""
    figures = len(_FIGURE.findall(text))
    return figures > 2 or figures + spelled.starts(text, 0, len(text)) > 2


def may_tie(text: str) -> bool:
    """Whether a folded text has a word that ties the figures of a change to each other."""
    return _TIE.search(text) is not None


def letters(text: str) -> str:
    """The letters of a text, which is a folded one."""
    plain = text.translate(_PLAIN).replace("%", " % ").replace(";", " ; ")
    if "(" in plain or ")" in plain:
        plain = plain.replace("(", " ( ").replace(")", " ) ")
    found = "".join(map(_LETTERS.__getitem__, plain.split()))
    if "NA" in found:
        found = _IN_NUMBER.sub("NN", found)
    found = found.replace("pc", "P").replace("qi", "P")
    return found.translate(_OTHERS)


def may_state_share(found: str) -> bool:
    """Whether a part of a whole can stand beside a percentage, given the letters."""
    return found.count("N") > 2 and _SHARES.search(found) is not None


def may_state_change(found: str) -> bool:
    """Whether a percent change can be stated with both its figures, given the letters."""
    if found.count("N") < 3:
        return False
    if "L" in found:
        found = _ASIDE.sub("", found)
    if "Z" in found or _ANCHOR.search(found) is None:
        return "Z" in found
    asides = found.count("L")
    if asides == 1 and _may_pair(_ANY_ASIDE.sub("", found)):
        return True
    return asides > 1 or _may_pair(found)


def _may_pair(found: str) -> bool:
    return any(pair.search(found) for pair in _PAIRS)

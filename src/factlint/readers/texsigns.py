"""What TeX writes with commands and a reader sees as signs: accents, letters, dashes, quotes."""

from __future__ import annotations

import re
import unicodedata

from factlint.patterns import lazy_re

_COMBINING = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361", "U": "\u030e", "G": "\u030f",
}  # fmt: skip
_LETTERS = dict(
    pair.split(":")
    for pair in (
        "ss:ß SS:SS o:ø O:Ø l:ł L:Ł ae:æ AE:Æ oe:œ OE:Œ aa:å AA:Å i:ı j:ȷ dh:ð DH:Ð th:þ TH:Þ"
        " dj:đ DJ:Đ ng:ŋ NG:Ŋ S:§ P:¶ dag:† ddag:‡ copyright:© textcopyright:© pounds:£"
        " textsterling:£ euro:€ texteuro:€ EUR:€ textregistered:® texttrademark:™ textdegree:°"
        " degree:° textmu:µ ldots:… dots:… textellipsis:… textendash:– textemdash:—"
        " textquoteleft:‘ textquoteright:’ textquotedblleft:“ textquotedblright:” lq:‘ rq:’"
        " quotesinglbase:‚ quotedblbase:„ guillemotleft:« guillemotright:» guilsinglleft:‹"
        " guilsinglright:› flqq:« frqq:» glqq:„ grqq:“ og:« fg:» textquotesingle:'"
        ' textquotedbl:" textbackslash:\\ textasciitilde:~ textasciicircum:^ textunderscore:_'
        " textbar:| textless:< textgreater:> textdollar:$ textpercent:% textbraceleft:{"
        " textbraceright:} textbullet:• textperiodcentered:· textsection:§ textparagraph:¶"
        " textexclamdown:¡ textquestiondown:¿ textordfeminine:ª textordmasculine:º"
        " textonehalf:½ textonequarter:¼ textthreequarters:¾ textyen:¥ textcent:¢ No:№ numero:№"
        " TeX:TeX LaTeX:LaTeX LaTeXe:LaTeX2e BibTeX:BibTeX XeTeX:XeTeX LuaTeX:LuaTeX"
        " pdfTeX:pdfTeX XeLaTeX:XeLaTeX LuaLaTeX:LuaLaTeX pdfLaTeX:pdfLaTeX"
        " slash:/ textasteriskcentered:* textnumero:№ cprime:ʹ textvisiblespace:␣"
    ).split()
)
_SPACES = {
    "quad": " ",
    "qquad": " ",
    "enspace": " ",
    "thinspace": " ",
    "space": " ",
    "nobreakspace": " ",
}
_SIGNS = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ",
    "\t": " ", "\r": " ", ",": " ", ";": " ", ":": " ", ">": " ", "!": "", "/": "", "-": "",
    "@": "", "\\": " ", "|": "‖", "(": "", ")": "", "[": "", "]": "", "+": "", "*": "",
}  # fmt: skip
_MATH = dict(
    pair.split(":")
    for pair in (
        "alpha:α beta:β gamma:γ delta:δ epsilon:ε varepsilon:ε zeta:ζ eta:η theta:θ vartheta:θ"
        " iota:ι kappa:κ lambda:λ mu:μ nu:ν xi:ξ pi:π rho:ρ sigma:σ tau:τ upsilon:υ phi:φ"
        " varphi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ"
        " Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω infty:∞ times:× cdot:· pm:± mp:∓ leq:≤ le:≤ geq:≥ ge:≥"
        " neq:≠ ne:≠ approx:≈ sim:~ simeq:≃ equiv:≡ to:→ rightarrow:→ leftarrow:← Rightarrow:⇒"
        " leftrightarrow:↔ in:∈ subset:⊂ cup:∪ cap:∩ forall:∀ exists:∃ nabla:∇ partial:∂ sqrt:√"
        " sum:∑ prod:∏ int:∫ ell:ℓ hbar:ℏ circ:° prime:′ bullet:• star:⋆ ast:* cdots:⋯ langle:⟨"
        " rangle:⟩ dagger:† ddagger:‡ oplus:⊕ otimes:⊗ mid:| vert:| lbrace:{ rbrace:} emptyset:∅"
    ).split()
)

ACCENT = r"""
    \\ (?:
        (?P<mark> ["'`^~=.] ) [ \t]*
      | (?P<named> [uvHckrdbtUG] ) (?: [ \t]+ | (?![A-Za-z]) )
    )
    (?:
        \{ [ \t]*
        (?P<braced> \\[ij](?![A-Za-z]) | [^\W\d_] | \\(?:ae|AE|oe|OE|o|O)(?![A-Za-z]) )?
        [ \t]* \}
      | (?P<bare> \\[ij](?![A-Za-z]) [ \t]* | [^\W\d_] )
    )
    """
"""A verbose pattern of an accent over a letter."""


def accented(match: re.Match[str]) -> str:
    """The letter with its accent that a match of `ACCENT` stands for."""
    mark = match["mark"] or match["named"]
    letter = (match["braced"] or match["bare"] or "").strip()
    if letter.startswith("\\"):
        name = letter[1:]
        letter = name if name in "ij" else _LETTERS.get(name, name)
    if not letter:
        return mark if mark in "~^`'\"" else ""
    return unicodedata.normalize("NFC", letter + _COMBINING[mark])


def sign(name: str) -> str | None:
    """What a command without arguments shows in prose, None where it is not known."""
    if name in _SIGNS:
        return _SIGNS[name]
    found = _LETTERS.get(name)
    return _SPACES.get(name) if found is None else found


_SIGNED = lazy_re(r"[\\{}~$`]|''|--")
_MARKUP = lazy_re(r"[\\{}~$`'\"\s-]")
_TOKEN = lazy_re(
    rf"""
      (?P<accent> {ACCENT} )
    | \\ (?: href | textcolor | color | [nN]oopsort | [sS]ort[nN]oop ) \s* \{{ [^{{}}]* \}}
    | \\ (?P<name> [A-Za-z]+ ) \*? [ \t\r\n]*
    | \\ (?P<sign> . )
    | (?P<brace> [{{}}$] )
    | (?P<dash> --- | -- )
    | (?P<quote> `` | '' | ` )
    | (?P<tie> ~ )
    | \s+
    """,
    re.VERBOSE | re.DOTALL,
)
_FIXED = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘"}
_VERBATIM = lazy_re(
    r"\\(?:url|path|nolinkurl|href|texttt)\b\s*|\\~\s*(?:\{\})?|\\(?:text)?asciitilde\s*(?:\{\})?"
    r"|\$?\\sim\$?|\\(?P<sign>[&%$#_])|\\-|[{}]|\s+"
)


def plain(raw: str) -> str:
    """A stretch of TeX as it reads: no braces and no commands, white space as one space."""
    if _MARKUP.search(raw) is None:
        return raw
    text = _TOKEN.sub(_shown, raw) if _SIGNED.search(raw) else raw
    return " ".join(text.split())


def verbatim(raw: str) -> str:
    """An address or identifier as it reads: dashes and tildes stay what they are."""
    if "\\" in raw or "{" in raw or "$" in raw:
        raw = _VERBATIM.sub(_address, raw)
    return " ".join(raw.split())


def _shown(match: re.Match[str]) -> str:
    group = match.lastgroup
    if match["accent"] is not None:
        return accented(match)
    if group == "name":
        found = sign(match["name"])
        return _MATH.get(match["name"], "") if found is None else found
    if group == "sign":
        return _SIGNS.get(match["sign"], match["sign"])
    if group == "brace":
        return ""
    if group == "tie":
        return " "
    if group in ("dash", "quote"):
        return _FIXED[match[0]]
    return "" if match[0].startswith("\\") else " "


def _address(match: re.Match[str]) -> str:
    if match["sign"] is not None:
        return match["sign"]
    if "~" in match[0] or "tilde" in match[0] or "sim" in match[0]:
        return "~"
    return " " if match[0].isspace() else ""


def math_sign(name: str) -> str | None:
    """The sign that a command shows in a formula, None where it is not known."""
    return _MATH.get(name)

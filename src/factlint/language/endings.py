"""How texts end: full stops, and the lines around an article that need none."""

from __future__ import annotations

from factlint import regex
from factlint.patterns import lazy_regex

TERMINAL = frozenset(".!?…。！？｡।॥؟۔։‽")
CLOSERS = "\"'”’»)]}』」》】›*_~`|\\ \t\r\n\u00a0\u200b\ufeff"

# A credit or a note on the author is short; what is longer is running text.
_LONGEST = 400


def _any(words: str) -> str:
    """One of these words, in which a hyphen stands for a space."""
    return "(?:" + "|".join(word.replace("-", r"\s") for word in words.split()) + ")"


_NAME = r"\p{Lu}[\p{L}.'’-]*(?:\s(?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|al|la|bin)){1,4}"
_PICTURE = _any(
    "photo photograph image picture pic video illustration graphic screenshot artwork cartoon"
    " thumbnail audio map chart rendering"
)
_WORK = _any(
    "reporting editing writing research translation graphics? photography interview text story"
    " words"
)
_WORKED = _any(
    "reported edited written compiled translated produced posted published submitted filmed"
    " photographed illustrated prepared updated"
)
_GIVER = _any(
    r"getty(?:\simages)? shutterstock istock alamy unsplash pixabay flickr creative-commons"
    r" wikimedia(?:\scommons)?"
)
_PIECE = _any("article story post piece report column essay content interview page")
_DONE = _any(
    "first originally also part published republished written produced provided updated corrected"
    " adapted reprinted sponsored appeared taken copyright"
)
_CALLING = _any(
    "correspondent editor reporter journalist writer author professor lecturer columnist"
    " contributor commentator fellow blogger freelancer? producer presenter researcher novelist"
    " host photographer"
)
_DOES = _any("works? writes? covers? teaches reports? reported contributed blogs tweets")
_ASKED = _any(
    "read see watch click listen subscribe sign-up sign-in log-in share tweet follow visit"
    " download buy shop check-out register donate scroll tap order"
)
_LABEL = _any(
    "related recommended more also latest trending popular advertisement sponsored topics? tags?"
    " category categories filed-under comments? next previous keywords? further see-also read"
    " watch see share don[’']t-miss references? links? resources about gallery newsletter"
    " available originally on-the-web download ingredients details website info"
)
_ALONE = _any(
    "advertisement related comments? tags? topics? references share gallery story-timeline"
    r" loading\W*"
)
_OTHER_STORIES = (
    _any("related recommended trending popular latest further more")
    + r"\s"
    + _any("on from stories articles links reading posts news coverage content topics timeline")
)

_SIGN_OFF = lazy_regex(
    rf"""
    \W* (?:
        reu?i?t(?:e(?:rs?)?)?                          # Reuter, REUTER..., REUTE
        (?: [\s.…^,:/>&;-] .{{0,20}} | \d .{{0,20}} )?
      | {_any("ap afp pti upi ani ians dpa efe ansa tass xinhua kyodo bloomberg pa")}
      | (?: the\s )? ends? | fin | finis | -+\s?30\s?-+ | agenc(?:y|ies) | staff
    ) \W*
    | \W+                                              # ###, * * *, ____
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

_CREDIT = lazy_regex(
    rf"""
    \W* (?:
        (?: {_any("featured? main lead header top cover banner hero file stock all")} \s )?
        {_PICTURE} s? (?: \s {_any("credit courtesy source copyright")} s? )?
        (?: \s* [:©(|/] | \s {_any("via by from courtesy provided supplied used ©")} \b )
      | {_any("image photo picture video")} \s credits? \b
      | {_any("credits? sources? via hat-tip h/t courtesy")} \s* [:–—]
      | (?: courtesy\sof | h/t ) \b
      | {_any("additional further other")} \s reporting \b
      | {_WORK} (?: \s and \s \w+ )? \s* (?: by\b | : )
      | {_WORKED} \s {_any("by on at")} \b
      | with \s {_any("files? inputs? reporting reports agency agencies wires?")} \b
      | with \s {_any("contributions? additional")} \b | with \s \w+ \s wires \b
      | corrects \b
    ) .*
    | .* \b {_GIVER} \W*
    | .* \b contribut(?:ed|ing) \s to \s this \s .*
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

_RIGHTS = lazy_regex(
    rf"""
    \W* (?:
        (?: \w+ \s )? copyright \b | (?: \w+ \s )? © | \(c\) | all\s (?:\w+\s)? rights\sreserved
      | disclaimer | disclosure
      | the \s {_any("views opinions")} (?: \s and \s \w+ )? \s (?: expressed | in\sthis )
      | {_any("this the")} \s {_PIECE} \s {_any("was is has first originally appeared may")}
        \s (?: been\s )? {_DONE}
      | {_any("originally first re")} \s? {_any("published posted appeared printed")}
      | (?: last\s )? {_any("updated modified edited revised reviewed")}
        \s* (?: : | on\b | at\b | \d )
      | {_any("published posted date time word-count isbn issn doi")} \s* :
      | {_any("editor author publisher reader writer")} [’']?s?[’']? \s note
      | {_any("note correction clarification update ps")} \s* [:–—]
      | {_any("released licensed distributed")} \s under \b
    ) .*
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

_AUTHOR = lazy_regex(
    rf"""
    \W* (?:
        {_NAME} (?: ,? \s and \s {_NAME} )? ,? \s (?: is | was | are ) \s
        (?: [\w’'-]+ \s ){{0,8}} {_CALLING} s? \b .*
      | {_NAME} (?: ,? \s and \s {_NAME} )? \s {_DOES} \s .*
      | (?i: (?: words | story | report | text ) \s )? (?: [Bb]y | BY ) \s {_NAME} .{{0,60}}
      | [—–-]+ \s* (?: By\s )? {_NAME} (?: [,(|/] .* )?     # a signature
      | .* [—–-]+ .{{1,60}} \( @ \w+ \) .{{0,40}}           # a tweet's
      | .* [.!?…] ["'”’]* \s [—–-]+ \s? (?: \p{{Lu}} [\p{{L}}.'’-]* \s? ){{1,5}}
      | {_NAME} ,? \s* (?: [|/•·] | \( @ | @ ) .*
      | (?i: {_any("author by byline contact e-?mail tel phone twitter fax address")} s? ) \s* : .*
      | .* [\w.+-]+ @ [\w-]+ \. [\w.-]+ \W*                 # a contact line
      | [Yy]ou \s can \s
        {_any("hear follow reach contact find read e-?mail watch see listen")} \s .*
    )
    """,
    regex.VERBOSE,
)

_LINK = lazy_regex(
    rf"""
    .* (?:
        \b https?://\S+ | \b www\.\S+ | \b pic\.twitter\.com/\S+
      | \b [\w-]+ \. (?: com | org | net | gov | edu | info | co\.uk | tv )
      | (?<= \s | ^ ) [\#@] \w+
    ) \W*
    | \W* (?: {_any("also please to and")} \s )* {_ASKED}
      \s (?: [\w’'&%-]+ \W+ ){{0,9}} [\w’'&%-]* \W*
    | \W* {_LABEL} \s* [:|] .*
    | \W* (?: {_ALONE} | {_OTHER_STORIES} (?: \s [\w’'&-]+ ){{0,4}} ) \W*
    | like\sthis\b .*
    | [^.!?]{{0,120}} \b (?: out | available ) \s now \b [^.!?]{{0,60}}
    | [^|•·»>]* (?: \s [|•·»>] \s [^|•·»>]+ )+              # a path, or several titles in a row
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

_BRACKETED = lazy_regex(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>)\W*")

_TABULAR = lazy_regex(
    rf"""
    [^\n]* (?: \t | \S[ ]{{3,}}\S | \| ) [^\n]*             # columns
    | .* \b vs d? \b .*                                     # Net 1,520,797 vs 929,017
    | [^\p{{L}}]* (?: \p{{L}}[\p{{L}}.$%]* [^\p{{L}}\d]* ){{0,3}} \d [\d.,/%-]*   # Revenue 5.2 mln
      (?: \s {_any("mln bln billion million pct cts? dlrs?")} )? \W*
    | {_any("pay pyable payable record shr net revs? sales avg qtly")} \b .*
      \b {_any("[0-9]+ one two three four five six seven eight nine ten")} \W*
    | \W* [*•·►▪‣●○§✓✔–—-] \s .*                            # items of a list
    | \W* (?: \d{{1,3}} | [a-z] | [ivx]+ ) [.)] \s .*
    | \[ [^\[\]]+ \]: [^\n]*                               # the target of a Markdown link
    """,
    regex.VERBOSE | regex.IGNORECASE,
)

_SMALL_WORDS = frozenset(
    "a an and as at but by for from in into is it of off on or over the to vs via with".split()
)


def is_terminated(line: str) -> bool:
    """Whether a sentence ends where the line ends, quotation marks and brackets aside."""
    bare = line.rstrip(CLOSERS)
    return bare != "" and bare[-1] in TERMINAL


def is_sign_off(line: str) -> bool:
    """Whether a line says that the article is over: an agency's name, `(END)`, `###`."""
    return len(line) < 40 and _SIGN_OFF.fullmatch(line) is not None


def is_furniture(line: str) -> bool:
    """Whether a line stands around articles rather than in them."""
    bare = " ".join(line.split()) if len(line) <= _LONGEST else ""
    if not bare:
        return False
    return is_sign_off(bare) or any(
        pattern.fullmatch(bare) for pattern in (_CREDIT, _RIGHTS, _AUTHOR, _LINK, _BRACKETED)
    )


def is_tabular(line: str) -> bool:
    """Whether a line is a row of figures, an item of a list, or all capitals."""
    bare = line.strip()
    return len(bare) <= _LONGEST and (bare.isupper() or _TABULAR.fullmatch(bare) is not None)


def is_title(line: str) -> bool:
    """Whether a short line is written like a headline: capitals in all but the small words."""
    words = line.split()
    large = [word for word in words if word.isalnum() or len(word) > 1]
    large = [word for word in large if word.lower() not in _SMALL_WORDS]
    if not large or len(words) > 16:
        return False
    capitals = sum(not word.strip("\"'“‘(")[:1].islower() for word in large)
    if len(words) < 4:
        return capitals == len(large) == len(words)
    return capitals >= 0.85 * len(large)

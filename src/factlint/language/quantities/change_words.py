"""The words of a stated change: which way it goes, and what ties a figure to it."""

from __future__ import annotations

from fractions import Fraction

from factlint import regex
from factlint.patterns import lazy_regex

_FLAGS = regex.VERBOSE | regex.IGNORECASE
_UP = """
    rose rise rises risen rising up jumped jump jumps jumping climbed climb climbs climbing
    increased increase increases increasing grew grow grows grown growing gained gain gains
    gaining soared soar soars soaring surged surge surges surging advanced advance advances
    advancing higher expanded expand expands leapt leaped leap leaps leaping rocketed raised
    raise raises raising boosted boost boosts boosting lifted lift lifts lifting growth widened
    ballooned swelled upped spiked spike hike hiked hikes accelerated
""".split()
_DOWN = """
    fell fall falls fallen falling down dropped drop drops dropping declined decline declines
    declining decreased decrease decreases decreasing slid slide slides sliding slipped slip
    slips slipping plunged plunge plunges plunging tumbled tumble tumbles tumbling sank sink
    shrank shrink shrunk shrinking lost off lower dipped dip dips slumped slump slumps slumping
    contracted contraction plummeted plummeting reduced reduce reduces reducing reduction cut
    cuts cutting narrowed trimmed slashed crashed eased lowered
""".split()
SIGN = {
    **dict.fromkeys((*_UP, "more", "greater", "above", "larger"), 1),
    **dict.fromkeys((*_DOWN, "less", "fewer", "below", "smaller"), -1),
}
_FACTORS = {
    **dict.fromkeys(("doubled", "doubling", "doubles"), Fraction(2)),
    **dict.fromkeys(("tripled", "trebled", "tripling", "trebling", "triples"), Fraction(3)),
    **dict.fromkeys(("quadrupled", "quadrupling"), Fraction(4)),
    **dict.fromkeys(("halved", "halving"), Fraction(1, 2)),
}
_FOLDS = {
    word: Fraction(value)
    for value, word in enumerate("two three four five six seven eight nine ten".split(), start=2)
}
_MULTIPLES = {
    **dict.fromkeys(("twice", "double"), Fraction(2)),
    **dict.fromkeys(("triple", "treble"), Fraction(3)),
    "half": Fraction(1, 2),
}
_WAY = "|".join(sorted((*_UP, *_DOWN), key=lambda word: (-len(word), word)))
_TIMES = "|".join(_FACTORS)
BREAKING = frozenset((*_UP, *_DOWN, *_FACTORS))
"""The verbs of a change, each of which begins another statement."""
# Those that may follow the percentage: a 12 % rise, 12 % more.
_NOUNS = "|".join(
    """
    rise increase jump gain growth surge advance climb leap hike fall drop decline decrease slide
    slump dip plunge reduction cut contraction tumble higher lower more less fewer greater above
    below up down larger smaller
    """.split()
)

FACTOR = lazy_regex(
    rf"""
    \b (?: (?P<word> {_TIMES} )
         | (?P<fold> {"|".join(_FOLDS)} ) -? fold
         | (?P<multiple> {"|".join(_MULTIPLES)} | (?P<times> {"|".join(_FOLDS)} ) \s+ times )
           (?= \s+ (?: the | last \s+ year | what ) \b ) ) \b
    """,
    _FLAGS,
)
THE = lazy_regex(
    r"""
    \s+ (?: the | last \s+ (?: year | month | week | quarter ) ['’]s )
    (?: \s+ (?: previous | original | planned | total | average | revised | usual | official ) )?
    \s+
    """,
    _FLAGS,
)
WAY_RIGHT_BEFORE = lazy_regex(
    rf"""
    \b (?P<way> {_WAY} )
    (?: ,? \s+ (?: \w+ly | only | just | another | an? | the | further | again | also | back | some
            | by | of | its | their | his | her | in ) ){{0,3}}
    \s+ $
    """,
    _FLAGS,
)
WAY_BEFORE = lazy_regex(  # with an object between: cut its dividend by
    rf"""
    \b (?P<way> {_WAY} )
    (?: \s+
        (?! (?: {_WAY} | {_TIMES} | to | from | at | than | and | or | by | against
              | will | would | said | is | was | has | had ) \b )
        [\w’'-]+ ){{0,5}}?
    \s+ (?: by \s+ | of \s+ | an? \s+ )?
    $
    """,
    _FLAGS,
)
WAY_BEHIND = lazy_regex(
    rf"""
    (?: \s+ | - )
    (?: (?! (?: of | to | from | in | on | and | or ) \b ) [\w’'-]+ \s+ ){{0,2}}?
    (?P<way> {_NOUNS} ) \b
    """,
    _FLAGS,
)

# Any words between "from" and the figure that are neither links nor verbs of their own.
_DETERMINER = rf"""
    (?: (?! (?: to | in | at | of | by | for | on | and | but | or | as | with | which | that | who
              | when | while | after | before | if | from | than | against | per | into | over
              | was | were | is | are | had | has | have | said | {_WAY} | {_TIMES} ) \b )
        [\w’'./-]+ \s+ )
"""
_NOUN_OF = r"""
    (?: (?: (?! of\b | and\b | to\b ) [\w’'./-]+ \s+ ){0,5}?
        (?! (?: loss (?:es)? | lows? | highs? | peaks? | averages? | rise | fall | increase | drop
              | decrease | gain | surplus | deficit | rate | kind ) \b ) [\w’'-]+
        \s+ of \s+ )?
"""
TO = lazy_regex(
    rf"""
    \b (?: to | at | to \s (?: reach | stand \s at | total | hit ) | reaching | hitting
         | totall?ing | to \s a \s (?: \w+ \s )? (?: total | level ) \s of )
    \s+ {_DETERMINER}{{0,3}} $
    """,
    _FLAGS,
)
FROM = lazy_regex(
    rf"""
    \b (?: (?: (?: which | that ) \s+ )? compare[sd] \s+ (?: with | to )
         | (?: up | down ) \s+ from | from | as \s+ against | against | versus | vs\.? | after )
    \s+ {_NOUN_OF} {_DETERMINER}{{0,4}} $
    """,
    _FLAGS,
)
BASE = lazy_regex(  # behind "12 % more": than the 80 mln of last year
    rf"\b (?: than | on | above | below | over | from ) \s+ {_NOUN_OF} {_DETERMINER}{{0,4}} $",
    _FLAGS,
)
BREAK = lazy_regex(  # what begins another statement
    rf"""
    [;:?!"“”()]
    | (?-i: (?<! [A-Z] ) \. \s+ [A-Z] )
    | \b (?: and | but | while | whereas | although | though | as (?! \s+ (?: of | at ) \b )
          | with | which | who | whom | that | when | because | where | whose | if
          | after (?! \s+ tax ) | including | excluding | nor | than | {_WAY} | {_TIMES} ) \b
    """,
    _FLAGS,
)
OTHER_START = lazy_regex(  # the change is counted from somewhere else than the figure behind it
    r"""
    \b (?: from | over | year-on-year | yr/yr | month-on-month | compared
         | on \s+ (?: the | a ) \s+ (?: year | month | quarter ) ) \b
    """,
    _FLAGS,
)
LEAD = lazy_regex(  # between a figure and the change that is said of it
    r"""
    ^ (?P<noun> [^,]*? ) (?P<mark> ,? \s* [-–—(]* ) \s*
    (?: (?: or | was | were | is | are | representing | which \s+ (?: was | is ) ) \s+ )?
    (?: an? \s+ | the \s+ )?
    $
    """,
    _FLAGS,
)
BARE = lazy_regex(r",?\s+or\s+$|\s\($", regex.IGNORECASE)
WAY_TOLD = lazy_regex(  # rose [sharply] from 80
    rf"\b (?P<way> {_WAY} ) (?: \s+ [\w’'-]+ ){{0,3}}? \s+ (?: from | to | at ) \s+ $",
    _FLAGS,
)
STAKE = lazy_regex(r"\b(?:stakes?|interest|holdings?|owns?|owned|shareholding)\b", regex.IGNORECASE)
AND = lazy_regex(r"(?:,|\band)\s+(?:by\s+)?$", regex.IGNORECASE)
AT = lazy_regex(r"(?:^|[.\n]\s*)At\s+(?:the\s+)?$")  # At 92 mln, sales were up 12 %
WAS = lazy_regex(
    r"(?:\s+[\w’'-]+){0,3},\s+(?:[\w’'-]+\s+){1,5}(?:was|were|is|are)\s+", regex.IGNORECASE
)
POSITION = lazy_regex(r"(?:just\s+)?(?:above|below)\b", regex.IGNORECASE)
ON = lazy_regex(r"\bon\b", regex.IGNORECASE)
OTHER_BASIS = lazy_regex(  # the change is not that of the figures as they stand
    r"""
    \b (?: respectively | annual (?: ly | i[sz]ed )? \s+ rate | annuali[sz]ed | inflation
         | real \s+ terms | constant (?: \s | - ) (?: currenc(?:y|ies) | exchange | prices )
         | like-for-like | organic | local \s+ currenc(?:y|ies) | (?: dollar | sterling ) \s+ terms
         | adjust(?:ed|ing) | comparable (?: \s | - ) (?: store | basis ) | same (?: \s | - ) store
         | pro (?: \s | - ) forma | daily | selling \s+ days? | split | underlying | on \s+ average
         | average \s+ annual | a \s+ year \s+ (?: to | between ) | per \s+ year | compound )
    """,
    _FLAGS,
)
FORECAST = lazy_regex(
    r"\b(?:forecast|expect|estimat|consensus|analyst|target|budget|project|predict|assum)",
    regex.IGNORECASE,
)
HEDGE_BEFORE = lazy_regex(
    r"""
    \b (?: (?P<over> more \s+ than | over )
         | (?P<under> nearly | almost | just \s+ under | less \s+ than )
         | (?P<about> about | roughly | around | approximately | some | virtually | practically
                    | effectively ) )
    \s+ $
    """,
    _FLAGS,
)
ASIDE = lazy_regex(  # what may be left out between two figures
    r"""
    \( [^()]{0,60} \)
    | (?: ,\s* )? \b or \s+ [\w.$£€,\s-]{1,30}? \s+ (?: a | per ) \s+ share ,?
    """,
    _FLAGS,
)
CLAUSE_END = lazy_regex(r"[,.;:)\n]\s|$")
RESTATES = lazy_regex(  # between an amount and its percentage: 12 mln dlrs, or 15 pct
    r"(?:\s+[\w-]+){0,2}?(?:,?\s+or\s+(?:by\s+)?|\s+\()"
)
PER_SHARE = lazy_regex(r"\s+(?:a|per)\s+share\b", regex.IGNORECASE)
OR = lazy_regex(r"(?:,\s*)?\bor\s+$")


def factor_of(match: regex.Match[str]) -> Fraction:
    """How many times the old figure the new one is, for a match of `FACTOR`."""
    if match["word"]:
        return _FACTORS[match["word"].lower()]
    if match["fold"] or match["times"]:
        return _FOLDS[(match["fold"] or match["times"]).lower()]
    return _MULTIPLES[match["multiple"].lower()]

"""Counts the items between the commas of a list, where an item may bring commas of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factlint import regex
from factlint.patterns import lazy_regex
from factlint.values import dataclass, field

_AND = lazy_regex(r"\s(?:and|or|plus|as\s+well\s+as)\s", regex.IGNORECASE)
_LEADING_AND = lazy_regex(r"^(?:and|or|plus|as\s+well\s+as)\s+", regex.IGNORECASE)
# What follows the last item of a list is a new clause, not an item.
_CLAUSE = lazy_regex(
    r"""
    (?: (?: it | he | she | they | we | you | i | this | that | there | these | those )\b
      | (?: (?: the | a | an | his | her | its | their | all | none | some | most | many )\s+ )?
        (?: [\w’'-]+\s+ ){0,3}
        (?: is | are | was | were | has | have | had | will | would | could | can | may
          | said | says )\b
    )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Segments that belong to the item before: ages, "Inc", "Jr".
_SUFFIX = lazy_regex(
    r"""
    (?: (?: aged\s+ )? \d{1,4}
      | (?: Inc | Ltd | Corp | Co | LLC | LLP | PLC | SA | NV | AG | Jr | Sr | MD | PhD | etc )\.?
      | II | III | IV
    ) $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Words that never open an item behind another one.
_ASIDES = frozenset(
    """
    who whose whom which where when with formerly based led owned known called named including
    """.split()
)
# Words that open what explains an item as often as they open an item.
_EXPLAINS = _ASIDES | frozenset(
    """
    that without in at on by for from to into under over of such especially particularly mainly
    mostly namely notably not but even as then if because while although though once respectively
    among between both either each all one now currently until since after before during about
    around plus also too however rather instead so like his her its their
    """.split()
)
_ARTICLES = frozenset({"a", "an", "the"})
_EXAMPLES = lazy_regex(
    r"\s*(?:e\.?g\b|i\.?e\b|see\b|cf\b|for\s(?:example|instance)|here\b|n(?:ote)?\b)",
    regex.IGNORECASE,
)
_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_NO_ITEM = lazy_regex(
    rf"""
    ^ (?: and\s+ )? (?: \d[\d,.]* | {_NUMBERS} ) \s      # "8 men and 12 women" add up to 20
      | ^ (?: and\s+ | & \s* )? \d{{1,2}} $ (?<= ^and.* | ^&.* )  # "on days 0, 1, and 7"
      | ^ (?: one | another | the\ other | others | and | or | & .* ) $
      | (?: ^ (?: and\s+ )? | , \s ) (?: 1[89] | 20 )\d\d[a-z]? $  # a reference: Smith, 2004
      | \bet\ al\b | \betc\b | \s[=<>≤≥]\s | :\s
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# Behind the name of a town they belong to it: "Macon, Georgia".
_STATES = frozenset(
    """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii
    Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan
    Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania
    Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming Ontario Quebec Manitoba
    Saskatchewan Alberta Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass
    Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Vt Va Wash Wis Wyo D.C DC N.Y NY N.J
    NJ N.C NC S.C SC N.M NM N.H NH N.D ND S.D SD R.I RI W.Va WV CA TX FL GA OH MI PA MA Ont Que
    """.split()
) | {
    "New York",
    "New Jersey",
    "New Mexico",
    "New Hampshire",
    "North Carolina",
    "South Carolina",
    "North Dakota",
    "South Dakota",
    "Rhode Island",
    "West Virginia",
    "British Columbia",
}
# One thing with an "and" in its name.
_JOINED = lazy_regex(
    r"""
    \b (?P<first> Trinidad | Bosnia | Antigua | Kitts | Vincent | Principe | Tom[eé] | Turks
            | Newfoundland | Tyne | Johnson | Procter | Marks | Ernst | Barnes | Smith | Tate
            | Standard | Dolce | [Rr]esearch | [Tt]erms | [Mm]ergers | [Tt]rial | [Ll]aw
            | [Hh]ealth ) \s and \s
    (?P<second> Tobago | Herzegovina | Barbuda | Nevis | the\ Grenadines | Principe
            | Caicos | Labrador | Wear | Johnson | Gamble | Spencer | Young | Noble | Wesson | Lyle
            | Poor | Gabbana | development | conditions | acquisitions | error | order
            | safety ) \b
    """,
    regex.VERBOSE,
)
_HELD = "\x00"  # stands for the "and" of such a name while a list is counted
_BRACKETED = lazy_regex(r"\([^()]*\)")
_FIRST_WORD = lazy_regex(r"[\w’'.-]+")
_QUOTED = frozenset('"“‘«')
_OPENING = " \t\r\n\"'“‘«([*_`"


@dataclass(slots=True)
class Count:
    """The items of a list, and the fewest and most there may be."""

    items: list[str] = field(default_factory=list)
    doubtful: int = 0  # items that may belong to the one before
    hidden: int = 0  # items that may lie inside another

    @property
    def fewest(self) -> int:
        """The items that are surely some."""
        return max(len(self.items) - self.doubtful - _places_behind(self.items), 1)

    @property
    def most(self) -> int:
        """The items, each "and" inside one counted as a further one."""
        return len(self.items) + self.hidden


def held(text: str) -> str:
    """A piece of a list with the "and" in a name kept from being read as one of the list."""
    return _JOINED.sub(rf"\g<first>{_HELD}\g<second>", text) if " and " in text else text


def opens_aside(piece: str) -> bool:
    """Whether what follows a comma explains the item before or starts a clause."""
    return first_word(piece) in _EXPLAINS or _CLAUSE.match(piece) is not None


def is_no_list(piece: str) -> bool:
    """Whether a first item shows that no list of all things follows."""
    return (
        first_word(piece) in _ASIDES
        or _CLAUSE.match(piece) is not None
        or _EXAMPLES.match(piece) is not None
    )


def are_items(items: Sequence[str]) -> bool:
    """Whether these may be items, and are not parts of a total, references or formulas."""
    return not any(_NO_ITEM.search(item) for item in items) and any(len(item) > 1 for item in items)


def last_piece(pieces: Sequence[str]) -> int | None:
    """Which piece holds the last item, told by its "and"; None where none has one."""
    for index, piece in enumerate(pieces):
        lead = _LEADING_AND.match(piece) if index else None
        if lead and not _CLAUSE.match(piece, lead.end()):
            return index
    inner = [index for index, piece in enumerate(pieces) if _AND.search(piece)]
    if not inner:
        return None
    last = inner[0]
    for index in inner[1:]:
        # "research and development, sales and marketing" goes on, "A, B and C, which" does not.
        if any(opens_aside(piece) for piece in pieces[last + 1 : index + 1]):
            break
        last = index
    return last


def count(pieces: Sequence[str]) -> Count:
    """The items of the pieces between commas, the last of which holds the last item."""
    bare = [
        _LEADING_AND.sub("", piece, count=1) if index else piece
        for index, piece in enumerate(pieces)
    ]
    found = Count()
    openings = [first_word(piece) for piece in bare]
    mostly_names = 2 * sum(map(_is_name, bare)) >= len(bare)
    in_aside = False
    for index, piece in enumerate(bare):
        is_led = piece != pieces[index]
        if index and not is_led:
            if _SUFFIX.match(piece):
                continue
            if openings[index] in _ASIDES:
                in_aside = True
                continue
            found.doubtful += in_aside or (
                len(set(openings)) > 1 and _may_explain(piece, openings, index, mostly_names)
            )
        in_aside &= not is_led
        is_last = index == len(bare) - 1
        parts = _split_last(piece) if is_last and not is_led else [piece]
        if index and len(parts) > 1 and _SUFFIX.match(parts[0]):
            parts = parts[1:]  # "Ana Ruiz, 40 and Peter Lund"
        _add(found, parts, is_last)
    return found


def _add(found: Count, parts: Sequence[str], is_last: bool) -> None:
    if is_last and found.hidden and len(parts) > 1:
        found.doubtful += 1  # "salt and pepper, oil and vinegar" may be two or three
    for part in parts:
        found.hidden += len(_AND.findall(part)) + part.count("/")
        found.hidden += sum(inside.count(",") for inside in _BRACKETED.findall(part))
        shown = stripped(part)
        if shown:
            found.items.append(shown)


def _split_last(piece: str) -> list[str]:
    matches = list(_AND.finditer(piece))
    if not matches:
        return [piece]
    return [piece[: matches[-1].start()], piece[matches[-1].end() :]]


def _may_explain(piece: str, openings: Sequence[str], index: int, mostly_names: bool) -> bool:
    opening = openings[index]
    if opening in _EXPLAINS or opening.endswith(("ing", "ed")):
        return True
    if opening in _ARTICLES and not _ARTICLES.issuperset(openings) and not _is_name(piece):
        return True
    return mostly_names and not _is_name(piece)


def _places_behind(items: Sequence[str]) -> int:
    states = [item.rstrip(".") in _STATES for item in items]
    return sum(is_state and not before for before, is_state in pairwise(states))


def _is_name(item: str) -> bool:
    shown = item.lstrip(_OPENING)
    first = first_word(item)
    if first in _ARTICLES:
        shown = shown[len(first) :].lstrip(_OPENING)
    word = shown.partition(" ")[0]
    return any(char.isupper() for char in word) or word[:1].isdigit() or item[:1] in _QUOTED


def first_word(piece: str) -> str:
    """The first word, in lower case."""
    match = _FIRST_WORD.match(piece.lstrip(_OPENING))
    return str(match[0]).lower() if match else ""


def stripped(piece: str) -> str:
    """An item as it is shown: without its "and" and its last mark."""
    piece = " ".join(piece.replace(_HELD, " and ").split())
    lead = _LEADING_AND.match(piece)
    if lead:
        piece = piece[lead.end() :]
    return piece.rstrip(" .!?,;:")


def has_and(piece: str) -> bool:
    """Whether an "and" joins two things inside a piece."""
    return _AND.search(piece) is not None

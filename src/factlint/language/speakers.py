"""Quotations as things that somebody said: their words, and who is named as the speaker."""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum
from functools import cached_property

from factlint import regex
from factlint.language.quotemarks import ALL
from factlint.model.document import Part, PartKind
from factlint.patterns import lazy_regex

_VERBS = """
    acknowledged added adds admitted admits agreed announced argued argues asked asks asking
    believes believed begins began bragged called calls claimed claims commented comments
    complained conceded concluded confirmed continued continues countered counters cried cites
    cited declared demanded denied described echoed emphasised emphasized exclaimed explained
    explains expressed fumed hinted hopes insisted insists joked lamented mused muttered noted
    notes observed offered opined ordered posted posts pointed predicted predicts proclaimed
    promised quipped quoted quotes quoting read reads recalled recalls recounted reiterated
    reiterates remarked remarks repeated replied replies responded responds retorted revealed
    ruled rules said says say saying shouted sings snapped stated states stressed suggested
    suggests testified thinks thought tells telling told tweeted tweets urged vowed wants warned
    warns went wondered wrote writes written yelled
    statement message slogan motto sign quote quotation words verse chapter
""".split()
_SPEECH = lazy_regex(rf"\b(?:{'|'.join(_VERBS)}|according\s+to|put\s+it)\b", regex.IGNORECASE)
_SPEECH_WORDS = frozenset(verb.encode() for verb in _VERBS)
# Words of which more must follow to be one of these; the expression then looks.
_HALF_SPEECH = frozenset((b"according", b"put"))
_SPLIT = bytes(
    code if code > 127 else ord(char.lower()) if char.isalnum() or char == "_" else ord(" ")
    for code, char in enumerate(map(chr, range(256)))
)
"""Puts ASCII letters into lower case and a space for every ASCII character that is in no word."""
_COUNTED = lazy_regex(
    r"""
    \b(?: found | finds | estimate[ds]? | expects? | expected | forecasts? | show(?:s|ed|n)?
      | publish(?:ed|es) | report(?:s|ed)? | survey(?:s|ed)? | stud(?:y|ies) | polls? | polled
      | census | statistics | figures | data | calculat(?:ed|es|ions) | measured | counted
      | research(?:ers)? | analysts? | economists? | unveiled | disclosed | projected | projects )\b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_SAYS_WHO = _SPEECH_WORDS | frozenset(
    b"""
    found finds estimate estimated estimates expect expects expected forecast forecasts show shows
    showed shown published publishes report reports reported survey surveys study studies poll polls
    polled census statistics figures data calculated calculates calculations measured counted
    research researchers analyst analysts economist economists unveiled disclosed projected projects
    """.split()
)
_PERSON = lazy_regex(
    r"\b(?: he | she | they | who | I | we | his | her | their | spokes\w+ )\b | @\w | :\s*$",
    regex.VERBOSE | regex.IGNORECASE,
)
_SOMEBODY = _SPEECH_WORDS | {b"he", b"she", b"they", b"who", b"i", b"we", b"his", b"her", b"their"}
_NAME = r"\p{Lu}[\p{L}’'-]+ (?: \s \p{Lu}\.?[\p{L}’'-]* ){0,3}"
_VERB = r"(?: said | says | added | adds | explained | told | wrote | warned | argued )"
_AFTER = lazy_regex(
    rf"""
    \s* (?: {_VERB} \s+ (?P<name> {_NAME} ) (?= [.,;\n] | $ )
          | (?P<name> {_NAME} ) \s+ {_VERB} \b )
    """,
    regex.VERBOSE,
)
_BEFORE = lazy_regex(rf"(?P<name> {_NAME} ) \s+ {_VERB} [,:]? \s* $", regex.VERBOSE)
_WORD = lazy_regex(r"[^\W_]+(?:['’.-][^\W_]+)*")
_NAMED = lazy_regex(
    r"(?<=[\p{Ll},;:]\s+|[—–-]\s*)\p{Lu}\p{L}+ | \p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+", regex.VERBOSE
)
SENTENCE_ENDS = frozenset(".,!?…—–")
_FEWEST = 6
_REACH = 80
_TITLE_CASE = 0.6


class Quotation:
    """One quotation, its marks included; pieces that go on in the next paragraph are its own."""

    def __init__(self, text: str, start: int, end: int, pieces: int) -> None:
        self._text = text
        self.start = start
        self.end = end
        self.pieces = pieces

    @cached_property
    def words(self) -> list[str]:
        """Its words, as written."""
        words: list[str] = _WORD.findall(self._text, self.start, self.end)
        return words

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it is a whole sentence, not a title, a term or a few words out of one."""
        inside = self._text[self.start : self.end].strip(ALL + " ")
        if not inside[:1].isupper() or inside[-1] not in SENTENCE_ENDS:
            return False
        if len(self.words) < _FEWEST:
            return False
        capitals = sum([word[0].isupper() for word in self.words])
        return capitals < _TITLE_CASE * len(self.words)

    @cached_property
    def speaker(self) -> str:
        """The name that stands right before or behind it with a verb of speech, else empty."""
        found = _AFTER.match(self._text, self.end, self.end + _REACH)
        if found is None:
            found = _BEFORE.search(self._text, max(0, self.start - _REACH), self.start)
        return " ".join(found["name"].split()) if found else ""


def said(text: str, parts: tuple[Part, ...]) -> tuple[Quotation, ...]:
    """Each quotation once, those over several paragraphs as a whole."""
    found: list[Quotation] = []
    start = pieces = 0
    for part in parts:
        if not pieces:
            start = part.start
        pieces += 1
        if not part.detail:
            found.append(Quotation(text, start, part.end, pieces))
            pieces = 0
    return tuple(found)


def _has_speech(text: str, start: int, end: int) -> bool:
    """Whether a word of speech stands in a range, told by its words where that is quicker."""
    piece = text[start:end]
    if not piece.isascii():
        return _SPEECH.search(text, start, end) is not None
    words = piece.encode().translate(_SPLIT).split()
    if not _SPEECH_WORDS.isdisjoint(words):
        return True
    return not _HALF_SPEECH.isdisjoint(words) and _SPEECH.search(text, start, end) is not None


def names_somebody(text: str, start: int, end: int) -> bool:
    """A quick look at a range: whether a word of speech or a person certainly stands in it."""
    words = text[start:end].encode("utf-8", "surrogatepass").translate(_SPLIT).split()
    return not _SOMEBODY.isdisjoint(words) or _NAMED.search(text, start, end) is not None


def certainly_says_who(text: str, start: int, end: int) -> bool:
    """A quick look at a range: whether a word of speech or of counting stands in it."""
    words = text[start:end].encode("utf-8", "surrogatepass").translate(_SPLIT).split()
    return not _SAYS_WHO.isdisjoint(words)


def says_who(text: str, start: int, end: int) -> bool:
    """Whether a range names somebody who said or counted something."""
    return bool(_SPEECH.search(text, start, end) or _COUNTED.search(text, start, end))


class Evidence(Enum):
    """What the words around quotations say of who spoke, in rising order."""

    NONE = "none"
    PERSON = "person"  # somebody is named or meant
    SPEECH = "speech"  # somebody says something


def evidence(text: str, block: Part, quoted: tuple[Part, ...]) -> Evidence:
    """The strongest evidence in a block, outside its quotations."""
    if block.detail and block.kind is PartKind.QUOTE:
        return Evidence.SPEECH
    found = Evidence.NONE
    index = bisect_left(quoted, block.start, key=lambda part: part.end)
    start = block.start
    while start < block.end:
        inside = index < len(quoted) and quoted[index].start < block.end
        end = quoted[index].start if inside else block.end
        if start < end and _has_speech(text, start, end):
            return Evidence.SPEECH
        if start < end and (_PERSON.search(text, start, end) or _NAMED.search(text, start, end)):
            found = Evidence.PERSON
        start = quoted[index].end if inside else block.end
        index += 1
    return found

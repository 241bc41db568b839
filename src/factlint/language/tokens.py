"""The tokens of a text: what stands between ASCII characters that are in no word, as UTF-8.

Each word stands in one of them, most by itself; beside apostrophes and characters beyond ASCII a
token may be more than a word. Splitting bytes is far quicker than finding words one by one. A text
in ASCII is put into lower case before: its tokens are fewer then, neighbours that are alike are
equal, and what the case may tell is asked only of the few tokens that matter.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import compress, filterfalse, islice
from operator import eq

from factlint.model.rule import Need
from factlint.patterns import lazy_re

WORD = lazy_re(r"[^\W_](?:[^\W_]|['’](?=[^\W_]))*")
"""A word: a run of letters and digits, with apostrophes between them."""

_CHUNK = 1 << 18
"""So many bytes are split at a time: a list of all the tokens of a long text takes much memory."""

_LONGEST = 100
"""Bytes before and behind a place in a token; more of them are not searched for its ends."""

_BEYOND = bytes(range(128, 256))
_SPLIT = (
    bytes(code if chr(code).isalnum() or code == ord("'") else ord(" ") for code in range(128))
    + _BEYOND
)
_LOWERED = _SPLIT.lower()
_CAPITALS = bytes(
    ord("A") if 65 <= code <= 90 else ord(" ") if _SPLIT[code] == ord(" ") else ord("a")
    for code in range(256)
)


class Tokens:
    """The tokens of one text, or those of a text in ASCII, if it `is_lowered`, that matter.

    `met` are the needs that some of them may meet, noted by who set the harmless ones aside.
    """

    def __init__(self, data: bytes, *, is_lowered: bool | None = None) -> None:
        self.met: frozenset[Need] = frozenset()
        self._data = data
        self.size = len(data)
        self.is_lowered = data.isascii() if is_lowered is None else is_lowered
        self._table = _LOWERED if self.is_lowered else _SPLIT
        self._all: tuple[list[bytes]] | None = None

    def lists(self) -> Iterable[Sequence[bytes]]:
        """All in order, each as often as it stands there; those of a long text in several lists."""
        if self._all is None:
            if len(self._data) > _CHUNK:
                return _in_chunks(self._data, self._table)
            self._all = (self._data.translate(self._table).split(),)
        return self._all

    @cached_property
    def left(self) -> AbstractSet[bytes]:
        """The distinct tokens, the humped ones too, without those that were set aside."""
        return self.set_aside(())

    def set_aside(self, harmless: Container[bytes]) -> set[bytes]:
        """Only the distinct tokens that are not harmless are `left` for later questions."""
        left: set[bytes] = set()
        for tokens in self.lists():
            left.update(filterfalse(harmless.__contains__, tokens))
        if self.is_lowered:
            left.update(filterfalse(harmless.__contains__, self.humped()))
        self.left = left
        return left

    def twins(self) -> set[bytes]:
        """The tokens that follow themselves, figures left out; lowered ones in any case."""
        found: set[bytes] = set()
        last = b""
        for tokens in self.lists():
            found.update(compress(tokens, map(eq, tokens, islice(tokens, 1, None))))
            if tokens and tokens[0] == last:
                found.add(last)
            last = tokens[-1] if tokens else last
        return {token for token in found if not token.isdigit()} if found else found

    def as_written(self) -> set[bytes]:
        """The distinct tokens, none of them put into lower case."""
        return set().union(*_in_chunks(self._data, _SPLIT))

    def humped(self) -> set[bytes]:
        """Of a text whose tokens are lowered: those, as written, with a capital amid a word."""
        shown = self._data.translate(_CAPITALS)
        found: set[bytes] = set()
        place = shown.find(b"aA")
        while place >= 0:
            end = shown.find(b" ", place)
            end = len(shown) if end < 0 else end
            found.add(self._data[shown.rfind(b" ", 0, place) + 1 : end])
            place = shown.find(b"aA", end)
        return found


def _in_chunks(data: bytes, table: bytes) -> Iterator[list[bytes]]:
    shown = data.translate(table)
    start = 0
    while len(shown) - start > _CHUNK:
        end = shown.find(b" ", start + _CHUNK)
        if end < 0:
            break
        yield shown[start:end].split()
        start = end
    yield shown[start:].split()


def token_at(data: bytes, place: int) -> bytes | None:
    """The token that holds a place, as written; None where it is a long one."""
    first = max(place - _LONGEST, 0)
    near = data[first : place + _LONGEST].translate(_SPLIT)
    start, end = near.rfind(b" ", 0, place - first), near.find(b" ", place - first)
    if (start < 0 < first) or (end < 0 and place + _LONGEST < len(data)):
        return None
    return near[start + 1 : end if end >= 0 else len(near)]


def words_of(token: bytes) -> list[str]:
    """The words in a token."""
    return WORD.findall(token.decode("utf-8", "surrogatepass"))

"""One name with and without its accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from factlint.language.capitals import SHORTEST
from factlint.language.names import Names, Token, is_plain
from factlint.patterns import lazy_re

_APOSTROPHE = lazy_re(r"’[^\W\d_a-z]")  # within a name: O’Neill


def bare(text: str) -> str:
    """The letters without accents, hyphens and apostrophes, in lower case."""
    if text.isalpha() and text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in plain if char.isalpha())


def may_be_dropped(text: str) -> bool:
    """A quick look, before all names are found: whether a form with accents may be among them."""
    return not is_plain(text) or _APOSTROPHE.search(text) is not None


def are_both_there(capitals: Iterable[str]) -> bool:
    """As `may_be_dropped`, with all capitalised words: whether one stands in both forms."""
    return any(_both_forms(capitals))


def dropped(names: Names) -> Iterator[tuple[list[Token], list[Token]]]:
    """The places of the rarer form of each such name, and those of the usual one.

    Of two forms that are used equally often the one without accents is the rarer.
    """
    for plain, accented in _both_forms(names.forms):
        yield _by_count(names, plain, accented)


def _both_forms(forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each form without accents, with the form that has them."""
    accented: dict[str, list[str]] = {}
    for text in forms:
        if not text.isascii() and len(text) >= SHORTEST and not text.isupper():
            accented.setdefault(bare(text), []).append(text)
    if not accented:
        return
    for text in forms:
        if text.isascii() and not text.isupper():
            for other in accented.get(bare(text), ()):
                if len(other) == len(text):
                    yield text, other


def _by_count(names: Names, plain: str, accented: str) -> tuple[list[Token], list[Token]]:
    without = [names.tokens[index] for index in names.forms[plain]]
    having = [names.tokens[index] for index in names.forms[accented]]
    return (having, without) if len(having) < len(without) else (without, having)

"""One name with and without its accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from factlint.language.names import Names, Token


def bare(text: str) -> str:
    """The letters without accents, hyphens and apostrophes, in lower case."""
    if text.isalpha() and text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in plain if char.isalpha())


def dropped(names: Names, shortest: int) -> Iterator[tuple[list[Token], list[Token]]]:
    """The places of the rarer form of each such name, and those of the usual one.

    Of two forms that are used equally often the one without accents is the rarer.
    """
    accented: dict[str, list[str]] = {}
    for text in names.forms:
        if not text.isascii() and len(text) >= shortest and not text.isupper():
            accented.setdefault(bare(text), []).append(text)
    if not accented:
        return
    for text in names.forms:
        if text.isascii() and not text.isupper():
            for other in accented.get(bare(text), ()):
                if len(other) == len(text):
                    yield _by_count(names, text, other)


def _by_count(names: Names, plain: str, accented: str) -> tuple[list[Token], list[Token]]:
    without = [names.tokens[index] for index in names.forms[plain]]
    having = [names.tokens[index] for index in names.forms[accented]]
    return (having, without) if len(having) < len(without) else (without, having)

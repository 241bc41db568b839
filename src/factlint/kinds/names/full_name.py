"""A surname that is used before the person's full name is given."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.kinds.names.company import company
from factlint.language.names import Introduction, Names, Token
from factlint.language.organisations import is_organisation_word
from factlint.language.titles import TITLES


def early_surnames(names: Names, begin: int) -> Iterator[tuple[Token, Token]]:
    """Surnames of people with the place of the full name that comes only later, in order of place.

    Looks at places from `begin` on: headlines may use the surname alone.
    """
    for text, tokens in names.forms.items():
        body = [index for index in tokens if names.tokens[index].start >= begin]
        if len(body) < 2 or not text[1:].islower() or is_organisation_word(text):
            continue
        full = next((index for index in body if _is_full_name(names, index)), None)
        if full is None or full == body[0] or not _is_alone(names, body[0]):
            continue
        before = company(names, text, body[: body.index(full)])
        if before.honoured or (before.speaks and _is_titled(names, full)):
            yield names.tokens[body[0]], names.tokens[full]


def _is_full_name(names: Names, index: int) -> bool:
    """Whether the token ends a full name, as one stands where a person comes in."""
    given, _ = names.introduction(index)
    end = names.tokens[index].end
    return (
        bool(given)
        and names.after(index) is None
        and (names.text[end : end + 1] == "," or _is_titled(names, index))
    )


def _is_titled(names: Names, index: int) -> bool:
    first = names.runs[names.tokens[index].run].first
    return any(token.text in TITLES for token in names.tokens[first:index])


def _is_alone(names: Names, index: int) -> bool:
    _, title = names.introduction(index)
    return names.after(index) is None and (
        names.before(index) is None or title is Introduction.HONORIFIC
    )

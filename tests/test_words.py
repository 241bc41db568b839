"""The distinct words of a text, asked one by one and all at once."""

from __future__ import annotations

from itertools import chain, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.language import tokens
from factlint.language.tokens import Tokens, words_of
from factlint.language.words import WordIndex

PIECES = [
    "the",
    "The",
    "don't",
    "don’t",
    "o'",
    "'tis",
    "naïve",
    "x86",
    "İstanbul",
    "ſoft",
    "_a_",
    "²",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(" .,'’-_\n"), st.text(max_size=3))
).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("the'the")
@example("'the’ the’s")
def test_asking_for_a_word_gives_what_the_index_has(text: str) -> None:
    index = WordIndex(text).places
    one_by_one = WordIndex(text)
    for word in {*index, "the", "don", "s", "t"}:
        assert list(one_by_one.at(word)) == index.get(word, [])


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_counts_are_the_same_asked_one_by_one(text: str) -> None:
    folded = WordIndex(text).folded
    one_by_one = WordIndex(text)
    for word in {*folded, "the", "don't"}:
        assert one_by_one.count(word) == folded.get(word, 0)
    assert one_by_one.total == sum(folded.values())


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_tokens_hold_every_word(text: str) -> None:
    index = WordIndex(text)
    words = set(index.places)
    assert {word for token in index.tokens.as_written() for word in words_of(token)} == words
    if index.tokens.is_lowered:
        words = set(map(str.lower, words))
    told = chain.from_iterable(index.tokens.lists())
    assert {word for token in told for word in words_of(token)} == words


@settings(max_examples=300, deadline=None)
@given(st.text("aB1' _", max_size=20))
def test_the_forms_of_a_word_are_those_that_stand_there(text: str) -> None:
    index = WordIndex(text)
    for word in set(map(str.lower, index.places)) | {"a", "ab"}:
        assert WordIndex(text).forms(word) == {
            form for form in index.places if form.lower() == word
        }


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(["a", "A", "b'", "1", "é"])), st.integers(1, 30))
def test_a_long_text_is_split_as_a_short_one(words: list[str], size: int) -> None:
    data = " ".join(words).encode()
    whole, parts = Tokens(data), Tokens(data)
    with pytest.MonkeyPatch.context() as patched:
        twins = whole.twins()
        patched.setattr(tokens, "_CHUNK", size)
        assert list(chain.from_iterable(parts.lists())) == list(chain.from_iterable(whole.lists()))
        assert parts.twins() == twins
        lowered = [word.lower() if data.isascii() else word for word in words]
        pairs = pairwise(lowered)
        assert twins == {one.encode() for one, other in pairs if one == other != "1"}

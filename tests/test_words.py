"""The distinct words of a text, asked one by one and all at once."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.language.words import WordIndex, words_of

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
    assert {word for token in index.tokens for word in words_of(token)} == set(index.places)

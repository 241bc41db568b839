"""The words of a text that rules ask about, told from its tokens and from those met before."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.kinds import repeat, spell
from factlint.kinds.base import Needle
from factlint.language import lexicon, slips
from factlint.language.lexicon import Sort
from factlint.language.prose import Prose
from factlint.language.repeats import may_repeat_paragraph
from factlint.language.tokens import Tokens
from factlint.language.words import WordIndex
from factlint.model.document import Document
from factlint.model.rule import Need
from factlint.readers import read
from factlint.ruleset import vocabulary, wordscan
from factlint.ruleset.packs import load_packs
from factlint.ruleset.vocabulary import Vocabulary
from factlint.ruleset.wordscan import WordNeedles
from factlint.version import VERSION
from reading import document

WORDS = """
recieve Recieve RECIEVE recieVe GetRecieved getReceived US5milion u5milion NASArecieve b2b 20th
blixlet Blixlet BLIXLET blixlets Blixlet's don't don’t Recieve’s 'the O'Brien O'Milion a A I x86
naïve Naïve éRecieve Éole the The THE said Said ſaid İstanbul plalform 2Recieve restructuing
restructuring Bangaldesh
""".split()
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(" .,'-\n_’“1Aa"), st.text(max_size=2))
).map("".join) | st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
NEEDS = (Need.LISTED, Need.UNKNOWN)


@cache
def vocabulary_of(*needs: Need) -> Vocabulary:
    return Vocabulary({"said", "naïve"}, needs)


@pytest.mark.parametrize("sort", [Sort.LISTED, Sort.UNKNOWN])
def test_doubtful_words_are_told_as_if_each_were_looked_up(sort: Sort) -> None:
    known = lexicon.load()

    @settings(max_examples=400, deadline=None)
    @given(TEXTS)
    @example("US5milion and us5milion")
    @example("aRecieve arecieve")
    def holds(text: str) -> None:
        expected = sorted(word for word in WordIndex(text).places if known.sort(word) is sort)
        assert known.doubtful(WordIndex(text), sort) == expected
        words = WordIndex(text)
        vocabulary_of(*NEEDS).look(words.tokens)
        assert known.doubtful(words, sort) == expected

    holds()


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(1, 20))
def test_the_tokens_of_a_long_text_are_told_in_pieces(text: str, size: int) -> None:
    whole, pieces = WordIndex(text), WordIndex(text)
    scan = WordNeedles([(0, Needle("said"))], NEEDS).scan
    scan(whole, {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wordscan, "_LONG", 0)
        patch.setattr(wordscan, "_PIECE", size)
        scan(pieces, {})
    assert pieces.tokens.left == whole.tokens.left
    assert pieces.tokens.met == whole.tokens.met


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_what_is_asked_of_the_lexicon_is_set_aside_only_where_nobody_asks(text: str) -> None:
    known = lexicon.load()
    words = WordIndex(text)
    vocabulary_of(Need.LISTED).look(words.tokens)
    listed = known.doubtful(words, Sort.LISTED)
    assert listed == known.doubtful(WordIndex(text), Sort.LISTED)
    nothing = WordIndex(text)
    needles = vocabulary_of().look(nothing.tokens)
    assert needles == vocabulary_of(*NEEDS).look(WordIndex(text).tokens)
    assert bool(needles) == bool(nothing.tokens.left)


def test_a_full_memory_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_MOST", 4)
    small = Vocabulary({"said"}, NEEDS)
    for text in ("he said the recieve", "one two three four said five six", "recieve said"):
        tokens = Tokens(text.encode())
        assert small.look(tokens) == {"said"}
        assert tokens.left == {b"said", b"recieve"} & set(text.encode().split())
    assert len(small.harmless) < 8


def test_texts_without_a_slip_are_told_by_their_words() -> None:
    [rule] = [rule for rule in load_packs([], VERSION).rules if rule.id == "spelling/unknown-word"]
    sentences = [f"The firm said that {word} was there for {word}s." for word in WORDS]

    @settings(max_examples=200, deadline=None)
    @given(st.lists(st.sampled_from(sentences), max_size=8).map("\n\n".join))
    @example("\n\n".join(["The zorbliq was here."] * 3 + ["A zorbilq was there."]))
    @example("\n\n".join(["The zorbliq was here and the zorbliqs."] * 3 + ["A zorblq was there."]))
    def holds(text: str) -> None:
        prose = Prose(document(text))
        if not slips.may_be(WordIndex(text), lexicon.load()):
            assert not list(spell.judge(rule, prose, ()))

    holds()


def test_texts_without_a_repeated_word_are_told_by_their_tokens() -> None:
    [rule] = [
        rule for rule in load_packs([], VERSION).rules if rule.id == "structure/repeated-word"
    ]
    pieces = ["the", "The", "THE", "don't", "is", "was", "firm", "Firm", "a", "A", " ", "  ", "\n"]
    pieces += [" ", " ", ", ", ". ", "-", "/", "'", '"', "(", "\t", "\r\n", "\x1c"]

    @settings(max_examples=500, deadline=None)
    @given(st.lists(st.sampled_from(pieces), max_size=20).map("".join))
    @example("It is the\nthe firm.")
    @example("The the firm was here.")
    def holds(text: str) -> None:
        found = list(repeat.judge(rule, Prose(document(text)), ()))
        assert WordIndex(text).tokens.twins() or not found
        slow = Prose(document(text))  # with tokens that do not tell where pairs are
        slow.words = WordIndex(text, Tokens(text.encode(), is_lowered=False))
        assert found == list(repeat.judge(rule, slow, ()))

    holds()


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.tex", "a.rst"])
def test_texts_without_a_repeated_paragraph_are_told_by_how_lines_end(name: str) -> None:
    rules = load_packs([], VERSION).rules
    [rule] = [rule for rule in rules if rule.id == "structure/repeated-paragraph"]
    words = "a b c. d e f. g h i j k l.", "It is a new one and it is as old as all of us.", "Head"
    gaps = [
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n\n",
        "\r\n",
        "\r\n\r\n",
        "\r",
        "\t",
        "\u3000",
        "\x0c",
        " \n ",
    ]
    gaps += ["\n> ", "\n- ", "\n1. ", "<p>", "</p><p>", "<br>", "\\par ", ":x: ", "\n# ", "“", ".”"]
    pieces = [*words, *words, *" ".join(words).split(), *gaps, *gaps]

    @settings(max_examples=200, deadline=None)
    @given(st.lists(st.sampled_from(pieces), max_size=25).map("".join))
    @example("a b c.\nd e f.\ng h i j k l.\n\nHead\n\na b c. d e  f. g h i j k l.\n")
    @example("a b c. d e f. g h i j k l.\n\nHead\n\n a b c. d e f. g h i\n j k l. \n")
    def holds(text: str) -> None:
        for found in read(name, text.encode()):
            assert isinstance(found, Document)
            if not may_repeat_paragraph(found.text):
                assert not list(repeat.judge(rule, Prose(found), ()))

    holds()

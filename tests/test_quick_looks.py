"""What is asked first, and cheaply, never says no where the thorough way finds something."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.kinds.names import accents, given_name, misspelled, organisations, resembling
from factlint.language import capitals as capitalised
from factlint.language import mentions, tortured
from factlint.language import names as names_finder
from factlint.language import sentences as sentence_finder
from factlint.language.acronyms import Acronyms
from factlint.language.capitals import SHORTEST
from factlint.language.names import Names, capitals
from factlint.language.nearness import Neighbours, near_pairs
from factlint.language.prose import Prose
from factlint.language.quotemarks import double_marks, double_places, single_marks, single_places
from factlint.language.quotes import Fault, read
from factlint.language.wording import Wording, run_keys
from factlint.model.ranges import Ranges
from reading import document

# Pieces that texts with names, quotations and sentences are made of, and some that spoil them.
PIECES = """
    Gonzalez Gonzalen Gonzales gonzalez O'Neill O’Neil Ki-moon Jong-un Kim Xiaoping Deng Mr Dr. J.
    U.S. p.m. Iran Iraq Bank Banks of the for and & Federal Reserve Bank Reserve, Federal Group
    Group's Müller Muller CAPS Hewlett-Packard Anglo-American-x1 @Name a.Name x1 iPhone said he She
    A I the to read " ' ’ “ ” '' `` " . ? ! … ( ) [ ] [W]e don't do not won't organise organize
    — – - , : ; É École №5
""".split()
PIECES = [*PIECES, "\n", "\n\n", " ", "  ", "\u0301"]
texts = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
glued = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def _names(text: str) -> Prose:
    return Prose(document(text))


@given(texts | glued)
def test_capitalised_words_are_counted_as_the_names_have_them(text):
    prose = _names(text)
    counts = capitals(prose.text)
    for form, tokens in prose.names.forms.items():
        assert counts[form] >= len(tokens)
    if not any(prose.document.of_kind(*names_finder.OUTSIDE)):
        assert counts == {form: len(tokens) for form, tokens in prose.names.forms.items()}


@given(texts | glued)
def test_names_without_letters_beyond_ascii_are_found_in_the_same_places(text):
    plain = "".join(char for char in text if not names_finder._is_in_word(char) or char.isascii())
    found = [(match[1], *match.span()) for match in names_finder._PLAIN_TOKEN.finditer(plain)]
    tokens = names_finder._TOKEN.finditer(plain)
    assert found == [(match[1] or match[0], *match.span()) for match in tokens]


@settings(max_examples=300)
@given(texts)
@example("Gonzalez met Gonzalez. Mr Gonzalen left.")
@example("Bank of Federal Reserve. The Federal Reserve Bank met.")
@example("Deng Xiaoping said so. Xiaoping left.")
@example("Kim Jong-un said so. Jong-un left.")
@example("Müller said that Müller and Muller met.")
def test_a_quick_look_at_the_capitals_loses_no_name(text):
    prose = _names(text)
    counts = prose.capitals
    suspects = resembling.suspects(prose, capitalised.resembling(prose.text))
    every = misspelled.pairs(prose.names, prose.words)
    assert misspelled.pairs(prose.names, prose.words, *suspects) == every
    if any(True for _ in accents.dropped(prose.names)):
        assert accents.may_be_dropped(prose.text)
        assert accents.are_both_there(counts)
    if any(True for _ in given_name.misused(prose.names)):
        assert given_name.may_be_misused(prose.text, counts)
        assert is_open(given_name.gate(), prose.text)
    # What shares its words with itself is not named twice.
    if any(name.start >= earlier.end for name, earlier in organisations.variants(prose.names)):
        assert organisations.may_vary(prose.text)
        assert is_open(organisations.gate(), prose.text)


def is_open(clauses: Sequence[Sequence[str]], text: str) -> bool:
    """Whether a gate is open, by its own expressions."""
    return all(any(regex.search(pattern, text) for pattern in clause) for clause in clauses)


@settings(max_examples=300)
@given(texts | glued)
@example("Hewlett-Packard and Hewlett-Packard met Hewlet-Packard-x1.")
@example("O’Neill’s and O’Neill met O’Neil.")
@example("SMITH'S Smith'S Smith's Smiht")
def test_capitalised_words_that_resemble_each_other_are_told(text):
    names = _names(text).names
    told = capitalised.resembling(names.text)
    forms = {
        form: len(tokens)
        for form, tokens in names.forms.items()
        if len(form) >= SHORTEST - 1 and not form.isupper()
    }
    usual = [form for form, count in forms.items() if count > 1 and len(form) >= SHORTEST]
    near = Neighbours(usual)
    if told is not None and len(usual) <= capitalised.MANY:
        assert {(rare, other) for rare in forms for other in near.of(rare)} <= set(told)


@given(texts | glued)
def test_places_of_a_word_are_those_of_its_tokens(text):
    prose = _names(text)
    outside = Ranges((p.start, p.end) for p in prose.document.of_kind(*names_finder.OUTSIDE))
    for form, tokens in prose.names.forms.items():
        found = [at for at in names_finder.places_of(form, prose.text) if not outside.holds(at)]
        assert found == [prose.names.tokens[index].start for index in tokens]


@given(st.text("abcdeé", min_size=3, max_size=12), st.text("abcdeé", min_size=4, max_size=12))
def test_words_that_are_near_are_found_to_resemble_each_other(one, other):
    near = {(one, other) for found in Neighbours([other]).of(one) if found == other}
    assert set(near_pairs([one, other], [other])) >= near


PLACES = """
    New York City Zealand South Korean Koreans S. Korea U.S. Guinea-Bissau St. Petersburg Paris
    European North America In Of the Mr Smith said, said. Rio de Janeiro The Hague London's
""".split()


@given(st.lists(st.sampled_from(PLACES), max_size=12).map(" ".join))
def test_a_headline_that_names_places_is_not_passed_over(headline):
    prose = _names(f"{headline}\n\nThe council met in the hall.")
    found = [
        prose.text[item.start : item.end] for item in mentions.find(prose.names, 0, len(headline))
    ]
    assert {" ".join(name.split()) for name in found} <= set(mentions.possible(headline))
    assert not found or any(map(mentions.may_begin, headline.split()))


@given(texts)
def test_names_of_a_range_are_those_that_begin_in_it(text):
    prose = _names(text)
    half = len(prose.text) // 2
    every = Names(prose.document)
    whole = [(run.start, run.end) for run in every.runs]
    within = Names(prose.document, (half, len(prose.text)))
    # The first may be the rest of a run that began before.
    wanted = [place for place in whole if place[0] >= half]
    assert [(run.start, run.end) for run in within.runs][
        -len(wanted) or len(within.runs) :
    ] == wanted
    before = Names(prose.document, (0, half))
    assert [(run.start, run.end) for run in before.runs] == [p for p in whole if p[0] < half]


@given(texts | glued)
def test_a_sentence_is_the_same_whether_all_are_known_or_not(text):
    prose = _names(text)
    every = sentence_finder.sentences(prose.document, prose.blocks)
    for offset in range(len(prose.text) + 1):
        whole = sentence_finder.sentence_at(prose.text, every, offset)
        assert prose.sentence_at(offset) == whole


@given(texts | glued)
def test_marks_begin_where_they_are_looked_for(text):
    doubles, singles = double_places(text), single_places(text)
    assert {mark.start for mark in double_marks(text, 0, len(text))} <= set(doubles)
    assert {mark.start for mark in single_marks(text, 0, len(text))} <= set(singles)


def test_a_block_without_marks_says_that_a_quotation_was_left_open():
    found = document('He said, "We go.\n\nThey stayed in the town.\n\n"We went."\n')
    prose = Prose(found)
    [loose] = read(found, prose.blocks).loose
    assert loose.fault is Fault.UNCLOSED
    assert prose.text[loose.other :].startswith("They stayed")


@given(st.lists(st.sampled_from(["bosom", "Malignancy", "profound", "learning", "-", "é", "."])))
def test_phrases_that_stand_in_a_text_are_possible(words):
    for text in (" ".join(words), "".join(words)):
        phrases = {place.phrase for place in tortured.find(text)}
        assert tortured.possible(text) >= len(phrases)


@given(texts | glued)
def test_three_words_in_a_row_are_among_the_keys(text):
    assert set(Wording(text).shingles) <= run_keys(text)


@pytest.mark.parametrize("unit", ["A", "A-", "A'", "A.A", "Aa-", "A-b", "É’", "É-É’S-", "A of "])
def test_a_quick_look_goes_over_a_long_line_once(unit):
    line = unit * 100_000  # minutes, were each place to be gone on from
    assert capitalised.resembling(line) == []
    assert organisations.may_vary(line) is False


@given(st.text("ABX2é .&/-(),s'’\n", max_size=40))
@example("(AB) A.B. A&B, (AB")
@example("A/AB AB AB-s ABs AB'")
def test_places_of_an_acronym_are_not_missed(text):
    found = Acronyms(text)
    for short in {"AB", "ABX", *found.places}:
        places = found.places.get(short, ())
        for place in places:
            assert found.may_stand_before(short, len(text)), place
        assert len(places) > 1 or not found.surely_stands_twice(short)


organised = st.lists(
    st.sampled_from(
        "Bank Reserve Group Federal Federal's Iran Bank's Ki-moon Ki Co. of and the , \n".split(" ")
    ),
    max_size=14,
).map(" ".join)


@settings(max_examples=300)
@given(organised)
@example("Federal Bank Ki-moon, Ki Federal Bank")
@example("Iran Bank The , Iran Bank and The .")
def test_organisations_with_two_names_are_not_missed(text):
    if any(True for _ in organisations.variants(_names(text).names)):
        assert organisations.may_vary(text)

"""What is asked first of headlines never says no where a headline and its body may clash."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.kinds.headline import names as name_clashes
from factlint.kinds.headline import numbers as number_clashes
from factlint.kinds.headline.clash import Body, Look
from factlint.language import headlines, mentions, numbers
from factlint.language.names import Names
from factlint.language.numbers import Sort
from factlint.language.prose import Prose
from factlint.language.zones import fold
from reading import document

WORDS = """
    Storm hits South Korea Koreans New York Zealand Ruiz RUIZ's O'Neill Zelensky Zelenskyy NATO Intl
    International the of in on 4th 4TH 1ST March MARCH May Mayor Jan. 31 31.5 12 1986 1,986 $1986 DM
    2004 pct % mln million dlrs half one two dozen a hundred quarter - -12 12-year 1986/87 in 1987
    said. Rain! U.S. Covid Covid-19 Müller İstanbul K's Rio de Janeiro "quoted" (and) banks' banks
""".split()
lines = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
bodies = st.lists(lines, min_size=1, max_size=5).map(". ".join)


def _prose(headline: str, body: str) -> Prose:
    return Prose(document(f"{headline}\n\n{body}\n"))


@settings(max_examples=300, deadline=None)
@given(lines, bodies)
@example("Sales up in MARCH 31", "Sales")
def test_a_number_above_is_seen(headline, body):
    prose = _prose(headline, body)
    for part in prose.zones.above:
        shown = prose.text[part.start : part.end]
        stated = [
            number
            for number in numbers.find(shown)
            if number.sort is not Sort.YEAR
            and not number.may_be_year
            and not number_clashes._MONTH_BEFORE.search(shown, 0, number.start)
        ]
        assert headlines.may_count(prose.text, part) or not stated


@settings(max_examples=300, deadline=None)
@given(lines, bodies)
def test_names_and_places_that_the_body_lacks_are_seen(headline, body):
    prose = _prose(headline, body)
    names = Names(prose.document)
    for part in prose.zones.above:
        look = Look(part, prose, Body(prose))
        for mention in mentions.find(names, part.start, part.end):
            written = prose.text[mention.start : mention.end]
            if not headlines.is_written(written, prose.zones):
                assert prose.headlines.may_lack_place
        if name_clashes._missing(look, names):
            assert prose.headlines.may_lack_name or headlines.is_title_case(prose.text, part)


@settings(max_examples=300, deadline=None)
@given(bodies)
@example("The banks' banks-and Müller K İ'stanbul")
@example("It was 1,986 and 31.5, or 5.31 of 31, and 31.")
@example("x5.31 1.5's 31's 5,x 2,004,5 ٣.5 ٣,31 a.31 31.a m².5 31.² 31½")
def test_a_word_is_told_without_an_index_of_all(body):
    for word in [*WORDS, "31", "5", "986", "1", "2,004", "04"]:
        prose = _prose("Storm", body)
        told, stem = prose.zones.has(word), prose.zones.may_hold(headlines.stem(word))
        assert told == (fold(word) in prose.zones.words)
        assert stem or headlines.stem(word) not in prose.zones.stems


@settings(max_examples=200, deadline=None)
@given(bodies, st.data())
def test_numbers_up_to_a_place_are_the_last_ones_before_it(body, data):
    prose = _prose("Storm", body)
    offset = data.draw(st.integers(0, len(prose.text) - 1))
    found = prose.numbers_up_to(offset)
    every = [number for number in prose.numbers if number.start <= offset]
    assert list(found) == every[len(every) - len(found) :]
    assert [number for number in every if number.end > offset] == [
        number for number in found if number.end > offset
    ]
    assert prose.numbers == Prose(prose.document).numbers
    assert prose.numbers_up_to(offset) == found

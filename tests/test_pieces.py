"""What is found piece by piece, and only where hits are, is what the whole text has."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.kinds import arithmetic
from factlint.kinds.arithmetic import magnitude, ratio
from factlint.kinds.arithmetic.places import sentences
from factlint.kinds.calendar import impossible, weekday
from factlint.language import numbers
from factlint.language.numbers import Numbers
from factlint.language.pieces import pieces
from factlint.language.prose import Prose
from factlint.model.document import Span
from factlint.model.rule import Scope
from factlint.patterns import compile_regex
from factlint.readers.record import from_record

NUMBERS = [
    "12 pct",
    "92 mln dlrs",
    "80 mln",
    "5-1/4",
    "two thirds",
    "$3.45m",
    "$3.45bn",
    "one in five",
    "3½",
    "20 per cent",
    "25 per-cent",
    "7pc",
    "8 PERCENT",
    "9 ％",
    "3 ppt",
    "twenty-five",
    "1,234.5",
    "half a million",
    "12 000",
    "from 80 to 92",
    "between 3 and 4 %",
    "10-12",
    "1987",
    "0.07",
    "3 percentage points",
    "-5",
    "US$5 million",
    "12/40",
    "No. 10",
    "six seven",
    "a hundred",
]
WORDS = [
    "rose",
    "fell",
    "to",
    "from",
    "by",
    "of",
    "members",
    "doubled",
    "threefold",
    "Half the",
    "twice the",
    "tripled",
    "and",
    "or",
    "total",
    "people:",
    "(",
    ")",
    ",",
    ".",
    "The",
    "sales",
    "than",
    "compared with",
    "\n\n",
    "\n",
    "in",
]
DAYS = [
    "31 September",
    "29 February 2019",
    "30th of February",
    "February 30, 2020",
    "2019-02-30",
    "2024-13-01",
    "31/02/2019",
    "13.13.2013",
    "thirty-first of June",
    "June the thirty-first",
    "June thirtieth",
    "0 March 2019",
    "Mar. 00, 2019",
    "APRIL 31",
    "Sept 31",
    "twenty-ninth of February",
    "Monday, 5 March 2019",
    "MON, MAR. 5 2019",
    "5 March 2019 (Monday)",
    "5 March 2019, a Tuesday",
    "March 5, which was a  Tuesday",
    "Friday the thirteenth of May",
    "Sunday night, 3 May",
    "Thursday (the 4th of July)",
    "Wed.  5 June",
    "Sat 2019-02-30",
    "Tuesday THE 3rd May",
    "Monday\n4 May",
]
FIGURES = st.lists(st.sampled_from([*NUMBERS, *WORDS]), max_size=30).map(" ".join)
DATES = st.lists(st.sampled_from([*DAYS, *WORDS]), max_size=12).map(" ".join)


def prose_of(text: str) -> Prose:
    return Prose(from_record({"body": text or "x", "date": "2019-03-01"}, "x"))


def hits(prose: Prose, needles: Iterable[str]) -> list[int]:
    """Where the scan would have a hit."""
    return sorted(
        match.start()
        for needle in needles
        for start, end in pieces(prose.text)
        for match in compile_regex(needle).finditer(prose.text, start, end)
    )


@given(FIGURES, st.integers(0, 300), st.integers(0, 300))
@example("twenty \n\n five", 0, 20)
def test_numbers_of_a_range_are_those_of_the_text_that_lie_in_it(text, start, end):
    every = Numbers(text).all
    assert Numbers(text).within(start, end) == tuple(
        number for number in every if start <= number.start < end and number.end <= end
    )


@given(FIGURES)
def test_the_cheap_question_never_misses_a_number(text):
    found = Numbers(text).all
    assert numbers.may_be(text, 0, len(text), len(found))


def test_numbers_of_an_endless_line_are_found_whole():
    text = "sales of 12,345 dlrs " * 1_000
    assert len(Numbers(text).all) == 1_000


@settings(max_examples=300)
@given(FIGURES)
@example("Sales rose 12 pct to 92 mln from 80 mln . They tripled to 90 from 30 .")
def test_changes_stand_only_in_sentences_that_are_asked(text):
    prose = prose_of(text)
    for sentence in prose.sentences:
        shown = prose.text[sentence.start : sentence.end]
        for change in prose.changes_in(sentence):
            is_multiple = change.stated is None
            sign = f"(?i){ratio.MULTIPLE}" if is_multiple else arithmetic._PERCENT
            assert compile_regex(sign).search(shown)
            assert prose.may_hold_numbers(sentence, 2 if is_multiple else 3)


@given(FIGURES)
@example("Cost is $3.45m now. It was $3.45bn then, or 5 to 3.45 billion people.")
@example("It sold 3.45 mln tonnes to 5 bln tonnes here, and 3.45 bln tonnes there.")
@example(
    "It sold 15-1/4 mln tonnes here, from 34.5 to ten million tonnes, 34.5-40 bln tonnes there."
)
def test_slips_of_magnitude_pass_the_cheap_question(text):
    with pytest.MonkeyPatch.context() as patch:
        quick = list(magnitude.slips(prose_of(text), Scope()))
        patch.setattr(magnitude, "_may_slip", lambda text: True)
        assert quick == list(magnitude.slips(prose_of(text), Scope()))


@settings(max_examples=300)
@given(DATES)
def test_impossible_dates_and_weekdays_stand_only_where_hits_are(text):
    prose = prose_of(text)
    near = set(prose.dates.written_around(hits(prose, impossible.NEEDLES)))
    beside = set(prose.dates.written_around(hits(prose, weekday.NEEDLES)))
    for found in prose.dates.written:
        assert found in near or not impossible._reason(prose, found)
        assert found in beside or found.weekday is None


@given(FIGURES, st.integers(1, 3))
def test_sentences_that_hold_so_many_offsets(text, fewest):
    prose = prose_of(text)
    scope = Scope()
    places = [(at, at + 1) for at in range(0, len(prose.text), 5) if prose.in_scope(scope, at, at)]

    def held(sentence: Span) -> int:
        return sum(
            sentence.start <= at <= sentence.end
            for at, end in places
            if prose.in_scope(scope, at, end)
        )

    found = list(sentences(prose, scope, places, fewest))
    assert found == [sentence for sentence in prose.sentences if held(sentence) >= fewest]

"""The quick looks at figures never say no where a rule could find something."""

from __future__ import annotations

from itertools import pairwise

import regex
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factlint.kinds.arithmetic import ratio, shares
from factlint.language.prose import Prose
from factlint.language.quantities import change_words, percents, tails
from factlint.language.quantities.number import Sort
from reading import document

PIECES = """
    Sales profit rose fell declined up down by a the to from at of in out or and but which was were
    with compared against above below than on more less about some nearly over half third quarter
    doubled twice 80 92 12 1,240 5-1/4 3.5 40 two five hundred million mln dlrs $1.2bn £600m tonnes
    12% 15% 5pc pct percent per cent percentage points ( ) , . ; : - – or, share (up (15 1986 year
    total members patients 12/40 rise increase higher one in every earlier. U.S. Mr. The Exports
""".split()
FORMS = (
    "Sales rose 12 pct to 92 mln dlrs from 80 mln dlrs a year earlier",
    "Profits fell by 20% from £500m to £350m",
    "Turnover reached 48.2 million euros, up 14 per cent from 36.1 million euros in 2019",
    "It was 92 mln dlrs (up 15 pct from 80 mln)",
    "The number of visitors increased from 1,240 to 1,860, a rise of 35%",
    "At 92 mln, sales were up 12 pct from 80 mln",
    "It rose 12 mln dlrs, or 15 pct, to 92 mln from 80 mln",
    "Sales rose from 80 to 92 (15 pct) and by 5 percent to 115 from 100",
    "Output was 80 tonnes, 12% more than the 90 of last year",
    "The motion was carried by 12 of 40 members (35 percent)",
    "Of the letters, 63%, or 520 of the 940 that arrived, were in favour",
    "Symptoms returned in 18 out of 48 patients – 27.5%",
    "One in five pupils (35%) walks, two thirds - 70 per cent - ride",
)
words = st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)
texts = st.lists(
    st.tuples(st.sampled_from(["", *FORMS]), words).map(" ".join), min_size=1, max_size=4
).flatmap(
    lambda parts: st.sampled_from([" ", ". ", ".\n", "\n\n"]).map(lambda sep: sep.join(parts))
)


@st.composite
def mixed(draw) -> str:
    """A form with words of it, or others, put in here and there."""
    tokens = draw(st.sampled_from(FORMS)).split(" ")
    for at, word in draw(
        st.lists(st.tuples(st.integers(0, 12), st.sampled_from(PIECES)), max_size=4)
    ):
        tokens.insert(at % len(tokens), tokens[at % 5] if at > 9 else word)
    return " ".join(tokens)


anything = st.one_of(texts, mixed())
quick = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(anything)
@example("5 pc 5pp 7PPT per  cent PER-CENT 5pct x_pct Pct. perſcent 5\npp 5 ppt, 7 pc; １pc")
def test_percentages_are_found_where_the_expression_finds_them(text):
    expression = r"(?i)[%％]|\bpct\b|\bper[-\s]*cent|\d\s?(?:pc|ppt?)\b"
    expected = tuple(match.span() for match in regex.finditer(expression, text))
    assert percents.places(percents.folded(text)) == expected


@settings(quick, max_examples=300)
@given(anything)
def test_what_is_stated_of_a_percentage_is_not_passed_over(text):
    prose = Prose(document(text))
    stretches = {place: item for item in prose.percents.stretches for place in item.places}
    assert tuple(stretches) == prose.percents.places
    for sentence in prose.sentences:
        inside = [
            item for (at, _), item in stretches.items() if sentence.start <= at < sentence.end
        ]
        held = percents.folded(text[sentence.start : sentence.end])
        assert all(held in item.text for item in inside)
        for change in prose.changes_in(sentence):
            if change.stated is not None:
                assert any(item.may_state_change for item in inside), text
            else:
                told = ratio._MULTIPLE.finditer(prose.percents.folded)
                assert any(sentence.start <= match.start() <= sentence.end for match in told)
        numbers = prose.numbers_in(sentence.start, sentence.end)
        for index, (part, whole) in enumerate(pairwise(numbers)):
            beside = (*numbers[index + 2 : index + 3], *numbers[max(0, index - 1) : index])
            if shares._is_pair(text, part, whole) and any(
                shares._belongs(text, part, whole, stated) for stated in beside
            ):
                assert any(item.may_state_share for item in inside), text
        if any(number.sort is Sort.SHARE for number in numbers):
            assert all(shares._may_state_fraction(item) for item in inside)


BEHIND = """
    - % ％ ¢ °C k m b p g C F pp pc million mln bn hundred dlrs U.S. H.K. dollars percent per cent
    percentage point basis points square feet km² m² kWh KM D-marks barrels a day a.m. pm o'clock
    GMT estimate st th 1 ſ \u212a é ’s or more + so members of
""".split()


@quick
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", " ", "\n", "  ", "-", "\u00a0"]), st.sampled_from(BEHIND)
        ).map("".join),
        max_size=4,
    ).map("".join)
)
def test_the_next_word_tells_what_cannot_belong_to_a_number(behind):
    text = f"5{behind}"
    word = tails.next_word(text, 1)
    full = tails._TAIL.match(text, 1)
    found = tails.tail_of(text, 1, word)
    assert (full.end() if full else 1) == (found.end() if found else 1)
    assert tails.is_clock(text, 1, word) == (tails._CLOCK_AFTER.match(text, 1) is not None)
    hedge = tails._HEDGE_BEHIND.match(text, 1)
    assert (hedge is None) == (tails.hedge_behind(text, 1) is None)


def test_every_word_for_a_multiple_is_looked_for():
    for word in (*change_words._FACTORS, *(f"{number}fold" for number in change_words._FOLDS)):
        assert ratio._MULTIPLE.search(word)
    for word in (*change_words._MULTIPLES, "three times"):
        assert ratio._MULTIPLE.search(f"{word} the")

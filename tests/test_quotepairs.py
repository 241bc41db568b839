"""Quotations told by their marks alone are those that the blocks of the text have."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.engine.needs import Holdings
from factlint.kinds.quotation import loose, speakerless, versions
from factlint.language import quotepairs, quotes
from factlint.language.prose import Prose
from factlint.language.quotes import Fault
from factlint.language.wording import NEAR, Wording, run_keys, spoken_words
from factlint.model.document import Document
from factlint.model.rule import Need
from reading import document

PIECES = (
    "The council of the town met on Friday",
    'He said, "We will walk over the new bridge in the autumn," on Monday.',
    '"We will walk over the old bridge in the autumn."',
    '"We won\'t go over the [old] bridge in the autumn," said Ana Ruiz.',
    "“We will walk over it,” he said.",
    "'We go,' she said. 'They go.'",
    '"We will',
    'walk over it"',
    '"',
    "“",
    "”",
    '6" wide',
    "''",
    "- ",
    "a. ",
    "12. ",
    "Photo: ",
    "====",
    "a  12  13",
    "|",
    "```",
    "LISBON, March 1 (Reuters) - ",
    'LISBON ("AP) - ',
    "By Ana Ruiz",
    "March 3, 2020",
    "Title:",
    "reporting by Ana Ruiz",
    "Reuter",
    "x" * 130,
    "was brief,",
    "It rained. ",
    "\r\n",
    "\x0b",
    "References",
)
texts = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\n\n", "", "\n    "])),
    max_size=9,
).map(lambda pieces: "".join(map("".join, pieces)))


@settings(max_examples=600, deadline=None)
@given(texts)
@example('Storm\n\nLISBON ("AP) - Rain" fell.')
@example('Storm\n\nThe mayor said, "We\ngo.\n\nRain" fell.')
@example('Storm\n\nIt was brief,\n"We go on\nand on"\n' + "x" * 130)
@example('Storm\n\nHe said "we\na. go" now')
@example('Storm\n\n"reporting by Ana Ruiz"')
def test_pairs_are_the_quotations(text):
    prose = Prose(document(text))
    pairs = quotepairs.paired(prose.document)
    if pairs is None:
        return
    found = quotes.read(prose.document, prose.blocks)
    assert not found.loose
    assert {(part.start, part.end) for part in found.parts} <= set(pairs)
    assert not any(part.detail for part in found.parts)


@settings(max_examples=400, deadline=None)
@given(texts)
@example('Storm\n\n"We go on and on and on."\n\nRain fell.')
@example('Storm\n\n"We go on and on and on."\nReuter')
@example('Storm\n\nLISBON, March 1 (Reuters) - "We go on and on and on."')
def test_a_need_that_is_not_met_costs_no_finding(text):
    prose = Prose(document(text))
    holdings = Holdings(prose)
    if not holdings.meet(Need.SPEECHLESS):
        assert not list(speakerless.marks(prose))
    if not holdings.meet(Need.ALIKE_QUOTATIONS):
        assert not list(versions.marks(prose))
    if not holdings.meet(Need.LOOSE_MARKS):
        assert not any(list(loose.marks(prose, fault)) for fault in Fault)


@pytest.mark.parametrize(
    "text",
    [
        'Storm\n\n"We go," he said. He called it "safe", and left.\n',
        "Storm\n\n“We go,” he said.\n\n“They stay.”\n",
        'Storm\n\nThe mayor said, "We will walk over\nthe bridge in the autumn of\nthis year."\n',
        'Storm\n\nThe mayor said, "We will walk\n(it is said) over the bridge."\n',
        'Storm over "the town"\n\nRain fell.\n',
    ],
)
def test_usual_quotations_are_told_by_their_marks(text):
    assert quotepairs.paired(document(text))


@pytest.mark.parametrize(
    "text",
    [
        'Storm\n\n"We go," he said. "They stay.\n',
        'Storm\n\nIt is 6" wide and 8" high.\n',
        'Storm\n\n"We go.\n\nThey stay," he said.\n',
        "Storm\n\n'We go,' he said. 'They stay.'\n",
        'Storm\n\n- "We go\n- and stay" he said.\n',
    ],
)
def test_what_the_marks_do_not_tell_is_left_to_the_blocks(text):
    assert quotepairs.paired(document(text)) is None


def test_a_document_that_is_divided_anyway_is_asked_only_of_a_text_without_quotations():
    assert quotepairs.paired(Document("a", "Rain fell.", "Rain fell.")) == ()
    assert quotepairs.paired(Document("a", 'A "b" c.', 'A "b" c.')) is None


WORDS = (
    "we We won't don't do not can't she'll organise organize It's banks' 'go a_b [W]e … é no 1st"
)
words = st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join)


@given(words)
def test_spoken_words_are_those_of_the_wording(text):
    spoken = spoken_words(text)
    for run in Wording(text).shingles:
        assert any(tuple(spoken[at : at + 3]) == run for at in range(len(spoken)))


@given(st.lists(words, min_size=2, max_size=4))
def test_quotations_with_three_words_in_a_row_alike_are_seen(spoken):
    text, pairs = "", []
    for item in spoken:
        pairs.append((len(text), len(text) + len(item) + 2))
        text += f'"{item}" x '
    long = [item for item in spoken if len(spoken_words(item)) >= 8]
    alike = any(
        run_keys(one) & run_keys(other) and Wording(one).difference(Wording(other), NEAR)
        for one, other in combinations(long, 2)
    )
    assert quotepairs.may_be_twice(text, tuple(pairs)) == alike

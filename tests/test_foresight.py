"""What is told of the end of a plain text before it is divided is what its parts say."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.kinds import truncated
from factlint.language.prose import Prose
from factlint.model.document import Document
from factlint.model.late import LateDocument
from factlint.readers import read
from factlint.ruleset.packs import load_packs
from factlint.values import replace
from factlint.version import VERSION

PIECES = (
    "Storm hits the coast",
    "The council met on Friday.",
    "The council of the town met on Friday and talked about the price of the new wing for",
    "March 3, 2020",
    "By Ana Ruiz",
    "LISBON, March 1 (Reuters) - ",
    "LISBON — ",
    "Photo: the old pier",
    "    Photo by Ana Ruiz",
    "The pier / Getty",
    "The pier via AP",
    "Credit: Reuters",
    "References",
    "Sources:",
    "4. References",
    "Works\nCited",
    "[1] Lee, A. (2019). A title.",
    "- an item",
    "12. an item",
    "    Net 12 mln vs 10 mln",
    "    Record March 14",
    "  Note: profits",
    "a  12  13",
    "b  14  15",
    "====",
    "----",
    "* * *",
    "Reuter",
    " REUTER",
    "Reporting by Ana Ruiz.",
    "It was written by Ana Ruiz.",
    "(Editing by Ana Ruiz)",
    "Read more",
    "Read more.",
    "more…",
    "He said so ...",
    "said Mr Reed.",
    "[+1200 chars]",
    "```",
    "Summary: all of it",
    "References" + " " * 50 + "and so on",
    "Fıgure 3: the pier",
    "\r\n",
    "\x0b",
    "\t",
)
texts = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n\n", " ", "\n    "])), max_size=9
).map(lambda pieces: "".join(map("".join, pieces)))


def _read(text: str) -> LateDocument:
    document = next(iter(read("a.txt", text.encode())))
    assert isinstance(document, LateDocument)
    return document


@pytest.fixture(scope="module")
def words() -> truncated._Words:
    rules = load_packs([], VERSION).rules
    return truncated._words_of(next(rule for rule in rules if rule.id == "structure/truncated"))


@settings(max_examples=400, deadline=None)
@given(texts)
@example("Storm\n\nThe council met on\n    Net 12 mln\n    Record March 14\n Reuter")
@example("Storm\n\nThe council met for\n\nPhoto: the council.")
@example("Storm\n\nThe council met for\n\nReferences\n\nLee, A. (2019).")
@example("Storm\n\nThe council met for\nReporting by Ana Ruiz.")
@example("Storm\n\nRain fell.\n\n***\nRead more.")
@example("Storm\n\nRain fell.\n\n—\tmore.")
@example("The council met.\nStorm for\nPhoto: the pier\nThe council met.")
def test_a_text_that_is_seen_to_end_well_is_not_cut_off(words, text):
    document = _read(text)
    if truncated._ends_well(words, Prose(document)):
        assert truncated._find(words, Prose(replace(document))) is None  # tells no last line


@pytest.mark.parametrize(
    "text", ["Storm\n\nRain fell on the town.\n", "Storm\n\nRain fell\non the town.\n Reuter\n"]
)
def test_the_end_of_a_usual_text_is_known(words, text):
    document = _read(text)
    assert document.last_line() is not None
    assert truncated._ends_well(words, Prose(document))


def test_a_document_of_another_sort_does_not_tell():
    assert Document("a", "A\n\nB", "A\n\nB").last_line() is None

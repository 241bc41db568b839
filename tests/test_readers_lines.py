"""The quick looks of the readers never say no where the thorough way finds something."""

from __future__ import annotations

import re
import sys

from hypothesis import example, given
from hypothesis import strategies as st

from factlint import regex
from factlint.readers.datelines import _DATELINE, find_dateline
from factlint.readers.dates import _DATE, may_have_date
from factlint.readers.lines import folded
from factlint.readers.metalines import Header, may_be_meta, take_meta
from factlint.readers.plainblocks import is_final
from factlint.readers.plainlines import is_caption, is_rule, item_at, names_source, odd_lines

PIECES = """
    - * • – · ( ) [ ] [^ 1 12 123 1234 2018 : . / | , — -- = == ~~~ _ a b) c. photo PHOTO Photo:
    image İmage ımage figure Fig. table credit CREDIT: courtesy of by via VIA vİa Getty reuters AP
    (Image file jan FEB Mar august auguſt ſep sept Oct. 年 月 日 12-NOV-2018 11/12/2018 2018-11-12
    1.8 By BY written Story title TITLE: date ſtory share © 2 min read LONDON, Paris (Reuters) -
    ... said. " ” ’ ) ! ? …
""".split()
lines = st.lists(st.sampled_from([*PIECES, " ", "  "]), max_size=9).map(" ".join)
glued = st.lists(st.sampled_from([*PIECES, " "]), max_size=9).map("".join)


def test_a_folded_text_is_as_long_and_what_is_read_without_case_is_in_it():
    text = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    shown = folded(text)
    assert len(shown) == len(text)
    for letter in "abcdefghijklmnopqrstuvwxyz":
        for match in re.finditer(letter, text, re.IGNORECASE):
            assert shown[match.start()] == letter
        for match in regex.finditer(letter, text, regex.IGNORECASE):
            assert shown[match.start()] == letter


@given(lines | glued)
@example("auguſt 3")
def test_what_is_a_date_may_be_one(text):
    assert may_have_date(text) or not (re.search("[0-9]", text) and _DATE.search(text))


@given(lines | glued)
def test_what_is_taken_for_the_head_may_be_it(text):
    line = text.strip()
    if take_meta(line, (0, len(line)), Header(0, 0)):
        assert may_be_meta(line)


@given(lines | glued)
@example("[abc]: note")
@example("(file photo) ")
def test_an_item_a_rule_or_a_caption_is_an_odd_line_or_names_a_source(text):
    line = text.strip()
    shown = folded(f"\n{line}")
    if line and (item_at(line, (0, len(line))) or is_rule(line, (0, len(line)))):
        assert odd_lines(shown) == [0]
    if line and is_caption(line):
        assert odd_lines(shown) == [0] or names_source(shown)


@given(lines | glued)
def test_a_line_ends_with_a_stop_as_the_expression_says(text):
    line = text.strip()
    assert is_final(line) == bool(re.search("[.!?…:;,][\"'”’»)\\]]*$", line[-8:]))


@given(lines | glued)
@example("LONDON (Reuters) -\nIt rained.")
@example("LONDON (Reuters) -")
def test_a_dateline_has_its_dash(text):
    match = _DATELINE.match(text, 0, min(len(text), 160))
    if match and match["agency"] and match["place"]:
        assert find_dateline(text, 0, len(text)) is not None

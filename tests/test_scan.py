"""The one scan for all rules finds exactly what the slow oracle finds."""

from __future__ import annotations

from itertools import product

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.kinds.base import Needle, NeedleSort
from factlint.language.pieces import pieces
from factlint.ruleset import wordscan
from factlint.ruleset.approximate import approximation
from factlint.ruleset.charsets import ALIKE
from factlint.ruleset.literals import DIGIT, fold, required_literals
from factlint.ruleset.scan import Plan, scan_naive

WORDS = ["plalform", "the", "ha ha", "straße", "STRASSE", "İstanbul", "ﬁre", "naïve", "x", "of the"]
EXPRESSIONS = [
    r"\bfoo(?:bar|baz)\b",
    r"colou?r",
    r"(?P<day>Mon|Tues)day",
    r"\d+ per ?cent",
    r"st[aeiou]p+",
    r"(?<!un)likely",
    r"K\w+",
    r"s\p{L}+z",
    r"(?i)Straße",
    r"(?:foo){e<=1}",
    r"i(?=n)",
]
NEEDLES = [
    *((n, Needle(w, key=w)) for n, w in enumerate(WORDS)),
    *((n + 50, Needle(w, ignore_case=False)) for n, w in enumerate(WORDS)),
    *((n + 100, Needle(e, NeedleSort.REGEX)) for n, e in enumerate(EXPRESSIONS)),
    *((n + 200, Needle(e, NeedleSort.REGEX, ignore_case=False)) for n, e in enumerate(EXPRESSIONS)),
]
PIECES = [
    *WORDS,
    *(word.upper() for word in WORDS),
    "foobar Foobaz",
    "colour COLOR",
    "Monday",
    "5 percent",
    "stopp",
    "unlikely likely",
    "KELVIN \u212aelvin",
    "ſz",
    "ha\nha ha",
    "e\u0301",
    "\U0001f600",
    "ı",
    "i\u0307n",
    "\r\n",
    "_the_",
    "the's",
    "of\u00a0 the",
    "\n\n",
    "٣ per cent",
    "²",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(" .,'-\n\t"), st.text(max_size=3))
).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("ha ha ha")
@example("\u212aelvin ſtrasse İSTANBUL ısTanbul")
def test_scan_equals_oracle(text):
    assert Plan(NEEDLES).scan(text) == scan_naive(NEEDLES, text)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(1, 20))
def test_a_long_text_is_scanned_for_words_in_pieces(text, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wordscan, "_LONG", 0)
        patch.setattr(wordscan, "_PIECE", size)
        assert Plan(NEEDLES).scan(text) == scan_naive(NEEDLES, text)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    pytest.importorskip("hyperscan")
    plan = Plan(NEEDLES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        plan.prepare()
    return plan


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
@example(text="\u212aelvin ſtrasse İSTANBUL ısTanbul")
def test_scan_with_all_expressions_at_once_equals_oracle(prepared, text):
    assert prepared.scan(text) == scan_naive(NEEDLES, text)


@pytest.mark.parametrize(
    "pattern",
    (r"\d+m", r"[\dſ]x", r"[^a]b", r"\s\d", r"[\wİ]z", r"(?i)[\dſ]x", r"[\sK]a", r"[ſk]\d"),
)
def test_a_set_of_characters_is_never_narrowed(pattern):
    hyperscan = pytest.importorskip("hyperscan")
    written, ignores = approximation(pattern, ignore_case=False)
    flags = hyperscan.HS_FLAG_DOTALL | hyperscan.HS_FLAG_SINGLEMATCH
    database = hyperscan.Database()
    database.compile(
        expressions=[written.encode()],
        elements=1,
        flags=flags | hyperscan.HS_FLAG_CASELESS if ignores else flags,
    )
    expression = regex.compile(pattern)
    for text in map("".join, product("abkisKmxzſıİ\u212a0٣ \u00a0\né’", repeat=2)):
        found: list[int] = []
        if expression.search(text):
            seen = text.translate(ALIKE).encode()
            database.scan(seen, match_event_handler=lambda *_, found=found: found.append(1))
            assert found, text


@given(st.text(alphabet="ab. \n\r\t", max_size=60))
def test_pieces_make_up_the_text_and_end_behind_blank_lines(text):
    found = list(pieces(text))
    assert "".join(text[start:end] for start, end in found) == text
    assert not any("\n\n" in text[start:end].rstrip() for start, end in found)


def test_an_endless_line_is_seen_in_pieces_of_sentences():
    text = "Rain fell on the pier. " * 2_000
    found = list(pieces(text))
    assert max(end - start for start, end in found) <= 1_500
    assert all(text[start:end].endswith(". ") for start, end in found)


@given(st.text())
def test_folding_never_separates_what_ignoring_case_joins(text):
    assert fold(text.upper()) == fold(text.upper().lower())


def test_required_literals_are_claimed_only_where_they_are_certain():
    assert required_literals(r"\b(?:foobar|quux)\b") == ("foobar", "quux")
    assert required_literals(r"colou?r") == ("colo",)
    assert required_literals(r"(?:foo)?[a-z]+") == ()
    assert required_literals(r"(?:foo)?\d+") == (DIGIT,)
    assert required_literals(r"[(\[]\s*x") == ("(", "[")
    assert required_literals(r"[^(]x?") == ()
    assert required_literals(r"\p{L}+foo") == ()
    assert required_literals(r"(?:foo){e<=1}") == ()

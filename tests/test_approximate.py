"""An approximation matches wherever its expression does, in texts and in pieces of them."""

from __future__ import annotations

import re

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.language.pieces import may_divide_words, pieces
from factlint.model.rule import Rule
from factlint.ruleset import charsets
from factlint.ruleset.approximate import approximation
from factlint.ruleset.expression import source
from factlint.ruleset.gate import needles_of
from factlint.ruleset.packs import load_packs
from factlint.version import VERSION

EVERYTHING = "".join(map(chr, range(0x110000)))
SETS = [
    r"[\d]",
    r"[\s]",
    r"[\w]",
    r"[\W]",
    r"[\S]",
    r"[\D]",
    r"[^\w]",
    r"[^a-z]",
    r"[^\s\d]",
    r"[k-sé–]",
    r"[À-Ý]",
    r"[ßſ\u212aİı]",
    r"[^ſı]",
    r"[\u0370-\u03ff𝑝]",
]
PROPERTIES = ["L", "Lu", "Ll", "N", "Nd"]
EXPRESSIONS = [
    r"\bfoo(?:bar|baz)\b",
    r"(?<!\w)foo(?!\w)",
    r"(?<![\w$.])\d+(?![\d.])",
    r"(?<=[a-z])foo",
    r"(?<=\p{L}\p{L})\"(?=s\b)",
    r"(?<!ab)foo(?!bar|x)",
    r"(?<!a|b)foo(?![^a])",
    r"foo\s(?!\w)",
    r"foo\s*\b",
    r"\b\d+\b",
    r"\b[$k]\d",
    r"(?m)^foo$",
    r"^foo",
    r"foo$",
    r"foo\Z",
    r"(?m)^[^\S\r\n]*foo(?=\r?$)",
    r"(?:\bfoo|bar\b)x?",
    r"x?(?:\bfoo|bar\b)",
    r"(?:\bx|(?<!o)foo|)bar",
    r"(?:foo(?=\s+[A-Z])|bar|ba)(?!\w)",
    r"a([/-])b\1c",
    r"([^b]|é)foo\1",
    r"(?:'s)?foo(?:'s)?",
    r"[kſ]+\bfoo",
    r"n[ée]e\b",
    r"\p{Lu}[\p{L}\p{N}&]{0,7}\b",
    r"(?:st|nd)?\s{0,3}(?:of\s)?foo",
    r"\d{1,3}(?:,\d{3})+",
    r"(?:foo){2,12}",
    r"[^x\n]{3}foo",
    r".foo.",
    r"(?>foo|bar)x",
    r"\bn\s?=\s?\d\b",
    r"foo=(?:bar)?",
    r"foo(?i:BAR)[^k]",
]
PARTS = [
    *("foo", "bar", "baz", "FOO", "Bar", "x", "a", "b", "ab", "k", "K", "s", "é", "É", "n", "e"),
    *(
        "1",
        "23",
        ",456",
        "٣",
        "²",
        ".",
        "$",
        "=",
        "–",
        "’",
        "“",
        '"',
        "'s",
        "&",
        "/",
        "-",
        "_",
        "of",
    ),
    *(
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u00a0",
        "\u2009",
        "\x1c",
        "ſ",
        "\u212a",
        "ı",
        "İ",
        "\u200d",
    ),
    *("\U0001d45d", "\U0001f600", "漢", "\ud800", "st"),
]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=14).map("".join)


def seen(text: str) -> bytes:
    """A text as it is scanned."""
    return text.translate(charsets.ALIKE).encode("utf-8", "surrogatepass")


def approximate(pattern: str, *, ignore_case: bool) -> re.Pattern[bytes] | None:
    """The approximation as the standard library has it."""
    found = approximation(pattern, ignore_case=ignore_case)
    if found is None:
        return None
    written, ignores = found
    flags = re.DOTALL | (re.IGNORECASE if ignores else 0)
    return re.compile(written.replace(r"\z", r"\Z").encode("ascii"), flags)


@pytest.mark.parametrize("ignore_case", [False, True])
@pytest.mark.parametrize("written", [*SETS, *(rf"\p{{{name}}}" for name in PROPERTIES)])
def test_a_set_covers_all_its_members(written, ignore_case):
    flags = regex.IGNORECASE if ignore_case else 0
    members = regex.compile(written, flags).findall(EVERYTHING)
    approximated = approximate(f"{written}x", ignore_case=ignore_case)
    repeated = approximate(f"(?:{written}){{2,3}}x", ignore_case=ignore_case)
    assert approximated is not None
    assert repeated is not None
    for member in members:
        assert approximated.fullmatch(seen(member) + b"x")
        assert repeated.fullmatch(seen(member) * 2 + b"x")


def test_what_matches_ascii_characters_beyond_them_is_scanned_as_such():
    beyond = EVERYTHING[128:]
    for char in EVERYTHING[:128]:
        for found in regex.findall(
            regex.escape(char, special_only=False), beyond, regex.IGNORECASE
        ):
            assert found.translate(charsets.ALIKE).lower() == char.lower()


def test_quotation_marks_are_no_digits_spaces_or_letters():
    for mark in "‘’“”—":
        assert not approximate(r"[\d\s\w]x", ignore_case=True).search(seen(mark) + b"x")


def test_what_stands_beside_a_match_is_kept():
    for pattern, text in [
        (r"\bfoo", "xfoo"),
        (r"(?<![\w$])\d", "$1"),
        (r"foo\b", "foox"),
        (r"foo(?!\d)", "foo1"),
        (r"(?m)^foo", "a foo"),
        (r"foo(?=\s+[A-Z])", "foo bar"),
        (r"(?:foo|Rep(?=\s+[A-Z]))(?!\w)", "Rep of"),
        (r"\d([/-])\d\1\d", "1-a"),
    ]:
        assert not approximate(pattern, ignore_case=False).search(seen(text))


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(EXPRESSIONS), st.booleans(), TEXTS, TEXTS, TEXTS)
@example(r"foo\b", False, "foo", "", "x")
@example(r"(?<!\w)foo(?!\w)", True, "ſ", "foo", "ſ")
@example(r"[kſ]+\bfoo", False, "", "ſ foo", "")
def test_a_match_in_a_piece_is_seen_in_the_piece_and_in_the_text(
    pattern, ignore_case, before, piece, behind
):
    approximated = approximate(pattern, ignore_case=ignore_case)
    assert approximated is not None
    text = before + piece + behind
    start, end = len(before), len(before) + len(piece)
    expression = regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)
    if not expression.search(text, start, end):
        return
    assert approximated.search(seen(piece))
    if end == len(text) or text[:end][-1:].isspace():
        assert approximated.search(seen(text))


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return tuple(load_packs([], VERSION).rules)


def test_the_examples_of_a_rule_are_seen_by_the_approximations_of_its_needles(rules):
    for rule in rules:
        texts = [item.content for item in rule.examples if isinstance(item.content, str)]
        for needle in needles_of(rule):
            written = source(needle)
            approximated = approximate(written, ignore_case=needle.ignore_case)
            flags = regex.IGNORECASE if needle.ignore_case else 0
            for text in texts:
                if approximated and regex.search(written, text, flags):
                    assert approximated.search(seen(text)), (written, text)


def test_nearly_all_needles_have_an_approximation(rules):
    needles = {(source(n), n.ignore_case) for rule in rules for n in needles_of(rule)}
    missed = [item for item in needles if approximation(item[0], ignore_case=item[1]) is None]
    assert len(missed) <= 3


@given(st.text(alphabet="ab. \n\t\u00a0", max_size=40).map(lambda text: text * 60))
@example("a" * 4_000)
@example("a\t" * 2_000)
@example("a " * 2_000)
def test_pieces_end_behind_white_space_but_where_it_is_said(text):
    if not may_divide_words(text):
        assert all(text[end - 1].isspace() for _, end in list(pieces(text))[:-1])

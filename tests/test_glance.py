"""A glance at the bytes of a file: quick where nothing is to be found, and never wrong."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as within
from hypothesis import strategies as st

from factlint.language import lexicon
from factlint.model.document import PartKind
from factlint.readers import read
from factlint.readers.plainness import shows_words
from factlint.run.config import Config
from factlint.run.lint import lint_bytes
from factlint.run.settings import make_settings

WORDS = ["plalform", "platform", "pl", "alform", "teh", "the", "seige", "Offical", "naïve", "x"]
MARKS = [" ", "\n", "\n\n", "**", "*", "_", "`", "|", "&shy;", "&amp;", "\u00ad", "<b>", "</b>"]
MARKS += ["[", "]", "](u)", "(", ")", "\\", "~~", "- ", "# ", "’", "'", "-", ".", "<!--", "-->"]
MARKS += ["$", "!["]


@cache
def settings(*select):
    made = make_settings(Config(root=Path(), select=select), None)
    return replace(made, tells_documents=False)


def slowly(made):
    """The same settings, under which nothing is told at a glance."""
    return replace(made, tells_documents=True)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_it_changes_no_finding(name):
    @within(deadline=None)
    @given(st.lists(st.sampled_from([*WORDS, *MARKS]), max_size=30).map("".join))
    def holds(text):
        made = settings("spelling/common-typo")
        quick, slow = (lint_bytes(name, text.encode(), item) for item in (made, slowly(made)))
        assert quick.findings == slow.findings
        assert [item.findings for item in quick.documents] == [
            item.findings for item in slow.documents
        ]
        assert quick.failures == slow.failures

    holds()


def test_it_is_taken_only_where_single_words_decide():
    assert settings("spelling/common-typo").ruleset_for("a.txt").glance is not None
    assert settings().ruleset_for("a.txt").glance is None


def test_an_unused_allow_is_told():
    made = settings("spelling/common-typo", "factlint/unused-allow")
    text = b"A clean text. <!-- factlint: allow spelling/common-typo: no reason -->\n"
    assert [item.rule for item in lint_bytes("a.md", text, made).findings] == [
        "factlint/unused-allow"
    ]


@pytest.mark.parametrize(
    ("name", "data", "is_plain"),
    [
        ("a.txt", b"A **bold** wo**rd", True),
        ("a.md", b"A **bold** word, `code`, [a link](http://x.org) and _more_.", True),
        ("a.md", b"pl**alform**", False),
        ("a.md", b"pl&shy;alform", False),
        ("a.md", b"[pl](u)alform", False),
        ("a.md", b"---\ntitle: x\n---\n", False),
        ("a.txt", b"\xff\xfea\x00", False),
        ("a.txt", b"caf\xe9", False),
        ("a.txt", "café".encode(), True),
        ("a.html", b"<p>text</p>", False),
        ("a.txt.gz", b"text", False),
    ],
)
def test_the_bytes_show_the_words_or_are_read(name, data, is_plain):
    assert shows_words(name, data) is is_plain


def test_a_document_is_divided_when_it_is_first_asked_for_its_parts(monkeypatch):
    asked = []
    monkeypatch.setattr(
        "factlint.readers.plaindivision.PlainDivision.parts",
        property(lambda self: asked.append(self) or 1 / 0),
    )
    document = next(iter(read("a.txt", b"Head\n\nBody.\n")))
    assert document.amid(None).text == "Head\n\nBody.\n"
    assert not asked
    with pytest.raises(ZeroDivisionError):
        document.of_kind(PartKind.PARAGRAPH)
        _ = document.parts
    assert asked


@within(deadline=None)
@given(st.sampled_from(["seige", "plalform", "platform", "PLALFORM", "Plalform"]))
def test_plain_words_are_judged_as_all_others(word):
    glance = settings("spelling/common-typo").ruleset_for("a.txt").glance
    is_listed = lexicon.load().listed(word) != ()
    assert glance.is_clean(word.encode()) is not (is_listed or word == "seige")


@pytest.mark.parametrize("sort", [lexicon.Sort.LISTED, lexicon.Sort.UNKNOWN])
def test_a_first_look_at_tokens_takes_none_for_clean_that_is_not(sort):
    known = lexicon.load()
    words = "plalform Plalform platform THE seige zzzzq Zzzzq teh x86 a A I don't naïve b2b".split()
    clean = known.clean([word.encode() for word in words], despite_unknown=sort.name == "LISTED")
    assert {b"platform", b"THE"} <= clean
    assert not [word for word in words if word.encode() in clean and known.sort(word) is sort]

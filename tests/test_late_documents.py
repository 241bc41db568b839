"""What is told of a document without dividing all of it is what its parts tell."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.model.document import TOP_PARTS, Document, PartKind
from factlint.model.rule import Scope
from factlint.model.surroundings import Surroundings
from factlint.readers import read
from factlint.readers.record import from_record
from factlint.ruleset.packs import load_packs
from factlint.run.trial import document_of
from factlint.values import replace
from factlint.version import VERSION
from reading import document

ROOT = Path(__file__).parent.parent
# Whatever a line may begin or end with that makes it no line of a paragraph, and what hides it.
PIECES = r"""
References\n¦4. References\n¦Notes:\n¦works cited\n¦Sources\n¦1. Ruiz 2018\n¦- item\n¦* item\n¦
\n¦\n\n¦\n \n¦=====\n¦---\n¦Headline here\n¦By Jane Doe\n¦March 3, 2020\n¦SPORTS\n¦Summary: so\n¦
WASHINGTON (Reuters) - The men.\n¦BERLIN (AP) -¦PARIS — Text.\n¦a b c d. ¦A sentence of words.\n¦
via Reuters\n¦Photo: Jane / AFP\n¦photo by Ann\n¦(Image of a cat)\n¦Figure 3. A cat\n¦/ Getty\n¦
some text / Getty Images\n¦x | y | z\n¦1.2  3.4  5.6\n¦```\n¦```python\ncode = 1;\n¦`tick` ¦`¦
    def f():\n¦    return x;\n¦\tx = 1\n¦    plain text\n¦  indented\n¦http://a.org/x ¦x@y.org ¦
www.b.com, ¦foo.com ¦10.1000/182 ¦Reuter\n¦ Reuter¦-30-¦Reporting by Jane Doe; Editing by Roe\n¦
\r\n¦\r¦é École ¦İmage: x\n¦ſources\n¦via ¦12 34\n¦5\n¦? ¦"¦”\n¦“Quote.” he said\n¦Appendix\n¦
Further reading\n¦          ¦2 min read\n¦2018-11-12\n¦\u2028¦\x0b¦\xa0¦\x1c
"""
pieces = [
    piece.encode("latin-1", "backslashreplace").decode("unicode_escape")
    for piece in PIECES.strip("\n").replace("¦\n", "¦").split("¦")
]
texts = st.builds(
    lambda found, end: "".join(found).replace("\n", end),
    st.lists(st.sampled_from(pieces), max_size=24),
    st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"]),
)
ASKED = [
    *(frozenset({kind}) for kind in PartKind),
    TOP_PARTS,
    frozenset(Scope().include),
    frozenset(Scope().exclude),
]


def assert_told_alike(late: Document) -> None:
    """Each question first, then all parts."""
    told = [list(late.of_kind(*kinds)) for kinds in ASKED]
    for kinds, found in zip(ASKED, told, strict=True):
        assert found == [part for part in late.parts if part.kind in kinds]
        assert list(late.of_kind(*kinds)) == found


@settings(deadline=None, max_examples=300)
@given(texts)
@example("BERLIN (AP) -\n    x = 1;\n")
@example("5" + "\n" * 70 + "References\n\n[1] Lee. 2019.\n")
@example("5\n\nReferences\n\n[1] Lee. 2019.\n")
@example("Head\n\n    \n\n    x = 1;\n    y = 2;\n\nText goes on.")
def test_a_plain_text_tells_alike(text):
    assert_told_alike(document(text))


@settings(deadline=None, max_examples=200)
@given(st.dictionaries(st.sampled_from(["headline", "byline", "body", "references"]), texts))
@example({"body": "\n    x = 1;\n"})
def test_a_record_tells_alike(record):
    assert_told_alike(from_record(record, "a.jsonl"))


@cache
def examples() -> list[Document]:
    rules = load_packs([], VERSION).rules
    return [document_of(item.content) for rule in rules for item in rule.examples]


def test_the_examples_of_the_rules_tell_alike():
    for found in examples():
        assert_told_alike(found)


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").glob("*.*")), ids=lambda path: path.name)
def test_the_seeds_tell_alike(path):
    for found in read(path.name, path.read_bytes()):
        assert_told_alike(found)


def test_a_document_amid_its_surroundings_and_a_copy_tell_alike():
    text = "Headline here\n\nSee http://a.org/x for `code`.\n"
    for found in (
        document(text).amid(Surroundings()),
        replace(document(text), name="other"),
        replace(document(text), name="other").amid(Surroundings()),
    ):
        assert found.first(PartKind.HEADLINE) == document(text).first(PartKind.HEADLINE)
        assert_told_alike(found)
        assert found.parts == document(text).parts
        assert found.metadata == {"title": "Headline here"}
        assert not found.is_article


def test_neither_a_head_nor_addresses_divide_a_document():
    found = document("Headline here\n\nSee http://a.org/x for more.\n")
    asked = (PartKind.HEADLINE, PartKind.URL, PartKind.BODY, PartKind.CAPTION, PartKind.CODE)
    assert [part.kind for part in found.of_kind(*asked)] == [
        PartKind.HEADLINE,
        PartKind.BODY,
        PartKind.URL,
    ]
    assert "parts" not in found._division.__dict__

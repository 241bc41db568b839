"""reStructuredText: what reads as text, what is cited, which files are named."""

import io

import docutils.core
import docutils.nodes
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factlint.model.citation import ResourceSort
from factlint.model.document import PartKind
from reading import check_offsets, document, outline, parts


def rst(text: str):
    found = document(text, ".rst")
    check_offsets(found)
    return found


def shown(text: str) -> str:
    return rst(text).text


ARTICLE = """\
.. _top:

========
The Pier
========

:Author: Ana Ruiz
:Date: 2021-03-04

.. contents::

Rain
----

It rained for *three* days, see `the log`_ and [1]_.

.. note:: Mind the
   planks.

   They are wet.

.. code-block:: python
   :linenos:

   x = 1
     y = 2

So it goes::

    literal

* one
  goes on

  second
* two

1. first
2. second

pier
    A thing by the sea.

.. figure:: pier.png
   :width: 3

   The caption.

   The legend.

=====  =====
day    mm
=====  =====
1      12
=====  =====

+-----+------+
| a   | b    |
+=====+======+
| c   | d e  |
+-----+------+

    Nobody was there.

.. factlint: allow numbers/share: as measured

Half of it.

.. [1] A note
   on the rain.

.. _the log: https://pier.example/log
"""


def test_an_article_reads_as_a_person_reads_it():
    found = rst(ARTICLE)
    assert outline(found) == [
        ("headline", "The Pier"),
        ("byline", "Author: Ana Ruiz"),
        ("date", "2021-03-04"),
        ("heading", "Rain"),
        ("paragraph", "It rained for three days, see the log and [1]."),
        ("paragraph", "Mind the\nplanks."),
        ("paragraph", "They are wet."),
        ("code", "x = 1\n  y = 2"),
        ("paragraph", "So it goes:"),
        ("code", "literal"),
        ("list", "one\ngoes on"),
        ("paragraph", "second"),
        ("list", "two"),
        ("list", "first"),
        ("list", "second"),
        ("list", "pier"),
        ("paragraph", "A thing by the sea."),
        ("caption", "The caption."),
        ("paragraph", "The legend."),
        ("table", "day\tmm\n1\t12"),
        ("table", "a\tb\nc\td e"),
        ("paragraph", "Nobody was there."),
        ("paragraph", "Half of it."),
        ("list", "A note\non the rain."),
    ]
    assert found.metadata == {"title": "The Pier", "authors": ["Ana Ruiz"], "date": "2021-03-04"}
    assert parts(found, PartKind.QUOTE) == ["Nobody was there."]
    assert parts(found, PartKind.REFERENCES) == ["[1] A note\non the rain."]
    assert parts(found, PartKind.LINK) == ["the log"]
    assert [link.target for link in found.links] == ["https://pier.example/log"]
    (directive,) = found.directives
    assert directive.rule == "numbers/share"
    assert found.source[directive.covers.start : directive.covers.end] == "Half of it."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a **b** *c* ``d e`` f", "a b c d e f"),
        (r"\*a\* and x\ y and \\z", r"*a* and xy and \z"),
        ("2 * x * y and *args and **kwargs", "2 * x * y and *args and **kwargs"),
        ('a "*" and (*) and "``"', 'a "*" and (*) and "``"'),
        ("coef_ and min__ and _x_", "coef_ and min__ and _x_"),
        ("`a book` and `name`", "a book and name"),
        ("`text <https://a.example>`_ and `b <https://b.example>`__.", "text and b."),
        ("`<https://a.example>`_", "https://a.example"),
        (":ref:`The title <label>`, :ref:`label`", "The title, label"),
        (":func:`~pier.rain.fall` and :class:`!Sea`", "fall and Sea"),
        ("`x`:sub: and `y`:code:", "x and y"),
        ("an _`inline target` here", "an inline target here"),
        ("|sea| is blue\n\n.. |sea| replace:: The North\n   Sea", "The North Sea is blue"),
        ("|unknown| is blue", "unknown is blue"),
        ("name_ here\n\n.. _name: https://a.example", "name here"),
        ("| one\n| two", "one\ntwo"),
        ("A. Ruiz wrote it\nand went.", "A. Ruiz wrote it\nand went."),
        ("5. Ruiz wrote it\n   and went.", "5. Ruiz wrote it\nand went."),
        ("#. one\n#. two", "one\n\ntwo"),
        (".. a comment\n   that goes on\n\ntext", "text"),
        ("..\n\n  quoted after an empty comment", "quoted after an empty comment"),
        (".. versionadded:: 1.2 The *rain* option.", "The rain option."),
        (".. py:function:: rain(x)\n\n   Lets it rain.", "Lets it rain."),
        (".. raw:: html\n\n   <p>no</p>\n\ntext", "text"),
        (":param x: what falls\n:returns: rain", "what falls\n\nrain"),
        ("-a         all of it\n--rain=mm  how much", "all of it\n\nhow much"),
        ("Term::\n\n  code\n\nmore", "Term:\n\ncode\n\nmore"),
        ("::\n\n  code", "code"),
        ("a ::\n\n  code", "a\n\ncode"),
        ("a::\n\n> quoted\n> code\n\nmore", "a:\n\n> quoted\n> code\n\nmore"),
        (">>> rain()\n12\n\nmore", ">>> rain()\n12\n\nmore"),
        ("one\n\n----\n\ntwo", "one\n\ntwo"),
        (".. list-table:: Rain\n\n   * - a\n     - b\n", "Rain\n\na\nb"),
        ("=\t==\na\tb c\n=\t==\n1\t2 3\n=\t==", "a\tb c\n1\t2 3"),
        ("one\r\ntwo\r\n", "one\r\ntwo"),
    ],
)
def test_markup_goes_and_text_stays(source, text):
    assert shown(source) == text


def test_what_programs_are_made_of_is_code():
    found = rst("Use ``x y`` and :func:`rain` and `fall` and |ver|.\n\n.. math:: x\n")
    assert parts(found, PartKind.CODE) == ["x y", "rain", "fall", "ver"]


def test_headings_have_the_level_of_their_line():
    text = "One\n===\n\nTwo\n---\n\n~~~~~\nThree\n~~~~~\n\nTwo again\n---------\n"
    found = rst(text)
    assert parts(found, PartKind.HEADING) == ["Two", "Three", "Two again"]
    assert [part.detail for part in found.of_kind(PartKind.HEADING)] == ["2", "3", "2"]


def cited(found):
    return [(one.key, one.style.value, found.text[one.start : one.end]) for one in found.citations]


def listed(found):
    return [
        (one.key, one.style.value, found.text[one.key_start : one.key_end])
        for one in found.references
    ]


NOTES = """\
By number [1]_, by itself [#]_ and [#]_, by name [#rain]_, by sign [*]_, by word [CIT2002]_.

.. [1] One.
.. [#] Two.
.. [#rain] Three.

   More of three.
.. [#] Four.
.. [*] Five.
.. [CIT2002] J. Smith, The Pier, 2002.
"""


def test_notes_and_citations_lead_to_what_defines_them():
    found = rst(NOTES)
    assert cited(found) == [
        ("1", "note", "1"),
        ("#1", "note", "#"),
        ("#2", "note", "#"),
        ("#rain", "note", "#rain"),
        ("*1", "note", "*"),
        ("CIT2002", "key", "CIT2002"),
    ]
    assert listed(found) == [
        ("1", "note", "1"),
        ("#1", "note", "#"),
        ("#rain", "note", "#rain"),
        ("#2", "note", "#"),
        ("*1", "note", "*"),
        ("CIT2002", "key", "CIT2002"),
    ]
    entry = found.references[2]
    assert found.text[entry.start : entry.end] == "[#rain] Three.\n\nMore of three."
    assert found.references[-1].end == len(found.text)


def test_a_note_that_is_not_there_is_cited_all_the_same():
    assert cited(rst("See [2]_ and [#]_ and [#]_.\n\n.. [1] One.\n")) == [
        ("2", "note", "2"),
        ("#1", "note", "#"),
        ("#2", "note", "#"),
    ]


def test_a_note_of_which_nothing_is_read_is_there():
    found = rst("So [#]_, so [#]_.\n\n.. [#]\n   .. image:: a.png\n\n.. [#]\n\nMore.\n")
    assert cited(found) == [("#1", "note", "#"), ("#2", "note", "#")]
    assert listed(found) == [("#1", "note", "#"), ("#2", "note", "#")]


def test_what_another_page_may_define_is_not_cited():
    assert cited(rst("See [CIT2002]_, `that page`_ and word_.\n")) == []
    assert cited(rst("See [1]_.\n\n.. [#] The first, which gets the number 1.\n")) == []


def test_citations_do_not_mind_capitals():
    assert cited(rst("See [cit2002]_.\n\n.. [CIT2002] The Pier.\n")) == [
        ("CIT2002", "key", "cit2002")
    ]


def test_initials_and_numbers_at_the_head_of_a_note_are_its_text():
    found = rst("See [1]_, [2]_.\n\n.. [1] O. Ledoit. Rain.\n\n.. [2] P. Rousseeuw. Sea.\n")
    assert [found.text[one.start : one.end] for one in found.references] == [
        "[1] O. Ledoit. Rain.",
        "[2] P. Rousseeuw. Sea.",
    ]


@pytest.mark.parametrize("role", ["cite", "cite:p", "cite:t", "footcite", "citep"])
def test_a_role_holds_keys(role):
    found = rst(f"As :{role}:`smith2019,jones2020` say.")
    assert found.text == "As [smith2019, jones2020] say."
    assert cited(found) == [
        ("smith2019", "key", "smith2019"),
        ("jones2020", "key", "jones2020"),
    ]
    first, second = found.citations
    assert first.cluster == second.cluster
    span = found.offsets.span(second.start, second.end)
    assert found.source[span.start : span.end] == "jones2020"


def test_notes_around_a_key_are_no_part_of_it():
    assert cited(rst("As :cite:p:`{see}smith2019{p. 3}` says.")) == [
        ("smith2019", "key", "smith2019")
    ]
    (listing,) = rst(":cite:empty:`smith2019`").citations
    assert listing.is_listing


def test_bibliographies_and_included_files_are_named():
    found = rst(
        ".. include:: links.inc\n\n.. include:: <isonum.txt>\n\n"
        ".. bibliography:: refs.bib more.bib\n   :cited:\n\n.. bibliography::\n"
    )
    assert [(one.sort, one.name, found.text[one.start : one.end]) for one in found.resources] == [
        (ResourceSort.INCLUDE, "links.inc", "links.inc"),
        (ResourceSort.BIBLIOGRAPHY, "refs.bib", "refs.bib"),
        (ResourceSort.BIBLIOGRAPHY, "more.bib", "more.bib"),
    ]


# docutils as the oracle: it reads the same blocks with the same words

BLOCKS = [
    "Rain fell on the pier.\nIt was *wet* and **cold**.",
    "Title\n=====",
    "Sub title\n---------",
    "* one\n  more\n* two",
    "- a\n\n  b\n\n  - c\n\n- d",
    "1. one\n2. two\n   more",
    "(a) one\n(b) two",
    "A para::\n\n  code here\n    and there",
    "::\n\n  only code",
    "term\n  its *meaning*\nother\n  thing",
    "    quoted text\n\n    more of it",
    ".. note:: a note\n   goes on",
    ".. note::\n\n   a note\n\n   * with a list",
    ".. a comment\n   more",
    ".. code::\n\n   x = 1",
    ".. rubric:: A rubric",
    "| line one\n| line two",
    ":field: body\n:other: more\n  of it",
    ">>> x\n1",
    "``literal`` and `phrase with words` and \\*escaped\\*",
    "==  ==\na   b\n==  ==\n1   2\n==  ==",
    "A. Ruiz\nwrote it",
    "one *two* three * four *",
    ".. topic:: A topic\n\n   Its text.",
    ".. image:: a.png",
    "----\n\nAfter a line",
    "-a  an option\n-b  another",
]


def words(text: str) -> str:
    return " ".join(text.split())


def docutils_blocks(source: str) -> list[str]:
    tree = docutils.core.publish_doctree(
        source,
        settings_overrides={
            "report_level": 5,
            "halt_level": 6,
            "warning_stream": io.StringIO(),
            "doctitle_xform": False,
            "docinfo_xform": False,
            "_disable_config": True,
        },
    )
    nodes = docutils.nodes
    found: list[str] = []

    def walk(node) -> None:
        for child in node.children:
            if isinstance(
                child, nodes.table | nodes.comment | nodes.field_name | nodes.option_group
            ):
                continue
            if isinstance(child, nodes.line_block):
                found.append(words(" ".join(line.astext() for line in child.children)))
            elif isinstance(
                child,
                nodes.paragraph
                | nodes.title
                | nodes.term
                | nodes.rubric
                | nodes.literal_block
                | nodes.doctest_block,
            ):
                found.append(words(child.astext()))
            elif not isinstance(child, nodes.system_message | nodes.Text):
                walk(child)

    walk(tree)
    return found


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=7))
@example(blocks=[".. rubric:: A rubric", "    quoted text\n\n    more of it"])
def test_blocks_are_those_that_docutils_finds(blocks):
    source = "First\n=====\n\nSecond\n------\n\n" + "\n\n".join(blocks) + "\n"
    found = rst(source)
    seen: list[str] = []
    end = -1
    for part in found.parts:
        is_block = part.kind in (
            PartKind.HEADLINE,
            PartKind.HEADING,
            PartKind.PARAGRAPH,
            PartKind.LIST,
            PartKind.CODE,
        )
        if is_block and part.start >= end:
            seen.append(words(found.text[part.start : part.end]))
            end = part.end
    assert seen == docutils_blocks(source)


def test_deep_nesting_is_read():
    deep = "\n\n".join(" " * depth + "text" for depth in range(300))
    assert rst(deep).text.count("text") == 300
    assert rst("- " * 500 + "text").text.endswith("text")

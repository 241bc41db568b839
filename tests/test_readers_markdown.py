import re

import pytest
from markdown_it import MarkdownIt

from factlint.model.document import PartKind
from factlint.readers.draft import Draft
from factlint.readers.mdblocks import parse_blocks
from factlint.readers.mdwrite import LeafWriter
from reading import check_offsets, document, outline, parts


def text_of(source):
    found = document(source, ".md")
    check_offsets(found)
    return found.text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("*a* **b** ***c*** _d_ __e__ ~~f~~", "a b c d e f"),
        ("snake_case_word 2 * 3 * 4 and a*b*c", "snake_case_word 2 * 3 * 4 and abc"),
        ("**a *b* c** and *a **b** c*", "a b c and a b c"),
        ("*open **and open", "*open **and open"),
        ("a ~5 and ~6", "a ~5 and ~6"),
        (r"1\. a\_b \* \x \\ [a\]", r"1. a_b * \x \ [a]"),
        ("`*a*` and ``b`c`` and ` `` `", "*a* and b`c and ``"),
        ("an open ` tick", "an open ` tick"),
        ('[text](https://a.example/x_(y) "t") here', "text here"),
        (
            "[a *b*][ref] [ref] [ref][] [none]\n\n[ref]: <https://a.example> 'T'",
            "a b ref ref [none]\n\n[ref]: <https://a.example> 'T'",
        ),
        ("[a](b c) [x] [y](", "[a](b c) [x] [y]("),
        ("[a [b](c) d](e)", "[a b d](e)"),
        ("see ![the pier](p.png) there", "see the pier there"),
        ("<https://a.example> <b@c.example>", "https://a.example b@c.example"),
        ("a <b>c</b> <br/> d <i class='x'>e</i> 1 < 2 > 0", "a c\nd e 1 < 2 > 0"),
        ("a<!-- c -->b <!-- open", "ab <!-- open"),
        ("&amp; &lt;x&gt; &eacute; &#233; &#xE9; &no; AT&T", "& <x> é é é &no; AT&T"),
        ("two  \nlines\\\nhere", "two  \nlines\nhere"),
        ("so [@smith2019, p. 3] says[^1].", "so [@smith2019, p. 3] says[^1]."),
    ],
)
def test_inline_markup_goes_and_text_stays(source, text):
    assert text_of(source) == text


def test_links_images_and_code_are_parts():
    found = document(
        "See [the *pier*](https://a.example/p), ![boats](b.png), `x_y`, [^n] and $a_1 = 2$.\n",
        ".md",
    )
    assert [(p.detail, found.text[p.start : p.end]) for p in found.of_kind(PartKind.LINK)] == [
        ("https://a.example/p", "the pier"),
        ("#fn:n", "[^n]"),
    ]
    assert [(p.detail, found.text[p.start : p.end]) for p in found.of_kind(PartKind.CAPTION)] == [
        ("b.png", "boats")
    ]
    assert parts(found, PartKind.CODE) == ["x_y", "$a_1 = 2$"]


def test_money_is_no_formula():
    assert parts(document("It cost $5 and then $10, or US$7.\n", ".md"), PartKind.CODE) == []


def test_blocks_become_parts_and_are_kept_apart_by_blank_lines():
    source = (
        "# Storm\n\nRain *fell*\non the pier.\n\n> They said\n> it was **wet**.\n>\n> Very.\n\n"
        "- one\n  more\n- two\n\n  second\n  1. deep\n\nHead\n----\n\n"
        "| a | b |\n|---|--:|\n| 1 | *2* |\n\n```python title=x\nx = *1*\n\ny\n```\n\n"
        "    old code\n\n![A pier](p.png)\n\n***\n\n<div>\nhidden\n</div>\n\nEnd {#here}.\n"
    )
    found = document(source, ".md")
    check_offsets(found)
    assert outline(found) == [
        ("headline", "Storm"),
        ("paragraph", "Rain fell\non the pier."),
        ("paragraph", "They said\nit was wet."),
        ("paragraph", "Very."),
        ("list", "one\nmore"),
        ("list", "two"),
        ("paragraph", "second"),
        ("list", "deep"),
        ("heading", "Head"),
        ("table", "a\tb\n1\t2"),
        ("code", "x = *1*\n\ny"),
        ("code", "old code"),
        ("caption", "A pier"),
        ("paragraph", "End {#here}."),
    ]
    assert parts(found, PartKind.QUOTE) == ["They said\nit was wet.\n\nVery."]
    assert [part.detail for part in found.of_kind(PartKind.LIST)] == ["-", "-", "1."]
    assert [part.detail for part in found.of_kind(PartKind.HEADING)] == ["2"]
    assert [part.detail for part in found.of_kind(PartKind.CODE)] == ["python", ""]
    assert "1. deep" in found.text


def test_references_and_footnotes_are_a_part_of_their_own():
    found = document(
        "# T\n\nCosts rose [1], rents fell[^a].\n\n[^a]: A note,\n    wrapped.\n\n"
        "## References\n\n1. ONS, 2024.\n2. Lee, 2020.\n\n## After\n\nText.\n",
        ".md",
    )
    assert parts(found, PartKind.REFERENCES) == [
        "[^a]: A note,\nwrapped.\n\nReferences\n\n1. ONS, 2024.\n\n2. Lee, 2020."
    ]
    assert [part.detail for part in found.of_kind(PartKind.LIST)] == ["[^a]:", "1.", "2."]
    assert parts(found, PartKind.BODY)[0] == "Costs rose [1], rents fell[^a]."


def test_front_matter_is_metadata_and_title_and_author_are_read():
    found = document(
        "---\ntitle: 'Storm hits'\nauthor:\n  - name: Ana Ruiz\n  - Bo Lee\ndate: 2020-05-01\n"
        "type: article\nbibliography: refs.bib\n---\n\nRain fell.\n",
        ".md",
    )
    check_offsets(found)
    assert outline(found) == [("headline", "Storm hits"), ("paragraph", "Rain fell.")]
    assert found.metadata["authors"] == ["Ana Ruiz", "Bo Lee"]
    assert found.metadata["date"] == "2020-05-01"
    assert found.metadata["bibliography"] == "refs.bib"
    assert found.is_article


def test_an_author_on_one_line_is_a_byline():
    found = document("---\ntitle: Storm\nauthor: Ana Ruiz\n---\n# Storm\n\nRain.\n", ".md")
    assert outline(found)[:2] == [("byline", "Ana Ruiz"), ("headline", "Storm")]
    assert found.first(PartKind.BYLINE).detail == "Ana Ruiz"


def test_toml_front_matter_is_read():
    found = document('+++\ntitle = "Storm"\ndate = 2020-05-01\n+++\nRain.\n', ".md")
    assert (found.metadata["title"], found.metadata["date"]) == ("Storm", "2020-05-01")


@pytest.mark.parametrize(
    "head", ["a: [\n", "a: b: c\n", "\ta: 1\n", "a: 1\na: 2\n", "a: *x\n", "a: !!python/x y\n"]
)
def test_broken_front_matter_is_told_and_the_text_is_read(head):
    found = document(f"---\n{head}---\n# Storm\n\nRain.\n", ".md")
    assert found.metadata["front-matter-error"]
    assert outline(found) == [("headline", "Storm"), ("paragraph", "Rain.")]


def test_aliases_in_front_matter_cannot_blow_up():
    rows = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    found = document(f"---\na0: &a0 x\n{rows}---\nRain.\n", ".md")
    assert found.text == "Rain."


@pytest.mark.parametrize("source", ["---\n\nRain.\n\n---\n", "---\nmood: x\n\nRain.\n"])
def test_a_rule_line_is_no_front_matter(source):
    found = document(source, ".md")
    assert found.metadata == {}
    assert found.text.endswith("Rain.")


def test_byline_date_and_dateline_under_the_headline_make_an_article():
    found = document("# Storm\n\n*By Ana Ruiz*\n\nMay 1, 2020\n\nLONDON (AP) — Rain fell.\n", ".md")
    assert outline(found) == [
        ("headline", "Storm"),
        ("byline", "By Ana Ruiz"),
        ("date", "May 1, 2020"),
        ("dateline", "LONDON (AP) —"),
        ("paragraph", "Rain fell."),
    ]
    assert found.is_article
    assert not document("# Tool\n\nBy default it rains.\n", ".md").is_article


def test_a_comment_before_text_on_its_line_hides_no_text():
    assert text_of("<!-- note --> Rain fell.\n\nMore.\n") == "Rain fell.\n\nMore."
    assert text_of("<!-- note\n\nmore -->\nRain fell.\n") == "Rain fell."


def test_offsets_lead_back_to_the_source():
    source = "# A\n\n> It *rained* on &eacute;very\n> [pier](x) today.\n"
    found = document(source, ".md")
    start = found.text.index("pier today")
    span = found.offsets.span(start, start + 4)
    assert source[span.start : span.end] == "pier"
    assert found.offsets.is_contiguous(start, start + 4)
    assert not found.offsets.is_contiguous(start, start + 10)
    reference = found.text.index("é")
    span = found.offsets.span(reference, reference + 1)
    assert source[span.start : span.end] == "&eacute;"


@pytest.mark.parametrize(
    "source",
    [
        "```\nopen fence\n",
        "<!-- open\n\ntext\n",
        "<div>\nopen",
        "---\ntitle: x\n",
        "[a](",
        "> ",
        "- ",
    ],
)
def test_what_is_never_closed_is_read_to_the_end(source):
    check_offsets(document(source, ".md"))


SAMPLES = [
    "Para one\nwraps\n\n# H1 #\n\nSetext\n===\n\n* a\n* b\n\n"
    "  c\n\n1. x\n2. y\n   - z\n\n> q\nlazy\n",
    "a\n\n    code\n\n    more\n\nb\n\n~~~ sh\n*x*\n~~~\n\n"
    "- - nested\n\n10) ten\n\n---\n\n+ p\n\n\n+ q\n",
    "| a | b |\n| - | - |\n| 1 | 2 |\n| **c** | `d` |\n\n"
    "after\n\nnot | a table\n\n***bold* it** x*y*z\n",
    "[l]: /u 'T'\n[m]:\n/v\n\n"
    "[l] [m] ![i](j) <http://x.y> `c` &copy; \\* <b>t</b>\n\n<pre>\nraw\n</pre>\n",
    "1986\\. A\n\n1986. B\n\n* * *\n_ _ _\n\n"
    "#not\n####### not\n#\n\ntext\n- item\n\ntext\n2. no\n\n>a\n>>b\n",
    "\tcode\n\n-\ttab\n\n -  three\n\n    code?\n\n"
    "**a**b** c _d_e_ __f__ *g **h* i**\n\n```\n```\n\n``` x`y\n",
]


@pytest.mark.parametrize("source", SAMPLES)
def test_blocks_agree_with_a_commonmark_parser(source):
    assert our_blocks(source) == commonmark_blocks(source)


def squeezed(text):
    return "".join(re.findall(r"\w+", text))


def our_blocks(source):
    blocks = parse_blocks(source)
    draft = Draft(source)
    writer = LeafWriter(draft, blocks.definitions, lambda *_: None)
    for leaf in blocks.leaves:
        writer.write(leaf)
    text = draft.text()
    kinds = {"heading": "heading", "code": "code", "table": "table"}
    found = [
        (kinds.get(one.part.kind.value, "text"), squeezed(text[one.part.start : one.part.end]))
        for one in writer.blocks
        if one.part.kind is not PartKind.METADATA
    ]
    return [one for one in found if one[1]]


def commonmark_blocks(source):
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    found, cells = [], None
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "table_open":
            cells = []
        elif token.type == "table_close":
            found.append(("table", "".join(cells)))
            cells = None
        elif token.type in ("fence", "code_block"):
            found.append(("code", squeezed(token.content)))
        elif token.type == "inline" and cells is not None:
            cells.append(squeezed(inline_text(token)))
        elif token.type == "inline":
            kind = "heading" if before.type == "heading_open" else "text"
            found.append((kind, squeezed(inline_text(token))))
    return [one for one in found if one[1]]


def inline_text(token):
    kept = ("text", "code_inline", "text_special")
    return "".join(
        child.content
        if child.type in kept
        else inline_text(child)
        if child.type == "image"
        else " "
        for child in token.children or []
        if child.type in (*kept, "image", "softbreak", "hardbreak")
    )

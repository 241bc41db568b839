"""TEI XML: what is read, what is cited, what the bibliography holds, what is refused."""
# ruff: noqa: E501 - markup reads best in whole lines

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.errors import DocumentError, ForeignError
from factlint.model.document import PartKind
from factlint.readers import read
from reading import check_offsets, document, outline, parts

PAPER = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
  <teiHeader xml:lang="en">
    <fileDesc>
      <titleStmt><title level="a" type="main">Rain on the Pier &amp; Beyond</title></titleStmt>
      <publicationStmt><date type="published" when="2021-03-04">4 March 2021</date></publicationStmt>
      <sourceDesc><biblStruct><analytic>
        <author><persName><forename>Ana</forename> <surname>Ruiz</surname></persName>
          <affiliation><orgName>University of Porto</orgName></affiliation></author>
        <author><persName><forename>Bo</forename><forename>K</forename><surname>Lee</surname></persName></author>
        <author><affiliation><orgName>Nowhere</orgName></affiliation></author>
        <title>Rain on the Pier &amp; Beyond</title>
      </analytic><monogr/><idno type="DOI">10.1234/pier.5</idno></biblStruct></sourceDesc>
    </fileDesc>
    <profileDesc><abstract><div><p>It rained for <hi>three</hi> days.</p><p>We counted.</p></div></abstract></profileDesc>
  </teiHeader>
  <text><body>
    <div><head n="1">Introduction</head>
      <p>Piers are wet <ref type="bibr" target="#b0">(Smith &amp; Moss, 2019;</ref><ref type="bibr" target="#b1">Jones, 2020)</ref>.
         Others differ <ref type="bibr">(Nobody, 1999)</ref>; see <ref type="figure" target="#fig_0">Fig. 1</ref>
         and <ref type="url" target="https://pier.example/a">the data</ref>.</p>
      <!-- factlint: allow numbers/share: the tide tables say so -->
      <p>It rose <formula>x = 2</formula> each day.<note place="foot" xml:id="n1">Measured at noon.</note> Then it fell.</p>
      <div><head>Method</head><list><item>First, wait.</item><item>Then count.</item></list></div>
      <quote><p>The sea gives.</p></quote>
    </div>
    <figure xml:id="fig_0"><head>Figure 1</head><label>1</label><figDesc>Rain by day.</figDesc></figure>
    <figure type="table"><head>Table 1.</head><figDesc>Counts.</figDesc>
      <table><row><cell>day</cell><cell>mm</cell></row><row><cell>1</cell><cell>12</cell></row></table></figure>
    <note place="foot"><p>Thanks to the harbour.</p></note>
  </body><back><div type="references"><listBibl>
    <biblStruct xml:id="b0"><analytic>
        <title level="a" type="main">Wet planks</title>
        <author><persName><forename type="first">A</forename><surname>Smith</surname></persName></author>
        <author><persName><surname>Moss</surname></persName></author>
        <idno type="DOI">10.1000/wet.19</idno><ptr target="https://doi.org/10.1000/wet.19"/>
      </analytic><monogr><title level="j">Pier Studies</title>
        <imprint><biblScope unit="volume">12</biblScope><biblScope unit="issue">3</biblScope>
          <biblScope unit="page" from="47" to="60"/><date type="published" when="2019-05">2019</date></imprint>
      </monogr></biblStruct>
    <biblStruct xml:id="b1"><monogr><title level="m">The Sea</title>
        <author><persName><forename>C</forename><surname>Jones</surname></persName></author>
        <idno type="ISBN">9780306406157</idno>
        <imprint><publisher>Dock Press</publisher><pubPlace>Oslo</pubPlace><date when="2020"/></imprint>
      </monogr><note type="raw_reference">Jones, C. (2020). The Sea.</note></biblStruct>
    <biblStruct xml:id="b2"><analytic><title>Fog</title><author><persName><surname>Ito</surname></persName></author></analytic>
      <monogr><title level="m">Proc. Weather</title><meeting>Weather 2018, Kyoto</meeting>
      <editor><persName><surname>Sato</surname></persName></editor>
      <imprint><date when="2018">2018a</date></imprint></monogr><idno type="arXiv">arXiv:1804.00001</idno></biblStruct>
    <bibl xml:id="b3"><author>Hugo, V.</author>, <title level="m">Travailleurs de la mer</title>, <date>1866</date>.</bibl>
  </listBibl></div></back></text>
</TEI>
"""


def paper(body: str) -> str:
    return f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>{body}</body></text></TEI>"


def test_a_paper_reads_as_a_person_reads_it():
    found = document(PAPER, ".xml")
    check_offsets(found)
    assert outline(found) == [
        ("headline", "Rain on the Pier & Beyond"),
        ("date", "4 March 2021"),
        ("byline", "Ana Ruiz, Bo K Lee"),
        ("deck", "It rained for three days.\n\nWe counted."),
        ("heading", "Introduction"),
        (
            "paragraph",
            "Piers are wet (Smith & Moss, 2019; Jones, 2020).\nOthers differ (Nobody, 1999);"
            " see Fig. 1\nand the data.",
        ),
        ("paragraph", "It rose x = 2 each day. (Measured at noon.) Then it fell."),
        ("code", "x = 2"),
        ("heading", "Method"),
        ("list", "First, wait."),
        ("list", "Then count."),
        ("paragraph", "The sea gives."),
        ("caption", "Figure 1 Rain by day."),
        ("caption", "Table 1. Counts."),
        ("table", "day\tmm\n1\t12"),
        ("paragraph", "Thanks to the harbour."),
        (
            "list",
            "b0 Wet planks, A Smith, Moss, 10.1000/wet.19, https://doi.org/10.1000/wet.19,"
            " Pier Studies, 12, 3, 47-60, 2019",
        ),
        ("list", "b1 The Sea, C Jones, 9780306406157, Dock Press, Oslo, 2020"),
        ("list", "b2 Fog, Ito, Proc. Weather, Weather 2018, Kyoto, Sato, 2018a, arXiv:1804.00001"),
        ("list", "b3 Hugo, V., Travailleurs de la mer, 1866."),
    ]
    assert found.metadata == {
        "type": "paper",
        "title": "Rain on the Pier & Beyond",
        "authors": ["Ana Ruiz", "Bo K Lee"],
        "date": "2021-03-04",
        "doi": "10.1234/pier.5",
        "lang": "en",
    }
    assert found.first(PartKind.BYLINE).detail == "Ana Ruiz, Bo K Lee"
    assert [part.detail for part in found.of_kind(PartKind.HEADING)] == ["1", "2"]
    assert [part.detail for part in found.of_kind(PartKind.LINK)] == ["https://pier.example/a"]
    assert parts(found, PartKind.QUOTE) == ["The sea gives."]
    assert not found.is_article


def test_the_parts_of_the_paper_follow_each_other():
    found = document(PAPER, ".xml")
    body, references = found.first(PartKind.BODY), found.first(PartKind.REFERENCES)
    assert found.text[body.start :].startswith("Introduction")
    assert found.text[references.start :].startswith("b0 Wet planks")
    assert body.end < references.start


def test_an_introduction_that_passes_for_the_abstract_is_none():
    cited = "<ref type='bibr' target='#b1'>(Smith, 2019)</ref>" * 3
    abstract = f"<abstract><div><p>We counted.</p><p>Much is known {cited}.</p></div></abstract>"
    head = f"<teiHeader><profileDesc>{abstract}</profileDesc></teiHeader>"
    body = "<text><body><p>So we went on.</p></body></text>"
    found = document(f"<TEI>{head}{body}</TEI>", ".xml")
    check_offsets(found)
    assert parts(found, PartKind.DECK) == ["We counted."]
    assert parts(found, PartKind.BODY)[0].startswith("Much is known")
    assert len(found.citations) == 3
    found = document(f"<TEI>{head.replace('<p>We counted.</p>', '')}{body}</TEI>", ".xml")
    assert not parts(found, PartKind.DECK)


def test_a_marked_reference_cites_its_target():
    found = document(PAPER, ".xml")
    assert [(one.key, found.text[one.start : one.end]) for one in found.citations] == [
        ("b0", "Smith & Moss, 2019"),
        ("b1", "Jones, 2020"),
    ]
    first, second = found.citations
    assert first.cluster == second.cluster
    span = found.offsets.span(second.start, second.end)
    assert found.source[span.start : span.end] == "Jones, 2020"


def test_a_reference_to_several_entries_cites_each():
    found = document(
        paper("<p>So <ref type='bibr' target='#b1 #b2'>Smith (2019)</ref>.</p>"), ".xml"
    )
    assert [(one.key, found.text[one.start : one.end]) for one in found.citations] == [
        ("b1", "Smith (2019)"),
        ("b2", "Smith (2019)"),
    ]


def test_entries_have_the_names_of_bibtex():
    found = document(PAPER, ".xml")
    assert [
        (one.key, one.type, {name: value.value for name, value in one.fields.items()})
        for one in found.references
    ] == [
        (
            "b0",
            "article",
            {
                "title": "Wet planks",
                "author": "Smith, A and Moss",
                "doi": "10.1000/wet.19",
                "url": "https://doi.org/10.1000/wet.19",
                "journal": "Pier Studies",
                "volume": "12",
                "number": "3",
                "pages": "47-60",
                "year": "2019",
                "month": "May",
            },
        ),
        (
            "b1",
            "book",
            {
                "author": "Jones, C",
                "isbn": "9780306406157",
                "publisher": "Dock Press",
                "address": "Oslo",
                "year": "2020",
                "title": "The Sea",
            },
        ),
        (
            "b2",
            "inproceedings",
            {
                "title": "Fog",
                "author": "Ito",
                "booktitle": "Proc. Weather",
                "editor": "Sato",
                "year": "2018a",
                "eprint": "1804.00001",
                "archiveprefix": "arXiv",
            },
        ),
        ("b3", "", {"author": "Hugo, V.", "title": "Travailleurs de la mer", "year": "1866"}),
    ]


def test_each_value_has_its_place_in_the_file():
    found = document(PAPER, ".xml")
    first = found.references[0]
    assert found.text[first.key_start : first.key_end] == "b0"
    for name in ("title", "doi", "volume", "pages", "year"):
        value = first.fields[name]
        assert found.text[value.start : value.end] == value.value
        span = found.offsets.span(value.start, value.end)
        if name != "pages":
            assert found.source[span.start : span.end] == value.value
    pages = first.fields["pages"]
    span = found.offsets.span(pages.start, pages.end)
    assert found.source[span.start : span.end] == '47" to="60'


def test_an_allow_speaks_for_the_next_paragraph():
    found = document(PAPER, ".xml")
    (directive,) = found.directives
    assert directive.rule == "numbers/share"
    covered = found.source[directive.covers.start : directive.covers.end]
    assert covered.startswith("It rose")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>a &amp; b&#8212;c</p>", "a & b—c"),
        ("<p>a <![CDATA[< & >]]> b</p>", "a < & > b"),
        ("<p>one<lb/>two<lb break='no'/>three</p>", "one twothree"),
        ("<p><s>It rained.</s><s>It stopped.</s></p>", "It rained. It stopped."),
        ("<p>The <choice><sic>teh</sic><corr>the</corr></choice> sea</p>", "The the sea"),
        ("<p>Before <list><item>one</item></list> after</p>", "Before\n\none\n\nafter"),
        ("loose <hi>words</hi><p>more</p>", "loose words\n\nmore"),
        ("<p>crlf\r\nhere</p>", "crlf\nhere"),
        ("<p>It rained<note>\n<p>A note.</p>\n</note> there.</p>", "It rained (A note.) there."),
    ],
)
def test_text_reads_as_marked_up(body, text):
    found = document(paper(body), ".xml")
    check_offsets(found)
    assert found.text.replace("\r", "\n") == text


def test_entries_without_markup_are_a_list_up_to_the_next_heading():
    found = document(
        paper(
            "<div><head>Rain</head><p>It rained.</p></div><div><head>References</head>"
            "<p>Smith, A. (2019). Wet planks.</p></div><div><head>Thanks</head><p>To all.</p></div>"
        ),
        ".xml",
    )
    assert parts(found, PartKind.REFERENCES) == ["References\n\nSmith, A. (2019). Wet planks."]
    assert parts(found, PartKind.LIST) == ["Smith, A. (2019). Wet planks."]
    assert parts(found, PartKind.PARAGRAPH) == ["It rained.", "To all."]


def test_own_entities_are_read_and_unknown_ones_stay():
    head = '<!DOCTYPE TEI [<!ENTITY pier "the old pier">]>'
    found = document(head + "<TEI><text><p>On &pier; it rained.</p></text></TEI>", ".xml")
    assert found.text == "On the old pier it rained."
    head = '<!DOCTYPE TEI SYSTEM "tei.dtd">'
    found = document(head + "<TEI><text><p>a&mdash;b &unknown;</p></text></TEI>", ".xml")
    assert found.text == "a—b &unknown;"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (
            f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{LAUGHS}]><TEI><text>&l11;</text></TEI>',
            "'l11' is too long or stands for other entities",
        ),
        (
            f'<!DOCTYPE TEI [<!ENTITY b "{"x" * 2000}">]><TEI><text>{"&b;" * 600}</text></TEI>',
            "expand to too much",
        ),
        ("<TEI>" + "<div>" * 500 + "</div>" * 500 + "</TEI>", "nested more than 200 deep"),
        ("<TEI>\n<text><p>open</text></TEI>", "mismatched tag (column"),
        ("<TEI><text>", "no element found"),
        ("<TEI><text>&nbsp;</text></TEI>", "undefined entity"),
    ],
)
def test_what_cannot_be_read_is_refused(source, reason):
    with pytest.raises(DocumentError) as error:
        list(read("a.xml", source.encode()))
    assert reason in error.value.reason
    assert error.value.line
    assert not isinstance(error.value, ForeignError)


def test_an_entity_bomb_in_an_attribute_is_refused():
    bomb = f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{LAUGHS}]><TEI a="&l11;"/>'
    with pytest.raises(DocumentError):
        list(read("a.xml", bomb.encode()))


def test_files_on_disk_are_never_read_into_the_text(tmp_path):
    (tmp_path / "secret").write_text("secret")
    head = f'<!DOCTYPE TEI [<!ENTITY s SYSTEM "{tmp_path / "secret"}">]>'
    found = document(head + "<TEI><text><p>a &s; b</p></text></TEI>", ".xml")
    assert "secret" not in found.text


@pytest.mark.parametrize(
    "source",
    ["<project><name>x</name></project>", "{% if x %}", "", "<TEI xmlns='urn:other'/>", "no xml"],
)
def test_other_xml_is_foreign(source):
    with pytest.raises(ForeignError):
        list(read("a.xml", source.encode()))


TAGS = "p div head ref note list item figure table row cell quote listBibl biblStruct bibl author".split()
TEXT = st.text(st.sampled_from(list(" \n\r\tab.,;()&<>'\"]é漢😀\u00ad\u200b\x85")), max_size=8)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


TREES = st.recursive(
    st.one_of(
        TEXT.map(escaped),
        TEXT.map(lambda text: f"<![CDATA[{text.replace(']]>', '')}]]>"),
        st.sampled_from(
            ["&#233;", "<lb/>", "<!-- x -->", "<ptr target='a&amp;b'/>", "<date when='2019'/>"]
        ),
        st.sampled_from(["<biblScope unit='page' to='9' from='1'/>", "<title>T é</title>"]),
    ),
    lambda inner: st.builds(
        lambda tag, some, key: (
            f"<{tag} type='bibr' target='#b{key}' xml:id='b{key}'>{''.join(some)}</{tag}>"
        ),
        st.sampled_from(TAGS),
        st.lists(inner, max_size=5),
        st.integers(0, 3),
    ),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(TREES, max_size=6).map("".join))
def test_offsets_lead_back_from_any_tree(body):
    found = document(paper(body).encode("utf-8", "replace"), ".xml")
    check_offsets(found)
    for one in found.citations:
        assert 0 <= one.start < one.end <= len(found.text)
    for entry in found.references:
        assert entry.start <= entry.key_start <= entry.key_end <= entry.end <= len(found.text)
        for value in entry.fields.values():
            assert entry.start <= value.start < value.end <= entry.end

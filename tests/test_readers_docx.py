"""Word documents: what reads as text, what is cited, what is refused."""

import gzip
import io
import json
import random
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.errors import DocumentError
from factlint.model.document import Document, PartKind
from factlint.readers import ReadOptions, is_text, read
from reading import check_offsets, outline, parts

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f"{OFFICE}/relationships"
STYLES = {
    "Title": "Title",
    "Titre1": "heading 1",
    "Heading2": "heading 2",
    "Caption": "caption",
    "Quote": "Quote",
    "ListBullet": "List Bullet",
    "TOC1": "toc 1",
    "SourceCode": "Source Code",
    "VerbatimChar": "Verbatim Char",
    "Author": "Author",
    "Date": "Date",
    "Abstract": "Abstract",
}


def relations(*rows: tuple[str, str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{TYPES}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for name, kind, target in rows
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def archive(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in files.items():
            target.writestr(name, text)
    return stream.getvalue()


def package(body: str, **more: str) -> bytes:
    """A document of this body; `footnotes` and `endnotes` are further parts, others any file."""
    styles = "".join(
        f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    space = f'xmlns:w="{WORD}" xmlns:r="{TYPES}" xmlns:m="urn:m"'
    files = {
        "_rels/.rels": relations(
            ("a", "officeDocument", "word/document.xml"), ("b", "core-properties", "core.xml")
        ),
        "core.xml": (
            '<c:coreProperties xmlns:c="urn:c" xmlns:d="urn:d">'
            "<d:title>Stated</d:title><d:creator>Ana Ruiz</d:creator>"
            "<d:created>2021-03-04T00:00:00Z</d:created></c:coreProperties>"
        ),
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
        "word/_rels/document.xml.rels": relations(
            ("s", "styles", "styles.xml"),
            ("f", "footnotes", "footnotes.xml"),
            ("e", "endnotes", "endnotes.xml"),
            ("h", "hyperlink", "https://pier.example/log"),
        ),
    }
    for kind in ("footnotes", "endnotes"):
        if kind in more:
            files[f"word/{kind}.xml"] = f"<w:{kind} {space}>{more.pop(kind)}</w:{kind}>"
    return archive({**files, **{name.replace("__", "/"): text for name, text in more.items()}})


def p(text: str, style: str = "", extra: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{extra}</w:pPr>{text if '<' in text else r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def word(body: str, **more: str) -> Document:
    (found,) = read("a.docx", package(body, **more))
    check_offsets(found)
    return found


def test_a_document_reads_as_a_person_reads_it():
    table = (
        f"<w:tbl><w:tr><w:tc>{p('day')}</w:tc><w:tc>{p('mm')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{p('1')}{p('one')}</w:tc><w:tc>{p('12')}</w:tc></w:tr></w:tbl>"
    )
    found = word(
        p("The Pier", "Title")
        + p("Ana Ruiz", "Author")
        + p("March 4, 2021", "Date")
        + p("It rained.", "Abstract")
        + p("Contents 1", "TOC1")
        + p("Rain", "Titre1")
        + p(r("It rained for ") + r("three", "<w:b/>") + r(" days."))
        + p("")
        + p("one", "ListBullet")
        + p("two", extra='<w:numPr><w:numId w:val="3"/></w:numPr>')
        + p("Nobody was there.", "Quote")
        + p("x = 1", "SourceCode")
        + table
        + p("Rain by day.", "Caption")
        + p("Below", extra='<w:outlineLvl w:val="1"/>')
        + p("The end.")
    )
    assert outline(found) == [
        ("headline", "The Pier"),
        ("byline", "Ana Ruiz"),
        ("date", "March 4, 2021"),
        ("deck", "It rained."),
        ("heading", "Rain"),
        ("paragraph", "It rained for three days."),
        ("list", "one"),
        ("list", "two"),
        ("paragraph", "Nobody was there."),
        ("code", "x = 1"),
        ("table", "day\tmm\n1 one\t12"),
        ("caption", "Rain by day."),
        ("heading", "Below"),
        ("paragraph", "The end."),
    ]
    assert parts(found, PartKind.QUOTE) == ["Nobody was there."]
    assert found.metadata["authors"] == ["Ana Ruiz"]
    assert found.metadata["date"] == "2021-03-04"
    assert found.metadata["title"] == "The Pier"
    assert found.metadata["creator"] == "Ana Ruiz"


def test_a_paragraph_is_a_line_of_the_source():
    found = word(p("One.") + p("") + p("Two, which is longer.") + p("Three."))
    assert found.source.split("\n") == ["One.", "Two, which is longer.", "Three."]
    start = found.text.index("longer")
    span = found.offsets.span(start, start + 6)
    assert found.source[span.start : span.end] == "longer"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r("a") + '<w:del w:author="x"><w:r><w:delText>gone</w:delText></w:r></w:del>', "a"),
        (r("a") + f"<w:ins>{r('b')}</w:ins>", "ab"),
        (f"<w:moveFrom>{r('a')}</w:moveFrom><w:moveTo>{r('b')}</w:moveTo>", "b"),
        (r("a") + r("hidden", "<w:vanish/>"), "a"),
        (r("a") + r("shown", '<w:vanish w:val="0"/>'), "ashown"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb c"),
        ("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r>", "well-known"),
        (r("a") + '<w:r><w:commentReference w:id="1"/></w:r>', "a"),
        (field("PAGE", "7"), "7"),
        ('<w:fldSimple w:instr="SEQ Figure">' + r("3") + "</w:fldSimple>", "3"),
        (r("a") + f"<w:sdt><w:sdtPr/><w:sdtContent>{r('b')}</w:sdtContent></w:sdt>", "ab"),
        (f"<w:smartTag>{r('a')}</w:smartTag>", "a"),
        (r("a &amp; b"), "a & b"),
    ],
)
def test_what_is_in_a_paragraph(inside, text):
    assert word(p(inside)).text == text


def test_a_text_box_is_read_once_and_behind_its_paragraph():
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    inside = (
        '<w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert word(p(r("Around.") + inside)).text == "Around.\n\nIn the box."


def test_links_and_code_are_known():
    found = word(
        p(
            f'<w:hyperlink r:id="h">{r("the log")}</w:hyperlink>'
            + r(" and ")
            + field('HYPERLINK "https://pier.example/sea"', "the sea")
            + r(" and ")
            + r("code", '<w:rStyle w:val="VerbatimChar"/>')
            + r(" and ")
            + "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"
        )
    )
    assert found.text == "the log and the sea and code and x+1"
    assert [(link.target, found.text[link.start : link.end]) for link in found.links] == [
        ("https://pier.example/log", "the log"),
        ("https://pier.example/sea", "the sea"),
    ]
    assert parts(found, PartKind.CODE) == ["code", "x+1"]


def note(kind: str, number: str) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def test_notes_are_numbered_as_they_come_and_stand_at_the_end():
    found = word(
        p(r("One") + note("footnote", "7") + r(", two") + note("endnote", "2") + r("."))
        + p(r("Three") + note("footnote", "3") + r(".")),
        footnotes=(
            f'<w:footnote w:id="-1">{p("separator")}</w:footnote>'
            f'<w:footnote w:id="3">{p("<w:r><w:footnoteRef/></w:r>" + r(" Third."))}</w:footnote>'
            f'<w:footnote w:id="7">{p(" First.")}{p("Goes on.")}</w:footnote>'
        ),
        endnotes=f'<w:endnote w:id="2">{p(" Second.")}</w:endnote>',
    )
    assert found.source.split("\n") == [
        "One[1], two[i].",
        "Three[2].",
        "[1] First.",
        "Goes on.",
        "[2] Third.",
        "[i] Second.",
    ]
    assert [(one.key, found.text[one.start : one.end]) for one in found.citations] == [
        ("1", "1"),
        ("i", "i"),
        ("2", "2"),
    ]
    assert [
        (one.key, found.text[one.key_start : one.key_end], found.text[one.start : one.end])
        for one in found.references
    ] == [
        ("1", "1", "[1] First.\n\nGoes on."),
        ("2", "2", "[2] Third."),
        ("i", "i", "[i] Second."),
    ]
    references = found.first(PartKind.REFERENCES)
    assert found.text[references.start :].startswith("[1] First.")


def zotero(*items: dict, key: str = "ADDIN ZOTERO_ITEM CSL_CITATION") -> str:
    code = json.dumps({"citationID": "x", "citationItems": list(items)})
    return f"{key} {code}".replace('"', "&quot;")


SMITH = {
    "id": 12,
    "uris": ["http://zotero.org/users/1/items/ABCD"],
    "itemData": {
        "id": 12,
        "type": "article-journal",
        "title": "Wet planks",
        "DOI": "10.1000/wet.19",
        "author": [{"family": "Smith", "given": "Ann"}],
        "issued": {"date-parts": [["2019"]]},
    },
}
JONES = {"id": 13, "itemData": {"id": 13, "type": "book", "title": "The Sea"}}


@pytest.mark.parametrize("key", ["ADDIN ZOTERO_ITEM CSL_CITATION", "ADDIN CSL_CITATION"])
def test_reference_managers_leave_entries_in_fields(key):
    found = word(
        p(r("So ") + field(zotero(SMITH, JONES, key=key), "(Smith, 2019; Jones)") + r("."))
        + p(field(zotero(SMITH, key=key), "(Smith, 2019)"))
    )
    assert found.text == "So (Smith, 2019; Jones).\n\n(Smith, 2019)"
    assert [(one.key, found.text[one.start : one.end]) for one in found.citations] == [
        ("ABCD", "(Smith, 2019; Jones)"),
        ("13", "(Smith, 2019; Jones)"),
        ("ABCD", "(Smith, 2019)"),
    ]
    entry = found.references[0]
    assert (entry.key, entry.type, entry.value("doi")) == ("ABCD", "article", "10.1000/wet.19")
    assert (entry.value("author"), entry.value("year")) == ("Smith, Ann", "2019")
    assert found.text[entry.start : entry.end] == "(Smith, 2019; Jones)"
    assert len(found.references) == 2


def test_endnote_leaves_its_records():
    record = (
        "<record><rec-number>7</rec-number><ref-type name='Journal Article'>17</ref-type>"
        "<contributors><authors><author><style>Smith, Ann</style></author>"
        "<author>Lee, Bo</author></authors></contributors><titles><title>Wet planks</title>"
        "<secondary-title>Pier Studies</secondary-title></titles><dates><year>2019</year></dates>"
        "<isbn>0028-0836</isbn><electronic-resource-num>10.1000/wet.19</electronic-resource-num>"
        "</record>"
    )
    code = f"ADDIN EN.CITE <EndNote><Cite><RecNum>7</RecNum>{record}</Cite></EndNote>"
    escaped = code.replace("<", "&lt;").replace(">", "&gt;")
    found = word(p(field(escaped, "(Smith & Lee, 2019)".replace("&", "&amp;"))))
    assert [one.key for one in found.citations] == ["EndNote 7"]
    (entry,) = found.references
    assert entry.type == "article"
    assert {name: value.value for name, value in entry.fields.items()} == {
        "title": "Wet planks",
        "year": "2019",
        "doi": "10.1000/wet.19",
        "journal": "Pier Studies",
        "author": "Smith, Ann and Lee, Bo",
        "issn": "0028-0836",
    }
    broken = escaped.replace("/EndNote", "/Other")
    assert not word(p(field(broken, "(Smith, 2019)"))).citations


def test_words_own_citations_lead_to_its_list_of_sources():
    sources = (
        '<b:Sources xmlns:b="urn:b"><b:Source><b:Tag>Smi19</b:Tag>'
        "<b:SourceType>JournalArticle</b:SourceType><b:Title>Wet planks</b:Title>"
        "<b:Year>2019</b:Year><b:JournalName>Pier Studies</b:JournalName>"
        "<b:Author><b:Author><b:NameList><b:Person><b:Last>Smith</b:Last><b:First>Ann</b:First>"
        "</b:Person></b:NameList></b:Author></b:Author></b:Source>"
        "<b:Source><b:Tag>Not19</b:Tag></b:Source></b:Sources>"
    )
    found = word(
        p(field(r" CITATION Smi19 \l 1033  \m Gone", "(Smith, 2019)")),
        **{"customXml__item1.xml": sources},
    )
    assert [one.key for one in found.citations] == ["Smi19", "Gone"]
    (entry,) = found.references
    assert {name: value.value for name, value in entry.fields.items()} == {
        "title": "Wet planks",
        "year": "2019",
        "journal": "Pier Studies",
        "author": "Smith, Ann",
    }


def test_a_broken_field_is_text_alone():
    found = word(p(field("ADDIN ZOTERO_ITEM CSL_CITATION {broken", "(Smith)")))
    assert found.text == "(Smith)"
    assert not found.citations


def test_what_python_docx_writes_is_read():
    made = docx.Document()
    made.add_heading("The Pier", 0)
    made.add_heading("Rain", 1)
    made.add_paragraph("It rained.")
    made.add_paragraph("one", style="List Bullet")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    stream = io.BytesIO()
    made.save(stream)
    (found,) = read("a.docx", stream.getvalue())
    check_offsets(found)
    assert outline(found) == [
        ("headline", "The Pier"),
        ("heading", "Rain"),
        ("paragraph", "It rained."),
        ("list", "one"),
        ("table", "a\tb"),
    ]
    (packed,) = read("a.docx.gz", gzip.compress(stream.getvalue()))
    assert packed.text == found.text


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def encrypted() -> bytes:
    data = bytearray(package(p("secret")))
    data[6] |= 1
    at = data.rfind(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.rfind(b"PK\x01\x02", 0, at)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is no Word document"),
        (b"It rained.", "is no Word document"),
        (package(p("a"))[:200], "is no Word document"),
        (OLD, "is an old Word document (.doc)"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
        (encrypted(), "is encrypted"),
        (b"{\\rtf1 It rained.}", "is rich text"),
        (archive({"a.txt": "a"}), "has no word/document.xml"),
        (
            archive(
                {
                    "_rels/.rels": relations(("a", "officeDocument", "xl/workbook.xml")),
                    "xl/workbook.xml": "<a/>",
                }
            ),
            "another of Office",
        ),
        (archive({"word/document.xml": "<w:document"}), "word/document.xml:1: not well-formed"),
        (archive({"word/document.xml": "<document/>"}), "has no body"),
    ],
)
def test_what_cannot_be_read_is_refused(data, reason):
    with pytest.raises(DocumentError) as error:
        list(read("a.docx", data))
    assert reason in error.value.reason


def test_an_archive_that_unpacks_to_too_much_is_refused():
    body = p("a" * 3_000_000)
    data = package(body)
    assert len(data) < 20_000
    with pytest.raises(DocumentError, match="larger than the limit"):
        list(read("a.docx", data, options=ReadOptions(max_size=1_000_000)))
    bomb = "<!DOCTYPE a [<!ENTITY a 'aaaa'>" + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 20}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(DocumentError):
        list(read("a.docx", archive({"word/document.xml": f"{bomb}]><document>&i;</document>"})))


def test_a_word_document_is_no_text_file():
    assert not is_text("a.docx")
    assert not is_text("A.DOCX.gz")
    assert is_text("a.md")


WHOLE = package(
    p("The Pier", "Title") + p(r("One") + note("footnote", "1") + field(zotero(SMITH), "(S)")),
    footnotes=f'<w:footnote w:id="1">{p("Note.")}</w:footnote>',
)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_damage_gives_a_document_or_an_error(seed, count):
    chance = random.Random(seed)
    data = bytearray(WHOLE)
    for _ in range(count):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        (found,) = read("a.docx", bytes(data), options=ReadOptions(max_size=1_000_000))
    except DocumentError as error:
        assert error.reason
    else:
        check_offsets(found)


RUNS = st.sampled_from(
    [
        r("one"),
        r(" "),
        r("&lt;é漢😀&gt;"),
        "<w:r><w:tab/></w:r>",
        "<w:r><w:br/></w:r>",
        note("footnote", "1"),
        note("endnote", "9"),
        field("PAGE", "7"),
        field(zotero(SMITH), "(Smith)"),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        f'<w:hyperlink r:id="h">{r("link")}</w:hyperlink>',
        f"<w:r><w:txbxContent>{p('box')}</w:txbxContent></w:r>",
        r("code", '<w:rStyle w:val="VerbatimChar"/>'),
    ]
)
BLOCKS = st.one_of(
    st.builds(
        lambda runs, style: p("".join(runs) or "<w:r/>", style),
        st.lists(RUNS, max_size=5),
        st.sampled_from(["", *STYLES]),
    ),
    st.lists(RUNS, max_size=3).map(
        lambda runs: (
            f"<w:tbl><w:tr><w:tc>{p(''.join(runs) or '<w:r/>')}</w:tc><w:tc/></w:tr>"
            f"<w:tr><w:tc>{p('x')}</w:tc></w:tr></w:tbl>"
        )
    ),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(BLOCKS, max_size=6).map("".join))
def test_places_hold_whatever_the_document(body):
    found = word(body, footnotes=f'<w:footnote w:id="1">{p("Note.")}</w:footnote>')
    for one in found.citations:
        assert 0 <= one.start < one.end <= len(found.text)
    for entry in found.references:
        assert 0 <= entry.start <= entry.key_start <= entry.key_end <= entry.end <= len(found.text)
    for link in found.links:
        assert 0 <= link.start < link.end <= len(found.text)
        assert found.text[link.start : link.end].strip() == "link"

"""RIS, PubMed and EndNote files: entries with the place of every value."""

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.errors import DocumentError
from factlint.readers import read
from reading import check_offsets, document

PAPERS = """TY  - JOUR
ID  - smith2019
AU  - Smith, Ann
AU  - Lee, Bo K.
TI  - Wet planks
  and how they dry
T2  - Pier Studies
VL  - 12
IS  - 3
SP  - 47
EP  - 60
PY  - 2019/05/03/
DO  - 10.1000/wet.19
SN  - 0028-0836
UR  - https://doi.org/10.1000/wet.19
ER  -

TY  - CHAP
A1  - Jones, C.
T1  - Fog
T2  - The Sea
Y1  - 2020
PB  - Dock Press
CY  - Oslo
SN  - 978-0-306-40615-7
ER  -
"""
PUBMED = """
PMID- 12345678
DP  - 2019 May 3
TI  - Wet planks and how
      they dry.
PG  - 47-60
LID - 10.1000/wet.19 [doi]
FAU - Smith, Ann
AU  - Smith A
FAU - Lee, Bo K
AU  - Lee BK
PT  - Journal Article
JT  - Pier studies
TA  - Pier Stud
VI  - 12
IP  - 3
IS  - 0028-0836 (Print)

PMID- 23456789
AU  - Jones C
TI  - Fog.
"""
ENDNOTE = """%0 Journal Article
%A Smith, Ann
%A Lee, Bo K.
%D 2019
%T Wet planks
%J Pier Studies
%V 12
%N 3
%P 47-60
%R 10.1000/wet.19
%F smith2019
"""


def values(entry):
    return {name: value.value for name, value in entry.fields.items()}


def test_ris_has_the_names_of_bibtex():
    found = document(PAPERS, ".ris")
    first, second = found.references
    assert (first.key, first.type, second.key, second.type) == (
        "smith2019",
        "article",
        "",
        "incollection",
    )
    assert values(first) == {
        "author": "Smith, Ann and Lee, Bo K.",
        "title": "Wet planks and how they dry",
        "journal": "Pier Studies",
        "volume": "12",
        "number": "3",
        "pages": "47-60",
        "year": "2019",
        "month": "May",
        "doi": "10.1000/wet.19",
        "issn": "0028-0836",
        "url": "https://doi.org/10.1000/wet.19",
    }
    assert values(second) == {
        "author": "Jones, C.",
        "title": "Fog",
        "booktitle": "The Sea",
        "year": "2020",
        "publisher": "Dock Press",
        "address": "Oslo",
        "isbn": "978-0-306-40615-7",
    }


@pytest.mark.parametrize(
    ("stated", "name", "value"),
    [
        ("0028-0836, 1476-4687", "issn", "0028-0836"),
        ("0028-0836 1476-4687", "issn", "0028-0836"),
        ("00280836", "issn", "00280836"),
        ("978 0 306 40615 7", "isbn", "978 0 306 40615 7"),
        ("0-306-40615-2 (paper)", "isbn", "0-306-40615-2"),
    ],
)
def test_one_tag_holds_numbers_of_journals_and_of_books(stated, name, value):
    source = f"TY  - JOUR\nSN  - {stated}\nER  -\n"
    found = document(source, ".ris").references[0].fields[name]
    assert found.value == source[found.start : found.end] == value


def test_pubmed_has_the_names_of_bibtex():
    first, second = document(PUBMED, ".nbib").references
    assert (first.key, first.type) == ("12345678", "article")
    assert values(first) == {
        "author": "Smith, Ann and Lee, Bo K",
        "title": "Wet planks and how they dry.",
        "journal": "Pier studies",
        "volume": "12",
        "number": "3",
        "pages": "47-60",
        "year": "2019",
        "month": "May",
        "doi": "10.1000/wet.19",
        "issn": "0028-0836",
        "pmid": "12345678",
    }
    assert values(second)["author"] == "Jones C"


def test_endnote_has_the_names_of_bibtex():
    (entry,) = document(ENDNOTE, ".enw").references
    assert (entry.key, entry.type) == ("smith2019", "article")
    assert values(entry) == {
        "author": "Smith, Ann and Lee, Bo K.",
        "title": "Wet planks",
        "journal": "Pier Studies",
        "volume": "12",
        "number": "3",
        "pages": "47-60",
        "year": "2019",
        "doi": "10.1000/wet.19",
    }


@pytest.mark.parametrize(
    ("source", "suffix"), [(PAPERS, ".ris"), (PUBMED, ".nbib"), (ENDNOTE, ".enw")]
)
def test_each_value_has_its_place(source, suffix):
    for entry in document(source, suffix).references:
        assert entry.start < entry.end
        for name, value in entry.fields.items():
            shown = source[value.start : value.end]
            if name in ("year", "volume", "doi", "journal", "isbn", "issn", "pmid"):
                assert shown == value.value
            assert entry.start <= value.start < value.end <= entry.end


def test_line_ends_of_windows_and_a_missing_end_are_read():
    source = PAPERS.replace("ER  -\n", "").replace("\n", "\r\n")
    found = document(source, ".ris")
    assert [values(entry)["title"] for entry in found.references] == [
        "Wet planks and how they dry",
        "Fog",
    ]


@pytest.mark.parametrize("suffix", [".ris", ".nbib", ".enw"])
@pytest.mark.parametrize("source", ["", "no entry here", "AU  - Smith\n", "{}"])
def test_a_file_without_entries_is_refused(source, suffix):
    with pytest.raises(DocumentError, match="no entry"):
        list(read(f"a{suffix}", source.encode()))


def test_entries_are_those_that_another_parser_finds():
    theirs = rispy.loads(PAPERS)
    ours = document(PAPERS, ".ris").references
    for entry, other in zip(ours, theirs, strict=True):
        got = values(entry)
        people = other.get("authors") or other["first_authors"]
        assert got["author"] == " and ".join(people)
        assert got["title"].startswith(other.get("title") or other["primary_title"])
        assert got.get("doi", "") == other.get("doi", "")


LINES = st.lists(
    st.one_of(
        st.sampled_from(PAPERS.splitlines() + PUBMED.splitlines() + ENDNOTE.splitlines()),
        st.builds(
            "{}  - {}".format,
            st.sampled_from("TY ID AU TI SP EP PY DA SN T2 ER XX".split()),
            st.text(st.sampled_from("ab19-/ é漢\u2028\t"), max_size=8),
        ),
        st.text(max_size=6),
    ),
    max_size=20,
)


@settings(max_examples=300, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n"]), st.sampled_from([".ris", ".nbib", ".enw"]))
def test_offsets_hold_whatever_the_lines(lines, end, suffix):
    source = end.join(lines)
    try:
        found = document(source.encode("utf-8", "replace"), suffix)
    except DocumentError:
        return
    check_offsets(found)
    for entry in found.references:
        assert 0 <= entry.start <= entry.end <= len(found.text)
        assert entry.start <= entry.key_start <= entry.key_end <= entry.end
        for value in entry.fields.values():
            assert entry.start <= value.start <= value.end <= entry.end

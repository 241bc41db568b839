"""CSL-JSON: entries with the place of every value; other JSON is none of it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.errors import DocumentError, ForeignError
from factlint.model.document import PartKind
from factlint.readers import read
from reading import check_offsets, document

ARTICLE = """[
  {
    "id": "smith2019",
    "type": "article-journal",
    "title": "Wet \\u201cplanks\\u201d",
    "container-title": "Pier Studies",
    "author": [
      {"family": "Smith", "given": "Ann", "suffix": "Jr."},
      {"family": "Berg", "non-dropping-particle": "van den", "given": "Jan"},
      {"literal": "The Harbour Board"}
    ],
    "issued": {"date-parts": [[2019, 5, 3]]},
    "accessed": {"date-parts": [[2020, 1, 2]]},
    "volume": 12, "issue": "3", "page": "47-60",
    "DOI": "10.1000/wet.19", "URL": "https://doi.org/10.1000/wet.19", "ISSN": "0028-0836",
    "PMID": "123"
  }
]
"""


def test_an_article_has_the_names_of_bibtex():
    found = document(ARTICLE, ".json")
    (entry,) = found.references
    assert (entry.key, entry.type) == ("smith2019", "article")
    assert {name: value.value for name, value in entry.fields.items()} == {
        "title": "Wet “planks”",
        "journal": "Pier Studies",
        "author": "Smith, Jr., Ann and van den Berg, Jan and The Harbour Board",
        "year": "2019",
        "month": "May",
        "urldate": "2020-01-02",
        "volume": "12",
        "number": "3",
        "pages": "47-60",
        "doi": "10.1000/wet.19",
        "url": "https://doi.org/10.1000/wet.19",
        "issn": "0028-0836",
        "pmid": "123",
    }
    places = {name: ARTICLE[value.start : value.end] for name, value in entry.fields.items()}
    for name in ("journal", "year", "volume", "pages", "doi", "url"):
        assert places[name] == entry.fields[name].value
    assert places["month"] == "5"
    assert places["title"] == "Wet \\u201cplanks\\u201d"
    assert places["author"].startswith("Smith") and places["author"].endswith("Harbour Board")
    assert ARTICLE[entry.key_start : entry.key_end] == "smith2019"
    assert ARTICLE[entry.start] == "{" and ARTICLE[entry.end - 1] == "}"


def test_a_bibliography_is_one_list_and_no_prose():
    found = document(ARTICLE, ".json")
    assert found.text == found.source == ARTICLE
    assert [part.kind for part in found.parts] == [PartKind.REFERENCES]


@pytest.mark.parametrize(
    ("stated", "kind", "field", "value"),
    [
        ({"type": "chapter", "container-title": "The Sea"}, "incollection", "booktitle", "The Sea"),
        ({"type": "paper-conference", "DOI": "10.1/x"}, "inproceedings", "doi", "10.1/x"),
        ({"type": "thesis", "genre": "Master's thesis", "URL": "x"}, "mastersthesis", "url", "x"),
        ({"type": "thesis", "URL": "x"}, "phdthesis", "url", "x"),
        (
            {"type": "report", "publisher-place": "Oslo", "URL": "x"},
            "techreport",
            "address",
            "Oslo",
        ),
        ({"type": "webpage", "container-title": "GitHub"}, "online", "howpublished", "GitHub"),
        ({"type": "book", "issued": {"raw": "May 1999"}}, "book", "year", "1999"),
        ({"type": "book", "issued": {"date-parts": [["1999"]]}}, "book", "year", "1999"),
        ({"type": "book", "issued": {"literal": "circa 1850"}}, "book", "year", "1850"),
        (
            {"type": "article", "DOI": "x", "number": "arXiv:1804.00001"},
            "misc",
            "eprint",
            "1804.00001",
        ),
    ],
)
def test_types_and_values(stated, kind, field, value):
    found = document(json.dumps([{"id": "a", "title": "T", **stated}]), ".json")
    (entry,) = found.references
    assert entry.type == kind
    assert entry.fields[field].value == value


@pytest.mark.parametrize("key", ["references", "items"])
def test_entries_may_stand_in_an_object(key):
    found = document(f'{{"{key}": {ARTICLE}}}', ".json")
    assert [entry.key for entry in found.references] == ["smith2019"]


def test_one_entry_may_stand_alone():
    found = document(ARTICLE.strip()[1:-1], ".json")
    assert [entry.key for entry in found.references] == ["smith2019"]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "{}",
        "[]",
        "[1, 2]",
        '{"name": "x", "type": "module", "author": "A"}',
        '[{"type": "article", "author": "Ana Ruiz", "body": "It rained."}]',
        '{"type": "FeatureCollection", "features": [], "author": 1}',
        '{"type": "song", "author": ',
    ],
)
def test_other_json_is_foreign(source):
    with pytest.raises(ForeignError):
        list(read("a.json", source.encode()))


@pytest.mark.parametrize(
    ("source", "line"), [(ARTICLE.replace('"page":', '"page"'), 14), (ARTICLE[:200], 8)]
)
def test_a_broken_bibliography_is_told_with_its_line(source, line):
    with pytest.raises(DocumentError, match="column") as error:
        list(read("a.json", source.encode()))
    assert not isinstance(error.value, ForeignError)
    assert error.value.line == line


def test_deep_nesting_is_refused():
    deep = '{"type": "book", "author": [{"family": "x"}], "title": ' + "[" * 300 + "]" * 300 + "}"
    with pytest.raises(DocumentError, match="deep"):
        list(read("a.json", deep.encode()))
    with pytest.raises(DocumentError):
        list(read("a.json", b'{"type":"x","author":' + b"[" * 100_000))


VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=8),
        st.sampled_from(["\ud800", "arXiv:1", "2019", "a\nb", "é😀"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["family", "given", "literal", "date-parts", "raw", "x"]),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=8,
)
ITEMS = st.dictionaries(
    st.sampled_from(
        "id title author editor issued accessed volume page number note DOI container-title".split()
    ),
    VALUES,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(ITEMS, max_size=4), st.sampled_from([None, 1]), st.booleans())
def test_values_lie_where_they_are_said_to_lie(items, indent, ascii_only):
    sure = {"type": "book", "title": "T", "DOI": "10.1/x", "date-parts": 1}
    held = [{**item, **sure} for item in items] + [sure]
    source = json.dumps(held, indent=indent, ensure_ascii=ascii_only).replace("\ud800", "\\ud800")
    found = document(source, ".json")
    check_offsets(found)
    assert len(found.references) == len(held)
    for entry in found.references:
        assert json.loads(source[entry.start : entry.end])
        assert entry.start <= entry.key_start <= entry.key_end <= entry.end
        for value in entry.fields.values():
            assert entry.start < value.start <= value.end < entry.end
        doi = entry.fields["doi"]
        assert source[doi.start : doi.end] == "10.1/x"


def test_of_a_large_bibliography_no_entry_is_lost():
    item = ARTICLE.strip()[1:-1]
    source = "[" + ",".join([item] * 200) + "]"
    found = document(source, ".json")
    assert len(found.references) == 200

"""BibTeX and BibLaTeX: what an entry holds, where it stands, and what a broken one costs."""

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.model.document import PartKind
from reading import document, parts


def read_bib(source):
    found = document(source, ".bib")
    assert found.text == found.source
    for entry in found.references:
        assert source[entry.start] == "@"
        assert source[entry.key_start : entry.key_end] == entry.key
        for one in entry.fields.values():
            assert entry.start <= one.start <= one.end <= max(entry.end, one.end)
    return found


def fields(source):
    """Each field of the first entry, with what stands at its place."""
    entry = read_bib(source).references[0]
    return {name: (one.value, source[one.start : one.end]) for name, one in entry.fields.items()}


def value(raw, name="title"):
    return fields(f"@book{{k, {name} = {raw}}}")[name][0]


def test_an_entry_has_its_key_its_type_and_its_fields():
    source = (
        '% about fish\n@Article{smith2009,\n  Author = {Smith, J{\\"o}rg and M\\"uller, Ann},\n'
        '  title={{The {DNA} of Fish}}, journal = "Fish {"}N{"} Chips", year=2009, volume = 7 ,\n'
        "  pages = {1--10},\n}\n"
    )
    found = read_bib(source)
    (entry,) = found.references
    assert (entry.type, entry.key) == ("article", "smith2009")
    assert source[entry.start : entry.end] == source[source.index("@") :].rstrip()
    assert fields(source) == {
        "author": ("Smith, Jörg and Müller, Ann", 'Smith, J{\\"o}rg and M\\"uller, Ann'),
        "title": ("The DNA of Fish", "The {DNA} of Fish"),
        "journal": ('Fish "N" Chips', 'Fish {"}N{"} Chips'),
        "year": ("2009", "2009"),
        "volume": ("7", "7"),
        "pages": ("1–10", "1--10"),
    }
    assert parts(found, PartKind.REFERENCES) == [source]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (r"{Erd{\H o}s, {\'E}mile \& {\v{S}}ime\v cek}", "Erdős, Émile & Šimeček"),
        (r"{\c{C}a, \~n, \'{\i}, {\ss}, {\L}ukasz, Na\"\i ve}", "Ça, ñ, í, ß, Łukasz, Naïve"),
        (r"{\emph{In vivo} --- a ``study''}", "In vivo — a “study”"),
        (r"{The $\alpha$-helix~II at 5\,\%}", "The α-helix II at 5 %"),
        ("{Over\n     two lines}", "Over two lines"),
        (r"{{\noopsort{1973a}}1973}", "1973"),
        ("{A} # { and } # jan # 7", "A and January7"),
        ("unknown", "unknown"),
        ("{}", ""),
    ],
)
def test_values_read_as_text(raw, shown):
    assert value(raw) == shown


@pytest.mark.parametrize(
    ("name", "raw", "shown"),
    [
        ("url", r"{http://a.example/\~{}x{\_}y--z\%20}", "http://a.example/~x_y--z%20"),
        ("doi", r"{10.1234/ab\_c--d}", "10.1234/ab_c--d"),
        ("howpublished", r"{\url{http://a.example/x--y}}", "http://a.example/x--y"),
        ("author", "{{Barnes and Noble} and Ng, A}", "Barnes & Noble and Ng, A"),
        (
            "author",
            "{family=Berg, given=Ada, prefix=van den and Ng, A}",
            "van den Berg, Ada and Ng, A",
        ),
    ],
)
def test_addresses_keep_their_signs_and_names_their_joints(name, raw, shown):
    assert value(raw, name) == shown


def test_macros_are_filled_in():
    source = '@string{fish = "Journal of Fish"}\n@article{a, journal = FISH # { (B)}, month = may}'
    assert fields(source) == {
        "journal": ("Journal of Fish (B)", "FISH # { (B)"),
        "month": ("May", "may"),
    }


def test_biblatex_is_brought_to_the_names_of_bibtex():
    source = (
        "@thesis{a, type = {mathesis}, location = {Oslo}, date = {2012-04/2013},"
        " journaltitle = {J}, eprinttype = {arxiv}}"
    )
    found = fields(source)
    assert read_bib(source).references[0].type == "mastersthesis"
    assert found["year"] == ("2012", "2012")
    assert found["month"] == ("April", "04")
    assert {"address", "journal", "archiveprefix", "date"} <= set(found)
    kinds = [entry.type for entry in read_bib("@online{a,}@report{b,}@Conference{c,}").references]
    assert kinds == ["online", "techreport", "inproceedings"]


def test_what_is_no_entry_is_passed_over():
    source = (
        "Write to ana@pier.example about this.\n@preamble{ {\\x} }\n% @misc{old, title = {x}}\n"
        "@comment{ @misc{older, title = {x}} }\n@comment jabref\n@book(k, title = {)})\n"
    )
    found = read_bib(source)
    assert [entry.key for entry in found.references] == ["k"]
    assert found.faults == ()


@pytest.mark.parametrize(
    ("source", "place", "reason"),
    [
        ("@book{a, title = {A {B},\n year = 2001\n}\n", "@book{a", "is not closed; look at"),
        ("@book{a, title = {A}\n", "@book{a", "is not closed"),
        ('@book{a, title = "A},\n year = 2001}\n', "@book{a", "look at its field 'title'"),
        ("@book{a, title = {A}\n year = 2001}\n", "year", "a comma is missing"),
        ("@book{a title = {A}}\n", "= {A}}", "is no field"),
        ("@book{a\n title = {A}}\n", "title", "a comma is missing"),
        ("@book{a, title = {A}}, year = 2001}\n", "year", "is closed before"),
        ("@book{a, title = {A}, year = 2001},\n}\n", "}", "a closing brace too many"),
        ("@book{title = {A}}\n", "@book{", "has no key"),
        ("@book{, title = {A}}\n", "@book{", "has no key"),
    ],
)
def test_a_broken_entry_is_told_and_the_next_one_read(source, place, reason):
    source += "@book{z, title = {Z}}"
    found = read_bib(source)
    assert reason in found.faults[0].reason
    assert source[found.faults[0].start : found.faults[0].end] == place
    assert len(found.faults) == 1
    assert found.references[-1].key == "z"
    assert found.references[-1].value("title") == "Z"


def test_allows_speak_for_their_entry_or_the_next():
    source = (
        "% factlint: allow references/a: known\n@book{a,\n  % factlint: allow references/b: so\n"
        " title = {A}}\nfactlint: allow references/c: kept\n@comment{factlint: allow references/d:"
        " yes}\n@book{b, title = {factlint: allow references/e: no}}"
    )
    found = read_bib(source)
    first, second = found.references
    assert [(one.rule, one.covers.start, one.error) for one in found.directives] == [
        ("references/a", first.start, ""),
        ("references/b", first.start, ""),
        ("references/c", second.start, ""),
        ("references/d", second.start, ""),
    ]


NAME = st.text(alphabet="abcXYZ019_:-.+/'", min_size=1, max_size=8)
WORDS = st.lists(
    st.sampled_from(["Rain", "{DNA}", r"\'e", "--", "über", '{"}', "a=b", "x, y", "@"]), max_size=5
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(NAME, st.dictionaries(st.sampled_from(["title", "note", "isbn"]), WORDS)),
        max_size=5,
        unique_by=lambda entry: entry[0],
    ),
    st.booleans(),
)
def test_an_independent_parser_finds_the_same(entries, is_quoted):
    import bibtexparser

    opening, closing = '""' if is_quoted else "{}"
    source = "\n".join(
        f"@misc{{{key},\n"
        + "".join(f"  {name} = {opening}{text}{closing},\n" for name, text in values.items())
        + "}"
        for key, values in entries
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = bibtexparser.parse_string(source).entries
    ours = read_bib(source).references
    assert [(entry.key, entry.type) for entry in ours] == [
        (entry.key, entry.entry_type) for entry in theirs
    ]
    for mine, other in zip(ours, theirs, strict=True):
        assert {
            name: source[one.start : one.end].strip("{} ") for name, one in mine.fields.items()
        } == {one.key: one.value.strip("{} ") for one in other.fields}

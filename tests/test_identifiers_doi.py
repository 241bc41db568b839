"""DOIs in every form in which they are written, and their one form for comparison."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.language.identifiers import dois, normal_doi

DOI = "10.1016/j.cell.2020.01.001"
FORMS = [
    "10.1016/j.cell.2020.01.001",
    "10.1016/J.CELL.2020.01.001",
    "doi:10.1016/j.cell.2020.01.001",
    "DOI: 10.1016/j.cell.2020.01.001",
    "DOI 10.1016/j.cell.2020.01.001",
    "doi10.1016/j.cell.2020.01.001",
    "https://doi.org/10.1016/j.cell.2020.01.001",
    "http://dx.doi.org/10.1016/j.cell.2020.01.001",
    "https://www.doi.org/10.1016/j.cell.2020.01.001",
    "doi.org/10.1016/j.cell.2020.01.001",
    "https://doi.org/doi:10.1016/j.cell.2020.01.001",
    "https://doi.org/10.1016%2Fj.cell.2020.01.001",
    "https%3A%2F%2Fdoi.org%2F10.1016%2Fj.cell.2020.01.001",
    "info:doi/10.1016/j.cell.2020.01.001",
    "urn:doi:10.1016/j.cell.2020.01.001",
    "<https://doi.org/10.1016/j.cell.2020.01.001>",
    "[10.1016/j.cell.2020.01.001]",
    "(doi:10.1016/j.cell.2020.01.001)",
    "**doi:** 10.1016/j.cell.2020.01.001",
    r"\doi{10.1016/j.cell.2020.01.001}",
    r"\href{https://doi.org/10.1016/j.cell.2020.01.001}",
    "doi = {10.1016/j.cell.2020.01.001},",
    '"DOI": "10.1016/j.cell.2020.01.001",',
    r"https:\/\/doi.org\/10.1016\/j.cell.2020.01.001",
    "10.1016/j.cell.2020.01.001.",
    "https://doi.org/10.1016/j.cell.2020.01.001),",
    "https://doi.org/10.1016/\nj.cell.2020.01.001",
    "https://doi.org/10.1016/\u200bj.cell.2020.01.001",
    "https://doi-org.proxy.example.edu/10.1016/j.cell.2020.01.001",
    "https://onlinelibrary.wiley.com/doi/10.1016/j.cell.2020.01.001/full",
    "https://journals.plos.org/plosone/article?id=10.1016/j.cell.2020.01.001&type=printable",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_doi_is_found_in_each_form(form):
    text = f"See {form} and the rest of it."
    ((start, end, doi),) = dois(text)
    assert doi == DOI
    assert text[start:end].lower().startswith("10.1016")
    assert text[start:end][-3:] == "001"


@pytest.mark.parametrize("form", FORMS)
def test_a_text_that_is_a_doi_is_brought_to_one_form(form):
    assert normal_doi(form) == DOI
    assert normal_doi(f"  {form}\n") == DOI


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        (r"10.1007/978-3-540-12345-6\_12", "10.1007/978-3-540-12345-6_12"),
        (r"10.1007/978-3-540-12345-6{\_}12", "10.1007/978-3-540-12345-6_12"),
        ("10.1007/978-3-\n540-12345-6_12", "10.1007/978-3-540-12345-6_12"),
        ("10.1007/978–3–540–12345–6_12", "10.1007/978-3-540-12345-6_12"),
        ("10.1016/0022-1694(74)90069-6", "10.1016/0022-1694(74)90069-6"),
        ("10.1021/bi972113+", "10.1021/bi972113+"),
        ("10.1000.10/123", "10.1000.10/123"),
        (
            "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
            "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2",
        ),
        (
            r"10.1002/1097-0258(19980815)17:15{\textless}1661::AID-SIM968{\textgreater}3.0.CO;2-2",
            "10.1002/1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2",
        ),
        (
            "10.1002/1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2",
            "10.1002/1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2",
        ),
        (
            "10.1175/1520-0442(2001)014&lt;0853:AOTCIA&gt;2.0.CO;2",
            "10.1175/1520-0442(2001)014<0853:aotcia>2.0.co;2",
        ),
    ],
)
def test_signs_of_a_suffix_are_read_as_what_they_stand_for(written, doi):
    assert normal_doi(written) == doi
    assert [found for *_, found in dois(f"see https://doi.org/{written}, and so on")] == [doi]


@pytest.mark.parametrize(
    "text",
    [
        "[10.1000/xyz123](https://example.org/a)",
        "[paper](https://doi.org/10.1000/xyz123)",
        "(see doi:10.1000/xyz123; Smith)",
        "10.1000/xyz123,https://doi.org/10.1000/xyz123",
        "{10.1000/xyz123}{and more}",
        "https://doi.org/10.1000/xyz123?utm_source=x",
        "https://doi.org/10.1000/xyz123#section",
        "10.1000/xyz123PMID:12345",
        "“10.1000/xyz123”",
        "'10.1000/xyz123',",
        "https://www.biorxiv.org/content/10.1000/xyz123.full.pdf",
        "https://onlinelibrary.wiley.com/doi/abs/10.1000/xyz123/abstract",
        "10.1000/xyz123…",
        "10.1000/xyz123|",
    ],
)
def test_what_follows_a_doi_is_no_part_of_it(text):
    assert {doi for *_, doi in dois(text)} == {"10.1000/xyz123"}


@pytest.mark.parametrize(
    "text",
    [
        "110.1000/xyz",
        "v10.1000/xyz",
        "3.10.1000/5",
        "10.25/kg",
        "10.1000/",
        "10.1000",
        "10.1000/ ",
        "",
    ],
)
def test_what_is_no_doi_is_left_alone(text):
    assert list(dois(text)) == []
    assert normal_doi(text) is None


@pytest.mark.parametrize(
    "text", ["see 10.1000/xyz", "10.1000/xyz here", "10.1/a", "10.1000/a 10.1000/b"]
)
def test_a_text_that_holds_more_than_a_doi_is_none(text):
    assert normal_doi(text) is None


@given(
    st.from_regex(
        r"10\.[1-9][0-9]{3,7}/[A-Za-z0-9]([A-Za-z0-9._:()-]{0,20}[A-Za-z0-9])?", fullmatch=True
    ),
    st.sampled_from(
        ["{}", "doi:{}", "https://doi.org/{}", "<http://dx.doi.org/{}>", "({}).", "[{}]"]
    ),
)
def test_any_doi_survives_its_surroundings(doi, form):
    if doi.count("(") != doi.count(")") or ")" in doi.partition("(")[0] or ")(" in doi:
        return
    ((start, end, found),) = dois(f"x {form.format(doi)} y")
    assert found == doi.lower()
    assert f"x {form.format(doi)} y"[start:end] == doi


@given(st.text(alphabet="10./doi:hts(){}[]<>-_ \n%2F\u200b,;&#x", max_size=200))
def test_any_text_is_read_without_error_and_places_are_in_order(text):
    last = 0
    for start, end, doi in dois(text):
        assert last <= start < end <= len(text)
        assert doi.startswith("10.")
        assert doi == doi.lower()
        last = end

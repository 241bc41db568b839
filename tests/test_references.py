"""Entries of reference lists that contradict themselves or each other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.engine.check import check
from factlint.kinds.reference.claims import claim_of, claim_of_address
from factlint.kinds.reference.ordinals import ordinal_in
from factlint.kinds.reference.stated import arxiv_month, years_of
from factlint.kinds.reference.tables.meetings import RHYTHMS
from factlint.kinds.reference.tables.venues import NAMES, VENUES
from factlint.kinds.reference.tables.volumes import volumes_of, year_of
from factlint.kinds.reference.venues import may_be, venues_in
from factlint.language.citing.authors import names, surnames
from factlint.model.citation import CitationStyle, Reference, ReferenceField
from factlint.model.document import Document, LineIndex
from factlint.model.finding import Finding, Severity
from factlint.model.surroundings import Bibliography, Surroundings
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

RULES = RuleSet(
    load_file(
        "references",
        Path(__file__).resolve().parents[1] / "rules" / "references.yaml",
        "references.yaml",
    ).rules
)


def entry(fields: Mapping[str, str], kind: str = "article", key: str = "weirs") -> str:
    inner = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{kind}{{{key},\n{inner}\n}}\n"


def findings(bibtex: str) -> list[Finding]:
    return [
        item
        for item in check(from_record({"bibtex": bibtex}, "refs.bib"), RULES)
        if item.severity.rank >= Severity.WARNING.rank
    ]


BASE = {
    "author": "Ana Ruiz",
    "title": "Weirs and wells of the world",
    "journal": "Wells",
    "year": "2019",
}


def found(kind: str = "article", **fields: str) -> list[str]:
    """The rules that fire on an entry, with what they fire on; an empty value drops a field."""
    merged = {**BASE, **fields}
    if kind == "inproceedings" and "journal" not in fields:
        merged.pop("journal")
    text = entry({name: value for name, value in merged.items() if value}, kind)
    return [f"{item.rule.partition('/')[2]}: {item.found}" for item in findings(text)]


def test_a_sound_entry_is_left_alone() -> None:
    assert found() == []
    assert (
        found(volume="3", number="2", pages="123--131", month="apr", doi="10.1234/wells.12") == []
    )


@pytest.mark.parametrize(
    ("doi", "year"),
    [
        ("10.1109/CVPR52688.2022.00024", 2022),
        ("10.18653/v1/2021.findings-emnlp.12", 2021),
        ("10.18653/v1/N18-1101", 2018),
        ("10.3115/v1/P14-1062", 2014),
        ("10.1609/aaai.v36i2.20128", 2022),
        ("10.24963/ijcai.2019/123", 2019),
        ("10.1016/j.neuroimage.2018.05.012", 2018),
        ("10.1007/s10994-021-06125-0", 2021),
        ("10.1007/JHEP03(2016)123", 2016),
        ("10.1103/PhysRevLett.77.3865", 1996),
        ("10.1103/PhysRevB.50.17953", 1994),
        ("10.1103/RevModPhys.81.865", 2009),
        ("10.1162/neco.1997.9.8.1735", 1997),
        ("10.1002/(SICI)1097-0258(19970228)16:4<385::AID-SIM380>3.0.CO;2-3", 1997),
        ("10.1029/2018GL078123", 2018),
        ("10.5194/acp-12-1234-2012", 2012),
        ("10.1214/07-AOAS123", 2007),
        ("10.1021/acs.jctc.8b00123", 2018),
        ("10.1039/C5CP01234A", 2015),
        ("10.1073/pnas.79.8.2554", 1982),
        ("10.1073/pnas.1815141116", 2018),
        ("10.1093/bioinformatics/btp352", 2009),
        ("10.1093/nar/gkaa1100", 2020),
        ("10.1145/2939672.2939778", 2016),
        ("10.1177/09567976211016410", 2021),
        ("10.3758/s13428-012-0291-2", 2012),
        ("10.1098/rstb.2010.0123", 2010),
        ("10.1093/cercor/bhu123", 2014),
        ("10.1109/ICDE.2006.77", 2006),
        ("10.1016/S0022-2496(02)00028-7", 2002),
        ("10.1037/0033-295X.107.2.261", 0),
        ("10.1371/journal.pone.0012345", 0),
    ],
)
def test_the_year_that_a_doi_carries(doi: str, year: int) -> None:
    claim = claim_of(doi.lower())
    assert claim is not None
    assert claim.year == year


@pytest.mark.parametrize(
    "doi",
    [
        "10.1000/182",
        "10.1177/001316446002000104",
        "10.5281/zenodo.2018123",
        "10.1109/5.771073",
        "10.1007/978-3-319-24574-4_28",
        "10.1007/BF02289588",
        "10.1016/0304-3975(76)90053-0",
        "10.2139/ssrn.2019123",
        "10.1038/nature14539",
    ],
)
def test_a_doi_that_carries_nothing(doi: str) -> None:
    assert claim_of(doi.lower()) is None


@pytest.mark.parametrize(
    ("url", "year", "venue"),
    [
        ("https://aclanthology.org/2023.findings-acl.719/", 2023, ""),
        ("https://aclanthology.org/2023.acl-long.719/", 2023, "acl"),
        ("https://www.aclweb.org/anthology/P19-1234.pdf", 2019, "acl"),
        ("https://aclanthology.org/D19-6601", 0, ""),
        ("https://proceedings.mlr.press/v97/smith19a.html", 2019, "icml"),
        ("http://jmlr.org/papers/v12/pedregosa11a.html", 2011, "jmlr"),
        ("https://papers.nips.cc/paper/4824-imagenet", 0, "neurips"),
        ("https://openaccess.thecvf.com/content_cvpr_2018/html/a.html", 2018, "cvpr"),
        ("https://www.usenix.org/conference/osdi16/technical-sessions/presentation/a", 2016, ""),
    ],
)
def test_what_an_address_carries(url: str, year: int, venue: str) -> None:
    claim = claim_of_address(url)
    assert (claim.year if claim else 0, claim.venue if claim else "") == (year, venue)


def test_arxiv_numbers_and_years() -> None:
    assert arxiv_month("2310.01362") == (2023, 10)
    assert arxiv_month("hep-th/9711200") == (1997, 11)
    assert arxiv_month("math/0211159") == (2002, 11)
    assert arxiv_month("9999.99999") is None
    assert found("misc", journal="", eprint="2310.01362", year="2022") == ["arxiv-year: 2022"]
    assert found(journal="arXiv preprint arXiv:2310.01362", year="2022") == ["arxiv-year: 2022"]
    assert found("misc", journal="", url="https://arxiv.org/abs/2310.01362", year="2023") == []
    assert found("misc", journal="", eprint="2310.01362", archiveprefix="HAL", year="2022") == []


def test_what_was_printed_may_reach_arxiv_later() -> None:
    assert found(eprint="1301.2294", year="2001") == []
    assert found("misc", journal="", eprint="math/9801045", year="1986") == []
    assert found("misc", journal="", eprint="1305.0001", year="2012", doi="10.1063/1.4794") == []
    assert found("phdthesis", journal="", school="MIT", eprint="1305.0001", year="2012") == []
    assert found("inproceedings", booktitle="UAI", eprint="1301.2294", year="2012") == []
    assert found("inproceedings", booktitle="NeurIPS", eprint="2302.01234", year="2022") == []
    assert found("inproceedings", booktitle="ICLR", eprint="2310.01362", year="2021") == [
        "arxiv-year: 2021"
    ]


def test_the_year_of_the_preprint_beside_the_doi_of_the_paper() -> None:
    doi = "10.1109/CVPR52729.2023.01025"
    assert found("inproceedings", booktitle="CVPR", year="2022", doi=doi) == []
    assert found("inproceedings", booktitle="CVPR", year="2021", doi=doi) == ["doi-year: 2021"]
    assert found("inproceedings", booktitle="CVPR", year="2024", doi=doi) == ["doi-year: 2024"]


def test_finding_says_both_sides() -> None:
    doi = "10.18653/v1/2021.acl-long.12"
    fields = {"author": "Ana Ruiz", "title": "Weirs", "booktitle": "ACL", "doi": doi}
    text = entry({**fields, "year": "2015"}, "inproceedings")
    (finding,) = findings(text)
    assert finding.message == f"The DOI {doi} is of 2021; the entry says 2015."
    (other,) = finding.related
    assert text[other.start : other.end] == doi


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Advances in Neural Information Processing Systems 30", {"neurips"}),
        ("Proc. of the 36th International Conference on Machine Learning (ICML)", {"icml"}),
        ("International Conference on Machine Learning and Applications", set()),
        ("Asian Conference on Computer Vision", set()),
        ("2021 IEEE/CVF International Conference on Computer Vision (ICCV)", {"iccv"}),
        ("CVPR Workshops", set()),
        ("Findings of the Association for Computational Linguistics: EMNLP 2021",
         {"findings", "emnlp"}),
        ("Proceedings of the 11th Meeting of the ACL Special Interest Group on Phonology", set()),
        ("J. Mach. Learn. Res.", {"jmlr"}),
        ("Language Resources and Evaluation", set()),
        ("International Conference on Computational Linguistics and Text Processing", set()),
        ("European Conference on Computational Learning Theory", set()),
        ("International Conference on Machine Learning, Optimization, and Big Data", set()),
        ("International Conference on Computer Vision, Imaging and Graphics", set()),
        ("Nature", {"nature"}),
        ("Nature Reviews Physics", set()),
        ("Journal of Wells", set()),
    ],
)  # fmt: skip
def test_the_venues_that_a_text_names(text: str, keys: set[str]) -> None:
    assert venues_in(text) == keys


def test_a_venue_in_other_words() -> None:
    assert may_be("cvpr", "Proc. IEEE Conf. Comp. Vis. Patt. Recog.")
    assert may_be("aaai", "Proceedings of the Thirty-Second Conference")
    assert may_be("cvpr", "計算機視覺 會議")
    assert not may_be("cvpr", "Annual Symposium on Hydraulic Engineering")


def test_a_doi_of_another_venue() -> None:
    doi = "10.1609/aaai.v33i01.33014012"
    assert found("inproceedings", booktitle="AAAI", doi=doi) == []
    assert found("inproceedings", booktitle="ICML", doi=doi) == ["doi-venue: ICML"]
    assert found("inproceedings", booktitle="ICML Workshop on AI", doi=doi) == []


def test_volume_and_page_of_a_doi() -> None:
    doi, journal = "10.1103/PhysRevLett.120.013001", "Phys. Rev. Lett."
    sound = {"journal": journal, "year": "2018", "doi": doi}
    assert found(**sound, volume="120", pages="013001") == []
    assert found(**sound, volume="120", pages="13001") == []
    assert "doi-volume: 102" in found(**sound, volume="102")
    assert found(**sound, volume="120", pages="1--6") == []
    assert found(journal="J. Stat. Softw.", volume="1", doi="10.18637/jss.v067.i01") == []


def test_dated_document_and_future_works() -> None:
    record = {
        "markdown": "---\ndate: 2024-03-01\n---\n\nWells run dry [@weirs; @wells].\n",
    }
    document = from_record(record, "a.md")
    source = entry({**BASE, "year": "2031"}) + entry(BASE, key="wells")
    references = from_record({"bibtex": source}, "refs.bib").references
    around = Surroundings((Bibliography("refs.bib", references, LineIndex(source)),))
    dated = Document(
        **{
            name: getattr(document, name)
            for name in document.__dataclass_fields__
            if name != "around"
        },
        around=around,
    )
    (finding,) = [item for item in check(dated, RULES) if item.rule == "references/future-year"]
    assert finding.found == "weirs"
    assert finding.related[0].path == "refs.bib"
    assert source[finding.related[0].start : finding.related[0].end] == "2031"


def test_venues_and_years() -> None:
    assert found("inproceedings", booktitle="NAACL", year="2023") == ["venue-year: 2023"]
    assert found("inproceedings", booktitle="ICLR", year="2009") == ["too-early: 2009"]
    web = "Twentieth International AAAI Conference on Web and Social Media"
    assert found("inproceedings", booktitle=web, year="2026") == []
    thirtieth = "Proceedings of the Thirtieth Annual ACM-SIAM Symposium on Discrete Algorithms"
    assert found("inproceedings", booktitle=thirtieth, year="2019") == []
    assert found("inproceedings", booktitle=thirtieth, year="2009") == ["venue-year: 2009"]
    assert found("inproceedings", booktitle="Proceedings of EMNLP 2018", year="2019") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("the 36th conference", 36),
        ("Thirty-Sixth Conference", 36),
        ("the twentieth meeting", 20),
        ("Twelfth", 12),
        ("the 3rd of the 4th", 0),
        ("no number", 0),
    ],
)
def test_ordinals(text: str, number: int) -> None:
    assert ordinal_in(text) == number


@pytest.mark.parametrize(
    ("journal", "volume", "year"),
    [
        ("Phys. Rev. Lett.", 120, 2018),
        ("Physical Review D", 98, 2018),
        ("Journal of Machine Learning Research", 12, 2011),
        ("Advances in Neural Information Processing Systems", 30, 2017),
        ("Nucleic Acids Research", 47, 2019),
        ("Biometrika", 63, 1976),
    ],
)
def test_years_of_volumes(journal: str, volume: int, year: int) -> None:
    known = volumes_of(journal)
    assert known is not None
    assert year_of(*known, volume) == year
    fields = {"journal": journal, "volume": str(volume)}
    assert found(**fields, year=str(year)) == []
    assert found(**fields, year=str(year + 3)) == [f"volume-year: {year + 3}"]


@pytest.mark.parametrize(
    "pages",
    ["123--8", "123-131", "12", "i--xii", "S12–S20", "e1012", "1, 3-5, 9", "123:1--123:24",
     "12-1--12-10", "3--3", "099--112"],
)  # fmt: skip
def test_legal_pages(pages: str) -> None:
    assert found(pages=pages) == []


@pytest.mark.parametrize("pages", ["430--152", "pp. 352–253", "S20-S12"])
def test_reversed_pages(pages: str) -> None:
    assert found(pages=pages) == [f"pages-reversed: {pages}"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("author", "John Doe and Jane Smith"),
        ("author", "Firstname Lastname"),
        ("author", "A. Author and B. Author"),
        ("author", "Bob Smith and Alice Johnson"),
        ("title", "Title of the Paper"),
        ("title", "TODO"),
        ("journal", "Journal Name"),
        ("doi", "10.1234/5678"),
        ("doi", "10.1000/xyz123"),
        ("doi", "10.1145/nnnnnnn.nnnnnnn"),
        ("doi", "10.xxxx/abc"),
    ],
)
def test_placeholders(field: str, value: str) -> None:
    assert found(**{field: value}) == [f"placeholder: {value}"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("author", "Jane Smith"),
        ("author", "Jane Smith and Ana Ruiz"),
        ("author", "Anonymous"),
        ("title", "Titles of the nobility"),
        ("journal", "Journal of Name Studies"),
        ("doi", "10.1000/182"),
        ("doi", "10.1234/wells.2019.17"),
        ("doi", "10.5555/3295222.3295349"),
    ],
)
def test_what_only_looks_like_a_placeholder(field: str, value: str) -> None:
    assert found(**{field: value}) == []


def test_identifiers_of_two_works() -> None:
    arxiv = "https://arxiv.org/abs/2304.09848"
    assert found("misc", journal="", year="2023", eprint="2305.01362", url=arxiv) == [
        f"identifiers-differ: {arxiv}"
    ]
    assert found("misc", journal="", year="2023", eprint="2304.09848v2", url=arxiv) == []
    first, other = "10.1007/s10994-018-06125-0", "https://doi.org/10.1007/s10994-018-06199-4"
    assert found(doi=first, url=other) == [f"identifiers-differ: {other}"]
    assert found(doi=first, url=f"https://doi.org/{first.upper()}") == []
    assert found(doi=first, url="https://doi.org/10.48550/arXiv.1801.01234") == []


def test_one_work_listed_twice() -> None:
    other = {**BASE, "author": "Ruiz, A.", "title": "Weirs and Wells of the World."}
    twice = entry(BASE) + entry(other, key="again")
    assert findings(twice) == []  # readers do not see a bibliography file
    (finding,) = (
        item
        for item in check(from_record({"bibtex": twice}, "refs.bib"), RULES)
        if item.rule == "references/duplicate"
    )
    assert finding.found == "again"
    assert twice[finding.related[0].start : finding.related[0].end] == "weirs"


@pytest.mark.parametrize(
    "other",
    [
        {"year": "2020"},
        {"volume": "2"},
        {"title": "Weirs and wells of the world, part two"},
        {"edition": "2"},
    ],
)
def test_two_works_of_one_author(other: dict[str, str]) -> None:
    first = {**BASE, "volume": "1", "edition": "1"}
    both = {"bibtex": entry(first) + entry({**first, **other}, key="second")}
    told = [item.rule for item in check(from_record(both, "refs.bib"), RULES)]
    assert "references/duplicate" not in told


@pytest.mark.parametrize(
    ("value", "last"),
    [
        ("Last, First and Other, A.", ["Last", "Other"]),
        ("A. Last", ["Last"]),
        ("van der Berg, Jan and Jan van der Berg and others", ["van der Berg", "van der Berg"]),
        ("Smith J, Doe AB", ["Smith", "Doe"]),
        ("Smith, J., Doe, A. B.", ["Smith", "Doe"]),
        ("J. Smith, A. Doe", ["Smith", "Doe"]),
        ("Ana Ruiz, Bo Berg, Mei Ling Chen", ["Ruiz", "Berg", "Chen"]),
        ("Yi Zang et al", ["Zang"]),
        ("Davis, Jr., Martin and Sammy Davis Jr.", ["Davis", "Davis"]),
        ("World Health Organization", ["World Health Organization"]),
        ("García Márquez, Gabriel", ["García Márquez"]),
        ("Plato", ["Plato"]),
        ("", []),
    ],
)
def test_surnames(value: str, last: list[str]) -> None:
    assert surnames(value) == last


def test_names_stay_as_written() -> None:
    assert names("Ruiz, Ana and Bo Berg and others") == ("Ruiz, Ana", "Bo Berg")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("2019", 2019, 2019), ("2019a", 2019, 2019), ("1998/99", 1998, 1999),
     ("1998–2003", 1998, 2003), ("c. 1890", 1890, 1890), ("[2002?]", 2002, 2002)],
)  # fmt: skip
def test_years(text: str, first: int, last: int) -> None:
    years = years_of(ReferenceField(text, 0, len(text)))
    assert years is not None
    assert (years.first, years.last) == (first, last)


@pytest.mark.parametrize("text", ["in press", "", "n.d.", "12345", "s. a."])
def test_no_year(text: str) -> None:
    assert years_of(ReferenceField(text, 0, len(text))) is None


def test_entries_without_keys_are_judged_too() -> None:
    text = "Ruiz, A. (2022). Weirs. arXiv:2310.01362."
    fields = {
        "author": ReferenceField("Ruiz, A.", 0, 8),
        "year": ReferenceField("2022", 10, 14),
        "eprint": ReferenceField("2310.01362", 30, 40),
    }
    reference = Reference("", 0, len(text), CitationStyle.AUTHOR_YEAR, "", fields)
    document = Document("a.txt", text, text, references=(reference,))
    (finding,) = check(document, RULES)
    assert (finding.rule, finding.found) == ("references/arxiv-year", "2022")


def test_tables_hold_together() -> None:
    assert set(NAMES) <= set(VENUES)
    assert set(RHYTHMS) <= set(VENUES)
    for key, venue in VENUES.items():
        assert venue.began == 0 or 1900 < venue.began < 2030, key


FIELDS = (
    "author title year date month journal booktitle series volume number pages doi url eprint"
    " archiveprefix isbn note urldate howpublished edition"
).split()
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["10.1109/CVPR52729.2023.00794", "arXiv:2310.01362", "2019", "430--152", "ICML", "ECCV",
         "Ana Ruiz and Bo Berg", "https://doi.org/10.1145/2939672.2939778", "13", "Wells", "10.",
         "hep-th/9711200", "Phys. Rev. Lett.", "36th ICML", "1998/99", "and and", ", , ,", "{}"]
    ),
)  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["article", "inproceedings", "book", "misc", "online", ""]),
            st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8),
        ),
        max_size=4,
    )
)
@settings(max_examples=150, deadline=None)
def test_any_values_give_findings_within_the_text(drawn: list[tuple[str, dict[str, str]]]) -> None:
    text = ""
    references = []
    for number, (kind, values) in enumerate(drawn):
        start = len(text)
        fields = {}
        for name, value in values.items():
            fields[name] = ReferenceField(value, len(text), len(text) + len(value))
            text += value + "\n"
        references.append(
            Reference(f"k{number}", start, len(text), CitationStyle.KEY, kind, fields)
        )
    document = Document("a.bib", text, text, references=tuple(references))
    for item in check(document, RULES):
        assert item.rule != "factlint/rule-failed", item.message
        assert 0 <= item.start <= item.end <= len(text)

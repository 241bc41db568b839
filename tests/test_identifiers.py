"""Identifiers with check digits and forms of their own: found, and flagged where they cannot be."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban, isbn, isni, issn, lei

from factlint.engine.check import check
from factlint.language.identifiers import Scheme, checksums
from factlint.language.identifiers.found import Identifiers, find
from factlint.model.finding import Confidence, Finding, Severity, Verdict
from factlint.readers import read
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

PACK = Path(__file__).parent.parent / "rules" / "identifiers.yaml"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    loaded = load_file("identifiers", PACK, "identifiers.yaml")
    assert loaded.errors == []
    return RuleSet(loaded.rules)


@pytest.fixture(scope="module")
def found(rules):
    """The findings in a body."""

    def check_body(text: str, **others: str) -> list[Finding]:
        return check(from_record({"body": text, **others}, "doc.jsonl"), rules)

    return check_body


@pytest.fixture(scope="module")
def found_in(rules):
    """The findings in a file of that name."""

    def check_file(name: str, text: str) -> list[Finding]:
        (document,) = read(name, text.encode())
        return check(document, rules)

    return check_file


@pytest.mark.parametrize(
    ("scheme", "text", "values"),
    [
        ("isbn", "ISBN 978-3-16-148410-0.", ["9783161484100"]),
        ("isbn", "ISBN-13: 978-3-16-148410-0", ["9783161484100"]),
        ("isbn", "ISBN-10 0-306-40615-2", ["0306406152"]),
        ("isbn", "ISBN 10: 0306406152", ["0306406152"]),
        ("isbn", "eISBN 978 3 16 148410 0", ["9783161484100"]),
        ("isbn", "isbn = {978-3-16-148410-0, 0-306-40615-2},", ["9783161484100", "0306406152"]),
        ("isbn", "isbn={9783161484100 9780306406157}", ["9783161484100", "9780306406157"]),
        ("isbn", '"ISBN": "9783161484100",', ["9783161484100"]),
        ("isbn", "ISBN 0-8044-2957-X (hbk), 0-306-40615-2 (pbk)", ["080442957X", "0306406152"]),
        ("isbn", "SN  - 978-3-16-148410-0\n", ["9783161484100"]),
        ("isbn", "ISBN 0-306-40615-2 1999", ["0306406152"]),
        ("isbn", "It costs 978-3-16-148410-0 points.", ["9783161484100"]),
        ("isbn", "The ISBN column: | 9783161484100 |", ["9783161484100"]),
        ("isbn", "Article 9783161484100 in 13 colours.", []),
        ("isbn", "https://example.org/978-3-16-148410-0/index", []),
        ("issn", "ISSN 0378-5955", ["03785955"]),
        ("issn", "e-ISSN: 2041-1723 and ISSN-L 2049-3630", ["20411723", "20493630"]),
        ("issn", '"ISSN": ["0028-0836", "1476-4687"]', ["00280836", "14764687"]),
        ("issn", "SN  - 0028-0836\n", ["00280836"]),
        ("issn", "the years 1990-1995", []),
        ("orcid", "https://orcid.org/0000-0002-1825-0097", ["0000000218250097"]),
        ("orcid", "ORCID iD: 0000-0002-1694-233X", ["000000021694233X"]),
        ("orcid", "(0000-0002-1825-0097)", ["0000000218250097"]),
        ("orcid", "card 4111-1111-1111-1111", []),
        ("arxiv", "arXiv:1706.03762v3 [cs.CL]", ["1706.03762"]),
        ("arxiv", "https://arxiv.org/pdf/1706.03762.pdf", ["1706.03762"]),
        ("arxiv", "arXiv preprint arXiv:math.DG/0211159", ["math/0211159"]),
        ("arxiv", "doi:10.48550/arXiv.1706.03762", ["1706.03762"]),
        ("arxiv", "Nature 1706.03762", []),
        ("pmid", "PMID: 9500320", ["9500320"]),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/9500320/", ["9500320"]),
        ("pmcid", "PMCID: PMC1182327", ["PMC1182327"]),
        ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1182327/", ["PMC1182327"]),
        ("ror", "https://ror.org/03yrm5c26", ["03yrm5c26"]),
        ("ror", "https://ror.org/about", []),
        ("isni", "ISNI 0000 0001 2150 090X", ["000000012150090X"]),
        ("lei", "LEI: 5493001KJTIIGC8Y1R12", ["5493001KJTIIGC8Y1R12"]),
        ("iban", "IBAN: GB82 WEST 1234 5698 7654 32 and", ["GB82WEST12345698765432"]),
        ("iban", "IBAN AT61 1904 3002 3457 3201 BIC ABCDATWW", ["AT611904300234573201"]),
        ("doi", "doi:10.1000/xyz123", ["10.1000/xyz123"]),
    ],
)
def test_identifiers_are_found_with_their_value(scheme, text, values):
    items = find(text, Scheme(scheme))
    assert [item.value for item in items] == values
    for item in items:
        assert text[item.start : item.end] == item.text
        assert 0 <= item.lead <= item.start
        assert item.is_labelled == (item.lead < item.start)


def test_the_target_of_a_link_is_found_at_the_link():
    (document,) = read("a.md", b"See [the paper](https://doi.org/10.1000/xyz123) of 2019.")
    (item,) = Identifiers(document).of(Scheme.DOI)
    assert (item.value, item.is_target) == ("10.1000/xyz123", True)
    assert document.text[item.start : item.end] == "the paper"


def test_a_target_that_its_text_shows_is_found_once():
    (document,) = read("a.md", b"See <https://doi.org/10.1000/xyz123> of 2019.")
    (item,) = Identifiers(document).of(Scheme.DOI)
    assert not item.is_target


def test_all_identifiers_of_a_document_come_in_order():
    document = from_record({"body": "ISBN 0-306-40615-2, doi:10.1000/xyz123, PMID: 9500320"}, "doc")
    assert [item.scheme for item in Identifiers(document)] == ["isbn", "doi", "pmid"]


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_the_check_digit_of_ten_is_that_of_the_standard(digits):
    assert isbn.is_valid(digits + checksums.mod_11(digits))


@given(st.from_regex(r"97[89][0-9]{9}", fullmatch=True))
def test_the_check_digit_of_thirteen_is_that_of_the_standard(digits):
    assert isbn.is_valid(digits + checksums.mod_10(digits))


@given(st.from_regex(r"[0-9]{7}", fullmatch=True))
def test_the_check_digit_of_an_issn_is_that_of_the_standard(digits):
    assert issn.is_valid(digits + checksums.mod_11(digits))


@given(st.from_regex(r"0000000[123][0-9]{7}", fullmatch=True))
def test_the_check_digit_of_an_orcid_is_that_of_the_standard(digits):
    assert isni.is_valid(digits + checksums.mod_11_2(digits))


@given(st.from_regex(r"[0-9]{4}[A-Z0-9]{14}", fullmatch=True))
def test_the_check_digits_of_an_lei_are_those_of_the_standard(text):
    assert lei.is_valid(text + checksums.mod_97_10(text))


@given(st.from_regex(r"[0-9]{18}", fullmatch=True))
def test_the_check_digits_of_an_iban_are_those_of_the_standard(account):
    number = f"DE{checksums.mod_97_10(account + 'DE')}{account}"
    assert iban.is_valid(number, check_country=False)


def _isbn_13(rng: random.Random) -> str:
    digits = rng.choice(("978", "979")) + "".join(rng.choices("0123456789", k=9))
    return digits + checksums.mod_10(digits)


def _isbn_10(rng: random.Random) -> str:
    digits = "".join(rng.choices("0123456789", k=9))
    return digits + checksums.mod_11(digits)


def _issn(rng: random.Random) -> str:
    digits = "".join(rng.choices("0123456789", k=7))
    return f"{digits[:4]}-{digits[4:]}{checksums.mod_11(digits)}"


def _orcid(rng: random.Random) -> str:
    digits = "0000000" + rng.choice("123") + "".join(rng.choices("0123456789", k=7))
    number = digits + checksums.mod_11_2(digits)
    return "-".join(number[at : at + 4] for at in range(0, 16, 4))


def _ror(rng: random.Random) -> str:
    body = "0" + "".join(rng.choices("0123456789abcdefghjkmnpqrstvwxyz", k=6))
    return body + checksums.ror(body)


def _lei(rng: random.Random) -> str:
    body = "".join(rng.choices("0123456789", k=4)) + "".join(rng.choices("ABCDEF0123456789", k=14))
    return body + checksums.mod_97_10(body)


def _iban(rng: random.Random) -> str:
    account = "".join(rng.choices("0123456789", k=18))
    return f"DE{checksums.mod_97_10(account + 'DE')}{account}"


MAKERS = {
    "ISBN {}": _isbn_13,
    "ISBN: {}": _isbn_10,
    "ISSN {}": _issn,
    "https://orcid.org/{}": _orcid,
    "https://ror.org/{}": _ror,
    "LEI {}": _lei,
    "IBAN {}": _iban,
}


@pytest.mark.parametrize("form", MAKERS)
@given(seed=st.integers(0, 2**32))
def test_every_valid_identifier_is_silent_and_every_wrong_digit_is_found(found, form, seed):
    rng = random.Random(seed)
    good = MAKERS[form](rng)
    assert found(f"It is {form.format(good)} there.") == []
    place = rng.choice([at for at, char in enumerate(good) if char.isdigit()])
    other = rng.choice([digit for digit in "0123456789" if digit != good[place]])
    bad = good[:place] + other + good[place + 1 :]
    item = _only(found(f"It is {form.format(bad)} there."), bad)
    assert item is None or item.found == bad


def _only(findings: list[Finding], bad: str) -> Finding | None:
    """The one finding; None where the change made a placeholder or the years of a journal."""
    body = "".join(char for char in bad if char.isdigit())
    may_be_meant = any(run in body for run in ("1234567", "7654321", "8765432", "9876543"))
    may_be_meant |= any(run in body for run in ("2345678", "012345")) or len(set(body[3:-1])) < 2
    if len(bad) == 9 and bad[0] in "12" and bad[5] in "12":
        may_be_meant = True
    if not findings and may_be_meant:
        return None
    (item,) = findings
    return item


def test_the_message_says_which_digit_would_fit(found):
    (item,) = found("ISBN 0-521-54051-6")
    assert "ends in 6, and 8 would fit" in item.message
    assert (item.severity, item.verdict) == (Severity.ERROR, Verdict.WRONG)


def test_a_bare_number_is_a_warning_of_medium_confidence(found):
    (item,) = found("Order 978-3-16-148401-0 at any bookshop.")
    assert (item.severity, item.confidence) == (Severity.WARNING, Confidence.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "Call 979-845-3211 or +1 978 465 1234 between 1990-1995.",
        "The parcel 9783161484101 weighs 978-12 kg.",
        "The journal appeared 1990-1995, ISSN 1990-1995 unknown.",
        "ISBN 000-0-00-000000-1, ISBN 1234567890, ISBN 978-1-234-56789-0",
        "orcid: 0000-0000-0000-0000, ORCID 1111-2222-3333-4444",
        "orcid=0000-0001-0000-0000",
        "The book was printed with the wrong ISBN 0-521-54051-6.",
        "A checksum catches ISBN 0-521-54051-6.",
        "An invalid IBAN, such as IBAN DE89 3704 0044 0532 0130 01, is refused.",
        "ISBN 978-3-16-XXXXXX-0 and IBAN DE89 XXXX XXXX XXXX XXXX XX",
        "The ISBN of 13 digits came in 2007; ISSN had 8 digits. LEI means legal entity identifier.",
        "Pretty ISBNs 10 and 13",
        "arXiv 2019. 12 pages; arXiv, 12.5 per cent; arXiv:YYMM.NNNNN; arXiv:1234.56789",
        "PMID 12; PubMed in 2019; PMC members met",
        "doi:10.1016/j.cell.2019.01.001; https://doi.org/10/gfx3zd; a doi: see below 10.5/3",
        "https://doi.org/10.1016/\nj.cell.2019.01.001",
        "see https://ror.org/blog and https://orcid.org/signin",
        "Her Lei was 20 characters; LEI CHENG wrote it.",
    ],
)
def test_what_may_be_right_is_left_alone(found, text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "rule", "at"),
    [
        ("ISBN 978-3-16-14841-0", "isbn-form", "978-3-16-14841-0"),
        ("ISBN 998-3-16-148410-0", "isbn-form", "998-3-16-148410-0"),
        ("ISSN 0378-59551", "issn-form", "0378-59551"),
        ("https://orcid.org/0000-0002-1825-97", "orcid-form", "0000-0002-1825-97"),
        ("arXiv:1400.1234", "arxiv-form", "1400.1234"),
        ("arXiv:0701.1234", "arxiv-form", "0701.1234"),
        ("arXiv:1412.12345", "arxiv-form", "1412.12345"),
        ("arXiv:1501.1234", "arxiv-form", "1501.1234"),
        ("arXiv:hep-th/0801001", "arxiv-form", "hep-th/0801001"),
        ("arXiv:hep-th/9913001", "arxiv-form", "hep-th/9913001"),
        ("PMID: 950032011", "pmid-form", "950032011"),
        ("https://ror.org/03yrm5l26", "ror-form", "03yrm5l26"),
        ("LEI 5493001KJTIIGC8Y1R1", "lei-form", "5493001KJTIIGC8Y1R1"),
        ("IBAN GB82 1607 1234 5698 0654 32", "iban-form", "GB82 1607 1234 5698 0654 32"),
        ("doi: 10.1016/ j.cell.2019.01.001", "broken-doi", "10.1016/ j.cell.2019.01.001"),
        ("doi:10,1016/j.cell.2019.01.001", "broken-doi", "10,1016/j.cell.2019.01.001"),
        ("doi:0.1016/j.cell.2019.01.001", "broken-doi", "0.1016/j.cell.2019.01.001"),
        ("https://doi.org/1016/j.cell.2019.01.001", "broken-doi", "1016/j.cell.2019.01.001"),
        ("doi = {10.1000/abc12.},", "punctuation-in-doi", "10.1000/abc12."),
        (r"\url{https://doi.org/10.1000/abc12).}", "punctuation-in-doi", "10.1000/abc12)."),
        (
            "see https://dx.doi.org/http://doi.org/10.1000/abc12",
            "doubled-doi-prefix",
            "https://dx.doi.org/http://doi.org/10.1000/abc12",
        ),
        ("(doi: doi:10.1000/abc12)", "doubled-doi-prefix", "doi: doi:10.1000/abc12"),
    ],
)
def test_what_no_scheme_gives_out_is_found(found, text, rule, at):
    (item,) = found(f"It is {text}; so they say.")
    assert (item.rule, item.found) == (f"identifiers/{rule}", at)


def test_a_country_that_is_not_known_is_unsure(found):
    (item,) = found("IBAN XZ82 1607 1234 5698 0654 32")
    assert item.verdict is Verdict.UNSURE


def test_a_paper_of_the_future_needs_the_date_of_the_document(found):
    text = "As arXiv:1706.03762 shows, it works."
    assert found(text) == []
    assert found(text, headline="It works", date="2017-06-01") == []
    (item,) = found(text, headline="It works", date="2017-05-31")
    assert (item.rule, item.verdict) == ("identifiers/arxiv-future", Verdict.UNSURE)
    assert "of 2017-06, but the document of 2017-05-31" in item.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[10.1000/abc12](https://doi.org/10.1000/abd12)", ["other-doi-behind-link"]),
        ("[10.1000/abc12](https://doi.org/10.1000/ABC12)", []),
        ("[10.1000/abc](https://doi.org/10.1000/abc.v2)", []),
        ("[it](https://doi.org/10.1000/abc12.)", ["punctuation-in-doi"]),
        ("[it](https://doi.org/10.1000/abc12)", []),
        ("<https://doi.org/10.1000/abc12>.", []),
        ("[it](https://doi.org/https://doi.org/10.1000/abc12)", ["doubled-doi-prefix"]),
        ("[10.1000/ abc12](https://doi.org/10.1000/abc12)", []),
        ("`doi:10.1000/ abc12` and `ISBN 0-521-54051-6`", []),
    ],
)
def test_links_of_markdown_are_judged_by_text_and_target(found_in, text, expected):
    findings = found_in("a.md", f"It is in {text} at length.")
    assert [item.rule for item in findings] == [f"identifiers/{rule}" for rule in expected]


def test_the_fields_of_entries_are_judged(found_in):
    entry = "@book{a, title = {A}, isbn = {0-521-54051-6}, issn = {0378-5956}, doi = {10.1000/a1.}}"
    rules = [item.rule.partition("/")[2] for item in found_in("a.bib", entry)]
    assert rules == ["isbn-checksum", "issn-checksum", "punctuation-in-doi"]


def test_punctuation_at_the_end_of_a_field_is_found_in_every_format(found_in):
    entry = '[{"id": "a", "type": "book", "title": "T", "DOI": "10.1000/abc1."}]'
    ris = "TY  - BOOK\nTI  - T\nDO  - 10.1000/abc1.\nER  - \n"
    for name, text in (("a.json", entry), ("a.ris", ris)):
        assert [item.found for item in found_in(name, text)] == ["10.1000/abc1."]


def test_a_doubled_prefix_is_mended_on_request(found):
    (item,) = found("see https://doi.org/https://doi.org/10.1000/abc12 there")
    assert [fix.text for fix in item.fixes] == ["https://doi.org/10.1000/abc12"]
    assert item.fixes[0].safety == "unsafe"


def test_a_doi_and_the_link_to_it_are_one_however_many_there_are(found_in):
    links = " ".join(f"[10.1000/a{n}](https://doi.org/10.1000/a{n})" for n in range(200))
    assert found_in("a.md", links) == []


@given(st.text(alphabet="ISBN SORCDarXiv:0123456789X-–.,/{}[]()\n", max_size=120))
def test_any_text_is_read_and_places_are_right(text):
    document = from_record({"body": text}, "doc")
    for item in Identifiers(document):
        assert document.text[item.start : item.end] == item.text
        assert item.lead <= item.start < item.end

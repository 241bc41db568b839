"""Reference lists in the text: where entries begin and end, and what is certain of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.language.citing.entries import parse
from factlint.language.citing.persons import folded, forms, people, read_names
from factlint.language.prose import Prose
from factlint.model.document import Document
from factlint.readers import read
from factlint.readers.record import from_record


def values(entry: str) -> dict[str, str]:
    """The fields of one entry."""
    return {name: field.value for name, field in parse(entry, 0, len(entry)).items()}


def keys(text: str, name: str = "paper.txt") -> list[str]:
    """The keys of the entries of a document."""
    (document,) = read(name, text.encode())
    assert isinstance(document, Document)
    return [reference.key for reference in Prose(document).references]


class TestEntries:
    def test_apa(self) -> None:
        assert values(
            "Smith, J. A., Doe, R., & van der Berg, K. (2019a). The wells of the north: A survey."
            " Journal of Wells, 12(3), 45–67. https://doi.org/10.1000/wells.2019"
        ) == {
            "author": "Smith, J. A. and Doe, R. and van der Berg, K.",
            "year": "2019a",
            "title": "The wells of the north: A survey",
            "journal": "Journal of Wells",
            "volume": "12",
            "number": "3",
            "pages": "45–67",
            "doi": "10.1000/wells.2019",
            "url": "https://doi.org/10.1000/wells.2019",
        }

    def test_chicago(self) -> None:
        found = values(
            "Lee, Laura L., Ward E. Howard, and Rex Marsh. 1990. Weirs of the World. Chicago:"
            " University of Chicago Press."
        )
        assert found["author"] == "Lee, Laura L. and Howard, Ward E. and Marsh, Rex"
        assert (found["year"], found["title"]) == ("1990", "Weirs of the World")
        assert found["publisher"] == "University of Chicago Press"

    def test_vancouver(self) -> None:
        found = values("Collier TA, Roe-Smith A. Wells and weirs. Wells J. 2000;45(3):12-19.")
        assert found["author"] == "Collier, TA and Roe-Smith, A"
        assert (found["year"], found["volume"]) == ("2000", "45")
        assert (found["number"], found["pages"]) == ("3", "12-19")

    def test_ieee(self) -> None:
        found = values(
            'J. A. Smith and R. Doe, "Wells in print," Journal of Wells, vol. 12, no. 3,'
            " pp. 45-67, May 2001."
        )
        assert found["author"] == "Smith, J. A. and Doe, R."
        assert (found["title"], found["year"]) == ("Wells in print", "2001")
        assert (found["volume"], found["number"], found["pages"]) == ("12", "3", "45-67")

    def test_mla(self) -> None:
        found = values("Adams, Nicholson. “The Spanish Well.” Wells Quarterly, vol. 45, 1930.")
        assert found["author"] == "Adams, Nicholson"
        assert (found["title"], found["year"]) == ("The Spanish Well", "1930")

    def test_chapter(self) -> None:
        found = values(
            "Roe, B. (1999). Weirs. In A. Doe & C. Moe (Eds.), Handbook of water (pp. 12-19)."
            " New York: Wiley."
        )
        assert (found["title"], found["booktitle"]) == ("Weirs", "Handbook of water")
        assert (found["pages"], found["publisher"]) == ("12-19", "Wiley")

    def test_organisation(self) -> None:
        found = values(
            "World Health Organization. (2020). Wells and health. https://who.example/w."
        )
        assert (found["author"], found["year"]) == ("World Health Organization", "2020")
        assert found["url"] == "https://who.example/w"

    @pytest.mark.parametrize(
        ("entry", "field"),
        [
            ("Nicolas Moe, La Ville des Puits, Editions Roe, 1969", "author"),
            ("Smith, J. (1994) Wells of the North, Comm. of Wells, 37(7), pages 72-76.", "title"),
            ("Roe, B. Wells of the 1980s. In Doe and Moe, 196–203.", "year"),
            ("Roe, B. Wells. Accessed May 29, 2013. https://wells.example/", "year"),
            ("Roe, B. (1987). Wells. Proc. of the 3rd Conference, 1989, 14-23.", "volume"),
        ],
    )
    def test_what_is_not_certain_is_left_out(self, entry: str, field: str) -> None:
        assert field not in values(entry)

    @given(
        st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True),
        st.integers(1850, 2030),
        st.text(st.sampled_from("abc AB.,:;()[]{}\"'-–0129\n"), max_size=80),
    )
    def test_places_are_those_of_the_values(self, name: str, year: int, rest: str) -> None:
        entry = f"  {name}, J. ({year}). {rest}"
        for key, field in parse(entry, 2, len(entry)).items():
            assert 2 <= field.start <= field.end <= len(entry)
            if key not in ("author", "editor"):
                assert " ".join(entry[field.start : field.end].split()) == field.value


class TestNames:
    def test_ends_where_the_title_begins(self) -> None:
        text = "Card, S. K., & Moe, J. D., The Information Well, an Information Weir."
        names = read_names(text, 0, len(text))
        assert names is not None
        assert names.names == ("Card, S. K.", "Moe, J. D.")

    def test_others(self) -> None:
        text = "Smith, J., Doe, R., et al. (2019)."
        names = read_names(text, 0, len(text))
        assert names is not None
        assert names.has_others

    def test_fold(self) -> None:
        assert folded("O’Brien-Łęcki") == "obrienlecki"
        assert {"vanderberg", "berg"} <= forms("van der Berg")
        assert {"muller", "mueller"} <= forms("Müller")
        assert {"dsouza", "souza"} <= forms("D'Souza")

    def test_people(self) -> None:
        assert people("Smith, J. and Jane Doe and World Health Organization") == (
            ("Smith", "J."),
            ("Doe", "Jane"),
            ("World Health Organization", ""),
        )


LIST = (
    "Doe, J., & Roe, R. (2017). Weirs of the world. New York: Wiley.",
    "Moe, A., Poe, B., & Coe, C. (2016). Rain on hills. Journal of Wells, 8(1), 1-12.",
    "Smith, J. A. (2019). Wells of the north. Journal of Wells, 12(3), 45-67.",
)
FOUND = ["doe|2017", "moe|2016", "smith|2019"]
BODY = "Wells run dry, as everybody in the north knows by now, and weirs do not.\n\n"


class TestLists:
    def test_blank_lines(self) -> None:
        assert keys(BODY + "References\n\n" + "\n\n".join(LIST)) == FOUND

    def test_one_a_line(self) -> None:
        assert keys(BODY + "Works cited\n\n" + "\n".join(LIST) + "\n") == FOUND

    def test_hanging_indent(self) -> None:
        wrapped = "\n".join(entry.replace(". ", ".\n    ", 1) for entry in LIST)
        assert keys(f"{BODY}Bibliography\n============\n\n{wrapped}\n") == FOUND

    def test_bullets(self) -> None:
        assert keys(BODY + "Literature\n\n" + "\n".join(f"* {entry}" for entry in LIST)) == FOUND

    def test_wrapped_names(self) -> None:
        wrapped = [entry.replace(", & ", ", &\n  ") for entry in LIST]
        assert keys(BODY + "References\n\n" + "\n\n".join(wrapped)) == FOUND

    def test_markdown(self) -> None:
        text = "# Wells\n\n" + BODY + "## References\n\n" + "\n".join(f"- {item}" for item in LIST)
        assert keys(text, "paper.md") == FOUND

    def test_html(self) -> None:
        items = "".join(f"<li>{item.replace('&', '&amp;')}</li>" for item in LIST)
        text = (
            f"<h1>Wells</h1><p>{BODY * 3}</p><p>{BODY * 3}</p><h2>References</h2><ul>{items}</ul>"
        )
        assert keys(text, "paper.html") == FOUND

    def test_a_record(self) -> None:
        document = from_record({"body": BODY, "references": list(LIST)}, "a.jsonl")
        assert [reference.key for reference in Prose(document).references] == FOUND

    def test_a_text_with_that_heading_is_no_list(self) -> None:
        text = "The mayor gave his.\n\nHis sister gave hers.\n\nNobody read them in the end.\n"
        assert keys(BODY + "References\n\n" + text) == []

    def test_places(self) -> None:
        text = BODY + "References\n\n" + "\n\n".join(LIST)
        (document,) = read("paper.txt", text.encode())
        assert isinstance(document, Document)
        shown = [text[item.start : item.end] for item in Prose(document).references]
        assert shown == list(LIST)
        named = [text[item.key_start : item.key_end] for item in Prose(document).references]
        assert named[2] == "Smith, J. A. (2019)"

from pathlib import Path

import pytest

from factlint.model.document import PartKind
from reading import document, outline, parts

SEED = Path(__file__).parent.parent / "seeds" / "000_a23941a31536c1a2.txt"


def test_the_seed_is_read_as_a_person_reads_it():
    found = document(SEED.read_bytes())
    assert outline(found)[:4] == [
        ("headline", "Chinese Blockchain Alliance Established By Guangzhou, Hong Kong And Macao"),
        ("metadata", "Blockchain, News |"),
        ("date", "November 12, 2018"),
        ("byline", "By:"),
    ]
    assert found.first(PartKind.BYLINE).detail == ""
    assert found.is_article
    assert (found.metadata["date"], found.metadata["authors"]) == ("2018-11-12", [])
    paragraphs = parts(found, PartKind.PARAGRAPH)
    assert len(paragraphs) == 7
    assert paragraphs[-1].endswith("Standard Ch")
    assert found.text == found.source


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Ruiz", ["Ana Ruiz"]),
        ("by Ana Ruiz", ["Ana Ruiz"]),
        ("BY ANA RUIZ AND BO LEE", ["ANA RUIZ", "BO LEE"]),
        ("By ANA RUIZ and BO LEE, Staff Writers", ["ANA RUIZ", "BO LEE"]),
        ("By Ana Ruiz, Reuters", ["Ana Ruiz"]),
        ("By Ana Ruiz, BBC News correspondent in Delhi", ["Ana Ruiz"]),
        ("By Ana de la Ruiz, Ph.D.", ["Ana de la Ruiz"]),
        ("By Ana O'Neil-Ruiz | The Herald", ["Ana O'Neil-Ruiz", "The Herald"]),
        ("By Ana Ruiz <ana@example.org>", ["Ana Ruiz"]),
        ("Written by: Ana Ruiz", ["Ana Ruiz"]),
        ("Author: Ana Ruiz", ["Ana Ruiz"]),
        ("Posted by Ana Ruiz on 25 Sep 2016", ["Ana Ruiz"]),
        ("Nov 3, 2020 | By Ana Ruiz", ["Ana Ruiz"]),
        ("By:", []),
        ("By", []),
        ("Author:", []),
        ("News | November 12, 2018 By:", []),
    ],
)
def test_a_line_under_the_headline_names_the_authors(line, names):
    found = document(f"Storm hits coast\n\n{line}\n\nRain fell on the pier.\n")
    byline = found.first(PartKind.BYLINE)
    assert found.metadata["authors"] == names
    assert byline.detail == ", ".join(names)
    assert found.is_article
    assert parts(found, PartKind.PARAGRAPH) == ["Rain fell on the pier."]


@pytest.mark.parametrize(
    "line",
    [
        "By 2018, the company had failed.",
        "By default the program writes to the screen.",
        "By the time they came it was over.",
        "By Ana Ruiz, who was there, the tale was told again.",
        "Compiled by the bank and sponsored by others, the survey found little.",
        "Words: 300 or so, said the man who had counted them.",
    ],
)
def test_a_sentence_is_no_byline(line):
    found = document(f"Storm hits coast\n\n{line}\n\nRain fell on the pier.\n")
    assert found.first(PartKind.BYLINE) is None
    assert not found.is_article


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("November 12, 2018", "2018-11-12"),
        ("Monday, 12 November 2018", "2018-11-12"),
        ("12th of November, 2018", "2018-11-12"),
        ("2018-11-12T10:00:00Z", "2018-11-12"),
        ("12-NOV-2018 15:01:01.79", "2018-11-12"),
        ("13/11/2018", "2018-11-13"),
        ("11/12/2018", ""),
        ("31 September 2018", ""),
        ("Published: Nov. 12, 2018 at 3:15 p.m.", "2018-11-12"),
        ("Politics | Nov 12, 2018 | 5 min read", "2018-11-12"),
    ],
)
def test_a_date_line_under_the_headline_makes_an_article(line, iso):
    found = document(f"Storm hits coast\n{line}\n\nRain fell.\n")
    assert found.first(PartKind.DATE).detail == iso
    assert found.is_article


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("SALVADOR, Feb 26 -", "SALVADOR"),
        ("LONDON (Reuters) -", "LONDON"),
        ("London (AP) —", "London"),
        ("NEW YORK, March 1, 2020 (AFP) –", "NEW YORK"),
        ("CRANFORD, N.J., Feb 26 -", "CRANFORD"),
        ("WASHINGTON —", "WASHINGTON"),
        ("(Reuters) -", ""),
    ],
)
def test_a_story_begins_with_a_dateline(opening, place):
    found = document(f"Storm hits coast\n\n{opening} Rain fell on the pier.\n")
    assert parts(found, PartKind.DATELINE) == [opening]
    assert found.first(PartKind.DATELINE).detail == place
    assert parts(found, PartKind.PARAGRAPH) == ["Rain fell on the pier."]
    assert found.is_article


@pytest.mark.parametrize(
    "opening", ["NOTE —", "Rain - ", "The man (who was there) -", "TODO -", "A — "]
)
def test_other_dashes_are_no_dateline(opening):
    found = document(f"Storm hits coast\n\n{opening} rain fell on the pier.\n")
    assert found.first(PartKind.DATELINE) is None


def test_section_deck_and_updates_are_told_apart():
    found = document(
        "NEWS\n\nStorm hits the northern coast\n\nThe worst in years, officials say.\n\n"
        "By Ana Ruiz\nUpdated 3:15 pm, May 1, 2020\n\nRain fell.\n"
    )
    assert outline(found) == [
        ("metadata", "NEWS"),
        ("headline", "Storm hits the northern coast"),
        ("deck", "The worst in years, officials say."),
        ("byline", "By Ana Ruiz"),
        ("metadata", "Updated 3:15 pm,"),
        ("date", "May 1, 2020"),
        ("paragraph", "Rain fell."),
    ]


def test_labelled_lines_are_read():
    found = document("Title: Storm hits\nAuthor: Ana Ruiz\nDate: 1 May 2020\n\nRain fell.\n")
    assert outline(found)[0] == ("headline", "Storm hits")
    assert (found.metadata["title"], found.metadata["date"]) == ("Storm hits", "2020-05-01")


@pytest.mark.parametrize(
    "text",
    [
        "Install\n\nRun the installer. By default it asks.\n\nLicense\n\nMIT.\n",
        "Shopping list\n\n- milk\n- eggs\n",
        "One line only",
        "It rained. It rained again.\n\nAnd more.\n",
    ],
)
def test_a_text_that_says_nothing_of_the_sort_is_no_article(text):
    assert not document(text).is_article


def test_the_configuration_can_say_that_a_text_is_an_article():
    assert document("It rained.\n", is_article=True).is_article
    assert not document("Storm\n\nBy Ana Ruiz\n\nRain.\n", is_article=False).is_article


@pytest.mark.parametrize(
    ("last", "kind", "names"),
    [
        ("Reuter", "metadata", None),
        ("(Reporting by Bo Lee in Delhi; editing by Cy Dee)", "byline", "Bo Lee"),
        ("###", "metadata", None),
    ],
)
def test_a_sign_off_is_no_body(last, kind, names):
    found = document(f"Storm hits coast\n\nBy Ana Ruiz\n\nRain fell.\n\n{last}\n")
    assert outline(found)[-1] == (kind, last)
    assert parts(found, PartKind.BODY) == ["Rain fell."]
    assert names is None or names in found.metadata["authors"]


def test_wire_copy_has_a_paragraph_for_each_indented_line():
    found = document(
        "Showers continued throughout the week in\nthe cocoa zone, alleviating the drought.\n"
        "    The dry period means a late crop. It\nwill be small.\n    Arrivals rose.\n"
    )
    assert len(parts(found, PartKind.PARAGRAPH)) == 3


def test_hard_wrapped_lines_are_one_paragraph_and_long_lines_are_one_each():
    wrapped = "one two three four five six\n" * 3
    assert len(parts(document(f"{wrapped}\n{wrapped}"), PartKind.PARAGRAPH)) == 2
    long = ("word " * 30 + "end.\n") * 3
    assert len(parts(document(long), PartKind.PARAGRAPH)) == 3


def test_lists_tables_headings_captions_and_code_are_told_apart():
    found = document(
        "It rained for days. It was wet.\n\n"
        "What was lost\n\n"
        "Much was lost in the flood, the mayor said.\n"
        "- boats\n- nets and\n  ropes\n\n"
        "1. first\n2. second\n\n"
        "Month    Rain\nMay      12.0\nJune     13.5\n\n"
        "Photo: the pier at noon\n\n"
        "    x = {1: 2};\n    y = f(x);\n\n"
        "It ended there.\n"
    )
    assert outline(found) == [
        ("paragraph", "It rained for days. It was wet."),
        ("heading", "What was lost"),
        ("paragraph", "Much was lost in the flood, the mayor said."),
        ("list", "boats"),
        ("list", "nets and\n  ropes"),
        ("list", "first"),
        ("list", "second"),
        ("table", "Month    Rain\nMay      12.0\nJune     13.5"),
        ("caption", "Photo: the pier at noon"),
        ("code", "x = {1: 2};\n    y = f(x);"),
        ("paragraph", "It ended there."),
    ]


def test_a_number_or_dash_that_a_wrapped_line_begins_with_is_no_item():
    found = document("The year ended Oct\n31. It was a good one - all\n- or most - said so.\n")
    assert parts(found, PartKind.LIST) == []


def test_a_last_line_without_a_stop_stays_a_paragraph():
    found = document("It rained. It was wet.\n\nThe mayor said that the\n")
    assert parts(found, PartKind.PARAGRAPH)[-1] == "The mayor said that the"
    assert parts(found, PartKind.HEADING) == []


@pytest.mark.parametrize("heading", ["References", "BIBLIOGRAPHY", "Works cited", "4. References:"])
def test_references_are_a_part_of_their_own(heading):
    found = document(f"Costs rose [1].\n\n{heading}\n\n[1] ONS, 2024.\n\n[2] Lee, 2020.\n")
    assert parts(found, PartKind.BODY) == ["Costs rose [1]."]
    assert parts(found, PartKind.REFERENCES) == [f"{heading}\n\n[1] ONS, 2024.\n\n[2] Lee, 2020."]
    entries = list(found.of_kind(PartKind.LIST))
    assert [part.detail for part in entries] == ["[1]", "[2]"]


def test_notes_are_references_only_where_entries_follow():
    prose = document("It rained.\n\nNotes\n\nThe mayor came late and left soon.\n")
    entries = document("It rained.\n\nNotes\n\n1. Mayor, 3 May 2020.\n")
    assert prose.first(PartKind.REFERENCES) is None
    assert entries.first(PartKind.REFERENCES) is not None


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("See https://a.example/b_(c), please.", "https://a.example/b_(c)"),
        ("(see http://a.example/b).", "http://a.example/b"),
        ("Go to www.a.example/x!", "www.a.example/x"),
        ("Ask ana.ruiz+x@mail.example.org.", "ana.ruiz+x@mail.example.org"),
        ("See amazon.com for more.", "amazon.com"),
        ("As in doi:10.1000/182.", "doi:10.1000/182"),
        ("As in 10.1016/j.cell.2019.01.001, say.", "10.1016/j.cell.2019.01.001"),
    ],
)
def test_addresses_are_parts(text, url):
    found = document(text)
    assert parts(found, PartKind.URL) == [url]
    assert found.first(PartKind.URL).detail == url


@pytest.mark.parametrize("text", ["The end.It rained.", "3.10.20", "a@b", "and/or", "e.g. this"])
def test_what_is_no_address_is_none(text):
    assert parts(document(text), PartKind.URL) == []


def test_back_ticked_words_are_code():
    assert parts(document("Run `make` or ``a`` now."), PartKind.CODE) == ["`make`", "``a``"]


def test_a_fence_that_never_closes_is_no_code():
    assert parts(document("It rained.\n\n```\n\nIt stopped.\n"), PartKind.CODE) == []
    assert parts(document("```\nx\n\ny\n```\n\nIt stopped.\n"), PartKind.CODE) == [
        "```\nx\n\ny\n```"
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept_and_mean_the_same(end):
    text = "Storm hits coast\n\nBy Ana Ruiz\n\nRain fell.\n\nMore fell.\n".replace("\n", end)
    found = document(text)
    assert found.text == text
    assert [kind for kind, _ in outline(found)] == [
        "headline",
        "byline",
        "paragraph",
        "paragraph",
    ]

import json

import pytest

from factlint.errors import DocumentError
from factlint.model.document import PartKind
from factlint.readers import ReadOptions, read
from factlint.readers.record import from_record
from reading import document, outline, parts


def lines(*records):
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in records).encode()


def test_values_are_joined_and_each_keeps_its_key_and_range():
    found = from_record(
        {
            "body": "Rain fell.",
            "title": "Storm",
            "summary": "Wet.",
            "author": "By Ana Ruiz",
            "dateline": "LONDON, May 1 -",
            "date": "2020-05-01",
            "references": "[1] ONS, 2024.",
            "mood": "grey",
        },
        "a.jsonl",
        "7",
    )
    assert found.text == found.source
    assert found.text == (
        "Storm\n\nWet.\n\nBy Ana Ruiz\n\nLONDON, May 1 -\n\n2020-05-01\n\n"
        "Rain fell.\n\n[1] ONS, 2024."
    )
    assert {one.key: found.text[one.start : one.end] for one in found.fields} == {
        "title": "Storm",
        "summary": "Wet.",
        "author": "By Ana Ruiz",
        "dateline": "LONDON, May 1 -",
        "date": "2020-05-01",
        "body": "Rain fell.",
        "references": "[1] ONS, 2024.",
    }
    assert (found.name, found.path, found.is_article) == ("7", "a.jsonl", True)
    assert found.metadata["mood"] == "grey"
    assert found.metadata["authors"] == ["Ana Ruiz"]
    assert found.metadata["title"] == "Storm"
    assert found.metadata["date"] == "2020-05-01"


def test_a_list_of_paragraphs_is_joined_by_blank_lines():
    found = from_record({"paragraphs": ["One.", "Two."]}, "a")
    assert found.text == "One.\n\nTwo."
    assert parts(found, PartKind.PARAGRAPH) == ["One.", "Two."]
    assert [one.key for one in found.fields] == ["paragraphs"]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (["Ana Ruiz", "Bo Lee"], ["Ana Ruiz", "Bo Lee"]),
        ([{"name": "Ana Ruiz"}], ["Ana Ruiz"]),
        ("Ana Ruiz and Bo Lee", ["Ana Ruiz", "Bo Lee"]),
        ("by Janie Gabbett, Reuters", ["Janie Gabbett"]),
    ],
)
def test_authors_come_in_several_forms(value, names):
    found = from_record({"headline": "Storm", "authors": value, "body": "Rain."}, "a")
    assert found.metadata["authors"] == names
    assert found.first(PartKind.BYLINE).detail == ", ".join(names)


@pytest.mark.parametrize("value", [None, "", [], " "])
def test_an_author_key_without_a_value_makes_an_article_without_a_byline(value):
    found = from_record({"headline": "Storm", "author": value, "body": "Rain."}, "a")
    assert found.is_article
    assert found.first(PartKind.BYLINE) is None
    assert found.metadata["authors"] == []


def test_a_byline_that_is_a_label_is_an_empty_byline():
    found = from_record({"headline": "Storm", "byline": "By:", "body": "Rain."}, "a")
    assert found.first(PartKind.BYLINE).detail == ""


def test_without_an_author_key_a_record_is_no_article_unless_its_body_says_so():
    assert not from_record({"headline": "Storm", "body": "Rain."}, "a").is_article
    assert from_record({"headline": "Storm", "body": "By Ana Ruiz\n\nRain."}, "a").is_article
    options = ReadOptions(is_article=True)
    assert from_record({"headline": "Storm", "body": "Rain."}, "a", options=options).is_article


def test_a_body_alone_is_body_whatever_it_looks_like():
    found = from_record({"body": "November 31, 2020"}, "a")
    assert outline(found) == [("paragraph", "November 31, 2020")]


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("26-FEB-1987 15:01:01.79", "1987-02-26"),
        ("2023-04-27T16:44:00+00:00", "2023-04-27"),
        ({"$date": 1474243200000}, "2016-09-19"),
        (1474243200, "2016-09-19"),
        ("some day", "some day"),
    ],
)
def test_dates_become_iso_dates_where_they_are_certain(value, date):
    assert from_record({"date": value, "body": "Rain."}, "a").metadata["date"] == date


@pytest.mark.parametrize("value", [None, True, {"$date": None}, {"$date": 1e300}, float("nan"), []])
def test_a_date_that_says_nothing_is_left_out(value):
    assert "date" not in from_record({"date": value, "body": "Rain."}, "a").metadata


def test_keys_can_be_renamed():
    options = ReadOptions(fields={"headline": "kop", "body": "tekst"})
    found = from_record({"kop": "Storm", "tekst": "Rain.", "body": "no"}, "a", options=options)
    assert found.text == "Storm\n\nRain."
    assert found.metadata["body"] == "no"


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("markdown", "# Storm\n\n*Rain* fell.", "Storm\n\nRain fell."),
        ("html", "<h1>Storm</h1><p>Rain &amp; wind fell on the whole of the coast.</p>", None),
        ("plain", "Storm\n\nRain fell.", "Storm\n\nRain fell."),
    ],
)
def test_a_record_can_hold_a_whole_document_of_another_format(key, value, text):
    found = from_record({key: value}, "a", "9")
    assert found.text == (text or "Storm\n\nRain & wind fell on the whole of the coast.")
    assert (found.name, found.source) == ("9", value)


def test_references_in_a_record_have_entries():
    found = from_record(
        {"body": "Costs rose [1].", "references": "[1] A, 2020.\n[2] B, 2021."}, "a"
    )
    assert parts(found, PartKind.REFERENCES) == ["[1] A, 2020.\n[2] B, 2021."]
    assert [part.detail for part in found.of_kind(PartKind.LIST)] == ["[1]", "[2]"]


def test_half_a_character_never_reaches_a_text():
    (found,) = read("a.jsonl", b'{"body": "a\\ud800b", "author": "\\udfff", "headline": "x"}')
    assert found.text == "x\n\n\ufffd\n\na\ufffdb"


def test_a_broken_line_does_not_lose_the_others():
    data = lines({"id": "a", "body": "One."}, '{"body": ', {"body": "Two."}, "", "7", "null", "[]")
    found = list(read("a.jsonl", data))
    assert [one.name for one in found if not isinstance(one, DocumentError)] == ["a", "3"]
    errors = [one for one in found if isinstance(one, DocumentError)]
    assert [(one.line, one.path) for one in errors] == [
        (2, "a.jsonl"),
        *[(n, "a.jsonl") for n in (5, 6, 7)],
    ]
    assert "not JSON" in errors[0].reason
    assert "object" in errors[1].reason


def test_a_line_that_is_a_text_is_a_body():
    assert document('"Rain."', ".jsonl").text == "Rain."


def test_documents_of_one_id_can_be_told_apart():
    found = list(read("a.jsonl", lines({"id": "x", "body": "1"}, {"id": "x", "body": "2"})))
    assert [one.name for one in found] == ["x", "x#2"]


def test_deep_nesting_is_an_error_of_its_line():
    deep = "[" * 100_000
    found = list(read("a.jsonl", lines(deep, {"body": "Rain."})))
    assert isinstance(found[0], DocumentError)
    assert found[1].text == "Rain."


def test_line_separators_inside_a_text_do_not_end_a_line():
    (found,) = read("a.jsonl", '{"body": "a\u2028b\u0085c"}\r\n'.encode())
    assert found.text == "a\u2028b\u0085c"

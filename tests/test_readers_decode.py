import gzip

import pytest

from factlint.errors import DocumentError
from factlint.readers import ReadOptions, read
from factlint.readers.decode import decode

PROSE = "The café’s “naïve” résumé cost £5 – or so they said in Zürich.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PROSE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + PROSE.encode(), "utf-8"),
        (b"\xff\xfe" + PROSE.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + PROSE.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\0\0" + PROSE.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_a_mark_tells_the_encoding_and_is_no_part_of_the_text(data, encoding):
    found = decode("a.txt", data)
    assert (found.text, found.encoding, found.is_guessed) == (PROSE, encoding, False)


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="iso-8859-1">',
        b"<meta http-equiv=Content-Type content='text/html; charset=latin1'>",
        b"<?xml version='1.0' encoding='windows-1252'?>",
        rb"\usepackage[ansinew]{inputenc}",
    ],
)
def test_a_declared_encoding_is_believed_and_latin_1_means_windows(head):
    found = decode("a.html", head + "<p>“café”".encode("cp1252"))
    assert found.text.endswith("<p>“café”")
    assert (found.encoding, found.is_guessed) == ("cp1252", False)


def test_utf_8_is_believed_before_what_is_declared():
    assert decode("a.html", '<meta charset="latin1">é'.encode()).text.endswith("é")


def test_an_undeclared_encoding_is_a_guess():
    found = decode("a.txt", PROSE.encode("cp1252") * 5)
    assert (found.text, found.is_guessed) == (PROSE * 5, True)


def test_a_broken_byte_among_much_utf_8_stays_utf_8():
    found = decode("a.txt", PROSE.encode() * 9 + b"\xff" + PROSE.encode())
    assert found.text == PROSE * 9 + "\ufffd" + PROSE
    assert (found.encoding, found.is_guessed) == ("utf-8", True)


@pytest.mark.parametrize("label", [b"utf-7", b"no-such", b"unicode_escape", b"idna"])
def test_a_label_that_is_no_encoding_of_text_is_not_believed(label):
    data = b'<meta charset="' + label + b'">' + b"caf\xe9 and +2AA- \\ud800 " * 9
    assert not any("\ud800" <= char <= "\udfff" for char in decode("a.html", data).text)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"one\ntwo\0three", "NUL byte at offset 7"),
        (b"%PDF-1.4\n", "PDF"),
        (b"PK\x03\x04abc", "zip archive"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\x89PNG\r\n", "image"),
        (b"\xff\xfe\x00\xd8", "utf-16-le"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data, said):
    with pytest.raises(DocumentError, match=said):
        decode("a.txt", data)


def test_the_line_of_a_nul_byte_is_told():
    with pytest.raises(DocumentError) as caught:
        decode("a.txt", b"one\ntwo\0")
    assert caught.value.line == 2


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_an_empty_file_is_an_empty_document(suffix):
    for data in (b"", b"\xef\xbb\xbf"):
        (found,) = read(f"a{suffix}", data)
        assert (found.text, found.parts, found.is_article) == ("", (), False)


def test_an_empty_file_of_records_holds_none():
    assert list(read("a.jsonl", b"")) == []


def test_gz_is_decompressed_and_read_by_the_suffix_below():
    (found,) = read("A.MD.GZ", gzip.compress(b"# Storm\n\n*Rain*."))
    assert found.text == "Storm\n\nRain."


@pytest.mark.parametrize(
    "data",
    [gzip.compress(b"x" * 5000)[:-9], b"no gzip", gzip.compress(b"abc") + b"tail"],
    ids=["cut", "other", "with a tail"],
)
def test_damaged_gz_is_refused(data):
    with pytest.raises(DocumentError, match="cannot be decompressed"):
        read("a.txt.gz", data)


def test_more_than_the_limit_is_refused_before_it_is_held():
    bomb = gzip.compress(b"\0" * 50_000_000)
    small = ReadOptions(max_size=100_000)
    assert len(bomb) < small.max_size
    with pytest.raises(DocumentError, match="limit of 100,000 bytes"):
        read("a.txt.gz", bomb, options=small)
    with pytest.raises(DocumentError, match="limit"):
        read("a.txt", b"x" * 100_001, options=small)


def test_a_suffix_can_be_told_and_an_unknown_one_is_plain_text():
    (told,) = read("-", b"*a*", suffix=".md")
    (unknown,) = read("notes.xyz", b"*a*")
    assert (told.text, unknown.text) == ("a", "*a*")

"""One pass that tells where words may stand: too much, never too little."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import regex
from hypothesis import example, given
from hypothesis import settings as within
from hypothesis import strategies as st

from factlint.language import lexicon
from factlint.language.tokens import Tokens, words_of
from factlint.model.rule import Need
from factlint.ruleset import glance as looking
from factlint.ruleset.glance import Glance
from factlint.ruleset.literals import fold
from factlint.ruleset.spots import Spots, spots_of

pytest.importorskip("hyperscan")

_WORDS = ("plalform", "teh", "doesnt't", "3rt", "seige", "coulden't", "adress")
_PIECES = [*_WORDS, "the", "x", "É", "é", "’", "'", "_", "-", " ", "\n", "4", "”", "'s", "’s", "K"]
_PIECES += ["Plalform", "PLALFORM", "plalForm", "Teh", "fooAdress", "Seige", "ADRESS", "ı", "i̇"]


@cache
def spots() -> Spots:
    made = spots_of(lambda: _WORDS, "some words", may_compile=True)
    assert made is not None
    return made


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path))


def glances() -> tuple[Glance, Glance]:
    """One that asks for spots, and one that does not."""
    quick, slow = (Glance(frozenset({"seige"}), {Need.LISTED}) for _ in range(2))
    quick._spots = spots()
    return quick, slow


@example(["recieve2Foo plalform4X", "4Plalform", "xPlalform", "plalformX", "é’plalformX"])
@within(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join), min_size=1, max_size=6)
)
def test_no_doubtful_text_is_taken_for_clean(texts: list[str]) -> None:
    quick, slow = glances()
    data = [text.encode() for text in texts]
    told, found = quick.doubtful(data), slow.doubtful(data)
    for number, text in enumerate(texts):
        assert number in told or not holds_one(text)
        assert number in found or (number not in told or not data[number].isascii())
        assert (told.get(number) or set()) <= Tokens(data[number]).as_written()


def holds_one(text: str) -> bool:
    """Whether it holds one of the words as rules see them."""
    known = lexicon.load()
    words = words_of(text.encode())
    listed = {word[item.start : item.end] for word in words for item in known.listed(word)}
    runs = {fold(word) for word in regex.findall(r"[^\W_]+", text)}
    return any(word.lower().replace("’", "'") in _WORDS for word in listed) or "seige" in runs


def test_a_long_piece_is_doubtful_where_a_word_may_stand_in_it() -> None:
    quick, slow = glances()
    clean, long = b"x" * 500, "é".encode() * 500
    assert quick.doubtful([clean, long, b"plalform" + long, b"the"]) == {2: None}
    assert slow.doubtful([clean, long, b"the"]) == {}


def test_each_misspelling_is_found_in_each_form() -> None:
    listed = [word for word, _ in lexicon.load().misspellings() if word.isascii()][::500]
    made = spots_of(lambda: listed, "others", may_compile=True)
    assert made is not None
    for word in listed:
        for form in (word, word.upper(), word.capitalize(), word.replace("'", "’"), f"“{word}’s”"):
            assert made.places(form.encode()), form


def test_characters_that_fold_to_ascii_letters_are_known() -> None:
    for code in range(0x80, 0x110000):
        char = chr(code)
        folds = any(map(str.isascii, fold(char) + char.lower()))
        if folds and not 0xD800 <= code < 0xE000:
            assert not spots().can_tell(char.encode()), hex(code)
    assert fold("i\u0307") == "i"
    assert not spots().can_tell("i\u0307".encode())
    assert spots().can_tell("naïve “word” – 漢字".encode())


def test_it_is_asked_for_much_text_only_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "_LOAD_AFTER", 100)
    monkeypatch.setattr(looking, "_COMPILE_AFTER", 200)
    monkeypatch.setattr(Glance, "_all_words", lambda self: iter(_WORDS))
    first, second = (Glance(frozenset(), {Need.LISTED}) for _ in range(2))
    for is_there in (False, False, True):
        assert list(first.doubtful([b"the plalform " * 6])) == [0]
        assert (first._spots is not None) is is_there
    for is_there in (False, True):
        second.doubtful([b"the plalform " * 6])
        assert (second._spots is not None) is is_there

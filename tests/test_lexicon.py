"""The lexicon: derived anew with the same bytes, quick to open, and right about words."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.errors import ConfigError
from factlint.language.lexicon import FILE, Lexicon, Sort, fold, load, open_lexicon
from factlint.language.nearwords import edits
from factlint.language.words import WordIndex

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return open_lexicon(FILE)


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["hatch_build"] = module
    spec.loader.exec_module(module)
    return module


def test_the_file_is_what_the_word_data_give(recipe):
    assert recipe.pack(*recipe.derive()) == FILE.read_bytes()


def test_a_missing_file_is_told_as_such(tmp_path):
    with pytest.raises(ConfigError, match="hatch_build"):
        open_lexicon(tmp_path / "lexicon.bin")


@pytest.mark.parametrize("content", [b"", b"short", b"factlint lexicon 0\n\0" + bytes(40)])
def test_a_file_of_another_form_is_refused(tmp_path, content):
    path = tmp_path / "lexicon.bin"
    path.write_bytes(content)
    with pytest.raises(ConfigError):
        open_lexicon(path)


@pytest.mark.parametrize(
    "word",
    "the platform colour color organise organize travelled traveled labours vapourware don't"
    " kubectl debenture privatisations café".split(),
)
def test_words_of_all_varieties_are_known(lexicon, word):
    assert lexicon.known(word)
    assert lexicon.corrections(word) == ()


@pytest.mark.parametrize(
    "word", "plalform recieve definately governmnet qwzrtx the\nof \t ' |".split(" ")
)
def test_no_word_is_made_up(lexicon, word):
    assert not lexicon.known(word)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("plalform", "platform"), ("recieve", "receive"), ("massachussetts", "Massachusetts")],
)
def test_known_misspellings_have_corrections(lexicon, wrong, right):
    assert right in lexicon.corrections(wrong)


@pytest.mark.parametrize("word", "ons despatch useable livin tennant corus bunds gonna".split())
def test_words_and_names_that_the_list_of_misspellings_holds_are_no_misspellings(lexicon, word):
    assert lexicon.corrections(word) == ()


def test_common_words_are_more_frequent_than_rare_ones(lexicon):
    assert lexicon.zipf("the") > lexicon.zipf("platform") > lexicon.zipf("vaporware") > 0
    assert lexicon.zipf("qwzrtx") == 0


def test_the_list_of_misspellings_holds_no_known_word(lexicon):
    listed = dict(lexicon.misspellings())
    assert 60_000 < len(listed) < 70_000
    assert not [word for word in listed if lexicon.known(word)]
    assert all(rights and all(rights) for rights in listed.values())


def test_words_are_sorted_as_written(lexicon):
    words = "Recieve THE Plalform’s blixlet Blixlet's x86 GetRecievedFrom"
    for _ in range(2):  # what was doubtful before is remembered
        index = WordIndex(words)
        assert lexicon.doubtful(index, Sort.LISTED) == ["GetRecievedFrom", "Plalform’s", "Recieve"]
        assert lexicon.doubtful(index, Sort.UNKNOWN) == ["Blixlet's", "blixlet"]


def test_a_misspelling_inside_an_identifier_is_found_at_its_hump(lexicon):
    word = "GetRecievedFrom"
    [listed] = lexicon.listed(word)
    assert word[listed.start : listed.end] == "Recieved"
    assert listed.corrections == ("received",)


@given(
    st.sampled_from(
        "platfrom thier goverment xcompany aapple restructuing ta abd zorbliq nterest".split()
    )
    | st.text("abcehinrst", min_size=2, max_size=9),
    st.sampled_from([2.1, 2.8, 3.2, 4.0]),
)
@settings(deadline=None)
def test_neighbours_are_all_that_one_edit_makes(word, least):
    known = load()
    made = {other for other in edits(word) if known.known(other) and known.zipf(other) >= least}
    for asked in (0, 1_000):  # for many words, sets are made
        known._near._words_asked = asked
        assert [near.word for near in known.neighbours(word, least, least)] == sorted(made)
    near = known.neighbours(word, least)
    assert made <= {other.word for other in near}
    assert all(other.word in made or other.word[0] != word[0] for other in near)


def test_neighbours_are_one_or_two_edits_away(lexicon):
    one = {near.word: near.distance for near in lexicon.neighbours("platfrom")}
    assert one["platform"] == 1
    assert set(one.values()) == {1}
    two = {near.word: near.distance for near in lexicon.neighbours_two_away("restrucuting")}
    assert two["restructuring"] == 2


def test_edits_hold_each_sort_of_slip():
    assert {"ab", "bac", "abd", "abcd", "xabc"} <= edits("abc")
    assert "abc" not in edits("abc")
    assert edits("a") >= {"ab", "b"}
    assert "" not in edits("a")


@pytest.mark.parametrize(
    ("word", "folded"), [("People’s", "people"), ("DON’T", "don't"), ("Word", "word")]
)
def test_folding_drops_capitals_and_possessives(word, folded):
    assert fold(word) == folded


def test_an_affix_file_is_expanded(recipe, tmp_path):
    affixes = tmp_path / "x.aff"
    affixes.write_text(
        "SET UTF-8\nPFX U Y 1\nPFX U 0 un .\nSFX D Y 3\nSFX D 0 d e\nSFX D y ied [^aeiou]y\n"
        "SFX D 0 ed [^ey]\n",
        encoding="utf-8",
    )
    (tmp_path / "x.dic").write_text("3\ntie/UD\ncarry/D\nlock/UD\n", encoding="utf-8")
    words = recipe.expand(affixes, tmp_path / "x.dic")
    assert words == {
        "tie", "tied", "untie", "untied", "carry", "carried", "lock", "locked", "unlock", "unlocked"
    }  # fmt: skip


def test_british_forms_follow_the_american_ones(recipe):
    american = ["color", "organizing", "traveled", "vaporware", "healed", "corporal", "prize"]
    assert list(recipe.british(american)) == [
        "colour",
        "organising",
        "travelled",
        "vapourware",
        "prise",
    ]


def test_entries_that_codespell_itself_leaves_alone_are_left_out(recipe, tmp_path):
    path = tmp_path / "dictionary.txt"
    path.write_text("teh->the\nclas->class, clash,\nang->and, disabled because\n", encoding="utf-8")
    assert list(recipe.read_codespell(path)) == [("teh", ("the",)), ("clas", ("class", "clash"))]

"""Numbers of citations out of order, missing or twice, what they lead to, and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factlint.engine.check import check
from factlint.readers import read
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file

PACK = Path(__file__).parent.parent / "rules" / "citations.yaml"
NAMES = "Lee Roe Wu Ash Poe Doe Kay".split()
Find = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    loaded = load_file("citations", PACK, "citations.yaml")
    assert loaded.errors == []
    return RuleSet(loaded.rules)


@pytest.fixture
def found(rules: RuleSet) -> Find:
    """Text and severity of the findings of one rule in Markdown, or in a file of another name."""

    def find(rule: str, source: str, name: str = "a.md") -> list[tuple[str, str]]:
        (document,) = read(name, source.encode())
        return [
            (item.found, item.severity.value)
            for item in check(document, rules)
            if item.rule == f"citations/{rule}"
        ]

    return find


def links(*numbers: int) -> str:
    return "\n\n" + "".join(f"[{number}]: https://a.example/{number}\n" for number in numbers)


def works(*names: str) -> str:
    entries = "".join(f"{n}. {name}, A. Costs. 2019.\n" for n, name in enumerate(names, 1))
    return f"\n\n## References\n\n{entries}"


class TestOrder:
    BODY = "It rose [1]. It fell [2]. It stood [4]. It sank [3]. It grew [5]. It went [6]."

    def test_one_number_out_of_place_is_told_once(self, found: Find) -> None:
        assert found("order", self.BODY + works(*NAMES[:6])) == [("[4]", "warning")]

    def test_a_list_of_links_or_one_of_another_order_is_information(self, found: Find) -> None:
        assert found("order", self.BODY + links(1, 2, 3, 4, 5, 6)) == [("[4]", "info")]
        mixed = "It rose [5]. It fell [2]. It stood [4]. It sank [3]. It grew [1]. It went [6]."
        assert found("order", mixed + works(*NAMES[:6])) == [("[5]", "info")]

    def test_the_alphabet_is_an_order_too(self, found: Find) -> None:
        assert found("order", self.BODY + works(*sorted(NAMES[:6]))) == []

    def test_within_brackets_and_in_tables_any_order_will_do(self, found: Find) -> None:
        table = "| a | b |\n| - | - |\n| [4] | x |\n\n"
        body = "It rose [2, 1]. It fell [3], it stood [4] and sank [5]."
        assert found("order", table + body + works(*NAMES[:5])) == []


class TestGap:
    def test_a_number_that_the_list_skips(self, found: Find) -> None:
        body = "It rose [1]. It fell [2]. It stood [4]."
        entries = works(*NAMES[:4]).replace("3. Wu, A. Costs. 2019.\n", "")
        assert found("gap", body + entries) == [("4.", "warning")]
        assert found("gap", body + links(1, 2, 4)) == [("[4]", "info")]

    def test_is_none_where_the_number_is_cited_or_the_list_is_in_no_order(
        self, found: Find
    ) -> None:
        assert found("gap", "It rose [1]. It fell [2, 3, 4]." + links(1, 2, 4)) == []
        assert found("gap", "It rose [1]. It fell [2, 4]." + links(1, 4, 2)) == []
        assert found("gap", "It rose [7]. It fell [9, 12]." + links(7, 9, 12)) == []


class TestBrackets:
    def test_that_cite_an_entry_twice(self, found: Find) -> None:
        assert found("repeated", "It rose [1, 2, 1], see [1]." + links(1, 2)) == [("1", "warning")]
        assert found("repeated", "It rose [1-3, 2]." + links(1, 2, 3)) == [("2", "warning")]

    def test_that_cite_two_places_of_a_work_do_not(self, found: Find) -> None:
        twice = "[@roe2019, p. 1; @roe2019, p. 9] and [@roe2019; @roe2019]."
        assert found("repeated", twice) == [("roe2019", "warning")]

    def test_that_divide_numbers_in_their_own_way(self, found: Find) -> None:
        body = "It rose [1, 2], fell [1, 2], stood [1;2] and sank [1–2], [1-2], [1–2]."
        assert found("separators", body + links(1, 2)) == [("[1;2]", "info"), ("[1-2]", "info")]


class TestTargets:
    def test_of_two_numbers_that_are_the_same(self, found: Find) -> None:
        ends = ("https://A.example:443/x/?b=1&utm_source=y", "https://a.example/x?b=1")
        source = f"It rose [1], [2].\n\n[1]: {ends[0]}\n[2]: {ends[1]}\n"
        assert found("same-target", source) == [("[2]", "warning")]

    def test_of_one_page_are_information(self, found: Find) -> None:
        source = "It rose [1], [2].\n\n[1]: https://a.example/x#a\n[2]: https://a.example/x#b\n"
        assert found("same-target", source) == [("[2]", "info")]

    def test_that_differ_are_not_told(self, found: Find) -> None:
        for other in ("https://a.example/X", "http://a.example/x", "https://a.example/x?b=2"):
            source = f"It rose [1], [2].\n\n[1]: https://a.example/x\n[2]: {other}\n"
            assert found("same-target", source) == []

    def test_of_numbers_that_are_links_themselves(self, found: Find) -> None:
        source = "It [[1](https://a.example/x)] rose [[2](https://a.example/x)]."
        assert found("same-target", source) == [("2", "warning")]

    def test_of_labels_are_nobodys_concern(self, found: Find) -> None:
        source = "The [docs][a] and [code][b].\n\n[a]: https://a.example\n[b]: https://a.example\n"
        assert found("same-target", source) == []

    def test_of_the_first_definition_hold(self, found: Find) -> None:
        source = "It rose [1].\n\n[1]: https://a.example/x\n[1]: https://a.example/y\n"
        assert found("other-target", source) == []
        assert found("duplicate", source) == [("[1]", "error")]


class TestPlaces:
    STOPS = "It rose [1]. It fell [2]. It stood [1]. It sank [2]. "

    def test_on_the_rarer_side_of_the_full_stop(self, found: Find) -> None:
        rare = f"{self.STOPS}It grew.[1] Then it went [2]."
        assert found("after-full-stop", rare + links(1, 2)) == [("[1]", "info")]
        other = "It rose.[1] It fell.[2] It stood.[1] It sank.[2][1] It grew [2]."
        assert found("after-full-stop", other + links(1, 2)) == [("[2]", "info")]

    def test_an_abbreviation_is_no_full_stop(self, found: Find) -> None:
        assert found("after-full-stop", f"{self.STOPS}So Roe et al. [1] say." + links(1, 2)) == []

    def test_in_the_rarer_style(self, found: Find) -> None:
        body = f"{self.STOPS}It grew [@roe2019]."
        assert found("mixed-styles", body + links(1, 2)) == [("[@roe2019]", "info")]

    def test_in_headlines_and_abstracts(self, found: Find) -> None:
        head = "# Costs [1]\n\n## Abstract\n\nIt rose [1] and [2].\n\n"
        source = f"{head}## Rents\n\nIt fell [1].{links(1, 2)}"
        assert found("in-headline", source) == [("[1]", "info")]
        assert found("in-abstract", source) == [("[1]", "info")]


def test_labels_that_are_left_over_are_information(found: Find) -> None:
    source = "The [docs][a].\n\n[a]: https://a.example\n[b]: https://b.example\n"
    assert found("unused", source) == [("[b]", "info")]
    assert found("unused", "It rose [1]." + links(1, 2)) == [("[2]", "warning")]


def test_a_label_is_certain_where_its_name_says_that_it_is_one(found: Find) -> None:
    source = "![npm][npm-badge], [the docs][manual], [code][cdoe].\n\n[code]: https://a.example\n"
    assert found("undefined", source) == [
        ("[npm-badge]", "error"),
        ("[manual]", "info"),
        ("[cdoe]", "error"),
    ]

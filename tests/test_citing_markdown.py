"""What Markdown and pages cite and define, and what numbers in brackets are citations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.language.prose import Prose
from factlint.model.citation import CitationStyle, ResourceSort
from factlint.model.document import Document, PartKind
from reading import check_offsets, document, parts

LINKS = "\n\n[1]: https://a.example/1\n[2]: https://a.example/2\n[3]: https://a.example/3\n"
LIST = "\n\n## References\n\n1. Roe, A. Costs. 2019.\n2. Doe, B. Rents. 2018.\n3. Poe, C. 2017.\n"


def cited(found: Document, *styles: CitationStyle) -> list[tuple[str, str]]:
    """Key and text of the citations of some styles, all without any."""
    return [
        (item.key, found.text[item.start : item.end])
        for item in Prose(found).citations
        if not styles or item.style in styles
    ]


def listed(found: Document, *styles: CitationStyle) -> list[str]:
    """The keys of the entries of some styles, all without any."""
    entries = Prose(found).references
    return [entry.key for entry in entries if not styles or entry.style in styles]


def numbers(body: str, suffix: str = ".md") -> list[str]:
    """The numbers that a text cites."""
    return [key for key, _ in cited(document(body, suffix), CitationStyle.NUMBER)]


class TestKeys:
    @pytest.mark.parametrize(
        ("source", "keys"),
        [
            ("So [@roe2019, p. 3; see @doe; -@poe].", ["roe2019", "doe", "poe"]),
            ("So [@roe2019]. As @roe2019 and @doe2018 say.", ["roe2019", "roe2019", "doe2018"]),
            ("So [@roe_a_2019] and [@{roe}; @Roe:2019a].", ["roe_a_2019", "roe", "Roe:2019a"]),
            ("So [@roe].", ["roe"]),
            ("Use {cite}`roe, doe` and {cite:p}`poe`.", ["roe", "doe", "poe"]),
            ("Use {footcite:t}`roe`.", ["roe"]),
        ],
    )
    def test_are_read(self, source: str, keys: list[str]) -> None:
        found = document(source, ".md")
        check_offsets(found)
        assert [key for key, _ in cited(found)] == keys
        assert all(key == text for key, text in cited(found))

    @pytest.mark.parametrize(
        "source",
        [
            "Write to roe@doe.example or [roe@doe.example].",
            "Install @babel/core and [@babel/core]; thanks @roe.",
            "Faster now ([#12], thanks [@roe]).",
            "Faster now [@roe].\n\n[@doe]: https://code.example/doe",
            "As @property says, `[@roe2019]` is code.",
            r"This is \@roe2019, that is \[\@roe2019\].",
            "Install it as @2019 or ask @roe.",
            "As [@fig-one] and [@sec:two] show, and [@eq-3].",
        ],
    )
    def test_are_not_everything_with_an_at(self, source: str) -> None:
        assert cited(document(source, ".md"), CitationStyle.KEY) == []

    def test_outside_brackets_need_a_declaration_or_a_year(self) -> None:
        assert cited(document("As @roe says, [@doe2019, p. 3].", ".md")) == [("doe2019",) * 2]
        named = document("---\nbibliography: a.bib\n---\n\nAs @roe says.", ".md")
        assert cited(named) == [("roe", "roe")]

    def test_of_one_pair_of_brackets_are_one_cluster(self) -> None:
        found = document("So [@roe2019; @doe], and [@roe2019].", ".md")
        assert [item.cluster for item in found.citations] == [3, 3, 25]

    def test_that_identify_a_work_are_their_own_entry(self) -> None:
        found = document("So [@doi:10.1000/a_b_c; @url:https://a.example/x].", ".md")
        assert listed(found) == ["doi:10.1000/a_b_c", "url:https://a.example/x"]
        assert found.references[0].value("doi") == "10.1000/a_b_c"

    def test_beside_identifiers_are_explained_elsewhere(self) -> None:
        assert cited(document("So [@doi:10.1000/x; @roe2019; @go:0006915].", ".md")) == [
            ("doi:10.1000/x", "doi:10.1000/x")
        ]

    def test_may_be_tags_that_the_document_defines(self) -> None:
        found = document("So [@tag:roe].\n\n[@tag:roe]: doi:10.1000/x\n", ".md")
        assert cited(found) == [("tag:roe", "tag:roe")]
        assert found.references[0].value("doi") == "10.1000/x"
        assert cited(document("So [@tag:roe].", ".md")) == []

    def test_name_their_bibliographies(self) -> None:
        found = document("---\nbibliography: [a.bib, b.json]\n---\n\nText.\n", ".md")
        assert [(item.sort, item.name) for item in found.resources] == [
            (ResourceSort.BIBLIOGRAPHY, "a.bib"),
            (ResourceSort.BIBLIOGRAPHY, "b.json"),
        ]

    def test_may_be_listed_in_the_front_matter(self) -> None:
        head = "---\nreferences:\n- {id: roe, title: Costs, type: book}\n---\n\n"
        found = document(f"{head}As @roe says, and @doe.", ".md")
        assert listed(found) == ["roe"]
        assert [key for key, _ in cited(found)] == ["roe", "doe"]


class TestNotesAndLabels:
    def test_notes_have_their_text_as_an_entry(self) -> None:
        found = document("A.[^1] B.[^b] C.[^c]\n\n[^1]: One.\n\n    More.\n\n[^b]: Two.\n", ".md")
        assert cited(found) == [("1", "[^1]"), ("b", "[^b]"), ("c", "[^c]")]
        assert [found.text[item.start : item.end] for item in found.references] == [
            "[^1]: One.\n\nMore.",
            "[^b]: Two.",
        ]

    def test_sets_of_characters_and_notes_in_line_are_no_labels(self) -> None:
        assert cited(document("All [^a-z], [^0-9]; a note^[here].\n\n[^1]: One.\n", ".md")) == []
        assert cited(document("All [^abc] and [^1].\n", ".md")) == []
        check_offsets(document("[^a]:0", ".md"))

    def test_links_cite_the_labels_that_are_defined(self) -> None:
        source = "[Docs][d], [d][], [d], ![p][D] and [x].\n\n[d]: https://a.example/d 'The docs'\n"
        found = document(source, ".md")
        assert [key for key, _ in cited(found, CitationStyle.LABEL)] == ["d"] * 4
        entry = found.references[0]
        assert (entry.key, entry.value("url")) == ("d", "https://a.example/d")
        assert entry.value("title") == "The docs"
        for value in entry.fields.values():
            assert found.text[value.start : value.end] == value.value

    def test_a_label_that_leads_nowhere_is_cited_too(self) -> None:
        source = "[The docs][dcs], a[0][1], [x][y], [A-Z][a-z] and `[a][b]`.\n\n[docs]: /d\n"
        assert cited(document(source, ".md")) == [("dcs", "[dcs]")]

    def test_but_not_where_other_files_may_define_it(self) -> None:
        source = '[The docs][dcs].\n\n[docs]: /d\n\n--8<-- "links.md"\n'
        assert cited(document(source, ".md")) == []
        assert cited(document("[The docs][pkg.Docs].\n\n[docs]: /d\n", ".md")) == []

    def test_definitions_are_read_but_no_part_of_the_body(self) -> None:
        found = document("One [d].\n\n[d]: /d\n[e]: /e\n\nTwo.\n", ".md")
        check_offsets(found)
        assert parts(found, PartKind.BODY) == ["One d.", "Two."]
        assert parts(found, PartKind.METADATA) == ["[d]: /d\n[e]: /e"]

    def test_comments_written_as_definitions_are_none(self) -> None:
        assert listed(document("Text.\n\n[//]: # (a comment)\n", ".md")) == []

    def test_labels_in_html_may_be_links(self) -> None:
        found = document("Text.\n\n<p>See [d]</p>\n\n[d]: /d\n", ".md")
        assert [(item.key, item.is_listing) for item in found.citations] == [("d", True)]


class TestNumbers:
    @pytest.mark.parametrize(
        ("body", "keys"),
        [
            ("Costs rose [1].", ["1"]),
            ("Costs rose [1, 3] and [2;3].", ["1", "3", "2", "3"]),
            ("Costs rose [1-3], [1–2].", ["1", "2", "3", "1", "2"]),
            ("Costs rose [ 2 ,3], [[1]] and growth[2].", ["2", "3", "1", "2"]),
            (r"Costs rose \[3\] and [2, p. 4].", ["3", "2"]),
            ("Costs rose [1][2][3].", ["1", "2", "3"]),
            ("Costs rose [1], not [7] or [2, 5].", ["1", "7", "2", "5"]),
            ("Costs rose [1](https://a.example/1) and [2].", ["1", "2"]),
            ("Costs [rose][1] and [2].", ["2"]),
            ("Costs rose [001], see [1].", ["1", "1"]),
        ],
    )
    def test_are_cited(self, body: str, keys: list[str]) -> None:
        assert numbers(body + LINKS) == keys

    @pytest.mark.parametrize(
        "body",
        [
            "In [2019] it was `[2]` and $x[3]_i$.",
            "Values in [0, 1], in [-1, 1] and in [2, 50]; 5.2 (95% CI [3, 9]), or 7 [2, 14].",
            "| CI |\n| --- |\n| [3, 4] |",
            "Won [5-4], a[7], [1.5], [1+2], [1--2] and [20-10-5].",
            "See linkgit:git-bundle[1] and https://a.example/p[2]/q.",
            "The list [7]= is set.",
            "- [x] done\n- [ ] open",
        ],
    )
    def test_are_not_everything_in_brackets(self, body: str) -> None:
        assert numbers(f"See [1].\n\n{body}{LINKS}") == ["1"]

    def test_need_a_list(self) -> None:
        assert numbers("Costs rose [1] and [2].") == []

    @pytest.mark.parametrize(
        "entries",
        [
            LIST,
            LIST.replace(". ", ") ", 1).replace("2. Doe", "2) Doe").replace("3. Poe", "3) Poe"),
            "\n\n## Bibliography\n\n[1] Roe, 2019.\n[2] Doe, 2018.\n\n[3] Poe, 2017.\n",
            "\n\n## References\n\n1. Roe, 2019.\n1. Doe, 2018.\n1. Poe, 2017.\n",
            "\n\n[1] https://a.example/1\n[2] https://a.example/2\n[3] Poe, 2017.\n",
            "\n\n## References\n\n[1] Roe, A. 2019. [2] Doe, B. 2018.\n[3] Poe, 2017.\n",
            "\n\n## References\n\n1. Roe, A. 2019 2. Doe, B. 2018.\n3. Poe, 2017.\n",
            "\n\n## References\n\n1. Roe, 2019.\n2. Doe, 2018.\n\n### Press\n\n3. Poe, 2017.\n",
        ],
    )
    def test_find_their_entries_in_lists(self, entries: str) -> None:
        found = document(f"Costs rose [1], rents fell [2, 3], not [4].{entries}", ".md")
        assert listed(found, CitationStyle.NUMBER) == ["1", "2", "3"]
        assert [key for key, _ in cited(found)] == ["1", "2", "3", "4"]

    def test_find_them_in_plain_text_and_in_pages(self) -> None:
        text = "Costs\n\nCosts rose [1] and [2].\n\nReferences\n\n[1] Roe, 2019.\n[2] Doe, 2018.\n"
        assert numbers(text, ".txt") == ["1", "2"]
        page = "<h1>Costs</h1><p>Costs rose [1] and [2].</p><h2>References</h2><ol><li>Roe, 2019"
        assert numbers(page + ".</li><li>Doe, 2018.</li></ol>", ".html") == ["1", "2"]

    def test_of_other_texts_are_not_looked_for_in_this_list(self) -> None:
        assert numbers(f'Roe [1] and Doe [2] say: "It rose [8] and fell [9]".{LIST}') == ["1", "2"]
        assert numbers(f"See [1, 2]. Moe [12] led to Noe [46], Hoe [38] to Loe [22].{LIST}") == [
            "1",
            "2",
        ]

    def test_of_two_lists_mean_nothing(self) -> None:
        assert numbers(f"Costs rose [1].{LIST}\n## Rents\n\nRents fell [2].{LIST}") == []

    def test_of_steps_and_links_that_nothing_cites_are_no_list(self) -> None:
        steps = "\n\n## Notes\n\n1. Open it.\n2. Close it.\n3. Sell it.\n"
        assert listed(document(f"Costs rose [1].{steps}", ".md")) == []
        links = "\n\n[1] https://a.example/1\n[2] https://a.example/2\n[3] https://a.example/3\n"
        assert listed(document(f"Costs rose [1].{links}", ".md")) == []

    def test_are_raised_or_in_round_brackets_where_none_are_in_square_ones(self) -> None:
        assert numbers(f"Costs rose.¹ Rents fell,²⁻³ by 5 m² and x³.{LIST}") == ["1", "2", "3"]
        assert numbers(f"Costs rose (1). Rents fell (2, 3), by (4).{LIST}") == ["1", "2", "3"]
        assert numbers(f"Costs rose (1).{LIST}") == []
        assert numbers(f"They (1) rose, (2) fell, and (3) stood, by (1).{LIST}") == []

    def test_that_only_label_links_are_no_citations(self) -> None:
        found = document("The [docs][1] and [code][2]." + LINKS, ".md")
        assert {entry.style for entry in found.references} == {CitationStyle.LABEL}
        assert {item.style for item in found.citations} == {CitationStyle.LABEL}


class TestPages:
    BODY = "<h1>Costs</h1><p>Costs rose{0}, rents fell{1}.</p><h2>Notes</h2>{2}"

    def page(self, *pieces: str) -> Document:
        return document(self.BODY.format(*pieces), ".html")

    def test_cite_by_links_to_their_own_entries(self) -> None:
        found = self.page(
            '<sup><a href="#cite_note-a-1">[1]</a></sup>',
            '<sup><a href="#cite_note-2">[2]</a></sup><sup><a href="#cite_note-9">[3]</a></sup>',
            '<ol><li id="cite_note-a-1"><a href="#cite_ref-1">^</a> Roe.</li>'
            '<li id="cite_note-2">Doe.</li></ol>',
        )
        assert cited(found) == [
            ("cite_note-a-1", "[1]"),
            ("cite_note-2", "[2]"),
            ("cite_note-9", "[3]"),
        ]
        assert [found.text[item.start : item.end] for item in found.references] == [
            "^ Roe.",
            "Doe.",
        ]

    def test_cite_by_keys_of_converters(self) -> None:
        found = self.page(
            ' (<a href="#ref-roe2019">Roe 2019</a>)',
            ' (<a href="#ref-doe2018">Doe 2018</a>)',
            '<div class="references"><div id="ref-roe2019" class="csl-entry">Roe. 2019.</div>'
            '<div id="ref-doe2018" class="csl-entry">Doe. 2018.</div></div>',
        )
        keys = ["ref-roe2019", "ref-doe2018"]
        assert [key for key, _ in cited(found)] == listed(found) == keys

    def test_other_links_within_a_page_are_none(self) -> None:
        found = self.page(
            ' (<a href="#ref-forms-api">forms</a>)',
            ' (<a href="#ref-models">models</a>, <a href="#top">1</a>)',
            '<div id="ref-forms-api"><p>Forms.</p></div><div id="ref-models"><p>Models.</p></div>',
        )
        assert cited(found) == listed(found) == []

    def test_cite_by_raised_numbers(self) -> None:
        page = (
            "<h1>Costs</h1><p>Costs rose.<sup>1</sup> Rents fell,<sup>2,3</sup> by 5 m<sup>2</sup>"
        )
        items = "".join(f"<li>{name}, 2019.</li>" for name in ("Roe", "Doe", "Poe"))
        found = document(f"{page}.</p><h2>References</h2><ol>{items}</ol>", ".html")
        assert [key for key, _ in cited(found)] == ["1", "2", "3"]


WORDS = st.lists(
    st.sampled_from(
        [
            "rain", "fell", "*so*", "**[1]**", "[1]", "[2, 1]", "[1–3]", "[a][l]", "[l]", "[x][n]",
            "[@roe2019; @doe]", "[@{roe}, p. 3]", "@roe2019", "`[1]`", "{cite}`roe,doe`", "[^n]",
            "[^1]", "\n\n", "\n", "> ", "- ", "1. ", "&amp;", "\\[2\\]", "[", "]", "é", "\r\n",
            "\n\n[l]: /l\n", "\n\n[1]: https://a.example/1\n", "\n\n[2]:\n/2 'T'\n",
            "\n\n[^n]: N\n",
            "\n\n## References\n\n1. Roe, 2019.\n2. Doe, 2018.\n\n", "[3](https://a.example)",
        ]
    ),
    max_size=30,
)  # fmt: skip


@given(WORDS)
def test_what_is_found_stands_where_it_is_said(words: list[str]) -> None:
    source = " ".join(words)
    found = document(source, ".md")
    check_offsets(found)
    prose = Prose(found)
    for item in prose.citations:
        shown = found.text[item.start : item.end]
        span = found.offsets.span(item.start, item.end)
        if item.is_listing:
            continue
        if item.style is CitationStyle.KEY:
            assert shown == item.key == source[span.start : span.end]
        elif item.style is CitationStyle.NOTE:
            assert shown == f"[^{item.key}]" == source[span.start : span.end]
        elif item.style is CitationStyle.NUMBER:
            assert any(char.isdigit() for char in shown)
            assert "-" in shown or "–" in shown or item.key in shown
        assert 0 <= item.cluster <= item.start
    for entry in prose.references:
        assert 0 <= entry.start <= entry.end <= len(found.text)
        assert entry.start <= entry.key_start <= entry.key_end <= entry.end
        if entry.style is not CitationStyle.NUMBER or found.text[entry.key_start] == "[":
            shown = found.text[entry.key_start : entry.key_end].strip("[]^")
            assert " ".join(shown.casefold().split()) == entry.key.casefold()
        for value in entry.fields.values():
            assert 0 <= value.start <= value.end <= len(found.text)

"""Links, as documents write them: where they stand, what is wrong with them, where they lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Ended
from factlint.engine.check import check
from factlint.language.links import find_links, registrable
from factlint.model.document import Document, Part, PartKind
from factlint.readers import read
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file
from reading import document

Command = Callable[..., Ended]
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return RuleSet(load_file("links", ROOT / "rules" / "links.yaml", "links.yaml").rules)


def found(rules: RuleSet, text: str, suffix: str = ".md") -> list[tuple[str, str]]:
    return [
        (item.rule.partition("/")[2], item.found) for item in check(document(text, suffix), rules)
    ]


def links(text: str, suffix: str = ".md") -> list[tuple[str, str, str, str]]:
    """The sort, the visible text, the target, and what stands in the source at its place."""
    read_document = document(text, suffix)
    return [
        (
            link.sort.value,
            read_document.text[link.start : link.end],
            link.target,
            read_document.source[link.source.start : link.source.end] if link.source else "",
        )
        for link in find_links(read_document)
    ]


def test_every_link_of_markdown_is_found_once_with_the_place_of_its_target():
    text = (
        'See [the *pier*](<a b.html> "t"), ![boats](b.png), ![](c.png) and [rain][r].\n'
        "Or <https://d.org/x>, https://e.org/y. and `https://f.org`, [^1].\n\n"
        "<p><img src=\"g.png\"><a href='h&amp;i.html'>x</a></p>\n\n"
        "[r]:\n  https://j.org/\n\n[^1]: A note.\n"
    )
    assert links(text) == [
        ("link", "the pier", "a b.html", "a b.html"),
        ("image", "boats", "b.png", "b.png"),
        ("image", "", "c.png", "c.png"),
        ("link", "rain", "https://j.org/", "https://j.org/"),
        ("bare", "https://d.org/x", "https://d.org/x", ""),
        ("bare", "https://e.org/y", "https://e.org/y", ""),
        ("bare", "https://f.org", "https://f.org", ""),
        ("image", "", "g.png", "g.png"),
        ("link", "", "h&i.html", "h&amp;i.html"),
    ]


def test_a_link_in_html_within_markdown_has_its_text():
    text = "See <a href='https://a.org/x'>https://b.org/x</a>, <a name=y></a> and <a href=c.md>d.\n"
    assert links(text) == [
        ("link", "https://b.org/x", "https://a.org/x", "https://a.org/x"),
        ("link", "", "c.md", "c.md"),
    ]


def test_links_and_pictures_of_a_page_are_found_where_its_body_is():
    text = (
        "<nav><a href='n.html'>Nav</a></nav><article><h1>The pier of the town</h1>"
        "<p>The board met <a href='a.html?b&amp;c'>in the <b>old</b> hall</a> on Monday and spoke"
        " of the pier for a long while.</p><img src=p.png><p>Nobody knows what comes of it, and"
        " nobody asked the harbour master either, who was there.</p></article>"
    )
    assert links(text, ".html") == [
        ("link", "in the old hall", "a.html?b&c", "a.html?b&amp;c"),
        ("image", "", "p.png", "p.png"),
    ]


def test_addresses_in_the_fields_of_a_bibliography_are_links():
    text = "@misc{a, title = {A}, url = {https://a.org/x}}\n@misc{b, url={http://b.org}}\n"
    assert [link[2] for link in links(text, ".bib")] == ["https://a.org/x", "http://b.org"]


@given(
    st.lists(
        st.sampled_from(
            [
                "[a](b.md)",
                "![c](d.png)",
                "![](e.png)",
                "[f][r]",
                "<g@h.org>",
                "text",
                "`x`",
                "*",
                "<a href='i.html'>j</a>",
                "\n\n",
                "> ",
                "- ",
                "é",
                "<div><img src=k></div>\n\n",
            ]
        ),
        max_size=12,
    )
)
@settings(deadline=None, max_examples=150)
def test_the_place_of_a_target_holds_the_target(pieces: list[str]):
    text = " ".join(pieces) + "\n\n[r]: l.html\n"
    for one in read("x.md", text.encode()):
        for link in one.links:
            assert one.source[link.source_start : link.source_end] == link.target
            assert 0 <= link.start <= link.end <= len(one.text)


@pytest.mark.parametrize(
    ("host", "owner"),
    [
        ("www.harbour.org", "harbour.org"),
        ("a.b.harbour.co.uk", "harbour.co.uk"),
        ("harbour.co.uk", "harbour.co.uk"),
        ("me.github.io", "github.io"),
        ("localhost", "localhost"),
    ],
)
def test_the_owner_of_a_host(host: str, owner: str):
    assert registrable(host) == owner


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[a](htp://harbour.org)", "malformed"),
        ("[a](https;//harbour.org)", "malformed"),
        ("[a](https:\\\\harbour.org)", "malformed"),
        ("[a](https:////harbour.org/x)", "malformed"),
        ("[a](https://harbour.org:abc/x)", "malformed"),
        ("[a](https://.org/x)", "malformed"),
        ("[a](https://)", "placeholder"),
        ("[a](https://www..harbour.org)", "malformed"),
        ("[a](http://https:/harbour.org)", "doubled-scheme"),
        ("[a](https://harbour.org/x”)", "trailing-mark"),
        ("[a](https://harbour.org/x/.)", "trailing-mark"),
        ("<https://harbour.org/x;>", ""),
        ("[a](https://harbour.org/x[^3])", "note-in-address"),
        ("[https://harbour.org/x](https://ferries.com/x)", "shown-elsewhere"),
        ("[harbour.org](https://ferries.com/x)", "shown-elsewhere"),
        ("[harbour.org/a](https://l.facebook.com/l.php?u=https%3A%2F%2Fharbour.org)", ""),
        ("[https://youtu.be/x](https://www.youtube.com/watch?v=x)", ""),
        ("[https://harbour.org](https://www.google.com/url?q=https://pier.net)", ""),
        ("[README.md](https://harbour.org/x)", ""),
        ("[a](https://mail.google.com/mail/u/0/#inbox/abc)", "sign-in-page"),
        ("[a](https://www.bing.com/search?q=pier)", "search-result"),
        ("[a](https://uat.harbour.org/x)", "private-host"),
        ("[a](http://printer.local/x)", "private-host"),
        ("[a](http://10.0.0.7/x)", "private-host"),
        ("[a](https://harbour.org/x?gclid=abc)", "tracking"),
        ("[a](https://harbour.org/x?utm_source=chatgpt.com)", ""),
        ("[a](mailto:ana@harbour.org) [b](tel:123) [c](data:image/png;base64,AA)", ""),
        ("`https://https://harbour.org` and\n\n    http//harbour.org\n", ""),
        ("HTTP/HTTPS/proxies, http/2, https//, and/or", ""),
        ("The set f(x)[http] and a[i](j)", ""),
        ("[a](https://harbour.org/a_(b)) [c](https://harbour.org/d_(e)_f)", ""),
        ("[{{ page }}](https://{{ host }}/x) [b](https://$HOST/x) [c](https://.../x)", ""),
    ],
)
def test_what_is_wrong_with_an_address(rules: RuleSet, text: str, rule: str):
    assert [name for name, _ in found(rules, text)] == ([rule] if rule else [])


def test_one_definition_that_is_used_often_is_one_finding(rules: RuleSet):
    text = "[a][r], [b][r] and [c][r].\n\n[r]: https:/harbour.org/x\n"
    assert found(rules, text) == [("malformed", "https:/harbour.org/x")]


def test_a_fix_goes_to_the_target_and_not_to_the_text(factlint: Command, tmp_path: Path):
    file = tmp_path / "a.md"
    file.write_text(
        '[the report](https://harbour.org/a?utm_source=x&b=1#c) and "[it](https://a.org?fbclid=1)".\n'
    )
    assert factlint("fix", "a.md", "--select", "links/tracking").code == 0
    assert file.read_text() == (
        '[the report](https://harbour.org/a?b=1#c) and "[it](https://a.org)".\n'
    )


def test_a_fix_in_a_page_keeps_its_references(factlint: Command, tmp_path: Path):
    file = tmp_path / "a.html"
    head = "<p>The board of the harbour met in the old hall on Monday, and <a href='"
    tail = "'>the report</a> of the meeting is long.</p>"
    file.write_text(f"{head}https://a.org/?b=1&amp;utm_medium=x&amp;c=2{tail}")
    factlint("fix", "a.html", "--select", "links/tracking")
    assert file.read_text() == f"{head}https://a.org/?b=1&amp;c=2{tail}"


def test_of_a_target_that_stands_nowhere_known_the_text_is_marked(rules: RuleSet):
    text = "See the report."
    link = Part(PartKind.LINK, 4, 14, "https://a.org/x?fbclid=1")
    (finding,) = check(Document("x.docx", text, text, parts=(link,)), rules)
    assert (finding.rule, finding.found, finding.fixes) == ("links/tracking", "the report", ())


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".tex", r"\begin{document}See \href{https://a.org/x?fbclid=1}{it}.\end{document}"),
        (".rst", "See `it <https://a.org/x?fbclid=1>`_."),
        (".bib", "@misc{a, url = {https://a.org/x?fbclid=1}}"),
        (".txt", "See https://a.org/x?fbclid=1 now."),
    ],
)
def test_links_of_every_format_are_mended_at_their_place(rules: RuleSet, suffix: str, text: str):
    (finding,) = check(document(text, suffix), rules)
    assert finding.found == "https://a.org/x?fbclid=1"
    assert [fix.text for fix in finding.fixes] == ["https://a.org/x"]

import json

import pytest

from factlint.model.document import PartKind
from reading import check_offsets, document, outline, parts

FIRST = "Rain fell on the pier for three days, and the boats stayed in the harbour."
SECOND = "The mayor said that nobody had seen so much of it since the winter of 1987."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"


def page(body, head="", wrap=True):
    inner = f"<article>{body}</article>" if wrap else body
    return f"<!doctype html><html><head>{head}</head><body>{inner}</body></html>"


def read_page(body, head="", wrap=True):
    found = document(page(body, head, wrap), ".html")
    check_offsets(found)
    return found


def names(found):
    return found.metadata.get("authors", [])


def test_headline_byline_date_deck_and_body_are_found():
    found = read_page(
        "<h1>Storm hits coast</h1><p class='deck'>The worst of it in many years, they say.</p>"
        "<p class='byline'>By <a href='/authors/ana'>Ana Ruiz</a></p>"
        f"<time datetime='2020-05-01T10:00'>May 1, 2020</time>{BODY}"
    )
    assert outline(found) == [
        ("headline", "Storm hits coast"),
        ("deck", "The worst of it in many years, they say."),
        ("byline", "By Ana Ruiz"),
        ("date", "May 1, 2020"),
        ("paragraph", FIRST),
        ("paragraph", SECOND),
    ]
    assert parts(found, PartKind.BODY) == [f"{FIRST}\n\n{SECOND}"]
    assert (found.metadata["title"], found.metadata["date"]) == ("Storm hits coast", "2020-05-01")
    assert found.is_article


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><ul><li><a href=/>Home</a></ul></nav>",
        "<header class=masthead>The Daily Rain</header>",
        "<footer><p>All rights reserved by the Daily Rain and its owners.</p></footer>",
        "<aside><p>Rain is water that falls from the sky in drops.</p></aside>",
        "<script>var p = '<p>x</p>';</script><style>p { color: red }</style>",
        "<div class='related-stories'><p>Another storm hit another coast that day.</p></div>",
        "<div id=cookie-banner><p>We use cookies to make this site better for you.</p></div>",
        "<div class='comments'><p>I was there and it was not so bad at all.</p></div>",
        "<div class='socialShare'>Share this on everything</div>",
        "<form><p>Sign up for our newsletter and be the first to know.</p></form>",
        "<div hidden><p>This is not to be seen by anybody who reads it.</p></div>",
        "<div style='display: none'><p>Nor is this to be seen by anybody.</p></div>",
        "<p><a href=/x>Read more: another storm hits another coast</a></p>",
        "<p>Related: <a href=/x>another storm hits another coast</a></p>",
        "<p>Follow us on Twitter and Facebook.</p>",
        "<p>Advertisement</p>",
        "<svg><title>icon</title><text>icon</text></svg>",
        "<p>Sign up to our newsletter for the weather of the week.</p>",
    ],
)
def test_what_is_around_the_article_is_left_out(furniture):
    shown = f"<p>{FIRST}</p>{furniture}<p>{SECOND}</p>{furniture}"
    found = read_page(f"<h1>Storm hits coast</h1>{shown}")
    assert outline(found) == [
        ("headline", "Storm hits coast"),
        ("paragraph", FIRST),
        ("paragraph", SECOND),
    ]


def test_a_short_last_paragraph_that_is_cut_stays():
    assert parts(read_page(BODY + "<p>The mayor said that the"), PartKind.PARAGRAPH)[-1] == (
        "The mayor said that the"
    )


def test_a_page_without_an_article_element_is_read_too():
    found = read_page(
        "<div id=wrap><div class=menu><a href=/>Home</a></div><h1>Storm hits coast</h1>"
        f"<div class=txt>{FIRST}<br><br>{SECOND}</div></div>",
        wrap=False,
    )
    assert parts(found, PartKind.PARAGRAPH) == [FIRST, SECOND]


JSON_LD = [
    {"@type": "NewsArticle", "author": "Ana Ruiz"},
    {"@type": "Article", "author": {"@type": "Person", "name": "Ana Ruiz"}},
    {"@type": ["BlogPosting"], "author": [{"name": "Ana Ruiz"}]},
    {
        "@graph": [
            {"@type": "WebSite", "name": "Rain"},
            {"@type": "Article", "author": ["Ana Ruiz"]},
        ]
    },
    {"@graph": [{"@id": "#p", "name": "Ana Ruiz"}, {"@type": "Article", "author": {"@id": "#p"}}]},
]


@pytest.mark.parametrize("data", JSON_LD)
def test_json_ld_names_the_author_and_makes_an_article(data):
    head = f"<script type='application/ld+json'>{json.dumps(data)}</script>"
    found = read_page(f"<h1>Storm</h1>{BODY}", head)
    assert names(found) == ["Ana Ruiz"]
    assert found.first(PartKind.BYLINE).detail == "Ana Ruiz"
    assert parts(found, PartKind.BYLINE) == ["Ana Ruiz"]
    assert found.is_article


@pytest.mark.parametrize(
    "data", ["", "{", "[1, 2", "null", "[" * 5000, '{"@type": "Article", "author": 7}']
)
def test_broken_json_ld_is_passed_over(data):
    found = read_page(BODY, f"<script type='application/ld+json'>{data}</script>")
    assert names(found) == []
    assert parts(found, PartKind.PARAGRAPH) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="Ana Ruiz">',
        '<meta content="By Ana Ruiz" name=author>',
        '<meta property="article:author" content="https://a.example/authors/ana-ruiz">',
        '<meta name="parsely-author" content="Ana Ruiz">',
        '<meta name="sailthru.author" content="Ana Ruiz">',
        '<meta name="dc.creator" content="Ana Ruiz">',
        '<meta name="twitter:label1" content="Written by">'
        '<meta name="twitter:data1" content="Ana Ruiz">',
    ],
)
def test_meta_elements_name_the_author(head):
    assert [name.lower() for name in names(read_page(BODY, head))] == ["ana ruiz"]


@pytest.mark.parametrize(
    "shown",
    [
        "<span class='author'>Ana Ruiz</span>",
        "<div class='article__byline'>By Ana Ruiz, Staff Writer</div>",
        "<div class=ArticleByline>by <b>Ana Ruiz</b> | May 1, 2020</div>",
        "<a rel=author href=/x>Ana Ruiz</a>",
        "<span itemprop=author itemscope><span itemprop=name>Ana Ruiz</span></span>",
        "<span itemprop=author itemscope><link itemprop=name content='Ana Ruiz'></span>",
        "<div class=meta><a href=/contributors/ana-ruiz>Ana Ruiz</a></div>",
        "<p>By Ana Ruiz</p>",
        "<address class=vcard>By <a class=fn rel=author>Ana Ruiz</a></address>",
    ],
)
def test_a_byline_under_the_headline_is_found(shown):
    found = read_page(f"<h1>Storm hits coast</h1>{shown}{BODY}")
    assert names(found) == ["Ana Ruiz"]
    assert found.first(PartKind.BYLINE).detail == "Ana Ruiz"


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "<div class='comments'><span class=author>Bo Lee</span><p>I was there.</p></div>",
        "<div class='related'><span class=author>Bo Lee</span></div>",
        "<figure><img src=x><figcaption class=credit>Photograph by Bo Lee</figcaption></figure>",
        "<blockquote><p>Rain is good.</p><cite class='quote-author'>Bo Lee</cite></blockquote>",
        "<span class=author>admin</span>",
        "<span class=author>View all posts</span>",
    ],
)
def test_other_names_are_not_the_authors(shown):
    assert names(read_page(f"<h1>Storm hits coast</h1>{BODY}{shown}")) == []


def test_the_site_is_not_the_author():
    head = (
        '<meta property="og:site_name" content="The Daily Rain">'
        '<meta name=author content="The Daily Rain">'
        '<meta property="og:type" content="article">'
    )
    found = read_page(f"<h1>Storm</h1>{BODY}", head)
    assert names(found) == []
    assert found.first(PartKind.BYLINE) is None
    assert found.is_article


def test_a_label_without_a_name_is_an_empty_byline():
    found = read_page(f"<h1>Storm hits coast</h1><div class=byline>By</div>{BODY}")
    assert found.first(PartKind.BYLINE).detail == ""
    assert parts(found, PartKind.BYLINE) == ["By"]
    assert found.is_article


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Storm hits coast | The Daily Rain</title>", "Storm hits coast"),
        ("<title>Storm &amp; rain</title>", "Storm & rain"),
        (
            '<meta property="og:title" content="Storm hits coast"><title>x</title>',
            "Storm hits coast",
        ),
    ],
)
def test_a_page_without_a_heading_has_the_title_that_it_states(head, title):
    found = read_page(BODY, head)
    assert found.metadata["title"] == title
    assert parts(found, PartKind.HEADLINE) == [title]


def test_of_several_headings_the_one_like_the_title_is_the_headline():
    found = read_page(
        f"<h1>The Daily Rain</h1><h1 class=x>Storm hits coast</h1>{BODY}<h1>More rain</h1>",
        "<title>Storm hits coast - The Daily Rain</title>",
    )
    assert parts(found, PartKind.HEADLINE) == ["Storm hits coast"]


@pytest.mark.parametrize(
    ("head", "shown", "date"),
    [
        (
            '<meta property="article:published_time" content="2020-05-01T23:00:00Z">',
            "",
            "2020-05-01",
        ),
        ("", "<time datetime=2020-05-01>yesterday</time>", "2020-05-01"),
        ("", "<span class=date>1 May 2020</span>", "2020-05-01"),
        ("", "<p>2020年5月1日</p>", "2020-05-01"),
        ('<link rel=canonical href="https://a.example/2020/05/01/storm">', "", "2020-05-01"),
    ],
)
def test_the_date_is_found(head, shown, date):
    found = read_page(f"<h1>Storm hits coast</h1>{shown}{BODY}", head)
    assert found.metadata["date"] == date


def test_blocks_of_all_sorts_are_told_apart():
    found = read_page(
        f"<p>{FIRST}</p><h2>What was lost</h2>"
        "<ul><li>boats and <b>all</b> that was in them</li></ul>"
        "<ol start=3><li>the third of them</li></ol>"
        f"<blockquote><p>{SECOND}</p></blockquote>"
        "<figure><img src=x><figcaption>The pier at noon</figcaption></figure>"
        "<pre>x = 1 &lt; 2\n  y</pre><table><tr><th>May<td>12</tr><tr><td>June<td>13</table>"
        "<p>See <a href='https://a.example/x'>the <i>pier</i></a> and <code>x_y</code>.</p>"
        f"<p>{SECOND}"
    )
    assert outline(found) == [
        ("paragraph", FIRST),
        ("heading", "What was lost"),
        ("list", "boats and all that was in them"),
        ("list", "the third of them"),
        ("paragraph", SECOND),
        ("caption", "The pier at noon"),
        ("code", "x = 1 < 2\n  y"),
        ("table", "May\t12\nJune\t13"),
        ("paragraph", "See the pier and x_y."),
        ("code", "x_y"),
        ("paragraph", SECOND),
    ]
    assert parts(found, PartKind.QUOTE) == [SECOND]
    assert [part.detail for part in found.of_kind(PartKind.LIST)] == ["", "3."]
    link = found.first(PartKind.LINK)
    assert (found.text[link.start : link.end], link.detail) == ("the pier", "https://a.example/x")


def test_references_are_a_part_of_their_own():
    found = read_page(
        f"{BODY}<h2>References</h2><ol><li>ONS, 2024. Rain.</li><li>Lee, 2020.</li></ol>"
    )
    assert parts(found, PartKind.REFERENCES) == ["References\n\nONS, 2024. Rain.\n\nLee, 2020."]
    assert [part.detail for part in found.of_kind(PartKind.LIST)] == ["1.", "2."]


def test_credits_at_the_end_are_a_byline():
    found = read_page(f"{BODY}<p>Reporting by Bo Lee in Delhi; Editing by Cy Dee</p>")
    assert outline(found)[-1][0] == "byline"
    assert parts(found, PartKind.BODY) == [f"{FIRST}\n\n{SECOND}"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It  rained\n   all day", "It rained\nall day"),
        ("It <b> rained </b> all day", "It rained all day"),
        ("It<b>rained</b>all day", "Itrainedall day"),
        ("It rained<br>all day", "It rained\nall day"),
        ("caf&eacute; &amp; &#8220;bar&#8221; &no; &lt;x&gt;", "café & “bar” &no; <x>"),
        ("super&shy;cali\u00adfragi\u200blistic<wbr>word", "supercalifragilisticword"),
        ("a&nbsp;b &#xD800; &#0; c", "a\xa0b \ufffd \ufffd c"),
        ("one <!-- two --> three", "one three"),
        ("1 < 2 and 3 > 2 <3", "1 < 2 and 3 > 2 <3"),
    ],
)
def test_text_is_read_as_a_browser_shows_it(source, text):
    found = read_page(f"<p>{source}, and so it went on for days.</p>{BODY}")
    assert parts(found, PartKind.PARAGRAPH)[0] == f"{text}, and so it went on for days."


def test_offsets_lead_back_to_the_source():
    source = page(f"<p>It &ldquo;rained&rdquo; on the <i>pier</i> to&shy;day. {FIRST}</p>{BODY}")
    found = document(source, ".html")
    for word, contiguous in (
        ("rained", True),
        ("pier", True),
        ("today", False),
        ("“rained”", False),
    ):
        start = found.text.index(word)
        span = found.offsets.span(start, start + len(word))
        shown = source[span.start : span.end]
        assert found.offsets.is_contiguous(start, start + len(word)) is contiguous
        assert (shown == word) is contiguous
    assert shown == "&ldquo;rained&rdquo;"


@pytest.mark.parametrize(
    "source",
    [
        "",
        "just words",
        "<",
        "<p",
        "<p>open <b>bold <i>both</p> after",
        "</p></div></html>",
        "<table><tr><td>x<p>y</table>z",
        "<a href='x>y</a> <p>z</p>",
        "<!-- never closed <p>x</p>",
        "<script>never closed <p>x</p>",
        "<p>a</b></i></p></p><p>b",
        "<div " * 50 + ">",
        "<div>" * 3000 + "deep" + "</div>" * 3000,
        "<ul><li>a<li>b<ul><li>c</ul><li>d",
        "<meta><meta name><meta name=author><meta content>",
        "<h1></h1><p class=byline></p>",
        "<ol start=999999999999999999999><li value=x>a</ol>",
    ],
)
def test_broken_pages_are_read(source):
    check_offsets(document(source, ".html"))


def test_no_text_is_lost_where_a_page_is_a_mere_fragment():
    assert document("<p>Rain &amp; wind.</p>", ".html").text == "Rain & wind."
    assert document("just words", ".html").text == "just words"


def test_all_authors_are_named():
    spans = "".join(
        f"<span class=author>{name}</span> " for name in ("Ana Ruiz", "Bo Lee", "Cy Dee")
    )
    assert names(read_page(f"<h1>Storm hits coast</h1><p>By {spans}</p>{BODY}")) == [
        "Ana Ruiz",
        "Bo Lee",
        "Cy Dee",
    ]


def test_an_element_of_the_body_ends_the_head():
    found = document(f"<html><head><title>Storm</title><p>{FIRST}</p>{BODY}", ".html")
    assert parts(found, PartKind.PARAGRAPH) == [FIRST, FIRST, SECOND]


def test_a_page_says_what_sort_of_thing_it_is():
    assert not read_page(f"<h1>Storm</h1>{BODY}").is_article
    dated = read_page(f"<h1>Storm</h1><p>May 1, 2020</p>{BODY}")
    assert (dated.is_article, names(dated)) == (True, [])
    assert read_page(BODY, '<meta property="og:type" content="article">').is_article
    assert not read_page(BODY, '<meta property="og:type" content="website">').is_article


def test_a_post_on_a_social_network_names_its_author_in_the_title():
    head = "<meta property='og:title' content='Ana Ruiz on Mastodon: Rain again'>"
    assert names(read_page(BODY, head)) == ["Ana Ruiz"]
    head = "<meta property='og:title' content='Rain on Tuesday'>"
    assert names(read_page(BODY, head)) == []

"""Whatever is read: offsets lead back, nothing but a DocumentError is raised, work is linear."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.errors import DocumentError, ForeignError
from factlint.readers import READERS, ReadOptions, is_text, read
from reading import check_offsets

ROOT = Path(__file__).parent.parent
SUFFIXES = sorted(READERS)

PIECES = {
    ".txt": (
        "By |By: |By Ana Ruiz|LONDON (AP) — |May 1, 2020|References|- |1. |[1] |a  b  1|| | ```|"
        "http://a.example|@b.example|Photo: x|    |Reuter|###|====|(Reporting by Bo Lee)|Title: x"
    ),
    ".md": (
        "*|**|_|`|``|[|](|)|![|[a]: b|[^a]: |[^a]|<!-- |-->|<b>|</b>|&amp;|&#xD800;|\\|> |- |1. |"
        "    |\t|# |---|===|~~~|```|| a | b ||a: |$x_1$|~~|factlint: allow a/b: c|{#x}|+++|"
        "<https://a.example>"
    ),
    ".html": (
        "<p>|</p>|<b>|</b>|<div class='byline'>|</div>|<h1>|</h1>|<a href='x'>|</a>|<!-- |-->|"
        "&amp;|&#0;|<br>|<script>|</script>|<table><tr><td>|</table>|<blockquote>|<pre>"
        "|<li>|<ol>|<time>|"
        "<title>|</title>|<article>|<meta name=author content='Ana &amp; Bo'>|<figcaption>|<code>|"
        "<span itemprop=author>|factlint: allow a/b: c|'|\"|<|>|</|<h2>References</h2>|"
        "Rain fell on the pier for three days, and the boats stayed in the harbour."
    ),
    ".bib": (
        '@book{a, |@misc(|@string{x = {y}}|title = |{|}|"|author = {A and {B and C}},'
        "|year = 2009|,|=|"
        "# x|@comment{|\\'|\\i|{\\'e}|$|--|~|% factlint: allow a/b: c\n|\n@article{b,|"
        "date = {2012-04-31}|"
        "url = {http://a.example/~b\\_c}|family=Ng, given=A"
    ),
    ".tex": (
        "\\cite{a, b}|\\citep[see][p. 1]{|\\textcites{a}{b}|\\nocite{*}|\\bibitem[x]{k} |{|}|$|"
        "$$|\\(|\\)|\\[|"
        "\\]|% c\n|% factlint: allow a/b: c\n|\\begin{itemize}|\\end{itemize}|\\item |\\item[a] |"
        "\\begin{document}|\\end{document}|\\begin{verbatim}|\\end{verbatim}|\\verb!a!|"
        "\\iffalse |\\fi |"
        "\\begin{tabular}{l}|&|\\\\|\\end{tabular}|\\begin{equation}|\\end{equation}|\\title{|"
        "\\author{|"
        "\\and |\\section{|\\footnote{|\\caption{|\\href{a}{|\\url{b%c}|\\'e|\\c{c}|``|''|--|~|"
        "\\foo|"
        "\\newcommand{\\foo}[1]{|#1|\\def\\bar{x}|\\bar|\\tt |\\input{f}|\\bibliography{r}|"
        "\\begin{abstract}|"
        "\\end{abstract}|\\begin{quote}|\\end{quote}|\\begin{thebibliography}{9}|"
        "\\end{thebibliography}|"
        '\\MakeShortVerb{\\|}|\\usepackage[ngerman]{babel}|"a|\\begin{filecontents}{a.bib}|'
        "@book{k, title={T}}|"
        "\\end{filecontents}|\\par |\\hspace{1em}|\\vskip 2pt"
    ),
    ".rst": (
        "*|**|`|``|`_|`__|_|[1]_|[#]_|[a]_|.. [1] |.. [#a] |.. _a: "
        "|.. _a: http://b.example|.. |::|:: |"
        ".. note:: |.. code:: |.. table:: |.. include:: a|.. bibliography:: b|:a: |:a:`"
        "|:cite:`b, c`|"
        "- |1. |(a) |#. |  |    |\t|===|---|====  ====|+--+--+||a|b|| |\\|>>> |.. \\|a\\|"
        " replace:: b|"
        "--a  |a_|http://a.example|factlint: allow a/b: c|<https://a.example>`_"
    ),
    ".jsonl": (
        '{"body": "a"}|{"headline": "|"author": |null|"}|{|}|[|]|\\ud800|"id": 1|,|:|\\n|'
        '"html": "<p>'
    ),
}
TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            list(" \n\r\tabcABC.,:;-–—'\"“”()[]|0123456789éß漢😀\u00ad\u200b\u2028\x0b\x85\xa0")
        )
    ),
    max_size=12,
)


def texts(suffix):
    marks = PIECES.get(suffix, PIECES[".md" if suffix == ".markdown" else ".html"]).split("|")
    some = st.one_of(st.sampled_from([*marks, "\n", "\n\n", "\r\n", "|"]), TEXT)
    return st.lists(some, max_size=40).map("".join)


def documents(suffix, text):
    """What a text is read as; the error where it is none of its format."""
    try:
        return list(read(f"a{suffix}", text.encode("utf-8", "replace")))
    except DocumentError as error:
        return [error]


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_offsets_lead_back_whatever_the_text(suffix, data):
    text = data.draw(texts(suffix))
    for found in documents(suffix, text):
        if isinstance(found, DocumentError):
            is_whole = isinstance(found, ForeignError) or not is_text(f"a{suffix}")
            assert found.line is not None or is_whole
            continue
        check_offsets(found)
        for one in found.fields:
            assert 0 <= one.start <= one.end <= len(found.text)
        for directive in found.directives:
            assert 0 <= directive.start < directive.end <= len(found.source)


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".txt.gz", ".unknown"])
@settings(max_examples=80, deadline=None)
@given(data=st.binary(max_size=200))
def test_bytes_are_read_or_refused(suffix, data):
    try:
        documents = list(read(f"a{suffix}", data, options=ReadOptions(max_size=10_000)))
    except DocumentError as error:
        assert error.reason
    else:
        for found in documents:
            if not isinstance(found, DocumentError):
                check_offsets(found)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_reading_twice_gives_the_same(suffix):
    text = " ".join(PIECES.get(suffix, PIECES[".md"]).split("|"))
    first, second = (
        [getattr(found, "parts", str(found)) for found in documents(suffix, text)] for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/*.md")))
def test_the_pages_of_this_project_are_read(path):
    (found,) = read(path.name, path.read_bytes())
    check_offsets(found)
    assert found.text
    assert "front-matter-error" not in found.metadata


HOSTILE = {
    ".html": (
        '<a|<a href="|<!--|<div>|<b>|<p><b>|<table>|<td>|<li>|&|&#|<h1>a|<span class=byline>By|'
        "<ol><li>x|<code>x|<blockquote>|<article><p>Rain fell on the whole coast.</p>|<script>|</|"
        "<a href=x>y| \n "
    ),
    ".md": (
        '*|**a |*a* |_a|`|``a`|[|](|[a](|[a](b "|![|[a]|<|<a b=|&|> |>|- |- a\n|1. |\t|# a\n|a|b\n|'
        "a|b\n-|-\n|[a]: b\n|[^a]: |$a|> - |~~a|---\n|<div>\n|a: b\n"
    ),
    ".txt": (
        "By A|By: |LONDON (|a@|@|www.|10.1234/|http://|.com|- a\n|a | b\n|a  b\n|    a\n|(Photo |"
        "References\n\n|A, |`|May 1, 2020\n|Reuter\n|* * *|a via "
    ),
    ".bib": (
        "@a{|@a{b,|@a{b,c={|@a(|{|}|{}|\"|\n@a{|\n@a{b,c={|a b |#|%|@|\\'{|$|and |family=|"
        "@comment{|"
        "@a{b,c={}},d={|% factlint: allow a/b: c\n|x = {"
    ),
    ".tex": (
        "\\cite{|\\cite[|\\cite[[|\\cite{a}|{|}|{{}|$|$a|$$|\\(|\\[|%|\\begin{a}|"
        "\\begin{verbatim}|\\verb|\\verb!|"
        "\\iffalse |\\iffalse\\ifx |\\item |\\item[|\\foo|\\foo{|\\foo[|\\foo{a}{b}|\\'|\\'{|"
        "\\newcommand{\\a}|"
        "\\def\\a{b}|\\a |\\url{|\\href{a}{b}|``|--|~|&|\\\\|\n\n|\\begin{equation}|\\footnote{a|"
        "\\begin{tabular}{l}a&b\\\\|{\\tt a|\\bibitem{a}b|\\end{a}|\\begin{a}\\end{a}|"
        "\\MakeShortVerb{\\!}!"
    ),
    ".rst": (
        "*|**|`|``|_|a_ |*a |`a |:a:`|[1]_|- |- a\n|1. |(a) |  |\t|.. |.. a:: |.. [1] "
        "|.. _a: b\n|::\n|a\n=\n|"
        "=  =\n|+-+\n|+-+-+|a\n b\n|:a: |:a: b\n|--a  b\n|a::\n\n b\n| a\n\n|>>> a\n|"
        ":cite:`a, |\\|<a>`_"
    ),
    ".jsonl": '{|[|"|{"a":|{"body": "a"}\n|1\n',
}


@pytest.mark.parametrize("suffix", sorted(HOSTILE))
def test_hostile_repetition_costs_no_more_than_its_length(suffix):
    size = 30_000
    for mark in HOSTILE[suffix].split("|"):
        text = (mark * (size // len(mark) + 1))[:size] if mark else "|" * size
        start = time.perf_counter()
        list(read(f"a{suffix}", text.encode()))
        # Quadratic work on this much takes many seconds; the bound leaves room for a slow machine.
        assert time.perf_counter() - start < 3, mark


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl", ".rst"])
def test_a_single_line_of_megabytes_is_read(suffix):
    line = "Rain fell (on the pier), and more. " * 60_000
    text = f'{{"body": "{line}"}}' if suffix == ".jsonl" else line
    start = time.perf_counter()
    (found,) = read(f"a{suffix}", text.encode())
    assert len(found.text) > 2_000_000
    assert time.perf_counter() - start < 5

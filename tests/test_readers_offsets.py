"""Whatever is read: offsets lead back, and nothing but a DocumentError is raised."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.linear_texts import HOSTILE, again
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


@pytest.mark.parametrize("suffix", sorted(HOSTILE))
def test_offsets_lead_back_whatever_is_repeated(suffix):
    for mark in HOSTILE[suffix]:
        for found in documents(suffix, again(mark)(1_000)):
            if not isinstance(found, DocumentError):
                check_offsets(found)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl", ".rst"])
def test_a_very_long_line_is_read_whole(suffix):
    line = "Rain fell (on the pier), and more. " * 6_000
    text = f'{{"body": "{line}"}}' if suffix == ".jsonl" else line
    (found,) = read(f"a{suffix}", text.encode())
    assert found.text.strip() == line.strip()

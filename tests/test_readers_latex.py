"""LaTeX: what a reader sees of it, what it cites, lists and names, and where each of it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.model.citation import ResourceSort
from factlint.model.document import PartKind
from reading import check_offsets, document, outline, parts


def read_tex(source):
    found = document(source, ".tex")
    check_offsets(found)
    for citation in found.citations:
        span = found.offsets.span(citation.start, citation.end)
        assert found.text[citation.start : citation.end].split() == citation.key.split()
        assert source[span.start : span.end].split() == citation.key.split()
        assert citation.cluster <= citation.start
    for reference in found.references:
        span = found.offsets.span(reference.key_start, reference.key_end)
        assert source[span.start : span.end] == reference.key
    return found


def text_of(source):
    return read_tex(source).text


def keys(source):
    return [citation.key for citation in read_tex(source).citations]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\emph{a} \textbf{b \textit{c}} {\bf d} {\em e\/}", "a b c d e"),
        ("``a'' and `b', it's -- so --- 5--6", "“a” and ‘b’, it's – so — 5–6"),
        (
            r"caf\'e, na\"{\i}ve, \c{C}a, Erd{\H o}s, \o re, stra\ss e",
            "café, naïve, Ça, Erdős, øre, straße",
        ),
        (r"5\,\% of R\&D, a\_b \#1 \$2 Fig.~3", "5 % of R&D, a_b #1 $2 Fig. 3"),
        (r"\LaTeX{} and \TeX\ are \ldots", "LaTeX and TeX are …"),
        ("one % gone\ntwo%\nthree", "one two" + "three"),
        ("one\n   two\\\\\nthree\\newline four", "one\ntwo three four"),
        (
            r"a\index{b} c\label{d}, e\vspace{2em} f\hspace{1em}g \vskip 2pt plus 1em h",
            "a c, e f g h",
        ),
        (r"See Section~\ref{sec:x} and \eqref{eq:y}.", "See Section sec:x and eq:y."),
        (r"\textcolor{red}{a} \href{http://a.example}{b} \mbox{c}", "a b c"),
        (r"a\footnote{See b.} c", "a (See b.) c"),
        (r"\iffalse a \ifx\x\y b \fi c \fi d \if0 e \fi f", "d f"),
        ("\\begin{comment}\na\n\\end{comment}\nb", "b"),
        (r"\unknown{a} b \other{A sentence. And one.}", "a b A sentence. And one."),
        (r"the \tool{} and \gadget\ do", "the tool and gadget do"),
        ("a\n\n\\unknown{key}\n\nb", "a\n\nb"),
        (r"He said \enquote{Yes, \enquote*{no}}.", "He said “Yes, ‘no’”."),
        (
            r"It is \SI{5}{\kilo\metre} or \qty{3.1}{mi} at \SI{4}{\widget} long.",
            "It is 5 km or 3.1 mi at 4 long.",
        ),
        (
            r"\texorpdfstring{$x$}{y} of \hyperref[a]{this}, \lettrine{T}{he} \doi{10.1234/a_b}",
            "x of this, The 10.1234/a_b",
        ),
        ("{\\unclosed a } } b", "a b"),
    ],
)
def test_markup_goes_and_text_stays(source, text):
    assert text_of(source) == text


def test_macros_of_the_document_are_filled_in():
    source = (
        "\\newcommand{\\tool}{FooTool\\xspace}\\def\\ie{i.e.\\ }\n"
        "\\newcommand{\\hidden}[1]{}\\newcommand{\\loud}[2]{\\emph{#2}}\n"
        "\\let\\mention\\cite\n"
        "The \\tool is, \\ie{}was, \\hidden{not} \\loud{a}{here}, \\mention{b}.\n"
    )
    assert text_of(source) == "The FooTool is, i.e. was, here, [b]."


def test_formulas_and_verbatim_text_are_code():
    source = (
        "Let $x^2$ be \\(y\\) of $5$ and $12\\%$, \\verb|\\a{| or \\texttt{b\\_c}: "
        "$t(28) = 2.20$, $p < .05$.\n"
        "\\begin{equation}\n  a = \\frac{b}{c} \\label{e}\n\\end{equation}\n"
        "where it ends.\n\\begin{lstlisting}[language=C]\nint \\x = {1;\n\\end{lstlisting}\n"
    )
    found = read_tex(source)
    assert found.text.startswith(
        "Let x^2 be y of 5 and 12%, \\a{ or b_c: t(28) = 2.20, p < .05.\na = b c where it ends."
    )
    assert parts(found, PartKind.CODE) == ["x^2", "y", "\\a{", "b_c", "a = b c", "int \\x = {1;"]


def test_an_article_has_its_parts():
    source = r"""\documentclass{article}
\newcommand{\x}{not text}
\title[Short]{Of \emph{Rain}\thanks{Funded.} \\ in Spain}
\author{Ana Ruiz\thanks{U} \and Bo Lee \\ University of X}
\date{May 3, 2020}
\begin{document}
\maketitle
\begin{abstract}
We count rain.
\end{abstract}
\section{First}\label{a}
One.

Two.
\begin{itemize}
  \item A thing.
  \item[B] is one

  more.
\end{itemize}
\begin{quote}
They said.
\end{quote}
\begin{figure}[ht]
\includegraphics[width=1cm]{p}
\caption[S]{A pier\footnote{x}.}
\end{figure}
\begin{tabular}{l|l}
a & b \\ \hline
1 & 2 \\
\end{tabular}
\subsection*{Second}
Three.
\section*{References}
Roe, J. (1990). Wells.
\end{document}
Not this.
"""
    found = read_tex(source)
    assert outline(found) == [
        ("headline", "Of Rain in Spain"),
        ("byline", "Ana Ruiz, Bo Lee"),
        ("date", "May 3, 2020"),
        ("paragraph", "We count rain."),
        ("deck", "We count rain."),
        ("heading", "First"),
        ("paragraph", "One."),
        ("paragraph", "Two."),
        ("list", "A thing."),
        ("list", "B: is one"),
        ("list", "more."),
        ("paragraph", "They said."),
        ("caption", "A pier."),
        ("table", "a\tb\n1\t2"),
        ("heading", "Second"),
        ("paragraph", "Three."),
        ("heading", "References"),
        ("paragraph", "Roe, J. (1990). Wells."),
    ]
    assert parts(found, PartKind.QUOTE) == ["They said."]
    assert parts(found, PartKind.REFERENCES) == ["References\n\nRoe, J. (1990). Wells."]
    assert found.metadata == {
        "title": "Of Rain in Spain",
        "authors": ["Ana Ruiz", "Bo Lee"],
        "date": "2020-05-03",
    }


def test_a_chapter_has_its_heading_for_a_headline():
    found = read_tex("\\chapter{Of rain}\n\nIt fell.\n")
    assert parts(found, PartKind.HEADLINE) == ["Of rain"]
    assert parts(found, PartKind.BODY) == ["It fell."]


def test_links_are_kept():
    source = (
        r"See \href{http://a.example/x\_y}{the \emph{page}} and \url{http://b.example/?q=1%2#z}."
    )
    found = read_tex(source)
    assert found.text == "See the page and http://b.example/?q=1%2#z."
    assert [(link.target, found.text[link.start : link.end]) for link in found.links] == [
        ("http://a.example/x_y", "the page"),
        ("http://b.example/?q=1%2#z", "http://b.example/?q=1%2#z"),
    ]
    assert parts(found, PartKind.URL) == ["http://b.example/?q=1%2#z"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\cite{a}", ["a"]),
        (r"\citep*[see][p.~5]{a,b}", ["a", "b"]),
        ("\\Citet { a ,\n  b, % c, d\n  e }", ["a", "b", "e"]),
        (r"\textcites[1]{a}[2]{b}{c}", ["a", "b", "c"]),
        (
            r"\parencite{a} \footcite{b} \autocite{c} \fullcite{d} \citeauthor{e} \citeyear{f}",
            list("abcdef"),
        ),
        (
            r"\citealt{a} \citealp{b} \citetitle{c} \supercite{d} \onlinecite{e} \shortciteA{f}",
            list("abcdef"),
        ),
        (r"\volcite{2}{a} \cite{*[see][]b} \bibentry{c}", ["a", "b", "c"]),
        (r"\newcommand{\mine}[2][x]{(\cite[#1]{#2})} \mine{a} \mine[p. 3]{b}", ["a", "b"]),
        (r"\renewcommand{\cite}[2][]{\textsuperscript{\other{#2}}} \cite[x]{a}", ["a"]),
        (r"\newcommand{\x}[1]{\cite{#1}} \def\y#1{\citep{#1}}", []),
        (
            r"\footnote{\cite{a}} \caption{\cite{b}} \section[S \cite{c}]{\cite{d}} $x \cite{e}$",
            list("abcde"),
        ),
        (r"\begin{theorem}[\cite{a}] x \end{theorem} \item[\cite{b}] y", ["a", "b"]),
        ("\\begin{tikzpicture}\\node {\\cite{a}};\\end{tikzpicture} \\todo{\\cite{b}}", ["a", "b"]),
        (
            "% \\cite{a}\n\\verb|\\cite{b}| \\iffalse\\cite{c}\\fi "
            "\\begin{verbatim}\\cite{d}\\end{verbatim}",
            [],
        ),
        (
            r"\cite{} \cite{,} \cite{#1} \cite \citestyle{x} "
            r"\setcitestyle{y} \IEEEsoftwarecitemize{z}",
            [],
        ),
        (r"\cite{...}", ["..."]),
        (r"\excited{a} \solicite{b} \myCite{c} \inlinecite{d} \onlinecites{e}", ["c", "d", "e"]),
        ("\\begin{document}\\cite{a}\\end{document}\\cite{b}", ["a"]),
    ],
)
def test_citing_commands_cite(source, expected):
    assert keys(source) == expected


def test_a_cluster_reads_in_brackets_and_a_listing_says_so():
    found = read_tex("It is so~\\cite[p. 1]{a, b}.\n\n\\nocite{*}\n")
    assert found.text == "It is so [a, b].\n\n[*]"
    assert [(item.key, item.cluster, item.is_listing) for item in found.citations] == [
        ("a", 9, False),
        ("b", 9, False),
        ("*", 18, True),
    ]
    assert parts(found, PartKind.METADATA) == ["[*]"]


def test_entries_of_a_list_are_references():
    source = (
        "\\begin{thebibliography}{99}\n\\bibitem[Roe(1990)]{roe} J. Roe. \\newblock Wells. 1990.\n"
        "\n"
        "\\bibitem {doe:1} J. Doe, \\emph{Weirs}.\n\\end{thebibliography}\n"
    )
    found = read_tex(source)
    assert [(item.key, found.text[item.start : item.end].strip()) for item in found.references] == [
        ("roe", "[roe] J. Roe. Wells. 1990."),
        ("doe:1", "[doe:1] J. Doe, Weirs."),
    ]
    assert len(parts(found, PartKind.REFERENCES)) == 1


def test_a_bibliography_inside_the_document_is_read():
    source = (
        "\\begin{filecontents}{refs.bib}\n@book{roe, title = {Wells}}\n\\end{filecontents}\n"
        "\\documentclass{article}\\begin{document}\\cite{roe}\n\\bibliography{refs}\\end{document}"
    )
    found = read_tex(source)
    (entry,) = found.references
    one = entry.fields["title"]
    assert (entry.key, found.text[one.start : one.end], one.value) == ("roe", "Wells", "Wells")
    assert found.resources == ()


def test_other_files_are_named():
    source = (
        "\\input{macros}\\addbibresource[label=x]{refs.bib}\n\\begin{document}\n"
        "\\include{chapters/one} \\subfile{two}\\import{sub/}{three}\n\\input four\n"
        "\\bibliography{a, b}\n\\end{document}\n"
    )
    found = read_tex(source)
    assert [
        (item.sort is ResourceSort.INCLUDE, item.name, found.text[item.start : item.end])
        for item in found.resources
    ] == [
        (True, "macros", "macros"),
        (False, "refs.bib", "refs.bib"),
        (True, "chapters/one", "chapters/one"),
        (True, "two", "two"),
        (True, "sub/three", "sub/three"),
        (True, "four", "four"),
        (False, "a", "a"),
        (False, "b", "b"),
    ]


def test_allows_speak_for_their_paragraph_or_the_next():
    source = (
        "% factlint: allow citations/undefined: known\nOne \\cite{a}.\n\nTwo\n"
        "% factlint: allow spelling/unknown-word: so\nthree.\n"
    )
    found = read_tex(source)
    covered = [source[one.covers.start : one.covers.end] for one in found.directives]
    assert covered == ["One \\cite{a}.", source[source.index("Two") :].rstrip()]


def test_german_shorthands_read_as_letters():
    source = (
        '\\usepackage[ngerman]{babel}\\begin{document}Gr"une H"auser, "`gro"s"\' und Ein"=Mann.'
    )
    assert text_of(source) == "Grüne Häuser, „groß“ und Ein-Mann."
    assert text_of('He said "and so".') == 'He said "and so".'


def test_texinfo_is_another_language():
    assert text_of("\\input texinfo\n@setfilename x\nText @cite{a}.\n") == ""


KEY = st.text(alphabet="abcXYZ019_:-.+/'@|&^~$<>=?!*()[]é漢", min_size=1, max_size=8).filter(
    lambda key: key[0] not in "*[" and key.strip() == key and "$" not in key and "://" not in key
)
FORM = st.sampled_from(
    [
        "See \\cite{K}.",
        "\\citep[a][b]{K}",
        "\\emph{a \\parencite{K}}",
        "\\footnote{x \\autocite{K} y}",
        "$x$ \\textcite{K} -- \\'e",
        "\\begin{tabular}{l}\\cite{K} & b \\\\ \\end{tabular}",
        "\n\n\\section{A \\cite{K}}\n",
        "\\nocite{K}",
    ]
)
BETWEEN = st.sampled_from([",", ", ", " ,\n  ", ", % no, not {\n\t"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(FORM, st.lists(KEY, min_size=1, max_size=3), BETWEEN), max_size=6))
def test_every_key_is_found_at_its_own_place(blocks):
    source = " \n".join(form.replace("K", between.join(names)) for form, names, between in blocks)
    assert keys(source) == [name for _, names, _ in blocks for name in names]


def test_of_a_long_document_nothing_is_lost():
    source = "Rain \\emph{fell} on $x_1$, see~\\cite{a,b}\\footnote{So -- it's said.}.\n\n" * 500
    found = document(source, ".tex")
    assert len(found.citations) == 1_000
    assert found.text.count("it's said") == 500

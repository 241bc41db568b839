"""The texts of linear.py: what readers, kinds and language functions find hardest, repeated."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Text = Callable[[int], str]  # some text of about so many characters


def again(piece: str, head: str = "", tail: str = "") -> Text:
    """One piece, as often as the size asks for."""
    return lambda size: head + piece * (size // len(piece)) + tail


def _counted(piece: str, head: str = "") -> Text:
    """A piece that holds `{}` twice, for its number."""
    return lambda size: (
        head + "".join(piece.format(number, number) for number in range(size // len(piece)))
    )


def _all_fields(size: int) -> str:
    """An entry whose every field is long."""
    value = "Ana Ruiz, 2019 10.1109/ and " * (size // (28 * len(_FIELDS)))
    inner = ",\n".join(f"  {name} = {{{value}}}" for name in _FIELDS)
    return f"@article{{weirs,\n{inner}\n}}\n"


def _many_names(size: int) -> str:
    """Names, each near to some of the others, each twice."""
    words = [f"Ab{number:06}".translate(_LETTERS).capitalize() for number in range(size // 30)]
    return "the " + " of the ".join(words * 2)


_LETTERS = str.maketrans("0123456789", "abcdefghij")
_FIELDS = (
    "author title year date month journal booktitle series volume number pages doi url eprint"
    " archiveprefix isbn note urldate howpublished edition"
).split()

# fmt: off
# A piece that is repeated: for checks and language functions by topic, for readers by suffix.
PIECES: Mapping[str, tuple[str, ...]] = {
    "acronyms": (
        "The Foo Bar Baz (FBB) said. ", "ABC DEF (GHI) (", "A", "(A",
    ),
    "author-year": (
        "(", "Smith ", "Smith 2019 ", "Smith (2019) and Doe, ", "A",
    ),
    "citations": (
        "[1", "@a ", "[@", "[1, ", "@", "[a][b", "[^", "(1) ",
    ),
    "counts": (
        "two towns: a, b, c and d, ", "between 5 and 3 ships ", "twelve (13) days ", "((((1 ",
        "12 a ",
    ),
    "dates": (
        "from 1998 to 2003, a period of six years ",
        "born in 1980 aged 34 (1925-2003) died in 2003 ", "born ", "1998 2003 ",
        "founded in 1998 and closed in 1989 ",
    ),
    "dois": (
        "10.1234/", "https://doi.org/", "10.", "doi: ", "10.1000/((", "https://a.b/10.1000/",
        "10.1000/-\n1",
    ),
    "identifiers": (
        "ISBN 9", "ISBN 978-3-16-1 ", "ISSN 1", "IBAN DE8", "0000-0001-", "LEI A1", "arXiv:1",
        "doi:1",
    ),
    "legal": (
        "Smith v. J, 1 F. 2, ", "A v. B 1 U.S. 1 (", "1 U.S.C. § ", "v. 1 A",
    ),
    "links": (
        "[", "https://", "](http", ")[http://", "http:/", "<a href=",
    ),
    "numbers": (
        "Sales rose 15 pct to 92 from 80, 12 of 40 (30%), 9 ships: 5 tugs and 4 cogs, ",
    ),
    "places": (
        "Lyon, Germany, ", "In Lyon, Germany. ", "45°72′N 4°10′E ", "Lies at 45°N 4°E. ", "1° 1° ",
    ),
    "quotes": (
        "\"", "\" ", "'\"", "He said \"a. ",
        "\"We will walk over the new bridge in the autumn,\" said Ana. ",
        "“We will walk over it in the autumn.\n\n", "‘We will,’ he said. The workers’ union ",
    ),
    "roles": (
        "Sen. Reed and CEO Reed, the CFO, met Rep. Hill. ", "Mr Reed met Ms Reed. ",
    ),
    "rules": (
        "The council met on Monday. It agreed on the new road through the park.\n\n", "word ",
    ),
    "statistics": (
        "t(26) = 1.6, d = 0.3, 95% CI = [0.1, 0.2], (M = 3.2, n = 20), ",
    ),
    "structure": (
        "the ", "a. ", "(", "x", "\"- ",
    ),
}
HOSTILE: Mapping[str, tuple[str, ...]] = {
    ".bib": (
        "@a{", "@a{b,", "@a{b,c={", "@a(", "{", "}", "{}", "\"", "\n@a{", "\n@a{b,c={", "a b ",
        "#", "%", "@", "\\'{", "$", "and ", "family=", "@comment{", "@a{b,c={}},d={",
        "% factlint: allow a/b: c\n", "x = {",
    ),
    ".html": (
        "<a", "<a href=\"", "<!--", "<div>", "<b>", "<p><b>", "<table>", "<td>", "<li>", "&", "&#",
        "<h1>a", "<span class=byline>By", "<ol><li>x", "<code>x", "<blockquote>",
        "<article><p>Rain fell on the whole coast.</p>", "<script>", "</", "<a href=x>y", " \n ",
    ),
    ".jsonl": (
        "{", "[", "\"", "{\"a\":", "{\"body\": \"a\"}\n", "1\n",
    ),
    ".md": (
        "*", "**a ", "*a* ", "_a", "`", "``a`", "[", "](", "[a](", "[a](b \"", "![", "[a]", "<",
        "<a b=", "&", "> ", ">", "- ", "- a\n", "1. ", "\t", "# a\n", "a", "[a]: b\n", "[^a]: ",
        "$a", "> - ", "~~a", "---\n", "<div>\n", "a: b\n", "a|b\n", "a|b\n-|-\n", "|",
    ),
    ".rst": (
        "*", "**", "`", "``", "_", "a_ ", "*a ", "`a ", ":a:`", "[1]_", "- ", "- a\n", "1. ",
        "(a) ", "  ", "\t", ".. ", ".. a:: ", ".. [1] ", ".. _a: b\n", "::\n", "a\n=\n", "=  =\n",
        "+-+\n", "+-+-+", "a\n b\n", ":a: ", ":a: b\n", "--a  b\n", "a::\n\n b\n", " a\n\n",
        ">>> a\n", ":cite:`a, ", "\\", "<a>`_", "  - a\n", "|a ", "|",
    ),
    ".tex": (
        "\\cite{", "\\cite[", "\\cite[[", "\\cite{a}", "{", "}", "{{}", "$", "$a", "$$", "\\(",
        "\\[", "%", "\\begin{a}", "\\begin{verbatim}", "\\verb", "\\verb!", "\\iffalse ",
        "\\iffalse\\ifx ", "\\item ", "\\item[", "\\foo", "\\foo{", "\\foo[", "\\foo{a}{b}", "\\'",
        "\\'{", "\\newcommand{\\a}", "\\def\\a{b}", "\\a ", "\\url{", "\\href{a}{b}", "``", "--",
        "~", "&", "\\\\", "\n\n", "\\begin{equation}", "\\footnote{a",
        "\\begin{tabular}{l}a&b\\\\", "{\\tt a", "\\bibitem{a}b", "\\end{a}", "\\begin{a}\\end{a}",
        "\\MakeShortVerb{\\!}!",
        "Rain \\emph{fell} on $x_1$, see~\\cite{a,b}\\footnote{So -- it's said.}.\n\n",
    ),
    ".txt": (
        "By A", "By: ", "LONDON (", "a@", "@", "www.", "10.1234/", "http://", ".com", "- a\n",
        "a  b\n", "    a\n", "(Photo ", "References\n\n", "A, ", "`", "May 1, 2020\n", "Reuter\n",
        "* * *", "a via ", "a | b\n",
    ),
}
RIS = ("AU  - Smith, A.\n", "more of it\n", "TY  - JOUR\n", "DA  - 2019\n")
TEI = (
    "<ref type='bibr' target='#b1'>x;</ref>", "<p>a<note>b</note></p>",
    "a &amp; <!-- factlint: allow a/b: c -->", "<p>a</p><!-- factlint: allow a/b: c -->",
    "<biblStruct xml:id='b1'><monogr><author>x</author></monogr></biblStruct>",
    "<biblStruct><monogr>", "<p a='>>>>>>>>'>x\n\n\n</p>",
    "<figure><head>a</head><figDesc>a b</figDesc></figure>",
    "<table><row><cell>a</cell></row></table>", "&#233;\n", "x\n",
)
# fmt: on
TEI_ENDS = (
    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>",
    "</body></text></TEI>",
)
CSL = (
    '{"id": "a", "type": "article-journal", "title": "Wet \\u201cplanks\\u201d",'
    ' "author": [{"family": "Smith", "given": "Ann"}, {"literal": "The Harbour Board"}],'
    ' "issued": {"date-parts": [[2019, 5, 3]]}, "volume": 12, "DOI": "10.1000/wet.19"}'
)
# What must stand behind the pieces of a topic, so that there is something to find.
TAILS: Mapping[str, str] = {
    "citations": "\n\n" + "".join(f"[{n}]: https://a.example/{n}\n" for n in range(1, 4)),
}
# What no repetition gives.
MADE: Mapping[str, Mapping[str, Text]] = {
    "author-year": {
        "names, then years": lambda size: "Smith " * (size // 6) + "2019 " * (size // 180),
        "one word": again("A", tail=" (2019)"),
    },
    "dates": {"much white space": again(" ", "Monday", "12 March")},
    "links": {"a long scheme": again("a", tail="://"), "brackets": again("(", "https://a.org/")},
    "names": {"many names": _many_names},
    "identifiers": {"many links": _counted("[10.1000/a{}](https://doi.org/10.1000/a{}) ")},
    "references": {"long values": _all_fields, "many": _counted("@book{{a{}, title={{b {}}}}}\n")},
}
# Headlines, and what their bodies repeat.
HEADLINES = {
    "Bramfield sues Helmsley over 45 boats in Norway": "Anna Lee met Ben Ray in Denmark. ",
    "Repairs cost $4.8m and 45% of 12 boats": "It cost $3.1m and 12% of 40 boats in May. ",
    "The Okafor report " * 100: "The Lindqvist report of 1999 in France. ",
}

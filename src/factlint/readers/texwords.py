"""What the commands and environments of LaTeX do to the text, as far as a reader must know."""

from __future__ import annotations

from factlint.patterns import lazy_re

SECTIONS = {
    "part": 1,
    "chapter": 1,
    "addchap": 1,
    "section": 2,
    "addsec": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
    "frametitle": 3,
}
CAPTIONS = frozenset("caption captionof subcaption captionabove captionbelow bicaption".split())
NOTES = frozenset(
    "footnote footnotetext sidenote endnote marginpar marginnote pagenote Afootnote Bfootnote"
    " Cfootnote Dfootnote Efootnote footnoteA footnoteB footnoteC tablefootnote".split()
)
REFERS = frozenset(
    "ref eqref pageref autoref cref Cref vref Vref nameref prettyref fref Fref sref labelcref"
    " crefrange Crefrange subref zref cpageref vpageref"
    " thref Thref fullref figref tabref secref namecref nameCref lcnamecref".split()
)
INCLUDES = frozenset(
    "input include subfile subfileinclude InputIfFileExists includeverbatim import subimport"
    " inputfrom includefrom".split()
)
BIBLIOGRAPHIES = frozenset(
    "bibliography addbibresource addglobalbib addsectionbib nobibliography".split()
)
HEADS = {"title": "headline", "subtitle": "deck", "author": "byline", "date": "date"}

DROPPED = {
    name: count
    for count, names in {
        1: "label vspace hspace vskip includegraphics includesvg includepdf index glossary"
        " pagestyle thispagestyle usepackage documentclass RequirePackage bibliographystyle"
        " hypersetup geometry graphicspath newlength newcounter theoremstyle color pagecolor"
        " vphantom hphantom phantom tikzset lstset captionsetup enlargethispage cline"
        " hyphenation linespread pdfbookmark selectlanguage setlist usetikzlibrary usetheme"
        " pgfplotsset sisetup markright stepcounter refstepcounter value newif urlstyle"
        " pagenumbering pdfinfo setmainfont columncolor rowcolor cellcolor arraycolor"
        " lstinputlisting verbatiminput inputminted glsreset acresetall tag write immediate"
        " setstretch setsansfont setmonofont hyphenchar orcid ORCID orcidID orcidlink email"
        " emailAdd includeonly PassOptionsToPackage ProvidesPackage ProvidesClass"
        " ProvidesFile usefonttheme usecolortheme useinnertheme useoutertheme setcitestyle"
        " citestyle allowdisplaybreaks mathtoolsset ccsdesc acmDOI acmISBN acmConference"
        " copyrightyear acmYear acmVolume acmNumber acmArticle acmPrice acmMonth setcopyright"
        " received pacs subjclass MSC keywords titlerunning authorrunning runningtitle"
        " runningauthor correspondingauthor corresp fntext cortext tnotetext"
        " DeclareUnicodeCharacter bibpunct AtBeginDocument AtEndDocument setbeamertemplate"
        " newglossary bookmarksetup tcbset newacronymstyle",
        2: "setlength addtolength setcounter addtocounter rule fontsize newtheorem"
        " markboth addtocontents DeclareMathOperator"
        " setbeamercolor setbeamerfont newcolumntype counterwithin numberwithin"
        " newfloat setkomafont addtokomafont settowidth settoheight crefname Crefname newcommandx"
        " lstdefinestyle lstdefinelanguage titlespacing pdfstringdef"
        " newglossaryentry setmathfont newfontfamily DeclarePairedDelimiter pretitle setuptoc"
        " crefformat renewbibmacro DeclareFieldFormat DeclareNameAlias DefineBibliographyStrings",
        3: "definecolor addcontentsline newenvironment renewenvironment newtcolorbox newacronym"
        " titleclass colorlet newmdenv crefrangeformat provideenvironment",
        5: "titleformat",
        6: "DeclareFontShape",
    }.items()
    for name in names.split()
}
"""Commands that set no text, with how many arguments go with them."""

LED = {
    name: count
    for count, names in {
        0: "lettrine hyperref",
        1: "ifboolexpr ifthenelse ifdef ifundef iftoggle ifbool ifblank ifstrempty"
        " textcolor colorbox foreignlanguage parbox raisebox scalebox rotatebox hypertarget"
        " hyperlink adjustbox textlang hyperdef"
        " fontspec footref",
        2: "multicolumn multirow resizebox fcolorbox foreigntext",
    }.items()
    for name in names.split()
}
"""Commands whose last argument is text, with how many stand before it that are none."""

MUTED = frozenset(
    "thanks todo tnote affil affiliation institute institution address affiliations tikz pgftext"
    " fxnote fxwarning missingfigure dedicatory authornote authornotemark IEEEauthorblockA"
    " IEEEmembership footnotemark inst authorcontributions kword numberofauthors alignauthor"
    " shortauthors shorttitle lhead rhead chead lfoot rfoot cfoot fancyhead fancyfoot ihead ohead"
    " nomenclature glsadd addtobeamertemplate titlegraphic logo".split()
)
"""Commands whose arguments are no running text; what they cite counts."""

CODES = frozenset(
    "texttt code cs cmd meta marg oarg parg Arg macro env pkg file filename class option opt"
    " command prog program kbd samp keyword var function func variable method module mathtt ttt"
    " cls sty DescribeMacro DescribeEnv DescribeOption DescribeOpt cmdname filelink package"
    " environment gls Gls glspl Glspl glslink ac acs acl acf acp Ac ce ch iupac unit si".split()
)
"""Commands whose argument is code, or the name of something."""

QUOTED = frozenset("enquote say textquote blockquote".split())
"""Commands that set their argument in quotation marks."""

SILENT = frozenset(
    "noindent indent centering raggedright raggedleft par newpage clearpage cleardoublepage"
    " pagebreak nopagebreak linebreak nolinebreak newline bigskip medskip smallskip vfill hfill"
    " maketitle tableofcontents listoffigures listoftables appendix frontmatter mainmatter"
    " backmatter printindex makeindex em it bf rm sf tt sl sc tiny scriptsize footnotesize small"
    " normalsize large Large LARGE huge Huge bfseries itshape ttfamily rmfamily sffamily scshape"
    " mdseries upshape slshape normalfont hline toprule midrule bottomrule protect relax begingroup"
    " endgroup bgroup egroup null strut hfil vfil hss vss hrulefill dotfill makeatletter"
    " makeatother sloppy fussy flushbottom raggedbottom onecolumn twocolumn allowbreak break"
    " leavevmode ignorespaces unskip xspace displaystyle textstyle limits nolimits"
    " printbibliography printbibheading fi else newblock samepage singlespacing doublespacing"
    " onehalfspacing boldmath unboldmath left right bigl bigr Bigl Bigr big Big bigg Bigg biggl"
    " biggr Biggl Biggr middle nonumber notag qed qedhere qedsymbol justifying pause columnbreak"
    " addlinespace endfirsthead endhead endfoot endlastfoot tabularnewline arraybackslash listing"
    " makeglossaries printglossary printglossaries FloatBarrier goodbreak filbreak eject"
    " hbox vbox global long outer expandafter noexpand makeindex onlynotes nobreak penalty"
    " fill kern hskip smallbreak medbreak bigbreak obeylines obeyspaces frenchspacing"
    " nonfrenchspacing glsresetall phantomsection makecvtitle".split()
)
"""Commands that change how the text looks, or nothing."""

MATHS = frozenset(
    "equation eqnarray align alignat flalign gather multline displaymath math subequations split"
    " aligned gathered cases dmath dgroup IEEEeqnarray mathpar prooftree array bmatrix pmatrix"
    " matrix vmatrix smallmatrix xalignat xxalignat dseries darray empheq".split()
)
TABLES = frozenset(
    "tabular tabularx tabulary longtable supertabular xtabular tabu longtabu tblr longtblr"
    " tabbing xltabular NiceTabular".split()
)
LISTS = frozenset(
    "itemize enumerate description compactitem compactenum compactdesc inparaenum inparaitem"
    " asparaenum asparaitem inlineitem labeling trivlist list tasks easylist".split()
)
QUOTES = frozenset("quote quotation displayquote verse quoting blockquote".split())
UNREAD = frozenset(
    "tikzpicture pgfpicture picture axis tikzcd forest pspicture algorithmic"
    " pseudocode circuitikz feynman diagram xy chart music psmatrix scope CD overpic bytefield"
    " algorithm2e ganttchart sequencediagram feynmandiagram keyword keywords"
    " tikzfadingfrompicture mindmap labeledgraph algo program codebox".split()
)
"""Environments that draw; what they cite counts."""

# Not `excited`, `recite`, `solicited` or `itemize`.
_ALIKE = lazy_re(r"[A-Za-z]*(?<!ex)(?<!re)(?<!in)(?<!li)[cC]ites?(?!m|i[tz])[A-Za-z]*\*?")
_NO_CITES = frozenset(
    "citetext fcite setcitestyle citestyle citeindextrue citeindexfalse DeclareCiteCommand newcites"
    " bibcite defcitealias citereset mancite citetrackertrue citetrackerfalse citenumfont"
    " citestarts citesort citedash citeleft citeright citemid citepunct citeform citation"
    " DeclareMultiCiteCommand DeclareAutoCiteCommand citesetup ifciteseen ifcitation citeindex"
    " citedby citedash citeauthorformat citestyleoption".split()
)
_FIXED = frozenset(
    "bibentry fullcite footfullcite notecite volcite nptextcite cites textcites".split()
)
LEADING = {"volcite": 1, "pvolcite": 1, "fvolcite": 1, "svolcite": 1, "tvolcite": 1, "avolcite": 1}
"""Citing commands with arguments before the one that holds the keys."""


def cites(name: str) -> bool:
    """Whether a command of this name cites the keys in its argument."""
    if "it" not in name and "bibentry" not in name:
        return False
    if name in _FIXED:
        return True
    if name in _NO_CITES or "set" in name or name.endswith(("info", "style", "font", "format")):
        return False
    return _ALIKE.fullmatch(name) is not None


def lists(name: str) -> bool:
    """Whether a citing command only has the entry listed."""
    return name.startswith("nocite")


_STANDING = (
    frozenset({*SECTIONS, *HEADS, "item", "bibitem", "url", "href"})
    | CAPTIONS
    | NOTES
    | INCLUDES
    | BIBLIOGRAPHIES
    | QUOTED
)


def stands(name: str) -> bool:
    """Whether a command means the same even where a document defines it anew."""
    return name in _STANDING or cites(name)

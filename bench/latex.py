"""Whether keys without an entry are found in a LaTeX book, however they are cited.

The keys are those that were undefined at some commit of a real book (its sources are not kept); the
chapters around them are made up: every citing command, lists of keys over lines, comments between
them, notes, captions, formulas, and things that only look like citations.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.row import Row

RULE = "citations/undefined"
_SEED = 20130510
_FORMS = (
    r"As \cite{KEYS} shows, it holds.",
    r"It holds \cite[see][p.~7]{KEYS}.",
    r"It holds~\citep[see {[}1{]}, and]{ KEYS }.",
    "It is due to \\citet*{KEYS}\nand others.",
    r"\Citet{KEYS} proved it, and \citealt{KEYS} did so again.",
    r"It holds\footnote{See \parencite[12--14]{KEYS}.} everywhere.",
    r"It holds\autocite{KEYS}.",
    r"\textcites[1]{KEYS}[2]{KEYS} prove it.",
    r"\citeauthor{KEYS} wrote in \citeyear{KEYS} and \emph{later \citetitle{KEYS}}.",
    "\\begin{figure}\n\\caption[Short]{Taken from \\fullcite{KEYS}.}\n\\end{figure}",
    "\\begin{theorem}[{\\cite[Thm.~2]{KEYS}}]\nLet $x = y$.\n\\end{theorem}",
    "\\begin{itemize}\n\\item[--] One, \\footcite{KEYS}.\n\\item Two.\n\\end{itemize}",
    "\\begin{tabular}{ll}\na & \\cite{KEYS} \\\\\n\\end{tabular}",
    "\\begin{quote}\n\\enquote{Yes.} \\smartcite{KEYS}\n\\end{quote}",
    r"\nocite{KEYS}",
    r"It holds \mycite{KEYS}, and $f(x)\text{ as in \cite{KEYS}}$.",
    "\\begin{equation}\nx = y \\quad\\text{\\cite{KEYS}}\n\\end{equation}",
    r"\begin{tikzpicture}\node {\cite{KEYS}};\end{tikzpicture}",
    r"\section[Notes]{On the work of \supercite{KEYS}}",
    r"\todo{Compare \cite{KEYS}}",
)
_DECOYS = (
    r"% It holds \cite{decoy-comment}." + "\n",
    "\\begin{verbatim}\n\\cite{decoy-verbatim}\n\\end{verbatim}",
    "\\begin{lstlisting}[language=TeX]\n% }{ \\cite{decoy-listing}\n\\end{lstlisting}",
    "\\begin{comment}\n\\cite{decoy-environment}\n\\end{comment}",
    r"One writes \verb|\cite{decoy-verb}| and \texttt{\textbackslash cite\{decoy-code\}}.",
    "\\iffalse\n\\cite{decoy-condition}\n\\ifx\\a\\b \\cite{decoy-inner} \\fi\n\\fi",
    r"\ignored{See \cite{decoy-dropped}.}",
    r"See \url{https://a.example/?q=100%\cite{decoy-url}} for 100\% of it.",
    "\\newcommand{\\later}[1]{\\cite[see][]{#1}}",
)
_JOINS = (",", ", ", ",\n  ", ", % first\n  ", " ,")


def measure(data: Path) -> Iterator[Row]:
    """One made-up book for each commit at which the real one had keys without an entry."""
    lines = (data / "citations" / "hott-history.jsonl").read_text("utf-8").splitlines()
    history = [json.loads(line) for line in lines]
    every = {key for commit in history for key, _ in commit["undefined"] if "#" not in key}
    chance = random.Random(_SEED)
    found = wanted = false = commits = 0
    for commit in history:
        missing = {
            (file, key)
            for key, files in commit["undefined"]
            for file in files
            if "#" not in key  # the argument of a macro cites nothing
        }
        told = _told(missing, sorted(every - {key for _, key in missing} - {"..."}), chance)
        found += len(told & missing)
        wanted += len(missing)
        false += len(told - missing)
        commits += 1
    yield Row(RULE, "keys without an entry found", "", f"{commits} made-up books", found, wanted)
    yield Row(RULE, "other keys flagged", "", f"{commits} made-up books", false, found + false)


def _told(
    missing: set[tuple[str, str]], defined: list[str], chance: random.Random
) -> set[tuple[str, str]]:
    """The files and keys that the command tells of, in a folder that is written for it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, missing, defined, chance)
        ended = subprocess.run(
            [
                *(sys.executable, "-m", "factlint", "check", ".", "--select", RULE),
                *("--format", "jsonl", "--fail-on", "never"),
            ],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
    findings = [json.loads(line) for line in ended.stdout.splitlines()]
    return {(item["path"], item["found"]) for item in findings}


def _write(
    folder: Path, missing: set[tuple[str, str]], defined: list[str], chance: random.Random
) -> None:
    chapters: dict[str, list[str]] = {"introduction.tex": [], "basics.tex": []}
    for file, key in sorted(missing):
        chapters.setdefault(file, []).append(key)
    included = [file for file in chapters if "/" not in file]
    (folder / "main.tex").write_text(
        "\\documentclass{book}\n\\input{macros}\n\\newcommand{\\mycite}[1]{(\\cite{#1})}\n"
        "\\newcommand{\\ignored}[1]{}\n\\begin{document}\n"
        + "".join(f"\\include{{{file.removesuffix('.tex')}}}\n" for file in included)
        + "\\bibliographystyle{plain}\n\\bibliography{references}\n\\end{document}\n",
        "utf-8",
    )
    entries = "".join(f"@book{{{key},\n  title = {{T {key}}},\n}}\n\n" for key in defined)
    (folder / "references.bib").write_text(entries, "utf-8")
    (folder / "macros.tex").write_text("\\newcommand{\\later}[1]{\\cite[see][]{#1}}\n", "utf-8")
    for file, keys in chapters.items():
        path = folder / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(_chapter(keys, defined, chance), "utf-8")


def _chapter(keys: list[str], defined: list[str], chance: random.Random) -> str:
    """A chapter that cites each of these keys once at least, among others that are defined."""
    blocks = [
        *_DECOYS,
        *(_cited([key, *_some(defined, chance)], chance) for key in keys),
        *(_cited(_some(defined, chance), chance) for _ in range(10)),
    ]
    chance.shuffle(blocks)
    macros = "\\newcommand{\\mycite}[1]{(\\cite{#1})}\n\\newcommand{\\ignored}[1]{}\n"
    return macros + "\\chapter{Of rain}\n\n" + "\n\n".join(blocks) + "\n"


def _some(keys: list[str], chance: random.Random) -> list[str]:
    return chance.sample(keys, min(len(keys), chance.randrange(4)))


def _cited(keys: list[str], chance: random.Random) -> str:
    chance.shuffle(keys)
    if not keys:
        return "Rain fell on the pier."
    written = keys[0] + "".join(chance.choice(_JOINS) + key for key in keys[1:])
    return chance.choice(_FORMS).replace("KEYS", written)

"""arXiv numbers, PubMed's PMID and PMCID: behind their labels and in addresses."""

from __future__ import annotations

from collections.abc import Iterator

from factlint import regex
from factlint.language.identifiers.books import AFTER_LABEL
from factlint.language.identifiers.identifier import Identifier, Scheme, of_match
from factlint.patterns import lazy_regex

ARCHIVES = frozenset(
    """
    acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas
    cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex
    nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con
    """.split()
)
"""The archives that the numbers of arXiv began with until March 2007."""

_ARXIV = lazy_regex(
    rf"""
    (?<! [^\W_] )
    (?: arxiv\.org / (?: abs | pdf | html | format | ps | e-print | src ) /
      | arXiv (?: \s (?: e-?print s? | preprint | id | identifier | number | no\. ) )?
        (?: \. (?= \d ) | {AFTER_LABEL} ) (?: abs / )?
    )
    (?P<number>
      \d{{4}} \. \d{{3,7}}
      | (?P<archive> [a-z]{{2,8}} (?: - [a-z]{{2,4}} )? ) (?: \. [A-Z]{{2}} )? / \d{{5,9}}
    )
    (?: v \d{{1,2}} )? (?! \w | [.,-] \d )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_PMID = lazy_regex(
    rf"""
    (?<! [^\W_] )
    (?: pubmed\.ncbi\.nlm\.nih\.gov / | ncbi\.nlm\.nih\.gov /(?: m/ )? pubmed / (?: \? term= )?
      | (?: PMID | PubMed \s? ID ) {AFTER_LABEL}
    )
    (?P<number> \d{{1,20}} ) (?! \w | [.,-] \d )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_PMCID = lazy_regex(
    rf"""
    (?<! [^\W_] )
    (?: ncbi\.nlm\.nih\.gov /(?: pmc/ )? (?: articles/ )?
      | europepmc\.org / (?: articles? | abstract ) / (?: pmc/ )?
      | PMCID {AFTER_LABEL}
    )
    (?P<number> PMC \s? \d{{1,20}} ) (?! \w | [.,-] \d )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def arxiv(text: str) -> Iterator[Identifier]:
    """Numbers of arXiv, old and new ones; the value has no version and no subject class."""
    for match in _ARXIV.finditer(text):
        number = match["number"].lower()
        if match["archive"]:
            if match["archive"].lower() not in ARCHIVES:
                continue
            number = f"{match['archive'].lower()}/{number.rpartition('/')[2]}"
        yield of_match(match, Scheme.ARXIV, number)


def pmids(text: str) -> Iterator[Identifier]:
    """Numbers of PubMed."""
    for match in _PMID.finditer(text):
        yield of_match(match, Scheme.PMID, match["number"].lstrip("0"))


def pmcids(text: str) -> Iterator[Identifier]:
    """Numbers of PubMed Central; the value begins with PMC."""
    for match in _PMCID.finditer(text):
        yield of_match(match, Scheme.PMCID, "".join(match["number"].upper().split()))

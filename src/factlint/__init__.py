"""factlint: a fact-checking and citation linter for articles, reports and papers."""

from factlint.version import VERSION

__version__ = VERSION

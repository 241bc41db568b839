"""Means with their standard deviations and numbers of cases, in sentences and in tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint import regex
from factlint.language.statistics.printed import Printed, figure
from factlint.patterns import lazy_regex
from factlint.values import dataclass

_MOST_CASES = 100_000


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean of `n` cases as printed, and its standard deviation where it is given."""

    start: int
    end: int
    value: Printed
    n: int
    sd: Printed | None = None


_FIGURE = r"(?: \d+ (?: \.\d+ )? | \.\d+ ) (?! \d | [.,]\d )"
_UNIT = r"(?: \s? (?: points? | items? | words? | trials? | errors? | times ) \b )?"
_GROUP = lazy_regex(r"[(\[] [^()\[\]\n]{5,120} [)\]]", regex.VERBOSE)
_M = lazy_regex(
    rf"""
    (?<! [\w.] ) (?: M | [Mm]ean (?: \s score | \s rating )? ) \s? [=:]? \s?
    (?P<value> {_FIGURE} ) {_UNIT} (?! \s?[%°×] | \s? \p{{L}} )
    """,
    regex.VERBOSE,
)
_SD = lazy_regex(
    rf"(?<! [\w.] ) S\.?D\.? \s? [=:]? \s? (?P<value> {_FIGURE} ) {_UNIT} (?! \s?[%°×] )",
    regex.VERBOSE,
)
_N = lazy_regex(
    r"(?<! [\w.] ) [nN] \s? [=:] \s? (?P<value> \d{1,3} (?: ,\d{3} )+ | \d+ ) (?! [\d.] )",
    regex.VERBOSE,
)


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Mean]:
    """The means that stand in one bracket with their number of cases: `(M = 3.27, n = 20)`.

    A bracket with two means is left alone.
    """
    for group in _GROUP.finditer(text, start, len(text) if end is None else end):
        bounds = group.span()
        means, sizes = list(_M.finditer(text, *bounds)), list(_N.finditer(text, *bounds))
        sds = list(_SD.finditer(text, *bounds))
        if len(means) != 1 or len(sizes) != 1 or len(sds) > 1:
            continue
        n = int(sizes[0]["value"].replace(",", ""))
        if not 0 < n < _MOST_CASES:
            continue
        sd = figure(sds[0]["value"]) if sds else None
        places = [match.span() for match in (*means, *sizes, *sds)]
        first, last = min(place[0] for place in places), max(place[1] for place in places)
        yield Mean(first, last, figure(means[0]["value"]), n, sd)


_HEADS = {"m": "mean", "mean": "mean", "x": "mean", "x̄": "mean", "sd": "sd", "s.d.": "sd", "n": "n"}
_CELL = lazy_regex(rf"\s* {_FIGURE} \s*", regex.VERBOSE)


def in_table(text: str, start: int, end: int) -> Iterator[Mean]:
    """The means of a table (cells separated by tabs) with the columns M and n, and SD perhaps."""
    columns: dict[str, int] = {}
    at = start
    for line in text[start:end].split("\n"):
        cells = line.split("\t")
        names = [_HEADS.get(cell.strip().casefold(), "") for cell in cells]
        if names.count("mean") == 1 and names.count("n") == 1 and names.count("sd") < 2:
            columns = {name: index for index, name in enumerate(names) if name}
        elif columns:
            mean = _of_row(cells, columns, at)
            if mean is not None:
                yield mean
        at += len(line) + 1


def _of_row(cells: Sequence[str], columns: dict[str, int], at: int) -> Mean | None:
    if len(cells) <= max(columns.values()):
        return None
    texts = {name: cells[index] for name, index in columns.items()}
    if not _CELL.fullmatch(texts["mean"]) or not texts["n"].replace(",", "").strip().isdigit():
        return None
    n = int(texts["n"].replace(",", ""))
    if not 0 < n < _MOST_CASES:
        return None
    place = at + sum(len(cell) + 1 for cell in cells[: columns["mean"]])
    blank = len(texts["mean"]) - len(texts["mean"].lstrip())
    sd = texts.get("sd", "")
    return Mean(
        place + blank, place + len(texts["mean"].rstrip()), figure(texts["mean"]), n,
        figure(sd) if _CELL.fullmatch(sd) else None,
    )  # fmt: skip


# What says that each case is one whole number.
_WHOLE = lazy_regex(
    r"""
    \b (?: numbers? \s of \s (?! participants | subjects | cases | people | respondents )
         | count (?: s | ed )? \s of
         | single [-\s] item | one [-\s] item | (?: an | one ) \s item
         | how \s many | how \s often | whole \s numbers? | integers?
         | (?: Likert | point ) [-\s] (?: type \s )? item
         | correct \s answers | items \s (?: correct | recalled | remembered ) ) \b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_AVERAGED = lazy_regex(
    r"""
    \b (?: averag\w* | composite | index | subscales? | factor | α | alpha | reliab\w+
         | (?: \d+ | two | three | four | five | six | seven | eight | nine | ten | multi )
             [-\s] items?
         | items\ were | per \s (?: day | hour | minute | trial | block | session )
         | adjusted | estimated | marginal | imputed | weighted | standardi[sz]ed | z-scor\w+
         | difference \s scores? | age | years | seconds | minutes | hours | ms ) \b
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_BINARY = lazy_regex(
    r"""
    \b (?: binary | dichotomous | dummy | coded \s (?: as \s )? [01] \b
         | 0 \s? = .{1,30} 1 \s? = | 1 \s? = .{1,30} 0 \s? = | yes \s? / \s? no )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def says_whole(text: str, start: int, end: int) -> bool:
    """Whether a range of text says that what it measures is one whole number for each case."""
    return _WHOLE.search(text, start, end) is not None


def says_averaged(text: str, start: int, end: int) -> bool:
    """Whether a range speaks of averages, several items, or what has fractions: times, ages."""
    return _AVERAGED.search(text, start, end) is not None


def says_binary(text: str, start: int, end: int) -> bool:
    """Whether a range says that the data are zeros and ones."""
    return bool(_BINARY.search(text, start, end))

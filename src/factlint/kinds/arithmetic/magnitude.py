"""One figure with "million" in one place and "billion" in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factlint.kinds.arithmetic.figures import shown
from factlint.kinds.base import Mark, Place
from factlint.language.prose import Prose
from factlint.language.quantities.number import Number
from factlint.model.document import PartKind
from factlint.model.rule import Scope
from factlint.patterns import lazy_re, lazy_regex

_THOUSAND = 1000
_ENOUGH = 3  # digits that do not agree by chance; two need a word in common beside them
_NEAR = 60  # code points to both sides in which that word must stand
_MOST = 20  # uses of one form that are compared
_PLURAL = lazy_regex(r"\s+(?:[a-z]+\s+)?(?P<noun>[a-z]{3,}s|people)\b")
_WORD = lazy_regex(r"(?<![\w’'-])\p{Ll}{4,}(?![\w’'-])")
_FIGURE = lazy_re(r"\d[\d.,]*\d")  # two digits or more
# A figure takes its scale from what follows it, or from the other end of its range.
_FRACTION = r"(?:[-\s]\d{1,2}/\d{1,2}|[½¼¾⅓⅔])?"
_SCALE = lazy_re(
    rf"{_FRACTION}(?:[^\d]{{0,40}}?(?:[-‐‑–]|\bto\b|\bor\b|\band\b)\s*[^\d\s]{{0,6}}\s?"
    rf"(?:\d[\d.,/]*{_FRACTION}|[a-z]+(?:[\s-]+[a-z]+){{0,3}}?))??[\s-]*(?:"
    r"(thousand|lakh|crore|million|billion|trillion)"
    r"|((?:k|m|ml?n|mio|b|bl?n|trl?n|tn)(?!\w)))"
)
_AHEAD = 100
_COMMON = frozenset(
    """
    about above after again almost also already another around because been before being below
    between billion both cents compared could current dlrs dollars during earlier each euros first
    five following four from have having into just last least less million months more most much
    nearly next only other over part past period pounds previous quarter said same second share
    shares should since some spend still such than that their them then there these they third this
    those three through time today total under until were when where which while will with within
    would year years yesterday
    """.split()
)


BILLION = r"\bbillion|\bbln\b|\dbn\b|\bbn\b|\db\b"
# A figure in another scale than that: of three scales in a row the middle one is million.
OTHER_SCALE = r"(?i)[\d½¼¾⅓⅔](?:[\s-]*(?:million|ml?n|mio|tr|tn)|m)"
_BILLION = lazy_re(BILLION)


def slips(prose: Prose, scope: Scope) -> Iterator[Mark]:
    """Figures that stand with the same digits and a thousandfold scale elsewhere in the document.

    The rarer form is marked; of two equally frequent ones that of the headline, else the later.
    """
    if not _may_slip(prose.percents.folded):
        return
    if not any(prose.in_scope(scope, *match.span()) for match in _BILLION.finditer(prose.text)):
        return
    body = prose.document.first(PartKind.BODY)
    floor = body.start if body else 0
    uses: dict[tuple[str, str], dict[int, list[Number]]] = {}
    for number in prose.numbers:
        if number.scale < _THOUSAND or number.is_spelled:
            continue
        digits = prose.text[number.digits_start : number.digits_end]
        of = number.unit or _noun(prose.text, number.end)
        if of and _significant(digits) >= 2:
            scales = uses.setdefault((digits, of), {})
            scales.setdefault(int(number.scale), []).append(number)
    for (digits, _), scales in uses.items():
        if len(scales) != 2 or max(scales) != _THOUSAND * min(scales):
            continue
        rare, usual = sorted(
            scales.values(), key=lambda found: (len(found), *_order(found[0], floor))
        )
        if _significant(digits) >= _ENOUGH:
            yield _mark(prose, rare[0], usual[0])
        else:
            yield from _alike(prose, rare, usual)


def _may_slip(text: str) -> bool:
    """Whether any figure stands twice, with one scale behind it here and another there.

    The text is a folded one.
    """
    figures = _FIGURE.findall(text)
    if len(figures) == len(set(figures)):
        return False
    places: dict[str, list[int]] = {}
    for match in _FIGURE.finditer(text):
        places.setdefault(match[0], []).append(match.end())
    for ends in places.values():
        scales: set[str] = set()
        if len(ends) > 1:
            for end in ends:
                scale = _SCALE.match(text, end, end + _AHEAD)
                if scale is not None:
                    scales.add((scale[1] or scale[2])[0])
        if len(scales) > 1:
            return True
    return False


def _order(number: Number, floor: int) -> tuple[bool, int]:
    """What stands above the body first, then the later."""
    return number.start >= floor, -number.start


def _significant(digits: str) -> int:
    return sum(char.isdigit() for char in digits.strip("0.,"))


def _noun(text: str, end: int) -> str:
    """The plural that a plain number counts, empty where none follows."""
    match = _PLURAL.match(text, end, end + _NEAR)
    return match["noun"].lower() if match else ""


def _alike(prose: Prose, rare: Sequence[Number], usual: Sequence[Number]) -> Iterator[Mark]:
    """The first two uses that have a word beside them in common."""
    others = [(number, _beside(prose, number)) for number in usual[:_MOST]]
    for number in rare[:_MOST]:
        words = _beside(prose, number)
        other = next((other for other, its in others if words & its), None)
        if other is not None:
            yield _mark(prose, number, other)
            return


def _beside(prose: Prose, number: Number) -> frozenset[str]:
    sentence = prose.sentence_at(number.start)
    start = max(sentence.start, number.start - _NEAR)
    end = min(sentence.end, number.end + _NEAR)
    return frozenset(match[0] for match in _WORD.finditer(prose.text, start, end)) - _COMMON


def _mark(prose: Prose, number: Number, other: Number) -> Mark:
    return Mark(
        number.start,
        number.end,
        {"stated": shown(prose.text, number), "other": shown(prose.text, other)},
        related=(Place(other.start, other.end, "here a thousand times as much or as little"),),
    )

"""Citations by number in a reading text: `[3]`, `[1, 3–5]`, raised numbers, `(3)`.

Numbers in brackets are many things. They are citations only where the document has a numbered
list (or numbered definitions), and one that no list has is taken for a citation only where it
can hardly be anything else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factlint.model.citation import Citation, CitationStyle, Reference
from factlint.model.document import Document, Part, PartKind
from factlint.model.ranges import Ranges
from factlint.patterns import lazy_re
from factlint.values import dataclass, field

_DASHES = "–‑‐—-"
_BRACKET = lazy_re(
    rf"""\[ \s{{0,8}} (?P<numbers>
      \d{{1,9}} (?: \s{{0,8}} [,;{_DASHES}] \s{{0,8}} \d{{1,9}} ){{0,200}} )
    (?: ,\s* (?: pp?\. | chap?\. | sec\. | fig\. | § | p\s | [Cc]hapter | [Ss]ection
        | [Tt]heorem | [Ll]emma ) [^\[\]\n]{{1,40}} )?
    \s{{0,8}} \]""",
    re.VERBOSE,
)
_MEMBER = lazy_re(rf"(\d{{1,9}})(?:\s{{0,8}}[{_DASHES}]\s{{0,8}}(\d{{1,9}}))?")
_CHAIN = lazy_re(rf"\d\s*[{_DASHES}]\s*\d+\s*[{_DASHES}]")
_MATHS = lazy_re(
    r"(?:[∈=≤≥<>×*/+^]|\b(?:in|range|ranges|interval|intervals|between|from|domain|values?|bounded"
    r"|within|to|index|indices|scale|array|list|vector|tuple|set|bounds?|CI|IQR|mean|median))[:=]?\s*\Z",
    re.IGNORECASE,
)
_MACRO = lazy_re(r"(?<!\w)[a-z]{2,12}:{1,2}[\w./#-]{1,40}\Z")
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED = lazy_re(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,⁻⸴˒][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}){0,20}")
_UNIT = lazy_re(r"(?:^|[\d\s(/·])(?:[kcmdµn]?m|ft|in|mi|yd|sec|cm|hr?|R|Chi|chi|χ|\w)\Z")
_ROUND = lazy_re(rf"\((?P<numbers>\d{{1,3}}(?:\s?[,;{_DASHES}]\s?\d{{1,3}}){{0,30}})\)")
_MOST_OF_A_RANGE = 300
_FEWEST, _SHORT_LIST = 2, 4
_NEAR = 3  # a number that a list lacks is seldom far from its last one
_FAR = 2_000
_HABIT = 3  # so often a number right behind a word is no slip
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


@dataclass(slots=True)
class _Cluster:
    """Numbers in one pair of brackets: each with its place, those of a range with the range's."""

    start: int
    end: int
    members: list[tuple[str, int, int]] = field(default_factory=list)


def find(document: Document, listed: Sequence[Reference]) -> list[Citation]:
    """The citations by number in a text whose list has these entries."""
    keys = {entry.key for entry in listed if entry.style is CitationStyle.NUMBER}
    if not keys:
        return []
    reader = _Reader(document, listed, keys)
    found = [*reader.bracketed(), *reader.linked()]
    if not found:
        found = list(reader.raised()) or list(reader.rounded())
    return found


def members_of(text: str, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """The numbers between two offsets: first and last of each member, and where it stands."""
    for match in _MEMBER.finditer(text, start, end):
        first = int(match[1])
        yield first, int(match[2]) if match[2] else first, *match.span()


class _Reader:
    def __init__(self, document: Document, listed: Sequence[Reference], keys: set[str]) -> None:
        self.text = document.text
        self.offsets = document.offsets
        self.keys = keys
        self.links = [part for part in document.of_kind(PartKind.LINK) if part.detail]
        self._link_starts = [part.start for part in self.links]
        self.has_definitions = any(
            self.text.startswith("]:", entry.key_end - 1) for entry in listed if entry.key in keys
        )
        outside = [(part.start, part.end) for part in document.of_kind(PartKind.CODE, PartKind.URL)]
        styles = (CitationStyle.NUMBER, CitationStyle.LABEL)
        outside += [(entry.start, entry.end) for entry in listed if entry.style in styles]
        self._outside = Ranges(outside)
        tables = document.of_kind(PartKind.TABLE)
        self._tables = Ranges((part.start, part.end) for part in tables)
        self._highest = max(int(key) for key in keys)

    # --- [3]

    def bracketed(self) -> Iterator[Citation]:
        """Those in square brackets; none where no entry of the list is cited so."""
        clusters = [item for item in self._clusters(_BRACKET) if self._may_cite(item)]
        certain = [cluster for cluster in clusters if self._is_listed(cluster)]
        cited = {key for cluster in certain for key, _, _ in cluster.members}
        is_lone = len(cited) < _FEWEST and len(self.keys) > _SHORT_LIST
        if not certain or (is_lone and not self.has_definitions):
            return  # one number of a long list may be the index of something
        attached = sum(self._before(cluster).isalnum() for cluster in certain)
        doubtful = [cluster for cluster in clusters if not self._is_listed(cluster)]
        lacking = {key for cluster in doubtful for key, _, _ in cluster.members} - self.keys
        # Where most numbers lead nowhere, they are those of another text that is spoken of.
        is_foreign = not self.has_definitions and len(lacking) > len(cited)
        for cluster in clusters:
            is_known = self._is_listed(cluster)
            if is_known or (not is_foreign and self._is_certain(cluster, attached)):
                yield from self._citations(cluster)

    def _is_certain(self, cluster: _Cluster, attached: int) -> bool:
        """Whether brackets with a number that the list lacks can hardly be anything else."""
        if self._is_other(cluster) or self._is_quoted(cluster):
            return False
        is_habit = attached >= _HABIT and self._before(cluster).isalnum()
        return is_habit or not self._is_weak(cluster)

    def _is_quoted(self, cluster: _Cluster) -> bool:
        """Whether it stands between quotation marks: its number is that of the quoted text."""
        low = max(0, cluster.start - _FAR)
        before = self.text[max(low, self.text.rfind("\n\n", low, cluster.start)) : cluster.start]
        return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")

    def _clusters(self, pattern: re.Pattern[str]) -> Iterator[_Cluster]:
        for match in pattern.finditer(self.text):
            if self._outside.holds(match.start()):
                continue
            cluster = self._cluster(match)
            if cluster is not None:
                yield cluster

    def _cluster(self, match: re.Match[str]) -> _Cluster | None:
        start, end = match.span("numbers")
        if _CHAIN.search(self.text, start, end):
            return None
        cluster = _Cluster(match.start(), match.end())
        members = list(members_of(self.text, start, end))
        for first, last, low, high in members:
            place = match.span() if len(members) == 1 else (low, high)
            if first == last:
                cluster.members.append((self._key(self.text[low:high]), *place))
            elif first > last or last - first > _MOST_OF_A_RANGE:
                cluster.members.append((self._key(str(first)), *place))
                cluster.members.append((self._key(str(last)), *place))
            else:
                keys = (self._key(str(number)) for number in range(first, last + 1))
                cluster.members.extend((key, *place) for key in keys)
            if first > last and not {str(first), str(last)} <= self.keys:
                return None
        return cluster

    def _key(self, written: str) -> str:
        return written if written in self.keys else str(int(written))

    def _is_listed(self, cluster: _Cluster) -> bool:
        return all(key in self.keys for key, _, _ in cluster.members)

    def _may_cite(self, cluster: _Cluster) -> bool:
        """Whether brackets are neither a link with its own target nor an assignment."""
        if _MACRO.search(self.text, max(0, cluster.start - 60), cluster.start):
            return False
        following = self.text[cluster.end : cluster.end + 1]
        if following == "(" or (following == "=" and not self._is_listed(cluster)):
            return False
        return self._is_listed(cluster) or self._link_at(cluster) is None

    def _link_at(self, cluster: _Cluster) -> Part | None:
        """The link whose whole text is the number."""
        index = bisect_right(self._link_starts, cluster.end - 1) - 1
        if index < 0:
            return None
        link = self.links[index]
        inside = cluster.start <= link.start and link.end <= cluster.end and link.end > link.start
        return link if inside else None

    def _is_weak(self, cluster: _Cluster) -> bool:
        """Whether the brackets stand where those of an index, a label or a list stand too."""
        before = self._before(cluster)
        if not self.offsets.is_contiguous(cluster.start, cluster.end):
            return True  # markup inside: what looks like one number may be several
        if before == "\n":
            return self.text[max(0, cluster.start - 2)] in "\n.:;!?"
        return before.isalnum() or before in "_\t\\$@#`"

    def _before(self, cluster: _Cluster) -> str:
        return self.text[cluster.start - 1] if cluster.start else "\t"

    def _is_other(self, cluster: _Cluster) -> bool:
        """Whether numbers of which the list lacks some are no citation: years, intervals, sizes."""
        numbers = [int(key) for key, _, _ in cluster.members]
        if 0 in numbers:
            return True
        if len(numbers) == 1:
            return _FIRST_YEAR <= numbers[0] <= _LAST_YEAR
        if not any(key in self.keys for key, _, _ in cluster.members):
            return True
        return len(numbers) == 2 and self._is_interval(cluster, numbers)

    def _is_interval(self, cluster: _Cluster, numbers: Sequence[int]) -> bool:
        """Whether two numbers, one of them in no list, are the ends of a range of values."""
        before = self.text[max(0, cluster.start - 20) : cluster.start]
        if _MATHS.search(before) or self._tables.holds(cluster.start):
            return True
        return numbers[0] < numbers[1] and numbers[1] > self._highest + _NEAR

    def _citations(self, cluster: _Cluster) -> Iterator[Citation]:
        for key, start, end in cluster.members:
            yield Citation(start, end, key, CitationStyle.NUMBER, cluster.start)

    def linked(self) -> Iterator[Citation]:
        """Numbers of the list that are the whole text of a link: `[3](https://…)`."""
        for link in self.links:
            shown = self.text[link.start : link.end]
            if (
                shown in self.keys
                and not link.detail.startswith("#fn")
                and not self.text.startswith("[", link.start - 1)
            ):
                yield Citation(link.start, link.end, shown, CitationStyle.NUMBER, link.start)

    # --- raised, and in round brackets: told only where they cite the list as a whole

    def raised(self) -> Iterator[Citation]:
        """Those in raised digits behind a word or a mark."""
        clusters: list[_Cluster] = []
        for match in _RAISED.finditer(self.text):
            start, end = match.span()
            before = self.text[max(0, start - 6) : start]
            if (
                self._outside.holds(start)
                or not before
                or before[-1].isspace()
                or before[-1].isdigit()
            ):
                continue
            if before[-1].isalpha() and _UNIT.search(before):
                continue
            cluster = _Cluster(start, end)
            plain = match[0].translate(_SUPER)
            for first, last, _, _ in members_of(plain, 0, len(plain)):
                keys = (str(number) for number in range(first, min(last, first + 50) + 1))
                cluster.members.extend((key, start, end) for key in keys)
            clusters.append(cluster)
        yield from self._if_whole(clusters)

    def rounded(self) -> Iterator[Citation]:
        """Those in round brackets, before a mark; items and equations have such numbers too."""
        clusters = list(self._clusters(_ROUND))
        ended = [one for one in clusters if self.text[one.end : one.end + 1] in ".,;:)"]
        if len(ended) * 2 > len(clusters) and any(len(one.members) > 1 for one in ended):
            yield from self._if_whole(ended)

    def _if_whole(self, clusters: Sequence[_Cluster]) -> Iterator[Citation]:
        kept = [cluster for cluster in clusters if self._is_listed(cluster)]
        cited = {key for cluster in kept for key, _, _ in cluster.members}
        if kept and 2 * len(cited) > len(self.keys) and kept[0].members[0][0] == "1":
            for cluster in kept:
                yield from self._citations(cluster)

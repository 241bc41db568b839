"""What the link rules find: faults put into real addresses, links that were mended, real texts.

Addresses are those of the web pages and of the mended links of the collection; each fault is put
into all that can hold it. For a local link that somebody mended, the file and the heading that
the mended one names are made, so that the old one leads nowhere and the new one somewhere.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from bench.news import half_of, records
from bench.row import Row
from factlint.engine.check import check
from factlint.language.links import find_links, registrable, split_address
from factlint.language.links.services import is_go_between
from factlint.model.document import Document
from factlint.model.finding import Finding, Severity
from factlint.model.surroundings import Surroundings
from factlint.readers import read
from factlint.readers.record import from_record
from factlint.ruleset.compile import RuleSet
from factlint.ruleset.load import load_file
from factlint.run.around.sight import Sight
from factlint.run.around.targets import Targets

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("pages", "byline-date")
_TARGET = re.compile(r"\]\(([^()\s]+)\)")
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Put:
    """A Markdown text with a fault put into an address, and the rule that should find it."""

    rule: str
    figure: str
    text: str
    half: str


def measure(data: Path) -> list[Row]:
    """All figures for links."""
    loaded = load_file("links", ROOT / "rules" / "links.yaml", "links.yaml")
    ruleset = RuleSet(loaded.rules)
    mended = _mended(data)
    addresses = _addresses(data, mended)
    return [
        *_texts(data, ruleset),
        *_put_in(addresses, ruleset),
        *_local(mended, ruleset),
        *_moved(mended, ruleset),
    ]


def _texts(data: Path, ruleset: RuleSet) -> Iterator[Row]:
    """What is said of news and of pages that are as good as any."""
    news = (from_record(record, collection) for collection, record in records(data))
    pages = (page for _, page in _pages(data))
    for name, documents in (("news", news), ("web pages", pages)):
        words = warnings = 0
        for document in documents:
            words += document.words()
            warnings += sum(map(_is_warning, check(document, ruleset)))
        yield Row("links", "warnings and errors, of words", "", name, warnings, words)


def _put_in(addresses: list[str], ruleset: RuleSet) -> Iterator[Row]:
    """Faults put into addresses, and the addresses as they are."""
    found: Counter[tuple[str, str, str]] = Counter()
    total: Counter[tuple[str, str, str]] = Counter()
    for put in _puts(addresses):
        key = (put.rule, put.figure, put.half)
        total[key] += 1
        found[key] += any(item.rule == put.rule for item in _check(put.text, ruleset))
    for rule, figure, half in sorted(total):
        key = (rule, figure, half)
        yield Row(rule, f"found: {figure}", half, "addresses", found[key], total[key])
    for half in ("seen", "kept"):
        own = [address for address in addresses if half_of(address) == half]
        flagged = sum(
            any(map(_is_warning, _check(text, ruleset)))
            for address in own
            for text in (f"See [the page]({_marked(address)}).", f"See {address} for more.")
        )
        yield Row("links", "right ones flagged", half, "addresses", flagged, 2 * len(own))


def _puts(addresses: list[str]) -> Iterator[Put]:
    for number, address in enumerate(addresses):
        half = half_of(address)
        scheme, _, rest = address.partition("://")
        target = _marked(address)
        host = rest.partition("/")[0]
        forms = [
            ("malformed", "a colon is missing", f"{scheme}//{rest}"),
            ("malformed", "a slash is missing", f"{scheme}:/{rest}"),
            ("malformed", "a slash too many", f"{scheme}:///{rest}"),
            ("malformed", "misspelt scheme", f"{_misspelt(scheme, number)}://{rest}"),
            ("doubled-scheme", "doubled scheme", f"https://{address}"),
            ("doubled-scheme", "doubled scheme", f"http://{scheme}//{rest}"),
        ]
        if host.startswith("www."):
            forms.append(("malformed", "www twice", f"{scheme}://www.{rest}"))
        for rule, figure, wrong in forms:
            yield Put(f"links/{rule}", f"{figure}, bare", f"See {wrong} for more.", half)
            yield Put(f"links/{rule}", f"{figure}, marked", f"See [a]({_marked(wrong)}).", half)
        for sign in (")", ",", "]", "”"):
            text = f"See [a](<{target}{sign}>) for more."
            yield Put("links/trailing-mark", "mark behind the address", text, half)
        if "?" not in address and address[-1:].isalnum():
            yield Put("links/note-in-address", "a note", f"See {address}[3] for more.", half)
            text = f"See {address}[^n] for more.\n\n[^n]: A note.\n"
            yield Put("links/note-in-address", "a note of Markdown", text, half)
        other = addresses[(number * 7 + 3) % len(addresses)]
        if _owner(other) != _owner(address) and not (
            _is_forwarded(other) or _is_forwarded(address)
        ):
            text = f"See [{address.partition('?')[0]}]({_marked(other)}) for more."
            yield Put("links/shown-elsewhere", "another site's target", text, half)
        sign = "&" if "?" in address else "?"
        text = f"See [a]({target.partition('#')[0]}{sign}utm_source=x&fbclid=abc) for more."
        yield Put("links/tracking", "parameters put behind", text, half)


def _misspelt(scheme: str, number: int) -> str:
    tail = scheme[4:]
    return ("htttp", "htp", "hhttp", "htpp", "httpp")[number % 5] + tail


def _local(mended: list[dict[str, Any]], ruleset: RuleSet) -> Iterator[Row]:
    """Local links that were mended: the old one is found, the new one is silent."""
    found: Counter[str] = Counter()
    false: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for item in mended:
        for old, new in _changed(item):
            kind = "place" if old.partition("#")[0] == new.partition("#")[0] else "file"
            if kind == "place" and not (old.partition("#")[2] and new.partition("#")[2]):
                continue
            total[kind] += 1
            found[kind] += bool(_in_place(item["path"], old, new, ruleset))
            false[kind] += bool(_in_place(item["path"], new, new, ruleset))
    for kind in sorted(total):
        rule = "links/missing-target" if kind == "file" else "links/missing-fragment"
        yield Row(rule, "old link found", "", "link-fixes-eips", found[kind], total[kind])
        yield Row(rule, "mended link flagged", "", "link-fixes-eips", false[kind], total[kind])


def _changed(item: dict[str, Any]) -> list[tuple[str, str]]:
    """The old and the new target of a line in which one local target was changed."""
    if "after" not in item:
        return []
    before, after = (_TARGET.findall(item[key]) for key in ("before", "after"))
    gone = [target for target in before if target not in after]
    come = [target for target in after if target not in before]
    if len(gone) != 1 or len(come) != 1 or "://" in gone[0] + come[0]:
        return []
    return [(gone[0], come[0])]


def _in_place(path: str, target: str, there: str, ruleset: RuleSet) -> list[Finding]:
    """The findings on a link in a tree in which another target is there."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        document = Path(path)
        name, _, fragment = there.partition("#")
        heading = f"# {fragment.replace('-', ' ')}\n"
        file = Path(os.path.normpath(document.parent / name)) if name else document
        for one, text in ((file, heading), (document, f"See [a]({target}).\n\n")):
            one.parent.mkdir(parents=True, exist_ok=True)
            own = heading if one == document == file else ""
            one.write_text(text + own, encoding="utf-8")
        (parsed,) = _documents(path, document.read_bytes())
        targets = Targets(Path(), _MOST, Sight()).of(parsed)
        return check(replace(parsed, around=Surroundings(targets=targets)), ruleset)


def _moved(mended: list[dict[str, Any]], ruleset: RuleSet) -> Iterator[Row]:
    """Addresses of pages that moved or died: without the network few can be told."""
    pairs = [(item["bad_url"], item["good_url"]) for item in mended if "bad_url" in item]
    for number, figure in enumerate(("dead or moved, found offline", "mended, flagged")):
        hits = sum(
            any(map(_is_warning, _check(f"[a]({_marked(pair[number])})", ruleset)))
            for pair in pairs
        )
        yield Row("links", figure, "", "link-fixes-eips", hits, len(pairs))


def _mended(data: Path) -> list[dict[str, Any]]:
    lines = (data / "citations" / "link-fixes-eips.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in lines.splitlines()]


def _addresses(data: Path, mended: list[dict[str, Any]]) -> list[str]:
    """Different addresses of people, each of another host and first folder, in a fixed order."""
    found = {item["good_url"] for item in mended if "good_url" in item}
    for _, page in _pages(data):
        found.update(link.target for link in find_links(page) if "://" in link.target)
    chosen: dict[tuple[str, str], str] = {}
    for address in sorted(found, key=lambda text: hashlib.sha256(text.encode()).digest()):
        parts = split_address(address)
        if parts is None or parts.scheme not in ("http", "https") or not address.isascii():
            continue
        if re.fullmatch(r"https?://[\w./?=&%#~+:@!,-]*[\w/]", address) is None:
            continue
        folder = PurePosixPath(parts.path).parts[1:2]
        chosen.setdefault((parts.host, "".join(folder)), address)
    return list(chosen.values())


def _pages(data: Path) -> Iterator[tuple[str, Document]]:
    for folder in PAGES:
        for file in sorted((data / "html" / folder).glob("*.html.gz")):
            for page in _documents("page.html", gzip.decompress(file.read_bytes())):
                yield file.name, page


def _documents(path: str, content: bytes) -> list[Document]:
    return [item for item in read(path, content) if isinstance(item, Document)]


def _check(text: str, ruleset: RuleSet) -> list[Finding]:
    return [
        finding
        for document in _documents("text.md", text.encode())
        for finding in check(document, ruleset)
    ]


def _is_warning(finding: Finding) -> bool:
    return finding.severity.rank >= Severity.WARNING.rank


def _marked(address: str) -> str:
    return f"<{address}>" if set(address) & set("() ") else address


def _is_forwarded(address: str) -> bool:
    """Whether nobody can tell where an address leads without following it."""
    parts = split_address(address)
    return parts is not None and is_go_between(parts)


def _owner(address: str) -> str:
    parts = split_address(address)
    return registrable(parts.host) if parts is not None else ""


def main() -> None:
    """Prints the rows as JSON lines: `python -m bench.links DATA`."""
    for row in measure(Path(sys.argv[1])):
        print(json.dumps(asdict(row)))


if __name__ == "__main__":
    main()

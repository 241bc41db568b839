"""How well the readers do on pages that nobody here wrote: bylines, titles, dates, bodies."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.row import Row
from factlint.model.document import Document, PartKind
from factlint.readers import read
from factlint.readers.dates import iso_date

_WORD = re.compile(r"\w+")
_NOT_BODY = (PartKind.CAPTION, PartKind.BYLINE, PartKind.DATELINE, PartKind.REFERENCES)


def measure(data: Path) -> list[Row]:
    """The figures, each with its counts, for the folder of the measurement data."""
    return [*_heads(data / "html" / "byline-date"), *_bodies(data / "html")]


def _heads(folder: Path) -> Iterator[Row]:
    """Bylines, titles and dates against the expectations by site."""
    found: Counter[str] = Counter()
    for entry in json.loads((folder / "expected.json").read_text("utf-8")):
        document = _page(folder, entry)
        if document is None:
            continue
        authors = document.metadata.get("authors") or []
        author = _value(entry["author"])
        if author:
            found["with author"] += 1
            found["missed"] += not authors
            found["named right"] += any(_same(author, name) for name in authors)
        else:
            found["without author"] += 1
            found["none found"] += not authors
        title = _value(entry["title"])
        if title:
            found["with title"] += 1
            found["title"] += _alike(title, str(document.metadata.get("title", "")))
        day = iso_date(_value(entry["date_published"]))
        if day:
            found["with date"] += 1
            found["day"] += _days_apart(day, str(document.metadata.get("date", ""))) <= 1
    for figure, part, whole in (
        ("pages with an author, and none is found", "missed", "with author"),
        ("pages with an author, and a name is right", "named right", "with author"),
        ("pages without an author, and none is found", "none found", "without author"),
        ("titles found", "title", "with title"),
        ("dates found, give or take a day", "day", "with date"),
    ):
        yield Row("readers/html", figure, "", "byline-date", found[part], found[whole])


def _bodies(folder: Path) -> Iterator[Row]:
    """The body of the article against the body that a person marked."""
    found: Counter[str] = Counter()
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        document = _document(folder / "pages" / f"{gold['id']}.html.gz")
        ours = _WORD.findall(" ".join(_body_texts(document)))
        marked = _WORD.findall(gold["articleBody"])
        found["pages"] += 1
        found["shared"] += 2 * sum((Counter(ours) & Counter(marked)).values())
        found["words"] += len(ours) + len(marked)
        found["good"] += _f1(Counter(ours), Counter(marked)) >= 0.9
        found["end"] += ours[-10:] == marked[-10:]
        found["near"] += bool(ours) and _joined(ours[-5:]) in _joined(marked[-40:])
    for figure, part, whole in (
        ("words of the body shared with the marked body", "shared", "words"),
        ("pages with a word F1 of at least .9", "good", "pages"),
        ("bodies that end with the same ten words", "end", "pages"),
        ("bodies whose last five words are near the marked end", "near", "pages"),
    ):
        yield Row("readers/html", figure, "", "html-gold", found[part], found[whole])


def _page(folder: Path, entry: dict[str, Any]) -> Document | None:
    names = [f"{entry['site']}.html.gz", *(f"{Path(one).name}.gz" for one in entry["fixtures"])]
    paths = [folder / name for name in names if (folder / name).exists()]
    return _document(paths[0]) if paths else None


def _document(path: Path) -> Document:
    document = next(read(path.name, path.read_bytes()))
    assert isinstance(document, Document)
    return document


def _body_texts(document: Document) -> Iterator[str]:
    """The blocks of the body; captions, credits and what lies inside a block left out."""
    end = 0
    left_out = [(part.start, part.end) for part in document.of_kind(*_NOT_BODY)]
    for part in document.of_kind(
        PartKind.PARAGRAPH, PartKind.HEADING, PartKind.LIST, PartKind.TABLE, PartKind.CODE
    ):
        if part.start < end or (part.start, part.end) in left_out:
            continue
        end = part.end
        yield document.text[part.start : part.end]


def _value(literal: str | None) -> str:
    """The text of a JavaScript literal; empty for null."""
    stripped = (literal or "").strip()
    return "" if stripped in ("", "null", "undefined") else stripped[1:-1].strip()


def _joined(words: list[str]) -> str:
    return "".join(words).lower()


def _same(expected: str, name: str) -> bool:
    one, other = (_joined(_WORD.findall(text.replace("\\xa0", " "))) for text in (expected, name))
    return bool(other) and (one in other or other in one)


def _alike(expected: str, title: str) -> bool:
    one, other = (Counter(_WORD.findall(text.lower())) for text in (expected, title))
    return _f1(one, other) >= 0.8 or _same(expected, title)


def _f1(ours: Counter[str], marked: Counter[str]) -> float:
    shared = sum((ours & marked).values())
    return 2 * shared / (sum(ours.values()) + sum(marked.values())) if shared else 0.0


def _days_apart(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 10_000


if __name__ == "__main__":
    for row in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")):
        print(f"{row.figure}: {row.hits}/{row.total} = {row.share:.3f}")

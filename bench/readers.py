"""How well the readers do on pages that nobody here wrote: bylines, titles, dates, bodies."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factlint.model.document import Document, PartKind
from factlint.readers import read
from factlint.readers.dates import iso_date

Row = tuple[str, str]
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
    yield "pages with an author: none found", _share(found, "missed", "with author")
    yield "pages with an author: a name is right", _share(found, "named right", "with author")
    yield "pages without an author: none found", _share(found, "none found", "without author")
    yield "title found", _share(found, "title", "with title")
    yield "date found, give or take a day", _share(found, "day", "with date")


def _bodies(folder: Path) -> Iterator[Row]:
    """The body of the article against the body that a person marked."""
    scores: list[float] = []
    ends = same_line = 0
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        path = folder / "pages" / f"{gold['id']}.html.gz"
        document = _document(path)
        body = " ".join(_body_texts(document))
        ours, marked = _WORD.findall(body), _WORD.findall(gold["articleBody"])
        scores.append(_f1(Counter(ours), Counter(marked)))
        ends += ours[-10:] == marked[-10:]
        same_line += bool(ours) and _joined(ours[-5:]) in _joined(marked[-40:])
    count = len(scores)
    yield "body: word F1, mean", f"{sum(scores) / count:.3f} ({count} pages)"
    yield "body: word F1 of at least .9", f"{sum(score >= 0.9 for score in scores)}/{count}"
    yield "body: the last ten words are the same", f"{ends}/{count}"
    yield "body: our last five words are among the last forty", f"{same_line}/{count}"


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
    from datetime import date

    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 10_000


def _share(found: Counter[str], part: str, whole: str) -> str:
    return f"{found[part]}/{found[whole]}"


if __name__ == "__main__":
    for name, value in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")):
        print(f"{name}: {value}")

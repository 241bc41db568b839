"""Derives `src/factlint/data/tortured.tsv` from the list of the Problematic Paper Screener.

    python -m bench.make_tortured DATA

DATA holds `wordlists/tortured-phrases.json`, and the folders of ordinary texts (news and papers)
whose phrases are left out. Run by hand when the list is to be renewed; the derived file is part of
the repository.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "src" / "factlint" / "data" / "tortured.tsv"
HEADER = """\
# Tortured phrases and what they stand for, one pair a line with a tab between.
# From the Problematic Paper Screener (Guillaume Cabanac, Cyril Labbé and Alexander Magazinov),
# licensed CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); changed by selection: phrases
# with signs or figures, those that are right themselves and those that ordinary texts use are left
# out. Made by bench/make_tortured.py.
"""
# Right in some field, or in everyday English, though no text at hand uses them.
ORDINARY = """
    actually occur, backbone network, brain organization, call tree, choice boundary,
    cloud computing, component extraction, data wisdom, domestic output, education data,
    exploratory outcomes, feedback processing, flag handling, grouping methods, guide vector,
    image features, information mining, internet learning, keen gadget, malignant growth,
    most crowded, neural organization, place of interest, search engine, second request,
    selection tree, shared data, surface region, test arrangement, test technique,
    third request, traffic patterns, validation test, whole c
"""
_WORDS = re.compile(r"\w+")
_PLAIN = re.compile(r"[a-z]+(?:[ '-][a-z]+)+")


def main() -> None:
    """Writes the list."""
    data = Path(sys.argv[1])
    record = json.loads((data / "wordlists" / "tortured-phrases.json").read_text(encoding="utf-8"))
    pairs = {entry["tortured"].strip(): entry["correct"].strip() for entry in record["phrases"]}
    left_out = {" ".join(words.split()) for words in ORDINARY.split(",")}
    left_out |= used_by(pairs, ordinary(data))
    lines = [
        f"{phrase}\t{right}"
        for phrase, right in sorted(pairs.items())
        if _PLAIN.fullmatch(phrase)
        and phrase not in left_out
        and _bare(phrase) not in _bare(right)
        and _bare(right) not in _bare(phrase)
    ]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(lines):,} of {len(pairs):,} phrases")


def _bare(phrase: str) -> str:
    return f" {' '.join(_WORDS.findall(phrase.lower()))} "


def ordinary(data: Path) -> Iterator[str]:
    """News and papers that nobody has put through a paraphrasing tool."""
    for file in sorted((data / "news").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield str(json.loads(line).get("body", ""))
    for file in sorted((data / "citations" / "psychsci").glob("*.xml")):
        yield re.sub(r"<[^>]+>", " ", file.read_text(encoding="utf-8"))


def used_by(phrases: Iterable[str], texts: Iterable[str]) -> set[str]:
    """The phrases that stand in one of the texts, at word boundaries."""
    by_start: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = {}
    for phrase in phrases:
        words = tuple(_WORDS.findall(phrase.lower()))
        by_start.setdefault(words[:2], []).append((words, phrase))
    used: set[str] = set()
    for text in texts:
        tokens = [word.lower() for word in _WORDS.findall(text)]
        for index, start in enumerate(pairwise(tokens)):
            for words, phrase in by_start.get(start, ()):
                if tuple(tokens[index : index + len(words)]) == words:
                    used.add(phrase)
    return used


if __name__ == "__main__":
    main()

"""How long a run over a folder of documents with one bibliography takes.

    python bench/citing_speed.py --data FOLDER [--documents 145] [--entries 537]

Builds the folder from news texts and published entries: every paragraph cites one to three of
them, one citation in two hundred is misspelt. Prints wall and processor time of the whole command,
the first run (which fills the caches) and the fastest of five more.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_SEED = 537


def main() -> int:
    """Build the folder and time the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=145)
    parser.add_argument("--entries", type=int, default=537)
    parser.add_argument("--select", default="citations,references")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(args.data, folder, args.documents, args.entries)
        size = sum(file.stat().st_size for file in folder.iterdir())
        for select in (args.select, ""):
            times = [_run(folder, select) for _ in range(6)]
            wall, cpu = min(times[1:])
            shown = select or "all rules"
            print(
                f"{args.documents} documents, {args.entries} entries, {size / 1e6:.2f} MB,"
                f" {shown}: first {times[0][0]:.2f} s, then {wall:.2f} s wall, {cpu:.2f} s CPU"
            )
    return 0


def build(data: Path, folder: Path, documents: int, entries: int) -> None:
    """Write the documents and the bibliography."""
    chance = random.Random(_SEED)
    lines = (data / "citations" / "hallmark-dev.jsonl").read_text(encoding="utf-8").splitlines()
    keys = []
    with (folder / "refs.bib").open("w", encoding="utf-8") as file:
        for line in lines[:entries]:
            entry = json.loads(line)
            keys.append(f"{entry['bibtex_key']}2020")
            values = ",\n".join(f"  {name} = {{{text}}}" for name, text in entry["fields"].items())
            file.write(f"@{entry['bibtex_type']}{{{keys[-1]},\n{values}\n}}\n\n")
    news = (data / "news" / "bbc-business-tech.jsonl").read_text(encoding="utf-8").splitlines()
    for number in range(documents):
        article = json.loads(news[number % len(news)])
        paragraphs = [
            f"{text} [{'; '.join(f'@{_key(keys, chance)}' for _ in range(chance.randint(1, 3)))}]."
            for text in str(article["body"]).split("\n\n")
        ]
        text = "\n\n".join((f"# {article['headline']}", *paragraphs))
        (folder / f"part-{number:03}.md").write_text(f"{text}\n", encoding="utf-8")


def _key(keys: list[str], chance: random.Random) -> str:
    key = chance.choice(keys)
    return f"{key[:-1]}1" if chance.random() < 0.005 else key


def _run(folder: Path, select: str) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, "-m", "factlint", "check", str(folder), "--quiet"]
    options = ["--select", select] if select else []
    subprocess.run([*command, *options], stdout=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, used


if __name__ == "__main__":
    sys.exit(main())

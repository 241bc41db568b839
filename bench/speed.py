"""How fast: factlint and other checkers on the same documents, alternately, in one run.

    python bench/speed.py --data FOLDER [--tools FOLDER] [--runs N] [--only NAME ...] [--write]

FOLDER is the collections of docs/evidence.md, or any folder of texts. `--tools` is where typos,
codespell and proselint were installed (`pip install typos codespell proselint`), by default the
folder of this interpreter. Prints the tables of docs/speed.md; `--write` puts them there. Each
figure is the best of its runs; tools take turns, so that a busy machine troubles all of them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "speed.md"
BEGIN, END = "<!-- figures begin -->", "<!-- figures end -->"
_SMALL = 2_400  # bytes of the file that start-up is measured on
_MANY = 17_500  # files of the tree that memory is measured on
_LONG = 15_000  # bytes from which texts that are joined are enough
_SCARCE = 400_000  # bytes for tools that take minutes over more
_TYPOS = ("--select", "spelling/common-typo")
_RULE_COUNTS = (100, 1_000, 5_000, 20_000)
_SIZES = (1_000, 16_000, 256_000, 4_000_000, 64_000_000)


@dataclass(frozen=True, slots=True)
class Spent:
    """What one command took: seconds of wall clock and processor, MiB of memory at its peak."""

    wall: float
    cpu: float
    peak: float

    def best(self, other: Spent) -> Spent:
        """The lower of each."""
        return Spent(
            min(self.wall, other.wall), min(self.cpu, other.cpu), min(self.peak, other.peak)
        )


def run(command: Sequence[str], env: Mapping[str, str]) -> Spent:
    """Run a command with its output thrown away; its exit code is its own affair."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(env)
    )
    _, _, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = 0
    return Spent(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare(
    commands: Mapping[str, Sequence[str]], env: Mapping[str, str], runs: int
) -> dict[str, Spent]:
    """The best of several runs of each command; the commands take turns."""
    best = {name: run(command, env) for name, command in commands.items()}
    for _ in range(runs - 1):
        for name, command in commands.items():
            best[name] = best[name].best(run(command, env))
    return best


class Bench:
    """The corpus, the tools and the environment of one measurement."""

    def __init__(self, data: Path, tools: Path, folder: Path, runs: int) -> None:
        self.folder = folder
        self.runs = runs
        self.tools = tools
        self.env = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
        self.env.pop("PYTHONDONTWRITEBYTECODE", None)
        self.texts = list(_texts(data))
        self.tree = self._tree("tree", len(self.texts))
        papers = data / "citations" / "psychsci"
        self.papers = papers if papers.is_dir() else None

    def _tree(self, name: str, files: int) -> Path:
        tree = self.folder / name
        for number in range(files):
            file = tree / f"{number // 500:03}" / f"{number:05}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.texts[number % len(self.texts)], encoding="utf-8")
        return tree

    def joined(self) -> Path:
        """The texts in files of about 15 KB, as long as articles and reports often are."""
        folder = self.folder / "joined"
        folder.mkdir(exist_ok=True)
        held: list[str] = []
        for number, text in enumerate(self.texts):
            held.append(text)
            if sum(map(len, held)) > _LONG or number + 1 == len(self.texts):
                (folder / f"{number:05}.txt").write_text("\n\n".join(held), encoding="utf-8")
                held.clear()
        return folder

    def factlint(self, *arguments: str) -> list[str]:
        """The command line of factlint."""
        return [sys.executable, "-m", "factlint", "check", *arguments, "--quiet"]

    def forget_results(self) -> None:
        """Take away what earlier runs found, and leave compiled rules and expressions."""
        for file in (self.folder / "cache" / "factlint").glob("results-*"):
            file.unlink()

    def tool(self, name: str) -> str | None:
        """Where another tool is."""
        return shutil.which(name, path=str(self.tools)) or shutil.which(name)

    def best(self, commands: Mapping[str, Sequence[str]], runs: int = 0) -> dict[str, Spent]:
        """As `compare`, in this bench's environment."""
        return compare(commands, self.env, runs or self.runs)

    def others(self, tree: Path) -> dict[str, list[str]]:
        """The command lines of the other tools over a tree, those that are there."""
        found: dict[str, list[str]] = {}
        if typos := self.tool("typos"):
            found["typos -j1"] = [typos, "-j1", "--no-ignore", str(tree)]
        if codespell := self.tool("codespell"):
            found["codespell"] = [codespell, "-q", "3", str(tree)]
        return found


def _texts(data: Path) -> Iterator[str]:
    """The texts of a folder: the bodies of JSON Lines, whole .txt and .md files."""
    for file in sorted((data / "news" if (data / "news").is_dir() else data).rglob("*")):
        if file.suffix == ".jsonl":
            for line in file.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                body = record.get("body") if isinstance(record, dict) else None
                if isinstance(body, str) and body.strip():
                    yield f"{record.get('headline') or 'Untitled'}\n\n{body}\n"
        elif file.suffix in (".txt", ".md"):
            yield file.read_text(encoding="utf-8", errors="replace")


def throughput(bench: Bench) -> Iterator[str]:
    """Megabytes for each second of the processor, on one core."""
    yield from _compared(bench, bench.tree, f"{len(bench.texts):,} texts")
    yield from _scarce(bench)
    joined = bench.joined()
    yield ""
    yield from _compared(bench, joined, f"The same texts in {len(list(joined.iterdir()))} files")
    if bench.papers is not None:
        count = len(list(bench.papers.glob("*.xml")))
        yield ""
        yield from _compared(bench, bench.papers, f"{count} papers as TEI XML")


def _compared(bench: Bench, tree: Path, title: str) -> Iterator[str]:
    options = ("--jobs", "1", "--no-cache")
    commands = {
        "factlint, known typos": bench.factlint(str(tree), *_TYPOS, *options),
        "factlint, all default rules": bench.factlint(str(tree), *options),
        **bench.others(tree),
    }
    spent = bench.best(commands)
    megabytes = sum(file.stat().st_size for file in tree.rglob("*") if file.is_file()) / 1e6
    others = [name for name in ("typos -j1", "codespell") if name in spent]
    yield f"{title}, {megabytes:.1f} MB, one core:"
    yield ""
    yield (
        "| | MB for each CPU second | MB for each second | peak memory, MiB |"
        + "".join(f" against {name} |" for name in others)
    )
    yield "|---|---|---|---|" + "---|" * len(others)
    for name, item in spent.items():
        yield (
            f"| {name} | {megabytes / item.cpu:.2f} | {megabytes / item.wall:.2f}"
            f" | {item.peak:.0f} |"
            + "".join(f" {spent[other].cpu / item.cpu:.2f} |" for other in others)
        )


def _scarce(bench: Bench) -> Iterator[str]:
    proselint = bench.tool("proselint")
    if not proselint:
        return
    texts: list[str] = []
    while sum(map(len, texts)) < _SCARCE and len(texts) < len(bench.texts):
        texts.append(bench.texts[len(texts)])
    file = bench.folder / "some.txt"
    file.write_text("\n".join(texts), encoding="utf-8")
    spent = run([proselint, "check", str(file)], bench.env)
    megabytes = file.stat().st_size / 1e6
    yield (
        f"| proselint, on {megabytes:.1f} MB | {megabytes / spent.cpu:.2f}"
        f" | {megabytes / spent.wall:.2f} | {spent.peak:.0f} | | |"
    )


def cores(bench: Bench) -> Iterator[str]:
    """Two processes against one, and a second run against the first."""
    tree = str(bench.tree)
    commands = {
        "one process": bench.factlint(tree, "--jobs", "1", "--no-cache"),
        "two processes": bench.factlint(tree, "--jobs", "2", "--no-cache"),
    }
    spent = bench.best(commands)
    bench.forget_results()
    first = run(bench.factlint(tree), bench.env)
    second = bench.best({"again": bench.factlint(tree)})["again"]
    one, two = spent["one process"].wall, spent["two processes"].wall
    yield f"- Two processes: {two:.1f} s, one: {one:.1f} s: {one / two:.2f} times as fast."
    yield (
        f"- A second run over the unchanged tree: {second.wall:.2f} s, first {first.wall:.1f} s:"
        f" {first.wall / second.wall:.0f} times as fast."
    )


def start(bench: Bench) -> Iterator[str]:
    """One small file, warm caches."""
    file = bench.folder / "small.md"
    file.write_text(("".join(bench.texts))[:_SMALL], encoding="utf-8")
    commands: dict[str, Sequence[str]] = {
        "a bare interpreter": [sys.executable, "-S", "-E", "-c", "pass"],
        "the same, with its site": [sys.executable, "-c", "pass"],
        "factlint, all default rules": bench.factlint(str(file)),
        "factlint, a file not seen before": bench.factlint(str(file), "--no-cache"),
        **bench.others(file),
    }
    if proselint := bench.tool("proselint"):
        commands["proselint"] = [proselint, "check", str(file)]
    spent = bench.best(commands, max(bench.runs, 10))
    bare = spent["a bare interpreter"].wall
    yield f"One file of {_SMALL / 1000} KB, caches warm:"
    yield ""
    yield "| | milliseconds | against a bare interpreter |"
    yield "|---|---|---|"
    for name, item in spent.items():
        yield f"| {name} | {item.wall * 1000:.0f} | {item.wall / bare:.1f} |"


def memory(bench: Bench) -> Iterator[str]:
    """The peak of one process over very many files."""
    tree = bench._tree("many", _MANY)
    spent = run(bench.factlint(str(tree), "--jobs", "1", "--no-cache"), bench.env)
    shutil.rmtree(tree)
    yield f"- {_MANY:,} files in one process: {spent.peak:.0f} MiB at the peak."


def growth(bench: Bench) -> Iterator[str]:
    """Time against the size of a document and against the number of rules."""
    whole = "\n\n".join(bench.texts)
    yield "| size of one document | seconds | MB for each second |"
    yield "|---|---|---|"
    for size in _SIZES:
        file = bench.folder / "sized.txt"
        text = whole * (size // len(whole) + 1)
        file.write_text(text[:size], encoding="utf-8")
        spent = bench.best({"": bench.factlint(str(file), "--max-size", "100", "--no-cache")}, 1)[
            ""
        ]
        yield f"| {size / 1e6:g} MB | {spent.wall:.2f} | {size / 1e6 / spent.wall:.2f} |"
    yield ""
    yield "| rules (words that no text has) | seconds over the first 2 MB |"
    yield "|---|---|"
    file = bench.folder / "two.txt"
    file.write_text(whole[:2_000_000], encoding="utf-8")
    for rules in _RULE_COUNTS:
        pack = bench.folder / f"rules-{rules}" / "house.yaml"
        pack.parent.mkdir(exist_ok=True)
        pack.write_text(_rules(rules), encoding="utf-8")
        command = bench.factlint(
            str(file), "--rules", str(pack), "--no-default-rules", "--no-cache"
        )
        run(command, bench.env)
        yield f"| {rules:,} | {bench.best({'': command})[''].wall:.2f} |"


def _rules(count: int) -> str:
    lines = ["rules:"]
    for number in range(count):
        word = f"qx{number}zz"
        lines.append(
            f"  r{number}: {{find: {{words: {word}}}, message: Found., severity: info,"
            f" examples: [{{bad: {word}, at: {word}}}, {{ok: a}}]}}"
        )
    return "\n".join(lines) + "\n"


PARTS: Mapping[str, Callable[[Bench], Iterator[str]]] = {
    "throughput": throughput,
    "cores": cores,
    "start": start,
    "memory": memory,
    "growth": growth,
}


def main() -> int:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tools", type=Path, default=Path(sys.executable).parent)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", choices=tuple(PARTS), default=tuple(PARTS))
    parser.add_argument("--write", action="store_true", help="put the figures into docs/speed.md")
    args = parser.parse_args()
    lines = [f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}."]
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(args.data, args.tools, Path(name), args.runs)
        for selected in ((), _TYPOS):  # fills the caches of rules
            run(bench.factlint(str(bench.tree), *selected), bench.env)
        for part in args.only:
            lines.append("")
            for line in PARTS[part](bench):
                print(line, flush=True)
                lines.append(line)
    if args.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        _, _, after = rest.partition(END)
        table = "\n".join(lines)
        PAGE.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

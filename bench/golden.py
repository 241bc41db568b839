"""A fingerprint of all findings on real documents, rule by rule: what speed must not change.

    python bench/golden.py --data FOLDER [--write FILE | --compare FILE] [--jobs N]

Runs every rule over the collections of FOLDER and prints, for each rule, the number of findings
and a hash of their JSON lines. `--write` keeps that; `--compare` says which rules differ and
exits 1 if one does.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

COLLECTIONS = (
    "news",
    "html",
    "typos",
    "citations/mdcitefix",
    "citations/manubot-scihub",
    "citations/psychsci",
    "citations/refchecker",
    "statistics",
)


def main() -> int:
    """Run, print, keep or compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--compare", type=Path)
    parser.add_argument("--jobs", default="2")
    args = parser.parse_args()
    found = fingerprints(_lines(args.data, args.jobs))
    for rule, value in found.items():
        print(f"{value[0]:8} {value[1]} {rule}")
    if args.write:
        args.write.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if args.compare:
        return _differences(json.loads(args.compare.read_text(encoding="utf-8")), found)
    return 0


def _lines(data: Path, jobs: str) -> list[str]:
    paths = [name for name in COLLECTIONS if (data / name).exists()]
    command = [sys.executable, "-m", "factlint", "check", *paths, "--format", "jsonl", "--quiet"]
    options = ["--jobs", jobs, "--fail-on", "never", "--min-confidence", "low"]
    ended = subprocess.run(
        [*command, *options], cwd=data, capture_output=True, text=True, check=False
    )
    return ended.stdout.splitlines()


def fingerprints(lines: Iterable[str]) -> dict[str, list[object]]:
    """For each rule the number of its findings and a hash of their lines, in order."""
    counts: dict[str, int] = {}
    hashes: dict[str, hashlib._Hash] = {}
    for line in lines:
        rule = json.loads(line)["rule"]
        counts[rule] = counts.get(rule, 0) + 1
        hashes.setdefault(rule, hashlib.sha256()).update(f"{line}\n".encode())
    return {rule: [counts[rule], hashes[rule].hexdigest()[:16]] for rule in sorted(counts)}


def _differences(kept: dict[str, list[object]], found: dict[str, list[object]]) -> int:
    differing = [rule for rule in sorted({*kept, *found}) if kept.get(rule) != found.get(rule)]
    for rule in differing:
        print(f"differs: {rule}: {kept.get(rule)} before, {found.get(rule)} now")
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main())

"""Where the time goes, rule by rule.

    python bench/profile.py PATH [PATH ...]

Lints the paths in one process, twice so that the caches are warm, and prints the processor time
of each rule in the second run, what it costs for each megabyte, and how many findings it has.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent)  # this folder has stdlib's names

from factlint.run.config import Config  # noqa: E402 - found with the path above
from factlint.run.execute import execute  # noqa: E402
from factlint.run.settings import make_settings  # noqa: E402


def main(paths: list[str]) -> int:
    """Run twice and print the second run."""
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    settings = replace(make_settings(Config(root=Path()), None), is_timed=True)
    execute(settings, paths, jobs=1)
    outcome = execute(settings, paths, jobs=1)
    size = sum(Path(name).stat().st_size for name in {item.path for item in outcome.run.documents})
    findings = Counter(finding.rule for finding in outcome.run.findings)
    total = sum(outcome.seconds.values())
    megabytes = size / 1e6
    print(f"{megabytes:.2f} MB, {total:.2f} s, {megabytes / total:.2f} MB for each second")
    for name, seconds in sorted(outcome.seconds.items(), key=lambda item: (-item[1], item[0])):
        print(
            f"{seconds:8.3f} s {seconds / total:6.1%} {seconds / megabytes:8.4f} s/MB"
            f" {findings[name]:6} {name}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How right the checks are: runs all measurements and prints the table of docs/evidence.md.

    python bench/quality.py --data FOLDER [--write] [--only names ...]

FOLDER holds the collections that docs/evidence.md names. Labels given by hand are in labels/.
`--write` puts the table into the page.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # not this folder: its modules bear names of the standard library

from bench.row import Row  # noqa: E402 - the package is found through the line above
from factlint.engine.check import check  # noqa: E402
from factlint.model.finding import Confidence, Severity  # noqa: E402
from factlint.readers.record import from_record  # noqa: E402
from factlint.ruleset.compile import RuleSet  # noqa: E402
from factlint.ruleset.packs import load_packs  # noqa: E402
from factlint.run.select import select_rules  # noqa: E402
from factlint.run.write import write_atomically  # noqa: E402
from factlint.version import VERSION  # noqa: E402

PARTS = (
    "spelling",
    "structure",
    "readers",
    "names",
    "places",
    "numbers",
    "counts",
    "dates",
    "quotes",
    "headline",
    "statistics_",
    "identifiers",
    "links",
    "references",
    "retractions",
    "latex",
    "authoryear",
    "citations",
)
PAGE = ROOT / "docs" / "evidence.md"
BEGIN, END = "<!-- figures begin -->", "<!-- figures end -->"
METADATA_RULES = (
    "structure/missing-byline",
    "structure/missing-date",
    "structure/missing-headline",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="put the table into docs/evidence.md")
    parser.add_argument("--only", nargs="*", choices=(*PARTS, "all-rules"), default=None)
    args = parser.parse_args(arguments)
    if not (args.data / "news").is_dir():
        parser.error(f"{args.data} holds no folder 'news'")
    wanted = args.only or (*PARTS, "all-rules")
    rows: list[Row] = []
    for part in PARTS:
        if part in wanted:
            rows.extend(importlib.import_module(f"bench.{part}").measure(args.data))
    if "all-rules" in wanted:
        rows.extend(everything(args.data))
    table = "\n".join(lines(rows))
    print(table)
    if args.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        _, _, after = rest.partition(END)
        write_atomically(PAGE, f"{before}{BEGIN}\n\n{table}\n\n{END}{after}")
    return 0


def everything(data: Path) -> Iterator[Row]:
    """All default rules at `warning` and above, findings for each word of edited news."""
    rules = select_rules(load_packs([], VERSION).rules, (), METADATA_RULES, {})
    ruleset = RuleSet(rules)
    for name in ("bbc-business-tech", "cryptonews", "reuters"):
        words = findings = 0
        with (data / "news" / f"{name}.jsonl").open(encoding="utf-8") as records:
            for line in records:
                document = from_record(json.loads(line), name)
                words += document.words()
                findings += sum(
                    item.severity.rank >= Severity.WARNING.rank
                    and item.confidence.rank >= Confidence.MEDIUM.rank
                    for item in check(document, ruleset)
                )
        yield Row("all rules", "warnings and errors, of words", "", name, findings, words)


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """The table in Markdown."""
    yield "| rule | figure | data | half | count | share |"
    yield "|---|---|---|---|---|---|"
    for row in rows:
        share = (
            f"{1000 * row.share:.3f} per 1,000" if "of words" in row.figure else f"{row.share:.3f}"
        )
        count = f"{row.hits} of {row.total}"
        shown = share if row.total else "–"
        cells = (row.rule, row.figure, row.data, row.half or "all", count, shown)
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    raise SystemExit(main())

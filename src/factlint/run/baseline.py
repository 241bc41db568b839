"""The ratchet: findings that were there when it was written are not shown again."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from factlint.errors import ConfigError
from factlint.model.finding import Finding
from factlint.run.write import write_atomically
from factlint.values import dataclass

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings that are new, how many are known, and the entries that nothing matches any more."""

    new: tuple[Finding, ...]
    known: int
    gone: tuple[tuple[str, str, str], ...]


def write_baseline(path: Path, entries: Iterable[tuple[str, str, str]]) -> None:
    """Write entries (path, rule, fingerprint), sorted, one a line."""
    import json  # few runs have a baseline

    lines = [
        json.dumps({"path": name, "rule": rule, "fingerprint": fingerprint}, ensure_ascii=False)
        for name, rule, fingerprint in sorted(entries)
    ]
    body = ",\n".join(f"    {line}" for line in lines)
    text = f'{{\n  "format": {FORMAT},\n  "findings": [\n{body}\n  ]\n}}\n'
    write_atomically(path, text)


def read_baseline(path: Path) -> list[tuple[str, str, str]]:
    """The entries of a baseline; ConfigError where it cannot be read."""
    import json  # few runs have a baseline

    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise ConfigError(f"{path.as_posix()}: format {data['format']}; expected {FORMAT}")
        return [(item["path"], item["rule"], item["fingerprint"]) for item in data["findings"]]
    except FileNotFoundError as error:
        raise ConfigError(f"{path.as_posix()}: no such baseline; write one first") from error
    except OSError as error:
        raise ConfigError(f"{path.as_posix()}: cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{path.as_posix()}: is no baseline of factlint") from error


def entry_of(finding: Finding, root: Path) -> tuple[str, str, str]:
    """What a baseline keeps of a finding; its path is taken from the configuration's folder."""
    path = os.path.relpath(finding.path, root).replace(os.sep, "/")
    return path, finding.rule, finding.fingerprint


def compare(
    findings: Iterable[Finding], entries: Iterable[tuple[str, str, str]], root: Path
) -> Compared:
    """Set findings against a baseline; equal entries are counted, so a second one is new."""
    left = Counter(entries)
    if not left:
        return Compared(tuple(findings), 0, ())
    new: list[Finding] = []
    known = 0
    for finding in findings:
        entry = entry_of(finding, root)
        if left[entry] > 0:
            left[entry] -= 1
            known += 1
        else:
            new.append(finding)
    gone = tuple(sorted((+left).elements()))
    return Compared(tuple(new), known, gone)

"""`factlint-allow.yaml`: findings that an editor has accepted in files without comments."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from factlint.engine.suppress import SidecarAllow
from factlint.model.document import LineIndex
from factlint.ruleset.yaml_file import read_yaml

_NEEDED = ("path", "rule", "fingerprint", "reason")


def read_sidecar(path: Path, name: str) -> tuple[SidecarAllow, ...]:
    """The entries of a sidecar; RuleError with line and expectation where one is malformed."""
    file = read_yaml(path, name)
    if not isinstance(file.data, dict) or not isinstance(file.data.get("allows"), list):
        raise file.error("needs 'allows:' with a list of entries")
    lines = LineIndex(path.read_bytes().decode("utf-8-sig"))
    entries = []
    for index, entry in enumerate(file.data["allows"]):
        place = ("allows", index)
        if not isinstance(entry, dict):
            raise file.error("an entry must be a mapping", place)
        for key in _NEEDED:
            if not isinstance(entry.get(key), str) or not entry[key].strip():
                raise file.error(f"an entry needs '{key}'", place)
        unknown = sorted(set(entry) - {*_NEEDED, "until"})
        if unknown:
            raise file.error(f"unknown key '{unknown[0]}' in an entry", (*place, unknown[0]))
        until = None
        if "until" in entry:
            try:
                until = date.fromisoformat(str(entry["until"]))
            except ValueError:
                raise file.error("'until' must be a date such as 2027-01-31", place) from None
        line, _ = file.place(place)
        entries.append(
            SidecarAllow(
                entry["path"],
                entry["fingerprint"],
                entry["rule"],
                entry["reason"],
                until,
                name,
                line,
                lines.start_of(line),
            )
        )
    return tuple(entries)

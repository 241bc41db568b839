"""The head of a Markdown file: YAML (or TOML) between fences, as plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from factlint.patterns import lazy_re
from factlint.readers.bylines import names_of
from factlint.readers.dates import iso_date
from factlint.readers.draft import without_surrogates
from factlint.values import dataclass, field

_YAML = lazy_re(r"---[ \t]*(?:\r\n|\n|\r)")
_YAML_END = lazy_re(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_TOML = lazy_re(r"\+\+\+[ \t]*(?:\r\n|\n|\r)")
_TOML_END = lazy_re(r"^\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_LARGEST = 200_000
_MOST_VALUES = 10_000
_AUTHOR_KEYS = ("authors", "author", "byline")
ERROR_KEY = "front-matter-error"


@dataclass(slots=True)
class FrontMatter:
    """The values of a front matter, where it ends, and where its title and its author stand."""

    end: int
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)


def read_front_matter(source: str) -> FrontMatter:
    """Reads the front matter of a text; one that is broken says so in its values."""
    for opening, closing, parse in ((_YAML, _YAML_END, _yaml), (_TOML, _TOML_END, _toml)):
        match = opening.match(source)
        if match is None:
            continue
        end = closing.search(source, match.end(), match.end() + _LARGEST)
        if end is None:
            continue  # a thematic break, not a front matter
        inner = source[match.end() : end.start()]
        if parse is _yaml and not re.search(r"^[ \t]*[\w\"'-]+[ \t]*:", inner, re.MULTILINE):
            continue
        found = FrontMatter(end.end())
        try:
            values = parse(inner)
        except ValueError as error:
            found.values[ERROR_KEY] = str(error)
            return found
        if not isinstance(values, Mapping):
            found.values[ERROR_KEY] = "the front matter is not a list of keys and values"
            return found
        found.values = _plain_values(values)
        for key in ("title", "author", "authors", "byline", "date"):
            place = _place_of(source, match.end(), end.start(), key)
            if place is not None:
                found.places[key] = place
        return found
    return FrontMatter(0)


def _yaml(text: str) -> Any:
    # Imported here: only a Markdown file with a front matter needs it.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        return YAML(typ="safe", pure=True).load(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "cannot be read"
        # Line 1 of the file is the opening fence.
        place = f"line {mark.line + 2}: " if mark is not None else ""
        raise ValueError(f"{place}{problem}") from None
    except (
        ValueError,
        TypeError,
        RecursionError,
        KeyError,
        AttributeError,
        OverflowError,
    ) as error:
        raise ValueError(f"cannot be read: {error}") from None


def _toml(text: str) -> Any:
    import tomllib  # seldom needed

    return tomllib.loads(text)


def _place_of(source: str, start: int, end: int, key: str) -> tuple[int, int] | None:
    """Where the value of a key stands, if it stands on the key's own line."""
    match = re.compile(
        rf"^{key}[ \t]*[:=][ \t]*(?P<quote>[\"'\[]?)(?P<value>[^\r\n]*?)[\"'\]]?[ \t]*$",
        re.MULTILINE | re.IGNORECASE,
    ).search(source, start, end)
    if match is None or not match["value"].strip() or match["value"][0] in "|>{&*":
        return None
    return match.span("value")


def _plain_values(values: Mapping[Any, Any]) -> dict[str, Any]:
    budget = [_MOST_VALUES]
    found = {str(key): _plain(value, 0, budget) for key, value in values.items()}
    authors = next((found[key] for key in _AUTHOR_KEYS if key in found), None)
    if any(key in found for key in _AUTHOR_KEYS):
        found["authors"] = _authors(authors)
    if isinstance(found.get("date"), str):
        found["date"] = iso_date(found["date"]) or found["date"]
    return found


def _plain(value: Any, depth: int, budget: list[int]) -> Any:
    """A value of plain types: dates as ISO text, keys as text.

    Aliases can make a small text name billions of values, so there is a limit.
    """
    budget[0] -= 1
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if value is None or isinstance(value, bool | int | float):
        return value
    if depth > 20 or budget[0] < 0:
        return None
    if isinstance(value, Mapping):
        return {str(key): _plain(inner, depth + 1, budget) for key, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(inner, depth + 1, budget) for inner in value]
    return str(value)


def _authors(value: Any) -> list[str]:
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Mapping):
            given = " ".join(str(one[key]) for key in ("given", "family") if one.get(key))
            one = one.get("name") or one.get("literal") or given or next(iter(one), "")
        if isinstance(one, str):
            names.extend(names_of(one))
    return names

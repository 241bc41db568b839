"""What a user says about asking the network."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factlint.errors import ConfigError
from factlint.values import dataclass, field

DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class OnlineOptions:
    """How to ask. All times are in seconds; `now` is the time of the run since 1970.

    `delay` lies between two requests to one host, `registry_delay` between two to a registry;
    one host is asked about `most_of_a_host` pages in a run. `cache` is the file of answers, None
    to ask anew; an answer older than `max_age` is asked for again. `ask_private` allows hosts of
    this machine and of local networks. `mail` is told to the registries, who ask for it.
    """

    now: float
    cache: Path | None = None
    max_age: float = 7 * DAY
    delay: float = 1.0
    registry_delay: float = 0.2
    timeout: float = 15.0
    retries: int = 2
    patience: float = 30.0
    hosts_at_once: int = 8
    most_of_a_host: int = 200
    ask_private: bool = False
    mail: str = ""
    crossref: str = "https://api.crossref.org"
    openalex: str = "https://api.openalex.org"
    resolver: str = "https://doi.org"


@dataclass(slots=True)
class Tally:
    """How much was asked, for the note to the user."""

    asked: int = 0
    kept: int = 0
    left_out: int = 0
    hosts: set[str] = field(default_factory=set)


_BASES = {
    "crossref": "FACTLINT_CROSSREF_URL",
    "openalex": "FACTLINT_OPENALEX_URL",
    "resolver": "FACTLINT_DOI_URL",
}


def options_of(
    environment: Mapping[str, str] | None = None,
    *,
    now: float,
    max_age_days: float = 7,
    cache: Path | None,
) -> OnlineOptions:
    """The options of a run, with what the environment says of registries and local hosts.

    Raises ConfigError where a registry's address is none.
    """
    environment = os.environ if environment is None else environment
    bases: dict[str, Any] = {
        name: environment[variable].rstrip("/")
        for name, variable in _BASES.items()
        if environment.get(variable)
    }
    for name, base in bases.items():
        if not base.startswith(("http://", "https://")):
            raise ConfigError(f"{_BASES[name]} is {base!r}; expected an address with http(s)://")
    delay = environment.get("FACTLINT_ONLINE_DELAY", "")
    pauses: dict[str, Any] = {}
    if delay:
        try:
            pauses = {"delay": float(delay), "registry_delay": float(delay)}
        except ValueError:
            raise ConfigError(f"FACTLINT_ONLINE_DELAY is {delay!r}; expected seconds") from None
    return OnlineOptions(
        now=now,
        cache=cache,
        max_age=max_age_days * DAY,
        ask_private=environment.get("FACTLINT_ONLINE_PRIVATE", "") not in ("", "0"),
        mail=environment.get("FACTLINT_MAIL", ""),
        **pauses,
        **bases,
    )

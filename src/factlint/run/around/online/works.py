"""What registries state of a work: Crossref first, then OpenAlex, and the resolver of DOIs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from rapidfuzz import fuzz

from factlint.language.citing.works import normal_title
from factlint.model.surroundings import Answer
from factlint.run.around.online.pages import TROUBLES
from factlint.run.around.online.web import Reply, Web

_ALIKE = 90.0
"""Titles (of 100) that are those of one work."""

_NOT_FOUND = frozenset({404, 410})


def ask_doi(web: Web, doi: str) -> Answer:
    """The work of a DOI; `missing` only if the resolver knows of none."""
    name = quote(doi, safe="/()._-")
    options = web.options
    crossref = web.ask("GET", f"{options.crossref}/works/{name}", wants_body=True)
    values = _crossref(_object(crossref).get("message"))
    if values:
        return Answer("ok", "Crossref", values)
    openalex = web.ask("GET", f"{options.openalex}/works/doi:{name}", wants_body=True)
    values = _openalex(_object(openalex))
    if values:
        return Answer("ok", "OpenAlex", values)
    handle = web.ask("GET", f"{options.resolver}/api/handles/{name}", wants_body=True)
    if handle.status in _NOT_FOUND or _object(handle).get("responseCode") == 100:
        return Answer("missing", "no such DOI is registered")
    if handle.status == 200:
        return Answer("unsure", "it is registered, but its title is not known")
    return _no_answer(handle, crossref)


def ask_title(web: Web, title: str, author: str) -> Answer:
    """The work of a title; `unsure` where none is found, since registries do not hold all works."""
    options = web.options
    words = quote(f"{title} {author}".strip(), safe="")
    crossref = web.ask(
        "GET",
        f"{options.crossref}/works?query.bibliographic={words}&rows=5",
        wants_body=True,
    )
    message = _object(crossref).get("message")
    items = message.get("items") if isinstance(message, Mapping) else None
    found = _best(title, [_crossref(item) for item in items or ()])
    if found:
        return Answer("ok", "Crossref", found)
    words = quote(title.replace(",", " "), safe="")
    openalex = web.ask(
        "GET", f"{options.openalex}/works?filter=title.search:{words}&per-page=5", wants_body=True
    )
    items = _object(openalex).get("results")
    found = _best(title, [_openalex(item) for item in items or () if isinstance(item, dict)])
    if found:
        return Answer("ok", "OpenAlex", found)
    if crossref.status == 200 and openalex.status == 200:
        return Answer("unsure", "neither Crossref nor OpenAlex knows the title")
    return _no_answer(crossref, openalex)


def _no_answer(*replies: Reply) -> Answer:
    for reply in replies:
        if reply.trouble:
            return Answer("unreachable", TROUBLES[reply.trouble])
        if reply.status not in (200, *_NOT_FOUND):
            return Answer("unreachable", f"the registry answers {reply.status}")
    return Answer("unreachable", "the registries do not answer")


def _object(reply: Reply) -> Mapping[str, Any]:
    if reply.status != 200:
        return {}
    try:
        found = json.loads(reply.body)
    except ValueError:
        return {}
    return found if isinstance(found, Mapping) else {}


def _best(title: str, works: list[dict[str, str]]) -> dict[str, str]:
    """The work whose title is the most like one, if it is that title."""
    wanted = normal_title(title)
    scored = [(fuzz.ratio(wanted, normal_title(work.get("title", ""))), work) for work in works]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, {}))
    return best if wanted and score >= _ALIKE else {}


def _crossref(work: Any) -> dict[str, str]:
    """The title, the families of the authors and the years of a work at Crossref."""
    if not isinstance(work, Mapping):
        return {}
    title = " ".join([*_texts(work.get("title")), *_texts(work.get("subtitle"))][:2])
    authors = [
        str(author.get("family") or author.get("name") or "")
        for author in work.get("author") or work.get("editor") or ()
        if isinstance(author, Mapping)
    ]
    years = [
        str(parts[0][0])
        for name in ("issued", "published-print", "published-online", "published", "posted")
        if isinstance(work.get(name), Mapping)
        for parts in [work[name].get("date-parts")]
        if parts and parts[0] and parts[0][0]
    ]
    found = _values(title, authors, years, next(iter(_texts(work.get("container-title"))), ""))
    others = [*_texts(work.get("original-title")), *_texts(work.get("short-title"))]
    if found and others:
        found["titles"] = " | ".join(others)
    return found


def _openalex(work: Mapping[str, Any]) -> dict[str, str]:
    """The same of a work at OpenAlex."""
    authors = []
    for one in work.get("authorships") or ():
        author = one.get("author") if isinstance(one, Mapping) else None
        name = author.get("display_name") if isinstance(author, Mapping) else None
        authors.append(str(name or "").split(" ")[-1])
    place = work.get("primary_location")
    source = place.get("source") if isinstance(place, Mapping) else None
    venue = source.get("display_name") if isinstance(source, Mapping) else None
    year = work.get("publication_year")
    title = str(work.get("display_name") or work.get("title") or "")
    return _values(title, authors, [str(year)] if year else [], str(venue or ""))


def _values(title: str, authors: list[str], years: list[str], venue: str) -> dict[str, str]:
    if not title.strip():
        return {}
    found = {
        "title": " ".join(title.split()),
        "authors": "; ".join(name for name in authors if name),
        "years": " ".join(dict.fromkeys(years)),
        "venue": venue,
    }
    return {name: value for name, value in found.items() if value}


def _texts(value: Any) -> list[str]:
    return [str(item) for item in value if item] if isinstance(value, list) else []

"""`--online`, against a server on this machine: what is asked, how, and what comes of it."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from conftest import Ended
from factlint.errors import ConfigError
from factlint.model.document import Document
from factlint.model.surroundings import Answer
from factlint.readers import read
from factlint.run.around.online import OnlineOptions, ask_about, web
from factlint.run.around.online.options import DAY, options_of
from factlint.run.around.online.store import Store

Command = Callable[..., Ended]


@dataclass
class Site:
    """A site: what it answers to a method and a path, and what it was asked."""

    base: str = ""
    replies: dict[str, list[tuple[int, dict[str, str], bytes]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    slow: dict[str, float] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    meeting: threading.Barrier | None = None

    def on(self, path: str, *statuses: int, body: object = b"", **headers: str) -> str:
        """Answers to a path (with a method before it to some only) in turn; gives the address."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        self.replies[path] = [(status, names, data) for status in statuses]
        return self.base + path.rpartition(" ")[2]

    def reply(self, method: str, path: str) -> tuple[int, dict[str, str], bytes]:
        for key in (f"{method} {path}", path):
            if key in self.replies:
                turns = self.replies[key]
                return turns.pop(0) if len(turns) > 1 else turns[0]
        return 404, {}, b""


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        site = self.site
        site.asked.append(f"{self.command} {self.path}")
        site.agents.add(self.headers["User-Agent"])
        if f"{self.command} {self.path}" in site.broken or self.path in site.broken:
            self.connection.close()
            return
        time.sleep(site.slow.get(self.path, 0))
        if site.meeting:
            site.meeting.wait(30)
        status, headers, body = site.reply(self.command, self.path)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 - the name is the base class's

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    yield from _served()


@pytest.fixture
def other_site() -> Iterator[Site]:
    yield from _served()


def _served() -> Iterator[Site]:
    site = Site()
    handler = type("Handler", (_Handler,), {"site": site})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        site.base = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield site
        server.shutdown()


def options(**values: object) -> OnlineOptions:
    """Quick ones, that may ask this machine."""
    quick = {"now": 1e9, "delay": 0.0, "registry_delay": 0.0, "timeout": 10.0, "ask_private": True}
    return OnlineOptions(**{**quick, **values})  # type: ignore[arg-type]


class Clock:
    """Stands for the module `time` and for the event that is waited for; no pause takes time."""

    def __init__(self) -> None:
        self.now = 100.0
        self.pauses: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def wait(self, pause: float) -> bool:
        self.now += pause
        self.pauses.append(round(pause, 3))
        return False

    def is_set(self) -> bool:
        return False


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(web, "time", clock)
    monkeypatch.setattr(web, "threading", SimpleNamespace(Event=lambda: clock, Lock=threading.Lock))
    return clock


def documents(*addresses: str) -> list[Document]:
    text = " ".join(f"[a]({address})" for address in addresses)
    return [one for one in read("x.md", text.encode()) if isinstance(one, Document)]


def ask(*addresses: str, **values: object) -> list[Answer]:
    answers, _ = ask_about(documents(*addresses), options(**values))
    return [answers[address.partition("#")[0]] for address in addresses]


def test_a_page_that_is_there_is_asked_for_once_by_its_head(site: Site):
    address = site.on("/a?b=c%20d&e=é", 200)
    site.on("/a?b=c%20d&e=%C3%A9", 200)
    assert ask(address, f"{address}#here", f"{address}#there")[0] == Answer("ok")
    assert site.asked == ["HEAD /a?b=c%20d&e=%C3%A9"]
    assert all(agent.startswith("factlint/") for agent in site.agents)


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (404, "missing"),
        (410, "missing"),
        (401, "unsure"),
        (403, "unsure"),
        (451, "unsure"),
        (500, "unsure"),
        (503, "unsure"),
        (999, "unsure"),
        (204, "ok"),
    ],
)
def test_what_a_status_says(site: Site, status: int, verdict: str):
    (answer,) = ask(site.on("/a", status))
    assert answer.status == verdict
    assert verdict == "ok" or str(status) in answer.detail


@pytest.mark.parametrize("refused", [403, 404, 405, 501])
def test_where_the_head_is_refused_the_page_is_asked_for(site: Site, refused: int):
    site.on("HEAD /a", refused)
    (answer,) = ask(site.on("GET /a", 200))
    assert answer.status == "ok"
    assert site.asked == ["HEAD /a", "GET /a"]


def test_where_the_head_breaks_off_the_page_is_asked_for(site: Site):
    address = site.on("/a", 200)
    site.broken.add("HEAD /a")
    assert ask(address)[0].status == "ok"


@pytest.mark.parametrize(
    ("statuses", "final", "values"),
    [
        ((301,), "/new/place", {"moved": "/new/place"}),
        ((308, 301), "/new/place", {"moved": "/new/place"}),
        ((302,), "/new/place", {}),
        ((301, 302), "/new/place", {}),
        ((301,), "/a/", {}),
        ((302,), "/", {"dropped": "/"}),
        ((301,), "/index.html", {"dropped": "/index.html"}),
        ((302,), "/en/", {"dropped": "/en/"}),
        ((302,), "/login?next=/a", {"dropped": "/login?next=/a"}),
        ((302,), "/page-not-found", {"dropped": "/page-not-found"}),
    ],
)
def test_redirects_are_followed_and_what_they_say_is_told(
    site: Site, statuses: tuple[int, ...], final: str, values: dict[str, str]
):
    address = site.on("/a", statuses[0], Location="/b" if len(statuses) > 1 else final)
    if len(statuses) > 1:
        site.on("/b", statuses[1], Location=site.base + final)
    site.on(final, 200)
    assert ask(address) == [
        Answer("ok", "", {name: site.base + value for name, value in values.items()})
    ]


def test_a_redirect_to_what_is_gone(site: Site):
    assert ask(site.on("/a", 301, Location="/gone"))[0].status == "missing"


def test_redirects_that_do_not_end(site: Site):
    circle = site.on("/a", 302, Location="/b")
    site.on("/b", 302, Location="/a")
    for number in range(12):
        site.on(f"/n{number}", 302, Location=f"/n{number + 1}")
    answers = ask(circle, f"{site.base}/n0", site.on("/f", 302, Location="file:///etc/passwd"))
    assert [answer.status for answer in answers] == ["unsure"] * 3
    assert "circle" in answers[0].detail
    assert "GET" not in "".join(site.asked)


def test_a_busy_site_is_asked_again_when_it_says_so(site: Site, clock: Clock):
    address = site.on("/a", 429, 200, Retry_After="7")
    assert ask(address, patience=7)[0].status == "ok"
    assert site.asked == ["HEAD /a", "HEAD /a"]
    assert sum(clock.pauses) == 7


def test_a_site_that_asks_for_too_much_patience_is_left_alone(site: Site, clock: Clock):
    (answer,) = ask(site.on("/a", 429, Retry_After="3600"))
    assert (answer.status, site.asked) == ("unsure", ["HEAD /a"])
    assert sum(clock.pauses) == 0


def test_a_site_that_is_slow_or_breaks_off_could_not_be_checked(site: Site, other_site: Site):
    slow, broken = site.on("/a", 200), other_site.on("/a", 200)
    site.slow["/a"] = 1.0
    other_site.broken.add("/a")
    answers = ask(slow, retries=1, timeout=0.2) + ask(broken, retries=1)
    assert [answer.status for answer in answers] == ["unreachable", "unreachable"]
    assert "in time" in answers[0].detail
    assert "broke off" in answers[1].detail


def test_nobody_listens():
    (answer,) = ask("http://127.0.0.1:9/a")
    assert (answer.status, answer.detail) == ("unreachable", "the site refuses connections")


def test_a_name_that_nobody_has_is_missing_unless_there_is_no_network(
    site: Site, monkeypatch: pytest.MonkeyPatch
):
    import socket

    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    there = site.on("/a", 200)
    real = socket.getaddrinfo

    def look_up(host: str, *rest: object, **named: object) -> object:
        return fail() if "gone" in host else real(host, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    answers = ask("http://gone.harbour.org/a", there)
    assert [answer.status for answer in answers] == ["missing", "ok"]
    assert answers[0].detail == "there is no site of this name"
    assert ask("http://gone.harbour.org/a")[0].status == "unreachable"


def test_between_two_requests_to_one_host_there_is_a_pause(site: Site, clock: Clock):
    ask(*(site.on(f"/{number}", 200) for number in range(4)), delay=0.5)
    assert clock.pauses == [0.0, 0.5, 0.5, 0.5]


def test_two_hosts_are_asked_at_once(site: Site, other_site: Site):
    site.meeting = other_site.meeting = threading.Barrier(2)
    addresses = [one.on(f"/{n}", 200) for one in (site, other_site) for n in range(4)]
    assert {answer.status for answer in ask(*addresses, timeout=30)} == {"ok"}


def test_one_host_is_not_asked_about_thousands_of_pages(site: Site, tmp_path: Path):
    addresses = [site.on(f"/{number}", 200) for number in range(5)]
    quick = options(most_of_a_host=2, cache=tmp_path / "c")
    told: list[str] = []
    for left_out, kept in ((3, 0), (1, 2), (0, 4)):
        answers, tally = ask_about(documents(*addresses), quick, notify=told.append)
        assert (tally.left_out, tally.kept, len(answers)) == (left_out, kept, 5 - left_out)
    assert told[-1] == "asking 1 host about 1 link or work"


def test_answers_are_kept_for_a_while(site: Site, tmp_path: Path):
    addresses = site.on("/ok", 200), site.on("/gone", 404), site.on("/no", 403)
    cache = tmp_path / "deep" / "answers.sqlite"
    for now, asked in ((1e9, 5), (1e9 + 3600, 0), (1e9 + 2 * DAY, 2), (1e9 + 8 * DAY, 5)):
        site.asked.clear()
        answers = ask(*addresses, cache=cache, now=now)
        assert [answer.status for answer in answers] == ["ok", "missing", "unsure"]
        assert len(site.asked) == asked
    site.asked.clear()
    ask(*addresses, cache=None)
    assert len(site.asked) == 5


def test_what_could_not_be_reached_is_asked_again(site: Site, tmp_path: Path):
    address = site.on("/a", 200)
    site.broken.add("/a")
    assert ask(address, cache=tmp_path / "c", retries=0)[0].status == "unreachable"
    site.broken.clear()
    assert ask(address, cache=tmp_path / "c")[0].status == "ok"


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00 and then not"])
def test_a_damaged_cache_is_done_without(site: Site, tmp_path: Path, content: bytes):
    cache = tmp_path / "answers"
    cache.write_bytes(content)
    assert ask(site.on("/a", 200), cache=cache)[0].status == "ok"


def test_a_cache_with_damaged_answers_is_done_without(tmp_path: Path):
    store = Store(tmp_path / "c", 1e9, DAY)
    store.keep({"a": Answer("ok")})
    with sqlite3.connect(tmp_path / "c") as database:
        database.execute("UPDATE answers_1 SET fields = '{'")
    assert store.find(["a"]) == {}


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/a",
        "http://127.0.0.1/a",
        "http://192.168.1.1/a",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/a",
        "http://printer.local/a",
        "http://intranet/a",
        "http://[::1/a",
        "http://a.org:port/a",
        "http:///a",
        "https://example.com/a",
        "https://{host}/a",
        "ftp://harbour.org/a",
        "mailto:ana@harbour.org",
    ],
)
def test_what_is_not_asked(address: str):
    answers, tally = ask_about(documents(address), options(ask_private=False))
    assert (answers, tally.hosts) == ({}, set())


def test_a_redirect_into_the_local_network_is_not_followed(site: Site, other_site: Site):
    from factlint.run.around.online import pages
    from factlint.run.around.online.web import Web

    web = Web(options(ask_private=False, crossref=site.base))
    address = site.on("/a", 302, Location=other_site.on("/secret", 200))
    assert pages.ask_page(web, address).status == "unsure"
    assert other_site.asked == []


BIB = """\
@article{{a,
  title = {{The rain on the harbour in winter}},
  author = {{Reed, Ana and Berg, Tom}},
  year = {{2019}},
  doi = {{10.1234/ab.56}}
}}
"""
TITLED = (
    "@article{b, title = {A long history of the ferries of Hull}, author = {Cole, Ben},"
    " journal = {Ferries}, year = 2011}"
)


@pytest.fixture
def registries(
    site: Site,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    put_rules: Callable[[Path], None],
) -> Site:
    """Crossref, OpenAlex and the resolver, on one server."""
    for name, path in (("CROSSREF", "/cr"), ("OPENALEX", "/oa"), ("DOI", "/doi")):
        monkeypatch.setenv(f"FACTLINT_{name}_URL", site.base + path)
    monkeypatch.setenv("FACTLINT_ONLINE_DELAY", "0")
    put_rules(tmp_path / ".cache" / "factlint")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    monkeypatch.setenv("FACTLINT_ONLINE_PRIVATE", "1")
    monkeypatch.setenv("FACTLINT_MAIL", "ana@harbour.org")
    return site


def crossref(**values: object) -> dict[str, object]:
    work = {
        "title": ["The rain on the harbour in winter"],
        "author": [{"family": "Reed", "given": "Ana"}],
        "issued": {"date-parts": [[2019, 5]]},
    }
    return {"message": {**work, **values}}


def bib(factlint: Command, tmp_path: Path, text: str = "") -> list[tuple[str, str, str, str]]:
    (tmp_path / "a.bib").write_text(text or BIB.replace("{{", "{").replace("}}", "}"))
    rules = "references/not-found,references/wrong-metadata"
    ended = factlint("check", "a.bib", "--online", "--select", rules, "--format", "jsonl")
    items = [json.loads(line) for line in ended.out.splitlines()]
    return [
        (item["rule"].partition("/")[2], item["severity"], item["found"], item["message"])
        for item in items
    ]


def test_a_work_as_the_registry_has_it(registries: Site, factlint: Command, tmp_path: Path):
    registries.on("/cr/works/10.1234/ab.56", 200, body=crossref())
    assert bib(factlint, tmp_path) == []
    assert registries.asked == ["GET /cr/works/10.1234/ab.56"]
    assert any("mailto:ana@harbour.org" in agent for agent in registries.agents)


@pytest.mark.parametrize(
    ("values", "found", "severity"),
    [
        ({"title": ["Engines of ferries"]}, "The rain on the harbour in winter", "warning"),
        ({"author": [{"family": "Cole"}]}, "Reed, Ana and Berg, Tom", "warning"),
        ({"issued": {"date-parts": [[1997]]}}, "2019", "info"),
        ({"title": ["The Rain on the Harbour in Winter: A History"]}, "", ""),
        ({"title": ["The <i>rain</i> on the harbour, in winter"]}, "", ""),
        ({"issued": {"date-parts": [[2020]]}}, "", ""),
        ({"author": [{"family": "Réed"}, {"name": "The Harbour Board"}]}, "", ""),
        ({"author": None, "issued": {"date-parts": [[None]]}}, "", ""),
        ({"title": ["港の冬の雨"], "author": [{"family": "山田"}]}, "", ""),
        ({"title": ["Regen"], "original-title": ["The rain on the harbour in winter"]}, "", ""),
    ],
)  # fmt: skip
def test_entries_that_differ_from_the_registry(
    registries: Site, factlint: Command, tmp_path: Path, values: dict[str, object], found: str,
    severity: str,
):  # fmt: skip
    registries.on("/cr/works/10.1234/ab.56", 200, body=crossref(**values))
    items = bib(factlint, tmp_path)
    assert [item[:3] for item in items] == ([("wrong-metadata", severity, found)] if found else [])
    if found:
        assert found in items[0][3]
        assert "Crossref has" in items[0][3]


def test_what_crossref_does_not_know_openalex_may(
    registries: Site, factlint: Command, tmp_path: Path
):
    work = {
        "display_name": "Engines of the northern ferries",
        "authorships": [{"author": {"display_name": "Ben Cole"}}],
        "publication_year": 2011,
    }
    registries.on("/oa/works/doi:10.1234/ab.56", 200, body=work)
    ((rule, _, _, message),) = bib(factlint, tmp_path)
    assert (rule, "OpenAlex has 'Engines" in message) == ("wrong-metadata", True)


def test_a_doi_is_not_found_only_if_the_resolver_says_so(
    registries: Site, factlint: Command, tmp_path: Path
):
    registries.on("/doi/api/handles/10.1234/ab.56", 404, body={"responseCode": 100})
    ((rule, severity, found, _),) = bib(factlint, tmp_path)
    assert (rule, severity, found) == ("not-found", "error", "10.1234/ab.56")


@pytest.mark.parametrize("status", [200, 403, 500])
def test_a_doi_that_nobody_can_tell_of_is_not_accused(
    registries: Site, factlint: Command, tmp_path: Path, status: int
):
    registries.on("/doi/api/handles/10.1234/ab.56", status, body={"responseCode": 1})
    assert bib(factlint, tmp_path) == []


def test_a_work_without_a_doi_is_looked_for_by_its_title(
    registries: Site, factlint: Command, tmp_path: Path
):
    path = (
        "/cr/works?query.bibliographic=A%20long%20history%20of%20the%20ferries%20of%20Hull"
        "%20Cole%2C%20Ben&rows=5"
    )
    work = {"title": ["A long history of the ferries of Hull"], "author": [{"family": "Cole"}]}
    other = {"title": ["A long history of the ferry men"]}
    registries.on(path, 200, body={"message": {"items": [other, work]}})
    assert bib(factlint, tmp_path, TITLED) == []
    work["author"] = [{"family": "Reed"}]
    registries.on(path, 200, body={"message": {"items": [work]}})
    assert bib(factlint, tmp_path, TITLED) == []  # from the cache
    ended = factlint("check", "a.bib", "--online", "--no-cache", "--select", "references")
    assert "author 'Cole, Ben', Crossref has 'Reed'" in ended.out


def test_a_title_that_no_registry_has_is_only_pointed_out(
    registries: Site, factlint: Command, tmp_path: Path
):
    for path in (
        "/cr/works?query.bibliographic=A%20long%20history%20of%20the%20ferries%20of%20Hull"
        "%20Cole%2C%20Ben&rows=5",
        "/oa/works?filter=title.search:A%20long%20history%20of%20the%20ferries%20of%20Hull"
        "&per-page=5",
    ):
        registries.on(path, 200, body={"message": {"items": []}, "results": []})
    ((rule, severity, _, _),) = bib(factlint, tmp_path, TITLED)
    assert (rule, severity) == ("not-found", "info")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"message": 3}', b'{"message": {"title": 1, "author": [2]}}',
             b'{"message": {"title": ["A"], "issued": {"date-parts": [[]]}, "author": {"x": 1}}}']
)  # fmt: skip
def test_whatever_a_registry_sends_is_no_trouble(
    registries: Site, factlint: Command, tmp_path: Path, body: bytes
):
    registries.on("/cr/works/10.1234/ab.56", 200, body=body)
    bib(factlint, tmp_path)


def test_the_command_asks_only_when_told_to(registries: Site, factlint: Command, tmp_path: Path):
    address = registries.on("/gone", 404)
    (tmp_path / "a.md").write_text(f"[a]({address}#x) and [b]({address}).\n")
    quiet = factlint("check", "a.md", "--select", "links/dead")
    assert (quiet.code, quiet.err, registries.asked) == (0, "", [])
    ended = factlint("check", "a.md", "--select", "links/dead", "--online")
    assert ended.code == 1
    assert ended.out.count("is gone: the site answers 404") == 2
    assert "asked 1 host about 1 link or work" in ended.err
    again = factlint("check", "a.md", "--select", "links/dead", "--online")
    assert again.out == ended.out
    assert "1 answer was at hand" in again.err
    assert factlint("check", "a.md", "--online", "--quiet").err == ""


def test_answers_reach_every_process(registries: Site, factlint: Command, tmp_path: Path):
    for number in range(3):
        address = registries.on(f"/gone{number}", 404)
        (tmp_path / f"{number}.md").write_text(f"[a]({address}) " + "word " * 40_000)
    ended = factlint("check", ".", "--select", "links/dead", "--online", "--jobs", "2")
    assert ended.out.count("is gone") == 3
    assert len(registries.asked) == 6


def test_standard_input_is_asked_about_too(
    registries: Site, factlint: Command, monkeypatch: pytest.MonkeyPatch
):
    import io
    import sys

    text = f"[a]({registries.on('/gone', 404)})".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    ended = factlint("check", "-", "--stdin-name", "a.md", "--online", "--select", "links/dead")
    assert "is gone" in ended.out


def test_no_configuration_can_ask(factlint: Command, tmp_path: Path):
    (tmp_path / "factlint.toml").write_text("online = true\n")
    (tmp_path / "a.md").write_text("A text.\n")
    ended = factlint("check", "a.md")
    assert ended.code == 2
    assert "--online" in ended.err


@pytest.mark.parametrize("days", ["-1", "x", ""])
def test_a_wrong_number_of_days_is_told(factlint: Command, days: str):
    assert factlint("check", ".", "--online", f"--online-max-age={days}").code == 2


@pytest.mark.parametrize(
    "environment", [{"FACTLINT_CROSSREF_URL": "crossref.org"}, {"FACTLINT_ONLINE_DELAY": "soon"}]
)
def test_a_wrong_setting_of_the_environment_is_told(environment: dict[str, str]):
    with pytest.raises(ConfigError, match=next(iter(environment))):
        options_of(environment, now=0, cache=None)

"""One request and its reply, over the standard library; redirects are told, not followed."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from urllib.parse import quote, urlsplit, urlunsplit

from factlint.run.around.online.options import OnlineOptions
from factlint.values import dataclass, field
from factlint.version import VERSION

_BUSY = frozenset({429, 500, 502, 503, 504})
_PASSING = frozenset({"timeout", "reset"})
_MOST_BODY = 4_000_000
_SAFE = "%/:=&?~#+!$,;'@()*[]|-._"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back. `status` is 0 where nothing did, and `trouble` says why.

    `trouble` is one of `dns`, `timeout`, `refused`, `reset`, `tls`, `private` and `malformed`.
    """

    status: int = 0
    location: str = ""
    retry_after: float | None = None
    body: bytes = b""
    trouble: str = ""


@dataclass(slots=True)
class _Manners:
    """One host's turn: one request at a time, and a pause between two."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0


class Web:
    """Sends requests, politely: never two to one host at once."""

    def __init__(self, options: OnlineOptions) -> None:
        self.options = options
        self.stopped = threading.Event()
        self.hosts: set[str] = set()
        self._manners: dict[str, _Manners] = {}
        self._down: dict[str, Reply] = {}
        self._public: dict[str, str] = {}
        self._guard = threading.Lock()
        self._registries = {
            host_of(base) for base in (options.crossref, options.openalex, options.resolver)
        }
        self._has_proxy = bool(urllib.request.getproxies())
        self._opener = _opener()

    def ask(self, method: str, url: str, *, wants_body: bool = False) -> Reply:
        """Sends a request, again where the reply is that of a passing trouble."""
        host = host_of(url)
        if host in self._down:
            return self._down[host]
        trouble = self._private(host)
        if trouble:
            return Reply(trouble=trouble)
        reply = Reply(trouble="timeout")
        for attempt in range(self.options.retries + 1):
            reply = self._send(method, url, host, wants_body=wants_body)
            is_passing = reply.trouble in _PASSING and method != "HEAD"
            if reply.status not in _BUSY and not is_passing:
                break
            pause = reply.retry_after
            if pause is None:
                pause = self.options.delay * 2**attempt
            is_last = attempt == self.options.retries
            if is_last or pause > self.options.patience or self.stopped.wait(pause):
                break
        if reply.trouble in ("dns", "refused") or (reply.trouble == "timeout" and method != "HEAD"):
            self._down[host] = reply  # the other pages of this host need not be tried
        return reply

    def is_private(self, url: str) -> bool:
        """Whether an address leads to this machine or a local network, and must not be asked."""
        return self._private(host_of(url)) == "private"

    def _private(self, host: str) -> str:
        """`private`, `dns`, or nothing where a host may be asked."""
        if self.options.ask_private or host in self._registries:
            return ""
        if host not in self._public:
            self._public[host] = _trouble_of(host, by_proxy=self._has_proxy)
        return self._public[host]

    def _send(self, method: str, url: str, host: str, *, wants_body: bool) -> Reply:
        headers = {"User-Agent": self._agent(host), "Accept": "*/*"}
        try:
            request = urllib.request.Request(_encoded(url), headers=headers, method=method)
        except (ValueError, UnicodeError):
            return Reply(trouble="malformed")
        with self._turn(host):
            return self._exchange(request, wants_body=wants_body)

    def _exchange(self, request: urllib.request.Request, *, wants_body: bool) -> Reply:
        try:
            with self._opener.open(request, timeout=self.options.timeout) as response:
                body = response.read(_MOST_BODY) if wants_body else b""
                return Reply(status=response.status, body=body)
        except urllib.error.HTTPError as error:
            with error:
                after = _seconds(error.headers.get("Retry-After"), self.options.now)
                return Reply(error.code, error.headers.get("Location") or "", after)
        except urllib.error.URLError as error:
            reason = error.reason
            return Reply(trouble=_trouble(reason if isinstance(reason, Exception) else error))
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Reply(trouble=_trouble(error))

    def _agent(self, host: str) -> str:
        mail = self.options.mail if host in self._registries else ""
        return f"factlint/{VERSION} (checks links and references" + (
            f"; mailto:{mail})" if mail else ")"
        )

    @contextmanager
    def _turn(self, host: str) -> Iterator[None]:
        with self._guard:
            manners = self._manners.setdefault(host, _Manners())
            self.hosts.add(host)
        is_registry = host in self._registries
        delay = self.options.registry_delay if is_registry else self.options.delay
        with manners.lock:
            self.stopped.wait(max(0.0, manners.free_at - time.monotonic()))
            try:
                yield
            finally:
                manners.free_at = time.monotonic() + delay


def _opener() -> urllib.request.OpenerDirector:
    """Opens addresses of the web alone, and follows no redirect."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def host_of(url: str) -> str:
    """The host with its port, as turns are kept for."""
    try:
        parts = urlsplit(url)
        name = parts.hostname or ""
        return (f"[{name}]" if ":" in name else name) + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return ""


def _encoded(url: str) -> str:
    """An address in ASCII: percent signs for what is none, Punycode for the host."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    if ":" in host:
        host = f"[{host}]"
    place = f"{host}:{parts.port}" if parts.port else host
    path = quote(parts.path or "/", safe=_SAFE)
    return urlunsplit((parts.scheme, place, path, quote(parts.query, safe=_SAFE), ""))


def _trouble_of(host: str, *, by_proxy: bool) -> str:
    name = urlsplit(f"//{host}").hostname or ""
    if not name or name == "localhost" or name.endswith((".localhost", ".local", ".internal")):
        return "private"
    try:
        return "" if ip_address(name).is_global else "private"
    except ValueError:
        pass
    if by_proxy:
        return ""  # the proxy looks names up, and decides whom it speaks to
    try:
        places = socket.getaddrinfo(name, None, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError) as error:
        return _trouble(error)
    is_private = any(not ip_address(str(place[4][0]).split("%")[0]).is_global for place in places)
    return "private" if is_private else ""


def _trouble(error: BaseException) -> str:
    if isinstance(error, socket.gaierror):
        return "dns" if error.errno in (socket.EAI_NONAME, _NODATA) else "timeout"
    if isinstance(error, TimeoutError):
        return "timeout"
    if isinstance(error, ssl.SSLError):
        return "tls"
    if isinstance(error, ConnectionRefusedError):
        return "refused"
    if isinstance(error, (UnicodeError, http.client.InvalidURL)):
        return "malformed"
    return "reset"


_NODATA = getattr(socket, "EAI_NODATA", socket.EAI_NONAME)


def _seconds(text: str | None, now: float) -> float | None:
    """How long `Retry-After` asks to wait, in seconds."""
    if not text:
        return None
    if text.strip().isdecimal():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, TypeError):
        return None

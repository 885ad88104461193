"""Networks that let nothing through, each a server on this machine."""

import ssl
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from lessons.data.download import failure
from lessons.data.download.download import Download, Part, Source
from lessons.data.download.jobs import Progress
from tests.data.offering import ended

CERTIFICATE = """
-----BEGIN CERTIFICATE-----
MIIBiTCCATCgAwIBAgIUMUbeg07K9sN19YXrS4VV2o5JJH8wCgYIKoZIzj0EAwIw
ETEPMA0GA1UEAwwGbm9ib2R5MCAXDTI2MTEyNzEzMTUyN1oYDzIxMjYxMTAzMTMx
NTI3WjARMQ8wDQYDVQQDDAZub2JvZHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AARPgcgOqbGKj3d6wTvEQjuT4jKcBA8O6btV8mzb7qi9yCWRH75Ach92Ogjx8jAx
PGLny9DARfRso/5/oT+3vrPeo2QwYjAdBgNVHQ4EFgQUrA14F8zzG8S4r3D+ldbh
5/CRoZMwHwYDVR0jBBgwFoAUrA14F8zzG8S4r3D+ldbh5/CRoZMwDwYDVR0TAQH/
BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQCIGxgOUcT
8YeVT90XeQbHjBT42LjPh5H26q59Tvw6IduSAiBZXZ5YY3aoyUZpLDhhZES6m+x0
m2XO7Q/9ZxnYEKE2Kw==
-----END CERTIFICATE-----
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgheuaZYeOBGORME1b
EC1BqkDbvqZ4A5HvfN17DcWzTCKhRANCAARPgcgOqbGKj3d6wTvEQjuT4jKcBA8O
6btV8mzb7qi9yCWRH75Ach92Ogjx8jAxPGLny9DARfRso/5/oT+3vrPe
-----END PRIVATE KEY-----
"""
"""Signed by nobody whom a computer trusts, and of use for nothing else, with its key."""
FILE = b"\x93NUMPY" + bytes(100_000)


class Answer(BaseHTTPRequestHandler):
    """Answers as its path says; whoever asks for a tunnel needs a password, or may not pass."""

    def do_GET(self) -> None:
        getattr(self, self.path.rpartition("/")[2])()

    def do_CONNECT(self) -> None:
        self.send_error(403 if self.path.startswith("forbidden") else 407)

    def send(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def file(self) -> None:
        self.send(200, FILE)

    def page(self) -> None:
        self.send(200, b"Welcome, guest", Content_Type="text/html; charset=utf-8")

    def nameless_page(self) -> None:
        self.send(200, b"\n  <!DOCTYPE html><title>Welcome, guest</title>", Content_Type="application/octet-stream")

    def elsewhere(self) -> None:
        self.send(302, b"", Location="/page")

    def sign_in(self) -> None:
        self.send(511, b"")

    def password(self) -> None:
        self.send(407, b"")

    def log_message(self, format: str, *arguments: object) -> None:
        """Tests need no log."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that do not trust a server hang up."""


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[int]:
    """A server at the port it gives, with TLS where there is a certificate."""
    with Server(("127.0.0.1", 0), Answer) as server:
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for scheme in ("http", "https", "all", "no"):
        for variable in (f"{scheme}_proxy", f"{scheme}_proxy".upper()):
            monkeypatch.delenv(variable, raising=False)
    # Python reads the variables once, with the first address that it opens.
    monkeypatch.setattr(urllib.request, "_opener", None)


@pytest.fixture
def download(tmp_path: Path) -> Callable[[str], Progress]:
    """How the download of the file at an address ends."""

    def download(address: str) -> Progress:
        return ended(Download(lambda: [Part(Source(address, None), tmp_path / "set.npz")], 10**6))

    return download


@pytest.mark.parametrize("answer", ["page", "nameless_page", "elsewhere", "sign_in"])
def test_a_network_that_wants_guests_to_sign_in_is_named(
    download: Callable[[str], Progress], tmp_path: Path, answer: str
) -> None:
    part = tmp_path / "set.npz.part"
    part.write_bytes(FILE[:1000])
    with serving() as port:
        progress = download(f"http://127.0.0.1:{port}/{answer}")
        assert (progress.state, progress.sentence) == ("failed", failure.SIGN_IN)
        assert part.read_bytes() == FILE[:1000], "what has arrived before is of use"
        assert download(f"http://127.0.0.1:{port}/file").state == "done"
    assert (tmp_path / "set.npz").read_bytes() == FILE


def test_a_certificate_that_is_not_trusted_is_named(download: Callable[[str], Progress], tmp_path: Path) -> None:
    certificate = tmp_path / "certificate.pem"
    certificate.write_text(CERTIFICATE.strip())
    with serving(certificate) as port:
        sentence = download(f"https://127.0.0.1:{port}/file").sentence
    assert sentence.startswith("This computer does not trust the certificate that came for 127.0.0.1: check its clock")


def test_a_server_without_a_certificate_is_not_told_as_a_missing_network(download: Callable[[str], Progress]) -> None:
    with serving() as port:
        sentence = download(f"https://127.0.0.1:{port}/file").sentence
    assert sentence == "No safe connection to 127.0.0.1 was possible: something in this network may stand between."


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_asks_for_a_password_is_named(
    download: Callable[[str], Progress], monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    with serving() as port:
        monkeypatch.setenv(f"{scheme}_proxy", f"http://127.0.0.1:{port}")
        assert download(f"{scheme}://storage.example/password").sentence == failure.LOCKED


def test_a_proxy_that_lets_nobody_through_is_named(
    download: Callable[[str], Progress], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as port:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{port}")
        sentence = download("https://forbidden.example/file").sentence
    assert sentence == "The proxy of this network does not let forbidden.example through: 403 Forbidden."

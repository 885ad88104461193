"""Why a server on the network does not send a file, told in a sentence for who has asked for it."""

import http.client
import re
import ssl
import urllib.error
from urllib.parse import urlsplit

LOCKED = (
    "The proxy of this network asks for a password: start Layerscope with it, as in "
    "HTTPS_PROXY=http://NAME:PASSWORD@PROXY:PORT, or use another network."
)
SIGN_IN = (
    "This network sent a web page instead of the file, perhaps because it wants you to sign in: open any page in a "
    "browser, then try again."
)

_PAGES = ("text/html", "application/xhtml+xml")
_TUNNEL = re.compile(r"Tunnel connection failed: (\d+) ?(.*)")
"""What Python says of a proxy that does not open the way to a server."""


def host(address: str) -> str:
    """The name of the server at an address."""
    return urlsplit(address).hostname or address


def explain(address: str, failure: Exception) -> str:
    """Why what was asked for at this address did not come: what failed is a request, before its first byte."""
    if isinstance(failure, urllib.error.HTTPError):
        return _explain_status(f"{host(address)} refuses to send the file", failure.code, failure.reason)
    cause = failure.reason if isinstance(failure, urllib.error.URLError) else failure
    if isinstance(cause, ssl.SSLCertVerificationError):
        return (
            f"This computer does not trust the certificate that came for {host(address)}: check its clock, sign in to "
            "the network, or ask whoever runs it."
        )
    if isinstance(cause, ssl.SSLError):
        return f"No safe connection to {host(address)} was possible: something in this network may stand between."
    tunnel = _TUNNEL.search(str(cause))
    if tunnel is not None:
        return _explain_status(
            f"The proxy of this network does not let {host(address)} through", int(tunnel[1]), tunnel[2]
        )
    return f"{host(address)} cannot be reached; is this computer online?"


def is_web_page(response: http.client.HTTPResponse) -> bool:
    """Whether a page for a reader came, such as the one on which a network wants guests to sign in."""
    return response.headers.get_content_type() in _PAGES or bool(
        re.match(rb"\s*<(!doctype\s+html|html|head|body)\b", response.peek(200), re.IGNORECASE)
    )


def _explain_status(refusal: str, code: int, reason: str) -> str:
    if code == http.client.PROXY_AUTHENTICATION_REQUIRED:
        return LOCKED
    if code == http.client.NETWORK_AUTHENTICATION_REQUIRED:
        return SIGN_IN
    return f"{refusal}: {f'{code} {reason}'.strip()}."

"""Serves a classroom and prints where its computers find this one: `python tools/classroom.py PORT`."""

import errno
import io
import ipaddress
import os
import secrets
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import psutil
import qrcode

ROOT = Path(__file__).parents[1]
APP = ROOT / "app.py"

# Three columns by five rows a digit, so that the longest address fits a terminal of 80 columns.
GLYPHS = {
    "0": ("███", "█ █", "█ █", "█ █", "███"),
    "1": (" █ ", "██ ", " █ ", " █ ", "███"),
    "2": ("███", "  █", "███", "█  ", "███"),
    "3": ("███", "  █", " ██", "  █", "███"),
    "4": ("█ █", "█ █", "███", "  █", "  █"),
    "5": ("███", "█  ", "███", "  █", "███"),
    "6": ("███", "█  ", "███", "█ █", "███"),
    "7": ("███", "  █", "  █", " █ ", " █ "),
    "8": ("███", "█ █", "███", "█ █", "███"),
    "9": ("███", "█ █", "███", "  █", "███"),
    ".": (" ", " ", " ", " ", "█"),
    ":": (" ", "█", " ", "█", " "),
}


def default_address() -> str | None:
    """The address from which this computer would reach the internet; None without a route to it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a datagram socket chooses a route and sends nothing; the address is one reserved for examples.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        return str(probe.getsockname()[0])


def addresses() -> list[str]:
    """This computer's IPv4 addresses on local networks, the likeliest one first."""
    interfaces = psutil.net_if_stats()
    found = [
        entry.address
        for name, entries in psutil.net_if_addrs().items()
        if name in interfaces and interfaces[name].isup
        for entry in entries
        if entry.family == socket.AF_INET
    ]
    usable = [text for text in found if not (ip := ipaddress.ip_address(text)).is_loopback and not ip.is_link_local]
    likeliest = default_address()
    return sorted(usable, key=lambda text: text != likeliest)


def banner(text: str) -> str:
    """The text, of digits, dots and colons, in letters of five rows."""
    return "\n".join(" ".join(GLYPHS[character][row] for character in text) for row in range(5))


def invite(address: str, others: Sequence[str]) -> None:
    """Prints the address, large and as a QR code, and others that may serve."""
    code = qrcode.QRCode()
    code.add_data(f"http://{address}")
    print(f"\n{banner(address)}\n")
    code.print_ascii(tty=sys.stdout.isatty(), invert=True)
    print(f"Learners on the same network open  http://{address}  or point a camera at the code.")
    for other in others:
        print(f"If that does not open, try  http://{other}")


def check_port(port: int) -> None:
    """Raises ValueError, in a plain sentence, where no server can take the port."""
    # Some systems let one server have a port on every interface and another one the same on loopback.
    for address in ("127.0.0.1", ""):
        with socket.socket() as probe:
            if os.name != "nt":
                # As Streamlit does: otherwise a server that has just ended would keep its port for a minute.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError as refusal:
                raise ValueError(why_not(port, refusal)) from refusal


def why_not(port: int, refusal: OSError) -> str:
    """What to say of a port that the system refuses."""
    another = "choose another one with `make class PORT=...`."
    if refusal.errno == errno.EADDRINUSE:
        return f"Port {port} is in use on this computer: end the program that uses it, or {another}"
    if refusal.errno == errno.EACCES:
        return f"Port {port} is reserved for the administrator of this computer: {another}"
    return f"Port {port} cannot be used ({refusal.strerror}): {another}"


def check(port: str) -> int:
    """The port to serve at. Raises ValueError or OSError, in a plain sentence, where a server could not start."""
    if str(ROOT) not in sys.path:
        # Run as a file, this one finds only its neighbours.
        sys.path.insert(0, str(ROOT))
    from lessons import environment
    from pages.parts import start

    number = environment.port(port)
    start.check()
    check_port(number)
    return number


def command(port: int) -> list[str]:
    """What serves the room: on every interface, with small uploads and messages, and no details of errors to read."""
    streamlit = [sys.executable, "-m", "streamlit", "run", str(APP)]
    options = ["--server.address=0.0.0.0", f"--server.port={port}", "--server.baseUrlPath=", "--server.headless=true"]
    limits = ["--server.maxUploadSize=10", "--server.maxMessageSize=25", "--server.maxWidgetStateSize=5"]
    return [*streamlit, *options, *limits, "--client.showErrorDetails=none", "--logger.hideWelcomeMessage=true"]


def main() -> None:
    """Invites the room and becomes its server; where none could start, exits with a sentence before anything else."""
    try:
        port = check(" ".join(sys.argv[1:]))
    except (ValueError, OSError) as refusal:
        sys.exit(str(refusal))
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that has no blocks draws the address with question marks.
        sys.stdout.reconfigure(errors="replace")
    found = addresses()
    if not found:
        sys.exit("This computer is on no network: join the classroom's network, then start again.")
    address, *others = [f"{each}:{port}" for each in found]
    link = secrets.token_urlsafe(32)
    invite(address, others)
    print("\nOpen this link and press its button to be the teacher. It works once, so do it before others see it:")
    print(f"http://{address}/teacher/{link}\n", flush=True)
    # The command line of a process can be read by every user of this computer, its environment by its own user alone.
    room = {"LAYERSCOPE_CLASS": address, "LAYERSCOPE_TEACHER": link}
    os.execve(sys.executable, command(port), os.environ | room)


if __name__ == "__main__":
    main()

"""Which Dask schedulers may be used."""

import os
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit


def scheduler_address() -> str | None:
    """LAYERSCOPE_SCHEDULER; None where the workers are to be this machine's own. Raises as `check_scheduler` does."""
    address = os.environ.get("LAYERSCOPE_SCHEDULER", "").strip()
    if not address:
        return None
    check_scheduler(address)
    return address


def check_scheduler(address: str) -> None:
    """Raises ValueError, in a plain sentence, for what no scheduler has, and for one without encryption elsewhere."""
    try:
        parts = urlsplit(address)
        usable = _names_a_server(parts) and (parts.scheme == "tls" or _is_here(parts))
    except ValueError:  # a bracket that is not closed, a port that is no number
        usable = False
    if not usable:
        raise ValueError(
            f"LAYERSCOPE_SCHEDULER is {address}; a scheduler on another machine needs a tls:// address such as "
            "tls://lab.example:8786, one on this machine one such as tcp://127.0.0.1:8786."
        )


def _names_a_server(parts: SplitResult) -> bool:
    """Whether it is a host and a port, and nothing else."""
    whole = parts.geturl() == f"{parts.scheme}://{parts.netloc}" and "@" not in parts.netloc
    return whole and parts.scheme in ("tcp", "tls") and bool(parts.hostname) and parts.port is not None


def _is_here(parts: SplitResult) -> bool:
    """Whether it is on this machine. Raises ValueError for the name of another."""
    return parts.hostname == "localhost" or ip_address(parts.hostname or "").is_loopback

"""Which Dask schedulers may be used."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def check_scheduler(address: str) -> None:
    """Raises ValueError, in a plain sentence, for a scheduler reached over a network without encryption."""
    parts = urlsplit(address)
    if parts.scheme == "tls" or parts.hostname == "localhost":
        return
    try:
        local = ip_address(parts.hostname or "").is_loopback
    except ValueError:
        local = False
    if not local:
        raise ValueError(f"LAYERSCOPE_SCHEDULER is {address}; a scheduler on another machine needs a tls:// address.")

"""Where this user's runs and downloads are kept."""

import os
import sys
from pathlib import Path


def home() -> Path:
    """LAYERSCOPE_HOME, or else the folder where programs of this system keep a user's data; it may not exist yet."""
    chosen = os.environ.get("LAYERSCOPE_HOME")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "~/AppData/Local")
    elif sys.platform == "darwin":
        base = "~/Library/Application Support"
    else:
        base = os.environ.get("XDG_DATA_HOME", "~/.local/share")
    return Path(base).expanduser() / "layerscope"

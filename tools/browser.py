"""Finds the Chromium that the browser tests drive, or installs one: `python tools/browser.py`."""

import os
import shutil
import subprocess
import sys

# The shell has no windows to draw, so every page opens in two thirds of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str | None:
    """The path of the first Chromium or Chrome on the PATH."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def install_with_apt() -> bool:
    """Whether Debian's or Ubuntu's package manager could be used here, and brought a Chromium."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    silent = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}

    def apt(*words: str) -> bool:
        return subprocess.run(["apt-get", *words], env=silent, check=False).returncode == 0

    install = ("install", "--yes", "--no-install-recommends")
    # Not every release of Debian and Ubuntu has the shell.
    return apt("update") and (apt(*install, "chromium-headless-shell") or apt(*install, "chromium"))


def install_with_playwright() -> bool:
    """Whether Playwright has its own Chromium now; it downloads that only once."""
    return subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode == 0


def main() -> None:
    """Leaves the machine with a Chromium, or exits with a sentence that says what to do."""
    if not (find() or (install_with_apt() and find()) or install_with_playwright()):
        sys.exit("The browser tests need Chromium, and it could not be installed: put `chromium` on the PATH.")


if __name__ == "__main__":
    main()
